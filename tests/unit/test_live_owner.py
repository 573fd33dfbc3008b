"""Nobody goes on in the session of somebody else, nor in that of another record."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import make_url

from hep_vision.coach.plan import SessionPlan
from hep_vision.coach.words import load_words
from hep_vision.live.choosing import choose_sets
from hep_vision.live.journal import JOURNAL
from hep_vision.live.launch import Launch, _open_journal
from hep_vision.live.store_session import Owner, StoreSession
from hep_vision.store.database import Store, open_store
from hep_vision.store.history import read_history
from hep_vision.store.place import Place
from rehearsal import squat_sets

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.fixture
def stores(tmp_path):
    with open_store(str(tmp_path / "a.db")) as one, open_store(str(tmp_path / "b.db")) as other:
        yield one, other


def begin(kept: StoreSession) -> int:
    (planned,) = squat_sets()
    return kept.begin_set(0, planned.plan, planned.definition, "figure", {})


def interrupted(owner: Owner, folder) -> StoreSession:
    """A session whose first set was begun, and nothing more."""
    planned = squat_sets()
    launch = Launch(
        sets=planned, camera="0", model=folder, words=load_words(), out=folder, owner=owner
    )
    plan = SessionPlan(tuple(one.plan for one in planned))
    kept = StoreSession(owner, lambda: NOW)
    number = begin(kept)
    journal = _open_journal(launch, plan, datetime.now().astimezone(), "figure")
    journal.note("set_begun", set=0)
    journal.note("stored", session=kept.id, set=0, number=number)
    journal.close()
    return kept


def offered(owner: Owner, folder):
    _, before = choose_sets(lambda _: squat_sets(), (), folder, owner)
    return before


def test_a_session_is_gone_on_with_by_its_own_patient_in_its_own_record(tmp_path, stores):
    one, other = stores
    first = interrupted(Owner(one, "P-1"), tmp_path / "out")
    before = offered(Owner(one, "P-1"), tmp_path / "out")
    assert before is not None
    assert before.session == first.id
    assert offered(Owner(one, "P-2"), tmp_path / "out") is None
    assert offered(Owner(other, "P-1"), tmp_path / "out") is None


def test_a_number_of_somebody_elses_session_is_not_gone_on_with(stores):
    store, _ = stores
    first = StoreSession(Owner(store, "P-1"), lambda: NOW)
    number = begin(first)
    second = StoreSession(Owner(store, "P-2"), lambda: NOW, first.id, {0: number})
    begin(second)
    assert second.id != first.id
    for patient, session in (("P-1", first.id), ("P-2", second.id)):
        assert [one.id for one in read_history(store, patient)] == [session]


def test_a_journal_names_the_record_without_user_and_password(stores):
    url = make_url("postgresql+psycopg://anna:secret@clinic:5433/hep?password=hidden")
    store = Store(Place(url, None), stores[0].engine)
    assert Owner(store, "P-1").noted == {
        "patient": "P-1",
        "record": "postgresql+psycopg://clinic:5433/hep",
    }


def test_a_record_is_the_same_from_another_folder(tmp_path, stores, monkeypatch):
    interrupted(Owner(stores[0], "P-1"), tmp_path / "out")
    monkeypatch.chdir(tmp_path)
    with open_store("a.db") as store:
        assert offered(Owner(store, "P-1"), tmp_path / "out") is not None
    (journal,) = (tmp_path / "out").glob(f"*/{JOURNAL}")
    assert str(tmp_path / "a.db") in journal.read_text("utf-8")
