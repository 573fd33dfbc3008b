"""The frames of a running measurement, kept small until they are written."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import TYPE_CHECKING, overload

import numpy as np

from hep_vision.measure.landmarks import LANDMARK_COUNT, PoseFrame
from hep_vision.pose.estimator import (
    IMAGE_STEPS_PER_PX,
    VISIBILITY_STEPS,
    WORLD_STEPS_PER_M,
)

if TYPE_CHECKING:
    from hep_vision.measure.landmarks import Array

_MISSING = np.iinfo(np.int32).min


class FrameStore(Sequence[PoseFrame]):
    """Frames as counts on the estimator's grid: 0.9 kB each instead of 2.5, and exact.

    Only for frames of the estimator, whose values lie on that grid.
    """

    def __init__(self) -> None:
        self._time_s = array("d")
        self._size_px: list[tuple[int, int]] = []
        self._counts: list[np.ndarray[tuple[int], np.dtype[np.int32]]] = []

    def append(self, frame: PoseFrame) -> None:
        """Keep one more frame.

        Raises
        ------
        ValueError
            If a value is not on the estimator's grid.
        """
        counts = np.concatenate(
            (
                frame.image_px.ravel() * IMAGE_STEPS_PER_PX,
                frame.world_m.ravel() * WORLD_STEPS_PER_M,
                frame.visibility * VISIBILITY_STEPS,
            )
        )
        missing = np.isnan(counts)
        rounded = np.where(missing, 0.0, np.round(counts))
        if np.abs(rounded - np.where(missing, 0.0, counts)).max() > 1e-6:
            raise ValueError("frame must come from the pose estimator; a value is off its grid")
        self._time_s.append(frame.time_s)
        self._size_px.append(frame.size_px)
        self._counts.append(np.where(missing, _MISSING, rounded).astype(np.int32))

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
        values: Array = np.where(counts == _MISSING, np.nan, counts.astype(np.float64))
        xyz = 3 * LANDMARK_COUNT
        return PoseFrame(
            self._time_s[index],
            (values[:xyz] / IMAGE_STEPS_PER_PX).reshape(LANDMARK_COUNT, 3),
            (values[xyz : 2 * xyz] / WORLD_STEPS_PER_M).reshape(LANDMARK_COUNT, 3),
            values[2 * xyz :] / VISIBILITY_STEPS,
            self._size_px[index],
        )
