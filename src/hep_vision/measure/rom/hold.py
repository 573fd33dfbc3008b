"""How long a position is held: one clock for the coach, the record and every recount.

The reference is a plateau that slides with the person, never the highest value reached: a wall
sit that sinks by ten degrees in half a minute is held for half a minute, and the sinking is told.
With a target, the hold is the time at the target.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right, insort
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# Where no source is named, a default of ours; tests/unit/test_thresholds_rom.py holds it.

# Half-width of the band about the plateau where a definition states none, in degrees: somebody who
# holds sways by up to 3.5 degrees, and a landmark adds 2 degrees of noise (two standard
# deviations: 7.5).
HOLD_BAND_DEG = 8.0
# The plateau is the median of this much of the latest samples, ...
PLATEAU_S = 1.0
# ... if this share of them lies within the band. With `CORE_SHARE` it tells from how fast on a
# movement is no hold: 4 degrees a second in a band of 8 (worked out; the median lags by half).
PLATEAU_SHARE = 0.5
# A dip out of the band or out of sight shorter than this does not end a hold; it does not count.
DROPOUT_S = 0.5
# Shorter than this it is only the turn of a movement.
TURN_S = 0.7
# A hold begins and ends within this share of the band: the rest of it is the way in and out.
CORE_SHARE = 0.25
# A hold is in the position from this share of the height of the movement on.
POSITION_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Hold:
    """The longest hold of a movement.

    ``held_s`` is 0 if the movement only turned; ``sunk`` is how far the plateau fell from its
    beginning to its end, in the unit of the measure, negative if it rose.
    """

    held_s: float
    sunk: float


class HoldClock:
    """Streaming clock of one movement; feed it the level that rises in the exercise's direction.

    Parameters
    ----------
    band : float
        Half-width of the band about the plateau, in the unit of the measure.
    rest : float
        Level of the start position.
    least : float
        Level below which nothing is a hold: of the smallest movement, or of a target.
    most : float
        Level above which nothing is: the far end of a position that is the goal.
    position_share : float
        Share of the height of the movement from which on it is in the position; 0 where the
        position begins at ``least`` whatever was reached, as with a foot off the floor.
    """

    def __init__(
        self,
        band: float,
        rest: float,
        least: float,
        most: float = math.inf,
        position_share: float = POSITION_SHARE,
    ) -> None:
        self._band, self._rest, self._least, self._most = band, rest, least, most
        self._share = position_share
        self._window: deque[tuple[float, float]] = deque()  # the latest samples that were seen
        self._sorted: list[float] = []
        self._top = -math.inf  # highest plateau so far
        self._last_s = math.nan  # the sample before, seen or not,
        self._inside = False  # whether it lay on the plateau,
        self._inside_s = math.nan  # and when one did last
        self._run_s = 0.0  # since the hold began,
        self._held_s = 0.0  # and until it was last near the plateau
        self._run_from = math.nan  # plateau at its beginning
        self._plateau = math.nan  # and now
        self._longest = Hold(0.0, 0.0)

    @property
    def held_s(self) -> float:
        """Seconds of the hold that goes on; 0 if there is none."""
        return self._held_s

    @property
    def sunk(self) -> float:
        """How far the hold that goes on has sunk since it began; 0 if there is none."""
        return self._run_from - self._plateau if self._held_s > 0 else 0.0

    @property
    def longest(self) -> Hold:
        """The longest hold so far."""
        return self._longest if self._longest.held_s >= TURN_S else Hold(0.0, 0.0)

    def add(self, time_s: float, level: float) -> None:
        """Take one sample, NaN where not seen."""
        if self._inside and time_s - self._last_s <= DROPOUT_S:
            self._run_s += time_s - self._last_s
        inside = False
        if not math.isnan(level):
            plateau = self._slide(time_s, level)
            self._top = max(self._top, plateau)
            self._plateau = plateau
            floor = self._least
            if self._share > 0:
                floor = max(floor, self._rest + self._share * (self._top - self._rest))
            inside = abs(level - plateau) <= self._band and self._rests(plateau)
            inside = inside and floor <= plateau <= self._most
            if inside:
                self._extend(time_s, plateau, abs(level - plateau) <= CORE_SHARE * self._band)
        if not inside and not time_s - self._inside_s <= DROPOUT_S:
            self._run_s = self._held_s = 0.0
        self._last_s, self._inside = time_s, inside

    def _slide(self, time_s: float, level: float) -> float:
        self._window.append((time_s, level))
        insort(self._sorted, level)
        while time_s - self._window[0][0] > PLATEAU_S:
            _, oldest = self._window.popleft()
            del self._sorted[bisect_left(self._sorted, oldest)]
        return self._sorted[len(self._sorted) // 2]

    def _rests(self, plateau: float) -> bool:
        """Whether the latest samples are long enough and near enough to be a plateau."""
        known_s = self._window[-1][0] - self._window[0][0]
        low = bisect_left(self._sorted, plateau - self._band)
        high = bisect_right(self._sorted, plateau + self._band)
        within = high - low >= PLATEAU_SHARE * len(self._sorted)
        return within and known_s >= PLATEAU_SHARE * PLATEAU_S

    def _extend(self, time_s: float, plateau: float, near: bool) -> None:
        if not time_s - self._inside_s <= DROPOUT_S:
            # The plateau is known once half of it has passed: the hold began with it.
            self._run_s, self._run_from = time_s - self._reached_s(plateau), plateau
            self._held_s = 0.0
        self._inside_s = time_s
        if self._run_s <= PLATEAU_S:
            self._run_from = max(self._run_from, plateau)  # some of the way up still lies in it
        if near:
            self._held_s = self._run_s
        if self._held_s > self._longest.held_s:
            self._longest = Hold(self._held_s, self._run_from - plateau)

    def _reached_s(self, plateau: float) -> float:
        reached_s = self._window[-1][0]
        for time_s, level in reversed(self._window):
            if abs(level - plateau) > self._band:
                break
            if abs(level - plateau) <= CORE_SHARE * self._band:
                reached_s = time_s
        return reached_s


def hold_of(
    samples: Iterable[tuple[float, float]],
    band: float,
    rest: float,
    least: float,
    most: float = math.inf,
    position_share: float = POSITION_SHARE,
) -> Hold:
    """Longest hold of a movement that is over, from its samples (time, level)."""
    clock = HoldClock(band, rest, least, most, position_share)
    for time_s, level in samples:
        clock.add(time_s, level)
    return clock.longest
