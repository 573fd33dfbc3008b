"""Who a pseudonym stands for: its spelling, and a second factor that tells two people apart.

Pseudonyms are compared trimmed and without regard to case. The second factor, a birth year or
a word, is kept as a hash only (Argon2id, with a salt of the pseudonym's own): the same factor
of the same pseudonym has the same hash in every record, so that two records can be compared.
Birth years are few; anyone with the record can find one by trying all.
"""

from __future__ import annotations

import hashlib
import unicodedata
from typing import TYPE_CHECKING, Literal

from sqlalchemy import func, select

from hep_vision.errors import InputError
from hep_vision.plain_text import PSEUDONYM_IN_WORDS, folded_pseudonym, is_pseudonym
from hep_vision.store.audit import note
from hep_vision.store.seals import touch
from hep_vision.store.tables import PatientRow

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from hep_vision.store.database import Store

Likeness = Literal["same", "other", "unknown"]


class OtherPersonError(InputError):
    """A pseudonym's second factor is not the one that is in the record."""


def patient_called(db: Session, asked: str) -> PatientRow | None:
    """Patient of a pseudonym, however it is spelt; None if there is none.

    Raises
    ------
    InputError
        If an older record has several that differ in nothing but their case.
    """
    exact = db.scalar(select(PatientRow).filter_by(pseudonym=asked))
    if exact is not None:
        return exact
    wanted = folded_pseudonym(asked)
    # The database folds ASCII alone; what it finds and what is not ASCII is compared here.
    short = func.lower(func.trim(PatientRow.pseudonym))
    query = select(PatientRow)
    if wanted.isascii():
        query = query.where(short == wanted)
    found = [row for row in db.scalars(query) if folded_pseudonym(row.pseudonym) == wanted]
    if len(found) > 1:
        several = " and ".join(repr(row.pseudonym) for row in found)
        raise InputError(
            f"The record has {several}; write the one that is meant exactly as it is there."
        )
    return found[0] if found else None


def spelt_in(store: Store, asked: str) -> str:
    """The spelling of a pseudonym in a record; of a new one, as given and trimmed."""
    with store.reading() as db:
        row = patient_called(db, asked)
        return row.pseudonym if row else asked.strip()


def require_pseudonym(pseudonym: str) -> None:
    """See that a new patient may be called so: one rule wherever a patient is named.

    Raises
    ------
    InputError
        If it cannot be a pseudonym.
    """
    if not is_pseudonym(pseudonym):
        raise InputError(
            f"{pseudonym[:60]!r} cannot be a pseudonym; it has {PSEUDONYM_IN_WORDS}. A name is "
            "never one."
        )


def check_hash(pseudonym: str, factor: str) -> str:
    """Hash of a second factor, with what it was made of: ``"argon2id$SALT$HASH"``.

    Parameters
    ----------
    pseudonym : str
        Salts it: the same word of two patients has two hashes.
    factor : str
        A birth year or a word; spaces around it and case do not matter.
    """
    from nacl.pwhash import argon2id  # takes a while to load, and few commands need it

    said = unicodedata.normalize("NFKC", factor).strip().casefold()
    salt = hashlib.sha256(f"hep-vision {folded_pseudonym(pseudonym)}".encode()).digest()
    salt = salt[: argon2id.SALTBYTES]
    made = argon2id.kdf(
        32, said.encode(), salt, argon2id.OPSLIMIT_INTERACTIVE, argon2id.MEMLIMIT_INTERACTIVE
    )
    return f"argon2id${salt.hex()}${made.hex()}"


def likeness(one: str | None, other: str | None) -> Likeness:
    """Whether two hashes are of one person; unknown where one lacks or the salts differ."""
    if one is None or other is None or one.split("$")[:2] != other.split("$")[:2]:
        return "unknown"
    return "same" if one == other else "other"


def require_same_person(store: Store, patient: str, factor: str) -> None:
    """See that a second factor is the one in the record; keep it where there is none yet.

    A patient who is not in the record is left out of it: `set_factor` keeps it later.

    Raises
    ------
    OtherPersonError
        If it is another one.
    """
    with store.reading() as db:
        row = patient_called(db, patient)
        if row is None:
            return
        pseudonym, kept = row.pseudonym, row.check_hash
    if likeness(kept, check_hash(pseudonym, factor)) == "other":
        raise OtherPersonError(
            f"{pseudonym} has another birth year or check word in the record: two people under "
            "one pseudonym? Give the second one a pseudonym of their own, or correct it with "
            f"`hep-vision patients set {pseudonym}`."
        )
    if kept is None:
        set_factor(store, pseudonym, factor)


def is_factor(store: Store, patient: str, factor: str) -> bool | None:
    """Whether a second factor is a patient's; None if there is none in the record.

    Raises
    ------
    NotInRecordError
        If there is no such patient.
    """
    from hep_vision.store.queries import find_patient  # which stands on this module

    with store.reading() as db:
        row = db.get_one(PatientRow, find_patient(db, patient))
        pseudonym, kept = row.pseudonym, row.check_hash
    if kept is None:
        return None
    return likeness(kept, check_hash(pseudonym, factor)) == "same"


def set_factor(store: Store, patient: str, factor: str, *, actor: str | None = None) -> None:
    """Keep the hash of a patient's second factor in the place of the one there is, if any.

    Raises
    ------
    NotInRecordError
        If there is no such patient.
    """
    from hep_vision.store.queries import find_patient  # which stands on this module

    with store.writing() as db:
        row = db.get_one(PatientRow, find_patient(db, patient))
        touch(db, "patient", row.id)
        changed = row.check_hash is not None
        row.check_hash = check_hash(row.pseudonym, factor)
        done = "changed" if changed else "set"
        note(db, "second factor set", f"patient {row.id}", done, actor=actor)
