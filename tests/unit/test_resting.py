"""A thigh that rests on its seat, and seems to rise from it."""

import math
from dataclasses import replace

import numpy as np
import pytest

from hep_vision.measure.angles.resting import LEFT_DEG, MODEL_DEG, RestingSegment
from hep_vision.measure.body.landmarks import landmark_of
from sample_exercises import SQUAT, measured
from stick_body import FACING_LEFT, FACING_RIGHT, Figure, extending_knee, frames_of, repetitions

KNEE_EXTENSION = replace(
    SQUAT,
    id="seated_knee_extension",
    direction="decrease",
    side_kind="one",
    position="seated",
    anchors=("hip",),
    start_range=(40.0, 140.0),
    rests="thigh",
)
AS_SEEN = replace(KNEE_EXTENSION, rests=None)
BENT = 90.0


def extensions(peaks, *, rises_deg, yaw_deg=FACING_RIGHT, start=BENT, **tempo):
    """Seated, the right knee straightened to each peak while its thigh rises as seen."""
    time_s, knee = repetitions(peaks, start=start, **tempo)
    share = (start - knee) / start
    rise = rises_deg * share
    figure = Figure(
        hip=(90.0, 90.0 + rise),
        knee=(BENT, knee + rise),  # the shank is where it is
        fixed="hip",
        place_px=(640.0, 400.0),
        yaw_deg=yaw_deg,
    )
    return frames_of(time_s, figure)


def peaks_of(result):
    return [attempt.rom.peak for attempt in result.repetitions]


@pytest.mark.parametrize("yaw_deg", [FACING_RIGHT, FACING_LEFT], ids=["right", "left"])
@pytest.mark.parametrize("rises_deg", [0.0, 8.0, 15.0])
def test_a_thigh_that_seems_to_rise_changes_no_degree(rises_deg, yaw_deg):
    frames = extensions([5.0, 20.0, 40.0], rises_deg=rises_deg, yaw_deg=yaw_deg)
    result = measured(frames, KNEE_EXTENSION, side="right", target=45.0)
    assert peaks_of(result) == pytest.approx([5.0, 20.0, 40.0], abs=0.7)
    assert [attempt.rom.start for attempt in result.repetitions] == pytest.approx([BENT] * 3, abs=1)
    assert all(attempt.rom.reliable for attempt in result.repetitions)


def test_as_it_is_seen_the_knee_never_gets_straight():
    result = measured(extensions([5.0], rises_deg=15.0), AS_SEEN, side="right")
    assert peaks_of(result) == pytest.approx([5.0 + 15.0 * 85 / 90], abs=0.7)


def test_a_thigh_that_left_its_seat_makes_the_degrees_unreliable():
    result = measured(extensions([5.0], rises_deg=1.4 * MODEL_DEG), KNEE_EXTENSION, side="right")
    (attempt,) = result.repetitions
    (finding,) = [f for f in attempt.findings if f.code == "thigh_moved"]
    assert finding.severity == "invalid"
    assert finding.message == "The thigh moved by 26°; degrees are reliable while it rests."
    assert not attempt.rom.reliable


def test_who_sits_down_and_stands_up_is_measured_as_seen():
    """Walking in gives a first rest, standing; the seat then gives another."""
    time_s = np.arange(0, 8, 1 / 30)
    seated = np.clip((time_s - 2.0) / 1.5, 0, 1) - np.clip((time_s - 6.0) / 1.5, 0, 1)
    figure = Figure(hip=(90 * seated, 90 * seated), knee=(90 * seated, 90 * seated))
    seen = measured(frames_of(time_s, figure), KNEE_EXTENSION, side="right")
    trace = seen.traces[0].value
    assert np.nanmedian(trace[(time_s > 4) & (time_s < 6)]) == pytest.approx(90.0, abs=2)
    assert np.nanmedian(trace[time_s > 7.8]) == pytest.approx(0.0, abs=2)


def test_the_rest_before_each_movement_counts():
    """Whoever shifts on the chair between two repetitions is measured anew."""
    time_s, knee = repetitions([10.0, 10.0], start=BENT, rest_s=5.0)
    share = (BENT - knee) / BENT
    shifted = np.where(time_s > time_s[-1] / 2, 6.0, 0.0)  # the thigh lies otherwise, as seen
    rise = 10.0 * share + shifted
    figure = Figure(
        hip=(90.0, 90.0 + rise), knee=(BENT, knee + rise), fixed="hip", place_px=(640.0, 400.0)
    )
    result = measured(frames_of(time_s, figure), KNEE_EXTENSION, side="right")
    assert peaks_of(result) == pytest.approx([10.0, 16.0], abs=1.0)


