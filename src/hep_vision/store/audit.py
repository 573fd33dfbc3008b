"""The audit trail: who did what when, each entry bound to the one before by its digest.

It names patients, sessions and sets by number only, so that it can outlive a patient's
deletion without telling who it was.
"""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal

from sqlalchemy import select

from hep_vision.store.seals import touch_trail
from hep_vision.store.tables import AuditRow

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

Action = Literal[
    "session begun",
    "session ended",
    "set stored",
    "set interrupted",
    "override added",
    "recount kept",
    "clinic value added",
    "clinic value withdrawn",
    "outcome score added",
    "outcome score withdrawn",
    "matter raised",
    "matter seen again",
    "matter acknowledged",
    "matter resolved",
    "patient deleted",
    "backup restored",
    "data exported",
    "sessions shared",
    "sessions received",
    "session corrected",
    "correction undone",
    "second factor set",
    "report signed off",
    "sign-off received",
]

_BEGINNING = "0" * 64


def note(
    db: Session, action: Action, subject: str, detail: str = "", *, actor: str | None = None
) -> None:
    """Add an entry, in the transaction of what it tells of.

    Parameters
    ----------
    db : Session
        A writing one.
    action : str
        What was done.
    subject : str
        To what, by number: ``"set 17"``.
    detail : str
        Anything else; never a patient's name, note or path.
    actor : str, optional
        The therapist who did it; None for the program itself.
    """
    touch_trail(db)
    last = db.scalar(select(AuditRow.digest).order_by(AuditRow.id.desc()).limit(1))
    entry = AuditRow(
        at=datetime.now(UTC), actor=actor, action=action, subject=subject, detail=detail
    )
    entry.digest = _digest(entry, last or _BEGINNING)
    db.add(entry)


def first_broken(entries: Iterable[AuditRow]) -> int | None:
    """Number of the first entry that does not follow from the one before; None if all do."""
    digest = _BEGINNING
    for entry in entries:
        if entry.digest != _digest(entry, digest):
            return entry.id
        digest = entry.digest
    return None


def _digest(entry: AuditRow, before: str) -> str:
    parts = (
        *(before, entry.at.astimezone(UTC).isoformat(timespec="microseconds")),
        *(entry.actor or "", entry.action, entry.subject, entry.detail),
    )
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()
