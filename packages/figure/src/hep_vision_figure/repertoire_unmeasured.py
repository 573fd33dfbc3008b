"""Movements of exercises that the camera does not measure: for their pictures.

The measure each names only drives the figure; the definition measures nothing.
"""

from __future__ import annotations

from dataclasses import replace

from hep_vision_figure.contact import Support
from hep_vision_figure.movement import Movement
from hep_vision_figure.posture import Arm, Leg, Posture, Trunk
from hep_vision_figure.repertoire_floor import ALL_FOURS
from hep_vision_figure.repertoire_lying import (
    FLAT_LEG,
    HOOK_LYING,
    ON_THE_MAT,
    ON_THE_MAT_ONE_FOOT,
    STRAIGHT_LEG_RAISE,
    SUPINE,
)
from hep_vision_figure.repertoire_seated import SITTING
from hep_vision_figure.repertoire_standing import COUNTER_M, ON_BOTH_FEET, UPRIGHT, heel_to_toe

_LEAN = 58.0
_LEANING_LEG = Leg(flexion=_LEAN + 6, abduction=4, rotation=8, knee=10)
_LEANING = Posture(
    Trunk(pitch=_LEAN, head_flexion=-10),
    Arm(flexion=_LEAN + 14, abduction=10, elbow=50),
    Arm(flexion=_LEAN, abduction=3, elbow=4),
    _LEANING_LEG,
    _LEANING_LEG,
)
PENDULUM = Movement(
    "pendulum",
    "shoulder_flexion",
    "sagittal",
    "one",
    [
        (p, replace(_LEANING, right_arm=replace(_LEANING.right_arm, flexion=_LEAN + 28 * p)))
        for p in (-1.0, -0.5, 0.0, 0.5, 1.0)
    ],
    Support(planted=frozenset({"left_foot", "right_foot", "left_hand"}), surface_m=0.74),
    furniture=("side_table",),
)

_LYING = STRAIGHT_LEG_RAISE.posture(0.0)
QUAD_SET = Movement(
    "quad_set",
    "knee_flexion",
    "sagittal",
    "one",
    [
        (0.0, replace(_LYING, right_leg=Leg(5, 4, 6, 12, -25))),
        (1.0, replace(_LYING, right_leg=Leg(-1, 4, 6, 0, -12))),
    ],
    ON_THE_MAT_ONE_FOOT,
    "lying",
    ("mat", "pillow"),
)

CHIN_TUCK = Movement(
    "chin_tuck",
    "trunk_inclination",
    "sagittal",
    "both",
    [
        (p, replace(SITTING, trunk=replace(SITTING.trunk, head_back=back)))
        for p, back in ((0.0, -6.0), (1.0, 15.0))
    ],
    Support("seat", frozenset({"left_foot", "right_foot"})),
    "seated",
    ("chair",),
)

SCAPULAR_SQUEEZE = Movement(
    "scapular_squeeze",
    "shoulder_flexion",
    "sagittal",
    "both",
    [
        (0.0, replace(UPRIGHT, left_arm=Arm(16, 8, 0, 62), right_arm=Arm(16, 8, 0, 62))),
        (1.0, replace(UPRIGHT, left_arm=Arm(-20, 12, 0, 86), right_arm=Arm(-20, 12, 0, 86))),
    ],
    ON_BOTH_FEET,
)

# The muscles that press together turn the legs outward: that is all there is to see.
GLUTE_SET = Movement(
    "glute_set",
    "hip_abduction",
    "sagittal",
    "both",
    [
        (p, replace(SUPINE, left_leg=leg, right_leg=leg))
        for p, leg in (
            (0.0, replace(FLAT_LEG, rotation=-4, ankle=-12)),
            (1.0, replace(FLAT_LEG, rotation=42, ankle=-12)),
        )
    ],
    ON_THE_MAT,
    "lying",
    ("mat", "pillow"),
)

HEEL_TOE_WALK = Movement(
    "heel_toe_walk",
    "foot_spread",
    "sagittal",
    "alternating",
    [(p, heel_to_toe(p, lift)) for p, lift in ((0.0, 0.0), (0.25, 10.0), (0.75, 10.0), (1.0, 0.0))],
    Support("left_foot", frozenset({"left_foot", "left_hand"}), surface_m=COUNTER_M),
    furniture=("counter",),
    far_hand_holds=True,
)

