"""A measure over time: outliers removed, gaps kept, smoothed on real timestamps.

Two signals come out for each sample. ``value`` is as measured with outliers removed and
is what ROM is read from; ``smooth`` lags a little and is what the counter follows.
Nothing that eats range ever comes before a degree that is reported.
"""

from __future__ import annotations

import math
from collections import deque

import numpy as np

NAN = float("nan")

# One Euro filter on the angle (Casiez et al., CHI 2012): low cut-off at rest, rising with
# speed. 2 degrees of jitter come down to 0.7 at a lag of 43 to 60 ms at 60 deg/s and 30
# frames per second.
MIN_CUTOFF_HZ = 1.0
BETA = 0.02  # Hz per unit and second, for degrees
DERIVATIVE_CUTOFF_HZ = 1.0

# A sample further than this from the median of its neighbours is an outlier (Hampel).
WINDOW = 5  # samples; two of them lie in the future, which is the delay of the signal
OUTLIER_MADS = 4.0
# Faster than any exercise moves a joint; what jumps further is another limb or a glitch.
MAX_SPEED = 900.0  # units (degrees) per second
# After this long at the new level the jump is believed to be real.
RELOCK_S = 0.4
# Smoothing starts afresh after a gap, instead of dragging old values across it.
MAX_GAP_S = 0.5


class OneEuroFilter:
    """Low-pass filter whose cut-off rises with speed; uneven sampling is fine."""

    def __init__(
        self, min_cutoff_hz: float = MIN_CUTOFF_HZ, beta: float = BETA, scale: float = 1.0
    ) -> None:
        self.min_cutoff_hz, self.beta, self.scale = min_cutoff_hz, beta, scale
        self._time_s = NAN
        self._value = NAN
        self._speed = 0.0

    @staticmethod
    def _weight(cutoff_hz: float, step_s: float) -> float:
        return 1.0 / (1.0 + 1.0 / (2.0 * math.pi * cutoff_hz * step_s))

    def step(self, time_s: float, value: float) -> float:
        """Filtered value at ``time_s``; NaN in gives NaN out and is skipped."""
        if math.isnan(value):
            return NAN
        step_s = time_s - self._time_s
        if math.isnan(self._value) or step_s > MAX_GAP_S:
            self._speed, self._value = 0.0, value
        elif step_s > 0:
            speed = (value - self._value) / step_s
            weight = self._weight(DERIVATIVE_CUTOFF_HZ, step_s)
            self._speed += weight * (speed - self._speed)
            cutoff_hz = self.min_cutoff_hz + self.beta * abs(self._speed) / self.scale
            self._value += self._weight(cutoff_hz, step_s) * (value - self._value)
        self._time_s = time_s
        return self._value


class JumpGate:
    """Drops samples that move faster than a body can, until the new level has lasted.

    The pose model now and then puts a landmark on the other limb with full visibility;
    the value then jumps there and back. Visibility does not tell, continuity does.
    """

    def __init__(self, scale: float) -> None:
        self._tolerance = 12.0 * scale
        self._max_speed = MAX_SPEED * scale
        self._time_s = NAN
        self._value = NAN
        self._since_s = NAN

    def step(self, time_s: float, value: float) -> float:
        """The value, or NaN where it is not believed."""
        if math.isnan(value):
            return NAN
        if not math.isnan(self._value):
            gap_s = time_s - self._time_s
            reach = self._tolerance + self._max_speed * min(gap_s, 2.0 * RELOCK_S)
            if abs(value - self._value) > reach:
                if math.isnan(self._since_s):
                    self._since_s = time_s
                if time_s - self._since_s < RELOCK_S:
                    return NAN
        self._time_s, self._value, self._since_s = time_s, value, NAN
        return value


class Signal:
    """One measure of one side, sample by sample.

    ``time_s``, ``value`` and ``smooth`` grow by one entry for each sample, two samples
    late; `flush` brings them up to date at the end of a set.
    """

    def __init__(self, scale: float = 1.0) -> None:
        self.time_s: list[float] = []
        self.value: list[float] = []
        self.smooth: list[float] = []
        self._scale = scale
        self._jumps = JumpGate(scale)
        self._filter = OneEuroFilter(scale=scale)
        self._window: deque[tuple[float, float]] = deque(maxlen=WINDOW)
        self._ahead = 0

    def add(self, time_s: float, raw: float) -> None:
        """Take one sample, NaN where the joint was not seen."""
        self._window.append((time_s, self._jumps.step(time_s, raw)))
        self._ahead += 1
        if self._ahead > WINDOW // 2:
            self._emit(len(self._window) - 1 - WINDOW // 2)
            self._ahead -= 1

    def flush(self) -> None:
        """Emit what still waits for neighbours that will not come."""
        while self._ahead > 0:
            self._emit(len(self._window) - self._ahead)
            self._ahead -= 1

    def _emit(self, index: int) -> None:
        time_s, value = self._window[index]
        if not math.isnan(value) and self._is_outlier(value):
            value = NAN
        self.time_s.append(time_s)
        self.value.append(value)
        self.smooth.append(self._filter.step(time_s, value))

    def _is_outlier(self, value: float) -> bool:
        seen = sorted(v for _, v in self._window if not math.isnan(v))
        if len(seen) < 3:
            return False
        median = seen[len(seen) // 2]
        spread = sorted(abs(v - median) for v in seen)[len(seen) // 2]
        limit = max(8.0 * self._scale, OUTLIER_MADS * 1.4826 * spread)
        return abs(value - median) > limit


def unseen_s(time_s: np.ndarray, value: np.ndarray) -> float:
    """Time in which the value is NaN, each sample standing until the next one."""
    if len(time_s) < 2:
        return 0.0
    return float(np.sum(np.diff(time_s)[np.isnan(value[:-1])]))
