"""Options and arguments that nobody can mean: wrong use or wrong input, said in a sentence."""

from __future__ import annotations

import errno
import os
import socket
import sqlite3
from pathlib import Path

import pytest

from command_line import run
from hep_vision.cli.console import run_guarded
from hep_vision.errors import OutputError, StoreError
from hep_vision.plain_text import forbidden_sign
from hep_vision.record.files import OutputFolder
from hep_vision.store import writing
from hep_vision.store.database import open_store
from hep_vision.store.reading import patients
from hep_vision.store.writing import begin_session

LOG = Path(__file__).parents[1] / "golden" / "squat_side.npz"
FOREIGN = "a\x1b[31mb"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--target", "1e308"), "--minimum must be a number from -1000 to 1000"),
        (("--limit", "-1e308"), "--limit must be a number from"),
        (("--start", "1e300"), "--start must be a number from -86400 to 86400"),
        (("--end", "inf"), "--end must be a number from"),
        (("--hold", "1e300"), "--hold must be a number from"),
        (("--save", "--patient", ""), "it is empty; name a pseudonym"),
        (("--save", "--patient", "  "), "it is empty; name a pseudonym"),
        (("--save", "--patient", "Anna K"), "'Anna K' cannot be a pseudonym"),
        (("--save", "--patient", "P" * 5000), "cannot be a pseudonym"),
        (("--save", "--patient", "P\n1"), "cannot be a pseudonym"),
    ],
    ids=lambda value: " ".join(value)[:30] if isinstance(value, tuple) else "",
)
def test_of_analyze(here, arguments, words):
    done = run("analyze", LOG, "-e", "squat", "--db", "record.db", *arguments)
    assert done.code == 2
    assert words in " ".join(done.err.replace("│", " ").split())
    assert not list(here.iterdir())


@pytest.mark.parametrize(
    "command",
    [
        ("sessions", "list", "--patient"),
        ("sessions", "add", "there", "--patient"),
        ("report", "-o", "a.html", "--patient"),
        ("export", "tables", "-o", "t", "--patient"),
        ("run", "-e", "squat", "--patient"),
    ],
)
def test_an_empty_pseudonym_is_nobody_and_not_the_only_one(command):
    done = run(*command, "")
    assert done.code == 2
    assert "it is empty" in done.err


def test_a_pseudonym_of_an_older_record_may_stay(here):
    with pytest.MonkeyPatch.context() as older, open_store("record.db") as store:
        older.setattr(writing, "require_pseudonym", lambda _: None)
        begin_session(store, "Anna K")
    words = ("--save", "--patient", "Anna K", "--db", "record.db", "--no-annotate")
    assert run("analyze", LOG, "-e", "squat", *words).code == 0
    with open_store("record.db") as store:
        assert patients(store) == ("Anna K",)


@pytest.mark.parametrize(
    "arguments",
    [
        ("analyze", f"{FOREIGN}.npz", "-e", "squat"),
        ("analyze", "a.npz", "-e", FOREIGN),
        ("program", "validate", FOREIGN),
        ("sessions", "list", "--patient", FOREIGN),
        ("sessions", "list", "--db", FOREIGN),
        ("override", "1", "--by", FOREIGN, "--reason", "x", "--count", "1"),
        ("program", "validate", "\udcff.yaml"),
        ("program", "validate", "\u202eabc.yaml"),
        (FOREIGN,),
        ("x" * 10_000,),
    ],
    ids=ascii,
)
def test_no_argument_steers_the_terminal(here, arguments):
    done = run(*arguments)
    assert done.code == 3
    assert len(done.sentences) == 1
    assert len(done.err) < 600
    assert forbidden_sign(done.err) is None
    assert not list(here.iterdir())


def test_a_name_that_is_not_utf8_is_called_so():
    assert "it is not in UTF-8" in run("program", "show", "\udcff.yaml").err


def test_the_record_named_by_the_environment_is_checked_too(monkeypatch):
    monkeypatch.setenv("HEP_VISION_DB", "a\x1b.db")
    done = run("sessions", "list")
    assert (done.code, len(done.sentences)) == (4, 1)
    assert "U+001B" in done.err


class TestPlacesThatTakeNothing:
    """Also for the administrator, whom no permission stops."""

    @pytest.fixture
    def db(self, here: Path) -> str:
        with open_store("record.db") as store:
            begin_session(store, "P-1")
        return "record.db"

    @pytest.mark.parametrize(
        "command",
        [
            ("export", "tables", "-o", "{}"),
            ("export", "fhir", "-o", "{}/a.json"),
            ("report", "-o", "{}/a.html"),
            ("backup", "{}/a.db"),
            ("analyze", str(LOG), "-e", "squat", "-o", "{}"),
        ],
        ids=lambda command: " ".join(command[:2]),
    )
    def test_is_said(self, here, db, command):
        (here / "file").write_text("x")
        words = [word.format("file/below") for word in command]
        done = run(*words, "--db", db)
        assert done.code == 3, done.err
        assert "cannot be written" in done.err
        assert len(done.sentences) == 1

    def test_a_full_disk_while_results_are_written(self, here):
        full = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        output = OutputFolder(here / "out")
        output.__enter__()
        output.staged("a.csv").write_text("x")
        with pytest.raises(OutputError, match=r"out: cannot be written \(No space left"):
            output.__exit__(OSError, full, None)
        assert not (here / "out").exists()


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (
            OSError(errno.ENOSPC, "No space left on device", "a.csv"),
            "No space left on device (a.csv",
        ),
        (PermissionError(13, "Permission denied"), "Permission denied"),
        (MemoryError(), "not enough memory"),
    ],
)
def test_what_the_system_refuses_is_no_fault_of_ours(capsys, error, words):
    def fail() -> None:
        raise error

    assert run_guarded(fail, verbose=False) == 4
    said = capsys.readouterr().err
    assert words in said
    assert "fault in hep-vision" not in said


@pytest.mark.parametrize("version", ["", "0000", "abc", "00x1", "0003 "])
def test_a_record_whose_version_is_none(here, version):
    with open_store("record.db"):
        pass
    with sqlite3.connect("record.db") as db:
        db.execute("UPDATE alembic_version SET version_num = ?", (version,))
    db.close()
    with pytest.raises(StoreError, match="is damaged"):
        open_store("record.db")


def test_a_server_that_takes_the_call_and_says_nothing():
    with socket.socket() as mute:
        mute.bind(("127.0.0.1", 0))
        mute.listen()
        address = f"postgresql://user@127.0.0.1:{mute.getsockname()[1]}/hep"
        with pytest.raises(StoreError, match="cannot be reached"):
            open_store(address, wait_s=2)
