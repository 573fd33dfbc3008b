"""The figures that are stated of counting, and other ways of counting beside it."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import numpy as np
from benchmarks.accuracy.figures import Key, by, is_of_stranger, percent
from benchmarks.accuracy.score import CountRow
from benchmarks.accuracy.tables import Cell, Table

COUNT_COLUMNS = ("clips|0", "repetitions|0", "exact %|1", "OBO|3", "MAE|3", "phantom|0")
COUNT_COLUMNS += ("wrong side|0",)


def count_cells(rows: Sequence[CountRow]) -> tuple[Cell, ...]:
    """Figures by `COUNT_COLUMNS`."""
    normalised = [abs(row.error) / row.true for row in rows if row.true]
    return (
        len(rows),
        sum(row.true for row in rows),
        percent(row.exact for row in rows),
        float(np.mean([abs(row.error) <= 1 for row in rows])),
        float(np.mean(normalised)) if normalised else math.nan,
        sum(row.phantom for row in rows),
        sum(row.wrong_side for row in rows),
    )


def counting(rows: Sequence[CountRow]) -> Table:
    """Counting in the supported range, outside of it, and on each half."""
    supported = [row for row in rows if row.supported]
    groups = [
        ("supported view and conditions", supported),
        ("  of these the calibration half", [r for r in supported if r.half == "calibration"]),
        ("  of these the report half", [r for r in supported if r.half == "report"]),
        ("    of these strangers", [r for r in supported if is_of_stranger(r)]),
        ("coming, resting, leaving", [r for r in rows if r.group == "phantom"]),
        ("beyond what is supported", [r for r in rows if not r.supported]),
    ]
    return Table(
        "Counting",
        ("clips of", *COUNT_COLUMNS),
        tuple((name, *count_cells(group)) for name, group in groups if group),
        "OBO: share of clips off by at most one. MAE: mean absolute error, normalised by the "
        "true count. Phantom: counted where nothing was done. Wrong side: counted where the other "
        "side moved; a clip with one is not exact.",
    )


def counting_by(rows: Sequence[CountRow], title: str, name: str, key: Key) -> Table:
    """Counting for each value of something."""
    cells = ((value, *count_cells(group)) for value, group in by(rows, key))
    return Table(title, (name, *COUNT_COLUMNS), tuple(cells))


def miscounted(rows: Sequence[CountRow]) -> Table:
    """Every clip whose count was not exact."""
    wrong = [row for row in rows if not row.exact]
    return Table(
        "Clips that were miscounted",
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
                100.0 * float(np.mean(error == 0)),
                float(np.mean(np.abs(error) <= 1)),
                float(np.mean(np.abs(error) / true)),
                int(np.sum(np.maximum(error, 0))),
                int(np.sum(np.maximum(-error, 0))),
            )
        )
    return Table(
        "Beside other ways of counting, on the same landmarks",
        ("counter", "clips|0", "exact %|1", "OBO|3", "MAE|3", "too many|0", "missed|0"),
        tuple(cells),
        "The others are told which side moves; nobody's is held against them. Fixed thresholds "
        "are 160 and 90 degrees between the segments for knees and elbows, as in most tutorials, "
        "and the definition's typical values elsewhere.",
    )
