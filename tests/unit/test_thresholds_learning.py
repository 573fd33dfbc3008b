"""Every threshold of learning an exercise: one input just inside, one outside.

A test is named after the threshold it defends, and fails when that is moved by a quarter.
"""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from hep_vision.measure.body.tracking import KEPT
from hep_vision.measure.recognition.learn import Like, learn_exercise
from hep_vision.measure.recognition.learnt_exercise import Lesson
from hep_vision.measure.recognition.likeness import Seen, evidence_for
from hep_vision.measure.result import SetResult
from made_up_scans import (
    PLACES,
    REPEATED,
    SECONDS,
    bent,
    candidate,
    movement,
    scanned,
    shares,
    swings,
)
from made_up_sides import PLAIN, SIZE_PX
from sample_attempts import attempt


def lesson(levels, **kinds):
    learnt = learn_exercise(scanned(levels, **kinds), "learnt")
    assert isinstance(learnt, Lesson), learnt
    return learnt


class TestLearn:
    def test_least_seen(self):
        scan = scanned(bent())
        for share, learnt in ((0.27, False), (0.33, True)):
            seen = replace(scan, frames_with_pose=round(share * len(scan.time_s)))
            assert isinstance(learn_exercise(seen, "learnt"), Lesson) is learnt

    def test_least_weight(self):
        full = movement(scanned(bent())).weight
        for weight, learnt in ((0.107, False), (0.135, True)):
            scan = scanned(bent(100.0 * weight / full))
            assert isinstance(learn_exercise(scan, "learnt"), Lesson) is learnt

    def test_carrier_share(self):
        for share, learnt in ((0.35, False), (0.45, True)):
            like = Like("Something", "hip_flexion", "increase")
            assert isinstance(learn_exercise(self.beside(share), "x", like=like), Lesson) is learnt

    def test_rival_share(self):
        for share, rivals in ((0.78, []), (0.92, ["hip_flexion"])):
            learnt = learn_exercise(self.beside(share), "x")
            assert [rival.measure for rival in learnt.rivals] == rivals

    def beside(self, share):
        """A scan in which hip flexion carries this share of what knee flexion does."""
        knee, hip = (movement(scanned(bent(60.0, m)), m) for m in ("knee_flexion", "hip_flexion"))
        height = 60.0 * share * knee.weight / hip.weight
        return scanned({**bent(60.0), **bent(height, "hip_flexion")})

    def test_smallest_share(self):
        assert lesson(bent()).exercise.min_excursion == pytest.approx(25.0, abs=3.0)

    def test_ends_near(self):
        # Where the recording begins and ends near one end of the movement, that is its start.
        for off, direction in ((26.0, "decrease"), (34.0, "increase")):
            ends = 110.0 - 0.9 * off
            points = ((0, ends), (1, 20), (3, 110), (5, 20), (7, 110), (9, 20), (11, 110))
            points += ((13, 20), (15, 110), (17, 20), (19, 110), (20, ends), (SECONDS, ends))
            assert lesson(bent(points=points)).exercise.direction == direction


