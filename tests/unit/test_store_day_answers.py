"""A fall or swelling that the session asked about is kept at once and becomes a safety event."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from hep_vision.coach.words import load_words
from hep_vision.definitions.library import load_library
from hep_vision.live.starting import due_sets, prepare
from hep_vision.live.store_session import Owner, SessionName, StoreSession
from hep_vision.program.safety import safety_events
from hep_vision.store.database import Store
from hep_vision.store.events import Answers
from hep_vision.store.going_on import keep_words
from hep_vision.store.history import read_history, said_by_day
from hep_vision.store.reading import patients
from hep_vision.store.writing import begin_session, end_session
from program_examples import MONDAY, exercise_values, make_program
from store_samples import NOON, open_a_store

PATIENT = "P-1"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_a_store("sqlite", tmp_path)
    yield opened
    opened.close()


def kept(store: Store, *answers: tuple[str, int], over: bool = True) -> StoreSession:
    now = iter(NOON + timedelta(minutes=number) for number in range(100))
    session = StoreSession(Owner(store, PATIENT), lambda: next(now), SessionName("a-session", NOON))
    for question, value in answers:
        session.answer(0, question, value)
    if over:
        session.end("stopped")
    return session


def events(store) -> list[str]:
    return [
        event.kind for event in safety_events((), said_by_day(read_history(store, PATIENT)), ())
    ]


@pytest.mark.parametrize("over", [True, False], ids=["ended", "cut off"])
@pytest.mark.parametrize("question", ["fall", "swelling"])
def test_a_yes_is_a_safety_event_however_the_session_ends(store: Store, question, over) -> None:
    kept(store, (question, 1), over=over)
    assert events(store) == [question]


def test_both_are_kept_and_each_once(store: Store) -> None:
    kept(store, ("fall", 1), ("swelling", 1), ("fall", 1))
    assert sorted(events(store)) == ["fall", "swelling"]
    (session,) = read_history(store, PATIENT)
    assert session.note is not None
    assert len(session.note.splitlines()) == 2


def test_a_no_is_no_event_and_begins_no_session(store: Store) -> None:
    kept(store, ("fall", 0), ("swelling", 0), over=False)
    assert list(patients(store)) == []


def test_the_patients_own_words_stand_beside_it(store: Store) -> None:
    session = begin_session(store, PATIENT, started_at=NOON)
    keep_words(store, session, "Asked by the session: has fallen since last time.")
    end_session(store, session, answers=Answers(note="It was the stairs."), ended_at=NOON)
    (stored,) = read_history(store, PATIENT)
    assert stored.note == "Asked by the session: has fallen since last time.\nIt was the stairs."


def test_a_program_asks_once_a_day(store: Store) -> None:
    asking = make_program(exercise_values(exercise="squat", side="both"), ask_each_day=["fall"])
    owner, library = Owner(store, PATIENT, asking), load_library()
    at = datetime.combine(MONDAY, NOON.timetz())
    words = load_words()
    first = prepare(due_sets(asking, library), owner, words, at)
    assert first.session_plan.asks_of_day == ("fall",)
    begin_session(store, PATIENT, started_at=at)
    again = prepare(due_sets(asking, library), owner, words, at + timedelta(hours=3))
    assert again.session_plan.asks_of_day == ()
    silent = make_program(exercise_values(exercise="squat", side="both"))
    plan = prepare(due_sets(silent, library), Owner(store, PATIENT, silent), words, at)
    assert plan.session_plan.asks_of_day == ()
