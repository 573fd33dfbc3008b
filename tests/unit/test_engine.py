"""The streaming engine as a whole: what counts, what does not, and what it says meanwhile."""

import math
from dataclasses import replace

import numpy as np
import pytest

from hep_vision.measure.body.landmarks import PoseFrame, landmark_of
from hep_vision.measure.counting import assemble
from hep_vision.measure.engine import Engine
from hep_vision.measure.exercise import Prescription
from sample_exercises import ARM_RAISE, LEG_RAISE, SQUAT, measured
from stick_body import (
    FACING_LEFT,
    FACING_RIGHT,
    Figure,
    frames_of,
    raising_leg,
    repetitions,
    spreading_arms,
    squatting,
    walking,
)

FPS = 30
SIZE_PX = (1280, 720)
LEG = ("knee", "ankle", "heel", "foot_index")


def squats(peaks, **figure):
    time_s, knee = repetitions(peaks)
    return frames_of(time_s, squatting(knee, **figure))


def after(frames, more):
    """The second part right after the first one."""
    offset_s = frames[-1].time_s + 1 / FPS - more[0].time_s
    return frames + [replace(frame, time_s=frame.time_s + offset_s) for frame in more]


def nobody(length_s):
    return [PoseFrame.empty(i / FPS, SIZE_PX) for i in range(round(length_s * FPS))]


class TestStream:
    @pytest.mark.parametrize("second_s", [1.0, 0.5])
    def test_frames_out_of_order_are_a_mistake_of_the_caller(self, second_s):
        engine = Engine(SQUAT)
        engine.advance(PoseFrame.empty(1.0, SIZE_PX))
        with pytest.raises(ValueError, match=r"in order of time, got \d\.\d after 1\.0"):
            engine.advance(PoseFrame.empty(second_s, SIZE_PX))

    def test_a_repetition_is_told_as_it_ends(self):
        engine = Engine(SQUAT, Prescription(side="right"))
        told = [
            (f.time_s, p.closed) for f in squats([90.0, 80.0]) if (p := engine.advance(f)).closed
        ]
        final = engine.finish().attempts
        assert len(told) == len(final) == 2
        for (time_s, closed), attempt in zip(told, final, strict=True):
            assert closed.status == attempt.status == "counted"
            assert attempt.peak_s < time_s <= attempt.end_s + 0.2
            assert closed.rom.peak == pytest.approx(attempt.rom.peak, abs=0.5)

    def test_what_two_sides_close_at_once_is_told_once(self):
        engine = Engine(SQUAT, Prescription(side="both"))
        frames = squats([90.0])
        assert sum(engine.advance(frame).closed is not None for frame in frames) in (1, 2)
        assert engine.finish().counted == 1

    def test_meanwhile_the_angle_follows_two_frames_late(self):
        time_s, knee = repetitions([90.0])
        engine = Engine(SQUAT, Prescription(side="right"))
        shown = [engine.advance(frame) for frame in frames_of(time_s, squatting(knee))]
        assert math.isnan(shown[0].value)
        assert math.isnan(shown[1].value)
        values = [progress.value for progress in shown[2:]]
        np.testing.assert_allclose(values, knee[:-2], atol=0.5)
        away = [progress.away for progress in shown]
        assert not away[10]
        assert away[round(2.75 * FPS)]
        assert not away[-1]

    def test_without_a_frame_there_is_nothing(self):
        result = Engine(SQUAT).finish()
        assert (result.attempts, result.frames, result.findings) == ((), 0, ())

    def test_one_frame_is_too_little_to_count(self):
        result = measured(squats([90.0])[:1], SQUAT)
        assert (result.attempts, result.frames) == ((), 1)


