"""What the clinic measures itself: angles by its own goniometer, and scores of questionnaires.

A wrong one is withdrawn with name and reason, and stays; nothing is overwritten.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from sqlalchemy import select

from hep_vision.errors import InputError, NotInRecordError
from hep_vision.measure.angles.measures import MEASURES
from hep_vision.plain_text import forbidden_sign
from hep_vision.program.clinical import INSTRUMENTS, METHODS, Instrument, Method
from hep_vision.program.joint_ranges import beyond_usual_range
from hep_vision.program.questionnaires import score_fault
from hep_vision.store.audit import note
from hep_vision.store.queries import LARGEST_NUMBER, find_patient
from hep_vision.store.seals import touch
from hep_vision.store.tables import ClinicValueRow, OutcomeScoreRow

if TYPE_CHECKING:
    from hep_vision.measure.exercise import RomType
    from hep_vision.store.database import Store

_Value = TypeVar("_Value", "ClinicValue", "OutcomeScore")


@dataclass(frozen=True, slots=True, kw_only=True)
class ClinicValue:
    """An angle that the clinic measured.

    Parameters
    ----------
    day : date
        When it was measured.
    measure : str
        What, by its id, ``"knee_flexion"``; neutral-zero.
    side : {"left", "right"}
        Which side.
    value_deg : float
        The angle.
    rom_type : {"active", "active_assisted", "passive"}
        Whose force moved.
    method : {"goniometer", "inclinometer", "tape", "visual"}
        What it was measured with.
    author : str
        Who measured.
    remark : str, optional
        Anything else: position, instrument.
    id, withdrawn_by, withdrawn_why
        As stored; None before.
    """

    day: date
    measure: str
    side: Literal["left", "right"]
    value_deg: float
    rom_type: RomType = "active"
    method: Method = "goniometer"
    author: str
    remark: str | None = None
    id: int | None = None
    withdrawn_by: str | None = None
    withdrawn_why: str | None = None

    def fault(self) -> str | None:
        """What is wrong with it, as ``what; what would be right``; None if nothing is."""
        if self.measure not in MEASURES or MEASURES[self.measure].unit != "deg":
            known = ", ".join(m.id for m in MEASURES.values() if m.unit == "deg")
            return f"there is no angle {self.measure!r}; there are {known}"
        if not math.isfinite(self.value_deg):
            return f"{self.value_deg} is no angle; write degrees, for example 95"
        end = beyond_usual_range(self.measure, self.value_deg)
        if end is not None:
            label = MEASURES[self.measure].label
            return (
                f"{self.value_deg:g} degrees is beyond the joint's range ({label} usually ends at "
                f"about {end:g}); angles are neutral-zero, 0 at the anatomical position"
            )
        if self.method not in METHODS:
            return f"{self.method!r} is no method; there are {', '.join(METHODS)}"
        return _fault_of_texts(self.author, self.remark)


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeScore:
    """Score of a questionnaire that the patient answered on a day; fields as `ClinicValue`."""

    day: date
    instrument: Instrument
    score: float
    author: str
    remark: str | None = None
    id: int | None = None
    withdrawn_by: str | None = None
    withdrawn_why: str | None = None

    def fault(self) -> str | None:
        """What is wrong with it, as ``what; what would be right``; None if nothing is."""
        if self.instrument not in INSTRUMENTS:
            return f"{self.instrument!r} is no questionnaire; there are {', '.join(INSTRUMENTS)}"
        if not math.isfinite(self.score):
            return f"{self.score} is no score; write a number, for example 54"
        return score_fault(self.instrument, self.score) or _fault_of_texts(self.author, self.remark)


_KINDS: dict[type[Any], tuple[type[Any], Literal["clinic value", "outcome score"]]] = {
    ClinicValue: (ClinicValueRow, "clinic value"),
    OutcomeScore: (OutcomeScoreRow, "outcome score"),
}


def _fault_of_texts(author: str, remark: str | None) -> str | None:
    if not author.strip():
        return "nobody is named; write who measured"
    for text in (author, remark or ""):
        sign = forbidden_sign(text)
        if sign is not None:
            return f"a text holds {sign}; write it without"
    return None


def add_clinic_value(
    store: Store, patient: str, value: ClinicValue | OutcomeScore, *, today: date
) -> int:
    """Store an angle or a score; returns its number.

    Raises
    ------
    InputError
        If it cannot be one, or its day has not come yet.
    NotInRecordError
        If there is no such patient.
    StoreError
        If it cannot be stored.
    """
    fault = value.fault()
    if fault is None and value.day > today:
        fault = f"{value.day} is in the future; write the day on which it was measured"
    if fault is not None:
        raise InputError(f"{fault[0].upper()}{fault[1:]}.")
    table, kind = _KINDS[type(value)]
    told = {f.name: getattr(value, f.name) for f in fields(value) if f.name in _ENTERED[table]}
    with store.writing() as db:
        row = table(patient_id=find_patient(db, patient), entered_at=datetime.now(UTC), **told)
        db.add(row)
        db.flush()
        touch(db, kind, row.id, new=True)
        action = "clinic value added" if kind == "clinic value" else "outcome score added"
        note(db, action, f"{kind} {row.id}", actor=value.author)
        return int(row.id)


_ENTERED: dict[type[Any], frozenset[str]] = {
    ClinicValueRow: frozenset(
        {"day", "measure", "side", "value_deg", "rom_type", "method", "author", "remark"}
    ),
    OutcomeScoreRow: frozenset({"day", "instrument", "score", "author", "remark"}),
}


def withdraw_clinic_value(
    store: Store, kind: type[ClinicValue | OutcomeScore], number: int, *, author: str, reason: str
) -> None:
    """Withdraw an angle or a score; it stays, marked.

    Raises
    ------
    InputError
        If author or reason is empty, or it was withdrawn already.
    NotInRecordError
        If there is no such one.
    """
    fault = _fault_of_texts(author, reason)
    if fault is not None or not reason.strip():
        raise InputError(f"{(fault or 'no reason is told; write why').capitalize()}.")
    table, name = _KINDS[kind]
    with store.writing() as db:
        row = db.get(table, number) if number <= LARGEST_NUMBER else None
        if row is None:
            raise NotInRecordError(f"There is no {name} {number} in the record.")
        if row.withdrawn_at is not None:
            raise InputError(f"The {name} {number} was withdrawn already, by {row.withdrawn_by}.")
        touch(db, name, number)
        row.withdrawn_at = datetime.now(UTC)
        row.withdrawn_by, row.withdrawn_why = author, reason
        action = "clinic value withdrawn" if table is ClinicValueRow else "outcome score withdrawn"
        note(db, action, f"{name} {number}", actor=author)


def read_clinic_values(
    store: Store, patient: str, *, withdrawn: bool = False
) -> tuple[ClinicValue, ...]:
    """Angles of a patient that the clinic measured, oldest first.

    Parameters
    ----------
    store : Store
        The record.
    patient : str
        Pseudonym.
    withdrawn : bool
        Whether those that were withdrawn are wanted too.

    Raises
    ------
    NotInRecordError
        If there is no such patient.
    """
    return _read(store, patient, ClinicValue, withdrawn=withdrawn)


def read_outcome_scores(
    store: Store, patient: str, *, withdrawn: bool = False
) -> tuple[OutcomeScore, ...]:
    """Scores of a patient, oldest first; as `read_clinic_values`."""
    return _read(store, patient, OutcomeScore, withdrawn=withdrawn)


def _read(store: Store, patient: str, kind: type[_Value], *, withdrawn: bool) -> tuple[_Value, ...]:
    table, _ = _KINDS[kind]
    names = [field.name for field in fields(kind)]
    with store.reading() as db:
        query = select(table).where(table.patient_id == find_patient(db, patient))
        if not withdrawn:
            query = query.where(table.withdrawn_at.is_(None))
        rows = db.scalars(query.order_by(table.day, table.id)).all()
        return tuple(kind(**{name: getattr(row, name) for name in names}) for row in rows)
