"""A part of a record as a record of its own: some sessions of one patient, with all they need."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, delete, insert, select
from sqlalchemy.orm import Session as DbSession

from hep_vision.errors import StoreError
from hep_vision.store.contents import beside_sessions, members_of
from hep_vision.store.database import Store, open_store
from hep_vision.store.seals import Kind, begin_seals, broken, subject_of
from hep_vision.store.tables import (
    AttemptRow,
    Base,
    ClinicValueRow,
    CorrectionRow,
    DefinitionRow,
    FindingRow,
    LandmarkRow,
    MatterEventRow,
    MatterRow,
    OutcomeScoreRow,
    OverrideRow,
    PatientRow,
    ProgramRow,
    RecountRow,
    SealKeyRow,
    SealRow,
    SessionRow,
    SetRow,
    SignOffRow,
    TraceRow,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from sqlalchemy.orm import Session

_ROWS_AT_ONCE = 200
_AT_ONCE = 500


def extract(store: Store, patient_id: int, session_ids: Sequence[int], target: Path) -> None:
    """Write some sessions of a patient into a new record, with what else there is of the patient.

    That is: programs, what the clinic measured, sign-offs, and matters.

    The audit trail stays where it is.

    Parameters
    ----------
    store : Store
        The record.
    patient_id : int
        Whose sessions they are.
    session_ids : sequence of int
        Which.
    target : Path
        The file; it must not exist.

    Raises
    ------
    StoreError
        If something of it was changed outside of hep-vision: that is never handed on.
    """
    with store.reading() as db:
        _require_sound(db, patient_id, session_ids)
        with open_store(str(target)) as copy, copy.engine.begin() as into:
            for table, query in _queries(db, patient_id, session_ids):
                _copy(db.connection(), into, table, query)
            with DbSession(into, join_transaction_mode="create_savepoint") as sealing:
                for seals in (SealRow, SealKeyRow):
                    sealing.execute(delete(seals))
                begin_seals(sealing)
                sealing.commit()
    with closing(sqlite3.connect(target)) as file:
        file.execute("PRAGMA journal_mode = DELETE")


def _require_sound(db: Session, patient_id: int, session_ids: Sequence[int]) -> None:
    kinds: dict[Kind, list[int]] = {"patient": [patient_id], "session": list(session_ids)}
    kinds |= beside_sessions(db, patient_id)
    for id_ in session_ids:
        for kind, ids in members_of(db, id_).items():
            kinds.setdefault(kind, []).extend(ids)
    for kind, ids in kinds.items():
        for some in _in_pieces(ids):
            for id_ in broken(db, kind, some):
                raise StoreError(
                    f"{subject_of(kind, id_).capitalize()} was changed outside of hep-vision and "
                    "is not shared; `hep-vision verify` shows what else was."
                )


def _queries(
    db: Session, patient_id: int, session_ids: Sequence[int]
) -> Iterator[tuple[type[Base], Any]]:
    """What to copy, parents before what belongs to them."""
    yield PatientRow, select(PatientRow.__table__).where(PatientRow.id == patient_id)
    for table in (ProgramRow, ClinicValueRow, OutcomeScoreRow, SignOffRow, MatterRow):
        of_patient = table.__table__.c.patient_id == patient_id
        yield table, select(table.__table__).where(of_patient)
    matters = select(MatterRow.id).where(MatterRow.patient_id == patient_id)
    events = MatterEventRow.__table__
    yield MatterEventRow, select(events).where(events.c.matter_id.in_(matters))
    definitions: set[str] = set()
    for some in _in_pieces(session_ids):
        of_sets = select(SetRow.definition_sha256).where(SetRow.session_id.in_(some))
        definitions |= set(db.scalars(of_sets.distinct()))
    for wanted in _in_pieces(sorted(definitions)):
        definition = DefinitionRow.__table__
        yield DefinitionRow, select(definition).where(definition.c.sha256.in_(wanted))
    for some in _in_pieces(session_ids):
        yield SessionRow, select(SessionRow.__table__).where(SessionRow.id.in_(some))
        sets = select(SetRow.id).where(SetRow.session_id.in_(some))
        yield SetRow, select(SetRow.__table__).where(SetRow.session_id.in_(some))
        for table in (AttemptRow, FindingRow, TraceRow, LandmarkRow, OverrideRow, RecountRow):
            yield table, select(table.__table__).where(table.__table__.c.set_id.in_(sets))
        corrections = CorrectionRow.__table__
        yield CorrectionRow, select(corrections).where(corrections.c.session_id.in_(some))


def _copy(source: Connection, into: Connection, table: type[Base], query: Any) -> None:
    rows = source.execute(query.execution_options(yield_per=_ROWS_AT_ONCE))
    for some in rows.mappings().partitions():
        into.execute(insert(table), [dict(row) for row in some])


def _in_pieces(ids: Sequence[Any]) -> Iterator[Sequence[Any]]:
    return (ids[start : start + _AT_ONCE] for start in range(0, len(ids), _AT_ONCE))
