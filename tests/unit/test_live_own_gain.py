"""A gain is said only where the report's statistics prove it and nothing happened lately."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sample_results import alternating_set, attempt

from hep_vision.definitions.library import load_library
from hep_vision.live.own_gain import gains_of
from hep_vision.live.planning import plan_exercise, with_gains
from hep_vision.measure.exercise import Prescription
from hep_vision.store.events import Answers, SetEnd
from hep_vision.store.history import read_history
from hep_vision.store.writing import begin_session, end_session, save_set
from store_samples import NOON, open_a_store, record_of

PATIENT = "P-1"
SQUAT_LEFT = ("squat", "left")


def history(folder: Path, peaks: list[float], *, note: str | None = None, why: str = "done"):
    """One session a day with five squats to each of these peaks; the last may have gone badly."""
    store = open_a_store("sqlite", folder)
    for number, peak in enumerate(peaks):
        at = NOON + timedelta(days=number)
        session = begin_session(store, PATIENT, started_at=at)
        attempts = tuple(attempt(1.0 + 3.4 * n, peak + 0.4 * n) for n in range(5))
        measured = replace(alternating_set(), exercise_id="squat", side="left", attempts=attempts)
        end = SetEnd(record=record_of(measured, at), traces=measured.traces, why="done")
        save_set(store, session, end, started_at=at)
        last = number == len(peaks) - 1
        answers = Answers(note=note if last else None)
        end_session(store, session, why=why if last else "done", answers=answers, ended_at=at)
    sessions = read_history(store, PATIENT)
    store.close()
    return sessions, sessions[-1].day


RISING = [70.0, 71.0, 73.0, 84.0, 95.0, 104.0, 106.0, 107.0, 108.0]
LEVEL = [90.0, 84.0, 93.0, 88.0, 91.0, 86.0, 92.0, 87.0, 90.0]


@pytest.mark.parametrize(
    ("peaks", "gained"),
    [
        (RISING, True),
        (RISING[::-1], False),  # got worse
        (LEVEL, False),
        ([70.0, 100.0], False),  # two sessions prove nothing
        (RISING[:5], False),
    ],
    ids=["rising", "falling", "level", "two", "five"],
)
def test_a_gain_needs_sessions_that_prove_it(tmp_path: Path, peaks, gained) -> None:
    sessions, today = history(tmp_path, peaks)
    assert (SQUAT_LEFT in gains_of(sessions, today)) is gained


@pytest.mark.parametrize(
    ("note", "why"), [("I fell in the kitchen.", "done"), (None, "pain")], ids=["fall", "pain"]
)
def test_after_something_happened_no_gain_is_said_for_a_week(tmp_path: Path, note, why) -> None:
    sessions, today = history(tmp_path, RISING, note=note, why=why)
    assert gains_of(sessions, today) == frozenset()
    assert SQUAT_LEFT in gains_of(sessions, today + timedelta(days=8))


def test_the_plan_knows_of_its_own_exercise_and_side_alone() -> None:
    squat = load_library().get("squat")
    for side, gains, expected in (
        ("left", {SQUAT_LEFT}, True),
        ("right", {SQUAT_LEFT}, False),
        ("auto", {SQUAT_LEFT}, False),
        ("auto", {SQUAT_LEFT, ("squat", "right")}, True),
        ("left", {("lunge", "left")}, False),
    ):
        (planned,) = plan_exercise(squat, Prescription(side=side, repetitions=3))
        assert with_gains(planned, gains).plan.has_gained is expected
