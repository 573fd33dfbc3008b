"""Postures: arithmetic on joint angles."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hep_vision_figure.posture import Arm, Leg, Posture, Trunk, blend

ANGLES = st.lists(st.floats(-180, 180), min_size=40, max_size=40)


def test_the_number_of_angles_is_known() -> None:
    assert Posture().to_vector().shape == (40,)


@given(ANGLES)
def test_vector_and_back(angles: list[float]) -> None:
    posture = Posture.from_vector(angles)
    np.testing.assert_array_equal(posture.to_vector(), angles)


@given(ANGLES)
def test_a_mirror_image_mirrored_is_the_original(angles: list[float]) -> None:
    posture = Posture.from_vector(angles)
    np.testing.assert_array_equal(posture.mirrored().mirrored().to_vector(), posture.to_vector())


def test_mirroring_exchanges_sides_and_turns() -> None:
    posture = Posture(Trunk(pitch=5, turn=10), right_arm=Arm(flexion=90))
    mirrored = posture.mirrored()
    assert mirrored.left_arm.flexion == 90
    assert mirrored.right_arm.flexion == 0
    assert (mirrored.trunk.pitch, mirrored.trunk.turn) == (5, -10)


@given(ANGLES, ANGLES, st.floats(0, 1))
def test_a_blend_lies_between(a: list[float], b: list[float], share: float) -> None:
    mixed = blend(Posture.from_vector(a), Posture.from_vector(b), share).to_vector()
    assert (mixed >= np.minimum(a, b) - 1e-9).all()
    assert (mixed <= np.maximum(a, b) + 1e-9).all()


def test_adding_changes_only_what_is_named() -> None:
    posture = Posture(right_leg=Leg(knee=30)).plus(right_leg=Leg(knee=10), trunk=Trunk(roll=3))
    assert posture.right_leg == Leg(knee=40)
    assert posture.trunk == Trunk(roll=3)
    assert posture.left_leg == Leg()


def test_a_row_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="length 40, got 3"):
        Posture.from_vector([0.0, 1.0, 2.0])
