"""The position of the body, told from the landmarks: standing, seated, lying, on all fours.

For the start position of an exercise. What cannot be told is left open: with the legs out of
the picture somebody upright may stand or sit.
"""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING, Literal

from hep_vision.measure.body.landmarks import SIDES, landmark_of, middle
from hep_vision.measure.body.view import view_off_deg

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from hep_vision.measure.body.landmarks import PoseFrame, Side
    from hep_vision.measure.exercise import Position

# What a frame shows; the last four are what remains where not all of it can be told, as is
# lying on one side, but not on which.
Posture = Literal[
    "standing",
    "seated",
    "hanging",
    "supine",
    "side_lying",
    "on_left_side",
    "on_right_side",
    "prone",
    "quadruped",
    "upright",
    "lying",
    "face_down",
    "unclear",
]
POSITIONS: tuple[Posture, ...] = (
    "standing",
    "seated",
    "hanging",
    "supine",
    "side_lying",
    "prone",
    "quadruped",
)
# How well a posture fits the positions it could be, beside itself.
ALSO: Mapping[Posture, Mapping[Posture, float]] = {
    "standing": {"hanging": 0.5},
    "hanging": {"standing": 0.7},  # arms raised
    "on_left_side": {"side_lying": 1.0},
    "on_right_side": {"side_lying": 1.0},
    "upright": {"standing": 0.8, "seated": 0.8, "hanging": 0.5},
    "lying": {"supine": 0.7, "prone": 0.7, "side_lying": 0.7, "quadruped": 0.5},
    "face_down": {"prone": 0.8, "quadruped": 0.8},
    "prone": {"quadruped": 0.3},
    "quadruped": {"prone": 0.3},
    "unclear": dict.fromkeys(POSITIONS, 0.5),
}

ON_A_SIDE: tuple[Posture, ...] = ("side_lying", "on_left_side", "on_right_side")

# What somebody in a position does not look like. Tilt apart: that is told by the trunk alone.
CONTRADICTS: Mapping[Position, frozenset[Posture]] = {
    "standing": frozenset({"seated"}),
    "seated": frozenset({"standing"}),
    "supine": frozenset((*ON_A_SIDE, "prone", "quadruped", "face_down")),
    "side_lying": frozenset({"supine", "prone", "quadruped", "face_down"}),
    "prone": frozenset((*ON_A_SIDE, "supine")),
    "quadruped": frozenset((*ON_A_SIDE, "supine")),
    "any": frozenset(),
}
POSTURE_WORDS: Mapping[Posture, str] = {
    "seated": "seated",
    "standing": "standing",
    "supine": "on the back",
    "side_lying": "on the side",
    "on_left_side": "on the left side",
    "on_right_side": "on the right side",
    "prone": "face down",
    "face_down": "face down",
    "quadruped": "on all fours",
}

# Where no source is named, a default of ours; tests/unit/test_thresholds_body.py holds it.

# Trunk from the vertical of the picture, in degrees, from which somebody lies.
LYING_DEG = 50.0
# The knees below the hips, in trunk lengths: 0.85 standing, 0 on a chair.
STANDING_DROP, SEATED_DROP = 0.62, 0.4
QUADRUPED_DROP, PRONE_DROP = 0.45, 0.35
# The front of the body up or down, of face and feet together, in trunk lengths.
FACE_WEIGHT = 4.0
FRONT_CERTAIN = 0.1
# The line of the shoulders this much out of the line of sight: lying on a side, seen from
# the front.
SIDE_LYING_OFF_DEG = 60.0
# One shoulder and hip below the other ones, in trunk lengths: half of one, lying on that side.
BELOW = 0.2
# Wrists above the eyes, in trunk lengths.
HANGING = 0.1
# Shoulders wider than this many trunk lengths: the trunk points at the camera.
END_ON_WIDTH = 1.1
# This share of the frames that show another position tell that it is not the right one.
OTHER_SHARE = 0.7
LEGS = [[landmark_of(name, side) for name in ("hip", "knee", "ankle")] for side in SIDES]


