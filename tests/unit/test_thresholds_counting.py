"""Every threshold of finding and judging a movement: one input just inside, one outside.

A test is named after the threshold it defends, and fails when that is moved by a quarter.
"""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np

from hep_vision.measure.body.limbs import NOT_SEEN
from hep_vision.measure.body.tracking import KEPT
from hep_vision.measure.counting.excursions import Excursion, ExcursionDetector
from hep_vision.measure.counting.expected import Beside, turned_only, unexpected
from hep_vision.measure.counting.judge import measure_attempt
from hep_vision.measure.counting.span import narrow
from hep_vision.measure.counting.verdicts import judge_alone, judge_hold, judge_target
from hep_vision.measure.exercise import Expected, Prescription
from hep_vision.measure.rom.turning_points import TurningPoint
from made_up_sides import (
    BACK_S,
    PLAIN,
    REST_UNTIL,
    SIZE_PX,
    SQUATTED,
    TOP_S,
    UNTOLD,
    excursion,
    judged,
    side,
    through,
)


def detected(levels, *, least=20.0, start_levels=(-math.inf, math.inf), fps=30):
    """What the detector makes of levels, and the detector."""
    detector = ExcursionDetector(least, 20.0, start_levels)
    found = [detector.add(i / fps, float(level)) for i, level in enumerate(levels)]
    last = detector.finish()
    return [each for each in (*found, last) if each is not None], detector


def steady(count, level=0.0):
    return [level] * count


def closings(levels, **kinds):
    return [each.closing for each in detected(levels, **kinds)[0]]


class TestExcursions:
    def test_return_share(self):
        up = steady(30) + steady(30, 100.0)
        assert closings(up + steady(5, 38.0)) == ["unfinished"]
        assert closings(up + steady(5, 32.0)) == ["returned"]

    def test_turn_share(self):
        up = steady(30) + steady(30, 100.0)
        assert closings([*up, 56.0, 94.0]) == ["unfinished"]
        assert closings([*up, 44.0, 94.0]) == ["turned", "unfinished"]

    def test_anew_share(self):
        up = steady(30) + steady(30, 100.0)
        assert closings([*up, 44.0, 71.0]) == ["unfinished"]
        assert closings([*up, 44.0, 77.0]) == ["turned", "unfinished"]

    def test_arm_share(self):
        assert closings([*steady(30), 11.0, *steady(30)]) == []
        assert closings([*steady(30), 13.0, *steady(30)]) == ["returned"]

    def test_own_arm_share(self):
        three = (steady(30) + steady(10, 100.0)) * 3 + steady(30)
        assert len(closings([*three, 31.0, *steady(30)])) == 3
        assert len(closings([*three, 39.0, *steady(30)])) == 4

    def test_own_least(self):
        rep, small = steady(30) + steady(10, 100.0), [*steady(30), 20.0, *steady(30)]
        assert len(closings(rep * 2 + small)) == 3
        assert len(closings(rep * 3 + small)) == 3

    def test_own_memory(self):
        heights = (50.0, 60.0, 70.0, 80.0, 90.0, 100.0, 110.0)
        levels = [each for height in heights for each in steady(30) + steady(10, height)]
        assert detected(levels + steady(10))[1].own_excursion == 90.0

    def test_rest_quantile(self):
        dipped = {n: [*steady(n, -10.0), *steady(100 - n), *steady(10, 50.0)] for n in (22, 28)}
        (short,), (long,) = (detected(levels)[0] for levels in dipped.values())
        assert dipped[22][short.start] == 0.0
        assert dipped[28][long.start] == -10.0

    def test_rest_memory_s(self):
        for since_s, level in ((2.6, -10.0), (3.4, 0.0)):
            levels = [*steady(90, -10.0), *steady(round(30 * since_s)), *steady(10, 50.0)]
            (found,), _ = detected(levels)
            assert levels[found.start] == level

    def test_near_rest_share(self):
        for shelf, start in ((8.5, 69), (11.5, 59)):
            levels = [*steady(60), *steady(10, shelf), *steady(10, 100.0)]
            assert detected(levels, least=40.0)[0][0].start == start

    def test_settled_s(self):
        for seconds, first in ((0.53, "unfinished"), (0.7, "settled")):
            levels = steady(30, -100.0) + steady(round(30 * seconds)) + steady(5, 50.0)
            assert closings(levels, start_levels=(-20.0, 20.0))[0] == first

    def test_settled_share(self):
        for sway, first in ((5.2, "settled"), (6.8, "unfinished")):
            levels = steady(30, -100.0) + [0.0, sway] * 20
            assert closings(levels, start_levels=(-20.0, 20.0))[0] == first


