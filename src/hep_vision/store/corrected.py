"""What is read in the place of what was stored, where a therapist corrected it.

Corrections are rows beside what they correct. Of several about the same thing the latest that
was not taken back stands; which one that is depends on the corrections alone, never on the
order in which they reached the record.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from hep_vision.store.queries import in_pieces
from hep_vision.store.tables import CorrectionRow, OverrideRow
from hep_vision.store.views import StoredCorrection, StoredFinding

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy.orm import Session

    from hep_vision.record.attempt import StoredAttempt

EXCLUDED = "excluded_by_therapist"
"""Code of the finding of an attempt whose range of motion a therapist excluded."""
SESSION_PAINS = ("pain_before", "pain_worst", "pain_after")

Key = tuple[str, str | None, int | None]
"""What a correction is about: what of it, the id of its set, the number of its attempt."""


@dataclass(frozen=True, slots=True)
class Corrections:
    """The corrections of one session.

    Parameters
    ----------
    rows : sequence of CorrectionRow
        All of them, in order.
    """

    rows: Sequence[CorrectionRow] = ()
    standing: Mapping[Key, CorrectionRow] = field(init=False)
    taken_back: Mapping[str, CorrectionRow] = field(init=False)

    def __post_init__(self) -> None:
        undoing = {row.undone_uid: row for row in self.rows if row.undone_uid is not None}
        latest: dict[Key, CorrectionRow] = {}
        for row in self.rows:
            if row.undone_uid is None and row.uid not in undoing:
                latest[key_of(row)] = row
        object.__setattr__(self, "standing", latest)
        object.__setattr__(self, "taken_back", undoing)

    @property
    def is_void(self) -> bool:
        """Whether the session counts for nothing."""
        return ("void", None, None) in self.standing

    def pain(self, what: str, stored: int | None, set_uid: str | None = None) -> int | None:
        """An answer about pain, as corrected."""
        row = self.standing.get((what, set_uid, None))
        if row is None:
            return stored
        return None if row.after is None else int(row.after)

    def session_values(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Answers of the session, as corrected."""
        return {
            name: self.pain(name, value) if name in SESSION_PAINS else value
            for name, value in values.items()
        }

    def excluded(self, set_uid: str | None) -> dict[int, CorrectionRow]:
        """Corrections that exclude a range of motion of a set, by the attempt's number."""
        return {
            number: row
            for (what, of_set, number), row in self.standing.items()
            if what == "rom" and of_set == set_uid and number is not None
        }

    def undone(self, uid: str | None) -> str | None:
        """By whom, when and why a correction or an override was taken back."""
        row = self.taken_back.get(uid or "")
        return None if row is None else f"{row.author}, {row.made_at:%Y-%m-%d}: {row.reason}"

    def views(self, set_ids: Mapping[str | None, int]) -> tuple[StoredCorrection, ...]:
        """The corrections as they are shown, those that take another one back within it."""
        return tuple(
            StoredCorrection(
                id=row.id,
                what=row.what,
                set_id=set_ids.get(row.set_uid) if row.set_uid else None,
                attempt=row.attempt,
                before=row.before,
                after=row.after,
                author=row.author,
                reason=row.reason,
                made_at=row.made_at,
                undone=self.undone(row.uid),
                stands=self.standing.get(key_of(row)) is row,
            )
            for row in self.rows
            if row.undone_uid is None
        )


NOTHING_CORRECTED = Corrections()


def key_of(row: CorrectionRow) -> Key:
    """What a correction is about."""
    return row.what, row.set_uid, row.attempt


def in_order(rows: Iterable[CorrectionRow]) -> list[CorrectionRow]:
    """Corrections in the order in which they were made, the same in every record."""
    return sorted(rows, key=lambda row: (row.made_at, row.uid or ""))


def read_corrections(db: Session, session_ids: Iterable[int]) -> dict[int, Corrections]:
    """Corrections by the number of their session; those without any are left out."""
    rows: dict[int, list[CorrectionRow]] = defaultdict(list)
    query = select(CorrectionRow)
    for (row,) in in_pieces(db, query, CorrectionRow.session_id, sorted(session_ids)):
        rows[row.session_id].append(row)
    return {id_: Corrections(in_order(some)) for id_, some in rows.items()}


def count_overrides(db: Session, set_ids: Iterable[int]) -> dict[int, int]:
    """The count that therapists put beside the measured one, by the number of its set."""
    undone = select(CorrectionRow.undone_uid).where(CorrectionRow.undone_uid.is_not(None))
    query = select(OverrideRow.set_id, OverrideRow.count, OverrideRow.made_at, OverrideRow.uid)
    query = query.where(
        OverrideRow.count.is_not(None),
        OverrideRow.attempt.is_(None),
        OverrideRow.uid.not_in(undone),
    )
    rows = in_pieces(db, query, OverrideRow.set_id, sorted(set_ids))
    latest = sorted(rows, key=lambda row: (row.made_at, row.uid or ""))
    return {row.set_id: row.count for row in latest}


def without_excluded(
    attempts: Iterable[StoredAttempt], excluded: Mapping[int, CorrectionRow]
) -> tuple[tuple[StoredAttempt, ...], tuple[StoredFinding, ...]]:
    """Attempts with the excluded ones not reliable, and the findings that say why."""
    told = tuple(
        StoredFinding(
            attempt=number,
            code=EXCLUDED,
            severity="invalid",
            message=f"Range of motion excluded by {row.author}: {row.reason}",
            amount=None,
        )
        for number, row in sorted(excluded.items())
    )
    kept = tuple(
        replace(one, reliable=False) if one.number in excluded else one for one in attempts
    )
    return kept, told
