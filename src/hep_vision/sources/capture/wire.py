"""How the program and its decoder process talk: settings one way, frames the other.

The settings go as JSON on the command line. Frames come back through a pipe: one message
is the length of its header (4 bytes, little endian), the header (JSON) and as many bytes of
payload as the header's ``payload`` says. Nothing is unpickled: the decoder works on
untrusted files and is not to be believed further than a picture.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, BinaryIO

if TYPE_CHECKING:
    from io import BufferedReader

Header = dict[str, Any]

_LENGTH_BYTES = 4
_MAX_HEADER_BYTES = 1 << 16


@dataclass(frozen=True, slots=True)
class Settings:
    """What to decode and how large the frames may be.

    ``start_s`` and ``end_s`` bound the half-open span of time; None leaves it open.
    """

    path: str
    start_s: float | None
    end_s: float | None
    max_side_px: int

    def to_argument(self) -> str:
        """Form in which the settings go on the decoder's command line."""
        return json.dumps(asdict(self))

    @classmethod
    def from_argument(cls, argument: str) -> Settings:
        """Read the settings from the command line."""
        return cls(**json.loads(argument))


class RefusedError(Exception):
    """The video cannot be used; the text says why, without the file's name."""


class BrokenMessageError(Exception):
    """The other side ended in the middle of a message, or speaks something else."""


def write_message(pipe: BinaryIO, header: Header, payload: memoryview | None = None) -> None:
    """Write one message; blocks until the other side has room for it."""
    size = payload.nbytes if payload is not None else 0
    text = json.dumps({**header, "payload": size}).encode()
    pipe.write(len(text).to_bytes(_LENGTH_BYTES, "little") + text)
    if payload is not None:
        pipe.write(payload)
    pipe.flush()


def read_header(pipe: BufferedReader) -> Header | None:
    """Header of the next message; None if the other side has closed the pipe.

    Raises
    ------
    BrokenMessageError
        If what comes is no header.
    """
    prefix = pipe.read(_LENGTH_BYTES)
    if not prefix:
        return None
    length = int.from_bytes(prefix, "little")
    if length > _MAX_HEADER_BYTES:
        raise BrokenMessageError(f"a header of {length} bytes")
    try:
        header: Any = json.loads(pipe.read(length))
        return dict(header)
    except (ValueError, TypeError) as error:
        raise BrokenMessageError("not a header") from error


def read_payload(pipe: BufferedReader, into: memoryview) -> None:
    """Fill a buffer with a message's payload.

    Raises
    ------
    BrokenMessageError
        If the other side ends before.
    """
    count = pipe.readinto(into)
    if count < into.nbytes:
        raise BrokenMessageError(f"ended after {count} of {into.nbytes} bytes")
