"""Write small FlatBuffers, and put a new root before an existing one.

The ``flatbuffers`` package writes other bytes from one release to the next, and copies
everything to change one field. Here the same input always gives the same bytes, so that a
checksum can be pinned, and what is already there stays untouched.

A FlatBuffer is made of tables whose fields hold numbers or offsets to what lies further
on; all offsets are relative. So new content may stand before old content and refer to it.
The format: https://flatbuffers.dev/internals/
"""

from __future__ import annotations

import struct
from collections import deque
from dataclasses import dataclass

_FORCED_ALIGNMENT = 16  # what TFLite asks of weights, and the most of any content here


@dataclass(frozen=True, slots=True)
class Number:
    """A number within a table, in a `struct` format such as ``B`` or ``I``."""

    format: str
    value: float


@dataclass(frozen=True, slots=True)
class Floats:
    """A vector of 32-bit floats."""

    values: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its fields by their number in the schema. Missing ones take defaults."""

    fields: dict[int, Field]


@dataclass(frozen=True, slots=True)
class Old:
    """Something of the existing buffer, by its position there."""

    position: int


New = Table | Floats | str | bytes | list["Table | Old"]
Reference = New | Old
Field = Number | Reference


def write_flatbuffer(root: Table, identifier: bytes, existing: bytes = b"") -> bytes:
    """Bytes of a FlatBuffer with that root.

    Parameters
    ----------
    root : Table
        The root table.
    identifier : bytes
        The schema's four letters.
    existing : bytes
        A FlatBuffer that follows; `Old` refers into it.
    """
    writer = _Writer(identifier)
    writer.write_all(root)
    return writer.finished(existing)


class _Writer:
    def __init__(self, identifier: bytes) -> None:
        self._data = bytearray(4) + identifier
        self._open: deque[tuple[int, Reference]] = deque()  # (where its offset goes, what)
        self._old: list[tuple[int, int]] = []

    def write_all(self, root: Table) -> None:
        self._open.append((0, root))
        while self._open:
            where, what = self._open.popleft()
            if isinstance(what, Old):
                self._old.append((where, what.position))
            else:
                position = self._write(what)
                self._set_offset(where, position)

    def finished(self, existing: bytes) -> bytes:
        self._align(_FORCED_ALIGNMENT)
        start = len(self._data)
        for where, position in self._old:
            self._set_offset(where, start + position)
        return bytes(self._data) + existing

    def _write(self, what: New) -> int:
        if isinstance(what, Table):
            return self._write_table(what)
        if isinstance(what, str):
            return self._write_vector(len(what.encode()), what.encode() + b"\0")
        if isinstance(what, bytes):
            return self._write_vector(len(what), what, _FORCED_ALIGNMENT)
        if isinstance(what, Floats):
            count = len(what.values)
            return self._write_vector(count, struct.pack(f"<{count}f", *what.values))
        position = self._write_vector(len(what), bytes(4 * len(what)))
        self._open.extend((position + 4 + 4 * index, item) for index, item in enumerate(what))
        return position

    def _write_vector(self, count: int, content: bytes, alignment: int = 4) -> int:
        """Count and content; it is the content that has to be aligned."""
        self._align(alignment, ahead=4)
        position = len(self._data)
        self._data += struct.pack("<I", count) + content
        return position

    def _write_table(self, table: Table) -> int:
        # The vtable, which says where each field lies, stands right before the table. A
        # field takes four bytes here, whatever it is: simple, and aligned.
        slots = max(table.fields, default=-1) + 1
        self._align(4, ahead=4 + 2 * slots)
        vtable = len(self._data)
        order = {slot: 4 + 4 * index for index, slot in enumerate(sorted(table.fields))}
        self._data += struct.pack("<HH", 4 + 2 * slots, 4 + 4 * len(order))
        self._data += struct.pack(f"<{slots}H", *(order.get(slot, 0) for slot in range(slots)))
        position = len(self._data)
        self._data += struct.pack("<i", position - vtable) + bytes(4 * len(order))
        for slot, offset in order.items():
            field = table.fields[slot]
            if isinstance(field, Number):
                struct.pack_into(f"<{field.format}", self._data, position + offset, field.value)
            else:
                self._open.append((position + offset, field))
        return position

    def _align(self, alignment: int, *, ahead: int = 0) -> None:
        self._data += bytes(-(len(self._data) + ahead) % alignment)

    def _set_offset(self, where: int, target: int) -> None:
        struct.pack_into("<I", self._data, where, target - where)


@dataclass(frozen=True, slots=True)
class OldTable:
    """A table of an existing FlatBuffer, for reading.

    Raises
    ------
    ValueError
        If the buffer ends before what it refers to.
    """

    buffer: bytes
    position: int

    @classmethod
    def root_of(cls, buffer: bytes) -> OldTable:
        """Root table of a FlatBuffer."""
        return cls(buffer, _follow(buffer, 0))

    def slots(self) -> list[int]:
        """Numbers of the fields that are set."""
        size = _read("<H", self.buffer, self._vtable())
        return [slot for slot in range((size - 4) // 2) if self._field(slot)]

    def number(self, slot: int, form: str = "I") -> int:
        """Whole number in a field that is set."""
        return _read(f"<{form}", self.buffer, self._field(slot))

    def target(self, slot: int) -> int:
        """Position of what a field that is set refers to."""
        return _follow(self.buffer, self._field(slot))

    def vector(self, slot: int) -> list[int]:
        """Positions of what the elements of a vector refer to; empty if it is not set."""
        if slot not in self.slots():
            return []
        start = self.target(slot)
        count = _read("<I", self.buffer, start)
        return [_follow(self.buffer, start + 4 + 4 * index) for index in range(count)]

    def _vtable(self) -> int:
        return self.position - _read("<i", self.buffer, self.position)

    def _field(self, slot: int) -> int:
        offset = _read("<H", self.buffer, self._vtable() + 4 + 2 * slot)
        return self.position + offset if offset else 0


def _follow(buffer: bytes, where: int) -> int:
    return where + _read("<I", buffer, where)


def _read(form: str, buffer: bytes, position: int) -> int:
    try:
        return struct.unpack_from(form, buffer, position)[0]
    except struct.error as error:
        raise ValueError(f"buffer must be a whole FlatBuffer: {error}") from error
