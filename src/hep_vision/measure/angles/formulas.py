"""How measures are read from the points of a frame: formulas of points and a side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from hep_vision.measure.angles import planar as angles
from hep_vision.measure.body.landmarks import Landmark, Side, landmark_of, middle

if TYPE_CHECKING:
    from hep_vision.measure.angles.measure import Formula

Points = Sequence[complex]
Pick = Callable[[Points, Side], complex]


def point_of(name: str) -> Pick:
    """A point of the tested side."""
    left, right = landmark_of(name, "left"), landmark_of(name, "right")
    return lambda points, side: points[left if side == "left" else right]


def other_point(name: str) -> Pick:
    """The same point of the side that is not tested."""
    left, right = landmark_of(name, "left"), landmark_of(name, "right")
    return lambda points, side: points[right if side == "left" else left]


def middle_point(name: str) -> Pick:
    """The point halfway between its two landmarks, whichever side is tested."""
    return lambda points, _side: middle(points, name)


SHOULDER, ELBOW, WRIST = point_of("shoulder"), point_of("elbow"), point_of("wrist")
HIP, KNEE, ANKLE = point_of("hip"), point_of("knee"), point_of("ankle")
HEEL, TOE = point_of("heel"), point_of("foot_index")
OTHER_KNEE, OTHER_ANKLE = other_point("knee"), other_point("ankle")
TRUNK = (middle_point("shoulder"), middle_point("hip"))


def of_points(function: Callable[..., float], *picks: Pick, faced: bool = True) -> Formula:
    """Formula that hands points of the body to a function of them; with facing +1 if faced."""
    facing = (1.0,) if faced else ()
    return lambda points, side: function(*[pick(points, side) for pick in picks], *facing)


def _towards(bend_to_right_deg: float, side: Side) -> float:
    """Movement counted positive towards the tested side."""
    return bend_to_right_deg if side == "right" else -bend_to_right_deg


def trunk_side_bend(points: Points, side: Side) -> float:
    """Lean of the trunk to the tested side."""
    bend = angles.trunk_side_bend_deg(middle(points, "shoulder"), middle(points, "hip"))
    return _towards(bend, side)


def neck_side_bend(points: Points, side: Side) -> float:
    """Tilt of the head to the tested side."""
    bend = angles.neck_side_bend_deg(
        points[Landmark.LEFT_EAR],
        points[Landmark.RIGHT_EAR],
        points[Landmark.LEFT_SHOULDER],
        points[Landmark.RIGHT_SHOULDER],
    )
    return _towards(bend, side)


def neck_rotation(points: Points, side: Side) -> float:
    """Turn of the head to the tested side."""
    turn = angles.neck_rotation_deg(
        points[Landmark.NOSE], points[Landmark.LEFT_EAR], points[Landmark.RIGHT_EAR]
    )
    return _towards(turn, side)
