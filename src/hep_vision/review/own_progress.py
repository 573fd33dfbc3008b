"""Each exercise of the patient's own progress: first and now, the worse one first, none left out.

Praise needs a change that was told twice, and nothing that happened in the last days.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from hep_vision.program.arcs import goal_words
from hep_vision.program.day_words import DAYS_OF_MISSES
from hep_vision.program.safety import BREACHES
from hep_vision.program.words import counted, set_side_words
from hep_vision.review import charts
from hep_vision.review.amounts import amount_words
from hep_vision.review.change_words import patient_words
from hep_vision.review.document import Bullets, Chart, Section, Text
from hep_vision.review.movement import goal_of
from hep_vision.review.statements import say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from hep_vision.program.known import KnownExercises
    from hep_vision.review.course import Course
    from hep_vision.review.document import Block
    from hep_vision.review.period import Period

BAND = (
    "Each dot is one time. The grey band shows how sure the camera is: ups and downs inside it are "
    "no change."
)


def progress_sections(period: Period, known: KnownExercises, today: date) -> Iterator[Section]:
    """The section on the patient's own progress; none if nothing is prescribed nor done.

    Parameters
    ----------
    period : Period
        What the record knows.
    known : mapping
        The library, for names.
    today : date
        The day it is, or the last one of the period.
    """
    gains = (c for c in period.courses if may_gain(c.trend.exercise, known))
    courses = sorted((c for c in gains if c.trend.unit == "deg"), key=_order)
    measured = {(c.trend.exercise, c.trend.side) for c in courses}
    lines = [_gain_words(course, period, today) for course in courses]
    lines += _not_measured(period, known, measured)
    blocks: list[Block] = []
    early = say("patient_first")  # of several exercises it is said once, below them
    if lines:
        blocks.append(Bullets(tuple(line.replace(f" {early}", "") for line in lines)))
    if any(early in line for line in lines):
        blocks.append(Text(early))
    drawn = next((c for c in courses if len(c.trend.stretches[-1]) > 2), None)
    if drawn is not None:
        trend, words = drawn.trend, _gain_words(drawn, period, today)
        goal = goal_of(period, trend.exercise)
        limits = charts_limits(period, trend.exercise)
        chart = partial(charts.gain_chart, trend, goal, "degrees", limits)
        blocks += [Chart(chart, f"{trend.name}: how far you move", words), Text(BAND, "note")]
    if blocks:
        yield Section("Your own progress", tuple(blocks))


def may_gain(exercise: str, known: KnownExercises) -> bool:
    """Whether going further is a gain: nobody is praised for going past a position."""
    return exercise not in known or known[exercise].more_is_better


def charts_limits(period: Period, exercise: str) -> tuple[float, ...]:
    """Limits of an exercise that hold on the last day that has come."""
    today = min(period.now.date(), period.last)
    entries = period.program.exercises if period.program else ()
    limits = [
        limit for entry in entries if entry.exercise == exercise for limit in entry.limits_on(today)
    ]
    ends = [end for limit in limits for end in (limit.min_deg, limit.max_deg) if end is not None]
    return tuple(dict.fromkeys(ends))


def _order(course: Course) -> tuple[bool, int]:
    """What got worse first; then what was exercised most, which says most."""
    return not (course.is_worse and course.is_current), -len(course.trend.stretches[-1])


def _gain_words(course: Course, period: Period, today: date) -> str:
    """First and now of an exercise and whether it is a gain, without promising one."""
    trend = course.trend
    value = trend.latest.value
    said = f", {set_side_words(trend.side)}" if trend.side in ("left", "right") else ""
    helped = ", with help" if trend.rom_type in ("active_assisted", "passive") else ""
    name = f"{trend.name}{said}{helped}"
    passed = any(e.kind == "limit_passed" and e.exercise == trend.exercise for e in period.events)
    if passed:  # further is no gain where a limit was passed
        now = amount_words(value.value, "deg")
        return (
            f"{name}: about {now} now. You moved further than your limit allows. Stop before the "
            "limit."
        )
    recent = [e for e in period.events if today - DAYS_OF_MISSES < e.day <= today]
    hurt = any(e.kind in BREACHES and e.exercise in ("", trend.exercise) for e in recent)
    words = [f"{name}: {_first_and_now(course)}."]
    if not hurt or course.gained < 0:
        words.append(patient_words(course))
    goal = goal_of(period, trend.exercise)
    if goal is not None:
        aim = goal_words(goal, trend.measure, value.sign)
        reached = value.sign * (goal - value.value) <= 0 and not hurt
        words.append(f"You reached your goal: {aim}." if reached else f"Your goal: {aim}.")
    return " ".join(words)


def _first_and_now(course: Course) -> str:
    """``about 60 degrees at first, about 74 degrees now``; now alone where they do not compare."""
    change, latest = course.change, course.trend.latest.value
    if change.kind == "none" or change.direction_only or not course.is_current:
        return f"about {amount_words(latest.value, 'deg')} now"
    # The same difference as in the sentence on the change, to the degree.
    first = round(course.first_mean if change.kind == "judged" else course.points[0].value.value)
    now = first + round(change.difference)
    return f"about {amount_words(first, 'deg')} at first, about {amount_words(now, 'deg')} now"


def _not_measured(
    period: Period, known: KnownExercises, measured: set[tuple[str, str]]
) -> Iterator[str]:
    """What is prescribed or done and has no degrees: by how often it was done."""
    asked = {
        (entry.exercise, side)
        for entry in (period.program.exercises if period.program else ())
        for side in entry.set_sides
    }
    done = {(one.exercise, one.side) for one in period.sets}
    names = {one.exercise: one.exercise_name for one in period.sets}
    for exercise, side in sorted(asked | done):
        shown = (exercise, side) in measured or (
            side == "alternating" and {(exercise, "left"), (exercise, "right")} & measured
        )
        if shown:
            continue
        name = known[exercise].name if exercise in known else names.get(exercise, exercise)
        of_side = f", {side.upper()} side" if side in ("left", "right") else ""
        sets = [one for one in period.sets if (one.exercise, one.side) == (exercise, side)]
        days = len({one.day for one in sets})
        if not days:
            yield f"{name}{of_side}: nothing recorded yet."
        elif not may_gain(exercise, known):
            yield (
                f"{name}{of_side}: done on {counted(days, 'day')}. Hold the position as shown; "
                "going further is no gain."
            )
        elif all(one.is_measured and one.unit == "deg" for one in sets):
            yield (
                f"{name}{of_side}: done on {counted(days, 'day')}. The camera could not see well "
                "enough how far you moved."
            )
        else:
            yield f"{name}{of_side}: done on {counted(days, 'day')}."
