"""What is done to the record later: a therapist's word, a recount, the deletion of a patient."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import Select, delete, func, select

from hep_vision.errors import NotInRecordError
from hep_vision.plain_text import forbidden_sign
from hep_vision.store.audit import note
from hep_vision.store.erasing import erase, remnants_of
from hep_vision.store.queries import LARGEST_NUMBER, find_patient, find_set
from hep_vision.store.seals import Kind, touch
from hep_vision.store.tables import (
    AttemptRow,
    ClinicValueRow,
    CorrectionRow,
    ExchangeRow,
    LandmarkRow,
    MatterRow,
    OutcomeScoreRow,
    OverrideRow,
    PatientRow,
    ProgramRow,
    RecountRow,
    SessionRow,
    SetRow,
    SignOffRow,
)

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy.orm import Session

    from hep_vision.record.session import SessionRecord
    from hep_vision.store.database import Store


def check_words(**words: str) -> None:
    """See that what somebody says, by its name, is there and can be shown.

    Raises
    ------
    ValueError
        If it is empty, or holds a sign that cannot be shown.
    """
    for name, said in words.items():
        if not said.strip():
            raise ValueError(f"{name} must not be empty")
        sign = forbidden_sign(said)
        if sign is not None:
            raise ValueError(f"{name} holds {sign}")


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
        check_words(author=self.author, reason=self.reason, remark=self.remark or "-")
        if self.count is None and not self.remark:
            raise ValueError("give count or remark")
        if self.count is not None and (self.count < 0 or self.attempt is not None):
            raise ValueError("count must be 0 or more, and of a whole set")


FEW_REPETITIONS = 5
"""A count is questioned only above twice this: a camera can miss a short set altogether."""


@dataclass(frozen=True, slots=True)
class Deleted:
    """What was deleted with a patient, and the copies in which it still is.

    ``erased`` is False while another program that reads keeps its bytes in the file.
    """

    patient: str
    programs: int
    sessions: int
    sets: int
    attempts: int
    landmark_logs: int
    overrides: int
    backups: tuple[Path, ...]
    erased: bool = False


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
        row = OverrideRow(set_id=set_id, made_at=datetime.now(UTC), **values)
        db.add(row)
        db.flush()
        touch(db, "override", row.id, new=True)
        note(db, "override added", f"set {set_id}", actor=override.author)


def doubt_about(store: Store, set_id: int, count: int) -> str | None:
    """Why a therapist's count of a set is hardly meant, in a sentence; None if it may be.

    It is questioned if it is more than twice the movements that were seen and more than twice
    the repetitions that were asked for.

    Raises
    ------
    NotInRecordError
        If there is no such set.
    """
    with store.reading() as db:
        row = find_set(db, set_id)
        statuses = db.scalars(select(AttemptRow.status).filter_by(set_id=set_id)).all()
    asked = row.prescribed_repetitions or 0
    if count <= 2 * max(len(statuses), asked, FEW_REPETITIONS):
        return None
    of = f" of {asked}" if asked else ""
    counted = list(statuses).count("counted")
    return (
        f"Set {set_id} has {counted}{of} repetitions counted and {len(statuses)} movements seen; "
        f"{count} is far more."
    )


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
        row = RecountRow(set_id=set_id, made_at=datetime.now(UTC), record=record.model_dump_json())
        db.add(row)
        db.flush()
        touch(db, "recount", row.id, new=True)
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
            backups=tuple(sorted(store.place.backups.glob("*.db*"))),
        )
        remnants = remnants_of(db, patient_id)
        _touch_all(db, patient_id)
        db.execute(delete(PatientRow).where(PatientRow.id == patient_id))
        searched = remnants.alone(db)
        detail = f"{deleted.sessions} sessions, {deleted.sets} sets, {deleted.attempts} attempts"
        note(db, "patient deleted", f"patient {patient_id}", detail)
    return replace(deleted, erased=erase(store, searched))


def _touch_all(db: Session, patient_id: int) -> None:
    """Say that everything of a patient goes."""
    sessions = select(SessionRow.id).where(SessionRow.patient_id == patient_id)
    sets = select(SetRow.id).where(SetRow.session_id.in_(sessions))
    programs = select(ProgramRow.id).where(ProgramRow.patient_id == patient_id)
    overrides = select(OverrideRow.id).where(OverrideRow.set_id.in_(sets))
    recounts = select(RecountRow.id).where(RecountRow.set_id.in_(sets))
    matters = select(MatterRow.id).where(MatterRow.patient_id == patient_id)
    kinds: tuple[tuple[Kind, Select[int]], ...] = (
        ("matter", matters),
        ("program", programs),
        ("session", sessions),
        ("set", sets),
        ("override", overrides),
        ("recount", recounts),
        ("correction", select(CorrectionRow.id).where(CorrectionRow.session_id.in_(sessions))),
        ("exchange", select(ExchangeRow.id).where(ExchangeRow.patient_id == patient_id)),
        ("clinic value", select(ClinicValueRow.id).filter_by(patient_id=patient_id)),
        ("outcome score", select(OutcomeScoreRow.id).filter_by(patient_id=patient_id)),
        ("sign-off", select(SignOffRow.id).filter_by(patient_id=patient_id)),
    )
    touch(db, "patient", patient_id)
    for kind, query in kinds:
        for id_ in db.scalars(query).all():
            touch(db, kind, id_)
    _forget_moves(db, patient_id)


def _forget_moves(db: Session, patient_id: int) -> None:
    """Take a pseudonym out of the corrections of sessions that were once filed under it."""
    pseudonym = db.get_one(PatientRow, patient_id).pseudonym
    moves = select(CorrectionRow).where(CorrectionRow.what == "patient")
    for row in db.scalars(moves).all():
        for side in ("before", "after"):
            if getattr(row, side) == pseudonym:
                touch(db, "correction", row.id)
                setattr(row, side, None)
    db.flush()
