"""Three counters as others write them, to be set beside ours on the same landmarks.

All are told which side moves, which ours has to find out, and read the bare angle between
three landmarks without a sign, as they do.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.signal import find_peaks

from hep_vision.definitions.schema import Definition
from hep_vision.measure.angles.measures import MEASURES
from hep_vision.measure.body.landmarks import PoseFrame, Side

Array = npt.NDArray[np.float64]

# What tutorials take for a bent limb and for a straight one: 160 and 90 degrees between
# the segments, which are 20 and 90 of flexion.
TUTORIAL_DEG = (20.0, 90.0)
TUTORIAL_MEASURES = ("knee_flexion", "elbow_flexion")
PEAK_PROMINENCE_SHARE = 0.25  # of all that was seen


def bare_angle(
    frames: Sequence[PoseFrame], definition: Definition, side: Side, *, normalised: bool = False
) -> Array:
    """Value of the primary measure of every frame; with x and y both 0 to 1 if normalised."""
    measure = MEASURES[definition.exercise().measure]
    values: list[float] = []
    for frame in frames:
        xy = frame.image_px[:, :2] / (np.array(frame.size_px) if normalised else 1.0)
        raw = measure.formula((xy @ (1, 1j)).tolist(), side) if frame.has_pose else float("nan")
        values.append(measure.orient(raw, 0.0) if np.isfinite(raw) else float("nan"))
    seen = np.array(values)
    return seen[np.isfinite(seen)]


def count_by_thresholds(values: Array, definition: Definition) -> int:
    """Counts a repetition whenever the far threshold is passed after the near one."""
    exercise = definition.exercise()
    if exercise.measure in TUTORIAL_MEASURES:
        low, high = TUTORIAL_DEG
        near, far = (low, high) if exercise.sign > 0 else (high, low)
    else:
        near, far = definition.measure.release, definition.measure.arm
    count, armed = 0, False
    for level in exercise.sign * values:
        if level <= exercise.sign * near:
            armed = True
        elif armed and level >= exercise.sign * far:
            count, armed = count + 1, False
    return count


def count_by_peaks(values: Array, definition: Definition) -> int:
    """Counts the peaks that stand out by a quarter of all that was seen."""
    if len(values) < 3:
        return 0
    signal = definition.exercise().sign * values
    height = float(np.max(signal) - np.min(signal))
    return len(find_peaks(signal, prominence=max(PEAK_PROMINENCE_SHARE * height, 1e-6))[0])


Counter = Callable[[Sequence[PoseFrame], Definition, Side], int]

BASELINES: dict[str, Counter] = {
    "fixed thresholds": lambda frames, definition, side: count_by_thresholds(
        bare_angle(frames, definition, side), definition
    ),
    "fixed thresholds, normalised": lambda frames, definition, side: count_by_thresholds(
        bare_angle(frames, definition, side, normalised=True), definition
    ),
    "find_peaks": lambda frames, definition, side: count_by_peaks(
        bare_angle(frames, definition, side), definition
    ),
}


def count_all(frames: Sequence[PoseFrame], definition: Definition, moved: Any) -> dict[str, int]:
    """What each of them counts; of an alternating exercise the two sides are added up."""
    sides: tuple[Side, ...] = (
        ("left", "right")
        if definition.exercise().side_kind == "alternating"
        else ("left",)
        if moved == "left"
        else ("right",)
    )
    return {
        name: sum(counter(frames, definition, side) for side in sides)
        for name, counter in BASELINES.items()
    }
