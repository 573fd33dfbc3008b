"""Whether range of motion has changed over a course of sessions.

The mean of the first three comparable sessions is held against that of the last three. What the
camera can tell is set by how much the patient's own sessions scatter, never by how well a rendered
figure repeats. The threshold allows for a look after every session, and several series share
their error rate after Holm.

References
----------
von Neumann, Kent, Bellinson, Hart. Ann Math Stat 1941;12:153-162 (successive differences).
Smyth. Stat Appl Genet Mol Biol 2004;3:3 (moderated variance).
Pocock. Biometrika 1977;64:191-199 (repeated looks).
Holm. Scand J Stat 1979;6:65-70 (several series).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from hep_vision.statistics.gain import UNIT_GAIN, Gain
from hep_vision.statistics.quantiles import t_quantile, t_two_sided

if TYPE_CHECKING:
    from collections.abc import Sequence

AVERAGED = 3
"""Sessions at either end that are averaged."""
LEAST_SESSIONS = 2 * AVERAGED
"""Sessions from which a change is judged."""
USUAL_SESSION_SD_DEG, USUAL_SESSION_DF = 4.0, 4.0
"""Scatter between sessions that is expected beforehand, and the degrees of freedom it is worth."""
LOOKS = 1.5
"""Widening for a look after every session: holds 5 % over a course of 20 sessions whose scatter is
2 to 12 degrees (`benchmarks/simulation`; 1.44 reaches 5.5 % at 12)."""
ALPHA = 0.05

# Changes below which two single sessions are never told apart, by joint: placeholders after
# published goniometer errors, until a clinic's own test and retest replace them.
PLACEHOLDER_DEG = {
    "knee": 10.0,
    "shoulder": 15.0,
    "elbow": 12.0,
    "hip": 12.0,
    "ankle": 8.0,
    "trunk": 10.0,
    "neck": 10.0,
}
LARGEST_PLACEHOLDER_DEG = max(PLACEHOLDER_DEG.values())
_OTHER_NAMES = {"legs": "hip"}

Kind = Literal["none", "early", "judged"]


@dataclass(frozen=True, slots=True)
class Series:
    """Values of one exercise and side that may be compared, in order of time.

    Parameters
    ----------
    values : tuple of float
        Session values that may be judged, oldest first.
    unit : {"deg", "ratio"}
        Of the measure.
    joint : str
        Key of `PLACEHOLDER_DEG`; any other gets the largest.
    gain : Gain, optional
        What the camera makes of a true change; None if nobody measured it.
    session_sd : float
        Scatter between sessions expected beforehand: `USUAL_SESSION_SD_DEG`, or more where a
        clinic's own test and retest found more.
    """

    values: tuple[float, ...]
    unit: str = "deg"
    joint: str = ""
    gain: Gain | None = UNIT_GAIN
    session_sd: float = USUAL_SESSION_SD_DEG

    @property
    def without_latest(self) -> Series:
        """The series as it stood before its latest session."""
        return Series(self.values[:-1], self.unit, self.joint, self.gain, self.session_sd)


@dataclass(frozen=True, slots=True)
class Change:
    """What a series comes to.

    Parameters
    ----------
    kind : {"none", "early", "judged"}
        ``none``: fewer than two values, or not in degrees. ``early``: two single sessions,
        fewer than six in all; never judged. ``judged``: three against three.
    difference : float
        Later less earlier; NaN of ``none``.
    detectable : float
        The smallest difference that the camera can tell; NaN if nobody can say.
    p : float
        Probability of as large a difference without any change; 1 if not judged.
    is_real : bool
        Judged, and more than measurement error explains.
    direction_only : bool
        The camera makes too much or too little of changes of this measure for degrees.
    """

    kind: Kind
    difference: float = math.nan
    detectable: float = math.nan
    p: float = 1.0
    is_real: bool = False
    direction_only: bool = False

    @property
    def is_beyond(self) -> bool:
        """Whether the difference is larger than what the camera can tell, judged or not."""
        return abs(self.difference) > self.detectable


def session_scatter(values: Sequence[float]) -> tuple[float, float]:
    """Standard deviation between the sessions themselves and its degrees of freedom.

    From successive differences, so that a change, steady or sudden, hardly passes for scatter.
    Where a session carries over to the next, it comes out too small.
    """
    steps = np.diff(np.asarray(values, dtype=np.float64))
    if len(steps) == 0:
        return math.nan, 0.0
    # Overlapping differences are worth about two thirds of as many independent ones.
    df = 2.0 * len(steps) ** 2 / (3.0 * len(steps) - 1.0)
    return math.sqrt(float(np.mean(steps**2)) / 2.0), df


def scatters(
    values: Sequence[float], usual: float = USUAL_SESSION_SD_DEG
) -> tuple[tuple[float, float], ...]:
    """The patient's own scatter, and the same moderated by what is usual; both must be exceeded.

    What is usual keeps a patient whose few sessions happen to agree from being believed at once.
    It lends no certainty to one who scatters more: the own scatter stands on its own sessions.
    """
    own, df = session_scatter(values)
    total = USUAL_SESSION_DF + df
    moderated = math.sqrt((USUAL_SESSION_DF * usual**2 + df * own**2) / total)
    return (own, df), (moderated, total)


def joint_of(measure: str) -> str:
    """The joint that the label of a measure names first; empty if none that is known."""
    names = {**{joint: joint for joint in PLACEHOLDER_DEG}, **_OTHER_NAMES}
    found = {measure.index(name): joint for name, joint in names.items() if name in measure}
    return found[min(found)] if found else ""


def single_sessions_deg(
    joint: str, usual: float = USUAL_SESSION_SD_DEG, *, looks: float = 1.0
) -> float:
    """Difference between two single sessions that scatter and the joint's placeholder explain.

    ``looks`` widens for repeated looks: `LOOKS` in a report, 1 where two sessions were asked for.
    """
    placeholder = PLACEHOLDER_DEG.get(joint, LARGEST_PLACEHOLDER_DEG)
    return max(placeholder, looks * 1.96 * math.sqrt(2.0) * usual)


def compare_two(series: Series) -> Change:
    """First and last value of a series as two single sessions that somebody asked for."""
    if series.unit != "deg" or len(series.values) < 2:
        return change_of(series)
    return Change(
        "early",
        series.values[-1] - series.values[0],
        single_sessions_deg(series.joint, series.session_sd),
        direction_only=series.gain is None or not series.gain.allows_degrees,
    )


def change_of(series: Series, alpha: float = ALPHA) -> Change:
    """Change of one series by itself, at an error rate of ``alpha``."""
    n = len(series.values)
    if n < 2:
        return Change("none")
    if series.unit != "deg":
        return Change("early", series.values[-1] - series.values[0])
    direction_only = series.gain is None or not series.gain.allows_degrees
    if n < LEAST_SESSIONS:
        difference = series.values[-1] - series.values[0]
        detectable = single_sessions_deg(series.joint, series.session_sd, looks=LOOKS)
        return Change("early", difference, detectable, direction_only=direction_only)
    first, last = series.values[:AVERAGED], series.values[-AVERAGED:]
    difference = float(np.mean(last) - np.mean(first))
    # The difference may be too large by the gain's error; of a direction that is no matter.
    gain_error = 0.0 if direction_only or series.gain is None else series.gain.error
    least, p = 0.0, 0.0
    for scatter, df in scatters(series.values, series.session_sd):
        error = LOOKS * scatter * math.sqrt(2.0 / AVERAGED) / (1.0 - gain_error)
        least = max(least, t_quantile(1.0 - alpha / 2.0, df) * error)
        if error > 0:
            p = max(p, t_two_sided(difference / error, df))
    return Change("judged", difference, least, p, p < alpha, direction_only)


def changes_of(several: Sequence[Series]) -> tuple[Change, ...]:
    """Changes of the series of one report, which share the error rate after Holm.

    Each judged change states the smallest difference that it would have taken at its place in
    Holm's order, so that what is said and what is decided agree.
    """
    found = [change_of(series) for series in several]
    judged = sorted(
        (number for number, one in enumerate(found) if one.kind == "judged"),
        key=lambda number: found[number].p,
    )
    rejects = True
    for place, number in enumerate(judged):
        alpha = ALPHA / (len(judged) - place)
        one = change_of(several[number], alpha)
        rejects = rejects and one.is_real
        if one.is_real and not rejects:  # beyond its own level, after one that was not
            one = Change(one.kind, one.difference, math.inf, one.p, False, one.direction_only)
        found[number] = one
    return tuple(found)


def confirmed(several: Sequence[Series]) -> tuple[bool, ...]:
    """Whether the change of each series was real at the latest look and at the one before."""
    now = changes_of(several)
    before = changes_of([series.without_latest for series in several])
    return tuple(
        a.is_real and b.is_real and a.difference * b.difference > 0
        for a, b in zip(now, before, strict=True)
    )
