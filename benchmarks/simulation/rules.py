"""The rules that are compared: ours, the patient's page's, and the former ones."""

from __future__ import annotations

from statistics import median, stdev

import numpy as np
from benchmarks.simulation.worlds import Array

from hep_vision.statistics.change import Change, Series, change_of, confirmed

FORMER_MDC_DEG = 3.9
FORMER_BEST = 3


def session_values(course: list[Array]) -> tuple[float, ...]:
    """The middle of the first five repetitions of each session."""
    return tuple(float(np.median(session[:5])) for session in course)


def _sign(change: Change) -> int:
    return int(np.sign(change.difference)) if change.is_real else 0


def ours(course: list[Array]) -> int:
    """Three against three, judged from six sessions on."""
    return _sign(change_of(Series(session_values(course))))


def praise(course: list[Array]) -> int:
    """The patient's page: this look and the one before agree."""
    series = Series(session_values(course))
    (sure,) = confirmed([series])
    return _sign(change_of(series)) if sure else 0


def early(course: list[Array]) -> int:
    """Two single sessions beside each other, below six: shown, not judged."""
    change = change_of(Series(session_values(course), joint="knee"))
    return int(np.sign(change.difference)) if change.kind == "early" and change.is_beyond else 0


def former(course: list[Array]) -> int:
    """The rule until 0.2: best three of a session, first against latest, a figure's MDC."""
    if len(course) < 2:
        return 0
    (one, own_of_one), (two, own_of_two) = (_former_value(s) for s in (course[0], course[-1]))
    explained = np.ceil(max(FORMER_MDC_DEG, 2 * float(np.hypot(own_of_one, own_of_two))))
    difference = round(two) - round(one)
    return int(np.sign(difference)) if abs(difference) > explained else 0


def _former_value(session: Array) -> tuple[float, float]:
    best = sorted(session.tolist(), reverse=True)[:FORMER_BEST]
    spread = stdev(session.tolist()) if len(session) > 1 else 1.0
    return median(best), spread / float(np.sqrt(len(best)))


RULES = {
    "until 0.2": former,
    "report": ours,
    "patient's page": praise,
}