class TestSight:
    """What is not seen is not made up."""

    @staticmethod
    def trace(frames, exercise=SQUAT):
        return measured(frames, exercise, side="right").traces[0].value

    def test_an_invisible_joint_is_not_measured(self):
        frame = squats([90.0])[0]
        visibility = frame.visibility.copy()
        visibility[landmark_of("ankle", "right")] = 0.1
        assert np.isnan(self.trace([replace(frame, visibility=visibility)])).all()

    def test_a_hardly_visible_one_is(self):
        frame = squats([90.0])[0]
        visibility = np.full(33, 0.3)
        assert np.isfinite(self.trace([replace(frame, visibility=visibility)])).all()

    def test_visibility_that_is_unknown_is_none(self):
        frame = replace(squats([90.0])[0], visibility=np.full(33, math.nan))
        assert np.isnan(self.trace([frame])).all()

    @pytest.mark.parametrize(("beyond_px", "seen"), [(20.0, True), (40.0, False)])
    def test_a_little_beyond_the_edge_is_seen_and_more_is_guessed(self, beyond_px, seen):
        # The ankles stand that far below the edge of a picture 720 high.
        frames = squats([90.0], place_px=(640.0, 720.0 + beyond_px))
        assert np.isfinite(self.trace(frames)).any() == seen

    def test_a_leg_out_of_the_picture_counts_nothing(self):
        frames = squats([90.0, 90.0], place_px=(640.0, 900.0))
        assert measured(frames, SQUAT).attempts == ()


class TestFacing:
    @pytest.mark.parametrize("yaw_deg", [FACING_RIGHT, FACING_LEFT])
    def test_degrees_do_not_depend_on_the_way_one_faces(self, yaw_deg):
        result = measured(squats([90.0], yaw_deg=yaw_deg), SQUAT)
        rom = result.attempts[0].rom
        assert (rom.start, rom.peak) == pytest.approx((0, 90), abs=0.5)

    def test_turning_round_between_repetitions_changes_no_count(self):
        frames = after(squats([90.0, 90.0]), squats([90.0, 90.0], yaw_deg=FACING_LEFT))
        result = measured(frames, SQUAT)
        assert result.counted == 4
        assert [a.rom.peak for a in result.repetitions] == pytest.approx([90] * 4, abs=1)

    @pytest.mark.parametrize("peak", [172.0, 178.0, 184.0])
    def test_an_arm_overhead_does_not_flip(self, peak):
        time_s, angle = repetitions([peak, peak])
        arm_forward = replace(
            ARM_RAISE, measure="shoulder_flexion", view="sagittal", start_range=(-40.0, 60.0)
        )
        figure = Figure(shoulder=(0.0, angle), px_per_m=280.0)
        result = measured(frames_of(time_s, figure, noise_px=1.0), arm_forward, side="right")
        assert result.counted == 2
        for attempt in result.attempts:
            assert attempt.rom.peak == pytest.approx(peak, abs=2)

    def test_a_straight_knee_may_go_beyond_straight(self):
        time_s, knee = repetitions([90.0], start=-6.0)
        rom = measured(frames_of(time_s, squatting(knee)), SQUAT).attempts[0].rom
        assert rom.start == pytest.approx(-6, abs=0.7)
        assert rom.excursion == pytest.approx(96, abs=1)


class TestPhantoms:
    """What is not the exercise counts nothing."""

    def test_nobody(self):
        assert measured(nobody(3), SQUAT).attempts == ()

    def test_standing_about_in_the_noise_of_the_landmarks(self):
        time_s = np.arange(600) / FPS
        assert measured(frames_of(time_s, Figure(), noise_px=4.0), SQUAT).attempts == ()

    @pytest.mark.parametrize("speed_m_s", [0.3, 0.6, 1.2])
    def test_walking_into_place(self, speed_m_s):
        length_s = min(5.0, 2.5 / speed_m_s)
        time_s = np.arange(round(length_s * FPS)) / FPS
        there_px = (100.0 + 320.0 * speed_m_s * length_s, 650.0)
        frames = after(
            frames_of(time_s, walking(time_s, speed_m_s=speed_m_s)),
            squats([90.0, 90.0], place_px=there_px),
        )
        result = measured(frames, SQUAT)
        assert result.counted == 2
        assert all(a.start_s > length_s for a in result.repetitions)
        assert any(a.reason == "changing_place" for a in result.attempts)

    def test_sitting_down_and_staying(self):
        time_s = np.arange(900) / FPS
        knee = 90 * np.clip((time_s - 2) / 1.5, 0, 1)
        result = measured(frames_of(time_s, squatting(knee)), SQUAT)
        assert (result.counted, [a.reason for a in result.attempts]) == (0, ["not_returned"])

    def test_leaving_the_picture_in_mid_movement(self):
        frames = [f for f in squats([90.0, 90.0]) if f.time_s < 7.2]
        result = measured(after(frames, nobody(3)), SQUAT)
        assert [a.status for a in result.attempts] == ["counted", "partial"]


