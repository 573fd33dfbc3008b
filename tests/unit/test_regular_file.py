"""Files are opened only if they are files, and are no larger than makes sense."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from command_line import run
from hep_vision import regular_file
from hep_vision.definitions.library import load_library
from hep_vision.errors import DefinitionError, OutputError, StoreError
from hep_vision.record.files import OutputFolder, replacing
from hep_vision.regular_file import files_below, open_regular, read_regular
from hep_vision.store.database import open_store

POSIX = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")


@pytest.fixture
def pipe(tmp_path: Path) -> Path:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    return path


@pytest.fixture
def endless(tmp_path: Path) -> Path:
    path = tmp_path / "endless"
    path.symlink_to("/dev/zero")
    return path


def test_a_file_is_opened_also_by_a_link(tmp_path):
    (tmp_path / "a").write_bytes(b"knee")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    with open_regular(tmp_path / "b") as file:
        assert file.read() == b"knee"


def test_a_file_that_is_too_large_is_not_read(tmp_path):
    (tmp_path / "a").write_bytes(bytes(11))
    assert read_regular(tmp_path / "a", 11) == bytes(11)
    with pytest.raises(OSError, match="larger than 1e-05 MB"):
        read_regular(tmp_path / "a", 10)


@POSIX
def test_what_is_no_file_is_refused_and_not_waited_for(pipe, endless):
    for path in (pipe, endless):
        with pytest.raises(OSError, match="not a regular file"):
            open_regular(path)


@POSIX
def test_what_is_put_in_its_place_meanwhile_is_refused_too(pipe, monkeypatch):
    monkeypatch.setattr(regular_file, "require_regular", lambda path: None)
    with pytest.raises(OSError, match="not a regular file"):
        open_regular(pipe)


@POSIX
def test_what_is_no_file_is_never_replaced(pipe, endless, tmp_path):
    for path in (pipe, endless):
        with pytest.raises(OutputError, match="not a regular file"), replacing(path) as part:
            part.write_text("x")
    assert pipe.is_fifo()
    assert endless.is_char_device()
    output = OutputFolder(tmp_path)
    output.__enter__()
    output.staged("other").write_text("x")
    output.staged("pipe").write_text("x")
    with pytest.raises(OutputError, match="not a regular file"):
        output.__exit__(None, None, None)
    assert pipe.is_fifo()
    assert not (tmp_path / "other").exists()


@POSIX
@pytest.mark.parametrize("name", ["pipe", "endless"])
def test_every_command_refuses_what_is_no_file(pipe, endless, tmp_path, name):
    path = tmp_path / name
    log = path.rename(tmp_path / f"{name}.npz") if name == "pipe" else path
    for arguments in (
        ("analyze", log, "-e", "squat"),
        ("analyze", tmp_path / "none.npz", "--program", log),
        ("program", "validate", log),
        ("program", "today", log),
        ("exercises", "validate", log),
        ("export", "read-fhir", log, "-o", tmp_path / "a.json"),
        ("sessions", "list", "--db", log),
        ("sessions", "add", log, "--db", tmp_path / "record.db"),
    ):
        done = run(*arguments)
        assert done.code in (3, 4), arguments
        assert "not a regular file" in done.err, arguments
        assert len(done.sentences) == 1, arguments


def test_a_record_in_no_file(tmp_path):
    (tmp_path / "a.db").symlink_to("/dev/zero")
    with pytest.raises(StoreError, match="not a regular file"):
        open_store(str(tmp_path / "a.db"))


def test_files_of_a_folder_in_order(tmp_path):
    (tmp_path / "b").mkdir()
    for name in ("b/a.yaml", "c.yaml", "a.txt"):
        (tmp_path / name).touch()
    (tmp_path / "again").symlink_to(tmp_path)
    assert files_below(tmp_path, ".yaml") == [tmp_path / "b" / "a.yaml", tmp_path / "c.yaml"]


def test_a_folder_of_far_too_many_files_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(regular_file, "_MOST_FILES", 3)
    for number in range(4):
        (tmp_path / f"{number}.yaml").touch()
    with pytest.raises(DefinitionError, match=r"cannot be read as a folder.*more than 3 files"):
        load_library(tmp_path)


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="this system has no /proc")
def test_the_folder_of_processes_is_no_folder_of_exercises():
    done = run("exercises", "list", "--exercises", "/proc")
    assert done.code == 3
    assert len(done.sentences) == 1
