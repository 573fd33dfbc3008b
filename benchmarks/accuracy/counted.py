"""The figures that are stated of counting, and other ways of counting beside it."""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from benchmarks.accuracy.figures import Key, by, is_of_stranger, percent_interval
from benchmarks.accuracy.score import CountRow
from benchmarks.accuracy.tables import Cell, Table

from hep_vision.statistics.intervals import Interval, mean_interval, rate_interval, share_interval

COUNT_COLUMNS = ("clips|0", "people|0", "repetitions|0", "exact %|1", "missed in 100|1")
COUNT_COLUMNS += ("too many in 100|1", "+bias of a clip|2", "phantom|0", "wrong side|0")
COUNT_NOTE = (
    "The unit is the person, 95 % intervals in brackets: exact of persons who have several clips "
    "(Korn, Graubard 1998; Clopper, Pearson), missed and too many in 100 repetitions after "
    "Poisson; bias: counted less done. Phantom: counted where nothing was done. Wrong side: "
    "counted where the other side moved; a clip with one is not exact."
)
FIRST_SIGHT = Path(__file__).with_name("first_sight.csv")


def count_cells(rows: Sequence[CountRow]) -> tuple[Cell, ...]:
    """Figures by `COUNT_COLUMNS`."""
    people = {name: list(some) for name, some in by(rows, lambda row: row.person)}
    hundreds = sum(row.true for row in rows) / 100.0
    return (
        len(rows),
        len(people),
        sum(row.true for row in rows),
        percent_interval([[row.exact for row in some] for some in people.values()]),
        rate_interval(sum(max(0, -row.error) for row in rows), hundreds),
        rate_interval(sum(max(0, row.error) for row in rows), hundreds),
        mean_interval([float(np.mean([r.error for r in some])) for some in people.values()]),
        sum(row.phantom for row in rows),
        sum(row.wrong_side for row in rows),
    )


def counting(rows: Sequence[CountRow], sealed: Sequence[CountRow] = ()) -> Table:
    """Counting in the order of what it proves: sealed, first sight, seen during development."""
    supported = [row for row in rows if row.supported]
    cells: list[tuple[Cell, ...]] = []
    if sealed:
        cells.append(("sealed, scored once", *count_cells(sealed)))
    cells += _first_sight()
    groups = [
        ("seen during development, supported view and conditions", supported),
        (
            "  ordinary clips of people nothing was set on",
            [r for r in supported if is_of_stranger(r)],
        ),
        (
            "  ordinary clips of people the uncertainty was set on",
            [r for r in supported if r.group in ("exercise", "retest") and r.half == "calibration"],
        ),
        ("  one factor changed", [r for r in supported if r.group == "factor"]),
        ("  coming, resting, leaving", [r for r in rows if r.group == "phantom"]),
        ("beyond what is supported", [r for r in rows if not r.supported]),
    ]
    cells += [(name, *count_cells(group)) for name, group in groups if group]
    return Table(
        "Counting, in the order of what it proves",
        ("clips of", *COUNT_COLUMNS),
        tuple(cells),
        COUNT_NOTE,
    )


def _first_sight() -> list[tuple[Cell, ...]]:
    """What was found when people were first seen, as it was written down then."""
    cells: list[tuple[Cell, ...]] = []
    with FIRST_SIGHT.open(newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            clips, exact = int(row["clips"]), int(row["exact"])
            found = share_interval(exact, clips)
            percent = Interval(100 * found.value, 100 * found.low, 100 * found.high)
            people = row["people"].split()
            name = f"first sight of {', '.join(people)} (revision {row['revision']}): {row['what']}"
            cells.append((name, clips, len(people), None, percent, *[None] * 5))
    return cells


def idle(rows: Sequence[CountRow]) -> Table:
    """Phantoms by the hour in which nothing was done."""
    groups = (
        ("coming, resting, leaving, passing by", [r for r in rows if r.group == "phantom"]),
        ("before, between and after repetitions", [r for r in rows if r.group != "phantom"]),
    )
    cells: list[tuple[Cell, ...]] = []
    for name, group in groups:
        some = [row for row in group if row.supported]
        hours = sum(row.idle_s for row in some) / 3600.0
        if some:
            phantoms = sum(row.phantom for row in some)
            cells.append((name, len(some), 60 * hours, phantoms, rate_interval(phantoms, hours)))
    return Table(
        "Counted while nothing was done",
        ("time of", "clips|0", "minutes|0", "phantoms|0", "in an hour|1"),
        tuple(cells),
        "Supported clips; 95 % interval after Poisson. So little time says little.",
    )


def counting_by(
    rows: Sequence[CountRow], title: str, name: str, key: Key, *, together: bool = False
) -> Table:
    """Counting for each value of something, and of all ``together``."""
    cells = [(value, *count_cells(group)) for value, group in by(rows, key)]
    if together and rows:
        cells.insert(0, ("all", *count_cells(rows)))
    return Table(title, (name, *COUNT_COLUMNS), tuple(cells), COUNT_NOTE if together else "")


def miscounted(rows: Sequence[CountRow], title: str = "Clips that were miscounted") -> Table:
    """Every clip whose count was not exact."""
    wrong = [row for row in rows if not row.exact]
    return Table(
        title,
        ("clip", "supported", "true|0", "counted|0", "phantom|0", "wrong side|0", "refused"),
        tuple(
            (
                r.clip,
                "yes" if r.supported else "no",
                r.true,
                r.counted,
                r.phantom,
                r.wrong_side,
                "yes" if r.refused else "",
            )
            for r in wrong
        ),
    )


def comparison(rows: Sequence[CountRow]) -> Table:
    """The same clips counted as others count."""
    counters: dict[str, Callable[[CountRow], int]] = {
        "hep-vision": lambda row: row.counted,
        "fixed thresholds, pixels": lambda row: row.fixed_thresholds,
        "fixed thresholds, normalised": lambda row: row.fixed_normalised,
        "find_peaks": lambda row: row.find_peaks,
    }
    supported = [row for row in rows if row.supported]
    cells: list[tuple[Cell, ...]] = []
    for name, counted in counters.items():
        error = np.array([counted(row) - row.true for row in supported])
        true = np.array([max(row.true, 1) for row in supported])
        cells.append(
            (
                name,
                len(supported),
                _percent_exact(supported, counted),
                float(np.mean(np.abs(error) / true)),
                int(np.sum(np.maximum(error, 0))),
                int(np.sum(np.maximum(-error, 0))),
            )
        )
    return Table(
        "Beside other ways of counting, on the same landmarks",
        ("counter", "clips|0", "exact %|1", "MAE|3", "too many|0", "missed|0"),
        tuple(cells),
        "MAE: mean absolute error, normalised by the true count. The others are told which side "
        "moves; nobody's is held against them. Fixed thresholds are 160 and 90 degrees between "
        "the segments for knees and elbows, as in most tutorials, and the definition's typical "
        "values elsewhere.",
    )


def _percent_exact(rows: Sequence[CountRow], counted: Callable[[CountRow], int]) -> Interval:
    people = (list(some) for _, some in by(rows, lambda row: row.person))
    return percent_interval([[counted(row) == row.true for row in some] for some in people])
