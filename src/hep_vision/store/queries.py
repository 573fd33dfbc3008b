"""Queries that the reading modules share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, select

from hep_vision.errors import NotInRecordError
from hep_vision.store.identity import patient_called
from hep_vision.store.tables import PatientRow, SessionRow, SetRow

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from sqlalchemy.orm import InstrumentedAttribute, Session

LARGEST_NUMBER = 2**31 - 1  # that the databases can number a row by
_AT_ONCE = 500  # numbers in one query; databases have a limit


def find_patient(db: Session, pseudonym: str) -> int:
    """Number of a patient, however the pseudonym is spelt.

    Raises
    ------
    NotInRecordError
        If there is no such patient.
    """
    found = patient_called(db, pseudonym)
    if found is None:
        raise NotInRecordError(
            f"There is no patient {pseudonym!r} in the record; `hep-vision sessions list` shows "
            "whose sessions there are."
        )
    return found.id


def find_session(db: Session, session_id: int) -> SessionRow:
    """Row of a session.

    Raises
    ------
    NotInRecordError
        If there is no such session.
    """
    row = db.get(SessionRow, session_id) if session_id <= LARGEST_NUMBER else None
    if row is None:
        raise NotInRecordError(
            f"There is no session {session_id} in the record; `hep-vision sessions list` shows "
            "what there is."
        )
    return row


def find_set(db: Session, set_id: int) -> SetRow:
    """Row of a set.

    Raises
    ------
    NotInRecordError
        If there is no such set.
    """
    row = db.get(SetRow, set_id) if set_id <= LARGEST_NUMBER else None
    if row is None:
        raise NotInRecordError(
            f"There is no set {set_id} in the record; `hep-vision sessions show SESSION` shows "
            "the numbers of its sets."
        )
    return row


def with_patient() -> Select[SessionRow, str]:
    """Sessions, each with its patient's pseudonym."""
    return select(SessionRow, PatientRow.pseudonym).join(
        PatientRow, PatientRow.id == SessionRow.patient_id
    )


def session_of(db: Session, session_id: int) -> Any:
    """Pseudonym of a session's patient, as ``pseudonym``, beside the session."""
    return db.execute(with_patient().where(SessionRow.id == session_id)).one()


def sessions_of(
    db: Session, patient: str | None, first: date | None, last: date | None
) -> Select[SessionRow, str]:
    """Sessions, each with its patient's pseudonym, of one patient and from day to day."""
    query = with_patient()
    if patient is not None:
        query = query.where(SessionRow.patient_id == find_patient(db, patient))
    if first is not None:
        query = query.where(SessionRow.day >= first)
    if last is not None:
        query = query.where(SessionRow.day <= last)
    return query


def in_pieces(
    db: Session,
    query: Select[*tuple[Any, ...]],
    column: InstrumentedAttribute[Any],
    ids: Sequence[Any],
) -> Iterator[Any]:
    """Rows of a query whose column is one of many numbers, some hundred at a time."""
    for start in range(0, len(ids), _AT_ONCE):
        yield from db.execute(query.where(column.in_(ids[start : start + _AT_ONCE])))
