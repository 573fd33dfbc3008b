"""Nobody resumes the session of somebody else, nor that of another record."""

from __future__ import annotations

from contextlib import ExitStack

import pytest
from sqlalchemy import make_url

from hep_vision.errors import HepVisionError
from hep_vision.live.store_session import Owner
from hep_vision.store.database import Store, open_store
from hep_vision.store.open_session import OpenSession
from hep_vision.store.place import Place
from hep_vision.web.link.sessions import Sessions
from hep_vision.web.link.storing import FILE, read_header
from link_room import Source, begun, rehearse
from rehearsal import PATIENT, ready, squat_sets


@pytest.fixture
def interrupted(tmp_path) -> Source:
    """Whose session was interrupted in its first set."""
    rehearse(ready().squats([90, 90]).leave(), squat_sets(reps=3), tmp_path)
    return Source(tmp_path, squat_sets(reps=3))


class OfAnother(Source):
    """Another patient, with the same record and folder."""

    def owner(self, stack: ExitStack) -> Owner:
        return Owner(super().owner(stack).store, "P-2")


def is_resumed(source: Source) -> bool:
    sessions = Sessions(source)
    try:
        return begun(sessions).resumed
    finally:
        sessions.close()


def test_a_session_is_resumed_by_its_own_patient_in_its_own_record(tmp_path, interrupted):
    planned = interrupted.planned
    assert not is_resumed(OfAnother(tmp_path, planned))
    assert not is_resumed(Source(tmp_path, planned, db=tmp_path / "other.db"))
    assert is_resumed(interrupted)


def test_a_second_session_of_the_patient_is_refused(tmp_path):
    source = Source(tmp_path, squat_sets())
    with (
        open_store(str(tmp_path / "record.db")) as store,
        OpenSession(store, PATIENT),
        pytest.raises(HepVisionError, match="already open"),
    ):
        begun(Sessions(source))
    assert not list(tmp_path.glob(f"*/{FILE}"))


def test_a_session_names_the_record_without_user_and_password(tmp_path):
    url = make_url("postgresql+psycopg://anna:secret@clinic:5433/hep?password=hidden")
    with open_store(str(tmp_path / "a.db")) as one:
        store = Store(Place(url, None), one.engine)
        assert Owner(store, "P-1").noted == {
            "patient": "P-1",
            "record": "postgresql+psycopg://clinic:5433/hep",
        }


def test_a_record_is_the_same_from_another_folder(tmp_path, interrupted, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert is_resumed(Source(tmp_path, interrupted.planned, db="record.db"))
    (path,) = tmp_path.glob(f"*/{FILE}")
    header = read_header(path)
    assert header is not None
    assert header.owner["record"] == str(tmp_path / "record.db")
