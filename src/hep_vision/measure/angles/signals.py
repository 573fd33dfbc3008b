"""A measure over time: outliers removed, gaps kept, smoothed on real timestamps.

Two signals come out for each sample. ``value`` is as measured with outliers removed and
is what ROM is read from; ``smooth`` lags a little and is what the counter follows.
Nothing that eats range ever comes before a degree that is reported.
"""

from __future__ import annotations

import math
from array import array
from collections import deque

NAN = float("nan")

# Where no source is named, a default of ours; tests/unit/test_thresholds_angles.py holds it.

# One Euro filter on the angle (Casiez et al., CHI 2012): low cut-off at rest, rising with
# speed. 2 degrees of jitter come down to 0.7 at a lag of 43 to 60 ms at 60 deg/s and 30
# frames per second.
MIN_CUTOFF_HZ = 1.0
BETA = 0.02  # Hz per unit and second, for degrees
DERIVATIVE_CUTOFF_HZ = 1.0

# A sample is compared with the line between its neighbours one and two samples away, so
# that a fast movement is no outlier. What bends more sharply than a limb can is one.
WINDOW = 5  # samples; two of them lie in the future, which is the delay of the signal
OUTLIER = 8.0  # units (degrees) off both lines,
OUTLIER_PER_S2 = 2000.0  # and this much more for each squared second between the frames
# Faster than any exercise moves a joint; what jumps further is another limb or a glitch.
MAX_SPEED = 600.0  # units (degrees) per second
JUMP = 12.0  # jitter on top of that
# While a jump is doubted, the doubt fades as fast as limbs usually move ...
DOUBTED_SPEED = 150.0
# ... and after this long at the new level it is believed.
RELOCK_S = 0.4
# Smoothing starts afresh after a gap, instead of dragging old values across it.
MAX_GAP_S = 0.5


class OneEuroFilter:
    """Low-pass filter whose cut-off rises with speed; uneven sampling is fine."""

    def __init__(self, scale: float = 1.0) -> None:
        self._scale = scale
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
            cutoff_hz = MIN_CUTOFF_HZ + BETA * abs(self._speed) / self._scale
            self._value += self._weight(cutoff_hz, step_s) * (value - self._value)
        self._time_s = time_s
        return self._value


class JumpGate:
    """Drops samples that move faster than a body can, until the new level has lasted.

    The pose model now and then puts a landmark on the other limb with full visibility;
    the value then jumps there and back. Visibility does not tell, continuity does.
    """

    def __init__(self, scale: float) -> None:
        self._scale = scale
        self._seen_s = NAN  # the latest sample, believed or not
        self._value = NAN  # the latest one believed
        self._doubted_since_s = NAN
        self._reach = 0.0

    def step(self, time_s: float, value: float) -> float:
        """The value, or NaN where it is not believed."""
        if math.isnan(value):
            return NAN
        far = not math.isnan(self._value) and self._too_far(time_s, abs(value - self._value))
        self._seen_s = time_s
        if far:
            return NAN
        self._value, self._doubted_since_s = value, NAN
        return value

    def skip(self, time_s: float) -> None:
        """Note a sample that was dropped already: it was seen, and makes no gap."""
        self._seen_s = time_s

    def _too_far(self, time_s: float, distance: float) -> bool:
        if math.isnan(self._doubted_since_s):
            gap_s = min(time_s - self._seen_s, RELOCK_S)
            self._reach = self._scale * (JUMP + MAX_SPEED * gap_s)
            if distance <= self._reach:
                return False
            self._doubted_since_s = time_s
            return True
        doubted_s = time_s - self._doubted_since_s
        reach = self._reach + self._scale * DOUBTED_SPEED * doubted_s
        return distance > reach and doubted_s < RELOCK_S


class Signal:
    """One measure of one side, sample by sample.

    ``time_s``, ``value`` and ``smooth`` grow by one entry for each sample, two samples
    late; `flush` brings them up to date at the end of a set.
    """

    def __init__(self, scale: float = 1.0) -> None:
        self.time_s = array("d")
        self.value = array("d")
        self.smooth = array("d")
        self._scale = scale
        self._jumps = JumpGate(scale)
        self._filter = OneEuroFilter(scale)
        self._window: deque[tuple[float, float]] = deque(maxlen=WINDOW)
        self._ahead = 0

    def add(self, time_s: float, raw: float) -> None:
        """Take one sample, NaN where the joint was not seen."""
        self._window.append((time_s, raw))
        self._ahead += 1
        if self._ahead > WINDOW // 2:
            self._emit(len(self._window) - 1 - WINDOW // 2)
            self._ahead -= 1

    def restart(self) -> None:
        """Compare nothing with what was before, since the picture shows another place now."""
        self.flush()
        self._window.clear()
        self._jumps = JumpGate(self._scale)
        self._filter = OneEuroFilter(self._scale)

    def flush(self) -> None:
        """Emit what still waits for neighbours that will not come."""
        while self._ahead > 0:
            self._emit(len(self._window) - self._ahead)
            self._ahead -= 1

    def _emit(self, index: int) -> None:
        time_s, value = self._window[index]
        if self._is_outlier(index):
            self._jumps.skip(time_s)
            value = NAN
        else:
            value = self._jumps.step(time_s, value)
        self.time_s.append(time_s)
        self.value.append(value)
        self.smooth.append(self._filter.step(time_s, value))

    def _is_outlier(self, index: int) -> bool:
        time_s, value = self._window[index]
        bends: list[float] = []
        limit = 0.0
        for reach in (1, 2):
            if index < reach or index + reach >= len(self._window):
                continue
            before_s, before = self._window[index - reach]
            after_s, after = self._window[index + reach]
            share = (time_s - before_s) / (after_s - before_s)
            bend = abs(value - before - share * (after - before))
            if not math.isnan(bend):
                bends.append(bend)
                half_s = 0.5 * (after_s - before_s)
                limit = max(limit, OUTLIER + OUTLIER_PER_S2 * half_s**2)
        return bool(bends) and min(bends) > limit * self._scale
