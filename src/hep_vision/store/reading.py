"""Reading from the record. Every query goes by an index, however large the record is."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import select

from hep_vision.errors import NotInRecordError
from hep_vision.program.model import Program
from hep_vision.store.blobs import unpack_frames, unpack_trace
from hep_vision.store.queries import find_patient, find_set, in_pieces
from hep_vision.store.rows import record_of
from hep_vision.store.tables import (
    AttemptRow,
    DefinitionRow,
    FindingRow,
    LandmarkRow,
    PatientRow,
    ProgramRow,
    RecountRow,
    TraceRow,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hep_vision.measure.result import Trace
    from hep_vision.record.landmark_log import LandmarkLog
    from hep_vision.record.session import SessionRecord
    from hep_vision.store.database import Store


def patients(store: Store) -> tuple[str, ...]:
    """Pseudonyms of all patients, in order."""
    with store.reading() as db:
        return tuple(db.scalars(select(PatientRow.pseudonym).order_by(PatientRow.pseudonym)))


def read_record(store: Store, set_id: int) -> SessionRecord:
    """Record of a finished set, as it was stored; its source's path is the file's name.

    Raises
    ------
    NotInRecordError
        If there is no such set, or it was never finished.
    """
    with store.reading() as db:
        row = find_set(db, set_id)
        if row.measured_at is None:
            raise NotInRecordError(
                f"Set {set_id} was broken off and has no final result; "
                f"`hep-vision recount {set_id}` makes one of its landmarks."
            )
        attempts = db.scalars(select(AttemptRow).filter_by(set_id=set_id).order_by("number"))
        findings = db.scalars(select(FindingRow).filter_by(set_id=set_id).order_by("number"))
        return record_of(row, attempts.all(), findings.all())


def read_logs(store: Store, set_id: int) -> tuple[LandmarkLog, ...]:
    """Landmark logs of a set, in the order of their frames; empty if there are none.

    Raises
    ------
    NotInRecordError
        If there is no such set.
    LogError
        If a log is damaged.
    """
    with store.reading() as db:
        find_set(db, set_id)
        query = select(LandmarkRow.content).filter_by(set_id=set_id).order_by(LandmarkRow.part)
        parts = db.scalars(query).all()
    return tuple(unpack_frames(part) for part in parts)


def read_traces(store: Store, set_ids: Iterable[int]) -> dict[int, tuple[Trace, ...]]:
    """Traces of sets, by the set's number; sets without any are left out."""
    with store.reading() as db:
        query = select(TraceRow.set_id, TraceRow.side, TraceRow.content).order_by(TraceRow.side)
        rows = list(in_pieces(db, query, TraceRow.set_id, sorted(set_ids)))
    traces: dict[int, list[Trace]] = defaultdict(list)
    for row in rows:
        traces[row.set_id].append(unpack_trace(row.side, row.content))
    return {set_id: tuple(some) for set_id, some in traces.items()}


def read_recounts(store: Store, set_id: int) -> tuple[str, ...]:
    """Records, as JSON, of the recounts kept beside a set, oldest first."""
    with store.reading() as db:
        query = select(RecountRow.record).filter_by(set_id=set_id).order_by(RecountRow.id)
        return tuple(db.scalars(query))


def read_definition(store: Store, sha256: str) -> str | None:
    """Definition, as JSON, that sets were measured by; None if it was not kept."""
    with store.reading() as db:
        return db.scalar(select(DefinitionRow.content).filter_by(sha256=sha256))


def read_programs(store: Store, patient: str) -> tuple[Program, ...]:
    """Versions of a patient's programs, in the order in which they were stored.

    Raises
    ------
    NotInRecordError
        If there is no such patient.
    """
    with store.reading() as db:
        patient_id = find_patient(db, patient)
        query = select(ProgramRow.content).filter_by(patient_id=patient_id)
        contents = db.scalars(query.order_by(ProgramRow.id)).all()
    return tuple(Program.model_validate_json(content) for content in contents)
