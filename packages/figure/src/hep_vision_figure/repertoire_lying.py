"""Movements on the mat."""

from __future__ import annotations

from dataclasses import replace

from hep_vision_figure.contact import Support
from hep_vision_figure.movement import Movement
from hep_vision_figure.posture import Arm, Leg, Posture, Trunk

_ON_THE_BACK = Trunk(pitch=-90)
_AT_THE_SIDE = Arm(flexion=-4, abduction=13, elbow=6)
FLAT_LEG = Leg(flexion=-1, abduction=4, rotation=8, knee=2, ankle=-25)
HOOKED_LEG = Leg(flexion=48, abduction=3, rotation=4, knee=98)
SUPINE = Posture(_ON_THE_BACK, _AT_THE_SIDE, _AT_THE_SIDE, FLAT_LEG, FLAT_LEG)
HOOK_LYING = replace(SUPINE, left_leg=HOOKED_LEG, right_leg=HOOKED_LEG)

ON_THE_MAT = Support("lying", frozenset())
ON_THE_MAT_ONE_FOOT = Support("lying", frozenset({"left_foot"}))
_BED = ("mat", "pillow")

_ONE_HOOKED = replace(SUPINE, left_leg=HOOKED_LEG)
STRAIGHT_LEG_RAISE = Movement(
    "straight_leg_raise",
    "hip_flexion",
    "sagittal",
    "one",
    [
        (0.0, _ONE_HOOKED),
        (0.1, replace(_ONE_HOOKED, right_leg=Leg(3, 4, 6, 3, -5))),
        (1.0, replace(_ONE_HOOKED, right_leg=Leg(60, 4, 5, 4, 0))),
        (1.6, replace(_ONE_HOOKED, right_leg=Leg(96, 4, 5, 6, 0))),
    ],
    ON_THE_MAT_ONE_FOOT,
    "lying",
    _BED,
)


def _heel_drawn_up(knee: float) -> Posture:
    """Hip and knee share the bend so that the heel stays on the mat."""
    leg = Leg(-2.0 + 0.51 * knee, 4, 4, knee, -25 + 0.22 * knee)
    return replace(SUPINE, right_leg=leg)


HEEL_SLIDE = Movement(
    "heel_slide",
    "knee_flexion",
    "sagittal",
    "one",
    [(p, _heel_drawn_up(3.0 + 107.0 * p)) for p in (0.0, 0.33, 0.67, 1.0, 1.15)],
    ON_THE_MAT,
    "lying",
    _BED,
)

_BEHIND_THE_KNEE = Arm(22, 9, -8, 32)
KNEE_TO_CHEST = Movement(
    "knee_to_chest",
    "hip_flexion",
    "sagittal",
    "one",
    [
        (0.0, _ONE_HOOKED),
        (0.5, replace(_ONE_HOOKED, right_leg=Leg(60, 4, 4, 85, -5))),
        (
            1.0,
            replace(
                _ONE_HOOKED,
                left_arm=_BEHIND_THE_KNEE,
                right_arm=_BEHIND_THE_KNEE,
                right_leg=Leg(112, 4, 4, 120, 0),
            ),
        ),
        (
            1.15,
            replace(
                _ONE_HOOKED,
                left_arm=replace(_BEHIND_THE_KNEE, flexion=25),
                right_arm=replace(_BEHIND_THE_KNEE, flexion=25),
                right_leg=Leg(124, 4, 4, 128, 0),
            ),
        ),
    ],
    ON_THE_MAT_ONE_FOOT,
    "lying",
    _BED,
)

_BRIDGE_LEG = Leg(flexion=46, abduction=3, rotation=6, knee=96)


def _bridging(lift: float) -> Posture:
    """Pelvis lifted by so many degrees of trunk slope; feet and upper back stay."""
    leg = replace(_BRIDGE_LEG, flexion=46 - 1.6 * lift)
    trunk = Trunk(pitch=-90 - lift, flexion=0.25 * lift, head_flexion=0.7 * lift)
    arm = replace(_AT_THE_SIDE, flexion=-4 - 0.75 * lift)  # stays on the mat
    return Posture(trunk, arm, arm, leg, leg)


BRIDGE = Movement(
    "bridge",
    "hip_flexion",
    "sagittal",
    "both",
    [(0.0, _bridging(0)), (0.5, _bridging(12)), (1.0, _bridging(24)), (1.15, _bridging(27))],
    Support("upper_back", frozenset({"left_foot", "right_foot"})),
    "lying",
    _BED,
)

_STICK = Arm(flexion=8, abduction=8, elbow=8)
SUPINE_CANE_FLEXION = Movement(
    "supine_cane_flexion",
    "shoulder_flexion",
    "sagittal",
    "both",
    [
        (0.0, replace(HOOK_LYING, left_arm=_STICK, right_arm=_STICK)),
        *(
            (p, replace(HOOK_LYING, left_arm=arm, right_arm=arm))
            for p, arm in (
                (0.5, Arm(75, 6, 0, 6, hike=6)),
                (1.0, Arm(150, 6, 5, 5, hike=16)),
                (1.15, Arm(172, 6, 5, 5, hike=19)),
            )
        ),
    ],
    Support("lying", frozenset({"left_foot", "right_foot"})),
    "lying",
    (*_BED, "stick"),
)

