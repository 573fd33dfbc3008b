"""One set of what each side did: who led, who rested, what was of a piece."""

import math
from dataclasses import replace

import numpy as np
import pytest

from hep_vision.measure.body.landmarks import PoseFrame, landmark_of
from hep_vision.measure.body.limbs import NOT_SEEN
from hep_vision.measure.counting.judge import measure_attempt
from hep_vision.measure.counting.other_side import without_going_along
from hep_vision.measure.counting.own_range import own_range
from hep_vision.measure.counting.sides import merge_sides
from hep_vision.measure.counting.span import Span, from_sight_on
from hep_vision.measure.result import Attempt, Rom, Turns, turns_of
from made_up_sides import PLAIN, SQUATTED, UNTOLD, excursion, side, through
from sample_exercises import ARM_RAISE, LEG_RAISE, SQUAT, measured
from stick_body import (
    FACING_LEFT,
    FACING_RIGHT,
    frames_of,
    raising_leg,
    repetitions,
    spreading_arms,
    squatting,
)

FPS = 30


def squats(peaks, *, yaw_deg=FACING_RIGHT, **movement):
    time_s, knee = repetitions(peaks, **movement)
    return frames_of(time_s, squatting(knee, yaw_deg=yaw_deg))


def arms(left, right):
    """Arm raises to the side; each list has a peak for each repetition, 0 for none."""
    time_s, left_deg = repetitions(left)
    return frames_of(time_s, spreading_arms(left_deg, repetitions(right)[1]))


def legs(left, right):
    time_s, left_deg = repetitions(left)
    return frames_of(time_s, raising_leg(repetitions(right)[1], left_deg))


def hidden(frames, point, side, first_s, last_s):
    out = []
    for frame in frames:
        visibility = frame.visibility.copy()
        if first_s <= frame.time_s < last_s:
            visibility[landmark_of(point, side)] = 0.0
        out.append(replace(frame, visibility=visibility))
    return out


def outcomes(result):
    return [(a.status, a.reason, a.side) for a in result.attempts]


class TestBothTogether:
    @pytest.mark.parametrize(("yaw_deg", "near"), [(FACING_RIGHT, "right"), (FACING_LEFT, "left")])
    def test_the_near_side_is_measured_and_the_other_one_kept(self, yaw_deg, near):
        result = measured(squats([80.0, 90.0], yaw_deg=yaw_deg), SQUAT, side="both")
        assert result.side == "both"
        assert {trace.side for trace in result.traces} == {"left", "right"}
        for attempt, peak in zip(result.attempts, (80, 90), strict=True):
            assert (attempt.side, attempt.measured_side) == ("both", near)
            assert attempt.rom.peak == pytest.approx(peak, abs=0.5)
            assert attempt.other_side_rom.peak == pytest.approx(peak, abs=0.5)

    def test_the_far_side_speaks_while_the_near_one_is_out_of_sight(self):
        frames = squats([80.0, 90.0, 85.0])
        frames = hidden(frames, "knee", "right", 5.2, 9.6)  # the near one in the second,
        frames = hidden(frames, "knee", "left", 9.8, 14.2)  # the far one in the third
        result = measured(frames, SQUAT, side="both")
        assert [a.measured_side for a in result.attempts] == ["right", "left", "right"]
        assert [a.other_side_rom is None for a in result.attempts] == [False, True, True]
        assert result.counted == 3

    @pytest.mark.parametrize("near_late", [True, False])
    def test_a_near_leg_that_points_at_the_camera_does_not_tell_the_start_position(self, near_late):
        """Its knee seems straight until the body is down, when it looks seated."""
        seated_s = (2.6, 4.4)
        late = through((0, 0), (2.8, 0), (3, 100), (4, 100), (4.2, 0), (6, 0))
        signals, drafts = [], []
        for name, (time_s, level) in (
            ("left", SQUATTED),
            ("right", late if near_late else SQUATTED),
        ):
            signal = side(
                time_s,
                level,
                side=name,
                body=lambda t: {
                    "posture": "seated" if seated_s[0] < t < seated_s[1] else "standing",
                    "left_depth": 60.0,
                },
            )
            found = excursion(time_s, 2.8 if name == "right" and near_late else 2.0, 3.5, 5.0)
            drafts.append([measure_attempt(signal, found, (0, len(time_s) - 1), PLAIN, UNTOLD)])
            signals.append(signal)
        near = drafts[1][0].attempt
        assert near.reason == ("wrong_position" if near_late else "complete")
        (attempt,) = merge_sides(PLAIN, UNTOLD, signals, drafts)[0]
        assert (attempt.status, attempt.side) == ("counted", "both")
        assert attempt.measured_side == ("left" if near_late else "right")

    def test_the_far_side_leads_where_the_near_one_is_hardly_seen(self):
        frames = squats([80.0, 90.0])
        for index in range(0, len(frames), 2):
            frames[index : index + 1] = hidden(frames[index : index + 1], "ankle", "right", 0, 99)
        result = measured(frames, SQUAT, side="both")
        assert {a.measured_side for a in result.attempts} == {"left"}

    def test_one_repetition_of_two_limbs_is_one(self):
        result = measured(arms([90.0, 100.0], [95.0, 80.0]), ARM_RAISE, side="both")
        assert outcomes(result) == [("counted", "complete", "both")] * 2


