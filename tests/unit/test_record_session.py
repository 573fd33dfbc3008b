from __future__ import annotations

import csv
import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import jsonschema
import pytest
from pydantic import ValidationError
from sample_results import alternating_set, attempt, empty_set, squat_set

from hep_vision.measure.exercise import Prescription
from hep_vision.measure.result import Rom, SetResult
from hep_vision.measure.uncertainty import Uncertainty
from hep_vision.record.schema import schema_text, session_schema
from hep_vision.record.session import (
    ExerciseInfo,
    SessionRecord,
    SourceInfo,
    Versions,
    build_record,
    write_record,
)
from hep_vision.record.tables import write_attempts_table, write_trace_table

COMMITTED_SCHEMA = Path(__file__).parents[2] / "docs" / "schemas" / "session-1.schema.json"


def record_of(measured: SetResult, target: float | None = 90.0) -> SessionRecord:
    return build_record(
        measured,
        source=SourceInfo(path="squat.mp4", duration_s=23.0, width_px=640, height_px=480),
        exercise=ExerciseInfo(name="Squat", measure="knee flexion"),
        prescription=Prescription(repetitions=10, target=target),
        sets=3,
        versions=Versions(
            hep_vision="0.1.0",
            model="full",
            definition="1",
            definition_sha256="0" * 64,
            libraries={"mediapipe": "1.2.2"},
        ),
        created=datetime(2026, 11, 23, 12, tzinfo=UTC),
    )


def as_json(record: SessionRecord) -> dict:
    return json.loads(record.model_dump_json())


def test_committed_schema_is_current():
    assert COMMITTED_SCHEMA.read_text(encoding="utf-8") == schema_text(), (
        "run `python -m hep_vision.record.schema > docs/schemas/session-1.schema.json`"
    )


def test_schema_is_valid_itself():
    jsonschema.Draft202012Validator.check_schema(session_schema())


@pytest.mark.parametrize("measured", [squat_set(), alternating_set(), empty_set()])
def test_records_fit_the_schema(measured):
    validator = jsonschema.Draft202012Validator(json.loads(COMMITTED_SCHEMA.read_text("utf-8")))
    validator.validate(as_json(record_of(measured)))


@pytest.mark.parametrize("field", ["schema", "counted", "attempts", "versions"])
def test_schema_asks_for_every_field(field):
    document = as_json(record_of(squat_set()))
    del document[field]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(session_schema()).validate(document)


def test_says_what_was_measured():
    document = as_json(record_of(squat_set()))
    assert document["schema"] == "hep-vision/session/1"
    assert document["source"]["path"] == "squat.mp4"
    assert (document["source"]["frames"], document["source"]["frames_with_pose"]) == (690, 660)
    assert (document["counted"], document["partial"], document["rejected"]) == (4, 2, 1)
    assert document["prescription"]["target_deg"] == 90.0
    assert document["prescription"]["target_ratio"] is None
    assert [a["repetition"] for a in document["attempts"]] == [None, 1, 2, None, 3, 4, None]
    second = document["attempts"][1]
    assert second["status"] == "counted"
    assert second["peak_deg"] == 97.0
    assert second["excursion_deg"] == 93.0
    assert second["uncertainty_deg"] == pytest.approx(
        Uncertainty(1.2, 0.6, 0.2, 2.5, bias=-1.5, domain=3.0, df=6.0).expanded
    )
    assert second["uncertainty_parts"] == {
        **{"noise": 1.2, "view": 0.6, "sampling": 0.2, "model": 2.5},
        **{"bias": -1.5, "domain": 3.0, "df": 6.0},
    }
    assert second["view_off_deg"] == 12.5
    assert document["attempts"][4]["findings"][0]["code"] == "off_plane"
    assert document["findings"][0]["advice"] == "Turn your side to the camera."


def test_what_cannot_be_told_is_null():
    walking = as_json(record_of(squat_set()))["attempts"][0]
    for name in ("start_deg", "peak_deg", "excursion_deg", "uncertainty_deg", "view_off_deg"):
        assert walking[name] is None
    assert walking["uncertainty_parts"] is None
    assert walking["reliable"] is False


def test_body_lengths_are_no_degrees():
    measured = replace(squat_set(), unit="ratio", attempts=(attempt(1.0, 5.5),))
    document = as_json(record_of(measured, target=5.0))
    assert document["attempts"][0]["peak_ratio"] == 5.5
    assert document["attempts"][0]["peak_deg"] is None
    assert document["prescription"]["target_ratio"] == 5.0
    assert document["prescription"]["target_deg"] is None


def test_other_side_of_a_movement_of_both():
    both = replace(
        attempt(1.0, 150.0, side="both"),
        measured_side="left",
        other_side_rom=Rom(5.0, 120.0, 115.0, float("nan")),
    )
    document = as_json(record_of(replace(squat_set(), attempts=(both,))))
    assert document["attempts"][0]["measured_side"] == "left"
    assert document["attempts"][0]["other_side"]["peak_deg"] == 120.0
    assert document["attempts"][0]["other_side"]["uncertainty_deg"] is None


def test_numbers_are_kept_to_the_bit(tmp_path):
    measured = replace(squat_set(), attempts=(attempt(1 / 3, 200 / 7),))
    record = record_of(measured)
    write_record(tmp_path / "a.json", record)
    read = SessionRecord.model_validate_json((tmp_path / "a.json").read_text("utf-8"))
    assert read == record
    assert read.attempts[0].start_s == 1 / 3
    assert read.attempts[0].peak_deg == 200 / 7


@pytest.mark.parametrize(
    ("field", "value"),
    [("schema", "hep-vision/session/2"), ("counted", 5), ("created", "2026-11-23T12:00:00")],
)
def test_a_wrong_record_is_refused(field, value):
    document = as_json(record_of(squat_set())) | {field: value}
    with pytest.raises(ValidationError, match=field):
        SessionRecord.model_validate_json(json.dumps(document))


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_table_of_attempts(tmp_path):
    write_attempts_table(tmp_path / "a.csv", squat_set())
    rows = rows_of(tmp_path / "a.csv")
    assert [row["repetition"] for row in rows] == ["", "1", "2", "", "3", "4", ""]
    assert rows[3]["reason"] == "short_of_target"
    assert rows[3]["explanation"] == "Short of the target: 62 of 90°."
    assert rows[3]["peak_deg"] == "62.0000"
    assert rows[3]["start_s"] == "9.800000"
    assert rows[4]["findings"] == "off_plane"
    assert rows[0]["peak_deg"] == ""
    assert rows[0]["reliable"] == "no"


def test_table_of_the_trace(tmp_path):
    measured = alternating_set()
    write_trace_table(tmp_path / "a.csv", measured)
    rows = rows_of(tmp_path / "a.csv")
    assert list(rows[0]) == ["time_s", "side", "value_deg", "smooth_deg", "attempt"]
    assert len(rows) == 2 * 450
    times = [float(row["time_s"]) for row in rows]
    assert times == sorted(times)
    assert {row["side"] for row in rows if row["attempt"] == "1"} == {"left"}
    assert {row["side"] for row in rows if row["attempt"] == "2"} == {"right"}
    unseen = [row for row in rows if 12.5 < float(row["time_s"]) < 13.3]
    assert unseen
    assert all(row["value_deg"] == "" for row in unseen)


def test_table_in_body_lengths(tmp_path):
    write_attempts_table(tmp_path / "a.csv", replace(squat_set(), unit="ratio"))
    assert "peak_ratio" in rows_of(tmp_path / "a.csv")[0]
