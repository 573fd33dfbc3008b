"""What a clinic receives: opened, checked as deeply as `verify`, and merged into the record.

Nothing is added before everything was checked, and everything in one transaction.
"""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from hep_vision.errors import DamagedStoreError, InputError, StoreError
from hep_vision.exchange.keys import OwnKey, PublicCard, card_of
from hep_vision.exchange.sealed_file import is_sealed, unseal
from hep_vision.exchange.sharing import sha256_of, signed_text
from hep_vision.record.files import working_folder
from hep_vision.regular_file import require_regular
from hep_vision.store.checking import faults
from hep_vision.store.database import open_copy
from hep_vision.store.files import copy_file
from hep_vision.store.identity import likeness, patient_called
from hep_vision.store.merging import merge
from hep_vision.store.tables import ExchangeRow, PatientRow, SessionRow

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping
    from pathlib import Path

    from sqlalchemy.orm import Session

    from hep_vision.exchange.sealed_file import Opener
    from hep_vision.store.database import Store
    from hep_vision.store.merging import Merged

BACKUP = "backup"
"""Partner of what comes from a backup of one's own, which nobody signed."""
_CLOCKS_DIFFER = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Arrival:
    """A file that was opened and found sound.

    Parameters
    ----------
    copy : Store
        What is in it, as a record of its own.
    signer : PublicCard, optional
        Who signed it; None for a backup, which nobody does.
    made_at : datetime, optional
        When it was made.
    """

    copy: Store
    signer: PublicCard | None
    made_at: datetime | None

    @property
    def partner(self) -> str:
        """What the record notes of where it came from."""
        return self.signer.check_number if self.signer else BACKUP


@dataclass(frozen=True, slots=True)
class Clash:
    """A pseudonym that may stand for two people.

    ``is_other`` says that their birth years or check words differ; else nothing tells.
    """

    theirs: str
    ours: str
    is_other: bool


@contextmanager
def arrived(path: Path, opener: Opener | None) -> Generator[Arrival]:
    """Open a file that `share` or `backup` made.

    Parameters
    ----------
    path : Path
        The file.
    opener : OwnKey or PassPhrase, optional
        What opens it; None for a backup that is not encrypted.

    Raises
    ------
    InputError
        If it cannot be opened, was changed, is of a newer version or not sound: the sentence
        says which, and nothing is changed.
    """
    with working_folder() as folder:
        content, about = folder / "content.db", None
        if is_sealed(path):
            if opener is None:
                raise InputError(f"{path}: is encrypted; a key or a pass phrase opens it.")
            about = unseal(path, opener, content)
        else:
            _copy_backup(path, content)
        signer = _signer_of(path, about, content, opener) if about is not None else None
        made_at = datetime.fromisoformat(about["made_at"]) if about and signer else None
        with _opened_copy(path, content) as copy:
            yield Arrival(copy, signer, made_at)


def clashes(store: Store, arrival: Arrival, names: Mapping[str, str]) -> tuple[Clash, ...]:
    """Pseudonyms in a file that may stand for other people than in the record.

    One is known to be the same person if birth year or check word agree, if the same key has
    sent sessions of them before, or if the record has one of the sessions already.

    Parameters
    ----------
    store : Store
        The record.
    arrival : Arrival
        The file.
    names : mapping of str to str
        Pseudonyms under which its patients are to be filed, where they differ.
    """
    with arrival.copy.reading() as theirs, store.reading() as ours:
        found = [
            _clash(theirs, ours, row, names.get(row.pseudonym, row.pseudonym), arrival.partner)
            for row in theirs.scalars(select(PatientRow).order_by(PatientRow.id)).all()
        ]
    return tuple(clash for clash in found if clash is not None)


def receive(store: Store, arrival: Arrival, names: Mapping[str, str]) -> Merged:
    """Add what a file holds to the record; what is there stays as it is.

    Parameters
    ----------
    store : Store
        The record.
    arrival : Arrival
        The file, after its clashes were looked at.
    names : mapping of str to str
        Pseudonyms under which its patients are filed, where they differ.

    Raises
    ------
    StoreError
        If it cannot be stored; nothing of it is then.
    """
    return merge(arrival.copy, store, partner=arrival.partner, at=datetime.now(UTC), names=names)


def in_the_future(arrival: Arrival, now: datetime) -> int:
    """How many sessions of a file are dated later than now: a wrong clock at home."""
    query = select(SessionRow.id).where(SessionRow.started_at > now + _CLOCKS_DIFFER)
    with arrival.copy.reading() as db:
        return len(db.scalars(query).all())


def _clash(
    theirs: Session, ours: Session, row: PatientRow, name: str, partner: str
) -> Clash | None:
    known = patient_called(ours, name)
    if known is None:
        return None
    factor = likeness(row.check_hash, known.check_hash)
    if factor == "other":
        return Clash(row.pseudonym, known.pseudonym, is_other=True)
    sent = select(ExchangeRow.id).filter_by(
        patient_id=known.id, partner=partner, direction="received"
    )
    if factor == "same" or ours.scalar(sent.limit(1)) is not None:
        return None
    own = set(ours.scalars(select(SessionRow.uid).filter_by(patient_id=known.id)))
    uids = theirs.scalars(select(SessionRow.uid).filter_by(patient_id=row.id)).all()
    if not own or own.intersection(uids):
        return None
    return Clash(row.pseudonym, known.pseudonym, is_other=False)


def _signer_of(
    path: Path, about: dict[str, Any], content: Path, opener: Opener | None
) -> PublicCard | None:
    """Who signed a shared file; None for an encrypted backup."""
    if "signature" not in about:
        return None
    try:
        signer = card_of(about["by"])
        signature = bytes.fromhex(about["signature"])
        recipient = opener.card.check_number if isinstance(opener, OwnKey) else ""
        meant = about["for"] == recipient and about["sha256"] == sha256_of(content)
    except (KeyError, ValueError, TypeError, InputError) as error:
        raise _not_signed(path) from error
    if not meant or not signer.has_signed(signed_text(about), signature):
        raise _not_signed(path)
    return signer


def _not_signed(path: Path) -> InputError:
    return InputError(
        f"{path}: its signature does not hold: it was not made by who it says, or not for you. "
        "Nothing was received; ask for the file again."
    )


def _copy_backup(path: Path, content: Path) -> None:
    try:
        require_regular(path)
        copy_file(path, content)
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror or error}).") from error
    except sqlite3.Error as error:
        raise InputError(
            f"{path}: is no file that `hep-vision share` or `hep-vision backup` made, or it is "
            "damaged."
        ) from error


@contextmanager
def _opened_copy(path: Path, content: Path) -> Generator[Store]:
    """The content as a record, of which everything was looked at."""
    try:
        copy = open_copy(content)
    except DamagedStoreError as error:
        raise InputError(f"{path}: what is in it is damaged; ask for it again.") from error
    except StoreError as error:
        raise InputError(f"{path}: {error}".replace(str(content), "this file")) from error
    with copy:
        found = next(faults(copy), None)
        if found:
            raise InputError(f"{path}: what is in it is not sound. {found} Nothing was received.")
        yield copy
