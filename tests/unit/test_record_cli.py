"""The commands about the record as a therapist types them, on a made-up month."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import pytest
import sample_month

from command_line import run
from hep_vision.measure.body.landmarks import PoseFrame
from hep_vision.store.blobs import pack_frames
from hep_vision.store.database import open_store
from hep_vision.store.seals import touch
from hep_vision.store.writing import log_row

PERIOD = ("--from", sample_month.FIRST, "--to", sample_month.LAST)
FRAMES = tuple(PoseFrame.empty(n / 30, (640, 480)) for n in range(3))


@pytest.fixture(scope="module")
def month(tmp_path_factory) -> Path:
    place = tmp_path_factory.mktemp("record") / "record.db"
    with open_store(str(place)) as store:
        sample_month.store_month(store)
        with store.writing() as db:
            touch(db, "set", 1)
            db.add(log_row(1, 0, pack_frames(FRAMES, {})))
    return place


@pytest.fixture
def db(month: Path, tmp_path: Path) -> Path:
    """A record of its own, for what changes it."""
    return Path(shutil.copy(month, tmp_path / "record.db"))


def test_a_report_is_written_for_therapist_and_patient(month: Path, tmp_path: Path) -> None:
    html, page = tmp_path / "report.html", tmp_path / "page.html"
    done = run("report", *PERIOD, "-o", html, "--db", month)
    assert (done.code, done.out) == (0, f"Wrote {html}\n")
    assert "Home exercise report" in html.read_text("utf-8")
    assert run("report", "--for-patient", *PERIOD, "-o", page, "--db", month).code == 0
    assert "Your exercises: how it is going" in page.read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("report", "-o", "report.txt"), 2, "must end in .html or .pdf"),
        (("report", "-p", "P-9", "-o", "report.html"), 3, "no patient 'P-9'"),
        (("report", "--from", "tomorrow", "-o", "report.html"), 2, "is not a date"),
        (("report", "--to", "2025-01-01", "--from", "2026-01-01", "-o", "r.html"), 2, "before"),
        (("override", "99", "--by", "D", "--reason", "r", "--count", "3"), 3, "no set 99"),
        (("override", "1", "--by", "D", "--reason", "r"), 2, "give count or remark"),
        (("export", "opensim", "99", "-o", "there"), 3, "no set 99"),
        (("export", "tables", "-o", "there", "--format", "xls"), 2, "there are csv and parquet"),
        (("delete-patient", "P-9", "--yes"), 3, "no patient 'P-9'"),
        (("recount", "99"), 3, "no set 99"),
        (("restore", "nowhere.db"), 3, "nowhere.db"),
        (("sessions", "show", "99999999999999999999"), 3, "no session 99999999999999999999"),
        (("recount", "99999999999999999999"), 3, "no set 99999999999999999999"),
        (("recount", "1", "--target", "nan"), 2, "--minimum must be a number from -1000 to 1000"),
        (("report", "--from", "0001-01-01", "-o", "r.html"), 2, "the year 1 cannot be meant"),
        (("export", "fhir", "--to", "9999-12-31", "-o", "b.json"), 2, "the year 9999"),
        (("sessions", "add", "there", "--at", "0001-01-01T00:00"), 2, "the year 1 cannot"),
        (
            ("override", "1", "--by", "D", "--reason", "r", "--count", "1001"),
            2,
            "Invalid value for '--count'",
        ),
    ],
)
def test_a_wrong_word_ends_in_a_sentence(
    month: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments, code, words
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run(*arguments, "--db", month)
    assert done.code == code
    assert words in " ".join(done.err.split())
    assert not list(tmp_path.iterdir())


def test_tables_opensim_and_a_bundle_are_exported(month: Path, tmp_path: Path) -> None:
    assert run("export", "tables", *PERIOD, "-o", tmp_path / "t", "--db", month).code == 0
    with (tmp_path / "t" / "sets.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["rom_type"] for row in rows} == {"active"}
    done = run("export", "opensim", 1, "-o", tmp_path / "sim", "--db", month)
    assert done.code == 0
    assert {path.name for path in (tmp_path / "sim").iterdir()} == {"set-1.trc", "set-1.mot"}
    without = run("export", "opensim", 2, "-o", tmp_path / "sim", "--db", month)
    assert "no landmarks" in without.err
    bundle, back = tmp_path / "bundle.json", tmp_path / "back.json"
    assert run("export", "fhir", *PERIOD, "-o", bundle, "--db", month).code == 0
    assert json.loads(bundle.read_text("utf-8"))["resourceType"] == "Bundle"
    assert run("export", "read-fhir", bundle, "-o", back).code == 0
    assert json.loads(back.read_text("utf-8"))["program"] == "knee-0147"
    for content in ("[]", "[" * 100_000, "NaN", '{"a": 1e999}', "\ufeff[]", "{", "", '"\\ud800"'):
        bundle.write_text(content, "utf-8")
        wrong = run("export", "read-fhir", bundle, "-o", back)
        assert (wrong.code, len(wrong.sentences)) == (3, 1), content[:20]
    bundle.write_bytes(b"\xff")
    assert run("export", "read-fhir", bundle, "-o", back).code == 3


def test_a_therapists_word_stands_beside_the_count(db: Path) -> None:
    words = ("--by", "D. Okafor", "--reason", "seen on the video", "--count", 9)
    assert run("override", 2, *words, "--db", db).code == 0
    shown = run("sessions", "show", 1, "--db", db).out
    assert "D. Okafor on the set" in shown
    assert "counts 9 (seen on the video)" in shown
    assert "10 of 10 counted" in shown
    assert run("verify", "--db", db).out == "Sound.\n"


def test_a_deleted_patient_is_gone_and_what_went_is_said(db: Path, tmp_path: Path) -> None:
    copy = tmp_path / "kept.db"
    assert run("backup", copy, "--db", db).code == 0
    done = run("delete-patient", sample_month.PATIENT, "--yes", "--db", db)
    assert "Deleted P-0147: 12 sessions, " in done.out
    assert "1 landmark log, 1 program version, 1 override of therapists." in done.out
    assert run("sessions", "list", "--db", db).out == "No sessions.\n"
    assert sample_month.PATIENT.encode() not in db.read_bytes()
    assert run("restore", copy, "--db", db).code == 0
    assert len(run("sessions", "list", "--db", db).out.splitlines()) == 13
