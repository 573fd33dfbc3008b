"""Columns of attempts that a record's database does not have yet.

They can all be null, so that a record with them is still one of an older hep-vision.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import inspect, text

from hep_vision.record.attempt import COLUMNS
from hep_vision.store.tables import AttemptRow

if TYPE_CHECKING:
    from sqlalchemy import Connection


def missing_columns(connection: Connection) -> tuple[str, ...]:
    """Names of later columns that the table of attempts lacks."""
    later = [column.name for column in COLUMNS if column.later]
    if not later:
        return ()
    there = {column["name"] for column in inspect(connection).get_columns("attempt")}
    return tuple(name for name in later if name not in there)


def add_missing_columns(connection: Connection) -> None:
    """Add the later columns that the table of attempts lacks, null for every attempt."""
    quoted = connection.dialect.identifier_preparer.quote
    for name in missing_columns(connection):
        kind = AttemptRow.__table__.columns[name].type.compile(connection.dialect)
        connection.execute(text(f"ALTER TABLE attempt ADD COLUMN {quoted(name)} {kind}"))
