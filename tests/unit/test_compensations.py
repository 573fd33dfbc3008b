"""Every rule of the compensation library: what it finds, how much, and what it leaves alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import get_args

import numpy as np
import numpy.typing as npt
import pytest

from hep_vision.measure.body.landmarks import SIDES, PoseFrame, landmark_of
from hep_vision.measure.exercise import Compensation, Exercise, RuleId
from hep_vision.measure.quality.compensations import RULES, rule_for
from hep_vision.measure.result import Finding, SetResult
from sample_exercises import ARM_RAISE, LEG_RAISE, SQUAT, measured
from stick_body import (
    FACING_CAMERA,
    SHANK,
    THIGH,
    TRUNK,
    Figure,
    frames_of,
    raising_leg,
    repetitions,
    spreading_arms,
    squatting,
)

Plane = npt.NDArray[np.complex128]
Shares = npt.NDArray[np.float64]
Way = Callable[[Plane, Shares], None]  # changes points (n, 33) by an amount of each frame

PX_PER_M = 320.0
TIME_S, MOVED = repetitions([100.0, 100.0])
SHARE = MOVED / 100.0

CURL = replace(
    SQUAT, id="curl", measure="elbow_flexion", side_kind="one", anchors=("hip",), position="any"
)
LIFT = replace(CURL, id="lift", measure="shoulder_flexion")
ARMS_OUT = replace(ARM_RAISE, anchors=("hip",), position="any", start_range=(-60.0, 60.0))
NECK = replace(ARMS_OUT, id="neck", measure="neck_side_bend", anchors=(), min_excursion=10.0)
LEG = replace(LEG_RAISE, position="any")

CURLING = Figure(elbow=(MOVED, MOVED))
LIFTING = Figure(shoulder=(MOVED, MOVED))
ARMS_GO_OUT = spreading_arms(0.8 * MOVED, 0.8 * MOVED)
FACING = Figure(yaw_deg=FACING_CAMERA)


def both(*names: str) -> list[int]:
    return [landmark_of(name, side) for name in names for side in SIDES]


HEAD = list(range(11))
ARMS = [*both("elbow", "wrist", "pinky", "index"), 21, 22]
UPPER = HEAD + both("shoulder") + ARMS
FEET = both("ankle", "heel", "foot_index")


def turn(points: Sequence[int], about: Sequence[int], sign: float = 1.0) -> Way:
    """Turn points about the middle of others, clockwise in the picture, in degrees."""

    def way(plane: Plane, amount: Shares) -> None:
        centre = plane[:, list(about)].mean(axis=1, keepdims=True)
        rotated = np.exp(1j * np.radians(sign * amount))[:, None]
        plane[:, list(points)] = centre + (plane[:, list(points)] - centre) * rotated

    return way


def turn_each(points: Sequence[str], about: str, sign: float = 1.0) -> Way:
    """Turn the points of each side about that side's joint."""

    def way(plane: Plane, amount: Shares) -> None:
        for side in SIDES:
            joint = landmark_of(about, side)
            turn([landmark_of(name, side) for name in points], [joint], sign)(plane, amount)

    return way


def shift(points: Sequence[int], metres: complex) -> Way:
    """Move points by so much, x to the right + iy down, times the amount."""

    def way(plane: Plane, amount: Shares) -> None:
        plane[:, list(points)] += (PX_PER_M * metres * amount)[:, None]

    return way


def nearer(points: Sequence[str], joint: str, end: str) -> Way:
    """Show a limb shorter by a share: its end comes nearer to the joint, and what hangs on it."""

    def way(plane: Plane, amount: Shares) -> None:
        for side in SIDES:
            at, to = plane[:, landmark_of(joint, side)], plane[:, landmark_of(end, side)]
            lost = (amount * (to - at))[:, None]
            plane[:, [landmark_of(name, side) for name in points]] -= lost

    return way


