"""True clinical values of a posed skeleton, computed in space.

The same measures as `hep_vision.measure.angles.measures`, by the neutral-zero method, in the
anatomical plane of the movement instead of the picture: hip angles in the planes of the
pelvis, shoulder angles in the planes of the trunk, knee and elbow about their hinge. With
the camera square on to that plane the two agree.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from hep_vision_figure.rotation import from_axes, unit
from hep_vision_figure.skeleton import SIDES, Frames, outward

if TYPE_CHECKING:
    from hep_vision.measure.body.landmarks import Side
    from hep_vision_figure.arrays import Array

UP = np.array([0.0, 1.0, 0.0])

# Measures whose true value is computed; the first of a name is the exercise's own.
MEASURE_NAMES = (
    "knee_flexion",
    "hip_flexion",
    "hip_abduction",
    "shoulder_flexion",
    "shoulder_abduction",
    "elbow_flexion",
    "ankle_dorsiflexion",
    "shank_inclination",
    "trunk_inclination",
    "trunk_side_bend",
    "neck_side_bend",
    "heel_rise",
    "toe_rise",
    "neck_rotation",
    "shoulder_rotation",
    "hip_opening",
    "wrist_flexion",
    "foot_lift",
    "foot_spread",
)

# Measures in lengths of the shank or leg instead of degrees.
RATIOS = frozenset({"heel_rise", "toe_rise", "foot_lift", "foot_spread"})


def told_value(value: float, measure: str) -> str:
    """Value of a measure for people: whole degrees, or hundredths of a length."""
    if measure in RATIOS:
        return f"{round(value, 2) + 0.0:.2f}"
    return f"{round(value) + 0:d}°"


def _sagittal_deg(direction: Array) -> float:
    """0 downward, positive to the front, of a direction in some bone's axes."""
    return float(np.degrees(np.arctan2(direction[2], -direction[1])))


def _frontal_deg(direction: Array, side: Side) -> float:
    """0 downward, positive away from the midline."""
    return float(np.degrees(np.arctan2(outward(side) * direction[0], -direction[1])))


def _wrap(angle_deg: float, low: float) -> float:
    return (angle_deg - low) % 360.0 + low


def trunk_line(frames: Frames) -> Array:
    """From the middle of the hips to the middle of the shoulders, metres."""
    shoulders = np.mean([frames.joint(f"{side}_upper_arm") for side in SIDES], axis=0)
    hips = np.mean([frames.joint(f"{side}_thigh") for side in SIDES], axis=0)
    return shoulders - hips


def _forward(frames: Frames) -> Array:
    """Horizontal direction the body faces, also when it lies."""
    lateral = frames.axes("pelvis")[:, 0]
    ahead = np.cross(lateral, UP)
    return unit(ahead) if np.linalg.norm(ahead) > 1e-6 else frames.axes("pelvis")[:, 2]


def hip_angles(frames: Frames, side: Side) -> tuple[float, float]:
    """Flexion and abduction of the thigh against the trunk line, in the pelvis' planes."""
    pelvis = frames.axes("pelvis")
    thigh = pelvis.T @ (frames.joint(f"{side}_shank") - frames.joint(f"{side}_thigh"))
    down = -(pelvis.T @ trunk_line(frames))
    flexion = _wrap(_sagittal_deg(thigh) - _sagittal_deg(down), -180.0)
    return flexion, _wrap(_frontal_deg(thigh, side) - _frontal_deg(down, side), -180.0)


def shoulder_angles(frames: Frames, side: Side) -> tuple[float, float]:
    """Flexion and abduction of the humerus against the trunk line, in the trunk's planes."""
    trunk = from_axes(frames.axes("chest")[:, 0], trunk_line(frames))
    arm = trunk.T @ (frames.joint(f"{side}_forearm") - frames.joint(f"{side}_upper_arm"))
    return _wrap(_sagittal_deg(arm), -90.0), _wrap(_frontal_deg(arm, side), -90.0)


