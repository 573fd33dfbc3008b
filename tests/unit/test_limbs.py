"""Left and right limbs kept apart by where they were a moment ago."""

import math

import numpy as np
import pytest

from hep_vision.measure.body.landmarks import Landmark, landmark_of
from hep_vision.measure.body.limbs import (
    DRIFT_PER_S,
    ENDS_PER_S,
    RELOCK_S,
    SCATTER,
    SURE,
    SUREST,
    LimbGuard,
)
from stick_body import frames_of, raising_leg, repetitions, spreading_arms

FPS = 30
SIZE_PX = 160.0
LEG = ("knee", "ankle", "heel", "foot_index")
LEFT_LEG, RIGHT_LEG = ([landmark_of(p, s) for p in LEG] for s in ("left", "right"))


def leg_raise(seconds=4.0):
    """Planes of a right leg raised to 60 degrees and lowered, the left one at rest."""
    time_s, angle = repetitions([60.0], rest_s=(seconds - 3.5) / 2)
    return time_s, np.array([f.plane for f in frames_of(time_s, raising_leg(angle))])


def with_legs_swapped(planes, frames):
    swapped = planes.copy()
    swapped[np.ix_(frames, LEFT_LEG + RIGHT_LEG)] = planes[np.ix_(frames, RIGHT_LEG + LEFT_LEG)]
    return swapped


def guarded(time_s, planes, guard=None):
    guard = guard or LimbGuard()
    return np.array([guard.step(t, p, SIZE_PX)[0] for t, p in zip(time_s, planes, strict=True)])


def test_what_moves_as_a_body_does_is_left_alone():
    time_s, planes = leg_raise()
    np.testing.assert_array_equal(guarded(time_s, planes), planes)


def test_the_given_landmarks_are_not_changed():
    time_s, planes = leg_raise()
    swapped = with_legs_swapped(planes, range(55, 60))
    before = swapped.copy()
    guarded(time_s, swapped)
    np.testing.assert_array_equal(swapped, before)


@pytest.mark.parametrize("frames", [range(55, 56), range(50, 60), range(50, 68)])
def test_legs_exchanged_for_two_thirds_of_a_second_are_put_right(frames):
    time_s, planes = leg_raise()
    out = guarded(time_s, with_legs_swapped(planes, frames))
    np.testing.assert_array_equal(out, planes)


def test_a_swap_that_flickers_is_put_right_every_time():
    time_s, planes = leg_raise()
    flicker = [i for i in range(45, 75) if i % 3]
    np.testing.assert_array_equal(guarded(time_s, with_legs_swapped(planes, flicker)), planes)


def test_what_the_model_keeps_to_is_believed_in_the_end():
    time_s, planes = leg_raise(8.0)
    first = round(3.6 * FPS)
    held = planes.copy()
    held[first:] = planes[first]  # the leg is held up, so nothing else moves
    swapped = with_legs_swapped(held, range(first, len(held)))
    out = guarded(time_s, swapped)
    turned = int(np.argmax((out == swapped).all(axis=1)[first:]))
    assert turned / FPS == pytest.approx(RELOCK_S + SUREST / ENDS_PER_S, abs=2 / FPS)
    np.testing.assert_array_equal(out[: first + turned], held[: first + turned])
    np.testing.assert_array_equal(out[first + turned :], swapped[first + turned :])


def test_it_is_open_which_is_which_while_the_belief_turns():
    time_s, planes = leg_raise(8.0)
    first = round(3.6 * FPS)
    held = planes.copy()
    held[first:] = planes[first]
    swapped = with_legs_swapped(held, range(first, len(held)))
    guard = LimbGuard()
    limbs = [guard.step(t, p, SIZE_PX)[1] for t, p in zip(time_s, swapped, strict=True)]
    unsure = [i for i, limb in enumerate(limbs) if not limb.sure(("hip", "knee"))]
    open_s = 2.0 * SURE / ENDS_PER_S  # from so much on one side to so much on the other
    assert len(unsure) / FPS == pytest.approx(open_s, abs=4 / FPS)
    assert all(first < i < first + 2 * FPS for i in unsure)
    assert all(limb.sure(("shoulder", "elbow")) for limb in limbs)


def test_a_fast_march_is_left_alone():
    # Two raises a second at 60 frames a second.
    time_s = np.arange(0.0, 3.0, 1.0 / 60.0)
    turn = np.sin(np.pi * 2.0 * time_s)
    right, left = (50.0 * np.clip(way, 0.0, None) for way in (turn, -turn))
    planes = np.array([f.plane for f in frames_of(time_s, raising_leg(right, left))])
    np.testing.assert_array_equal(guarded(time_s, planes), planes)


@pytest.mark.parametrize("share", [0.45, 0.5, 0.55])
def test_blended_legs_are_not_taken_for_seen(share):
    time_s, planes = leg_raise()
    blended = planes.copy()
    for frame in (50, 52, 53, 57):
        left, right = planes[frame, LEFT_LEG], planes[frame, RIGHT_LEG]
        blended[frame, LEFT_LEG] = (1 - share) * left + share * right
        blended[frame, RIGHT_LEG] = (1 - share) * right + share * left
    out = guarded(time_s, blended)
    legs = LEFT_LEG + RIGHT_LEG
    assert np.isnan(out[np.ix_((50, 52, 53, 57), legs)]).all()
    seen = [frame for frame in range(len(planes)) if frame not in (50, 52, 53, 57)]
    np.testing.assert_array_equal(out[seen], planes[seen])


