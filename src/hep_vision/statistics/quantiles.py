"""Quantiles of the distributions that intervals and tests need.

SciPy computes them; its functions carry no types, so they are wrapped here once.
"""

from __future__ import annotations

from typing import Any

from scipy import special  # pyright: ignore[reportMissingTypeStubs]

_special: Any = special


def t_quantile(probability: float, df: float) -> float:
    """Quantile of Student's t with ``df`` degrees of freedom."""
    return float(_special.stdtrit(df, probability))


def t_two_sided(statistic: float, df: float) -> float:
    """Probability that |t| is at least ``statistic`` by chance."""
    return float(2.0 * _special.stdtr(df, -abs(statistic)))


def normal_two_sided(statistic: float) -> float:
    """Probability that a standard normal is at least ``statistic`` away from 0."""
    return float(2.0 * _special.ndtr(-abs(statistic)))


def chi2_quantile(probability: float, df: float) -> float:
    """Quantile of chi-square with ``df`` degrees of freedom."""
    return float(2.0 * _special.gammaincinv(df / 2.0, probability))


def f_quantile(probability: float, df1: float, df2: float) -> float:
    """Quantile of Fisher's F."""
    return float(_special.fdtri(df1, df2, probability))


def beta_quantile(probability: float, a: float, b: float) -> float:
    """Quantile of the beta distribution."""
    return float(_special.betaincinv(a, b, probability))


def gamma_quantile(probability: float, shape: float) -> float:
    """Quantile of the gamma distribution with scale 1."""
    return float(_special.gammaincinv(shape, probability))
