"""What a set without a target is held against: the person's own range in it.

Repetitions are scored against the patient's own range, so limited motion still counts: a movement
counts from half of the person's own excursion on. The smallest excursion of the definition tells a
movement from a stir only while the set does not: a movement below it counts as well once the
person has done several alike, since a stir is not repeated.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from hep_vision.measure.angles.measures import MEASURES
from hep_vision.measure.angles.units import unit_text
from hep_vision.measure.counting.verdicts import judge_hold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hep_vision.measure.exercise import Exercise, Prescription
    from hep_vision.measure.result import Attempt

# Where no source is named, a default of ours; tests/unit/test_thresholds_sets.py holds it.

# Less than this share of the person's own excursion is not the same movement.
OWN_SHARE = 0.5
# The person's own excursion: this percentile of the movements of the set.
OWN_PERCENTILE = 75.0
# Below the smallest excursion, from this share of it on, so many movements alike count.
SMALL_SHARE = 2 / 3
ALIKE = 3


def own_range(attempts: Sequence[Attempt], exercise: Exercise) -> float:
    """The person's own excursion in a set; NaN if no whole movement was seen."""
    moved = [attempt.rom.excursion for attempt in attempts if _is_whole(attempt, exercise)]
    return float(np.percentile(moved, OWN_PERCENTILE)) if moved else math.nan


def _is_whole(attempt: Attempt, exercise: Exercise) -> bool:
    """Whether an attempt was measured and is a whole movement, however small."""
    if not math.isfinite(attempt.rom.excursion):
        return False
    return attempt.reason in ("complete", "short_of_target") or _is_small(attempt, exercise)


def judge_within_set(
    attempts: Sequence[Attempt], exercise: Exercise, prescription: Prescription
) -> list[Attempt]:
    """Hold every attempt against the person's own range, if no target was prescribed."""
    if prescription.target is not None:
        return list(attempts)
    # Limbs that move in turn have each its own range: the weak one is not short of it.
    if exercise.side_kind == "alternating":
        groups = [[a for a in attempts if a.side == s] for s in ("left", "right", "both")]
    else:
        groups = [list(attempts)]
    return [judged for group in groups for judged in _judge_group(group, exercise, prescription)]


def _judge_group(
    attempts: Sequence[Attempt], exercise: Exercise, prescription: Prescription
) -> list[Attempt]:
    # Where the degrees could not be measured the movement speaks for itself.
    moved = [attempt for attempt in attempts if _is_whole(attempt, exercise)]
    own = own_range(moved, exercise)
    alike = [attempt for attempt in moved if attempt.rom.excursion >= OWN_SHARE * own]
    judged: list[Attempt] = []
    for attempt in attempts:
        if attempt.status == "counted" and attempt in moved and attempt not in alike:
            judged.append(_short(attempt, own, exercise))
        elif len(alike) >= ALIKE and attempt in alike and attempt.status != "counted":
            judged.append(_full(attempt, prescription))
        else:
            judged.append(attempt)
    return judged


def _is_small(attempt: Attempt, exercise: Exercise) -> bool:
    least = SMALL_SHARE * exercise.min_excursion
    return attempt.reason == "too_small" and attempt.rom.excursion >= least


def _short(attempt: Attempt, own: float, exercise: Exercise) -> Attempt:
    unit = MEASURES[exercise.measure].unit
    words = (
        f"Only {unit_text(attempt.rom.excursion, unit)} of movement, "
        f"less than half of your {unit_text(own, unit)} in this set."
    )
    return replace(attempt, status="partial", reason="short_of_own_range", explanation=words)


def _full(attempt: Attempt, prescription: Prescription) -> Attempt:
    verdict = judge_hold(attempt.hold_s, prescription)
    return replace(attempt, status=verdict.status, reason=verdict.reason, explanation=verdict.words)
