"""The month: a sign for each day, each with its word below."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from babel.dates import get_day_names

from hep_vision.review.adherence import calendar_of
from hep_vision.web.reading import read
from hep_vision.web.rendering import page
from hep_vision.web.site import site_of
from hep_vision.web.table import Entry

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from hep_vision.review.adherence import DayMark, MarkStatus
    from hep_vision.web.reading import Reading
    from hep_vision.web.words import PageWords

SIGNS: dict[MarkStatus, str] = {
    "done": "✓",
    "partial": "◐",
    "no_data": "?",
    "too_much": "+",
    "unmatched": "≠",
    "rest": "·",
    "unplanned": "✓",
    "unsafe": "!",
    "to_come": "○",
    "nothing": "",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A day of the calendar."""

    number: int
    text: str
    status: MarkStatus
    sign: str
    is_today: bool


def routes() -> list[Entry]:
    """Entries of the table of routes."""
    return [Entry(path="/month", endpoint=month, who="patient")]


def month(request: Request) -> Response:
    """The page."""
    site = site_of(request)
    reading = read(site)
    words = site.words(reading.program)
    marks = _marks(reading)
    weeks = [marks[first : first + 7] for first in range(0, len(marks), 7)]
    while weeks and all(mark.status == "nothing" for mark in weeks[0]):
        del weeks[0]  # before the program
    used: dict[MarkStatus, None] = dict.fromkeys(
        mark.status for mark in marks if mark.status != "nothing"
    )
    return page(
        "month.html",
        words,
        site.settings,
        weekdays=_weekdays(words),
        weeks=[[_day(mark, reading, words) for mark in week] for week in weeks],
        legend=[(status, SIGNS[status], words.say(f"mark-{status}")) for status in used],
    )


def _marks(reading: Reading) -> tuple[DayMark, ...]:
    if not reading.plans:
        return ()
    return calendar_of(reading.plans, reading.plans[0].day, reading.today, reading.events)


def _weekdays(words: PageWords) -> list[tuple[str, str]]:
    """Short and whole names from Monday on, as the weeks of a program are counted."""
    short = get_day_names("abbreviated", locale=words.patient.locale)
    whole = get_day_names("wide", locale=words.patient.locale)
    return [(short[n].rstrip("."), whole[n]) for n in range(7)]


def _day(mark: DayMark, reading: Reading, words: PageWords) -> Day:
    is_today = mark.day == reading.today
    today = f", {words.say('month-today')}" if is_today else ""
    said = words.say(f"mark-{mark.status}")
    return Day(
        number=mark.day.day,
        text=f"{words.patient.weekday_date(mark.day)}{today}: {said}",
        status=mark.status,
        sign=SIGNS[mark.status],
        is_today=is_today,
    )
