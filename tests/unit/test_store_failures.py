"""Whatever is wrong with the database: one sentence, and nothing lost."""

from __future__ import annotations

import os
import random
import sqlite3
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from sample_results import squat_set
from sqlalchemy import text

from hep_vision.errors import DamagedStoreError, StoreError
from hep_vision.store import place
from hep_vision.store.backup import back_up
from hep_vision.store.checking import verify
from hep_vision.store.database import Store, open_store
from hep_vision.store.events import SetEnd
from hep_vision.store.history import read_history
from hep_vision.store.listing import list_sessions
from hep_vision.store.writing import begin_session, save_set
from postgres_server import fresh_database
from store_samples import open_a_store, record_of

RECORD = record_of(squat_set())


@pytest.fixture
def db(tmp_path) -> str:
    """A record with one session of one set."""
    with open_a_store("sqlite", tmp_path) as store:
        save_set(store, begin_session(store, "P-1"), SetEnd(record=RECORD))
    return str(tmp_path / "record.db")


def content(db: str) -> object:
    with open_store(db) as store:
        return read_history(store, "P-1")


@contextmanager
def no_rights() -> Iterator[None]:
    """Do without the administrator's right to write everywhere."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_locked_record_is_waited_for_and_then_said(db):
    before = content(db)
    with sqlite3.connect(db, isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        with open_store(db, wait_s=0.05) as store:
            with pytest.raises(StoreError, match="in use by another program"):
                begin_session(store, "P-1")
            assert len(list_sessions(store)) == 1  # reading goes on meanwhile
        other.execute("ROLLBACK")
    other.close()
    assert content(db) == before


def fill(store: Store) -> None:
    while True:
        begin_session(store, "P-1")


def test_a_full_disk_is_said_and_leaves_what_was_stored(db):
    before = content(db)
    with open_store(db) as store:
        with store.engine.connect() as connection:
            pages = connection.scalar(text("PRAGMA page_count"))
            connection.execute(text(f"PRAGMA max_page_count = {pages}"))
        with pytest.raises(StoreError, match="disk is full"):
            fill(store)
        with store.engine.connect() as connection:
            connection.execute(text("PRAGMA max_page_count = 1000000"))
        assert read_history(store, "P-1")[0] == before[0]


def test_a_read_only_folder_is_said(db):
    with tempfile.TemporaryDirectory() as name:  # pytest's own is closed to others anyway
        folder = Path(name)
        copy = folder / "record.db"
        copy.write_bytes(Path(db).read_bytes())
        copy.chmod(0o444)
        folder.chmod(0o555)
        with no_rights(), pytest.raises(StoreError, match="read-only"):
            open_store(str(copy))
        with no_rights(), pytest.raises(StoreError, match="cannot be made"):
            open_store(str(folder / "new" / "record.db"))
        folder.chmod(0o755)
        assert content(str(copy)) == content(db)


def test_a_newer_record_is_left_alone(db):
    with sqlite3.connect(db) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0999'")
    connection.close()
    before = Path(db).read_bytes()
    with pytest.raises(StoreError, match=r"newer hep-vision .* update hep-vision"):
        open_store(db)
    assert Path(db).read_bytes() == before


def test_somebody_elses_database_is_left_alone(tmp_path):
    path = tmp_path / "photos.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE photo (id INTEGER)")
    connection.close()
    with pytest.raises(StoreError, match="not a hep-vision record"):
        open_store(str(path))
    text_file = tmp_path / "letter.txt"
    text_file.write_text("Dear Sir or Madam, " * 10)
    with pytest.raises(StoreError, match="is no hep-vision record"):
        open_store(str(text_file))
    assert text_file.read_text().startswith("Dear")
    with pytest.raises(StoreError, match="is a folder"):
        open_store(str(tmp_path))


def test_a_damaged_file_is_set_aside_and_its_backup_offered(db, tmp_path, monkeypatch):
    monkeypatch.setattr(place, "data_folder", lambda: tmp_path)
    with open_store(db) as store:
        backup = back_up(store)
    damaged = b"\x13" * 4096 + Path(db).read_bytes()[4096:]
    Path(db).write_bytes(damaged)
    with pytest.raises(DamagedStoreError, match=rf"set aside as .*restore {backup}"):
        open_store(db)
    (aside,) = tmp_path.glob("record.damaged-*.db")
    assert aside.read_bytes() == damaged
    with open_store(db) as store:  # recording can go on
        assert list_sessions(store) == ()


@pytest.mark.parametrize("page", [2, 5, 9, 14, 20])
def test_damage_within_a_file_is_found_when_it_is_met(db, tmp_path, page):
    whole = Path(db).read_bytes()
    noise = random.Random(page).randbytes(4096)
    Path(db).write_bytes(whole[: page * 4096] + noise + whole[(page + 1) * 4096 :])
    assert look_for_damage(db) != ()


def look_for_damage(db: str) -> tuple[str, ...]:
    try:
        with open_store(db) as store:
            return verify(store)
    except DamagedStoreError as error:
        return (str(error),)


def test_a_record_being_made_by_another_program_is_waited_for(tmp_path):
    db = tmp_path / "new.db"
    other = sqlite3.connect(db, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")  # not in write-ahead mode yet
    with pytest.raises(StoreError, match="in use by another program"):
        open_store(str(db), wait_s=0.05)
    letting_go = threading.Timer(0.3, other.close)
    letting_go.start()
    with open_store(str(db)) as store:
        begin_session(store, "P-1")
    letting_go.join()


def test_two_processes_may_make_the_record_at_once(tmp_path):
    """Threads with connections of their own lock each other out just as processes do."""
    db = str(tmp_path / "new.db")
    errors: list[BaseException] = []

    def work() -> None:
        try:
            with open_store(db) as store:
                for _ in range(5):
                    begin_session(store, "P-1")
        except BaseException as error:  # noqa: BLE001 - reported below
            errors.append(error)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    with open_store(db) as store:
        assert len(list_sessions(store, limit=100)) == 20


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("postgresql://nobody@127.0.0.1:9/nothing", "cannot be reached"),
        ("mysql://me@here/db", "SQLite files and PostgreSQL"),
        ("sqlite://", "SQLite files and PostgreSQL"),
        ("what is this://", "cannot be understood"),
    ],
)
def test_an_address_that_leads_nowhere_is_said_without_its_password(url, words):
    with pytest.raises(StoreError, match=words):
        open_store(url, wait_s=1)


def test_a_server_that_refuses_is_said():
    url = fresh_database()
    with pytest.raises(StoreError, match="refuses this user or password, or has no such database"):
        open_store(url.replace("/test_", "/no_such_"))
    with psycopg.connect(url) as admin:
        admin.execute("CREATE TABLE photo (id int)")
    with pytest.raises(StoreError, match="not a hep-vision record"):
        open_store(url)


def test_a_locked_server_is_said():
    url = fresh_database()
    open_store(url).close()
    with psycopg.connect(url) as other, open_store(url, wait_s=0.1) as store:
        other.execute("LOCK TABLE session IN ACCESS EXCLUSIVE MODE")
        with pytest.raises(StoreError, match="in use by another program"):
            begin_session(store, "P-1")


def test_a_record_that_is_not_there_is_said(tmp_path):
    with pytest.raises(StoreError, match=r"There is no record at .*--save"):
        open_store(str(tmp_path / "nothing.db"), create=False)
    assert list(tmp_path.iterdir()) == []
