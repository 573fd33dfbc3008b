"""Intervals for shares, rates and means whose unit is the person.

References
----------
Clopper, Pearson. Biometrika 1934;26:404-413 (exact interval of a share).
Garwood. Biometrika 1936;28:437-442 (exact interval of a Poisson rate).
Gneiting, Raftery. J Am Stat Assoc 2007;102:359-378, section 6.2 (interval score).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from hep_vision.statistics.quantiles import beta_quantile, gamma_quantile, t_quantile

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

Array = npt.NDArray[np.float64]
LEVEL = 0.95


@dataclass(frozen=True, slots=True)
class Interval:
    """An estimate with the ends of its interval; NaN where it cannot be told."""

    value: float
    low: float
    high: float


def share_interval(hits: int, of: int, level: float = LEVEL) -> Interval:
    """Exact interval of a share, 0 to 1, of independent trials; NaN of none.

    Raises
    ------
    ValueError
        If ``hits`` does not lie between 0 and ``of``.
    """
    if not 0 <= hits <= of:
        raise ValueError(f"hits must lie between 0 and {of}, got {hits}")
    if of == 0:
        return Interval(math.nan, math.nan, math.nan)
    tail = (1.0 - level) / 2.0
    low = 0.0 if hits == 0 else beta_quantile(tail, hits, of - hits + 1)
    high = 1.0 if hits == of else beta_quantile(1.0 - tail, hits + 1, of - hits)
    return Interval(hits / of, low, high)


def rate_interval(events: int, exposure: float, level: float = LEVEL) -> Interval:
    """Exact interval of events per unit of exposure; NaN without exposure."""
    if exposure <= 0:
        return Interval(math.nan, math.nan, math.nan)
    tail = (1.0 - level) / 2.0
    low = 0.0 if events == 0 else gamma_quantile(tail, events)
    high = gamma_quantile(1.0 - tail, events + 1)
    return Interval(events / exposure, low / exposure, high / exposure)


def mean_interval(values: Sequence[float] | Array, level: float = LEVEL) -> Interval:
    """Mean with its t interval; one value for each person. The ends of one value are NaN."""
    known = np.asarray(values, dtype=np.float64)
    n = len(known)
    if n == 0:
        return Interval(math.nan, math.nan, math.nan)
    mean = float(np.mean(known))
    if n == 1:
        return Interval(mean, math.nan, math.nan)
    reach = t_quantile(0.5 + level / 2.0, n - 1) * float(np.std(known, ddof=1)) / math.sqrt(n)
    return Interval(mean, mean - reach, mean + reach)


def person_mean_interval(by_person: Mapping[str, Sequence[float]]) -> Interval:
    """Mean over persons of each person's own mean, with its t interval."""
    return mean_interval([float(np.mean(some)) for some in by_person.values() if len(some)])


def cluster_bootstrap(
    clusters: Sequence[Array],
    figure: Callable[[Array], float],
    *,
    level: float = LEVEL,
    draws: int = 2000,
    seed: int = 0,
) -> Interval:
    """Percentile interval of a figure by drawing whole persons with replacement.

    Parameters
    ----------
    clusters : sequence of ndarray
        The values of each person; rows, if a value has several columns.
    figure : callable
        Computes the figure of all values together.
    draws, seed : int
        How many samples of persons are drawn, and from where.

    Notes
    -----
    With fewer than about ten persons the interval is too narrow; `mean_interval` of person
    means is not.
    """
    some = [cluster for cluster in clusters if len(cluster)]
    if not some:
        return Interval(math.nan, math.nan, math.nan)
    value = figure(np.concatenate(some))
    if len(some) == 1:
        return Interval(value, math.nan, math.nan)
    chance = np.random.default_rng(seed)
    drawn: list[float] = []
    for _ in range(draws):
        chosen: list[int] = chance.integers(0, len(some), len(some)).tolist()
        drawn.append(figure(np.concatenate([some[number] for number in chosen])))
    tail = 100.0 * (1.0 - level) / 2.0
    low, high = np.nanpercentile(drawn, [tail, 100.0 - tail])
    return Interval(value, float(low), float(high))


def interval_score(error: Array, half_width: Array, level: float = LEVEL) -> float:
    """Mean interval score: width, plus 2 / (1 - level) times what lies outside. Smaller is better.

    Coverage alone rewards wide intervals; this does not.
    """
    outside = np.maximum(np.abs(error) - half_width, 0.0)
    return float(np.mean(2.0 * half_width + 2.0 / (1.0 - level) * outside))
