"""Opening the record safely, and the two ways to use it: `Store.reading` and `Store.writing`."""

from __future__ import annotations

import re
import sqlite3
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from hep_vision.errors import DamagedStoreError, HepVisionError, StoreError
from hep_vision.record.private import private_file, private_folder
from hep_vision.store.engine import WAIT_S, make_engine
from hep_vision.store.faults import explained, read_only_error
from hep_vision.store.files import (
    backup_path,
    check_file,
    copy_file,
    copy_whole,
    has_unmerged_changes,
    is_emptied,
    is_read_only,
    keep_private,
    set_aside,
    what_to_do_instead,
)
from hep_vision.store.later_columns import add_missing_columns, missing_columns
from hep_vision.store.place import Place, file_place, find_place
from hep_vision.store.seals import (
    begin_seals,
    kinds_there,
    seal_anew,
    seal_changes,
    subjects_that_hold,
)

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

SCHEMA_VERSION = "0009"  # the newest step in `migrations/versions`
APPLICATION_ID = 0x48455056  # "HEPV" in the header of our SQLite files

_VERSION_TABLE = "alembic_version"
_OUR_TABLES = {"attempt", "exercise_set", "landmark_log"}
_MIGRATION_LOCK = 0x48455056
_WRITER_LOCK = 0x48455057


_opened: set[Place] = set()  # in this process, for the search after an error


