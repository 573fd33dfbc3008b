"""The ``.npz`` format, as far as landmark logs need it, of files that nobody vouches for.

An ``.npz`` file is a zip archive of ``.npy`` arrays. Everything a file claims of itself is
checked before memory is taken for it: what this module does not know it refuses, with one
kind of error, so that nothing depends on which exceptions a library has.
"""

from __future__ import annotations

import math
import re
import struct
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, BinaryIO

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from collections.abc import Callable

LARGEST_BYTES = 2 << 30  # unpacked, all arrays together
MOST_ENTRIES = 64
# Deflate packs at most 1032 : 1, a log of a person who moves some 3 : 1. A log in which
# nobody is seen for an hour can exceed this ratio, but not this size with it.
_HIGHEST_RATIO, _UNSUSPECTED_BYTES = 250, 64 << 20

_END = struct.Struct("<4s4H2IH")  # end of the central directory
_ENTRY = struct.Struct("<4s6H3I5H2I")  # of the central directory
_LOCAL = struct.Struct("<4s5H3I2H")  # before the data of an entry
_LONGEST_COMMENT = 0xFFFF
_ZIP64 = 0xFFFFFFFF
_STORED, _DEFLATED = 0, 8
_ENCRYPTED = 1

_NPY = b"\x93NUMPY"
_LONGEST_HEADER = 1000
_NPY_HEADER = re.compile(
    rb"\{'descr': '([<>|]?)([fiu])([1248])', 'fortran_order': (True|False), "
    rb"'shape': \(((?:[0-9]{1,10}, ?)*(?:[0-9]{1,10})?)\), \} *\n"
)
_MOST_DIMENSIONS = 3


class NotNpzError(Exception):
    """The file is not of the format, or beyond its limits; the text says how."""


@dataclass(frozen=True, slots=True)
class _Entry:
    method: int
    checksum: int
    packed: int
    size: int
    at: int


def read_npz(
    file: BinaryIO, wanted: Callable[[str], bool], largest_bytes: int = LARGEST_BYTES
) -> dict[str, npt.NDArray[Any]]:
    """Arrays of numbers out of an ``.npz`` file.

    Parameters
    ----------
    file : BinaryIO
        Opened for reading, seekable.
    wanted : callable
        Says by its name whether an array is needed; others are not looked at.
    largest_bytes : int
        Of the arrays wanted, unpacked.

    Raises
    ------
    NotNpzError
        If it is no such file, damaged, or claims more than can be.
    """
    length = file.seek(0, 2)
    entries = {name: entry for name, entry in _directory(file, length).items() if wanted(name)}
    _check_sizes(list(entries.values()), length, largest_bytes)
    return {name: _array(name, _unpacked(file, name, entry)) for name, entry in entries.items()}


def _directory(file: BinaryIO, length: int) -> dict[str, _Entry]:
    """Entries by the name of their array."""
    tail_at = max(0, length - _END.size - _LONGEST_COMMENT)
    tail = _bytes_at(file, tail_at, length - tail_at)
    found = tail.rfind(b"PK\x05\x06", 0, len(tail) - _END.size + 4)
    if found < 0:
        raise NotNpzError("it is no .npz file, or its end is missing")
    _, disk, first_disk, here, count, size, at, _ = _END.unpack_from(tail, found)
    if disk or first_disk or here != count or at + size > tail_at + found:
        raise NotNpzError("its list of contents is damaged")
    if count > MOST_ENTRIES:
        raise NotNpzError(f"it has {count} parts; a log has at most {MOST_ENTRIES}")
    listing = _bytes_at(file, at, size)
    entries: dict[str, _Entry] = {}
    place = 0
    for _ in range(count):
        name, entry, place = _read_entry(listing, place)
        if entries.setdefault(name, entry) is not entry:
            raise NotNpzError(f"it holds {name} twice")
    return entries


