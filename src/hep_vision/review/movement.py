"""Sections on range of motion, one for each exercise."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from hep_vision.program.words import day_words
from hep_vision.review import charts
from hep_vision.review.document import Bullets, Chart, Section, Table, Text
from hep_vision.review.rom import MINUS, amount_words, value_words
from hep_vision.review.strip_chart import strip_chart
from hep_vision.review.wording import SIDE_WORDS, motion_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hep_vision.program.model import PrescribedExercise
    from hep_vision.review.document import Block
    from hep_vision.review.period import Period
    from hep_vision.review.trend import Trend

_WEEK = timedelta(days=7)


def movement_sections(period: Period) -> Iterator[Section]:
    """A section for each exercise that was measured in the period."""
    by_exercise: dict[str, list[Trend]] = defaultdict(list)
    for trend in period.trends:
        if trend.latest.day >= period.first:
            by_exercise[trend.exercise].append(trend)
    for trends in by_exercise.values():
        yield _section(period, trends)


def _section(period: Period, trends: Sequence[Trend]) -> Section:
    first = trends[0]
    unit_word = "degrees" if first.unit == "deg" else "body lengths"
    goal = goal_of(period, first.exercise)
    since = min(trend.points[0].day for trend in trends)
    says = " ".join(_sentence(trend) for trend in trends)
    blocks: list[Block] = [
        Chart(
            partial(charts.rom_chart, trends, since, period.last, goal, unit_word),
            f"{first.measure[:1].upper()}{first.measure[1:]} from session to session; grey: its "
            "95 % uncertainty, dotted: how far measurement error reaches from the first value",
            says,
        ),
        Bullets(tuple(_statements(trends, goal))),
        _table(trends),
        *_trace_charts(period, first, unit_word),
        *_strip_charts(period, first),
    ]
    return Section(f"{first.name}: {motion_words(first)}", tuple(blocks))


def _sentence(trend: Trend) -> str:
    values = ", ".join(
        f"{point.day:%Y-%m-%d} {value_words(point.value, trend.unit)}"
        for point in trend.points[-10:]
    )
    return f"{SIDE_WORDS.get(trend.side, trend.side)}, latest sessions: {values}."


def _statements(trends: Sequence[Trend], goal: float | None) -> Iterator[str]:
    for trend in trends:
        side = SIDE_WORDS.get(trend.side, trend.side)
        latest = trend.latest
        change = trend.change
        said = f"; {change.words}" if change else "; nothing to compare it with yet"
        yield (
            f"{side}: {value_words(latest.value, trend.unit)} on {day_words(latest.day)}, "
            f"median of the best {latest.value.used} of {latest.value.reliable} reliable "
            f"repetitions{said}."
        )
        week = [p.value for p in trend.stretches[-1] if p.day > latest.day - _WEEK]
        best = max(week, key=lambda value: value.sign * value.value)
        yield f"{side}, best of the last 7 days: {value_words(best, trend.unit)}."
        if goal is not None:
            yield f"{side}, goal {amount_words(goal, trend.unit)}: {_to_go(trend, goal)}."
        yield from _earlier(trend, side)
    yield from _sides(trends)


def _earlier(trend: Trend, side: str) -> Iterator[str]:
    """What happened before the last break, each stretch by itself."""
    for stretch, following in pairwise(trend.stretches):
        change = trend.change_of(stretch)
        until = day_words(stretch[-1].day)
        said = f", until {until}: {change.words}" if change else f", until {until}"
        yield (
            f"{side}{said}. Values before and after {day_words(following[0].day)} are not "
            f"compared (other {', '.join(following[0].breaks)})."
        )


def _to_go(trend: Trend, goal: float) -> str:
    value = trend.latest.value
    left = value.sign * (goal - value.value)
    if left <= 0:
        return "reached in the latest session"
    return f"{amount_words(left, trend.unit)} to go"


def _sides(trends: Sequence[Trend]) -> Iterator[str]:
    """The sides beside each other, in degrees and never in percent."""
    values = {trend.side: trend for trend in trends}
    if {"left", "right"} <= set(values):
        left, right = values["left"], values["right"]
        difference = right.latest.value.value - left.latest.value.value
        words = amount_words(difference, right.unit, signed=True)
        yield f"RIGHT against LEFT, each in its latest session: {words}."


def _table(trends: Sequence[Trend]) -> Table:
    rows = [
        (
            f"{point.day:%Y-%m-%d}",
            SIDE_WORDS.get(trend.side, trend.side),
            value_words(point.value, trend.unit),
            f"{point.value.used} of {point.value.reliable}",
            _view(point.conditions.view_off_deg),
            f"other {', '.join(point.breaks)}" if point.breaks else "",
        )
        for trend in trends
        for point in trend.points
    ]
    headings = ("Day", "Side", "Value (±95 %)", "Repetitions", "Off the plane", "Break")
    return Table("All sessions", headings, tuple(sorted(rows)), frozenset((2, 3, 4)), folded=True)


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
            partial(charts.traces_chart, one, traces, unit_word),
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


def goal_of(period: Period, exercise: str) -> float | None:
    """Range that the latest program asks for; None if it names none."""
    program = period.program
    entries: Sequence[PrescribedExercise] = program.exercises if program else ()
    goals = [e.target_rom_deg for e in entries if e.exercise == exercise]
    return next((goal for goal in goals if goal is not None), None)
