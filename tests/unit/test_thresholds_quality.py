"""Every threshold of how well a movement was seen, and of the stated uncertainty.

A test is named after the threshold it defends, and fails when that is moved by a quarter: one
input lies just inside its effect, one just outside.
"""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from hep_vision.measure.body.view import ViewEstimate
from hep_vision.measure.exercise import Compensation
from hep_vision.measure.quality.compensation_findings import (
    compensation_findings,
    momentum_finding,
    plane_in_view,
)
from hep_vision.measure.quality.compensations import rule_for
from hep_vision.measure.quality.findings import quality_findings, small_finding, steadiness_finding
from hep_vision.measure.quality.unseen import hidden_peak_s, hidden_turn_s
from hep_vision.measure.quality.view_error import certainty_finding, turned_error_deg, view_error
from hep_vision.measure.result import Rom
from hep_vision.measure.rom.turning_points import TurningPoint
from hep_vision.measure.uncertainty import Uncertainty, half_width
from made_up_sides import PLAIN, side, through

EVERYTHING = slice(0, None)


def codes(findings):
    return [each.code for each in findings if each is not None]


def point(value, noise=0.0):
    return TurningPoint(value, 1.0, noise, 0.0, "plateau")


class TestFindings:
    def test_min_frame_rate_hz(self):
        for fps, told in ((11.0, ["low_frame_rate"]), (13.0, [])):
            assert codes(quality_findings(np.arange(30) / fps, np.zeros(30))) == told

    def test_noted_gap_s(self):
        for gap_s, told in ((0.18, []), (0.22, ["gap"])):
            time_s = np.arange(100) / 50
            hidden = (time_s > 0.5) & (time_s < 0.5 + gap_s - 1e-6)
            assert codes(quality_findings(time_s, np.where(hidden, math.nan, 0.0))) == told

    def test_unsteady_share(self):
        for noise, told in ((4.5, []), (5.5, ["unsteady"])):
            assert codes([steadiness_finding(point(0), point(40, noise), PLAIN)]) == told

    def test_unsteady_deg(self):
        small = replace(PLAIN, min_excursion=10.0)
        for noise, told in ((2.2, []), (2.8, ["unsteady"])):
            assert codes([steadiness_finding(point(0), point(12, noise), small)]) == told

    def test_sure_errors(self):
        for arc, told in ((15.0, ["small_movement"]), (17.0, [])):
            rom = Rom(start=0.0, peak=arc, excursion=arc, uncertainty=8.0)
            assert codes([small_finding(rom, PLAIN)]) == told


def hidden_between(time_s, level, first_s, last_s):
    """One side that was not seen for a while; the samples at both ends were."""
    hidden = (time_s > first_s + 1e-6) & (time_s < last_s - 1e-6)
    seen = np.where(hidden, math.nan, level)
    return side(time_s, seen)


class TestUnseen:
    def test_speed_percentile(self):
        # Who moves at 100 degrees a second for a fifth of the time could have come back and
        # risen again in a gap of 1.5 s; who jumps once in a hundred samples could not.
        for moving_s, hides in ((1.0, True), (0.1, False)):
            time_s, level = through((0, 0), (2, 0), (2 + moving_s, 100), (6, 100), (8, 100))
            signal = hidden_between(time_s, level, 4.0, 5.5)
            assert (hidden_turn_s(signal, EVERYTHING) > 0) is hides

    def test_least_samples(self):
        for count, told_s in ((4, 1.5), (5, 0.0)):
            time_s = np.arange(16) / 10
            level = np.where(np.isin(np.arange(16), np.arange(count) * 3), time_s, math.nan)
            assert hidden_turn_s(side(time_s, level), EVERYTHING) == told_s

    def test_at_peak_share(self):
        # Who moves at 100 degrees a second could have gone from 80 so far and back in the gap.
        for reach, hides in ((108.5, False), (111.5, True)):
            points = ((0, 0), (1, 100), (1.2, 80), (3.2, 80), (4, 0))
            time_s, level = through(*points, fps=1000)
            gap_s = 2.0 * (reach - 80.0) / 100.0
            signal = hidden_between(time_s, level, 2.0, 2.0 + gap_s)
            assert (hidden_peak_s(signal, EVERYTHING, 1.0) > 0) is hides

    def test_brief_s(self):
        for gap_s, hides in ((0.18, False), (0.22, True)):
            time_s, level = through((0, 0), (0.5, 100), (1, 0), fps=1000)
            signal = hidden_between(time_s, level, 0.5 - gap_s / 2, 0.5 + gap_s / 2)
            assert (hidden_peak_s(signal, EVERYTHING, 0.5) > 0) is hides

    def test_a_gap_on_the_way_to_a_peak_that_was_seen_hides_nothing(self):
        time_s, level = through((0, 0), (0.5, 100), (1, 0), fps=1000)
        signal = hidden_between(time_s, level, 0.23, 0.48)
        assert hidden_peak_s(signal, EVERYTHING, 0.5) == 0