def narrower(plane: Plane, amount: Shares) -> None:
    middle = plane[:, both("shoulder")].mean(axis=1)
    for side in SIDES:
        lost = amount * (plane[:, landmark_of("shoulder", side)] - middle)
        arm = [landmark_of(name, side) for name in ("shoulder", "elbow", "wrist")]
        plane[:, arm] -= lost[:, None]


def knees_inward(plane: Plane, amount: Shares) -> None:
    inward_m = THIGH * np.tan(np.radians(amount) / 2.0)
    plane[:, landmark_of("knee", "right")] += PX_PER_M * inward_m  # at the picture's left
    plane[:, landmark_of("knee", "left")] -= PX_PER_M * inward_m


def knees_forward(plane: Plane, amount: Shares) -> None:
    toes = plane[:, both("foot_index")].real
    reach = np.where(amount[:, None] == 0.0, plane[:, both("knee")].real, toes)
    plane[:, both("knee")] = (
        reach + PX_PER_M * SHANK * amount[:, None] + 1j * plane[:, both("knee")].imag
    )


def hands_near_knees(plane: Plane, amount: Shares) -> None:
    knees = plane[:, both("knee")]
    plane[:, both("wrist")] = knees + PX_PER_M * TRUNK * (amount.max() + 0.0)


@dataclass(frozen=True)
class Case:
    """A way round an exercise that is found, and the same smaller, which is not."""

    rule: RuleId
    exercise: Exercise
    figure: Figure
    way: Way
    more: float
    less: float


HIPS = both("hip")
CASES = [
    Case("C1", CURL, CURLING, turn(UPPER, HIPS), 20, 6),
    Case("C1", CURL, CURLING, turn(UPPER, HIPS, -1), 20, 6),
    Case("C2", ARMS_OUT, ARMS_GO_OUT, turn(UPPER, HIPS), 12, 4),
    Case("C2", ARMS_OUT, ARMS_GO_OUT, turn(UPPER, HIPS, -1), 12, 4),
    Case("C3", CURL, CURLING, shift([*both("shoulder"), *ARMS], -0.22j), 0.3, 0.08),
    Case("C4", ARMS_OUT, ARMS_GO_OUT, turn(HIPS, HIPS), 10, 3),
    Case("C5", ARMS_OUT, ARMS_GO_OUT, shift([*UPPER, *HIPS], TRUNK), 0.18, 0.05),
    Case("C6", CURL, CURLING, turn_each(("ankle", "heel", "foot_index"), "knee"), 20, 5),
    Case("C7", ARMS_OUT, ARMS_GO_OUT, knees_inward, 18, 5),
    Case("C8", CURL, CURLING, knees_forward, 0.15, 0.02),
    Case("C9", CURL, CURLING, shift(both("heel"), -1j * SHANK), 0.08, 0.02),
    Case("C10", CURL, CURLING, turn_each(("elbow", "wrist"), "shoulder", -1), 25, 8),
    Case("C11", LIFT, LIFTING, turn_each(("wrist",), "elbow", -1), 35, 10),
    Case("C15", SQUAT, squatting(MOVED), hands_near_knees, 0.05, 0.4),
    Case("C16", ARMS_OUT, ARMS_GO_OUT, narrower, 0.3, 0.08),
    Case("C17", CURL, CURLING, shift(HEAD, TRUNK), 0.1, 0.02),
    Case("C17", LEG, raising_leg(0.6 * MOVED), shift(HEAD, -1j * TRUNK), 0.1, 0.02),
    Case("C18", CURL, CURLING, nearer(("elbow", "wrist"), "shoulder", "elbow"), 0.2, 0.05),
    Case(
        "C18",
        LEG,
        raising_leg(0.6 * MOVED),
        nearer(("knee", "ankle", "heel", "foot_index"), "hip", "knee"),
        0.2,
        0.05,
    ),
    Case("C19", CURL, CURLING, turn(UPPER, HIPS), 18, 5),
    Case("C19", CURL, CURLING, turn(UPPER, HIPS, -1), 18, 5),
    Case("C20", CURL, CURLING, shift(FEET, THIGH + SHANK), 0.2, 0.05),
]


