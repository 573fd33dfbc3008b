"""Every threshold between the landmarks and a signal: one input just inside, one outside.

A test is named after the threshold it defends, and fails when that is moved by a quarter.
"""

from __future__ import annotations

import math

import numpy as np
import pytest

from hep_vision.measure.angles.measures import MEASURES
from hep_vision.measure.angles.planar import (
    elbow_flexion_deg,
    hip_opening_deg,
    neck_rotation_deg,
    shoulder_rotation_at_side_deg,
)
from hep_vision.measure.angles.reach import Reach
from hep_vision.measure.angles.resting import RestingSegment, resting_finding
from hep_vision.measure.angles.signals import JumpGate, OneEuroFilter, Signal
from hep_vision.measure.body.landmarks import Landmark
from hep_vision.measure.body.person import PersonTracker
from stick_body import Figure, frames_of

NOW = np.zeros(1)


def xy(right, down=0.0):
    return complex(right, down)


class TestPlanar:
    def test_flexion_wrap_deg(self):
        for flexion_deg in (-80.0, 185.0, 260.0):
            turn = math.radians(flexion_deg)
            wrist = xy(0, 100) + 80.0 * xy(math.sin(turn), math.cos(turn))
            assert elbow_flexion_deg(xy(0), xy(0, 100), wrist, 1.0) == pytest.approx(flexion_deg)

    def test_forearm_per_upper_arm(self):
        # A forearm of 0.146 of the height beside an upper arm of 0.186, turned out by 30 degrees.
        wrist = xy(146.0 * math.sin(math.radians(30.0)), 186.0)
        told = shoulder_rotation_at_side_deg(xy(0), xy(0, 186), wrist, xy(0), xy(0, 288), 1.0)
        assert told == pytest.approx(30.0, abs=2.0)

    def test_thigh_per_trunk(self):
        # Thighs of 0.245 of the height and a trunk of 0.288, opened by 30 degrees.
        knee = xy(0, -245.0 * math.sin(math.radians(30.0)))
        assert hip_opening_deg(knee, xy(0), xy(0), xy(288)) == pytest.approx(30.0, abs=2.0)

    def test_ears_per_nose(self):
        # Ears 14 cm apart and a nose 10 cm before them, turned to the right by 30 degrees.
        turn = math.radians(30.0)
        left, right = xy(7.0 * math.cos(turn)), xy(-7.0 * math.cos(turn))
        told = neck_rotation_deg(xy(-10.0 * math.sin(turn)), left, right)
        assert told == pytest.approx(30.0, abs=2.0)


def reached(*lengths_px):
    """Degrees' worth of bend of an arm whose ends were so far apart."""
    reach, tracker = Reach(MEASURES["elbow_flexion"], "right"), PersonTracker()
    seen = tracker.add(frames_of(NOW, Figure())[0])
    for length in lengths_px:
        shoulder = seen.points[Landmark.RIGHT_SHOULDER]
        seen.points[Landmark.RIGHT_WRIST] = shoulder + 1j * length
        reach.add(seen)
    return [reach.bend_deg(index) for index in range(len(lengths_px))]


class TestReach:
    def test_neighbours(self):
        # One slip does not set the longest reach, and two samples of three do.
        assert reached(100.0, 150.0, 100.0, 100.0)[-1] == pytest.approx(0.0)
        assert reached(50.0, 100.0, 100.0)[-1] == pytest.approx(0.0)
        assert math.isnan(reached(100.0, 100.0)[-1])

    def test_bend_deg(self):
        folded = 100.0 * math.sqrt(0.5)
        assert reached(100.0, 100.0, 100.0, folded)[-1] == pytest.approx(90.0, rel=0.1)


