"""What every table of the record stands on: its base, moments, and how rows refer to each other."""

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Date, DateTime, Dialect, ForeignKey, LargeBinary, MetaData, String, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

from hep_vision.store.global_ids import new_uid


class Moment(TypeDecorator[datetime]):
    """A point in time with its zone; kept in UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Turn it into UTC; SQLite keeps no zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a moment needs its time zone, got {value}")
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give the zone back."""
        del dialect
        return None if value is None else value.replace(tzinfo=value.tzinfo or UTC).astimezone(UTC)


class Base(DeclarativeBase):
    """Base of the tables; constraints have names, which migrations need."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {  # noqa: RUF012 - SQLAlchemy reads it from the class
        str: Text,
        datetime: Moment,
        date: Date,
        bytes: LargeBinary,
    }


# Deleting a patient deletes everything below; the database itself sees to it.
def parent(column: str, **more: Any) -> Mapped[Any]:
    """Reference to the row that this one belongs to, and is deleted with."""
    return mapped_column(ForeignKey(column, ondelete="CASCADE"), **more)


Sha256 = String(64)


def uid_column() -> Mapped[Any]:
    """Id that is the same in every record the row travels to; see `hep_vision.store.global_ids`."""
    return mapped_column(String(36), unique=True, index=True, default=new_uid)


# A number that stood for a deleted patient or set never stands for another one.
NEVER_AGAIN = {"sqlite_autoincrement": True}
