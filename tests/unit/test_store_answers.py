"""What the patient said reaches the therapist's rules for more and less."""

from __future__ import annotations

from pathlib import Path

import pytest
from sample_results import squat_set

from command_line import run
from hep_vision.program.proposals import Answers
from hep_vision.program.words import day_words
from hep_vision.store.database import Store, open_store
from hep_vision.store.events import Answers as Said
from hep_vision.store.events import SetEnd
from hep_vision.store.history import answers_by_day, read_history
from hep_vision.store.writing import begin_session, end_session, save_set
from program_examples import exercise_values, make_program
from store_samples import NOON, days_after, record_of

LESS = {
    "text": "Halve it when it hurts.",
    "when": {"pain_above_0_to_10": 5},
    "propose": {"reps_percent": 50},
}
PROGRAM = make_program(
    exercise_values(
        exercise="squat",
        side="both",
        effort={"scale": "CR10", "from": 3, "to": 5},
        regression=LESS,
        frequency={"days_per_week": 7},
    ),
    exercise_values(regression=LESS),
    valid_from="2026-03-01",
    valid_until="2026-04-30",
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "record.db"


@pytest.fixture
def store(file: Path):
    with open_store(str(file)) as opened:
        yield opened


def squat(store: Store, days: float = 0, *, pain: int | None = None, said: Said | None = None):
    """A session of one set of squats."""
    at = days_after(days)
    session = begin_session(store, PROGRAM.patient, started_at=at, program=PROGRAM)
    save_set(store, session, SetEnd(record=record_of(squat_set(), at), pain=pain))
    end_session(store, session, answers=said)


def answers(store: Store) -> dict[tuple[str, str], Answers]:
    found = answers_by_day(read_history(store, PROGRAM.patient), PROGRAM)
    return {(key, str(day)): said for (key, day), said in found.items()}


def test_the_worst_of_the_set_and_of_the_session_counts(store: Store):
    squat(store, pain=6, said=Said(pain_before=2, pain_worst=4, effort=4, effort_scale="CR10"))
    squat(store, 0.1, said=Said(pain_after=3))
    assert answers(store) == {("squat/both", str(NOON.date())): Answers(6, 4)}


def test_effort_on_another_scale_says_nothing(store: Store):
    squat(store, said=Said(effort=13, effort_scale="RPE 6-20"))
    assert answers(store) == {("squat/both", str(NOON.date())): Answers(None, None)}


def test_proposals_go_by_the_record(store: Store, file: Path, tmp_path: Path):
    squat(store, said=Said(pain_worst=7))
    program = tmp_path / "program.json"
    program.write_text(PROGRAM.model_dump_json(by_alias=True, exclude_defaults=True), "utf-8")
    day = ("--date", str(NOON.date()), "--db", file)
    done = run("program", "proposals", program, *day)
    assert done.code == 0, done.err
    assert "Squat (both sides together): less" in done.out
    assert f"pain was 7 out of 10 on {day_words(NOON.date())}" in " ".join(done.out.split())
    assert "Nothing was changed" in done.out
    assert "1 set begun with too little" in run("program", "today", program, *day).out
