"""What becomes of an attempt, with the reason in words and numbers."""

import math
import re
from dataclasses import replace

import numpy as np
import pytest

from hep_vision.measure.angles.side_signal import SideSignal
from hep_vision.measure.angles.units import unit_text
from hep_vision.measure.body.landmarks import PoseFrame, landmark_of
from hep_vision.measure.body.stepping import place_shift
from hep_vision.measure.body.tracking import KEPT, BodySample, column_of
from hep_vision.measure.counting import verdicts
from hep_vision.measure.counting.excursions import Excursion
from hep_vision.measure.counting.judge import measure_attempt
from hep_vision.measure.counting.verdicts import Verdict, judge_size
from hep_vision.measure.exercise import Prescription
from hep_vision.measure.quality.findings import steadiness_finding
from hep_vision.measure.quality.view_error import RELIABLE_DEG
from hep_vision.measure.rom.turning_points import TurningPoint, doubt_about
from hep_vision.measure.uncertainty import NORMAL_95, ModelError
from sample_exercises import ARM_RAISE, LEG_RAISE, SQUAT, measured
from stick_body import (
    FACING_RIGHT,
    Figure,
    frames_of,
    pitched,
    raising_leg,
    repetitions,
    spreading_arms,
    squatting,
)

FPS = 30


def squats(peaks=(90.0, 90.0, 90.0), *, figure=None, **movement):
    time_s, knee = repetitions(list(peaks), **movement)
    return frames_of(time_s, squatting(knee, **(figure or {})))


def through(*points):
    """Times and smooth values through (seconds, value) points."""
    at_s, values = zip(*points, strict=True)
    time_s = np.arange(0, at_s[-1], 1 / FPS)
    part = np.clip(np.searchsorted(at_s, time_s, side="right") - 1, 0, len(at_s) - 2)
    begin, end = np.array(at_s)[part], np.array(at_s)[part + 1]
    share = 0.5 - 0.5 * np.cos(np.pi * (time_s - begin) / (end - begin))
    values = np.array(values)
    return time_s, values[part] + share * (values[part + 1] - values[part])


def blinded(frames, first_s, last_s, points=("knee",)):
    """The frames with some points out of sight for a while."""
    hidden = [landmark_of(p, s) for p in points for s in ("left", "right")]
    out = []
    for frame in frames:
        visibility = frame.visibility.copy()
        if first_s <= frame.time_s < last_s:
            visibility[hidden] = 0.05
        out.append(replace(frame, visibility=visibility))
    return out


def only(result):
    (attempt,) = result.attempts
    return attempt


class TestCounted:
    def test_says_nothing_more(self):
        attempts = measured(squats(), SQUAT).attempts
        assert len(attempts) == 3
        for attempt in attempts:
            assert (attempt.status, attempt.reason, attempt.explanation) == (
                "counted",
                "complete",
                "",
            )

    def test_times_are_those_of_the_movement_without_the_rest(self):
        attempt = measured(squats([90.0], rest_s=3.0, hold_s=1.0), SQUAT).attempts[0]
        # Raised cosine of 3 s with a second at the top, after 3 s of rest.
        assert attempt.start_s == pytest.approx(3.0, abs=0.45)
        assert attempt.peak_s == pytest.approx(5.0, abs=0.1)
        assert attempt.end_s == pytest.approx(7.0, abs=0.45)
        assert attempt.unseen_s == 0.0

    def test_start_is_measured_and_not_assumed(self):
        rom = measured(squats([95.0], start=12.0), SQUAT).attempts[0].rom
        assert rom.start == pytest.approx(12, abs=0.5)
        assert rom.peak == pytest.approx(95, abs=0.5)
        assert rom.excursion == pytest.approx(83, abs=0.7)

    def test_a_measure_that_shrinks_has_its_peak_at_the_bottom(self):
        straightening = replace(SQUAT, direction="decrease", start_range=(50.0, 140.0))
        rom = measured(squats([5.0], start=90.0), straightening).attempts[0].rom
        assert (rom.start, rom.peak) == pytest.approx((90, 5), abs=0.7)
        assert rom.excursion == pytest.approx(85, abs=1)


