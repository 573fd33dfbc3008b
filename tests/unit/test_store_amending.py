"""A therapist's word, recounts, deletion, backups: all beside what was measured."""

from __future__ import annotations

import shutil
import sqlite3
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from sample_results import squat_set
from sqlalchemy import select, text

from hep_vision.analysis.analyze import Job, analyze
from hep_vision.definitions.library import load_library
from hep_vision.errors import InputError, NotInRecordError, StoreError
from hep_vision.measure.body.landmarks import PoseFrame
from hep_vision.measure.exercise import Prescription
from hep_vision.measure.uncertainty import ModelError
from hep_vision.sources.pose.profile import profile_of
from hep_vision.store.amending import Override, add_override, delete_patient, keep_recount
from hep_vision.store.backup import back_up, restore
from hep_vision.store.blobs import pack_frames
from hep_vision.store.checking import verify
from hep_vision.store.database import Store, open_store
from hep_vision.store.events import Answers, SetEnd
from hep_vision.store.history import done_sets, read_history, read_session
from hep_vision.store.listing import list_sessions
from hep_vision.store.reading import read_recounts
from hep_vision.store.recounting import definition_of, recount
from hep_vision.store.seals import touch
from hep_vision.store.tables import AuditRow, Base
from hep_vision.store.writing import begin_session, end_session, save_set
from store_samples import NOON, as_before_0_2, open_a_store, record_of

LOG = pack_frames([PoseFrame.empty(n / 30, (640, 480)) for n in range(3)], {"source": "camera"})
GOLDEN = Path(__file__).parents[1] / "golden"
REAL_LOGS = Path(__file__).parents[3] / "shared" / "bench" / "real"


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request, tmp_path):
    with open_a_store(request.param, tmp_path) as opened:
        yield opened


def save(store: Store, patient: str = "P-1", log: bytes | None = None) -> int:
    measured = squat_set()
    session = begin_session(store, patient, started_at=NOON, timezone="UTC")
    return save_set(
        store, session, SetEnd(record=record_of(measured), traces=measured.traces, log=log)
    )


def audit(store: Store) -> list[AuditRow]:
    with store.reading() as db:
        return list(db.scalars(select(AuditRow).order_by(AuditRow.id)))


def test_an_override_stands_beside_the_measured_count(store: Store):
    set_id = save(store)
    add_override(store, set_id, Override(author="Dana Okafor", reason="seen on video", count=5))
    add_override(
        store, set_id, Override(author="Dana Okafor", reason="form", remark="Good", attempt=3)
    )
    (one,) = read_session(store, 1).sets
    assert len(one.repetitions) == 4
    assert one.count_override
    assert one.count_override.count == 5
    assert one.overrides[1].attempt == 3
    (done,) = done_sets(read_history(store, "P-1"))
    assert done.reps == 5
    assert [entry.actor for entry in audit(store)][-2:] == ["Dana Okafor"] * 2


def test_an_override_needs_a_name_a_reason_and_a_target(store: Store):
    set_id = save(store)
    for wrong in ({"author": " "}, {"reason": ""}, {"count": None}, {"count": -1}, {"attempt": 1}):
        with pytest.raises(ValueError, match=r"must|give"):
            Override(**{"author": "D", "reason": "r", "count": 3, **wrong})
    with pytest.raises(NotInRecordError, match="no attempt 99"):
        add_override(store, set_id, Override(author="D", reason="r", remark="x", attempt=99))