class TestPerson:
    def test_somebody_who_passes_adds_nothing(self):
        patient = squats([90.0] * 4)
        passer = squats([60.0] * 4, place_px=(1000.0, 650.0), px_per_m=250.0)
        seen = [q if 10 <= p.time_s < 13 else p for p, q in zip(patient, passer, strict=True)]
        result = measured(seen, SQUAT)
        assert result.counted == 3
        assert {a.rom.peak > 80 for a in result.repetitions} == {True}
        assert {a.reason for a in result.attempts if a.status != "counted"} == {"person_changed"}

    def test_a_cut_to_another_view_goes_on_counting(self):
        frames = after(
            squats([90.0, 90.0]),
            squats([90.0, 90.0, 90.0], place_px=(1000.0, 600.0), yaw_deg=FACING_LEFT),
        )
        assert measured(frames, SQUAT).counted == 5

    def test_after_a_cut_the_limbs_are_believed_where_they_are(self):
        frames = after(squats([90.0]), squats([90.0], place_px=(1000.0, 600.0)))
        (trace,) = measured(frames, SQUAT, side="right").traces
        unseen = np.flatnonzero(np.isnan(trace.value))
        # Half a second in which the new place is doubted, and then all of it.
        assert len(unseen) == 15
        assert np.ptp(unseen) == 14

    def test_a_movement_that_a_cut_breaks_off_is_not_counted(self):
        whole = squats([90.0])
        half = whole[: len(whole) // 2]  # at the deepest
        frames = after(half, squats([90.0, 90.0], place_px=(1000.0, 600.0)))
        result = measured(frames, SQUAT)
        assert [a.reason for a in result.attempts] == ["person_changed", "complete", "complete"]

    def test_the_other_limb_is_told_of_while_the_set_runs(self):
        time_s, angle = repetitions([60.0])
        engine = Engine(LEG_RAISE, Prescription(side="left"))
        closed = [engine.advance(f).closed for f in frames_of(time_s, raising_leg(angle))]
        (told,) = [attempt for attempt in closed if attempt is not None]
        assert told.side == "right"
        (attempt,) = engine.so_far().attempts
        assert (attempt.status, attempt.reason) == ("rejected", "other_side")

    @pytest.mark.parametrize("side", ["auto", "right"])
    @pytest.mark.parametrize("seed", range(4))
    def test_legs_that_swap_with_full_visibility_add_nothing(self, seed, side):
        time_s, angle = repetitions([60.0, 65.0, 60.0])
        frames = frames_of(time_s, raising_leg(angle), noise_px=1.0, seed=seed)
        left, right = ([landmark_of(p, s) for p in LEG] for s in ("left", "right"))
        every_fifth = np.random.default_rng(seed).choice(len(frames), len(frames) // 5, False)
        for index in every_fifth:
            image_px = frames[index].image_px.copy()
            image_px[left + right] = image_px[right + left]
            frames[index] = replace(frames[index], image_px=image_px)
        result = measured(frames, LEG_RAISE, side=side)
        assert (result.counted, result.side) == (3, "right")
        assert [a.rom.peak for a in result.repetitions] == pytest.approx([60, 65, 60], abs=1.5)

    def test_noise_does_not_move_the_value_of_an_arm_either(self):
        time_s, angle = repetitions([90.0, 100.0])
        frames = frames_of(time_s, spreading_arms(angle, angle), noise_px=2.0)
        result = measured(frames, ARM_RAISE)
        assert (result.counted, result.side) == (2, "both")
        assert [a.rom.peak for a in result.repetitions] == pytest.approx([90, 100], abs=2)


def test_an_attempt_is_measured_when_it_closes_and_when_it_has_settled(monkeypatch):
    """Asked for the set at every picture, the engine measures nothing anew."""
    measured_at: list[float] = []
    measure = assemble.measure_attempt

    def counting(signal, *rest, **options):
        measured_at.append(float(signal.time_s[-1]))
        return measure(signal, *rest, **options)

    monkeypatch.setattr(assemble, "measure_attempt", counting)
    engine = Engine(SQUAT)
    for frame in squats([90.0] * 10):
        engine.advance(frame)
        engine.so_far()
    assert engine.finish().counted == 10
    sides, readings = 2, 4  # when it closes, twice as it settles, when the next one begins
    assert len(measured_at) <= 10 * sides * readings
