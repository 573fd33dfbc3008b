"""Bringing two records together: what one has is added to the other, in one transaction.

Rows are told by their global ids. What is there already stays; only what was not ended yet is
completed. Of two states of a session that goes on the further one is taken, so that the outcome
is the same in whatever order records are brought together, and however often.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert, select, update

from hep_vision.store.audit import note
from hep_vision.store.contents import digest_of, portable_contents, session_digests
from hep_vision.store.correcting import settle_patient
from hep_vision.store.identity import patient_called
from hep_vision.store.merging_beside import merge_clinic_values, merge_matters, merge_sign_offs
from hep_vision.store.seals import touch
from hep_vision.store.tables import (
    AttemptRow,
    CorrectionRow,
    DefinitionRow,
    ExchangeRow,
    FindingRow,
    LandmarkRow,
    OverrideRow,
    PatientRow,
    ProgramRow,
    RecountRow,
    SessionRow,
    SetRow,
    TraceRow,
)
from hep_vision.store.writing import patient_id_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from sqlalchemy.orm import Session

    from hep_vision.store.database import Store
    from hep_vision.store.seals import Content, Kind
    from hep_vision.store.tables import Base

_OF_SETS = (AttemptRow, FindingRow, TraceRow, LandmarkRow)
_ROWS_AT_ONCE = 200


@dataclass(slots=True)
class Merged:
    """What a record got.

    Parameters
    ----------
    new, completed, known : list of int
        Sessions by their numbers: added; there and now further or with more beside them; there
        as they are.
    sets, corrections, overrides, recounts : int
        How many were added.
    clinic_values, matters : int
        How many were added or have more said of them: what the clinic measured, and matters.
    sign_offs : int
        How many were added.
    differing : list of int
        Sessions that both records have as ended, and not the same: what was there stayed.
    """

    new: list[int] = field(default_factory=list[int])
    completed: list[int] = field(default_factory=list[int])
    known: list[int] = field(default_factory=list[int])
    differing: list[int] = field(default_factory=list[int])
    sets: int = 0
    corrections: int = 0
    overrides: int = 0
    recounts: int = 0
    clinic_values: int = 0
    matters: int = 0
    sign_offs: int = 0


def merge(
    source: Store,
    target: Store,
    *,
    partner: str,
    at: datetime,
    names: Mapping[str, str] | None = None,
) -> Merged:
    """Add everything that one record has to another; all of it, or nothing.

    Parameters
    ----------
    source, target : Store
        What is read, and what is added to.
    partner : str
        Check number of the key that the source was signed with, or what else it came from.
    at : datetime
        Now, with its zone.
    names : mapping of str to str
        Pseudonyms under which patients of the source are filed, where they differ.

    Raises
    ------
    StoreError
        If it cannot be stored; nothing is then.
    """
    with source.reading() as theirs, target.writing() as ours:
        work = _Merge(theirs, ours, partner, at, names or {})
        work.run()
        done = work.merged
        detail = f"{len(done.new)} new, {len(done.completed)} completed, {done.sets} sets"
        note(ours, "sessions received", "record", detail, actor=partner)
        return done


@dataclass(slots=True)
class _Merge:
    theirs: Session
    ours: Session
    partner: str
    at: datetime
    names: Mapping[str, str]
    merged: Merged = field(default_factory=Merged)
    patients: dict[int, int] = field(default_factory=dict[int, int])
    programs: dict[int, int] = field(default_factory=dict[int, int])

    def run(self) -> None:
        """Add everything, parents before what belongs to them."""
        self._definitions()
        for row in self.theirs.scalars(select(PatientRow).order_by(PatientRow.id)).all():
            self._patient(row)
        for row in self.theirs.scalars(select(ProgramRow).order_by(ProgramRow.id)).all():
            self._program(row)
        for id_ in self.theirs.scalars(select(SessionRow.id).order_by(SessionRow.uid)).all():
            self._session(self.theirs.get_one(SessionRow, id_))
            self.theirs.expunge_all()

    def _definitions(self) -> None:
        for row in self.theirs.scalars(select(DefinitionRow)).all():
            if self.ours.get(DefinitionRow, row.sha256) is None:
                self.ours.execute(insert(DefinitionRow).values(_values(row)))
                touch(self.ours, "definition", row.sha256, new=True)

    def _patient(self, theirs: PatientRow) -> None:
        pseudonym = self.names.get(theirs.pseudonym, theirs.pseudonym)
        ours = patient_called(self.ours, pseudonym)
        if ours is None:
            ours = self.ours.get_one(PatientRow, patient_id_of(self.ours, pseudonym))
        if ours.check_hash is None and theirs.check_hash is not None:
            touch(self.ours, "patient", ours.id)
            ours.check_hash = theirs.check_hash
        self.patients[theirs.id] = ours.id
        pair = (self.theirs, self.ours, theirs.id, ours.id)
        self.merged.clinic_values += merge_clinic_values(*pair)
        self.merged.matters += merge_matters(*pair)
        self.merged.sign_offs += merge_sign_offs(*pair)

    def _program(self, theirs: ProgramRow) -> None:
        same = {
            "patient_id": self.patients[theirs.patient_id],
            "program": theirs.program,
            "version": theirs.version,
            "content_sha256": theirs.content_sha256,
        }
        found = self.ours.scalar(select(ProgramRow.id).filter_by(**same))
        if found is None:
            row = ProgramRow(**same, content=theirs.content, added_at=theirs.added_at)
            self.ours.add(row)
            self.ours.flush()
            touch(self.ours, "program", row.id, new=True)
            found = row.id
        self.programs[theirs.id] = found

    def _session(self, theirs: SessionRow) -> None:
        ours = self.ours.scalar(select(SessionRow).filter_by(uid=theirs.uid))
        found = ours is not None
        before = session_digests(self.ours, [ours.id])[ours.id] if ours else ""
        was_ended = ours is not None and ours.ended_at is not None
        if ours is None:
            ours = self._new_session(theirs)
        elif not was_ended and theirs.ended_at is not None:
            self._complete_session(theirs, ours)
        elif was_ended and theirs.ended_at is not None:
            self._compare("session", theirs.id, ours.id, ours.id)
        self._sets(theirs, ours, was_ended=was_ended)
        self._corrections(theirs, ours)
        after = session_digests(self.ours, [ours.id])[ours.id]
        if not found:
            self.merged.new.append(ours.id)
        else:
            (self.merged.known if before == after else self.merged.completed).append(ours.id)
        self._exchange(ours, after)

    def _new_session(self, theirs: SessionRow) -> SessionRow:
        row = SessionRow(
            **_values(theirs, "id", "patient_id", "program_id"),
            patient_id=self.patients[theirs.patient_id],
            program_id=self.programs.get(theirs.program_id or 0),
        )
        self.ours.add(row)
        self.ours.flush()
        touch(self.ours, "session", row.id, new=True)
        return row

    def _complete_session(self, theirs: SessionRow, ours: SessionRow) -> None:
        touch(self.ours, "session", ours.id)
        for name, value in _values(theirs, "id", "uid", "patient_id", "program_id").items():
            setattr(ours, name, value)
        self.ours.flush()

    def _compare(self, kind: Kind, theirs: int, ours: int, session: int) -> None:
        """Note where both are final and not the same."""
        same = _content(self.theirs, kind, theirs) == _content(self.ours, kind, ours)
        if not same and session not in self.merged.differing:
            self.merged.differing.append(session)

    def _sets(self, theirs: SessionRow, ours: SessionRow, *, was_ended: bool) -> None:
        is_ended = theirs.ended_at is not None
        query = select(SetRow).filter_by(session_id=theirs.id).order_by(SetRow.number)
        for row in self.theirs.scalars(query).all():
            there = self.ours.scalar(select(SetRow).filter_by(uid=row.uid))
            if there is None:
                there = self._new_set(row, ours)
            elif was_ended and is_ended:
                self._compare("set", row.id, there.id, ours.id)
            elif _rank(self.ours, there, ended=was_ended) < _rank(self.theirs, row, ended=is_ended):
                self._replace_set(row, there)
            self._beside(row, there)
        self._number_anew(ours.id)

    def _new_set(self, theirs: SetRow, session: SessionRow) -> SetRow:
        taken = set(self.ours.scalars(select(SetRow.number).filter_by(session_id=session.id)))
        number = theirs.number if theirs.number not in taken else max(taken) + 1
        row = SetRow(
            **_values(theirs, "id", "session_id", "number", "record_sha256", "repeated_sha256"),
            **self._hashes(theirs),
            session_id=session.id,
            number=number,
        )
        self.ours.add(row)
        self.ours.flush()
        touch(self.ours, "set", row.id, new=True)
        self._copy_parts(theirs.id, row.id)
        self.merged.sets += 1
        return row

    def _replace_set(self, theirs: SetRow, ours: SetRow) -> None:
        touch(self.ours, "set", ours.id)
        left_out = ("id", "uid", "session_id", "number", "record_sha256", "repeated_sha256")
        values = _values(theirs, *left_out) | self._hashes(theirs)
        self.ours.execute(update(SetRow).where(SetRow.id == ours.id).values(values))
        for table in _OF_SETS:
            self.ours.execute(delete(table).where(table.__table__.c.set_id == ours.id))
        self._copy_parts(theirs.id, ours.id)
        self.ours.expire(ours)

    def _hashes(self, theirs: SetRow) -> dict[str, str | None]:
        """Hash of a set's record, in its second place where another set has that hash."""
        content = theirs.record_sha256 or theirs.repeated_sha256
        if content is None:
            return {"record_sha256": None, "repeated_sha256": None}
        holder = self.ours.scalar(select(SetRow.uid).filter_by(record_sha256=content))
        taken = holder not in (None, theirs.uid)
        return {
            "record_sha256": None if taken else content,
            "repeated_sha256": content if taken else None,
        }

    def _copy_parts(self, theirs: int, ours: int) -> None:
        for model in _OF_SETS:
            table = model.__table__
            query = select(table).where(table.c.set_id == theirs)
            rows = self.theirs.execute(query.execution_options(yield_per=_ROWS_AT_ONCE))
            for some in rows.mappings().partitions():
                self.ours.execute(insert(model), [{**row, "set_id": ours} for row in some])

    def _beside(self, theirs: SetRow, ours: SetRow) -> None:
        self.merged.overrides += self._add_beside(OverrideRow, "override", theirs.id, ours.id)
        self.merged.recounts += self._add_beside(RecountRow, "recount", theirs.id, ours.id)

    def _add_beside(
        self, table: type[OverrideRow | RecountRow], kind: Kind, theirs: int, ours: int
    ) -> int:
        added = 0
        for row in self.theirs.scalars(select(table).filter_by(set_id=theirs)).all():
            if self.ours.scalar(select(table.id).filter_by(uid=row.uid)) is None:
                new = table(**_values(row, "id", "set_id"), set_id=ours)
                self.ours.add(new)
                self.ours.flush()
                touch(self.ours, kind, new.id, new=True)
                added += 1
        return added

    def _corrections(self, theirs: SessionRow, ours: SessionRow) -> None:
        added = 0
        query = select(CorrectionRow).filter_by(session_id=theirs.id).order_by(CorrectionRow.id)
        for row in self.theirs.scalars(query).all():
            if self.ours.scalar(select(CorrectionRow.id).filter_by(uid=row.uid)) is None:
                values = _values(row, "id", "session_id")
                if row.what == "patient":
                    for side in ("before", "after"):
                        values[side] = self.names.get(values[side], values[side])
                new = CorrectionRow(**values, session_id=ours.id)
                self.ours.add(new)
                self.ours.flush()
                touch(self.ours, "correction", new.id, new=True)
                added += 1
        if added:
            settle_patient(self.ours, ours)
        self.merged.corrections += added

    def _number_anew(self, session_id: int) -> None:
        """Number the sets of a session by when they began, where two records disagree."""
        query = select(SetRow).filter_by(session_id=session_id)
        rows = sorted(self.ours.scalars(query), key=lambda row: (row.number, row.id))
        wanted = sorted(rows, key=lambda row: (row.started_at, row.uid or ""))
        if rows == wanted:
            return
        beyond = max(row.number for row in rows) + 1
        for place, row in enumerate(rows):  # no number may be there twice, not even meanwhile
            touch(self.ours, "set", row.id)
            row.number = beyond + place
        self.ours.flush()
        for place, row in enumerate(wanted, start=1):
            row.number = place
        self.ours.flush()

    def _exchange(self, session: SessionRow, content_sha256: str) -> None:
        keep_exchange(
            self.ours,
            session.uid,
            session.patient_id,
            direction="received",
            partner=self.partner,
            content_sha256=content_sha256,
            at=self.at,
        )


