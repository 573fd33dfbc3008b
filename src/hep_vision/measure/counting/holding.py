"""Holds of an exercise: the clock of `hep_vision.measure.rom.hold` with its prescription."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from hep_vision.measure.angles.measures import MEASURES
from hep_vision.measure.angles.units import unit_scale, unit_text
from hep_vision.measure.counting.verdicts import target_tolerance
from hep_vision.measure.quality.compensations import PAST_POSITION
from hep_vision.measure.result import Finding
from hep_vision.measure.rom.hold import HOLD_BAND_DEG, POSITION_SHARE, Hold, HoldClock, hold_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hep_vision.measure.exercise import Exercise, Prescription


HOLD_SANK = "hold_sank"  # code of the finding


def hold_band(exercise: Exercise) -> float:
    """Half-width of the band in which a hold counts, in the unit of the measure."""
    if exercise.hold_band is not None:
        return exercise.hold_band
    return HOLD_BAND_DEG * unit_scale(MEASURES[exercise.measure])


def _least(exercise: Exercise, prescription: Prescription, rest: float) -> float:
    if exercise.held_from is not None:
        moved = exercise.sign * exercise.held_from
    else:
        moved = rest + POSITION_SHARE * exercise.min_excursion
    if prescription.target is None:
        return moved
    level = exercise.sign * prescription.target
    return max(moved, level - target_tolerance(exercise, abs(level - rest)))


def _position_share(exercise: Exercise) -> float:
    return POSITION_SHARE if exercise.held_from is None else 0.0


def _most(exercise: Exercise, prescription: Prescription, band: float) -> float:
    """The far end of a position that is the goal, with the sway that a hold is allowed.

    Only where the camera can tell that it was passed, so that the patient hears of it. A foot may
    be lifted as high as it likes, and a therapist may ask for more than is usual.
    """
    told = any(c.id == PAST_POSITION and c.told == "patient" for c in exercise.compensations)
    if exercise.position_edge is None or exercise.held_from is not None or not told:
        return math.inf
    edge = exercise.sign * exercise.position_edge
    if prescription.target is not None:
        edge = max(edge, exercise.sign * prescription.target)
    return edge + band


def clock_of(exercise: Exercise, prescription: Prescription, rest: float) -> HoldClock:
    """Clock of a movement that has begun; ``rest`` is the level of its start."""
    band, least = hold_band(exercise), _least(exercise, prescription, rest)
    return HoldClock(
        band, rest, least, _most(exercise, prescription, band), _position_share(exercise)
    )


def hold_in(
    exercise: Exercise,
    prescription: Prescription,
    rest: float,
    samples: Iterable[tuple[float, float]],
) -> Hold:
    """Longest hold of a movement that is over, from its samples (time, level)."""
    band, least = hold_band(exercise), _least(exercise, prescription, rest)
    return hold_of(
        samples, band, rest, least, _most(exercise, prescription, band), _position_share(exercise)
    )


def sinking_finding(hold: Hold, exercise: Exercise) -> Finding | None:
    """Whether a hold sank by more than a hold sways."""
    if not hold.sunk > hold_band(exercise):
        return None
    unit = MEASURES[exercise.measure].unit
    words = f"Sank by {unit_text(hold.sunk, unit)} in {hold.held_s:.0f} s of holding."
    return Finding(HOLD_SANK, "info", words, amount=hold.sunk)