class TestWhicheverMoves:
    @pytest.mark.parametrize("side", ["left", "right"])
    def test_the_limb_that_moves_is_found(self, side):
        still, moving = [0.0] * 3, [60.0, 70.0, 65.0]
        frames = legs(moving, still) if side == "left" else legs(still, moving)
        result = measured(frames, LEG_RAISE)
        assert result.side == side
        assert outcomes(result) == [("counted", "complete", side)] * 3

    def test_both_limbs_at_once_are_both(self):
        result = measured(arms([90.0, 100.0], [95.0, 80.0]), ARM_RAISE)
        assert result.side == "both"
        first, second = result.attempts
        # The limb that moved more speaks, the other one is kept.
        assert (first.measured_side, second.measured_side) == ("right", "left")
        assert first.rom.peak == pytest.approx(95, abs=1)
        assert first.other_side_rom.peak == pytest.approx(90, abs=1)

    def test_one_limb_after_the_other_is_alternating(self):
        result = measured(arms([90.0, 0.0, 90.0, 0.0], [0.0, 95.0, 0.0, 95.0]), ARM_RAISE)
        assert result.side == "alternating"
        assert [a.side for a in result.attempts] == ["left", "right", "left", "right"]

    def test_the_resting_limb_does_not_speak(self):
        # The free hand swings along by 25 degrees between the repetitions.
        result = measured(arms([0.0, 25.0, 0.0, 25.0], [90.0, 0.0, 95.0, 0.0]), ARM_RAISE)
        assert result.side == "right"
        assert outcomes(result) == [("counted", "complete", "right")] * 2

    def test_nor_where_it_moves_along(self):
        result = measured(arms([30.0, 25.0], [90.0, 95.0]), ARM_RAISE)
        assert outcomes(result) == [("counted", "complete", "right")] * 2
        assert [a.other_side_rom for a in result.attempts] == [None, None]

    @pytest.mark.parametrize("first_s", [-1.2, -1.5])  # of the peak; the second begins before it
    def test_a_limb_up_twice_during_one_repetition_of_the_other_does_not_count_beside_it(
        self, first_s
    ):
        # As where the model puts the resting leg on the moving one, on the way up and down.
        time_s, slow = repetitions([90.0, 95.0], period_s=6.0)
        top_s = time_s[np.argmax(slow > 89.0)]
        brief = sum(
            70.0 * np.clip(1.0 - (time_s - top_s - at) ** 2, 0.0, None) for at in (first_s, 1.2)
        )
        result = measured(frames_of(time_s, spreading_arms(brief, slow)), ARM_RAISE)
        assert outcomes(result) == [
            ("counted", "complete", "both"),
            ("counted", "complete", "right"),
        ]

    def test_a_limb_that_is_up_more_often_but_less_far_is_the_one_that_rests(self):
        # As where the model puts the resting leg on the moving one, twice in each repetition.
        time_s, slow = repetitions([99.0, 110.0, 105.0], period_s=6.0)
        early, late = ((-1.6, 72.0), (1.4, 42.0))
        tops_s = (4.0, 11.8, 19.6)
        bumps = [(top_s + at_s, height) for top_s in tops_s for at_s, height in (early, late)]
        brief = sum(height * np.clip(1.0 - (time_s - at) ** 2, 0.0, None) for at, height in bumps)
        result = measured(frames_of(time_s, spreading_arms(brief, slow)), ARM_RAISE)
        assert result.counted == 3
        assert "left" not in {attempt.side for attempt in result.repetitions}

    @pytest.mark.parametrize(("from_deg", "count"), [(0.0, 5), (40.0, 3)])
    def test_a_limb_that_moves_from_one_repetition_of_the_other_into_the_next(
        self, from_deg, count
    ):
        # Either they take turns without a rest, or, as in a step-up, it only goes along: then it
        # does not begin from the start position.
        time_s, right = repetitions([90.0, 95.0, 90.0], rest_s=0.5, hold_s=0.2)
        between = sum(np.clip(1.0 - ((time_s - at) / 0.9) ** 2, 0.0, None) for at in (3.9, 7.6))
        left = from_deg + (80.0 - 0.3 * from_deg) * between
        exercise = replace(ARM_RAISE, start_range=(-30.0, 30.0))
        result = measured(frames_of(time_s, spreading_arms(left, right)), exercise)
        assert (result.counted, len(result.attempts)) == (count, count)

    def test_a_short_attempt_of_the_limb_that_moves_is_kept(self):
        result = measured(legs([0.0] * 4, [60.0, 70.0, 25.0, 65.0]), LEG_RAISE)
        assert [a.status for a in result.attempts] == ["counted", "counted", "partial", "counted"]
        assert result.side == "right"

    def test_whatever_the_size_of_the_target_missed(self):
        result = measured(legs([0.0] * 4, [60.0, 70.0, 25.0, 65.0]), LEG_RAISE, target=60.0)
        assert [a.reason for a in result.attempts].count("short_of_target") == 1


