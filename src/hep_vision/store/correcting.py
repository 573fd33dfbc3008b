"""Ordinary corrections: a wrong patient, a wrong answer, a wrong value, and taking them back.

Nothing stored is overwritten. A correction is a row beside what it is about, with name, reason
and time, in the audit trail; `hep_vision.store.corrected` reads by it. A moved session is filed
under its patient of now, and its corrections say whose it was.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal, get_args

from sqlalchemy import select

from hep_vision.errors import InputError, NotInRecordError
from hep_vision.store.amending import check_words
from hep_vision.store.audit import note
from hep_vision.store.corrected import Corrections, in_order, key_of
from hep_vision.store.identity import patient_called
from hep_vision.store.queries import LARGEST_NUMBER, find_patient, find_session, find_set
from hep_vision.store.seals import touch
from hep_vision.store.tables import (
    AttemptRow,
    CorrectionRow,
    OverrideRow,
    PatientRow,
    ProgramRow,
    SessionRow,
    SetRow,
)
from hep_vision.store.writing import patient_id_of, program_valid_on

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from hep_vision.store.database import Store

What = Literal["void", "patient", "pain_before", "pain_worst", "pain_after", "pain", "rom", "undo"]
SessionPain = Literal["before", "worst", "after"]


@dataclass(frozen=True, slots=True)
class Signed:
    """Who corrects, and why.

    Parameters
    ----------
    author : str
        The therapist's name.
    reason : str
        Why.
    """

    author: str
    reason: str

    def __post_init__(self) -> None:
        check_words(author=self.author, reason=self.reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class _About:
    """What a correction is about, and what is to be read from then on."""

    what: What
    session: SessionRow
    after: str | None
    before: str | None = None
    set_uid: str | None = None
    attempt: int | None = None
    program_sha256: str | None = None
    undone_uid: str | None = None


def void_session(store: Store, session_id: int, signed: Signed) -> int:
    """Declare that a session counts for nothing; gives the number of the correction.

    Raises
    ------
    NotInRecordError
        If there is no such session, as of all the others here.
    InputError
        If it is void already.
    StoreError
        If it cannot be stored, as of all the others here.
    """
    with store.writing() as db:
        session = find_session(db, session_id)
        if corrections_of(db, session_id).is_void:
            raise InputError(f"Session {session_id} is void already.")
        return _add(db, _About(what="void", session=session, after="void"), signed)


def move_session(
    store: Store, session_id: int, to: str, signed: Signed, *, new_patient: bool = False
) -> int:
    """File a session under another patient; gives the number of the correction.

    Parameters
    ----------
    store : Store
        The record.
    session_id : int
        The session.
    to : str
        Pseudonym of the patient whose session it is.
    signed : Signed
        Who says so.
    new_patient : bool
        Whether that patient may be new to the record.

    Raises
    ------
    NotInRecordError
        If there is no such patient and it may not be a new one.
    InputError
        If it is that patient's already.
    """
    with store.writing() as db:
        session = find_session(db, session_id)
        if not new_patient:
            find_patient(db, to)
        target = db.get_one(PatientRow, patient_id_of(db, to))
        if target.id == session.patient_id:
            raise InputError(f"Session {session_id} is {target.pseudonym}'s already.")
        before = db.get_one(PatientRow, session.patient_id).pseudonym
        program = db.get(ProgramRow, session.program_id) if session.program_id else None
        about = _About(
            what="patient",
            session=session,
            before=before,
            after=target.pseudonym,
            program_sha256=program.content_sha256 if program else None,
        )
        number = _add(db, about, signed)
        settle_patient(db, session)
        return number


def correct_pain(
    store: Store,
    session_id: int,
    when: SessionPain,
    value: int | None,
    signed: Signed,
) -> int:
    """Correct what a patient answered about pain in a session; gives the correction's number.

    Parameters
    ----------
    store : Store
        The record.
    session_id : int
        The session.
    when : {"before", "worst", "after"}
        Which answer.
    value : int, optional
        0 to 10; None if the patient did not answer.
    signed : Signed
        Who says so.

    Raises
    ------
    InputError
        If it is that already.
    """
    names: dict[SessionPain, What] = {
        "before": "pain_before",
        "worst": "pain_worst",
        "after": "pain_after",
    }
    what = names[when]
    with store.writing() as db:
        session = find_session(db, session_id)
        now = corrections_of(db, session_id).pain(what, getattr(session, what))
        about = _About(what=what, session=session, before=_text(now), after=_text(value))
        return _add(db, _changed(about, f"The pain of session {session_id}"), signed)


def correct_set_pain(store: Store, set_id: int, value: int | None, signed: Signed) -> int:
    """Correct what a patient answered about pain after a set, as `correct_pain` does."""
    with store.writing() as db:
        row = find_set(db, set_id)
        session = db.get_one(SessionRow, row.session_id)
        now = corrections_of(db, session.id).pain("pain", row.pain, row.uid)
        about = _About(
            what="pain", session=session, before=_text(now), after=_text(value), set_uid=row.uid
        )
        return _add(db, _changed(about, f"The pain of set {set_id}"), signed)


def exclude_rom(store: Store, set_id: int, attempt: int, signed: Signed) -> int:
    """Exclude the range of motion of an attempt from everything; it stays to be seen.

    Raises
    ------
    InputError
        If it is excluded already, or there is none to exclude.
    """
    with store.writing() as db:
        row = find_set(db, set_id)
        found = db.get(AttemptRow, (set_id, attempt)) if attempt <= LARGEST_NUMBER else None
        if found is None:
            raise NotInRecordError(f"Set {set_id} has no attempt {attempt}.")
        if attempt in corrections_of(db, row.session_id).excluded(row.uid):
            raise InputError(f"Attempt {attempt} of set {set_id} is excluded already.")
        peak: float | None = getattr(found, "peak")  # noqa: B009 - a column of the list
        if peak is None:
            raise InputError(f"Attempt {attempt} of set {set_id} has no range of motion.")
        about = _About(
            what="rom",
            session=db.get_one(SessionRow, row.session_id),
            before=f"{peak:.1f}",
            after="excluded",
            set_uid=row.uid,
            attempt=attempt,
        )
        return _add(db, about, signed)


def undo_correction(store: Store, number: int, signed: Signed) -> None:
    """Take a correction back: what held before it holds again.

    Raises
    ------
    NotInRecordError
        If there is no such correction.
    InputError
        If it was taken back already.
    """
    with store.writing() as db:
        row = db.get(CorrectionRow, number) if number <= LARGEST_NUMBER else None
        if row is None or row.undone_uid is not None:
            raise NotInRecordError(
                f"There is no correction {number}; `hep-vision sessions show SESSION` shows "
                "the corrections of a session."
            )
        session = db.get_one(SessionRow, row.session_id)
        if row.what == "patient" and None in (row.before, row.after):
            raise InputError(
                f"Correction {number} cannot be taken back: the patient it names was deleted."
            )
        _undo(db, session, row.uid, f"Correction {number}", signed)
        if row.what == "patient":
            settle_patient(db, session)


def undo_override(store: Store, number: int, signed: Signed) -> None:
    """Take a therapist's count or remark back, as `undo_correction` does a correction."""
    with store.writing() as db:
        row = db.get(OverrideRow, number) if number <= LARGEST_NUMBER else None
        if row is None:
            raise NotInRecordError(
                f"There is no override {number}; `hep-vision sessions show SESSION` shows those "
                "of a session."
            )
        set_row = db.get_one(SetRow, row.set_id)
        session = db.get_one(SessionRow, set_row.session_id)
        _undo(db, session, row.uid, f"Override {number}", signed)


