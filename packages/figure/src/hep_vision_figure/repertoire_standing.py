"""Movements of the legs and trunk, done standing."""

from __future__ import annotations

from dataclasses import replace

from hep_vision_figure.contact import Planted, Support
from hep_vision_figure.movement import Movement
from hep_vision_figure.posture import Arm, Leg, Posture, Trunk

HANGING = Arm(flexion=2.0, abduction=9.0, elbow=10.0, wrist=4.0)
STANDING_LEG = Leg(abduction=3.0, rotation=8.0, knee=2.0)
UPRIGHT = Posture(
    left_arm=HANGING, right_arm=HANGING, left_leg=STANDING_LEG, right_leg=STANDING_LEG
)
ON_BOTH_FEET = Support()
COUNTER_M = 0.92  # height of a kitchen counter
_RAIL_M = 1.02  # height of a handrail above the lower floor
ON_LEFT_FOOT = Support("left_foot", frozenset({"left_foot"}))
_BOTH_HANDS: frozenset[Planted] = frozenset({"left_hand", "right_hand"})
AT_A_COUNTER = Support(planted=ON_BOTH_FEET.planted | _BOTH_HANDS, surface_m=COUNTER_M)
_ON_LEFT_FOOT_AT_A_COUNTER = Support(
    "left_foot", ON_LEFT_FOOT.planted | _BOTH_HANDS, surface_m=COUNTER_M
)
# One hand on something beside the body.
_LEFT_HAND: frozenset[Planted] = frozenset({"left_hand"})
_ON_LEFT_FOOT_AND_HAND = Support(
    "left_foot", ON_LEFT_FOOT.planted | _LEFT_HAND, surface_m=COUNTER_M
)
HOLDING_BESIDE = Arm(flexion=4, abduction=21, rotation=4, elbow=40, wrist=4)


def _squatting(knee: float) -> Posture:
    """Deeper knees bring the trunk forward and the shanks over the toes."""
    share = (knee - 2.0) / 108.0
    pitch, shank = 0.36 * knee, 0.27 * knee
    leg = Leg(pitch + knee - shank, 3.0, 8.0, knee)
    arm = Arm(flexion=10.0 + 99.0 * share, abduction=6.0, elbow=10.0, wrist=4.0)
    trunk = Trunk(pitch=pitch, flexion=6.0 * share, head_flexion=-0.7 * pitch)
    return Posture(trunk, arm, arm, leg, leg)


SQUAT = Movement(
    "squat",
    "knee_flexion",
    "sagittal",
    "both",
    [
        (0.0, _squatting(3.0)),
        (0.5, _squatting(55.0)),
        (1.0, _squatting(110.0)),
        (1.2, _squatting(130.0)),
    ],
    ON_BOTH_FEET,
)

_OUT_OF_THE_WAY = replace(HANGING, abduction=22)
_HELD_LEFT = replace(UPRIGHT, left_arm=HOLDING_BESIDE)
_OVER_LEFT_LEG = replace(
    _HELD_LEFT, left_leg=Leg(0, -2, 8, 2), trunk=Trunk(roll=-1), right_arm=_OUT_OF_THE_WAY
)
STANDING_HIP_ABDUCTION = Movement(
    "standing_hip_abduction",
    "hip_abduction",
    "frontal",
    "one",
    [
        (0.0, _HELD_LEFT),
        (0.25, replace(_OVER_LEFT_LEG, right_leg=Leg(0, 9, 6, 3))),
        (1.0, replace(_OVER_LEFT_LEG, trunk=Trunk(roll=-5), right_leg=Leg(0, 40, 4, 3))),
        (1.3, replace(_OVER_LEFT_LEG, trunk=Trunk(roll=-8), right_leg=Leg(0, 52, 4, 3))),
    ],
    _ON_LEFT_FOOT_AND_HAND,
    furniture=("counter",),
)

