"""From home to clinic: the sessions since last time, in one signed and encrypted file."""

from __future__ import annotations

import hashlib
import json
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from hep_vision import __version__
from hep_vision.errors import AlreadyOpenError, InputError
from hep_vision.exchange.keys import PublicCard
from hep_vision.exchange.sealed_file import seal
from hep_vision.record.files import working_folder
from hep_vision.store.audit import note
from hep_vision.store.contents import digest_beside_sessions, session_digests
from hep_vision.store.extracting import extract
from hep_vision.store.merging import keep_exchange
from hep_vision.store.open_session import OpenSession
from hep_vision.store.queries import find_patient
from hep_vision.store.tables import ExchangeRow, PatientRow, SessionRow

if TYPE_CHECKING:
    from pathlib import Path

    from hep_vision.exchange.keys import OwnKey
    from hep_vision.exchange.sealed_file import Lock
    from hep_vision.store.database import Store

WITH_PASS_PHRASE = "pass phrase"
"""Partner of an exchange by pass phrase, in the place of a check number."""
_BESIDE = "beside sessions"
"""What stands in the place of a session's id for what a patient has beside sessions."""
_CONTEXT = b"hep-vision share 1\n"


@dataclass(frozen=True, slots=True)
class Shared:
    """What went into a file.

    ``sessions`` are their numbers; ``still_open`` says that the latest one goes on now and was
    left out. ``has_beside`` says that matters or what the clinic measured went along.
    """

    patient: str
    sessions: tuple[int, ...]
    still_open: bool
    has_beside: bool


def share(
    store: Store, target: Path, *, patient: str, lock: Lock, own: OwnKey, everything: bool = False
) -> Shared:
    """Write the sessions of a patient that are new or changed since they were last shared.

    Matters and what the clinic measured go along, also where no session is new but they are.
    What is shared is noted when the file is complete: after a kill it is shared once more,
    which does no harm where it is received.

    Parameters
    ----------
    store : Store
        The record.
    target : Path
        The file.
    patient : str
        Whose sessions.
    lock : PublicCard or PassPhrase
        For whom.
    own : OwnKey
        Signs it.
    everything : bool
        Whether to share what was shared before as well.

    Raises
    ------
    NotInRecordError
        If there is no such patient.
    InputError
        If nothing is new.
    StoreError
        If something was changed outside of hep-vision.
    OutputError
        If the file cannot be written.
    """
    partner = lock.check_number if isinstance(lock, PublicCard) else WITH_PASS_PHRASE
    with ExitStack() as stack:
        still_open = _is_open(store, patient, stack)
        with store.reading() as db:
            patient_id = find_patient(db, patient)
            pseudonym = db.get_one(PatientRow, patient_id).pseudonym
            query = select(SessionRow).filter_by(patient_id=patient_id)
            rows = db.scalars(query.order_by(SessionRow.started_at)).all()
            if still_open and rows and rows[-1].ended_at is None:
                rows = rows[:-1]
            digests = session_digests(db, [row.id for row in rows])
            last = select(ExchangeRow.session_uid, ExchangeRow.content_sha256).filter_by(
                direction="shared", partner=partner, patient_id=patient_id
            )
            before = {row.session_uid: row.content_sha256 for row in db.execute(last)}
            new = [row.id for row in rows if everything or before.get(row.uid) != digests[row.id]]
            beside = digest_beside_sessions(db, patient_id)
            is_same = beside is None or before.get(_beside(patient_id)) == beside
        if not new and is_same:
            raise InputError(_nothing_new(pseudonym, bool(rows)))
        with working_folder() as folder:
            part = folder / "share.db"
            extract(store, patient_id, new, part)
            seal(part, target, lock, "share", signed_about(part, lock, own, len(new)))
    _note(store, patient_id, {id_: digests[id_] for id_ in new}, beside, partner)
    return Shared(pseudonym, tuple(new), still_open, beside is not None)


def signed_about(content: Path, lock: Lock, own: OwnKey, sessions: int) -> dict[str, Any]:
    """What a shared file says of its content, signed."""
    about: dict[str, Any] = {
        "by": own.card.text,
        "for": lock.check_number if isinstance(lock, PublicCard) else "",
        "made_at": datetime.now(UTC).isoformat(),
        "hep_vision": __version__,
        "sessions": sessions,
        "sha256": sha256_of(content),
    }
    return {**about, "signature": own.sign(signed_text(about)).hex()}


def signed_text(about: dict[str, Any]) -> bytes:
    """The text that a signature is of."""
    told = {name: value for name, value in about.items() if name != "signature"}
    return _CONTEXT + json.dumps(told, sort_keys=True).encode()


def sha256_of(path: Path) -> str:
    """Hash of a file's content."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _is_open(store: Store, patient: str, stack: ExitStack) -> bool:
    """Whether the patient's exercises are open; if not, they cannot be opened meanwhile."""
    try:
        stack.enter_context(OpenSession(store, patient))
    except AlreadyOpenError:
        return True
    return False


def _beside(patient_id: int) -> str:
    return f"{_BESIDE} {patient_id}"


def _note(
    store: Store, patient_id: int, sessions: dict[int, str], beside: str | None, partner: str
) -> None:
    """Note what was shared, by its hash."""
    now = datetime.now(UTC)
    with store.writing() as db:
        shared = {db.get_one(SessionRow, id_).uid: told for id_, told in sessions.items()}
        if beside is not None:
            shared[_beside(patient_id)] = beside
        for uid, content_sha256 in shared.items():
            keep_exchange(
                db,
                uid,
                patient_id,
                direction="shared",
                partner=partner,
                content_sha256=content_sha256,
                at=now,
            )
        note(db, "sessions shared", "record", f"{len(sessions)} sessions, for {partner}")


def _nothing_new(pseudonym: str, has_sessions: bool) -> str:
    if not has_sessions:
        return f"{pseudonym} has no sessions yet."
    return (
        f"{pseudonym} has no sessions that are new since the last time. To share everything "
        "once more: `hep-vision share --all`."
    )
