"""What belongs to a patient and to no session, brought from one record into another.

What the clinic measured is known by its global id; once it is withdrawn in one record it is so
in both. Matters are put together by `hep_vision.matters.unite`.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select

from hep_vision.matters.unite import unite
from hep_vision.store.audit import note
from hep_vision.store.matters import matters_of, row_of_event
from hep_vision.store.seals import touch
from hep_vision.store.tables import (
    ClinicValueRow,
    MatterEventRow,
    MatterRow,
    OutcomeScoreRow,
    SignOffRow,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from hep_vision.matters.model import Matter
    from hep_vision.matters.unite import History
    from hep_vision.store.seals import Kind

_WITHDRAWN = ("withdrawn_at", "withdrawn_by", "withdrawn_why")
_OF_CLINIC: tuple[tuple[type[ClinicValueRow | OutcomeScoreRow], Kind], ...] = (
    (ClinicValueRow, "clinic value"),
    (OutcomeScoreRow, "outcome score"),
)


def merge_clinic_values(theirs: Session, ours: Session, patient_id: int, own_id: int) -> int:
    """Add a patient's angles and scores by the clinic.

    Parameters
    ----------
    theirs, ours : Session
        What is read, and what is added to.
    patient_id, own_id : int
        The patient's number there and here.

    Returns
    -------
    int
        How many were added or are withdrawn now.
    """
    changed = 0
    for table, kind in _OF_CLINIC:
        query = select(table).filter_by(patient_id=patient_id).order_by(table.id)
        for row in theirs.scalars(query).all():
            there = ours.scalar(select(table).filter_by(uid=row.uid))
            if there is None:
                columns = [column.name for column in table.__table__.columns]
                values = {name: getattr(row, name) for name in columns if name != "id"}
                new = table(**{**values, "patient_id": own_id})
                ours.add(new)
                ours.flush()
                touch(ours, kind, new.id, new=True)
                changed += 1
            elif _withdrawal(row) < _withdrawal(there):
                touch(ours, kind, there.id)
                for name in _WITHDRAWN:
                    setattr(there, name, getattr(row, name))
                changed += 1
    return changed


def merge_sign_offs(theirs: Session, ours: Session, patient_id: int, own_id: int) -> int:
    """Add the sign-offs of a patient's reports; parameters as `merge_clinic_values`.

    A sign-off is made once and never changed. The audit trail of this record notes that it came.
    """
    added = 0
    query = select(SignOffRow).filter_by(patient_id=patient_id).order_by(SignOffRow.id)
    for row in theirs.scalars(query).all():
        if ours.scalar(select(SignOffRow.id).filter_by(uid=row.uid)) is None:
            columns = [column.name for column in SignOffRow.__table__.columns]
            values = {name: getattr(row, name) for name in columns if name != "id"}
            new = SignOffRow(**{**values, "patient_id": own_id})
            ours.add(new)
            ours.flush()
            touch(ours, "sign-off", new.id, new=True)
            note(ours, "sign-off received", f"patient {own_id}", actor=row.author)
            added += 1
    return added


def _withdrawal(row: ClinicValueRow | OutcomeScoreRow) -> tuple[Any, ...]:
    """Key by which the first withdrawal stands, and any before none."""
    if row.withdrawn_at is None:
        return (True,)
    return False, row.withdrawn_at, row.withdrawn_by or "", row.withdrawn_why or ""


def merge_matters(theirs: Session, ours: Session, patient_id: int, own_id: int) -> int:
    """Put a patient's matters of two records together; parameters as `merge_clinic_values`.

    Returns
    -------
    int
        How many are new here, or have more in their history than before.
    """
    there = _by_what_they_are_about(matters_of(theirs, MatterRow.patient_id == patient_id))
    here = _by_what_they_are_about(matters_of(ours, MatterRow.patient_id == own_id))
    changed = 0
    for about, some in there.items():
        own = here.get(about, [])
        before = {matter.history for matter in own}
        united = unite([matter.history for matter in (*own, *some)])
        if set(united) != before:
            _store(ours, own_id, about, own, united)
            changed += len(set(united) - before)
    return changed


def _by_what_they_are_about(
    matters: Sequence[Matter],
) -> dict[tuple[str, str, str], list[Matter]]:
    found: dict[tuple[str, str, str], list[Matter]] = defaultdict(list)
    for matter in matters:
        found[matter.about].append(matter)
    return found


def _store(
    db: Session,
    patient_id: int,
    about: tuple[str, str, str],
    own: Sequence[Matter],
    united: Sequence[History],
) -> None:
    """Write histories in the place of those that were there; numbers stay where they can."""
    keys = {m.id: {event.key for event in m.history} for m in own if m.id is not None}
    for id_ in keys:
        touch(db, "matter", id_)
        db.execute(delete(MatterEventRow).where(MatterEventRow.matter_id == id_))
    for history in united:
        wanted = {event.key for event in history if event.occurrence is not None}
        number = next((id_ for id_, some in keys.items() if some & wanted), None)
        if number is None:
            kind, exercise, side = about
            row = MatterRow(patient_id=patient_id, kind=kind, exercise=exercise, side=side)
            db.add(row)
            db.flush()
            number = row.id
            touch(db, "matter", number, new=True)
        else:
            del keys[number]
        for event in history:
            db.add(row_of_event(number, event))
            db.flush()
    for id_ in keys:  # two matters that are one in the other record
        db.execute(delete(MatterRow).where(MatterRow.id == id_))