def test_a_deleted_patient_is_really_gone(tmp_path):
    """Not in a table, nor in a byte of the file; the other patient stays."""
    with open_a_store("sqlite", tmp_path) as store:
        save(store, "P-SECRET", log=LOG)
        end_session(store, 1, answers=Answers(note="Please call my daughter"))
        begin_session(store, "P-2", started_at=NOON, timezone="UTC")
        backup = back_up(store)
        deleted = delete_patient(store, "P-SECRET")
        assert (deleted.sessions, deleted.sets, deleted.attempts) == (1, 1, 7)
        assert (deleted.landmark_logs, deleted.backups) == (1, (backup,))
        assert [line.patient for line in list_sessions(store)] == ["P-2"]
        assert verify(store) == ()
        told = " ".join(f"{e.actor} {e.subject} {e.detail}" for e in audit(store))
        assert "1 sessions, 1 sets, 7 attempts" in told
        kept = b"".join(path.read_bytes() for path in tmp_path.glob("record.db*"))
        for secret in (b"P-SECRET", b"daughter", LOG[:40], b"Short of the target"):
            assert secret not in kept
        with pytest.raises(NotInRecordError):
            delete_patient(store, "P-SECRET")
        assert save(store, "P-SECRET") > 1  # never the number of a deleted set


def test_a_patient_is_deleted_from_a_server(tmp_path):
    with open_a_store("postgresql", tmp_path) as store:
        save(store, "P-1")
        save_other = begin_session(store, "P-2", started_at=NOON, timezone="UTC")
        assert delete_patient(store, "P-1").attempts == 7
        with store.reading() as db:
            for table in ("attempt", "finding", "trace", "exercise_set"):
                assert db.scalar(text(f"SELECT count(*) FROM {table}")) == 0
        assert [line.id for line in list_sessions(store)] == [save_other]


def content(store: Store) -> dict[str, list[tuple]]:
    with store.reading() as db:
        return {
            table.name: sorted(tuple(row) for row in db.execute(select(table)))
            for table in Base.metadata.sorted_tables
            if table.name not in ("audit", "seal_key")  # which tell of the restoring too
        }


def test_a_backup_brings_everything_back(store: Store, tmp_path):
    asked = store.place.url.render_as_string(hide_password=False)
    save(store, log=LOG)
    before = content(store)
    backup = back_up(store, tmp_path / "elsewhere.db")
    assert not list(tmp_path.glob("elsewhere.db-*"))
    begin_session(store, "P-2")
    former = restore(asked, backup)
    assert content(store) == before
    assert verify(store) == ()
    with open_store(str(former)) as other:
        assert len(list_sessions(other)) == 2
    assert begin_session(store, "P-3") == 2  # numbering goes on
    entries = audit(store)
    assert entries[-2].action == "backup restored"
    former.unlink()


def test_a_bad_backup_changes_nothing(store: Store, tmp_path):
    asked = store.place.url.render_as_string(hide_password=False)
    save(store)
    before = content(store)
    good = back_up(store, tmp_path / "good.db")
    cut = tmp_path / "cut.db"
    cut.write_bytes(good.read_bytes()[:20_000])
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE photo (id INTEGER)")
    connection.close()
    note = tmp_path / "note.txt"
    note.write_text("no database, but long enough to look at")
    for path, words in (
        (cut, "damaged"),
        (other, "not a hep-vision record"),
        (note, "damaged|no hep-vision record"),
        (tmp_path / "none.db", "no such backup"),
    ):
        with pytest.raises(InputError, match=words):
            restore(asked, path)
    assert content(store) == before


def test_a_backup_takes_the_place_of_a_lost_or_damaged_record(tmp_path):
    with open_a_store("sqlite", tmp_path) as store:
        save(store)
        backup = back_up(store)
    db = tmp_path / "record.db"
    db.unlink()
    with pytest.raises(StoreError, match=f"restore {backup}"):
        open_store(str(db), create=False)
    assert restore(str(db), backup) is None
    with open_store(str(db)) as store:
        assert len(list_sessions(store)) == 1
    shutil.copy(backup, db)
    with db.open("r+b") as file:
        file.seek(100)
        file.write(b"\xff" * 8000)
    restore(str(db), backup)
    with open_store(str(db)) as store:
        assert len(list_sessions(store)) == 1
        assert verify(store) == ()
    assert list(tmp_path.glob("record.damaged-*"))


