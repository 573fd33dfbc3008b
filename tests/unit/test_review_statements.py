"""The sentences about change: all of them listed, each of them said."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from hep_vision.review.change_words import (
    caution_words,
    change_words,
    patient_words,
    sides_words,
    slope_words,
)
from hep_vision.review.course import Course, courses_of
from hep_vision.review.statements import STATEMENTS, statements_page
from hep_vision.review.trend import Trend, TrendPoint
from hep_vision.statistics.comparable import Conditions
from hep_vision.statistics.repeatability import Repeatability
from hep_vision.statistics.session_value import SessionValue

DOCS = Path(__file__).parents[2] / "docs"
FIRST = date(2026, 1, 5)
HERE = Conditions("room", (640, 480), 5.0, ("0.1", "full"), "abc", "active")
WIGGLE = (0.0, 1.0, -1.0)
NOTHING = Repeatability()


def point(number: int, value: float, *, breaks=(), used=5, lost=0, error=8.0, sign=1) -> TrendPoint:
    day = FIRST + timedelta(days=3 * number)
    unmeasured = (("off_plane", lost),) if lost else ()
    of = SessionValue(value, error, used, unmeasured, sign)
    return TrendPoint(
        number, day, datetime(day.year, day.month, day.day, tzinfo=UTC), of, HERE, breaks
    )


def trend(*values: float, measure="knee flexion", unit="deg", side="left", **more) -> Trend:
    exercise = "heel_slide" if measure == "knee flexion" else measure
    points = tuple(point(n, value, **more) for n, value in enumerate(values))
    return Trend(exercise, "Heel slide", measure, unit, side, points)


def wiggling(start: float, end: float, sessions: int) -> list[float]:
    """From start to end, the last quarter at the end."""
    steps = [min(1.0, n / (0.75 * sessions - 1)) for n in range(sessions)]
    return [start + (end - start) * s + WIGGLE[n % 3] for n, s in enumerate(steps)]


def course(*values: float, **more) -> Course:
    return courses_of([trend(*values, **more)], NOTHING)[0]


STEADY = wiggling(90, 90, 12)
GAINED = wiggling(80, 104, 12)
WRONG_GAIN = {"measure": "wrist flexion, palm down"}


def held_back() -> Course:
    """Real by itself at 5 %, but not after another one of the report failed its own share."""
    for tenths in range(200):
        one = trend(*wiggling(90, 90 + tenths / 10, 12))
        if 0.025 < courses_of([one], NOTHING)[0].change.p < 0.05:
            return courses_of([one, one], NOTHING)[1]
    raise AssertionError


def looks(values: list[float]) -> list[Course]:
    """What is said after each session, from the sixth on."""
    return [course(*values[:n]) for n in range(6, len(values) + 1)]


def first_real(values: list[float]) -> int:
    return next(n for n, one in enumerate(looks(values)) if one.change.is_real)


def moved() -> Course:
    points = (*trend(*STEADY).points, point(20, 90.0, breaks=("camera set-up",)))
    return courses_of([replace(trend(90), points=points)], NOTHING)[0]


def sides(error: float | None) -> list[str]:
    left, right = (
        trend(value, side=side, error=error) for value, side in ((60, "left"), (68, "right"))
    )
    return list(sides_words(left, right))


SAID = {
    "nothing_to_compare": lambda: change_words(course(90.0)),
    "too_few_attempts": lambda: list(caution_words(course(90.0, used=2))),
    "selected": lambda: list(caution_words(course(90.0, lost=3))),
    "real": lambda: change_words(course(*GAINED)),
    "not_told": lambda: change_words(course(*STEADY)),
    "real_direction": lambda: change_words(course(*GAINED, **WRONG_GAIN)),
    "not_told_direction": lambda: change_words(course(*STEADY, **WRONG_GAIN)),
    "early_beyond": lambda: change_words(course(80, 90, 104)),
    "held_back": lambda: change_words(held_back()),
    "early_within": lambda: change_words(course(80, 90, 84)),
    "early_direction": lambda: change_words(course(80, 90, 104, **WRONG_GAIN)),
    "no_figure": lambda: change_words(course(0.1, 0.2, measure="heel rise", unit="ratio")),
    "not_comparable": lambda: list(caution_words(moved())),
    "slope": lambda: list(slope_words(course(*GAINED))),
    "no_slope": lambda: list(slope_words(course(*STEADY))),
    "sides": lambda: sides(9.0),
    "sides_unknown": lambda: sides(None),
    "patient_first": lambda: patient_words(course(80, 90, 104)),
    "patient_early_loss": lambda: patient_words(course(104, 80, 60)),
    "patient_gain": lambda: patient_words(course(*GAINED)),
    "patient_gain_direction": lambda: patient_words(course(*GAINED, **WRONG_GAIN)),
    "patient_loss": lambda: patient_words(course(*GAINED[::-1])),
    "patient_same": lambda: patient_words(course(*STEADY)),
    "patient_wait": lambda: patient_words(looks(GAINED)[first_real(GAINED)]),
}


def pattern(name: str) -> re.Pattern[str]:
    parts = re.split(r"\{\w+\}", STATEMENTS[name].template)
    return re.compile(".+".join(map(re.escape, parts)))


@pytest.mark.parametrize("name", SAID)
def test_each_sentence_is_said_under_its_condition_and_no_other_one(name):
    said = SAID[name]()
    for sentence in [said] if isinstance(said, str) else said:
        names = [other for other in STATEMENTS if pattern(other).fullmatch(sentence)]
        assert names == [name], sentence
    assert said


def test_no_sentence_is_listed_that_cannot_be_said():
    assert set(SAID) == set(STATEMENTS)


def test_the_page_of_the_docs_is_the_table_of_the_code():
    assert (DOCS / "statements.md").read_text("utf-8") == statements_page()


def test_what_is_decided_unrounded_does_not_look_otherwise_when_rounded():
    """A difference and a threshold that round alike are printed in tenths."""
    for step in range(200):
        one = course(90, 91, 89, 90, *(90 + 0.05 * step + wiggle for wiggle in WIGGLE))
        numbers = re.findall(r"(\d+(?:\.\d)?) degree", change_words(one))
        if not one.change.is_real:
            assert float(numbers[0]) <= float(numbers[1]), change_words(one)


def test_a_gain_of_one_look_is_not_yet_praised():
    number = first_real(GAINED)
    assert "Well done" not in patient_words(looks(GAINED)[number])
    assert "Well done" in patient_words(looks(GAINED)[number + 1])


def test_a_movement_that_shrinks_the_measure_gains_downwards():
    one = course(*GAINED[::-1], sign=-1)
    assert "further" in patient_words(one)
    assert change_words(one).startswith("\N{MINUS SIGN}21 degrees")
