"""What sessions and sets hold, without the numbers that are of one record only.

By it two records tell whether they have the same: what is shared, what is new, what is lost.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from hep_vision.store.seals import Content, Kind, contents_of
from hep_vision.store.tables import (
    ClinicValueRow,
    CorrectionRow,
    MatterRow,
    OutcomeScoreRow,
    OverrideRow,
    RecountRow,
    SetRow,
    SignOffRow,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy.orm import Session

_OF_THIS_RECORD = frozenset(
    {"id", "session_id", "set_id", "patient_id", "program_id", "matter_id"},
)


def portable(content: Content) -> Content:
    """Rows of a subject without what is of one record only."""
    return {table: [_portable(table, row) for row in rows] for table, rows in content.items()}


def _portable(table: str, row: dict[str, Any]) -> dict[str, Any]:
    kept = {name: value for name, value in row.items() if name not in _OF_THIS_RECORD}
    if table == SetRow.__tablename__:
        del kept["number"]  # its place changes where two records hold sets of one session
    twice = kept.pop("repeated_sha256", None)
    if twice is not None:
        kept["record_sha256"] = twice
    return kept


def portable_contents(db: Session, kind: Kind, ids: Sequence[int]) -> dict[int, Content]:
    """Contents of subjects by their numbers, without what is of one record only."""
    return {id_: portable(content) for id_, content in contents_of(db, kind, ids).items()}


def digest_of(*contents: Any) -> str:
    """Hash of contents, the same in every record."""
    return hashlib.sha256(json.dumps(contents, sort_keys=True).encode()).hexdigest()


def session_digests(db: Session, session_ids: Iterable[int]) -> dict[int, str]:
    """Hash of each session with everything in and beside it, by its number."""
    return {id_: _session_digest(db, id_) for id_ in session_ids}


def _session_digest(db: Session, session_id: int) -> str:
    own = portable_contents(db, "session", [session_id])
    parts: list[Any] = [own[session_id]]
    for kind, ids in members_of(db, session_id).items():
        contents = portable_contents(db, kind, ids).values()
        parts.append([kind, sorted(digest_of(content) for content in contents)])
    return digest_of(*parts)


def members_of(db: Session, session_id: int) -> dict[Kind, list[int]]:
    """Numbers of everything in and beside a session, by its kind."""
    sets = list(db.scalars(select(SetRow.id).where(SetRow.session_id == session_id)))
    members: dict[Kind, list[int]] = {"set": sets}
    beside: tuple[tuple[Kind, type[OverrideRow | RecountRow]], ...] = (
        ("override", OverrideRow),
        ("recount", RecountRow),
    )
    for kind, table in beside:
        members[kind] = list(db.scalars(select(table.id).where(table.set_id.in_(sets))))
    corrections = select(CorrectionRow.id).where(CorrectionRow.session_id == session_id)
    members["correction"] = list(db.scalars(corrections))
    return members


def beside_sessions(db: Session, patient_id: int) -> dict[Kind, list[int]]:
    """Numbers of what a record has of a patient that belongs to no session, by its kind."""
    tables: tuple[
        tuple[Kind, type[ClinicValueRow | OutcomeScoreRow | MatterRow | SignOffRow]], ...
    ] = (
        ("clinic value", ClinicValueRow),
        ("outcome score", OutcomeScoreRow),
        ("matter", MatterRow),
        ("sign-off", SignOffRow),
    )
    return {
        kind: list(db.scalars(select(table.id).filter_by(patient_id=patient_id).order_by(table.id)))
        for kind, table in tables
    }


def digest_beside_sessions(db: Session, patient_id: int) -> str | None:
    """Hash of what belongs to no session, the same in every record; None if there is nothing."""
    parts: list[Any] = []
    for kind, ids in beside_sessions(db, patient_id).items():
        for content in portable_contents(db, kind, ids).values():
            parts.append([kind, digest_of(content)])
    return digest_of(sorted(parts)) if parts else None
