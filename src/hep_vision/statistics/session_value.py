"""The value of a session: the middle of the first attempts, by a rule that effort cannot bend.

It takes the first `MOST` attempts that were measured, counted or not, of the session's first set:
the number of repetitions does not raise the value, and somebody who stays short of the minimum
is seen to. An attempt that could not be measured is told, never left out silently.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from statistics import fmean, median, variance
from typing import TYPE_CHECKING, Protocol, TypeVar

from hep_vision.measure.uncertainty import NORMAL_95, Uncertainty
from hep_vision.statistics.quantiles import t_quantile
from hep_vision.statistics.seen_attempt import SMALL, SeenAttempt

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

MOST = 5
"""How many attempts the value of a session is the middle of, if as many were prescribed."""
LEAST_JUDGED = 3
"""A value of fewer attempts is shown and never judged."""
SELECTED_SHARE = 0.30
"""Above this share of attempts that could not be measured, the others are a selection."""

# An attempt at the exercise, whatever became of it. Moving into place is none.
ELIGIBLE = frozenset({"complete", "short_of_target", "short_of_own_range", "hold_too_short"})
# An attempt that the camera did not see well enough: it counts among those not measured.
UNSEEN = frozenset({"out_of_sight", "unsteady"})

# Scatter of repetitions that is expected beforehand and for how many degrees of freedom it
# stands: of few repetitions the spread is known too badly to be taken at its word.
USUAL_SCATTER_DEG, USUAL_SCATTER_DF = 3.0, 4.0
# Variance of the median of n normal values, by the variance of one. David, Nagaraja,
# Order Statistics, 2003; repeated by simulation in the tests.
MEDIAN_VARIANCE = {1: 1.0, 2: 0.5, 3: 0.4487, 4: 0.2982, 5: 0.2868}


class MeasuredAttempt(SeenAttempt, Protocol):
    """What the rule needs to know of an attempt: also what its uncertainty is made of."""

    @property
    def noise(self) -> float | None:
        """Jitter of the landmarks, one standard deviation."""
        ...

    @property
    def view(self) -> float | None:
        """Plane turned from the picture, one standard deviation."""
        ...

    @property
    def sampling(self) -> float | None:
        """Extreme missed between frames, one standard deviation."""
        ...

    @property
    def model(self) -> float | None:
        """Spread of what the pose estimator is off by, one standard deviation."""
        ...

    @property
    def bias(self) -> float | None:
        """Mean of what the pose estimator is off by; None of older records."""
        ...

    @property
    def domain(self) -> float | None:
        """What people differ by from what that was measured on; None of older records."""
        ...

    @property
    def df(self) -> float | None:
        """Degrees of freedom of the spread; None if many."""
        ...


Tried = TypeVar("Tried", bound=MeasuredAttempt)


@dataclass(frozen=True, slots=True)
class SessionValue:
    """Range of motion of one exercise and side in one session.

    Parameters
    ----------
    value : float
        Median of the attempts used, in the unit of the measure.
    uncertainty : float, optional
        Half-width of its 95 % interval; None if it cannot be told.
    used : int
        How many attempts it is the median of.
    unmeasured : tuple of (str, int)
        Attempts among them that could not be measured, by the code of the reason.
    sign : int
        +1 if the measure grows during the exercise, -1 if it shrinks.
    bias, model, domain : float, optional
        Parts of the uncertainty that stay the same from session to session; None if not stated.
    start : float, optional
        Median of where these attempts began: with ``value`` the arc from-to; None if not known.
    counted : int
        How many of the attempts used were counted as repetitions.
    """

    value: float
    uncertainty: float | None
    used: int
    unmeasured: tuple[tuple[str, int], ...]
    sign: int
    bias: float | None = None
    model: float | None = None
    domain: float | None = None
    start: float | None = None
    counted: int = 0

    @property
    def looked_at(self) -> int:
        """Attempts that were looked at, measured or not."""
        return self.used + sum(count for _, count in self.unmeasured)

    @property
    def is_selected(self) -> bool:
        """Whether so many attempts could not be measured that the value stands for the rest."""
        return self.looked_at - self.used > SELECTED_SHARE * self.looked_at

    @property
    def may_be_judged(self) -> bool:
        """Whether it may stand in a judged comparison."""
        return self.used >= LEAST_JUDGED and not self.is_selected


def session_value(
    attempts: Iterable[MeasuredAttempt],
    *,
    unit: str,
    prescribed: int | None = None,
    why_unreliable: Mapping[int, str] | None = None,
) -> SessionValue | None:
    """Value of one side's attempts of the session's first set; None if none was measured.

    Parameters
    ----------
    attempts : iterable of MeasuredAttempt
        In order of time.
    unit : {"deg", "ratio"}
        Of the measure.
    prescribed : int, optional
        Repetitions that were asked for: the middle of that many, at most `MOST`.
    why_unreliable : mapping from int to str, optional
        By an attempt's number, the code of the finding that made it unreliable.
    """
    most = min(prescribed or MOST, MOST)
    good: list[MeasuredAttempt] = []
    lost: Counter[str] = Counter()
    attempts = tuple(attempts)
    for attempt, problem in _looked_at(attempts, why_unreliable or {}):
        if problem is None:
            good.append(attempt)
        else:
            lost[problem] += 1
        if len(good) == most:
            break
    peaks = [a.peak for a in good if a.peak is not None]
    if not peaks:
        return None
    starts = [a.start for a in good if a.start is not None]
    travels = [a.peak - a.start for a in good if a.peak is not None and a.start is not None]
    parts = _parts(peaks, good, unit)
    told = parts is not None and all(a.uncertainty is not None for a in good)
    stated = [a.bias for a in good if a.bias is not None]
    return SessionValue(
        value=median(peaks),
        uncertainty=parts.expanded if parts is not None and told else None,
        used=len(peaks),
        unmeasured=tuple(lost.most_common()),
        sign=-1 if travels and median(travels) < 0 else 1,
        bias=parts.bias if parts and stated else None,
        model=parts.model if parts else None,
        domain=parts.domain if parts and stated else None,
        start=median(starts) if starts else None,
        counted=sum(a.reason == "complete" for a in good),
    )


def measured_among(attempts: Sequence[Tried]) -> list[Tried]:
    """Attempts at the exercise that were measured: those that a session value is taken from."""
    chosen = {one.number for one, problem in _looked_at(attempts, {}) if problem is None}
    return [one for one in attempts if one.number in chosen]


def _looked_at(
    attempts: Sequence[MeasuredAttempt], why: Mapping[int, str]
) -> Iterator[tuple[MeasuredAttempt, str | None]]:
    """Attempts at the exercise, each with why it could not be measured; None if it could."""
    tried = any(attempt.reason in ELIGIBLE for attempt in attempts)
    for attempt in attempts:
        if attempt.reason in UNSEEN:
            yield attempt, attempt.reason
        elif attempt.reason in ELIGIBLE or (attempt.reason in SMALL and not tried):
            if attempt.peak is None:
                yield attempt, "out_of_sight"
            elif not attempt.reliable:
                yield attempt, why.get(attempt.number, "unsteady")
            else:
                yield attempt, None


def moderated_variance(values: Sequence[float]) -> tuple[float, float]:
    """Variance of one repetition and its degrees of freedom, moderated by the usual scatter.

    Notes
    -----
    The posterior mean of Smyth (Stat Appl Genet Mol Biol 2004;3:3): prior and sample variance
    weighted by their degrees of freedom.
    """
    df = len(values) - 1
    own = variance(values) if df else 0.0
    total = USUAL_SCATTER_DF + df
    return (USUAL_SCATTER_DF * USUAL_SCATTER_DEG**2 + df * own) / total, total


def _parts(
    peaks: Sequence[float], attempts: Sequence[MeasuredAttempt], unit: str
) -> Uncertainty | None:
    """Make-up of the value's uncertainty; None if a part of it is not known.

    In place of one attempt's jitter stands the scatter of the middle, scaled to what its degrees of
    freedom warrant. Nothing else averages out.
    """
    view, sampling, model = (
        _root_mean_square([getattr(a, part) for a in attempts])
        for part in ("view", "sampling", "model")
    )
    if math.isnan(view + sampling + model):
        return None
    n = len(peaks)
    if unit == "deg":
        of_one, df = moderated_variance(peaks)
    elif n > 1:
        of_one, df = variance(peaks), n - 1.0
    else:
        of_one, df = (attempts[0].noise or 0.0) ** 2, math.inf
    scale = t_quantile(0.975, df) / NORMAL_95 if math.isfinite(df) else 1.0
    bias = [a.bias for a in attempts if a.bias is not None]
    domain = [a.domain for a in attempts if a.domain is not None]
    return Uncertainty(
        noise=scale * math.sqrt(of_one * MEDIAN_VARIANCE[n]),
        view=view,
        sampling=sampling,
        model=model,
        bias=fmean(bias) if bias else 0.0,
        domain=_root_mean_square(domain) if domain else 0.0,
        df=min((a.df for a in attempts if a.df is not None), default=math.inf),
    )


def _root_mean_square(values: Sequence[float | None]) -> float:
    """NaN if one of them is not known: unknown is not zero."""
    known = [value**2 for value in values if value is not None]
    return math.sqrt(fmean(known)) if len(known) == len(values) else math.nan
