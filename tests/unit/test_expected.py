"""Whether a movement is the exercise or another one that moves its joint as well."""

import math
from dataclasses import replace

import numpy as np
import pytest

from hep_vision.measure.body.landmarks import landmark_of
from hep_vision.measure.body.person import PersonTracker
from hep_vision.measure.counting.expected import (
    Beside,
    BesideWatch,
    _bend_deg,
    beyond_plane_deg,
    turned_only,
    unexpected,
)
from hep_vision.measure.exercise import Expected
from hep_vision.measure.uncertainty import ModelError
from sample_exercises import LEG_RAISE, SQUAT, measured
from stick_body import FACING_RIGHT, Figure, frames_of, raising_leg, repetitions, squatting

STRAIGHT = Expected("knee_flexion", "same", -30.0, 60.0)
OTHER_BENT = Expected("knee_flexion", "other", 25.0, 180.0)
FPS = 30
LEG = [landmark_of(point, "right") for point in ("hip", "knee", "ankle")]


def reasons(figure, exercise):
    time_s, _ = repetitions([60.0])
    result = measured(frames_of(time_s, figure), exercise, side="right")
    return [(attempt.reason, attempt.explanation) for attempt in result.attempts]


class TestOtherJoints:
    def test_a_raised_leg_that_is_straight_is_the_exercise(self):
        _, angle = repetitions([60.0])
        told = reasons(raising_leg(angle), replace(LEG_RAISE, expected=(STRAIGHT,)))
        assert told == [("complete", "")]

    def test_one_that_bends_is_another_movement_and_the_joint_is_named(self):
        _, angle = repetitions([60.0])
        sliding = replace(raising_leg(angle), knee=(0.0, 1.8 * angle))
        told = reasons(sliding, replace(LEG_RAISE, expected=(STRAIGHT,)))
        assert told == [
            (
                "other_movement",
                "Another movement: knee flexion was 108°, at most 60° expected.",
            )
        ]

    @pytest.mark.parametrize(("other", "reason"), [(1.0, "complete"), (0.1, "other_movement")])
    def test_the_other_limb_may_have_to_move_too(self, other, reason):
        time_s, knee = repetitions([60.0])
        lunging = squatting(knee)
        lunging = replace(lunging, knee=(other * knee, knee))
        exercise = replace(SQUAT, side_kind="one", expected=(OTHER_BENT,))
        result = measured(frames_of(time_s, lunging), exercise, side="right")
        assert [a.reason for a in result.attempts] == [reason]

    def test_a_joint_that_is_not_seen_is_held_against_nobody(self):
        time_s = np.arange(60) / FPS
        beside = Beside((np.full(60, np.nan),), np.zeros(0))
        assert unexpected(beside, (STRAIGHT,), time_s, 1.0) is None

    def test_it_is_looked_at_about_the_peak_only(self):
        time_s = np.arange(90) / FPS
        knee = np.where(np.abs(time_s - 1.5) < 0.5, 100.0, 0.0)
        beside = Beside((knee,), np.zeros(0))
        assert unexpected(beside, (STRAIGHT,), time_s, 0.5) is None
        assert unexpected(beside, (STRAIGHT,), time_s, 1.5) is not None


class TestTurnedOnly:
    time_s = np.arange(90) / FPS

    def told(self, bend_deg, excursion=65.0):
        return turned_only(Beside((), bend_deg), self.time_s, slice(0, 90), 1.5, excursion)

    @pytest.mark.parametrize(("share", "turned"), [(0.11, True), (0.19, False)])
    def test_a_joint_that_does_not_bend_in_space_has_turned(self, share, turned):
        bend = 90.0 + 65.0 * share * np.sin(np.pi * self.time_s / self.time_s[-1]) ** 2
        assert (self.told(bend) is not None) is turned

    def test_says_both_figures(self):
        told = self.told(np.full(90, 90.0))
        assert told is not None
        assert told.endswith("turned rather than bent, 65° in the picture for 0° in space.")

    def test_no_hinge_and_no_depth_tell_nothing(self):
        assert self.told(np.zeros(0)) is None
        assert self.told(np.full(90, np.nan)) is None

    def test_the_bend_in_space_is_the_figures(self):
        watch = BesideWatch((), "elbow_flexion", "right")
        for frame in frames_of(np.arange(3) / FPS, Figure(elbow=(0.0, 70.0), yaw_deg=30.0)):
            watch.add(_seen(frame), 1.0)
        assert watch.until(3).bend_deg == pytest.approx([70.0] * 3, abs=0.5)

    def test_a_measure_that_is_no_hinge_keeps_none(self):
        watch = BesideWatch((), "heel_rise", "right")
        for frame in frames_of(np.arange(3) / FPS, Figure()):
            watch.add(_seen(frame), 1.0)
        assert len(watch.until(3).bend_deg) == 0


class TestBeyondThePlane:
    """What the angle in space is more than the one in the picture."""

    def beyond(self, measure="knee_flexion", **held):
        watch = BesideWatch((), measure, "right")
        time_s = np.arange(9) / FPS
        for frame in frames_of(time_s, Figure(**held)):
            watch.add(_seen(frame), 1.0)
        return beyond_plane_deg(watch.until(9), time_s, 0.15)

    @pytest.mark.parametrize("measure", ["knee_flexion", "hip_flexion"])
    def test_is_nothing_in_the_plane(self, measure):
        assert self.beyond(measure, hip=(0.0, 60.0), knee=(0.0, 90.0)) == pytest.approx(0, abs=0.5)

    def test_is_what_a_turned_plane_hides(self):
        # Thigh and shank 60 degrees before and 30 behind the vertical, seen turned by 45 degrees.
        seen = math.degrees(
            sum(
                math.atan(math.tan(math.radians(a)) * math.cos(math.radians(45.0)))
                for a in (60, 30)
            )
        )
        beyond_deg = self.beyond(hip=(0.0, 60.0), knee=(0.0, 90.0), yaw_deg=FACING_RIGHT - 45.0)
        assert beyond_deg == pytest.approx(90.0 - seen, abs=0.3)

    def test_is_unknown_where_there_is_no_joint_or_no_depth(self):
        assert math.isnan(self.beyond("heel_rise"))
        assert math.isnan(beyond_plane_deg(None, np.zeros(3), 0.0))
        unseen = Beside((), np.zeros(0), np.full(3, np.nan))
        assert math.isnan(beyond_plane_deg(unseen, np.arange(3.0), 1.0))

    def test_a_side_lunge_seen_turned_is_stated_too_widely_to_be_reliable(self):
        time_s, knee = repetitions([90.0])
        lunge = replace(squatting(knee), hip_abduction=(0.0, 0.5 * knee), yaw_deg=FACING_RIGHT - 20)
        exercise = replace(SQUAT, side_kind="one", error=ModelError(0.0, 2.5))
        frames = frames_of(time_s, lunge)
        at_peak = max(frames, key=lambda frame: _bend_deg(frame, LEG)[0])
        in_space = _bend_deg(at_peak, LEG)[0]
        blind, told = (
            measured(frames, replace(exercise, depth_sd=sd), side="right").attempts[0].rom
            for sd in (math.inf, 1.3)
        )
        assert abs(blind.peak - in_space) > blind.uncertainty
        assert abs(told.peak - in_space) < told.uncertainty
        assert (blind.reliable, told.reliable) == (True, False)


def _seen(frame):
    return PersonTracker().add(frame)
