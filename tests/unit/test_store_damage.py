"""Damage that shows as a Python error is named as damage, and a bad backup is never put back."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
from pathlib import Path

import pytest
from sample_results import squat_set

from command_line import run
from hep_vision.errors import DamagedStoreError, InputError, StoreError
from hep_vision.measure.body.landmarks import PoseFrame
from hep_vision.store.backup import back_up, newest_good_backup, restore
from hep_vision.store.blobs import pack_frames
from hep_vision.store.database import open_store
from hep_vision.store.events import SetEnd
from hep_vision.store.listing import list_sessions
from hep_vision.store.place import file_place
from hep_vision.store.writing import begin_session, save_set
from store_samples import NOON, record_of

LOG = pack_frames([PoseFrame.empty(n / 30, (640, 480)) for n in range(3)], {})


@pytest.fixture
def db(tmp_path) -> Path:
    path = tmp_path / "record.db"
    measured = squat_set()
    with open_store(str(path)) as store:
        session = begin_session(store, "P-1", started_at=NOON, timezone="UTC")
        end = SetEnd(record=record_of(measured), traces=measured.traces, log=LOG)
        save_set(store, session, end)
    return path


def by_hand(db: Path, statement: str) -> None:
    with contextlib.closing(sqlite3.connect(db)) as other, other:
        other.execute(statement)


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE patient SET pseudonym = CAST(x'ff00' AS TEXT)", ("sessions", "list")),
        ("UPDATE session SET started_at = 'yesterday'", ("sessions", "list")),
        ("UPDATE session SET day = 'some day'", ("sessions", "show", 1)),
        ("UPDATE session SET timezone = 'Mars/Olympus'", ("sessions", "show", 1)),
        ("UPDATE trace SET content = x'504b0304'", ("sessions", "show", 1)),
        ("UPDATE trace SET content = substr(content, 1, 300)", ("sessions", "show", 1)),
        ("UPDATE attempt SET peak = 'high'", ("report", "-o", "{out}.html")),
        ("ALTER TABLE session DROP COLUMN note", ("sessions", "show", 1)),
        ("DROP TABLE finding", ("sessions", "show", 1)),
        ("UPDATE alembic_version SET version_num = ''", ("sessions", "list")),
        ("DELETE FROM alembic_version", ("sessions", "list")),
        ("UPDATE alembic_version SET version_num = '0001'", ("sessions", "list")),
    ],
)
def test_damage_is_named_set_aside_and_the_newest_good_backup_offered(
    db: Path, tmp_path: Path, statement: str, words
):
    with open_store(str(db)) as store:
        good = back_up(store)
    bad = Path(shutil.copy(good, good.with_name("newer.db")))
    by_hand(bad, "UPDATE attempt SET peak = peak + 1")
    by_hand(db, statement)
    damaged = db.read_bytes()
    done = run(*(str(word).format(out=tmp_path / "out") for word in words), "--db", db)
    assert done.code == 4
    (sentence,) = done.sentences
    assert f"The record {db} is damaged." in sentence
    assert f"`hep-vision restore {good}` brings it back" in sentence
    (aside,) = tmp_path.glob("record.damaged-*.db")
    assert aside.read_bytes() == damaged
    assert not db.exists()
    assert run("restore", good, "--db", db).code == 0
    assert run("verify", "--db", db).out == "Sound.\n"


def test_a_fault_of_the_program_is_not_called_damage(db: Path, monkeypatch):
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("hep_vision.cli.session_list.print_list", broken)
    done = run("sessions", "list", "--db", db)
    assert done.code == 1
    assert "fault in hep-vision itself (ZeroDivisionError" in done.err
    assert db.exists()


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        ("", "the backup is empty"),
        ("UPDATE attempt SET peak = peak + 1", "Set 1 was changed outside"),
        ("UPDATE trace SET content = x'00'", "Set 1 cannot be read"),
        ("UPDATE landmark_log SET content = x'00'", "landmarks of set 1"),
        ("DROP TABLE override", "The table override is missing"),
        ("DROP TRIGGER audit_no_delete", "The trigger audit_no_delete is missing"),
        ("DELETE FROM exercise_set", "belongs to nothing"),
    ],
)
def test_a_backup_that_is_not_sound_is_refused_before_anything_is_moved(
    db: Path, tmp_path: Path, spoil: str, words: str
):
    with open_store(str(db)) as store:
        backup = back_up(store, tmp_path / "copy.db")
    if spoil:
        by_hand(backup, spoil)
    else:
        backup.write_bytes(b"")
    before = db.read_bytes()
    with pytest.raises(InputError, match=words):
        restore(str(db), backup)
    assert db.read_bytes() == before
    assert not list(tmp_path.glob("backups/*"))
    db.unlink()
    with pytest.raises(InputError, match=words):
        restore(str(db), backup)
    assert not db.exists()


def test_the_newest_backup_that_is_sound_is_found(db: Path):
    place = file_place(db)
    assert newest_good_backup(place) is None
    with open_store(str(db)) as store:
        good = back_up(store)
    for name in ("empty.db", "text.db"):
        good.with_name(name).write_text("x" * 100 if name == "text.db" else "")
    assert newest_good_backup(place) == good
    by_hand(good, "UPDATE session SET pain_worst = 9")
    assert newest_good_backup(place) is None


def test_an_empty_file_is_no_record(db: Path):
    with open_store(str(db)) as store:
        backup = back_up(store)
    db.write_bytes(b"")
    with pytest.raises(StoreError, match=f"is empty, there is no record in it.*restore {backup}"):
        open_store(str(db), create=False)
    assert db.read_bytes() == b""
    with open_store(str(db)) as store:  # recording can go on, with a word
        (remark,) = store.remarks
    assert "was empty and begins anew" in remark
    assert f"restore {backup}" in remark


def test_a_record_that_was_set_aside_is_not_begun_anew_behind_ones_back(db: Path):
    with open_store(str(db)) as store:
        by_hand(db, "DROP TABLE finding")
        with pytest.raises(DamagedStoreError, match="set aside as"):
            list_and_show(store)
        with pytest.raises(DamagedStoreError, match="set aside"):
            begin_session(store, "P-1")
    assert not db.exists()


def list_and_show(store) -> None:
    from hep_vision.store.history import read_session

    assert len(list_sessions(store)) == 1
    read_session(store, 1)
