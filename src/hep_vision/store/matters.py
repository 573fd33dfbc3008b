"""Matters in the record: read, added to, and acted upon by a therapist's name and reason."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Literal, get_args

from sqlalchemy import select

from hep_vision.errors import InputError, NotInRecordError
from hep_vision.matters.merge import merge
from hep_vision.matters.model import Action, Matter, MatterEvent, MatterKind, Occurrence, in_order
from hep_vision.plain_text import forbidden_sign
from hep_vision.store.audit import note
from hep_vision.store.global_ids import new_uid
from hep_vision.store.queries import LARGEST_NUMBER, find_patient, in_pieces
from hep_vision.store.seals import touch
from hep_vision.store.tables import MatterEventRow, MatterRow, PatientRow

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from hep_vision.store.database import Store

Act = Literal["acknowledged", "resolved"]


def read_matters(
    store: Store, patient: str | None = None, *, with_resolved: bool = False
) -> tuple[Matter, ...]:
    """Matters of a patient or of all, the most urgent first.

    Raises
    ------
    NotInRecordError
        If there is no such patient.
    """
    with store.reading() as db:
        whose = MatterRow.patient_id == find_patient(db, patient) if patient else None
        found = matters_of(db, whose)
    return in_order([m for m in found if with_resolved or m.state != "resolved"])


def keep_occurrences(
    store: Store, patient: str, occurrences: Iterable[Occurrence], now: datetime
) -> tuple[Matter, ...]:
    """Raise what is new, and give all of the patient's matters; nothing is raised twice.

    Where the record cannot be written, what is new is given without a number.

    Raises
    ------
    NotInRecordError
        If there is no such patient.
    StoreError
        If it cannot be stored.
    """
    occurrences = tuple(occurrences)
    with store.reading() as db:
        patient_id = find_patient(db, patient)
        known = matters_of(db, MatterRow.patient_id == patient_id)
    merged = merge(known, occurrences, patient, now)
    if store.read_only or merged == known:
        return merged
    with store.writing() as db:
        # Another program may have raised it in between.
        known = matters_of(db, MatterRow.patient_id == patient_id)
        for before, after in zip(
            (*known, *[None] * len(merged)),
            merge(known, occurrences, patient, now),
            strict=False,
        ):
            _add_events(db, patient_id, before, after)
    return read_matters(store, patient, with_resolved=True)


def act_on_matter(store: Store, matter_id: int, act: Act, *, by: str, reason: str) -> Matter:
    """Acknowledge or resolve a matter; it is audited, and nothing of its history is lost.

    Raises
    ------
    NotInRecordError
        If there is no such matter.
    InputError
        If name or reason is missing, or the matter is resolved already.
    StoreError
        If it cannot be stored.
    """
    for value, name in ((by, "name"), (reason, "reason")):
        if not value.strip():
            raise InputError(f"A matter is {act} by name and reason: the {name} is missing.")
        sign = forbidden_sign(value)
        if sign is not None:
            raise InputError(f"The {name} holds {sign}; leave it out.")
    with store.writing() as db:
        row = db.get(MatterRow, matter_id) if matter_id <= LARGEST_NUMBER else None
        if row is None:
            raise NotInRecordError(
                f"There is no matter {matter_id} in the record; `hep-vision matters list` shows "
                "what there is."
            )
        (before,) = matters_of(db, MatterRow.id == matter_id)
        if before.state == "resolved":
            last = before.history[-1]
            raise InputError(
                f"Matter {matter_id} was resolved by {last.by} on {last.at:%Y-%m-%d}: {last.text}"
            )
        touch(db, "matter", matter_id)
        event = MatterEvent(
            action=act,
            at=datetime.now(UTC),
            by=by.strip(),
            text=reason.strip(),
            uid=new_uid(),
            seen=frozenset(one.key for one in before.occurrences),
        )
        db.add(row_of_event(matter_id, event))
        db.flush()
        action = "matter resolved" if act == "resolved" else "matter acknowledged"
        note(db, action, f"matter {matter_id}", actor=by.strip())
        (after,) = matters_of(db, MatterRow.id == matter_id)
    return after


def matters_of(db: Session, whose: ColumnElement[bool] | None) -> tuple[Matter, ...]:
    """Matters with their history, in the order in which they were raised.

    Raises
    ------
    ValueError
        If one is of a kind that nobody knows.
    """
    query = select(MatterRow, PatientRow.pseudonym).join(
        PatientRow, PatientRow.id == MatterRow.patient_id
    )
    if whose is not None:
        query = query.where(whose)
    rows = db.execute(query.order_by(MatterRow.id)).all()
    by_matter: dict[int, list[MatterEvent]] = defaultdict(list)
    kinds = {row.id: row for row, _ in rows}
    events = select(MatterEventRow).order_by(MatterEventRow.id)
    for (event,) in in_pieces(db, events, MatterEventRow.matter_id, sorted(kinds)):
        by_matter[event.matter_id].append(_event_of(event, kinds[event.matter_id]))
    return tuple(
        Matter(
            id=row.id,
            patient=pseudonym,
            kind=_kind_of(row),
            exercise=row.exercise,
            side=row.side,
            history=tuple(by_matter[row.id]),
        )
        for row, pseudonym in rows
    )


def _kind_of(row: MatterRow) -> MatterKind:
    kind: Any = row.kind
    if kind not in get_args(MatterKind):
        raise ValueError(f"kind of matter must be known, got {kind!r}")
    return kind


def _event_of(row: MatterEventRow, matter: MatterRow) -> MatterEvent:
    action: Any = row.action
    if action not in get_args(Action):
        raise ValueError(f"action must be known, got {action!r}")
    occurrence = None
    if row.occurrence is not None and row.day is not None:
        occurrence = Occurrence(
            kind=_kind_of(matter),
            key=row.occurrence,
            day=row.day,
            exercise=matter.exercise,
            side=matter.side,
            evidence=row.text,
            proposal=row.proposal or "",
            words=row.words or "",
        )
    text = "" if occurrence else row.text
    return MatterEvent(
        action=action,
        at=row.at,
        by=row.actor,
        text=text,
        occurrence=occurrence,
        uid=row.uid or "",
        seen=frozenset(json.loads(row.seen)) if row.seen else frozenset(),
    )


def _as_stored(keys: Iterable[str]) -> str:
    return json.dumps(sorted(set(keys)), ensure_ascii=False)


def row_of_event(matter_id: int, event: MatterEvent) -> MatterEventRow:
    """Row of an event, as it is stored."""
    one = event.occurrence
    return MatterEventRow(
        matter_id=matter_id,
        action=event.action,
        at=event.at,
        actor=event.by,
        text=one.evidence if one else event.text,
        occurrence=one.key if one else None,
        day=one.day if one else None,
        proposal=one.proposal if one else None,
        words=(one.words or None) if one else None,
        uid=event.uid or None,
        seen=_as_stored(event.seen) if event.seen else None,
    )


def _add_events(db: Session, patient_id: int, before: Matter | None, after: Matter) -> None:
    """Store what a matter has more than before."""
    known = len(before.history) if before else 0
    if known == len(after.history):
        return
    if before is None:
        kind, exercise, side = after.about
        row = MatterRow(patient_id=patient_id, kind=kind, exercise=exercise, side=side)
        db.add(row)
        db.flush()
        matter_id: Any = row.id
    else:
        matter_id = before.id
    touch(db, "matter", matter_id, new=before is None)
    for event in after.history[known:]:
        db.add(row_of_event(matter_id, event))
        db.flush()
    action = "matter raised" if before is None else "matter seen again"
    note(db, action, f"matter {matter_id}")
