"""Sign-offs: who reviewed which period of a patient, and what the report said then.

They stand in the audit trail, which is only ever added to and bound together by digests.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import select

from hep_vision.errors import InputError
from hep_vision.plain_text import forbidden_sign
from hep_vision.store.audit import note
from hep_vision.store.queries import find_patient
from hep_vision.store.tables import AuditRow

if TYPE_CHECKING:
    from datetime import datetime

    from hep_vision.store.database import Store

_ACTION = "report signed off"
_DETAIL = re.compile(r"(\d{4}-\d\d-\d\d) to (\d{4}-\d\d-\d\d), report ([0-9a-f]{64})")


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOff:
    """A therapist's name under the report of a period.

    Parameters
    ----------
    by : str
        The therapist.
    at : datetime
        When.
    first, last : date
        First and last day of the period.
    report_sha256 : str
        Digest of what its first page said; see `hep_vision.review.report.first_page_digest`.
    """

    by: str
    at: datetime
    first: date
    last: date
    report_sha256: str


def add_sign_off(
    store: Store, patient: str, *, by: str, first: date, last: date, report_sha256: str
) -> None:
    """Store that a therapist signed the report of a period.

    Raises
    ------
    InputError
        If the name is empty or cannot be stored.
    NotInRecordError
        If there is no such patient.
    StoreError
        If it cannot be stored.
    """
    if not by.strip():
        raise InputError("A report is signed by a name: write who signs.")
    sign = forbidden_sign(by)
    if sign is not None:
        raise InputError(f"The name holds {sign}; leave it out.")
    with store.writing() as db:
        subject = f"patient {find_patient(db, patient)}"
        note(db, _ACTION, subject, f"{first} to {last}, report {report_sha256}", actor=by.strip())


def read_sign_offs(store: Store, patient: str) -> tuple[SignOff, ...]:
    """Sign-offs of a patient's reports, oldest first.

    Raises
    ------
    NotInRecordError
        If there is no such patient.
    """
    with store.reading() as db:
        subject = f"patient {find_patient(db, patient)}"
        rows = db.scalars(
            select(AuditRow)
            .where(AuditRow.action == _ACTION, AuditRow.subject == subject)
            .order_by(AuditRow.id)
        ).all()
        return tuple(_sign_off(row) for row in rows)


def _sign_off(row: AuditRow) -> SignOff:
    found = _DETAIL.fullmatch(row.detail)
    if found is None:
        raise ValueError(f"a sign-off must name its period and report, got {row.detail!r}")
    first, last, digest = found.groups()
    return SignOff(
        by=row.actor or "",
        at=row.at,
        first=date.fromisoformat(first),
        last=date.fromisoformat(last),
        report_sha256=digest,
    )
