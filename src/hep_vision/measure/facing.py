"""How the person stands to the camera: facing, and how far the plane of movement is turned.

Facing turns picture directions into anatomical ones. The view tells how far the plane of
the movement is turned out of the image plane; an angle read in the picture is only as
good as that.
"""

from __future__ import annotations

from typing import Literal

import numpy as np

from hep_vision.measure.exercise import View
from hep_vision.measure.landmarks import Array, Landmark, PoseFrame, Side
from hep_vision.measure.measures import mid_point

# Evidence for a facing fades with this time constant, so that what somebody did while
# walking into place is forgotten once they are there.
FADE_S = 1.5
# The toes point forward of the heel by about a quarter of the trunk, the nose of the ears
# by less and with more noise: the feet weigh double.
FOOT_WEIGHT = 2.0

Facing = Literal[-1, 1]


def _cross(trunk: Array, hint: Array) -> float:
    return float(trunk[1] * hint[0] - trunk[0] * hint[1])


def facing_evidence(xy: Array, view: View, side: Side) -> float:
    """Evidence of one frame for facing +1 (positive) or -1 (negative); 0 if there is none.

    Parameters
    ----------
    xy : ndarray, shape (33, 2)
        Pixels, NaN where not seen.
    view : {"sagittal", "frontal"}
        From the side the toes and the nose point forward; from the front the tested side
        lies to one hand.
    side : {"left", "right"}
        The tested side.

    Notes
    -----
    The cross product with the trunk makes it independent of how the person is turned in
    the picture: standing and lying are the same (golden vectors in the tests).
    """
    trunk = mid_point(xy, "hip") - mid_point(xy, "shoulder")
    length = float(np.hypot(*trunk))
    if not length > 0:
        return 0.0
    if view == "frontal":
        other = Landmark.RIGHT_SHOULDER if side == "left" else Landmark.LEFT_SHOULDER
        own = Landmark.LEFT_SHOULDER if side == "left" else Landmark.RIGHT_SHOULDER
        evidence = _cross(trunk, xy[own] - xy[other])
    else:
        foot = mid_point(xy, "foot_index") - mid_point(xy, "heel")
        face = xy[Landmark.NOSE] - mid_point(xy, "ear")
        evidence = float(
            np.nansum([FOOT_WEIGHT * _cross(trunk, foot), _cross(trunk, face)])
        )
    return evidence / length**2 if np.isfinite(evidence) else 0.0


class FacingVote:
    """Running decision for one side, made of every frame's evidence."""

    def __init__(self) -> None:
        self._sum = 0.0
        self._time_s: float | None = None
        self.facing: Facing = 1

    def add(self, time_s: float, evidence: float, *, may_change: bool) -> None:
        """Take in one frame; the facing itself only changes where ``may_change``."""
        if self._time_s is not None:
            self._sum *= float(np.exp(-max(0.0, time_s - self._time_s) / FADE_S))
        self._time_s = time_s
        self._sum += evidence
        if may_change and self._sum != 0.0:
            self.facing = 1 if self._sum > 0 else -1


def view_off_deg(frame: PoseFrame, view: View) -> float:
    """Angle between the plane of the movement and the image plane, 0 to 90 degrees.

    The body's left-right axis is taken from the model's world landmarks (shoulders and
    hips). In a view from the side it should point at the camera; in a view from the
    front the axis pointing forward should. NaN if the trunk was not seen.
    """
    world = frame.world_m
    across = (
        world[Landmark.LEFT_SHOULDER]
        - world[Landmark.RIGHT_SHOULDER]
        + world[Landmark.LEFT_HIP]
        - world[Landmark.RIGHT_HIP]
    )
    if view == "frontal":
        along = mid_point(world, "hip") - mid_point(world, "shoulder")
        normal = np.cross(across, along)
    else:
        normal = across
    length = float(np.linalg.norm(normal))
    if not length > 0:
        return float("nan")
    return float(np.degrees(np.arccos(min(1.0, abs(float(normal[2])) / length))))
