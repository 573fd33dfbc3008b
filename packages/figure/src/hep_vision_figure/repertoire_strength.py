"""Further movements of strength, balance and control, and two tests of rising from a chair."""

from __future__ import annotations

from dataclasses import replace

from hep_vision_figure.contact import Support
from hep_vision_figure.movement import Movement
from hep_vision_figure.posture import Arm, Leg, Posture, Trunk
from hep_vision_figure.repertoire_lying import SUPINE
from hep_vision_figure.repertoire_seated import SIT_TO_STAND, SITTING
from hep_vision_figure.repertoire_standing import HANDS_ON_HIPS, ON_BOTH_FEET, UPRIGHT


def _leaning_on_wall(pitch: float, shoulder: float, elbow: float) -> Posture:
    """Straight body leaning from the ankles; the hands stay, so that the elbows bend."""
    arm = Arm(shoulder, 12, -10, elbow, 0, 0, palm=-70)
    leg = Leg(0, 3, 4, 1)
    return Posture(Trunk(pitch=pitch, head_flexion=-4), arm, arm, leg, leg)


WALL_PUSH_UP = Movement(
    "wall_push_up",
    "elbow_flexion",
    "sagittal",
    "both",
    [
        (0.0, _leaning_on_wall(9.0, 84.0, 6.0)),
        (0.5, _leaning_on_wall(12.5, 76.0, 40.0)),
        (1.0, _leaning_on_wall(17.0, 62.0, 88.0)),
        (1.3, _leaning_on_wall(22.0, 50.0, 104.0)),
    ],
    Support(
        "feet", frozenset({"left_foot", "right_foot", "left_hand", "right_hand"}), on_wall=True
    ),
    furniture=("wall_at_hands",),
)

SEATED_MARCH = Movement(
    "seated_march",
    "hip_flexion",
    "sagittal",
    "alternating",
    [
        (0.0, SITTING),
        (1.0, replace(SITTING, right_leg=Leg(112, 4, 6, 96, -4))),
        (1.3, replace(SITTING, right_leg=Leg(122, 4, 6, 100, -4))),
    ],
    Support("seat", frozenset({"left_foot"})),
    "seated",
    ("chair",),
)


def _stepping_aside(share: float, lift: float) -> Posture:
    """Right foot on its way out to the side, knees a little bent."""
    hip, knee = 14 + 6 * share, 28 + 10 * share
    standing = Leg(hip, 4 + 9 * share, 6, knee)
    level = knee - hip + 9  # the sole stays level under a leaning shank
    moving = Leg(hip + lift, 4 + 13 * share, 6, knee + 2 * lift, level + lift)
    return Posture(
        Trunk(pitch=9, roll=-0.5 * share), HANDS_ON_HIPS, HANDS_ON_HIPS, standing, moving
    )


SIDE_STEP = Movement(
    "side_step",
    "foot_spread",
    "frontal",
    "both",
    [
        (p, _stepping_aside(p, lift))
        for p, lift in ((0.0, 0.0), (0.25, 5.0), (0.75, 5.0), (1.0, 0.0), (1.2, 0.0))
    ],
    Support("left_foot", frozenset({"left_foot"})),
    furniture=("ankle_band",),
)

_TABLE_TOP = Leg(flexion=90, abduction=3, rotation=2, knee=90)
_ARMS_UP = Arm(flexion=90, abduction=3, elbow=4)
_DEAD_BUG = replace(
    SUPINE, left_arm=_ARMS_UP, right_arm=_ARMS_UP, left_leg=_TABLE_TOP, right_leg=_TABLE_TOP
)
DEAD_BUG = Movement(
    "dead_bug",
    "hip_flexion",
    "sagittal",
    "alternating",
    [
        (
            p,
            replace(
                _DEAD_BUG,
                right_leg=Leg(90 - 74 * p, 3, 2, 90 - 84 * p, -10 * p),
                left_arm=replace(_ARMS_UP, flexion=90 + 64 * p, hike=10 * p),
            ),
        )
        for p in (0.0, 0.5, 1.0)
    ],
    Support("lying", frozenset()),
    "lying",
    ("mat", "pillow"),
)


