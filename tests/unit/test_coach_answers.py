"""Questions are answered from three metres: by a raised arm, and by what the page sends."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from coach_room import FINE, Room, set_plan
from hep_vision.coach.counting_up import STEP_S
from hep_vision.coach.moment import Answer, Key, Stage
from hep_vision.coach.plan import SessionPlan
from hep_vision.coach.raised_arm import arm_is_raised
from hep_vision.coach.stage_views import session_view
from hep_vision.measure.exercise import Prescription
from hep_vision.record.landmark_log import read_landmark_log
from sample_exercises import SQUAT
from stick_body import FACING_CAMERA, FACING_RIGHT, ON_THE_BACK, Figure, frames_of

EVIDENCE = Path(__file__).parents[2].parent / "shared" / "bench"
# A laptop's camera at three metres: 1280 x 720 has 300 pixels a metre, 640 x 480 half as many.
AT_3_M = {"px_per_m": 300.0, "place_px": (640.0, 650.0)}
AT_3_M_SMALL = {"px_per_m": 200.0, "place_px": (320.0, 440.0), "size_px": (640, 480)}
JITTER_PX = 3.0
STANDING = {"yaw_deg": FACING_CAMERA}
SIDEWAYS = {"yaw_deg": FACING_RIGHT}
SEATED = {"hip": (90.0, 90.0), "knee": (90.0, 90.0), "fixed": "hip", "yaw_deg": FACING_CAMERA}
LYING = {"lean_deg": ON_THE_BACK, "fixed": "hip"}


def asked(*, ask_effort: bool = False, **others) -> Room:
    """A coach that asks about pain, read to its end."""
    room = Room(set_plan(reps=1, ask_pain=True, ask_effort=ask_effort, **others)).to_work()
    room.count(1)
    assert room.coach.stage is Stage.QUESTION
    return room


def answers(room: Room) -> list[tuple[str, int | None]]:
    return [(act.question, act.value) for act in room.acts if isinstance(act, Answer)]


def counting_at(number: int, **others) -> Room:
    """The scale has just come to a number."""
    room = asked(**others)
    room.for_(3, speaking=True)
    while True:
        question = session_view(room.coach).question
        assert question is not None
        if question.value == number:
            return room
        room.once()


def play(room: Room, angle_deg: np.ndarray, posture: dict, camera: dict, *, arm: int) -> None:
    """A patient who moves one arm, in pictures ten times a second."""
    angles = [0.0 * angle_deg, 0.0 * angle_deg]
    angles[arm] = angle_deg
    side_on = posture.get("yaw_deg", FACING_RIGHT) != FACING_CAMERA
    moved = {"shoulder" if side_on else "shoulder_abduction": tuple(angles)}
    figure = Figure(**{**camera, **posture, **moved})
    for frame in frames_of(np.arange(len(angle_deg)) / 10, figure, noise_px=JITTER_PX):
        room.once(arm_raised=room.coach.awaits_arm and arm_is_raised(frame, room.free_arms))


def raised(after_s: float, peak_deg: float, *, up_s: float = 1.8, way_s: float = 0.8) -> np.ndarray:
    """Angle of an arm that goes up after a while, stays and comes down."""
    way = np.linspace(0.0, peak_deg, round(10 * way_s))
    parts = [np.zeros(round(10 * after_s)), way, np.full(round(10 * up_s), peak_deg), way[::-1]]
    return np.concatenate([*parts, np.zeros(60)])


@pytest.mark.parametrize("camera", [AT_3_M, AT_3_M_SMALL], ids=["720p", "480p"])
@pytest.mark.parametrize(
    ("posture", "peak_deg"),
    [(STANDING, 150.0), (STANDING, 175.0), (SIDEWAYS, 160.0), (SEATED, 150.0), (LYING, 90.0)],
    ids=["standing", "straight up", "sideways", "seated", "lying"],
)
@pytest.mark.parametrize("arm", [0, 1], ids=["left", "right"])
def test_an_arm_raised_at_three_metres_takes_the_number(camera, posture, peak_deg, arm) -> None:
    for number, reaction_s in ((0, 1.2), (3, 0.4), (6, 1.0), (10, 1.6)):
        room = counting_at(number)
        play(room, raised(reaction_s, peak_deg), posture, camera, arm=arm)
        assert answers(room)[0] == ("pain", number), (number, reaction_s)


def _both(angle: float, posture: dict) -> dict:
    name = "shoulder" if posture is SIDEWAYS else "shoulder_abduction"
    return {**posture, name: (angle, angle)}


@pytest.mark.parametrize(
    "held",
    [
        {**STANDING, "shoulder_abduction": (90.0, 0.0)},  # leans on a wall
        {**STANDING, "shoulder_abduction": (100.0, 0.0)},
        {**SEATED, "shoulder": (60.0, 0.0), "elbow": (140.0, 0.0)},  # drinks, scratches the chin
        {**STANDING, "shoulder": (110.0, 0.0), "elbow": (140.0, 0.0)},  # scratches the head
        {**SIDEWAYS, "shoulder": (120.0, 0.0), "elbow": (130.0, 0.0)},
        {**STANDING, "shoulder": (40.0, 40.0), "elbow": (90.0, 90.0)},  # hands on the hips
        _both(175.0, STANDING),  # stretches
        _both(170.0, SIDEWAYS),
        {**LYING, "shoulder": (180.0, 0.0)},  # an arm laid back beside the head
        {**SIDEWAYS, "shoulder": (90.0, 0.0)},  # points at something
    ],
)
def test_resting_movement_is_no_answer(held) -> None:
    room = counting_at(2)
    figure = Figure(**{**AT_3_M, **held})
    for frame in frames_of(np.arange(60) / 10, figure, noise_px=JITTER_PX):
        room.once(arm_raised=arm_is_raised(frame, room.free_arms))
    assert answers(room) == []
    assert session_view(room.coach).question.value not in (None, 2), "it counts on"


@pytest.mark.parametrize("folder", ["real", "real2"])
def test_no_real_exercise_but_those_overhead_raises_one_arm_alone(folder) -> None:
    if not (EVIDENCE / folder).is_dir():
        pytest.skip(f"there is no {EVIDENCE / folder}")
    overhead = ("press", "pullup", "jump", "front_raise", "shoulder", "lateral_raise")
    for path in sorted((EVIDENCE / folder).glob("*.npz")):
        if any(word in path.stem for word in overhead):
            continue
        up_s, since_s = 0.0, None
        for frame in read_landmark_log(path).frames:
            up = arm_is_raised(frame)
            since_s = (frame.time_s if since_s is None else since_s) if up else None
            up_s = max(up_s, frame.time_s - since_s if since_s is not None else 0.0)
        assert up_s < 0.8, f"{path.stem}: {up_s:.1f} s"  # an answer takes a second


def test_an_arm_that_is_up_already_is_no_answer_until_it_has_been_down() -> None:
    room = asked()
    room.for_(12, arm_raised=True)
    assert answers(room) == []
    room.for_(1)
    room.for_(1.2, arm_raised=True)
    assert len(answers(room)) == 1


def test_an_arm_that_comes_down_too_soon_lets_the_scale_count_on() -> None:
    room = counting_at(4)
    room.for_(1).for_(0.5, arm_raised=True)
    view = session_view(room.coach).question
    assert view.value == 4
    assert 0.0 < view.arm_share < 1.0
    room.for_(0.5)
    assert session_view(room.coach).question.arm_share == 0.0
    room.for_(STEP_S)
    assert session_view(room.coach).question.value == 5
    assert answers(room) == []


def test_the_arm_of_a_treated_shoulder_does_not_answer() -> None:
    shoulder = set_plan(
        reps=1,
        ask_pain=True,
        of_the_shoulder=True,
        prescription=Prescription(side="left", repetitions=1),
    )
    assert SessionPlan((shoulder,)).free_arms == ("right",)
    for arm, answered in ((0, False), (1, True)):
        room = counting_at(
            1, of_the_shoulder=True, prescription=Prescription(side="left", repetitions=1)
        )
        assert any("RIGHT arm" in line for line in session_view(room.coach).question.how)
        play(room, raised(1.0, 160.0), STANDING, AT_3_M, arm=arm)
        assert bool(answers(room)) is answered


def test_without_a_free_arm_nothing_is_counted_up_and_no_arm_asked_for() -> None:
    room = asked(of_the_shoulder=True, prescription=Prescription(side="both", repetitions=1))
    room.for_(20)
    assert session_view(room.coach).question.value is None
    assert not any("arm" in line for line in session_view(room.coach).question.how)
    assert answers(room.for_(7)) == [("pain", None)]


def test_the_scale_is_counted_twice_and_then_left_unanswered() -> None:
    room = asked()
    room.for_(2)
    for number in range(11):
        assert room.said(f"{number}") >= 1
        room.for_(STEP_S)
    assert answers(room) == []
    room.for_(11 * STEP_S)
    assert answers(room) == [("pain", None)]


def test_a_key_stops_the_counting_for_good() -> None:
    room = counting_at(5)
    room.press(Key.NEXT)
    room.for_(6)
    assert session_view(room.coach).question.value == 6
    room.for_(2, arm_raised=True)
    assert answers(room) == []
    room.press(Key.GO)
    assert answers(room) == [("pain", 6)]


@pytest.mark.parametrize("value", [0, 7, 10])
def test_a_chosen_or_spoken_number_is_taken_at_once(value) -> None:
    room = asked()
    room.once(None, answer=value)
    assert answers(room) == [("pain", value)]


@pytest.mark.parametrize("value", [-1, 11])
def test_a_number_off_the_scale_is_no_answer(value) -> None:
    room = asked()
    room.once(None, answer=value)
    assert answers(room) == []


def test_an_answer_while_nothing_is_asked_is_none() -> None:
    room = Room(set_plan(ask_pain=True)).to_work()
    room.once(answer=9)
    assert answers(room) == []


def test_a_wrong_number_is_put_right_by_raising_the_arm_again() -> None:
    room = counting_at(8, stop_above_pain=5)
    room.show_results = True
    room.for_(1).for_(1.2, arm_raised=True)
    assert room.coach.stage is Stage.RESULT
    view = session_view(room.coach)
    assert (view.number, view.sentence) == ("8", "Not right? Raise your arm again.")
    room.for_(0.7).for_(0.8, arm_raised=True)
    assert room.coach.stage is Stage.QUESTION
    room.for_(3)
    room.once(answer=4)
    room.for_(3)
    assert answers(room) == [("pain", 8), ("pain", 4)]
    assert not room.coach.stopped_for_pain


def test_pain_above_the_rule_stops_however_it_was_answered() -> None:
    room = counting_at(8, stop_above_pain=5)
    room.show_results = True
    room.for_(1).for_(1.2, arm_raised=True)
    room.for_(5)
    assert room.coach.stage is Stage.DONE
    assert room.coach.why_over == "pain"


class DayRoom(Room):
    """A coach of a program that asks about falls and swelling."""

    def __init__(self, *asks: str, **others) -> None:
        super().__init__(set_plan(exercise=replace(SQUAT, id="squat")), **others)
        self.coach.plan = replace(self.coach.plan, asks_of_day=asks)


def test_falls_and_swelling_are_asked_before_the_first_exercise() -> None:
    room = DayRoom("fall", "swelling")
    room.press(Key.GO)
    assert room.coach.stage is Stage.QUESTION
    question = session_view(room.coach).question
    assert (question.kind, question.scale, question.high) == ("fall", "yes_no", 1)
    assert (question.low_text, question.high_text) == ("No", "Yes")
    assert not room.coach.nothing_left
    room.once(None, answer=0)
    assert room.coach.question.kind == "swelling"
    room.once(None, answer=1)
    assert answers(room) == [("fall", 0), ("swelling", 1)]
    assert room.said("Your therapist will see this") == 1
    assert room.coach.stage is Stage.NEXT


def test_yes_and_no_are_said_in_turn_and_an_arm_takes_one() -> None:
    room = DayRoom("fall")
    room.press(Key.GO)
    room.for_(1.5)
    said = [session_view(room.coach).question.value]
    while session_view(room.coach).question.value == 0:
        room.once()
    said.append(session_view(room.coach).question.value)
    assert said == [0, 1]
    room.for_(1).for_(1.2, arm_raised=True)
    assert answers(room) == [("fall", 1)]


def test_an_unanswered_question_about_the_day_is_no_no() -> None:
    room = DayRoom("swelling")
    room.press(Key.GO)
    room.for_(20)
    assert answers(room) == [("swelling", None)]
    assert room.coach.stage is not Stage.QUESTION


def test_between_two_pictures_an_arm_that_is_up_stays_up() -> None:
    room = counting_at(3)
    room.for_(1)
    for _ in range(13):
        room.once(FINE, arm_raised=True)
        room.now_s -= 0.05
        room.once(None)
    assert answers(room) == [("pain", 3)]
