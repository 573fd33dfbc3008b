"""Deleted means overwritten: nothing of a deleted patient stays in the record's file.

SQLite overwrites what is deleted, but only once its log of changes is merged into the file,
which another program that reads at that moment holds up. It is finished then when the record
is opened the next time. The file itself is searched for what was deleted.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select, text, update

from hep_vision.store.faults import explained
from hep_vision.store.files import companions_of
from hep_vision.store.queries import in_pieces
from hep_vision.store.tables import (
    ClinicValueRow,
    CorrectionRow,
    LandmarkRow,
    MatterEventRow,
    MatterRow,
    OutcomeScoreRow,
    PatientRow,
    ProgramRow,
    SealKeyRow,
    SessionRow,
    SetRow,
    TraceRow,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import InstrumentedAttribute, Session

    from hep_vision.store.database import Store

_PIECE = 1 << 20
_SHORTEST = 12  # bytes that do not occur by chance
_MOST = 64  # bytes; a long value is spread over pages


@dataclass(frozen=True, slots=True)
class Remnants:
    """What would tell that a patient's data is still in the file: values, and where they were."""

    patient: bytes
    values: Mapping[InstrumentedAttribute[Any], Sequence[str | bytes]]

    def alone(self, db: Session) -> tuple[bytes, ...]:
        """Bytes to search for, once the patient is deleted: what other patients share is not."""
        found = [self.patient]
        for column, values in self.values.items():
            shared = {row[0] for row in in_pieces(db, select(column), column, values)}
            own = [value for value in values if value not in shared]
            found += [one.encode() if isinstance(one, str) else one for one in own]
        return tuple({one[-_MOST:] for one in found if len(one) >= _SHORTEST})


def remnants_of(db: Session, patient_id: int) -> Remnants:
    """What to search the file for when a patient is deleted."""
    patient = db.get_one(PatientRow, patient_id)
    sessions = select(SessionRow.id).where(SessionRow.patient_id == patient_id)
    sets = select(SetRow.id).where(SetRow.session_id.in_(sessions))
    matters = select(MatterRow.id).where(MatterRow.patient_id == patient_id)
    wanted: tuple[tuple[InstrumentedAttribute[Any], ColumnElement[bool]], ...] = (
        (SessionRow.note, SessionRow.patient_id == patient_id),
        (CorrectionRow.reason, CorrectionRow.session_id.in_(sessions)),
        (ProgramRow.content, ProgramRow.patient_id == patient_id),
        (ClinicValueRow.remark, ClinicValueRow.patient_id == patient_id),
        (OutcomeScoreRow.remark, OutcomeScoreRow.patient_id == patient_id),
        (LandmarkRow.sha256, LandmarkRow.set_id.in_(sets)),
        (TraceRow.content, TraceRow.set_id.in_(sets)),
        (MatterEventRow.words, MatterEventRow.matter_id.in_(matters)),
    )
    # A row's values lie side by side: a short pseudonym is not found by chance like this.
    added_at = patient.added_at.replace(tzinfo=None).isoformat(" ", "microseconds")
    return Remnants(
        (patient.pseudonym + added_at).encode(),
        {
            column: [value for value in db.scalars(select(column).where(whose)) if value]
            for column, whose in wanted
        },
    )


def erase(store: Store, deleted: tuple[bytes, ...]) -> bool:
    """Overwrite what was deleted; tells whether nothing of it is left in the files.

    Where it cannot be done yet, that is noted in the record for the next start.
    """
    if not store.is_file:
        alone = store.engine.execution_options(isolation_level="AUTOCOMMIT")
        with explained(store.place), alone.connect() as connection:
            connection.execute(text("VACUUM"))
        return True
    done = _merge(store) and not remains(store, deleted)
    if not done:
        _note_pending(store, pending=True)
    return done


def finish_erasing(store: Store) -> None:
    """Overwrite what an earlier deletion could not, without waiting; says so once it is done."""
    if not store.is_file:
        return
    with store.reading() as db:
        row = db.get(SealKeyRow, 1)
        pending = row is not None and row.erasing
    if not pending:
        return
    if _merge(store, wait=False):
        _note_pending(store, pending=False)
        store.remarks.append(
            "What was deleted earlier is overwritten in the file now; another program had been "
            "reading it."
        )
    else:
        store.remarks.append(
            f"What was deleted earlier is still in the file {store.place.name}: another program "
            "is reading it. Close that program; the next start tries again."
        )


def remains(store: Store, deleted: tuple[bytes, ...]) -> bool:
    """Whether any of these bytes is in the record's file or in what SQLite keeps beside it."""
    file = store.place.file
    if file is None or not deleted:
        return False
    return any(_contains(one, deleted) for one in (file, *companions_of(file)) if one.exists())


def _contains(path: Path, deleted: tuple[bytes, ...]) -> bool:
    with path.open("rb") as file:
        before = b""
        while piece := file.read(_PIECE):
            piece = before + piece
            if any(one in piece for one in deleted):
                return True
            before = piece[-_MOST:]
    return False


def _merge(store: Store, *, wait: bool = True) -> bool:
    """Merge the log of changes into the file and empty it; tells whether that could be done."""
    alone = store.engine.execution_options(isolation_level="AUTOCOMMIT")
    with explained(store.place), alone.connect() as connection:
        before = connection.scalar(text("PRAGMA busy_timeout"))
        if not wait:
            connection.execute(text("PRAGMA busy_timeout = 0"))
        try:
            busy, *_ = connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)")).one()
        finally:
            connection.execute(text(f"PRAGMA busy_timeout = {before}"))
    return not busy


def _note_pending(store: Store, *, pending: bool) -> None:
    with store.writing() as db:
        db.execute(update(SealKeyRow).where(SealKeyRow.id == 1).values(erasing=pending))
    if not pending:
        _merge(store, wait=False)