class TestViewError:
    def test_reliable_deg(self):
        seen = ViewEstimate(0.0, 8.0, 0.0)
        for stated_deg, told in ((13.5, []), (16.5, ["uncertain"])):
            parts = Uncertainty(0.0, 0.0, 0.0, model=stated_deg / 1.96)
            assert codes([certainty_finding(seen, parts, PLAIN)]) == told

    def test_leaves_plane_deg(self):
        # A segment that leaves a plane turned by 30 degrees by 10, drawn in the picture.
        leaves, turned = math.radians(10.0), math.radians(30.0)
        across, along = math.sin(leaves) * math.sin(turned), math.cos(leaves)
        drawn_deg = math.degrees(math.atan2(across, along))
        assert turned_error_deg(30.0, 0.0) == pytest.approx(drawn_deg, rel=0.1)

    def test_error_per_slope(self):
        # Of high cameras: 0.6 on rendered clips, 0.4 on hand-measured ones.
        height = view_error(ViewEstimate(0.0, 8.0, 20.0), 90.0, PLAIN).height
        assert 0.42 * 20.0 < height < 0.58 * 20.0


TILTS = Compensation("C1", 10.0, "")
FPS = 50


def compensated(values, first=150, last=250):
    """Codes found in a quantity, one value a frame at 50 frames a second."""
    kept = np.asarray(values, float)[:, np.newaxis]
    time_s = np.arange(len(kept)) / FPS
    rule = rule_for(TILTS.id, "knee_flexion")
    assert rule.against == "start"
    return codes(
        compensation_findings([TILTS], [kept], "knee_flexion", time_s, (first, last), rule.view)
    )


class TestCompensationFindings:
    def test_baseline_s(self):
        # Turned by 40 degrees until shortly before the movement, which is not.
        for still_s, told in ((0.68, True), (0.82, False)):
            values = np.zeros(300)
            values[: 150 - round(FPS * still_s)] = -40.0
            assert bool(compensated(values)) is told

    def test_baseline_frames(self):
        for seen, told in ((4, False), (5, True)):
            values = np.full(300, 30.0)
            values[:150] = math.nan
            values[150 - seen + 1 : 151] = 0.0
            assert bool(compensated(values)) is told

    def test_amount_percentile(self):
        for frames, told in ((3, False), (8, True)):
            values = np.zeros(300)
            values[200 : 200 + frames] = 30.0
            assert bool(compensated(values)) is told

    def test_seen_share(self):
        for seen, told in ((0.6, False), (0.8, True)):
            values = np.zeros(300)
            values[151:251] = 30.0
            values[151 + round(100 * seen) : 251] = math.nan
            assert bool(compensated(values)) is told

    def test_blade_still_deg(self):
        hikes = Compensation("C3", 0.15, "")
        for arm_deg, told in ((55.0, True), (65.0, False)):
            kept = np.full((300, 2), (1.0, 20.0))
            kept[200:251] = (0.7, arm_deg)
            time_s = np.arange(300) / FPS
            args = ([kept], "knee_flexion", time_s, (150, 250), None)
            assert bool(codes(compensation_findings([hikes], *args))) is told

    def test_middle_share(self):
        # Three fast steps tell where they end above a tenth of the way up, not below.
        rule = Compensation("C12", 1.2, "")
        for slow_steps, told in ((0, False), (4, True)):
            steps = [2.0] * slow_steps + [3.3] * 3 + [2.0] * 50
            level = np.minimum(np.cumsum([0.0, *steps]), 100.0)
            level = level[: int(np.argmax(level >= 100.0)) + 1]
            time_s = np.arange(len(level)) / FPS
            swung = momentum_finding(rule, time_s, level, len(level) - 1)
            assert (swung is not None) is told

    def test_same_plane_deg(self):
        assert plane_in_view("sagittal", 27.0) == "sagittal"
        assert plane_in_view("sagittal", 33.0) is None

    def test_other_plane_deg(self):
        assert plane_in_view("sagittal", 55.0) is None
        assert plane_in_view("sagittal", 65.0) == "frontal"


def held(half, bias, spread):
    """Share of the errors of this bias and spread that lie within a half-width."""
    scale = spread * math.sqrt(2.0)
    return 0.5 * (math.erf((half - bias) / scale) + math.erf((half + bias) / scale))


class TestUncertainty:
    def test_coverage(self):
        for bias in (0.0, 2.0, 8.0):
            assert held(half_width(bias, 2.0), bias, 2.0) == pytest.approx(0.95, abs=1e-6)

    def test_normal_95(self):
        assert held(half_width(0.0, 1.0), 0.0, 1.0) == pytest.approx(0.95, abs=1e-6)
        view = Uncertainty(0.0, view=3.0, sampling=0.0, model=0.0)
        assert held(view.of_view, 0.0, 3.0) == pytest.approx(0.95, abs=1e-6)
