"""An exercise that is done with one side and then with the other."""

from __future__ import annotations

from dataclasses import replace

import pytest

from coach_room import Room, set_plan
from hep_vision.coach.moment import Answer, Key, Stage
from hep_vision.coach.stage_views import session_view
from hep_vision.measure.exercise import AskedSide, Exercise, Prescription
from sample_exercises import SQUAT

LUNGE = replace(SQUAT, id="lunge", side_kind="one")


def one_side(side: AskedSide, number: int = 1, exercise: Exercise = LUNGE, **others):
    base = set_plan(
        reps=1, exercise=exercise, name="Lunge", set_number=number, sets=2, ask_pain=True,
        instructions="Hold on to the counter.", steps=("Step far out.",), is_new=True, **others,
    )  # fmt: skip
    return replace(base, prescription=Prescription(side=side, repetitions=1))


def in_turn() -> Room:
    return Room(
        one_side("left"), one_side("right"), one_side("left", 2), one_side("right", 2),
        one_side("both", exercise=SQUAT),
    )  # fmt: skip


def next_set(room: Room) -> Room:
    """Through the rest and the announcement, whatever there is, and the one repetition."""
    if room.coach.stage is Stage.REST:
        room.for_(12)
    for _ in range(4):
        if room.coach.stage is not Stage.WORKING:
            room.press(Key.GO)
    assert room.coach.stage is Stage.WORKING
    room.count(1)
    return room


def test_an_exercise_is_not_said_to_be_done_before_its_other_side():
    room = in_turn()
    room.press(Key.GO)
    for _ in range(3):
        next_set(room)
    assert room.said("This exercise is done") == 0
    assert room.said("The other side is next") == 3
    next_set(room)
    assert room.said("This exercise is done") == 1


def test_the_rest_names_the_side_that_follows():
    room = in_turn()
    room.press(Key.GO)
    next_set(room)
    assert session_view(room.coach).sentences == ("Then: RIGHT foot steps",)


def test_it_is_asked_about_once_after_both_sides():
    room = in_turn()
    room.press(Key.GO)
    for _ in range(3):
        assert next_set(room).coach.stage is Stage.REST
    assert next_set(room).coach.stage is Stage.QUESTION


def test_each_side_is_asked_about_where_its_orders_are_its_own():
    """Pain on the left must not go unasked because the right one has no rule."""
    room = Room(one_side("left", stop_above_pain=4), replace(one_side("right"), ask_pain=False))
    room.press(Key.GO)
    assert next_set(room).coach.stage is Stage.QUESTION
    room.press(Key.DIGIT_7)
    room.press(Key.GO)
    assert Answer(0, "pain", 7) in room.acts
    assert room.coach.stopped_for_pain


@pytest.mark.parametrize("other", [{"stop_above_pain": 6}, {"ask_effort": True}])
def test_after_the_question_about_one_side_comes_the_rest_before_the_other(other):
    room = Room(one_side("left", stop_above_pain=4), one_side("right", **other))
    room.press(Key.GO)
    next_set(room).press(Key.DIGIT_2)
    room.press(Key.GO)
    assert room.coach.stage is Stage.REST
    assert next_set(room).coach.stage is Stage.QUESTION


@pytest.mark.parametrize("done", [0, 1, 2])
def test_whoever_leaves_the_last_sets_out_is_asked_about_those_that_were_done(done):
    room = Room(one_side("left"), one_side("right"), one_side("left", 2))
    room.press(Key.GO)
    for _ in range(done):
        next_set(room)
    for _ in range(3 - done):
        room.press(Key.NEXT)
    if done == 0:
        assert room.coach.stage is Stage.DONE
        return
    assert room.coach.stage is Stage.QUESTION
    room.press(Key.DIGIT_3)
    room.press(Key.GO)
    assert Answer(done - 1, "pain", 3) in room.acts
    assert room.coach.stage is Stage.DONE


def test_nobody_is_asked_about_an_exercise_that_was_left_out():
    room = Room(one_side("left"), one_side("both", exercise=SQUAT))
    room.press(Key.GO)
    next_set(room).press(Key.DIGIT_3)
    room.press(Key.GO)
    assert room.coach.index == 1
    room.press(Key.NEXT)
    assert room.coach.stage is Stage.DONE


def test_steps_and_instructions_are_not_read_again_for_every_side():
    room = in_turn()
    room.press(Key.GO)
    for _ in range(3):
        next_set(room)
    room.for_(21)
    assert room.coach.stage is Stage.NEXT
    assert (
        room.said("Next: Lunge. LEFT foot steps."),
        room.said("Next: Lunge. RIGHT foot steps."),
    ) == (2, 2)
    assert room.said("Step far out. Hold on to the counter.") == 1
    assert session_view(room.coach).sentences == ("RIGHT foot steps", "2 times", "Stand tall.")
    next_set(room).press(Key.DIGIT_0)
    room.press(Key.GO)
    assert room.said("Step far out. Hold on to the counter.") == 2, "the next exercise has its own"


def test_both_sides_are_one_exercise_of_today():
    assert in_turn().for_(0.1).said("Today: 2 exercises.") == 1


@pytest.mark.parametrize("sides", [("left", "right"), ("left",)])
def test_the_summary_tells_sides_apart_where_there_are_two(sides):
    room = Room(*map(one_side, sides))
    room.press(Key.END)
    cards = session_view(room.coach).cards
    assert [(card.name, card.result) for card in cards] == [("Lunge", "0 of 1")] * len(sides)
    chips = [card.side for card in cards]
    assert len(set(chips)) == len(sides)
    assert all(chips)
