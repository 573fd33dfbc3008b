"""Left and right limbs kept apart by where they were a moment ago."""

import math

import numpy as np
import pytest

from hep_vision.measure.body.landmarks import Landmark, landmark_of
from hep_vision.measure.body.limbs import PARTING_SWAP_S, LimbGuard
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
    guard = LimbGuard()
    np.testing.assert_array_equal(guarded(time_s, planes, guard), planes)
    assert guard.swaps == 0


def test_the_given_landmarks_are_not_changed():
    time_s, planes = leg_raise()
    swapped = with_legs_swapped(planes, range(55, 60))
    before = swapped.copy()
    guarded(time_s, swapped)
    np.testing.assert_array_equal(swapped, before)


@pytest.mark.parametrize("frames", [range(55, 56), range(50, 60), range(45, 70)])
def test_legs_swapped_for_up_to_a_second_are_put_right(frames):
    time_s, planes = leg_raise()
    guard = LimbGuard()
    out = guarded(time_s, with_legs_swapped(planes, frames), guard)
    np.testing.assert_array_equal(out, planes)
    assert guard.swaps == len(frames)


def test_a_swap_that_flickers_is_put_right_every_time():
    time_s, planes = leg_raise()
    flicker = [i for i in range(45, 75) if i % 3]
    np.testing.assert_array_equal(guarded(time_s, with_legs_swapped(planes, flicker)), planes)


def test_what_the_model_has_called_left_for_a_second_is_left():
    time_s, planes = leg_raise(8.0)
    first = round(3.6 * FPS)
    held = planes.copy()
    held[first:] = planes[first]  # the leg is held up, so nothing else moves
    swapped = with_legs_swapped(held, range(first, len(held)))
    out = guarded(time_s, swapped)
    believed = first + FPS + 2
    np.testing.assert_array_equal(out[:first], held[:first])
    np.testing.assert_array_equal(out[first : first + FPS - 1], held[first : first + FPS - 1])
    np.testing.assert_array_equal(out[believed:], swapped[believed:])


def test_legs_that_part_under_the_wrong_names_soon_have_the_right_ones():
    time_s, planes = leg_raise()
    apart = np.abs(planes[:, LEFT_LEG[:2]] - planes[:, RIGHT_LEG[:2]]).mean(axis=1)
    parted = int(np.argmax(apart > 0.4 * SIZE_PX))
    out = guarded(time_s, with_legs_swapped(planes, range(parted)))
    known = parted + round((PARTING_SWAP_S + 2 / FPS) * FPS)
    np.testing.assert_array_equal(out[known:], planes[known:])


@pytest.mark.parametrize("share", [0.3, 0.5, 0.6])
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
    np.testing.assert_array_equal(
        guard.step(time_s[40], elsewhere, SIZE_PX, side_on=True), elsewhere
    )


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
        np.testing.assert_array_equal(guard.step(t, plane, size_px, side_on=True), plane)
