"""Reading whole sessions, as the review and the exports want them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any, TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import Select, select

from hep_vision.program.done import DoneSet
from hep_vision.program.proposals import Answers
from hep_vision.program.reach import OVER_THE_LIMIT, reach_of
from hep_vision.program.safety import DaySaid
from hep_vision.record.attempt import StoredAttempt
from hep_vision.store.corrected import (
    NOTHING_CORRECTED,
    Corrections,
    read_corrections,
    without_excluded,
)
from hep_vision.store.queries import find_session, in_pieces, sessions_of, with_patient
from hep_vision.store.repeats import same_as
from hep_vision.store.rom_types import read_rom_types
from hep_vision.store.tables import (
    AttemptRow,
    CorrectionRow,
    FindingRow,
    OverrideRow,
    ProgramRow,
    SessionRow,
    SetRow,
)
from hep_vision.store.views import StoredFinding, StoredOverride, StoredSession, StoredSet

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from hep_vision.program.model import PrescribedExercise, Program
    from hep_vision.program.proposals import AnswersByDay
    from hep_vision.program.reach import Reach
    from hep_vision.store.database import Store

_View = TypeVar("_View", StoredAttempt, StoredFinding)
_OF_A_SESSION = (
    *("id", "day", "timezone", "started_at", "ended_at", "why_ended", "pain_before"),
    *("pain_worst", "pain_after", "effort", "effort_scale", "note"),
)
# Not taken from the set's table as they are.
_OF_SETS = ("day", "rom_type", "attempts", "findings", "overrides", "same_as", "excluded")
_OF_OVERRIDES = ("undone",)


def read_session(store: Store, session_id: int) -> StoredSession:
    """A session with everything in it.

    Raises
    ------
    NotInRecordError
        If there is no such session.
    """
    with store.reading() as db:
        find_session(db, session_id)
        return stored_sessions(db, with_patient().where(SessionRow.id == session_id))[0]


def read_history(
    store: Store, patient: str, *, first: date | None = None, last: date | None = None
) -> tuple[StoredSession, ...]:
    """All sessions of a patient that count, as corrected, oldest first.

    Void sessions are left out, and of sets that are in the record twice all but the first.

    Raises
    ------
    NotInRecordError
        If there is no such patient.
    """
    with store.reading() as db:
        query = sessions_of(db, patient, first, last)
        everything = stored_sessions(db, query.order_by(SessionRow.started_at, SessionRow.uid))
    return what_counts(everything)


def read_corrected(
    store: Store, patient: str, *, first: date | None = None, last: date | None = None
) -> tuple[StoredSession, ...]:
    """The sessions of a patient that a therapist corrected, void ones included, oldest first.

    Raises
    ------
    NotInRecordError
        If there is no such patient.
    """
    with store.reading() as db:
        corrected = select(CorrectionRow.session_id)
        query = sessions_of(db, patient, first, last).where(SessionRow.id.in_(corrected))
        return stored_sessions(db, query.order_by(SessionRow.started_at, SessionRow.uid))


def what_counts(sessions: Iterable[StoredSession]) -> tuple[StoredSession, ...]:
    """Sessions without void ones, and without sets that repeat another one."""
    return tuple(
        replace(session, sets=tuple(one for one in session.sets if one.same_as is None))
        for session in sessions
        if not session.is_void
    )


def done_sets(sessions: Iterable[StoredSession]) -> tuple[DoneSet, ...]:
    """What was done, as the plan of a day wants to know it; a therapist's count goes first."""
    numbers: dict[tuple[str, str, date], int] = defaultdict(int)
    done: list[DoneSet] = []
    for session in sessions:
        zone = ZoneInfo(session.timezone) if session.timezone else None
        for one in session.sets:
            side: Any = one.side
            if side not in ("left", "right", "both", "alternating"):
                continue  # broken off before its side was known
            numbers[one.exercise, side, one.day] += 1
            said = one.count_override
            reps = said.count if said else _done_repetitions(one)
            done.append(
                DoneSet(
                    exercise_id=one.exercise,
                    side=side,
                    date=one.day,
                    set_number=numbers[one.exercise, side, one.day],
                    reps=reps,
                    hold_s=_longest_hold_s(one),
                    at=one.started_at.astimezone(zone).time(),
                    reach=_reach(one) if one.is_measured else None,
                    why_ended=one.why_ended or "",
                    pain=one.pain,
                    session=session.id,
                )
            )
    return tuple(done)