def knee_flexion(frames: Frames, side: Side) -> float:
    """Angle of the shank behind the line of the thigh, about the knee's hinge."""
    shank = frames.joint(f"{side}_foot") - frames.joint(f"{side}_shank")
    return -_sagittal_deg(frames.axes(f"{side}_thigh").T @ shank)


def elbow_flexion(frames: Frames, side: Side) -> float:
    """Angle of the forearm before the line of the humerus, about the elbow's hinge."""
    forearm = frames.joint(f"{side}_hand") - frames.joint(f"{side}_forearm")
    return _sagittal_deg(frames.axes(f"{side}_upper_arm").T @ forearm)


def ankle_dorsiflexion(frames: Frames, side: Side) -> float:
    """Rise of the foot's axis above the perpendicular to the shank."""
    foot = frames.axes(f"{side}_shank").T @ frames.axes(f"{side}_foot")[:, 2]
    return float(np.degrees(np.arctan2(foot[1], foot[2])))


def _against_gravity(frames: Frames, segment: Array) -> float:
    """Forward lean of an upward segment in the vertical plane the body faces."""
    return float(np.degrees(np.arctan2(segment @ _forward(frames), segment @ UP)))


def _side_bend(lateral: Array, segment: Array, side: Side) -> float:
    """Lean of an upward segment towards a side, in the plane across the body."""
    aside = outward(side) * (segment @ unit(lateral - (lateral @ UP) * UP))
    return float(np.degrees(np.arctan2(aside, segment @ UP)))


def heel_rise(frames: Frames, side: Side) -> float:
    """Height of the heel above the toes in shank lengths."""
    points = body_points(frames)
    shank = frames.joint(f"{side}_foot") - frames.joint(f"{side}_shank")
    rise = points[f"{side}_heel"] - points[f"{side}_foot_index"]
    return float(rise @ UP / np.linalg.norm(shank))


def _neck_side_bend(frames: Frames, side: Side) -> float:
    across_head = frames.axes("head")[:, 0]
    across_chest = frames.joint("left_upper_arm") - frames.joint("right_upper_arm")

    def tilt(across: Array) -> float:  # positive: right side low
        return float(np.degrees(np.arctan2(across @ UP, np.hypot(across[0], across[2]))))

    return -outward(side) * (tilt(across_head) - tilt(across_chest))


def _neck_rotation(frames: Frames, side: Side) -> float:
    """Turn of the head on the chest, about the chest's long axis, towards a side."""
    ahead = frames.axes("chest").T @ frames.axes("head")[:, 2]
    return float(np.degrees(np.arctan2(outward(side) * ahead[0], ahead[2])))


def shoulder_rotation(frames: Frames, side: Side) -> float:
    """Turn of the bent forearm about the humerus; 0 straight ahead, outward positive."""
    forearm = frames.joint(f"{side}_hand") - frames.joint(f"{side}_forearm")
    in_chest = frames.axes("chest").T @ forearm
    return float(np.degrees(np.arctan2(outward(side) * in_chest[0], in_chest[2])))


def _other(side: Side) -> Side:
    return "right" if side == "left" else "left"


def hip_opening(frames: Frames, side: Side) -> float:
    """Angle at which the thigh lifts its knee above the other one, lying on the side."""
    knee, hip = frames.joint(f"{side}_shank"), frames.joint(f"{side}_thigh")
    above = (knee - frames.joint(f"{_other(side)}_shank")) @ UP
    return float(np.degrees(np.arcsin(np.clip(above / np.linalg.norm(knee - hip), -1.0, 1.0))))


def wrist_flexion(frames: Frames, side: Side) -> float:
    """Angle of the hand towards the palm from the line of the forearm."""
    hand = frames.axes(f"{side}_wrist_end").T @ -frames.axes(f"{side}_hand")[:, 1]
    return float(np.degrees(np.arctan2(-outward(side) * hand[0], -hand[1])))


