"""Connections to the record's database.

SQLite runs in write-ahead mode with every commit synced to the disk: what was committed
outlives a kill or a power cut, readers and one writer do not wait for each other, and a
second writer waits for the first. A server's writers wait for each other too.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import NoSuchModuleError
from tenacity import retry, retry_if_exception, stop_after_delay, wait_random

from hep_vision.errors import StoreError
from hep_vision.store.files import read_only_uri

if TYPE_CHECKING:
    from hep_vision.store.place import Place

WAIT_S = 5.0  # for another program that is writing


def make_engine(place: Place, wait_s: float = WAIT_S, *, read_only: bool = False) -> Engine:
    """Engine of a database, without looking at what is in it."""
    if place.file is not None and read_only:
        uri = read_only_uri(place.file)
        return create_engine(
            place.url,
            hide_parameters=True,
            creator=lambda: sqlite3.connect(uri, uri=True, check_same_thread=False),
        )
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
