"""Questions about pain and effort: how they are answered, and what follows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from coach_room import Room, set_plan
from hep_vision.coach.moment import Answer, Key, Stage
from hep_vision.coach.stage_views import session_view
from sample_exercises import SQUAT


def test_questions_are_answered_by_arrows_or_digits_or_not_at_all():
    asked = set_plan(reps=1, ask_pain=True, ask_effort=True)
    room = Room(asked).to_work()
    room.count(1)
    assert room.coach.stage is Stage.QUESTION
    for key in (Key.NEXT, Key.NEXT, Key.BACK):
        room.press(key)
    assert Answer(0, "pain", 1) in room.press(Key.GO)
    assert room.coach.question.kind == "effort"
    room.for_(60)
    assert Answer(0, "effort", None) in room.acts
    assert room.coach.stage is Stage.DONE


@pytest.mark.parametrize(("pain", "stops"), [(5, False), (6, True)])
def test_pain_above_the_rule_stops(pain, stops):
    plans = (
        set_plan(reps=1, ask_pain=True, stop_above_pain=5),
        set_plan(reps=1, exercise=replace(SQUAT, id="lunge"), name="Lunge"),
    )
    room = Room(*plans).to_work()
    room.count(1)
    room.press(Key(str(pain)))
    room.for_(1.5)
    assert room.coach.stopped_for_pain is stops
    assert room.coach.stage is (Stage.DONE if stops else Stage.NEXT)


def asked_for_pain(**others) -> Room:
    room = Room(set_plan(reps=1, ask_pain=True, ask_effort=True, **others)).to_work()
    room.count(1)
    return room


def answers(room: Room) -> list[tuple[str, int | None]]:
    return [(act.question, act.value) for act in room.acts if isinstance(act, Answer)]


def marked(room) -> int | None:
    """The answer that is marked on the screen."""
    question = session_view(room.coach).question
    assert question is not None
    return question.value


def test_one_and_nought_make_ten_and_stop():
    room = asked_for_pain(stop_above_pain=5)
    room.press(Key.DIGIT_1)
    assert marked(room) == 1
    room.for_(1)
    room.press(Key.DIGIT_0)
    assert marked(room) == 10
    assert answers(room) == []
    room.for_(2)
    assert answers(room) == [("pain", 10)]
    assert room.coach.stopped_for_pain


@pytest.mark.parametrize(
    ("keys", "value"),
    [
        ([Key.DIGIT_1, Key.DIGIT_0], 10),
        ([Key.DIGIT_1, Key.DIGIT_5], 5),
        ([Key.DIGIT_3, Key.DIGIT_0], 0),
        ([Key.DIGIT_0, Key.DIGIT_7], 7),
        ([Key.DIGIT_1, Key.DIGIT_0, Key.DIGIT_2], 2),
        ([Key.DIGIT_0], 0),
        ([Key.NEXT, Key.DIGIT_0], 0),
    ],
)
def test_digits_give_the_answer_once_no_other_follows(keys, value):
    room = asked_for_pain()
    for key in keys:
        room.press(key)
    assert marked(room) == value
    assert answers(room.for_(1.3)) == []
    assert answers(room.for_(0.4)) == [("pain", value)]
    assert room.coach.question.kind == "effort"


def test_a_digit_is_taken_at_once_by_key():
    room = asked_for_pain()
    room.press(Key.DIGIT_4)
    room.press(Key.GO)
    assert answers(room) == [("pain", 4)]


def test_a_digit_can_be_put_right_by_arrow():
    room = asked_for_pain()
    room.press(Key.DIGIT_4)
    room.press(Key.NEXT)
    assert answers(room.for_(20)) == []
    assert marked(room) == 5


@pytest.mark.parametrize(
    ("keys", "value"), [([], None), ([Key.NEXT, Key.NEXT], 2), ([Key.NEXT, Key.BACK], 0)]
)
def test_an_answer_that_was_begun_is_taken_when_the_time_is_over(keys, value):
    room = asked_for_pain(stop_above_pain=1)
    for key in keys:
        room.press(key)
    room.for_(26 if keys else 60)
    assert answers(room)[0] == ("pain", value)
    assert room.coach.stopped_for_pain is (value == 2)