_ON_THE_LEFT_SIDE = Posture(
    Trunk(roll=-90),
    Arm(flexion=150, abduction=0, elbow=80),
    Arm(flexion=40, abduction=0, elbow=75),
    Leg(flexion=25, knee=40),
    Leg(flexion=0, abduction=-6, knee=3, ankle=-10),
)
SIDE_LYING_HIP_ABDUCTION = Movement(
    "side_lying_hip_abduction",
    "hip_abduction",
    "frontal",
    "one",
    [
        (0.0, _ON_THE_LEFT_SIDE),
        (1.0, replace(_ON_THE_LEFT_SIDE, right_leg=Leg(0, 38, 0, 3, -5))),
        (1.3, replace(_ON_THE_LEFT_SIDE, right_leg=Leg(0, 50, 0, 3, -5))),
    ],
    Support("lying", frozenset(), depth_m=0.2),
    "lying",
    _BED,
)

SIDE_LYING_EXTERNAL_ROTATION = Movement(
    "side_lying_external_rotation",
    "shoulder_rotation",
    "frontal",
    "one",
    [
        (
            p,
            replace(
                _ON_THE_LEFT_SIDE,
                right_arm=Arm(0, 6, rotation, 90),
                right_leg=Leg(flexion=30, abduction=-5, knee=45),
            ),
        )
        for p, rotation in ((-0.1, -55.0), (0.0, -45.0), (1.0, 50.0), (1.15, 64.0))
    ],
    Support("lying", frozenset(), depth_m=0.2),
    "lying",
    _BED,
)

# The upper hand on the mat before the chest, so that the trunk does not roll.
_HAND_IN_FRONT = Arm(flexion=58, abduction=-18, rotation=-30, elbow=62)
# Turning the upper leg about the line from hip to ankle, so that the feet stay together.
CLAMSHELL = Movement(
    "clamshell",
    "hip_opening",
    "frontal",
    "one",
    [
        (
            p,
            replace(
                _ON_THE_LEFT_SIDE,
                right_arm=_HAND_IN_FRONT,
                left_leg=Leg(50, knee=90),
                right_leg=Leg(*upper, knee=90),
            ),
        )
        for p, upper in (
            (0.0, (50.0, -9.0, 0.0)),
            (0.41, (49.2, 0.7, 12.5)),
            (0.82, (46.5, 9.5, 24.3)),
            (1.23, (42.2, 17.4, 35.7)),
        )
    ],
    Support("lying", frozenset(), depth_m=0.2),
    "lying",
    _BED,
)

SHORT_ARC_QUAD = Movement(
    "short_arc_quad",
    "knee_flexion",
    "sagittal",
    "one",
    [
        (p, replace(SUPINE, right_leg=Leg(24, 4, 6, knee, ankle)))
        for p, knee, ankle in ((-0.1, 52.0, -20.0), (0.0, 46.0, -15.0), (1.0, 3.0, 0.0))
    ],
    ON_THE_MAT,
    "lying",
    (*_BED, "knee_roll"),
)


def _curling(rise: float) -> Posture:
    """Head and trunk lifted from hook-lying, the hands reaching for the knees."""
    trunk = Trunk(pitch=-90 + 0.55 * rise, flexion=0.9 * rise, head_flexion=0.25 * rise)
    arm = Arm(flexion=-4 + 0.75 * rise, abduction=8, elbow=6)
    return Posture(trunk, arm, arm, HOOKED_LEG, HOOKED_LEG)


CURL_UP = Movement(
    "curl_up",
    "hip_flexion",
    "sagittal",
    "both",
    [(p, _curling(50.0 * p)) for p in (0.0, 0.4, 1.0, 1.3)],
    Support("lying", frozenset({"left_foot", "right_foot"})),
    "lying",
    _BED,
)

ANKLE_PUMP = Movement(
    "ankle_pump",
    "ankle_dorsiflexion",
    "sagittal",
    "one",
    [
        (p, replace(SUPINE, right_leg=replace(FLAT_LEG, ankle=ankle)))
        for p, ankle in ((-0.1, -45.0), (0.0, -38.0), (1.0, 10.0), (1.2, 18.0))
    ],
    ON_THE_MAT,
    "lying",
    _BED,
)

LYING = (
    STRAIGHT_LEG_RAISE,
    HEEL_SLIDE,
    KNEE_TO_CHEST,
    BRIDGE,
    SUPINE_CANE_FLEXION,
    SIDE_LYING_HIP_ABDUCTION,
    SIDE_LYING_EXTERNAL_ROTATION,
    CLAMSHELL,
    SHORT_ARC_QUAD,
    CURL_UP,
    ANKLE_PUMP,
)
