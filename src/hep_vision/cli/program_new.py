"""``hep-vision program new`` and ``revise``: writing a program, and its next version."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from hep_vision.cli.console import escape, out
from hep_vision.cli.option_values import day_of
from hep_vision.cli.options_value import command_of
from hep_vision.cli.program_interview import DEFAULT_WEEKS, Interview
from hep_vision.errors import OutputError
from hep_vision.program.draft import revise_program, write_program
from hep_vision.program.entry import parse_entry
from hep_vision.program.known import KnownExercises, known_exercises
from hep_vision.record.files import replacing

FirstDay = Annotated[
    str | None, typer.Option("--from", metavar="YYYY-MM-DD", help="First day. Default: today.")
]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewOptions:
    """What `hep-vision program new` was asked for; the fields are the command's options."""

    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="Program to write.", show_default=False)
    ]
    patient: Annotated[
        str | None, typer.Option(help="Pseudonym of the patient, never the name.")
    ] = None
    author: Annotated[str | None, typer.Option(help="Your name and title.")] = None
    clinic: Annotated[str | None, typer.Option(help="Practice or hospital.")] = None
    contact: Annotated[str | None, typer.Option(help="Whom to ask. Default: the author.")] = None
    email: Annotated[str | None, typer.Option(help="E-mail address of the contact.")] = None
    phone: Annotated[str | None, typer.Option(help="Telephone of the contact.")] = None
    program: Annotated[str | None, typer.Option(help="Name that all versions keep.")] = None
    first: FirstDay = None
    weeks: Annotated[
        int | None, typer.Option(min=1, max=104, help=f"For how long. Default: {DEFAULT_WEEKS}.")
    ] = None
    timezone: Annotated[
        str | None, typer.Option(help="Where the patient lives. Default: as this computer.")
    ] = None
    goal: Annotated[list[str] | None, typer.Option(help="A goal; may be repeated.")] = None
    precaution: Annotated[
        list[str] | None, typer.Option(help="What to watch out for; may be repeated.")
    ] = None
    catch_up_days: Annotated[
        int | None,
        typer.Option(min=0, max=6, help="For how many days a missed day may be made up; 0: not."),
    ] = None
    exercise: Annotated[
        list[str] | None,
        typer.Option(
            metavar="'ID FIELD=VALUE ...'",
            help="An exercise with its dose, e.g. 'squat side=both sets=3 reps=10 "
            "days=monday,friday'; may be repeated.",
        ),
    ] = None

    def given(self, known: KnownExercises) -> dict[str, Any]:
        """Answers to the interview, by the names of its questions; None where it is to ask."""
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        del values["file"]
        values["goals"], values["precautions"] = values.pop("goal"), values.pop("precaution")
        lines = values.pop("exercise") or ()
        return {**values, "exercises": [parse_entry(line, known) for line in lines]}


@command_of(NewOptions)
def new(asked: NewOptions) -> None:
    """Write a program: asks step by step for what the flags do not tell.

    With --patient, --author, --email or --phone, and --exercise, nothing is asked.
    """
    _check_is_new(asked.file)
    known = known_exercises()
    try:
        values = Interview(asked.given(known), known, today_here()).values()
    except typer.Abort:  # Ctrl-C, or no more answers
        raise KeyboardInterrupt from None
    _write(asked.file, write_program(values, known))
    out.print(
        f"Wrote {escape(str(asked.file))}. Look at it with `hep-vision program show`, and edit "
        "it: it is text.",
        soft_wrap=True,
    )


def revise(
    old: Annotated[
        Path, typer.Argument(metavar="OLD", help="The version so far.", show_default=False)
    ],
    file: Annotated[
        Path, typer.Argument(metavar="NEW", help="Where the next goes.", show_default=False)
    ],
    first: FirstDay = None,
) -> None:
    """Write the next version of a program, ready to be edited."""
    _check_is_new(file)
    day = day_of(first, "--from") or today_here()
    _write(file, revise_program(old, known_exercises(), valid_from=day))
    out.print(
        f"Wrote {escape(str(file))}. Edit it, then check it with `hep-vision program validate` "
        "and `diff`.",
        soft_wrap=True,
    )


def _check_is_new(file: Path) -> None:
    if file.exists():
        raise OutputError(
            f"{file} exists already; choose another name, or write its next version with "
            "`hep-vision program revise`."
        )


def _write(file: Path, text: str) -> None:
    with replacing(file) as part:
        part.write_text(text, "utf-8")


def today_here() -> date:
    """Today by this computer's calendar."""
    return datetime.now().astimezone().date()