_HOLDING_ON = Arm(flexion=12, abduction=8, rotation=-8, elbow=46, wrist=-6)
HANDS_AHEAD = replace(UPRIGHT, left_arm=_HOLDING_ON, right_arm=_HOLDING_ON)
STANDING_HIP_EXTENSION = Movement(
    "standing_hip_extension",
    "hip_flexion",
    "sagittal",
    "one",
    [
        (0.0, HANDS_AHEAD),
        (1.0, replace(HANDS_AHEAD, trunk=Trunk(pitch=5), right_leg=Leg(-20, 3, 6, 5, -8))),
        (1.6, replace(HANDS_AHEAD, trunk=Trunk(pitch=9), right_leg=Leg(-30, 3, 6, 7, -12))),
    ],
    _ON_LEFT_FOOT_AT_A_COUNTER,
    furniture=("counter",),
)

STANDING_HAMSTRING_CURL = Movement(
    "standing_hamstring_curl",
    "knee_flexion",
    "sagittal",
    "one",
    [
        (0.0, HANDS_AHEAD),
        (0.15, replace(HANDS_AHEAD, right_leg=Leg(7, 3, 6, 18, 8))),
        (1.0, replace(HANDS_AHEAD, trunk=Trunk(pitch=2), right_leg=Leg(0, 3, 4, 100, -5))),
        (1.3, replace(HANDS_AHEAD, trunk=Trunk(pitch=4), right_leg=Leg(2, 3, 4, 128, -5))),
    ],
    _ON_LEFT_FOOT_AT_A_COUNTER,
    furniture=("counter",),
)

MARCH = Movement(
    "march",
    "hip_flexion",
    "sagittal",
    "alternating",
    [
        (0.0, _HELD_LEFT),
        (0.3, replace(_HELD_LEFT, left_leg=Leg(0, 0, 8, 2), right_leg=Leg(27, 3, 6, 36, -12))),
        (1.0, replace(_HELD_LEFT, left_leg=Leg(0, 0, 8, 2), right_leg=Leg(88, 3, 4, 92, -5))),
        (1.25, replace(_HELD_LEFT, left_leg=Leg(0, 0, 8, 2), right_leg=Leg(110, 3, 4, 112, 0))),
    ],
    _ON_LEFT_FOOT_AND_HAND,
    furniture=("counter",),
    far_hand_holds=True,
)


def _on_toes(rise: float) -> Posture:
    leg = replace(STANDING_LEG, heel_rise=rise)
    return replace(HANDS_AHEAD, trunk=Trunk(pitch=0.07 * rise), left_leg=leg, right_leg=leg)


HEEL_RAISE = Movement(
    "heel_raise",
    "heel_rise",
    "sagittal",
    "both",
    [(0.0, _on_toes(0.0)), (1.0, _on_toes(38.0)), (1.25, _on_toes(48.0))],
    AT_A_COUNTER,
    furniture=("counter",),
)


def _bent_aside(bend: float) -> Posture:
    trunk = Trunk(side_bend=bend, head_side_bend=0.25 * bend)
    down_the_thigh = Arm(2, 9.0 + 0.55 * bend, 0, 8, 0, 4)
    return replace(UPRIGHT, trunk=trunk, right_arm=down_the_thigh)


STANDING_SIDE_BEND = Movement(
    "standing_side_bend",
    "trunk_side_bend",
    "frontal",
    "alternating",
    [(0.0, _bent_aside(0.0)), (1.0, _bent_aside(46.0)), (1.35, _bent_aside(62.0))],
    ON_BOTH_FEET,
)

HANDS_ON_HIPS = Arm(flexion=-22, abduction=34, rotation=-38, elbow=92, wrist=20)


def _lunging(front: Leg, rear: Leg, pitch: float) -> Posture:
    return Posture(Trunk(pitch=pitch), HOLDING_BESIDE, HANDS_ON_HIPS, rear, front)


SPLIT_SQUAT = Movement(
    "split_squat",
    "knee_flexion",
    "sagittal",
    "one",
    [
        (0.0, _lunging(Leg(29, 3, 8, 14), Leg(-21, 3, 8, 14, 0, 42), 0)),
        (0.5, _lunging(Leg(58, 3, 8, 50), Leg(-18, 3, 8, 46, 0, 50), 2)),
        (1.0, _lunging(Leg(86, 3, 8, 92), Leg(-6, 3, 8, 88, 0, 62), 4)),
        (1.15, _lunging(Leg(98, 3, 8, 106), Leg(-2, 3, 8, 100, 0, 66), 6)),
    ],
    Support(planted=ON_BOTH_FEET.planted | _LEFT_HAND, surface_m=COUNTER_M),
    furniture=("counter",),
)


