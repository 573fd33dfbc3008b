"""Figures of version 0.1.0 beside today's: what is worse, by how much, and why.

``before_0_1_0.csv`` is what the accuracy page of 0.1.0 stated; ``why_worse.csv`` says why a
figure is worse. A figure that is worse by more than people differ by, and is not explained, is
called unexplained on the page.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.accuracy.tables import Cell, Table, value_of

from hep_vision.statistics.intervals import Interval

BEFORE = Path(__file__).with_name("before_0_1_0.csv")
WHY = Path(__file__).with_name("why_worse.csv")
# A printed figure is known to half of its last digit.
ROUNDING = 0.05
# Figures of one person have no interval: worse by more than redrawn pictures make of them.
REDRAWN = {"exact %": 0.0, "unreliable %": 10.0, "MAE": 1.0, "bias": 1.0, "SEM": 1.0}
MORE_IS_BETTER = ("exact %",)


@dataclass(frozen=True)
class Compared:
    """A figure of 0.1.0 and the same today."""

    table: str
    row: str
    figure: str
    before: float
    now: float
    chance: float  # by how much it may be worse by chance

    @property
    def worse_by(self) -> float:
        """Negative where it is better."""
        if self.figure in MORE_IS_BETTER:
            return self.before - self.now
        return abs(self.now) - abs(self.before)

    @property
    def is_worse(self) -> bool:
        """Whether it is worse as printed."""
        return self.worse_by > ROUNDING

    @property
    def is_beyond_chance(self) -> bool:
        """Whether it is worse by more than people, or redrawn pictures, differ by."""
        return self.is_worse and self.worse_by > self.chance


def compared(tables: Mapping[str, Table]) -> list[Compared]:
    """Every figure of 0.1.0 that is there today."""
    now = {name: _rows(table) for name, table in tables.items()}
    found: list[Compared] = []
    with BEFORE.open(newline="", encoding="utf-8") as file:
        for line in csv.DictReader(file):
            table, row, figure = line["table"], line["row"], line["figure"]
            cell = now.get(table, {}).get(row, {}).get(figure)
            value = value_of(cell)
            if math.isfinite(value):
                chance = _chance(cell, figure)
                found.append(Compared(table, row, figure, float(line["value"]), value, chance))
    return found


def _rows(table: Table) -> dict[str, dict[str, Cell]]:
    """Cells by row and column; an indented row belongs to the one above it."""
    found: dict[str, dict[str, Cell]] = {}
    above = ""
    for cells in table.rows:
        name = str(cells[0])
        if name.startswith(" "):
            name = f"{above}, {name.strip()}"
        else:
            name = name.split(",")[0] if table.names[0] == "person" else name
            above = name
        found[name] = dict(zip(table.names, cells, strict=True))
    return found


def _chance(cell: Cell, figure: str) -> float:
    if isinstance(cell, Interval) and math.isfinite(cell.high - cell.low):
        return max(cell.high - cell.value, cell.value - cell.low)
    return REDRAWN[figure]


def comparison(found: list[Compared]) -> Table:
    """How many figures are better and worse, by table."""
    cells: list[tuple[Cell, ...]] = []
    for table in dict.fromkeys(one.table for one in found):
        here = [one for one in found if one.table == table]
        cells.append(
            (
                TABLES[table],
                len(here),
                sum(one.worse_by < -ROUNDING for one in here),
                sum(abs(one.worse_by) <= ROUNDING for one in here),
                sum(one.is_worse for one in here),
                sum(one.is_beyond_chance for one in here),
            )
        )
    return Table(
        "Figures beside those of 0.1.0",
        ("of", "figures|0", "better|0", "the same|0", "worse|0", "by more than chance|0"),
        tuple(cells),
        "Better and worse as printed, bias by its size. Chance: what people differ by (95 % "
        "interval); of one person, 1 degree and 10 % of repetitions marked unreliable. Figures of "
        "0.1.0 were means of repetitions, today's are means of people's means.",
    )


TABLES = {
    "people counted": "clips counted exactly, by person",
    "exercises counted": "clips counted exactly, by exercise",
    "factors counted": "clips counted exactly, by factor",
    "degrees": "degrees by joint",
    "excursions": "arc by joint",
    "exercises": "degrees by exercise",
    "factors": "degrees by factor",
    "repeatability": "test and retest",
}


def _keys(one: Compared) -> tuple[tuple[str, str], ...]:
    """Under which a reason may stand: of this figure, of the row, of the figure in every row."""
    return (one.row, one.figure), (one.row, ""), ("", one.figure)


def worse(found: list[Compared]) -> Table:
    """Every figure that is worse by more than chance, and why."""
    with WHY.open(newline="", encoding="utf-8") as file:
        why = {(row["row"], row["figure"]): row["why"] for row in csv.DictReader(file)}
    cells = [
        (
            one.row.strip().replace("_", " "),
            f"{one.figure}, {TABLES[one.table]}",
            one.before,
            one.now,
            next((why[key] for key in _keys(one) if key in why), "unexplained"),
        )
        for one in found
        if one.is_beyond_chance
    ]
    return Table(
        "Worse than 0.1.0 by more than chance, and why",
        ("row", "figure", "0.1.0|1", "now|1", "why"),
        tuple(cells),
    )
