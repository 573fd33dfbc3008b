"""A new measure is one entry and one exercise file: no other place needs to know of it."""

from __future__ import annotations

import csv
import json
import math
from pathlib import Path

import pytest

from command_line import Done, run
from hep_vision.measure.angles.measure import Codes, Measure, RomCode, Words
from hep_vision.measure.angles.measures import MEASURES
from hep_vision.measure.body.landmarks import landmark_of

SQUAT = Path(__file__).parents[1] / "golden" / "squat_side.npz"
PATIENT = "P-0147"


def thigh_inclination_deg(xy, side) -> float:
    """Thigh from hanging straight down, positive to the front; facing right."""
    thigh = xy[landmark_of("knee", side)] - xy[landmark_of("hip", side)]
    return math.degrees(math.atan2(thigh.real, thigh.imag))


THIGH = Measure(
    id="thigh_inclination",
    label="lift of the thigh",
    view="sagittal",
    points=("hip", "knee"),
    segments=(("hip", "knee"),),
    low=-60.0,
    high=180.0,
    faced=True,
    formula=thigh_inclination_deg,
    normal_arc=120.0,
    joint="hip",
    lever=("hip", "ankle"),
    words=Words("hip", "Lower your thighs", "Raise your thighs"),
    codes=Codes(site="hip", loinc=(RomCode("active", None, "41379-9"),)),
)
EXERCISE = """\
schema: hep-vision/exercise/1
id: thigh_dip
name: Thigh dip
region: hip
position: standing
kind: repetitions
side: {kind: both, default: both}
description: Bend hips and knees, and stand up again.
start_position: Stand tall.
instructions: [Stand sideways to the camera., Go down., Stand up again.]
measure:
  id: thigh_inclination
  direction: increase
  rom_type: active
  start: 0
  end: [60, 100]
  arm: 22
  release: 10
  source: default
  threshold_source: default
counting:
  min_excursion: 20
  start_range: [-30, 50]
  min_duration_s: 0.5
  max_duration_s: 20
  stays: [ankle]
  source: default
camera:
  view: sagittal
  view_limit_deg: 15
  height: hip height
  distance_m: [2, 3]
  near_side: either
  must_see: [hip, knee]
  source: default
grade: {count: good, rom: good, source: default}
"""


@pytest.fixture(scope="module")
def with_the_measure():
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(MEASURES, THIGH.id, THIGH)
        yield


@pytest.fixture(scope="module")
def folder(with_the_measure, tmp_path_factory) -> Path:
    """A record with a set of the new exercise, and the files that `analyze` wrote."""
    place = tmp_path_factory.mktemp("new_measure")
    exercises = place / "exercises"
    exercises.mkdir()
    (exercises / "thigh_dip.yaml").write_text(EXERCISE)
    done = ok(
        run(
            *("analyze", SQUAT, "-e", "thigh_dip", "--exercises", exercises, "-o", place),
            *("--no-annotate", "--save", "-p", PATIENT, "--db", place / "record.db"),
            *("--performed-at", "2026-03-02T10:00"),
        )
    )
    assert "lift of the thigh" in done.out
    return place


def ok(done: Done) -> Done:
    assert done.code == 0, done.err
    return done


def exported(folder: Path, *arguments: object) -> Done:
    return ok(run(*arguments, "--db", folder / "record.db"))


def test_the_record_has_its_degrees(folder: Path) -> None:
    record = json.loads((folder / "squat_side-thigh_dip" / "session.json").read_text())
    assert (record["measure"], record["unit"], record["counted"]) == (THIGH.label, "deg", 4)
    # One thigh of the figure, whose knees bend to 101, 88, 50, 106 and 95 degrees.
    peaks = [attempt["peak_deg"] for attempt in record["attempts"]]
    assert peaks == pytest.approx([78, 67, 35, 82, 73], abs=2)


def test_the_tables_have_it(folder: Path) -> None:
    exported(folder, "export", "tables", "-p", PATIENT, "-o", folder / "tables")
    with (folder / "tables" / "sets.csv").open(newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["measure"], row["counted"]) == (THIGH.label, "4")


def test_open_sim_has_its_column(folder: Path) -> None:
    exported(folder, "export", "opensim", "1", "-o", folder / "opensim")
    lines = (folder / "opensim" / "set-1.mot").read_text().splitlines()
    assert "time\tlift_of_the_thigh_left\tlift_of_the_thigh_right" in lines


def test_fhir_has_its_codes(folder: Path) -> None:
    exported(
        folder,
        "export",
        "fhir",
        "-p",
        PATIENT,
        "-o",
        folder / "bundle.json",
        "--from",
        "2026-03-01",
    )
    bundle = json.loads((folder / "bundle.json").read_text())
    coded = {
        coding["code"]: resource["code"].get("text", "")
        for entry in bundle["entry"]
        if (resource := entry["resource"])["resourceType"] == "Observation"
        for coding in resource["code"]["coding"]
    }
    assert coded["41379-9"] == f"Active range of motion: {THIGH.label}, both"


def test_the_report_shows_its_range_and_its_figure(folder: Path) -> None:
    exported(folder, "report", "-p", PATIENT, "-o", folder / "report.html", "--from", "2026-03-01")
    page = (folder / "report.html").read_text()
    assert THIGH.label in page
    assert "half-way" in page  # the row of figures, with the joint marked


def test_without_the_entry_the_file_is_refused(folder: Path, monkeypatch) -> None:
    monkeypatch.delitem(MEASURES, THIGH.id)
    done = run("exercises", "validate", folder / "exercises" / "thigh_dip.yaml")
    assert done.code != 0
    assert "thigh_inclination" in done.out + done.err


def test_what_is_learnt_from_a_recording_may_be_of_it(folder: Path) -> None:
    from hep_vision.measure.recognition.scan import scan_frames
    from hep_vision.record.landmark_log import read_landmark_log

    scan = scan_frames(read_landmark_log(SQUAT).frames)
    assert (THIGH.id, "left") in scan.signals
