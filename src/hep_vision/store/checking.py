"""The search for damage: `verify` looks at everything a record consists of.

The file, the tables against the migrations, the seals of everything stored, every landmark log
by its hash, and every row by reading it as the program does.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any, get_args
from zoneinfo import ZoneInfo

from sqlalchemy import select, text

from hep_vision.errors import DamagedStoreError, LogError
from hep_vision.measure.result import AttemptSide
from hep_vision.program.model import Program
from hep_vision.record.session import SessionRecord
from hep_vision.store.audit import first_broken
from hep_vision.store.blobs import unpack_frames, unpack_trace
from hep_vision.store.correcting import KINDS
from hep_vision.store.events import Answers, WhyEnded
from hep_vision.store.history import stored_sessions
from hep_vision.store.matters import matters_of
from hep_vision.store.queries import with_patient
from hep_vision.store.recounting import read_kept_definition
from hep_vision.store.rows import attempt_of, content_sha256, record_of
from hep_vision.store.schema_check import faults_of_schema
from hep_vision.store.seals import TABLES, Kind, all_ids, broken, faults_of_seals, subject_of
from hep_vision.store.tables import (
    AttemptRow,
    AuditRow,
    CorrectionRow,
    DefinitionRow,
    FindingRow,
    LandmarkRow,
    MatterRow,
    ProgramRow,
    RecountRow,
    SessionRow,
    SetRow,
    TraceRow,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy.orm import Session

    from hep_vision.store.database import Store
    from hep_vision.store.views import StoredSession

_AT_ONCE = 200
Check = Callable[["Session", Any], None]


class _ChangedError(Exception):
    """Something can be read, and is not what it was."""


def verify(store: Store) -> tuple[str, ...]:
    """Everything that is wrong with a record, a sentence each; empty if it is sound."""
    return tuple(faults(store))


def faults(store: Store) -> Iterator[str]:
    """What is wrong with a record, as it is found; the file and the tables come first."""
    found = _told("The file", lambda: list(_faults_of_the_file(store)))
    yield from found
    if found:
        return  # what is read from such a file means nothing
    with store.checking() as db:
        look = partial(faults_of_schema, db.connection(), store.migrate)
        lacking = _told("The tables", lambda: list(look()))
        yield from lacking
        if any(fault.startswith(("The table", "The column")) for fault in lacking):
            return  # nothing can be read as the program reads it
        for kind in TABLES:
            yield from _told(f"The {kind}s", partial(_list_faults_of, db, kind))
        yield from _told("The seals", lambda: list(faults_of_seals(db)))
        yield from _told("The audit trail", lambda: list(_faults_of_the_trail(db)))


def is_damaged(store: Store) -> str | None:
    """A fault by which reading the record fails; None if what it holds is as it was stored.

    What reads badly although its seal holds is as the program wrote it: a fault of the
    program's.
    """
    with store.checking() as db:
        for fault in _faults_of_the_file(store):
            return fault
        for fault in faults_of_schema(db.connection(), store.migrate):
            return fault
        for kind in TABLES:
            for some in _in_pieces(all_ids(db, kind)):
                for id_ in broken(db, kind, some):
                    error = _error_reading(db, kind, id_)
                    if error is not None and not isinstance(error, _ChangedError):
                        return _sentence(kind, id_, error)
    return None


def _faults_of_the_file(store: Store) -> Iterator[str]:
    if not store.is_file:
        return  # a server looks after its own
    with store.checking() as db:
        for (fault,) in db.execute(text("PRAGMA integrity_check(20)")):
            if fault != "ok":
                yield f"The file is damaged: {fault}."
        for table, *_ in db.execute(text("PRAGMA foreign_key_check")):
            yield f"A row of the table {table} belongs to nothing."
        for name, given in db.execute(text("SELECT name, seq FROM sqlite_sequence")):
            largest = db.scalar(text(f'SELECT max(id) FROM "{name}"')) or 0
            if not isinstance(given, int) or given < largest:
                yield f"Numbers of the table {name} may be given a second time."


def _faults_of_the_trail(db: Session) -> Iterator[str]:
    broken_at = first_broken(db.scalars(select(AuditRow).order_by(AuditRow.id)).all())
    if broken_at is not None:
        yield f"The audit trail was changed at its entry {broken_at}."


def _told(what: str, look: Callable[[], list[str]]) -> list[str]:
    try:
        return look()
    except DamagedStoreError:
        raise
    except Exception as error:  # noqa: BLE001 - damage raises what the library of its type does
        return [f"{what} cannot be read ({_brief(error)})."]


def _list_faults_of(db: Session, kind: Kind) -> list[str]:
    """Faults of all subjects of a kind, read some hundred at a time, the bad ones singly."""
    return list(_faults_of(db, kind))


def _faults_of(db: Session, kind: Kind) -> Iterator[str]:
    for some in _in_pieces(all_ids(db, kind)):
        changed = set(broken(db, kind, some))
        readable = _reads(db, kind, some)
        for id_ in some:
            error = None if readable else _error_reading(db, kind, id_)
            if error is not None or id_ in changed:
                yield _sentence(kind, id_, error or _ChangedError())
        db.expunge_all()


def _reads(db: Session, kind: Kind, ids: Sequence[Any]) -> bool:
    try:
        _CHECKS[kind](db, ids)
    except Exception:  # noqa: BLE001 - damage raises whatever the library of its type raises
        return False
    return True


def _error_reading(db: Session, kind: Kind, id_: Any) -> Exception | None:
    """What goes wrong when a subject is read as the program reads it."""
    try:
        _CHECKS[kind](db, [id_])
    except Exception as error:  # noqa: BLE001 - as above
        return error
    return None


def _sentence(kind: Kind, id_: Any, error: Exception) -> str:
    subject = subject_of(kind, id_).capitalize()
    match error:
        case _ChangedError():
            return f"{subject} was changed outside of hep-vision."
        case LogError():
            return f"The landmarks of set {id_} are not as they were stored."
        case _:
            return f"{subject} cannot be read ({_brief(error)})."


def _brief(error: Exception) -> str:
    """What an error says, on one line and without the values, which may be a patient's."""
    return type(error).__name__


