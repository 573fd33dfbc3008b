"""The session record: what was done, how far, how sure that is, and from what it was read.

The record is JSON of a documented, versioned shape (``docs/schemas/session-1.schema.json``,
made from the models below). What cannot be told is ``null``, never left out.
"""

from datetime import datetime, timedelta
from math import isfinite
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, model_validator

from hep_vision.measure import exercise as exercises
from hep_vision.measure import result
from hep_vision.measure.body.landmarks import Side
from hep_vision.measure.exercise import RomType
from hep_vision.measure.result import AttemptSide, AttemptStatus, Reason, Severity, Unit
from hep_vision.plain_values import check_values
from hep_vision.record.files import replacing

SCHEMA = "hep-vision/session/1"

Count = Annotated[int, Field(ge=0)]
Seconds = Annotated[float, Field(ge=0)]
Sha256 = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]


class _Part(BaseModel):
    """Base of the record's parts."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        strict=True,
        allow_inf_nan=False,
        use_attribute_docstrings=True,
        validate_by_name=True,
        validate_by_alias=True,
        serialize_by_alias=True,
        json_schema_serialization_defaults_required=True,
    )

    @model_validator(mode="after")
    def _values_can_be_meant(self) -> Self:
        check_values(self.__dict__.values())
        return self


class SourceInfo(_Part):
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


class Versions(_Part):
    """Everything by which the same video could give other numbers."""

    hep_vision: str
    model: str
    """Name of the pose model."""
    model_sha256: Sha256 | None = None
    """Of the pose model's file; null if the landmarks came from a log that does not say."""
    definition: str
    """Version of the exercise's definition."""
    definition_sha256: Sha256
    libraries: dict[str, str] = Field(default_factory=dict)
    """Versions of the libraries that decode, estimate and compute, by name."""


class ExerciseInfo(_Part):
    """What people call the exercise and the motion that was measured."""

    name: str
    measure: str
    """The measured motion, e.g. "knee flexion"."""
    rom_type: RomType | None = None
    """Whose force moves, as the program or else the definition says; null if not told."""


class PrescriptionRecord(_Part):
    """What was asked for; null where nothing was."""

    sets: int | None = Field(default=None, gt=0)
    repetitions: int | None = Field(default=None, gt=0)
    target_deg: float | None = None
    target_ratio: float | None = None
    limit_deg: float | None = None
    """What must not be passed."""
    limit_ratio: float | None = None
    hold_s: Seconds | None = None


class FindingRecord(_Part):
    """Something worth knowing that changes no count by itself."""

    code: str
    severity: Severity
    message: str
    advice: str
    """What to do about it; empty if nothing."""
    amount: float | None
    """Of a compensation, in the unit of its rule; null for other findings."""
    at_s: float | None
    """When it was largest; null if it belongs to no moment."""


class UncertaintyParts(_Part):
    """Make-up of the uncertainty, each part one standard deviation in the measure's unit."""

    noise: float | None
    """Jitter of the landmarks in this attempt."""
    view: float | None
    """Movement plane turned from the picture."""
    sampling: float | None
    """Extreme missed between two frames."""
    model: float | None
    """What the pose model is known to be off by at this joint."""


class AttemptOutcome(_Part):
    """A movement away from the start position, when it was and what became of it."""

    number: int = Field(ge=1)
    """Place among all attempts of the set, in order of time."""
    repetition: int | None = Field(ge=1)
    """Place among the repetitions; null if it was not counted."""
    status: AttemptStatus
    reason: Reason
    explanation: str
    """The reason in words and numbers."""
    side: AttemptSide
    start_s: float
    peak_s: float
    end_s: float
    """When the start position was reached again, or the movement broken off."""
    hold_s: Seconds
    """Time spent at the peak."""
    unseen_s: Seconds
    """Time in which the measure could not be seen."""


class RomRecord(_Part):
    """Range of motion in degrees or, for exercises measured in body lengths, as a ratio.

    The fields of the other unit are null.
    """

    start_deg: float | None
    peak_deg: float | None
    excursion_deg: float | None
    """From start to peak, positive in the direction of the exercise."""
    uncertainty_deg: float | None
    """Half-width of the 95 % interval of the peak; null if it cannot be told."""
    start_ratio: float | None
    peak_ratio: float | None
    excursion_ratio: float | None
    uncertainty_ratio: float | None
    uncertainty_parts: UncertaintyParts | None
    reliable: bool
    """False if the range of motion should not be used; the findings say why."""


