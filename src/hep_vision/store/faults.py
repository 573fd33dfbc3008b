"""What a database complains of, in one sentence for the person in front of it."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sqlalchemy.exc import DBAPIError

from hep_vision.errors import DamagedStoreError, StoreError

if TYPE_CHECKING:
    from collections.abc import Generator

    from hep_vision.store.place import Place

_LOCKED = "is in use by another program; wait a moment and try again."
_FULL = "cannot be written, the disk is full; make room and try again. What was stored is safe."
_READ_ONLY = "cannot be written, it or its folder is read-only; name another one with --db."
_DISK = "cannot be read or written, the disk reports an error; check the disk and its room."
_UNREACHABLE = "cannot be reached; check the address, the network and that the server runs."
_REFUSED = "refuses this user or password, or has no such database; check the address."

# Primary result codes of SQLite; the extended ones have more bits.
_OF_SQLITE = {
    sqlite3.SQLITE_BUSY: _LOCKED,
    sqlite3.SQLITE_LOCKED: _LOCKED,
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_PERM: _READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: _READ_ONLY,
    sqlite3.SQLITE_IOERR: _DISK,
}
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}

# SQLSTATE codes of PostgreSQL, or their first letters.
_OF_POSTGRESQL = {
    "55P03": _LOCKED,
    "40P01": _LOCKED,
    "53100": _FULL,
    "25006": _READ_ONLY,
    "42501": _READ_ONLY,
    "28": _REFUSED,
    "3D": _REFUSED,
    "08": _UNREACHABLE,
    "57P": _UNREACHABLE,
    "58": _DISK,
}


def read_only_error(place: Place) -> StoreError:
    """Error for a write where nothing may be written."""
    return StoreError(f"The record {place.name} {_READ_ONLY}")


@contextmanager
def explained(place: Place) -> Generator[None]:
    """Turn what the database complains of into a `StoreError`; bugs of ours stay as they are.

    Raises
    ------
    DamagedStoreError
        If the file is damaged.
    StoreError
        If it is locked, full, read-only or cannot be reached.
    """
    try:
        yield
    except DBAPIError as error:
        raise (explain(error.orig, place) or error) from error
    except sqlite3.Error as error:
        raise (explain(error, place) or error) from error


def explain(error: Any, place: Place) -> StoreError | None:
    """Error to raise for one of the database's; None if the world is not to blame for it."""
    if isinstance(error, sqlite3.Error):
        code = getattr(error, "sqlite_errorcode", None)
        if code is None:
            return None
        if code & 0xFF in _DAMAGED:
            return DamagedStoreError(f"The record {place.name} is damaged.")
        sentence = _OF_SQLITE.get(code & 0xFF)
    else:
        sentence = _sentence_of_postgresql(error)
    return StoreError(f"The record {place.name} {sentence}") if sentence else None


def _sentence_of_postgresql(error: Any) -> str | None:
    state: str | None = getattr(error, "sqlstate", None)
    if state is None:  # the connection itself failed; the server may still have said why
        # psycopg has subclasses of it, for example for a server that does not answer in time.
        if not any(kind.__name__ == "OperationalError" for kind in type(error).__mro__):
            return None
        refused = ("authentication failed", "does not exist", "no password supplied")
        return _REFUSED if any(words in str(error) for words in refused) else _UNREACHABLE
    return next((text for start, text in _OF_POSTGRESQL.items() if state.startswith(start)), None)
