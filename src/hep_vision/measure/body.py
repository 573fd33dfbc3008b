"""Where the person is and whether it is still the same one.

Kept beside the measure for every frame, so that an attempt can be asked afterwards
whether the person stood still for it, in the right position, and was the patient.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from hep_vision.measure.exercise import Position
from hep_vision.measure.landmarks import SIDES, Array, Landmark, landmark_of
from hep_vision.measure.measures import mid_point

# Nobody's trunk moves faster than this between two frames, in body sizes: a fixed part for
# the jitter of the landmarks and a part growing with time (a fast walk makes 3 per s).
JUMP_FIXED = 0.45
JUMP_PER_S = 5.0
# ... nor does the body change its apparent size by more than this factor at once.
SIZE_JUMP = 1.6
# A place that the skeleton visits for less than this before it returns to where the
# patient was is somebody else passing.
PASSING_S = 6.0
RETURN_SIZES = 1.0
RETURN_GROWTH = 1.5

# The size of a body in the picture: how far these points are spread about their middle,
# which for somebody standing is about one trunk length. Unlike the trunk it does not
# vanish when somebody lies or leans towards the camera.
SIZE_POINTS = [landmark_of(p, s) for p in ("shoulder", "hip", "knee", "ankle") for s in SIDES]


@dataclass(frozen=True, slots=True)
class BodySample:
    """Place and size of the body in one frame; NaN where not seen."""

    time_s: float
    centre_px: tuple[float, float]
    size_px: float
    tilt_deg: float  # trunk from the vertical of the picture, 0 to 180
    anchor_px: tuple[float, float]
    stretch: int  # grows by one where the skeleton jumped to another place


def body_size_px(xy: Array) -> float:
    """Spread of the body's main points about their middle; NaN if too few were seen."""
    points = xy[SIZE_POINTS]
    points = points[np.isfinite(points[:, 0])]
    if len(points) < 4:
        return math.nan
    return float(np.sqrt(np.mean(np.sum((points - points.mean(axis=0)) ** 2, axis=1))))


def _finite_mean(xy: Array, points: tuple[Landmark, ...]) -> tuple[float, float]:
    seen = xy[list(points)]
    seen = seen[np.isfinite(seen[:, 0])]
    if len(seen) == 0:
        return (math.nan, math.nan)
    return (float(seen[:, 0].mean()), float(seen[:, 1].mean()))


class BodyTracker:
    """Follows the trunk from frame to frame and notices when it jumps."""

    def __init__(self, anchors: tuple[str, ...]) -> None:
        self._anchors = tuple(
            landmark_of(name, side) for name in anchors for side in ("left", "right")
        )
        self.samples: list[BodySample] = []
        self._stretch = 0
        self._last: BodySample | None = None

    def add(self, time_s: float, xy: Array) -> BodySample:
        """Take the pixels of one frame, shape (33, 2)."""
        shoulder, hip = mid_point(xy, "shoulder"), mid_point(xy, "hip")
        trunk = hip - shoulder
        size = body_size_px(xy)
        centre = 0.5 * (shoulder + hip)
        tilt = float(np.degrees(np.arctan2(abs(trunk[0]), trunk[1])))
        place = (float(centre[0]), float(centre[1]))
        if self._jumped(time_s, place, size):
            self._stretch += 1
        sample = BodySample(
            time_s, place, size, tilt, _finite_mean(xy, self._anchors), self._stretch
        )
        self.samples.append(sample)
        if size > 0:
            self._last = sample
        return sample

    def _jumped(self, time_s: float, place: tuple[float, float], size: float) -> bool:
        last = self._last
        if last is None or not size > 0:
            return False
        scale = max(size, last.size_px)
        gap_s = min(time_s - last.time_s, 1.0)
        moved = math.dist(place, last.centre_px) / scale
        grown = max(size / last.size_px, last.size_px / size)
        return moved > JUMP_FIXED + JUMP_PER_S * gap_s or (gap_s < 0.2 and grown > SIZE_JUMP)


def passing_stretches(samples: list[BodySample]) -> frozenset[int]:
    """Stretches in which the skeleton sat on somebody who was only passing.

    The patient is the one who was there at the start. A short stretch elsewhere, after
    which the skeleton is back where the patient was, was not the patient.
    """
    parts: dict[int, list[BodySample]] = {}
    for sample in samples:
        if sample.size_px > 0:
            parts.setdefault(sample.stretch, []).append(sample)
    order = sorted(parts)
    passing: set[int] = set()
    home: BodySample | None = None  # where the patient was seen last
    away: list[int] = []
    for stretch in order:
        first, last = parts[stretch][0], parts[stretch][-1]
        if home is None or _same_place(home, first):
            passing.update(away)
            away, home = [], last
            continue
        away.append(stretch)
        if last.time_s - parts[away[0]][0].time_s > PASSING_S:
            away, home = [], last  # a cut to another view: the person is there now
    return frozenset(passing)


def _same_place(one: BodySample, other: BodySample) -> bool:
    scale = max(one.size_px, other.size_px)
    size = max(one.size_px / other.size_px, other.size_px / one.size_px)
    near = math.dist(one.centre_px, other.centre_px) <= RETURN_SIZES * scale
    return near and size <= RETURN_GROWTH


# Trunk from the vertical, in degrees, that each body position allows in the picture.
TRUNK_TILT_DEG: dict[Position, tuple[float, float]] = {
    "standing": (0.0, 60.0),
    "seated": (0.0, 60.0),
    "supine": (45.0, 180.0),
    "side_lying": (45.0, 180.0),
    "prone": (30.0, 180.0),
    "quadruped": (30.0, 180.0),
    "any": (0.0, 180.0),
}


def fits_position(tilt_deg: float, position: Position) -> bool:
    """Whether a trunk tilted so can be in that position; an unseen trunk can."""
    low, high = TRUNK_TILT_DEG[position]
    return math.isnan(tilt_deg) or low <= tilt_deg <= high