class Store:
    """An open record.

    Use `open_store` to get one, and `close` it or use it as a context manager.

    Attributes
    ----------
    remarks : list of str
        What the user should know about it, a sentence each.
    """

    def __init__(self, place: Place, engine: Engine, copy: Path | None = None) -> None:
        self.place = place
        self.engine = engine
        self.remarks: list[str] = []
        self.closing = ExitStack()
        self.read_only = False
        self.is_copy = False
        self._copy = copy
        self._writer = engine.execution_options(immediate=True)
        self._is_set_aside = False

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()
        self.closing.close()

    @property
    def is_file(self) -> bool:
        """Whether it is a file of its own and not on a server."""
        return self.place.file is not None

    @property
    def readable_file(self) -> Path | None:
        """The file that is read; a copy if the record's own cannot be read where it is."""
        return self._copy or self.place.file

    @contextmanager
    def reading(self) -> Generator[Session]:
        """Give a view of the record as it is at this moment.

        Raises
        ------
        StoreError
            If the database cannot be used.
        """
        with self._guarded(), Session(self.engine) as session:
            yield session

    @contextmanager
    def writing(self) -> Generator[Session]:
        """Run one transaction: everything in the block is stored, or nothing.

        Raises
        ------
        StoreError
            If the database cannot be used; nothing of the block was stored then.
        """
        if self.read_only:
            raise read_only_error(self.place)
        with self._guarded(), Session(self._writer) as session, session.begin():
            if not self.is_file:  # SQLite has one writer at a time anyway
                session.execute(text(f"SELECT pg_advisory_xact_lock({_WRITER_LOCK})"))
            yield session
            seal_changes(session)

    @contextmanager
    def checking(self) -> Generator[Session]:
        """Give a view to look for damage: what cannot be read is left to the caller."""
        with explained(self.place), Session(self.engine) as session:
            yield session

    @contextmanager
    def _guarded(self) -> Generator[None]:
        if self._is_set_aside:
            raise DamagedStoreError(f"The record {self.place.name} is damaged, and set aside.")
        try:
            with explained(self.place):
                yield
        except DamagedStoreError as error:
            raise self._set_aside() from error
        except HepVisionError:
            raise
        except Exception as error:
            found = self.damage()
            if found is None:
                raise
            raise found from error

    def damage(self) -> DamagedStoreError | None:
        """Look for the damage behind an error that nobody expects, and set the record aside.

        None if everything can be read; the error is a fault of the program's then.
        """
        from hep_vision.store.checking import is_damaged  # which stands on this module

        if self._is_set_aside:
            return None
        try:
            damage = is_damaged(self)
        except DamagedStoreError as found:
            damage = str(found)
        except HepVisionError:
            return None  # it cannot be reached any more
        except Exception as error:  # noqa: BLE001 - a search that cannot be done has found it
            damage = f"It cannot be read ({type(error).__name__})."
        return self._set_aside(damage) if damage else None

    def _set_aside(self, damage: str = "") -> DamagedStoreError:
        self.engine.dispose()
        self._is_set_aside = True
        if self.is_copy:
            return DamagedStoreError(f"The record {self.place.name} is damaged. {damage}".rstrip())
        return _set_aside(self.place, damage)

    def bring_up_to_date(self) -> None:
        """Make the tables, or bring those of an older version to this one.

        Raises
        ------
        StoreError
            If it is no record, of a newer version, or cannot be changed; untouched then.
        """
        with self._guarded():
            with self.engine.connect() as connection:
                version = self.version_in(connection)
                if version == SCHEMA_VERSION and not missing_columns(connection):
                    return
            if version is not None and self.place.file is not None and not self.is_copy:
                copy_file(self.place.file, backup_path(self.place, f"before-{SCHEMA_VERSION}"))
            with self._writer.begin() as connection:
                self.migrate(connection)

    def migrate(self, connection: Connection, *, seal: bool = True) -> None:
        """Run the steps a database lacks, in the transaction of a connection."""
        is_server = connection.dialect.name == "postgresql"
        if is_server:
            connection.execute(text(f"SELECT pg_advisory_xact_lock({_MIGRATION_LOCK})"))
        if self.version_in(connection) == SCHEMA_VERSION:
            add_missing_columns(connection)
            return  # another process was quicker
        # Alembic takes a while to load, and is rarely needed.
        from alembic import command
        from alembic.config import Config

        config = Config()
        config.set_main_option("script_location", "hep_vision.store:migrations")
        config.attributes["connection"] = connection
        with Session(connection, join_transaction_mode="create_savepoint") as session:
            held, before = subjects_that_hold(session), kinds_there(session)
        try:
            command.upgrade(config, SCHEMA_VERSION)
        except DBAPIError as error:
            if getattr(error.orig, "sqlite_errorcode", None) != sqlite3.SQLITE_ERROR:
                raise
            raise DamagedStoreError(
                f"The tables of {self.place.name} are not those of its version."
            ) from error
        add_missing_columns(connection)
        if not is_server:
            connection.execute(text(f"PRAGMA application_id = {APPLICATION_ID}"))
        if seal:
            with Session(connection, join_transaction_mode="create_savepoint") as session:
                if held is None:
                    begin_seals(session)
                else:
                    seal_anew(session, held, before)
                session.commit()

    def version_in(self, connection: Connection) -> str | None:
        """Version of the tables; None if there are none yet."""
        names = set(inspect(connection).get_table_names())
        if not names:
            return None
        if _VERSION_TABLE not in names or not names & _OUR_TABLES:
            raise StoreError(
                f"{self.place.name} is a database of something else, not a hep-vision record; "
                "name another one with --db."
            )
        versions = connection.scalars(text(f"SELECT version_num FROM {_VERSION_TABLE}")).all()
        version = str(versions[0]) if len(versions) == 1 else ""
        if not re.fullmatch("[0-9]{4}", version) or version == "0000":
            raise DamagedStoreError(f"The record {self.place.name} does not tell its version.")
        if version > SCHEMA_VERSION:
            raise StoreError(
                f"The record {self.place.name} was written by a newer hep-vision (tables "
                f"{version}, this one knows up to {SCHEMA_VERSION}); update hep-vision."
            )
        return version


def open_store(asked: str | None = None, *, create: bool = True, wait_s: float = WAIT_S) -> Store:
    """Open the record, and make it or bring it up to date where needed.

    A record where nothing may be written can be read all the same, unless ``create``.

    Parameters
    ----------
    asked : str, optional
        A file or a database URL; see `hep_vision.store.place.find_place`.
    create : bool
        Whether to make a new record where there is none.
    wait_s : float
        How long to wait for another program that is writing.

    Raises
    ------
    StoreError
        If it cannot be used: the sentence says why and what to do. A damaged file of ours is
        set aside under another name.
    """
    place = find_place(asked)
    _opened.add(place)
    remarks: list[str] = []
    if place.file is not None:
        if create and is_emptied(place, place.file):
            remarks.append(f"The record {place.name} was empty and begins anew{_instead(place)}")
        _prepare_file(place, place.file, create=create)
        if is_read_only(place.file):
            if create:
                raise read_only_error(place)
            return _open_read_only(place, place.file, wait_s)
        remarks += keep_private(place, place.file)
    store = Store(place, make_engine(place, wait_s))
    store.remarks = remarks
    try:
        store.bring_up_to_date()
        _finish_erasing(store)
    except BaseException:
        store.close()
        raise
    return store


