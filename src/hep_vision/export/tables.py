"""Tidy tables of sets, attempts and frames, as CSV or Parquet."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from math import isfinite
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from hep_vision.export.columns import (
    ATTEMPT_COLUMNS,
    FRAME_COLUMNS,
    MATTER_COLUMNS,
    SET_COLUMNS,
)
from hep_vision.export.parquet import ParquetTable
from hep_vision.matters.words import proposal_of
from hep_vision.plain_text import shown_in_table
from hep_vision.record.files import OutputFolder
from hep_vision.review.trend import value_of_set
from hep_vision.store.reading import read_programs, read_traces

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from hep_vision.export.columns import Column
    from hep_vision.matters.model import Matter
    from hep_vision.measure.result import Trace
    from hep_vision.record.attempt import StoredAttempt
    from hep_vision.store.database import Store
    from hep_vision.store.views import StoredSession, StoredSet

Row = dict[str, Any]
Format = Literal["csv", "parquet"]


def write_tables(
    store: Store,
    sessions: Sequence[StoredSession],
    folder: Path,
    kind: Format,
    matters: Sequence[Matter] = (),
) -> tuple[Path, ...]:
    """Write the tables of sessions into a folder: all of them, or none.

    Parameters
    ----------
    store : Store
        The record, for the frames.
    sessions : sequence of StoredSession
        What to export.
    folder : Path
        Made if it does not exist.
    kind : {"csv", "parquet"}
        Format.
    matters : sequence of Matter
        What a therapist must see, resolved or not.

    Raises
    ------
    InputError
        If Parquet is asked for and pyarrow is not installed.
    OutputError
        If something cannot be written.
    """
    write = _write_csv if kind == "csv" else _write_parquet
    tables: tuple[tuple[str, Sequence[Column], Iterable[Row]], ...] = (
        ("matters", MATTER_COLUMNS, matter_rows(matters)),
        ("sets", SET_COLUMNS, set_rows(sessions, _goals(store, sessions))),
        ("attempts", ATTEMPT_COLUMNS, attempt_rows(sessions)),
        ("frames", FRAME_COLUMNS, frame_rows(store, sessions)),
    )
    with OutputFolder(folder) as output:
        for name, columns, rows in tables:
            write(output.staged(f"{name}.{kind}"), columns, rows)
    return tuple(folder / f"{name}.{kind}" for name, _, _ in tables)


def matter_rows(matters: Sequence[Matter]) -> Iterator[Row]:
    """A row for each matter."""
    for matter in matters:
        acts = [event for event in matter.history if event.by is not None]
        yield {
            "patient": matter.patient,
            "matter": matter.id,
            "kind": matter.kind,
            "severity": matter.severity,
            "state": matter.state,
            "since": matter.since,
            "latest": matter.latest.day,
            "days": len(matter.days),
            "exercise": matter.exercise or None,
            "side": matter.side or None,
            "evidence": matter.evidence,
            "proposal": proposal_of(matter, matters),
            "patient_words": " / ".join(matter.words) or None,
            "acted_by": acts[-1].by if acts else None,
            "acted_at": acts[-1].at if acts else None,
            "reason": acts[-1].text if acts else None,
        }


Goals = Mapping[tuple[str, str, str], float]
"""Goals by the hash of the program's version, exercise and side."""


def _goals(store: Store, sessions: Sequence[StoredSession]) -> Goals:
    patients = {session.patient for session in sessions}
    return {
        (program.content_sha256, entry.exercise, side): entry.goal_deg
        for patient in patients
        for program in read_programs(store, patient)
        for entry in program.exercises
        for side in entry.set_sides
        if entry.goal_deg is not None
    }


