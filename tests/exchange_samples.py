"""Records of two laptops and a clinic, for the tests of what travels between them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from hep_vision.exchange import sealed_file
from hep_vision.measure.body.landmarks import PoseFrame
from hep_vision.measure.result import SetResult
from hep_vision.record.session import SessionRecord
from hep_vision.store.blobs import pack_frames
from hep_vision.store.contents import digest_beside_sessions, session_digests
from hep_vision.store.database import Store, open_store
from hep_vision.store.events import Answers, SetEnd
from hep_vision.store.tables import CorrectionRow, PatientRow, SessionRow
from hep_vision.store.writing import begin_session, end_session, save_set
from store_samples import NOON, record_of

LOG = pack_frames([PoseFrame.empty(n / 30, (640, 480)) for n in range(3)], {"source": "camera"})
PHRASE = sealed_file.PassPhrase("four words of no meaning")


@pytest.fixture
def cheap_pass_phrases(monkeypatch):
    """Pass phrases that cost next to nothing, so that tests take no second each."""
    monkeypatch.setattr(sealed_file, "OPS", 1)
    monkeypatch.setattr(sealed_file, "MEMORY", 8192)


def laptop(folder: Path, name: str) -> Store:
    """Empty record of a computer of its own."""
    (folder / name).mkdir(exist_ok=True)
    return open_store(str(folder / name / "record.db"))


def told(measured: SetResult, at: datetime, recording: str | None = None) -> SessionRecord:
    """Record of a set, of a recording with that hash."""
    record = record_of(measured, at)
    source = record.source.model_copy(
        update={"path": "a.mp4", "sha256": recording, "recorded_at": at}
    )
    return record.model_copy(update={"source": source})


def exercised(
    store: Store,
    measured: SetResult,
    *,
    at: datetime = NOON,
    patient: str = "P-7",
    recording: str | None = None,
    end: bool = True,
) -> int:
    """Store a session with a set; gives its number."""
    session = begin_session(store, patient, started_at=at, timezone="UTC")
    record = told(measured, at, recording)
    save_set(store, session, SetEnd(record=record, traces=measured.traces, log=LOG))
    if end:
        answers = Answers(pain_worst=3, note="Stiff.")
        end_session(store, session, answers=answers, ended_at=at + timedelta(minutes=10))
    return session


def whole(store: Store) -> dict[str, tuple]:
    """Everything in a record that is of the patients, without the numbers of this record."""
    with store.reading() as db:
        rows = db.execute(
            select(SessionRow.id, SessionRow.uid, PatientRow.pseudonym).join(
                PatientRow, PatientRow.id == SessionRow.patient_id
            )
        ).all()
        digests = session_digests(db, [row.id for row in rows])
        corrections = {
            row.id: sorted(db.scalars(select(CorrectionRow.uid).filter_by(session_id=row.id)).all())
            for row in rows
        }
        beside = {
            pseudonym: (digest_beside_sessions(db, id_),)
            for id_, pseudonym in db.execute(select(PatientRow.id, PatientRow.pseudonym))
        }
    sessions = {row.uid: (row.pseudonym, digests[row.id], *corrections[row.id]) for row in rows}
    return {**beside, **sessions}


def further(measured: SetResult, count: int) -> SetResult:
    """The same set with so many attempts only."""
    return replace(measured, attempts=measured.attempts[:count])
