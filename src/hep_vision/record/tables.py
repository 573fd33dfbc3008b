"""Tidy tables: attempts, one a row, and the trace of the measure, one frame and side a row.

Units are in the column names; an empty cell is a value that cannot be told. The session
record has the same numbers unrounded.
"""

from __future__ import annotations

import csv
from math import isfinite
from typing import TYPE_CHECKING, Any

from hep_vision.record.attempt import COLUMNS, stored_attempts
from hep_vision.record.files import replacing

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from hep_vision.measure.result import Attempt, SetResult, Trace
    from hep_vision.record.attempt import AttemptColumn

_SECOND_DECIMALS = 6
_VALUE_DECIMALS = 4

_Cell = str | int


def write_attempts_table(path: Path, measured: SetResult) -> None:
    """Write one row per attempt as CSV.

    Raises
    ------
    OutputError
        If the file cannot be written.
    """
    columns = ("exercise", *(c.in_unit(measured.unit) for c in COLUMNS), "findings")
    _write_csv(path, columns, _attempt_rows(measured))


def write_trace_table(path: Path, measured: SetResult) -> None:
    """Write one row per frame and side as CSV, in order of time.

    ``attempt`` is the number of the attempt that the frame is part of, as in the table of
    attempts; empty between attempts.

    Raises
    ------
    OutputError
        If the file cannot be written.
    """
    unit = measured.unit
    columns = ("time_s", "side", f"value_{unit}", f"smooth_{unit}", "attempt")
    _write_csv(path, columns, _trace_rows(measured))


def _attempt_rows(measured: SetResult) -> Iterable[Sequence[_Cell]]:
    for attempt, stored in zip(measured.attempts, stored_attempts(measured.attempts), strict=True):
        yield (
            measured.exercise_id,
            *(_cell(column, getattr(stored, column.name)) for column in COLUMNS),
            " ".join(finding.code for finding in attempt.findings),
        )


def _cell(column: AttemptColumn, value: Any) -> _Cell:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case float():
            return _seconds(value) if column.about.unit == "s" else _value(value)
        case _:
            return value


def _trace_rows(measured: SetResult) -> Iterable[Sequence[_Cell]]:
    rows = [
        (float(time_s), trace.side, float(value), float(smooth), _attempt_at(measured, trace, i))
        for trace in measured.traces
        for i, (time_s, value, smooth) in enumerate(
            zip(trace.time_s, trace.value, trace.smooth, strict=True)
        )
    ]
    rows.sort(key=lambda row: row[0])  # stable: sides stay in the order of the traces
    for time_s, side, value, smooth, attempt in rows:
        yield _seconds(time_s), side, _value(value), _value(smooth), attempt


def _attempt_at(measured: SetResult, trace: Trace, index: int) -> _Cell:
    time_s = trace.time_s[index]
    for number, attempt in enumerate(measured.attempts, start=1):
        if attempt.start_s <= time_s < attempt.end_s and _of_side(attempt, trace):
            return number
    return ""


def _of_side(attempt: Attempt, trace: Trace) -> bool:
    return "both" in (attempt.side, trace.side) or attempt.side == trace.side


def _seconds(value: float) -> str:
    return _fixed(value, _SECOND_DECIMALS)


def _value(value: float) -> str:
    return _fixed(value, _VALUE_DECIMALS)


def _fixed(value: float, decimals: int) -> str:
    return f"{value:.{decimals}f}" if isfinite(value) else ""


def _write_csv(path: Path, columns: Sequence[str], rows: Iterable[Sequence[_Cell]]) -> None:
    with replacing(path) as part, part.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)