def foot_distances(frames: Frames, side: Side) -> tuple[float, float]:
    """Height of the other ankle above this one, and sideways between them, in leg lengths."""
    ankle = frames.joint(f"{side}_foot")
    apart = frames.joint(f"{_other(side)}_foot") - ankle
    leg = float(np.linalg.norm(ankle - frames.joint(f"{side}_thigh")))
    sideways = unit(frames.axes("pelvis")[:, 0] * [1.0, 0.0, 1.0])
    return float(apart @ UP) / leg, abs(float(apart @ sideways)) / leg


def clinical_values(frames: Frames) -> dict[str, dict[Side, float]]:
    """Every measure of `MEASURE_NAMES`, both sides; degrees, distances in body lengths."""
    values: dict[str, dict[Side, float]] = {name: {} for name in MEASURE_NAMES}
    trunk, lateral = trunk_line(frames), frames.axes("pelvis")[:, 0]
    for side in SIDES:
        values["hip_flexion"][side], values["hip_abduction"][side] = hip_angles(frames, side)
        shoulder = shoulder_angles(frames, side)
        values["shoulder_flexion"][side], values["shoulder_abduction"][side] = shoulder
        values["knee_flexion"][side] = knee_flexion(frames, side)
        values["elbow_flexion"][side] = elbow_flexion(frames, side)
        values["ankle_dorsiflexion"][side] = ankle_dorsiflexion(frames, side)
        shank = frames.joint(f"{side}_shank") - frames.joint(f"{side}_foot")
        values["shank_inclination"][side] = _against_gravity(frames, shank)
        values["trunk_inclination"][side] = _against_gravity(frames, trunk)
        values["trunk_side_bend"][side] = _side_bend(lateral, trunk, side)
        values["neck_side_bend"][side] = _neck_side_bend(frames, side)
        values["heel_rise"][side] = heel_rise(frames, side)
        values["toe_rise"][side] = -values["heel_rise"][side]
        values["neck_rotation"][side] = _neck_rotation(frames, side)
        values["shoulder_rotation"][side] = shoulder_rotation(frames, side)
        values["hip_opening"][side] = hip_opening(frames, side)
        values["wrist_flexion"][side] = wrist_flexion(frames, side)
        distances = foot_distances(frames, side)
        values["foot_lift"][side], values["foot_spread"][side] = distances
    return values


# Points the pose model looks for, as (bone, offset on the reference body's left side).
_POINTS: dict[str, tuple[str, tuple[float, float, float]]] = {
    "eye": ("head", (0.0315, 0.0665, 0.089)),
    "ear": ("head", (0.08, 0.058, -0.008)),
    "shoulder": ("upper_arm", (0.0, 0.0, 0.0)),
    "elbow": ("forearm", (0.0, 0.0, 0.0)),
    "wrist": ("hand", (0.0, 0.0, 0.0)),
    "pinky": ("hand", (0.0, -0.088, -0.0275)),
    "index": ("hand", (0.0, -0.088, 0.028)),
    "thumb": ("hand", (-0.014, -0.056, 0.048)),
    "hip": ("thigh", (0.0, 0.0, 0.0)),
    "knee": ("shank", (0.0, 0.0, 0.0)),
    "ankle": ("foot", (0.0, 0.0, 0.0)),
    "heel": ("foot", (0.0, -0.055, -0.075)),
    "foot_index": ("toes", (0.0, 0.0, 0.065)),
}
_NOSE = (0.0, 0.030, 0.122)


def body_points(frames: Frames) -> dict[str, Array]:
    """Joint centres and surface points under the pose model's landmark names.

    Returns
    -------
    dict of str to ndarray, shape (3,)
        ``nose`` and ``<side>_<point>``, world metres.
    """
    points = {"nose": frames.point("head", frames.scale * np.array(_NOSE))}
    for side in SIDES:
        for name, (bone, offset) in _POINTS.items():
            sided = bone if bone == "head" else f"{side}_{bone}"
            at = frames.scale * np.array(offset) * [outward(side), 1.0, 1.0]
            points[f"{side}_{name}"] = frames.point(sided, at)
    return points