class TestSpan:
    def test_at_rest_share(self):
        level = np.concatenate((np.zeros(10), np.arange(0, 101.0), np.arange(99.0, -1.0, -1.0)))
        span = narrow(level, Excursion(0, 110, 210, 210, "returned"), 210)
        assert 9 <= span.onset - 10 <= 11
        assert 9 <= 210 - span.landing <= 11

    def test_parts(self):
        # Of 2.8 s of movement the last eighth is read, and half of that tells.
        for seconds, reason in ((0.15, "complete"), (0.2, "not_returned")):

            def nearer(t, seconds=seconds):
                return {"size_px": SIZE_PX * (2.0 if t > 4.9 - seconds else 1.0)}

            assert judged(body=nearer).reason == reason


class TestExpected:
    def test_peak_s(self):
        time_s = np.arange(400) / 200
        expected = (Expected("knee_flexion", "same", -30.0, 60.0),)
        for straight_s, told in ((0.09, True), (0.11, False)):
            knee = np.where(np.abs(time_s - 1.0) < straight_s, 0.0, 100.0)
            words = unexpected(Beside((knee,), np.zeros(0)), expected, time_s, 1.0)
            assert (words is not None) is told

    def test_bends_share(self):
        time_s = np.arange(90) / 30
        for share, turned in ((0.135, True), (0.165, False)):
            bend = np.where(np.abs(time_s - 1.5) < 0.5, 100.0 * share, 0.0)
            told = turned_only(Beside((), bend), time_s, slice(0, 90), 1.5, 100.0)
            assert (told is not None) is turned

    def test_across_deg(self):
        unbent = Beside((), np.zeros(len(SQUATTED[0])))
        for off_deg, reason in ((54.0, "complete"), (66.0, "other_movement")):
            assert judged(off_deg=off_deg, beside=unbent).reason == reason


class TestJudge:
    def test_newest(self):
        time_s, smooth = through((0, 0), (2, 0), (3, 100), (4, 100), (5, 70))
        value = smooth.copy()
        value[-4:] = (100.0, 20.0, 100.0, 20.0)
        signal = replace(side(time_s, value), smooth=smooth)
        found = excursion(time_s, REST_UNTIL, TOP_S, 5.0)
        draft = measure_attempt(signal, found, (0, len(time_s) - 1), PLAIN, UNTOLD, cut_off=True)
        assert draft.attempt.reason == "complete"

    def test_rest_s(self):
        for rested_s, low in ((1.75, True), (2.25, False)):
            time_s, level = through((0, -20), (1, -20), (1.02, 0), (5, 0))
            at_s = 1.0 + rested_s
            up = np.clip((time_s - at_s) / 0.2, 0, 1)
            level = level + 100.0 * up * (time_s < at_s + 1.0)
            signal = side(time_s, level)
            found = excursion(time_s, at_s, at_s + 0.5, at_s + 1.1)
            start = measure_attempt(signal, found, (0, 500), PLAIN, UNTOLD).attempt.rom.start
            assert (start < -15.0) is low

    def test_peak_s(self):
        for sure_s, told in ((0.09, True), (0.11, False)):
            limbs = [
                NOT_SEEN._replace(legs_sure=abs(t - TOP_S) < sure_s) for t in SQUATTED[0].tolist()
            ]
            codes = [finding.code for finding in judged(limbs=limbs).findings]
            assert ("limb_swap" in codes) is told

    def test_at_start_share(self):
        for shelf, off_deg in ((22.0, 40.0), (28.0, 0.0)):
            movement = through((0, shelf), (1.3, shelf), (1.32, 0), (2, 0), *_after_rest())
            shown = np.where(movement[1][: len(movement[0])] == shelf, 40.0, 0.0)
            found = judged(movement=movement, off_deg=shown)
            assert abs(found.view_off_deg - off_deg) < 1.0


def _after_rest():
    return (3, 100), (4, 100), (5, 0), (6, 0)


def point(value, noise=0.0):
    return TurningPoint(value, 1.0, noise, 0.0, "plateau")


