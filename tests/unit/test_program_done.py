"""What was done, out of the session records in a folder."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from hep_vision.errors import ProgramError
from hep_vision.measure.exercise import Prescription
from hep_vision.measure.result import SetResult
from hep_vision.program.done import read_done_sets
from hep_vision.record.session import (
    ExerciseInfo,
    SourceInfo,
    Versions,
    build_record,
    write_record,
)
from program_examples import NOON, session_record

BERLIN = ZoneInfo("Europe/Berlin")


def write(folder: Path, name: str, record: dict[str, Any]) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(record, indent=2), "utf-8")
    return path


def test_records_become_numbered_sets_in_order_of_time(tmp_path: Path) -> None:
    write(tmp_path, "b/record.json", session_record(NOON.replace(hour=17)))
    write(tmp_path, "a/record.json", session_record(NOON.replace(hour=8)))
    write(tmp_path, "c/record.json", session_record(NOON, side="left"))
    sets = read_done_sets(tmp_path, UTC).sets
    assert [(one.side, one.set_number, one.at) for one in sets] == [
        ("right", 1, time(8)),
        ("left", 1, time(12)),
        ("right", 2, time(17)),
    ]
    assert {one.date for one in sets} == {date(2026, 11, 23)}


@pytest.mark.parametrize(
    ("created", "day"),
    [
        (datetime(2026, 11, 23, 22, 59, tzinfo=UTC), date(2026, 11, 23)),
        (datetime(2026, 11, 23, 23, 1, tzinfo=UTC), date(2026, 11, 24)),  # winter: UTC+1
        (datetime(2026, 7, 1, 21, 59, tzinfo=UTC), date(2026, 7, 1)),
        (datetime(2026, 7, 1, 22, 1, tzinfo=UTC), date(2026, 7, 2)),  # summer: UTC+2
        (datetime(2026, 10, 24, 22, 30, tzinfo=UTC), date(2026, 10, 25)),  # the long day
        (datetime(2026, 10, 25, 22, 30, tzinfo=UTC), date(2026, 10, 25)),  # 25 hours of it
        (datetime(2026, 3, 29, 21, 30, tzinfo=UTC), date(2026, 3, 29)),  # the short day
    ],
)
def test_a_day_is_the_patients_own(tmp_path: Path, created: datetime, day: date) -> None:
    write(tmp_path, "record.json", session_record(created))
    assert [one.date for one in read_done_sets(tmp_path, BERLIN).sets] == [day]


def test_an_analysis_done_twice_is_one_set(tmp_path: Path) -> None:
    write(tmp_path, "1.json", session_record(NOON, sha256="a" * 64))
    write(tmp_path, "2.json", session_record(NOON.replace(hour=20), sha256="a" * 64))
    write(tmp_path, "3.json", session_record(NOON, sha256="a" * 64, start_s=40.0))
    assert len(read_done_sets(tmp_path).sets) == 2


def test_the_same_name_used_for_another_video_is_another_set(tmp_path: Path) -> None:
    write(tmp_path, "1.json", session_record(NOON))
    write(tmp_path, "2.json", session_record(NOON.replace(hour=20)))
    assert len(read_done_sets(tmp_path).sets) == 2


def test_what_is_no_record_is_passed_over_and_a_broken_one_is_named(tmp_path: Path) -> None:
    write(tmp_path, ".half-written.part/record.json", session_record(NOON))
    (tmp_path / "other.json").write_text('{"hello": 1}', "utf-8")
    (tmp_path / "notes.txt").write_text("hep-vision/session/1", "utf-8")
    broken = write(tmp_path, "broken.json", session_record(NOON))
    broken.write_text(broken.read_text("utf-8")[:-20], "utf-8")
    newer = tmp_path / "newer.json"
    newer.write_text('{"schema": "hep-vision/session/2"}', "utf-8")
    binary = tmp_path / "binary.json"
    binary.write_bytes(b"\xff\xfe")
    found = read_done_sets(tmp_path)
    assert found.sets == ()
    assert found.unreadable == (binary, broken, newer)


def test_no_such_folder(tmp_path: Path) -> None:
    with pytest.raises(ProgramError, match="is no folder"):
        read_done_sets(tmp_path / "none")


def test_repetitions_and_holds_are_read(tmp_path: Path) -> None:
    write(tmp_path, "1.json", session_record(NOON, counted=4))
    (one,) = read_done_sets(tmp_path).sets
    assert (one.reps, one.hold_s) == (4, 2.5)


def test_what_analyze_records_is_read(tmp_path: Path) -> None:
    """A record as the product itself builds and writes it."""
    result = SetResult(
        exercise_id="squat",
        side="both",
        unit="deg",
        attempts=(),
        traces=(),
        frames=900,
        frames_with_pose=880,
    )
    record = build_record(
        result,
        source=SourceInfo(path="clip.mp4", duration_s=30.0),
        exercise=ExerciseInfo(name="Squat", measure="knee flexion"),
        prescription=Prescription(),
        versions=Versions(hep_vision="0", model="full", definition="1", definition_sha256="0" * 64),
        created=NOON,
    )
    write_record(tmp_path / "record.json", record)
    (one,) = read_done_sets(tmp_path, UTC).sets
    assert (one.exercise_id, one.side, one.date, one.reps) == ("squat", "both", NOON.date(), 0)
