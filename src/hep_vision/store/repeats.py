"""Sets that are in the record twice: the same recording, or the same result, of one patient.

They come of records that were brought together. Nothing is thrown away: of such sets the one
with the earliest id counts, whichever reached the record first, and the others say so.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from hep_vision.store.corrected import NOTHING_CORRECTED, read_corrections
from hep_vision.store.queries import in_pieces
from hep_vision.store.tables import SessionRow, SetRow

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from sqlalchemy.orm import Session

    from hep_vision.record.session import SessionRecord

_RECORDING = (
    *(SetRow.source_sha256, SetRow.source_start_s, SetRow.source_end_s),
    *(SetRow.exercise, SetRow.side),
)
CONTENT = func.coalesce(SetRow.record_sha256, SetRow.repeated_sha256)
"""Hash of a set's record, also of one that is in the record twice."""


@dataclass(frozen=True, slots=True)
class KnownSet:
    """A set by which a recording is in the record already."""

    id: int
    session_id: int


def recording_key(record: SessionRecord) -> Hashable | None:
    """What two records of the same part of one recording share; None if it cannot be told."""
    source = record.source
    if source.sha256 is None:
        return None
    return source.sha256, source.start_s, source.end_s, record.exercise, record.side


def known_recording(db: Session, record: SessionRecord) -> KnownSet | None:
    """The set of the same part of the same recording, exercise and side; void ones are none.

    None as well if the record does not tell the recording's content.
    """
    source = record.source
    if source.sha256 is None:
        return None
    query = (
        select(SetRow.id, SetRow.session_id)
        .filter_by(
            source_sha256=source.sha256,
            source_start_s=source.start_s,
            source_end_s=source.end_s,
            exercise=record.exercise,
            side=record.side,
        )
        .order_by(SetRow.uid)
    )
    found = db.execute(query).all()
    corrections = read_corrections(db, {row.session_id for row in found})
    for id_, session_id in found:
        if not corrections.get(session_id, NOTHING_CORRECTED).is_void:
            return KnownSet(id_, session_id)
    return None


def same_as(db: Session, set_ids: Iterable[int]) -> dict[int, int]:
    """Of some sets, the number of the set that each repeats; those that repeat none are left out.

    Sets of void sessions repeat nothing, and nothing repeats them.
    """
    ids = sorted(set_ids)
    groups: dict[Hashable, dict[int, tuple[str, int]]] = defaultdict(dict)
    for row in _alike(db, ids):
        if row.source_sha256 is None and row.content is None:
            continue  # it has neither recording nor result: nothing tells that it is another one
        key: Hashable = (
            (row.patient_id, row.content)
            if row.source_sha256 is None
            else (row.patient_id, *row[4 : 4 + len(_RECORDING)])
        )
        groups[key][row.id] = (row.uid or "", row.session_id)
    several = [group for group in groups.values() if len(group) > 1]
    sessions = {session for group in several for _, session in group.values()}
    corrections = read_corrections(db, sessions)
    void = {id_ for id_, some in corrections.items() if some.is_void}
    found: dict[int, int] = {}
    for group in several:
        valid = {id_: uid for id_, (uid, session) in group.items() if session not in void}
        if valid:
            first = min(valid, key=lambda id_: valid[id_])
            found |= {id_: first for id_ in valid if id_ != first}
    return {id_: first for id_, first in found.items() if id_ in set(ids)}


def _alike(db: Session, ids: list[int]) -> Iterable[Any]:
    """Rows of some sets, and of all that may be the same as one of them."""
    columns = (SetRow.id, SetRow.uid, SetRow.session_id, SessionRow.patient_id, *_RECORDING)
    query = select(*columns, CONTENT.label("content")).join(
        SessionRow, SessionRow.id == SetRow.session_id
    )
    own = list(in_pieces(db, query, SetRow.id, ids))
    recordings = sorted({row.source_sha256 for row in own if row.source_sha256})
    contents = sorted({row.content for row in own if row.content})
    others = [
        *in_pieces(db, query, SetRow.source_sha256, recordings),
        *in_pieces(db, query, SetRow.repeated_sha256, contents),
    ]
    repeated = sorted({row.content for row in others if row.content})
    return [*own, *others, *in_pieces(db, query, SetRow.record_sha256, repeated)]