class TestVerdicts:
    def test_target_tolerance_deg(self):
        for short, reason in ((4.4, "complete"), (5.6, "short_of_target")):
            asked = Prescription(target=30.0)
            assert judge_target(point(0.0), point(30.0 - short), PLAIN, asked).reason == reason

    def test_target_tolerance_share(self):
        for short, reason in ((8.8, "complete"), (11.2, "short_of_target")):
            asked = Prescription(target=100.0)
            assert judge_target(point(0.0), point(100.0 - short), PLAIN, asked).reason == reason

    def test_doubt_share(self):
        # Of 100 degrees, two standard deviations of each of the two turning points' noise.
        for share, reason in ((0.72, "complete"), (0.98, "unsteady")):
            assert self.jittery(share, left_depth=0.0).reason == reason

    def test_far_doubt_share(self):
        for share, reason in ((0.55, "complete"), (0.75, "unsteady")):
            assert self.jittery(share, left_depth=-60.0).reason == reason

    def jittery(self, share, **body):
        """A movement of 100 degrees that is in doubt by this share of it."""
        noise = 100.0 * share / 2.0 / math.sqrt(2.0)
        points = TurningPoint(0.0, 1.0, noise, 0.0, "plateau"), point(100.0, noise)
        time_s, level = SQUATTED
        found = excursion(time_s, REST_UNTIL, TOP_S, BACK_S)
        signal = side(time_s, level, body=lambda _: body)
        span = narrow(level, found, len(level) - 1)
        return judge_alone(signal, found, span, points, PLAIN, frozenset())

    def test_hold_tolerance_s(self):
        for short_s, reason in ((0.26, "complete"), (0.34, "hold_too_short")):
            assert judge_hold(5.0 - short_s, Prescription(hold_s=5.0)).reason == reason

    def test_least_steps(self):
        # Every step is 0.2 s; from leaving the rest until back so many steps.
        for steps, fast in ((7, True), (9, False)):
            half = (steps + 1) / 2
            level = 100.0 - np.abs(np.arange(-20, 21)) * 100.0 / half
            level = np.maximum(level, 0.0)
            time_s = np.arange(len(level)) * 0.2
            found = Excursion(10, 20, 30, 30, "returned")
            bounds = (0, len(level) - 1)
            told = measure_attempt(side(time_s, level), found, bounds, PLAIN, UNTOLD).attempt
            assert (told.reason == "too_fast") is fast

    def test_start_s(self):
        left_s = 2.1  # a tenth of the way up
        for lay_s, reason in ((0.13, "complete"), (0.17, "wrong_position")):

            def tilted(t, lay_s=lay_s):
                return {"tilt_deg": 90.0 if abs(t - left_s) < lay_s else 0.0}

            assert judged(body=tilted).reason == reason

    def test_end_s(self):
        back_s = 4.9  # a tenth of the way from the rest
        for sat_s, reason in ((0.32, "complete"), (0.38, "changing_place")):

            def sitting(t, sat_s=sat_s):
                return {"posture": "seated" if t > back_s - sat_s else "standing"}

            assert judged(body=sitting).reason == reason

    def test_max_anchor_shift(self):
        rng = np.random.default_rng(1)
        place = rng.uniform(-100, 100, len(KEPT)) + 1j * rng.uniform(-100, 100, len(KEPT))
        ankles = np.array([point.name.endswith("ANKLE") for point in KEPT])
        for shift, reason in ((0.44, "complete"), (0.56, "changing_place")):

            def stepping(t, shift=shift):
                gone = SIZE_PX * shift * (t > TOP_S)
                return {"points": place + gone * ankles}

            exercise = replace(PLAIN, anchors=("ankle",))
            assert judged(body=stepping, exercise=exercise).reason == reason

    def test_other_size(self):
        for grown, reason in ((1.45, "complete"), (1.75, "not_returned")):

            def nearer(t, grown=grown):
                return {"size_px": SIZE_PX * (grown if t > TOP_S else 1.0)}

            assert judged(body=nearer).reason == reason

    def test_other_tilt_deg(self):
        for tilt, reason in ((40.0, "complete"), (50.0, "not_returned")):

            def lying_down(t, tilt=tilt):
                return {"tilt_deg": tilt, "centre": 2 * SIZE_PX + 0j} if t > TOP_S else {}

            assert judged(body=lying_down).reason == reason

    def test_other_place(self):
        for share, reason in ((0.66, "complete"), (0.84, "not_returned")):

            def lying_down(t, share=share):
                return {"tilt_deg": 80.0, "centre": share * SIZE_PX + 0j} if t > TOP_S else {}

            assert judged(body=lying_down).reason == reason
