"""Tables of what belongs to a patient and to no session: clinic's values, matters, sign-offs."""

from datetime import date, datetime

from sqlalchemy import Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from hep_vision.store.table_base import NEVER_AGAIN, Base, Sha256, parent, uid_column


class _OfTheClinic:
    """Something the clinic says of a patient; withdrawn, never changed or removed."""

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str | None] = uid_column()
    patient_id: Mapped[int] = parent("patient.id")
    day: Mapped[date]
    author: Mapped[str]
    remark: Mapped[str | None]
    entered_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]
    withdrawn_by: Mapped[str | None]
    withdrawn_why: Mapped[str | None]


class ClinicValueRow(_OfTheClinic, Base):
    """An angle that the clinic measured itself, beside what the camera measures."""

    __tablename__ = "clinic_value"
    __table_args__ = (Index(None, "patient_id", "day"), NEVER_AGAIN)
    measure: Mapped[str]
    side: Mapped[str]
    value_deg: Mapped[float]
    rom_type: Mapped[str]
    method: Mapped[str]


class OutcomeScoreRow(_OfTheClinic, Base):
    """The score of a questionnaire; see `hep_vision.program.questionnaires`."""

    __tablename__ = "outcome_score"
    __table_args__ = (Index(None, "patient_id", "day"), NEVER_AGAIN)
    instrument: Mapped[str]
    score: Mapped[float]


class MatterRow(Base):
    """Something a therapist must see; its state follows from its events."""

    __tablename__ = "matter"
    __table_args__ = (Index(None, "patient_id"), NEVER_AGAIN)
    id: Mapped[int] = mapped_column(primary_key=True)
    patient_id: Mapped[int] = parent("patient.id")
    kind: Mapped[str]
    exercise: Mapped[str]  # empty if it concerns none
    side: Mapped[str]  # empty if it concerns none


class MatterEventRow(Base):
    """What happened to a matter: raised, seen again, acknowledged or resolved."""

    __tablename__ = "matter_event"
    __table_args__ = (UniqueConstraint("matter_id", "occurrence"), NEVER_AGAIN)
    id: Mapped[int] = mapped_column(primary_key=True)
    # Of what a therapist did; an occurrence is the same in every record by its key.
    uid: Mapped[str | None] = mapped_column(String(36), unique=True, index=True)
    matter_id: Mapped[int] = parent("matter.id")
    action: Mapped[str]
    at: Mapped[datetime]
    actor: Mapped[str | None]  # a therapist's name; null for the program itself
    text: Mapped[str]  # the evidence, or the therapist's reason
    occurrence: Mapped[str | None]  # key of what happened; null where a therapist acted
    day: Mapped[date | None]  # on which it happened
    proposal: Mapped[str | None]
    words: Mapped[str | None]  # the patient's own
    seen: Mapped[str | None]  # JSON of the occurrences' keys that the therapist acted upon


class SignOffRow(Base):
    """A therapist's name under the report of a period."""

    __tablename__ = "sign_off"
    __table_args__ = (Index(None, "patient_id"), NEVER_AGAIN)
    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str | None] = uid_column()
    patient_id: Mapped[int] = parent("patient.id")
    at: Mapped[datetime]
    author: Mapped[str]
    first_day: Mapped[date]
    last_day: Mapped[date]
    report_sha256: Mapped[str] = mapped_column(Sha256)
