"""What was done on a day beside what the program asks for."""

from __future__ import annotations

from datetime import timedelta

import pytest

from hep_vision.program.done import DoneSet
from hep_vision.program.matching import Line, line_up
from hep_vision.program.schedule import DayPlan, plan_day
from program_examples import MONDAY, exercise_values, make_program

SQUAT = {"exercise": "squat", "side": "both", "sets": 2, "reps": 10}
RAISE = {"exercise": "straight_leg_raise", "side": "right", "sets": 1, "reps": 10}
TUESDAYS = {"frequency": {"days": ["tuesday"]}}


def plan(*entries: dict[str, object], done: tuple[DoneSet, ...] = ()) -> DayPlan:
    program = make_program(exercises=[exercise_values(**entry) for entry in entries])
    return plan_day((program,), done, MONDAY)


def done(exercise: str, side: str, number: int = 1, *, reps: int = 10, hold_s: float = 0.0):
    return DoneSet(
        exercise_id=exercise,
        side=side,
        date=MONDAY,
        set_number=number,
        reps=reps,
        hold_s=hold_s,
    )


def said(lines: tuple[Line, ...]) -> list[tuple[str, str, int | None, str]]:
    return [(one.entry.exercise, one.side, one.number, one.verdict) for one in lines]


def test_sets_stand_beside_what_is_prescribed_in_the_programs_order():
    sets = (done("straight_leg_raise", "right"), done("squat", "both", 1))
    assert said(line_up(plan(SQUAT, RAISE, done=sets), sets)) == [
        ("squat", "both", 1, "done"),
        ("squat", "both", 2, "missing"),
        ("straight_leg_raise", "right", 1, "done"),
    ]


@pytest.mark.parametrize(("reps", "verdict"), [(9, "fewer"), (10, "done"), (11, "more")])
def test_repetitions_are_compared(reps: int, verdict: str):
    sets = (done("straight_leg_raise", "right", reps=reps),)
    assert said(line_up(plan(RAISE, done=sets), sets)) == [
        ("straight_leg_raise", "right", 1, verdict)
    ]


@pytest.mark.parametrize(("hold_s", "verdict"), [(3.0, "hold_short"), (4.6, "done")])
def test_holds_are_compared(hold_s: float, verdict: str):
    sets = (done("straight_leg_raise", "right", hold_s=hold_s),)
    (line,) = line_up(plan({**RAISE, "hold_s": 5}, done=sets), sets)
    assert line.verdict == verdict


def test_a_set_too_many_is_shown():
    sets = tuple(done("squat", "both", number) for number in (1, 2, 3))
    assert said(line_up(plan(SQUAT, done=sets), sets))[-1] == ("squat", "both", None, "extra")


def test_the_other_side_is_no_replacement():
    sets = (done("straight_leg_raise", "left"),)
    assert said(line_up(plan(RAISE, done=sets), sets)) == [
        ("straight_leg_raise", "right", 1, "missing"),
        ("straight_leg_raise", "left", None, "other_side"),
    ]


def test_each_side_has_sets_of_its_own():
    entry = {**RAISE, "side": "each", "sets": None, "reps": None}
    entry |= {"sets_per_side": 1, "reps_per_side": 10}
    sets = (done("straight_leg_raise", "right"),)
    assert said(line_up(plan(entry, done=sets), sets)) == [
        ("straight_leg_raise", "left", 1, "missing"),
        ("straight_leg_raise", "right", 1, "done"),
    ]


def test_an_exercise_of_another_day_is_not_due():
    sets = (done("straight_leg_raise", "right"),)
    assert said(line_up(plan({**RAISE, **TUESDAYS}, done=sets), sets)) == [
        ("straight_leg_raise", "right", None, "not_due")
    ]


def test_both_sides_together_or_in_turn_is_a_matter_of_the_exercise():
    sets = (done("squat", "alternating"),)
    (first, _) = line_up(plan(SQUAT, done=sets), sets)
    assert first.verdict == "done"


def test_sets_of_another_day_or_exercise_are_the_callers_bug():
    stray = done("march", "alternating")
    with pytest.raises(ValueError, match="program's exercises, got march"):
        line_up(plan(SQUAT), (stray,))
    yesterday = DoneSet(
        exercise_id="squat", side="both", date=MONDAY - timedelta(days=1), set_number=1
    )
    with pytest.raises(ValueError, match="sets must be of 2026-11-23"):
        line_up(plan(SQUAT), (yesterday,))
