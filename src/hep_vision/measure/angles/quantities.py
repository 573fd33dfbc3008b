"""What the rules for compensations compare: quantities of one frame.

Each takes the points of a frame (pixels x + iy, NaN where not seen), the tested side and the
facing (+1, -1, or 0 while it is unknown) and gives degrees or a share of a length of the body;
NaN where it cannot be told.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from hep_vision.measure.body.landmarks import Side, landmark_of, middle

Points = Sequence[complex]
Quantity = Callable[[Points, Side, float], float]


def _point(points: Points, name: str, side: Side) -> complex:
    return points[landmark_of(name, side)]


def _down_deg(vector: complex) -> float:
    """Direction from straight down in the picture, to the right positive."""
    return math.degrees(math.atan2(vector.real, vector.imag)) if vector else math.nan


def _turn_deg(one: complex, other: complex) -> float:
    """Angle from one direction to another, -180 to 180."""
    if not (abs(one) > 0 and abs(other) > 0):
        return math.nan
    turn = one / other
    return math.degrees(math.atan2(turn.imag, turn.real))


def _between_deg(one: complex, other: complex) -> float:
    """Unsigned angle between two directions, 0 to 180."""
    return abs(_turn_deg(one, other))


def _ratio(distance: float, length: float) -> float:
    return distance / length if length > 0 else math.nan


def _trunk(points: Points) -> complex:
    return middle(points, "hip") - middle(points, "shoulder")


def _along(vector: complex, trunk: complex) -> float:
    """Part of a vector that runs down the trunk, of the trunk."""
    return _ratio((vector * trunk.conjugate()).real, abs(trunk) ** 2)


def _forward(vector: complex, trunk: complex) -> float:
    """Part of a vector that runs forward of a trunk seen from the side, of the trunk.

    With facing +1; the same standing and lying.
    """
    return _ratio((vector.conjugate() * trunk).imag, abs(trunk) ** 2)


def _other(side: Side) -> Side:
    return "right" if side == "left" else "left"


def trunk_lean(points: Points, side: Side, facing: float) -> float:
    """Forward lean of the trunk from the vertical, degrees; forward is positive."""
    del side
    return -_down_deg(_trunk(points)) * (facing or 1.0)


def side_lean(points: Points, side: Side, facing: float) -> float:
    """Lean of the trunk to the side of the picture, degrees."""
    del side, facing
    return _down_deg(_trunk(points))


def shoulder_gap(points: Points, side: Side, facing: float) -> float:
    """Room between ear and shoulder along the trunk, of the trunk."""
    del facing
    gap = _point(points, "shoulder", side) - _point(points, "ear", side)
    return _along(gap, _trunk(points))


def shoulder_rise(points: Points, side: Side, facing: float) -> float:
    """Height of the shoulder above the other one, of the neck's length.

    For where the ear moves. The neck is from between the shoulders to between the ears; the
    hips may be out of the picture.
    """
    del facing
    above = _point(points, "shoulder", _other(side)) - _point(points, "shoulder", side)
    return _ratio(above.imag, abs(middle(points, "shoulder") - middle(points, "ear")))


def _line_tilt(points: Points, name: str) -> float:
    across = _point(points, name, "left") - _point(points, name, "right")
    return math.degrees(math.atan2(across.imag, abs(across.real))) if across else math.nan


def pelvis_tilt(points: Points, side: Side, facing: float) -> float:
    """Slope of the line through both hips, degrees."""
    del side, facing
    return _line_tilt(points, "hip")


def weight_shift(points: Points, side: Side, facing: float) -> float:
    """Hips sideways of the feet, of the trunk."""
    del side, facing
    hip, ankle = middle(points, "hip"), middle(points, "ankle")
    # Who bends forward to the camera shows a short trunk; the shank stays what it is.
    shank = abs(middle(points, "knee") - ankle)
    return _ratio(hip.real - ankle.real, max(abs(hip - middle(points, "shoulder")), shank))


def knee_bend(points: Points, side: Side, facing: float) -> float:
    """Unsigned angle between thigh and shank, degrees, 0 straight."""
    del facing
    hip, knee, ankle = (_point(points, name, side) for name in ("hip", "knee", "ankle"))
    return _between_deg(knee - hip, ankle - knee)


def knee_inward(points: Points, side: Side, facing: float) -> float:
    """Frontal plane projection angle: the knee inside the line from hip to ankle, degrees."""
    del facing
    hip, knee, ankle = (_point(points, name, side) for name in ("hip", "knee", "ankle"))
    inward = _point(points, "hip", _other(side)).real - hip.real
    bend = _down_deg(knee - hip) - _down_deg(ankle - knee)
    return bend if inward > 0 else -bend


def knee_past_toes(points: Points, side: Side, facing: float) -> float:
    """Knee in front of the toes, of the shank; negative behind them."""
    knee, toe, ankle = (_point(points, name, side) for name in ("knee", "foot_index", "ankle"))
    return _ratio((knee.real - toe.real) * facing, abs(knee - ankle)) if facing else math.nan


def heel_lift(points: Points, side: Side, facing: float) -> float:
    """Heel above the toes, of the shank."""
    del facing
    heel, toe = _point(points, "heel", side), _point(points, "foot_index", side)
    shank = abs(_point(points, "knee", side) - _point(points, "ankle", side))
    return _ratio(toe.imag - heel.imag, shank)


def arm_from_trunk(points: Points, side: Side, facing: float) -> float:
    """Unsigned angle between the upper arm and the trunk, degrees."""
    del facing
    shoulder = _point(points, "shoulder", side)
    return _between_deg(_point(points, "elbow", side) - shoulder, _trunk(points))


def elbow_bend(points: Points, side: Side, facing: float) -> float:
    """Unsigned angle between upper arm and forearm, degrees, 0 straight."""
    del facing
    shoulder, elbow, wrist = (_point(points, n, side) for n in ("shoulder", "elbow", "wrist"))
    return _between_deg(elbow - shoulder, wrist - elbow)


def hand_on_knee(points: Points, side: Side, facing: float) -> float:
    """Distance from wrist to knee, of the trunk."""
    del facing
    reach = abs(_point(points, "wrist", side) - _point(points, "knee", side))
    return _ratio(reach, abs(_trunk(points)))


def shoulder_width(points: Points, side: Side, facing: float) -> float:
    """Distance between the shoulders in the picture, of the trunk."""
    del side, facing
    across = _point(points, "shoulder", "left") - _point(points, "shoulder", "right")
    return _ratio(abs(across), abs(_trunk(points)))


def head_forward(points: Points, side: Side, facing: float) -> float:
    """Ear in front of the shoulder, across the trunk, of the trunk."""
    ahead = _point(points, "ear", side) - _point(points, "shoulder", side)
    return _forward(ahead, _trunk(points)) * facing if facing else math.nan


def thigh_length(points: Points, side: Side, facing: float) -> float:
    """Length of the thigh in the picture, of the trunk."""
    del facing
    thigh = abs(_point(points, "hip", side) - _point(points, "knee", side))
    return _ratio(thigh, abs(_trunk(points)))


def arm_length(points: Points, side: Side, facing: float) -> float:
    """Length of the upper arm in the picture, of the trunk."""
    del facing
    arm = abs(_point(points, "shoulder", side) - _point(points, "elbow", side))
    return _ratio(arm, abs(_trunk(points)))


def back_line(points: Points, side: Side, facing: float) -> float:
    """Angle between trunk and thigh in the picture, degrees, 0 straight; signed either way."""
    del facing
    shoulder, hip, knee = (_point(points, name, side) for name in ("shoulder", "hip", "knee"))
    return _turn_deg(hip - shoulder, knee - hip)


def ankle_x(points: Points, side: Side, facing: float) -> float:
    """Place of the ankle to the right in the picture, pixels."""
    del facing
    return _point(points, "ankle", side).real


def ankle_y(points: Points, side: Side, facing: float) -> float:
    """Place of the ankle down in the picture, pixels."""
    del facing
    return _point(points, "ankle", side).imag


def leg_length(points: Points, side: Side, facing: float) -> float:
    """Thigh and shank as they show in the picture, pixels."""
    del facing
    hip, knee, ankle = (_point(points, name, side) for name in ("hip", "knee", "ankle"))
    return abs(knee - hip) + abs(ankle - knee)
