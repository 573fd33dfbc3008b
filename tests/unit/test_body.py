"""Where the person is, and whether it is still the same one."""

import math
from dataclasses import replace

import numpy as np
import pytest

from hep_vision.measure.body.landmarks import PoseFrame
from hep_vision.measure.body.scale import TRUNK_M, body_size_px
from hep_vision.measure.body.tracking import (
    KEPT,
    BodyTracker,
    column_of,
    fits_position,
    passing_stretches,
)
from stick_body import (
    FACING_CAMERA,
    FACING_LEFT,
    FACING_RIGHT,
    ON_THE_BACK,
    TRUNK,
    Figure,
    frames_of,
)

FPS = 30


def standing(length_s, *, at_px=(400.0, 650.0), start_s=0.0, **others):
    time_s = start_s + np.arange(round(length_s * FPS)) / FPS
    return frames_of(time_s, Figure(place_px=at_px, **others))


def track(frames):
    tracker = BodyTracker()
    for frame in frames:
        plane = frame.plane
        tracker.add(frame, plane, plane.tolist())
    return tracker.samples


def in_order(*parts):
    """The parts one after the other, each beginning a frame after the one before."""
    frames = []
    for part in parts:
        offset_s = frames[-1].time_s + 1 / FPS - part[0].time_s if frames else 0.0
        frames += [replace(frame, time_s=frame.time_s + offset_s) for frame in part]
    return frames


def nobody(length_s):
    return [PoseFrame.empty(i / FPS, (1280, 720)) for i in range(round(length_s * FPS))]


class TestSample:
    def test_somebody_standing_measures_a_trunk_length(self):
        sample = track(standing(0.1))[0]
        assert sample.size_px == pytest.approx(TRUNK_M * 320, rel=0.001)

    @pytest.mark.parametrize(
        "held",
        [
            {"lean_deg": ON_THE_BACK, "fixed": "hip"},
            {"yaw_deg": 0.0},
            {"knee": (120.0, 120.0), "hip": (100.0, 100.0)},
            {"shoulder": (170.0, 170.0)},
        ],
    )
    def test_size_is_the_cameras_whatever_the_body_does(self, held):
        sample = track(standing(0.1, at_px=(640.0, 650.0), **held))[0]
        assert sample.size_px == pytest.approx(TRUNK_M * 320, rel=0.001)

    def test_size_and_centre_stay_when_the_legs_and_hips_leave_the_picture(self):
        whole = standing(0.1, elbow=(90.0, 0.0))[0]
        cut = replace(whole, size_px=(1280, round(whole.image_px[23, 1] - 60)))
        seen, half = track([whole])[0], track([cut])[0]
        assert half.size_px == pytest.approx(seen.size_px, rel=0.001)
        assert abs(half.centre - seen.centre) < 0.01 * seen.size_px
        assert math.isnan(half.tilt_deg)

    def test_without_world_landmarks_the_segments_tell(self):
        frames = [replace(f, world_m=np.full((33, 3), np.nan)) for f in standing(0.1)]
        assert track(frames)[0].size_px == pytest.approx(TRUNK * 320, rel=0.25)
        squatting = standing(0.1, knee=(120.0, 120.0), hip=(100.0, 100.0))
        low = track([replace(f, world_m=np.full((33, 3), np.nan)) for f in squatting])[0]
        assert low.size_px == pytest.approx(track(frames)[0].size_px, rel=0.1)

    @pytest.mark.parametrize(("lean_deg", "tilt_deg"), [(0, 0), (30, 30), (-90, 90), (130, 130)])
    def test_tilt_is_that_of_the_trunk_either_way(self, lean_deg, tilt_deg):
        sample = track(standing(0.1, lean_deg=float(lean_deg), fixed="hip"))[0]
        assert sample.tilt_deg == pytest.approx(tilt_deg, abs=0.2)

    def test_the_far_shoulder_is_the_deeper_one(self):
        facing_right = track(standing(0.1, yaw_deg=FACING_RIGHT))[0]
        facing_left = track(standing(0.1, yaw_deg=FACING_LEFT))[0]
        assert facing_right.left_depth > 0 > facing_left.left_depth

    def test_unseen_is_nan(self):
        sample = track(nobody(0.1))[0]
        assert math.isnan(sample.size_px)
        assert math.isnan(sample.tilt_deg)

    @pytest.mark.parametrize(("seen", "enough"), [(3, False), (4, True)])
    def test_three_points_make_no_size(self, seen, enough):
        frame = standing(0.1)[0]
        visibility = np.zeros(33)
        visibility[[11, 12, 23, 24][:seen]] = 1.0
        assert math.isfinite(body_size_px(replace(frame, visibility=visibility))) is enough

    def test_points_are_kept_where_they_were_seen(self):
        frame = standing(0.1)[0]
        visibility = frame.visibility.copy()
        visibility[27] = 0.1
        points = track([replace(frame, visibility=visibility)])[0].points
        assert len(points) == len(KEPT)
        assert points[column_of("hip", "right")] == frame.plane[24]
        assert np.isnan(points[column_of("ankle", "left")])


