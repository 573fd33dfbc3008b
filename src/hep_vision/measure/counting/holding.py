"""Holds of an exercise: the clock of `hep_vision.measure.rom.hold` with its prescription."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from hep_vision.measure.angles.measures import MEASURES
from hep_vision.measure.angles.units import unit_scale
from hep_vision.measure.counting.verdicts import target_tolerance
from hep_vision.measure.rom.hold import HOLD_BAND_DEG, POSITION_SHARE, Hold, HoldClock, hold_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hep_vision.measure.exercise import Exercise, Prescription


def hold_band(exercise: Exercise) -> float:
    """Half-width of the band in which a hold counts, in the unit of the measure."""
    if exercise.hold_band is not None:
        return exercise.hold_band
    return HOLD_BAND_DEG * unit_scale(MEASURES[exercise.measure])


def _least(exercise: Exercise, prescription: Prescription, rest: float) -> float:
    moved = rest + POSITION_SHARE * exercise.min_excursion
    if prescription.target is None:
        return moved
    level = exercise.sign * prescription.target
    return max(moved, level - target_tolerance(exercise, abs(level - rest)))


def _most(exercise: Exercise, band: float) -> float:
    """The far end of a position that is the goal, with the sway that a hold is allowed."""
    if exercise.position_edge is None:
        return math.inf
    return exercise.sign * exercise.position_edge + band


def clock_of(exercise: Exercise, prescription: Prescription, rest: float) -> HoldClock:
    """Clock of a movement that has begun; ``rest`` is the level of its start."""
    band, least = hold_band(exercise), _least(exercise, prescription, rest)
    return HoldClock(band, rest, least, _most(exercise, band))


def hold_in(
    exercise: Exercise,
    prescription: Prescription,
    rest: float,
    samples: Iterable[tuple[float, float]],
) -> Hold:
    """Longest hold of a movement that is over, from its samples (time, level)."""
    band, least = hold_band(exercise), _least(exercise, prescription, rest)
    return hold_of(samples, band, rest, least, _most(exercise, band))
