"""The session record: what was done, how far, how sure that is, and from what it was read.

The record is JSON of a documented, versioned shape (``docs/schemas/session-1.schema.json``,
made from the models below). What cannot be told is ``null``, never left out.
"""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import AwareDatetime, Field, model_validator

from hep_vision.measure import exercise as exercises
from hep_vision.measure import result
from hep_vision.measure.exercise import RomType
from hep_vision.measure.result import Unit
from hep_vision.record.attempt import StoredAttempt, known
from hep_vision.record.attempt_record import (
    AttemptRecord,
    FindingRecord,
    Part,
    attempt_records,
    finding_records,
)
from hep_vision.record.files import replacing

SCHEMA = "hep-vision/session/1"

Count = Annotated[int, Field(ge=0)]
Seconds = Annotated[float, Field(ge=0)]
Sha256 = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]


class SourceInfo(Part):
    """What the caller knows of the video, log or camera the landmarks came from."""

    path: str
    """As the user named it."""
    duration_s: Seconds
    """Length of the part that was analysed, by the frames' own times."""
    width_px: int | None = Field(default=None, gt=0)
    height_px: int | None = Field(default=None, gt=0)
    frame_rate_hz: float | None = Field(default=None, gt=0)
    """Median rate of the analysed frames."""
    start_s: float | None = None
    """Where the analysed part begins in the source."""
    end_s: float | None = None
    """Where the analysed part ends in the source."""
    sha256: Sha256 | None = None
    """Of the source's content."""
    recorded_at: AwareDatetime | None = None
    """When the source begins; null for what was measured as it happened."""
    recorded_at_from: Literal["told", "container", "file"] | None = None
    """Who says so: the user, the camera's entry in the file, or the file's time of change."""


class Source(SourceInfo):
    """Where the landmarks came from."""

    frames: Count
    """Frames that were looked at."""
    frames_with_pose: Count
    """Frames in which the person was found."""


class Versions(Part):
    """Everything by which the same video could give other numbers."""

    hep_vision: str
    engine: str | None = None
    """Of the measuring core; null in records of 0.2.0 and before, which do not name it."""
    model: str
    """Name of the pose model."""
    model_sha256: Sha256 | None = None
    """Of the pose model's file; null if the landmarks came from a log that does not say."""
    definition: str
    """Version of the exercise's definition."""
    definition_sha256: Sha256
    libraries: dict[str, str] = Field(default_factory=dict)
    """Versions of the libraries that decode, estimate and compute, by name."""


class ExerciseInfo(Part):
    """What people call the exercise and the motion that was measured."""

    name: str
    measure: str
    """The measured motion, e.g. "knee flexion"."""
    rom_type: RomType | None = None
    """Whose force moves, as the program or else the definition says; null if not told."""


class PrescriptionRecord(Part):
    """What was asked for; null where nothing was."""

    sets: int | None = Field(default=None, gt=0)
    repetitions: int | None = Field(default=None, gt=0)
    target_deg: float | None = None
    target_ratio: float | None = None
    limit_deg: float | None = None
    """What must not be passed."""
    limit_ratio: float | None = None
    hold_s: Seconds | None = None


class TurnsRecord(Part):
    """Repetitions of limbs that moved in turn."""

    left: Count
    right: Count
    pairs: Count
    """Times that both had their turn."""


class SessionRecord(Part):
    """One set of one exercise, measured."""

    schema_id: Literal["hep-vision/session/1"] = Field(default=SCHEMA, alias="schema")
    created: AwareDatetime
    """When the measurement was made."""
    source: Source
    exercise: str
    """Identifier of the exercise."""
    exercise_name: str
    measure: str
    """The measured motion, e.g. "knee flexion"."""
    rom_type: RomType | None = None
    """Whose force moved, as the program or else the definition says; null if not told."""
    unit: Unit
    side: Literal["left", "right", "both", "alternating"]
    prescription: PrescriptionRecord
    counted: Count
    partial: Count
    rejected: Count
    turns: TurnsRecord | None = None
    """Of the counted ones, where left and right moved in turn; else null."""
    attempts: tuple[AttemptRecord, ...]
    findings: tuple[FindingRecord, ...]
    """What concerns the whole set: view, light, frame rate, the person."""
    versions: Versions

    @property
    def performed_at(self) -> datetime:
        """When the measured part was exercised, as nearly as can be told.

        That of a recording is its own time; what was measured live was done as it was made.
        """
        begun = self.source.recorded_at
        if begun is None:
            return self.created
        return begun + timedelta(seconds=self.source.start_s or 0.0)

    @property
    def stored_attempts(self) -> tuple[StoredAttempt, ...]:
        """The columns of its attempts."""
        return tuple(attempt.stored(self.unit) for attempt in self.attempts)

    @model_validator(mode="after")
    def _counts_agree(self) -> Self:
        for status in ("counted", "partial", "rejected"):
            listed = sum(attempt.status == status for attempt in self.stored_attempts)
            if listed != getattr(self, status):
                raise ValueError(f"{status} is {getattr(self, status)}, attempts show {listed}")
        return self


def build_record(
    measured: result.SetResult,
    *,
    source: SourceInfo,
    exercise: ExerciseInfo,
    prescription: exercises.Prescription,
    versions: Versions,
    created: AwareDatetime,
    sets: int | None = None,
) -> SessionRecord:
    """Record of a measured set.

    Parameters
    ----------
    measured : SetResult
        What the engine found.
    source, exercise, versions
        What it was found in and with.
    prescription : Prescription
        What the set was judged against.
    created : datetime
        When the measurement was made, with its time zone.
    sets : int, optional
        Number of sets that were prescribed.
    """
    return SessionRecord(
        created=created,
        source=Source(
            **source.model_dump(),
            frames=measured.frames,
            frames_with_pose=measured.frames_with_pose,
        ),
        exercise=measured.exercise_id,
        exercise_name=exercise.name,
        measure=exercise.measure,
        rom_type=exercise.rom_type,
        unit=measured.unit,
        side=measured.side,
        prescription=PrescriptionRecord(
            sets=sets,
            repetitions=prescription.repetitions,
            target_deg=_in_unit(prescription.target, measured.unit, "deg"),
            target_ratio=_in_unit(prescription.target, measured.unit, "ratio"),
            limit_deg=_in_unit(prescription.limit, measured.unit, "deg"),
            limit_ratio=_in_unit(prescription.limit, measured.unit, "ratio"),
            hold_s=prescription.hold_s,
        ),
        counted=measured.counted,
        partial=measured.partial,
        rejected=measured.rejected,
        turns=turns_record(measured.turns),
        attempts=attempt_records(measured),
        findings=finding_records(measured.findings),
        versions=versions,
    )


def turns_record(turns: result.Turns | None) -> TurnsRecord | None:
    """Return the part of a record on limbs that moved in turn."""
    if turns is None:
        return None
    return TurnsRecord(left=turns.left, right=turns.right, pairs=turns.pairs)


def write_record(path: Path, record: SessionRecord) -> None:
    """Write the record as indented JSON, in UTF-8.

    Raises
    ------
    OutputError
        If the file cannot be written.
    """
    with replacing(path) as part:
        part.write_text(record.model_dump_json(indent=2) + "\n", encoding="utf-8")


def _in_unit(value: float | None, unit: Unit, asked: Unit) -> float | None:
    """Give the value if it is in the asked unit and known."""
    return known(value) if unit == asked and value is not None else None
