"""Every threshold of telling exercises and sets apart: one input just inside, one outside.

A test is named after the threshold it defends, and fails when that is moved by a quarter.
"""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from hep_vision.measure.angles.measures import MEASURES
from hep_vision.measure.body.landmarks import SIDES
from hep_vision.measure.body.tracking import KEPT, column_of
from hep_vision.measure.exercise import Prescription
from hep_vision.measure.recognition.detected_sets import (
    Expected,
    find_bouts,
    other_movements,
    sets_of,
)
from hep_vision.measure.recognition.likeness import Seen, evidence_for
from hep_vision.measure.recognition.recognise import Guess, Recognition, recognise
from hep_vision.measure.recognition.scan import (
    any_movement,
    count_as,
    find_excursions,
    uncounted,
)
from hep_vision.measure.result import SetResult
from made_up_scans import (
    FPS,
    HALF,
    LATER,
    NORMAL,
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
from made_up_sides import PLAIN, SIZE_PX, side, through
from sample_attempts import attempt


def at_seconds(*starts_s, side="both", status="counted"):
    return [attempt(start_s=s, end_s=s + 2.0, side=side, status=status) for s in starts_s]


def sizes(attempts, **dose):
    expected = Expected(candidate=candidate(), side="both", **dose)
    return [len(each) for each in sets_of(attempts, expected)]


class TestDetectedSets:
    def test_rest_s(self):
        assert sizes(at_seconds(0, 19.5)) == [2]
        assert sizes(at_seconds(0, 24.5)) == [1, 1]

    def test_rest_share(self):
        assert sizes(at_seconds(0, 10.8), rest_s=20.0) == [2]
        assert sizes(at_seconds(0, 13.2), rest_s=20.0) == [1, 1]

    def test_pause_s(self):
        assert sizes(at_seconds(0, 4.6), repetitions=1) == [2]
        assert sizes(at_seconds(0, 5.4), repetitions=1) == [1, 1]

    def test_outstanding_s(self):
        assert sizes(at_seconds(0, 2.5, 5, 12.3)) == [4]
        assert sizes(at_seconds(0, 2.5, 5, 13.7)) == [3, 1]

    def test_outstanding_times(self):
        assert sizes(at_seconds(0, 5, 10, 20.0)) == [4]
        assert sizes(at_seconds(0, 5, 10, 22.0)) == [3, 1]

    def test_lead_s(self):
        scan = scanned(bent(points=LATER), seconds=30.0)
        (bout,) = find_bouts(scan, [Expected(candidate=candidate(), side="both")])
        assert bout.start_s == pytest.approx(6.2 - 2.0, abs=0.3)

    def test_least_score(self):
        scan = scanned(bent(points=LATER), seconds=30.0)
        (full,) = find_bouts(scan, [Expected(candidate=candidate(), side="both")])
        for score, found in ((0.22, 0), (0.28, 1)):
            further = 100.0 - 1.5 * NORMAL * half_off(score / full.score)
            less = Expected(candidate=candidate(end=(further, further)), side="both")
            assert len(find_bouts(scan, [less])) == found

    def test_other_weight(self):
        points = [(s / 2.0, level) for s, level in REPEATED]
        full = movement(scanned(bent(points=points))).weight
        for weight, told in ((0.13, 0), (0.17, 1)):
            height = 100.0 * weight / full
            assert len(other_movements(scanned(bent(height, points=points)), ())) == told

    def test_other_s(self):
        for seconds, told in ((4.4, 0), (5.6, 1)):
            assert len(self.others(2, seconds)) == told

    def test_other_repeats(self):
        for repeats, told in ((1, 0), (2, 1)):
            assert len(self.others(repeats, 8.0)) == told

    def others(self, repeats, seconds):
        """What is told of so many quick repetitions in so many seconds."""
        points = [(0.0, 0.0), (0.2, 0.0)]
        for number in range(repeats):
            begun_s = 0.2 + 2.0 * number
            points += [(begun_s + 1.0, 100.0), (begun_s + 2.0, 0.0)]
        points.append((seconds, 0.0))
        scan = scanned(bent(points=points), seconds=seconds)
        return other_movements(scan, ())


def told(score, asked, others=1):
    """The exercise that is told instead of the one asked for."""
    one, wanted = candidate(), candidate(exercise=replace(PLAIN, id="asked"))
    guesses = (Guess(one, score, 3, ()), Guess(wanted, asked, 3, ()))
    return Recognition(guesses, "").other_than("asked")


def half_off(score):
    """How many halvings leave so much."""
    return -math.log2(score)


class TestRecognise:
    def test_floor(self):
        # Two answers that are altogether against it leave a twentieth each.
        (guess,) = recognise(scanned({}), [candidate()]).guesses
        assert guess.score == pytest.approx(0.05**2, rel=0.2)

    def test_least_margin(self):
        # An end further than the typical one by 1.5 normal arcs halves what is left.
        for margin, doubt in ((1.18, True), (1.33, False)):
            further = 100.0 - 1.5 * NORMAL * half_off(1.0 / margin)
            other = candidate(end=(further, further), name="Other")
            recognition = recognise(scanned(bent()), [candidate(), other])
            assert ("about as well" in recognition.doubt) is doubt

    def test_another(self):
        assert told(0.8, 0.22) is None
        assert told(0.8, 0.18) is not None

    def test_least_score(self):
        assert told(0.37, 0.01) is None
        assert told(0.43, 0.01) is not None


class TestMovements:
    def test_least_arc(self):
        assert movement(scanned(bent(6.3))) is None
        assert movement(scanned(bent(7.9))) is not None

    def test_most_of_normal(self):
        trunk = MEASURES["hip_abduction"]
        for share, possible in ((1.2, True), (1.5, False)):
            found = movement(scanned(bent(share * trunk.normal_arc, trunk.id)), trunk.id)
            assert (found.weight > 0) is possible

    def test_swing_share(self):
        # Of a range of 100 a swing is looked for from half on, and begins at 0.6 of that.
        for height, repeats in ((27.0, 0), (33.0, 3)):
            points = (*swings(*[height] * 3)[:-1], (15, 0), (16, 100), (SECONDS, 100))
            found = movement(scanned(bent(points=points)))
            assert (found.repeats if found else 0) == repeats

    def test_alike_share(self):
        for height, repeats in ((44.0, 3), (56.0, 4)):
            assert movement(scanned(bent(points=swings(100, 100, 100, height)))).repeats == repeats

    def test_view_floor(self):
        across = movement(scanned(bent(measure="hip_flexion"), off_deg=90.0), "hip_flexion")
        along = movement(scanned(bent(measure="hip_flexion"), off_deg=0.0), "hip_flexion")
        assert across.weight / along.weight == pytest.approx(0.4, rel=0.1)

    def test_leverage(self):
        moves, stays = MEASURES["hip_abduction"].lever
        level = through(*REPEATED, fps=FPS)[1]
        for leverage, sensible in ((1.35, False), (1.65, True)):

            def moving(t, leverage=leverage):
                places = PLACES.copy()
                gone = level[round(t * FPS)]
                for name in SIDES:
                    places[column_of(stays, name)] += gone
                    places[column_of(moves, name)] += leverage * gone
                return {"points": places}

            found = movement(scanned(bent(45.0, "hip_abduction"), body=moving), "hip_abduction")
            assert (found.weight > 0) is sensible


class TestLikeness:
    def test_start_tolerance(self):
        off = 0.25 * NORMAL
        assert shares(scanned(bent()), candidate(start=(off, off)))["start"] == HALF

    def test_short_tolerance(self):
        end = 97.5 + 0.3 * NORMAL  # the fitted top of a roof of 100
        assert shares(scanned(bent()), candidate(end=(end, end)))["end"] == HALF

    def test_further_tolerance(self):
        end = 100.0 - 1.5 * NORMAL
        assert shares(scanned(bent()), candidate(end=(end, end)))["end"] == HALF

    def test_drift_tolerance(self):
        def drifting(t):
            gone = SIZE_PX * 0.1 * (int(t > 7) + int(t > 13))
            return {"points": PLACES + gone}

        assert shares(scanned(bent(), body=drifting))["place"] == HALF

    def test_mostly_unseen(self):
        ankles = np.array([point.name.endswith("ANKLE") for point in KEPT])
        for share, guessed in ((0.44, False), (0.56, True)):

            def hidden(t, share=share):
                unseen = ankles & ((round(t * FPS) * 37 % 100) / 100 < share)
                return {"points": np.where(unseen, math.nan, PLACES)}

            assert (shares(scanned(bent(), body=hidden))["limb"] < 1.0) is guessed

    def test_limb_guessed(self):
        def hidden(_):
            return {"points": math.nan * PLACES}

        assert shares(scanned(bent(), body=hidden))["limb"] == HALF

    def test_rest_loss(self):
        high = ((0, 100), (1, 100), *[(1 + s, level) for s, level in REPEATED[:-1]], (20, 100))
        told = shares(scanned(bent(points=(*high, (SECONDS, 100)))))["rest"]
        assert told == pytest.approx(0.6, abs=0.05)

    def test_no_claim(self):
        # Less than an exercise gets that says rightly what stays, more than one that is wrong.
        assert shares(scanned(bent()))["anchors"] == pytest.approx(0.85, abs=0.1)

    def test_view_floor(self):
        assert shares(scanned(bent(), off_deg=90.0))["view"] == HALF

    def test_second_view(self):
        both = candidate(second_view="frontal")
        assert shares(scanned(bent(), off_deg=90.0), both)["view"] == pytest.approx(0.9, abs=0.1)

    def test_still_thresholds(self):
        for moved, still in ((17.0, True), (23.0, False)):
            assert (self.stillness(moved) > 0.999) is still

    def test_still_tolerance(self):
        assert self.stillness(20.0 + 60.0) == HALF

    def stillness(self, moved):
        """The answer where the hip moves by so much and ought to by less than 10 degrees."""
        one = candidate(still=(("hip_flexion", 10.0),))
        steps = ((0, 0), (5, 0), (5.1, moved), (SECONDS, moved))
        return shares(scanned({**bent(), **bent(measure="hip_flexion", points=steps)}), one)[
            "stillness"
        ]

    def test_held_s(self):
        for hold_s, share in ((2.6, 1.0), (3.5, 0.8)):
            assert self.holding(hold_s) == pytest.approx(share)

    def test_not_passed(self):
        assert self.holding(4.0) == pytest.approx(0.8, abs=0.1)

    def test_not_held(self):
        assert self.holding(0.0, held=True) == pytest.approx(0.4, abs=0.05)

    def holding(self, hold_s, **kinds):
        points = ((0, 0), (2, 0), (3, 100), (3 + hold_s, 100), (4 + hold_s, 0), (SECONDS, 0))
        return shares(scanned(bent(points=points)), candidate(**kinds))["hold"]

    def test_takes_part(self):
        scan = scanned(bent())
        first = movement(scan)
        one = candidate()
        result = count_as(scan, one.exercise, Prescription(side="both"))
        for share, counted in ((0.44, 1.0), (0.56, 0.3)):
            other = replace(first, repeats=10, weight=share * first.weight)
            seen = Seen(scan, (first, other), scan.postures)
            told = {e.question: e.share for e in evidence_for(one, result, seen)}["count"]
            assert told == pytest.approx(counted)

    def test_both_arms(self):
        curl = replace(PLAIN, measure="elbow_flexion", side_kind="one", anchors=())
        scan = scanned(bent(measure="elbow_flexion"))
        told = shares(scan, candidate(exercise=curl, side="auto"))["sides"]
        assert told == pytest.approx(0.9, abs=0.1)


def away(height, seconds):
    """What is found of a knee that is bent so far for so long."""
    time_s, level = through((0, 0), (2, 0), (3, height), (3 + seconds, height), (4 + seconds, 0))
    still = np.zeros(FPS)
    level = np.concatenate((level, still))
    time_s = np.arange(len(level)) / 100
    found = find_excursions(side(time_s, level), any_movement(MEASURES["knee_flexion"]))
    return [each.closing for each in found]


class TestScan:
    def test_away(self):
        assert away(10.5, 1.0) == []
        assert away(13.5, 1.0) == ["returned"]

    def test_longest_away_s(self):
        assert away(90.0, 27.0) == ["returned"]
        assert away(90.0, 33.0) == ["timed_out"]

    def test_cut_off_s(self):
        scan = scanned({})
        for before_s, news in ((0.22, 0), (0.28, 1)):
            cut = attempt(status="partial", reason="not_returned", end_s=SECONDS - before_s)
            result = SetResult("squat", "both", "deg", (cut,), (), 1, 1)
            assert uncounted(scan, result) == news
