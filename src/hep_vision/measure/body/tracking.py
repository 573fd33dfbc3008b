"""Where the person is and whether it is still the same one.

Kept beside the measure for every frame, so that an attempt can be asked afterwards
whether the person stood still for it, in the right position, and was the patient.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from hep_vision.measure.body.landmarks import SIDES, Plane, landmark_of, middle
from hep_vision.measure.body.posture import posture_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hep_vision.measure.body.landmarks import PoseFrame, Side
    from hep_vision.measure.body.posture import Posture
    from hep_vision.measure.exercise import Position

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
# A trunk that shows shorter than this share of the body's size has no direction.
FORESHORTENED = 0.4
RETURN_GROWTH = 1.5

# One side is near if the other one lies this many body sizes behind it (seen from the side
# it is about 0.6).
NEAR_DEPTH = 0.25

# The size of a body in the picture: how far these points are spread about their middle,
# which for somebody standing is about one trunk length. Unlike the trunk it does not
# vanish when somebody lies or leans towards the camera.
SIZE_POINTS = [landmark_of(p, s) for p in ("shoulder", "hip", "knee", "ankle") for s in SIDES]
LEFT_TRUNK, RIGHT_TRUNK = ([landmark_of(p, s) for p in ("shoulder", "hip")] for s in SIDES)


@dataclass(frozen=True, slots=True)
class BodySample:
    """Place and size of the body in one frame; NaN where not seen."""

    time_s: float
    centre: complex  # of the trunk, pixels x + iy
    size_px: float
    tilt_deg: float  # trunk from the vertical of the picture, 0 to 180
    anchors: Plane  # (k,), the points that ought to stay
    stretch: int  # grows by one where the skeleton jumped to another place
    left_depth: float  # left shoulder and hip behind the right ones, pixels; + is farther
    posture: Posture = "unclear"

    @property
    def side_on(self) -> bool:
        """Whether one side is behind the other: seen from the side."""
        return abs(self.left_depth) > NEAR_DEPTH * self.size_px


def body_size_px(points: Sequence[complex]) -> float:
    """Spread of the body's main points about their middle; NaN if too few were seen."""
    seen = [points[i] for i in SIZE_POINTS if math.isfinite(points[i].real)]
    if len(seen) < 4:
        return math.nan
    centre = sum(seen) / len(seen)
    return math.sqrt(sum(abs(point - centre) ** 2 for point in seen) / len(seen))


class BodyTracker:
    """Follows the trunk from frame to frame and notices when it jumps."""

    def __init__(self, anchors: tuple[str, ...]) -> None:
        self._anchors = [landmark_of(name, side) for name in anchors for side in SIDES]
        self.samples: list[BodySample] = []
        self.stretch = 0
        self._last: BodySample | None = None

    def add(self, frame: PoseFrame, plane: Plane, points: Sequence[complex]) -> BodySample:
        """Take one frame, and its pixels x + iy as an array (33,) and as a list of the same."""
        time_s, depth_px = frame.time_s, frame.image_px[:, 2]
        shoulder, hip = middle(points, "shoulder"), middle(points, "hip")
        trunk = hip - shoulder
        size = body_size_px(points)
        tilt = math.degrees(math.atan2(abs(trunk.real), trunk.imag))
        if abs(trunk) < FORESHORTENED * size:
            tilt = math.nan  # pointing at the camera: its direction in the picture is noise
        centre = 0.5 * (shoulder + hip)
        if self._jumped(time_s, centre, size):
            self.stretch += 1
        left_depth = float(depth_px[LEFT_TRUNK].sum() - depth_px[RIGHT_TRUNK].sum()) / 2.0
        posture = posture_of(frame, points)
        sample = BodySample(
            time_s,
            centre,
            size,
            tilt,
            plane[self._anchors],
            self.stretch,
            left_depth,
            posture,
        )
        self.samples.append(sample)
        if size > 0:
            self._last = sample
        return sample

    def _jumped(self, time_s: float, place: complex, size: float) -> bool:
        last = self._last
        if last is None or not size > 0:
            return False
        scale = max(size, last.size_px)
        gap_s = min(time_s - last.time_s, 1.0)
        moved = abs(place - last.centre) / scale
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
    near = abs(one.centre - other.centre) <= RETURN_SIZES * scale
    return near and size <= RETURN_GROWTH


def far_side(body: Sequence[BodySample]) -> Side | None:
    """The side that is behind the other one, seen from the side; None if neither is.

    The near limb hides the far one, whose landmarks are guessed, however smooth they look.
    """
    depths = np.array([s.left_depth / s.size_px for s in body if s.size_px > 0])
    seen = depths[np.isfinite(depths)]
    if not len(seen) or abs(np.median(seen)) <= NEAR_DEPTH:
        return None
    return "left" if np.median(seen) > 0 else "right"


def anchor_shift(body: list[BodySample]) -> float:
    """How far the points that ought to stay have moved, in body sizes.

    Where each point was in the first, the middle and the last third of the attempt, as
    medians, so that badly placed landmarks of a few frames do not tell; then the largest
    distance between two of them, averaged over the points. 0 if they were not seen. The anchors
    come in pairs, left and right, and the model may exchange them: what fits better is taken.
    """
    if not body or not len(body[0].anchors):
        return 0.0
    anchors = np.array([sample.anchors for sample in body])  # (n, k)
    sizes = np.array([sample.size_px for sample in body])
    seen = np.isfinite(anchors).all(axis=1) & np.isfinite(sizes)
    if np.count_nonzero(seen) < 3:
        return 0.0
    thirds = [
        np.median(part.real, axis=0) + 1j * np.median(part.imag, axis=0)
        for part in np.array_split(anchors[seen], 3)
    ]
    pairs = ((0, 1), (1, 2), (0, 2))
    moved = max(_apart(thirds[i], thirds[j]) for i, j in pairs)
    return moved / float(np.median(sizes[seen]))


def _apart(one: Plane, other: Plane) -> float:
    """Mean distance of points; with left and right exchanged, as the model may do, if less."""
    exchanged = other.reshape(-1, 2)[:, ::-1].reshape(-1)
    return float(min(np.abs(one - other).mean(), np.abs(one - exchanged).mean()))


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


def fits_position(tilt_deg: float, positions: Sequence[Position]) -> bool:
    """Whether a trunk tilted so can be in one of these positions; an unseen trunk can."""
    ranges = [TRUNK_TILT_DEG[position] for position in positions]
    return math.isnan(tilt_deg) or any(low <= tilt_deg <= high for low, high in ranges)
