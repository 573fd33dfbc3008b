"""A new column of attempts is one field: files, tables, database and dictionary follow it.

The field is written into a copy of the program, which then does what a user does.
"""

from __future__ import annotations

import csv
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import hep_vision
from hep_vision.record.landmark_log import read_landmark_log, write_landmark_log

ROOT = Path(__file__).parents[2]
SQUAT = ROOT / "tests" / "golden" / "squat_side.npz"
PATIENT = "P-0147"
MEANS = "From its beginning to its end."
FIELD = f'''
    duration_s: Annotated[
        float | None,
        Column("{MEANS}", "s", read=lambda attempt: attempt.end_s - attempt.start_s),
    ] = None
'''


class Program:
    """The command of a source tree."""

    def __init__(self, source: Path) -> None:
        self._environment = {**os.environ, "PYTHONPATH": str(source)}

    def run(self, *arguments: object, module: str = "hep_vision.cli.main") -> str:
        code = (
            "import sys; from hep_vision.cli.main import main; main()"
            if module == "hep_vision.cli.main"
            else f"import runpy; runpy.run_module({module!r}, run_name='__main__')"
        )
        done = subprocess.run(
            [sys.executable, "-c", code, *map(str, arguments)],
            env=self._environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout


@pytest.fixture(scope="module")
def changed(tmp_path_factory) -> Program:
    """The program with one field more."""
    tree = tmp_path_factory.mktemp("changed")
    package = Path(hep_vision.__file__).parent
    shutil.copytree(
        package, tree / "src" / "hep_vision", ignore=shutil.ignore_patterns("__pycache__")
    )
    for name in ("exercises", "models", "sample_videos"):
        (tree / name).symlink_to(ROOT / name)
    path = tree / "src" / "hep_vision" / "record" / "attempt.py"
    text = path.read_text("utf-8")
    last = next(line for line in text.splitlines() if line.startswith("    view_off_deg: "))
    path.write_text(text.replace(last, last + FIELD), "utf-8")
    return Program(tree / "src")


@pytest.fixture(scope="module")
def folder(changed: Program, tmp_path_factory) -> Path:
    """What the changed program writes, into a record that the present one has begun."""
    place = tmp_path_factory.mktemp("new_column")
    present = Program(ROOT / "src")
    days = ((present, "2026-03-02T10:00"), (changed, "2026-03-03T10:00"))
    for number, (program, start) in enumerate(days):
        program.run(
            *("analyze", recorded(place, number), "-e", "squat", "-o", place, "--no-annotate"),
            *("--save", "-p", PATIENT, "--db", place / "record.db", "--performed-at", start),
        )
    arguments = ("export", "tables", "-p", PATIENT, "--db", place / "record.db")
    changed.run(*arguments, "-o", place / "tables")
    present.run(*arguments, "-o", place / "older")
    return place


def recorded(place: Path, number: int) -> Path:
    """The same squats in a recording of its own: one recording is stored once."""
    path = place / f"recording-{number}" / "squat_side.npz"
    path.parent.mkdir()
    log = read_landmark_log(SQUAT)
    write_landmark_log(path, log.frames, {**log.meta, "number": str(number)})
    return path


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_it_is_in_the_table_beside_the_recording(folder: Path) -> None:
    table = rows(folder / "squat_side-squat" / "attempts.csv")
    assert len(table) == 5
    for row in table:
        assert float(row["duration_s"]) == pytest.approx(
            float(row["end_s"]) - float(row["start_s"]), abs=2e-6
        )


def test_it_is_in_the_session_record(folder: Path) -> None:
    record = json.loads((folder / "squat_side-squat" / "session.json").read_text("utf-8"))
    durations = [attempt["duration_s"] for attempt in record["attempts"]]
    assert durations == [a["end_s"] - a["start_s"] for a in record["attempts"]]


def test_it_comes_out_of_the_database_and_is_empty_for_earlier_sets(folder: Path) -> None:
    before, after = (
        [row["duration_s"] for row in rows(folder / "tables" / "attempts.csv") if row["set"] == n]
        for n in ("1", "2")
    )
    assert before == [""] * 5
    assert [float(value) > 1 for value in after] == [True] * 5


def test_the_record_stays_one_of_the_older_program(folder: Path) -> None:
    assert len(rows(folder / "older" / "attempts.csv")) == 10


def test_an_earlier_set_is_known_again(changed: Program, folder: Path) -> None:
    present = Program(ROOT / "src")
    present.run(
        *("analyze", recorded(folder, 3), "-e", "squat", "-o", folder / "again", "--no-annotate"),
        *("--performed-at", "2026-03-04T10:00"),
    )
    results = folder / "again" / "squat_side-squat"
    add = ("sessions", "add", results, "-p", PATIENT, "--db", folder / "record.db")
    present.run(*add)
    changed.run(*add)
    changed.run("export", "tables", "-p", PATIENT, "--db", folder / "record.db", "-o", folder / "t")
    assert len(rows(folder / "t" / "sets.csv")) == 3


def test_it_is_in_the_data_dictionary_and_in_the_schema(changed: Program) -> None:
    dictionary = changed.run(module="hep_vision.export.columns")
    assert f"| `duration_s` | number | s | {MEANS} |" in dictionary
    schema = json.loads(changed.run(module="hep_vision.record.schema"))
    column = schema["$defs"]["AttemptRecord"]["properties"]["duration_s"]
    assert column["description"] == MEANS
