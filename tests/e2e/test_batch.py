"""``hep-vision batch`` from a manifest to tables, on this machine and on a cluster of its own."""

from __future__ import annotations

import re
import shutil
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from benchmarks.batch_kills import DaskCluster, kill_once

from batch_samples import PEAKS, kept_counts, write_manifest, write_squats
from command_line import run
from hep_vision.batch.labels import POSEAUDIT

pa = pytest.importorskip("pyarrow")
pytest.importorskip("distributed")
from pyarrow import dataset as pa_dataset  # noqa: E402

GOLDEN = Path(__file__).parents[1] / "golden"


def rows_of(out: Path, table: str) -> list[dict]:
    return pa_dataset.dataset(out / table, partitioning="hive").to_table().to_pylist()


@pytest.fixture(scope="module")
def study(tmp_path_factory) -> Path:
    """Six logs with a manifest that carries a column and has one recording that shows nobody."""
    folder = tmp_path_factory.mktemp("study")
    rows = []
    for number in range(5):
        write_squats(folder / f"{number}.npz", number)
        who = f"P-{number % 3}"
        rows.append({"recording": f"{number}.npz", "patient": who, "repetitions": "3", "site": "a"})
    (folder / "torn.npz").write_bytes((folder / "0.npz").read_bytes()[:400])
    rows.append({"recording": "torn.npz", "patient": "P-9", "repetitions": "3", "site": "b"})
    write_manifest(folder / "m.csv", *rows)
    return folder


def test_a_manifest_becomes_tables_a_page_and_a_list_of_what_failed(study, tmp_path) -> None:
    out = tmp_path / "out"
    done = run("batch", study / "m.csv", "--out", out, "-e", "squat", "--workers", 1, "--frames")
    assert done.code == 5
    assert "6 recordings: 5 measured, 1 failed" in done.out
    sets = rows_of(out, "sets")
    assert [(row["row"], row["patient"], row["counted"], row["site"]) for row in sets] == [
        (2, "P-0", 3, "a"),
        (3, "P-1", 3, "a"),
        (4, "P-2", 3, "a"),
        (5, "P-0", 3, "a"),
        (6, "P-1", 3, "a"),
    ]
    assert {row["exercise"] for row in sets} == {"squat"}
    for row in rows_of(out, "attempts"):
        true = PEAKS[row["repetition"] - 1] + (row["row"] - 2)
        assert abs(row["peak"] - true) <= row["uncertainty"]
    frames = rows_of(out, "frames")
    assert len(frames) == 2 * sum(row["frames"] for row in sets)  # of each side
    assert max(row["value"] for row in frames if row["attempt"] == 3) > 85
    (failed,) = [row for row in rows_of(out, "recordings") if row["status"] == "failed"]
    assert failed["row"] == 7
    assert (out / "failed.csv").read_text().splitlines()[1].startswith("7,torn.npz,")
    page = (out / "index.html").read_text()
    assert ">15</b>repetitions counted" in page
    assert "`counted`" in (out / "columns.md").read_text()
    private = [path for path in out.rglob("*") if path.stat().st_mode & 0o077]
    assert private == []


def test_again_only_what_is_missing_is_measured(study, tmp_path) -> None:
    out = tmp_path / "out"
    asked = ("batch", study / "m.csv", "--out", out, "-e", "squat", "--workers", 1)
    run(*asked)
    files = {path: path.stat().st_mtime_ns for path in (out / "kept").glob("??/*.json")}
    first = rows_of(out, "sets")
    victim = next(iter(files))
    victim.unlink()
    done = run(*asked)
    assert "1 measured, 4 measured before, 1 failed" in done.out
    again = {path: path.stat().st_mtime_ns for path in (out / "kept").glob("??/*.json")}
    assert {path for path, at in again.items() if files[path] != at} == {victim}
    assert rows_of(out, "sets") == first


def test_a_changed_definition_is_measured_from_the_landmarks(tmp_path) -> None:
    clip = Path(__file__).parents[2] / "sample_videos" / "squat_side.mp4"
    shutil.copy(clip, tmp_path / "first.mp4")
    write_manifest(tmp_path / "m.csv", {"recording": "first.mp4", "end_s": "6"})
    out = tmp_path / "out"
    asked = ("batch", tmp_path / "m.csv", "--out", out, "-e", "squat", "--workers", 1)
    assert run(*asked).code == 0
    own = tmp_path / "own"
    own.mkdir()
    text = (Path(__file__).parents[2] / "exercises" / "squat.yaml").read_text("utf-8")
    changed = re.sub(r"max_duration_s: \d+", "max_duration_s: 19", text)
    assert changed != text
    (own / "squat.yaml").write_text(changed, "utf-8")
    done = run(*asked, "--exercises", own)
    assert done.code == 0, done.err
    assert "Nothing was missing" not in (out / "index.html").read_text()
    assert len(list((out / "landmarks").rglob("*.npz"))) == 1
    assert len(list((out / "kept").glob("??/*.json"))) == 2
    assert len(rows_of(out, "sets")) == 1


