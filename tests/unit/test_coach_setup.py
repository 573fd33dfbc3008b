"""Set-up: which instruction is given, what is waited for, and what is put up with."""

from __future__ import annotations

import pytest

from coach_room import NOBODY, WORDS, Room, cue_of
from hep_vision.coach.moment import Say, Stage
from hep_vision.coach.sight import BASIC, Sight
from hep_vision.coach.stage_views import session_view


@pytest.mark.parametrize("problem", sorted(BASIC))
def test_what_is_basic_is_waited_for_and_said_again(problem):
    room = Room().to_setup().for_(45, Sight(present=True, problem=problem))
    assert room.coach.stage is Stage.SETUP
    said = room.said(WORDS.say(f"problem-{problem}"))
    assert 3 <= said <= 6
    assert cue_of(room.coach) == WORDS.say(f"problem-cue-{problem}")
    assert session_view(room.coach).sentence == WORDS.say(f"problem-{problem}")
    assert room.for_(2).coach.stage is Stage.READY


@pytest.mark.parametrize("problem", ["too_far", "turn_side", "turn_front", "tilted"])
def test_what_would_be_better_is_not_waited_for_forever(problem):
    room = Room().to_setup().for_(18, Sight(present=True, problem=problem))
    assert room.coach.stage is Stage.SETUP
    assert room.for_(6, Sight(present=True, problem=problem)).coach.stage is Stage.READY


TURN, CLOSER, FEET = (
    Sight(present=True, problem=problem) for problem in ("turn_side", "too_far", "feet_hidden")
)


@pytest.mark.parametrize("pictures", [(0.6, 0.4), (0.5, 0.5), (0.9, 0.6)])
def test_a_problem_that_flickers_is_told_and_put_up_with(pictures):
    room = Room().to_setup()
    while room.now_s < 18:
        room.for_(pictures[0], TURN).for_(pictures[1])
    assert room.said("Turn your side to the camera") == 2
    assert room.coach.stage is Stage.SETUP
    for _ in range(5):
        room.for_(pictures[0], TURN).for_(pictures[1])
    assert room.coach.stage is Stage.READY


def test_a_problem_of_few_pictures_is_not_waited_for():
    room = Room().to_setup()
    for _ in range(3):
        room.for_(0.3, FEET).for_(0.7)
    assert room.coach.stage is Stage.READY
    assert room.said("feet") == 0


def test_two_problems_by_turns_are_put_up_with_as_one_is():
    room = Room().to_setup().for_(10, TURN).for_(8, CLOSER)
    assert room.coach.stage is Stage.SETUP
    assert (room.said("Turn your side"), room.said("Come closer")) == (1, 1)
    assert room.for_(4, CLOSER).coach.stage is Stage.READY


def test_what_is_basic_makes_the_patience_begin_anew():
    room = Room().to_setup().for_(15, TURN).for_(2, FEET).for_(17, TURN)
    assert room.coach.stage is Stage.SETUP
    assert room.for_(5, TURN).coach.stage is Stage.READY


def test_the_commonest_problem_is_named():
    room = Room().to_setup()
    for _ in range(4):
        room.for_(0.2, CLOSER).for_(0.4, TURN)
    assert (room.said("Turn your side"), room.said("Come closer")) == (1, 0)


def test_a_problem_of_one_picture_is_not_spoken_of():
    room = Room().to_setup().for_(0.3)
    room.once(Sight(present=True, problem="feet_hidden"))
    room.for_(3)
    assert room.said("feet") == 0


def test_one_instruction_at_a_time():
    room = Room().to_setup().for_(2, NOBODY).for_(2, Sight(present=True, problem="feet_hidden"))
    texts = [act.text for act in room.acts if isinstance(act, Say)]
    assert texts[-2:] == [
        "Step into the picture",
        "I cannot see your feet. Move back, or move the camera back",
    ]


def test_set_up_praises_nobody_who_is_not_there():
    room = Room().to_setup()
    nobody = WORDS.say("problem-cue-nobody")
    assert cue_of(room.coach) == ""
    assert cue_of(room.for_(0.3, NOBODY).coach) == ""
    assert cue_of(room.for_(1, NOBODY).coach) == nobody
    assert cue_of(room.for_(0.3).coach) == nobody
    assert cue_of(room.for_(0.6).coach) == "Very good. Stay there."