def test_one_misplaced_knee_changes_no_repetition():
    frames = extensions([5.0], rises_deg=10.0)
    image_px = frames[20].image_px.copy()
    image_px[landmark_of("knee", "right"), 1] -= 40.0
    frames[20] = replace(frames[20], image_px=image_px)
    (attempt,) = measured(frames, KNEE_EXTENSION, side="right").repetitions
    assert attempt.rom.start == pytest.approx(BENT, abs=0.7)
    assert attempt.rom.peak == pytest.approx(5.0, abs=0.7)


@pytest.mark.parametrize("period_s", [1.0, 2.0, 8.0, 16.0])
def test_the_rest_is_that_before_the_movement_at_any_tempo(period_s):
    frames = extensions([5.0] * 3, rises_deg=15.0, period_s=period_s, rest_s=0.3)
    peaks = peaks_of(measured(frames, KNEE_EXTENSION, side="right"))
    assert peaks == pytest.approx([5.0] * 3, abs=1.5)


def test_who_rests_otherwise_for_long_enough_has_taken_up_another_rest():
    """Not far enough to be a movement, too far to be the same rest."""
    time_s = np.arange(0, 12, 1 / 30)
    knee = np.interp(time_s, [0, 3, 3.5, 12], [90, 90, 79, 79])
    lies = np.interp(time_s, [0, 3, 3.5, 12], [0, 0, -4, -4])
    figure = Figure(
        hip=(90.0, 90.0 + lies), knee=(BENT, knee + lies), fixed="hip", place_px=(640.0, 400.0)
    )
    trace = measured(frames_of(time_s, figure), KNEE_EXTENSION, side="right").traces[0].value
    assert np.nanmedian(trace[(time_s > 5) & (time_s < 7)]) == pytest.approx(79.0, abs=0.5)
    assert np.nanmedian(trace[time_s > 9]) == pytest.approx(75.0, abs=0.5)


def test_an_exercise_without_a_rest_keeps_none():
    engine_frames = frames_of(*_still())
    result = measured(engine_frames, AS_SEEN, side="right")
    assert np.nanmax(np.abs(result.traces[0].value - BENT)) < 0.5


def _still():
    time_s = np.arange(30) / 30
    return time_s, extending_knee(np.full(30, BENT))


class TestSegment:
    """The segment by itself."""

    @staticmethod
    def points(thigh_deg):
        """Points of a right thigh in that direction: 0 down, 90 to the right."""
        frame = frames_of(np.zeros(1), extending_knee(np.full(1, BENT)))[0]
        points = frame.plane.tolist()
        hip, knee = RestingSegment("thigh", "right")._ends
        turn = math.radians(thigh_deg)
        points[knee] = points[hip] + 100 * complex(math.sin(turn), math.cos(turn))
        return points

    def test_before_a_rest_was_seen_nothing_is_turned(self):
        assert RestingSegment("thigh", "right").add(self.points(70.0)) == 0.0

    @pytest.mark.parametrize(
        ("seen_deg", "taken"), [(100.0, 10.0), (110.0, 20.0), (120.0, 15.0), (140.0, 0.0)]
    )
    def test_what_is_taken_off_ends_where_the_rest_says_nothing_any_more(self, seen_deg, taken):
        assert (MODEL_DEG, LEFT_DEG) == (20.0, 40.0)
        segment = RestingSegment("thigh", "right")
        segment.rest(0.0, -BENT, self.points(90.0))
        assert segment.add(self.points(seen_deg)) == pytest.approx(taken)
        assert segment.off_rest_deg[-1] == pytest.approx(seen_deg - 90.0)

    def test_what_is_not_seen_is_not_made_up(self):
        segment = RestingSegment("thigh", "right")
        segment.rest(0.0, -BENT, self.points(90.0))
        unseen = [complex(math.nan, math.nan)] * 33
        segment.rest(0.1, math.nan, unseen)
        assert math.isnan(segment.add(unseen))
        assert segment.add(self.points(95.0)) == pytest.approx(5.0)