_HAND_AHEAD = Arm(flexion=10, abduction=14, rotation=0, elbow=34)


def _stepping_ahead(front: Leg, rear: Leg, pitch: float) -> Posture:
    """The body comes level with the hand that holds on."""
    return replace(_lunging(front, rear, pitch), left_arm=_HAND_AHEAD)


# From standing, the right foot steps ahead; the left one stays on its ball.
LUNGE = Movement(
    "lunge",
    "knee_flexion",
    "sagittal",
    "one",
    [
        (0.0, _stepping_ahead(Leg(0, 3, 8, 2), Leg(0, 3, 8, 2), 0)),
        (0.25, _stepping_ahead(Leg(30, 3, 8, 16, 4), Leg(-10, 3, 8, 8, 0, 16), 1)),
        (0.5, _stepping_ahead(Leg(35, 3, 8, 26.7, -7), Leg(-20, 3, 8, 18, 0, 40), 1)),
        (0.75, _stepping_ahead(Leg(55.6, 3, 8, 79, 26), Leg(-18, 3, 8, 44, 0, 50), 2)),
        (1.0, _stepping_ahead(Leg(67.2, 3, 8, 99, 35), Leg(-13, 3, 8, 64, 0, 56), 3)),
        (1.15, _stepping_ahead(Leg(78.6, 3, 8, 112, 37), Leg(-8, 3, 8, 80, 0, 60), 4)),
    ],
    _ON_LEFT_FOOT_AND_HAND,
    furniture=("counter",),
)

WALL_SIT = Movement(
    "wall_sit",
    "knee_flexion",
    "sagittal",
    "both",
    [
        (p, replace(UPRIGHT, left_leg=leg, right_leg=leg))
        for p, leg in (
            (0.0, Leg(30, 3, 8, 8)),
            (0.5, Leg(50, 3, 8, 46)),
            (1.0, Leg(80, 3, 8, 86)),
            (1.1, Leg(88, 3, 8, 98)),
        )
    ],
    ON_BOTH_FEET,
    furniture=("wall",),
)

_HANDS_ON_THE_WALL = Arm(flexion=62, abduction=6, elbow=54, palm=-70)


def _at_the_wall(front: Leg, rear: Leg, pitch: float) -> Posture:
    return Posture(Trunk(pitch=pitch), _HANDS_ON_THE_WALL, _HANDS_ON_THE_WALL, rear, front)


KNEE_TO_WALL = Movement(
    "knee_to_wall",
    "shank_inclination",
    "sagittal",
    "one",
    [
        (0.0, _at_the_wall(Leg(22, 3, 8, 22), Leg(-16, 3, 8, 8, 0, 18), 2)),
        (0.5, _at_the_wall(Leg(28, 3, 8, 48), Leg(-20, 3, 8, 14, 0, 28), 3)),
        (1.0, _at_the_wall(Leg(32, 3, 8, 70), Leg(-22, 3, 8, 22, 0, 38), 4)),
        (1.15, _at_the_wall(Leg(33, 3, 8, 78), Leg(-22, 3, 8, 26, 0, 42), 4)),
    ],
    Support(planted=ON_BOTH_FEET.planted | _BOTH_HANDS, on_wall=True),
    furniture=("wall_at_hands",),
)

STEP_UP = Movement(
    "step_up",
    "knee_flexion",
    "sagittal",
    "one",
    [
        (0.0, replace(_HELD_LEFT, left_leg=Leg(-6, 3, 8, 4), right_leg=Leg(44, 3, 6, 64))),
        (
            0.5,
            replace(
                _HELD_LEFT,
                trunk=Trunk(pitch=14),
                left_leg=Leg(2, 3, 6, 12, -20),
                right_leg=Leg(38, 3, 6, 40),
            ),
        ),
        (1.0, replace(_HELD_LEFT, left_leg=Leg(-6, 3, 6, 26, -12), right_leg=Leg(4, 3, 6, 5))),
        (1.05, replace(_HELD_LEFT, left_leg=Leg(-6, 3, 6, 26, -12), right_leg=Leg(1, 3, 6, 2))),
    ],
    Support(
        "right_foot",
        frozenset({"right_foot", "left_hand"}),
        surface_m=_RAIL_M,
        step_m=0.15,
    ),
    furniture=("step", "rail"),
)


