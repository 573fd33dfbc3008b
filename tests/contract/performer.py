"""Performs any exercise of the library from its definition: a value of its measure, as a pose.

One function a measure. What is not the measure follows from the body position and from the
points that stay: whether a bending knee moves the foot or the body, for instance.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from posed_figure import (
    DOWN,
    FOREARM,
    HALF_HIPS,
    HEEL,
    LEFT_IN_PICTURE,
    RIGHT_IN_PICTURE,
    SHANK,
    THIGH,
    TO_THE_CAMERA,
    TOE,
    UP,
    UPPER_ARM,
    Array,
    Direction,
    Pose,
    standing_still,
)

from hep_vision.definitions.schema import Definition
from hep_vision.measure.body.landmarks import SIDES, Side

Values = dict[Side, Array]
Poser = Callable[[Definition, Pose, Values], None]

LEG = THIGH + SHANK
LUNGES = ("lunge", "split_squat")
UPRIGHT_ON_THE_FEET = ("wall_sit", *LUNGES)
BENT_WITH_THE_HIP = ("march", "knee_to_chest", "double_knee_to_chest", "dead_bug", "plank")
# Lying on the side that is trained.
ON_THE_TRAINED_SIDE = ("side_plank",)


def pose_of(definition: Definition, values: Values, near: Side) -> Pose:
    """The figure doing an exercise, each side at the values of its measure.

    ``near`` is the side nearest to the camera in a view from the side, and the upper one of
    somebody lying on the side.
    """
    use = definition.measure
    assert use is not None
    up, forward = _placed(definition, near)
    pose = standing_still(len(values["left"]), up, forward)
    _take_position(definition, pose)
    POSERS[use.id](definition, pose, values)
    return pose


def _placed(definition: Definition, near: Side) -> tuple[Direction, Direction]:
    """Where the head and the front of the body point."""
    camera = definition.camera
    assert camera is not None
    if definition.position == "side_lying":
        if definition.id in ON_THE_TRAINED_SIDE:
            near = "right" if near == "left" else "left"
        return (LEFT_IN_PICTURE if near == "left" else RIGHT_IN_PICTURE), TO_THE_CAMERA
    if camera.view == "frontal":
        return UP, TO_THE_CAMERA
    if definition.position not in ("supine", "prone", "quadruped"):
        return UP, (RIGHT_IN_PICTURE if near == "right" else LEFT_IN_PICTURE)
    on_the_back = definition.position == "supine"
    head_left = (near == "right") == on_the_back
    return (LEFT_IN_PICTURE if head_left else RIGHT_IN_PICTURE), (UP if on_the_back else DOWN)


def _take_position(definition: Definition, pose: Pose) -> None:
    for limb in pose.limbs.values():
        if definition.position in ("seated", "quadruped"):
            limb.hip += 90.0
            limb.knee += 90.0
        if definition.position == "quadruped":
            limb.shoulder += 90.0
        if definition.position == "hanging":
            limb.shoulder += 180.0


def _stays(definition: Definition, point: str) -> bool:
    return definition.counting is not None and point in definition.counting.stays


def _knee_flexion(definition: Definition, pose: Pose, values: Values) -> None:
    on_the_feet = _stays(definition, "ankle") or definition.id in LUNGES
    first = min(float(v[0]) for v in values.values())
    if definition.id in LUNGES:  # the knee behind is bent as well, and need not move
        values = {
            side: np.maximum(each, 30.0) if np.ptp(each) == 0 else each
            for side, each in values.items()
        }
    for side, limb in pose.limbs.items():
        knee = values[side]
        limb.knee[:] = knee
        if on_the_feet:
            limb.hip[:] = 0.9 * knee
        elif definition.position == "supine":
            # The heel slides on the bed, or the thigh rests on a roll.
            limb.hip[:] = 0.5 * (first if _stays(definition, "knee") else knee)
        elif definition.position == "standing":
            limb.hip[:] = 0.0
        elif definition.measure is not None and definition.measure.direction == "increase":
            limb.ankle[:] = knee - 90.0  # the sole slides on the floor
    if on_the_feet:
        pose.fixed = "ankle"
        pose.fixed_side = _moving(values)
        if definition.id not in UPRIGHT_ON_THE_FEET:
            pose.pitch[:] = 0.3 * np.max([values[side] for side in SIDES], axis=0)
        for limb in pose.limbs.values():
            limb.ankle[:] = pose.pitch + limb.knee - limb.hip  # the sole stays level


def _moving(values: Values) -> Side:
    """The side that moves most."""
    return max(SIDES, key=lambda side: float(np.ptp(values[side])))


def _hip_flexion(definition: Definition, pose: Pose, values: Values) -> None:
    trunk_moves = definition.side.kind == "both" and _stays(definition, "hip")
    for side, limb in pose.limbs.items():
        hip = values[side]
        limb.hip[:] = hip
        if definition.id in BENT_WITH_THE_HIP or definition.position == "quadruped":
            limb.knee[:] = np.maximum(hip, 0.0)
        elif _stays(definition, "ankle"):
            limb.knee[:] = hip + 45.0
        elif definition.id == "curl_up":
            limb.knee[:] = 90.0
        elif definition.id == "hip_flexor_stretch":  # kneeling: the shank stays on the floor
            limb.knee[:] = 90.0 + hip
            pose.fixed, pose.fixed_side = "knee", _moving(values)
    if trunk_moves:
        pose.pitch[:] = values["left"] - values["left"][0]
    if _stays(definition, "ankle"):
        pose.fixed = "ankle"
        pose.pitch[:] = -0.5 * (values["left"][0] - values["left"])
    if _stays(definition, "elbow"):
        pose.fixed = "elbow"
        for limb in pose.limbs.values():
            limb.shoulder[:], limb.elbow[:] = 90.0, 90.0


def _shoulder_flexion(definition: Definition, pose: Pose, values: Values) -> None:
    for side, limb in pose.limbs.items():
        limb.shoulder[:] = values[side]
        if definition.id == "band_row":  # the hand stays at the height of the band
            limb.elbow[:] = _elbow_keeping_the_hand_level(limb.shoulder)


def _elbow_keeping_the_hand_level(shoulder: Array) -> Array:
    """Flexion of the elbow by which the hand stays as high as with the arm straight at first."""
    upper_arm_down = UPPER_ARM * np.cos(np.radians(shoulder))
    hand_down = (UPPER_ARM + FOREARM) * np.cos(np.radians(shoulder[0]))
    forearm = np.degrees(np.arccos(np.clip((hand_down - upper_arm_down) / FOREARM, -1.0, 1.0)))
    return np.maximum(forearm - shoulder, 0.0)


def _elbow_flexion(definition: Definition, pose: Pose, values: Values) -> None:
    for side, limb in pose.limbs.items():
        elbow = values[side]
        limb.elbow[:] = elbow
        if definition.position == "prone":
            limb.shoulder[:] = 90.0 - 0.5 * elbow
        elif definition.id == "wall_push_up":  # the hands stay before the shoulders
            limb.shoulder[:] = 85.0 - 0.4 * elbow
        elif definition.id == "pull_up":
            limb.shoulder[:] = 180.0 - 0.5 * elbow
    if definition.position == "prone":
        pose.fixed = "wrist" if _stays(definition, "wrist") else "knee"
    if definition.position == "hanging":
        pose.fixed = "wrist"


def _shoulder_abduction(definition: Definition, pose: Pose, values: Values) -> None:
    for side, limb in pose.limbs.items():
        limb.shoulder_out[:] = values[side]


def _hip_abduction(definition: Definition, pose: Pose, values: Values) -> None:
    for side, limb in pose.limbs.items():
        limb.hip_out[:] = values[side]


def _hip_opening(definition: Definition, pose: Pose, values: Values) -> None:
    for limb in pose.limbs.values():
        limb.hip[:], limb.knee[:] = 45.0, 90.0
    upper = _moving(values)
    sine = np.sin(np.radians(values[upper])) - 2 * HALF_HIPS / THIGH
    # Feet together: the shank comes back by what the thigh goes out.
    opened, rested = np.degrees(np.arcsin(sine)), np.degrees(np.arcsin(sine[0]))
    pose.limbs[upper].hip_out[:] = opened
    pose.limbs[upper].shank_in[:] = 2.0 * (opened - rested)


def _shoulder_rotation(definition: Definition, pose: Pose, values: Values) -> None:
    for side, limb in pose.limbs.items():
        limb.elbow[:] = 90.0
        limb.shoulder_turn[:] = values[side]


def _wrist_flexion(definition: Definition, pose: Pose, values: Values) -> None:
    for side, limb in pose.limbs.items():
        limb.elbow[:] = 90.0
        limb.wrist[:] = values[side]


def _ankle_dorsiflexion(definition: Definition, pose: Pose, values: Values) -> None:
    for side, limb in pose.limbs.items():
        limb.ankle[:] = values[side]


def _shank_inclination(definition: Definition, pose: Pose, values: Values) -> None:
    for side, limb in pose.limbs.items():
        limb.ankle[:] = values[side]
        if definition.id == "calf_stretch":  # the knee stays straight
            limb.hip[:] = -values[side]
        else:
            limb.knee[:] = values[side]
    pose.fixed, pose.fixed_side = "ankle", _moving(values)


def _foot(rise: float, definition: Definition, pose: Pose, values: Values) -> None:
    for side, limb in pose.limbs.items():
        limb.ankle[:] = -rise * np.degrees(np.arcsin(values[side] * SHANK / (TOE + HEEL)))
    pose.fixed = "foot_index" if rise > 0 else "heel"


def _heel_rise(definition: Definition, pose: Pose, values: Values) -> None:
    _foot(1.0, definition, pose, values)


def _toe_rise(definition: Definition, pose: Pose, values: Values) -> None:
    _foot(-1.0, definition, pose, values)


def _towards_left(values: Values) -> Array:
    """One movement to both sides; each side's values are its own way."""
    return np.where(np.abs(values["left"]) >= np.abs(values["right"]), 1.0, -1.0) * np.maximum(
        values["left"], values["right"]
    )


