"""The dataset of a batch: tables in Parquet, partitioned by exercise, made from what is kept."""

from __future__ import annotations

import csv
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from hep_vision.batch.task import Result, result_path, trace_path
from hep_vision.export.columns import ATTEMPT_COLUMNS, FRAME_COLUMNS, SET_COLUMNS, Column
from hep_vision.export.parquet import ParquetTable
from hep_vision.plain_text import shown_in_table
from hep_vision.record.files import replacing
from hep_vision.record.private import make_private, private_folder
from hep_vision.review.record_value import value_of_record
from hep_vision.store.rows import set_values

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from hep_vision.batch.manifest import Manifest, Row
    from hep_vision.batch.outcomes import Outcomes
    from hep_vision.batch.task import Outcome
    from hep_vision.record.session import SessionRecord

PARTITION = "exercise"
FAILED = "failed.csv"
# Rows of all tables that are held before they are written.
_HELD = 10_000

_KEYS = (
    Column("row", "whole", "", "Row of the manifest; the heading of a CSV file is row 1."),
    Column("recording", "text", "", "As the manifest names it."),
    Column("patient", "text", "", "Pseudonym, as the manifest names it."),
    Column("set", "whole", "", "Place of the set in its recording."),
)
# Known of a set in a record only: who asked what afterwards, and under which program.
_RECORD_ONLY = (
    "session",
    "ended_at",
    "why_ended",
    "program",
    "program_version",
    "counted_by_therapist",
    "setup",
)
_ASKED = ("pain", "effort", "session_")
_OWN = {column.name for column in _KEYS} | {PARTITION}


def _of_batch(columns: Iterable[Column]) -> tuple[Column, ...]:
    """Columns of an exported table that a recording alone can fill."""
    return tuple(
        column
        for column in columns
        if column.name not in _OWN
        and column.name not in _RECORD_ONLY
        and not column.name.startswith(_ASKED)
    )


SETS = (*_KEYS, *_of_batch(SET_COLUMNS))
ATTEMPTS = (*_KEYS, *_of_batch(ATTEMPT_COLUMNS))
FRAMES = (*_KEYS, *_of_batch(FRAME_COLUMNS))
FINDINGS = (
    *_KEYS,
    Column("attempt", "whole", "", "Attempt it concerns; empty if it concerns the whole set."),
    Column("code", "text", "", "What was found, as a code."),
    Column("severity", "text", "", "info, warning or invalid (the range is not reliable)."),
    Column("message", "text", "", "What was found, in words and numbers."),
    Column("amount", "number", "unit of its rule", "How much of a compensation."),
)
RECORDINGS = (
    Column("row", "whole", "", "Row of the manifest."),
    Column("recording", "text", "", "As the manifest names it."),
    Column("patient", "text", "", "Pseudonym."),
    Column("status", "text", "", "measured, failed or not_done (stopped before)."),
    Column("problem", "text", "", "Why it failed."),
    Column("tries", "whole", "", "How often it was tried in the last run."),
    Column("sets", "whole", "", "Sets found in it."),
    Column("video_s", "number", "s", "Length of what was measured."),
    Column("seconds", "number", "s", "Time a worker took to measure it."),
    Column("content_sha256", "text", "", "Hash of its content."),
    Column("result", "text", "", "Name of its result in `kept`."),
)


@dataclass(frozen=True, slots=True)
class Done:
    """A row and what became of it; ``result`` is None if it failed or was not reached."""

    row: Row
    outcome: Outcome | None
    result: Result | None


def done_rows(manifest: Manifest, outcomes: Outcomes, out: Path) -> Iterator[Done]:
    """Every row of a manifest with its result, in their order, one at a time."""
    for row in manifest.rows():
        outcome = outcomes.get(row.number)
        result = None
        if outcome is not None and outcome.key:
            text = result_path(out, outcome.key).read_text("utf-8")
            result = Result.model_validate_json(text)
        yield Done(row, outcome, result)


class Dataset:
    """Writes the tables of a batch beside what is there, and puts them in its place when complete.

    Use as a context manager; an error leaves the former tables as they were.
    """

    def __init__(self, out: Path, carried: Sequence[str], *, frames: bool) -> None:
        self._out, self._frames = out, frames
        self._new = out / ".new"
        self._carried = tuple(Column(name, "text", "", "From the manifest.") for name in carried)
        self._open: dict[tuple[str, str], ParquetTable] = {}
        self._held: dict[tuple[str, str], list[dict[str, Any]]] = {}
        self._number_held = 0

    def __enter__(self) -> Dataset:
        shutil.rmtree(self._new, ignore_errors=True)
        private_folder(self._new)
        for name in self._names():
            private_folder(self._new / name)
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        if kind is None:
            self._flush()
        for table in self._open.values():
            table.__exit__()
        if kind is None:
            self._publish()
        shutil.rmtree(self._new, ignore_errors=True)

    def add(self, done: Done) -> None:
        """Add a row of the manifest with everything that was measured in it."""
        own = {**done.row.carried, "row": done.row.number}
        own |= {name: done.row.cells.get(name) for name in ("recording", "patient")}
        self._hold("recordings", "", _recording(own, done))
        if done.result is None:
            return
        for number, record in enumerate(done.result.records, start=1):
            keys = {**own, "set": number}
            where = record.exercise
            self._hold("sets", where, {**keys, **_set(record)})
            for attempt in _attempts(record):
                self._hold("attempts", where, {**keys, **attempt})
            for finding in _findings(record):
                self._hold("findings", where, {**keys, **finding})
            if self._frames and done.outcome is not None:
                for frame in _frame_rows(self._out, done.outcome.key, number, record):
                    self._hold("frames", where, {**keys, **frame})

    def _names(self) -> list[str]:
        return ["recordings", "sets", "attempts", "findings"] + ["frames"] * self._frames

    def _hold(self, table: str, exercise: str, row: dict[str, Any]) -> None:
        self._held.setdefault((table, exercise), []).append(row)
        self._number_held += 1
        if self._number_held >= _HELD:
            self._flush()

    def _flush(self) -> None:
        for key, rows in self._held.items():
            self._table(*key).write(rows)
        self._held.clear()
        self._number_held = 0

    def _table(self, table: str, exercise: str) -> ParquetTable:
        if (table, exercise) not in self._open:
            folder = self._new / table
            if exercise:
                folder = folder / f"{PARTITION}={exercise}"
                private_folder(folder)
            columns = (*COLUMNS[table], *self._carried)
            self._open[table, exercise] = ParquetTable(folder / "part-0.parquet", columns)
        return self._open[table, exercise]

    def _publish(self) -> None:
        for file in self._new.rglob("*.parquet"):
            make_private(file)
        for name in ("recordings", "sets", "attempts", "findings", "frames"):
            shutil.rmtree(self._out / name, ignore_errors=True)
            if (self._new / name).is_dir():
                (self._new / name).rename(self._out / name)


