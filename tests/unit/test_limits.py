"""A limit that was passed, or may have been while nobody could see it."""

from dataclasses import replace

import numpy as np
import pytest

from hep_vision.measure.body.landmarks import landmark_of
from hep_vision.measure.quality.compensations import OVER_THE_LIMIT
from hep_vision.measure.quality.limits import LIMIT_UNCHECKED
from hep_vision.measure.uncertainty import ModelError
from sample_exercises import SQUAT, measured
from stick_body import frames_of, repetitions, squatting


def squats(peaks, **movement):
    time_s, knee = repetitions(list(peaks), **movement)
    return frames_of(time_s, squatting(knee))


def blinded(frames, first_s, last_s):
    """The frames with the knees out of sight for a while."""
    hidden = [landmark_of("knee", side) for side in ("left", "right")]
    out = []
    for frame in frames:
        visibility = frame.visibility.copy()
        if first_s <= frame.time_s < last_s:
            visibility[hidden] = 0.0
        out.append(replace(frame, visibility=visibility))
    return out


def told(result):
    """Codes about the limit: of the attempts, and of the set."""
    codes = {OVER_THE_LIMIT, LIMIT_UNCHECKED}
    of_attempts = [f.code for a in result.attempts for f in a.findings if f.code in codes]
    return of_attempts, [f.code for f in result.findings if f.code in codes]


@pytest.mark.parametrize(("limit", "expected"), [(80.0, [OVER_THE_LIMIT]), (100.0, []), (None, [])])
def test_a_movement_that_is_seen_passes_the_limit_or_not(limit, expected):
    assert told(measured(squats([90.0]), SQUAT, limit=limit)) == (expected, [])


@pytest.mark.parametrize(("limit", "expected"), [(100.0, [LIMIT_UNCHECKED]), (175.0, [])])
def test_what_may_have_passed_it_out_of_sight_is_said(limit, expected):
    """At the speed of this squat 100 degrees are within reach of the gap, 175 are not."""
    frames = squats([90.0], hold_s=0.0)
    deepest_s = frames[-1].time_s / 2.0
    result = measured(blinded(frames, deepest_s - 0.4, deepest_s + 0.4), SQUAT, limit=limit)
    assert told(result) == (expected, [])
    for finding in (f for a in result.attempts for f in a.findings if f.code in expected):
        assert finding.severity == "warning"
        assert finding.at_s == pytest.approx(deepest_s, abs=0.1)
        assert "whether the limit of 100° was passed is not known" in finding.message


def test_an_attempt_that_was_not_counted_says_so_as_well():
    result = measured(blinded(squats([90.0]), 1.6, 3.4), SQUAT, limit=100.0)
    assert [a.status for a in result.attempts] == ["rejected"]
    assert told(result) == ([LIMIT_UNCHECKED], [])


@pytest.mark.parametrize(("blind_s", "expected"), [(3.0, [LIMIT_UNCHECKED]), (0.15, [])])
def test_between_the_repetitions_too(blind_s, expected):
    frames = squats([90.0, 90.0], rest_s=4.0)
    rest = measured(frames, SQUAT).attempts
    middle_s = 0.5 * (rest[0].end_s + rest[1].start_s)
    blind = blinded(frames, middle_s - blind_s / 2, middle_s + blind_s / 2)
    result = measured(blind, SQUAT, limit=100.0)
    assert len(result.attempts) == 2
    assert told(result) == ([], expected)


@pytest.mark.parametrize(("limit", "expected"), [(100.0, [LIMIT_UNCHECKED]), (140.0, [])])
def test_degrees_that_are_not_reliable_cannot_clear_a_limit_that_is_near(limit, expected):
    unsure = replace(SQUAT, error=ModelError(bias=0.0, u_model=10.0))
    result = measured(squats([90.0]), unsure, limit=limit)
    assert not any(attempt.rom.reliable for attempt in result.attempts)
    assert told(result) == (expected, [])


def test_a_joint_that_is_never_seen_clears_no_limit():
    frames = squats([90.0])
    result = measured(blinded(frames, -np.inf, np.inf), SQUAT, limit=100.0)
    of_attempts, of_set = told(result)
    assert set(of_attempts + of_set) == {LIMIT_UNCHECKED}
