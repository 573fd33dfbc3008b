"""How errors scatter between and within people, moderated over exercises, and what is stated of it.

The variance between people is known from five of them. It is moderated by that of all exercises
(Smyth 2004, Stat. Appl. Genet. Mol. Biol. 3:3): what is usual is worth ``d0`` degrees of freedom
beside an exercise's own, and the sum is what is stated with the spread.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Self

import numpy as np
from scipy.optimize import brentq, nnls
from scipy.special import digamma, polygamma

from hep_vision.measure.uncertainty import NORMAL_95, ModelError, Uncertainty

# With fewer exercises there is nothing to be learnt of how alike they are.
LEAST_EXERCISES = 10
# The least total standard deviation that is stated of people, until they are measured: 26 of 31
# angles read by hand off real frames lay within what was stated, 5.9 would have held 95 % of them
# (statistical review of November 2026, B2).
PEOPLE_SD_DEG = 5.5
# A spread below this is no news: errors of repetitions are not known better.
LEAST = {"deg": 0.5, "ratio": 0.0025}


@dataclass(frozen=True)
class Scatter:
    """How the errors of an exercise lie.

    Parameters
    ----------
    bias : float
        Mean of the people's means, measured less true.
    between : float
        Variance of the people's means; NaN of one person.
    within : float
        Variance of one person's repetitions, beyond what is stated already.
    people : int
    """

    bias: float
    between: float
    within: float
    people: int

    def moderated(self, usual: Usual) -> ModelError:
        """Error of a stranger, its variances drawn to what is usual; without ``domain``."""
        own = max(self.people - 1, 0)
        between = _drawn(self.between, own, usual.between(self.bias), usual.df)
        within = _drawn(self.within, self.people, usual.within(self.bias), usual.df)
        spread = math.sqrt(between * (1.0 + 1.0 / self.people) + within)
        return ModelError(self.bias, spread, own + usual.df)


def _drawn(own: float, weight: float, usual: float, usual_weight: float) -> float:
    """Weighted mean of an own variance, NaN where there is none, and the usual one."""
    if math.isinf(usual_weight) or math.isnan(own):
        return usual
    return (weight * own + usual_weight * usual) / (weight + usual_weight)


@dataclass(frozen=True)
class Usual:
    """How much people differ usually: all the more where the model is off by more.

    Parameters
    ----------
    fixed : float
        Variance between people of whatever exercise.
    share : float
        What is added to it, as a share of the squared bias.
    within_share : float
        Variance within a person as a share of the squared size of the error.
    least : float
        What that size is at least.
    df : float
        Degrees of freedom that what is usual is worth beside an exercise's own people.
    """

    fixed: float
    share: float
    within_share: float
    least: float
    df: float

    @classmethod
    def of(cls, scatters: Sequence[Scatter], unit: str) -> Self:
        """Least squares over exercises, each relative to the size of its errors."""
        several = [one for one in scatters if math.isfinite(one.between)]
        least = 6.0 * LEAST[unit]
        sizes = np.array([one.bias**2 + least**2 for one in several])
        terms = np.array([(1.0, one.bias**2) for one in several]).reshape(-1, 2)
        between = np.array([one.between for one in several])
        fixed, share = (0.0, 0.0)
        if several:
            (fixed, share), _ = nnls(terms / sizes[:, None], between / sizes)
        within = [one.within / (one.bias**2 + least**2) for one in scatters]
        bare = cls(float(fixed), float(share), float(np.mean(within)), least, math.inf)
        scale, df = _prior(
            [
                (one.between / bare.between(one.bias), one.people - 1)
                for one in several
                if bare.between(one.bias) > 0.0
            ]
        )
        return replace(bare, fixed=scale * bare.fixed, share=scale * bare.share, df=df)

    def between(self, bias: float) -> float:
        """Variance of people's means where the model is off by so much."""
        return self.fixed + self.share * bias**2

    def within(self, bias: float) -> float:
        """Variance of one person's repetitions there."""
        return self.within_share * (bias**2 + self.least**2)


def _prior(ratios: Sequence[tuple[float, int]]) -> tuple[float, float]:
    """Scale and degrees of freedom of the prior of variances, after Smyth (2004, section 6.2).

    Parameters
    ----------
    ratios : sequence of (float, int)
        Variances as shares of what is usual, and their degrees of freedom.
    """
    known = [(max(ratio, 1e-3), 0.5 * df) for ratio, df in ratios]
    if len(known) < LEAST_EXERCISES:
        return 1.0, 2.0  # too few to tell how alike they are: worth two people more
    logs = np.array([math.log(ratio) - digamma(half) + math.log(half) for ratio, half in known])
    excess = float(np.var(logs, ddof=1) - np.mean([polygamma(1, half) for _, half in known]))
    if excess <= 0.0:  # they differ no more than few people's do by chance
        return math.exp(float(np.mean(logs))), math.inf
    half0 = brentq(lambda half: float(polygamma(1, half)) - excess, 1e-3, 1e6)
    scale = math.exp(float(np.mean(logs)) + float(digamma(half0)) - math.log(half0))
    return scale, 2.0 * half0


def reaching(error: ModelError, reach: float) -> ModelError:
    """The same with the spread with which its 95 % interval is ``reach`` wide either way."""
    if reach <= abs(error.bias):
        return replace(error, u_model=0.0)
    low, high = 0.0, reach
    for _ in range(60):
        middle = 0.5 * (low + high)
        within = replace(error, u_model=middle).reach < reach
        low, high = (middle, high) if within else (low, middle)
    return replace(error, u_model=high)


def for_people(error: ModelError, scale: float, lift: float = 0.0) -> ModelError:
    """The same with the ``domain`` component.

    Parameters
    ----------
    error : ModelError
        As the figure shows it.
    scale : float
        Units of the measure per degree.
    lift : float
        Standard deviation for a segment that is taken to rest; the figure's lies still.
    """
    wanted = NORMAL_95 * PEOPLE_SD_DEG * scale
    low, high = lift, max(lift, PEOPLE_SD_DEG * scale)
    if stated(error, low) >= wanted:
        return replace(error, domain=low)
    for _ in range(60):
        middle = 0.5 * (low + high)
        low, high = (middle, high) if stated(error, middle) < wanted else (low, middle)
    return replace(error, domain=high)


def stated(error: ModelError, domain: float) -> float:
    return Uncertainty(0.0, 0.0, 0.0, error.u_model, error.bias, domain, error.df).expanded
