"""How the person stands to the camera: facing, and how far the plane of movement is turned.

Facing turns picture directions into anatomical ones. The view tells how far the plane of
the movement is turned out of the image plane; an angle read in the picture is only as
good as that.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Literal

from hep_vision.measure.body.landmarks import Landmark, PoseFrame, Side, landmark_of, middle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hep_vision.measure.exercise import View

# Evidence for a facing fades with this time constant, so that what somebody did while
# walking into place is forgotten once they are there.
FADE_S = 1.5
# The toes point forward of the heel by about a quarter of the trunk, the nose of the ears
# by less and with more noise: the feet weigh double.
FOOT_WEIGHT = 2.0
# Mean evidence, in squared trunk lengths, from which a facing is certain. Seen from the side
# toes and nose together make about 0.6, seen from the front or the back next to nothing.
CERTAIN = 0.12
# Until this many frames were seen the first guess may still be corrected.
FIRST_FRAMES = 10

HIPS = [Landmark.LEFT_HIP, Landmark.RIGHT_HIP]
SHOULDERS = [Landmark.LEFT_SHOULDER, Landmark.RIGHT_SHOULDER]

Facing = Literal[-1, 0, 1]


def _cross(trunk: complex, hint: complex) -> float:
    return trunk.imag * hint.real - trunk.real * hint.imag


def facing_evidence(points: Sequence[complex], view: View, side: Side) -> float:
    """Evidence of one frame for facing +1 (positive) or -1 (negative); 0 if there is none.

    Parameters
    ----------
    points : sequence of 33 complex
        Pixels x + iy, NaN where not seen.
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
    trunk = middle(points, "hip") - middle(points, "shoulder")
    if not abs(trunk) > 0:
        return 0.0
    if view == "frontal":
        other: Side = "right" if side == "left" else "left"
        across = points[landmark_of("shoulder", side)] - points[landmark_of("shoulder", other)]
        hints = (_cross(trunk, across),)
    else:
        foot = middle(points, "foot_index") - middle(points, "heel")
        face = points[Landmark.NOSE] - middle(points, "ear")
        hints = (FOOT_WEIGHT * _cross(trunk, foot), _cross(trunk, face))
    return sum(hint for hint in hints if math.isfinite(hint)) / abs(trunk) ** 2


def facing_evidences(points: Sequence[complex], view: View) -> dict[Side, float]:
    """Evidence of one frame for each side; from the side it is the same for both."""
    left = facing_evidence(points, view, "left")
    right = left if view == "sagittal" else facing_evidence(points, view, "right")
    return {"left": left, "right": right}


class FacingVote:
    """Running decision for one side, made of every frame's evidence.

    ``facing`` is +1 or -1, or 0 while neither is certain: then the measure is read without
    a sign (`hep_vision.measure.angles.measures.Measure.orient`).
    """

    def __init__(self) -> None:
        self._sum = 0.0
        self._weight = 0.0
        self._time_s: float | None = None
        self.facing: Facing = 0

    def add(self, time_s: float, evidence: float, *, may_change: bool) -> None:
        """Take in one frame; the facing itself only changes where ``may_change``."""
        if self._time_s is not None:
            fade = math.exp(-max(0.0, time_s - self._time_s) / FADE_S)
            self._sum *= fade
            self._weight *= fade
        self._time_s = time_s
        self._sum += evidence
        self._weight += 1.0
        mean = self._sum / self._weight
        # Once decided it takes less to keep than it took to decide.
        needed = CERTAIN if self.facing == 0 or mean * self.facing < 0 else 0.5 * CERTAIN
        if may_change or self._weight < FIRST_FRAMES:
            self.facing = 0 if abs(mean) < needed else (1 if mean > 0 else -1)


def _across_m(frame: PoseFrame) -> list[float]:
    """From the right shoulder to the left one, in the model's world landmarks."""
    world = frame.world_m
    return (world[Landmark.LEFT_SHOULDER] - world[Landmark.RIGHT_SHOULDER]).tolist()


def view_off_deg(frame: PoseFrame, view: View) -> float:
    """Angle between the plane of the movement and the image plane, 0 to 90 degrees.

    Taken from the line through both shoulders in the model's world landmarks. In a view
    from the side it should point at the camera; in a view from the front it should lie in
    the picture. Of somebody lying on the side, whose shoulders stand upright in the picture
    however the body is turned, the trunk's line tells instead. NaN if the shoulders were
    not seen.

    Notes
    -----
    The hips are left out: the model places them with an error in depth that reads as 5
    to 10 degrees (seen on the rendered figure at known
    angles to the camera).
    """
    world = frame.world_m
    x, y, z = _across_m(frame)
    if view == "frontal":
        along = 0.5 * (world[HIPS].sum(axis=0) - world[SHOULDERS].sum(axis=0))
        if abs(along[0]) > abs(x):
            x, y, z = along.tolist()
    in_picture, in_depth = math.hypot(x, y), abs(z)
    if not in_picture + in_depth > 0:
        return math.nan
    if view == "frontal":
        return math.degrees(math.atan2(in_depth, in_picture))
    return math.degrees(math.atan2(in_picture, in_depth))


def looks_down_deg(frame: PoseFrame) -> float:
    """How steeply the camera looks down on somebody upright who is seen from the side.

    The slope of the line through both shoulders, which is level in the room, in the model's
    world landmarks. Negative where the camera looks up; NaN if unseen.

    Notes
    -----
    The model tells about half of it: 7 degrees where it is 14 to 21, 11 to 15 where it is 20
    to 28 (rendered figure, ``docs/accuracy.md``).
    """
    x, y, z = _across_m(frame)
    level = math.hypot(x, z)
    if not level + abs(y) > 0:
        return math.nan
    return math.degrees(math.atan2(-y if z > 0 else y, level))
