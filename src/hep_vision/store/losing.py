"""What a record has that another one lacks: it would be lost if that one took its place."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from hep_vision.program.words import counted, listed
from hep_vision.store.contents import digest_of, portable_contents
from hep_vision.store.matters import matters_of
from hep_vision.store.tables import (
    ClinicValueRow,
    CorrectionRow,
    OutcomeScoreRow,
    OverrideRow,
    PatientRow,
    ProgramRow,
    RecountRow,
    SessionRow,
    SetRow,
    SignOffRow,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from hep_vision.store.database import Store
    from hep_vision.store.seals import Kind

_AT_ONCE = 200


def lost_by(record: Store, other: Store) -> dict[str, str]:
    """What a record would lose, in words, by the pseudonym of whose it is.

    Sessions, sets and what is beside them are told by their ids; of what both have, one that is
    not the same in the other one would be lost as well.
    """
    lost: dict[str, Counter[str]] = defaultdict(Counter)
    with record.reading() as own, other.reading() as theirs:
        for what, query, kind in _everything():
            found: Any = theirs.execute(query)
            there: dict[str, int] = {uid: id_ for id_, uid, _ in found}
            rows: Any = own.execute(query)
            both: list[tuple[int, int, str]] = []
            for id_, uid, pseudonym in rows:
                if uid not in there:
                    lost[pseudonym][what] += 1
                else:
                    both.append((id_, there[uid], pseudonym))
            for pseudonym in _differing(own, theirs, kind, both):
                lost[pseudonym][f"changed {what}"] += 1
        for pseudonym in _matters(own, theirs):
            lost[pseudonym]["matter"] += 1
        patients = select(PatientRow.pseudonym)
        for pseudonym in set(own.scalars(patients)) - set(theirs.scalars(patients)):
            lost[pseudonym]["patient"] += 1
    return {
        who: listed([counted(number, what) for what, number in what.items()])
        for who, what in sorted(lost.items())
    }


def _everything() -> Iterator[tuple[str, Any, Kind]]:
    """Of each kind its name, a query for number, id and pseudonym, and its kind."""
    whose = PatientRow.pseudonym
    patient = PatientRow.id == SessionRow.patient_id

    def query(table: Any) -> Any:
        return select(table.id, table.uid, whose).select_from(table)

    of_session = SessionRow.id == SetRow.session_id
    yield "session", query(SessionRow).join(PatientRow, patient), "session"
    sets = query(SetRow).join(SessionRow, of_session)
    yield "set", sets.join(PatientRow, patient), "set"
    beside: tuple[tuple[Kind, Any], ...] = (("override", OverrideRow), ("recount", RecountRow))
    for kind, table in beside:
        rows = query(table).join(SetRow, SetRow.id == table.set_id)
        yield kind, rows.join(SessionRow, of_session).join(PatientRow, patient), kind
    corrections = query(CorrectionRow).join(SessionRow, SessionRow.id == CorrectionRow.session_id)
    yield "correction", corrections.join(PatientRow, patient), "correction"
    of_clinic: tuple[tuple[Kind, Any], ...] = (
        ("clinic value", ClinicValueRow),
        ("outcome score", OutcomeScoreRow),
        ("sign-off", SignOffRow),
    )
    for kind, table in of_clinic:
        yield kind, query(table).join(PatientRow, PatientRow.id == table.patient_id), kind
    programs = select(ProgramRow.id, ProgramRow.content_sha256, whose).select_from(ProgramRow)
    of_patient = PatientRow.id == ProgramRow.patient_id
    yield "program version", programs.join(PatientRow, of_patient), "program"


def _matters(own: Session, theirs: Session) -> Iterator[str]:
    """Pseudonyms of matters in whose history something is that the other record lacks."""
    there = {
        (matter.patient, *matter.about, event.key)
        for matter in matters_of(theirs, None)
        for event in matter.history
    }
    for matter in matters_of(own, None):
        about = (matter.patient, *matter.about)
        if any((*about, event.key) not in there for event in matter.history):
            yield matter.patient


def _differing(
    own: Session, theirs: Session, kind: Kind, both: list[tuple[int, int, str]]
) -> Iterator[str]:
    """Pseudonyms of what both have, and not the same."""
    if kind not in ("session", "set", "clinic value", "outcome score"):
        return  # never changed once they are there
    for start in range(0, len(both), _AT_ONCE):
        some = both[start : start + _AT_ONCE]
        mine = portable_contents(own, kind, [id_ for id_, _, _ in some])
        other = portable_contents(theirs, kind, [id_ for _, id_, _ in some])
        for id_, there, pseudonym in some:
            if digest_of(mine.get(id_)) != digest_of(other.get(there)):
                yield pseudonym
