"""From what `hep-vision analyze` found or wrote to the record."""

from __future__ import annotations

import csv
from datetime import datetime, timedelta
from io import TextIOWrapper
from typing import TYPE_CHECKING, get_args

import numpy as np
from pydantic import ValidationError

from hep_vision.errors import InputError
from hep_vision.measure.result import AttemptSide, Trace
from hep_vision.record.landmark_log import read_landmark_log
from hep_vision.record.session import SessionRecord
from hep_vision.regular_file import open_regular, read_regular
from hep_vision.store.blobs import pack_frames
from hep_vision.store.events import SetEnd

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from hep_vision.analysis.analyze import Analysis

# Of a long set with thousands of attempts, and of hours of landmarks.
LARGEST_RECORD_BYTES = 32_000_000
LARGEST_LOG_BYTES = 2_000_000_000

# Sets done within this time of each other were one session.
SAME_SESSION = timedelta(hours=2)


def end_of(analysis: Analysis) -> SetEnd:
    """What an analysis comes to, for the record."""
    log = pack_frames(analysis.frames, analysis.meta)
    return SetEnd(record=analysis.record, traces=analysis.result.traces, log=log)


def read_results(folder: Path) -> SetEnd:
    """Read a folder that ``hep-vision analyze`` wrote.

    Raises
    ------
    InputError
        If it has no readable ``session.json``, or its other files are damaged.
    """
    path = folder / "session.json" if folder.is_dir() else folder
    try:
        record = SessionRecord.model_validate_json(read_regular(path, LARGEST_RECORD_BYTES))
    except OSError as error:
        raise _cannot_read(path, error) from error
    except (ValidationError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: is no session record of this hep-vision.") from error
    log = path.with_name("landmarks.npz")
    return SetEnd(
        record=record,
        traces=_read_traces(path.with_name("trace.csv"), record),
        log=_read_log(log) if log.is_file() else None,
    )


def group_by_session(ends: Iterable[SetEnd]) -> tuple[tuple[SetEnd, ...], ...]:
    """Sets in order of time, those of one session together."""
    groups: list[list[SetEnd]] = []
    latest: datetime | None = None
    for end in sorted(ends, key=lambda end: end.record.performed_at):
        begun = end.record.performed_at
        if latest is None or begun - latest > SAME_SESSION:
            groups.append([])
        groups[-1].append(end)
        latest = begun
    return tuple(map(tuple, groups))


def _read_log(path: Path) -> bytes:
    read_landmark_log(path)  # a damaged one is refused
    try:
        return read_regular(path, LARGEST_LOG_BYTES)
    except OSError as error:
        raise _cannot_read(path, error) from error


def _read_traces(path: Path, record: SessionRecord) -> Sequence[Trace]:
    """Traces of the table that was written beside a record; none if there is no table."""
    if not path.is_file():
        return ()
    sides: dict[str, list[tuple[float, float, float]]] = {}
    try:
        with TextIOWrapper(open_regular(path), encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                sample = (
                    float(row["time_s"]),
                    float(row[f"value_{record.unit}"] or "nan"),
                    float(row[f"smooth_{record.unit}"] or "nan"),
                )
                sides.setdefault(row["side"], []).append(sample)
        return tuple(_trace(side, some, record.source.frames) for side, some in sides.items())
    except OSError as error:
        raise _cannot_read(path, error) from error
    except (KeyError, ValueError, TypeError, csv.Error) as error:
        raise InputError(
            f"{path}: is no table that `hep-vision analyze` wrote with this record, or is "
            "damaged; analyse the recording again."
        ) from error


def _trace(side: str, samples: Sequence[tuple[float, float, float]], frames: int) -> Trace:
    sides: dict[str, AttemptSide] = {one: one for one in get_args(AttemptSide)}
    time_s, value, smooth = np.array(samples).T
    in_order = np.isfinite(time_s).all() and (np.diff(time_s) > 0).all()
    if len(time_s) != frames or not in_order:
        raise ValueError(f"samples must be those of {frames} frames in order of time")
    return Trace(sides[side], time_s, value, smooth)


def _cannot_read(path: Path, error: OSError) -> InputError:
    why = error.strerror or str(error)
    return InputError(
        f"{path}: cannot be read ({why}); give folders that `hep-vision analyze` wrote."
    )
