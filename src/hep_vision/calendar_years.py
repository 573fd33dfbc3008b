"""The years that days of programs and periods lie in; others are slips of the pen.

Counting from a day near the ends of the calendar would fall off it.
"""

from __future__ import annotations

YEARS = range(2000, 2100)


def year_fault(year: int) -> str | None:
    """What is wrong with a year; None if nothing is."""
    if year in YEARS:
        return None
    return f"the year {year} cannot be meant; write one from {YEARS[0]} to {YEARS[-1]}"
