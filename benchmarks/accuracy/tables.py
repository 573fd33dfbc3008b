"""A table of figures, printed on the terminal, in Markdown or as CSV, the same each time."""

from __future__ import annotations

import csv
import math
from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table as RichTable

from hep_vision.statistics.intervals import Interval

Cell = str | int | float | None | Interval


def column_name(column: str) -> str:
    """A column's name without its format."""
    return column.lstrip("+").split("|")[0]


@dataclass(frozen=True)
class Table:
    """Rows under named columns.

    A column's name may end in its number of decimals, ``"bias|1"``, and begin with a plus
    for signed figures, ``"+bias|1"``.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""

    @property
    def names(self) -> list[str]:
        """Column names without their formats."""
        return [column_name(column) for column in self.columns]

    def texts(self) -> list[list[str]]:
        """Cells as they are shown."""
        return [
            [_text(cell, column) for cell, column in zip(row, self.columns, strict=True)]
            for row in self.rows
        ]

    def show(self, console: Console) -> None:
        """Print it on the terminal."""
        table = RichTable(title=self.title, box=None, pad_edge=False, title_justify="left")
        for name, column in zip(self.names, self.columns, strict=True):
            table.add_column(name, justify="right" if "|" in column else "left")
        for row in self.texts():
            table.add_row(*row)
        console.print(table)
        console.print(f"{self.note}\n" if self.note else "")

    def markdown(self) -> str:
        """Markdown table, without its title."""
        ruler = ["--:" if "|" in column else "---" for column in self.columns]
        lines = [self.names, ruler, *self.texts()]
        table = "\n".join(f"| {' | '.join(line)} |" for line in lines)
        return f"{table}\n\n{self.note}\n" if self.note else f"{table}\n"

    def write_csv(self, path: Path) -> None:
        """Write it as CSV, its figures unrounded; what is not known is an empty cell."""
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            wide = [any(isinstance(row[n], Interval) for row in self.rows)
                    for n in range(len(self.columns))]  # fmt: skip
            heading: list[str] = []
            for name, is_wide in zip(self.names, wide, strict=True):
                ends = (f"{name} from", f"{name} to") if is_wide else ()
                heading += [name.strip(), *ends]
            writer.writerow(heading)
            for row in self.rows:
                cells = zip(row, wide, strict=True)
                writer.writerow([bare for cell, is_wide in cells for bare in _bare(cell, is_wide)])


def _bare(cell: Cell, is_wide: bool) -> list[Cell]:
    """A cell for CSV: as it is, and the ends of its interval where its column has any."""
    if isinstance(cell, Interval):
        return [_plain(part) for part in (cell.value, cell.low, cell.high)]
    plain: Cell = cell.strip() if isinstance(cell, str) else _plain(cell)
    return [plain, "", ""] if is_wide else [plain]


def _plain(number: float | None) -> Cell:
    return "" if number is None or math.isnan(number) else number


def value_of(cell: Cell) -> float:
    """The number of a cell, without its interval; NaN if it has none."""
    if isinstance(cell, Interval):
        return cell.value
    return float(cell) if isinstance(cell, int | float) else math.nan


def _text(cell: Cell, column: str) -> str:
    if isinstance(cell, Interval):
        ends = [_text(end, column) for end in (cell.low, cell.high)]
        return _text(cell.value, column) + ("" if "-" in ends else f" ({ends[0]} to {ends[1]})")
    if cell is None or (isinstance(cell, float) and math.isnan(cell)):
        return "-"
    if isinstance(cell, str) or "|" not in column:
        return str(cell)
    sign = "+" if column.startswith("+") else ""
    return f"{cell:{sign}.{column.split('|')[1]}f}"


def write_rows(path: Path, rows: Sequence[Any], extra: Sequence[str] = ()) -> None:
    """Write dataclasses as CSV, one column a field, and the named properties after them."""
    path.parent.mkdir(parents=True, exist_ok=True)
    names = [field.name for field in fields(rows[0])] if rows else []
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow([*names, *extra])
        writer.writerows([getattr(row, name) for name in (*names, *extra)] for row in rows)
