"""The value of a repetition's turning points, and how sure it is.

Never the raw maximum, which noise pushes up by 3 to 15 degrees, and never the maximum of
a smoothed trace: the median of the plateau where the movement rests, else the vertex of
a parabola fitted to the turning point.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from hep_vision.measure.body.landmarks import Array

# Where no source is named, a default of ours; tests/unit/test_thresholds_rom.py holds it.

# A plateau is where the movement rests: slower than this share of the arc per second, ...
PLATEAU_SPEED_SHARE = 0.10
PLATEAU_SPEED_FLOOR = 6.0  # ... but noise of a landmark looks as fast as this (deg/s),
PLATEAU_BAND_SHARE = 0.10  # within this share of the arc of the top,
PLATEAU_BAND_FLOOR = 6.0  # but at least this (deg),
PLATEAU_LEAST_S = 0.5  # for this long.
# Half the stretch over which the speed is fitted: over less of it, two degrees of noise look
# faster than a plateau may be, and a hold is read from its highest moment alone.
SLOPE_HALF_S = 0.3
FIT_HALF_S = 0.25  # half the stretch over which the parabola is fitted,
FIT_SHARE = 0.12  # but no more than this share of the movement
# Neighbouring frames share their error (autocorrelation about 0.6), so n of them are worth
# n (1 - 0.6) / (1 + 0.6) independent ones. Taken by time (exp(-dt / 65 ms)) it would be twice as
# many at 15 frames a second: of 412 rendered clips four were counted worse then, and one better.
INDEPENDENT_SHARE = 0.25

Method = Literal["plateau", "parabola", "extreme", "none"]


@dataclass(frozen=True, slots=True)
class TurningPoint:
    """Value at the start or the peak of an attempt; all NaN if it was not seen."""

    value: float
    time_s: float
    noise: float  # standard error of the value
    sampling: float  # standard error for what fell between two frames
    method: Method


COVERAGE = 2.0  # standard deviations of an interval that holds 95 %


def doubt_about(start: TurningPoint, peak: TurningPoint) -> float:
    """Half-width of a 95 % interval for the arc between them, from what was seen of it alone."""
    return COVERAGE * math.hypot(start.noise, peak.noise, peak.sampling)


UNSEEN = TurningPoint(math.nan, math.nan, math.nan, math.nan, "none")


def turning_point(
    time_s: Array, value: Array, near_s: float, arc: float, *, scale: float = 1.0
) -> TurningPoint:
    """Value of a maximum.

    Parameters
    ----------
    time_s, value : ndarray, shape (n,)
        The stretch in which the maximum lies, outliers removed, NaN where not seen. For a
        minimum, pass the negated value.
    near_s : float
        Time of the maximum of the smoothed signal.
    arc : float
        Height of the movement, which sets what counts as resting.
    scale : float
        Units per degree: 1 for degrees.

    Returns
    -------
    TurningPoint
        Unseen if nothing is seen within a quarter of a second of ``near_s``.
    """
    seen = np.isfinite(value)
    t, v = time_s[seen], value[seen]
    if len(t) == 0 or np.min(np.abs(t - near_s)) > FIT_HALF_S:
        return UNSEEN
    plateau = _plateau(t, v, near_s, arc, scale)
    if plateau is not None:
        return plateau
    length_s = float(t[-1] - t[0])
    half_s = max(min(FIT_HALF_S, FIT_SHARE * length_s), 1e-3)
    return _vertex(t, v, near_s, half_s)


def _plateau(t: Array, v: Array, near_s: float, arc: float, scale: float) -> TurningPoint | None:
    top = _local_level(t, v, near_s)
    band = max(PLATEAU_BAND_FLOOR * scale, PLATEAU_BAND_SHARE * arc)
    slow = max(PLATEAU_SPEED_FLOOR * scale, PLATEAU_SPEED_SHARE * arc)
    in_band = np.abs(v - top) <= band
    rests = [
        (first, last)
        for first, last in _runs(in_band & (np.abs(_speed(t, v)) <= slow))
        if t[last] - t[first] >= PLATEAU_LEAST_S
    ]
    # The rest lies near the maximum, or nothing but noise in the speed parts it from there.
    from_s, until_s = near_s - PLATEAU_LEAST_S, near_s + PLATEAU_LEAST_S
    for first, last in _runs(in_band):
        if t[first] <= near_s <= t[last]:
            from_s, until_s = min(from_s, t[first]), max(until_s, t[last])
    rests = [(i, k) for i, k in rests if t[k] >= from_s and t[i] <= until_s]
    if not rests:
        return None
    first, last = min(rests, key=lambda rest: max(t[rest[0]] - near_s, near_s - t[rest[1]], 0.0))
    inside = v[first : last + 1]
    spread = 1.4826 * float(np.median(np.abs(inside - np.median(inside))))
    independent = max(1.0, INDEPENDENT_SHARE * len(inside))
    return TurningPoint(
        float(np.median(inside)),
        float(0.5 * (t[first] + t[last])),
        1.2533 * spread / math.sqrt(independent),  # standard error of a median
        0.0,
        "plateau",
    )


def _runs(holds: npt.NDArray[np.bool_]) -> list[tuple[int, int]]:
    """First and last sample of every run. One sample that does not hold is noise, not its end."""
    at = np.flatnonzero(holds)
    if not len(at):
        return []
    breaks = np.flatnonzero(np.diff(at) > 2)
    firsts, lasts = np.append(0, breaks + 1), np.append(breaks, len(at) - 1)
    return list(zip(at[firsts].tolist(), at[lasts].tolist(), strict=True))


def _local_level(t: Array, v: Array, near_s: float) -> float:
    return float(np.median(v[np.abs(t - near_s) <= FIT_HALF_S]))


def _speed(t: Array, v: Array) -> Array:
    """Slope of a line fitted around each sample, in units per second."""
    # Sums over a moving stretch from cumulative sums; times relative to the first keep
    # the differences exact enough.
    x = t - t[0]
    sums = [np.concatenate(([0.0], np.cumsum(s))) for s in (np.ones_like(x), x, v, x * x, x * v)]
    low = [bisect_left(x, at) for at in x - SLOPE_HALF_S]
    high = [bisect_right(x, at) for at in x + SLOPE_HALF_S]
    n, sx, sv, sxx, sxv = (s[high] - s[low] for s in sums)
    spread = n * sxx - sx * sx
    with np.errstate(divide="ignore", invalid="ignore"):
        slope = (n * sxv - sx * sv) / spread
    return np.where(spread > 1e-9, slope, np.inf)


def _vertex(t: Array, v: Array, near_s: float, half_s: float) -> TurningPoint:
    order = np.argsort(np.abs(t - near_s), kind="stable")
    inside = np.abs(t - near_s) <= half_s
    if np.count_nonzero(inside) < 5:
        inside = np.zeros(len(t), dtype=bool)
        inside[order[:5]] = True
    x, y = t[inside] - near_s, v[inside]
    if len(x) < 4:
        best = int(np.argmax(y))
        return TurningPoint(float(y[best]), float(x[best] + near_s), math.nan, 0.0, "extreme")
    centre = float(np.mean(x))
    design = np.vander(x - centre, 3)
    (a, b, c), *_ = np.linalg.lstsq(design, y, rcond=None)
    residual = y - design @ np.array([a, b, c])
    spread = float(np.sqrt(np.sum(residual**2) / max(1, len(x) - 3)))
    at = -b / (2.0 * a) if a < 0 else math.inf
    ends = np.array([float(np.min(x)), float(np.max(x))]) - centre
    if not ends[0] <= at <= ends[1]:  # no summit inside: the higher end of the fitted stretch
        at = float(ends[int(np.argmax(a * ends**2 + b * ends + c))])
    step_s = float(np.median(np.diff(x)))
    between = float(abs(a) * step_s**2 / 4.0)
    # Through a few uneven samples a parabola may soar; a limb gets no higher between frames.
    top = min(float(a * at**2 + b * at + c), float(np.max(y)) + between)
    # The middle of a parabola through n points is known to 1.5 sigma / sqrt(n).
    noise = 1.5 * spread / math.sqrt(max(1.0, INDEPENDENT_SHARE * len(x)))
    # What lies between frames is anything up to the most: a rectangular distribution.
    sampling = between / math.sqrt(3.0)
    return TurningPoint(top, float(at + centre + near_s), noise, sampling, "parabola")
