"""The list of sessions, which is asked for most: quick to load, and quick on a large record."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import case, func, select

from hep_vision.store.corrected import NOTHING_CORRECTED, count_overrides, read_corrections
from hep_vision.store.queries import sessions_of
from hep_vision.store.repeats import same_as
from hep_vision.store.tables import AttemptRow, PatientRow, SessionRow, SetRow
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
        ids = [session.id for session, _ in rows]
        lines, counted_otherwise = _lines_of_sets(db, ids)
        corrections = read_corrections(db, ids)
    return tuple(
        SessionLine(
            id=session.id,
            patient=pseudonym,
            **corrections.get(session.id, NOTHING_CORRECTED).session_values(
                {name: getattr(session, name) for name in _OF_A_LINE}
            ),
            sets=len(lines[session.id]),
            exercises=tuple(dict.fromkeys(name for name, _ in lines[session.id])),
            counted=sum(counted for _, counted in lines[session.id]),
            is_void=corrections.get(session.id, NOTHING_CORRECTED).is_void,
            is_corrected=bool(corrections.get(session.id, NOTHING_CORRECTED).standing),
            is_counted_otherwise=session.id in counted_otherwise,
            is_pain_corrected=("pain_worst", None, None)
            in corrections.get(session.id, NOTHING_CORRECTED).standing,
        )
        for session, pseudonym in rows
    )


@dataclass(frozen=True, slots=True)
class PatientLine:
    """A patient in a list; void sessions count as well."""

    pseudonym: str
    sessions: int
    latest: date | None
    has_check: bool


def list_patients(store: Store) -> tuple[PatientLine, ...]:
    """All patients, in order of their pseudonyms."""
    query = (
        select(PatientRow.pseudonym, PatientRow.check_hash, func.count(SessionRow.id),
               func.max(SessionRow.day))
        .outerjoin(SessionRow, SessionRow.patient_id == PatientRow.id)
        .group_by(PatientRow.id, PatientRow.pseudonym, PatientRow.check_hash)
        .order_by(PatientRow.pseudonym)
    )  # fmt: skip
    with store.reading() as db:
        return tuple(
            PatientLine(pseudonym, sessions, latest, check is not None)
            for pseudonym, check, sessions, latest in db.execute(query)
        )


def _lines_of_sets(
    db: Session, ids: Sequence[int]
) -> tuple[dict[int, list[tuple[str, int]]], set[int]]:
    """Exercise and count of each set of some sessions, in order, as therapists count them.

    Also the sessions that they count otherwise. A set that the record has twice is left out.
    """
    counted = func.sum(case((AttemptRow.status == "counted", 1), else_=0))
    query = (
        select(SetRow.session_id, SetRow.id, SetRow.exercise_name, func.coalesce(counted, 0))
        .outerjoin(AttemptRow, AttemptRow.set_id == SetRow.id)
        .where(SetRow.session_id.in_(ids))
        .group_by(SetRow.session_id, SetRow.number, SetRow.id, SetRow.exercise_name)
        .order_by(SetRow.session_id, SetRow.number)
    )
    rows = db.execute(query).all()
    set_ids = [set_id for _, set_id, _, _ in rows]
    overrides, repeats = count_overrides(db, set_ids), same_as(db, set_ids)
    lines: dict[int, list[tuple[str, int]]] = defaultdict(list)
    otherwise: set[int] = set()
    for session_id, set_id, name, count in rows:
        if set_id in repeats:
            continue
        said = overrides.get(set_id)
        lines[session_id].append((name, int(count) if said is None else said))
        if said is not None:
            otherwise.add(session_id)
    return lines, otherwise