def test_legs_that_close_fast_are_seen_all_the_way():
    time_s = np.arange(0.0, 2.0, 1.0 / FPS)
    _, planes = leg_raise()
    planes = np.repeat(planes[:1], len(time_s), axis=0)
    wide = 0.5 * SIZE_PX * np.clip((1.2 - time_s) / 0.25, 0.0, 1.0)[:, None]
    planes[:, LEFT_LEG] += wide
    planes[:, RIGHT_LEG] -= wide  # a jumping jack's legs, apart by a trunk's length
    np.testing.assert_array_equal(guarded(time_s, planes), planes)


def test_one_leg_put_on_the_other_is_dropped_and_the_other_kept():
    time_s, planes = leg_raise()
    at = range(58, 61)
    planes[np.ix_(at, RIGHT_LEG)] = planes[np.ix_(at, LEFT_LEG)]
    out = guarded(time_s, planes)
    assert np.isnan(out[np.ix_(at, RIGHT_LEG)]).all()
    np.testing.assert_array_equal(out[np.ix_(at, LEFT_LEG)], planes[np.ix_(at, LEFT_LEG)])
    assert not np.isnan(out[61:]).any()


def test_hips_and_trunk_are_never_touched():
    time_s, planes = leg_raise()
    planes[58, RIGHT_LEG] = 1e4
    trunk = [Landmark.LEFT_HIP, Landmark.RIGHT_HIP, Landmark.LEFT_SHOULDER]
    np.testing.assert_array_equal(guarded(time_s, planes)[:, trunk], planes[:, trunk])


def test_a_limb_that_stays_elsewhere_is_believed_in_the_end():
    time_s, planes = leg_raise()
    planes[40:, RIGHT_LEG] += 400.0
    out = guarded(time_s, planes)
    assert np.isnan(out[40, RIGHT_LEG]).all()
    assert not np.isnan(out[40 + round(0.5 * FPS) :, RIGHT_LEG]).any()


def test_arms_are_kept_apart_as_legs_are():
    time_s, angle = repetitions([150.0])
    planes = np.array([f.plane for f in frames_of(time_s, spreading_arms(angle, 0 * angle))])
    arm = ("elbow", "wrist", "pinky", "index")
    left, right = ([landmark_of(p, s) for p in arm] for s in ("left", "right"))
    swapped = planes.copy()
    swapped[np.ix_(range(60, 70), left + right)] = planes[np.ix_(range(60, 70), right + left)]
    out = guarded(time_s, swapped)
    np.testing.assert_array_equal(out[:, left + right], planes[:, left + right])


def test_after_a_reset_the_limbs_may_be_anywhere():
    time_s, planes = leg_raise()
    guard = LimbGuard()
    guarded(time_s[:40], planes[:40], guard)
    guard.reset()
    elsewhere = planes[40] + 500.0
    np.testing.assert_array_equal(guard.step(time_s[40], elsewhere, SIZE_PX)[0], elsewhere)


def test_unseen_limbs_stay_unseen_and_come_back():
    time_s, planes = leg_raise()
    planes[50:54, RIGHT_LEG] = complex(math.nan, math.nan)
    out = guarded(time_s, planes)
    assert np.isnan(out[50:54, RIGHT_LEG]).all()
    np.testing.assert_array_equal(out[54:], planes[54:])


@pytest.mark.parametrize("size_px", [math.nan, 0.0])
def test_without_a_body_size_nothing_is_judged(size_px):
    time_s, planes = leg_raise()
    guard = LimbGuard()
    for t, plane in zip(time_s, with_legs_swapped(planes, range(50, 60)), strict=True):
        np.testing.assert_array_equal(guard.step(t, plane, size_px)[0], plane)


@pytest.mark.parametrize(("share", "believed"), [(0.9, True), (1.1, False)])
def test_a_limb_is_not_believed_beyond_three_deviations(share, believed):
    time_s, planes = leg_raise()
    reach = 3.0 * (SCATTER + DRIFT_PER_S / FPS) * SIZE_PX
    planes = np.repeat(planes[:1], len(time_s), axis=0)
    planes[40, RIGHT_LEG] += share * reach
    out = guarded(time_s, planes)
    assert np.isfinite(out[40, RIGHT_LEG]).all() == believed
    assert np.isfinite(out[:40]).all()


@pytest.mark.parametrize(("shift", "left"), [(80.0, 0.5), (-80.0, -0.5)])
def test_the_foot_in_front_is_told_by_the_toes(shift, left):
    _, planes = leg_raise()
    plane = planes[0].copy()
    toes = plane[Landmark.LEFT_FOOT_INDEX] - plane[Landmark.LEFT_HEEL]
    plane[LEFT_LEG] += shift * toes / abs(toes)
    _, limbs = LimbGuard().step(0.0, plane, SIZE_PX)
    before = LimbGuard().step(0.0, planes[0], SIZE_PX)[1].left_ahead
    assert limbs.left_ahead - before == pytest.approx(left, abs=0.02)
