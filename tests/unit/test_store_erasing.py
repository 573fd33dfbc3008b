"""Deleted is said to be overwritten only when it is: the file itself is read."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

import pytest
from sample_results import squat_set

from command_line import run
from hep_vision.measure.body.landmarks import PoseFrame
from hep_vision.store.amending import delete_patient
from hep_vision.store.blobs import pack_frames
from hep_vision.store.checking import verify
from hep_vision.store.database import open_store
from hep_vision.store.events import Answers, SetEnd
from hep_vision.store.writing import begin_session, end_session, save_set
from store_samples import NOON, days_after, record_of

NOTE = "Please call my daughter in the evening."
LOG = pack_frames([PoseFrame.empty(n / 30, (640, 480)) for n in range(3)], {})


@pytest.fixture
def db(tmp_path) -> Path:
    """A record of two patients who did the same, word for word."""
    path = tmp_path / "record.db"
    measured = squat_set()
    with open_store(str(path)) as store:
        for day, patient in enumerate(("P-SECRET", "P-2")):
            session = begin_session(store, patient, started_at=NOON, timezone="UTC")
            record = record_of(measured, days_after(day))
            save_set(store, session, SetEnd(record=record, traces=measured.traces, log=LOG))
            note = NOTE if day == 0 else "All is well."
            end_session(store, session, answers=Answers(note=note))
    return path


def remains(db: Path) -> bool:
    files = b"".join(path.read_bytes() for path in db.parent.glob("record.db*"))
    return b"P-SECRET" in files or NOTE.encode() in files


@contextlib.contextmanager
def reader(db: Path):
    """Another program in the middle of reading."""
    with contextlib.closing(sqlite3.connect(db, isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM session").fetchone()
        yield


def test_what_another_patient_has_as_well_is_not_taken_for_a_remnant(db):
    with open_store(str(db)) as store:
        assert delete_patient(store, "P-SECRET").erased
        assert verify(store) == ()
    assert not remains(db)


def test_while_another_program_reads_the_truth_is_said_and_it_is_finished_later(db):
    with reader(db):
        with open_store(str(db), wait_s=0.05) as store:
            assert not delete_patient(store, "P-SECRET").erased
            assert verify(store) == ()
        assert remains(db)
        done = run("sessions", "list", "--db", db)
        assert "still in the file" in done.err
        assert "P-SECRET" not in done.out
    done = run("sessions", "list", "--db", db)
    assert "overwritten in the file now" in done.err
    assert not remains(db)
    assert run("sessions", "list", "--db", db).err == ""
    with open_store(str(db)) as store:
        assert verify(store) == ()


def test_the_command_does_not_claim_what_is_not_so(db, monkeypatch):
    monkeypatch.setitem(open_store.__kwdefaults__, "wait_s", 0.05)
    with reader(db):
        done = run("delete-patient", "P-SECRET", "--yes", "--db", db)
        assert done.code == 0
        assert "the record's file still holds what was stored" in " ".join(done.err.split())
        assert remains(db)
    assert "overwritten" in run("sessions", "list", "--db", db).err
    assert not remains(db)
