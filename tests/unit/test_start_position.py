"""Nothing counts before the start position is taken: which positions are told apart."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from coach_room import set_plan
from hep_vision.coach.start import HOLD_S, StartWatch
from hep_vision.measure.body.posture import other_posture
from hep_vision.measure.result import SetResult
from sample_exercises import ARM_RAISE, LEG_RAISE, SQUAT, measured
from stick_body import (
    FACING_LEFT,
    FACING_RIGHT,
    Figure,
    extending_knee,
    frames_of,
    raising_leg,
    repetitions,
    squatting,
)

TIME_S, RAISED = repetitions([60.0, 60.0, 60.0])
EXTENSION = replace(
    SQUAT,
    id="seated_knee_extension",
    direction="decrease",
    side_kind="one",
    position="seated",
    anchors=("hip",),
    start_range=(40.0, 140.0),
)
FLEXION = replace(
    ARM_RAISE, id="shoulder_flexion", measure="shoulder_flexion", view="sagittal", anchors=("hip",)
)


def reasons(result: SetResult) -> list[str]:
    return [attempt.reason for attempt in result.attempts]


def seated_arm_raise() -> Figure:
    return Figure(
        hip=(90.0, 90.0), knee=(90.0, 90.0), shoulder=(RAISED, RAISED), fixed="hip",
        place_px=(500.0, 400.0),
    )  # fmt: skip


def prone_leg_raise() -> Figure:
    """Face down, one straight leg lifted backwards."""
    return Figure(
        hip=(0.0, -0.5 * RAISED), lean_deg=90.0, fixed="hip", yaw_deg=FACING_RIGHT,
        place_px=(500.0, 500.0),
    )  # fmt: skip


def test_seated_is_not_standing() -> None:
    result = measured(frames_of(TIME_S, seated_arm_raise()), FLEXION, side="right")
    assert reasons(result) == ["wrong_position"] * 3
    assert result.attempts[0].explanation == "Not in the start position (standing), but seated."


def test_an_exercise_for_both_counts_in_both() -> None:
    either = replace(FLEXION, also_in=("seated",))
    assert measured(frames_of(TIME_S, seated_arm_raise()), either, side="right").counted == 3
    standing = Figure(shoulder=(RAISED, RAISED))
    assert measured(frames_of(TIME_S, standing), either, side="right").counted == 3


def test_standing_is_not_seated() -> None:
    """A hamstring curl's way back straightens the knee, as a seated extension does."""
    curl = Figure(knee=(0.0, 90.0 - RAISED))
    result = measured(frames_of(TIME_S, curl), EXTENSION, side="right")
    assert reasons(result) == ["wrong_position"] * 3
    assert measured(frames_of(TIME_S, extending_knee(90.0 - RAISED)), EXTENSION).counted == 3


def test_a_squat_before_sitting_down_does_not_count() -> None:
    squats = frames_of(TIME_S, squatting(np.where(RAISED > 0, RAISED, 0.0)))
    gap_s = TIME_S[-1] + 1.0
    seated = frames_of(TIME_S + gap_s, extending_knee(90.0 - RAISED))
    result = measured([*squats, *seated], EXTENSION, side="right")
    assert result.counted == 3
    assert all(a.start_s > TIME_S[-1] for a in result.repetitions)


@pytest.mark.parametrize("facing", [FACING_RIGHT, FACING_LEFT])
def test_supine_is_not_prone(facing: float) -> None:
    face_down = replace(LEG_RAISE, position="prone", direction="decrease", min_excursion=10.0)
    back = replace(prone_leg_raise(), yaw_deg=facing)
    on_the_back = replace(LEG_RAISE, direction="decrease", min_excursion=10.0)
    assert measured(frames_of(TIME_S, back), face_down, side="right").counted == 3
    result = measured(frames_of(TIME_S, back), on_the_back, side="right")
    assert reasons(result) == ["wrong_position"] * 3
    assert "but face down" in result.attempts[0].explanation
    lying = raising_leg(RAISED, yaw_deg=facing)
    assert measured(frames_of(TIME_S, lying), LEG_RAISE, side="right").counted == 3


@pytest.mark.parametrize(
    ("postures", "positions", "other"),
    [
        (["seated"] * 9 + ["standing"], ("standing",), "seated"),
        (["seated"] * 6 + ["standing"] * 4, ("standing",), None),
        (["seated"] * 9, ("standing", "seated"), None),
        (["upright"] * 9, ("seated",), None),
        (["hanging"] * 9, ("seated",), None),
        (["unclear"] * 9, ("supine",), None),
        (["lying"] * 9, ("side_lying",), None),
        (["side_lying"] * 9, ("supine",), "side_lying"),
        (["supine"] * 9, ("side_lying",), "supine"),
        (["prone"] * 9, ("quadruped",), None),
        (["supine"] * 9, ("quadruped",), "supine"),
        (["seated"] * 9, ("any",), None),
        ([], ("standing",), None),
    ],
)
def test_most_frames_must_speak_against_a_position(postures, positions, other) -> None:
    assert other_posture(postures, positions) == other


@pytest.mark.parametrize(
    ("side", "other"), [("left", "on_left_side"), ("right", None), (None, None)]
)
def test_who_lies_on_a_side_has_the_limb_that_moves_uppermost(side, other) -> None:
    assert other_posture(["on_left_side"] * 9, ("side_lying",), side) == other
    assert other_posture(["on_left_side"] * 9, ("supine",), side) == "on_left_side"


def ready_at_s(time_s) -> float | None:
    """When the start position of a squat has been kept long enough, standing all the time."""
    watch = StartWatch(set_plan())
    for frame in frames_of(np.asarray(time_s), squatting(np.zeros(len(time_s)))):
        watch.add(frame)
        if watch.ready:
            return frame.time_s
    return None


@pytest.mark.parametrize(
    "per_s", [3.0, 3.3, 3.57, 3.9, 4.08, 4.5, 5.0, 7.5, 10.0, 12.0, 15.0, 24.0, 29.97, 30.0]
)
def test_the_start_position_is_noticed_at_any_rate_of_pictures(per_s: float) -> None:
    at_s = ready_at_s(np.arange(round(4 * per_s)) / per_s)
    assert at_s is not None
    assert HOLD_S <= at_s < HOLD_S + 1.01 / per_s


@pytest.mark.parametrize("seed", range(3))
def test_and_at_a_rate_that_wavers(seed: int) -> None:
    gaps_s = np.random.default_rng(seed).uniform(0.15, 0.4, 40)
    at_s = ready_at_s(np.cumsum(gaps_s))
    assert at_s is not None
    assert at_s - gaps_s[0] < HOLD_S + 0.4


def test_nothing_is_known_of_a_time_without_pictures() -> None:
    before_s, after_s = np.arange(5) / 10, 3.0 + np.arange(30) / 10
    at_s = ready_at_s(np.concatenate([before_s, after_s]))
    assert at_s == pytest.approx(3.0 + HOLD_S, abs=0.11)
