"""From a program, and what was done of it, to the sets of a session."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from hep_vision.coach.plan import Limit, TimedSet
from hep_vision.coach.words import load_words
from hep_vision.definitions.library import load_library
from hep_vision.live.planning import plan_exercise, plan_program, with_history
from hep_vision.live.starting import prepare
from hep_vision.live.store_session import Owner
from hep_vision.measure.exercise import Prescription
from hep_vision.program.done import DoneSet
from hep_vision.program.known import known_exercises
from hep_vision.program.load import load_program
from hep_vision.program.schedule import plan_day
from hep_vision.store.database import open_store
from hep_vision.store.views import all_sets
from link_room import rehearse
from rehearsal import PATIENT, STANDING, ready, squat_sets

PROGRAMS = Path(__file__).parents[2] / "sample_programs"
MONDAY = date(2026, 11, 23)
LIBRARY = load_library()


def sets_of(name: str, *done: DoneSet, at: time = time(9, 0), day: date = MONDAY):
    program = load_program(PROGRAMS / name, known_exercises())
    planned = plan_program(plan_day([program], done, day), at, LIBRARY)
    return [one.plan for one in planned]


def short(plan) -> tuple[str, str, int, int]:
    return plan.exercise_id, plan.side, plan.set_number, plan.sets


def test_a_day_is_done_in_the_order_of_the_program():
    plans = sets_of("knee_replacement.yaml")
    assert [plan.exercise_id for plan in plans][-5:] == [
        *("straight_leg_raise",) * 3,
        *("squat",) * 2,
    ]
    assert [short(plan)[2:] for plan in plans if plan.exercise_id == "squat"] == [(1, 2), (2, 2)]


def test_dose_limits_rules_and_instructions_go_with_the_sets():
    plans = {plan.exercise_id: plan for plan in sets_of("knee_replacement.yaml")}
    squat = plans["squat"]
    assert squat.repetitions == 8
    assert squat.limits == (Limit(None, 60.0),)
    assert squat.aim == 45.0
    assert squat.prescription.target is None, "a target is aimed for; it does not decide the count"
    assert squat.rest_s == 60.0
    assert squat.stop_above_pain == 5
    assert "kitchen counter" in squat.instructions
    knee = plans["seated_knee_extension"]
    assert (knee.prescription.target, knee.aim) == (25.0, 5.0)
    assert knee.prescription.hold_s == 5.0
    assert plans["straight_leg_raise"].ask_effort


def test_only_what_is_left_is_done():
    done = [
        DoneSet(exercise_id="squat", side="both", date=MONDAY, set_number=1, reps=8, at=time(9, 0))
    ]
    plans = sets_of("knee_replacement.yaml", *done)
    assert len([plan for plan in plans if plan.exercise_id == "squat"]) == 1


def done_set(exercise: str, number: int, reps: int, at: time) -> DoneSet:
    return DoneSet(
        exercise_id=exercise,
        side="right" if exercise == "seated_knee_extension" else "both",
        date=MONDAY,
        set_number=number,
        reps=reps,
        at=at,
    )


@pytest.mark.parametrize(
    ("done", "at", "left"),
    [
        (0, time(9, 0), 2),  # two sets at nine, one, and six: not six sets at nine
        (1, time(9, 30), 1),
        (2, time(9, 30), 0),
        (2, time(13, 0), 2),
    ],
)
def test_what_is_due_three_times_a_day_is_not_done_three_times_at_once(done, at, left):
    name = "seated_knee_extension"
    before = [done_set(name, n + 1, 10, time(9, n)) for n in range(done)]
    plans = sets_of("knee_replacement.yaml", *before, at=at)
    assert len([plan for plan in plans if plan.exercise_id == name]) == left


@pytest.mark.parametrize(("done", "left"), [(0, 2), (1, 1), (2, 2), (3, 1), (4, 0)])
def test_times_of_the_day_without_a_clock_are_done_one_at_a_time(done, left):
    before = [done_set("sit_to_stand", n + 1, 8, time(9, n)) for n in range(done)]
    plans = sets_of("strength_and_balance.yaml", *before)
    assert len([plan for plan in plans if plan.exercise_id == "sit_to_stand"]) == left


def test_sides_in_turn_are_sets_of_each_side():
    plans = sets_of("strength_and_balance.yaml")
    hips = [short(plan) for plan in plans if plan.exercise_id == "standing_hip_abduction"]
    assert hips == [
        ("standing_hip_abduction", "left", 1, 2),
        ("standing_hip_abduction", "right", 1, 2),
        ("standing_hip_abduction", "left", 2, 2),
        ("standing_hip_abduction", "right", 2, 2),
    ]


def test_alternating_repetitions_are_those_of_both_sides():
    plans = [
        plan
        for day in range(23, 30)
        for plan in sets_of("strength_and_balance.yaml", day=date(2026, 11, day))
        if plan.exercise_id == "seated_knee_extension"
    ]
    assert plans
    assert {(plan.side, plan.repetitions) for plan in plans} == {("auto", 24)}


@pytest.mark.parametrize(("limit", "value", "passed"), [
    (Limit(most=60.0), 61.0, True), (Limit(most=60.0), 60.0, False),
    (Limit(least=-10.0), -11.0, True), (Limit(), 500.0, False),
    (Limit(most=60.0), float("nan"), False),
])  # fmt: skip
def test_limits(limit, value, passed):
    assert limit.passed_by(value) is passed


@pytest.mark.parametrize(("values", "furthest"), [
    ([50.0, 58.0, 71.0], 58.0), ([71.0], None), ([], None), ([float("nan"), 30.0], 30.0),
])  # fmt: skip
def test_what_lies_beyond_a_limit_is_no_best(values, furthest):
    (one,) = squat_sets(reps=1, limits=(Limit(most=60.0),))
    assert one.plan.furthest(values) == furthest


def test_options_make_so_many_sets():
    definition = LIBRARY.get("squat")
    planned = plan_exercise(definition, Prescription(repetitions=5, target=80.0), sets=3, rest_s=7)
    assert [one.plan.set_number for one in planned] == [1, 2, 3]
    assert {one.plan.aim for one in planned} == {80.0}
    assert {one.plan.rest_s for one in planned} == {7}
    assert with_history(planned[0], []).plan == replace(planned[0].plan, is_new=True)


@pytest.mark.parametrize("id_", ["quad_set", "pelvic_tilt", "chin_tuck", "pendulum"])
def test_what_the_camera_does_not_measure_is_led_by_the_clock(id_):
    (one,) = plan_exercise(LIBRARY.get(id_), Prescription(repetitions=5, hold_s=6.0))
    assert isinstance(one.plan, TimedSet)
    assert (one.plan.repetitions, one.plan.repetition_s) == (5, 6.0)
    assert with_history(one, []).plan == replace(one.plan, is_new=True)


def test_the_best_and_the_last_time_are_told_apart(tmp_path):
    planned = squat_sets(reps=1)
    for peak in (95, 80):
        played = rehearse(ready().squats([peak]).play(STANDING, 4), planned, tmp_path)
    (best,) = [with_history(one, all_sets(played.stored)) for one in planned]
    assert not best.plan.is_new
    assert best.plan.best == pytest.approx(95, abs=1)
    assert best.plan.last_best == pytest.approx(80, abs=1)


def test_two_sessions_prove_no_gain(tmp_path):
    planned = squat_sets(reps=1)
    first = rehearse(ready().squats([80]).play(STANDING, 4), planned, tmp_path)
    again = [with_history(one, all_sets(first.stored)) for one in planned]
    second = rehearse(ready().squats([95]).play(STANDING, 4), again, tmp_path)
    (card,) = second.views["done"].cards
    assert (card.result, card.gain) == ("1 of 1", "")


def test_an_interrupted_session_is_no_reason_to_do_less(tmp_path):
    """Its first set is done; resumed, the second is still the second of two."""

    def plan(done, _now):
        return squat_sets(2, 2)[sum(len(one.sets) for one in done) :]

    script = ready().squats([90, 90]).play(STANDING, 10).squats([90]).leave()
    first = rehearse(script, plan((), None), tmp_path)
    (session,) = first.stored
    assert session.ended_at is None
    with open_store(str(tmp_path / "record.db")) as store:
        owner = Owner(store, PATIENT)
        again, more = (
            prepare(plan, owner, load_words(), datetime.now(UTC), without=without).sets
            for without in (session.id, None)
        )
    assert [one.plan.set_number for one in again] == [1, 2]
    assert again[0].plan.last_best is None
    assert not more
    second = rehearse(ready().squats([90]).play(STANDING, 4), list(again), tmp_path)
    (session,) = second.stored
    assert [len(one.repetitions) for one in session.sets] == [2, 2]
