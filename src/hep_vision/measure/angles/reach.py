"""How far a limb reaches, when its middle joint is hidden.

A push-up bends the elbow, and brings the shoulder to the wrist. Where the elbow is hidden or
jumps about, the distance of the ends of the limb still tells the movement, though not the
joint's degrees. The limb's length is the longest reach so far; what it falls short of that is
given in degrees of a limb of two equal segments that is bent to a right angle. The angle itself
would be told from r = sin of half of it, which near a straight limb makes 16 degrees of one
percent.
"""

from __future__ import annotations

import math
from array import array
from typing import TYPE_CHECKING

from hep_vision.measure.body.landmarks import landmark_of

if TYPE_CHECKING:
    from hep_vision.measure.angles.measure import Measure
    from hep_vision.measure.body.landmarks import Side
    from hep_vision.measure.body.person import Seen

# The longest reach is a median of three neighbours, so that one slip does not set it.
NEIGHBOURS = 3
# Bent to a right angle, a limb of two equal segments reaches cos 45 degrees of its length.
BEND_DEG = 90.0 / (1.0 - math.sqrt(0.5))


class Reach:
    """Distance of the ends of a limb, frame by frame, in pixels."""

    def __init__(self, measure: Measure, side: Side) -> None:
        self._ends = [landmark_of(measure.points[at], side) for at in (0, 2)]
        self.time_s = array("d")
        self._reach = array("d")  # NaN where not seen
        self._longest = 0.0

    @staticmethod
    def tells_of(measure: Measure) -> bool:
        """Whether a measure is the angle of a hinge between two segments of one limb."""
        return len(measure.segments) == 2

    def add(self, seen: Seen) -> None:
        """Take one frame."""
        first, last = (seen.points[end] for end in self._ends)
        visible = seen.frame.in_sight(self._ends, seen.points)
        reach = abs(last - first) if visible else math.nan
        self.time_s.append(seen.frame.time_s)
        self._reach.append(reach)
        newest = sorted(self._reach[-NEIGHBOURS:])
        if len(newest) == NEIGHBOURS and math.isfinite(sum(newest)):
            self._longest = max(self._longest, newest[1])

    def bend_deg(self, index: int) -> float:
        """How far the limb of a frame is bent, in degrees' worth; NaN where not seen."""
        if not self._longest > 0:
            return math.nan
        return BEND_DEG * (1.0 - self._reach[index] / self._longest)