def _reach(one: StoredSet) -> Reach:
    over = {
        f.attempt: f.message
        for f in one.findings
        if f.code == OVER_THE_LIMIT and f.attempt is not None
    }
    return reach_of(one.attempts, one.unit, over)


def said_by_day(sessions: Iterable[StoredSession]) -> tuple[DaySaid, ...]:
    """What the patient said of each session as a whole."""
    return tuple(
        DaySaid(
            day=session.day,
            pain=_most((session.pain_before, session.pain_worst, session.pain_after)),
            stopped_for_pain=session.why_ended == "pain",
            note=session.note or "",
            session=session.id,
        )
        for session in sessions
    )


def _done_repetitions(one: StoredSet) -> int | None:
    """Repetitions that were counted, or that the patient says to have done."""
    if one.is_measured:
        return one.done_repetitions
    return one.prescribed_repetitions if one.why_ended == "done" else 0


def _longest_hold_s(one: StoredSet) -> float | None:
    if not one.is_measured and one.why_ended == "done":
        return one.prescribed_hold_s
    return max((a.hold_s for a in one.repetitions), default=0.0)


def answers_by_day(sessions: Iterable[StoredSession], program: Program) -> AnswersByDay:
    """What the patient said of each exercise of a program on each day; the worst counts.

    What was asked after a set is said of its exercise, what was asked after the session of
    all that was done in it. Effort on another scale than the exercise names says nothing.
    """
    said: dict[tuple[str, date], Answers] = {}
    for session in sessions:
        for one in session.sets:
            for entry in program.exercises:
                if entry.exercise == one.exercise:
                    key = (entry.key, one.day)
                    said[key] = _worse(said.get(key, Answers()), _answers(session, one, entry))
    return said


def _answers(session: StoredSession, one: StoredSet, entry: PrescribedExercise) -> Answers:
    scale = entry.effort.scale if entry.effort else session.effort_scale
    of_session = session.effort if session.effort_scale == scale else None
    pain = (one.pain, session.pain_worst, session.pain_before, session.pain_after)
    return Answers(_most(pain), _most((one.effort, of_session)))


def _worse(one: Answers, other: Answers) -> Answers:
    return Answers(
        _most((one.worst_pain_0_to_10, other.worst_pain_0_to_10)),
        _most((one.effort, other.effort)),
    )


def _most(values: Iterable[int | None]) -> int | None:
    return max((value for value in values if value is not None), default=None)


def stored_sessions(db: Session, query: Select[SessionRow, str]) -> tuple[StoredSession, ...]:
    """Sessions of a query such as `with_patient` makes, with everything in them."""
    rows = db.execute(query).all()
    program_columns = ("id", "program", "version", "content_sha256")
    program_query = select(*(getattr(ProgramRow, name) for name in program_columns))
    program_ids = sorted({session.program_id for session, _ in rows if session.program_id})
    programs = {row.id: row for row in in_pieces(db, program_query, ProgramRow.id, program_ids)}
    corrections = read_corrections(db, [session.id for session, _ in rows])
    sets = _stored_sets(db, {session.id: session for session, _ in rows}, corrections)
    stored: list[StoredSession] = []
    for session, pseudonym in rows:
        program = programs.get(session.program_id)
        corrected = corrections.get(session.id, NOTHING_CORRECTED)
        values = {name: getattr(session, name) for name in _OF_A_SESSION}
        set_ids = {uid: one.id for uid, one in sets[session.id]}
        stored.append(
            StoredSession(
                patient=pseudonym,
                **corrected.session_values(values),
                program=program.program if program else None,
                program_version=program.version if program else None,
                program_sha256=program.content_sha256 if program else None,
                sets=tuple(one for _, one in sets[session.id]),
                corrections=corrected.views(set_ids),
            )
        )
    return tuple(stored)


