"""What is done to the record later: a therapist's word, a recount, the deletion of a patient."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import Select, delete, func, insert, select, text

from hep_vision.errors import NotInRecordError
from hep_vision.plain_text import forbidden_sign
from hep_vision.store.audit import note
from hep_vision.store.faults import explained
from hep_vision.store.queries import LARGEST_NUMBER, find_patient, find_set
from hep_vision.store.tables import (
    AttemptRow,
    LandmarkRow,
    OverrideRow,
    PatientRow,
    ProgramRow,
    RecountRow,
    SessionRow,
    SetRow,
)

if TYPE_CHECKING:
    from pathlib import Path

    from hep_vision.record.session import SessionRecord
    from hep_vision.store.database import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """What a therapist says beside what was measured.

    Parameters
    ----------
    author : str
        The therapist's name.
    reason : str
        Why.
    count : int, optional
        Repetitions as the therapist counts them.
    remark : str, optional
        Anything else. One of the two is needed.
    attempt : int, optional
        Number of the attempt it is about; the whole set by default. A count is of a set.
    """

    author: str
    reason: str
    count: int | None = None
    remark: str | None = None
    attempt: int | None = None

    def __post_init__(self) -> None:
        if not self.author.strip() or not self.reason.strip():
            raise ValueError("author and reason must not be empty")
        for name in ("author", "reason", "remark"):
            sign = forbidden_sign(getattr(self, name) or "")
            if sign is not None:
                raise ValueError(f"{name} holds {sign}")
        if self.count is None and not self.remark:
            raise ValueError("give count or remark")
        if self.count is not None and (self.count < 0 or self.attempt is not None):
            raise ValueError("count must be 0 or more, and of a whole set")


@dataclass(frozen=True, slots=True)
class Deleted:
    """What was deleted with a patient, and the copies in which it still is."""

    patient: str
    programs: int
    sessions: int
    sets: int
    attempts: int
    landmark_logs: int
    overrides: int
    backups: tuple[Path, ...]


def add_override(store: Store, set_id: int, override: Override) -> None:
    """Put a therapist's count or remark beside what was measured, which stays as it is.

    Raises
    ------
    NotInRecordError
        If there is no such set or attempt.
    StoreError
        If it cannot be stored.
    """
    with store.writing() as db:
        find_set(db, set_id)
        attempt = override.attempt
        if attempt is not None and (
            attempt > LARGEST_NUMBER or db.get(AttemptRow, (set_id, attempt)) is None
        ):
            raise NotInRecordError(f"Set {set_id} has no attempt {attempt}.")
        values = {name: getattr(override, name) for name in Override.__slots__}
        db.execute(insert(OverrideRow).values(set_id=set_id, made_at=datetime.now(UTC), **values))
        note(db, "override added", f"set {set_id}", actor=override.author)


def keep_recount(store: Store, set_id: int, record: SessionRecord) -> None:
    """Keep a recount beside the original.

    Raises
    ------
    NotInRecordError
        If there is no such set.
    StoreError
        If it cannot be stored.
    """
    with store.writing() as db:
        find_set(db, set_id)
        db.add(
            RecountRow(set_id=set_id, made_at=datetime.now(UTC), record=record.model_dump_json())
        )
        detail = f"by definition {record.versions.definition_sha256[:12]}"
        note(db, "recount kept", f"set {set_id}", f"{detail}, {record.versions.hep_vision}")


def delete_patient(store: Store, patient: str) -> Deleted:
    """Delete a patient with everything there is of them, beyond recovery from this database.

    What stays is the audit trail, which knows patients by number only, and backups.

    Raises
    ------
    NotInRecordError
        If there is no such patient.
    StoreError
        If the database cannot be written; nothing is deleted then.
    """
    with store.writing() as db:
        patient_id = find_patient(db, patient)
        sessions = select(SessionRow.id).where(SessionRow.patient_id == patient_id)
        sets = select(SetRow.id).where(SetRow.session_id.in_(sessions))

        def number(table: type[AttemptRow | LandmarkRow | OverrideRow]) -> int:
            query = select(func.count()).select_from(table).where(table.set_id.in_(sets))
            return db.scalar(query) or 0

        def rows(query: Select[int]) -> int:
            return db.scalar(select(func.count()).select_from(query.subquery())) or 0

        programs = select(ProgramRow.id).where(ProgramRow.patient_id == patient_id)
        deleted = Deleted(
            patient=patient,
            programs=rows(programs),
            sessions=rows(sessions),
            sets=rows(sets),
            attempts=number(AttemptRow),
            landmark_logs=number(LandmarkRow),
            overrides=number(OverrideRow),
            backups=tuple(sorted(store.place.backups.glob("*.db"))),
        )
        db.execute(delete(PatientRow).where(PatientRow.id == patient_id))
        detail = f"{deleted.sessions} sessions, {deleted.sets} sets, {deleted.attempts} attempts"
        note(db, "patient deleted", f"patient {patient_id}", detail)
    _forget(store)
    return deleted


def _forget(store: Store) -> None:
    """Take what was deleted out of the places where a database keeps it for a while."""
    alone = store.engine.execution_options(isolation_level="AUTOCOMMIT")
    with explained(store.place), alone.connect() as connection:
        if store.is_file:
            connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))
        else:
            connection.execute(text("VACUUM"))
