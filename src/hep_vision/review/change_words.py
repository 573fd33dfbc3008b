"""What a course comes to, in the sentences of `hep_vision.review.statements`."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING, Literal

from hep_vision.program.words import MONTHS, day_words
from hep_vision.review.amounts import MINUS, amount_words
from hep_vision.review.course import side_difference
from hep_vision.review.statements import say
from hep_vision.statistics.session_value import LEAST_JUDGED

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from hep_vision.review.course import Course
    from hep_vision.review.trend import Trend, TrendPoint
    from hep_vision.statistics.change import Change

PatientStatement = Literal[
    "patient_first", "patient_early_loss", "patient_loss", "patient_gain",
    "patient_gain_direction", "patient_wait", "patient_same",
]  # fmt: skip


def change_words(course: Course) -> str:
    """The course's one comparison, as a sentence without a full stop."""
    change = course.change
    if change.kind == "none":
        return say("nothing_to_compare")
    days = {"first": _days_words(course.first_days), "last": _days_words(course.last_days)}
    if course.trend.unit != "deg":
        difference = amount_words(change.difference, course.trend.unit, signed=True)
        return say("no_figure", difference=difference, **days)
    if change.direction_only:
        return _direction(course, days)
    difference, detectable = _amounts(change, course.trend.difference(change.difference))
    if change.kind == "early":
        name = "early_beyond" if change.is_beyond else "early_within"
    elif change.is_real:
        name = "real"
    else:
        name = "not_told" if isfinite(change.detectable) else "held_back"
    return say(name, difference=difference, detectable=detectable, **days)


def _direction(course: Course, days: dict[str, str]) -> str:
    change = course.change
    if change.kind == "early":
        return say("early_direction")
    if not change.is_real:
        return say("not_told_direction", **days)
    return say("real_direction", direction="further" if course.gained > 0 else "less far", **days)


def single_sessions_words(
    earlier: TrendPoint, later: TrendPoint, change: Change, trend: Trend
) -> str:
    """Two single sessions beside each other, as a sentence without a full stop."""
    days = {"first": day_words(earlier.day), "last": day_words(later.day)}
    if trend.unit != "deg":
        difference = amount_words(change.difference, trend.unit, signed=True)
        return say("no_figure", difference=difference, **days)
    if change.direction_only:
        return say("early_direction")
    difference, detectable = _amounts(change, trend.difference(change.difference))
    name = "early_beyond" if change.is_beyond else "early_within"
    return say(name, difference=difference, detectable=detectable, **days)


def _amounts(change: Change, charted: float) -> tuple[str, str]:
    """Difference and smallest change in whole degrees; in tenths where whole ones look equal.

    The decision is taken on the unrounded values; what is printed must not look otherwise.
    """
    if not isfinite(change.detectable):
        return amount_words(charted, "deg", signed=True), ""
    decimals = 1 if round(abs(change.difference)) == round(change.detectable) else 0
    return (
        amount_words(charted, "deg", signed=True, decimals=decimals),
        amount_words(change.detectable, "deg", decimals=decimals),
    )


def _days_words(days: tuple[date, date]) -> str:
    """``5 January 2026``, ``5 to 9 January 2026``, ``30 January to 3 February 2026``."""
    first, last = days
    if first == last:
        return day_words(first)
    if first.year != last.year:
        return f"{day_words(first)} to {day_words(last)}"
    month = "" if first.month == last.month else f" {MONTHS[first.month - 1]}"
    return f"{first.day}{month} to {day_words(last)}"


def caution_words(course: Course) -> Iterator[str]:
    """Why the latest value is not judged, and what it is not compared with."""
    latest = course.trend.latest
    if latest.value.used < LEAST_JUDGED:
        yield say("too_few_attempts")
    elif latest.value.is_selected:
        yield say("selected")
    breaks = [stretch[0] for stretch in course.trend.stretches[1:]]
    if breaks:
        yield say(
            "not_comparable", first=day_words(breaks[-1].day), why=", ".join(breaks[-1].breaks)
        )


def slope_words(course: Course) -> Iterator[str]:
    """Change by the week, if it can be described."""
    slope = course.slope
    if slope is None:
        return
    one = course.trend.unit
    low, high = sorted(course.trend.difference(end) for end in (slope.low, slope.high))
    per_week = course.trend.difference(slope.per_week)
    parts = {
        "low": _signed(low, one),
        "high": f"{_signed(high, one)}{_unit_word(one)}",
        "sessions": str(len(course.points)),
    }
    if slope.p < _CHANCE and (slope.low > 0 or slope.high < 0):
        yield say("slope", slope=f"{_signed(per_week, one)}{_unit_word(one)}", **parts)
    else:
        yield say("no_slope", **parts)


_CHANCE = 0.05


def _signed(amount: float, unit: str) -> str:
    words = f"{amount:+.1f}" if unit == "deg" else f"{amount:+.2f}"
    return words.replace("-", MINUS)


def _unit_word(unit: str) -> str:
    return " degrees" if unit == "deg" else " body lengths"


def sides_words(left: Trend, right: Trend) -> Iterator[str]:
    """The sides beside each other in their latest common session."""
    found = side_difference(left, right)
    if found is None:
        return
    day, sides = found
    parts = {
        "difference": amount_words(right.difference(sides.difference), right.unit, signed=True),
        "first": day_words(day),
    }
    if sides.explained is None:
        yield say("sides_unknown", **parts)
    else:
        yield say("sides", detectable=amount_words(sides.explained, right.unit), **parts)


def patient_words(course: Course) -> str:
    """What a patient is told of the change: a loss at once, a gain once two reports agree."""
    name = patient_statement(course)
    values = {"amount": amount_words(course.gained, "deg")} if name == "patient_gain" else {}
    return say(name, **values)


def patient_statement(course: Course) -> PatientStatement:
    """Which of the patient's statements of `hep_vision.review.statements` holds."""
    change = course.change
    if change.kind != "judged" or not course.is_current:
        lost = course.is_worse and course.is_current
        return "patient_early_loss" if lost else "patient_first"
    if change.is_real and course.gained < 0:
        return "patient_loss"
    if course.confirmed:
        return "patient_gain_direction" if change.direction_only else "patient_gain"
    return "patient_wait" if change.is_real else "patient_same"