def keep_exchange(
    db: Session,
    uid: str | None,
    patient_id: int,
    *,
    direction: str,
    partner: str,
    content_sha256: str,
    at: datetime,
) -> None:
    """Note that a session went to somebody or came from somebody, as it was then."""
    key = {"session_uid": uid, "direction": direction, "partner": partner}
    row = db.scalar(select(ExchangeRow).filter_by(**key))
    if row is None:
        row = ExchangeRow(**key, patient_id=patient_id, content_sha256=content_sha256, at=at)
        db.add(row)
        db.flush()
        touch(db, "exchange", row.id, new=True)
    elif row.content_sha256 != content_sha256:
        touch(db, "exchange", row.id)
        row.content_sha256, row.at = content_sha256, at


def _rank(db: Session, row: SetRow, *, ended: bool) -> tuple[Any, ...]:
    """How far a state of a set is, by an order that needs no clock; ``ended``: its session is."""
    attempts = db.scalars(select(AttemptRow.number).filter_by(set_id=row.id)).all()
    answered = sum(value is not None for value in (row.pain, row.effort))
    content = digest_of(_content(db, "set", row.id))
    return ended, row.ended_at is not None, len(attempts), answered, content


def _content(db: Session, kind: Kind, id_: int) -> Content:
    return portable_contents(db, kind, [id_])[id_]


def _values(row: Base, *left_out: str) -> dict[str, Any]:
    """Columns of a row by name."""
    names: Iterable[str] = row.__table__.columns.keys()
    return {name: getattr(row, name) for name in names if name not in left_out}
