"""What options say, turned into values that every command can work with."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, get_args

import typer

from hep_vision.calendar_years import year_fault
from hep_vision.measure.exercise import AskedSide

if TYPE_CHECKING:
    from collections.abc import Mapping

# Beyond any joint, video or hold: what is larger is a slip, and would overflow.
LARGEST_RANGE = 1000.0
LARGEST_TIME_S = 24 * 3600.0
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
    # Brings numpy, which most commands do without.
    from hep_vision.sources.pose.keypoint_files import size_in_words

    try:
        return size_in_words(text)
    except ValueError as error:
        raise typer.BadParameter(f"{error}.", param_hint="--size") from None


def check_ranges(given: Mapping[str, float | None], largest: float) -> None:
    """See that the values of options, by their names, are numbers that one can measure by.

    Raises
    ------
    typer.BadParameter
        If one is not a number, or further from zero than ``largest``.
    """
    for option, value in given.items():
        if value is not None and not abs(value) <= largest:
            raise typer.BadParameter(
                f"{option} must be a number from {-largest:g} to {largest:g}, not {value:g}."
            )


def _check_year(day: date, option: str) -> None:
    fault = year_fault(day.year)
    if fault is not None:
        raise typer.BadParameter(fault, param_hint=option)
