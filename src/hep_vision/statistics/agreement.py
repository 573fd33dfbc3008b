"""Agreement with an instrument, test and retest, and counting; the unit is the person.

References
----------
Bland, Altman. J Biopharm Stat 2007;17:571-582 (agreement with several values a person).
Zou. Stat Methods Med Res 2013;22:630-642 (intervals of those limits).
McGraw, Wong. Psychol Methods 1996;1:30-46 (ICC(A,1), the same as ICC(2,1)).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from hep_vision.statistics.intervals import (
    LEVEL,
    Interval,
    mean_interval,
    rate_interval,
    share_interval,
)
from hep_vision.statistics.quantiles import (
    beta_quantile,
    chi2_quantile,
    f_quantile,
    t_quantile,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hep_vision.statistics.intervals import Array

NORMAL_95 = 1.959964
UPPER_LEVEL = 0.80
"""One-sided level of the limit of a standard error of measurement that reports go by."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """Camera less instrument, each person measured several times.

    Parameters
    ----------
    people, values : int
        Persons, and differences of all of them.
    bias, low, high : Interval
        Mean difference and the 95 % limits of agreement, each with its interval.
    """

    people: int
    values: int
    bias: Interval
    low: Interval
    high: Interval


def agreement_of(differences: Sequence[Array]) -> Agreement:
    """Bias and limits of agreement for repeated measures where the true value varies.

    Parameters
    ----------
    differences : sequence of ndarray
        Camera less instrument of each person, in degrees; at least two persons, and one of
        them with two values.

    Raises
    ------
    ValueError
        If there are fewer.
    """
    people, total = len(differences), sum(len(some) for some in differences)
    if people < 2 or total <= people:
        raise ValueError(f"need two persons and more values than persons, got {people} and {total}")
    means = np.array([float(np.mean(some)) for some in differences])
    within = float(sum(np.sum((some - np.mean(some)) ** 2) for some in differences))
    harmonic = people / sum(1.0 / len(some) for some in differences)
    of_means = float(np.var(means, ddof=1))
    of_one = within / (total - people) * (1.0 - 1.0 / harmonic)
    bias = mean_interval(means)
    spread = NORMAL_95 * math.sqrt(of_means + of_one)
    low, high = _spread_interval(of_means, people - 1, of_one, total - people)
    reach = bias.high - bias.value
    outwards, inwards = math.hypot(reach, high - spread), math.hypot(reach, spread - low)
    lower, upper = bias.value - spread, bias.value + spread
    return Agreement(
        people,
        total,
        bias,
        Interval(lower, lower - outwards, lower + inwards),
        Interval(upper, upper - inwards, upper + outwards),
    )


def _spread_interval(first: float, df1: int, second: float, df2: int) -> tuple[float, float]:
    """Interval of 1.96 times the root of a sum of two variances (MOVER)."""
    tail = (1.0 - LEVEL) / 2.0
    up = math.hypot(
        *(v * (df / chi2_quantile(tail, df) - 1.0) for v, df in ((first, df1), (second, df2)))
    )
    down = math.hypot(
        *(v * (1.0 - df / chi2_quantile(1.0 - tail, df)) for v, df in ((first, df1), (second, df2)))
    )
    total = first + second
    return NORMAL_95 * math.sqrt(max(0.0, total - down)), NORMAL_95 * math.sqrt(total + up)


@dataclass(frozen=True, slots=True)
class Retest:
    """Session values of two visits of the same people.

    Parameters
    ----------
    people : int
        Who came twice.
    shift : Interval
        Mean of the second less the first visit.
    sem : Interval
        Standard error of measurement, which holds no shift common to all.
    sem_upper : float
        Its one-sided 80 % limit.
    mdc95 : Interval
        Minimal detectable change between two single sessions.
    icc : Interval
        ICC(2,1), absolute agreement.
    """

    people: int
    shift: Interval
    sem: Interval
    sem_upper: float
    mdc95: Interval
    icc: Interval


def retest_of(first: Sequence[float], second: Sequence[float]) -> Retest:
    """Test and retest of at least three people.

    Raises
    ------
    ValueError
        If there are fewer, or not as many second visits as first ones.
    """
    if len(first) != len(second) or len(first) < 3:
        raise ValueError(f"need three pairs or more, got {len(first)} and {len(second)} values")
    values = np.column_stack([first, second]).astype(np.float64)
    differences = values[:, 1] - values[:, 0]
    df = len(differences) - 1
    sem = float(np.std(differences, ddof=1)) / math.sqrt(2.0)
    tail = (1.0 - LEVEL) / 2.0
    low, high = (sem * math.sqrt(df / chi2_quantile(p, df)) for p in (1.0 - tail, tail))
    factor = NORMAL_95 * math.sqrt(2.0)
    return Retest(
        people=len(differences),
        shift=mean_interval(differences),
        sem=Interval(sem, low, high),
        sem_upper=sem * math.sqrt(df / chi2_quantile(1.0 - UPPER_LEVEL, df)),
        mdc95=Interval(factor * sem, factor * low, factor * high),
        icc=icc_2_1(values),
    )


def icc_2_1(values: Array) -> Interval:
    """Intraclass correlation of absolute agreement with its 95 % interval.

    Parameters
    ----------
    values : ndarray, shape (n, k)
        A row for each person, a column for each visit or rater.
    """
    n, k = values.shape
    grand = float(np.mean(values))
    rows = k * float(np.sum((values.mean(axis=1) - grand) ** 2)) / (n - 1)
    columns = n * float(np.sum((values.mean(axis=0) - grand) ** 2)) / (k - 1)
    residual = float(np.sum((values - grand) ** 2)) - (n - 1) * rows - (k - 1) * columns
    error = max(residual / ((n - 1) * (k - 1)), 1e-12)
    icc = (rows - error) / (rows + (k - 1) * error + k * (columns - error) / n)
    if icc >= 1.0:
        return Interval(1.0, 1.0, 1.0)
    a = k * icc / (n * (1.0 - icc))
    b = 1.0 + k * icc * (n - 1) / (n * (1.0 - icc))
    df = (a * columns + b * error) ** 2 / (
        (a * columns) ** 2 / (k - 1) + (b * error) ** 2 / ((n - 1) * (k - 1))
    )
    tail = 1.0 - (1.0 - LEVEL) / 2.0
    upper, lower = f_quantile(tail, n - 1, df), f_quantile(tail, df, n - 1)
    mixed = k * columns + (k * n - k - n) * error
    return Interval(
        icc,
        n * (rows - upper * error) / (upper * mixed + n * rows),
        n * (lower * rows - error) / (mixed + n * lower * rows),
    )


def gain_of_people(camera: Sequence[Array], instrument: Sequence[Array]) -> Interval:
    """Camera by instrument: each person's own slope, and the mean with its t interval."""
    slopes: list[float] = []
    for seen, true in zip(camera, instrument, strict=True):
        spread = float(np.sum((true - np.mean(true)) ** 2))
        if spread > 0:
            slopes.append(float(np.sum((true - np.mean(true)) * (seen - np.mean(seen)))) / spread)
    return mean_interval(slopes)


