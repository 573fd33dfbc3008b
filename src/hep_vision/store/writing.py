"""Writing to the record as it happens: each call is a transaction of its own.

A session is begun, then set by set begun, filled attempt by attempt and ended. What was
stored stays stored, whatever happens next: a kill costs the attempt in progress at most. A
set that was never ended keeps its attempts as they looked when they were made, and its
landmarks as far as they were handed over, from which it can be recounted.
"""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import tzlocal
from sqlalchemy import delete, func, insert, select, update

from hep_vision.program.model import Program
from hep_vision.program.schedule import in_force
from hep_vision.store.audit import note
from hep_vision.store.blobs import pack_trace
from hep_vision.store.events import Answers, SetEnd, SetStart, WhyEnded
from hep_vision.store.global_ids import new_uid
from hep_vision.store.identity import patient_called, require_pseudonym
from hep_vision.store.queries import find_session, find_set
from hep_vision.store.rows import (
    attempt_values,
    content_sha256,
    finding_values,
    prescription_values,
    set_values,
    versions_values,
)
from hep_vision.store.seals import touch
from hep_vision.store.tables import (
    AttemptRow,
    DefinitionRow,
    FindingRow,
    LandmarkRow,
    PatientRow,
    ProgramRow,
    SessionRow,
    SetRow,
    TraceRow,
)

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from hep_vision.definitions.schema import Definition
    from hep_vision.record.session import SessionRecord
    from hep_vision.store.database import Store


def begin_session(
    store: Store,
    patient: str,
    *,
    started_at: datetime | None = None,
    timezone: str | None = None,
    program: Program | None = None,
    uid: str | None = None,
) -> int:
    """Begin a session.

    Parameters
    ----------
    store : Store
        The record.
    patient : str
        Pseudonym, never a name; added to the record if it is new.
    started_at : datetime, optional
        With its time zone; now by default.
    timezone : str, optional
        Where the patient is, as in the IANA list; the computer's by default. It decides
        which calendar day the session belongs to.
    program : Program, optional
        What is prescribed; by default the stored version that is in force on that day.
    uid : str, optional
        Its id; a session that is stored under it already is taken as it is.

    Returns
    -------
    int
        Number of the session.

    Raises
    ------
    StoreError
        If it cannot be stored.
    """
    zone = timezone or (program.timezone if program else None) or tzlocal.get_localzone_name()
    moment = started_at or datetime.now(UTC)
    day = moment.astimezone(ZoneInfo(zone)).date()
    with store.writing() as db:
        patient_id = patient_id_of(db, patient)
        stored = select(SessionRow.id).filter_by(uid=uid, patient_id=patient_id)
        if uid is not None and (known := db.scalar(stored)) is not None:
            return known
        row = SessionRow(
            uid=uid or new_uid(),
            patient_id=patient_id,
            program_id=_program_id(db, patient_id, program)
            if program
            else program_valid_on(db, patient_id, day),
            day=day,
            timezone=zone,
            started_at=moment,
        )
        db.add(row)
        db.flush()
        touch(db, "session", row.id, new=True)
        note(db, "session begun", f"session {row.id}")
        return row.id


def begin_set(
    store: Store,
    session_id: int,
    start: SetStart,
    *,
    started_at: datetime | None = None,
    uid: str | None = None,
) -> int:
    """Begin a set of a session; returns the set's number in the record.

    One that the session has already under the id ``uid`` is taken as it is.

    Raises
    ------
    NotInRecordError
        If there is no such session.
    StoreError
        If it cannot be stored.
    """
    with store.writing() as db:
        stored = select(SetRow.id).filter_by(uid=uid, session_id=session_id)
        if uid is not None and (known := db.scalar(stored)) is not None:
            return known
        return _begin_set(db, session_id, start, started_at or datetime.now(UTC), uid)


def end_set(store: Store, set_id: int, end: SetEnd, *, ended_at: datetime | None = None) -> None:
    """Put the final word on a set in the place of what was provisional.

    Raises
    ------
    NotInRecordError
        If there is no such set.
    StoreError
        If it cannot be stored; the provisional attempts are still there then.
    """
    with store.writing() as db:
        _end_set(db, set_id, end, ended_at or datetime.now(UTC))


def end_session(
    store: Store,
    session_id: int,
    *,
    why: WhyEnded = "done",
    answers: Answers | None = None,
    ended_at: datetime | None = None,
) -> None:
    """End a session, with the patient's answers; words that were kept before stay.

    Raises
    ------
    NotInRecordError
        If there is no such session.
    StoreError
        If it cannot be stored.
    """
    with store.writing() as db:
        row = find_session(db, session_id)
        touch(db, "session", session_id)
        row.ended_at = ended_at or datetime.now(UTC)
        row.why_ended = why
        kept = row.note
        for name in Answers.__slots__:
            setattr(row, name, getattr(answers or Answers(), name))
        row.note = "\n".join(words for words in (kept, row.note) if words) or None
        note(db, "session ended", f"session {session_id}", why)


