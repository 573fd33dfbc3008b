"""Ids that stay the same wherever a row travels: UUIDs of version 7, which sort by their time.

Rows from before there were such ids get theirs from what they hold: a copy of an old record and
the record itself give the same row the same id.
"""

from __future__ import annotations

import hashlib
import sys
from datetime import UTC, datetime
from uuid import UUID

if sys.version_info >= (3, 14):  # pragma: no cover - not the Python of the tests
    from uuid import uuid7
else:
    from uuid6 import uuid7

_VERSION_7, _VARIANT = 7, 0b10


def new_uid() -> str:
    """Id of a row that is made now."""
    return str(uuid7())


def uid_of_old(moment: datetime, *parts: object) -> str:
    """Id of a row from before there were ids, the same wherever it is made.

    Parameters
    ----------
    moment : datetime
        When the row was made or what it tells of happened; in UTC if it has no zone.
    *parts : object
        What tells the row from every other one.

    Notes
    -----
    RFC 9562: 48 bits of Unix time in milliseconds, version, 12 bits, variant, 62 bits. The
    bits that are random elsewhere come from SHA-256 of the parts.
    """
    at = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    milliseconds = max(0, round(at.timestamp() * 1000)) & (2**48 - 1)
    text = "\x1f".join(map(str, parts))
    bits = int.from_bytes(hashlib.sha256(text.encode()).digest()[:10], "big")
    first, rest = bits >> 68, bits & (2**62 - 1)
    high = milliseconds << 16 | _VERSION_7 << 12 | first
    return str(UUID(int=high << 64 | _VARIANT << 62 | rest))