def corrections_of(db: Session, session_id: int) -> Corrections:
    """Corrections of a session, in the order in which they were made."""
    query = select(CorrectionRow).where(CorrectionRow.session_id == session_id)
    return Corrections(in_order(db.scalars(query)))


def settle_patient(db: Session, session: SessionRow) -> None:
    """File a session under the patient that its corrections name, with that patient's program.

    The outcome depends on the corrections alone, not on the order in which they came here.
    """
    corrections = corrections_of(db, session.id)
    moves = [row for row in corrections.rows if row.what == "patient"]
    if not moves:
        return
    stands = corrections.standing.get(key_of(moves[0]))
    pseudonym = stands.after if stands else moves[0].before
    if pseudonym is None:
        return  # of a patient who was deleted
    touch(db, "session", session.id)
    session.patient_id = patient_id_of(db, pseudonym)
    left = {row.before: row.program_sha256 for row in reversed(moves)}
    if pseudonym in left:
        query = select(ProgramRow.id).filter_by(
            patient_id=session.patient_id, content_sha256=left[pseudonym]
        )
        session.program_id = db.scalar(query.order_by(ProgramRow.id)) if left[pseudonym] else None
    else:
        session.program_id = program_valid_on(db, session.patient_id, session.day)
    db.flush()


def _undo(db: Session, session: SessionRow, uid: str | None, name: str, signed: Signed) -> None:
    taken_back = corrections_of(db, session.id).undone(uid)
    if taken_back is not None:
        raise InputError(f"{name} was taken back already ({taken_back}).")
    _add(db, _About(what="undo", session=session, after=None, undone_uid=uid), signed)


def _changed(about: _About, name: str) -> _About:
    if about.before == about.after:
        raise InputError(f"{name} is {about.after or 'not answered'} already.")
    return about


def _add(db: Session, about: _About, signed: Signed) -> int:
    row = CorrectionRow(
        session_id=about.session.id,
        set_uid=about.set_uid,
        attempt=about.attempt,
        what=about.what,
        before=about.before,
        after=about.after,
        program_sha256=about.program_sha256,
        undone_uid=about.undone_uid,
        author=signed.author.strip(),
        reason=signed.reason.strip(),
        made_at=datetime.now(UTC),
    )
    db.add(row)
    db.flush()
    touch(db, "correction", row.id, new=True)
    undone = about.what == "undo"
    action = "correction undone" if undone else "session corrected"
    detail = "" if about.what in ("patient", "undo") else about.what
    if about.what == "patient":
        target = patient_called(db, about.after or "")
        whose = f"patient {about.session.patient_id} to patient {target.id if target else '?'}"
        detail = f"moved from {whose}"
    note(db, action, f"session {about.session.id}", detail, actor=signed.author.strip())
    return row.id


def _text(value: int | None) -> str | None:
    return None if value is None else str(value)


KINDS: tuple[What, ...] = get_args(What)
