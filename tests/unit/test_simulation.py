"""The simulations of `benchmarks.simulation` in short, with their seed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from benchmarks.simulation import simulations, validation
from benchmarks.simulation.worlds import SESSIONS, Outcome, Patient, Session, follow
from test_statistics_values import attempt

from hep_vision.record.attempt import StoredAttempt
from hep_vision.review.change_words import change_words, patient_words
from hep_vision.review.course import Course, courses_of
from hep_vision.review.trend import trends_of
from hep_vision.statistics.repeatability import Repeatability
from hep_vision.store.views import StoredSession, StoredSet

MINIMUM_DEG = 85.0
NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    "simulate",
    [
        lambda: simulations.asked_for(40),
        lambda: simulations.false_changes(60),
        lambda: simulations.several_series(20),
        lambda: simulations.former_single_looks(600),
        lambda: simulations.session_value_bias(8000),
        lambda: simulations.slopes(100),
        lambda: simulations.sides(8000),
        *(lambda n=n: validation.simulate(200)[n] for n in range(3)),
    ],
)
def test_what_a_simulation_claims_holds(simulate):
    table, claims = simulate()
    assert table.rows
    assert claims
    assert [claim for claim in claims if not claim.holds] == []


def test_an_outcome_is_told_by_looks_and_by_courses():
    said = np.array([[0, 1, 0, 0], [0, 0, 0, 0], [0, -1, -1, 0], [0, 0, 0, 1]])
    found = Outcome.of(said, direction=1)
    assert (found.at_end, found.worst_look, found.ever, found.wrong_way) == (0.25, 0.5, 0.75, 0.25)
    assert found.first_told == 3.0


def test_a_rule_sees_the_sessions_so_far_and_no_later_one():
    (course,) = Patient().courses(np.random.default_rng(1), 1)
    assert follow([course], len).tolist() == [list(range(1, SESSIONS + 1))]


# -- the same three patients through the record's views and the report's sentences


def _attempts(peaks) -> tuple[StoredAttempt, ...]:
    return tuple(
        attempt(float(peak), number)
        if peak >= MINIMUM_DEG
        else attempt(
            float(peak), number, status="partial", reason="short_of_target", repetition=None
        )
        for number, peak in enumerate(peaks, start=1)
    )


def _session(number: int, peaks) -> StoredSession:
    at = NOON + timedelta(days=2 * number)
    empty = dict.fromkeys(StoredSet.__slots__)
    one = StoredSet(
        **empty
        | {
            "id": number,
            "session_id": number,
            "number": 1,
            "day": at.date(),
            "started_at": at,
            "exercise": "heel_slide",
            "exercise_name": "Heel slide",
            "measure": "knee flexion",
            "unit": "deg",
            "side": "left",
            "prescribed_repetitions": 10,
            "minimum_to_count": MINIMUM_DEG,
            "hep_vision": "0.2.0",
            "model": "full",
            "definition_sha256": "a",
            "attempts": _attempts(peaks),
            "findings": (),
            "overrides": (),
        }
    )
    values = dict.fromkeys(StoredSession.__slots__) | {
        "id": number,
        "day": at.date(),
        "started_at": at,
        "sets": (one,),
    }
    return StoredSession(**values)


def looks_of(course) -> list[Course]:
    """What a report after each session says."""
    sessions = [_session(number, one.peaks) for number, one in enumerate(course)]
    return [
        courses_of(trends_of(sessions[: n + 1]), Repeatability())[0] for n in range(len(sessions))
    ]


def courses(patient: Patient, how_many: int):
    return patient.courses(np.random.default_rng(2026), how_many)


def test_who_does_not_change_over_twenty_sessions_is_told_so():
    """200 patients; a report after each session."""
    wrong = 0
    for course in courses(Patient(), 200):
        looks = looks_of(course)
        wrong += any(look.change.is_real for look in looks)
        if not looks[-1].change.is_real:
            assert "no change that the camera can tell" in change_words(looks[-1])
            assert "Well done" not in patient_words(looks[-1])
    assert wrong <= 10  # 5 % of them


def test_who_gains_eight_degrees_is_told_by_the_last_sessions_more_often_than_not():
    told = [looks_of(course) for course in courses(Patient(day_sd=2.0, gain_deg=8.0), 40)]
    first = [
        next((n for n, look in enumerate(looks, 1) if look.change.is_real), 0) for looks in told
    ]
    assert np.mean([n > 0 for n in first]) > 0.6
    assert min(n for n in first if n) >= 6
    assert not any(look.change.is_real and look.gained < 0 for looks in told for look in looks)


def test_who_falls_below_the_minimum_is_seen_to_fall():
    falling = courses(Patient(gain_deg=-15.0), 40)
    seen = [looks_of(course)[-1] for course in falling]
    assert np.mean([look.change.is_real and look.gained < 0 for look in seen]) > 0.9
    assert np.mean([look.trend.latest.value.value for look in seen]) == pytest.approx(75, abs=2)
    # Of counted repetitions only, there were none in most of their last sessions, or the best.
    counted = [[peak for peak in course[-1].peaks if peak >= MINIMUM_DEG] for course in falling]
    assert np.mean([not some for some in counted]) > 0.5


def test_the_number_of_repetitions_does_not_move_the_value():
    peaks = np.random.default_rng(3).normal(95, 3, size=30)
    few, many = (looks_of([Session(peaks[:n])])[0].trend.latest.value for n in (5, 30))
    assert replace(few, uncertainty=None) == replace(many, uncertainty=None)
