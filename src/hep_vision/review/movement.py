"""Sections on range of motion, one for each exercise."""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING

from hep_vision.program.arcs import deficit_words, goal_words
from hep_vision.program.history import goals_over_time
from hep_vision.program.words import day_words, listed, side_words
from hep_vision.review import charts
from hep_vision.review.amounts import MINUS, amount_words, measured_words, value_words
from hep_vision.review.angle_lines import days_passed, lines_of
from hep_vision.review.change_words import caution_words, change_words, sides_words, slope_words
from hep_vision.review.document import Bullets, Chart, Section, Table, Text
from hep_vision.review.function_tests import tests_of_function
from hep_vision.review.limbs import (
    FROM_CURVES,
    limbs_words,
    other_limb,
    other_limb_words,
    other_point,
)
from hep_vision.review.strip_chart import strip_chart
from hep_vision.review.trace_chart import traces_chart
from hep_vision.review.wording import SIDE_WORDS, motion_words
from hep_vision.statistics.evidence import evidence_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hep_vision.program.model import PrescribedExercise
    from hep_vision.review.course import Course
    from hep_vision.review.document import Block
    from hep_vision.review.period import Period
    from hep_vision.review.trend import Trend, TrendPoint


def movement_sections(period: Period) -> Iterator[Section]:
    """A section for each exercise that was measured in the period, tests of function apart.

    How far the knees straightened is not what a test is for.
    """
    tests = tests_of_function({course.trend.exercise for course in period.courses})
    by_exercise: dict[str, list[Course]] = defaultdict(list)
    for course in period.courses:
        if course.trend.exercise in tests:
            continue
        by_exercise[course.trend.exercise].append(course)
    for courses in by_exercise.values():
        yield _section(period, courses)


def _section(period: Period, courses: Sequence[Course]) -> Section:
    trends = [course.trend for course in courses]
    first = trends[0]
    unit_word = "degrees" if first.unit == "deg" else "body lengths"
    since = min(trend.points[0].day for trend in trends)
    lines = lines_of(period, first.exercise, first.unit)
    says = " ".join((*(_sentence(trend) for trend in trends), *lines.words))
    blocks: list[Block] = [
        Chart(
            partial(charts.rom_chart, courses, since, period.last, lines, unit_word),
            f"{first.charted[:1].upper()}{first.charted[1:]} from session to session; grey: its "
            "95 % uncertainty, dotted: how far measurement error reaches from the first three"
            + (", thick: the limit" if lines.limits else ""),
            says,
        ),
        Bullets(tuple(_statements(courses, period))),
        Text(f"How sure: {_how_sure(period, first)}", "note"),
        _table(trends),
        *_trace_charts(period, first, unit_word),
        *_strip_charts(period, first),
    ]
    return Section(f"{first.name}: {motion_words(first)}", tuple(blocks))


def _how_sure(period: Period, trend: Trend) -> str:
    if trend.unit != "deg":
        return "lengths in shares of the body were compared with a rendered figure only (class D)."
    return evidence_of(trend.measure, trend.exercise, period.repeatability).words


def _sentence(trend: Trend) -> str:
    values = ", ".join(
        f"{point.day:%Y-%m-%d} {value_words(point.value, trend.unit, trend.measure)}"
        for point in trend.points[-10:]
    )
    return f"{SIDE_WORDS.get(trend.side, trend.side)}, latest sessions: {values}."


def _statements(courses: Sequence[Course], period: Period) -> Iterator[str]:
    for course in courses:
        trend = course.trend
        side = SIDE_WORDS.get(trend.side, trend.side)
        latest = trend.latest
        value = value_words(latest.value, trend.unit, trend.measure)
        yield f"{side}: {value} on {day_words(latest.day)}, {measured_words(latest.value)}."
        arc = trend.arc_of(latest)
        if arc is not None:
            other = other_limb_words(trend, period.trends)
            beside = f"; beside it {other}" if other else ""
            yield f"{side}: from-to {arc.words}{deficit_words(arc)}{beside}."
        limbs = limbs_words(trend, period.sets, period.traces)
        if limbs:
            yield f"Each limb: {limbs} ({FROM_CURVES})."
        yield f"{side}: {change_words(course)}."
        for words in (*slope_words(course), *caution_words(course)):
            yield f"{side}: {words}"
        goals = goals_over_time(period.versions, trend.exercise, trend.side)
        for goal in goals[-1:] if trend.unit == "deg" else ():
            words = goal_words(goal.angle_deg, trend.measure, latest.value.sign)
            passed = latest.day in days_passed(period, trend)
            left = _NOT_REACHED if passed else _to_go(trend, goal.angle_deg)
            yield f"{side}, goal: {words}: {left}."
        passed = days_passed(period, trend)
        if passed:
            yield (
                f"{side}: the limit was passed on {listed([day_words(day) for day in passed])}; "
                "going further is no gain."
            )
    trends = {course.trend.side: course.trend for course in courses}
    if {"left", "right"} <= set(trends):
        yield from sides_words(trends["left"], trends["right"])