class TestSignals:
    def test_min_cutoff_hz(self):
        # A small step is 63 % followed after 1 / (2 pi 1 Hz) = 0.16 s.
        follow = OneEuroFilter()
        smooth = [follow.step(i / 500, 0.01 * (i > 0)) for i in range(500)]
        reached_s = np.searchsorted(smooth, 0.01 * (1 - math.exp(-1))) / 500
        assert reached_s == pytest.approx(0.16, abs=0.02)

    def test_beta(self):
        # At 60 degrees a second and 30 frames a second it lags by 43 ms,
        assert lag_s(60.0) == pytest.approx(0.043, abs=0.003)

    def test_derivative_cutoff_hz(self):
        # ... and by 57 ms when that has begun a fifth of a second ago.
        assert lag_s(60.0, 0.2) == pytest.approx(0.057, abs=0.002)

    def test_window(self):
        signal = Signal()
        for index in range(20):
            signal.add(index / 30, 30.0 * (index % 2))
        assert len(signal.value) == 18  # two samples late
        assert np.isfinite(signal.value[3:]).all()  # a fast movement, to and fro

    def test_outlier(self):
        assert not self.dropped(7.2, 200)
        assert self.dropped(9.2, 200)

    def test_outlier_per_s2(self):
        assert not self.dropped(15.6, 30)
        assert self.dropped(18.2, 30)

    def dropped(self, off, fps):
        """Whether a sample that is so far off its neighbours is left out."""
        signal = Signal()
        for index in range(11):
            signal.add(index / fps, off * (index == 5))
        return math.isnan(signal.value[5])

    def test_jump(self):
        assert jumped(11.0, 0.001) == 11.0
        assert math.isnan(jumped(14.0, 0.001))

    def test_max_speed(self):
        assert jumped(115.0, 0.2) == 115.0
        assert math.isnan(jumped(150.0, 0.2))

    def test_doubted_speed(self):
        assert jumped(57.0, 0.01, doubted_s=0.3) == 57.0
        assert math.isnan(jumped(69.0, 0.01, doubted_s=0.3))

    def test_relock_s(self):
        assert math.isnan(jumped(900.0, 0.01, doubted_s=0.35))
        assert jumped(900.0, 0.01, doubted_s=0.45) == 900.0

    def test_max_gap_s(self):
        for gap_s, afresh in ((0.44, False), (0.56, True)):
            follow = OneEuroFilter()
            follow.step(0.0, 0.0)
            assert (follow.step(gap_s, 10.0) == 10.0) is afresh


def lag_s(per_s, seconds=2.0):
    """How far the filter is behind a movement of this speed, after so long."""
    follow = OneEuroFilter()
    for index in range(30):
        follow.step(index / 30 - 1.0, 0.0)
    for index in range(round(30 * seconds) + 1):
        level = per_s * index / 30
        smooth = follow.step(index / 30, level)
    return (level - smooth) / per_s


def jumped(off, step_s, *, doubted_s=0.0):
    """What is believed of a value that jumps by so much, after it was doubted for so long."""
    gate = JumpGate(1.0)
    gate.step(0.0, 0.0)
    for index in range(round(doubted_s / step_s) + 1):
        told = gate.step((index + 1) * step_s, off)
    return told


def thigh(turned_deg):
    """Points of a body whose right thigh points so far from the horizontal."""
    points = [0j] * 33
    turn = math.radians(turned_deg)
    points[Landmark.RIGHT_KNEE] = 100.0 * complex(math.cos(turn), math.sin(turn))
    return points


def rested(*parts, fps=30):
    """Degrees off the rest that a level thigh seems, after parts (seconds, level, degrees)."""
    resting, now = RestingSegment("thigh", "right"), 0
    for seconds, level, turned_deg in parts:
        for _ in range(round(seconds * fps)):
            resting.rest(now / fps, level, thigh(turned_deg))
            now += 1
    resting.add(thigh(0.0))
    return resting.off_rest_deg[-1]


class TestResting:
    def test_rest_memory_s(self):
        assert rested((4, 0, 0), (1.75, 0, 10)) == pytest.approx(0.0)
        assert rested((4, 0, 0), (2.25, 0, 10)) == pytest.approx(10.0)

    def test_low_share(self):
        assert rested((0.68, 0, 10), (3.3, 20, 0)) == pytest.approx(0.0)
        assert rested((0.92, 0, 10), (3.06, 20, 0)) == pytest.approx(10.0)

    def test_rest_band_deg(self):
        assert rested((1.5, 0, 10), (2.4, 4.4, 0)) == pytest.approx(0.0)
        assert rested((1.5, 0, 10), (2.4, 5.6, 0)) == pytest.approx(10.0)

    def test_still_deg(self):
        for sway, rests in ((1.7, True), (2.3, False)):
            swaying = [(1 / 30, 0.0, 10.0 + sway * (i % 3 - 1)) for i in range(90)]
            assert (abs(rested(*swaying)) > 5.0) is rests

    def test_model_deg(self):
        assert resting_finding("thigh", np.full(5, 18.0)) is None
        assert resting_finding("thigh", np.full(5, 22.0)) is not None

    def test_left_deg(self):
        for turned_deg, corrected in ((36.0, True), (44.0, False)):
            resting = RestingSegment("thigh", "right")
            for index in range(60):
                resting.rest(index / 30, 0.0, thigh(0.0))
            assert (abs(resting.add(thigh(turned_deg))) > 0) is corrected