_ON_THE_RIGHT_SIDE = Posture(
    Trunk(roll=90, head_side_bend=-8),
    Arm(flexion=60, abduction=-22, rotation=-40, elbow=52),
    Arm(flexion=90, abduction=0, rotation=-90, elbow=90),
    Leg(flexion=30, abduction=-4, knee=45),
    Leg(flexion=25, knee=40),
)
SLEEPER_STRETCH = Movement(
    "sleeper_stretch",
    "elbow_flexion",
    "frontal",
    "one",
    [
        (
            p,
            replace(
                _ON_THE_RIGHT_SIDE,
                right_arm=Arm(flexion=90, abduction=0, rotation=-90 - 50 * p, elbow=90),
                left_arm=pressing,
            ),
        )
        for p, pressing in (
            (0.0, Arm(42, -2, -11, 115)),
            (0.5, Arm(29, -4, -22, 108)),
            (1.0, Arm(22, 5, -38, 96)),
        )
    ],
    Support("lying", frozenset(), depth_m=0.2),
    "lying",
    ("mat", "pillow"),
)

CROSS_BODY_STRETCH = Movement(
    "cross_body_stretch",
    "shoulder_flexion",
    "frontal",
    "one",
    [
        (0.0, UPRIGHT),
        (
            0.5,
            replace(UPRIGHT, right_arm=Arm(60, -30, -10, 10), left_arm=Arm(36, -6, -30, 70)),
        ),
        (
            1.0,
            replace(UPRIGHT, right_arm=Arm(56, -70, -20, 8), left_arm=Arm(66, -8, -62, 92)),
        ),
    ],
    ON_BOTH_FEET,
)

LOWER_TRUNK_ROTATION = Movement(
    "lower_trunk_rotation",
    "hip_abduction",
    "sagittal",
    "alternating",
    [
        (
            p,
            replace(
                HOOK_LYING,
                right_leg=Leg(48, 3 + 42 * p, 4 + 20 * p, 98),
                left_leg=Leg(48, 3 - 46 * p, 4 - 20 * p, 98),
            ),
        )
        for p in (0.0, 0.5, 1.0)
    ],
    ON_THE_MAT,
    "lying",
    ("mat", "pillow"),
)


def _all_fours_bent(flexion: float) -> Posture:
    """On all fours with the back rounded (positive) or hollowed."""
    trunk = replace(ALL_FOURS.trunk, flexion=flexion, head_flexion=-20 + 1.3 * flexion)
    pitch = 83 - 0.45 * flexion
    leg = replace(ALL_FOURS.left_leg, flexion=pitch)  # the thighs stay upright
    return replace(ALL_FOURS, trunk=replace(trunk, pitch=pitch), left_leg=leg, right_leg=leg)


CAT_CAMEL = Movement(
    "cat_camel",
    "trunk_inclination",
    "sagittal",
    "both",
    [(p, _all_fours_bent(-16 + 54 * p)) for p in (0.0, 0.5, 1.0)],
    Support("left_knee", frozenset({"left_hand", "right_hand"})),
    "floor",
    ("mat",),
)


def _figure_four(hip: float, right: Leg, arm: Arm) -> Posture:
    """The right ankle lies on the left knee; the left thigh is pulled up."""
    left = Leg(hip, 4, 2, 98 - 0.1 * (hip - 48))
    return replace(HOOK_LYING, left_leg=left, right_leg=right, left_arm=arm, right_arm=arm)


FIGURE_FOUR_STRETCH = Movement(
    "figure_four_stretch",
    "hip_flexion",
    "sagittal",
    "one",
    [
        (0.0, _figure_four(48, Leg(72, 40, 96, 122), HOOK_LYING.left_arm)),
        (0.5, _figure_four(72, Leg(101, 51, 98, 122), Arm(12, 8, -4, 20))),
        (1.0, _figure_four(96, Leg(130, 70, 99, 120), Arm(26, 2, -8, 26))),
    ],
    ON_THE_MAT,
    "lying",
    ("mat", "pillow"),
)

UNMEASURED = (
    PENDULUM,
    QUAD_SET,
    CHIN_TUCK,
    SCAPULAR_SQUEEZE,
    GLUTE_SET,
    HEEL_TOE_WALK,
    SLEEPER_STRETCH,
    CROSS_BODY_STRETCH,
    LOWER_TRUNK_ROTATION,
    CAT_CAMEL,
    FIGURE_FOUR_STRETCH,
)
