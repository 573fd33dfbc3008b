"""Opening the record safely, and the two ways to use it: `Store.reading` and `Store.writing`.

SQLite runs in write-ahead mode with every commit synced to the disk: what was committed
outlives a kill or a power cut, readers and one writer do not wait for each other, and a
second writer waits for the first.
"""

from __future__ import annotations

import re
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.exc import NoSuchModuleError
from sqlalchemy.orm import Session
from tenacity import retry, retry_if_exception, stop_after_delay, wait_random

from hep_vision.errors import DamagedStoreError, StoreError
from hep_vision.store.faults import explained
from hep_vision.store.files import backup_path, check_file, copy_file, set_aside, what_to_do_instead
from hep_vision.store.later_columns import add_missing_columns, missing_columns
from hep_vision.store.place import Place, find_place

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

SCHEMA_VERSION = "0003"  # the newest step in `migrations/versions`
APPLICATION_ID = 0x48455056  # "HEPV" in the header of our SQLite files
WAIT_S = 5.0  # for another program that is writing

_VERSION_TABLE = "alembic_version"
_VERSION = re.compile(r"(?!0000)[0-9]{4}")
_MIGRATION_LOCK = 0x48455056


class Store:
    """An open record.

    Use `open_store` to get one, and `close` it or use it as a context manager.
    """

    def __init__(self, place: Place, engine: Engine) -> None:
        self.place = place
        self.engine = engine
        self._writer = engine.execution_options(immediate=True)

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()

    @property
    def is_file(self) -> bool:
        """Whether it is a file of its own and not on a server."""
        return self.place.file is not None

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
        with self._guarded(), Session(self._writer) as session, session.begin():
            yield session

    @contextmanager
    def _guarded(self) -> Generator[None]:
        try:
            with explained(self.place):
                yield
        except DamagedStoreError as error:
            self.close()
            raise _set_aside(self.place) from error

    def bring_up_to_date(self) -> None:
        """Make the tables, or bring those of an older version to this one.

        Raises
        ------
        StoreError
            If it is no record, of a newer version, or cannot be changed; untouched then.
        """
        with self._guarded():
            with self.engine.connect() as connection:
                version = self._version_in(connection)
                if version == SCHEMA_VERSION and not missing_columns(connection):
                    return
            if version is not None and self.place.file is not None:
                copy_file(self.place.file, backup_path(self.place, f"before-{SCHEMA_VERSION}"))
            with self._writer.begin() as connection:
                self.migrate(connection)

    def migrate(self, connection: Connection) -> None:
        """Run the steps a database lacks, in the transaction of a connection."""
        if not self.is_file:
            connection.execute(text(f"SELECT pg_advisory_xact_lock({_MIGRATION_LOCK})"))
        if self._version_in(connection) == SCHEMA_VERSION:
            add_missing_columns(connection)
            return  # another process was quicker
        # Alembic takes a while to load, and is rarely needed.
        from alembic import command
        from alembic.config import Config

        config = Config()
        config.set_main_option("script_location", "hep_vision.store:migrations")
        config.attributes["connection"] = connection
        command.upgrade(config, SCHEMA_VERSION)
        add_missing_columns(connection)
        if self.is_file:
            connection.execute(text(f"PRAGMA application_id = {APPLICATION_ID}"))

    def _version_in(self, connection: Connection) -> str | None:
        """Version of the tables; None if there are none yet."""
        names = inspect(connection).get_table_names()
        if not names:
            return None
        query = text(f"SELECT version_num FROM {_VERSION_TABLE}")
        version: str | None = connection.scalar(query) if _VERSION_TABLE in names else None
        if version is None or not _VERSION.fullmatch(version) or "attempt" not in names:
            raise StoreError(
                f"{self.place.name} is a database of something else, not a hep-vision record; "
                "name another one with --db."
            )
        if version > SCHEMA_VERSION:
            raise StoreError(
                f"The record {self.place.name} was written by a newer hep-vision (tables "
                f"{version}, this one knows up to {SCHEMA_VERSION}); update hep-vision."
            )
        return version


def open_store(asked: str | None = None, *, create: bool = True, wait_s: float = WAIT_S) -> Store:
    """Open the record, and make it or bring it up to date where needed.

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
    if place.file is not None:
        _prepare_file(place, place.file, create=create)
    store = Store(place, make_engine(place, wait_s))
    try:
        store.bring_up_to_date()
    except BaseException:
        store.close()
        raise
    return store


def _prepare_file(place: Place, file: Path, *, create: bool) -> None:
    if not file.exists():
        if not create:
            raise StoreError(f"There is no record at {place.name}{what_to_do_instead(place)}")
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            why = error.strerror or str(error)
            raise StoreError(f"The folder {file.parent} cannot be made ({why}).") from error
    try:
        check_file(place, file)
    except DamagedStoreError as error:
        raise _set_aside(place) from error


def _set_aside(place: Place) -> DamagedStoreError:
    """Put a damaged file out of the way; the error says where, and what to do."""
    moved = set_aside(place)
    where = f"It was set aside as {moved}, unchanged" if moved else "It was left where it is"
    return DamagedStoreError(
        f"The record {place.name} is damaged. {where}{what_to_do_instead(place)}"
    )


def make_engine(place: Place, wait_s: float = WAIT_S) -> Engine:
    """Engine of a database, without looking at what is in it."""
    if place.file is not None:
        engine = create_engine(place.url, hide_parameters=True)
        _set_up_sqlite(engine, wait_s)
        return engine
    wait_ms = round(1000 * wait_s)
    options = f"-c lock_timeout={wait_ms} -c timezone=UTC"
    try:
        return create_engine(
            place.url,
            hide_parameters=True,
            pool_pre_ping=True,
            connect_args={"options": options, "connect_timeout": max(2, round(wait_s))},
        )
    except (NoSuchModuleError, ModuleNotFoundError) as error:
        raise StoreError(
            "A record on a server needs psycopg: pip install 'hep-vision[postgresql]'."
        ) from error


def _set_up_sqlite(engine: Engine, wait_s: float) -> None:
    # SQLite refuses at once to change the mode of a file that another connection writes to,
    # instead of waiting as for a lock; so two programs that make the record together would fail.
    @retry(
        retry=retry_if_exception(_is_busy),
        wait=wait_random(max=0.05),
        stop=stop_after_delay(wait_s),
        reraise=True,
    )
    def write_ahead(connection: sqlite3.Connection) -> None:
        if connection.execute("PRAGMA journal_mode").fetchone() != ("wal",):
            connection.execute("PRAGMA journal_mode = WAL")

    def on_connect(connection: Any, _: object) -> None:
        connection.isolation_level = None  # transactions begin where we say so, below
        connection.execute(f"PRAGMA busy_timeout = {round(1000 * wait_s)}")
        connection.execute("PRAGMA foreign_keys = ON")
        write_ahead(connection)
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA secure_delete = ON")  # deleted means overwritten

    def on_begin(connection: Connection) -> None:
        # A writer asks for its place at once; upgrading a reader later could fail.
        immediate = connection.get_execution_options().get("immediate", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")

    event.listen(engine, "connect", on_connect)
    event.listen(engine, "begin", on_begin)


def _is_busy(error: BaseException) -> bool:
    # Primary result code; the extended ones have more bits.
    return getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_BUSY
