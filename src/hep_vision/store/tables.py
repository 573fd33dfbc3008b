"""The tables of the record, the same in SQLite and in PostgreSQL.

Values of a measure are in the unit of their set (``deg`` or ``ratio``); everything else has
its unit in its name. Moments are kept in UTC, ``day`` is the patient's own calendar day. A
null is a value that is not known.
"""

from datetime import date, datetime

from sqlalchemy import Boolean, Double, ForeignKey, Index, Integer, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from hep_vision.record.attempt import COLUMNS
from hep_vision.store.table_base import NEVER_AGAIN, Base, Moment, Sha256, parent, uid_column
from hep_vision.store.tables_beside import (
    ClinicValueRow,
    MatterEventRow,
    MatterRow,
    OutcomeScoreRow,
    SignOffRow,
)

__all__ = [
    "AttemptRow",
    "AuditRow",
    "Base",
    "ClinicValueRow",
    "CorrectionRow",
    "DefinitionRow",
    "ExchangeRow",
    "FindingRow",
    "LandmarkRow",
    "MatterEventRow",
    "MatterRow",
    "Moment",
    "OutcomeScoreRow",
    "OverrideRow",
    "PatientRow",
    "ProgramRow",
    "RecountRow",
    "SealKeyRow",
    "SealRow",
    "SessionRow",
    "SetRow",
    "SignOffRow",
    "TraceRow",
]


class PatientRow(Base):
    """A patient, by pseudonym only."""

    __tablename__ = "patient"
    __table_args__ = NEVER_AGAIN
    id: Mapped[int] = mapped_column(primary_key=True)
    pseudonym: Mapped[str] = mapped_column(unique=True)
    added_at: Mapped[datetime]
    check_hash: Mapped[str | None]  # of a birth year or word; see `hep_vision.store.identity`


class ProgramRow(Base):
    """A version of a patient's program, whole."""

    __tablename__ = "program"
    __table_args__ = (
        UniqueConstraint("patient_id", "program", "version", "content_sha256"),
        NEVER_AGAIN,
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    patient_id: Mapped[int] = parent("patient.id")
    program: Mapped[str]
    version: Mapped[int]
    content_sha256: Mapped[str] = mapped_column(Sha256)
    content: Mapped[str]  # the program's JSON
    added_at: Mapped[datetime]


class DefinitionRow(Base):
    """An exercise definition that sets were measured by."""

    __tablename__ = "definition"
    sha256: Mapped[str] = mapped_column(Sha256, primary_key=True)
    exercise: Mapped[str]
    content: Mapped[str]  # the definition's JSON


class SessionRow(Base):
    """One time of exercising: one or several sets, and what the patient answered."""

    __tablename__ = "session"
    __table_args__ = (
        Index(None, "patient_id", "started_at"),
        Index(None, "started_at"),
        Index(None, "program_id"),
        NEVER_AGAIN,
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str | None] = uid_column()
    patient_id: Mapped[int] = parent("patient.id")
    program_id: Mapped[int | None] = mapped_column(ForeignKey("program.id", ondelete="SET NULL"))
    day: Mapped[date]
    timezone: Mapped[str | None]  # where the patient was, as in the IANA list
    started_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]  # null: goes on, or was broken off
    why_ended: Mapped[str | None]
    pain_before: Mapped[int | None]  # 0 to 10, as pain_worst and pain_after
    pain_worst: Mapped[int | None]
    pain_after: Mapped[int | None]
    effort: Mapped[int | None]  # on effort_scale
    effort_scale: Mapped[str | None]
    note: Mapped[str | None]  # the patient's own words


