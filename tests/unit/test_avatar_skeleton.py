"""Bones, their lengths and where forward kinematics puts them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from hep_vision_figure.clinical import clinical_values
from hep_vision_figure.posture import Arm, Leg, Posture, Trunk
from hep_vision_figure.rotation import about_x, about_y, about_z, from_vector, to_vector
from hep_vision_figure.skeleton import (
    BONES,
    Build,
    Frames,
    build_skeleton,
    float_at_origin,
    forward,
)


def posed(posture: Posture, build: Build | None = None) -> Frames:
    skeleton = build_skeleton(build or Build())
    return forward(skeleton, float_at_origin(posture, skeleton.build))


def test_segments_have_their_share_of_the_height() -> None:
    frames = posed(Posture())
    thigh = np.linalg.norm(frames.joint("left_shank") - frames.joint("left_thigh"))
    shank = np.linalg.norm(frames.joint("left_foot") - frames.joint("left_shank"))
    assert thigh == pytest.approx(0.245 * 1.75)
    assert shank == pytest.approx(0.246 * 1.75)


@pytest.mark.parametrize("leg_length", [0.94, 1.0, 1.06])
def test_proportions_leave_the_height_alone(leg_length: float) -> None:
    frames = posed(Posture(), Build(leg_length=leg_length))
    tall = frames.joint("head")[1] - frames.joint("left_foot")[1]
    usual = posed(Posture())
    expected = usual.joint("head")[1] - usual.joint("left_foot")[1]
    assert tall == pytest.approx(expected, abs=0.02)


def test_a_taller_body_is_the_same_body_larger() -> None:
    small, tall = posed(Posture(), Build(height_m=1.4)), posed(Posture(), Build(height_m=2.1))
    np.testing.assert_allclose(1.5 * small.origin, tall.origin, atol=1e-12)


def test_flexion_goes_forward_and_abduction_outward() -> None:
    raised = posed(Posture(right_leg=Leg(flexion=90), left_leg=Leg(abduction=30)))
    thigh = raised.joint("right_shank") - raised.joint("right_thigh")
    assert thigh[2] == pytest.approx(np.linalg.norm(thigh))
    assert raised.joint("left_shank")[0] > raised.joint("left_thigh")[0] + 0.15


@given(st.floats(-40, 175))
def test_each_joint_alone_shows_exactly_its_clinical_angle(angle: float) -> None:
    neutral = clinical_values(posed(Posture()))
    arm = clinical_values(posed(Posture(right_arm=Arm(flexion=angle), left_arm=Arm(elbow=angle))))
    flexed = arm["shoulder_flexion"]["right"] - neutral["shoulder_flexion"]["right"]
    assert flexed == pytest.approx(angle, abs=1e-6)
    assert arm["elbow_flexion"]["left"] == pytest.approx(angle, abs=1e-6)
    aside = clinical_values(posed(Posture(left_arm=Arm(abduction=angle))))
    # the trunk line leans a degree against the chest, which the frontal plane hardly sees
    assert aside["shoulder_abduction"]["left"] == pytest.approx(angle, abs=0.02)


@given(st.floats(-30, 130), st.floats(-5, 140))
def test_leg_angles_do_not_mix(hip: float, knee: float) -> None:
    neutral = clinical_values(posed(Posture()))["hip_flexion"]["left"]
    values = clinical_values(posed(Posture(left_leg=Leg(flexion=hip, knee=knee))))
    assert values["hip_flexion"]["left"] - neutral == pytest.approx(hip, abs=1e-6)
    assert values["knee_flexion"]["left"] == pytest.approx(knee, abs=1e-6)
    assert values["hip_flexion"]["right"] == pytest.approx(neutral)


@given(st.floats(-180, 180), st.floats(-90, 90))
def test_clinical_angles_do_not_depend_on_where_the_body_faces(turn: float, pitch: float) -> None:
    limbs = {"right_leg": Leg(flexion=50, abduction=10, knee=70), "left_arm": Arm(60, 20, 0, 30)}
    upright = clinical_values(posed(Posture(**limbs)))
    moved = clinical_values(posed(Posture(Trunk(heading=turn, pitch=pitch), **limbs)))
    for name in (
        "hip_flexion",
        "hip_abduction",
        "knee_flexion",
        "shoulder_flexion",
        "elbow_flexion",
    ):
        assert moved[name] == pytest.approx(upright[name], abs=1e-6)


def test_trunk_lean_is_against_gravity() -> None:
    lean = clinical_values(posed(Posture(Trunk(heading=90, pitch=30))))
    upright = clinical_values(posed(Posture(Trunk(heading=90))))
    assert lean["trunk_inclination"]["right"] - upright["trunk_inclination"][
        "right"
    ] == pytest.approx(30, abs=1e-6)
    aside = clinical_values(posed(Posture(Trunk(roll=20))))
    assert aside["trunk_side_bend"]["right"] == pytest.approx(20, abs=0.5)
    assert aside["trunk_side_bend"]["left"] == pytest.approx(-20, abs=0.5)


def test_arms_hang_straight_from_a_rounded_back() -> None:
    frames = posed(Posture(), Build(kyphosis_deg=20))
    arm = frames.joint("left_forearm") - frames.joint("left_upper_arm")
    np.testing.assert_allclose(arm / np.linalg.norm(arm), [0, -1, 0], atol=1e-9)


@given(st.lists(st.floats(-100, 100), min_size=3, max_size=3))
def test_rotation_vectors_and_back(vector: list[float]) -> None:
    turn = from_vector(np.array(vector))
    np.testing.assert_allclose(turn @ turn.T, np.eye(3), atol=1e-12)
    if np.linalg.norm(vector) < 179:
        np.testing.assert_allclose(to_vector(turn), vector, atol=1e-5)


def test_rotations_about_the_axes() -> None:
    np.testing.assert_allclose(about_x(90) @ [0, 1, 0], [0, 0, 1], atol=1e-12)
    np.testing.assert_allclose(about_y(90) @ [0, 0, 1], [1, 0, 0], atol=1e-12)
    np.testing.assert_allclose(about_z(90) @ [1, 0, 0], [0, 1, 0], atol=1e-12)


def test_states_meet_half_way() -> None:
    build = Build()
    a = float_at_origin(Posture(right_arm=Arm(flexion=20, hike=4)), build)
    b = float_at_origin(Posture(right_arm=Arm(flexion=80, hike=8)), build)
    half = forward(build_skeleton(build), a.towards(b, 0.5))
    expected = posed(Posture(right_arm=Arm(flexion=50, hike=6)))
    np.testing.assert_allclose(half.origin, expected.origin, atol=1e-12)
    assert set(a.rotations) == set(BONES)


def test_the_text_about_spreads_is_true_of_the_limits() -> None:
    told = "within 0.93 to 1.07, the limits of `leg_length`"
    assert told in " ".join(str(Build.__doc__).split())
    assert Build(leg_length=0.93, arm_length=0.9, shoulder_width=0.85)
    assert Build(leg_length=1.07, arm_length=1.1, shoulder_width=1.15)
    for beyond in (0.92, 1.08):
        with pytest.raises(ValueError, match="leg_length"):
            Build(leg_length=beyond)


def test_impossible_bodies_are_refused() -> None:
    with pytest.raises(ValidationError, match="height_m"):
        Build(height_m=5.0)
    with pytest.raises(ValidationError, match="tail"):
        Build(tail=1.0)  # pyright: ignore[reportCallIssue]
