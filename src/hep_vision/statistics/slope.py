"""Change by the week over a course of sessions: described, never judged.

References
----------
Theil. Proc K Ned Akad Wet 1950;53:386-392; Sen. J Am Stat Assoc 1968;63:1379-1389 (slope).
Hamed, Rao. J Hydrol 1998;204:182-196 (Mann-Kendall with autocorrelated values).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from hep_vision.statistics.quantiles import normal_two_sided

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hep_vision.statistics.intervals import Array

LEAST_SESSIONS = 8
LEAST_DAYS = 21
_NORMAL_95 = 1.959964


@dataclass(frozen=True, slots=True)
class Slope:
    """Change by the week with its 95 % interval, and how far chance explains a trend."""

    per_week: float
    low: float
    high: float
    p: float


def slope_of(days: Sequence[float], values: Sequence[float]) -> Slope | None:
    """Theil-Sen slope of session values; None of fewer than 8 sessions or 3 weeks.

    Parameters
    ----------
    days : sequence of float
        Days since any moment, not decreasing.
    values : sequence of float
        Session values.
    """
    x, y = np.asarray(days, dtype=np.float64), np.asarray(values, dtype=np.float64)
    if len(x) < LEAST_SESSIONS or x[-1] - x[0] < LEAST_DAYS:
        return None
    first, second = np.triu_indices(len(x), 1)
    apart = x[second] > x[first]  # two sessions of one day show no slope
    rise, run = (y[second] - y[first])[apart], (x[second] - x[first])[apart]
    slopes = np.sort(rise / run)
    per_day = float(np.median(slopes))
    spread = math.sqrt(_variance_of_s(x, y, per_day))
    s = float(np.sum(np.sign(rise)))
    z = (s - math.copysign(1.0, s)) / spread if s else 0.0
    reach = _NORMAL_95 * spread
    low = slopes[max(0, math.floor((len(slopes) - reach) / 2.0) - 1)]
    high = slopes[min(len(slopes) - 1, math.ceil((len(slopes) + reach) / 2.0))]
    return Slope(7.0 * per_day, 7.0 * float(low), 7.0 * float(high), normal_two_sided(z))


def _variance_of_s(x: Array, y: Array, per_day: float) -> float:
    """Variance of Kendall's S, widened for autocorrelation after Hamed and Rao.

    It is never narrowed: of so few sessions, negative autocorrelation is known too badly.
    """
    n = len(y)
    plain = n * (n - 1) * (2 * n + 5) / 18.0
    ranks = np.argsort(np.argsort(y - per_day * x)).astype(np.float64)
    centred = ranks - np.mean(ranks)
    power = float(np.sum(centred**2))
    if power == 0.0:
        return plain
    factor = 1.0
    for lag in range(1, n - 2):
        correlation = float(np.sum(centred[lag:] * centred[:-lag]) / power)
        if abs(correlation) > _NORMAL_95 / math.sqrt(n):
            weight = (n - lag) * (n - lag - 1) * (n - lag - 2)
            factor += 2.0 / (n * (n - 1) * (n - 2)) * weight * correlation
    return plain * max(1.0, factor)
