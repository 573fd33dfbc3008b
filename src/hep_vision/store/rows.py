"""Between session records and rows of the tables; nothing is lost either way but the path.

Of a source's path only the file's name is kept: folders tell who the patient is.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from hep_vision.measure.result import turns_of
from hep_vision.record.attempt import COLUMNS, StoredAttempt
from hep_vision.record.attempt_record import (
    AttemptRecord,
    FindingRecord,
    RomRecord,
    without_later_nulls,
)
from hep_vision.record.session import (
    PrescriptionRecord,
    SessionRecord,
    Source,
    Versions,
    turns_record,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hep_vision.measure.result import Unit
    from hep_vision.store.tables import AttemptRow, FindingRow, SetRow

_OF_SOURCE = (
    *("duration_s", "frames", "frames_with_pose", "frame_rate_hz", "width_px", "height_px"),
    *("recorded_at", "recorded_at_from"),
)
_OF_VERSIONS = (
    *("hep_vision", "engine", "model", "model_sha256"),
    *("definition", "definition_sha256"),
)


def content_sha256(record: SessionRecord) -> str:
    """Hash of what a record says, whatever folder its source was in."""
    content = record.model_dump(mode="json")
    source = content["source"]
    for attempt in content["attempts"]:
        without_later_nulls(attempt)
    # Whose it is belongs to the session, and may be corrected there.
    content.pop("patient")
    # Records made before there were such entries have the hash that they had then.
    for part, name in (
        (source, "recorded_at"),
        (source, "recorded_at_from"),
        (content, "rom_type"),
        (content["versions"], "engine"),
    ):
        if part[name] is None:
            del part[name]
    content["source"]["path"] = PurePath(record.source.path).name
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def attempt_values(set_id: int, attempt: AttemptRecord, unit: Unit) -> dict[str, Any]:
    """Columns of an attempt."""
    return {
        "set_id": set_id,
        **asdict(attempt.stored(unit)),
        "has_parts": attempt.has_parts,
        "other_side": attempt.other_side.model_dump_json() if attempt.other_side else None,
    }


def finding_values(
    set_id: int,
    attempts: Iterable[AttemptRecord],
    unit: Unit,
    of_the_set: Iterable[FindingRecord] = (),
    *,
    after: int = 0,
) -> list[dict[str, Any]]:
    """Columns of the findings of attempts and of the set, numbered after those there are."""
    found: list[tuple[int | None, FindingRecord]] = [
        (attempt.stored(unit).number, finding)
        for attempt in attempts
        for finding in attempt.findings
    ]
    found += [(None, finding) for finding in of_the_set]
    return [
        {"set_id": set_id, "number": after + place, "attempt": number, **finding.model_dump()}
        for place, (number, finding) in enumerate(found, start=1)
    ]


def set_values(record: SessionRecord) -> dict[str, Any]:
    """Columns of a finished set that its record tells."""
    source, prescription, versions = record.source, record.prescription, record.versions
    return {
        "exercise": record.exercise,
        "exercise_name": record.exercise_name,
        "measure": record.measure,
        "unit": record.unit,
        "side": record.side,
        "rom_type": record.rom_type,
        **prescription_values(prescription, record.unit),
        "measured_at": record.created,
        **{name: getattr(source, name) for name in _OF_SOURCE},
        "source_name": PurePath(source.path).name,
        "source_start_s": source.start_s,
        "source_end_s": source.end_s,
        "source_sha256": source.sha256,
        **versions_values(versions),
        "record_sha256": content_sha256(record),
    }


def prescription_values(prescription: PrescriptionRecord, unit: Unit) -> dict[str, Any]:
    """Columns of what a set was judged against."""
    return {
        "prescribed_sets": prescription.sets,
        "prescribed_repetitions": prescription.repetitions,
        "minimum_to_count": getattr(prescription, f"target_{unit}"),
        "prescribed_limit": getattr(prescription, f"limit_{unit}"),
        "prescribed_hold_s": prescription.hold_s,
    }


def versions_values(versions: Versions) -> dict[str, Any]:
    """Columns of everything by which a set could give other numbers."""
    return {
        **{name: getattr(versions, name) for name in _OF_VERSIONS},
        "libraries": json.dumps(versions.libraries, sort_keys=True),
    }


def record_of(
    row: SetRow, attempts: Iterable[AttemptRow], findings: Sequence[FindingRow]
) -> SessionRecord:
    """Record of a finished set, from its rows in order of their numbers.

    Raises
    ------
    ValueError
        If the set is not finished.
    """
    if row.measured_at is None:
        raise ValueError(f"set must be finished, set {row.id} is not")
    unit: Any = row.unit
    by_attempt: dict[int | None, list[FindingRecord]] = {}
    for finding in findings:
        by_attempt.setdefault(finding.attempt, []).append(_finding_of(finding))
    told = tuple(attempt_of(a, unit, by_attempt.get(a.number, [])) for a in attempts)
    stored = [attempt.stored(unit) for attempt in told]
    statuses = [attempt.status for attempt in stored]
    side: Any = row.side
    rom_type: Any = row.rom_type
    return SessionRecord(
        created=row.measured_at,
        source=Source(
            path=row.source_name,
            start_s=row.source_start_s,
            end_s=row.source_end_s,
            sha256=row.source_sha256,
            **{name: getattr(row, name) for name in _OF_SOURCE},
        ),
        exercise=row.exercise,
        exercise_name=row.exercise_name,
        measure=row.measure,
        rom_type=rom_type,
        unit=unit,
        side=side,
        prescription=PrescriptionRecord(
            sets=row.prescribed_sets,
            repetitions=row.prescribed_repetitions,
            hold_s=row.prescribed_hold_s,
            **{f"target_{unit}": row.minimum_to_count, f"limit_{unit}": row.prescribed_limit},
        ),
        counted=statuses.count("counted"),
        partial=statuses.count("partial"),
        rejected=statuses.count("rejected"),
        turns=turns_record(turns_of(side, [a.side for a in stored if a.status == "counted"])),
        attempts=told,
        findings=tuple(by_attempt.get(None, ())),
        versions=Versions(
            **{name: getattr(row, name) for name in _OF_VERSIONS},
            libraries=json.loads(row.libraries),
        ),
    )


def attempt_of(row: AttemptRow, unit: Unit, findings: Iterable[FindingRecord]) -> AttemptRecord:
    """Record of an attempt."""
    return AttemptRecord.of(
        StoredAttempt(**{column.name: getattr(row, column.name) for column in COLUMNS}),
        unit,
        has_parts=row.has_parts,
        other_side=RomRecord.model_validate_json(row.other_side) if row.other_side else None,
        findings=tuple(findings),
    )


def _finding_of(row: FindingRow) -> FindingRecord:
    return FindingRecord.model_validate(
        {name: getattr(row, name) for name in FindingRecord.model_fields}
    )
