"""A table in Parquet, written a piece at a time."""

from __future__ import annotations

from datetime import UTC, datetime
from math import isfinite
from typing import TYPE_CHECKING, Any, Self

from hep_vision.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from hep_vision.export.columns import Column


class ParquetTable:
    """A Parquet file that rows are added to; each column has its unit and meaning beside it.

    Use as a context manager.

    Raises
    ------
    InputError
        If pyarrow is not installed.
    """

    def __init__(self, path: Path, columns: Sequence[Column]) -> None:
        try:
            import pyarrow as pa  # pyright: ignore[reportMissingTypeStubs]
            from pyarrow import parquet  # pyright: ignore[reportMissingTypeStubs]
        except ModuleNotFoundError as error:
            raise InputError(
                "Parquet needs pyarrow: pip install 'hep-vision[export]'; or write --format csv."
            ) from error
        arrow: Any = pa
        types: dict[str, Any] = {
            "text": arrow.string(),
            "whole": arrow.int64(),
            "number": arrow.float64(),
            "yes_no": arrow.bool_(),
            "day": arrow.date32(),
            "moment": arrow.timestamp("us", tz="UTC"),
        }
        self._schema = arrow.schema(
            [
                arrow.field(c.name, types[c.kind], metadata={"unit": c.unit, "meaning": c.means})
                for c in columns
            ]
        )
        self._names = [column.name for column in columns]
        self._table: Any = arrow.table
        writer: Any = parquet.ParquetWriter
        self._writer: Any = writer(path, self._schema)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._writer.close()

    def write(self, rows: Sequence[Mapping[str, Any]]) -> None:
        """Add rows, as one group of the file."""
        data = {name: [_plain(row[name]) for row in rows] for name in self._names}
        self._writer.write_table(self._table(data, schema=self._schema))


def _plain(value: Any) -> Any:
    if isinstance(value, float):
        return value if isfinite(value) else None
    return value.astimezone(UTC) if isinstance(value, datetime) else value