class AttemptRecord(RomRecord, AttemptOutcome):  # in JSON the last base comes first
    """One attempt with its range of motion."""

    measured_side: Side | None
    """Where both sides moved together, the one the range of motion was read from."""
    other_side: RomRecord | None
    """Where both sides moved together, the range of motion of the other one, if seen."""
    view_off_deg: float | None
    """How far the movement plane is turned from the picture; null if it cannot be told."""
    findings: tuple[FindingRecord, ...]


class TurnsRecord(_Part):
    """Repetitions of limbs that moved in turn."""

    left: Count
    right: Count
    pairs: Count
    """Times that both had their turn."""


class SessionRecord(_Part):
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

    @model_validator(mode="after")
    def _counts_agree(self) -> Self:
        for status in ("counted", "partial", "rejected"):
            listed = sum(attempt.status == status for attempt in self.attempts)
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
        findings=_finding_records(measured.findings),
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


def attempt_records(measured: result.SetResult) -> tuple[AttemptRecord, ...]:
    """Records of all attempts of a set, numbered; also of a set that goes on."""
    records: list[AttemptRecord] = []
    repetitions = 0
    for number, attempt in enumerate(measured.attempts, start=1):
        counts = attempt.status == "counted"
        repetitions += counts
        records.append(
            attempt_record(attempt, number, repetitions if counts else None, measured.unit)
        )
    return tuple(records)


def attempt_record(
    attempt: result.Attempt, number: int, repetition: int | None, unit: Unit
) -> AttemptRecord:
    """Record of one attempt.

    Parameters
    ----------
    attempt : Attempt
        What the engine found; also the provisional one of a set that goes on.
    number, repetition : int
        Its place among all attempts and among the repetitions, None if it was not counted.
    unit : {"deg", "ratio"}
        Of the measure.
    """
    other = attempt.other_side_rom
    return AttemptRecord(
        **_rom_record(attempt.rom, unit).model_dump(exclude={"uncertainty_parts"}),
        uncertainty_parts=_uncertainty_parts(attempt.rom.parts),
        number=number,
        repetition=repetition,
        status=attempt.status,
        reason=attempt.reason,
        explanation=attempt.explanation,
        side=attempt.side,
        measured_side=attempt.measured_side,
        other_side=None if other is None else _rom_record(other, unit),
        start_s=attempt.start_s,
        peak_s=attempt.peak_s,
        end_s=attempt.end_s,
        hold_s=attempt.hold_s,
        unseen_s=attempt.unseen_s,
        view_off_deg=_known(attempt.view_off_deg),
        findings=_finding_records(attempt.findings),
    )


def _rom_record(rom: result.Rom, unit: Unit) -> RomRecord:
    return RomRecord(
        start_deg=_in_unit(rom.start, unit, "deg"),
        peak_deg=_in_unit(rom.peak, unit, "deg"),
        excursion_deg=_in_unit(rom.excursion, unit, "deg"),
        uncertainty_deg=_in_unit(rom.uncertainty, unit, "deg"),
        start_ratio=_in_unit(rom.start, unit, "ratio"),
        peak_ratio=_in_unit(rom.peak, unit, "ratio"),
        excursion_ratio=_in_unit(rom.excursion, unit, "ratio"),
        uncertainty_ratio=_in_unit(rom.uncertainty, unit, "ratio"),
        uncertainty_parts=_uncertainty_parts(rom.parts),
        reliable=rom.reliable,
    )


def _uncertainty_parts(parts: result.Uncertainty | None) -> UncertaintyParts | None:
    if parts is None:
        return None
    return UncertaintyParts(
        noise=_known(parts.noise),
        view=_known(parts.view),
        sampling=_known(parts.sampling),
        model=_known(parts.model),
    )


def _finding_records(findings: tuple[result.Finding, ...]) -> tuple[FindingRecord, ...]:
    return tuple(
        FindingRecord(
            code=f.code,
            severity=f.severity,
            message=f.message,
            advice=f.advice,
            amount=_known(f.amount),
            at_s=_known(f.at_s),
        )
        for f in findings
    )


def _in_unit(value: float | None, unit: Unit, asked: Unit) -> float | None:
    """Give the value if it is in the asked unit and known."""
    return _known(value) if unit == asked and value is not None else None


def _known(value: float) -> float | None:
    return float(value) if isfinite(value) else None