COLUMNS = {
    "recordings": RECORDINGS,
    "sets": SETS,
    "attempts": ATTEMPTS,
    "findings": FINDINGS,
    "frames": FRAMES,
}


def write_failed(out: Path, failed: Iterable[Done]) -> int:
    """Write the table of what failed and why; gives how many did."""
    number = 0
    with (
        replacing(out / FAILED) as part,
        part.open("w", encoding="utf-8", newline="") as file,
    ):
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("row", "recording", "problem", "tries"))
        for done in failed:
            assert done.outcome is not None
            number += 1
            cells = (done.row.cells.get("recording", ""), done.outcome.problem)
            writer.writerow((done.row.number, *map(shown_in_table, cells), done.outcome.tries))
    return number


def dictionary_text(carried: Sequence[str]) -> str:
    """The columns of every table, written beside the dataset."""
    lines = ["# Columns", "", f"Tables are partitioned by `{PARTITION}`, an id of the library."]
    for name, columns in COLUMNS.items():
        lines += ["", f"## {name}", "", "| column | kind | unit | meaning |", "|---|---|---|---|"]
        lines += [f"| `{c.name}` | {c.kind} | {c.unit} | {c.means} |" for c in columns]
        lines += [f"| `{one}` | text |  | From the manifest. |" for one in carried]
    return "\n".join(lines) + "\n"


def _recording(own: Mapping[str, Any], done: Done) -> dict[str, Any]:
    outcome, result = done.outcome, done.result
    status = "not_done" if outcome is None else "failed" if result is None else "measured"
    return {
        **own,
        "status": status,
        "problem": outcome.problem or None if outcome else None,
        "tries": outcome.tries if outcome else None,
        "sets": len(result.records) if result else None,
        "video_s": result.video_s if result else None,
        "seconds": result.seconds if result else None,
        "content_sha256": result.content_sha256 if result else None,
        "result": outcome.key or None if outcome else None,
    }


def _set(record: SessionRecord) -> dict[str, Any]:
    told = set_values(record)
    value = value_of_record(record)
    return {
        **{column.name: told.get(column.name) for column in SETS[len(_KEYS) :]},
        "day": record.performed_at.date(),
        "started_at": record.performed_at,
        "counted": record.counted,
        "partial": record.partial,
        "rejected": record.rejected,
        "rom": value.value if value else None,
        "rom_uncertainty": value.uncertainty if value else None,
        "rom_of": value.used if value else None,
        "not_measurable": value.looked_at - value.used if value else None,
    }


def _attempts(record: SessionRecord) -> Iterator[dict[str, Any]]:
    for attempt, stored in zip(record.attempts, record.stored_attempts, strict=True):
        yield {
            **{c.name: getattr(stored, c.name, None) for c in ATTEMPTS[len(_KEYS) :]},
            "unit": record.unit,
            "attempt": stored.number,
            "rom_type": record.rom_type,
            "findings": " ".join(finding.code for finding in attempt.findings),
        }


def _findings(record: SessionRecord) -> Iterator[dict[str, Any]]:
    found = [(None, finding) for finding in record.findings]
    for attempt, stored in zip(record.attempts, record.stored_attempts, strict=True):
        found += [(stored.number, finding) for finding in attempt.findings]
    for number, finding in found:
        yield {
            "attempt": number,
            **{c.name: getattr(finding, c.name, None) for c in FINDINGS[len(_KEYS) + 1 :]},
        }


def _frame_rows(
    out: Path, key: str, number: int, record: SessionRecord
) -> Iterator[dict[str, Any]]:
    attempts = record.stored_attempts
    with np.load(trace_path(out, key, number), allow_pickle=False) as trace:
        for side in sorted({name.partition("_")[0] for name in trace.files}):
            times = trace[f"{side}_time_s"]
            value, smooth = trace[f"{side}_value"], trace[f"{side}_smooth"]
            at: list[int | None] = [None] * len(times)
            for attempt in attempts:
                if "both" in (attempt.side, side) or attempt.side == side:
                    first, last = np.searchsorted(times, (attempt.start_s, attempt.end_s))
                    at[first:last] = [attempt.number] * int(last - first)
            for n, time_s in enumerate(times):
                yield {
                    "unit": record.unit,
                    "side": side,
                    "time_s": float(time_s),
                    "value": float(value[n]),
                    "smooth": float(smooth[n]),
                    "attempt": at[n],
                }
