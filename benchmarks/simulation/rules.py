"""The rules that are compared: ours, the patient's page's, and the former ones."""

from __future__ import annotations

from statistics import median, stdev

import numpy as np
from benchmarks.simulation.worlds import Session

from hep_vision.statistics.change import (
    AVERAGED,
    LEAST_SESSIONS,
    Change,
    Series,
    change_of,
    confirmed,
    scatters,
)
from hep_vision.statistics.quantiles import t_quantile

FORMER_MDC_DEG = 3.9
FORMER_BEST = 3


def session_values(course: list[Session]) -> tuple[float, ...]:
    """The middle of the first five repetitions of each session."""
    return tuple(session.middle for session in course)


def _sign(change: Change) -> int:
    return int(np.sign(change.difference)) if change.is_real else 0


def ours(course: list[Session]) -> int:
    """Three against three, judged from six sessions on."""
    return _sign(change_of(Series(session_values(course))))


def shared_certainty(course: list[Session]) -> int:
    """Three against three, the usual scatter lending its certainty to every patient, 1.44 wide."""
    values = session_values(course)
    if len(values) < LEAST_SESSIONS:
        return 0
    (own, _), (moderated, df) = scatters(values)
    detectable = t_quantile(0.975, df) * 1.44 * max(own, moderated) * (2.0 / AVERAGED) ** 0.5
    difference = float(np.mean(values[-AVERAGED:]) - np.mean(values[:AVERAGED]))
    return int(np.sign(difference)) if abs(difference) > detectable else 0


def praise(course: list[Session]) -> int:
    """The patient's page: this look and the one before agree."""
    series = Series(session_values(course))
    (sure,) = confirmed([series])
    return _sign(change_of(series)) if sure else 0


def early(course: list[Session]) -> int:
    """Two single sessions beside each other, below six: shown, not judged."""
    change = change_of(Series(session_values(course), joint="knee"))
    return int(np.sign(change.difference)) if change.kind == "early" and change.is_beyond else 0


def former(course: list[Session]) -> int:
    """The rule until 0.2: best three of a session, first against latest, a figure's MDC."""
    if len(course) < 2:
        return 0
    (one, own_of_one), (two, own_of_two) = (_former_value(s) for s in (course[0], course[-1]))
    explained = np.ceil(max(FORMER_MDC_DEG, 2 * float(np.hypot(own_of_one, own_of_two))))
    difference = round(two) - round(one)
    return int(np.sign(difference)) if abs(difference) > explained else 0


def _former_value(session: Session) -> tuple[float, float]:
    best = sorted(session.peaks.tolist(), reverse=True)[:FORMER_BEST]
    spread = stdev(session.peaks.tolist()) if len(session.peaks) > 1 else 1.0
    return median(best), spread / float(np.sqrt(len(best)))


RULES = {
    "until 0.2": former,
    "shared certainty": shared_certainty,
    "report": ours,
    "patient's page": praise,
}