def test_verify_finds_changed_landmarks_and_a_changed_audit_trail(store: Store):
    save(store, log=b"no landmark log")
    assert verify(store) == ("The landmarks of set 1 are not as they were stored.",)
    with store.writing() as db:
        touch(db, "set", 1)
        db.execute(text("DELETE FROM landmark_log"))
    assert verify(store) == ()
    with store.writing() as db:
        if store.is_file:
            db.execute(text("DROP TRIGGER audit_no_update"))
        else:
            db.execute(text("ALTER TABLE audit DISABLE TRIGGER ALL"))
        db.execute(text("UPDATE audit SET subject = 'session 7' WHERE id = 1"))
    trigger = "audit_no_update is missing" if store.is_file else "audit_only_added was changed"
    assert verify(store) == (
        f"The trigger {trigger}.",
        "The audit trail was changed at its entry 1.",
    )


@pytest.mark.shared
def test_a_set_is_recounted_from_its_landmarks(store: Store):
    path = REAL_LOGS / "darebee_squat.npz"
    if not path.is_file():
        pytest.skip("the evidence folder ../shared is not here")
    library = load_library()
    squat = library.get("squat")
    analysis = analyze(Job(path, squat, Prescription()), None)
    session = begin_session(store, "P-1", timezone="UTC")
    end = SetEnd(record=analysis.record, traces=analysis.result.traces, log=path.read_bytes())
    set_id = save_set(store, session, end, definition=squat)
    assert definition_of(store, set_id, library) == squat

    again = recount(store, set_id, squat, Prescription())
    np.testing.assert_array_equal(again.result.traces[0].smooth, analysis.result.traces[0].smooth)
    assert again.record.attempts == analysis.record.attempts
    strict = recount(store, set_id, squat, Prescription(target=170.0))
    assert strict.record.counted == 0
    keep_recount(store, set_id, strict.record)
    assert len(read_recounts(store, set_id)) == 1
    (original,) = read_session(store, session).sets
    assert len(original.repetitions) == analysis.record.counted > 0


def test_a_recount_states_the_estimators_error_as_the_set_did(store: Store):
    """Of a set of an older version too; anew only where somebody asks by another definition."""
    log, library = GOLDEN / "squat_side.npz", load_library()
    squat = library.get("squat")
    job = Job(log, squat, Prescription(side="both"), stated=ModelError(bias=0.0, u_model=7.6))
    analysis = analyze(job, None)
    session = begin_session(store, "P-1", timezone="UTC")
    for record in (analysis.record, as_before_0_2(analysis.record)):
        end = SetEnd(record=record, traces=analysis.result.traces, log=log.read_bytes())
        set_id = save_set(store, session, end, definition=squat)
        again = recount(store, set_id, squat, Prescription(side="both"))
        parts = [attempt.uncertainty_parts for attempt in again.record.attempts]
        assert {(one.model, one.bias, one.domain, one.df) for one in parts} == {
            (7.6, 0.0, 0.0, None)
        }
        for old, new in zip(record.attempts, again.record.attempts, strict=True):
            assert new.uncertainty_deg == pytest.approx(old.uncertainty_deg, rel=0.021)
    anew = recount(store, set_id, squat, Prescription(side="both"), as_stated=False)
    error = profile_of("full").errors["exercise", "squat"]
    assert {a.uncertainty_parts.domain for a in anew.record.attempts} == {error.domain}


def test_a_set_without_landmarks_cannot_be_recounted(store: Store):
    set_id = save(store)
    squat = load_library().get("squat")
    with pytest.raises(NotInRecordError, match="without its landmarks"):
        recount(store, set_id, squat, Prescription())
    other = replace(squat_set(), exercise_id="nothing_known")
    unknown = save_set(store, 1, SetEnd(record=record_of(other)))
    with pytest.raises(InputError, match="no exercise 'nothing_known'"):
        definition_of(store, unknown, load_library())
