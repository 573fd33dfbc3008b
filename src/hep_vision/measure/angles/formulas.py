"""How measures are read from the points of a frame: formulas of points and a side."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from hep_vision.measure.angles import planar as angles
from hep_vision.measure.body.landmarks import Array, Landmark, Side, landmark_of

if TYPE_CHECKING:
    from hep_vision.measure.angles.measure import Formula

Pick = Callable[[Array, Side], Array]


def mid_point(xy: Array, name: str) -> Array:
    """Point halfway between the left and the right landmark of a body point."""
    return 0.5 * (xy[landmark_of(name, "left")] + xy[landmark_of(name, "right")])


def point_of(name: str) -> Pick:
    """A point of the tested side."""
    left, right = landmark_of(name, "left"), landmark_of(name, "right")
    return lambda xy, side: xy[left if side == "left" else right]


def other_point(name: str) -> Pick:
    """The same point of the side that is not tested."""
    left, right = landmark_of(name, "left"), landmark_of(name, "right")
    return lambda xy, side: xy[right if side == "left" else left]


def middle_point(name: str) -> Pick:
    """`mid_point`, whichever side is tested."""
    return lambda xy, _side: mid_point(xy, name)


SHOULDER, ELBOW, WRIST = point_of("shoulder"), point_of("elbow"), point_of("wrist")
HIP, KNEE, ANKLE = point_of("hip"), point_of("knee"), point_of("ankle")
HEEL, TOE = point_of("heel"), point_of("foot_index")
OTHER_KNEE, OTHER_ANKLE = other_point("knee"), other_point("ankle")
TRUNK = (middle_point("shoulder"), middle_point("hip"))


def of_points(function: Callable[..., Array], *points: Pick, faced: bool = True) -> Formula:
    """Formula that hands points of the body to a function of them; with facing +1 if faced."""
    facing = (1.0,) if faced else ()
    return lambda xy, side: float(function(*(point(xy, side) for point in points), *facing))


def _towards(bend_to_right_deg: float, side: Side) -> float:
    """Movement counted positive towards the tested side."""
    return bend_to_right_deg if side == "right" else -bend_to_right_deg


def trunk_side_bend(xy: Array, side: Side) -> float:
    """Lean of the trunk to the tested side."""
    bend = angles.trunk_side_bend_deg(mid_point(xy, "shoulder"), mid_point(xy, "hip"))
    return _towards(float(bend), side)


def neck_side_bend(xy: Array, side: Side) -> float:
    """Tilt of the head to the tested side."""
    bend = angles.neck_side_bend_deg(
        xy[Landmark.LEFT_EAR],
        xy[Landmark.RIGHT_EAR],
        xy[Landmark.LEFT_SHOULDER],
        xy[Landmark.RIGHT_SHOULDER],
    )
    return _towards(float(bend), side)


def neck_rotation(xy: Array, side: Side) -> float:
    """Turn of the head to the tested side."""
    turn = angles.neck_rotation_deg(
        xy[Landmark.NOSE], xy[Landmark.LEFT_EAR], xy[Landmark.RIGHT_EAR]
    )
    return _towards(float(turn), side)
