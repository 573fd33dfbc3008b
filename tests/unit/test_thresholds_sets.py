"""Every threshold of judging attempts within their set: one input just inside, one outside.

A test is named after the threshold it defends, and fails when that is moved by a quarter.
"""

from __future__ import annotations

import math
from dataclasses import replace

from hep_vision.measure.body.limbs import NOT_SEEN
from hep_vision.measure.counting.assemble import SideInput, assemble_set
from hep_vision.measure.counting.judge import measure_attempt
from hep_vision.measure.counting.other_side import name_other_side
from hep_vision.measure.counting.own_range import judge_within_set
from hep_vision.measure.counting.sides import merge_sides
from hep_vision.measure.exercise import Prescription
from made_up_sides import (
    BACK_S,
    PLAIN,
    REST_UNTIL,
    SQUATTED,
    TOP_S,
    UNTOLD,
    excursion,
    side,
    through,
)
from sample_attempts import attempt


def moved(*excursions, **others):
    """Attempts of so many degrees, one after the other."""
    return [
        attempt(
            start_s=3.0 * i,
            end_s=3.0 * i + 2.0,
            rom=replace(attempt().rom, peak=height, excursion=height),
            **others,
        )
        for i, height in enumerate(excursions)
    ]


def statuses(attempts):
    return [each.status for each in judge_within_set(attempts, PLAIN, UNTOLD)]


class TestOwnRange:
    def test_own_share(self):
        assert statuses(moved(100, 100, 100, 100, 55))[-1] == "counted"
        assert statuses(moved(100, 100, 100, 100, 45))[-1] == "partial"

    def test_own_percentile(self):
        # Held against the upper quarter: neither the median nor the largest few.
        assert statuses(moved(*[60] * 5, *[100] * 4, 45))[-1] == "partial"
        assert statuses(moved(*[60] * 8, *[100] * 2, 45))[-1] == "counted"

    def test_small_share(self):
        small = {"status": "partial", "reason": "too_small"}
        assert statuses(moved(12, 12, 12, **small)) == ["partial"] * 3
        assert statuses(moved(14.7, 14.7, 14.7, **small)) == ["counted"] * 3

    def test_alike(self):
        small = {"status": "partial", "reason": "too_small"}
        assert statuses(moved(18, 18, **small)) == ["partial"] * 2
        assert statuses(moved(18, 18, 18, **small)) == ["counted"] * 3


def two_sides(left_deg, right_deg, exercise, *, unseen=(0, 0), ahead=math.nan, **body):
    """The attempts of a movement of both legs."""
    signals, drafts = [], []
    for name, height, lost in zip(("left", "right"), (left_deg, right_deg), unseen, strict=True):
        time_s, level = SQUATTED[0], SQUATTED[1] * height / 100.0
        limbs = [NOT_SEEN._replace(left_ahead=ahead)] * len(time_s)
        signal = side(time_s, level, body=lambda _: body, side=name, limbs=limbs)
        found = excursion(time_s, REST_UNTIL, TOP_S, BACK_S)
        drafts.append([measure_attempt(signal, found, (0, len(time_s) - 1), exercise, UNTOLD)])
        value = level.copy()
        value[:lost] = math.nan
        signals.append(replace(signal, value=value))
    return merge_sides(exercise, UNTOLD, signals, drafts)[0]


class TestSides:
    def test_takes_part_share(self):
        rested = moved(100, 100)
        for height, named in ((45, 0), (55, 1)):
            (other,) = moved(height, side="right")
            later = replace(other, start_s=20.0, end_s=22.0)
            assert len(name_other_side(rested, [later], PLAIN)) == named

    def test_near_loss(self):
        # The left side is the far one.
        for lost, leads in ((85, "right"), (115, "left")):
            (found,) = two_sides(90, 90, PLAIN, unseen=(50, lost), left_depth=60.0)
            assert found.measured_side == leads

    def test_own_percentile(self):
        later = [replace(a, start_s=90.0, end_s=92.0) for a in moved(45, side="right")]
        assert len(name_other_side(moved(*[60] * 6, *[100] * 4), later, PLAIN)) == 0
        assert len(name_other_side(moved(*[60] * 9, *[100] * 2), later, PLAIN)) == 1

    def test_step(self):
        lunge = replace(PLAIN, side_kind="one")
        for ahead, told in ((0.43, "right"), (0.57, "left")):
            (found,) = two_sides(80, 90, lunge, ahead=ahead)
            assert found.measured_side == told


def assembled(time_s, level, *excursions):
    given = SideInput(side(time_s, level), excursions)
    return assemble_set(PLAIN, Prescription(side="right"), [given], len(time_s)).attempts


class TestAssemble:
    def test_seen_share(self):
        time_s, level = SQUATTED
        given = [SideInput(side(time_s, level), ())]
        for share, codes in ((0.77, ["often_unseen"]), (0.83, [])):
            seen = round(share * len(time_s))
            result = assemble_set(PLAIN, Prescription(side="right"), given, seen)
            assert [finding.code for finding in result.findings] == codes

    def test_at_once_s(self):
        # Leaving the rest and coming back to it, by a tenth each, takes 0.14 s more.
        assert not self.lost(leap=80.0, rest_s=0.15)
        assert self.lost(leap=80.0, rest_s=0.08)

    def test_lost_share(self):
        assert not self.lost(leap=44.0, rest_s=0.02)
        assert self.lost(leap=56.0, rest_s=0.02)

    def lost(self, *, leap, rest_s):
        """Whether what follows a return that was lost from sight is doubted."""
        again_s = 3.2 + rest_s
        time_s, level = through(
            *((0, 0), (1, 0), (1.7, 100), (2.4, 100), (2.401, 95), (2.699, 95)),
            *((2.7, 95 - leap), (3.1, 95 - leap), (3.2, 0), (again_s, 0)),
            *((again_s + 0.7, 100), (again_s + 1.4, 0), (again_s + 2.0, 0)),
        )
        level[(time_s > 2.4) & (time_s < 2.7)] = math.nan
        first = excursion(time_s, 1, 2.0, 3.2)
        second = excursion(time_s, again_s, again_s + 0.7, again_s + 1.4)
        found = assembled(time_s, level, first, second)[1]
        return "limb_lost" in [finding.code for finding in found.findings]

    def test_missing_share(self):
        for begun, reason in ((44.0, "complete"), (56.0, "began_before_start")):
            time_s, level = through(
                *((0, begun), (0.01, begun), (1, 100), (1.6, 100), (2.6, 0), (3.5, 0)),
                *((4.5, 100), (5.2, 100), (6.2, 0), (7, 0), (8, 100), (9, 0), (10, 0)),
            )
            found = assembled(
                time_s,
                level,
                excursion(time_s, 0, 1.3, 2.6),
                excursion(time_s, 3.5, 4.8, 6.2),
                excursion(time_s, 7, 8, 9),
            )
            assert [each.reason for each in found] == [reason, "complete", "complete"]