def posture_of(frame: PoseFrame, points: Sequence[complex]) -> Posture:
    """What one frame shows.

    Parameters
    ----------
    frame : PoseFrame
    points : sequence of 33 complex
        Its pixels x + iy, NaN where not seen.
    """
    shoulder, hip = middle(points, "shoulder"), middle(points, "hip")
    trunk = hip - shoulder
    length = abs(trunk)
    if not length > 0:
        return "unclear"
    left, right = (points[landmark_of("shoulder", side)] for side in SIDES)
    if abs(left - right) / length > END_ON_WIDTH:
        return "unclear"
    drop = (middle(points, "knee") - hip).imag / length if _leg_seen(frame, points) else math.nan
    if math.degrees(math.atan2(abs(trunk.real), trunk.imag)) < LYING_DEG:
        lower_wrist = max(points[landmark_of("wrist", side)].imag for side in SIDES)
        return _upright(drop, (middle(points, "eye").imag - lower_wrist) / length)
    if view_off_deg(frame, "sagittal") > SIDE_LYING_OFF_DEG:
        return _on_a_side(points, length)
    return _lying(_front_up(points, trunk), drop)


def _on_a_side(points: Sequence[complex], length: float) -> Posture:
    left, right = (
        sum(points[landmark_of(name, side)].imag for name in ("shoulder", "hip")) / 2.0
        for side in SIDES
    )
    if abs(left - right) < BELOW * length:
        return "side_lying"
    return "on_left_side" if left > right else "on_right_side"


def _lying(front_up: float, drop: float) -> Posture:
    if front_up > FRONT_CERTAIN:
        return "supine"
    return _face_down(drop) if front_up < -FRONT_CERTAIN else "lying"


def _front_up(points: Sequence[complex], trunk: complex) -> float:
    """How much the front of a lying body points up; negative is down."""

    def forward(hint: complex) -> float:
        return (trunk.imag * hint.real - trunk.real * hint.imag) / abs(trunk) ** 2

    face = forward(middle(points, "eye") - middle(points, "ear"))
    foot = forward(middle(points, "foot_index") - middle(points, "heel"))
    hint = FACE_WEIGHT * face + (foot if math.isfinite(foot) else 0.0)
    return hint * trunk.real / abs(trunk)


def _leg_seen(frame: PoseFrame, points: Sequence[complex]) -> bool:
    return any(frame.in_sight(leg, points) for leg in LEGS)


def _upright(drop: float, hang: float) -> Posture:
    if hang > HANGING:
        return "hanging"
    if drop > STANDING_DROP:
        return "standing"
    return "seated" if drop < SEATED_DROP else "upright"


def _face_down(drop: float) -> Posture:
    if drop > QUADRUPED_DROP:
        return "quadruped"
    return "prone" if drop < PRONE_DROP else "face_down"


def other_posture(
    postures: Iterable[Posture], positions: Sequence[Position], side: Side | None = None
) -> Posture | None:
    """The posture that most frames show and that is none of the positions; None if it fits.

    Frames that leave it open speak for nothing.

    Parameters
    ----------
    postures : iterable of str
        Of the frames.
    positions : sequence of str
        The body positions that are right.
    side : {"left", "right"}, optional
        The limb that moves. Who lies on a side has it uppermost.
    """
    shown: Counter[Posture] = Counter(postures)
    against: dict[Posture, int] = {
        posture: number
        for posture, number in shown.items()
        if all(_contradicts(posture, position, side) for position in positions)
    }
    if not sum(against.values()) >= OTHER_SHARE * shown.total():
        return None
    return max(against, key=lambda posture: against[posture], default=None)


def _contradicts(posture: Posture, position: Position, side: Side | None) -> bool:
    below = position == "side_lying" and posture == f"on_{side}_side"
    return below or posture in CONTRADICTS[position]


def fit_of(posture: Posture, position: str) -> float:
    """How well a frame's posture fits a body position, 0 to 1."""
    if posture == position:
        return 1.0
    also: Mapping[str, float] = ALSO.get(posture, {})  # pyright: ignore
    return also.get(position, 0.0)
