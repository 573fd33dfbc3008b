"""The frames of a running measurement, kept small until they are written."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import TYPE_CHECKING, overload

import numpy as np

from hep_vision.measure.body.landmarks import LANDMARK_COUNT, PoseFrame
from hep_vision.sources.pose.estimator import (
    IMAGE_STEPS_PER_PX,
    VISIBILITY_STEPS,
    WORLD_STEPS_PER_M,
)

if TYPE_CHECKING:
    import numpy.typing as npt

    from hep_vision.measure.body.landmarks import Array

_XYZ = 3 * LANDMARK_COUNT
# Pixels need four bytes; metres (up to 32) and visibility fit into two.
_WIDE, _NARROW = np.dtype(np.int32), np.dtype(np.int16)
# What a narrow count holds, and what stands for a value that is missing.
_LARGEST = float(np.iinfo(_NARROW).max)
_NO_WIDE, _NO_NARROW = (float(np.iinfo(kind).min) for kind in (_WIDE, _NARROW))


class FrameStore(Sequence[PoseFrame]):
    """Frames as counts on the estimator's grid: 0.7 kB each instead of 2.5, and exact.

    Only for frames of the estimator, whose values lie on that grid.
    """

    def __init__(self) -> None:
        self._time_s = array("d")
        self._size_px: list[tuple[int, int]] = []
        self._counts: list[bytes] = []

    def append(self, frame: PoseFrame) -> None:
        """Keep one more frame.

        Raises
        ------
        ValueError
            If a value is not on the estimator's grid, or a point 32 m away.
        """
        counts = np.concatenate(
            (
                frame.image_px.ravel() * IMAGE_STEPS_PER_PX,
                frame.world_m.ravel() * WORLD_STEPS_PER_M,
                frame.visibility * VISIBILITY_STEPS,
            )
        )
        rounded = np.rint(counts)
        if (np.abs(rounded - counts) > 1e-6).any() or (np.abs(rounded[_XYZ:]) > _LARGEST).any():
            raise ValueError("frame must come from the pose estimator; a value is off its grid")
        missing = np.isnan(counts)
        wide, narrow = rounded[:_XYZ], rounded[_XYZ:]
        if missing.any():
            wide = np.where(missing[:_XYZ], _NO_WIDE, wide)
            narrow = np.where(missing[_XYZ:], _NO_NARROW, narrow)
        self._time_s.append(frame.time_s)
        self._size_px.append(frame.size_px)
        self._counts.append(wide.astype(_WIDE).tobytes() + narrow.astype(_NARROW).tobytes())

    def __len__(self) -> int:
        return len(self._time_s)

    @overload
    def __getitem__(self, index: int) -> PoseFrame: ...
    @overload
    def __getitem__(self, index: slice) -> list[PoseFrame]: ...
    def __getitem__(self, index: int | slice) -> PoseFrame | list[PoseFrame]:
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(len(self)))]
        counts = self._counts[index]
        image = _values(np.frombuffer(counts, _WIDE, _XYZ))
        rest = _values(np.frombuffer(counts, _NARROW, offset=_XYZ * _WIDE.itemsize))
        return PoseFrame(
            self._time_s[index],
            (image / IMAGE_STEPS_PER_PX).reshape(LANDMARK_COUNT, 3),
            (rest[:_XYZ] / WORLD_STEPS_PER_M).reshape(LANDMARK_COUNT, 3),
            rest[_XYZ:] / VISIBILITY_STEPS,
            self._size_px[index],
        )


def _values(counts: npt.NDArray[np.signedinteger]) -> Array:
    """Counts as numbers, the lowest one of their kind as NaN."""
    missing = counts == np.iinfo(counts.dtype).min
    return np.where(missing, np.nan, counts.astype(np.float64))
