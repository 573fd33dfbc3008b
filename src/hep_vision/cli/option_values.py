"""What options say, turned into values that every command can work with."""

from __future__ import annotations

import math
import re
from datetime import date, datetime
from typing import get_args

import typer

from hep_vision.measure.exercise import AskedSide

# What is outside of these years is a slip; periods that reach to the calendar's ends have none.
_YEARS = range(2000, 2100)
MOST_REPETITIONS = 1000
MOST_SETS = 100
MOST_FPS = 1000
MOMENT_FORMATS = ["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"]


def day_of(text: str | None, option: str) -> date | None:
    """Day that an option names.

    Raises
    ------
    typer.BadParameter
        If it names none, or one that cannot be meant.
    """
    if text is None:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(
            f"{text!r} is not a date; write 2027-01-31", param_hint=option
        ) from None
    _check_year(day, option)
    return day


def moment_of(told: datetime | None, option: str) -> datetime | None:
    """Moment that an option names by this computer's clock, with its time zone.

    Raises
    ------
    typer.BadParameter
        If it cannot be meant.
    """
    if told is None:
        return None
    _check_year(told, option)
    return told.astimezone()


def side_of(text: str) -> AskedSide:
    """Side that ``--side`` names.

    Raises
    ------
    typer.BadParameter
        If it names none.
    """
    sides: tuple[AskedSide, ...] = get_args(AskedSide)
    for side in sides:
        if text == side:
            return side
    raise typer.BadParameter(
        f"{text!r} is none of left, right, both and auto.", param_hint="--side"
    )


def size_of(text: str | None) -> tuple[int, int] | None:
    """Width and height of a picture that ``--size`` names.

    Raises
    ------
    typer.BadParameter
        If it names none.
    """
    if text is None:
        return None
    found = re.fullmatch(r"([1-9]\d{0,4})[xX\N{MULTIPLICATION SIGN}]([1-9]\d{0,4})", text.strip())
    if found is None:
        raise typer.BadParameter(
            f"{text!r} is no size; write width x height, as in 1920x1080.", param_hint="--size"
        )
    return int(found[1]), int(found[2])


def check_finite(given: dict[str, float | None]) -> None:
    """See that the values of options, by their names, are numbers that one can measure by.

    Raises
    ------
    typer.BadParameter
        If one is not a number, or infinite.
    """
    for option, value in given.items():
        if value is not None and not math.isfinite(value):
            raise typer.BadParameter(f"{option} must be a finite number, not {value}.")


def _check_year(day: date, option: str) -> None:
    if day.year not in _YEARS:
        raise typer.BadParameter(
            f"the year {day.year} cannot be meant; write one from {_YEARS[0]} to {_YEARS[-1]}",
            param_hint=option,
        )
