"""Movements of exercises that the camera does not measure: for their pictures.

The measure each names only drives the figure; the definition measures nothing.
"""

from __future__ import annotations

from dataclasses import replace

from hep_vision_figure.contact import Support
from hep_vision_figure.movement import Movement
from hep_vision_figure.posture import Arm, Leg, Posture, Trunk
from hep_vision_figure.repertoire_lying import ON_THE_MAT_ONE_FOOT, STRAIGHT_LEG_RAISE
from hep_vision_figure.repertoire_seated import SITTING

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

UNMEASURED = (PENDULUM, QUAD_SET, CHIN_TUCK)
