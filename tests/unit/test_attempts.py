"""Where movements begin, turn and end."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hep_vision.measure.counting.excursions import Excursion, ExcursionDetector

STEP_S = 1 / 30


def wave(peaks, *, period_s=3.0, rest_s=1.0, floor=0.0):
    """Raised-cosine repetitions with rests between; times and levels."""
    levels = [floor] * round(rest_s / STEP_S)
    for peak in peaks:
        phase = np.arange(0, 1, STEP_S / period_s)
        levels += list(floor + (peak - floor) * 0.5 * (1 - np.cos(2 * np.pi * phase)))
        levels += [floor] * round(rest_s / STEP_S)
    return np.arange(len(levels)) * STEP_S, np.array(levels)


def detect(
    time_s, level, min_excursion=20.0, max_duration_s=20.0, start_levels=(-math.inf, math.inf)
) -> list[Excursion]:
    detector = ExcursionDetector(min_excursion, max_duration_s, start_levels)
    found = [e for t, v in zip(time_s, level, strict=True) if (e := detector.add(t, v))]
    last = detector.finish()
    return [*found, last] if last else found


def test_each_rise_and_return_is_one_attempt():
    time_s, level = wave([100, 110, 90])
    found = detect(time_s, level)
    assert [e.closing for e in found] == ["returned"] * 3
    assert [level[e.peak] for e in found] == pytest.approx([100, 110, 90], abs=1)


def test_a_small_range_counts_as_well_as_a_large_one():
    assert len(detect(*wave([40] * 4))) == len(detect(*wave([120] * 4))) == 4


def test_a_rise_that_never_returns_is_unfinished():
    time_s, level = wave([100])
    half = len(level) // 2
    assert [e.closing for e in detect(time_s[:half], level[:half])] == ["unfinished"]


def test_a_new_posture_is_given_up_after_the_longest_duration():
    level = np.concatenate([np.zeros(30), np.full(900, 80.0)])
    found = detect(np.arange(len(level)) * STEP_S, level, max_duration_s=10.0)
    assert [e.closing for e in found] == ["timed_out"]


def test_lying_down_is_no_part_of_the_first_attempt():
    _, level = wave([100, 100], floor=60.0)
    down = np.linspace(-40, 60, 60)
    level = np.concatenate([np.full(30, -40.0), down, level])
    found = detect(np.arange(len(level)) * STEP_S, level, start_levels=(30.0, 80.0))
    assert [e.closing for e in found] == ["settled", "returned", "returned"]
    assert [level[e.start] for e in found[1:]] == pytest.approx([60, 60], abs=2)


def test_a_pause_half_way_up_from_the_start_position_is_part_of_the_attempt():
    half, up = np.linspace(0, 50, 20), np.linspace(50, 100, 20)
    level = np.concatenate([np.zeros(30), half, np.full(60, 50.0), up, up[::-1], half[::-1]])
    found = detect(np.arange(len(level)) * STEP_S, level, start_levels=(-20.0, 60.0))
    assert [e.closing for e in found] == ["returned"]


def test_coming_back_half_way_and_rising_anew_turns():
    up, half = np.linspace(0, 100, 30), np.linspace(100, 45, 20)
    level = np.concatenate([np.zeros(30), up, half, np.linspace(45, 100, 20), up[::-1]])
    found = detect(np.arange(len(level)) * STEP_S, level)
    assert [e.closing for e in found] == ["turned", "returned"]


def test_a_wiggle_on_the_way_up_is_not_two():
    level = np.concatenate(
        [np.zeros(30), np.linspace(0, 60, 20), np.linspace(60, 40, 8), np.linspace(40, 100, 20)]
    )
    level = np.concatenate([level, np.linspace(100, 0, 30)])
    assert len(detect(np.arange(len(level)) * STEP_S, level)) == 1


def test_unseen_samples_neither_begin_nor_end_anything():
    time_s, level = wave([100, 100])
    level = level.copy()
    level[::7] = math.nan
    assert len(detect(time_s, level)) == 2


def test_start_follows_someone_who_settles_anew():
    # Five degrees lower long ago must not be the start of the later rise.
    level = np.concatenate([np.full(30, -5.0), np.full(300, 4.0), np.linspace(4, 60, 30)])
    level = np.concatenate([level, np.linspace(60, 4, 30)])
    found = detect(np.arange(len(level)) * STEP_S, level)
    assert level[found[0].start] == 4.0


@given(st.integers(0, 2**32 - 1))
def test_noise_of_a_quarter_of_the_arming_height_changes_no_count(seed):
    time_s, level = wave([100, 80, 100])
    noisy = level + np.random.default_rng(seed).uniform(-3.0, 3.0, len(level))
    assert sum(e.closing == "returned" for e in detect(time_s, noisy)) == 3


@given(scale=st.floats(0.3, 3.0), offset=st.floats(-100, 100))
def test_scale_and_offset_change_no_count(scale, offset):
    time_s, level = wave([100, 60, 100])
    found = detect(time_s, scale * level + offset, min_excursion=20.0 * scale)
    assert len(found) == 3
