"""Range of motion of a session in one value, and whether a change of it means anything.

The value of a session is the median of its best three repetitions, of those that were
reliably measured. Its uncertainty is twice the root of

    s^2 / n + view^2 + sampling^2 + model^2

where s is the spread of all the session's repetitions, n how many the value stands on, and
the others are what the engine states of each repetition, their mean square. The model's part
is the same from session to session and falls out of a difference; the rest does not.

A change is called more than measurement error only if it is larger than the minimal
detectable change (MDC) and than what the two sessions' own scatter explains.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, sqrt
from statistics import fmean, median, stdev
from typing import TYPE_CHECKING

from hep_vision.program.words import MONTHS, counted
from hep_vision.review.mdc import mdc_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from hep_vision.record.attempt import StoredAttempt

BEST = 3
"""How many of the best repetitions the value of a session is the median of."""


@dataclass(frozen=True, slots=True)
class RomValue:
    """Range of motion of one exercise and side in one session.

    Parameters
    ----------
    value : float
        Median of the best repetitions, in the unit of the measure.
    uncertainty : float, optional
        Half-width of its 95 % interval; None if it cannot be told.
    scatter : float
        Standard uncertainty of it that does not stay the same from session to session.
    used : int
        How many repetitions it is the median of.
    reliable : int
        How many were reliably measured.
    sign : int
        +1 if the measure grows during the exercise, -1 if it shrinks.
    """

    value: float
    uncertainty: float | None
    scatter: float
    used: int
    reliable: int
    sign: int


def rom_value(attempts: Iterable[StoredAttempt]) -> RomValue | None:
    """Value of a session's attempts of one exercise and side; None if none was reliable."""
    good = [a for a in attempts if a.status == "counted" and a.reliable and a.peak is not None]
    peaks = [a.peak for a in good if a.peak is not None]
    if not peaks:
        return None
    travels = [a.peak - a.start for a in good if a.peak is not None and a.start is not None]
    sign = -1 if travels and median(travels) < 0 else 1
    best = sorted(peaks, key=lambda peak: -sign * peak)[:BEST]
    spread = stdev(peaks) if len(peaks) > 1 else _rms([a.noise for a in good])
    scatter = sqrt(
        spread**2 / len(best)
        + _rms([a.view for a in good]) ** 2
        + _rms([a.sampling for a in good]) ** 2
    )
    told = all(a.uncertainty is not None for a in good)
    model = _rms([a.model for a in good])
    return RomValue(
        value=median(best),
        uncertainty=2 * sqrt(scatter**2 + model**2) if told else None,
        scatter=scatter,
        used=len(best),
        reliable=len(good),
        sign=sign,
    )


def _rms(values: Sequence[float | None]) -> float:
    known = [value**2 for value in values if value is not None]
    return sqrt(fmean(known)) if known else 0.0


@dataclass(frozen=True, slots=True)
class Change:
    """A difference between two sessions, and what explains it.

    Parameters
    ----------
    difference : float
        Later minus earlier, in the unit of the measure, rounded as it is shown.
    explained : float, optional
        What measurement error explains, rounded likewise; None if there is no figure.
    since : date
        Day of the earlier one.
    unit : {"deg", "ratio"}
        Of both.
    """

    difference: float
    explained: float | None
    since: date
    unit: str

    @property
    def is_real(self) -> bool | None:
        """Whether it is more than measurement error explains; None if nobody can tell."""
        return None if self.explained is None else abs(self.difference) > self.explained

    @property
    def words(self) -> str:
        """The change as a sentence without a full stop."""
        amount = amount_words(self.difference, self.unit, signed=True)
        begin = f"{amount} since {self.since.day} {MONTHS[self.since.month - 1]}"
        if self.explained is None:
            return f"{begin}; no figure says how much of that is measurement error"
        error = amount_words(self.explained, self.unit)
        if self.is_real:
            return f"{begin}, more than the {error} that measurement error explains"
        return f"{begin}: within measurement error ({error})"


def change_between(
    earlier: RomValue,
    later: RomValue,
    *,
    since: date,
    measure: str,
    unit: str,
    exercise: str | None = None,
) -> Change:
    """Change from one session to another, of the same exercise, side and set-up."""
    decimals = 0 if unit == "deg" else 2
    mdc = mdc_of(measure, unit, exercise)
    own = 2 * sqrt(earlier.scatter**2 + later.scatter**2)
    explained = None if mdc is None else ceil(max(mdc, own))
    # Of the rounded values, so that the reader's own subtraction agrees.
    difference = round(later.value, decimals) - round(earlier.value, decimals)
    return Change(round(difference, decimals), explained, since, unit)


def amount_words(amount: float, unit: str, *, signed: bool = False) -> str:
    """``14 degrees``, ``+14 degrees``, ``0.12 body lengths``."""
    if unit != "deg":
        return f"{amount:+.2f} body lengths" if signed else f"{amount:.2f} body lengths"
    words = counted(abs(round(amount)), "degree")
    if not signed or round(amount) == 0:
        return words
    return f"{'+' if amount > 0 else MINUS}{words}"


def value_words(value: RomValue, unit: str) -> str:
    """``104 (±8) degrees``: whole degrees, never decimals."""
    error = value.uncertainty
    if unit != "deg":
        return f"{value.value:.2f}" + (f" (±{error:.2f})" if error is not None else " (±?)")
    known = f"±{error:.0f}" if error is not None else "±?"
    return f"{value.value:.0f}° ({known})".replace("-", MINUS)


MINUS = "\N{MINUS SIGN}"
