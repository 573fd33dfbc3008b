"""Sets in a recording of a whole session."""

from __future__ import annotations

from itertools import pairwise

import pytest

from hep_vision.analysis.recognise import candidate_of
from hep_vision.definitions.library import load_library
from hep_vision.measure.exercise import Prescription
from hep_vision.measure.recognition.detected_sets import (
    Expected,
    find_bouts,
    other_movements,
    part_of,
    sets_of,
)
from hep_vision.measure.recognition.scan import MovementScan, count_as, scan_frames
from hep_vision.measure.result import Attempt, Rom
from joined_logs import join

LIBRARY = load_library()


def expected(id_: str, **dose: object) -> Expected:
    (candidate,) = candidate_of(LIBRARY.get(id_))
    return Expected(candidate=candidate, side=candidate.side, **dose)


def attempt(start_s: float, *, side: str = "both", status: str = "counted") -> Attempt:
    """Two seconds of movement."""
    return Attempt(
        status=status,
        reason="complete" if status == "counted" else "short_of_own_range",
        explanation="",
        side=side,
        start_s=start_s,
        peak_s=start_s + 1,
        end_s=start_s + 2,
        hold_s=0.0,
        unseen_s=0.0,
        rom=Rom(0.0, 90.0, 90.0, 6.0),
        view_off_deg=0.0,
    )


def sizes(attempts: list[Attempt], **dose: object) -> list[int]:
    return [len(one) for one in sets_of(attempts, expected("squat", **dose))]


class TestSetsAreToldApart:
    def test_by_a_rest(self):
        attempts = [attempt(t) for t in (0, 3, 6, 40, 43)]
        assert sizes(attempts) == [3, 2]

    def test_a_slow_patient_rests_between_repetitions(self):
        attempts = [attempt(t) for t in (0, 10, 20, 30)]
        assert sizes(attempts, repetitions=10) == [4]

    def test_by_a_short_pause_once_the_dose_is_full(self):
        attempts = [attempt(t) for t in (0, 3, 6, 13, 16, 19)]
        assert sizes(attempts, repetitions=3) == [3, 3]
        assert sizes(attempts, repetitions=6) == [6]

    def test_too_many_in_one_go_are_one_set(self):
        attempts = [attempt(3 * n) for n in range(12)]
        assert sizes(attempts, repetitions=10) == [12]

    def test_what_is_not_counted_does_not_fill_the_dose(self):
        attempts = [attempt(0), attempt(3), attempt(6, status="partial"), attempt(13)]
        assert sizes(attempts, repetitions=3) == [4]

    def test_by_half_of_a_short_prescribed_rest(self):
        attempts = [attempt(t) for t in (0, 3, 15, 18)]
        assert sizes(attempts, rest_s=15) == [2, 2]
        assert sizes(attempts, rest_s=60) == [4]

    def test_by_a_pause_unlike_those_before_it(self):
        attempts = [attempt(t) for t in (0, 3, 6, 18, 21, 24)]
        assert sizes(attempts, repetitions=10, rest_s=60) == [3, 3]
        slow = [attempt(t) for t in (0, 10, 20, 32, 42, 52)]
        assert sizes(slow, repetitions=10, rest_s=60) == [6]

    def test_by_a_change_of_sides(self):
        attempts = [attempt(3 * n, side="left" if n < 4 else "right") for n in range(8)]
        assert sizes(attempts, one_side_a_set=True) == [4, 4]
        assert sizes(attempts, one_side_a_set=False) == [8]

    def test_but_not_where_a_resting_limb_stirs_once(self):
        sides = ["left", "left", "right", "left", "left"]
        attempts = [attempt(3 * n, side=side) for n, side in enumerate(sides)]
        assert sizes(attempts, one_side_a_set=True) == [5]


@pytest.fixture(scope="module")
def session() -> MovementScan:
    """Squats, squats after a rest, then without one the knee stretched, seated."""
    return scan_frames(
        join(("squat_side", 8.0), ("squat_side", 0.0), ("seated_knee_extension_side", 0.0))
    )


SQUAT = expected("squat", repetitions=4)


def test_sets_and_exercises_are_found_one_after_the_other(session: MovementScan):
    bouts = find_bouts(session, [expected("seated_knee_extension"), SQUAT, expected("heel_raise")])
    found = [bout.expected.candidate.exercise.id for bout in bouts]
    assert found == ["squat", "squat", "seated_knee_extension"]
    for bout, true_s in zip(bouts, (0, 27, 46), strict=True):
        assert bout.start_s == pytest.approx(true_s, abs=2.5)
    for before, after in pairwise(bouts):
        assert before.end_s <= after.start_s


def test_what_is_not_expected_is_told_and_not_counted_as_something_else(session: MovementScan):
    bouts = find_bouts(session, [SQUAT])
    assert [bout.end_s < 47 for bout in bouts] == [True, True]
    (other,) = other_movements(session, bouts)
    assert other.start_s == pytest.approx(46, abs=2.5)
    assert other.repeats >= 2


def test_who_holds_for_less_than_prescribed_does_the_exercise_all_the_same():
    scan = scan_frames(join(("seated_knee_extension_side", 0.0)))
    held = expected("seated_knee_extension", hold_s=5.0)
    (bout,) = find_bouts(scan, [held, SQUAT])
    assert bout.expected == held
    result = count_as(scan, held.candidate.exercise, Prescription(hold_s=5.0))
    reasons = [attempt.reason for attempt in result.attempts]
    assert reasons.count("hold_too_short") >= 3
    assert "complete" not in reasons
    assert result.counted == 0
    assert {a.side for a in result.attempts if a.reason == "hold_too_short"} == {"right"}


def test_a_recording_of_something_else_has_no_set(session: MovementScan):
    squats = part_of(session, 0.0, 20.0)
    assert find_bouts(squats, [expected("straight_leg_raise"), expected("elbow_flexion")]) == ()
