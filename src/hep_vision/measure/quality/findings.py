"""How well an attempt was seen: gaps, frame rate, facing, and what it means for its degrees."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from hep_vision.measure.angles.measures import MEASURES
from hep_vision.measure.angles.units import unit_scale, unit_text
from hep_vision.measure.result import Finding
from hep_vision.measure.rom.turning_points import TurningPoint, doubt_about

if TYPE_CHECKING:
    from hep_vision.measure.angles.measures import Measure
    from hep_vision.measure.body.landmarks import Array
    from hep_vision.measure.exercise import Exercise
    from hep_vision.measure.result import Rom

# Where no source is named, a default of ours; tests/unit/test_thresholds_quality.py holds it.

# Fewer frames per second than this miss the turning points of ordinary movement.
MIN_FRAME_RATE_HZ = 12.0
# A movement that is in doubt by more than this share of it, from landmarks that jump about, may be
# counted but not measured: the model does not follow the limb.
UNSTEADY_SHARE = 0.25
# But no less than this, or the stiffest joints could not be measured.
UNSTEADY_DEG = 5.0
# What helps where the model does not follow a limb.
LET_IT_BE_SEEN = "Turn the limb to the camera, with clothes and light that let it be seen."
LIMB_SWAP = Finding(
    "limb_swap",
    "invalid",
    "It could not be told which limb was the left one: not to be measured.",
    LET_IT_BE_SEEN,
)
# A movement smaller than this many times its stated error is counted, and said to be uncertain:
# stiff patients move no further (clinical review, judgement).
SURE_ERRORS = 2.0
SMALL_MOVEMENT = "small_movement"  # code of the finding
# A gap in sight shorter than this is filled in by its neighbours without a word.
NOTED_GAP_S = 0.2


def longest_gap_s(time_s: Array, value: Array) -> float:
    """Longest time between two samples that were seen."""
    seen = time_s[np.isfinite(value)]
    if len(seen) < 2:
        return float(time_s[-1] - time_s[0]) if len(time_s) else 0.0
    return float(np.max(np.diff(seen)))


def unseen_s(time_s: Array, value: Array) -> float:
    """Time in which the value is NaN, each sample standing until the next one."""
    return float(np.sum(np.diff(time_s)[np.isnan(value[:-1])])) if len(time_s) > 1 else 0.0


def median_seen(values: Array) -> float:
    """Median of what was seen; NaN if nothing was."""
    seen = values[np.isfinite(values)]
    return float(np.median(seen)) if len(seen) else math.nan


def quality_findings(time_s: Array, value: Array) -> list[Finding]:
    """Findings on the frame rate and the gaps of one attempt.

    Parameters
    ----------
    time_s, value : ndarray, shape (n,)
        The movement, NaN where not seen.
    """
    found: list[Finding] = []
    steps = np.diff(time_s)
    if len(steps) and float(np.median(steps)) > 1.0 / MIN_FRAME_RATE_HZ:
        rate = 1.0 / float(np.median(steps))
        found.append(
            Finding(
                "low_frame_rate",
                "warning",
                f"Only {rate:.0f} frames per second.",
                "Use more light or a smaller picture size.",
            )
        )
    gap_s = longest_gap_s(time_s, value)
    if gap_s > NOTED_GAP_S:
        found.append(Finding("gap", "info", f"Not seen for up to {gap_s:.1f} s on the way."))
    return found


def steadiness_finding(
    start: TurningPoint, peak: TurningPoint, exercise: Exercise
) -> Finding | None:
    """Whether a movement large enough to count was seen well enough for degrees."""
    measure = MEASURES[exercise.measure]
    if math.isnan(start.value) or math.isnan(peak.value):
        label = measure.label.capitalize()
        words = f"{label} could not be measured: the joint was hidden at its start or its peak."
        return Finding("not_measured", "invalid", words, LET_IT_BE_SEEN)
    arc, doubt = exercise.sign * (peak.value - start.value), doubt_about(start, peak)
    least = max(UNSTEADY_SHARE * arc, UNSTEADY_DEG * unit_scale(measure))
    if not (arc >= exercise.min_excursion and doubt > least):
        return None
    unit = measure.unit
    return Finding(
        "unsteady",
        "invalid",
        f"Seen too unsteadily to measure: {unit_text(arc, unit)} of movement, "
        f"give or take {unit_text(doubt, unit)}.",
        LET_IT_BE_SEEN,
    )


def facing_finding(
    start: TurningPoint, peak: TurningPoint, facing: Array, exercise: Exercise
) -> Finding | None:
    """Whether the values could be those of another facing.

    Parameters
    ----------
    start, peak : TurningPoint
    facing : ndarray, shape (n,)
        Of the movement; 0 where it was not certain.
    """
    measure = MEASURES[exercise.measure]
    lowest = min(start.value, peak.value)
    if math.isnan(lowest):
        return None
    highest = max(start.value, peak.value)
    if lowest < measure.least or highest > measure.most:
        read = lowest if lowest < measure.least else highest
        return Finding(
            "impossible",
            "invalid",
            f"Read {unit_text(read, measure.unit)} on the way, which no {_joint(measure)} does.",
            LET_IT_BE_SEEN,
        )
    told = bool(np.median(np.abs(facing)) > 0)
    mirrored = -max(abs(start.value), abs(peak.value))
    if not measure.faced or told or mirrored < max(measure.low, measure.least):
        return None
    return Finding(
        "facing_unknown",
        "invalid",
        "The way the body faces could not be told, nor flexion from extension.",
        "Show the face and the feet.",
    )


def _joint(measure: Measure) -> str:
    return measure.id.partition("_")[0]


def small_finding(rom: Rom, exercise: Exercise) -> Finding | None:
    """Whether a movement that counts is so small that it might be the error of measuring."""
    if not rom.excursion < SURE_ERRORS * rom.uncertainty:
        return None
    unit = MEASURES[exercise.measure].unit
    return Finding(
        SMALL_MOVEMENT,
        "info",
        f"Counted, though {unit_text(rom.excursion, unit)} of movement is less than twice the "
        f"error of ±{unit_text(rom.uncertainty, unit)}: it is not sure that it was one.",
    )