def frames_with(figure: Figure, way: Way, amount: float) -> list[PoseFrame]:
    """The figure's frames with a way round it, by so much at the peak."""
    plain = frames_of(TIME_S, figure)
    plane = np.array([frame.plane for frame in plain])
    way(plane, amount * SHARE)
    changed = []
    for frame, points in zip(plain, plane, strict=True):
        image_px = frame.image_px.copy()
        image_px[:, 0], image_px[:, 1] = points.real, points.imag
        changed.append(replace(frame, image_px=image_px))
    return changed


def found(case: Case, amount: float) -> list[Finding]:
    result = measured_with(case.exercise, case.rule, frames_with(case.figure, case.way, amount))
    assert result.counted == 2
    codes = [[f for f in rep.findings if f.code == case.rule] for rep in result.repetitions]
    assert len({len(each) for each in codes}) == 1, "found in one repetition and not in the other"
    return codes[0]


def measured_with(
    exercise: Exercise, rule: RuleId, frames: list[PoseFrame], **prescribed: object
) -> SetResult:
    watched = (Compensation(rule, RULES[rule].threshold, "The cue."),)
    exercise = replace(exercise, compensations=watched)
    side = "both" if exercise.side_kind == "both" else "right"
    return measured(frames, exercise, side=side, **prescribed)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule} {case.exercise.id}")
def test_a_rule_finds_its_way_round_and_how_much(case: Case) -> None:
    (finding,) = found(case, case.more)
    assert finding.advice == "The cue."
    assert finding.severity == "info"
    assert finding.amount == pytest.approx(case.more, rel=0.3)
    assert 0.8 < finding.at_s < 5.0, "in the first repetition"


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule} {case.exercise.id}")
def test_a_rule_leaves_little_alone(case: Case) -> None:
    assert found(case, case.less) == []


def test_every_rule_is_tried_here() -> None:
    tried = {case.rule for case in CASES}
    judged_from_the_measure, told_by_the_verdict = {"C12", "C14", "C21"}, {"C13"}
    elsewhere = judged_from_the_measure | told_by_the_verdict
    assert tried | elsewhere == set(get_args(RuleId)) == set(RULES)
    assert not any(RULES[rule].quantities for rule in elsewhere)


def test_the_shoulder_hikes_in_a_neck_side_bend() -> None:
    """Where the ear comes down to the shoulder by the exercise itself."""
    bend = turn(HEAD, both("shoulder"), -1)  # to the right, which is the picture's left

    def found_with(rise: float) -> list[str]:
        def way(plane: Plane, amount: Shares) -> None:
            bend(plane, 30.0 * SHARE)
            right_arm = [landmark_of(name, "right") for name in ("shoulder", "elbow", "wrist")]
            shift(right_arm, -0.22j)(plane, amount)

        result = measured_with(NECK, "C3", frames_with(FACING, way, rise))
        assert result.counted == 2
        return [finding.message for finding in result.repetitions[0].findings]

    (message,) = found_with(0.3)
    assert message.startswith("The shoulder hiked by")
    assert found_with(0.0) == []
    assert rule_for("C3", "shoulder_flexion") == RULES["C3"]


def test_a_step_of_the_other_foot_is_none_of_the_tested_one() -> None:
    other_foot = [landmark_of(name, "left") for name in ("ankle", "heel", "foot_index")]
    way = shift(other_foot, THIGH + SHANK)
    assert not found(Case("C20", CURL, CURLING, way, 0, 0), 0.3)


def test_a_rule_is_silent_where_its_plane_does_not_show() -> None:
    case = next(case for case in CASES if case.rule == "C4")
    sideways = replace(case, exercise=CURL, figure=CURLING)
    assert not found(sideways, 20.0)