def _trunk_inclination(definition: Definition, pose: Pose, values: Values) -> None:
    pose.pitch[:] = values["left"]
    for side, limb in pose.limbs.items():
        limb.hip[:] = values[side]  # the legs stay upright


def _trunk_side_bend(definition: Definition, pose: Pose, values: Values) -> None:
    pose.roll[:] = _towards_left(values)


def _neck_side_bend(definition: Definition, pose: Pose, values: Values) -> None:
    pose.head_roll[:] = _towards_left(values)


def _neck_rotation(definition: Definition, pose: Pose, values: Values) -> None:
    pose.head_turn[:] = _towards_left(values)


def _foot_lift(definition: Definition, pose: Pose, values: Values) -> None:
    standing = _moving(values)
    lifted = pose.limbs["right" if standing == "left" else "left"]
    share = 1.0 - np.clip(values[standing], 0.0, 1.0)
    lifted.hip[:] = np.degrees(np.arccos(share))
    lifted.knee[:] = 2.0 * lifted.hip
    pose.fixed, pose.fixed_side = "ankle", standing


def _foot_spread(definition: Definition, pose: Pose, values: Values) -> None:
    sine = (values["left"] * LEG - 2 * HALF_HIPS) / (2 * LEG)
    for limb in pose.limbs.values():
        limb.hip_out[:] = np.degrees(np.arcsin(sine))


POSERS: dict[str, Poser] = {
    "knee_flexion": _knee_flexion,
    "hip_flexion": _hip_flexion,
    "shoulder_flexion": _shoulder_flexion,
    "elbow_flexion": _elbow_flexion,
    "shoulder_abduction": _shoulder_abduction,
    "hip_abduction": _hip_abduction,
    "hip_opening": _hip_opening,
    "shoulder_rotation": _shoulder_rotation,
    "wrist_flexion": _wrist_flexion,
    "ankle_dorsiflexion": _ankle_dorsiflexion,
    "shank_inclination": _shank_inclination,
    "heel_rise": _heel_rise,
    "toe_rise": _toe_rise,
    "trunk_inclination": _trunk_inclination,
    "trunk_side_bend": _trunk_side_bend,
    "neck_side_bend": _neck_side_bend,
    "neck_rotation": _neck_rotation,
    "foot_lift": _foot_lift,
    "foot_spread": _foot_spread,
}
