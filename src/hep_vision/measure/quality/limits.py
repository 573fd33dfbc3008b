"""A limit that must not be passed: whether it was, and whether that could be told at all.

A set without a word about its limit reads as one within it. So what may have gone past it unseen
has a finding of its own: a gap in which somebody at their own speed could have passed it and come
back, and degrees that are not reliable and nearer to it than they are uncertain.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from hep_vision.measure.angles.measures import MEASURES
from hep_vision.measure.angles.units import unit_text
from hep_vision.measure.quality.compensations import OVER_THE_LIMIT
from hep_vision.measure.quality.unseen import farthest_unseen
from hep_vision.measure.result import Finding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hep_vision.measure.angles.side_signal import SideSignal
    from hep_vision.measure.exercise import Exercise
    from hep_vision.measure.result import Attempt, Rom

# Code of the finding that a limit could not be checked.
LIMIT_UNCHECKED = "limit_unchecked"


def limit_finding(
    signal: SideSignal, stretch: slice, rom: Rom, peak_s: float, exercise: Exercise, limit: float
) -> Finding | None:
    """Whether an attempt passed the limit, or may have without being seen.

    Parameters
    ----------
    signal, stretch
        The side that the degrees were read from, and the samples of the attempt.
    rom : Rom
    peak_s : float
        When it was furthest; NaN if it was not seen.
    exercise : Exercise
    limit : float
        Value of the measure that must not be passed.
    """
    unit = MEASURES[exercise.measure].unit
    beyond = exercise.sign * (rom.peak - limit)
    if beyond > 0:
        return Finding(
            OVER_THE_LIMIT,
            "warning",
            f"Past the limit: {unit_text(rom.peak, unit)}, limit {unit_text(limit, unit)}.",
            "Stop before the limit.",
            amount=beyond,
            at_s=peak_s,
        )
    if math.isnan(rom.peak):
        return _unchecked("The joint was hidden", limit, exercise, peak_s)
    times, levels = signal.time_s[stretch], exercise.sign * signal.value[stretch]
    reach, at_s = farthest_unseen(times, levels)
    if reach > exercise.sign * limit:
        return _unchecked("The joint was out of sight for a moment", limit, exercise, at_s)
    if not rom.reliable and not -beyond > rom.uncertainty:
        return _unchecked("The degrees are too uncertain", limit, exercise, peak_s)
    return None


def limit_between_attempts(
    signal: SideSignal, attempts: Sequence[Attempt], exercise: Exercise, limit: float
) -> Finding | None:
    """Whether the limit may have been passed outside of the attempts, without being seen.

    Before the joint first came into sight, and after it was last seen, nothing is said.
    """
    level = exercise.sign * signal.value
    during = np.zeros(len(level), dtype=bool)
    for attempt in attempts:
        during |= (signal.time_s > attempt.start_s) & (signal.time_s < attempt.end_s)
    reach, at_s = farthest_unseen(signal.time_s, level, ~during)
    if not reach > exercise.sign * limit:
        return None
    words = "Between the repetitions the joint was out of sight for a moment"
    return _unchecked(words, limit, exercise, at_s)


def _unchecked(why: str, limit: float, exercise: Exercise, at_s: float) -> Finding:
    stated = unit_text(limit, MEASURES[exercise.measure].unit)
    return Finding(
        LIMIT_UNCHECKED,
        "warning",
        f"{why}: whether the limit of {stated} was passed is not known.",
        "Let the camera see the whole movement.",
        at_s=at_s,
    )
