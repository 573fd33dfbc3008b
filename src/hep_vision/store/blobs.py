"""Landmarks and traces as bytes in the database."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import numpy as np

from hep_vision.measure.result import Trace
from hep_vision.record.files import working_folder
from hep_vision.record.landmark_log import read_landmark_log, write_landmark_log

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from hep_vision.measure.body.landmarks import Array, PoseFrame
    from hep_vision.measure.result import AttemptSide
    from hep_vision.record.landmark_log import LandmarkLog

# Those of the trace's table: finer is not known.
TIME_STEPS_PER_S = 1e6
VALUE_STEPS = 1e4
_MISSING = np.iinfo(np.int32).min


def pack_frames(frames: Sequence[PoseFrame], meta: Mapping[str, str]) -> bytes:
    """Landmark log of frames, from which `unpack_frames` gets the same frames, to the bit."""
    with working_folder() as folder:
        path = folder / "log.npz"
        write_landmark_log(path, frames, meta)
        return path.read_bytes()


def unpack_frames(content: bytes) -> LandmarkLog:
    """Frames of a landmark log.

    Raises
    ------
    LogError
        If it is damaged.
    """
    with working_folder() as folder:
        path = folder / "log.npz"
        path.write_bytes(content)
        return read_landmark_log(path)


def pack_trace(trace: Trace) -> bytes:
    """Trace to a microsecond and a ten-thousandth of the measure's unit."""
    buffer = BytesIO()
    np.savez_compressed(
        buffer,
        time=np.diff(np.rint(trace.time_s * TIME_STEPS_PER_S).astype(np.int64), prepend=0),
        value=_steps(trace.value),
        smooth=_steps(trace.smooth),
    )
    return buffer.getvalue()


def unpack_trace(side: AttemptSide, content: bytes) -> Trace:
    """Inverse of `pack_trace`."""
    with np.load(BytesIO(content), allow_pickle=False) as file:
        time_s = np.cumsum(file["time"]) / TIME_STEPS_PER_S
        return Trace(side, time_s, _values(file["value"]), _values(file["smooth"]))


def _steps(values: Array) -> np.ndarray[tuple[int], np.dtype[np.int32]]:
    """Differences between neighbours; they wrap around where the missing begins and ends."""
    known = np.isfinite(values)
    counts = np.where(known, np.rint(np.where(known, values, 0) * VALUE_STEPS), _MISSING)
    return np.diff(counts.astype(np.int32), prepend=np.int32(0))


def _values(steps: Iterable[int]) -> Array:
    counts = np.cumsum(np.asarray(steps, dtype=np.int32), dtype=np.int32)
    return np.where(counts == _MISSING, np.nan, counts / VALUE_STEPS)
