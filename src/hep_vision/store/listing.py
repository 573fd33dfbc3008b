"""The list of sessions, which is asked for most: quick to load, and quick on a large record."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import case, func, select

from hep_vision.store.queries import sessions_of
from hep_vision.store.tables import AttemptRow, SessionRow, SetRow
from hep_vision.store.views import SessionLine

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from hep_vision.store.database import Store

_OF_A_LINE = ("day", "timezone", "started_at", "ended_at", "why_ended", "pain_worst")


def list_sessions(
    store: Store,
    *,
    patient: str | None = None,
    first: date | None = None,
    last: date | None = None,
    limit: int = 20,
) -> tuple[SessionLine, ...]:
    """The latest sessions, newest first.

    Parameters
    ----------
    store : Store
        The record.
    patient : str, optional
        Of one patient only.
    first, last : date, optional
        First and last day.
    limit : int
        At most so many.

    Raises
    ------
    NotInRecordError
        If there is no such patient.
    """
    with store.reading() as db:
        query = sessions_of(db, patient, first, last)
        rows = db.execute(query.order_by(SessionRow.started_at.desc()).limit(limit)).all()
        lines = _lines_of_sets(db, [session.id for session, _ in rows])
    return tuple(
        SessionLine(
            id=session.id,
            patient=pseudonym,
            **{name: getattr(session, name) for name in _OF_A_LINE},
            sets=len(lines[session.id]),
            exercises=tuple(dict.fromkeys(name for name, _ in lines[session.id])),
            counted=sum(counted for _, counted in lines[session.id]),
        )
        for session, pseudonym in rows
    )


def _lines_of_sets(db: Session, ids: Sequence[int]) -> dict[int, list[tuple[str, int]]]:
    """Exercise and count of each set of some sessions, in order."""
    counted = func.sum(case((AttemptRow.status == "counted", 1), else_=0))
    query = (
        select(SetRow.session_id, SetRow.exercise_name, func.coalesce(counted, 0))
        .outerjoin(AttemptRow, AttemptRow.set_id == SetRow.id)
        .where(SetRow.session_id.in_(ids))
        .group_by(SetRow.session_id, SetRow.number, SetRow.exercise_name)
        .order_by(SetRow.session_id, SetRow.number)
    )
    lines: dict[int, list[tuple[str, int]]] = defaultdict(list)
    for session_id, name, count in db.execute(query):
        lines[session_id].append((name, int(count)))
    return lines
