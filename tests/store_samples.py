"""Records and stores for the tests of what is kept."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.orm import Session

from hep_vision.measure.exercise import Prescription, RomType
from hep_vision.measure.result import SetResult
from hep_vision.record.session import (
    ExerciseInfo,
    SessionRecord,
    SourceInfo,
    Versions,
    build_record,
)
from hep_vision.store.database import Store, open_store
from hep_vision.store.seals import begin_seals
from postgres_server import fresh_database

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
VERSIONS = Versions(
    hep_vision="0.1.0",
    model="full",
    model_sha256="a" * 64,
    definition="hep-vision/exercise/1",
    definition_sha256="0" * 64,
    libraries={"mediapipe": "1.2.2"},
)


def open_a_store(kind: str, folder: Path) -> Store:
    """Empty record: a file in the folder, or a database on a server of the tests' own."""
    return open_store(fresh_database() if kind == "postgresql" else str(folder / "record.db"))


def record_of(
    measured: SetResult,
    created: datetime = NOON,
    *,
    target: float | None = 90.0,
    rom_type: RomType | None = None,
) -> SessionRecord:
    return build_record(
        measured,
        source=SourceInfo(
            path="videos/squat.mp4",
            duration_s=23.0,
            width_px=640,
            height_px=480,
            frame_rate_hz=30.0,
        ),
        exercise=ExerciseInfo(name="Squat", measure="knee flexion", rom_type=rom_type),
        prescription=Prescription(repetitions=10, target=target, limit=140.0, hold_s=2.0),
        sets=3,
        versions=VERSIONS,
        created=created,
    )


def as_before_0_2(record: SessionRecord) -> SessionRecord:
    """The record as versions before 0.2.0 made it: twice the summed squares, the bias hidden."""
    attempts = []
    for one in record.attempts:
        parts = one.uncertainty_parts
        if parts is not None:
            known = (parts.noise, parts.view, parts.sampling, parts.model)
            stated = 2.0 * sum(part**2 for part in known if part is not None) ** 0.5
            older = parts.model_copy(update={"bias": None, "domain": None, "df": None})
            update = {"uncertainty_parts": older}
            if one.uncertainty_deg is not None:
                update["uncertainty_deg"] = stated
            one = one.model_copy(update=update)
        attempts.append(one)
    return record.model_copy(update={"attempts": tuple(attempts)})


def days_after(days: float) -> datetime:
    return NOON + timedelta(days=days)


_TO_0004 = (
    *("DROP TABLE correction", "DROP TABLE exchange"),
    *("DROP INDEX ix_exercise_set_source_sha256", "DROP INDEX ix_exercise_set_repeated_sha256"),
    "ALTER TABLE exercise_set DROP COLUMN repeated_sha256",
    "ALTER TABLE patient DROP COLUMN check_hash",
    *(
        statement
        for table in ("session", "exercise_set", "override", "recount")
        for statement in (f"DROP INDEX ix_{table}_uid", f"ALTER TABLE {table} DROP COLUMN uid")
    ),
)
# What undoes each step since 0004, the newest first.
UNDO = {
    "0008": (
        "DROP TABLE sign_off",
        "ALTER TABLE exercise_set RENAME COLUMN minimum_to_count TO prescribed_target",
    ),
    "0007": ("ALTER TABLE exercise_set DROP COLUMN engine",),
    "0006": ("DROP TABLE matter_event", "DROP TABLE matter"),
    "0005": ("DROP TABLE clinic_value", "DROP TABLE outcome_score"),
    "0004": _TO_0004,
}


def take_back(store: Store, version: str) -> None:
    """Undo the steps since a version in a record that has data, and seal it as that version did."""
    with store.engine.begin() as connection:
        for earlier, statements in UNDO.items():
            for statement in statements:
                connection.execute(text(statement))
            if earlier == version:
                break
        for table in ("seal", "seal_key"):
            connection.execute(text(f"DELETE FROM {table}"))
        with Session(connection) as session:
            begin_seals(session)
            session.commit()
        connection.execute(text(f"UPDATE alembic_version SET version_num = '{version}'"))


def take_back_to_0004(store: Store) -> None:
    """Undo the steps since, in a record that has data."""
    take_back(store, "0004")
