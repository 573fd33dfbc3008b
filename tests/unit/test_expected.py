"""Whether a movement is the exercise or another one that moves its joint as well."""

from dataclasses import replace

import numpy as np
import pytest

from hep_vision.measure.body.person import PersonTracker
from hep_vision.measure.counting.expected import Beside, BesideWatch, turned_only, unexpected
from hep_vision.measure.exercise import Expected
from sample_exercises import LEG_RAISE, SQUAT, measured
from stick_body import Figure, frames_of, raising_leg, repetitions, squatting

STRAIGHT = Expected("knee_flexion", "same", -30.0, 60.0)
OTHER_BENT = Expected("knee_flexion", "other", 25.0, 180.0)
FPS = 30


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


def _seen(frame):
    return PersonTracker().add(frame)
