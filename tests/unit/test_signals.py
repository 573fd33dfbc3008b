"""Outliers go, gaps stay, range is not eaten."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hep_vision.measure.angles.signals import OneEuroFilter, Signal

STEP_S = 1 / 30


def run(values, step_s=STEP_S, scale=1.0):
    signal = Signal(scale)
    for index, value in enumerate(values):
        signal.add(index * step_s, float(value))
    signal.flush()
    return np.array(signal.value), np.array(signal.smooth)


def slow_wave(n=300, amplitude=60.0):
    return 60 + amplitude * np.sin(2 * np.pi * 0.4 * np.arange(n) * STEP_S)


def test_one_entry_for_each_sample_in_order():
    signal = Signal()
    for index in range(11):
        signal.add(index * STEP_S, 1.0)
    signal.flush()
    assert signal.time_s == pytest.approx([i * STEP_S for i in range(11)])
    assert len(signal.value) == len(signal.smooth) == 11


def test_values_are_not_smoothed():
    wave = slow_wave()
    value, _ = run(wave)
    assert np.nanmax(np.abs(value - wave)) == 0


def test_smoothing_keeps_nearly_all_of_the_range():
    wave = slow_wave()
    _, smooth = run(wave)
    assert np.ptp(smooth[60:]) > 0.97 * np.ptp(wave)


@pytest.mark.parametrize("height", [-150.0, -40.0, 40.0, 150.0])
def test_a_single_glitch_goes(height):
    wave = slow_wave()
    wave[150] += height
    value, smooth = run(wave)
    assert math.isnan(value[150])
    assert np.nanmax(np.abs(np.delete(value - wave, 150))) == 0
    assert np.nanmax(smooth) < 125


def test_a_jump_to_another_limb_and_back_goes():
    wave = np.full(120, 10.0)
    wave[50:58] = 90.0
    value, _ = run(wave)
    assert np.isnan(value[50:58]).all()
    assert np.nanmax(value) == 10.0


def test_a_jump_that_lasts_is_believed():
    value, _ = run(np.concatenate([np.full(60, 10.0), np.full(60, 90.0)]))
    assert np.nanmax(value) == 90.0


def test_fast_movement_is_no_jump():
    # 140 degrees in 0.3 s: a fast curl.
    value, _ = run(np.concatenate([np.zeros(20), np.linspace(0, 140, 9), np.full(20, 140.0)]))
    assert np.isnan(value).sum() <= 1


def test_unseen_stays_unseen():
    wave = slow_wave()
    wave[100:130] = math.nan
    value, smooth = run(wave)
    assert np.isnan(value[100:130]).all()
    assert np.isnan(smooth[100:130]).all()


@given(st.floats(0.005, 0.2), st.floats(-50, 150))
def test_a_constant_passes_the_filter_unchanged(step_s, value):
    follow = OneEuroFilter()
    for index in range(30):
        assert follow.step(index * step_s, value) == pytest.approx(value)


def test_noise_at_rest_is_cut_to_less_than_half():
    noise = np.random.default_rng(1).normal(0, 2.0, 600)
    _, smooth = run(noise)
    assert np.nanstd(smooth[30:]) < 1.0