class TestStretch:
    def test_standing_and_walking_are_one_stretch(self):
        time_s = np.arange(120) / FPS
        walking = Figure(place_px=(200 + 250 * time_s, 650.0))  # 1.6 trunk lengths a second
        assert {s.stretch for s in track(frames_of(time_s, walking))} == {0}

    def test_noise_of_the_landmarks_is_no_jump(self):
        time_s = np.arange(120) / FPS
        assert track(frames_of(time_s, Figure(), noise_px=10))[-1].stretch == 0

    def test_a_jump_to_another_place_begins_another(self):
        samples = track(in_order(standing(1), standing(1, at_px=(1000.0, 650.0))))
        assert [s.stretch for s in samples] == [0] * (FPS + 15) + [1] * 15
        assert [s.size_px > 0 for s in samples] == [True] * FPS + [False] * 15 + [True] * 15

    def test_a_slip_of_the_model_is_unseen_and_forgotten(self):
        slip = standing(0.4, at_px=(1000.0, 650.0))
        samples = track(in_order(standing(1), slip, standing(1)))
        assert {s.stretch for s in samples} == {0}
        assert [s.size_px > 0 for s in samples] == [True] * FPS + [False] * 12 + [True] * FPS

    def test_what_the_model_took_for_somebody_at_first_has_no_claim(self):
        samples = track(in_order(standing(0.2), standing(1, at_px=(1000.0, 650.0))))
        assert [s.stretch for s in samples] == [0] * 6 + [1] * FPS

    def test_a_cut_to_another_view_of_the_same_place_does(self):
        turned = standing(1, yaw_deg=FACING_CAMERA, at_px=(470.0, 650.0))
        samples = track(in_order(standing(1), turned))
        assert samples[-1].stretch == 1

    def test_left_and_right_exchanged_is_no_jump(self):
        frames = standing(1, knee=(60.0, 0.0))
        swapped = [1 + i if i % 2 else i - 1 for i in range(11, 33)]
        order = [*range(11), *swapped]
        exchanged = [
            replace(f, image_px=f.image_px[order], visibility=f.visibility[order])
            for f in standing(1, knee=(60.0, 0.0))
        ]
        assert {s.stretch for s in track(in_order(frames, exchanged))} == {0}

    def test_another_size_in_the_same_place_does_too(self):
        samples = track(
            in_order(standing(1), standing(1, at_px=(400.0, 580.0), px_per_m=180.0)),
        )
        assert samples[-1].stretch == 1

    def test_coming_back_into_the_picture_where_one_left_it_does_not(self):
        samples = track(in_order(standing(1), nobody(3), standing(1)))
        assert samples[-1].stretch == 0


class TestPassing:
    """The patient is the one who was there at the start."""

    def test_nobody_passes_while_the_patient_is_there(self):
        assert passing_stretches(track(standing(3))) == frozenset()
        assert passing_stretches([]) == frozenset()
        assert passing_stretches(track(nobody(1))) == frozenset()

    def test_a_skeleton_that_visits_somebody_else_and_returns_was_not_the_patient(self):
        samples = track(in_order(standing(2), standing(1, at_px=(1000.0, 650.0)), standing(2)))
        assert samples[-1].stretch == 0
        assert passing_stretches(samples) == {1}

    def test_nor_was_any_of_several_it_visited_on_the_way(self):
        samples = track(
            in_order(
                standing(2),
                standing(1, at_px=(800.0, 650.0)),
                standing(1, at_px=(1100.0, 650.0)),
                standing(2),
            )
        )
        assert passing_stretches(samples) == {1, 2}

    def test_somebody_nearer_to_the_camera_in_the_same_place_was_not_either(self):
        nearer = standing(1, at_px=(400.0, 900.0), px_per_m=600.0)
        samples = track(in_order(standing(2), nearer, standing(2)))
        assert passing_stretches(samples) == {1}

    def test_a_cut_to_another_view_is_still_the_patient(self):
        samples = track(in_order(standing(2), standing(8, at_px=(1000.0, 650.0))))
        assert passing_stretches(samples) == frozenset()

    def test_after_a_cut_the_patient_is_where_the_cut_left_them(self):
        elsewhere = (1000.0, 650.0)
        samples = track(
            in_order(
                standing(2),
                standing(8, at_px=elsewhere),
                standing(1),
                standing(2, at_px=elsewhere),
            )
        )
        assert passing_stretches(samples) == {2}

    def test_a_visit_that_never_ends_is_left_open(self):
        # Whether it was a cut or a passer-by cannot be told from one second.
        samples = track(in_order(standing(2), standing(1, at_px=(1000.0, 650.0))))
        assert passing_stretches(samples) == frozenset()


class TestPosition:
    @pytest.mark.parametrize(
        ("position", "fits", "does_not"),
        [
            ("standing", (0, 45), (75, 90)),
            ("seated", (0, 45), (75, 180)),
            ("supine", (60, 90), (0, 30)),
            ("side_lying", (60, 90), (0, 30)),
            ("prone", (45, 90), (0, 20)),
            ("quadruped", (60, 90), (0, 20)),
        ],
    )
    def test_by_the_tilt_of_the_trunk(self, position, fits, does_not):
        assert all(fits_position(float(tilt), (position,)) for tilt in fits)
        assert not any(fits_position(float(tilt), (position,)) for tilt in does_not)

    def test_any_tilt_will_do_where_the_position_does_not_matter(self):
        assert all(fits_position(float(tilt), ("any",)) for tilt in (0, 90, 180))

    def test_an_unseen_trunk_is_held_against_nobody(self):
        assert fits_position(math.nan, ("standing",))
