"""Recorded movements: the chain is a person, and a camera sees the joint's angle in them."""

from __future__ import annotations

import numpy as np
import pytest
from benchmarks import keraal
from benchmarks.mocap import MOCAP, MOVEMENTS, play, played, steady, visible_repetitions
from benchmarks.recorded_motion import (
    JOINTS,
    ORDER,
    Camera,
    Motion,
    check,
    feet_by_order,
    forward_of,
    joint_angle_deg,
    read_motion,
    seen_by,
)

from hep_vision.measure.body.landmarks import Landmark

UI_PRMD = MOCAP / "ui-prmd"
needs_mocap = pytest.mark.skipif(
    not MOCAP.is_dir(), reason=f"needs the motion capture in {MOCAP}, which is not there"
)


def standing(knee_x_deg: float = 0.0) -> Motion:
    """A body of sticks that stands 2 m before the origin, the left knee bent."""
    offsets = np.zeros((1, 22, 3))
    offsets[0, 0] = (0.0, 90.0, -200.0)
    offsets[0, 1:4] = (0.0, 15.0, 0.0)
    for side, across in (("left", 1.0), ("right", -1.0)):
        joints = JOINTS[side]
        offsets[0, joints["shoulder"]] = (18.0 * across, 0.0, 0.0)
        offsets[0, joints["elbow"]] = (28.0 * across, 0.0, 0.0)
        offsets[0, joints["hip"]] = (10.0 * across, 0.0, 0.0)
        offsets[0, joints["knee"]] = offsets[0, joints["ankle"]] = (0.0, -42.0, 0.0)
        offsets[0, joints["foot_index"]] = (0.0, 0.0, 15.0)
    angles = np.zeros((1, 22, 3))
    angles[0, JOINTS["left"]["knee"], 0] = knee_x_deg
    return Motion(offsets, angles)


def test_a_camera_in_front_sees_the_left_side_on_the_right_and_upright():
    motion = standing()
    (frame,) = seen_by(
        Camera("frontal", "right", 0.0), motion, motion.places, forward_of(motion, None)
    )
    left, right = frame.image_px[Landmark.LEFT_SHOULDER], frame.image_px[Landmark.RIGHT_SHOULDER]
    # 18 cm at 3 m with 800 pixels: 48 from the middle; the camera is as high as the chest.
    assert left[:2] == pytest.approx((688.0, 360.0))
    assert right[:2] == pytest.approx((592.0, 360.0))
    assert frame.image_px[Landmark.LEFT_ANKLE, 1] > frame.image_px[Landmark.LEFT_KNEE, 1] > 360.0
    assert np.isnan(frame.image_px[Landmark.NOSE]).all()


def test_a_camera_at_the_right_side_sees_somebody_who_looks_to_the_right():
    motion = standing()
    (frame,) = seen_by(
        Camera("sagittal", "right", 0.0), motion, motion.places, forward_of(motion, None)
    )
    toe, ankle = Landmark.RIGHT_FOOT_INDEX, Landmark.RIGHT_ANKLE
    assert frame.image_px[toe, 0] > frame.image_px[ankle, 0]
    # The far shoulder lies behind, and its 3 D point says so.
    assert frame.world_m[Landmark.LEFT_SHOULDER, 2] == pytest.approx(0.18)


def test_the_angle_of_a_bent_knee_is_that_of_the_file():
    motion = standing(knee_x_deg=70.0)
    assert joint_angle_deg(motion, "knee_flexion", "left") == pytest.approx([70.0])
    assert joint_angle_deg(motion, "shoulder_abduction", "left") == pytest.approx([90.0])
    assert check(motion).knee_error_deg < 1e-6
    # A positive turn about x takes the shank back, as a knee bends.
    assert motion.segment("left", "knee", "ankle")[0, 2] < -30.0


def test_a_loss_of_one_frame_is_no_repetition_and_half_a_return_is_one():
    angle = np.array([0, 0, 20, 60, 60, 0, 60, 60, 20, 0, 0, 60, 60, 25, 25, 60, 60, 0, 0], float)
    assert visible_repetitions(angle, 1) == 4
    assert visible_repetitions(steady(angle), 1) == 3
    assert visible_repetitions(-angle, -1) == 4


def test_what_is_played_begins_and_ends_at_rest_without_a_jump():
    frames = np.array([[0.0], [5.0], [10.0]])
    shown = played(frames)[:, 0]
    assert (shown[:30] == 0.0).all()
    assert (shown[-30:] == 10.0).all()
    assert np.abs(np.diff(shown)).max() == 5.0


@needs_mocap
def test_the_chain_is_a_person_who_stands():
    for number in (1, 2, 5, 6, 7, 10):
        motion = read_motion(UI_PRMD, number)
        found = check(motion)
        assert found.length_error_cm < 1e-6
        assert found.sides_apart_cm < 3.0
        assert found.lean_deg < 5.0
        assert found.knee_error_deg < 0.01
        heights = [motion.places[0, joint, 1] for joint in (4, 2, 0, 15, 16)]
        assert heights == sorted(heights, reverse=True)


@needs_mocap
def test_only_one_order_of_turning_leaves_the_feet_where_they_stand():
    found = feet_by_order(UI_PRMD)
    assert found.pop(ORDER) < 4.0
    assert min(found.values()) > 20.0


@needs_mocap
def test_both_knees_of_the_deep_squat_bend_alike_while_the_ankles_stay():
    motion = read_motion(UI_PRMD, 1)
    left, right = (joint_angle_deg(motion, "knee_flexion", side) for side in ("left", "right"))
    assert left.max() == pytest.approx(right.max(), abs=3.0)
    assert left.max() > 115.0
    assert np.abs(left - right).max() < 10.0


@needs_mocap
def test_an_arm_raised_to_the_side_is_measured_as_the_joint_turned():
    movement = next(one for one in MOVEMENTS if one.number == 7)
    seen = play(movement, read_motion(UI_PRMD, 7), 0.0)
    assert seen.result.counted == seen.visible == 2
    for one in seen.repetitions:
        assert abs(one.error_deg) < 4.0
        assert one.joint_deg == pytest.approx(150.0, abs=3.0)


@needs_mocap
def test_arms_of_blazepose_and_vicon_are_exchanged():
    flank = [one for one in keraal.compare(MOCAP / "keraal") if one.trial == "ELK"]
    assert all(one.exchanged > 0.95 and one.same < 0.0 for one in flank)
    assert keraal.depth_agreement(MOCAP / "keraal", "RTK") < -0.9
