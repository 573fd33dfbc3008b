"""A segment that lies still in an exercise: its direction is that of the start position.

Of somebody sitting or lying the pose model lets the knee ride up on the thigh's upper edge
as the leg straightens, so that the thigh seems to rise from the seat on which it lies. An
exercise that says that its thigh rests is measured against the thigh as it lay before the
movement, and only the shank as it is seen: the way a seated knee is measured by inclinometer.

What the thigh seems off its rest by meanwhile is kept (`RestingSegment.off_rest_deg`): up to
`MODEL_DEG` it is what the model makes of a resting thigh. Beyond that the thigh moved, the
degrees are marked unreliable, and soon it is measured as it is seen: somebody sits down or
stands up.
"""

from __future__ import annotations

import cmath
import math
from array import array
from collections import deque
from typing import TYPE_CHECKING, Literal

import numpy as np

from hep_vision.measure.body.landmarks import landmark_of
from hep_vision.measure.quality.findings import median_seen
from hep_vision.measure.result import Finding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hep_vision.measure.body.landmarks import Array, Plane, Side

Resting = Literal["thigh"]
# Of the measures that name it (`Measure.rests`), the segment nearer to the trunk.
SEGMENTS: dict[Resting, tuple[str, str]] = {"thigh": ("hip", "knee")}
# Body positions in which something carries it.
RESTING_POSITIONS: dict[Resting, tuple[str, ...]] = {"thigh": ("seated", "supine")}

# Where no source is named, a default of ours; tests/unit/test_thresholds_angles.py holds it.

# The rest before a movement is looked for in so much of what was seen last while nothing was
# under way, as the start position is (`hep_vision.measure.counting.excursions`), ...
REST_MEMORY_S = 4.0
# ... about the lowest fifth of it: neither one misplaced point nor the slow beginning of a
# movement is part of it.
LOW_SHARE = 0.2
REST_BAND_DEG = 5.0
# Half of the directions lie this close to their median, or the segment does not rest: somebody
# is sitting down. Landmarks of a resting thigh scatter by about one degree.
STILL_DEG = 2.0
# A resting thigh seems to rise by up to 15 degrees (rendered figure, straight knee, up to 20
# degrees off the plane); one that seems further off its rest than this has moved,
MODEL_DEG = 20.0
# and from twice as much on its rest says nothing any more.
LEFT_DEG = 2 * MODEL_DEG


class RestingSegment:
    """Follows the segment of one side, and tells how far it seems off its rest.

    Attributes
    ----------
    off_rest_deg : array
        One entry a frame, degrees; see `add`. NaN where the segment was not seen.
    """

    def __init__(self, segment: Resting, side: Side) -> None:
        proximal, distal = SEGMENTS[segment]
        self._ends = landmark_of(proximal, side), landmark_of(distal, side)
        # Of the rest: when, the level in degrees, and the direction, of length 1.
        self._time_s: deque[float] = deque()
        self._level: deque[float] = deque()
        self._seen_at: deque[complex] = deque()
        self._direction = 0j  # of the rest; 0 before one was seen
        self.off_rest_deg = array("d")

    def add(self, points: Sequence[complex]) -> float:
        """Take the points of one frame.

        Returns
        -------
        float
            Degrees to take from the segment's direction to have that of its rest, positive
            towards the right of the picture where it hangs down. All of what it seems off up
            to `MODEL_DEG`, falling to nothing at `LEFT_DEG`; 0 before a rest was seen, NaN if
            unseen.
        """
        now = self._seen(points)
        off = 0.0 if self._direction == 0 else -_degrees(now / self._direction)
        self.off_rest_deg.append(off if math.isfinite(now.real) else math.nan)
        return _share_at_rest(off) * off

    def rest(self, time_s: float, level: float, points: Sequence[complex]) -> None:
        """Note that nothing is under way; ``level`` rises with the exercise, in degrees."""
        now = self._seen(points)
        if not (math.isfinite(level) and math.isfinite(now.real)):
            return
        self._time_s.append(time_s)
        self._level.append(level)
        self._seen_at.append(now)
        while time_s - self._time_s[0] > REST_MEMORY_S:
            for kept in (self._time_s, self._level, self._seen_at):
                kept.popleft()
        self._direction = self._found()

    def _found(self) -> complex:
        """Direction of the rest in the memory; 0 if there is none."""
        # Once a frame: sorted numbers are read in place, which numpy's own percentile is slow at.
        n = len(self._level)
        level = np.fromiter(self._level, np.float64, n)
        low = float(np.sort(level)[int(LOW_SHARE * (n - 1))])
        lies = np.abs(level - low) <= REST_BAND_DEG
        at: Plane = np.fromiter(self._seen_at, np.complex128, n)[lies]
        half = len(at) // 2
        middle = complex(np.sort(at.real)[half], np.sort(at.imag)[half])
        scatter = float(np.sort(np.abs(np.angle(at / middle)))[half])
        return middle if math.degrees(scatter) <= STILL_DEG else 0j

    def _seen(self, points: Sequence[complex]) -> complex:
        segment = points[self._ends[1]] - points[self._ends[0]]
        length = abs(segment)
        return segment / length if length > 0 else complex(math.nan, math.nan)


def _degrees(turn: complex) -> float:
    return math.degrees(cmath.phase(turn)) if math.isfinite(turn.real) else math.nan


def _share_at_rest(off_deg: float) -> float:
    """1 while the segment seems to rest, falling to 0 where it has left."""
    beyond = (abs(off_deg) - MODEL_DEG) / (LEFT_DEG - MODEL_DEG)
    return 1.0 - min(max(beyond, 0.0), 1.0)


def resting_finding(segment: Resting, off_rest_deg: Array) -> Finding | None:
    """What to say of a segment that did not rest.

    Parameters
    ----------
    off_rest_deg : ndarray, shape (n,)
        How far it seemed off its rest, about the peak.
    """
    off_deg = abs(median_seen(off_rest_deg))
    if not off_deg > MODEL_DEG:
        return None
    return Finding(
        f"{segment}_moved",
        "invalid",
        f"The {segment} moved by {off_deg:.0f}°; degrees are reliable while it rests.",
        f"Let the {segment} lie.",
    )
