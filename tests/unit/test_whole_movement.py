"""The whole movement counts, the joint gives the degrees."""

import math
from dataclasses import replace

import numpy as np
import pytest

from hep_vision.measure.body.landmarks import landmark_of
from sample_exercises import SQUAT, measured
from stick_body import frames_of, repetitions, squatting

KNEES = [landmark_of("knee", side) for side in ("left", "right")]


def hidden(frames, first=0, end=None):
    """The same frames, the knees of some of them hidden."""

    def without_knees(frame):
        visibility = np.array(frame.visibility)
        visibility[KNEES] = 0.05
        return replace(frame, visibility=visibility)

    end = len(frames) if end is None else end
    return [without_knees(f) if first <= n < end else f for n, f in enumerate(frames)]


def squats(peaks):
    time_s, knee = repetitions(peaks)
    return frames_of(time_s, squatting(knee))


@pytest.mark.parametrize("peaks", [[90.0] * 4, [60.0, 70.0, 65.0], [110.0] * 8])
def test_a_hidden_joint_still_counts_without_degrees(peaks):
    result = measured(hidden(squats(peaks)), SQUAT)
    assert result.counted == len(peaks)
    for attempt in result.repetitions:
        assert math.isnan(attempt.rom.peak)
        assert not attempt.rom.reliable
        assert "not_measured" in [finding.code for finding in attempt.findings]


def test_where_the_joint_is_seen_it_counts_by_itself():
    frames = squats([90.0] * 4)
    seen = measured(frames, SQUAT)
    assert measured(hidden(frames, 0, 10), SQUAT).counted == seen.counted == 4
    assert all(attempt.rom.reliable for attempt in seen.repetitions)


def test_nobody_who_stands_is_counted():
    time_s = np.arange(0, 20, 1 / 30)
    frames = frames_of(time_s, squatting(np.zeros(len(time_s))), noise_px=2.0)
    assert measured(hidden(frames), SQUAT, side="right").counted == 0
    assert measured(hidden(frames), SQUAT).counted == 0


@pytest.mark.parametrize("target", [60.0, 100.0, 150.0])
def test_what_was_not_measured_is_held_against_no_target(target):
    result = measured(hidden(squats([90.0] * 3)), SQUAT, target=target)
    assert [attempt.reason for attempt in result.attempts] == ["complete"] * 3
    assert not any(attempt.rom.reliable for attempt in result.attempts)
