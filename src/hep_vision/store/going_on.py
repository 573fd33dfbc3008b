"""A set while it goes on, and what the patient says of it afterwards.

As in `recording`, each call is a transaction of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, insert, select

from hep_vision.store.audit import note
from hep_vision.store.queries import find_session, find_set
from hep_vision.store.rows import attempt_values, finding_values
from hep_vision.store.seals import touch
from hep_vision.store.tables import AttemptRow, FindingRow, LandmarkRow, SessionRow, SetRow
from hep_vision.store.writing import log_row

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from hep_vision.record.attempt_record import AttemptRecord
    from hep_vision.store.database import Store
    from hep_vision.store.events import WhyEnded


def keep_attempts(
    store: Store,
    set_id: int,
    attempts: Sequence[AttemptRecord],
    log: bytes | None = None,
    *,
    whole_log: bool = False,
) -> None:
    """Store the attempts of a set that goes on, as they look now.

    Parameters
    ----------
    store : Store
        The record.
    set_id : int
        From `begin_set`.
    attempts : sequence of AttemptRecord
        All of them: a later attempt can change what is thought of an earlier one.
    log : bytes, optional
        Landmark log of the frames since the last call.
    whole_log : bool
        Whether the log begins with the set and takes the place of the parts stored so far, as
        after an interruption.

    Raises
    ------
    NotInRecordError
        If there is no such set.
    StoreError
        If it cannot be stored.
    """
    with store.writing() as db:
        unit: Any = find_set(db, set_id).unit
        touch(db, "set", set_id)
        for table in (AttemptRow, FindingRow):
            db.execute(delete(table).where(table.set_id == set_id))
        rows = [attempt_values(set_id, attempt, unit) for attempt in attempts]
        if rows:
            db.execute(insert(AttemptRow), rows)
        findings = finding_values(set_id, attempts, unit)
        if findings:
            db.execute(insert(FindingRow), findings)
        if log is None:
            return
        if whole_log:
            db.execute(delete(LandmarkRow).where(LandmarkRow.set_id == set_id))
        last = db.scalar(select(func.max(LandmarkRow.part)).filter_by(set_id=set_id))
        db.add(log_row(set_id, 0 if last is None else last + 1, log))


def answer_set(
    store: Store, set_id: int, *, pain: int | None = None, effort: int | None = None
) -> None:
    """Store what the patient answered after a set; None leaves what is there.

    Raises
    ------
    NotInRecordError
        If there is no such set.
    StoreError
        If it cannot be stored.
    """
    with store.writing() as db:
        row = find_set(db, set_id)
        touch(db, "set", set_id)
        row.pain = row.pain if pain is None else pain
        row.effort = row.effort if effort is None else effort


def keep_words(store: Store, session_id: int, words: str) -> None:
    """Add a line to what the patient said in a session, once.

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
        lines = row.note.split("\n") if row.note else []
        row.note = "\n".join(dict.fromkeys((*lines, words)))


def end_timed_set(store: Store, set_id: int, why: WhyEnded, *, ended_at: datetime) -> None:
    """End a set that the camera does not measure: "done" if the patient says so.

    Raises
    ------
    NotInRecordError
        If there is no such set.
    StoreError
        If it cannot be stored.
    """
    with store.writing() as db:
        row = find_set(db, set_id)
        touch(db, "set", set_id)
        row.why_ended, row.ended_at = why, ended_at
        note(db, "set stored", f"set {set_id}", "not measured")


def has_ended(store: Store, *, session_id: int | None = None, set_id: int | None = None) -> bool:
    """Whether the record says why a session, or else a set, has ended."""
    with store.reading() as db:
        row = db.get(SetRow, set_id) if set_id is not None else db.get(SessionRow, session_id)
        return row is not None and row.why_ended is not None


def session_called(store: Store, uid: str) -> int | None:
    """Number of the session that is stored under an id; None if there is none."""
    with store.reading() as db:
        return db.scalar(select(SessionRow.id).filter_by(uid=uid))
