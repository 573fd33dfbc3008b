"""The clinical frame: weeks since the operation, scores, and programs from before it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from hep_vision.program.clinical import (
    frame_facts,
    outcomes_due,
    postoperative_week,
    week_ticks,
    weeks_words,
)
from hep_vision.program.questionnaires import OUTCOMES, change_words, score_fault
from program_examples import make_program

OPERATION = date(2026, 11, 9)
FRAME: dict[str, Any] = {
    "diagnosis": "osteoarthritis of the knee",
    "procedure": {"name": "total knee replacement", "date": "2026-11-09", "side": "right"},
    "baseline": [
        {"measure": "knee_flexion", "side": "right", "value_deg": 75, "day": "2026-11-20"},
    ],
    "outcomes": [{"instrument": "lefs", "every_weeks": 4}, {"instrument": "koos_jr"}],
    "next_visit": "2026-12-14",
    "visits_left": 4,
}


def test_a_program_without_a_frame_is_what_it_was() -> None:
    """Results are tied to the hash of a program's content: a new field must not change it."""
    program = make_program()
    assert program.clinical is None
    assert program.content_sha256 == (
        "d0be88ba9d5c24aaec657274e3064b322f13de9f98f46564b01f2fff158dc13a"
    )
    assert make_program(clinical=FRAME).content_sha256 != program.content_sha256


@pytest.mark.parametrize(
    ("days", "week"), [(-1, None), (0, 0), (6, 0), (7, 1), (13, 1), (14, 2), (42, 6)]
)
def test_weeks_are_full_weeks_since_the_operation(days: int, week: int | None) -> None:
    program = make_program(clinical=FRAME)
    assert postoperative_week(program, OPERATION + timedelta(days=days)) == week


def test_without_an_operation_there_are_no_weeks() -> None:
    assert postoperative_week(make_program(), OPERATION) is None
    assert week_ticks(make_program(), OPERATION, OPERATION + timedelta(days=30)) == ()
    assert weeks_words(make_program(), OPERATION) == ""


@given(start=st.integers(-100, 400), length=st.integers(0, 200))
def test_ticks_are_where_weeks_begin(start: int, length: int) -> None:
    program = make_program(clinical=FRAME)
    first = OPERATION + timedelta(days=start)
    last = first + timedelta(days=length)
    days = [first + timedelta(days=n) for n in range(length + 1)]
    weeks = [(day, postoperative_week(program, day)) for day in days]
    expected = [(d, w) for d, w in weeks if w is not None and (d - OPERATION).days % 7 == 0]
    assert list(week_ticks(program, first, last)) == expected


def test_the_weeks_in_words() -> None:
    program = make_program(clinical=FRAME)
    assert weeks_words(program, date(2026, 11, 30)) == "3 weeks after total knee replacement"
    assert weeks_words(program, date(2026, 11, 16)) == "1 week after total knee replacement"
    assert weeks_words(program, date(2026, 11, 10)).startswith("less than a week after")


def test_the_frame_in_words() -> None:
    facts = dict(frame_facts(make_program(clinical=FRAME)))
    assert facts["Procedure"] == "total knee replacement, right, 9 November 2026"
    assert facts["Baseline"] == (
        "knee flexion, right: 75 degrees (active, goniometer, 20 November 2026)"
    )
    assert facts["Visits left"] == "4"
    assert frame_facts(make_program()) == ()


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"visits_left": 0}, "there is a next visit but none is left"),
        ({"outcomes": [{"instrument": "lefs"}] * 2}, "a questionnaire is named twice"),
        ({"baseline": FRAME["baseline"] * 2}, "a baseline is given twice"),
        ({"outcomes": [{"instrument": "womac"}]}, "literal_error"),
    ],
)
def test_a_frame_that_contradicts_itself_is_refused(changes: dict[str, Any], problem: str) -> None:
    with pytest.raises(ValidationError) as refused:
        make_program(clinical={**FRAME, **changes})
    assert problem in str(refused.value)


def test_questionnaires_come_due() -> None:
    program = make_program(clinical=FRAME)
    assert outcomes_due(program, (), OPERATION) == ("lefs", "koos_jr")
    entered = [("lefs", date(2026, 11, 20)), ("koos_jr", date(2026, 11, 20))]
    assert outcomes_due(program, entered, date(2026, 12, 17)) == ()  # type: ignore[arg-type]
    assert outcomes_due(program, entered, date(2026, 12, 18)) == ("lefs",)  # type: ignore[arg-type]


def test_scores_are_on_their_scale() -> None:
    assert score_fault("lefs", 80) is None
    assert "from 0 to 80" in (score_fault("lefs", 81) or "")
    assert "from 0 to 100" in (score_fault("quickdash", -1) or "")


def test_better_is_the_scale_s_own_direction() -> None:
    assert "better by 10 points, beyond its error of 9" in change_words("lefs", 40, 50)
    assert "worse by 8 points, within its error of 9" in change_words("lefs", 50, 42)
    assert "better by 20 points" in change_words("quickdash", 50, 30)
    assert "as before" in change_words("koos_jr", 50, 50)


def test_every_questionnaire_says_why_its_text_is_not_shown() -> None:
    for outcome in OUTCOMES.values():
        assert outcome.source
        assert outcome.text_right.endswith(".")
