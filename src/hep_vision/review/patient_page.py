"""The patient's page: today, this week, their own gain; kindly and truthfully, on one page."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from hep_vision.program.arcs import goal_words
from hep_vision.program.day_words import DAYS_OF_MISSES, describe_day
from hep_vision.program.known import known_exercises
from hep_vision.program.safety_words import warnings_of
from hep_vision.program.words import contact_words, counted, weekday_words
from hep_vision.review import charts
from hep_vision.review.amounts import amount_words
from hep_vision.review.change_words import patient_words
from hep_vision.review.document import Bullets, Chart, Document, Section, Text
from hep_vision.review.movement import goal_of
from hep_vision.review.participation import calendar
from hep_vision.review.report import imprint_of
from hep_vision.review.wording import SIDE_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from hep_vision.program.known import KnownExercises
    from hep_vision.review.course import Course
    from hep_vision.review.document import Block
    from hep_vision.review.period import Period

TITLE = "Your exercises: how it is going"
_MOST_GAINS = 2  # more would not fit on the page, nor help


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
        Section("This week", tuple(_week(period))),
        *_gains(period),
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


def _week(period: Period) -> Iterator[Block]:
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
        told = f": {done}" if reps or timed else ""
        yield Text(f"You exercised on {counted(days, 'day')} this week{told}.")
    else:
        yield Text("Nothing recorded yet this week. Today is a good day to begin again.")
    if any(mark.status == "unmatched" for mark in marks):
        yield Text("On some days you did something else than was planned. Look at your plan again.")
    if any(mark.status == "no_data" for mark in marks):
        yield Text(
            "A planned day without a recording happens. Do the next one as planned, not double."
        )
    if any(mark.status == "too_much" for mark in marks):
        yield Text("On some days you did more than planned. More is not better: keep to the plan.")
    if marks:
        yield calendar(marks)


def _gains(period: Period) -> Iterator[Section]:
    known = known_exercises()
    courses = [
        course
        for course in period.courses
        if course.trend.unit == "deg" and may_gain(course.trend.exercise, known)
    ]
    # What was exercised most says most.
    courses.sort(key=lambda course: -len(course.trend.stretches[-1]))
    blocks: list[Block] = []
    for number, course in enumerate(courses[:_MOST_GAINS]):
        trend = course.trend
        goal = goal_of(period, trend.exercise)
        passed = any(
            event.kind == "limit_passed" and event.exercise == trend.exercise
            for event in period.events
        )
        words = _gain_words(course, goal, passed=passed)
        blocks.append(Text(words))
        if number == 0 and len(trend.stretches[-1]) > 2:
            chart = partial(charts.gain_chart, trend, goal, "degrees")
            blocks.append(Chart(chart, f"{trend.name}: how far you move", words))
    if blocks:
        yield Section("Your own progress", tuple(blocks))


def may_gain(exercise: str, known: KnownExercises) -> bool:
    """Whether going further is a gain: nobody is praised for going past a position."""
    return exercise not in known or known[exercise].more_is_better


def _gain_words(course: Course, goal: float | None, *, passed: bool) -> str:
    """What a session came to and whether it is a gain, without promising one."""
    trend = course.trend
    value = trend.latest.value
    side = "" if trend.side == "both" else f", {SIDE_WORDS.get(trend.side, trend.side)} side"
    helped = ", with help" if trend.rom_type in ("active_assisted", "passive") else ""
    now = f"{trend.name}{side}{helped}: about {amount_words(value.value, 'deg')} now."
    if passed:  # further is no gain where a limit was passed
        return f"{now} You moved further than your limit allows. Stop before the limit."
    words = [now, patient_words(course)]
    if goal is not None:
        aim = goal_words(goal, trend.measure, value.sign)
        reached = value.sign * (goal - value.value) <= 0
        words.append(f"You reached your goal: {aim}." if reached else f"Your goal: {aim}.")
    return " ".join(words)


def _good_to_know(period: Period) -> Iterator[Block]:
    yield Text(
        "The angles are estimates from a camera, not a medical measurement. "
        "If something hurts more than you agreed on, stop and ask."
    )
    if period.program is not None:
        yield Text(f"Questions? {contact_words(period.program.contact)}", "strong")