class TestPartial:
    def test_short_of_the_target(self):
        result = measured(squats([90.0, 60.0, 90.0]), SQUAT, target=90.0)
        attempt = result.attempts[1]
        assert (attempt.status, attempt.reason) == ("partial", "short_of_target")
        assert attempt.explanation == "Reached 60°, less than the minimum to count, 90°."
        assert result.counted == 2

    def test_a_tenth_of_the_way_short_is_near_enough(self):
        reasons = [
            measured(squats([peak]), SQUAT, target=100.0).attempts[0].reason
            for peak in (91.5, 88.5)
        ]
        assert reasons == ["complete", "short_of_target"]

    def test_a_small_target_is_missed_by_more_than_five_degrees(self):
        reasons = [
            measured(squats([peak]), SQUAT, target=35.0).attempts[0].reason for peak in (31, 28)
        ]
        assert reasons == ["complete", "short_of_target"]

    def test_a_target_below_is_reached_from_above(self):
        straightening = replace(SQUAT, direction="decrease", start_range=(50.0, 140.0))
        reasons = [
            measured(squats([peak], start=90.0), straightening, target=0.0).attempts[0].reason
            for peak in (6.0, 14.0)
        ]
        assert reasons == ["complete", "short_of_target"]

    def test_too_small_to_mean_anything(self):
        attempt = only(measured(squats([15.0]), SQUAT))
        assert (attempt.status, attempt.reason) == ("partial", "too_small")
        assert attempt.explanation == "Only 15° of movement; at least 20° expected."

    def test_cut_before_the_return(self):
        frames = squats([90.0])
        attempt = only(measured(frames[: len(frames) // 2], SQUAT))
        assert (attempt.status, attempt.reason) == ("partial", "not_returned")
        assert attempt.explanation == "The recording ended before the return."

    def test_never_back(self):
        time_s, knee = through((0, 0), (1, 0), (2.5, 90), (30, 90))
        attempt = measured(frames_of(time_s, squatting(knee)), SQUAT).attempts[0]
        assert (attempt.status, attempt.reason) == ("partial", "not_returned")
        assert attempt.explanation == "Not back at the start position after 20 s."

    def test_held_long_without_being_asked(self):
        time_s, knee = through((0, 0), (1, 0), (2.5, 90), (32.5, 90), (34, 0), (35, 0))
        held = replace(SQUAT, hold_band=8.0)
        assert only(measured(frames_of(time_s, squatting(knee)), held)).status == "counted"

    def test_not_all_the_way_back(self):
        time_s, knee = through((0, 0), (1, 0), (2.5, 100), (4, 46), (5.5, 100), (7, 0), (8, 0))
        first = measured(frames_of(time_s, squatting(knee)), SQUAT).attempts[0]
        assert (first.status, first.reason) == ("partial", "not_returned")
        assert re.fullmatch(r"Came back only 5[2-4] % of the way\.", first.explanation)

    def test_a_definition_may_ask_for_more_of_the_way_back(self):
        time_s, knee = through((0, 0), (1, 0), (2.5, 100), (4, 30), (6, 30))
        frames = frames_of(time_s, squatting(knee))
        assert only(measured(frames, SQUAT)).reason == "complete"
        strict = only(measured(frames, replace(SQUAT, return_share=0.8)))
        assert re.fullmatch(r"Came back only 7[01] % of the way\.", strict.explanation)

    def test_on_down_to_the_floor_instead_of_up_again(self):
        time_s, knee = through((0, 0), (1, 0), (2.5, 100), (4, 0), (5, 0))
        lean = np.interp(time_s, (2.5, 3.4), (30.0, -80.0))
        across = np.interp(time_s, (2.5, 3.4), (640.0, 400.0))
        figure = Figure(
            knee=(knee, knee), hip=(knee, knee), lean_deg=lean, place_px=(across, 650.0)
        )
        free = replace(SQUAT, anchors=())
        attempt = measured(frames_of(time_s, figure), free).attempts[0]
        assert (attempt.status, attempt.reason) == ("partial", "not_returned")
        assert attempt.explanation == "Ended in another position than it began in."


class TestRejected:
    def test_too_fast(self):
        frames = squats([60.0], period_s=0.5, hold_s=0.0)
        attempt = only(measured(frames, replace(SQUAT, min_duration_s=1.0)))
        assert (attempt.status, attempt.reason) == ("rejected", "too_fast")
        assert attempt.explanation.startswith("Too fast: 0.")
        assert attempt.explanation.endswith(" s, at least 1.00 s expected.")

    def test_out_of_sight(self):
        attempt = only(measured(blinded(squats([90.0]), 1.6, 3.4), SQUAT))
        assert (attempt.status, attempt.reason) == ("rejected", "out_of_sight")
        assert attempt.explanation == "Out of sight for 1.8 s."
        assert attempt.unseen_s == pytest.approx(1.8, abs=0.1)

    @pytest.mark.parametrize(
        ("period_s", "hold_s", "reason"),
        [(3.0, 0.0, "complete"), (1.2, 0.0, "out_of_sight")],
    )
    def test_an_unseen_stretch_is_judged_by_what_it_may_hide(self, period_s, hold_s, reason):
        """In 0.7 s a slow squat gets nowhere, a fast one comes up and goes down again."""
        frames = squats([90.0], period_s=period_s, hold_s=hold_s)
        time_s = np.array([frame.time_s for frame in frames])
        deepest_s = float(time_s[-1]) / 2.0
        attempt = only(measured(blinded(frames, deepest_s - 0.35, deepest_s + 0.35), SQUAT))
        assert attempt.reason == reason

    def test_a_hidden_peak_counts_but_is_not_measured(self):
        frames = squats([90.0], hold_s=0.0)
        deepest_s = frames[-1].time_s / 2.0
        attempt = only(measured(blinded(frames, deepest_s - 0.4, deepest_s + 0.4), SQUAT))
        assert attempt.status == "counted"
        assert not attempt.rom.reliable
        assert "peak_hidden" in {finding.code for finding in attempt.findings}

    def test_nor_is_it_short_of_a_target_that_nobody_saw(self):
        frames = squats([90.0], hold_s=0.0)
        deepest_s = frames[-1].time_s / 2.0
        hidden = blinded(frames, deepest_s - 0.4, deepest_s + 0.4)
        assert only(measured(hidden, SQUAT, target=110.0)).status == "counted"
        assert only(measured(frames, SQUAT, target=110.0)).reason == "short_of_target"

    def test_flashes_in_between_which_nothing_can_hide_will_do(self):
        frames = squats([90.0])
        for index in range(0, len(frames) - 8, 8):
            part = blinded(frames[index : index + 8], frames[index + 3].time_s, math.inf)
            frames[index : index + 8] = part
        attempt = only(measured(frames, SQUAT))
        assert attempt.reason == "complete"
        assert attempt.unseen_s > 1.0

    def test_a_short_look_away_of_the_model_still_counts_and_is_said(self):
        attempt = only(measured(blinded(squats([90.0]), 1.6, 2.0), SQUAT))
        assert attempt.reason == "complete"
        assert "gap" in {finding.code for finding in attempt.findings}

    def test_landmarks_that_jump_about_are_no_movement(self):
        steady, restless = TurningPoint(5.0, 1.0, 1.0, 0.0, "parabola"), 30.0
        peak = TurningPoint(47.0, 2.0, restless, 0.0, "parabola")
        verdict = judge_size((steady, peak), SQUAT, 1.0)
        assert verdict == Verdict(
            "rejected",
            "unsteady",
            "Seen too unsteadily: 42° of movement, give or take 60°.",
        )
        assert judge_size((steady, replace(peak, noise=20.0)), SQUAT, 1.0) is None
        assert judge_size((steady, replace(peak, noise=20.0)), SQUAT, 0.5) is not None
        assert judge_size((steady, replace(peak, noise=math.nan)), SQUAT, 0.5) is None

    @pytest.mark.parametrize(("side", "reason"), [("right", "complete"), ("left", "unsteady")])
    def test_a_hidden_limb_must_be_seen_more_steadily(self, side, reason, monkeypatch):
        """Who faces right hides the left leg."""
        monkeypatch.setattr(verdicts, "FAR_DOUBT_SHARE", 0.001)
        time_s, knee = repetitions([90.0])
        frames = frames_of(time_s, squatting(knee), noise_px=2.0)
        one_leg = replace(SQUAT, side_kind="one")
        assert only(measured(frames, one_leg, side=side)).reason == reason

    def test_what_is_seen_unsteadily_may_count_but_is_not_measured(self):
        frames = squats([45.0])
        shaken = np.random.default_rng(4).normal(0.0, 18.0, len(frames))
        ankle = landmark_of("ankle", "right")
        jumping: list[PoseFrame] = []
        for frame, jump_px in zip(frames, shaken, strict=True):
            image_px = frame.image_px.copy()
            image_px[ankle, 0] += jump_px
            jumping.append(replace(frame, image_px=image_px))
        one_leg = replace(SQUAT, side_kind="one")
        steady, unsteady = (
            measured(seen, one_leg, side="right").repetitions[0] for seen in (frames, jumping)
        )
        assert steady.rom.reliable
        assert not unsteady.rom.reliable
        found = next(f for f in unsteady.findings if f.code == "unsteady")
        assert re.fullmatch(
            r"Seen too unsteadily to measure: \d+° of movement, give or take \d+°\.", found.message
        )

    def test_a_stiff_patients_small_movement_is_measured_if_it_is_sure_to_five_degrees(self):
        least = replace(SQUAT, min_excursion=10.0)
        start, peak = (TurningPoint(v, t, 1.5, 0.0, "parabola") for v, t in ((5, 1), (17, 2)))
        assert 0.25 * 12 < doubt_about(start, peak) < 5.0
        assert steadiness_finding(start, peak, least) is None
        assert steadiness_finding(start, replace(peak, noise=3.0), least) is not None

    def test_another_person_in_the_picture(self):
        frames = squats([90.0, 90.0, 90.0])
        other = squats([90.0, 90.0, 90.0], figure={"place_px": (1100.0, 650.0)})
        middle = [f for f in other if 5.2 <= f.time_s < 9.5]
        rest = [f for f in frames if not 5.2 <= f.time_s < 9.5]
        mixed = sorted(rest + middle, key=lambda frame: frame.time_s)
        result = measured(mixed, SQUAT)
        attempt = result.attempts[1]
        assert (attempt.status, attempt.reason) == ("rejected", "person_changed")
        assert attempt.explanation == "The picture jumped to another person or place."
        assert result.counted == 2

    def test_a_jump_in_mid_movement(self):
        frames = squats([90.0])
        other = squats([90.0], figure={"place_px": (1100.0, 650.0)})
        result = measured(frames[:70] + other[70:], SQUAT)
        assert [a.reason for a in result.attempts] == ["person_changed"]

    def test_walking_on(self):
        time_s, knee = repetitions([60.0])
        step = 25.0 * np.sin(2.0 * np.pi * time_s / 1.2)
        walking = Figure(
            knee=(knee, knee),
            hip=(step, -step),
            fixed="hip",
            place_px=(200.0 + 100.0 * time_s, 400.0),
        )
        attempt = only(measured(frames_of(time_s, walking), SQUAT))
        assert (attempt.status, attempt.reason) == ("rejected", "changing_place")
        assert attempt.explanation.startswith("Changing place: moved by ")
        assert attempt.explanation.endswith(" trunk lengths.")

    def test_a_camera_that_pans_is_nobody_walking(self):
        time_s, knee = repetitions([60.0])
        panned = squatting(knee, place_px=(200.0 + 100.0 * time_s, 650.0))
        assert only(measured(frames_of(time_s, panned), SQUAT)).reason == "complete"

    def test_in_another_position(self):
        time_s, angle = repetitions([60.0])
        lying = raising_leg(angle, angle)
        attempt = only(measured(frames_of(time_s, lying), replace(LEG_RAISE, position="standing")))
        assert (attempt.status, attempt.reason) == ("rejected", "wrong_position")
        assert (
            attempt.explanation
            == "Not in the start position (standing): the trunk was 90° from upright."
        )

    def test_from_another_start(self):
        attempt = measured(squats([140.0], start=80.0), SQUAT).attempts[0]
        assert (attempt.status, attempt.reason) == ("rejected", "wrong_position")
        assert attempt.explanation == "Not from the start position: began at 80°."


class TestRomOfAnAttempt:
    def test_turned_past_the_limit_is_unreliable_and_counts_all_the_same(self):
        turned = {"yaw_deg": FACING_RIGHT - 30.0}
        attempt = only(measured(squats([90.0], figure=turned), SQUAT))
        (finding,) = (f for f in attempt.findings if f.code == "off_plane")
        assert attempt.status == "counted"
        assert not attempt.rom.reliable
        assert attempt.view_off_deg == pytest.approx(30, abs=0.5)
        assert finding.severity == "invalid"
        assert "turned 30° out of the picture plane" in finding.message
        assert attempt.rom.uncertainty > RELIABLE_DEG
        assert finding.advice == "Stand side-on to the camera."

    def test_turned_within_the_limit_is_less_sure(self):
        square, turned = (
            only(measured(squats([90.0], figure={"yaw_deg": yaw}), SQUAT)).rom
            for yaw in (FACING_RIGHT, FACING_RIGHT - 18.0)
        )
        assert square.reliable
        assert turned.reliable
        assert turned.uncertainty > square.uncertainty
        assert abs(turned.peak - 90) < turned.uncertainty

    def test_from_the_front_the_advice_is_to_face_the_camera(self):
        time_s, angle = repetitions([100.0])
        figure = replace(spreading_arms(angle, angle), yaw_deg=40.0)
        attempt = only(measured(frames_of(time_s, figure), ARM_RAISE, side="both"))
        assert {f.advice for f in attempt.findings} == {"Stand facing the camera."}

    def test_an_unknown_view_is_said_and_makes_the_uncertainty_unknown(self):
        frames = [
            PoseFrame(f.time_s, f.image_px, np.full((33, 3), math.nan), f.visibility, f.size_px)
            for f in squats([90.0])
        ]
        attempt = only(measured(frames, SQUAT))
        assert attempt.status == "counted"
        assert math.isnan(attempt.view_off_deg)
        assert math.isnan(attempt.rom.uncertainty)
        assert "view_unknown" in {f.code for f in attempt.findings}

    @pytest.mark.parametrize(
        ("down_deg", "code", "advice"),
        [
            (15.0, "camera_high", "Put the camera lower and level."),
            (-15.0, "camera_low", "Put the camera higher and level."),
        ],
    )
    def test_a_camera_too_high_or_low_makes_degrees_unreliable(self, down_deg, code, advice):
        steep = [pitched(frame, down_deg) for frame in squats([90.0])]
        attempt = only(measured(steep, SQUAT))
        assert attempt.status == "counted"
        assert not attempt.rom.reliable
        (finding,) = attempt.findings
        assert (finding.code, finding.advice) == (code, advice)
        lying = replace(SQUAT, also_in=("supine",))
        assert only(measured(steep, lying)).rom.reliable, "of somebody lying it is not told"
        nearly = only(measured([pitched(f, 0.7 * down_deg) for f in squats([90.0])], SQUAT))
        assert nearly.rom.reliable
        assert [(f.code, f.severity) for f in nearly.findings] == [(code, "warning")]
        hardly = only(measured([pitched(f, 0.2 * down_deg) for f in squats([90.0])], SQUAT))
        assert hardly.findings == ()

    def test_whoever_is_turned_as_well_is_told_what_is_more(self):
        turned = squats([90.0], figure={"yaw_deg": FACING_RIGHT + 30.0})
        codes = [
            {f.code for f in only(measured([pitched(f, down) for f in turned], SQUAT)).findings}
            for down in (10.0, 45.0)
        ]
        # Looked at from high above, the movement is small in the picture as well.
        assert codes == [{"off_plane"}, {"camera_high", "small_movement"}]

    def test_few_frames_a_second_are_said_and_less_sure(self):
        fast, slow = (only(measured(squats([90.0], fps=fps, hold_s=0.0), SQUAT)) for fps in (30, 8))
        (finding,) = (f for f in slow.findings if f.code == "low_frame_rate")
        assert finding.message == "Only 8 frames per second."
        assert fast.findings == ()
        assert slow.rom.parts.sampling > fast.rom.parts.sampling

    def test_noisier_landmarks_are_less_sure(self):
        time_s, knee = repetitions([90.0])
        parts = [
            only(measured(frames_of(time_s, squatting(knee), noise_px=px), SQUAT)).rom.parts
            for px in (0.5, 4.0)
        ]
        assert parts[0].noise < parts[1].noise

    def test_without_bias_the_stated_interval_comes_of_the_summed_squares(self):
        rom = only(measured(squats([90.0]), SQUAT)).rom
        parts = rom.parts
        assert parts.model == SQUAT.error.u_model
        squares = parts.noise**2 + parts.view**2 + parts.sampling**2 + parts.model**2
        assert rom.uncertainty == pytest.approx(NORMAL_95 * math.sqrt(squares))

    def test_the_error_of_the_estimator_is_handed_on_by_its_components(self):
        error = ModelError(bias=4.0, u_model=2.0, df=6.0, domain=3.0, hidden=7.0)
        rom = only(measured(squats([90.0]), replace(SQUAT, error=error))).rom
        told = (rom.parts.bias, rom.parts.model, rom.parts.df, rom.parts.domain)
        assert told == (4.0, 2.0, 6.0, 3.0)  # the near side is measured, which nothing hides
        assert rom.uncertainty == rom.parts.expanded > 4.0 + 1.6 * math.hypot(2.0, 3.0)

    def test_a_hold_is_timed(self):
        attempt = only(measured(squats([90.0], hold_s=3.0), SQUAT))
        assert attempt.hold_s == pytest.approx(3.0, abs=0.5)

    def test_the_start_is_read_from_the_latest_rest_alone(self):
        # Straighter by 8 degrees long before than in the seconds before the squat.
        time_s, knee = through((0, -2), (4, -2), (5, 6), (11, 6), (12.5, 90), (14, 6), (15, 6))
        attempt = measured(frames_of(time_s, squatting(knee)), SQUAT).attempts[-1]
        assert attempt.rom.start == pytest.approx(6, abs=0.7)


UNMOVED = np.zeros(len(KEPT), complex)


class TestDirectly:
    """Signals no camera gives, but a log may."""

    @staticmethod
    def signal(values, body=None):
        n = len(values)
        body = body or [BodySample(i / FPS, 0j, 100.0, 0.0, UNMOVED, 0, 0.0) for i in range(n)]
        array = np.array(values, dtype=float)
        lines = np.tile([0.0, 0.0, 1.0], (n, 1))
        time_s = np.arange(n) / FPS
        return SideSignal("left", time_s, array, array, lines, np.ones(n), body)

    def test_what_was_not_seen_after_its_peak_has_not_come_back(self):
        values = [*np.zeros(30), *np.linspace(0, 90, 30), *[math.nan] * 30]
        excursion = Excursion(29, 59, 89, 59, "returned")
        draft = measure_attempt(self.signal(values), excursion, (0, 89), SQUAT, Prescription())
        assert (draft.attempt.status, draft.attempt.reason) == ("partial", "not_returned")
        assert draft.attempt.explanation == "Came back only 0 % of the way."

    def test_a_passing_stretch_is_nobody_of_ours(self):
        values = [*np.zeros(30), *np.linspace(0, 90, 30), *np.linspace(90, 0, 30), *np.zeros(30)]
        body = [BodySample(i / FPS, 0j, 100.0, 0.0, UNMOVED, 3, 0.0) for i in range(120)]
        excursion = Excursion(29, 59, 89, 89, "returned")
        reasons = [
            measure_attempt(
                self.signal(values, body), excursion, (0, 119), SQUAT, Prescription(), passing
            ).attempt.reason
            for passing in (frozenset(), frozenset({3}))
        ]
        assert reasons == ["complete", "person_changed"]


class TestPlaceShift:
    """Of somebody 400 pixels tall and 100 to the trunk, whose ankles ought to stay."""

    STANDING = np.array(
        [complex(10 * (i % 2), 400 * (i // 2) / (len(KEPT) // 2)) for i in range(len(KEPT))]
    )
    LEFT, RIGHT = column_of("ankle", "left"), column_of("ankle", "right")

    def samples(self, places, scale=None):
        """One sample for each place of the ankles, the body over the middle of them."""
        samples = []
        for i, (left, right) in enumerate(places):
            points = self.STANDING + 0.5 * (left + right)
            points[self.LEFT], points[self.RIGHT] = left + 400j, right + 400j
            if scale is not None:
                points = points * scale[i]
            size = 100.0 if scale is None else 100.0 * scale[i]
            samples.append(BodySample(i / FPS, 0j, size, 0.0, points, 0, 0.0))
        return samples

    def test_feet_that_pass_each_other_in_a_walk_change_place(self):
        places = [(0, 60)] * 10 + [(120, 60)] * 10 + [(120, 180)] * 10
        assert place_shift(self.samples(places), ("ankle",)) == pytest.approx(1.2)

    def test_feet_that_go_along_with_everything_else_are_a_camera_that_pans(self):
        places = [(8 * i, 8 * i + 30) for i in range(30)]
        assert place_shift(self.samples(places), ("ankle",)) < 0.1

    def test_or_one_that_zooms(self):
        scale = 1.0 + 0.02 * np.arange(30)
        places = [(100, 130)] * 30
        assert place_shift(self.samples(places, scale), ("ankle",)) < 0.1

    def test_what_goes_there_and_back_without_the_feet_is_the_body(self):
        down = 60 * np.sin(np.pi * np.arange(30) / 29)
        body = self.samples([(0, 30)] * 30)
        for sample, low in zip(body, down, strict=True):
            upper = [i for i in range(len(KEPT)) if i not in (self.LEFT, self.RIGHT)]
            sample.points[upper] += 1j * low
        assert place_shift(body, ("shoulder",)) == pytest.approx(0.3, abs=0.05)
        assert place_shift(body, ("ankle",)) < 0.01

    def test_a_body_that_ends_in_another_shape_has_changed_place(self):
        lying = (self.STANDING * 1j) + 300
        body = [
            BodySample(i / FPS, 0j, 100.0, 0.0, self.STANDING if i < 15 else lying, 0, 0.0)
            for i in range(30)
        ]
        assert place_shift(body, ("hip",)) > 0.5

    def test_sides_that_the_model_exchanged_stayed(self):
        places = [(0, 90)] * 10 + [(90, 0)] * 12 + [(0, 90)] * 8
        assert place_shift(self.samples(places), ("ankle",)) == 0.0

    def test_a_few_badly_placed_frames_do_not_tell(self):
        places = [(0, 10)] * 10 + [(500, 500)] * 4 + [(0, 10)] * 16
        assert place_shift(self.samples(places), ("ankle",)) == 0.0

    def test_standing_still_unseen_or_without_anchors_is_none(self):
        nowhere = complex(math.nan, math.nan)
        assert place_shift(self.samples([(3, 4)] * 30), ("ankle",)) == 0.0
        assert place_shift(self.samples([(nowhere, nowhere)] * 30), ("ankle",)) == 0.0
        assert place_shift(self.samples([(3, 400)] * 30), ()) == 0.0
        assert place_shift([], ("ankle",)) == 0.0


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (89.6, "deg", "90°"),
        (-4.2, "deg", "-4°"),
        (0.123, "ratio", "0.12 body lengths"),
        (math.nan, "deg", "an unknown angle"),
        (math.nan, "ratio", "an unknown height"),
    ],
)
def test_values_in_sentences(value, unit, text):
    assert unit_text(value, unit) == text
