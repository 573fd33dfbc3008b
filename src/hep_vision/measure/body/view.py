"""How the camera stands to the movement: turned out of its plane, too high or too low.

A planar angle is right where the plane of the movement lies in the picture. The line through
both shoulders tells how far it does not: from the side it points at the camera, from the front
it lies across the picture. Read from one frame it is turned by what the arms and the trunk do
(from 11 degrees at rest to 31 at the peak in a motionless side view), so the view of an attempt
is estimated from the frames in which the measure is at its start position: those of the rest
before the attempt, and with less weight those of the whole set so far.

Model of the estimate: each frame's line is the true one, plus a scatter that the frames
themselves show, plus an error of the pose model that all frames share (`MODEL_ERROR_DEG`). The
centre is a weighted median, so that neither a walk into place nor a line that jumps tells.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from hep_vision.measure.body.landmarks import Landmark

if TYPE_CHECKING:
    import numpy.typing as npt

    from hep_vision.measure.body.landmarks import Array, PoseFrame
    from hep_vision.measure.exercise import View

# Standard deviation of the pose model's error in the view, degrees: root mean square of the
# estimate's errors on rendered clips turned by 0, 10 and 20 degrees, weighed alike (4.6, 6.3 and
# 11.6; docs/accuracy.md, "Estimated view").
MODEL_ERROR_DEG = 8.0
# Share of the weight of the rest before the attempt; the other rests of the set have the rest.
OWN_REST_WEIGHT = 2.0 / 3.0
# Median distance from the centre of a scatter in two directions, in standard deviations of one.
MEDIAN_DISTANCE = 1.1774

HIPS = (Landmark.LEFT_HIP, Landmark.RIGHT_HIP)
SHOULDERS = (Landmark.LEFT_SHOULDER, Landmark.RIGHT_SHOULDER)

Line = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class ViewEstimate:
    """Where the camera stood while the body was in the start position."""

    off_deg: float  # plane of the movement from the picture, 0 to 90; NaN if unseen
    error_deg: float  # standard deviation of that
    down_deg: float  # slope of the shoulders, see `slope_deg`; NaN if unseen


UNSEEN = ViewEstimate(math.nan, math.nan, math.nan)


def view_line(frame: PoseFrame, view: View) -> Line:
    """The line that tells the view, of length 1 in the axes of the picture; NaN if unseen.

    From the right shoulder to the left one, in the model's world landmarks. Of somebody lying
    on the side and seen from the front, whose shoulders stand upright in the picture however
    the body is turned, the trunk's line.

    Notes
    -----
    The line through the hips is left out: the pose model turns it by 12 degrees from the side.
    """
    world = frame.world_m
    (lx, ly, lz), (rx, ry, rz) = (world[i].tolist() for i in SHOULDERS)
    x, y, z = lx - rx, ly - ry, lz - rz
    (ax, ay, az), (bx, by, bz) = (world[i].tolist() for i in HIPS)
    tx, ty, tz = ax + bx - lx - rx, ay + by - ly - ry, az + bz - lz - rz
    if view == "frontal":
        if abs(tx) > 2.0 * abs(x):
            x, y, z = tx, ty, tz
    elif abs(tx) > abs(ty):
        share = (x * tx + y * ty + z * tz) / (tx * tx + ty * ty + tz * tz)
        x, y, z = x - share * tx, y - share * ty, z - share * tz
    length = math.sqrt(x * x + y * y + z * z)
    if not length > 0:
        return (math.nan, math.nan, math.nan)
    return (x / length, y / length, z / length)


def off_plane_deg(line: Line, view: View) -> float:
    """Angle between the plane of the movement and the picture for such a line, 0 to 90."""
    x, y, z = line
    in_picture, in_depth = math.hypot(x, y), abs(z)
    if not in_picture + in_depth > 0:
        return math.nan
    if view == "frontal":
        return math.degrees(math.atan2(in_depth, in_picture))
    return math.degrees(math.atan2(in_picture, in_depth))


def slope_deg(line: Line) -> float:
    """How steeply the camera looks down on somebody upright who is seen from the side.

    The slope of the line through the shoulders, which is level in the room. Negative where the
    camera looks up.

    Notes
    -----
    The model tells about half of it: 7 degrees where it is 14 to 21, 11 to 15 where it is 20
    to 28 (rendered figure, ``docs/accuracy.md``).
    """
    x, y, z = line
    return math.degrees(math.atan2(-y if z > 0 else y, math.hypot(x, z)))


def view_off_deg(frame: PoseFrame, view: View) -> float:
    """`off_plane_deg` of one frame, for what is judged on the spot."""
    return off_plane_deg(view_line(frame, view), view)


def looks_down_deg(frame: PoseFrame) -> float:
    """`slope_deg` of one frame."""
    return slope_deg(view_line(frame, "sagittal"))


def estimate_view(
    lines: Array, own: npt.NDArray[np.bool_], others: npt.NDArray[np.bool_], view: View
) -> ViewEstimate:
    """The view of an attempt.

    Parameters
    ----------
    lines : ndarray, shape (n, 3)
        `view_line` of each frame.
    own, others : ndarray of bool, shape (n,)
        Frames of the rest before the attempt, and frames in which the measure was at rest at
        any time of the set so far.
    view : {"sagittal", "frontal"}
        The plane of the movement.
    """
    seen = np.isfinite(lines[:, 2])
    weights = np.zeros(len(lines))
    for frames, share in ((own & seen, OWN_REST_WEIGHT), (others & seen, 1.0 - OWN_REST_WEIGHT)):
        if frames.any():
            weights[frames] += share / np.count_nonzero(frames)
    used = weights > 0
    if not used.any():
        return UNSEEN
    kept, weights = lines[used], weights[used]
    centre = np.array([_weighted_median(kept[:, axis], weights) for axis in range(3)])
    length = float(np.linalg.norm(centre))
    if not length > 0:
        return UNSEEN
    apart = np.degrees(np.arccos(np.clip(kept @ (centre / length), -1.0, 1.0)))
    scatter = _weighted_median(apart, weights) / MEDIAN_DISTANCE
    x, y, z = (float(centre[axis]) / length for axis in range(3))
    off = off_plane_deg((x, y, z), view)
    return ViewEstimate(off, math.hypot(MODEL_ERROR_DEG, scatter), slope_deg((x, y, z)))


def _weighted_median(values: Array, weights: Array) -> float:
    order = np.argsort(values, kind="stable")
    below = np.cumsum(weights[order])
    middle = order[int(np.searchsorted(below, 0.5 * float(below[-1])))]
    return float(values[middle])
