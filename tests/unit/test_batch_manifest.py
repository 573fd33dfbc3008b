"""Manifests, rules for folders, and the plan made of them: every fault with its row."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from hep_vision.batch.folder import columns_of_rule, rows_of_folder
from hep_vision.batch.manifest import manifest_of, open_manifest
from hep_vision.batch.planning import Defaults, Plan
from hep_vision.definitions.library import shipped_library
from hep_vision.errors import InputError


def table(path: Path, *rows: tuple[str, ...], separator: str = ",") -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=separator).writerows(rows)
    return path


def plan_of(path: Path, out: Path, **defaults: str) -> Plan:
    return Plan(open_manifest(path), Defaults(shipped_library(), out, **defaults))


def faults(path: Path, **defaults: str) -> dict[int, str]:
    found = plan_of(path, path.parent / "out", **defaults).faults()
    return {fault.row: fault.problem for fault in found}


@pytest.fixture
def recording(tmp_path: Path) -> Path:
    path = tmp_path / "a.npz"
    path.write_bytes(b"x")
    return path


@pytest.mark.parametrize(
    ("separator", "minimum"),
    [(",", "Minimum to count"), (";", "minimum_to_count"), ("\t", "target")],
)
def test_columns_with_a_meaning_are_known_and_others_are_carried(
    tmp_path, recording, separator, minimum
) -> None:
    rows = [
        ("Recording", "Exercise", "side", "Recorded at", minimum, "Site", "grade"),
        ("a.npz", "Squat", "both", "2026-03-04T10:00+01:00", "80.5", "north", ""),
        ("", "", "", "", "", "", ""),
    ]
    manifest = open_manifest(table(tmp_path / "m.csv", *rows, separator=separator))
    assert manifest.carried == ("Site", "grade")
    (row,) = manifest.rows()
    assert (row.number, row.carried) == (2, {"Site": "north", "grade": ""})
    (task,) = Plan(manifest, Defaults(shipped_library(), tmp_path / "out")).tasks()
    assert task.recording == str(recording)
    assert (task.dose.side, task.dose.target, task.dose.repetitions) == ("both", 80.5, None)
    assert task.recorded_at is not None
    assert task.recorded_at.isoformat() == "2026-03-04T10:00:00+01:00"
    assert task.definition_sha256 == shipped_library().get("squat").content_sha256


def test_parquet_says_the_same_as_csv(tmp_path, recording) -> None:
    pa = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    values = {"recording": ["a.npz"], "exercise": ["squat"], "repetitions": [3], "site": [None]}
    parquet.write_table(pa.table(values), tmp_path / "m.parquet")
    rows = [("recording", "exercise", "repetitions", "site"), ("a.npz", "squat", "3", "")]
    texts = [
        next(plan_of(path, tmp_path / "out").tasks()).model_dump_json()
        for path in (tmp_path / "m.parquet", table(tmp_path / "m.csv", *rows))
    ]
    assert texts[0] == texts[1]


def test_every_fault_is_told_with_its_row(tmp_path, recording) -> None:
    rows = [
        ("recording", "exercise", "side", "patient", "target", "end_s", "recorded_at"),
        ("a.npz", "squat", "", "", "", "", ""),
        ("missing.mp4", "squat", "", "", "", "", ""),
        ("a.npz", "sqat", "", "", "", "", ""),
        ("a.npz", "squat", "middle", "", "", "", ""),
        ("a.npz", "squat", "", "Jane Doe", "", "", ""),
        ("a.npz", "squat", "", "", "deep", "", ""),
        ("a.npz", "squat", "", "", "", "-1", ""),
        ("a.npz", "squat", "", "", "", "", "yesterday"),
        ("a.npz", "", "", "", "", "", ""),
        ("", "squat", "", "", "", "", ""),
        ("a.npz", "squat", "", "", "", "", ""),
    ]
    found = faults(table(tmp_path / "m.csv", *rows))
    assert sorted(found) == [3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
    assert "there is no such file" in found[3]
    assert "Did you mean squat" in found[4]
    assert "'middle' is none of" in found[5]
    assert "is no pseudonym" in found[6]
    assert "'deep' is no number" in found[7]
    assert "end_s must come after" in found[8]
    assert "'yesterday' is no moment" in found[9]
    assert "names no exercise" in found[10]
    assert "names no recording" in found[11]
    assert found[12] == "the same as row 2; leave one out"


def test_defaults_fill_what_rows_leave_open(tmp_path, recording) -> None:
    path = table(tmp_path / "m.csv", ("recording",), ("a.npz",))
    assert faults(path, exercise="squat", side="left") == {}
    (task,) = plan_of(path, tmp_path / "out", exercise="squat", side="left").tasks()
    assert task.dose.side == "left"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "it is empty"),
        ("video,exercise\na,b\n", "no column is called `recording`"),
        ("recording,a,a\nx,1,2\n", "two columns are called 'a'"),
        ("recording,\nx,1\n", "column 2 has no heading"),
        ("recording,a\nx,1,2\n", "row 2: it has 3 cells"),
        ('recording\n"x\n', "cannot be read as CSV"),
        ("recording,note\nx,\x1b[31m\n", "row 2: note holds the sign U+001B"),
    ],
)
def test_what_is_no_manifest_is_refused_in_a_sentence(tmp_path, text, problem) -> None:
    path = tmp_path / "m.csv"
    path.write_text(text, "utf-8")
    with pytest.raises(InputError, match=re.escape(problem)):
        list(open_manifest(path).rows())


def test_what_is_not_text_or_not_parquet_is_refused(tmp_path) -> None:
    (tmp_path / "m.csv").write_bytes(b"recording\n\xff\xfe\n")
    with pytest.raises(InputError, match="no text in UTF-8"):
        list(open_manifest(tmp_path / "m.csv").rows())
    pytest.importorskip("pyarrow")
    (tmp_path / "m.parquet").write_bytes(b"recording")
    with pytest.raises(InputError, match="cannot be read"):
        open_manifest(tmp_path / "m.parquet")
    with pytest.raises(InputError, match="no such file"):
        open_manifest(tmp_path / "none.csv")


def test_a_rule_reads_the_paths_of_a_folder(tmp_path) -> None:
    for name in ("P-1/squat_left_1.mp4", "P-1/squat_left_2.MP4", "P-2/split_squat_right_1_2.npz"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"x")
    (tmp_path / "P-1" / ".hidden.mp4").write_bytes(b"x")
    (tmp_path / "P-1" / "notes.txt").write_bytes(b"x")
    rule = "{patient}/{exercise}_{side}_{visit}"
    rows = list(rows_of_folder(tmp_path, rule))
    assert columns_of_rule(rule) == ("visit",)
    assert [(row.number, Path(row.cells["recording"]).name) for row in rows] == [
        (2, "squat_left_1.mp4"),
        (3, "squat_left_2.MP4"),
        (4, "split_squat_right_1_2.npz"),
    ]
    assert rows[2].cells["patient"] == "P-2"
    assert rows[2].cells["exercise"] == "split_squat"
    assert rows[1].carried == {"visit": "2"}
    plan = Plan(
        manifest_of(tmp_path, rows, ("visit",)), Defaults(shipped_library(), tmp_path / "out")
    )
    assert list(plan.faults()) == []


def test_a_folder_may_be_named_from_where_one_is(tmp_path, monkeypatch) -> None:
    (tmp_path / "clips").mkdir()
    (tmp_path / "clips" / "P-1_a.mp4").write_bytes(b"x")
    monkeypatch.chdir(tmp_path)
    (row,) = rows_of_folder(Path("clips"), "{patient}_*")
    assert row.cells == {"recording": str(tmp_path / "clips" / "P-1_a.mp4"), "patient": "P-1"}


@pytest.mark.parametrize(
    ("rule", "problem"),
    [
        ("*", "names no column"),
        ("{a}_{a}", "names a column twice"),
        ("{recording}", "the recording is the file itself"),
        ("{patient}-{side}", "does not read like"),
    ],
)
def test_a_rule_that_is_none_is_refused(tmp_path, rule, problem) -> None:
    (tmp_path / "a.mp4").write_bytes(b"x")
    with pytest.raises(InputError, match=problem):
        list(rows_of_folder(tmp_path, rule))
