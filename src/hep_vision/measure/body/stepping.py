"""Whether somebody changes place, told from a camera that pans, tilts or zooms.

Three things may move the points that ought to stay. One part of the body moves: that is the
exercise. Everything moves together, by one shift and one scale, and the feet keep their places to
one another: that is the camera. The feet move one after the other, or the body ends in another
shape: that is somebody who changes place.

Measured, in body sizes: of attempts in which a camera panned and zoomed (real clip squat_1) the
points that stay went 0.5 to 0.7, the feet to each other 0.1 to 0.3, and the whole body was left
with 0.05 to 0.1 beside the common movement; of somebody who walks (real clip
sds_sit_to_stand_walk and the rendered clips that come and go) the feet went 0.75 to 2.2 to each
other; of somebody who gets up or lies down the body was left with 0.3 to 0.75.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

import numpy as np

from hep_vision.measure.body.landmarks import SIDES
from hep_vision.measure.body.tracking import column_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hep_vision.measure.body.landmarks import Array, Plane
    from hep_vision.measure.body.tracking import BodySample

ANKLES = [column_of("ankle", side) for side in SIDES]
# Into so many parts an attempt is cut to see the feet go one after the other.
STEPS = 8
# Fewer points than this tell no common movement.
LEAST_POINTS = 3


def place_shift(body: Sequence[BodySample], anchors: Sequence[str]) -> float:
    """How far the points that ought to stay have gone, in body sizes, the camera's part left out.

    0 if they were not seen.

    Parameters
    ----------
    body : sequence of BodySample
        Of the attempt.
    anchors : sequence of str
        Body points that ought to stay.
    """
    sizes = np.array([sample.size_px for sample in body])
    if not anchors or np.count_nonzero(sizes > 0) < STEPS:
        return 0.0
    points = np.array([sample.points for sample in body])[sizes > 0]  # (n, k)
    sizes = sizes[sizes > 0]
    columns = [column_of(name, side) for name in anchors for side in SIDES]
    shift = _shift(points[:, columns]) / float(np.median(sizes))
    left, camera = _common_movement(points, sizes, columns)
    if camera is None:
        return shift
    steady = _shift(camera.undone(points[:, columns])) / float(np.median(sizes))
    return min(shift, max(steady, left, _stepped(points[:, ANKLES], sizes)))


@dataclass(frozen=True, slots=True)
class _Camera:
    """One shift and one scale of the whole picture, from the start of an attempt to its end."""

    before: complex  # where the weighted middle of the body was, ...
    after: complex  # ... and where it came to be
    scale: float

    def undone(self, points: Plane) -> Plane:
        """The points as they would be if the camera, at an even pace, had not moved, (n, k)."""
        share = np.clip(np.linspace(-0.5, STEPS - 0.5, len(points)) / (STEPS - 1), 0.0, 1.0)
        share = share[:, np.newaxis]
        moved = self.before + share * (self.after - self.before)
        return self.before + (points - moved) / self.scale**share


def _places(points: Plane, parts: int) -> Plane:
    """Median place of each point in each part, (parts, k); NaN where it was hardly seen."""
    return np.array([_median_place(part) for part in np.array_split(points, parts)])


def _median_place(part: Plane) -> Plane:
    seen = np.isfinite(part).sum(axis=0) >= 0.5 * max(1, len(part))
    places = np.full(part.shape[1], complex(math.nan, math.nan))
    places[seen] = _median(part.real[:, seen]) + 1j * _median(part.imag[:, seen])
    return places


def _median(values: Array) -> Array:
    """Median of each column of what is no NaN; of few values in a tenth of nanmedian's time."""
    ordered: Array = np.sort(values, axis=0)
    columns: Any = np.arange(values.shape[1])
    number = np.isfinite(values).sum(axis=0)
    return 0.5 * (ordered[(number - 1) // 2, columns] + ordered[number // 2, columns])


def _shift(anchors: Plane) -> float:
    """Largest mean distance between two thirds, with left and right exchanged if that is less."""
    thirds = _places(anchors, 3)
    moved = [_apart(one, other) for one, other in combinations(thirds, 2)]
    return max((each for each in moved if math.isfinite(each)), default=0.0)


def _apart(one: Plane, other: Plane) -> float:
    exchanged = other.reshape(-1, 2)[:, ::-1].reshape(-1)
    distances = [d[np.isfinite(d)] for d in (np.abs(one - other), np.abs(one - exchanged))]
    return min((float(d.mean()) for d in distances if len(d)), default=math.nan)


def _stepped(feet: Plane, sizes: Array) -> float:
    """How far one foot went from the other, in body sizes; 0 if they were not seen."""
    between = _places(((feet[:, 0] - feet[:, 1]) / sizes)[:, np.newaxis], STEPS)[:, 0]
    between = between[np.isfinite(between)]
    return max((abs(one - other) for one, other in combinations(between, 2)), default=0.0)


def _common_movement(
    points: Plane, sizes: Array, columns: Sequence[int]
) -> tuple[float, _Camera | None]:
    """One shift and one scale from the start to the end, and what is left beside it.

    Left, in body sizes: of the median point or of the anchors, which is more.
    """
    places = _places(points, STEPS)
    seen = np.isfinite(places[0]) & np.isfinite(places[-1])
    one, other = places[0][seen], places[-1][seen]
    if len(one) < LEAST_POINTS:
        return math.inf, None
    # At both ends of an attempt the body rests: what moves in between is no part of the fit.
    a, b = complex(one.mean()), complex(other.mean())
    spread = float((np.abs(one - a) ** 2).sum())
    along = float((np.conj(one - a) * (other - b)).real.sum())
    if not (spread > 0 and along > 0):  # turned round: no movement of a camera
        return math.inf, None
    camera = _Camera(a, b, along / spread)
    away = np.abs(other - b - camera.scale * (one - a))
    left = np.full(len(seen), math.nan)
    left[seen] = away / float(np.median(sizes))
    of_anchors = left[columns][np.isfinite(left[columns])]
    stayed = float(of_anchors.mean()) if len(of_anchors) else math.inf
    return max(float(np.median(left[seen])), stayed), camera
