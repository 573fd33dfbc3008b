"""Movements on a chair."""

from __future__ import annotations

from dataclasses import replace

from hep_vision_figure.contact import Support
from hep_vision_figure.movement import Movement
from hep_vision_figure.posture import Arm, Leg, Posture, Trunk
from hep_vision_figure.repertoire_standing import UPRIGHT

ON_A_SEAT = Support("seat", frozenset({"left_foot"}))
_HANDS_AT_THE_SEAT = Arm(flexion=-8, abduction=14, elbow=22, wrist=4)
_SITTING_LEG = Leg(flexion=86, abduction=4, rotation=8, knee=88)
SITTING = Posture(
    Trunk(pitch=-2), _HANDS_AT_THE_SEAT, _HANDS_AT_THE_SEAT, _SITTING_LEG, _SITTING_LEG
)

SEATED_KNEE_EXTENSION = Movement(
    "seated_knee_extension",
    "knee_flexion",
    "sagittal",
    "one",
    [
        (-0.3, replace(SITTING, right_leg=Leg(86, 4, 6, 112, -5))),
        (0.0, replace(SITTING, right_leg=Leg(86, 4, 6, 88, 0))),
        (1.0, replace(SITTING, right_leg=Leg(89, 4, 6, 2, 8))),
        (1.1, replace(SITTING, right_leg=Leg(90, 4, 6, -7, 10))),
    ],
    ON_A_SEAT,
    "seated",
    ("chair",),
)

SEATED_KNEE_FLEXION = replace(
    SEATED_KNEE_EXTENSION,
    exercise="seated_knee_flexion",
    keys=[
        (-0.4, replace(SITTING, right_leg=Leg(86, 4, 6, 58, 0))),
        (0.0, replace(SITTING, right_leg=Leg(86, 4, 6, 80, 0))),
        (1.0, replace(SITTING, right_leg=Leg(86, 4, 6, 115, 8))),
        (1.2, replace(SITTING, right_leg=Leg(86, 4, 6, 124, 10))),
    ],
)


def _rising(thigh: float, knee: float, pitch: float, reach: float) -> Posture:
    """Between sitting and standing: `thigh` is the thigh's lean from the vertical."""
    leg = Leg(thigh + pitch, 4, 8, knee)
    arm = Arm(flexion=reach + pitch, abduction=7, elbow=20)
    return Posture(Trunk(pitch=pitch, head_flexion=-0.5 * pitch), arm, arm, leg, leg)


SIT_TO_STAND = Movement(
    "sit_to_stand",
    "knee_flexion",
    "sagittal",
    "both",
    [
        (-0.1, _rising(86, 99, 3, 20)),
        (0.0, _rising(86, 98, 5, 22)),
        (0.3, _rising(85.5, 97, 38, 30)),
        (0.5, _rising(68, 86, 42, 40)),
        (0.75, _rising(34, 48, 27, 30)),
        (1.0, replace(UPRIGHT, left_leg=Leg(3, 4, 8, 4), right_leg=Leg(3, 4, 8, 4))),
        (1.02, UPRIGHT),
    ],
    Support(),
    "seated",
    ("chair", "wall_behind_chair"),
    loaded_knee_deg=98,
)


def _head_movement(exercise: str, usual: Trunk, far: Trunk) -> Movement:
    keys = ((0.0, SITTING.trunk), (1.0, usual), (1.25, far))
    return Movement(
        exercise,
        exercise,
        "frontal",
        "alternating",
        [(p, replace(SITTING, trunk=trunk)) for p, trunk in keys],
        ON_A_SEAT,
        "seated",
        ("chair",),
    )


NECK_SIDE_BEND = _head_movement(
    "neck_side_bend", Trunk(pitch=-2, head_side_bend=38), Trunk(pitch=-2, head_side_bend=48)
)
NECK_ROTATION = _head_movement(
    "neck_rotation", Trunk(pitch=-2, head_turn=-65), Trunk(pitch=-2, head_turn=-80)
)


def _sliding(pitch: float, arm: Arm) -> Posture:
    """Trunk leaning over the table, the thighs staying on the seat."""
    trunk = Trunk(pitch=pitch, head_flexion=-0.4 * pitch)
    leg = replace(_SITTING_LEG, flexion=_SITTING_LEG.flexion + pitch)
    return Posture(trunk, replace(arm, hike=0.0), arm, leg, leg)


TABLE_SLIDE = Movement(
    "table_slide",
    "shoulder_flexion",
    "sagittal",
    "one",
    [
        (0.0, _sliding(4.0, Arm(30, 5, 0, 66))),
        (0.5, _sliding(25.0, Arm(75, 5, 0, 36))),
        (1.0, _sliding(46.0, Arm(118, 5, 0, 10, hike=8))),
        (1.1, _sliding(50.0, Arm(128, 5, 0, 6, hike=10))),
    ],
    Support("seat", frozenset({"left_foot", "right_foot"})),
    "seated",
    ("chair", "table"),
)

_FOREARM_DOWN = Arm(flexion=24, abduction=4, elbow=66, pronation=90)
WRIST_FLEXION = Movement(
    "wrist_flexion",
    "wrist_flexion",
    "sagittal",
    "one",
    [
        (p, replace(SITTING, right_arm=replace(_FOREARM_DOWN, palm=palm)))
        for p, palm in ((-0.1, -66.0), (0.0, -55.0), (1.0, 55.0), (1.15, 70.0))
    ],
    Support("seat", frozenset({"left_foot", "right_foot"})),
    "seated",
    ("chair", "arm_table"),
)

SEATED = (
    SEATED_KNEE_EXTENSION,
    SEATED_KNEE_FLEXION,
    SIT_TO_STAND,
    TABLE_SLIDE,
    NECK_SIDE_BEND,
    NECK_ROTATION,
    WRIST_FLEXION,
)
