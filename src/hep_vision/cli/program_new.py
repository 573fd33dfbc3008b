"""``hep-vision program new``, ``templates`` and ``revise``: writing a program."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, fields
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.padding import Padding
from rich.text import Text

from hep_vision.cli.console import err, escape, out
from hep_vision.cli.conversation import Conversation, Draft
from hep_vision.cli.option_values import day_of
from hep_vision.cli.options_value import command_of
from hep_vision.cli.program_cards import WIDTH, print_program
from hep_vision.cli.program_interview import DEFAULT_WEEKS, Interview, ask_once, ask_to_write
from hep_vision.errors import OutputError
from hep_vision.program.draft import revise_program, write_program
from hep_vision.program.entry import parse_entry
from hep_vision.program.known import KnownExercises, known_exercises
from hep_vision.program.load import check_text
from hep_vision.program.parts import Frequency
from hep_vision.program.ready import load_ready, ready_ids
from hep_vision.program.short_answers import read_yes
from hep_vision.program.words import frequency_words
from hep_vision.record.files import replacing

if TYPE_CHECKING:
    from hep_vision.program.ready import ReadyProgram

FirstDay = Annotated[
    str | None, typer.Option("--from", metavar="YYYY-MM-DD", help="First day. Default: today.")
]
SIDES = ("left", "right")


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
    template: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="TEMPLATE",
            help="A ready program to begin with (`hep-vision program templates` lists them). A "
            "date is taken for the first day.",
        ),
    ] = None
    side: Annotated[
        str | None,
        typer.Option(metavar="left|right", help="Treated side, for a ready program."),
    ] = None
    first: Annotated[
        str | None,
        typer.Option("--first-day", metavar="YYYY-MM-DD", help="First day. Default: today."),
    ] = None
    weeks: Annotated[
        int | None,
        typer.Option(
            min=1, max=104, help=f"For how long. Default: {DEFAULT_WEEKS}, or as the template says."
        ),
    ] = None
    operated: Annotated[
        str | None,
        typer.Option(metavar="YYYY-MM-DD", help="Day of the operation, for a ready program."),
    ] = None
    language: Annotated[
        str | None, typer.Option(help="Of the patient's sheet and session: en, es, de.")
    ] = None
    link: Annotated[
        str | None, typer.Option(help="Address of the session page, for the sheet's QR code.")
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
        with suppress(ValueError):  # --from was the first day before there were templates
            values["first"] = date.fromisoformat(self.template or "").isoformat()
            values["template"] = None
        values["first"] = day_of(values["first"], "--first-day")
        values["operated"] = day_of(values["operated"], "--operated")
        if self.side not in (None, *SIDES):
            raise typer.BadParameter("write --side left or --side right", param_hint="--side")
        values["goals"], values["precautions"] = values.pop("goal"), values.pop("precaution")
        lines = values.pop("exercise") or ()
        return {**values, "exercises": [parse_entry(line, known) for line in lines]}

    def told(self) -> dict[str, Any]:
        """The flags that were used, as the draft keeps them."""
        used = {field.name: getattr(self, field.name) for field in fields(self)}
        return {name: value for name, value in used.items() if name != "file" and value is not None}


@command_of(NewOptions)
def new(asked: NewOptions) -> None:
    """Write a program: asks step by step for what the flags do not tell.

    With exercises, by --exercise or --from, only what is missing is asked.

    Shorthand is understood: 3 x 10 hold 5 s, twice daily, mon-fri at 8:00.

    < goes back a step, - leaves a question empty.

    A draft is kept at every answer; the same command goes on with it.
    """
    _check_is_new(asked.file)
    known = known_exercises()
    draft = Draft.beside(asked.file)
    try:
        asked = _resumed(asked, draft)
        text, said = _ask_all(asked, draft, known)
    except (typer.Abort, KeyboardInterrupt):  # Ctrl-C, or no more answers
        if draft.answers:
            err.print(
                f"Your answers are kept in {escape(str(draft.path))}. `hep-vision program new "
                f"{escape(str(asked.file))}` goes on with them.",
                soft_wrap=True,
            )
        raise KeyboardInterrupt from None
    if text is None:
        out.print(
            f"Not written; the draft {escape(str(draft.path))} keeps your answers.", soft_wrap=True
        )
        return
    _write(asked.file, text)
    draft.forget()
    if said:
        out.print(said, soft_wrap=True)
    out.print(
        f"Wrote {escape(str(asked.file))}. Look at it with `hep-vision program show`, and edit "
        "it: it is text.",
        soft_wrap=True,
    )


def _resumed(asked: NewOptions, draft: Draft) -> NewOptions:
    """Options with those of a draft, if the person goes on with it; else it begins anew."""
    if draft.saved_at is None:
        draft.given = asked.told()
        return asked
    when = f"{draft.saved_at:%Y-%m-%d %H:%M}"
    fresh = Conversation(Draft(draft.path))
    question = f"There is a draft of {when}, {len(draft.answers)} answers. Go on with it"
    if not ask_once(fresh, f"{question}: yes or no", read_yes):
        draft.answers, draft.given = {}, asked.told()
        return asked
    kept = {name: draft.given[name] for name in draft.given.keys() & NewOptions.__slots__}
    draft.given = {**kept, **asked.told()}
    return NewOptions(file=asked.file, **draft.given)


def _ask_all(asked: NewOptions, draft: Draft, known: KnownExercises) -> tuple[str | None, str]:
    """Text of the program, or None if it is not to be written, and what else is to be said."""
    given = asked.given(known)
    talk = Conversation(draft)

    def make() -> str | None:
        values = Interview(given, known, today_here(), talk).values()
        text = write_program(values, known)
        if not talk.has_asked:
            return text
        _show(text, known)
        return text if ask_to_write(talk, str(asked.file)) else None

    text = talk.run(make)
    proposal = "It is a proposal: adjust dose, goals and limits to the patient."
    return text, proposal if given["template"] else ""


def _show(text: str, known: KnownExercises) -> None:
    """Show what would be written, with what is worth a second look."""
    checked = check_text(text, known, today=today_here())
    if checked.program is not None:
        out.print()
        print_program(checked.program, known)
        out.print()
    for problem in checked.warnings:
        line = f"[yellow]look again[/] {escape(problem.field)}: {escape(problem.problem)}; "
        out.print(line + escape(problem.fix), soft_wrap=True)


def templates() -> None:
    """List the ready programs: what they are for, what is in them, and where doses come from.

    They are proposals, to be adjusted to the patient: `hep-vision program new FILE --from NAME`.
    """
    known = known_exercises()
    for id_ in ready_ids():
        _print_ready(load_ready(id_), known)
    out.print("Proposals, to be adjusted: `hep-vision program new FILE --from NAME`.")


def _print_ready(ready: ReadyProgram, known: KnownExercises) -> None:
    weeks = "1 week" if ready.weeks == 1 else f"{ready.weeks} weeks"
    out.print(f"[bold]{escape(ready.template)}[/]  {escape(ready.title)}, {weeks}")
    out.print(Padding(Text(ready.about), (0, 0, 0, 2)), width=WIDTH)
    for entry in ready.exercises:
        out.print(Padding(Text(f"- {_ready_line(entry, known)}"), (0, 0, 0, 2)), width=WIDTH)
    for exercise, how in ready.instead.items():
        name = known[exercise].name if exercise in known else exercise
        out.print(Padding(Text(f"  or {name}: {how}"), (0, 0, 0, 2)), width=WIDTH)
    works = [
        work.work if work.checked else f"{work.work} (to be looked up)"
        for work in ready.sources.values()
    ]
    sources = Text(f"Sources: {'; '.join(works)}", style="dim")
    out.print(Padding(sources, (0, 0, 0, 2)), width=WIDTH)
    out.print()


def _ready_line(entry: dict[str, Any], known: KnownExercises) -> str:
    """One exercise of a ready program in a line."""
    sets = entry.get("sets") or entry["sets_per_side"]
    reps = entry.get("reps") or entry.get("reps_per_side")
    side = {"treated": "treated side", "each": "each side"}.get(entry["side"], entry["side"])
    hold = f", hold {entry['hold_s']:g} s" if "hold_s" in entry else ""
    often = frequency_words(Frequency.model_validate(entry["frequency"]))
    dose = f"{sets} x {reps}" if reps else f"{sets} times"
    return f"{known[entry['exercise']].name}, {side}: {dose}{hold}. {often}"


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
