"""Every threshold of which limb is which and of the facing: one input just inside, one outside.

A test is named after the threshold it defends, and fails when that is moved by a quarter.
"""

from __future__ import annotations

import numpy as np

from hep_vision.measure.body.facing import FacingVote
from hep_vision.measure.body.landmarks import landmark_of
from hep_vision.measure.body.limbs import LEG, LimbGuard
from stick_body import Figure, frames_of, raising_leg

SIZE_PX = 100.0
NOW = np.zeros(1)
LEFT_LEG, RIGHT_LEG = ([landmark_of(point, side) for point in LEG] for side in ("left", "right"))


def legs(*, apart=5.0, left_off=0.0):
    """Points of a body whose legs are so many sizes apart, the left one off by so many."""
    plane = frames_of(NOW, Figure())[0].plane
    plane[LEFT_LEG] += -plane[LEFT_LEG] + plane[RIGHT_LEG] + SIZE_PX * (apart + left_off)
    return plane


def exchanged(plane):
    out = plane.copy()
    out[LEFT_LEG + RIGHT_LEG] = plane[RIGHT_LEG + LEFT_LEG]
    return out


def left_believed(step_s, off):
    """Whether a left leg that jumps by so many sizes is believed to be there."""
    guard = LimbGuard()
    guard.step(0.0, legs(), SIZE_PX)
    out, _ = guard.step(step_s, legs(left_off=off), SIZE_PX)
    return bool(np.isfinite(out[LEFT_LEG]).all())


class TestLimbs:
    def test_scatter(self):
        assert left_believed(0.002, 0.162)
        assert not left_believed(0.002, 0.21)

    def test_drift_per_s(self):
        assert left_believed(0.2, 0.84)
        assert not left_believed(0.2, 1.06)

    def test_wild(self):
        assert left_believed(1 / 30, 0.29)
        assert not left_believed(1 / 30, 0.33)

    def test_relock_s(self):
        for after_s, believed in ((0.22, False), (0.28, True)):
            guard = LimbGuard()
            guard.step(0.0, legs(), SIZE_PX)
            for time_s in np.arange(0.01, after_s, 0.01):
                out, _ = guard.step(float(time_s), legs(left_off=3.0), SIZE_PX)
            assert bool(np.isfinite(out[LEFT_LEG]).all()) is believed

    def test_exchanges_per_s(self):
        # Legs that change places are exchanged names if that is cheaper than to have moved so
        # far: at 30 frames a second from 0.22 of a size on.
        for apart, named in ((0.219, True), (0.2255, False)):
            guard = LimbGuard()
            guard.step(0.0, legs(apart=apart), SIZE_PX)
            crossed = exchanged(legs(apart=apart))
            out, _ = guard.step(1 / 30, crossed, SIZE_PX)
            assert bool((out == crossed).all()) is named

    def test_ends_per_s(self):
        assert not self.kept_to_for(0.83)
        assert self.kept_to_for(1.0)

    def test_surest(self):
        assert not self.kept_to_for(0.83)
        assert self.kept_to_for(1.0)

    def kept_to_for(self, seconds):
        """Whether legs are believed that the model names the other way round for so long."""
        frame = frames_of(NOW, raising_leg(60.0))[0].plane
        guard = LimbGuard()
        for index in range(30):
            guard.step(index / 30, frame, SIZE_PX)
        for index in range(round(30 * seconds)):
            out, _ = guard.step(1 + index / 30, exchanged(frame), SIZE_PX)
        return bool((out == exchanged(frame)).all())

    def test_sure(self):
        # Legs in one place: how sure the names are is told by how rarely the model exchanges
        # them in such a time.
        for step_s, sure in ((0.1, True), (0.24, False)):
            guard = LimbGuard()
            guard.step(0.0, legs(apart=0.0), SIZE_PX)
            _, told = guard.step(step_s, legs(apart=0.0), SIZE_PX)
            assert told.legs_sure is sure


def voted(*cues_s, step_s=0.02, may_change=True):
    """The facing after cues that were each seen for so long."""
    vote, now = FacingVote(), 0
    for cues, seconds in cues_s:
        for _ in range(round(seconds / step_s)):
            vote.add(now * step_s, cues, may_change=may_change)
            now += 1
    return vote.facing


class TestFacing:
    def test_fade_s(self):
        for seconds, facing in ((1.4, 1), (1.95, -1)):
            turned = voted(((5.0,), 12.0), ((-5.0,), seconds))
            assert (turned == -1) is (facing == -1)

    def test_log_odds_per_sd(self):
        assert voted(((1.6,), 1.0)) == 0
        assert voted(((1.86,), 1.0)) == 1

    def test_largest(self):
        # One cue alone may make a facing certain, but not against another one.
        assert voted(((50.0,), 1.0)) == 1
        assert voted(((50.0, -0.3), 1.0)) == 0

    def test_stays_share(self):
        for cue, facing in ((0.75, 0), (0.98, 1)):
            assert voted(((3.0,), 5.0), ((cue,), 12.0)) == facing

    def test_first_frames(self):
        for frames, facing in ((8, 1), (10, 0)):
            unsure, sure = ((0.0,), frames * 0.001), ((90.0,), 0.001)
            assert voted(unsure, sure, step_s=0.001, may_change=False) == facing
