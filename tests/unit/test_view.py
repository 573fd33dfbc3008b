"""How the camera stands to the movement."""

import math
from dataclasses import replace

import numpy as np
import pytest

from hep_vision.measure.body.landmarks import SIDES, PoseFrame, landmark_of
from hep_vision.measure.body.view import (
    MODEL_ERROR_DEG,
    OWN_REST_WEIGHT,
    estimate_view,
    looks_down_deg,
    view_line,
    view_off_deg,
)
from stick_body import (
    FACING_CAMERA,
    FACING_LEFT,
    FACING_RIGHT,
    ON_THE_BACK,
    Figure,
    frames_of,
    pitched,
)


class TestViewOff:
    @pytest.mark.parametrize("turned_deg", [0.0, 10.0, 25.0, 60.0, 90.0])
    def test_is_the_turn_out_of_the_view_from_the_side(self, turned_deg):
        for yaw_deg in (FACING_RIGHT - turned_deg, FACING_RIGHT + turned_deg):
            frame = frames_of(np.zeros(1), Figure(yaw_deg=yaw_deg))[0]
            assert view_off_deg(frame, "sagittal") == pytest.approx(turned_deg, abs=0.3)
            assert view_off_deg(frame, "frontal") == pytest.approx(90 - turned_deg, abs=0.3)

    def test_of_somebody_facing_away_is_that_of_the_front(self):
        frame = frames_of(np.zeros(1), Figure(yaw_deg=180.0))[0]
        assert view_off_deg(frame, "frontal") == pytest.approx(0.0, abs=0.3)

    def test_of_somebody_lying_is_told_as_well(self):
        frame = frames_of(np.zeros(1), Figure(lean_deg=ON_THE_BACK, fixed="hip"))[0]
        assert view_off_deg(frame, "sagittal") == pytest.approx(0.0, abs=0.3)

    @pytest.mark.parametrize("turned_deg", [0.0, 30.0])
    def test_of_somebody_lying_the_trunk_outweighs_shoulders_that_are_read_askew(self, turned_deg):
        """The pose model reads a lying body's shoulders turned towards square: 16 for 30."""
        figure = Figure(lean_deg=ON_THE_BACK, fixed="hip", yaw_deg=FACING_RIGHT - turned_deg)
        frame = frames_of(np.zeros(1), figure)[0]
        world = frame.world_m.copy()
        left, right = (landmark_of("shoulder", side) for side in SIDES)
        middle, half = (world[left] + world[right]) / 2, (world[left] - world[right]) / 2
        askew = np.radians(14.0)
        turn = np.array(
            [[np.cos(askew), 0, np.sin(askew)], [0, 1, 0], [-np.sin(askew), 0, np.cos(askew)]]
        )
        for sign in (1.0, -1.0):
            world[left], world[right] = (
                middle + (half @ turn if sign > 0 else turn @ half),
                middle - (half @ turn if sign > 0 else turn @ half),
            )
            read = view_off_deg(replace(frame, world_m=world), "sagittal")
            assert read == pytest.approx(turned_deg, abs=0.5)

    def test_unseen_shoulders_tell_nothing(self):
        assert math.isnan(view_off_deg(PoseFrame.empty(0.0, (10, 10)), "sagittal"))


class TestLooksDown:
    @pytest.mark.parametrize("pitch_deg", [-30.0, -10.0, 0.0, 10.0, 30.0])
    @pytest.mark.parametrize("yaw_deg", [FACING_RIGHT, FACING_LEFT])
    def test_is_the_slope_of_the_shoulders_from_the_side(self, pitch_deg, yaw_deg):
        frame = pitched(frames_of(np.zeros(1), Figure(yaw_deg=yaw_deg))[0], pitch_deg)
        assert looks_down_deg(frame) == pytest.approx(pitch_deg, abs=0.3)

    def test_of_somebody_facing_the_camera_is_next_to_nothing(self):
        frame = pitched(frames_of(np.zeros(1), Figure(yaw_deg=FACING_CAMERA))[0], 30.0)
        assert looks_down_deg(frame) == pytest.approx(0.0, abs=0.3)

    def test_unseen_shoulders_tell_nothing(self):
        assert math.isnan(looks_down_deg(PoseFrame.empty(0.0, (10, 10))))


def lines_of(*turned_deg):
    return np.array(
        [
            view_line(frames_of(np.zeros(1), Figure(yaw_deg=FACING_RIGHT - turn))[0], "sagittal")
            for turn in turned_deg
        ]
    )


def estimate(lines, own, others=None):
    marked = np.zeros(len(lines), dtype=bool)
    marked[own] = True
    rests = marked.copy()
    if others is not None:
        rests[others] = True
    return estimate_view(lines, marked, rests, "sagittal")


class TestEstimate:
    @pytest.mark.parametrize("turned_deg", [0.0, 10.0, 30.0, 80.0])
    def test_is_that_of_the_rest_before_the_attempt(self, turned_deg):
        # The shoulders turn on the way: 40 degrees, in most of the frames.
        lines = lines_of(*[turned_deg] * 10, *[turned_deg + 40.0] * 30)
        view = estimate(lines, slice(0, 10))
        assert view.off_deg == pytest.approx(turned_deg, abs=0.3)
        assert view.error_deg == pytest.approx(MODEL_ERROR_DEG, abs=0.1)
        assert view.down_deg == pytest.approx(0.0, abs=0.3)

    def test_noise_about_a_square_view_is_no_turn(self):
        noise = np.random.default_rng(1).normal(0.0, 6.0, 200)
        assert estimate(lines_of(*noise), slice(None)).off_deg < 1.5

    def test_scatter_adds_to_its_error(self):
        noise = np.random.default_rng(2).normal(0.0, 12.0, 200)
        quiet, restless = (estimate(lines_of(*turns), slice(None)) for turns in (0 * noise, noise))
        assert restless.error_deg > quiet.error_deg + 1.0

    def test_a_line_that_jumps_in_a_third_of_the_rest_tells_nothing(self):
        view = estimate(lines_of(*[5.0] * 20, *[85.0] * 9), slice(None))
        assert view.off_deg == pytest.approx(5.0, abs=0.3)

    def test_the_rest_before_the_attempt_outweighs_a_long_one_in_another_place(self):
        view = estimate(lines_of(*[80.0] * 300, *[5.0] * 10), slice(300, 310), slice(0, 300))
        assert view.off_deg == pytest.approx(5.0, abs=0.3)

    def test_the_set_so_far_steadies_a_restless_rest(self):
        # Of the own rest less than half is where the set has been all along.
        share_needed = 0.5 / OWN_REST_WEIGHT
        assert 0.55 < share_needed < 0.95
        lines = lines_of(*[5.0] * 200, *[5.0] * 4, *[60.0] * 6)
        assert estimate(lines, slice(200, 210)).off_deg > 40.0
        assert estimate(lines, slice(200, 210), slice(0, 200)).off_deg == pytest.approx(5, abs=0.3)

    def test_frames_without_a_person_are_left_out(self):
        lines = np.vstack([lines_of(*[10.0] * 5), np.full((20, 3), math.nan)])
        assert estimate(lines, slice(None)).off_deg == pytest.approx(10.0, abs=0.3)
        assert math.isnan(estimate(lines, slice(5, None)).off_deg)