class SetRow(Base):
    """One set of one exercise, with everything by which it could give other numbers."""

    __tablename__ = "exercise_set"
    __table_args__ = (
        UniqueConstraint("session_id", "number"),
        Index(None, "source_sha256"),
        Index(None, "repeated_sha256"),
        NEVER_AGAIN,
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str | None] = uid_column()
    session_id: Mapped[int] = parent("session.id")
    number: Mapped[int]  # place in the session, from 1
    started_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]  # null: its attempts are provisional
    why_ended: Mapped[str | None]
    pain: Mapped[int | None]
    effort: Mapped[int | None]
    exercise: Mapped[str]
    exercise_name: Mapped[str]
    measure: Mapped[str]
    unit: Mapped[str]
    side: Mapped[str]
    rom_type: Mapped[str | None]  # as its record says; see `hep_vision.store.rom_types`
    prescribed_sets: Mapped[int | None]
    prescribed_repetitions: Mapped[int | None]
    minimum_to_count: Mapped[float | None]
    prescribed_limit: Mapped[float | None]  # what must not be passed
    prescribed_hold_s: Mapped[float | None]
    measured_at: Mapped[datetime | None]
    duration_s: Mapped[float | None]
    frames: Mapped[int | None]
    frames_with_pose: Mapped[int | None]
    frame_rate_hz: Mapped[float | None]
    width_px: Mapped[int | None]
    height_px: Mapped[int | None]
    source_name: Mapped[str]
    source_start_s: Mapped[float | None]
    source_end_s: Mapped[float | None]
    source_sha256: Mapped[str | None] = mapped_column(Sha256)
    recorded_at: Mapped[datetime | None] = mapped_column(Moment)
    recorded_at_from: Mapped[str | None] = mapped_column(Text)
    setup: Mapped[str | None]  # name of the camera set-up; another name, another set-up
    hep_vision: Mapped[str]
    engine: Mapped[str | None]  # the measuring core; null where it was not told yet
    model: Mapped[str]
    model_sha256: Mapped[str | None] = mapped_column(Sha256)
    definition: Mapped[str]
    definition_sha256: Mapped[str] = mapped_column(Sha256)
    libraries: Mapped[str]  # JSON
    record_sha256: Mapped[str | None] = mapped_column(Sha256, unique=True)
    # In its place where another set of this record has that hash: received from two computers.
    repeated_sha256: Mapped[str | None] = mapped_column(Sha256)


class AttemptRow(Base):
    """One attempt of a set; its columns are those of `hep_vision.record.attempt`."""

    __tablename__ = "attempt"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 - SQLAlchemy reads it so
    set_id: Mapped[int] = parent("exercise_set.id", primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    status: Mapped[str]
    has_parts: Mapped[bool]
    other_side: Mapped[str | None]  # JSON of the other side's range of motion


_SQL_TYPES = {"text": Text, "whole": Integer, "number": Double, "yes_no": Boolean}
for column in COLUMNS:
    if column.name not in AttemptRow.__table__.columns:
        kind = _SQL_TYPES[column.kind]
        setattr(AttemptRow, column.name, mapped_column(kind, nullable=column.optional))


class FindingRow(Base):
    """Something worth knowing about a set or one of its attempts."""

    __tablename__ = "finding"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012
    set_id: Mapped[int] = parent("exercise_set.id", primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    attempt: Mapped[int | None]  # null: the whole set
    code: Mapped[str]
    severity: Mapped[str]
    message: Mapped[str]
    advice: Mapped[str]
    amount: Mapped[float | None]  # of a compensation, in the unit of its rule
    at_s: Mapped[float | None]  # when it was largest


class LandmarkRow(Base):
    """Landmark log of a set: one part, or while it goes on several in their order."""

    __tablename__ = "landmark_log"
    set_id: Mapped[int] = parent("exercise_set.id", primary_key=True)
    part: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    sha256: Mapped[str] = mapped_column(Sha256)
    content: Mapped[bytes]  # a landmark log file


class TraceRow(Base):
    """The measure over time of one side of a set."""

    __tablename__ = "trace"
    set_id: Mapped[int] = parent("exercise_set.id", primary_key=True)
    side: Mapped[str] = mapped_column(String(8), primary_key=True)
    content: Mapped[bytes]


class OverrideRow(Base):
    """What a therapist says about a set or an attempt, beside what was measured."""

    __tablename__ = "override"
    __table_args__ = (Index(None, "set_id"), NEVER_AGAIN)
    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str | None] = uid_column()
    set_id: Mapped[int] = parent("exercise_set.id")
    attempt: Mapped[int | None]  # null: the whole set
    count: Mapped[int | None]  # repetitions as the therapist counts them
    remark: Mapped[str | None]
    author: Mapped[str]
    reason: Mapped[str]
    made_at: Mapped[datetime]


class RecountRow(Base):
    """A set computed anew from its landmark log, beside the original."""

    __tablename__ = "recount"
    __table_args__ = (Index(None, "set_id"), NEVER_AGAIN)
    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str | None] = uid_column()
    set_id: Mapped[int] = parent("exercise_set.id")
    made_at: Mapped[datetime]
    record: Mapped[str]  # the session record's JSON


