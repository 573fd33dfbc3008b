"""How long a position has been held, as it is being held."""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass

# A dip out of the band shorter than this does not end a hold; it does not count either.
TOLERANCE_S = 0.5
# Shorter than this and it is only the turn of a movement.
LEAST_S = 0.7


@dataclass(frozen=True, slots=True)
class HoldNow:
    """State of a hold: seconds held, and of how many."""

    held_s: float
    asked_s: float

    @property
    def begun(self) -> bool:
        """Whether it is a hold and not only the turn of a movement."""
        return self.held_s >= min(LEAST_S, self.asked_s)

    @property
    def done(self) -> bool:
        """Whether it was long enough."""
        return self.held_s >= self.asked_s


class HoldClock:
    """Counts the time spent near the furthest value of a movement.

    Parameters
    ----------
    asked_s : float
        Seconds to hold.
    band : float
        How far below the furthest value still counts, in the unit of the measure.
    """

    def __init__(self, asked_s: float, band: float) -> None:
        self.asked_s = asked_s
        self.band = band
        self._samples: deque[tuple[float, float]] = deque()
        self._top = -math.inf

    def add(self, time_s: float, level: float, *, away: bool) -> HoldNow:
        """Take one sample.

        Parameters
        ----------
        time_s : float
            Capture time.
        level : float
            The measure, rising in the exercise's direction; NaN if not seen.
        away : bool
            Whether a movement is under way; at rest the clock stands at zero.
        """
        if not away:
            self._samples.clear()
            self._top = -math.inf
        elif not math.isnan(level):
            self._samples.append((time_s, level))
            self._top = max(self._top, level)
            # A little more than was asked for is all that is ever looked at.
            while time_s - self._samples[0][0] > self.asked_s + 5.0:
                self._samples.popleft()
        return HoldNow(min(self._held_s(), self.asked_s), self.asked_s)

    def _held_s(self) -> float:
        """Time within the band, back to the last break of it."""
        if not self._samples or self._samples[-1][1] < self._top - self.band:
            return 0.0
        held_s, inside_s = 0.0, self._samples[-1][0]
        later_s = inside_s
        for time_s, level in reversed(self._samples):
            if level >= self._top - self.band:
                if inside_s == later_s:
                    held_s += later_s - time_s
                inside_s = time_s
            elif inside_s - time_s > TOLERANCE_S:
                break
            later_s = time_s
        return held_s
