"""Stretches: held positions at a wall, in a doorway, on one knee and on the mat."""

from __future__ import annotations

from dataclasses import replace

from hep_vision_figure.contact import Support
from hep_vision_figure.movement import Movement
from hep_vision_figure.posture import Arm, Leg, Posture, Trunk
from hep_vision_figure.repertoire_lying import HOOK_LYING, ON_THE_MAT_ONE_FOOT, STRAIGHT_LEG_RAISE
from hep_vision_figure.repertoire_standing import (
    COUNTER_M,
    HOLDING_BESIDE,
    STANDING_LEG,
    UPRIGHT,
)

_HANDS_ON_WALL = Arm(flexion=78, abduction=4, elbow=18, palm=-70)
_AT_A_WALL = Support(
    "feet", frozenset({"left_foot", "right_foot", "left_hand", "right_hand"}), on_wall=True
)


def _at_the_wall(front: Leg, rear: Leg, pitch: float) -> Posture:
    return Posture(Trunk(pitch=pitch), _HANDS_ON_WALL, _HANDS_ON_WALL, front, rear)


CALF_STRETCH = Movement(
    "calf_stretch",
    "shank_inclination",
    "sagittal",
    "one",
    [
        (0.0, _at_the_wall(Leg(14, 3, 8, 4), Leg(-14, 3, 4, 1), 2)),
        (0.5, _at_the_wall(Leg(20, 3, 8, 32), Leg(-20, 3, 4, 1), 4)),
        (1.0, _at_the_wall(Leg(26, 3, 8, 54), Leg(-26, 3, 4, 1), 7)),
        (1.15, _at_the_wall(Leg(28, 3, 8, 60), Leg(-29, 3, 4, 1), 8)),
    ],
    replace(_AT_A_WALL, hold="right_foot"),  # or its knee would bend to reach the floor
    furniture=("wall_at_hands",),
)

SOLEUS_STRETCH = Movement(
    "soleus_stretch",
    "shank_inclination",
    "sagittal",
    "one",
    [
        (0.0, _at_the_wall(Leg(22, 3, 8, 24), Leg(-4, 3, 4, 8), 2)),
        (0.5, _at_the_wall(Leg(34, 3, 8, 46), Leg(2, 3, 4, 26), 3)),
        (1.0, _at_the_wall(Leg(46, 3, 8, 66), Leg(9, 3, 4, 45), 3)),
        (1.15, _at_the_wall(Leg(50, 3, 8, 72), Leg(11, 3, 4, 50), 3)),
    ],
    _AT_A_WALL,
    furniture=("wall_at_hands",),
)

_LYING = STRAIGHT_LEG_RAISE.posture(0.0)
_PULLING = Arm(flexion=28, abduction=10, rotation=-30, elbow=88)


def _leg_pulled_up(hip: float) -> Posture:
    arm = replace(_PULLING, flexion=28 + 0.15 * hip)
    return replace(
        _LYING, left_arm=arm, right_arm=arm, right_leg=Leg(hip, 4, 5, 4, min(0, hip / 4 - 15))
    )


HAMSTRING_STRETCH = Movement(
    "hamstring_stretch",
    "hip_flexion",
    "sagittal",
    "one",
    [(p, _leg_pulled_up(p * 75.0 - 1.0)) for p in (0.0, 0.3, 0.7, 1.0, 1.25)],
    ON_THE_MAT_ONE_FOOT,
    "lying",
    ("mat", "pillow", "strap"),
)

_BOTH_HANDS_BEHIND = Arm(22, 9, -8, 32)


def _both_knees_up(hip: float, knee: float, arm: Arm) -> Posture:
    leg = Leg(hip, 5, 4, knee)
    return replace(HOOK_LYING, left_arm=arm, right_arm=arm, left_leg=leg, right_leg=leg)


DOUBLE_KNEE_TO_CHEST = Movement(
    "double_knee_to_chest",
    "hip_flexion",
    "sagittal",
    "both",
    [
        (0.0, HOOK_LYING),
        (0.5, _both_knees_up(84, 108, Arm(10, 10, -4, 28))),
        (1.0, _both_knees_up(118, 118, _BOTH_HANDS_BEHIND)),
        (1.15, _both_knees_up(126, 122, replace(_BOTH_HANDS_BEHIND, flexion=25))),
    ],
    Support("lying", frozenset()),
    "lying",
    ("mat", "pillow"),
)

_ON_THE_THIGH = Arm(flexion=34, abduction=5, rotation=-6, elbow=16, palm=-20)


def _half_kneeling(thigh: float, front_hip: float, front_knee: float) -> Posture:
    """Right knee on the mat, its thigh so far behind the line of the trunk."""
    kneeling = Leg(-thigh, 2, 0, 88 - thigh, -48)
    front = Leg(front_hip, 4, 6, front_knee)
    return Posture(Trunk(pitch=2), _ON_THE_THIGH, Arm(2, 8, 0, 10), front, kneeling)


HIP_FLEXOR_STRETCH = Movement(
    "hip_flexor_stretch",
    "hip_flexion",
    "sagittal",
    "one",
    [
        (0.0, _half_kneeling(-2, 82, 84)),
        (0.5, _half_kneeling(9, 86, 96)),
        (1.0, _half_kneeling(20, 90, 108)),
        (1.3, _half_kneeling(27, 94, 118)),
    ],
    Support("right_knee", frozenset({"left_foot"})),
    "floor",
    ("mat",),
)

_ELBOWS_AT_THE_FRAME = Arm(0, 90, 88, 90, hike=6)
DOORWAY_STRETCH = Movement(
    "doorway_stretch",
    "shoulder_abduction",
    "frontal",
    "both",
    [
        (0.0, UPRIGHT),
        (0.5, replace(UPRIGHT, left_arm=Arm(0, 50, 45, 60), right_arm=Arm(0, 50, 45, 60))),
        (1.0, replace(UPRIGHT, left_arm=_ELBOWS_AT_THE_FRAME, right_arm=_ELBOWS_AT_THE_FRAME)),
        (
            1.1,
            replace(
                UPRIGHT,
                left_arm=replace(_ELBOWS_AT_THE_FRAME, abduction=100),
                right_arm=replace(_ELBOWS_AT_THE_FRAME, abduction=100),
            ),
        ),
    ],
    Support(),
    furniture=("door_frame",),
)


def _heel_to_buttock(knee: float, share: float) -> Posture:
    arm = Arm(2 - 46 * share, 9, -8 * share, 10 + 4 * share, 0, 4)
    leg = Leg(14 * share * (1 - share), 3, 4, knee, -10 * share)
    return replace(
        UPRIGHT,
        left_arm=HOLDING_BESIDE,
        right_arm=arm,
        left_leg=replace(STANDING_LEG, abduction=1),
        right_leg=leg,
    )


QUADRICEPS_STRETCH = Movement(
    "quadriceps_stretch",
    "knee_flexion",
    "sagittal",
    "one",
    [
        (0.0, _heel_to_buttock(3, 0.0)),
        (0.5, _heel_to_buttock(70, 0.5)),
        (1.0, _heel_to_buttock(126, 1.0)),
        (1.1, _heel_to_buttock(136, 1.0)),
    ],
    Support("left_foot", frozenset({"left_foot", "left_hand"}), surface_m=COUNTER_M),
    furniture=("counter",),
)

STRETCHES = (
    CALF_STRETCH,
    SOLEUS_STRETCH,
    HAMSTRING_STRETCH,
    DOUBLE_KNEE_TO_CHEST,
    HIP_FLEXOR_STRETCH,
    DOORWAY_STRETCH,
    QUADRICEPS_STRETCH,
)
