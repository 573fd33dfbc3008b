"""An attempt in the session record's JSON, made from the columns of `hep_vision.record.attempt`.

There a value in the unit of the measure has a field for each unit, and the field of the other
unit is null; the parts of the uncertainty stand together.
"""

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any, Self, get_args

from pydantic import BaseModel, ConfigDict, Field, create_model

from hep_vision.measure.result import Attempt, Finding, Rom, SetResult, Severity, Unit
from hep_vision.record.attempt import (
    COLUMNS,
    ROM_COLUMNS,
    AttemptColumn,
    StoredAttempt,
    known,
    rom_values,
    stored_attempt,
    stored_attempts,
)

UNITS: tuple[Unit, ...] = get_args(Unit)
PARTS = tuple(c for c in COLUMNS if c.about.source == "uncertainty")


class Part(BaseModel):
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


class FindingRecord(Part):
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


def finding_records(findings: Iterable[Finding]) -> tuple[FindingRecord, ...]:
    """Records of findings."""
    return tuple(
        FindingRecord(
            code=f.code,
            severity=f.severity,
            message=f.message,
            advice=f.advice,
            amount=known(f.amount),
            at_s=known(f.at_s),
        )
        for f in findings
    )


def _field(column: AttemptColumn) -> Any:
    about = Field(None if column.later else ..., description=column.about.means)
    return (column.json_type, about)


def _fields(columns: Iterable[AttemptColumn]) -> dict[str, Any]:
    """Fields of columns, in their order; those of a unit together."""
    found: dict[str, Any] = {}
    for of_measure, some in groupby(columns, lambda column: column.of_measure):
        group = tuple(some)
        for unit in UNITS if of_measure else UNITS[:1]:
            for column in group:
                if column not in PARTS:
                    found[column.in_unit(unit)] = _field(column)
        if PARTS[0] in group:
            found["uncertainty_parts"] = (UncertaintyParts | None, ...)
    return found


class UncertaintyParts(
    create_model("UncertaintyPartColumns", __base__=Part, **{c.name: _field(c) for c in PARTS})
):
    """Make-up of the uncertainty in the measure's unit: standard deviations, but bias and df.

    ``bias``, ``domain`` and ``df`` are null in records of versions before 0.2.0, which hid the bias
    in ``model``.
    """


class RomRecord(create_model("RomColumns", __base__=Part, **_fields(ROM_COLUMNS))):
    """Range of motion in degrees or, for exercises measured in body lengths, as a ratio.

    The fields of the other unit are null.
    """


class AttemptRecord(create_model("AttemptColumns", __base__=Part, **_fields(COLUMNS))):
    """A movement away from the start position, what became of it and its range of motion."""

    other_side: RomRecord | None
    """Where both sides moved together, the range of motion of the other one, if seen."""
    findings: tuple[FindingRecord, ...]

    @classmethod
    def of(
        cls,
        attempt: StoredAttempt,
        unit: Unit,
        *,
        has_parts: bool,
        other_side: RomRecord | None,
        findings: tuple[FindingRecord, ...],
    ) -> Self:
        """Record of an attempt.

        Parameters
        ----------
        attempt : StoredAttempt
            Its columns.
        unit : {"deg", "ratio"}
            Of the measure.
        has_parts : bool
            Whether the make-up of its uncertainty is known.
        other_side : RomRecord, optional
            Where both sides moved together, of the other one.
        findings : tuple of FindingRecord
        """
        values = {c.name: getattr(attempt, c.name) for c in COLUMNS}
        return cls.model_validate(
            {
                **_in_json(COLUMNS, values, unit, has_parts=has_parts),
                "other_side": other_side,
                "findings": findings,
            }
        )

    @property
    def has_parts(self) -> bool:
        """Whether the make-up of its uncertainty is known."""
        return dict(self)["uncertainty_parts"] is not None

    def stored(self, unit: Unit) -> StoredAttempt:
        """Its columns, of a set whose measure has that unit."""
        fields: dict[str, Any] = dict(self)
        values = {c.name: fields[c.in_unit(unit)] for c in COLUMNS if c not in PARTS}
        parts: dict[str, Any] = dict(fields["uncertainty_parts"] or {c.name: None for c in PARTS})
        return StoredAttempt(**values, **parts)


def attempt_record(
    attempt: Attempt, number: int, repetition: int | None, unit: Unit
) -> AttemptRecord:
    """Record of one attempt; see `hep_vision.record.attempt.stored_attempt`."""
    return _record(attempt, stored_attempt(attempt, number, repetition), unit)


def attempt_records(measured: SetResult) -> tuple[AttemptRecord, ...]:
    """Records of all attempts of a set, numbered; also of a set that goes on."""
    stored = stored_attempts(measured.attempts)
    return tuple(
        _record(attempt, one, measured.unit)
        for attempt, one in zip(measured.attempts, stored, strict=True)
    )


def without_later_nulls(attempt: dict[str, Any]) -> None:
    """Take out of an attempt's JSON the later columns that it does not have."""
    later = [c for c in COLUMNS if c.later]
    roms = [attempt, attempt["other_side"] or {}]
    for fields in (*roms, *(rom.get("uncertainty_parts") or {} for rom in roms)):
        for name in [c.in_unit(unit) for c in later for unit in UNITS] + [c.name for c in later]:
            if name in fields and fields[name] is None:
                del fields[name]


def _record(attempt: Attempt, stored: StoredAttempt, unit: Unit) -> AttemptRecord:
    other = attempt.other_side_rom
    return AttemptRecord.of(
        stored,
        unit,
        has_parts=attempt.rom.parts is not None,
        other_side=None if other is None else _rom_record(other, unit),
        findings=finding_records(attempt.findings),
    )


def _rom_record(rom: Rom, unit: Unit) -> RomRecord:
    values = _in_json(ROM_COLUMNS, rom_values(rom), unit, has_parts=rom.parts is not None)
    return RomRecord.model_validate(values)


def _in_json(
    columns: Iterable[AttemptColumn], values: Mapping[str, Any], unit: Unit, *, has_parts: bool
) -> dict[str, Any]:
    """Values of columns by the names of their fields."""
    found: dict[str, Any] = {}
    for column in columns:
        if column not in PARTS:
            for each in UNITS:
                found[column.in_unit(each)] = None
            found[column.in_unit(unit)] = values[column.name]
    parts = {c.name: values[c.name] for c in PARTS}
    return {**found, "uncertainty_parts": parts if has_parts else None}
