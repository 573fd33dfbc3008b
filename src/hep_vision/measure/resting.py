"""A segment that lies still in an exercise: its direction is that of the start position.

Of somebody sitting or lying the pose model lets the knee ride up on the thigh's upper edge
as the leg straightens, so that the thigh seems to rise from the seat on which it lies. An
exercise that says that its thigh rests is measured against the thigh as it lay before the
movement, and only the shank as it is seen: the way a seated knee is measured by inclinometer.

What the thigh seems to have turned by meanwhile is kept (`RestingSegment.turned_deg`): up to
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

from hep_vision.measure.landmarks import landmark_of
from hep_vision.measure.result import Finding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hep_vision.measure.landmarks import Array, Side

Resting = Literal["thigh"]
# The segment and the measures of which it is the one nearer to the trunk.
SEGMENTS: dict[Resting, tuple[str, str]] = {"thigh": ("hip", "knee")}
RESTING_MEASURES: dict[Resting, tuple[str, ...]] = {"thigh": ("knee_flexion",)}

# The rest before a movement: so much of what was seen last while nothing was under way,
REST_MEMORY_S = 1.0
# and of that what lay within this much of the starting end, so that the beginning of the
# movement is none of it.
REST_BAND_DEG = 10.0
# A resting thigh seems to rise by up to 15 degrees (rendered figure, straight knee, up to 20
# degrees off the plane); one that seems to have turned further than this has moved,
MODEL_DEG = 20.0
# and from twice as much on its rest says nothing any more.
LEFT_DEG = 2 * MODEL_DEG


class RestingSegment:
    """Follows the segment of one side, and tells how far it seems turned from its rest."""

    def __init__(self, segment: Resting, side: Side) -> None:
        proximal, distal = SEGMENTS[segment]
        self._ends = landmark_of(proximal, side), landmark_of(distal, side)
        self._rest: deque[tuple[float, float, complex]] = deque()  # time, level, direction
        self._reference = 0j
        self.turned_deg = array("d")

    def add(self, points: Sequence[complex]) -> float:
        """Take the points of one frame.

        Returns
        -------
        float
            Degrees to take from the segment's direction to have that of its rest, positive
            towards the right of the picture for a segment that hangs down. 0 before a rest
            was seen and where the segment has left it, NaN if unseen.
        """
        now = self._direction(points)
        turned = 0.0 if self._reference == 0 else -_degrees(now / self._reference)
        self.turned_deg.append(turned if math.isfinite(now.real) else math.nan)
        return _share_at_rest(turned) * turned

    def rest(self, time_s: float, level: float, points: Sequence[complex]) -> None:
        """Note that nothing is under way; ``level`` rises with the exercise, in degrees."""
        now = self._direction(points)
        if not (math.isfinite(level) and math.isfinite(now.real)):
            return
        self._rest.append((time_s, level, now))
        while time_s - self._rest[0][0] > REST_MEMORY_S:
            self._rest.popleft()
        lowest = min(level for _, level, _ in self._rest)
        self._reference = sum(
            (at for _, level, at in self._rest if level <= lowest + REST_BAND_DEG), 0j
        )

    def _direction(self, points: Sequence[complex]) -> complex:
        segment = points[self._ends[1]] - points[self._ends[0]]
        length = abs(segment)
        return segment / length if length > 0 else complex(math.nan, math.nan)


def _degrees(turn: complex) -> float:
    return math.degrees(cmath.phase(turn)) if math.isfinite(turn.real) else math.nan


def _share_at_rest(turned_deg: float) -> float:
    """1 while the segment seems to rest, falling to 0 where it has left."""
    beyond = (abs(turned_deg) - MODEL_DEG) / (LEFT_DEG - MODEL_DEG)
    return 1.0 - min(max(beyond, 0.0), 1.0)


def resting_finding(segment: Resting, turned_deg: Array) -> Finding | None:
    """What to say of a segment that did not rest.

    Parameters
    ----------
    turned_deg : ndarray, shape (n,)
        How far it seemed turned, about the peak.
    """
    seen = turned_deg[np.isfinite(turned_deg)]
    turned = abs(float(np.median(seen))) if len(seen) else 0.0
    if turned <= MODEL_DEG:
        return None
    return Finding(
        f"{segment}_moved",
        "invalid",
        f"The {segment} moved by {turned:.0f}°; degrees are reliable while it rests.",
        f"Let the {segment} lie.",
    )
