"""Single values out of files that nobody vouches for: what none of ours may be."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from hep_vision.calendar_years import year_fault
from hep_vision.plain_text import forbidden_sign

if TYPE_CHECKING:
    from collections.abc import Iterable

# Larger than any time, angle, length, count or version that is meant; and small enough for
# sums and squares of them, for databases and for the calendar.
LARGEST_NUMBER = 1e9


def check_values(values: Iterable[object]) -> None:
    """See that numbers, days and texts can be what they say.

    Raises
    ------
    ValueError
        If one cannot: it names the value and what is wrong.
    """
    for value in values:
        fault = value_fault(value)
        if fault is not None:
            raise ValueError(fault)


def value_fault(value: object) -> str | None:
    """What is wrong with a value, whatever it is for; None if nothing is."""
    match value:
        case bool():
            return None
        case int() | float():
            return "a number is too large to be meant" if abs(value) > LARGEST_NUMBER else None
        case str():
            sign = forbidden_sign(value)
            return None if sign is None else f"a text holds {sign}"
        case date():
            return year_fault(value.year)
        case _:
            return None
