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

Cell = str | int | float | None


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
            writer.writerow([name.strip() for name in self.names])
            writer.writerows([_bare(cell) for cell in row] for row in self.rows)


def _bare(cell: Cell) -> Cell:
    if isinstance(cell, str):
        return cell.strip()
    return "" if cell is None or math.isnan(cell) else cell


def _text(cell: Cell, column: str) -> str:
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