_NOT_REACHED = "not judged, since the limit was passed in the latest session"


def _to_go(trend: Trend, goal: float) -> str:
    value = trend.latest.value
    left = value.sign * (goal - value.value)
    if left <= 0:
        return "reached in the latest session"
    return f"{amount_words(left, trend.unit)} to go"


def _table(trends: Sequence[Trend]) -> Table:
    rows = [
        (
            f"{point.day:%Y-%m-%d}",
            SIDE_WORDS.get(trend.side, trend.side),
            value_words(point.value, trend.unit, trend.measure),
            arc.words if (arc := trend.arc_of(point)) else "",
            _beside(trend, point, trends),
            f"{point.value.used} of {point.value.looked_at}",
            str(point.value.counted),
            _view(point.conditions.view_off_deg),
            f"other {', '.join(point.breaks)}" if point.breaks else "",
        )
        for trend in trends
        for point in trend.points
    ]
    headings = (
        *("Day", "Side", "Value (±95 %)", "From-to", "Other limb", "Measured", "Counted of them"),
        *("Off the plane", "Break"),
    )
    numeric = frozenset((2, 5, 6, 7))
    return Table("All sessions", headings, tuple(sorted(rows)), numeric, folded=True)


def _beside(trend: Trend, point: TrendPoint, trends: Sequence[Trend]) -> str:
    """The other limb's arc of the same session."""
    other, there = other_limb(trend, trends), other_point(trend, point, trends)
    if other is None or there is None or there.session_id != point.session_id:
        return ""
    arc = other.arc_of(there)
    return arc.words if arc is not None else ""


def _view(view_off_deg: float | None) -> str:
    return "?" if view_off_deg is None else f"{view_off_deg:.0f}°".replace("-", MINUS)


def _trace_charts(period: Period, trend: Trend, unit_word: str) -> Iterator[Block]:
    """Each repetition of the latest set of each side."""
    latest = {one.side: one for one in period.sets if one.exercise == trend.exercise}
    for side, one in latest.items():
        traces = period.traces.get(one.id)
        if not traces or not one.attempts:
            continue
        counted = len(one.repetitions)
        side_words = SIDE_WORDS.get(side, side)
        yield Chart(
            partial(traces_chart, one, traces, unit_word),
            f"Each attempt of the latest set, {side_words}, {day_words(one.day)}",
            f"{len(one.attempts)} attempts laid over each other, {counted} of them counted.",
        )
    if not any(period.traces.get(one.id) for one in latest.values()):
        yield Text("The course of the single repetitions was not kept.", "note")


def _strip_charts(period: Period, trend: Trend) -> Iterator[Chart]:
    """A repetition of each side as stick figures."""
    for strip in period.strips:
        if strip.one.exercise == trend.exercise:
            noted = f" Noted in it: {' '.join(strip.noted)}" if strip.noted else ""
            yield Chart(
                partial(strip_chart, strip),
                f"Repetition {strip.attempt.repetition} of {day_words(strip.one.day)} (set "
                f"{strip.one.id} of the record), as the camera saw the body.{noted}",
                f"Stick figures at the start, on the way, at the furthest point and back; a ring "
                f"marks the {strip.joint.replace('foot_index', 'toes')}.",
            )


def asks_for(entry: PrescribedExercise, side: str) -> bool:
    """Whether an entry of a program asks for a side; ``alternating`` asks for left and right."""
    in_turn = "alternating" in entry.set_sides and side in ("left", "right")
    return side in entry.set_sides or in_turn


def asked_instead(period: Period, exercise: str, side: str) -> str:
    """Sides with which the latest program has an exercise, in words; empty if this is one."""
    entries = period.program.exercises if period.program else ()
    some = [entry for entry in entries if entry.exercise == exercise]
    if any(asks_for(entry, side) for entry in some):
        return ""
    return listed([side_words(entry) for entry in some])


def goal_of(period: Period, exercise: str, side: str) -> float | None:
    """Range that the latest program asks of an exercise and side; None if it names none."""
    program = period.program
    entries: Sequence[PrescribedExercise] = program.exercises if program else ()
    goals = [e.goal_deg for e in entries if e.exercise == exercise and asks_for(e, side)]
    return next((goal for goal in goals if goal is not None), None)