def set_rows(sessions: Iterable[StoredSession], goals: Goals | None = None) -> Iterator[Row]:
    """A row for each set."""
    goals = goals or {}
    plain = [column.name for column in SET_COLUMNS]
    for session in sessions:
        for one in session.sets:
            row: Row = {name: getattr(one, name, None) for name in plain}
            row.update(_whose(session, one))
            value = value_of_set(one, one.attempts)
            override = one.count_override
            row.update(
                program=session.program,
                program_version=session.program_version,
                **_counts(one),
                counted_by_therapist=override.count if override else None,
                minimum_to_count=one.minimum_to_count,
                prescribed_target=one.minimum_to_count,
                goal=goals.get((session.program_sha256 or "", one.exercise, one.side)),
                limit=one.prescribed_limit,
                rom=value.value if value else None,
                rom_start=value.start if value else None,
                rom_counted=value.counted if value else None,
                session_note=session.note,
                rom_uncertainty=value.uncertainty if value else None,
                rom_of=value.used if value else None,
                not_measurable=value.looked_at - value.used if value else None,
                pain_0_to_10=one.pain,
                corrected=bool(one.excluded)
                or any(c.set_id in (None, one.id) for c in session.standing if c.what != "patient"),
                session_pain_worst_0_to_10=session.pain_worst,
                session_effort=session.effort,
                session_effort_scale=session.effort_scale,
            )
            yield row


def _counts(one: StoredSet) -> Row:
    """What became of its attempts; nothing is known of a set that the camera did not measure."""
    statuses = ("counted", "partial", "rejected")
    return {s: len(one.with_status(s)) if one.is_measured else None for s in statuses}


def attempt_rows(sessions: Iterable[StoredSession]) -> Iterator[Row]:
    """A row for each attempt."""
    plain = [column.name for column in ATTEMPT_COLUMNS]
    for session in sessions:
        for one in session.sets:
            for attempt in one.attempts:
                row: Row = {name: getattr(attempt, name, None) for name in plain}
                row.update(_whose(session, one), unit=one.unit, attempt=attempt.number)
                row["rom_type"] = one.rom_type
                row["excluded"] = attempt.number in one.excluded
                codes = [f.code for f in one.findings if f.attempt == attempt.number]
                row["findings"] = " ".join(codes)
                yield row


def frame_rows(store: Store, sessions: Iterable[StoredSession]) -> Iterator[Row]:
    """A row for each frame and side, a session at a time."""
    for session in sessions:
        traces = read_traces(store, [one.id for one in session.sets])
        for one in session.sets:
            whose = {**_whose(session, one), "unit": one.unit}
            for trace in traces.get(one.id, ()):
                attempts = _attempt_at(one.attempts, trace)
                for n, time_s in enumerate(trace.time_s):
                    yield {
                        **whose,
                        "side": trace.side,
                        "time_s": float(time_s),
                        "value": float(trace.value[n]),
                        "smooth": float(trace.smooth[n]),
                        "attempt": attempts[n],
                    }


def _attempt_at(attempts: Iterable[StoredAttempt], trace: Trace) -> list[int | None]:
    at: list[int | None] = [None] * len(trace.time_s)
    for attempt in attempts:
        if "both" in (attempt.side, trace.side) or attempt.side == trace.side:
            first, last = np.searchsorted(trace.time_s, (attempt.start_s, attempt.end_s))
            at[first:last] = [attempt.number] * int(last - first)
    return at


def _whose(session: StoredSession, one: StoredSet) -> Row:
    return {
        "patient": session.patient,
        "session": session.id,
        "set": one.id,
        "exercise": one.exercise,
    }


def _write_csv(path: Path, columns: Sequence[Column], rows: Iterable[Row]) -> None:
    names = [column.name for column in columns]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(names)
        writer.writerows([_cell(row[name]) for name in names] for row in rows)


def _cell(value: Any) -> Any:
    """Shortest text from which the same value is read back."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case float():
            return repr(value) if isfinite(value) else ""
        case str():
            return shown_in_table(value)
        case _:
            return value.isoformat() if hasattr(value, "isoformat") else value


def _write_parquet(path: Path, columns: Sequence[Column], rows: Iterable[Row]) -> None:
    with ParquetTable(path, columns) as table:
        for some in _pieces(rows, 20_000):
            table.write(some)


def _pieces(rows: Iterable[Row], size: int) -> Iterator[list[Row]]:
    piece: list[Row] = []
    for row in rows:
        piece.append(row)
        if len(piece) == size:
            yield piece
            piece = []
    yield piece
