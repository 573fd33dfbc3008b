"""What a kill leaves is removed at the next start; what somebody works on is not."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from command_line import run
from hep_vision.record.files import OutputFolder, remove_left_behind, replacing, working_folder
from hep_vision.record.ownership import OwnedFile, is_owned

LOG = Path(__file__).parents[1] / "golden" / "squat_side.npz"
needs_kill = pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")

WRITER = """
import sys, time
from pathlib import Path
from hep_vision.record.files import OutputFolder, replacing, working_folder
with OutputFolder(Path(sys.argv[1]) / "clip-squat") as output, working_folder() as work:
    output.staged("landmarks.npz").write_bytes(b"of a patient")
    (work / "log.npz").write_bytes(b"of a patient")
    with replacing(Path(sys.argv[1]) / "report.html") as part:
        part.write_bytes(b"of a patient")
        print("ready", flush=True)
        time.sleep(600)
"""


@pytest.fixture
def temporary(tmp_path, monkeypatch) -> Path:
    """The system's temporary folder, of this test's own."""
    folder = tmp_path / "tmp"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def writer(tmp_path, temporary):
    """A process in the middle of writing results."""
    (tmp_path / "results").mkdir()
    process = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(tmp_path / "results")], stdout=subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"ready\n"
    yield process
    process.kill()
    process.wait()
    process.stdout.close()


def with_patient_data(folder: Path) -> list[Path]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return [path for path in files if b"of a patient" in path.read_bytes()]


@needs_kill
def test_the_leftovers_of_a_killed_program_are_removed_at_the_next_start(
    tmp_path, temporary, writer
):
    assert len(with_patient_data(tmp_path)) == 3
    remove_left_behind(tmp_path / "results")
    assert len(with_patient_data(tmp_path)) == 3  # it is alive
    writer.send_signal(signal.SIGKILL)
    writer.wait()
    assert len(with_patient_data(tmp_path)) == 3
    done = run("analyze", LOG, "-e", "squat", "-o", tmp_path / "results")
    assert done.code == 0
    assert with_patient_data(tmp_path) == []
    assert [path.name for path in (tmp_path / "results").iterdir()] == ["squat_side-squat"]
    assert list(temporary.iterdir()) == []


def test_nothing_of_somebody_elses_is_removed(tmp_path, temporary):
    results = tmp_path / "results"
    mine = results / "mine"
    mine.mkdir(parents=True)
    (results / ".notes.part").mkdir()
    (results / ".squat-12345678.part").write_text("a file")
    fresh = results / ".squat-abcdefgh.part"
    fresh.mkdir()  # without a lock, and of this moment
    (temporary / "hep-vision-of-mine").mkdir()
    remove_left_behind(results)
    assert {path.name for path in results.iterdir()} == {
        *("mine", ".notes.part", ".squat-12345678.part", ".squat-abcdefgh.part"),
    }
    assert [path.name for path in temporary.iterdir()] == ["hep-vision-of-mine"]
    yesterday = time.time() - 2 * 86400
    os.utime(fresh, (yesterday, yesterday))
    remove_left_behind(results)
    assert not fresh.exists()


def test_a_link_is_not_followed(tmp_path, temporary):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / ".owner").touch()
    (elsewhere / "precious").write_text("x")
    (tmp_path / ".x-abcdefgh.part").symlink_to(elsewhere)
    remove_left_behind(tmp_path)
    assert (elsewhere / "precious").exists()


def test_a_folder_in_use_is_left_by_the_one_beside_it(tmp_path):
    with OutputFolder(tmp_path) as first:
        first.staged("a.csv").write_text("a")
        with OutputFolder(tmp_path) as second:
            second.staged("b.csv").write_text("b")
        with replacing(tmp_path / "c.csv") as part:
            part.write_text("c")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.csv", "b.csv", "c.csv"]


def test_a_working_folder_is_gone_whatever_happens(temporary):
    with pytest.raises(KeyboardInterrupt), working_folder() as folder:  # noqa: PT012
        (folder / "x").write_text("x")
        raise KeyboardInterrupt
    assert list(temporary.iterdir()) == []


def test_a_lock_has_one_owner_and_goes_with_it(tmp_path):
    path = tmp_path / "lock"
    assert not is_owned(path)
    with OwnedFile(path):
        assert is_owned(path)
        with pytest.raises(BlockingIOError):
            OwnedFile(path)
    assert not path.exists()
    path.touch()  # as a kill leaves it
    assert not is_owned(path)
    OwnedFile(path).release()
    assert not path.exists()
