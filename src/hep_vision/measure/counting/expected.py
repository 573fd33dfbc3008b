"""Whether a movement is the exercise or another one that moves its joint as well.

Two things tell, both kept beside the measure for every frame:

- What other joints do at the peak, where the definition says what is expected of them
  (`hep_vision.measure.exercise.Expected`): a straight leg raise has a straight knee, a lunge
  bends both knees, a step does not.
- Whether the joint bends in space. Seen across its plane a forearm that turns looks as if the
  elbow bent. The pose model's own depth is too rough for degrees, but not for this: of 90 true
  repetitions of knee and elbow seen more than 60 degrees across (real clips) the angle in space
  changed by 0.19 to 0.87 of what the picture showed, of a pronation by 0.07 and 0.11.

The angle in space less the one in the picture also tells of a limb that leaves the plane of the
movement, which adds to the stated uncertainty (`hep_vision.measure.quality.view_error`).
"""

from __future__ import annotations

import math
from array import array
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from hep_vision.measure.angles.measures import MEASURES
from hep_vision.measure.angles.units import unit_text
from hep_vision.measure.body.landmarks import landmark_of
from hep_vision.measure.counting.span import few
from hep_vision.measure.quality.findings import median_seen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hep_vision.measure.angles.measures import Measure
    from hep_vision.measure.body.landmarks import Array, Landmark, PoseFrame, Side
    from hep_vision.measure.body.person import Seen
    from hep_vision.measure.exercise import Expected

# Where no source is named, a default of ours; tests/unit/test_thresholds_counting.py holds it.

# So far on either side of the peak other joints are looked at.
PEAK_S = 0.2
# Seen further than this across its plane, a joint must bend in space by this share of what the
# picture shows.
ACROSS_DEG = 60.0
BENDS_SHARE = 0.15


@dataclass(frozen=True, slots=True, eq=False)
class Beside:
    """What was kept beside the measure of one side, one entry a frame; NaN where not seen."""

    joints: tuple[Array, ...]  # of each `Expected`
    bend_deg: Array  # of the measured joint in space; empty if it is no hinge
    # Angle of the joint in space less that in the picture; empty if it has none.
    beyond_deg: Array = field(default_factory=lambda: np.zeros(0))


class BesideWatch:
    """Keeps, frame by frame, what tells the exercise from another movement."""

    def __init__(self, expected: Sequence[Expected], measure: str, side: Side) -> None:
        other: Side = "right" if side == "left" else "left"
        sides: list[Side] = [side if each.limb == "same" else other for each in expected]
        self._joints: list[tuple[Measure, Side, list[Landmark]]] = [
            (MEASURES[each.measure], limb, list(MEASURES[each.measure].landmarks(limb)))
            for each, limb in zip(expected, sides, strict=True)
        ]
        self._values = [array("d") for _ in expected]
        points = MEASURES[measure].points
        is_joint = len(points) == 3 and MEASURES[measure].in_line_at is not None
        self._joint = [landmark_of(point, side) for point in points] if is_joint else []
        self._is_hinge = is_joint and MEASURES[measure].segments == tuple(pairwise(points))
        self._bend_deg, self._beyond_deg = array("d"), array("d")

    def add(self, seen: Seen, facing: float) -> None:
        """Take one frame."""
        for (measure, limb, landmarks), values in zip(self._joints, self._values, strict=True):
            value = math.nan
            if seen.frame.in_sight(landmarks, seen.points):
                value = measure.orient(measure.formula(seen.points, limb), facing)
            values.append(value)
        if self._joint:
            bend_deg, beyond_deg = _bend_deg(seen.frame, self._joint)
            self._bend_deg.append(bend_deg)
            self._beyond_deg.append(beyond_deg)

    def until(self, n: int) -> Beside:
        """What the first n frames held."""
        return Beside(
            tuple(np.array(values[:n]) for values in self._values),
            np.array(self._bend_deg[: n if self._is_hinge else 0]),
            np.array(self._beyond_deg[:n]),
        )


def _bend_deg(frame: PoseFrame, points: Sequence[int]) -> tuple[float, float]:
    """Angle of a joint in the model's space, 0 where straight, and the same less the planar one."""
    (ax, ay, az), (bx, by, bz), (cx, cy, cz) = frame.world_m[points].tolist()
    ux, uy, uz, vx, vy, vz = bx - ax, by - ay, bz - az, cx - bx, cy - by, cz - bz
    along, across = ux * vx + uy * vy, abs(ux * vy - uy * vx)
    lengths = math.sqrt((ux * ux + uy * uy + uz * uz) * (vx * vx + vy * vy + vz * vz))
    if not lengths > 0:
        return math.nan, math.nan
    in_space = math.acos(max(-1.0, min(1.0, (along + uz * vz) / lengths)))
    return math.degrees(in_space), math.degrees(in_space - math.atan2(across, along))


def beyond_plane_deg(beside: Beside | None, time_s: Array, at_s: float) -> float:
    """Angle of the joint in the model's space less that in the picture, about a moment."""
    if beside is None or not len(beside.beyond_deg) or math.isnan(at_s):
        return math.nan
    return median_seen(beside.beyond_deg[np.abs(time_s - at_s) <= PEAK_S])


def unexpected(
    beside: Beside, expected: Sequence[Expected], time_s: Array, peak_s: float
) -> str | None:
    """In words, which joint was where it is not in this exercise; None if all were."""
    about = np.abs(time_s - peak_s) <= PEAK_S
    for each, values in zip(expected, beside.joints, strict=True):
        value = median_seen(values[about])
        if math.isnan(value) or each.low <= value <= each.high:
            continue
        measure = MEASURES[each.measure]
        whose = "" if each.limb == "same" else " of the other side"
        limit = "at most" if value > each.high else "at least"
        bound = each.high if value > each.high else each.low
        return (
            f"Another movement: {measure.label}{whose} was {unit_text(value, measure.unit)}, "
            f"{limit} {unit_text(bound, measure.unit)} expected."
        )
    return None


def turned_only(
    beside: Beside, time_s: Array, stretch: slice, peak_s: float, excursion: float
) -> str | None:
    """In words, that the limb turned instead of bending; None if it bent, or is no hinge."""
    if not len(beside.bend_deg) or not excursion > 0:
        return None
    t, bend = time_s[stretch], beside.bend_deg[stretch]
    part = few(len(bend))
    rest = median_seen(np.concatenate((bend[:part], bend[-part:])))
    bent = abs(median_seen(bend[np.abs(t - peak_s) <= PEAK_S]) - rest)
    if math.isnan(bent) or bent >= BENDS_SHARE * excursion:
        return None
    return (
        f"Another movement: the limb turned rather than bent, {excursion:.0f}° in the picture "
        f"for {bent:.0f}° in space."
    )
