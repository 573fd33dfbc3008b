"""Which way the person faces."""

import math

import numpy as np
import pytest

from hep_vision.measure.body.facing import (
    CERTAIN,
    LARGEST,
    LOG_ODDS_PER_SD,
    FacingVote,
    facing_cues,
    log_odds,
)
from hep_vision.measure.body.landmarks import Landmark, PoseFrame
from stick_body import (
    FACING_CAMERA,
    FACING_LEFT,
    FACING_RIGHT,
    ON_THE_BACK,
    Figure,
    frames_of,
)

STEP_S = 1 / 30


def points_of(**figure):
    return frames_of(np.zeros(1), Figure(**figure))[0].plane.tolist()


def evidence_of(points, view, side):
    return log_odds(facing_cues(points, view, side))


class TestEvidence:
    @pytest.mark.parametrize("lean_deg", [0.0, 30.0, ON_THE_BACK, 90.0])
    def test_from_the_side_toes_and_nose_point_forward(self, lean_deg):
        for yaw_deg, sign in ((FACING_RIGHT, 1), (FACING_LEFT, -1)):
            points = points_of(yaw_deg=yaw_deg, lean_deg=lean_deg, fixed="hip")
            assert sign * evidence_of(points, "sagittal", "left") > CERTAIN

    def test_from_the_front_there_is_none_for_a_side_view(self):
        points = points_of(yaw_deg=FACING_CAMERA)
        assert abs(evidence_of(points, "sagittal", "left")) < 0.1 * CERTAIN

    def test_from_the_front_the_tested_side_is_to_one_hand(self):
        points = points_of(yaw_deg=FACING_CAMERA)
        assert evidence_of(points, "frontal", "left") >= CERTAIN
        assert evidence_of(points, "frontal", "right") <= -CERTAIN
        from_behind = points_of(yaw_deg=180.0)
        assert evidence_of(from_behind, "frontal", "left") <= -CERTAIN

    def test_it_does_not_depend_on_the_size_in_the_picture(self):
        small, large = (
            evidence_of(points_of(px_per_m=px, fixed="hip"), "sagittal", "left")
            for px in (100.0, 400.0)
        )
        assert small == pytest.approx(large, abs=0.02)

    def test_hidden_feet_leave_the_face(self):
        points = points_of()
        whole = evidence_of(points, "sagittal", "left")
        for heel in (Landmark.LEFT_HEEL, Landmark.RIGHT_HEEL):
            points[heel] = complex(math.nan, math.nan)
        assert 0 < evidence_of(points, "sagittal", "left") < whole

    @pytest.mark.parametrize("sign", [1, -1])
    def test_a_flat_foot_under_an_inclined_trunk_does_not_outvote_the_face(self, sign):
        # A bridge: the trunk rises from the shoulders to the hips, the sole stays on the floor.
        yaw_deg = FACING_RIGHT * sign
        bridge = points_of(lean_deg=-120.0, hip=(0.0, 0.0), knee=(90.0, 90.0), yaw_deg=yaw_deg)
        assert sign * evidence_of(bridge, "sagittal", "left") > CERTAIN

    def test_joints_tell_where_face_and_feet_are_out_of_the_picture(self):
        points = points_of(knee=(90.0, 90.0), elbow=(90.0, 90.0))
        for hidden in (*range(11), *range(29, 33)):
            points[hidden] = complex(math.nan, math.nan)
        assert evidence_of(points, "sagittal", "left") > CERTAIN

    def test_no_cue_tells_more_than_its_share_of_being_right(self):
        points = points_of(knee=(90.0, 90.0))
        points[Landmark.NOSE] += 1000.0
        without = points_of(knee=(90.0, 90.0))
        without[Landmark.NOSE] = complex(math.nan, math.nan)
        face = evidence_of(points, "sagittal", "left") - evidence_of(without, "sagittal", "left")
        assert face == pytest.approx(LARGEST)

    def test_without_a_trunk_the_joints_tell(self):
        points = points_of()
        points[Landmark.LEFT_HIP] = complex(math.nan, math.nan)
        assert evidence_of(points, "sagittal", "left") >= LARGEST
        assert np.isnan(facing_cues(points, "frontal", "left")).all()
        nothing = PoseFrame.empty(0.0, (10, 10)).plane.tolist()
        assert np.isnan(facing_cues(nothing, "sagittal", "right")).all()


class TestVote:
    @staticmethod
    def vote(evidence, *, may_change=True):
        vote = FacingVote()
        for index, one in enumerate(evidence):
            vote.add(index * STEP_S, (one / LOG_ODDS_PER_SD,), may_change=may_change)
        return vote.facing

    def test_nothing_is_certain_at_first_and_without_evidence(self):
        assert FacingVote().facing == 0
        assert self.vote([0.0] * 60) == 0
        assert self.vote([0.5, -0.6] * 60) == 0

    @pytest.mark.parametrize("sign", [1, -1])
    def test_even_evidence_decides(self, sign):
        assert self.vote([6.0 * sign] * 5) == sign

    def test_a_few_frames_of_the_other_way_change_nothing(self):
        assert self.vote([6.0] * 60 + [-6.0] * 6) == 1

    def test_turning_round_changes_it(self):
        assert self.vote([6.0] * 60 + [-6.0] * 120) == -1

    def test_but_not_on_the_way_through_an_attempt(self):
        vote = FacingVote()
        for index in range(60):
            vote.add(index * STEP_S, (6.0,), may_change=True)
        for index in range(60, 240):
            vote.add(index * STEP_S, (-6.0,), may_change=False)
        assert vote.facing == 1

    def test_a_first_guess_in_mid_attempt_may_still_be_made(self):
        # Somebody who is filmed from the middle of a movement faces somewhere too.
        assert self.vote([6.0] * 5, may_change=False) == 1

    def test_what_is_not_seen_for_a_moment_changes_nothing(self):
        assert self.vote([6.0] * 60 + [math.nan] * 45) == 1

    def test_it_takes_less_to_keep_than_to_decide(self):
        weak = 0.75 * CERTAIN
        assert self.vote([weak] * 400) == 0
        assert self.vote([6.0] * 30 + [weak] * 400) == 1

    def test_what_was_done_on_the_way_into_place_is_forgotten(self):
        # Walked in facing left for ten seconds, exercises facing right.
        assert self.vote([-6.0] * 300 + [6.0] * 90) == 1

    def test_it_fades_with_time_and_not_with_frames(self):
        vote = FacingVote()
        for index in range(60):
            vote.add(index * STEP_S, (6.0,), may_change=True)
        for index in range(5):  # much later, and few of them
            vote.add(12.0 + index * STEP_S, (-6.0,), may_change=True)
        assert vote.facing == -1
