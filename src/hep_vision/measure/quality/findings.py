"""How well an attempt was seen: gaps, view, frame rate, and what that means for its degrees."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from hep_vision.measure.angles.measures import MEASURES
from hep_vision.measure.angles.units import unit_text
from hep_vision.measure.result import Finding
from hep_vision.measure.rom.turning_points import TurningPoint, doubt_about

if TYPE_CHECKING:
    from hep_vision.measure.body.landmarks import Array
    from hep_vision.measure.exercise import Exercise, Position

# Fewer frames per second than this miss the turning points of ordinary movement.
MIN_FRAME_RATE_HZ = 12.0
# Where the camera looks down on somebody, or up, by more than this as the model tells it, which is
# about half of what it does, a seated knee reads 12 to 16 degrees too high (rendered figure).
STEEP_DEG = 7.5
# A view that is off because of the camera's height, not of how the person is turned: from this
# share of the whole on.
HEIGHT_SHARE = 0.7
UPRIGHT: frozenset[Position] = frozenset({"standing", "seated"})
# A movement that is in doubt by more than this share of it, from landmarks that jump about, may be
# counted but not measured: the model does not follow the limb.
UNSTEADY_SHARE = 0.25
# What helps where the model does not follow a limb.
LET_IT_BE_SEEN = "Turn the limb to the camera, with clothes and light that let it be seen."
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


def quality_findings(
    time_s: Array, value: Array, off_deg: float, down_deg: float, exercise: Exercise
) -> list[Finding]:
    """Findings on the view, the frame rate and the gaps of one attempt.

    Parameters
    ----------
    time_s, value : ndarray, shape (n,)
        The movement, NaN where not seen.
    off_deg : float
        Movement plane from the image plane; NaN if it cannot be told.
    down_deg : float
        How steeply the camera looks down, see `hep_vision.measure.body.facing.looks_down_deg`.
    """
    view, height = _view_finding(off_deg, exercise), _height_finding(down_deg, exercise)
    if view is None or (height is not None and abs(down_deg) > HEIGHT_SHARE * off_deg):
        view = height
    found = [] if view is None else [view]
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


def _view_finding(off_deg: float, exercise: Exercise) -> Finding | None:
    if math.isnan(off_deg):
        return Finding(
            "view_unknown", "warning", "The view could not be judged.", "Show the trunk."
        )
    if off_deg <= exercise.view_limit_deg:
        return None
    turn = "side-on to" if exercise.view == "sagittal" else "facing"
    return Finding(
        "off_plane",
        "invalid",
        f"The movement was turned {off_deg:.0f}° out of the picture plane; "
        f"degrees are reliable up to {exercise.view_limit_deg:.0f}°.",
        f"Stand {turn} the camera.",
    )


def tells_height(exercise: Exercise) -> bool:
    """Whether a camera too high or too low can be told: of somebody upright, from the side."""
    if not exercise.height_told:
        return False
    return exercise.view == "sagittal" and UPRIGHT.issuperset(exercise.positions)


def _height_finding(down_deg: float, exercise: Exercise) -> Finding | None:
    if not (abs(down_deg) > STEEP_DEG and tells_height(exercise)):
        return None
    high = down_deg > 0
    return Finding(
        "camera_high" if high else "camera_low",
        "invalid",
        f"The camera looked {'down on' if high else 'up at'} the movement too steeply for degrees.",
        f"Put the camera {'lower' if high else 'higher'} and level.",
    )


def steadiness_finding(
    start: TurningPoint, peak: TurningPoint, exercise: Exercise
) -> Finding | None:
    """Whether a movement large enough to count was seen well enough for degrees."""
    if math.isnan(start.value) or math.isnan(peak.value):
        label = MEASURES[exercise.measure].label.capitalize()
        words = f"{label} could not be measured: the joint was hidden at its start or its peak."
        return Finding("not_measured", "invalid", words, LET_IT_BE_SEEN)
    arc, doubt = exercise.sign * (peak.value - start.value), doubt_about(start, peak)
    if not (arc >= exercise.min_excursion and doubt > UNSTEADY_SHARE * arc):
        return None
    unit = MEASURES[exercise.measure].unit
    return Finding(
        "unsteady",
        "invalid",
        f"Seen too unsteadily to measure: {unit_text(arc, unit)} of movement, "
        f"give or take {unit_text(doubt, unit)}.",
        LET_IT_BE_SEEN,
    )
