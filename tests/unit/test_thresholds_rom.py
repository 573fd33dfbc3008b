"""Every threshold of turning points and holds: one input just inside its effect, one outside.

A test is named after the threshold it defends, and fails when that is moved by a quarter.
"""

from __future__ import annotations

import math

import numpy as np

from hep_vision.measure.counting.holding import hold_in
from hep_vision.measure.counting.verdicts import judge_size
from hep_vision.measure.rom.hold import HoldClock
from hep_vision.measure.rom.turning_points import TurningPoint, turning_point
from made_up_sides import PLAIN, UNTOLD, through

BAND = 8.0


def clocked(*levels_s, rest=-200.0, band=BAND, fps=30):
    """The clock after levels that were each held for so long; a pair slides from one to another."""
    clock, now = HoldClock(band, rest, -1000.0), 0
    for level, seconds in levels_s:
        first, last = level if isinstance(level, tuple) else (level, level)
        for one in np.linspace(first, last, round(seconds * fps)):
            clock.add(now / fps, float(one))
            now += 1
    return clock


class TestHold:
    def test_hold_band_deg(self):
        for sway, held in ((7.0, True), (9.0, False)):
            levels = (90.0 + sway * (i % 3 - 1) for i in range(150))
            samples = [(i / 30, level) for i, level in enumerate(levels)]
            assert (hold_in(PLAIN, UNTOLD, 0.0, samples).held_s > 4.0) is held

    def test_plateau_s(self):
        for per_s, held in ((3.5, True), (4.5, False)):
            assert (clocked(((100.0, 100.0 - 5 * per_s), 5.0)).held_s > 3.0) is held

    def test_plateau_share(self):
        assert clocked((90.0, 0.44)).held_s == 0.0
        assert clocked((90.0, 0.57)).held_s > 0.4

    def test_dropout_s(self):
        for gap_s, whole in ((0.44, True), (0.57, False)):
            clock = clocked((90.0, 3.0), (math.nan, gap_s), (90.0, 3.0))
            assert (clock.longest.held_s > 5.0) is whole

    def test_turn_s(self):
        assert clocked((90.0, 0.64)).longest.held_s == 0.0
        assert clocked((90.0, 0.8)).longest.held_s > 0.7

    def test_core_share(self):
        for off, held_s in ((1.7, 3.4), (2.3, 3.0)):
            assert abs(clocked((90.0, 3.0), (90.0 + off, 0.4)).held_s - held_s) < 0.1

    def test_position_share(self):
        for low, held_s in ((44.0, 1.0), (56.0, 3.0)):
            clock = clocked((100.0, 1.0), (low, 3.0), rest=0.0)
            assert abs(clock.longest.held_s - held_s) < 0.5


def method_of(*points, near_s, arc, fps=100):
    return turning_point(*through(*points, fps=fps), near_s, arc).method


class TestTurningPoints:
    def test_plateau_speed_share(self):
        # A movement of 200 degrees that goes on ever slower: up to 20 degrees a second rests.
        for per_s, method in ((17.5, "plateau"), (22.5, "parabola")):
            points = ((0, 0), (2, 200 - 2 * per_s), (4, 200), (5, 0))
            assert method_of(*points, near_s=4.0, arc=200.0) == method

    def test_plateau_speed_floor(self):
        for per_s, method in ((5.3, "plateau"), (6.7, "parabola")):
            points = ((0, 0), (1, 20 - 2 * per_s), (3, 20), (4, 0))
            assert method_of(*points, near_s=3.0, arc=20.0) == method

    def test_plateau_band_share(self):
        for below, method in ((17.5, "plateau"), (22.5, "parabola")):
            shelf = 200.0 - below
            points = ((0, 0), (1, shelf), (2.5, shelf), (2.55, 200), (2.9, 200), (3.5, 0))
            assert method_of(*points, near_s=2.7, arc=200.0) == method

    def test_plateau_band_floor(self):
        for below, method in ((5.3, "plateau"), (6.7, "parabola")):
            shelf = 20.0 - below
            points = ((0, 0), (1, shelf), (2.5, shelf), (2.55, 20), (2.9, 20), (3.5, 0))
            assert method_of(*points, near_s=2.7, arc=20.0) == method

    def test_plateau_least_s(self):
        assert self.rests_for(0.78) == "parabola"
        assert self.rests_for(0.9) == "plateau"

    def test_slope_half_s(self):
        assert self.rests_for(0.78) == "parabola"
        assert self.rests_for(0.9) == "plateau"

    def rests_for(self, seconds):
        points = ((0, 0), (1, 100), (1 + seconds, 100), (2 + seconds, 0))
        return method_of(*points, near_s=1 + seconds / 2, arc=100.0)

    def test_fit_half_s(self):
        time_s, level = through((0, 0), (1, 100), (2, 0))
        for gap_s, seen in ((0.23, True), (0.27, False)):
            hidden = np.where(np.abs(time_s - 1.0) < gap_s, math.nan, level)
            assert (turning_point(time_s, hidden, 1.0, 100.0).method != "none") is seen

    def test_fit_share(self):
        # A parabola fitted to a roof within h of its top lies 3/16 of what the roof falls below it.
        time_s, level = through((0, 0), (0.5, 100), (1, 0), fps=400)
        fitted = turning_point(time_s, level, 0.5, 100.0)
        assert abs((100.0 - fitted.value) - 3 / 16 * 200.0 * 0.12) < 0.5

    def test_independent_share(self):
        # Of neighbours that share their error 32 tell as much as 8 that do not: the median of
        # those is known to 1.25 standard deviations over the root of 8.
        level = np.where(np.arange(32) % 2, 1.0, -1.0) / 1.4826
        told = turning_point(np.arange(32) / 30, level, 0.5, 100.0)
        assert told.method == "plateau"
        assert abs(told.noise - 1.2533 / math.sqrt(8)) < 0.03

    def test_coverage(self):
        # Two standard deviations of 40 degrees' movement, against the 34 degrees that are allowed.
        for noise, reason in ((15.5, None), (18.5, "unsteady")):
            told = (TurningPoint(0.0, 0.0, 0.0, 0.0, "plateau"),)
            told += (TurningPoint(40.0, 1.0, noise, 0.0, "plateau"),)
            verdict = judge_size(told, PLAIN, 0.85)
            assert (verdict.reason if verdict else None) == reason