def _stored_sets(
    db: Session, sessions: Mapping[int, SessionRow], corrections: Mapping[int, Corrections]
) -> dict[int, list[tuple[str | None, StoredSet]]]:
    """Sets of sessions, each with its id, by the session's number."""
    names = [field.name for field in fields(StoredSet) if field.name not in _OF_SETS]
    columns = [getattr(SetRow, name) for name in (*names, "rom_type", "uid")]
    query = select(*columns).order_by(SetRow.number)
    rows = list(in_pieces(db, query, SetRow.session_id, sorted(sessions)))
    ids = sorted(row.id for row in rows)
    attempts = _of_sets(db, AttemptRow, StoredAttempt, ids, AttemptRow.number)
    findings = _of_sets(db, FindingRow, StoredFinding, ids, FindingRow.number)
    overrides = _overrides_of(db, ids, {row.id: row.session_id for row in rows}, corrections)
    repeats = same_as(db, ids)
    rom_types = read_rom_types(
        db,
        {one.program_id for one in sessions.values() if one.program_id},
        {row.definition_sha256 for row in rows},
    )
    sets: dict[int, list[tuple[str | None, StoredSet]]] = defaultdict(list)
    for row in rows:
        session = sessions[row.session_id]
        corrected = corrections.get(row.session_id, NOTHING_CORRECTED)
        values = {name: getattr(row, name) for name in names}
        values["pain"] = corrected.pain("pain", row.pain, row.uid)
        excluded = corrected.excluded(row.uid)
        kept, told = without_excluded(attempts[row.id], excluded)
        one = StoredSet(
            **values,
            day=session.day,
            rom_type=rom_types.of(row, session.program_id),
            attempts=kept,
            findings=(*findings[row.id], *told),
            overrides=tuple(overrides[row.id]),
            same_as=repeats.get(row.id),
            excluded=frozenset(excluded),
        )
        sets[row.session_id].append((row.uid, one))
    return sets


def _overrides_of(
    db: Session,
    set_ids: Sequence[int],
    sessions: Mapping[int, int],
    corrections: Mapping[int, Corrections],
) -> dict[int, list[StoredOverride]]:
    """What therapists said of sets, by the set's number, in the order in which they said it."""
    names = [f.name for f in fields(StoredOverride) if f.name not in _OF_OVERRIDES]
    columns = [getattr(OverrideRow, name) for name in names]
    query = select(*columns, OverrideRow.uid)
    found: dict[int, list[StoredOverride]] = defaultdict(list)
    rows = in_pieces(db, query, OverrideRow.set_id, set_ids)
    for row in sorted(rows, key=lambda row: (row.made_at, row.uid or "")):
        corrected = corrections.get(sessions[row.set_id], NOTHING_CORRECTED)
        values = {name: getattr(row, name) for name in names}
        found[row.set_id].append(StoredOverride(**values, undone=corrected.undone(row.uid)))
    return found


def _of_sets(
    db: Session, table: Any, view: type[_View], ids: Sequence[int], order: Any
) -> dict[int, list[_View]]:
    """Rows that belong to sets, by the set's number, in order."""
    names = [field.name for field in fields(view)]
    columns = (table.set_id.label("owner"), *(getattr(table, name) for name in names))
    found: dict[int, list[_View]] = defaultdict(list)
    for owner, *values in in_pieces(db, select(*columns).order_by(order), table.set_id, ids):
        found[owner].append(view(**dict(zip(names, values, strict=True))))
    return found
