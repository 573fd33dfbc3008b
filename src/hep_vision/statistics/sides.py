"""Left against right within one session."""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SideDifference:
    """Right less left, and how much of it the camera alone may make; None if not known."""

    difference: float
    explained: float | None

    @property
    def is_beyond(self) -> bool:
        """Whether the sides are further apart than the camera explains."""
        return self.explained is not None and abs(self.difference) > self.explained


def compare_sides(
    left: float, right: float, left_uncertainty: float | None, right_uncertainty: float | None
) -> SideDifference:
    """Hold the right side against the left, both of one session and a mirrored set-up.

    The uncertainties add by their squares: that the camera errs alike on both sides, and so
    cancels, was never measured.
    """
    if left_uncertainty is None or right_uncertainty is None:
        return SideDifference(right - left, None)
    return SideDifference(right - left, math.hypot(left_uncertainty, right_uncertainty))