def _read_entry(listing: bytes, place: int) -> tuple[str, _Entry, int]:
    if place + _ENTRY.size > len(listing):
        raise NotNpzError("its list of contents is damaged")
    fields = _ENTRY.unpack_from(listing, place)
    flags, method, checksum, packed, size = fields[3], fields[4], *fields[7:10]
    name_length, extra_length, comment_length, at = *fields[10:13], fields[16]
    begin = place + _ENTRY.size
    raw = listing[begin : begin + name_length]
    if fields[0] != b"PK\x01\x02" or len(raw) < name_length:
        raise NotNpzError("its list of contents is damaged")
    if not (raw.isascii() and raw.endswith(b".npy")):
        raise NotNpzError("it holds something else than arrays")
    name = raw[:-4].decode("ascii")
    if flags & _ENCRYPTED or method not in (_STORED, _DEFLATED):
        raise NotNpzError(f"{name!r} in it is encrypted or packed in an unknown way")
    if _ZIP64 in (packed, size, at):
        raise NotNpzError(f"{name!r} in it is larger than 4 GB")
    end = begin + name_length + extra_length + comment_length
    return name, _Entry(method, checksum, packed, size, at), end


def _check_sizes(entries: list[_Entry], length: int, largest_bytes: int) -> None:
    size, packed = sum(e.size for e in entries), sum(e.packed for e in entries)
    if packed > length:
        raise NotNpzError("it claims to be larger than it is")
    if size > largest_bytes:
        raise NotNpzError(
            f"it unpacks to {size / 2**30:.1f} GiB; at most {largest_bytes / 2**30:g} are read"
        )
    if size > _UNSUSPECTED_BYTES and size > _HIGHEST_RATIO * packed:
        raise NotNpzError(f"it unpacks to {size / max(1, packed):.0f} times its size")


def _unpacked(file: BinaryIO, name: str, entry: _Entry) -> bytes:
    """Content of an entry: as many bytes as it claims, with the right checksum."""
    head = _bytes_at(file, entry.at, _LOCAL.size)
    fields = _LOCAL.unpack(head)
    if fields[0] != b"PK\x03\x04":
        raise NotNpzError(f"{name!r} in it is damaged")
    raw = _bytes_at(file, entry.at + _LOCAL.size + fields[9] + fields[10], entry.packed)
    content = raw
    if entry.method == _DEFLATED:
        unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            content = unpacker.decompress(raw, entry.size + 1)
        except zlib.error as error:
            raise NotNpzError(f"{name!r} in it is damaged") from error
    if len(content) != entry.size or zlib.crc32(content) != entry.checksum:
        raise NotNpzError(f"{name!r} in it is damaged")
    return content


def _array(name: str, content: bytes) -> npt.NDArray[Any]:
    """Array of an ``.npy`` file."""
    wide = content[6:7] in (b"\x02", b"\x03")
    start = 12 if wide else 10
    length = int.from_bytes(content[8:start], "little")
    header = content[start : start + length]
    match = _NPY_HEADER.fullmatch(header) if length <= _LONGEST_HEADER else None
    if not content.startswith(_NPY) or content[6:7] not in (b"\x01", b"\x02", b"\x03"):
        raise NotNpzError(f"{name!r} in it is no array")
    if match is None:
        raise NotNpzError(f"{name!r} in it is no array of plain numbers")
    order, kind, size, fortran, shape_text = (part.decode("ascii") for part in match.groups())
    shape = tuple(int(part) for part in shape_text.split(",") if part.strip())
    values = content[start + length :]
    if (kind, size) == ("f", "1") or len(shape) > _MOST_DIMENSIONS:
        raise NotNpzError(f"{name!r} in it is no array of a log")
    if math.prod(shape) * int(size) != len(values):
        raise NotNpzError(f"{name!r} in it has not the size of its shape")
    kind_of_number = np.dtype(f"{'=' if order == '|' else order}{kind}{size}")
    flat = np.frombuffer(values, kind_of_number)
    return flat.reshape(shape, order="F" if fortran == "True" else "C")


def _bytes_at(file: BinaryIO, at: int, count: int) -> bytes:
    file.seek(at)
    content = file.read(count)
    if len(content) < count:
        raise NotNpzError("it is cut short")
    return content