@dataclass(frozen=True, slots=True)
class CountedSet:
    """A set of one person: repetitions as labelled and as counted."""

    person: str
    true: int
    counted: int


LEAST_OFF_BY_ONE = 8
"""Off by at most one says something of sets of that many repetitions only."""


@dataclass(frozen=True, slots=True)
class Counting:
    """How sets were counted.

    Parameters
    ----------
    people, sets : int
        How many.
    exact : Interval
        Share of sets counted exactly, see `clustered_share`.
    missed, extra : Interval
        Per 100 repetitions.
    bias : Interval
        Counted less true repetitions of a set, of persons.
    off_by_one : Interval
        Share off by at most one, of sets of 8 or more repetitions.
    phantoms : Interval
        Counted per hour in which nothing was done.
    """

    people: int
    sets: int
    exact: Interval
    missed: Interval
    extra: Interval
    bias: Interval
    off_by_one: Interval
    phantoms: Interval


def counting_of(sets: Sequence[CountedSet], phantoms: int = 0, idle_h: float = 0.0) -> Counting:
    """Figures of counted sets."""
    by_person: dict[str, list[CountedSet]] = {}
    for one in sets:
        by_person.setdefault(one.person, []).append(one)
    hundreds = sum(one.true for one in sets) / 100.0
    long = [one for one in sets if one.true >= LEAST_OFF_BY_ONE]
    return Counting(
        people=len(by_person),
        sets=len(sets),
        exact=clustered_share([[o.counted == o.true for o in some] for some in by_person.values()]),
        missed=rate_interval(sum(max(0, o.true - o.counted) for o in sets), hundreds),
        extra=rate_interval(sum(max(0, o.counted - o.true) for o in sets), hundreds),
        bias=mean_interval(
            [float(np.mean([o.counted - o.true for o in some])) for some in by_person.values()]
        ),
        off_by_one=share_interval(sum(abs(o.counted - o.true) <= 1 for o in long), len(long)),
        phantoms=rate_interval(phantoms, idle_h),
    )


def clustered_share(hits: Sequence[Sequence[bool]]) -> Interval:
    """Share of hits with an interval for persons who were tried several times.

    The exact interval of as many independent trials as these are worth: their number by the
    design effect, which is never taken for less than 1 (Korn, Graubard. Surv Methodol
    1998;24:193-201).
    """
    some = [list(of_one) for of_one in hits if of_one]
    n, people = sum(map(len, some)), len(some)
    total = sum(map(sum, some))
    if people < 2 or total in (0, n):
        # Nothing tells how alike a person's trials are: count persons instead.
        return _with_value(share_interval(sum(all(one) for one in some), people), total, n)
    share = total / n
    between = sum((sum(one) - share * len(one)) ** 2 for one in some) * people / (people - 1) / n**2
    effect = max(1.0, between / (share * (1 - share) / n))
    # Of few persons the design effect itself is known badly.
    effect *= (t_quantile(0.975, people - 1) / t_quantile(0.975, max(n - 1, 1))) ** 2
    worth = max(1.0, n / effect)
    return Interval(share, *_ends(share * worth, worth))


def _with_value(interval: Interval, hits: int, of: int) -> Interval:
    return Interval(hits / of if of else math.nan, interval.low, interval.high)


def _ends(hits: float, of: float) -> tuple[float, float]:
    """Ends of the exact interval for an effective number of trials, which need not be whole."""
    tail = (1.0 - LEVEL) / 2.0
    low = 0.0 if hits <= 0 else beta_quantile(tail, hits, of - hits + 1.0)
    high = 1.0 if hits >= of else beta_quantile(1.0 - tail, hits + 1.0, of - hits)
    return low, high
