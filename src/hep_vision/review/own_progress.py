"""Each exercise of the patient's own progress: first and now, the worse one first, none left out.

Praise needs a change that was told twice, and nothing that happened in the last days.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Literal

from hep_vision.program.arcs import goal_words
from hep_vision.program.day_words import DAYS_OF_MISSES
from hep_vision.program.safety import BREACHES
from hep_vision.program.words import counted, set_side_words
from hep_vision.review import charts
from hep_vision.review.amounts import amount_words
from hep_vision.review.change_words import patient_words
from hep_vision.review.document import Bullets, Chart, Section, Text
from hep_vision.review.movement import asked_instead, goal_of
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
    courses = sorted((c for c in gains if c.trend.unit == "deg"), key=worst_first)
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
        goal = goal_of(period, trend.exercise, trend.side)
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


def worst_first(course: Course) -> tuple[bool, int]:
    """Order of courses: what got worse first; then what was exercised most, which says most."""
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
    other = asked_instead(period, trend.exercise, trend.side)
    if not (hurt or other) or course.gained < 0:
        words.append(patient_words(course))
    if other:  # nobody is praised for the side that is not prescribed
        words.append(f"Your program asks for: {other}.")
    goal = goal_of(period, trend.exercise, trend.side)
    if goal is not None:
        aim = goal_words(goal, trend.measure, value.sign)
        reached = value.sign * (goal - value.value) <= 0 and not hurt
        words.append(f"You reached your goal: {aim}." if reached else f"Your goal: {aim}.")
    return " ".join(words)


def _first_and_now(course: Course) -> str:
    """``about 60 degrees at first, about 74 degrees now``; now alone where they do not compare."""
    first, now = first_and_now(course)
    if first is None:
        return f"about {amount_words(now, 'deg')} now"
    return f"about {amount_words(first, 'deg')} at first, about {amount_words(now, 'deg')} now"


def first_and_now(course: Course) -> tuple[int | None, float]:
    """Degrees at first and now; the first is None where they do not compare."""
    change, latest = course.change, course.trend.latest.value
    if change.kind == "none" or change.direction_only or not course.is_current:
        return None, latest.value
    # The same difference as in the sentence on the change, to the degree.
    first = round(course.first_mean if change.kind == "judged" else course.points[0].value.value)
    return first, first + round(change.difference)


@dataclass(frozen=True, slots=True, kw_only=True)
class NotMeasured:
    """An exercise and side that is prescribed or was done and has no degrees to compare.

    ``days`` on which it was done; ``why`` there is nothing to compare: it is a ``position`` to
    hold, it was ``unseen`` by the camera, or None where it is not measured at all.
    """

    exercise: str
    side: str
    name: str
    days: int
    why: Literal["position", "unseen"] | None


def not_measured(
    period: Period, known: KnownExercises, measured: set[tuple[str, str]]
) -> Iterator[NotMeasured]:
    """What is prescribed or was done and is not among what was measured."""
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
        sets = [one for one in period.sets if (one.exercise, one.side) == (exercise, side)]
        is_seen = not all(one.is_measured and one.unit == "deg" for one in sets)
        why = None if is_seen else "unseen"
        yield NotMeasured(
            exercise=exercise,
            side=side,
            name=known[exercise].name if exercise in known else names.get(exercise, exercise),
            days=len({one.day for one in sets}),
            why=why if may_gain(exercise, known) else "position",
        )


def _not_measured(
    period: Period, known: KnownExercises, measured: set[tuple[str, str]]
) -> Iterator[str]:
    """What has no degrees: by how often it was done."""
    for one in not_measured(period, known, measured):
        of_side = f", {one.side.upper()} side" if one.side in ("left", "right") else ""
        if not one.days:
            yield f"{one.name}{of_side}: nothing recorded yet."
            continue
        more = f" {_WHY_NOT[one.why]}" if one.why else ""
        yield f"{one.name}{of_side}: done on {counted(one.days, 'day')}.{more}"


_WHY_NOT = {
    "position": "Hold the position as shown; going further is no gain.",
    "unseen": "The camera could not see well enough how far you moved.",
}