def save_set(
    store: Store,
    session_id: int,
    end: SetEnd,
    *,
    definition: Definition | None = None,
    setup: str | None = None,
    started_at: datetime | None = None,
) -> int:
    """Store a set that is over, such as one of a recorded video; returns its number.

    Parameters
    ----------
    store : Store
        The record.
    session_id : int
        From `begin_session`.
    end : SetEnd
        The set.
    definition : Definition, optional
        What it was measured by, kept for a later recount.
    setup : str, optional
        Name of the camera set-up.
    started_at : datetime, optional
        When it was exercised; by default when the record says it was.

    Raises
    ------
    NotInRecordError
        If there is no such session.
    StoreError
        If it cannot be stored.
    """
    record = end.record
    start = SetStart(
        exercise=record.exercise,
        exercise_name=record.exercise_name,
        measure=record.measure,
        unit=record.unit,
        side=record.side,
        prescription=record.prescription,
        versions=record.versions,
        source_name="",
        setup=setup,
    )
    begin = started_at or record.performed_at
    with store.writing() as db:
        if definition is not None:
            _keep_definition(db, definition)
        set_id = _begin_set(db, session_id, start, begin)
        _end_set(db, set_id, end, begin + timedelta(seconds=record.source.duration_s))
        return set_id


def stored_as(store: Store, record: SessionRecord) -> int | None:
    """Number of the set that a record is already stored as, if it is."""
    with store.reading() as db:
        return db.scalar(select(SetRow.id).filter_by(record_sha256=content_sha256(record)))


def keep_definition(store: Store, definition: Definition) -> None:
    """Store the definition that sets are measured by, for a later recount."""
    with store.writing() as db:
        _keep_definition(db, definition)


def keep_program(store: Store, program: Program) -> None:
    """Store a version of a patient's program; one that is there already stays as it is.

    Raises
    ------
    StoreError
        If it cannot be stored.
    """
    with store.writing() as db:
        _program_id(db, patient_id_of(db, program.patient), program)


def _begin_set(
    db: Session, session_id: int, start: SetStart, moment: datetime, uid: str | None = None
) -> int:
    find_session(db, session_id)
    last = db.scalar(select(func.max(SetRow.number)).filter_by(session_id=session_id)) or 0
    row = SetRow(
        uid=uid or new_uid(),
        session_id=session_id,
        number=last + 1,
        started_at=moment,
        exercise=start.exercise,
        exercise_name=start.exercise_name,
        measure=start.measure,
        unit=start.unit,
        side=start.side,
        source_name=start.source_name,
        setup=start.setup,
        **prescription_values(start.prescription, start.unit),
        **versions_values(start.versions),
    )
    db.add(row)
    db.flush()
    touch(db, "set", row.id, new=True)
    return row.id


def _end_set(db: Session, set_id: int, end: SetEnd, moment: datetime) -> None:
    find_set(db, set_id)
    touch(db, "set", set_id)
    record = end.record
    for table in (AttemptRow, FindingRow, TraceRow):
        db.execute(delete(table).where(table.set_id == set_id))
    attempts = [attempt_values(set_id, attempt, record.unit) for attempt in record.attempts]
    findings = finding_values(set_id, record.attempts, record.unit, record.findings)
    traces = [
        {"set_id": set_id, "side": trace.side, "content": pack_trace(trace)} for trace in end.traces
    ]
    for table, rows in ((AttemptRow, attempts), (FindingRow, findings), (TraceRow, traces)):
        if rows:
            db.execute(insert(table), rows)
    if end.log is not None:
        db.execute(delete(LandmarkRow).where(LandmarkRow.set_id == set_id))
        db.add(log_row(set_id, 0, end.log))
    db.execute(
        update(SetRow)
        .where(SetRow.id == set_id)
        .values(
            **set_values(record),
            ended_at=moment,
            why_ended=end.why,
            pain=end.pain,
            effort=end.effort,
        )
    )
    note(db, "set stored", f"set {set_id}", f"record {content_sha256(record)}")


def log_row(set_id: int, part: int, content: bytes) -> LandmarkRow:
    """Row of a part of a set's landmark log."""
    digest = hashlib.sha256(content).hexdigest()
    return LandmarkRow(set_id=set_id, part=part, sha256=digest, content=content)


def patient_id_of(db: Session, pseudonym: str) -> int:
    """Number of a patient, who is added if there is none of that pseudonym."""
    found = patient_called(db, pseudonym)
    if found is not None:
        return found.id
    require_pseudonym(pseudonym.strip())
    row = PatientRow(pseudonym=pseudonym.strip(), added_at=datetime.now(UTC))
    db.add(row)
    db.flush()
    touch(db, "patient", row.id, new=True)
    return row.id


def _program_id(db: Session, patient_id: int, program: Program) -> int:
    ref = program.ref
    same = {
        "patient_id": patient_id,
        "program": ref.program,
        "version": ref.version,
        "content_sha256": ref.content_sha256,
    }
    found = db.scalar(select(ProgramRow.id).filter_by(**same))
    if found is not None:
        return found
    content = program.model_dump_json(by_alias=True, exclude_defaults=True)
    row = ProgramRow(**same, content=content, added_at=datetime.now(UTC))
    db.add(row)
    db.flush()
    touch(db, "program", row.id, new=True)
    return row.id


def program_valid_on(db: Session, patient_id: int, day: Any) -> int | None:
    """Number of the stored version of a patient's program that is in force on a day, if any."""
    rows = db.scalars(select(ProgramRow).filter_by(patient_id=patient_id).order_by(ProgramRow.id))
    by_program = {row.id: Program.model_validate_json(row.content) for row in rows}
    program = in_force(by_program.values(), day)
    # Of two texts with one version number the later one holds.
    return next((id_ for id_, one in reversed(by_program.items()) if one == program), None)


def _keep_definition(db: Session, definition: Definition) -> None:
    sha256 = definition.content_sha256
    if db.get(DefinitionRow, sha256) is None:
        content = definition.model_dump_json(by_alias=True)
        db.add(DefinitionRow(sha256=sha256, exercise=definition.id, content=content))
        touch(db, "definition", sha256, new=True)