def test_faults_are_told_before_anything_starts(study, tmp_path) -> None:
    rows = [{"recording": study / "0.npz", "exercise": "squat"} for _ in range(2)]
    rows += [{"recording": f"{n}.mp4", "exercise": "squat"} for n in range(30)]
    manifest = write_manifest(tmp_path / "m.csv", *rows)
    done = run("batch", manifest, "--out", tmp_path / "out")
    assert done.code == 3
    assert "31 of 32 rows cannot be measured; nothing was started" in done.err
    assert "row 3: the same as row 2" in done.err
    assert "and 11 more, all in" in done.err
    assert len((tmp_path / "out" / "faults.txt").read_text().splitlines()) == 31
    assert not (tmp_path / "out" / "kept").exists()


@pytest.mark.parametrize(
    ("more", "problem"),
    [
        (("--workers", 1, "--scheduler", "tcp://127.0.0.1:9"), "--workers are this machine's"),
        (("--scheduler", "tcp://127.0.0.1:9"), "no Dask scheduler answers there"),
        (("--names", "{patient}"), "--names is for a folder"),
        (("--model", "huge"), "there is none"),
        (("--side", "up"), "is none of left, right"),
    ],
)
def test_options_that_cannot_be_meant(study, tmp_path, more, problem) -> None:
    done = run("batch", study / "m.csv", "--out", tmp_path / "out", "-e", "squat", *more)
    assert done.code in (2, 3)
    assert problem in done.err


def test_recordings_are_read_from_an_address(study, tmp_path) -> None:
    pytest.importorskip("aiohttp")
    handler = partial(SimpleHTTPRequestHandler, directory=str(study))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}"
        manifest = write_manifest(
            tmp_path / "m.csv",
            {"recording": f"{address}/1.npz", "exercise": "squat"},
            {"recording": f"{address}/2.npz", "exercise": "squat"},
        )
        out = tmp_path / "out"
        done = run("batch", manifest, "--out", out, "--workers", 1)
        assert done.code == 0, done.err + (out / "failed.csv").read_text()
        write_manifest(manifest, {"recording": f"{address}/none.npz", "exercise": "squat"})
        missing = run("batch", manifest, "--out", out, "--workers", 1)
        server.shutdown()
    assert kept_counts(out) == {f"{address}/1.npz": 3, f"{address}/2.npz": 3}
    assert missing.code == 3
    assert "none.npz" in missing.err


def test_labels_give_the_agreement_and_the_table_of_poseaudit(study, tmp_path) -> None:
    rows = []
    for number in range(5):
        peaks = " ".join(str(peak + number) for peak in PEAKS)
        rows.append(
            {
                "recording": study / f"{number}.npz",
                "exercise": "squat",
                "patient": f"P-{number}",
                "true_count": "3" if number else "4",
                "true_peaks": peaks,
                "true_angles": "0.2:0",
            }
        )
    manifest = write_manifest(tmp_path / "m.csv", *rows)
    out = tmp_path / "out"
    done = run("validate", "manifest", manifest, "--out", out, "--workers", 1)
    assert done.code == 0, done.err
    text = (out / "agreement.md").read_text()
    assert "| Squat | 5 | 5 | 80 (" in text  # four of five sets exact
    assert "| Squat | 5 | 20 |" in text  # fifteen peaks and five moments at rest
    table = (out / "poseaudit.csv").read_text().splitlines()
    assert table[0] == ",".join(POSEAUDIT)
    assert len(table) == 21
    subject, _, frame, measure, measured, true, unit = table[1].split(",")
    assert (subject, frame, measure, unit) == ("P-0", "repetition 1", "knee flexion", "deg")
    assert abs(float(measured) - float(true)) < 5

    write_manifest(manifest, {**rows[0], "true_angles": "88"})
    assert "has no moment" in run("validate", "manifest", manifest, "--out", out).err
    write_manifest(manifest, {"recording": study / "0.npz", "exercise": "squat"})
    assert "no column tells the truth" in run("validate", "manifest", manifest, "--out", out).err


def test_whatever_is_killed_nothing_done_is_lost_or_there_twice(study, tmp_path) -> None:
    rows = []
    for number in range(6):
        write_squats(tmp_path / f"{number}.npz", number)
        rows.append({"recording": f"{number}.npz", "exercise": "squat"})
    manifest = write_manifest(tmp_path / "m.csv", *rows)
    with DaskCluster(tmp_path / "cluster", workers=1) as cluster:
        for victim in ("client", "worker", "scheduler"):
            out = tmp_path / victim
            kill_once(cluster, victim, manifest, out, after=1)
            assert kept_counts(out) == {str(tmp_path / f"{n}.npz"): 3 for n in range(6)}
            assert len(rows_of(out, "sets")) == 6
