"""The value at a turning point: from the plateau or the vertex, never the raw maximum."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hep_vision.measure.angles.signals import Signal
from hep_vision.measure.rom.turning_points import turning_point

FPS = 30
TOP, ARC = 100.0, 100.0


def rise_and_return(hold_s, *, fps=FPS, move_s=1.5):
    """Raised cosine of 100 degrees with a hold; times, values, and when it is half over."""
    time_s = np.arange(0, 2 * move_s + hold_s + 1e-9, 1 / fps)
    up = np.clip(time_s / move_s, 0, 1)
    down = np.clip((2 * move_s + hold_s - time_s) / move_s, 0, 1)
    return time_s, ARC * (0.5 - 0.5 * np.cos(np.pi * np.minimum(up, down))), move_s + hold_s / 2


def as_measured(value, seed):
    """Landmark noise of 2 degrees, alike from frame to frame, and a glitch in a hundred."""
    noise = np.random.default_rng(seed)
    shared = np.zeros(len(value))
    for index, step in enumerate(noise.normal(0, 2.0 * math.sqrt(1 - 0.6**2), len(value))):
        shared[index] = step + (0.6 * shared[index - 1] if index else 0.0)
    glitches = noise.random(len(value)) < 0.01
    return (
        value
        + shared
        + glitches * noise.choice([-1, 1], len(value)) * noise.uniform(15, 60, len(value))
    )


def without_outliers(time_s, value):
    signal = Signal()
    for at_s, one in zip(time_s, value, strict=True):
        signal.add(float(at_s), float(one))
    signal.flush()
    return np.array(signal.value), np.array(signal.smooth)


def errors_deg(hold_s, seeds=range(120)):
    """Errors of our value and of the raw maximum, one of each a seed."""
    time_s, true, _ = rise_and_return(hold_s)
    ours, raw = [], []
    for seed in seeds:
        measured = as_measured(true, seed)
        value, smooth = without_outliers(time_s, measured)
        top_s = float(time_s[np.nanargmax(smooth)])
        ours.append(turning_point(time_s, value, top_s, ARC).value - TOP)
        raw.append(measured.max() - TOP)
    return np.array(ours), np.array(raw)


class TestBias:
    @pytest.mark.parametrize("hold_s", [1.0, 2.0, 5.0])
    def test_a_hold_is_not_over_read_and_the_raw_maximum_is(self, hold_s):
        ours, raw = errors_deg(hold_s)
        assert abs(ours.mean()) < 1.0
        assert ours.std() < 1.5
        assert raw.mean() > 4.0

    def test_a_peak_without_a_hold_is_not_over_read_either(self):
        ours, raw = errors_deg(0.0)
        assert abs(ours.mean()) < 1.0
        assert ours.std() < 2.5
        assert raw.mean() > 2.5

    def test_the_stated_noise_is_of_the_size_of_the_error(self):
        time_s, true, _ = rise_and_return(2.0)
        points = []
        for seed in range(60):
            value, smooth = without_outliers(time_s, as_measured(true, seed))
            points.append(turning_point(time_s, value, float(time_s[np.nanargmax(smooth)]), ARC))
        spread = np.std([point.value for point in points])
        stated = np.median([point.noise for point in points])
        assert 0.5 * spread < stated < 3.0 * spread


class TestPlateau:
    def test_its_length_is_the_hold(self):
        time_s, value, top_s = rise_and_return(2.0)
        point = turning_point(time_s, value, top_s, ARC)
        assert point.method == "plateau"
        assert point.value == pytest.approx(TOP, abs=0.1)
        assert point.time_s == pytest.approx(top_s, abs=0.05)
        assert point.sampling == 0.0

    def test_one_restless_sample_does_not_end_it(self):
        time_s, value, top_s = rise_and_return(2.0)
        whole = turning_point(time_s, value, top_s, ARC)
        value[len(value) // 2] += 15
        restless = turning_point(time_s, value, top_s - 0.5, ARC)
        assert restless.method == "plateau"
        assert restless.time_s == pytest.approx(whole.time_s, abs=0.05)

    def test_less_than_half_a_second_is_none(self):
        time_s, value, top_s = rise_and_return(0.0, move_s=0.6)
        point = turning_point(time_s, value, top_s, ARC)
        assert point.method == "parabola"

    def test_the_rest_below_a_movement_is_one_of_the_negated_value(self):
        time_s = np.arange(60) / FPS
        point = turning_point(time_s, np.full(60, -4.0), 1.0, ARC)
        assert (-point.value, point.method) == (4.0, "plateau")

    def test_of_a_ratio_needs_its_own_scale(self):
        time_s, value, top_s = rise_and_return(1.0)
        small = turning_point(time_s, 0.001 * value, top_s, 0.1, scale=0.001)
        assert small.method == "plateau"
        assert small.value == pytest.approx(0.1, abs=1e-4)

    def test_a_hold_is_read_where_it_rests_though_its_highest_moment_is_restless(self):
        """A small movement at few frames a second: its noise looks as fast as a movement."""
        time_s = np.arange(0.0, 6.0, 1 / 13)
        value = 24.0 * np.minimum(np.clip(time_s, 0, 1), np.clip(6.0 - time_s, 0, 1))
        restless = (time_s > 3.4) & (time_s < 4.9)
        value[restless] += 2.5 * np.sin(2 * np.pi * (time_s[restless] - 3.4) / 0.75)
        top_s = float(time_s[np.argmax(np.where(time_s > 4.0, value, 0.0))])
        point = turning_point(time_s, value, top_s, 24.0)
        assert point.method == "plateau"
        assert point.value == pytest.approx(24.0, abs=0.1)


class TestVertex:
    @pytest.mark.parametrize("fps", [20, 30, 60])
    def test_is_found_between_frames(self, fps):
        # A peak that falls between two frames, where the highest sample is too low.
        at_s = 1.0 + 0.5 / fps
        time_s = np.arange(0, 2, 1 / fps)
        value = TOP - 300.0 * (time_s - at_s) ** 2
        point = turning_point(time_s, value, 1.0, 200.0)
        assert point.method == "parabola"
        assert point.value == pytest.approx(TOP, abs=1e-6)
        assert point.time_s == pytest.approx(at_s, abs=1e-6)
        assert point.noise == pytest.approx(0.0, abs=1e-6)
        assert value.max() < TOP

    def test_fewer_frames_are_less_sure(self):
        few, many = (
            turning_point(*rise_and_return(0.0, fps=fps, move_s=0.6), ARC) for fps in (12, 60)
        )
        assert few.sampling > 4 * many.sampling > 0

    def test_a_rise_that_goes_on_ends_at_its_last_sample_at_most(self):
        time_s = np.arange(0, 1, 1 / FPS)
        value = 90 * time_s
        point = turning_point(time_s, value, float(time_s[-1]), 90.0)
        assert point.value <= value[-1] + 1e-6
        assert point.value > value[-6]


class TestFewSamples:
    def test_nothing_seen_is_unseen(self):
        time_s = np.arange(10) / FPS
        point = turning_point(time_s, np.full(10, math.nan), 0.1, ARC)
        assert point.method == "none"
        assert math.isnan(point.value)
        assert math.isnan(point.noise)

    def test_nothing_at_all_is_unseen(self):
        assert turning_point(np.array([]), np.array([]), 0.0, ARC).method == "none"

    def test_nothing_near_the_peak_is_unseen(self):
        time_s, value, top_s = rise_and_return(0.0)
        value[np.abs(time_s - top_s) < 0.3] = math.nan
        assert turning_point(time_s, value, top_s, ARC).method == "none"

    @pytest.mark.parametrize("count", [1, 2, 3])
    def test_too_few_for_a_fit_give_the_extreme_of_unknown_noise(self, count):
        time_s = np.arange(count) / FPS
        value = np.array([90.0, 97.0, 94.0])[:count]
        point = turning_point(time_s, value, 0.0, ARC)
        assert (point.value, point.method) == (value.max(), "extreme")
        assert math.isnan(point.noise)

    def test_a_gap_beside_the_peak_changes_little(self):
        time_s, value, top_s = rise_and_return(0.0)
        whole = turning_point(time_s, value, top_s, ARC).value
        value[(time_s > top_s + 0.05) & (time_s < top_s + 0.2)] = math.nan
        assert turning_point(time_s, value, top_s, ARC).value == pytest.approx(whole, abs=1.5)

    @settings(max_examples=50)
    @given(st.integers(0, 10_000), st.integers(4, 40))
    def test_whatever_comes_the_value_is_no_higher_than_fits_between_two_frames(self, seed, count):
        noise = np.random.default_rng(seed)
        time_s = np.cumsum(noise.uniform(0.005, 0.2, count))
        value = noise.normal(50, 20, count)
        value[noise.random(count) < 0.3] = math.nan
        near_s = float(noise.choice(time_s))
        point = turning_point(time_s, value, near_s, 60.0)
        if point.method == "none":
            return
        most = math.sqrt(3.0) * point.sampling  # of a rectangular distribution
        assert np.nanmin(value) <= point.value <= np.nanmax(value) + most + 1e-6
        assert time_s[0] - 1e-9 <= point.time_s <= time_s[-1] + 1e-9