def forget_opened() -> None:
    """Begin another command, which has opened no record yet."""
    _opened.clear()


def damage_in_opened() -> DamagedStoreError | None:
    """Damage in the records that this process has opened, after an error that nobody expects."""
    for place in _opened:
        if place.file is not None and not place.file.exists():
            continue
        read_only = place.file is not None and is_read_only(place.file)
        with Store(place, make_engine(place, read_only=read_only)) as store:
            found = store.damage()
        if found is not None:
            return found
    return None


def open_copy(file: Path) -> Store:
    """Open a copy of a record, which nobody else uses; it is not set aside when it is damaged.

    Raises
    ------
    StoreError
        If it is no record, or damaged.
    """
    place = file_place(file)
    check_file(place, file)
    store = Store(place, make_engine(place))
    store.is_copy = True
    try:
        store.bring_up_to_date()
    except BaseException:
        store.close()
        raise
    return store


def _open_read_only(place: Place, file: Path, wait_s: float) -> Store:
    """Open a record on a medium that is only read, by a copy where SQLite would have to write."""
    try:
        return _read_where_it_is(place, file, wait_s) or _read_from_a_copy(place, file)
    except DamagedStoreError as error:
        raise _set_aside(place) from error


def _read_where_it_is(place: Place, file: Path, wait_s: float) -> Store | None:
    store = Store(place, make_engine(place, wait_s, read_only=True))
    with explained(place):
        if not has_unmerged_changes(file):
            with store.engine.connect() as connection:
                current = store.version_in(connection) == SCHEMA_VERSION
                if current and not missing_columns(connection):
                    store.read_only = True
                    return store
    store.close()
    return None


def _read_from_a_copy(place: Place, file: Path) -> Store:
    with ExitStack() as closing:
        copy = copy_whole(file, closing)
        opened = open_copy(copy)
        store = Store(place, opened.engine, copy)
        store.read_only = True
        store.closing = closing.pop_all()
        return store


def _prepare_file(place: Place, file: Path, *, create: bool) -> None:
    if not file.exists():
        if not create:
            raise StoreError(f"There is no record at {place.name}{_instead(place)}")
        try:
            private_folder(file.parent)
            private_file(file)
        except OSError as error:
            why = error.strerror or str(error)
            what = "folder" if not file.parent.is_dir() else "record"
            where = file.parent if what == "folder" else file
            raise StoreError(f"The {what} {where} cannot be made ({why}).") from error
    try:
        check_file(place, file)
    except DamagedStoreError as error:
        raise _set_aside(place) from error
    if not create and file.stat().st_size == 0 and not has_unmerged_changes(file):
        raise StoreError(
            f"The file {place.name} is empty, there is no record in it{_instead(place)}"
        )


def _finish_erasing(store: Store) -> None:
    from hep_vision.store.erasing import finish_erasing  # which stands on this module

    finish_erasing(store)


def _instead(place: Place) -> str:
    from hep_vision.store.backup import newest_good_backup  # which stands on this module

    return what_to_do_instead(newest_good_backup(place))


def _set_aside(place: Place, damage: str = "") -> DamagedStoreError:
    """Put a damaged file out of the way; the error says where, and what to do."""
    moved = set_aside(place)
    where = f"It was set aside as {moved}, unchanged" if moved else "It was left where it is"
    what = f" {damage}" if damage and damage != f"The record {place.name} is damaged." else ""
    return DamagedStoreError(f"The record {place.name} is damaged.{what} {where}{_instead(place)}")