class TestAsPrescribed:
    def test_what_the_other_limb_does_meanwhile_is_named_and_not_counted(self):
        frames = arms([90.0, 0.0, 90.0], [0.0, 95.0, 0.0])
        result = measured(frames, ARM_RAISE, side="right")
        assert (result.side, len(result.traces)) == ("right", 1)
        assert outcomes(result) == [
            ("rejected", "other_side", "left"),
            ("counted", "complete", "right"),
            ("rejected", "other_side", "left"),
        ]
        said = "That was the left side; the right one was asked for."
        assert result.attempts[0].explanation == said

    @pytest.mark.parametrize(("dragged", "counted"), [(25.0, 0), (40.0, 2)])
    def test_a_limb_that_the_other_one_drags_along_has_done_nothing(self, dragged, counted):
        """As where the pose model pulls the hidden leg with the near one that moves."""
        result = measured(legs([60.0, 60.0], [dragged] * 2), LEG_RAISE, side="right")
        assert result.counted == counted
        told = [("rejected", "other_side", "left")] * 2
        assert outcomes(result) == (told if not counted else [("counted", "complete", "right")] * 2)

    def test_a_limit_that_it_passed_is_told_all_the_same(self):
        result = measured(legs([60.0], [25.0]), LEG_RAISE, side="right", limit=20.0)
        assert result.counted == 0
        passed = [a for a in result.attempts if any(f.code == "C14" for f in a.findings)]
        assert [(a.side, a.reason) for a in passed] == [("right", "other_side")]
        assert passed[0].explanation == "The left side moved, and the right one went along."

    @pytest.mark.parametrize(("left_ahead", "kept"), [(0.7, 0), (0.0, 1), (-0.7, 1), (math.nan, 1)])
    def test_a_step_of_the_other_leg_is_not_the_asked_ones_where_the_one_in_front_exercises(
        self, left_ahead, kept
    ):
        time_s, level = SQUATTED
        limbs = [NOT_SEEN._replace(left_ahead=left_ahead)] * len(time_s)
        signal = side(time_s, level, side="right", limbs=limbs)
        found = excursion(time_s, 2.0, 3.5, 5.0)
        lunge = replace(PLAIN, side_kind="one", in_front=True)
        right = measure_attempt(signal, found, (0, len(time_s) - 1), lunge, UNTOLD).attempt
        left = replace(right, side="left")
        assert len(without_going_along([right], [left], signal, lunge)) == kept
        # In a stretch of the leg behind, the other one is in front.
        behind = replace(lunge, in_front=False)
        assert len(without_going_along([right], [left], signal, behind)) == 1

    def test_in_turn_by_definition_each_limb_counts_for_itself(self):
        in_turn = replace(ARM_RAISE, side_kind="alternating")
        result = measured(arms([90.0, 0.0, 90.0], [0.0, 95.0, 0.0]), in_turn)
        assert (result.side, result.counted) == ("alternating", 3)
        assert result.turns is not None
        assert (result.turns.left + result.turns.right, result.turns.pairs) == (3, 1)

    def test_in_turn_by_definition_two_at_once_are_one(self):
        in_turn = replace(ARM_RAISE, side_kind="alternating")
        result = measured(arms([90.0, 70.0], [80.0, 95.0]), in_turn)
        assert [a.side for a in result.attempts] == ["left", "right"]

    def test_in_turn_a_turn_that_ends_on_the_other_limb_is_the_ones_whose_turn_it_was(self):
        # As where the model puts the left arm's landmarks on the right one on the way.
        in_turn = replace(ARM_RAISE, side_kind="alternating")
        time_s, right = repetitions([90.0, 0.0, 90.0])
        turn_s = 0.5 * (time_s[0] + time_s[-1])
        early, late = (np.clip(1.0 - (time_s - turn_s - at) ** 2, 0.0, None) for at in (-0.5, 0.3))
        result = measured(
            frames_of(time_s, spreading_arms(65.0 * early, right + 85.0 * late)), in_turn
        )
        assert [a.side for a in result.attempts] == ["right", "left", "right"]
        assert [a.rom.reliable for a in result.attempts] == [True, False, True]
        assert [f.code for f in result.attempts[1].findings][-1] == "limb_swap"

    def test_in_turn_the_weak_limb_is_not_left_out(self):
        in_turn = replace(ARM_RAISE, side_kind="alternating")
        result = measured(arms([90.0, 0.0, 90.0, 0.0], [0.0, 35.0, 0.0, 35.0]), in_turn)
        assert [a.side for a in result.attempts] == ["left", "right", "left", "right"]
        assert result.rejected == 0

    def test_in_turn_each_limb_is_held_against_its_own_movement(self):
        in_turn = replace(ARM_RAISE, side_kind="alternating")
        result = measured(arms([90.0, 0.0, 90.0, 0.0], [0.0, 35.0, 0.0, 35.0]), in_turn)
        assert result.counted == 4


