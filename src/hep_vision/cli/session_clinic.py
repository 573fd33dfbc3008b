"""``hep-vision sessions measure`` and ``outcome``: what the clinic measures itself."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from hep_vision.cli.console import escape, out
from hep_vision.cli.option_values import day_of
from hep_vision.cli.record_options import Db, opened
from hep_vision.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence

Whose = Annotated[
    str, typer.Option("--patient", "-p", help="Pseudonym, never a name.", show_default=False)
]
By = Annotated[str | None, typer.Option("--by", help="Who measured.", show_default=False)]
On = Annotated[
    str | None,
    typer.Option("--on", metavar="YYYY-MM-DD", help="When it was measured. Default: today."),
]
Remark = Annotated[
    str | None, typer.Option(help="Anything else: position, instrument.", show_default=False)
]
Withdraw = Annotated[
    int | None,
    typer.Option(min=1, help="Number of one that is wrong; it stays, marked.", show_default=False),
]
Reason = Annotated[str | None, typer.Option(help="Why it is withdrawn.", show_default=False)]


def measure(
    patient: Whose,
    what: Annotated[
        str | None,
        typer.Argument(metavar="MEASURE", help="Such as knee_flexion.", show_default=False),
    ] = None,
    degrees: Annotated[
        float | None,
        typer.Argument(metavar="DEG", help="Angle, neutral-zero.", show_default=False),
    ] = None,
    side: Annotated[
        str | None, typer.Option(metavar="left|right", help="Which side.", show_default=False)
    ] = None,
    method: Annotated[
        str, typer.Option(help="goniometer, inclinometer, tape or visual.")
    ] = "goniometer",
    moved: Annotated[
        str, typer.Option("--rom-type", help="active, active_assisted or passive.")
    ] = "active",
    author: By = None,
    on: On = None,
    remark: Remark = None,
    withdraw: Withdraw = None,
    reason: Reason = None,
    db: Db = None,
) -> None:
    """Enter an angle that you measured yourself, or list those there are.

    Example: hep-vision sessions measure knee_flexion 95 --side left -p P-7 --by "D. Okafor, PT".
    Negative angles stand after --: hep-vision sessions measure -p P-7 ... -- knee_flexion -5.
    """
    from hep_vision.store.clinic_values import (
        ClinicValue,
        add_clinic_value,
        read_clinic_values,
        withdraw_clinic_value,
    )

    values: Any = {"measure": what, "value_deg": degrees, "side": side, "method": method}
    values["rom_type"] = moved
    with opened(db) as store:
        if withdraw is not None:
            by, why = _named(author), reason or ""
            withdraw_clinic_value(store, ClinicValue, withdraw, author=by, reason=why)
        elif what is not None:
            if degrees is None:
                raise InputError("No angle is told; write for example knee_flexion 95.")
            _check_choice("--side", side, ("left", "right"))
            _check_choice("--rom-type", moved, ("active", "active_assisted", "passive"))
            today, day = _days(on)
            value = ClinicValue(**values, author=_named(author), day=day, remark=remark)
            number = add_clinic_value(store, patient, value, today=today)
            out.print(f"Stored as {number}.")
        values_there = read_clinic_values(store, patient, withdrawn=True)
        _print(
            [
                f"{one.measure.replace('_', ' ')} {one.side} {one.value_deg:g}\N{DEGREE SIGN} "
                f"({one.rom_type.replace('_', '-')}, {one.method}, {one.author})"
                for one in values_there
            ],
            values_there,
        )


def outcome(
    patient: Whose,
    instrument: Annotated[
        str | None,
        typer.Argument(
            metavar="QUESTIONNAIRE", help="koos_jr, lefs or quickdash.", show_default=False
        ),
    ] = None,
    score: Annotated[
        float | None, typer.Argument(metavar="SCORE", help="As scored.", show_default=False)
    ] = None,
    author: By = None,
    on: On = None,
    remark: Remark = None,
    withdraw: Withdraw = None,
    reason: Reason = None,
    db: Db = None,
) -> None:
    """Enter the score of a questionnaire, or list those there are.

    The questions are not part of hep-vision: no licence lets it carry them.
    """
    from hep_vision.program.questionnaires import OUTCOMES
    from hep_vision.store.clinic_values import (
        OutcomeScore,
        add_clinic_value,
        read_outcome_scores,
        withdraw_clinic_value,
    )

    with opened(db) as store:
        if withdraw is not None:
            by, why = _named(author), reason or ""
            withdraw_clinic_value(store, OutcomeScore, withdraw, author=by, reason=why)
        elif instrument is not None:
            if score is None:
                raise InputError("No score is told; write for example lefs 54.")
            today, day = _days(on)
            one = OutcomeScore(
                instrument=instrument,  # type: ignore[arg-type]
                score=score,
                author=_named(author),
                day=day,
                remark=remark,
            )
            number = add_clinic_value(store, patient, one, today=today)
            out.print(f"Stored as {number}.")
        scores = read_outcome_scores(store, patient, withdrawn=True)
        _print(
            [
                f"{OUTCOMES[one.instrument].name} {one.score:g}, {OUTCOMES[one.instrument].better} "
                f"is better ({one.author})"
                for one in scores
            ],
            scores,
        )


def _days(on: str | None) -> tuple[Any, Any]:
    today = datetime.now().astimezone().date()
    return today, day_of(on, "--on") or today


def _named(author: str | None) -> str:
    if not author or not author.strip():
        raise InputError("Nobody is named; write who measured with --by.")
    return author


def _check_choice(option: str, given: str | None, choices: tuple[str, ...]) -> None:
    if given not in choices:
        *others, last = choices
        raise InputError(f"Write {option} {', '.join(others)} or {last}.")


def _print(texts: list[str], values: Sequence[Any]) -> None:
    """Print each with its number and day, and what else there is to say of it."""
    for text, one in zip(texts, values, strict=True):
        more = f", {one.remark}" if one.remark else ""
        if one.withdrawn_by:
            more = f", withdrawn by {one.withdrawn_by}: {one.withdrawn_why}"
        line = f"{one.id:>4}  {one.day}  {text}{more}"
        out.print(escape(line), style="dim" if one.withdrawn_by else "", soft_wrap=True)
    if not values:
        out.print("There are none yet.")
