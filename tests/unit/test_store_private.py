"""Patient data is its owner's alone, under any umask; what stands open is closed with a word."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from command_line import run
from hep_vision.record.files import OutputFolder, replacing
from hep_vision.record.private import make_private
from hep_vision.store.backup import back_up
from hep_vision.store.database import open_store
from hep_vision.store.writing import begin_session
from hep_vision.web.link.sessions import Sessions
from link_room import Source, begun
from rehearsal import squat_sets

LOG = Path(__file__).parents[1] / "golden" / "squat_side.npz"
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")


@pytest.fixture(params=[0o000, 0o022, 0o277], ids=oct)
def umask(request) -> Iterator[int]:
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


def open_to_others(folder: Path) -> list[str]:
    """Everything below a folder that others may read, write or enter."""
    return [
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if stat.S_IMODE(path.stat().st_mode) & 0o077
    ]


def test_a_record_and_its_backups_are_private(tmp_path, umask):
    with open_store(str(tmp_path / "data" / "record.db")) as store:
        begin_session(store, "P-1")
        back_up(store)
        assert len(list(tmp_path.rglob("*.db*"))) >= 3  # with what SQLite keeps beside it
        assert open_to_others(tmp_path) == []


def test_results_reports_exports_and_backups_of_commands_are_private(tmp_path, umask):
    db = tmp_path / "data" / "record.db"
    arguments = ("-e", "squat", "--save", "--db", db, "-o", tmp_path / "results")
    assert run("analyze", LOG, *arguments).code == 0
    assert run("report", "-o", tmp_path / "report.html", "--db", db).code == 0
    assert run("export", "tables", "-o", tmp_path / "tables", "--db", db).code == 0
    assert run("backup", tmp_path / "copy.db", "--db", db).code == 0
    names = {path.name for path in tmp_path.rglob("*")}
    assert {"record.db", "session.json", "landmarks.npz", "report.html", "sets.csv"} <= names
    assert open_to_others(tmp_path) == []


def test_the_messages_of_a_session_are_private(tmp_path, umask):
    sessions = Sessions(Source(tmp_path / "out", squat_sets(), db=tmp_path / "record.db"))
    begun(sessions)
    sessions.close()
    assert {path.name for path in (tmp_path / "out").rglob("*.*")} == {"messages.bin"}
    assert open_to_others(tmp_path / "out") == []


def test_a_folder_that_is_there_keeps_its_rights(tmp_path):
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o755)
    with OutputFolder(shared) as output:
        output.staged("a.csv").write_text("a")
    with replacing(shared / "b.csv") as part:
        part.write_text("b")
    assert stat.S_IMODE(shared.stat().st_mode) == 0o755
    assert open_to_others(shared) == []


def test_an_open_record_is_closed_with_a_word(tmp_path):
    db = tmp_path / "record.db"
    with open_store(str(db)) as store:
        begin_session(store, "P-1")
        backup = back_up(store)
    db.chmod(0o644)
    backup.chmod(0o664)
    backup.parent.chmod(0o755)
    done = run("sessions", "list", "--db", db)
    assert done.code == 0
    assert "could be read by other users of this computer; now only you can" in done.err
    assert open_to_others(tmp_path) == []
    assert run("sessions", "list", "--db", db).err == ""


def test_open_results_are_closed_with_a_word(tmp_path):
    results = tmp_path / "results"
    old = results / "monday"
    old.mkdir(parents=True)
    (old / "session.json").write_text("{}")
    results.chmod(0o755)
    old.chmod(0o755)
    done = run("analyze", LOG, "-e", "squat", "-o", results)
    assert done.code == 0
    assert f"Results in {results} could be read by other users" in done.err
    assert stat.S_IMODE(old.stat().st_mode) == 0o700


def test_another_users_file_and_a_link_are_left_alone(tmp_path):
    file = tmp_path / "file"
    file.write_text("x")
    file.chmod(0o644)
    link = tmp_path / "link"
    link.symlink_to(file)
    assert not make_private(link)
    assert stat.S_IMODE(file.stat().st_mode) == 0o644
    if os.geteuid() == 0:
        os.chown(file, 65534, 65534)
        assert not make_private(file)
    assert not make_private(tmp_path / "nothing")