def _on_the_right_elbow(roll: float, side_bend: float, drop: float) -> Posture:
    """Lying on the right forearm; the spine bends up and the legs drop as the hips sag."""
    return Posture(
        Trunk(roll=roll, side_bend=-side_bend),
        Arm(flexion=0, abduction=6, elbow=10),
        Arm(flexion=0, abduction=roll - side_bend, elbow=90),
        Leg(0, drop, 0, 2, -10),
        Leg(0, -drop, 0, 2, -10),
    )


SIDE_PLANK = Movement(
    "side_plank",
    "hip_abduction",
    "frontal",
    "one",
    [
        (0.0, _on_the_right_elbow(67.0, 24.0, 21.0)),
        (0.5, _on_the_right_elbow(70.0, 12.0, 10.5)),
        (1.0, _on_the_right_elbow(73.0, 0.0, 0.0)),
        (1.15, _on_the_right_elbow(74.0, -4.0, -2.0)),
    ],
    Support("right_elbow", frozenset()),
    "lying",
    ("mat",),
)


def _hinging(pitch: float) -> Posture:
    """Hips back, the trunk straight, the knees soft, the hands sliding down the thighs."""
    leg = Leg(pitch + 10 - 0.10 * pitch, 3, 8, 14 + 0.04 * pitch)
    arm = Arm(pitch * 0.82 + 8, 6, 0, 14)
    return Posture(Trunk(pitch=pitch, head_flexion=-0.15 * pitch), arm, arm, leg, leg)


HIP_HINGE = Movement(
    "hip_hinge",
    "trunk_inclination",
    "sagittal",
    "both",
    [(p, _hinging(60.0 * p + 2)) for p in (0.0, 0.5, 1.0, 1.25)],
    ON_BOTH_FEET,
)


def _knee_pressed_back(knee: float) -> Posture:
    """The right leg before the other; the sole stays down while its knee straightens."""
    right = Leg(16 + 0.42 * knee, 3, 6, knee)
    left = Leg(-14, 3, 8, 6)
    return replace(
        UPRIGHT,
        trunk=Trunk(pitch=2),
        left_leg=left,
        right_leg=right,
        left_arm=HANDS_ON_HIPS,
        right_arm=HANDS_ON_HIPS,
    )


TERMINAL_KNEE_EXTENSION = Movement(
    "terminal_knee_extension",
    "knee_flexion",
    "sagittal",
    "one",
    [(p, _knee_pressed_back(34.0 - 32.0 * p)) for p in (-0.25, 0.0, 0.5, 1.0, 1.05)],
    Support("right_foot", frozenset({"left_foot", "right_foot"})),
    furniture=("knee_band",),
)

_ACROSS_THE_CHEST = Arm(flexion=26, abduction=12, rotation=-78, elbow=112)


def _arms_crossed(exercise: str) -> Movement:
    """Rising from a chair with the forearms on the chest."""
    arm = _ACROSS_THE_CHEST
    keys = [(p, replace(key, left_arm=arm, right_arm=arm)) for p, key in SIT_TO_STAND.keys]
    return replace(SIT_TO_STAND, exercise=exercise, keys=keys)


CHAIR_STAND_30S = _arms_crossed("chair_stand_30s")
FIVE_TIMES_SIT_TO_STAND = _arms_crossed("five_times_sit_to_stand")

STRENGTH = (
    WALL_PUSH_UP,
    SEATED_MARCH,
    SIDE_STEP,
    DEAD_BUG,
    SIDE_PLANK,
    HIP_HINGE,
    TERMINAL_KNEE_EXTENSION,
    CHAIR_STAND_30S,
    FIVE_TIMES_SIT_TO_STAND,
)
