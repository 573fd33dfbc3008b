"""The position of the body, told from the landmarks: standing, seated, lying, on all fours.

For the start position of an exercise. What cannot be told is left open: with the legs out of
the picture somebody upright may stand or sit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import numpy as np
import numpy.typing as npt

from hep_vision.measure.landmarks import SIDED_POINTS, SIDES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hep_vision.measure.landmarks import Array, Plane
    from hep_vision.measure.scan import MovementScan

# What a frame shows; the last four are what remains where not all of it can be told.
Posture = Literal[
    "standing",
    "seated",
    "hanging",
    "supine",
    "side_lying",
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
    "upright": {"standing": 0.8, "seated": 0.8, "hanging": 0.5},
    "lying": {"supine": 0.7, "prone": 0.7, "side_lying": 0.7, "quadruped": 0.5},
    "face_down": {"prone": 0.8, "quadruped": 0.8},
    "prone": {"quadruped": 0.3},
    "quadruped": {"prone": 0.3},
    "unclear": dict.fromkeys(POSITIONS, 0.5),
}

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
# Wrists above the eyes, in trunk lengths.
HANGING = 0.1
# Shoulders wider than this many trunk lengths: the trunk points at the camera.
END_ON_WIDTH = 1.1


def postures_of(scan: MovementScan) -> tuple[Posture, ...]:
    """What each frame shows."""
    anchors = np.array([sample.anchors for sample in scan.body])
    pairs = anchors.reshape(len(scan.body), len(SIDED_POINTS), 2)
    sides = {name: pairs[:, i] for i, name in enumerate(SIDED_POINTS)}  # (n, 2)
    middle = {name: points.mean(axis=1) for name, points in sides.items()}
    trunk = middle["hip"] - middle["shoulder"]
    length = np.abs(trunk)
    with np.errstate(divide="ignore", invalid="ignore"):
        drop = (middle["knee"] - middle["hip"]).imag / length
        hang = (middle["eye"].imag - sides["wrist"].imag.max(axis=1)) / length
        width = np.abs(sides["shoulder"][:, 0] - sides["shoulder"][:, 1]) / length
        front_up = _front_up(middle, trunk)
    drop = np.where(_legs_seen(scan), drop, np.nan)
    tilt_deg = np.degrees(np.arctan2(np.abs(trunk.real), trunk.imag))
    off_deg = scan.view_off_deg["sagittal"]
    rows = zip(tilt_deg, drop, hang, width, front_up, off_deg, strict=True)
    return tuple(_posture(*(float(number) for number in row)) for row in rows)


def _front_up(middle: Mapping[str, Plane], trunk: Plane) -> Array:
    """How much the front of a lying body points up; negative is down."""

    def forward(hint: Plane) -> Array:
        return (trunk.imag * hint.real - trunk.real * hint.imag) / np.abs(trunk) ** 2

    face = forward(middle["eye"] - middle["ear"])
    foot = forward(middle["foot_index"] - middle["heel"])
    return (FACE_WEIGHT * face + np.nan_to_num(foot)) * trunk.real / np.abs(trunk)


def _legs_seen(scan: MovementScan) -> npt.NDArray[np.bool_]:
    seen = [np.isfinite(scan.signals["knee_flexion", side].value) for side in SIDES]
    return seen[0] | seen[1]


def _posture(
    tilt_deg: float, drop: float, hang: float, width: float, front_up: float, off_deg: float
) -> Posture:
    if not tilt_deg >= 0 or width > END_ON_WIDTH:
        return "unclear"
    if tilt_deg < LYING_DEG:
        return _upright(drop, hang)
    if off_deg > SIDE_LYING_OFF_DEG:
        return "side_lying"
    if front_up > FRONT_CERTAIN:
        return "supine"
    return _face_down(drop) if front_up < -FRONT_CERTAIN else "lying"


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


def fit_of(posture: Posture, position: str) -> float:
    """How well a frame's posture fits a body position, 0 to 1."""
    if posture == position:
        return 1.0
    also: Mapping[str, float] = ALSO.get(posture, {})  # pyright: ignore
    return also.get(position, 0.0)
