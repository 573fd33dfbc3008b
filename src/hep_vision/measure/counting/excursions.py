"""Where movements begin, turn and end: counting relatively, without any fixed angle.

An attempt is a rise from the person's own start position and a return from its peak. It
is found by hysteresis relative to its own height, so that forty degrees after an
operation are followed as well as a healthy hundred and twenty. Whether it is a full
repetition is judged later and absolutely (`hep_vision.measure.counting.judge`).
"""

from __future__ import annotations

import math
from array import array
from bisect import bisect_left, insort
from collections import deque
from dataclasses import dataclass
from statistics import median
from typing import Literal

# Where no source is named, a default of ours; tests/unit/test_thresholds_counting.py holds it.
# None needs to be exact: moved by a quarter, each changes the count of at most one of 44 real clips
# (`python -m benchmarks.threshold_effect counting.excursions`).

# An attempt is over when it has come back by this share of its own height ...
RETURN_SHARE = 0.65
# ... or when it has come back by this share and rises anew (not fully returned).
TURN_SHARE = 0.5
# It rises anew from this share of its height on, and from where a rise begins an attempt.
ANEW_SHARE = 0.3
# A rise begins an attempt from this share of the smallest meaningful excursion on,
ARM_SHARE = 0.6
# and from this share of the person's own excursion, once that is known.
OWN_ARM_SHARE = 0.35
OWN_MEMORY = 5  # repetitions
OWN_LEAST = 3  # of them; one large or small movement does not set the range
# The start is a level over time, not one sample: this quantile of the latest rest. A dip of
# the landmarks for less than a quarter of it does not become the start; of a repetition that
# turns at once without a rest it lies a few percent of the height above the lowest sample.
REST_QUANTILE = 0.25
# The rest is the latest ...
REST_MEMORY_S = 4.0
# The sample that stands for the start is the latest one this near to the rest level, as a
# share of the rise so far.
NEAR_REST_SHARE = 0.1
# Who has come to rest in the start position for this long, within this share of the smallest
# meaningful excursion, has taken it up; what led there was no attempt.
SETTLED_S = 0.6
SETTLED_SHARE = 0.3

Closing = Literal["returned", "turned", "timed_out", "settled", "unfinished", "cut"]


@dataclass(frozen=True, slots=True)
class Excursion:
    """One rise and what became of it, as indices into the signal."""

    start: int  # the latest sample at the level of the rest before the rise
    peak: int
    end: int  # where it was closed
    low: int  # the lowest sample after the peak
    closing: Closing


class ExcursionDetector:
    """Streaming detector; feed it the smooth signal, rising in the exercise's direction.

    Parameters
    ----------
    min_excursion : float
        Smallest meaningful rise, in the unit of the signal.
    max_duration_s : float
        A rise that has not come back by then is given up.
    start_levels : tuple of float
        Levels between which the start position lies. A rise from below them is somebody
        lying or sitting down, if it comes to rest between them.
    """

    def __init__(
        self,
        min_excursion: float,
        max_duration_s: float,
        start_levels: tuple[float, float] = (-math.inf, math.inf),
    ) -> None:
        self._min_excursion = min_excursion
        self._max_duration_s = max_duration_s
        self._start_levels = start_levels
        self._time_s = array("d")
        self._level = array("d")
        self._own: list[float] = []
        self._rest: deque[int] = deque()  # samples of the latest rest,
        self._rest_levels: list[float] = []  # and their levels in order of height
        self._start = -1
        self._peak = -1  # -1 while at rest
        self._low = -1

    @property
    def samples(self) -> int:
        """Number of samples taken so far."""
        return len(self._level)

    @property
    def away(self) -> bool:
        """Whether an attempt is under way."""
        return self._peak >= 0

    @property
    def start(self) -> int:
        """Sample at the level of the start of the attempt under way."""
        return self._start

    @property
    def own_excursion(self) -> float:
        """Median height of the latest returned attempts; NaN before the first."""
        return median(self._own) if self._own else math.nan

    def add(self, time_s: float, level: float) -> Excursion | None:
        """Take one sample; NaN means not seen. Returns the attempt it closes, if any."""
        self._time_s.append(time_s)
        self._level.append(level)
        if math.isnan(level):
            return None
        now = len(self._level) - 1
        return self._follow(now) if self.away else self._wait(now)

    def interrupt(self) -> Excursion | None:
        """Begin anew, since the picture shows another place now.

        Returns the attempt that was under way, if any.
        """
        cut = self._close(len(self._level) - 1, "cut") if self.away else None
        self._rest.clear()
        self._rest_levels.clear()
        return cut

    def finish(self) -> Excursion | None:
        """The attempt still under way when the signal ends, if any."""
        if not self.away:
            return None
        return self._close(len(self._level) - 1, "unfinished")

    def _arm(self) -> float:
        least = ARM_SHARE * self._min_excursion
        if len(self._own) < OWN_LEAST:
            return least
        return max(least, OWN_ARM_SHARE * self.own_excursion)

    def _wait(self, now: int) -> None:
        level = self._level[now]
        self._rest.append(now)
        insort(self._rest_levels, level)
        while self._time_s[now] - self._time_s[self._rest[0]] > REST_MEMORY_S:
            oldest = self._level[self._rest.popleft()]
            del self._rest_levels[bisect_left(self._rest_levels, oldest)]
        floor = self._rest_levels[int(REST_QUANTILE * len(self._rest_levels))]
        if level - floor >= self._arm():
            near = floor + NEAR_REST_SHARE * (level - floor)
            self._start = next(i for i in reversed(self._rest) if self._level[i] <= near)
            self._peak = self._low = now

    def _follow(self, now: int) -> Excursion | None:
        level = self._level
        if level[now] >= level[self._peak]:
            self._peak = self._low = now
        elif level[now] < level[self._low]:
            self._low = now
        height = level[self._peak] - level[self._start]
        if level[now] <= level[self._peak] - RETURN_SHARE * height:
            self._own = [*self._own, height][-OWN_MEMORY:]
            return self._close(now, "returned")
        fallen = level[self._peak] - level[self._low]
        risen = level[now] - level[self._low]
        if fallen >= TURN_SHARE * height and risen >= max(self._arm(), ANEW_SHARE * height):
            turned_at = self._low
            excursion = self._close(turned_at, "turned")
            self._start, self._peak, self._low = turned_at, now, now
            return excursion
        if level[self._start] < self._start_levels[0] and self._settled(now):
            return self._close(now, "settled")
        if self._time_s[now] - self._time_s[self._start] > self._max_duration_s:
            return self._close(now, "timed_out")
        return None

    def _settled(self, now: int) -> bool:
        """Whether the latest samples rest in the start position."""
        low, high = self._start_levels
        band = SETTLED_SHARE * self._min_excursion
        index = now
        while index > self._start and self._time_s[now] - self._time_s[index] < SETTLED_S:
            level = self._level[index]
            if not (low <= level <= high and abs(level - self._level[now]) <= band):
                return False
            index -= 1
        return index > self._start

    def _close(self, end: int, closing: Closing) -> Excursion:
        excursion = Excursion(self._start, self._peak, end, self._low, closing)
        self._start, self._peak, self._low = end, -1, -1
        self._rest.clear()
        self._rest_levels.clear()
        return excursion