class TestLostFromSight:
    @pytest.mark.parametrize(("hidden_until", "onset"), [(16, 16), (8, 2), (18, 2)])
    def test_a_movement_begins_where_its_limb_came_into_sight(self, hidden_until, onset):
        # From 0 at the third sample to 100 at the twentieth; hidden on most of the way up, and
        # at least 20 of it seen; or less hidden than seen; or too little seen.
        level = np.interp(np.arange(30.0), [2, 20, 29], [0.0, 100.0, 0.0])
        level[3:hidden_until] = np.nan
        span = from_sight_on(Span(2, 20, 28, 1.0), np.arange(30.0) / FPS, level, 20.0)
        assert (span.onset, span.peak) == (onset, 20)

    def test_a_movement_of_which_too_little_was_seen_does_not_count(self):
        frames = arms([90.0, 0.0, 95.0], [0.0, 92.0, 0.0])
        peak_s = measured(frames, ARM_RAISE).attempts[1].peak_s
        result = measured(hidden(frames, "elbow", "right", 0.5, peak_s - 0.1), ARM_RAISE)
        assert result.counted == 2

    @pytest.mark.parametrize(("unseen_s", "reliable"), [(0.8, False), (0.1, True)])
    def test_what_begins_where_another_movement_was_lost_is_not_measured(self, unseen_s, reliable):
        time_s, first = repetitions([90.0], rest_s=2.0)
        back_s = 2.0 + 3.0 + 0.5
        again = 60.0 * np.clip(1.0 - ((time_s - back_s - 0.4) / 0.6) ** 2, 0.0, None)
        frames = frames_of(time_s, spreading_arms(0.0, np.maximum(first, again)))
        frames = hidden(frames, "elbow", "right", back_s - 0.3 - unseen_s, back_s - 0.3)
        _, after = measured(frames, ARM_RAISE).attempts
        assert (after.reason, after.rom.reliable) == ("complete", reliable)
        assert ("limb_lost" in {f.code for f in after.findings}) is not reliable


class TestBegunBefore:
    def test_the_return_of_a_movement_the_recording_came_too_late_for(self):
        frames = [f for f in squats([90.0, 90.0, 90.0]) if f.time_s >= 2.6]
        result = measured(frames, SQUAT)
        first = result.attempts[0]
        assert (first.status, first.reason) == ("partial", "began_before_start")
        assert first.explanation == "The movement had begun before the recording did."
        assert first.start_s == pytest.approx(2.6, abs=0.05)
        assert not first.rom.reliable
        assert math.isnan(first.rom.uncertainty)
        assert result.counted == 2

    @pytest.mark.parametrize("from_s", [1.75, 2.0, 2.2])
    def test_a_rise_of_which_the_beginning_is_missing(self, from_s):
        # It rises from 1.0 to 2.5 s: here from 50, 75 and 90 of its 100 degrees on.
        whole = squats([100.0, 100.0, 100.0], hold_s=1.0)
        result = measured([f for f in whole if f.time_s >= from_s], SQUAT)
        first = result.attempts[0]
        assert (first.status, first.reason) == ("partial", "began_before_start")
        assert result.counted == 2

    def test_a_recording_that_begins_at_rest_misses_nothing(self):
        frames = [f for f in squats([90.0, 90.0]) if f.time_s >= 1.0]
        assert measured(frames, SQUAT).counted == 2

    def test_each_limb_has_begun_for_itself(self):
        frames = [f for f in arms([90.0, 90.0], [0.0, 0.0]) if f.time_s >= 2.6]
        result = measured(frames, ARM_RAISE)
        assert outcomes(result) == [
            ("partial", "began_before_start", "left"),
            ("counted", "complete", "left"),
        ]

    def test_cut_at_both_ends_counts_what_was_whole(self):
        frames = [f for f in squats([90.0] * 4) if 2.6 <= f.time_s < 16.0]
        result = measured(frames, SQUAT)
        reasons = [a.reason for a in result.attempts]
        assert reasons == ["began_before_start", "complete", "complete", "not_returned"]
        assert (result.counted, result.partial) == (2, 2)