def _on_heels(rise: float) -> Posture:
    leg = replace(STANDING_LEG, heel_rise=-rise)
    return replace(HANDS_AHEAD, trunk=Trunk(pitch=0.12 * rise), left_leg=leg, right_leg=leg)


TOE_RAISE = Movement(
    "toe_raise",
    "toe_rise",
    "sagittal",
    "both",
    [(0.0, _on_heels(0.0)), (1.0, _on_heels(17.0)), (1.3, _on_heels(24.0))],
    AT_A_COUNTER,
    furniture=("counter",),
)

_HELD_RIGHT = replace(UPRIGHT, right_arm=HOLDING_BESIDE)
_OVER_RIGHT_LEG = replace(_HELD_RIGHT, right_leg=Leg(0, -3, 8, 2), trunk=Trunk(roll=1))
SINGLE_LEG_STANCE = Movement(
    "single_leg_stance",
    "foot_lift",
    "frontal",
    "one",
    [
        (0.0, _HELD_RIGHT),
        (0.3, replace(_OVER_RIGHT_LEG, left_leg=Leg(8, 3, 6, 22, -5))),
        (1.0, replace(_OVER_RIGHT_LEG, left_leg=Leg(28, 4, 6, 68, -10))),
        (1.5, replace(_OVER_RIGHT_LEG, left_leg=Leg(48, 4, 6, 88, -10))),
    ],
    Support("right_foot", frozenset({"right_foot", "right_hand"}), surface_m=COUNTER_M),
    furniture=("counter",),
)


def heel_to_toe(share: float, lift: float) -> Posture:
    """Right foot on its way from beside the left foot to straight in front of it."""
    aside, ahead = 3.0 - 8.7 * share, 9.5 * share
    rear = Leg(-ahead, aside, 8, 2)
    front = Leg(ahead + lift, aside, 0, 2 + 2 * lift, lift - ahead)
    return replace(_HELD_LEFT, left_leg=rear, right_leg=front)


TANDEM_STANCE = Movement(
    "tandem_stance",
    "foot_spread",
    "frontal",
    "both",
    [(p, heel_to_toe(p, lift)) for p, lift in ((0.0, 0.0), (0.25, 8.0), (0.75, 8.0), (1.0, 0.0))],
    _ON_LEFT_FOOT_AND_HAND,
    furniture=("counter",),
)


def _half_a_step_ahead(share: float, lift: float) -> Posture:
    """Right foot on its way to beside the left one, its heel at the big toe."""
    aside, ahead = 3.0 - 5.2 * share, 5.5 * share
    rear = Leg(-ahead, aside, 8, 2)
    front = Leg(ahead + lift, aside, 0, 2 + 2 * lift, lift - ahead)
    return replace(_HELD_LEFT, left_leg=rear, right_leg=front)


SEMI_TANDEM_STANCE = replace(
    TANDEM_STANCE,
    exercise="semi_tandem_stance",
    keys=[
        (p, _half_a_step_ahead(p, lift))
        for p, lift in ((0.0, 0.0), (0.25, 8.0), (0.75, 8.0), (1.0, 0.0), (1.15, 0.0))
    ],
)

STANDING = (
    SQUAT,
    STANDING_HIP_ABDUCTION,
    STANDING_HIP_EXTENSION,
    STANDING_HAMSTRING_CURL,
    MARCH,
    HEEL_RAISE,
    STANDING_SIDE_BEND,
    SPLIT_SQUAT,
    LUNGE,
    WALL_SIT,
    KNEE_TO_WALL,
    STEP_UP,
    TOE_RAISE,
    SINGLE_LEG_STANCE,
    TANDEM_STANCE,
    SEMI_TANDEM_STANCE,
)