def swung(fast_s: float) -> SetResult:
    """Curls of which most of the way is done in so much time; the rest takes 1.5 s."""
    at = np.array([0.0, 1.0, 2.5, 2.5 + fast_s, 4.0, 5.5, 7.0])
    angle = np.interp(TIME_S, at, (0.0, 0.0, 30.0, 100.0, 100.0, 0.0, 0.0))
    return measured_with(CURL, "C12", frames_of(TIME_S, Figure(elbow=(angle, angle))))


def test_a_swung_movement_is_told_from_a_steady_one() -> None:
    (finding,) = swung(0.2).repetitions[0].findings
    assert finding.code == "C12"
    assert finding.amount > RULES["C12"].threshold
    steady = measured_with(CURL, "C12", frames_of(TIME_S, CURLING))
    assert [rep.findings for rep in steady.repetitions] == [(), ()]


def test_a_movement_short_of_its_target_is_partial_and_no_finding_besides() -> None:
    result = measured_with(CURL, "C13", frames_of(TIME_S, CURLING), target=130.0)
    assert [a.reason for a in result.attempts] == ["short_of_target"] * 2
    assert [a.findings for a in result.attempts] == [(), ()]


def test_a_movement_past_its_limit_is_told_and_counts() -> None:
    result = measured_with(CURL, "C14", frames_of(TIME_S, CURLING), limit=80.0)
    assert result.counted == 2
    (finding,) = result.repetitions[0].findings
    assert (finding.code, finding.severity) == ("C14", "warning")
    assert finding.amount == pytest.approx(20.0, abs=2.0)


def test_a_shoulder_blade_that_turns_up_under_a_raised_arm_is_no_hike() -> None:
    way = shift([*both("shoulder"), *ARMS], -0.22j)

    def late(plane: Plane, amount: Shares) -> None:
        way(plane, np.where(MOVED > 65.0, amount, 0.0))

    assert not found(Case("C3", LIFT, LIFTING, late, 0, 0), 0.3)
    assert found(Case("C3", LIFT, LIFTING, way, 0, 0), 0.6)


def test_a_movement_past_the_position_that_is_the_goal_is_told_and_counts() -> None:
    for edge, told in ((80.0, 1), (95.0, 0)):
        held = replace(CURL, position_edge=edge)
        result = measured_with(held, "C21", frames_of(TIME_S, CURLING))
        assert result.counted == 2
        assert [f.code for f in result.repetitions[0].findings] == ["C21"] * told


def test_limbs_beyond_the_picture_are_not_judged() -> None:
    case = next(case for case in CASES if case.rule == "C6")
    frames = frames_with(case.figure, case.way, case.more)
    ankle = landmark_of("ankle", "right")
    cut = [
        replace(frame, image_px=frame.image_px - (frame.image_px[ankle, 0] + 5.0) * np.eye(3)[0])
        for frame in frames
    ]
    assert all(frame.image_px[ankle, 0] < 0 for frame in cut)
    result = measured_with(case.exercise, "C6", cut)
    assert "C6" not in {f.code for a in result.attempts for f in a.findings}


def test_who_is_told_of_a_finding() -> None:
    case = next(case for case in CASES if case.rule == "C15")
    frames = frames_with(case.figure, case.way, case.more)

    def advice(told: str, **prescribed: object) -> list[str]:
        watched = (Compensation("C15", 0.15, "The cue.", told),)
        exercise = replace(case.exercise, compensations=watched)
        result = measured(frames, exercise, side="both", **prescribed)
        assert result.counted == 2
        return [f.advice for f in result.repetitions[0].findings if f.code == "C15"]

    assert advice("patient") == ["The cue."]
    assert advice("therapist") == [""]
    assert advice("when_asked") == []
    assert advice("when_asked", asks=("C15",)) == ["The cue."]
