"""Programs, exercises and done sets that the tests of the home exercise program share."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from hep_vision.program.done import DoneSet
from hep_vision.program.known import KnownExercise
from hep_vision.program.model import SCHEMA, Program

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
            measure_id="knee_flexion",
            side_kind="both",
        ),
        KnownExercise(
            id="straight_leg_raise",
            name="Straight leg raise",
            synonyms=("SLR",),
            measured="hip flexion",
            measure_id="hip_flexion",
            side_kind="one",
        ),
        KnownExercise(
            id="seated_knee_extension",
            name="Seated knee extension",
            measured="knee flexion",
            measure_id="knee_flexion",
            direction="decrease",
            side_kind="one",
        ),
        KnownExercise(
            id="march",
            name="March",
            measured="hip flexion",
            measure_id="hip_flexion",
            side_kind="alternating",
        ),
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


def session_record(
    created: datetime,
    *,
    exercise: str = "straight_leg_raise",
    side: str = "right",
    counted: int = 0,
    **source: Any,
) -> dict[str, Any]:
    """What a session record says that matters to the day's plan, and a word more."""
    return {
        "schema": "hep-vision/session/1",
        "created": created.isoformat(),
        "source": {"path": "clip.mp4", "duration_s": 30.0, **source},
        "exercise": exercise,
        "exercise_name": "not read",
        "side": side,
        "counted": counted,
        "attempts": [{"status": "counted", "number": n, "hold_s": 2.5} for n in range(counted)],
    }


NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
