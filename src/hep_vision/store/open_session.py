"""One session of a patient at a time: a second one would write into the first.

The lock goes with its owner, however that ends: of a record in a file it is a locked file
beside it, of one on a server a lock of the connection.
"""

from __future__ import annotations

import contextlib
import hashlib
from typing import TYPE_CHECKING, Self

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from hep_vision.errors import AlreadyOpenError, StoreError
from hep_vision.plain_text import folded_pseudonym
from hep_vision.record.ownership import OwnedFile
from hep_vision.store.faults import explained

if TYPE_CHECKING:
    from pathlib import Path

    from hep_vision.store.database import Store

_OPEN = (
    "Your exercises are already open on this computer or another one. Go on there, or close "
    "them there first."
)


class OpenSession:
    """The right to a patient's session, until it is closed or its owner ends. A context manager.

    Parameters
    ----------
    store : Store
        The record.
    patient : str
        Pseudonym; it need not be in the record yet.

    Raises
    ------
    AlreadyOpenError
        On entering, if another program has the session open.
    StoreError
        On entering, if the record cannot be used.
    """

    def __init__(self, store: Store, patient: str) -> None:
        self._store = store
        self._name = hashlib.sha256(folded_pseudonym(patient).encode()).digest()
        self._file: OwnedFile | None = None
        self._connection: Connection | None = None

    def __enter__(self) -> Self:
        file = self._store.place.file
        if file is None:
            self._lock_on_server()
        else:
            self._lock_beside(file.resolve())
        return self

    def __exit__(self, *_: object) -> None:
        if self._file is not None:
            self._file.release()
        if self._connection is not None:
            # A server that is gone has let go of it by itself.
            with contextlib.suppress(DBAPIError):
                self._connection.execute(text("SELECT pg_advisory_unlock(:key)"), self._key)
            self._connection.close()

    @property
    def _key(self) -> dict[str, int]:
        return {"key": int.from_bytes(self._name[:8], "big", signed=True)}

    def _lock_beside(self, file: Path) -> None:
        try:
            path = file.with_name(f".{file.name}-{self._name.hex()[:16]}.lock")
            self._file = OwnedFile(path)
        except BlockingIOError as error:
            raise AlreadyOpenError(_OPEN) from error
        except OSError as error:
            why = error.strerror or str(error)
            raise StoreError(f"The folder {file.parent} cannot be written to ({why}).") from error

    def _lock_on_server(self) -> None:
        alone = self._store.engine.execution_options(isolation_level="AUTOCOMMIT")
        with explained(self._store.place):
            self._connection = alone.connect()
            query = text("SELECT pg_try_advisory_lock(:key)")
            free = self._connection.scalar(query, self._key)
        if not free:
            self._connection.close()
            self._connection = None
            raise AlreadyOpenError(_OPEN)
