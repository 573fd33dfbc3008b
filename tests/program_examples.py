"""Programs, exercises and done sets that the tests of the home exercise program share."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from hep_vision.program.done import DoneSet
from hep_vision.program.known import KnownExercise
from hep_vision.program.model import SCHEMA, Program
from hep_vision.record.session import PrescriptionRecord, SessionRecord, Source, Versions

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = sorted((ROOT / "sample_programs").iterdir())

MONDAY = date(2026, 11, 23)

KNOWN = {
    exercise.id: exercise
    for exercise in (
        KnownExercise(
            id="squat",
            name="Squat",
            synonyms=("Mini squat",),
            steps=("Stand.", "Bend your knees."),
            measured="knee flexion",
            side_kind="both",
        ),
        KnownExercise(
            id="straight_leg_raise",
            name="Straight leg raise",
            synonyms=("SLR",),
            measured="hip flexion",
            side_kind="one",
        ),
        KnownExercise(
            id="seated_knee_extension",
            name="Seated knee extension",
            measured="knee flexion",
            direction="decrease",
            side_kind="one",
        ),
        KnownExercise(id="march", name="March", measured="hip flexion", side_kind="alternating"),
        KnownExercise(id="quad_set", name="Quad set", side_kind="one"),
    )
}


def exercise_values(**changes: Any) -> dict[str, Any]:
    """Fields of a prescribed exercise; a change to None takes a field away."""
    values: dict[str, Any] = {
        "exercise": "straight_leg_raise",
        "side": "right",
        "sets": 3,
        "reps": 10,
        "frequency": {"days": ["monday", "wednesday", "friday"]},
        **changes,
    }
    return {name: value for name, value in values.items() if value is not None}


def program_values(*exercises: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """Fields of a program of four weeks; a change to None takes a field away."""
    values: dict[str, Any] = {
        "schema": SCHEMA,
        "program": "knee-1",
        "version": 1,
        "valid_from": MONDAY.isoformat(),
        "valid_until": "2026-12-20",
        "patient": "P-1",
        "author": {"name": "Dana Okafor, PT"},
        "contact": {"name": "Dana", "email": "dana@clinic.example"},
        "exercises": list(exercises) or [exercise_values()],
        **changes,
    }
    return {name: value for name, value in values.items() if value is not None}


def make_program(*exercises: dict[str, Any], **changes: Any) -> Program:
    return Program.model_validate(program_values(*exercises, **changes))


def done(
    day: date,
    sets: int = 1,
    *,
    first: int = 1,
    exercise: str = "straight_leg_raise",
    side: str = "right",
    reps: int | None = 10,
    at: time | None = None,
) -> list[DoneSet]:
    """So many sets of an exercise on a day, numbered from ``first``."""
    return [
        DoneSet(
            exercise_id=exercise,
            side=side,  # type: ignore[arg-type]
            date=day,
            set_number=number,
            reps=reps,
            at=at,
        )
        for number in range(first, first + sets)
    ]


def session_record(created: datetime, **changes: Any) -> SessionRecord:
    """An empty-handed but valid session record."""
    return SessionRecord(
        created=created,
        source=Source(path="clip.mp4", duration_s=30.0, frames=900, frames_with_pose=900),
        exercise=changes.pop("exercise", "straight_leg_raise"),
        exercise_name="Straight leg raise",
        measure="hip flexion",
        unit="deg",
        side=changes.pop("side", "right"),
        prescription=PrescriptionRecord(),
        counted=0,
        partial=0,
        rejected=0,
        attempts=(),
        findings=(),
        versions=Versions(hep_vision="0", model="full", definition="1", definition_sha256="0" * 64),
    ).model_copy(update=changes)


NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
