"""The messages of a session on the disk, from which the session can be made again.

A file holds records one after another: length (u32), kind (u8), CRC-32 of the content (u32), the
content. The first is the `Header`; the rest are the client's messages as they came, and a mark
wherever an interrupted session was resumed. A record that a kill has torn off is cut away.
"""

from __future__ import annotations

import os
import struct
import threading
import zlib
from datetime import datetime  # noqa: TC003 - pydantic reads it
from typing import TYPE_CHECKING, Annotated, BinaryIO, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from hep_vision.errors import OutputError
from hep_vision.record.private import private_file, private_folder
from hep_vision.web.link.messages import Estimator, SessionId  # noqa: TC001 - as above

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FILE = "messages.bin"
VERSION = 1

Kind = Literal["header", "text", "frame", "resumed"]
_KINDS: tuple[Kind, ...] = ("header", "text", "frame", "resumed")
_RECORD = struct.Struct("<IBI")
_LARGEST_RECORD = 1 << 20


class Header(BaseModel):
    """What a session was begun with."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    version: int = VERSION
    hep_vision: str
    session: SessionId
    begun_at: datetime
    language: str
    owner: dict[str, str]
    """Patient and record, as an `Owner` notes them."""
    plan: list[dict[str, object]]
    """What tells whether the same sets would be planned again; see `plan_summary`."""
    source: str
    estimator: Annotated[Estimator, Field(discriminator="name")]


class Resumed(BaseModel):
    """An interrupted session was resumed, maybe by another browser."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    estimator: Annotated[Estimator, Field(discriminator="name")]


class MessageFile:
    """The file of one session, open for more.

    Parameters
    ----------
    path : Path
        The file.
    header : Header, optional
        Of a new session; without it, the file is there and is gone on with.

    Raises
    ------
    OutputError
        If it cannot be written.
    StoredMessagesError
        If it is no such file.
    """

    def __init__(self, path: Path, header: Header | None = None) -> None:
        self.path = path
        self._lock = threading.Lock()
        try:
            if header is not None:
                private_folder(path.parent)
            private_file(path)
            self._file = path.open("r+b" if header is None else "w+b")
        except OSError as error:
            raise _cannot_write(path, error) from error
        if header is not None:
            self.append("header", header.model_dump_json().encode())
            self.header = header
        else:
            self.header = _header_of(self)

    def append(self, kind: Kind, content: bytes) -> None:
        """Add a record; `sync` brings it to the disk.

        Raises
        ------
        OutputError
            If the disk is full or gone.
        """
        head = _RECORD.pack(len(content), _KINDS.index(kind), zlib.crc32(content))
        try:
            self._file.write(head + content)
        except OSError as error:
            raise _cannot_write(self.path, error) from error

    def sync(self) -> None:
        """Bring everything so far to the disk; from any thread.

        Raises
        ------
        OutputError
            If the disk is full or gone.
        """
        with self._lock:
            if self._file.closed:
                return
            try:
                self._file.flush()
                os.fsync(self._file.fileno())
            except OSError as error:
                raise _cannot_write(self.path, error) from error

    def records(self) -> Iterator[tuple[Kind, bytes]]:
        """Every record after the header, in order; what is torn off at the end is cut away."""
        self._file.flush()
        self._file.seek(0)
        end = 0
        for place, (kind, content) in enumerate(_records(self._file)):
            end += _RECORD.size + len(content)
            if place:
                yield kind, content
        self._file.seek(end)
        self._file.truncate()

    def close(self) -> None:
        """Bring everything to the disk and close it; calling it again does nothing."""
        if not self._file.closed:
            self.sync()
            with self._lock:
                self._file.close()

    def forget(self) -> None:
        """Forget the messages, once the session is over and recorded; only its name is kept."""
        with self._lock:
            self._file.close()
        private_file(self.path.with_name(over_name(self.header.session)))
        self.path.unlink(missing_ok=True)


class StoredMessagesError(OutputError):
    """A file of messages cannot be used."""


def over_name(session: str) -> str:
    """Name of the empty file that stays of a session which is over."""
    return f"over-{session}"


def read_header(path: Path) -> Header | None:
    """Header of a file of messages; None if it has none that can be used."""
    try:
        with path.open("rb") as file:
            return _parse_header(next(_records(file), None))
    except OSError:
        return None


def _header_of(stored: MessageFile) -> Header:
    header = read_header(stored.path)
    if header is None:
        raise StoredMessagesError(f"{stored.path} is damaged; the session cannot be resumed.")
    return header


def _parse_header(record: tuple[Kind, bytes] | None) -> Header | None:
    if record is None or record[0] != "header":
        return None
    try:
        header = Header.model_validate_json(record[1])
    except ValidationError:
        return None
    return header if header.version == VERSION else None


def _records(file: BinaryIO) -> Iterator[tuple[Kind, bytes]]:
    read = file.read
    while len(head := read(_RECORD.size)) == _RECORD.size:
        length, kind, crc = _RECORD.unpack(head)
        if length > _LARGEST_RECORD or kind >= len(_KINDS):
            return
        content = read(length)
        if len(content) != length or zlib.crc32(content) != crc:
            return
        yield _KINDS[kind], content


def _cannot_write(path: Path, error: OSError) -> OutputError:
    return OutputError(
        f"{path.parent} cannot be written to ({error.strerror or error}). Make room on the disk; "
        "until then nothing is lost as long as the page stays open."
    )
