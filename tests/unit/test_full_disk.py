"""A disk that is really full: a small one of memory, which only the administrator may mount."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sample_results import squat_set

from command_line import run
from hep_vision.errors import HepVisionError, StoreError
from hep_vision.store.backup import back_up
from hep_vision.store.checking import verify
from hep_vision.store.database import Store, open_store
from hep_vision.store.events import SetEnd
from hep_vision.store.history import read_history
from hep_vision.store.writing import begin_session, save_set
from store_samples import record_of

LOG = Path(__file__).parents[1] / "golden" / "squat_side.npz"
SIZE = 1_000_000


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Folder on a disk of a megabyte."""
    if sys.platform != "linux":
        pytest.skip("a disk of memory is mounted on Linux only")
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(folder)]
    try:
        subprocess.run(mount, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError) as error:
        pytest.skip(f"no disk of memory can be mounted here: {error}")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def fill_up(folder: Path) -> Path:
    """Leave no room on a disk; returns what takes it up."""
    filler = folder / "filler"
    with filler.open("wb", buffering=0) as file:
        for piece in (100_000, 4096, 1):
            try:
                while file.write(bytes(piece)) == piece:
                    pass
            except OSError:
                continue
    return filler


def begin_sessions(store: Store) -> None:
    while True:
        begin_session(store, "P-1")


def test_the_record_says_so_keeps_what_it_has_and_goes_on_when_there_is_room(small_disk: Path):
    file = small_disk / "record.db"
    with open_store(str(file)) as store:
        save_set(store, begin_session(store, "P-1"), SetEnd(record=record_of(squat_set())))
        before = read_history(store, "P-1")
        filler = fill_up(small_disk)
        with pytest.raises(StoreError, match="disk is full"):
            begin_sessions(store)
        kept = read_history(store, "P-1")
        assert kept[0] == before[0]
        filler.unlink()
        begin_session(store, "P-1")
        assert len(read_history(store, "P-1")) == len(kept) + 1
        assert verify(store) == ()


def test_a_backup_without_room_is_said_and_leaves_no_half(small_disk: Path, tmp_path: Path):
    with open_store(str(tmp_path / "record.db")) as store:
        begin_session(store, "P-1")
        fill_up(small_disk)
        with pytest.raises(HepVisionError, match=r"disk is full|No space left"):
            back_up(store, small_disk / "copy.db")
    assert [path.name for path in small_disk.iterdir()] == ["filler"]


def test_results_without_room_are_said_and_leave_no_half(small_disk: Path):
    fill_up(small_disk)
    done = run("analyze", LOG, "--exercise", "squat", "--out", small_disk / "out")
    assert done.code == 3
    (sentence,) = done.sentences
    assert "No space left on device" in sentence
    assert "fault in hep-vision" not in sentence
    assert not list((small_disk / "out").rglob("*.*"))
