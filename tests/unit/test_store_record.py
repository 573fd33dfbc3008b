"""What goes into the record comes out of it, from SQLite and PostgreSQL alike."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sample_results import alternating_set, attempt, empty_set, squat_set
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from hep_vision.errors import NotInRecordError
from hep_vision.measure.body.landmarks import PoseFrame
from hep_vision.record.attempt_record import attempt_record
from hep_vision.record.session import PrescriptionRecord, SessionRecord
from hep_vision.store import migrations
from hep_vision.store.blobs import pack_frames
from hep_vision.store.database import SCHEMA_VERSION, Store
from hep_vision.store.events import Answers, SetEnd, SetStart
from hep_vision.store.going_on import answer_set, keep_attempts
from hep_vision.store.history import read_history, read_session
from hep_vision.store.listing import list_sessions
from hep_vision.store.reading import read_logs, read_record, read_traces
from hep_vision.store.tables import AttemptRow, Base
from hep_vision.store.writing import (
    begin_session,
    begin_set,
    end_session,
    end_set,
    save_set,
    stored_as,
)
from store_samples import NOON, VERSIONS, days_after, open_a_store, record_of

START = SetStart(
    exercise="squat",
    exercise_name="Squat",
    measure="knee flexion",
    unit="deg",
    side="auto",
    prescription=PrescriptionRecord(sets=3, repetitions=10, target_deg=90),
    versions=VERSIONS,
    source_name="camera 0",
    setup="living room",
)


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request, tmp_path):
    with open_a_store(request.param, tmp_path) as opened:
        yield opened


def without_folder(record: SessionRecord) -> SessionRecord:
    source = record.source.model_copy(update={"path": "squat.mp4"})
    return record.model_copy(update={"source": source})


@pytest.mark.parametrize("measured", [squat_set(), alternating_set(), empty_set()])
def test_a_stored_record_is_read_back_whole(store: Store, measured):
    record = record_of(measured)
    session = begin_session(store, "P-1", started_at=NOON, timezone="Europe/Berlin")
    set_id = save_set(store, session, SetEnd(record=record, traces=measured.traces))
    assert read_record(store, set_id) == without_folder(record)
    assert stored_as(store, record) == set_id
    for stored, trace in zip(read_traces(store, [set_id])[set_id], measured.traces, strict=True):
        assert stored.side == trace.side
        np.testing.assert_allclose(stored.time_s, trace.time_s, atol=1e-6)
        np.testing.assert_allclose(stored.value, trace.value, atol=1e-4)
        np.testing.assert_allclose(stored.smooth, trace.smooth, atol=1e-4)


def test_both_sides_and_ratios_are_kept(store: Store):
    both = replace(attempt(1.0, 0.3), measured_side="left", other_side_rom=attempt(1.0, 0.2).rom)
    measured = replace(squat_set(), unit="ratio", attempts=(both,))
    record = record_of(measured, target=0.25)
    set_id = save_set(store, begin_session(store, "P-1"), SetEnd(record=record))
    assert read_record(store, set_id) == without_folder(record)


def frames(first: int, count: int) -> list[PoseFrame]:
    rng = np.random.default_rng(first)
    points = np.round(rng.uniform(0, 480, (count, 33, 3)) * 16) / 16
    return [PoseFrame(i / 30, p, p / 1000, np.ones(33), (640, 480)) for i, p in enumerate(points)]


def test_a_live_session_is_stored_as_it_happens(store: Store):
    session = begin_session(store, "P-1", started_at=NOON, timezone="America/New_York")
    set_id = begin_set(store, session, START)
    seen, told = [], []
    for number, one in enumerate(squat_set().attempts[1:3], start=1):
        seen.append(frames(number, 20))
        told.append(attempt_record(one, number, number, "deg"))
        keep_attempts(store, set_id, told, pack_frames(seen[-1], {}))
    (unfinished,) = read_session(store, session).sets
    assert [a.peak for a in unfinished.attempts] == [97.0, 102.0]
    assert unfinished.ended_at is None
    assert unfinished.setup == "living room"
    with pytest.raises(NotInRecordError, match="broken off"):
        read_record(store, set_id)
    logs = read_logs(store, set_id)
    for log, part in zip(logs, seen, strict=True):
        np.testing.assert_array_equal(log.frames[7].image_px, part[7].image_px)

    record = record_of(squat_set())
    whole = pack_frames(seen[0], {"source": "camera 0"})
    end_set(store, set_id, SetEnd(record=record, log=whole, why="pain", pain=6))
    answers = Answers(pain_before=2, pain_worst=6, effort=4, effort_scale="CR10", note="It hurt.")
    end_session(store, session, why="pain", answers=answers)
    stored = read_session(store, session)
    answer_set(store, set_id, effort=5)
    assert (stored.why_ended, stored.pain_worst, stored.note) == ("pain", 6, "It hurt.")
    (finished,) = read_session(store, session).sets
    assert (finished.pain, finished.effort) == (6, 5)
    assert len(finished.attempts) == 7
    assert finished.why_ended == "pain"
    assert [f.code for f in finished.findings] == ["off_plane", "off_plane"]
    assert len(read_logs(store, set_id)) == 1


def test_the_attempts_of_a_set_that_goes_on_are_put_anew(store: Store):
    set_id = begin_set(store, begin_session(store, "P-1"), START)
    first, second = (attempt_record(one, 1, 1, "deg") for one in squat_set().attempts[1:3])
    keep_attempts(store, set_id, [first], pack_frames(frames(1, 20), {}))
    whole = pack_frames(frames(2, 40), {})
    keep_attempts(store, set_id, [second], whole, whole_log=True)
    with store.reading() as db:
        peaks = [row.peak for row in db.query(AttemptRow).filter_by(set_id=set_id)]
    assert peaks == [second.peak_deg]
    assert [len(log.frames) for log in read_logs(store, set_id)] == [40]


def test_the_day_is_the_patients_own(store: Store):
    """Three in the morning in London is the evening before in New York."""
    begin_session(store, "P-1", started_at=NOON.replace(hour=3), timezone="America/New_York")
    (line,) = list_sessions(store)
    assert line.day.isoformat() == "2026-03-01"
    assert line.started_at == NOON.replace(hour=3)


def test_sessions_are_listed_newest_first_and_by_patient(store: Store):
    for day, patient in enumerate(("P-1", "P-2", "P-1")):
        session = begin_session(store, patient, started_at=days_after(day), timezone="UTC")
        save_set(store, session, SetEnd(record=record_of(squat_set(), days_after(day))))
    lines = list_sessions(store)
    assert [line.patient for line in lines] == ["P-1", "P-2", "P-1"]
    assert lines[0].started_at == days_after(2)
    assert (lines[0].sets, lines[0].exercises, lines[0].counted) == (1, ("Squat",), 4)
    assert len(list_sessions(store, patient="P-1")) == 2
    assert len(list_sessions(store, patient="P-1", first=days_after(1).date())) == 1
    assert len(list_sessions(store, limit=1)) == 1
    assert len(read_history(store, "P-1", last=days_after(0).date())) == 1
    with pytest.raises(NotInRecordError, match="no patient 'P-3'"):
        list_sessions(store, patient="P-3")


def test_what_is_not_there_is_named(store: Store):
    for call in (
        lambda: read_session(store, 9),
        lambda: begin_set(store, 9, START),
        lambda: end_session(store, 9),
    ):
        with pytest.raises(NotInRecordError, match="no session 9"):
            call()
    for beyond in (2**31, 10**20):  # no row can have such a number
        with pytest.raises(NotInRecordError, match=f"no session {beyond}"):
            read_session(store, beyond)
        with pytest.raises(NotInRecordError, match=f"no set {beyond}"):
            read_record(store, beyond)
    with pytest.raises(NotInRecordError, match="no set 9"):
        end_set(store, 9, SetEnd(record=record_of(squat_set())))


def test_the_steps_make_the_tables_of_the_models(store: Store):
    with store.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_the_newest_step_is_the_version_that_is_asked_for():
    steps = ScriptDirectory(str(Path(migrations.__file__).parent))
    assert steps.get_current_head() == SCHEMA_VERSION


def test_the_audit_trail_is_only_added_to(store: Store):
    begin_session(store, "P-1")
    for change in ("UPDATE audit SET actor = 'me'", "DELETE FROM audit"):
        with pytest.raises(DBAPIError, match="only added to"), store.engine.begin() as connection:
            connection.execute(text(change))