def _check_programs(db: Session, ids: Sequence[int]) -> None:
    for row in db.scalars(select(ProgramRow).where(ProgramRow.id.in_(ids))):
        ref = Program.model_validate_json(row.content).ref
        if (ref.program, ref.version) != (row.program, row.version):
            raise _ChangedError


def _check_definitions(db: Session, ids: Sequence[str]) -> None:
    for row in db.scalars(select(DefinitionRow).where(DefinitionRow.sha256.in_(ids))):
        if read_kept_definition(row.content).id != row.exercise:
            raise _ChangedError


def _check_sessions(db: Session, ids: Sequence[int]) -> None:
    for session in stored_sessions(db, with_patient().where(SessionRow.id.in_(ids))):
        _check_session(session)


def _check_session(session: StoredSession) -> None:
    if session.timezone:
        ZoneInfo(session.timezone)
    values: dict[str, Any] = {name: getattr(session, name) for name in Answers.__slots__}
    answers = Answers(**values)
    for name in ("pain_before", "pain_worst", "pain_after", "effort"):
        _check_whole(getattr(answers, name))
    _check_why(session.why_ended)


def _check_sets(db: Session, ids: Sequence[int]) -> None:
    attempts = _by_set(db, AttemptRow, ids)
    found = _by_set(db, FindingRow, ids)
    for row in db.scalars(select(SetRow).where(SetRow.id.in_(ids))):
        _check_why(row.why_ended)
        for value in (row.pain, row.effort):
            _check_whole(value)
        if row.measured_at is None:
            unit: Any = row.unit
            for one in attempts.get(row.id, []):
                attempt_of(one, unit, ())
        else:
            record = record_of(row, attempts.get(row.id, []), found.get(row.id, []))
            if content_sha256(record) != (row.record_sha256 or row.repeated_sha256):
                raise _ChangedError
        _check_finite(row)
    _check_blobs(db, ids)


def _check_blobs(db: Session, ids: Sequence[int]) -> None:
    traces = select(TraceRow.side, TraceRow.content).where(TraceRow.set_id.in_(ids))
    side: Any
    for side, content in db.execute(traces.execution_options(yield_per=50)):
        if side not in get_args(AttemptSide):
            raise ValueError("an unknown side")
        unpack_trace(side, content)
    logs = select(LandmarkRow.sha256, LandmarkRow.content).where(LandmarkRow.set_id.in_(ids))
    for sha256, content in db.execute(logs.execution_options(yield_per=20)):
        if hashlib.sha256(content).hexdigest() != sha256:
            raise LogError("log", "is not as it was stored.")
        unpack_frames(content)


def _check_recounts(db: Session, ids: Sequence[int]) -> None:
    for row in db.scalars(select(RecountRow).where(RecountRow.id.in_(ids))):
        SessionRecord.model_validate_json(row.record)


def _check_matters(db: Session, ids: Sequence[int]) -> None:
    matters_of(db, MatterRow.id.in_(ids))


def _check_rows(kind: Kind) -> Check:
    """Check of rows of which nothing more is asked than that they can be read."""
    (model, name), *_ = TABLES[kind]

    def check(db: Session, ids: Sequence[Any]) -> None:
        list(db.scalars(select(model).where(model.__table__.c[name].in_(ids))))

    return check


def _check_corrections(db: Session, ids: Sequence[int]) -> None:
    for row in db.scalars(select(CorrectionRow).where(CorrectionRow.id.in_(ids))):
        if row.what not in KINDS:
            raise ValueError("an unknown correction")


_CHECKS: dict[Kind, Check] = {
    "patient": _check_rows("patient"),
    "program": _check_programs,
    "definition": _check_definitions,
    "session": _check_sessions,
    "set": _check_sets,
    "override": _check_rows("override"),
    "recount": _check_recounts,
    "correction": _check_corrections,
    "exchange": _check_rows("exchange"),
    "clinic value": _check_rows("clinic value"),
    "outcome score": _check_rows("outcome score"),
    "matter": _check_matters,
    "sign-off": _check_rows("sign-off"),
}


def _by_set(db: Session, table: Any, ids: Sequence[int]) -> dict[int, list[Any]]:
    by_set: dict[int, list[Any]] = {}
    query = select(table).where(table.set_id.in_(ids)).order_by(table.set_id, table.number)
    for row in db.scalars(query):
        by_set.setdefault(row.set_id, []).append(row)
    return by_set


def _check_why(why: str | None) -> None:
    if why is not None and why not in get_args(WhyEnded):
        raise ValueError("an unknown reason")


def _check_whole(value: Any) -> None:
    if value is not None and not isinstance(value, int):
        raise TypeError("no whole number")


def _check_finite(row: SetRow) -> None:
    for name in ("duration_s", "frame_rate_hz", "minimum_to_count", "prescribed_hold_s"):
        value = getattr(row, name)
        if value is not None and not math.isfinite(value):
            raise ValueError("no finite number")


def _in_pieces(ids: Sequence[Any]) -> Iterable[Sequence[Any]]:
    return (ids[start : start + _AT_ONCE] for start in range(0, len(ids), _AT_ONCE))
