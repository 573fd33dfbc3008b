"""The session's clock: it never runs backwards, and goes on while the machine sleeps."""

from __future__ import annotations

import time
from collections.abc import Callable

Clock = Callable[[], float]


def steady_s() -> float:
    """Seconds since some moment in the past; setting the wall clock does not alter them.

    On Linux the time spent in sleep counts, so that a suspended laptop shows as a gap between
    two pictures; elsewhere the monotonic clock has to do.
    """
    boot_time: int | None = getattr(time, "CLOCK_BOOTTIME", None)
    if boot_time is None:
        return time.monotonic()
    return time.clock_gettime(boot_time)


def session_clock(begin_s: float = 0.0) -> Clock:
    """Clock that shows ``begin_s`` now; later than what a session has seen before."""
    offset_s = begin_s - steady_s()
    return lambda: steady_s() + offset_s
