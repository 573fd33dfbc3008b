"""A record on a medium that is only read can be listed, verified and exported."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sample_results import squat_set
from sqlalchemy import text

from command_line import run
from hep_vision.errors import StoreError
from hep_vision.measure.body.landmarks import PoseFrame
from hep_vision.store.blobs import pack_frames
from hep_vision.store.checking import verify
from hep_vision.store.database import open_store
from hep_vision.store.events import SetEnd
from hep_vision.store.listing import list_sessions
from hep_vision.store.writing import begin_session, save_set
from store_samples import NOON, record_of, take_back_to_0004

LOG = pack_frames([PoseFrame.empty(n / 30, (640, 480)) for n in range(3)], {})


@pytest.fixture
def db(tmp_path) -> Path:
    """A record on a disk of its own, which `read_only` then mounts so."""
    folder = tmp_path / "disk"
    folder.mkdir()
    measured = squat_set()
    with open_store(str(folder / "record.db")) as store:
        session = begin_session(store, "P-1", started_at=NOON)
        end = SetEnd(record=record_of(measured), traces=measured.traces, log=LOG)
        save_set(store, session, end)
    return folder / "record.db"


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """The folder as a medium that takes nothing: a mount, or rights where that is not allowed."""
    if sys.platform == "linux" and os.geteuid() == 0:
        mount = ["mount", "--bind", "-o", "ro", str(folder), str(folder)]
        if subprocess.run(mount, capture_output=True, check=False).returncode == 0:
            try:
                yield
            finally:
                subprocess.run(["umount", str(folder)], check=True)
            return
        pytest.skip("no disk can be mounted here, and the administrator may write everywhere")
    files = [folder, *folder.iterdir()]
    for path in files:
        path.chmod(path.stat().st_mode & ~0o222)
    try:
        yield
    finally:
        for path in files:
            path.chmod(path.stat().st_mode | 0o200)


def test_it_is_listed_verified_exported_and_backed_up(db: Path, tmp_path):
    before = {path.name: path.read_bytes() for path in db.parent.iterdir()}
    with read_only(db.parent):
        listed = run("sessions", "list", "--db", db)
        assert (listed.code, "P-1" in listed.out) == (0, True)
        assert run("verify", "--db", db).out == "Sound.\n"
        assert run("export", "tables", "-o", tmp_path / "tables", "--db", db).code == 0
        assert run("sessions", "show", 1, "--db", db).code == 0
        assert run("backup", tmp_path / "copy.db", "--db", db).code == 0
        assert {path.name: path.read_bytes() for path in db.parent.iterdir()} == before
    with open_store(str(tmp_path / "copy.db")) as copy:
        assert len(list_sessions(copy)) == 1


def test_what_would_write_to_it_is_refused(db: Path):
    with read_only(db.parent):
        for words in (
            ("override", 1, "--by", "D", "--reason", "r", "--count", 3),
            ("delete-patient", "P-1", "--yes"),
        ):
            done = run(*words, "--db", db)
            assert (done.code, len(done.sentences)) == (4, 1)
            assert "read-only" in done.err
        with pytest.raises(StoreError, match="read-only"):
            open_store(str(db))


def test_changes_that_were_not_merged_yet_are_read_too(db: Path, tmp_path):
    """As after a power cut: SQLite's log of changes holds the latest session."""
    with open_store(str(db)) as store:
        begin_session(store, "P-2", started_at=NOON)
        for path in db.parent.iterdir():
            shutil.copy(path, tmp_path / path.name)
    for path in db.parent.iterdir():
        path.unlink()
    for name in ("record.db", "record.db-wal"):
        shutil.copy(tmp_path / name, db.parent / name)
    with read_only(db.parent), open_store(str(db), create=False) as store:
        assert {line.patient for line in list_sessions(store)} == {"P-1", "P-2"}
        assert verify(store) == ()


def test_an_older_record_is_read_too(db: Path):
    with open_store(str(db)) as store:
        take_back_to_0004(store)
        with store.engine.begin() as connection:
            for table in ("seal", "seal_key"):
                connection.execute(text(f"DROP TABLE {table}"))
            connection.execute(text("UPDATE alembic_version SET version_num = '0003'"))
    before = db.read_bytes()
    with read_only(db.parent), open_store(str(db), create=False) as store:
        assert len(list_sessions(store)) == 1
        assert verify(store) == ()
    assert db.read_bytes() == before
