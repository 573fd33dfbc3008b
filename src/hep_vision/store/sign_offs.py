"""Sign-offs: who reviewed which period of a patient, and what the report said then.

Each is a sealed row, made once and never changed, and noted in the audit trail. It goes along with
what is shared.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import select

from hep_vision.errors import InputError
from hep_vision.plain_text import forbidden_sign
from hep_vision.store.audit import note
from hep_vision.store.global_ids import new_uid
from hep_vision.store.queries import find_patient
from hep_vision.store.seals import touch
from hep_vision.store.tables import SignOffRow

if TYPE_CHECKING:
    from datetime import date

    from hep_vision.store.database import Store


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
        patient_id = find_patient(db, patient)
        row = SignOffRow(
            uid=new_uid(),
            patient_id=patient_id,
            at=datetime.now(UTC),
            author=by.strip(),
            first_day=first,
            last_day=last,
            report_sha256=report_sha256,
        )
        db.add(row)
        db.flush()
        touch(db, "sign-off", row.id, new=True)
        period = f"{first} to {last}, report {report_sha256}"
        note(db, "report signed off", f"patient {patient_id}", period, actor=row.author)


def read_sign_offs(store: Store, patient: str) -> tuple[SignOff, ...]:
    """Sign-offs of a patient's reports, oldest first.

    Raises
    ------
    NotInRecordError
        If there is no such patient.
    """
    with store.reading() as db:
        rows = db.scalars(
            select(SignOffRow)
            .filter_by(patient_id=find_patient(db, patient))
            .order_by(SignOffRow.at, SignOffRow.id)
        ).all()
        return tuple(
            SignOff(
                by=row.author,
                at=row.at,
                first=row.first_day,
                last=row.last_day,
                report_sha256=row.report_sha256,
            )
            for row in rows
        )
