"""The patient's page: today, this week, their own gain; kindly and truthfully."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from hep_vision.program.day_words import DAYS_OF_MISSES, describe_day
from hep_vision.program.safety_words import mismatch_words, warnings_of
from hep_vision.program.words import contact_words, counted, weekday_words
from hep_vision.review.document import Bullets, Document, Section, Text
from hep_vision.review.own_progress import progress_sections
from hep_vision.review.participation import calendar
from hep_vision.review.report import imprint_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from hep_vision.program.known import KnownExercises
    from hep_vision.review.document import Block
    from hep_vision.review.period import Period

TITLE = "Your exercises: how it is going"
WEEKS_SHOWN = 5  # a month, whatever weekday it begins on
PATIENT_WORDS = {
    "unsafe": "something happened: tell your therapist",
    "done": "all done",
    "partial": "some of it done",
    "no_data": "planned, nothing recorded",
    "too_much": "more than planned",
    "unmatched": "something else than planned",
    "rest": "rest",
    "unplanned": "an extra day",
}


def make_patient_page(period: Period, known: KnownExercises) -> Document:
    """Put together the patient's page.

    Parameters
    ----------
    period : Period
        What the record knows; its last day is today or the end of the week.
    known : mapping
        The library, for the names of prescribed exercises.
    """
    sections = [
        *_warnings(period, known),
        Section("Today", tuple(_today(period, known))),
        Section("This week", tuple(_week(period, known))),
        *_month(period),
        *progress_sections(period, known, _day(period)),
        Section("Good to know", tuple(_good_to_know(period))),
    ]
    return Document(TITLE, (), tuple(sections), imprint_of(period), large=True)


def _warnings(period: Period, known: KnownExercises) -> Iterator[Section]:
    """What happened in the last days: to stop there, and to tell the therapist."""
    today = _day(period)
    recent = [e for e in period.events if today - DAYS_OF_MISSES < e.day <= today]
    words = tuple(warnings_of(recent, today, period.program, known))
    if words:
        yield Section("Important", tuple(Text(one, "strong") for one in words))


def _today(period: Period, known: KnownExercises) -> Iterator[Block]:
    today = _day(period)
    plans = [plan for plan in period.plans if plan.day <= today]
    if not plans:
        yield Text(f"{weekday_words(today)}.")
        return
    clock = period.now.time() if today == period.now.date() else None
    card = describe_day(plans, period.programs, known, clock, period.events)
    yield Text(f"{card.title}. {card.headline}")
    items = tuple(f"{item.name}, {item.side}: {item.progress or item.dose}" for item in card.items)
    if items:
        yield Bullets(items)


def _day(period: Period) -> date:
    """Today, or the last day of a period that is over."""
    return min(period.now.date(), period.last)


def _week(period: Period, known: KnownExercises) -> Iterator[Block]:
    today = _day(period)
    monday = today - timedelta(days=today.weekday())
    marks = tuple(m for m in period.marks if monday <= m.day <= monday + timedelta(days=6))
    sets = [one for one in period.sets if one.day >= monday]
    reps = sum(one.done_repetitions for one in sets)
    days = len({session.day for session in period.sessions if session.day >= monday})
    if days:
        # Of sets that the camera does not measure no repetitions are known, only whether the
        # patient said that they were done.
        timed = [one for one in sets if not one.is_measured and one.why_ended == "done"]
        done = counted(reps, "repetition") if reps else counted(len(timed), "set")
        amount = f": {done}" if reps or timed else ""
        yield Text(f"You exercised on {counted(days, 'day')} this week{amount}.")
    else:
        yield Text("Nothing recorded yet this week. Today is a good day to begin again.")
    wrong = [work for work in period.unmatched if work.why == "other_side" and work.day >= monday]
    told = dict.fromkeys(mismatch_words(work, known) for work in wrong)
    if told:
        yield Bullets(tuple(told))
    elif any(mark.status == "unmatched" for mark in marks):
        yield Text("On some days you did something else than was planned. Look at your plan again.")
    if any(mark.status == "no_data" for mark in marks):
        yield Text(
            "A planned day without a recording happens. Do the next one as planned, not double."
        )
    if any(mark.status == "too_much" for mark in marks):
        yield Text("On some days you did more than planned. More is not better: keep to the plan.")


def _month(period: Period) -> Iterator[Section]:
    """The weeks until the end of this one, as a calendar."""
    today = _day(period)
    monday = today - timedelta(days=today.weekday())
    first = monday - timedelta(weeks=WEEKS_SHOWN - 1)
    marks = tuple(m for m in period.marks if first <= m.day <= monday + timedelta(days=6))
    if marks:
        yield Section("Your month", (calendar(marks, PATIENT_WORDS),))


def _good_to_know(period: Period) -> Iterator[Block]:
    yield Text(
        "The angles are estimates from a camera, not a medical measurement. "
        "If something hurts more than you agreed on, stop and ask."
    )
    if period.program is not None:
        yield Text(f"Questions? {contact_words(period.program.contact)}", "strong")
