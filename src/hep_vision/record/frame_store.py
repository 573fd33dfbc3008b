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
# What a narrow count holds.
_LARGEST = float(np.iinfo(_NARROW).max)


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
        missing, rounded = np.isnan(counts), np.rint(counts)
        off_grid = (np.abs(rounded - counts) > 1e-6).any()
        if off_grid or (np.abs(rounded[_XYZ:]) > _LARGEST).any():
            raise ValueError("frame must come from the pose estimator; a value is off its grid")
        self._time_s.append(frame.time_s)
        self._size_px.append(frame.size_px)
        parts = ((slice(0, _XYZ), _WIDE), (slice(_XYZ, None), _NARROW))
        self._counts.append(
            b"".join(
                np.where(missing[part], np.iinfo(kind).min, rounded[part]).astype(kind).tobytes()
                for part, kind in parts
            )
        )

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