class CorrectionRow(Base):
    """A correction of a session, beside what was stored, which stays as it is.

    See `hep_vision.store.correcting`.
    """

    __tablename__ = "correction"
    __table_args__ = (Index(None, "session_id"), Index(None, "undone_uid"), NEVER_AGAIN)
    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str | None] = uid_column()
    session_id: Mapped[int] = parent("session.id")
    set_uid: Mapped[str | None] = mapped_column(String(36))
    attempt: Mapped[int | None]
    what: Mapped[str]  # one of `hep_vision.store.correcting.What`
    before: Mapped[str | None]  # what was to be read until then
    after: Mapped[str | None]  # what is to be read from then on
    program_sha256: Mapped[str | None] = mapped_column(Sha256)  # of a moved session, until then
    undone_uid: Mapped[str | None] = mapped_column(String(36))  # correction or override taken back
    author: Mapped[str]
    reason: Mapped[str]
    made_at: Mapped[datetime]


class ExchangeRow(Base):
    """A session that was shared with somebody, or received from somebody, as it was then."""

    __tablename__ = "exchange"
    __table_args__ = (
        UniqueConstraint("session_uid", "direction", "partner"),
        Index(None, "patient_id"),
        NEVER_AGAIN,
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    patient_id: Mapped[int] = parent("patient.id")
    session_uid: Mapped[str] = mapped_column(String(36))
    direction: Mapped[str] = mapped_column(String(8))  # shared or received
    partner: Mapped[str]  # check number of the other's key, or "pass phrase"
    content_sha256: Mapped[str] = mapped_column(Sha256)
    at: Mapped[datetime]


class AuditRow(Base):
    """Who did what when; rows are only ever added, each bound to the one before."""

    __tablename__ = "audit"
    __table_args__ = NEVER_AGAIN
    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    actor: Mapped[str | None]  # a therapist's name; null for the program itself
    action: Mapped[str]
    subject: Mapped[str]  # "set 17": numbers only, so that no patient can be told from it
    detail: Mapped[str]
    digest: Mapped[str] = mapped_column(Sha256)


class SealRow(Base):
    """Keyed digest of a patient, a set or whatever else stands for itself.

    See `hep_vision.store.seals`.
    """

    __tablename__ = "seal"
    subject: Mapped[str] = mapped_column(String(80), primary_key=True)  # "set 17"
    digest: Mapped[str] = mapped_column(Sha256)


class SealKeyRow(Base):
    """The key of the seals, what they come to together, and the end of the audit trail: one row."""

    __tablename__ = "seal_key"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    key: Mapped[str] = mapped_column(Sha256)
    total: Mapped[str] = mapped_column(Sha256)
    audit_end: Mapped[str] = mapped_column(Sha256)
    # A patient's deletion that could not be overwritten in the file yet.
    erasing: Mapped[bool]