class TestLearntExercise:
    def test_enough(self):
        for count, remarked in ((2, True), (3, False)):
            remarks = lesson(bent(points=swings(*[100] * count))).remarks
            assert any(each.startswith("Only") for each in remarks) is remarked

    def test_step(self):
        assert lesson(bent(98.0)).end == (95.0, 100.0)

    def test_start_share(self):
        assert lesson(bent()).exercise.start_range[1] == pytest.approx(50.0, abs=5.0)

    def test_start_least(self):
        assert lesson(bent(40.0)).exercise.start_range[1] == pytest.approx(25.0, abs=4.0)

    def test_shortest_s(self):
        points = [(s / 5.0, level) for s, level in REPEATED]
        learnt = lesson(bent(points=(*points, (SECONDS, 0))))
        assert learnt.exercise.min_duration_s == pytest.approx(0.3, abs=0.05)

    def test_faster(self):
        # Four seconds, less a tenth of the way at either end.
        assert lesson(bent()).exercise.min_duration_s == pytest.approx(0.9, abs=0.15)

    def test_slower(self):
        assert lesson(bent()).exercise.max_duration_s == pytest.approx(15.0, abs=1.0)

    def test_longest_s(self):
        points = [(s / 3.0, level) for s, level in REPEATED]
        learnt = lesson(bent(points=(*points, (SECONDS, 0))))
        assert learnt.exercise.max_duration_s == pytest.approx(10.0, abs=1.0)

    def test_held_s(self):
        for hold_s, held in ((1.7, False), (2.3, True)):
            assert lesson(self.holding(hold_s)).is_held is held

    def test_hold_band_share(self):
        assert lesson(self.holding(3.0)).exercise.hold_band == pytest.approx(10.0, abs=1.0)

    def test_hold_band_least(self):
        assert lesson(self.holding(3.0, 40.0)).exercise.hold_band == 5.0

    def holding(self, hold_s, height=100.0):
        points = ((0, 0), (2, 0), (3, 100), (3 + hold_s, 100), (4 + hold_s, 0), (10, 0))
        points += ((11, 100), (11 + hold_s, 100), (12 + hold_s, 0), (SECONDS, 0))
        return bent(height, points=points)

    def test_most_anchors(self):
        assert lesson(bent(50.0, "neck_rotation")).exercise.anchors == ("ankle", "hip")

    def test_position_fit(self):
        def seated_once(t):
            return {"posture": "seated" if t > 13 else "standing"}

        def legs_unseen(_):
            return {"posture": "upright"}

        assert lesson(bent(), body=seated_once).position is None  # standing in two of three
        assert lesson(bent(), body=legs_unseen).position == "standing"

    def test_filmed_off_deg(self):
        for off_deg, remarked in ((18.0, False), (22.0, True)):
            remarks = lesson(bent(), off_deg=off_deg).remarks
            assert any(each.startswith("Filmed") for each in remarks) is remarked

    def test_uneven(self):
        for height, remarked in ((126.0, False), (134.0, True)):
            remarks = lesson(bent(points=swings(100, 100, 100, height))).remarks
            assert any("differ much" in each for each in remarks) is remarked

    def test_together(self):
        for both, share in ((11, 0.4), (13, 1.0)):
            assert answered("both", both=both, left=20 - both) == share

    def test_in_turn(self):
        for left, share in ((9, 0.5), (11, 1.0)):
            assert answered("alternating", left=left, right=40 - left) == share

    def test_other_seen(self):
        for hidden, share in ((0.35, 0.4), (0.45, 0.9)):
            assert answered("both", hidden=hidden, right=9) == share

    def test_stayed(self):
        ankles = np.array([point.name.endswith("ANKLE") for point in KEPT])
        one = candidate(exercise=replace(PLAIN, anchors=("ankle",)))
        for shift, stayed in ((0.13, True), (0.17, False)):

            def stepping(t, shift=shift):
                away = any(abs(t - peak_s) < 1.1 for peak_s in (4, 10, 16))
                return {"points": PLACES + ankles * SIZE_PX * shift * away}

            share = shares(scanned(bent(), body=stepping), one)["anchors"]
            assert (share > 0.999) is stayed


def answered(side_kind, *, both=0, left=0, right=0, hidden=0.0):
    """The answer to which limbs move, for a set of so many movements of each."""
    other = attempt().rom
    attempts = [attempt(side="both", other_side_rom=other)] * both
    attempts += [attempt(side="left")] * left + [attempt(side="right")] * right
    levels = bent()
    levels["knee_flexion", "left"] = levels["knee_flexion", "left"].copy()
    levels["knee_flexion", "left"][: round(hidden * len(levels["knee_flexion", "left"]))] = math.nan
    one = candidate(exercise=replace(PLAIN, side_kind=side_kind))
    result = SetResult("squat", "both", "deg", tuple(attempts), (), 1, 1)
    scan = scanned(levels)
    seen = Seen(scan, (), scan.postures)
    return {e.question: e.share for e in evidence_for(one, result, seen)}["sides"]
