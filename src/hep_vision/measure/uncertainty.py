"""How far a stated angle may be off: its components, and the half-width they come to.

The model: a measured value is the true one plus a *bias*, which is alike in everybody, plus a
*spread*, the sum of independent errors of mean zero. Nothing is corrected for the bias, so the
stated half-width U solves

    P(|bias + spread * Z| <= U) = 0.95,    Z standard normal,

about ``|bias| + 1.645 spread`` where the bias prevails and ``1.96 spread`` where there is none
(Phillips, Eberhardt, Parry 1997, J. Res. NIST 102:577; GUM F.2.4.5). A bias that is hidden in a
standard deviation and added by squares covers too little: bias 8, spread 1.8 covers 88.7 %.

The pose estimator's spread is known from few people. Its t quantile with ``df`` degrees of freedom
replaces the normal one, by the degrees of freedom of the whole spread (Welch-Satterthwaite, GUM
G.4.1); the bias is no spread and is not scaled.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

COVERAGE = 0.95  # share of the errors that a stated interval holds
NORMAL_95 = 1.959964  # standard deviations either side of the mean that hold 95 %


@dataclass(frozen=True, slots=True)
class ModelError:
    """What a pose estimator is known to be off by in a measure, in the measure's unit.

    Parameters
    ----------
    bias : float
        Mean error, measured less true; stated, never corrected for.
    u_model : float
        Standard deviation of the error of a person who is not among the calibrating ones. NaN
        if it is not known: then no uncertainty can be told.
    df : float
        Degrees of freedom of ``u_model``.
    domain : float
        Standard deviation that is added because people differ from what it was measured on.
    hidden : float
        Standard deviation that is added for a limb that the near one hides.
    """

    bias: float
    u_model: float
    df: float = math.inf
    domain: float = 0.0
    hidden: float = 0.0

    @property
    def reach(self) -> float:
        """Half-width of the 95 % interval of the estimator's error on what it was measured on."""
        return half_width(self.bias, self.u_model, self.df)

    def with_further(self, sd: float, hidden: float = 0.0) -> ModelError:
        """The same with independent errors on top: standard deviations."""
        return replace(
            self,
            u_model=math.hypot(self.u_model, sd),
            hidden=math.hypot(self.hidden, hidden),
        )


UNKNOWN_ERROR = ModelError(bias=0.0, u_model=math.nan)


@dataclass(frozen=True, slots=True)
class Uncertainty:
    """Make-up of a repetition's stated uncertainty.

    ``bias`` is a mean error; each other part but ``df`` is one standard deviation.
    """

    noise: float  # landmark jitter about the fitted value, of this repetition's own samples
    view: float  # movement plane turned from the image plane
    sampling: float  # extreme missed between frames
    model: float  # spread of the pose estimator's error at this joint
    bias: float = 0.0  # mean of the pose estimator's error at this joint, measured less true
    domain: float = 0.0  # people differ from what the estimator's error was measured on
    df: float = math.inf  # degrees of freedom of ``model``

    @property
    def expanded(self) -> float:
        """Half-width of the stated 95 % interval."""
        spread = math.hypot(self.noise, self.view, self.sampling, self.model, self.domain)
        # Only the estimator's part is known from few; the others have many.
        share = (self.model / spread) ** 4 if spread > 0 else 0.0
        df = self.df / share if share > 0 else math.inf
        return half_width(self.bias, spread, df)

    @property
    def of_view(self) -> float:
        """What of it the view alone would make."""
        return NORMAL_95 * self.view


def half_width(bias: float, spread: float, df: float = math.inf) -> float:
    """U that holds 95 % of the errors of this bias and spread; NaN if either is unknown.

    >>> round(half_width(0.0, 1.0), 2), round(half_width(8.0, 1.8), 2)
    (1.96, 10.96)
    """
    if math.isnan(bias) or math.isnan(spread):
        return math.nan
    bias, spread = abs(bias), spread * t_95(df) / NORMAL_95
    if spread == 0.0:
        return bias
    low, high = bias + spread, bias + NORMAL_95 * spread  # 84 % at most, 95 % at least
    scale = spread * math.sqrt(2.0)
    while low < (middle := 0.5 * (low + high)) < high:
        held = 0.5 * (math.erf((middle - bias) / scale) + math.erf((middle + bias) / scale))
        low, high = (middle, high) if held < COVERAGE else (low, middle)
    return high


def t_95(df: float) -> float:
    """Two-sided 95 % quantile of Student's t, by its expansion about the normal one.

    Notes
    -----
    Abramowitz & Stegun 26.7.5, four terms: within 0.5 % from 3 degrees of freedom on.

    >>> [round(t_95(df), 2) for df in (4, 6, 30)]
    [2.77, 2.45, 2.04]
    """
    if not df > 0:
        raise ValueError(f"df must be positive, got {df}")
    z, n = NORMAL_95, 1.0 / df
    return z + n * (
        (z**3 + z) / 4
        + n
        * (
            (5 * z**5 + 16 * z**3 + 3 * z) / 96
            + n
            * (
                (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384
                + n * (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160
            )
        )
    )
