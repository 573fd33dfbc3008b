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
from itertools import combinations
from typing import TYPE_CHECKING

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
# The common movement is fitted in so many rounds, each with less weight for what stays behind.
ROUNDS = 4


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
    feet = points[:, ANKLES]
    return min(shift, max(_stepped(feet, sizes), _left_over(points, sizes, columns)))


def _places(points: Plane, parts: int) -> Plane:
    """Median place of each point in each part, (parts, k); NaN where it was hardly seen."""
    return np.array([_median_place(part) for part in np.array_split(points, parts)])


def _median_place(part: Plane) -> Plane:
    seen = np.isfinite(part).sum(axis=0) >= 0.5 * max(1, len(part))
    places = np.full(part.shape[1], complex(math.nan, math.nan))
    places[seen] = np.nanmedian(part.real[:, seen], axis=0)
    places[seen] += 1j * np.nanmedian(part.imag[:, seen], axis=0)
    return places


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


def _left_over(points: Plane, sizes: Array, columns: Sequence[int]) -> float:
    """How far points are from where one shift and one scale put them, from the start to the end.

    In body sizes: the median point's or the anchors', which is more.
    """
    places = _places(points, STEPS)
    first, last = places[0], places[-1]
    seen = np.isfinite(first) & np.isfinite(last)
    if np.count_nonzero(seen) < 3:
        return math.inf
    weight = np.ones(np.count_nonzero(seen))
    one, other = first[seen], last[seen]
    away = np.zeros(len(one))
    for _ in range(ROUNDS):
        a, b = np.average(one, weights=weight), np.average(other, weights=weight)
        spread = float(weight @ np.abs(one - a) ** 2)
        along = float(weight @ (np.conj(one - a) * (other - b)).real)
        scale = along / spread if spread > 0 else 1.0
        away = np.abs(other - b - scale * (one - a))
        weight = 1.0 / (1.0 + (away / max(1e-6, float(np.median(away)))) ** 2)
    left = np.full(len(first), math.nan)
    left[seen] = away / float(np.median(sizes))
    of_anchors = left[columns][np.isfinite(left[columns])]
    stayed = float(of_anchors.mean()) if len(of_anchors) else math.inf
    return max(float(np.median(left[seen])), stayed)