class TestOwnRange:
    def test_without_a_target_forty_degrees_are_as_good_as_a_hundred_and_twenty(self):
        for peak in (40.0, 120.0):
            assert measured(squats([peak] * 4), SQUAT).counted == 4

    def test_less_than_half_of_the_own_movement_is_not_the_same_movement(self):
        attempt = measured(squats([90.0, 90.0, 40.0, 90.0]), SQUAT).attempts[2]
        assert (attempt.status, attempt.reason) == ("partial", "short_of_own_range")
        assert (
            attempt.explanation == "Only 40° of movement, less than half of your 90° in this set."
        )
        assert attempt.rom.peak == pytest.approx(40, abs=0.5)

    def test_more_than_half_is(self):
        assert measured(squats([90.0, 90.0, 50.0, 90.0]), SQUAT).counted == 4

    def test_a_target_is_the_only_judge_where_there_is_one(self):
        result = measured(squats([120.0, 120.0, 50.0, 120.0]), SQUAT, target=45.0)
        assert result.counted == 4

    def test_one_deep_one_does_not_make_the_others_short(self):
        assert measured(squats([50.0, 50.0, 50.0, 50.0, 115.0]), SQUAT).counted == 5

    def test_is_of_whole_movements_only(self):
        def attempt(excursion, reason):
            rom = Rom(0.0, excursion, excursion, 3.0)
            return Attempt("partial", reason, "", "left", 0, 1, 2, 0, 0, rom, 0.0)

        whole = [attempt(h, "complete") for h in (40, 80)] + [attempt(60, "short_of_target")]
        ignored = [attempt(200, "person_changed"), attempt(math.nan, "began_before_start")]
        assert own_range(whole + ignored, SQUAT) == pytest.approx(70)
        assert math.isnan(own_range(ignored, SQUAT))


class TestSet:
    def test_attempts_come_in_order_of_time(self):
        result = measured(arms([90.0, 0.0, 90.0], [0.0, 95.0, 0.0]), ARM_RAISE)
        starts = [a.start_s for a in result.attempts]
        assert starts == sorted(starts)

    def test_traces_have_a_sample_a_frame(self):
        frames = squats([90.0])
        result = measured(frames, SQUAT)
        times_s = [f.time_s for f in frames]
        assert (result.frames, result.frames_with_pose) == (len(frames), len(frames))
        for trace in result.traces:
            assert trace.time_s.tolist() == times_s
            assert trace.value.shape == trace.smooth.shape == (len(frames),)
            assert np.nanmax(trace.value) == pytest.approx(90, abs=0.5)

    def test_a_person_seen_seldom_is_worth_a_word(self):
        frames = squats([90.0])
        frames += [PoseFrame.empty(frames[-1].time_s + i / FPS, (1280, 720)) for i in range(1, 90)]
        (finding,) = measured(frames, SQUAT).findings
        assert (finding.code, finding.severity) == ("often_unseen", "warning")
        assert "only 65 % of the frames" in finding.message
        assert measured(squats([90.0]), SQUAT).findings == ()

    def test_nobody_did_nothing(self):
        frames = [PoseFrame.empty(i / FPS, (1280, 720)) for i in range(60)]
        result = measured(frames, SQUAT)
        assert (result.attempts, result.frames, result.frames_with_pose) == ((), 60, 0)


def test_limbs_in_turn_are_counted_each_and_in_pairs():
    turns = turns_of("alternating", ["left", "right", "left", "right", "left"])
    assert turns == Turns(left=3, right=2)
    assert turns.pairs == 2
    assert turns_of("both", ["both", "both"]) is None
