"""Movements of the arms, done standing."""

from __future__ import annotations

from dataclasses import replace

from hep_vision_figure.contact import Support
from hep_vision_figure.movement import Movement
from hep_vision_figure.posture import Arm, Leg, Posture, Trunk
from hep_vision_figure.repertoire_standing import ON_BOTH_FEET, UPRIGHT

SHOULDER_ABDUCTION = Movement(
    "shoulder_abduction",
    "shoulder_abduction",
    "frontal",
    "one",
    [
        (0.0, UPRIGHT),
        (0.2, replace(UPRIGHT, right_arm=Arm(0, 35, 8, 8, 0, 4, hike=1))),
        (0.5, replace(UPRIGHT, right_arm=Arm(0, 88, 20, 7, 0, 2, hike=9))),
        (1.0, replace(UPRIGHT, right_arm=Arm(0, 165, 40, 6, 0, 0, hike=22))),
        (1.1, replace(UPRIGHT, right_arm=Arm(0, 178, 42, 6, 0, 0, hike=24))),
    ],
    ON_BOTH_FEET,
    both_arms=True,
)

SHOULDER_FLEXION = Movement(
    "shoulder_flexion",
    "shoulder_flexion",
    "sagittal",
    "one",
    [
        (0.0, replace(UPRIGHT, right_arm=Arm(2, 7, 0, 8, 0, 4))),
        (0.2, replace(UPRIGHT, right_arm=Arm(35, 6, 0, 7, 0, 2, hike=1))),
        (0.55, replace(UPRIGHT, right_arm=Arm(92, 5, 0, 6, 0, 0, hike=8))),
        (
            1.0,
            replace(
                UPRIGHT, trunk=Trunk(pitch=-1, flexion=-4), right_arm=Arm(168, 4, 5, 5, hike=18)
            ),
        ),
        (
            1.1,
            replace(
                UPRIGHT, trunk=Trunk(pitch=-2, flexion=-6), right_arm=Arm(182, 4, 5, 5, hike=20)
            ),
        ),
    ],
    ON_BOTH_FEET,
    both_arms=True,
)

_PALM_UP = -75.0
ELBOW_FLEXION = Movement(
    "elbow_flexion",
    "elbow_flexion",
    "sagittal",
    "one",
    [
        (0.0, replace(UPRIGHT, right_arm=Arm(3, 6, 0, 4, _PALM_UP, 2))),
        (0.5, replace(UPRIGHT, right_arm=Arm(4, 6, 0, 72, _PALM_UP, 4))),
        (1.0, replace(UPRIGHT, right_arm=Arm(12, 6, 0, 140, _PALM_UP, 6))),
        (1.1, replace(UPRIGHT, right_arm=Arm(14, 6, 0, 150, _PALM_UP, 6))),
    ],
    ON_BOTH_FEET,
    both_arms=True,
)

_AT_THE_SHOULDERS = Arm(45, 8, 0, 132)
OVERHEAD_PRESS = Movement(
    "overhead_press",
    "shoulder_flexion",
    "sagittal",
    "both",
    [
        (p, replace(UPRIGHT, left_arm=arm, right_arm=arm))
        for p, arm in (
            (0.0, _AT_THE_SHOULDERS),
            (0.5, Arm(105, 8, 0, 80, hike=6)),
            (1.0, Arm(168, 6, 5, 8, hike=16)),
            (1.05, Arm(172, 6, 5, 3, hike=17)),
        )
    ],
    ON_BOTH_FEET,
)

BAND_ROW = Movement(
    "band_row",
    "shoulder_flexion",
    "sagittal",
    "both",
    [
        (p, replace(UPRIGHT, left_arm=arm, right_arm=arm))
        for p, arm in (
            (0.0, Arm(58, 5, 0, 14)),
            (0.5, Arm(22, 6, 0, 55)),
            (1.0, Arm(-24, 8, 0, 96)),
            (1.2, Arm(-34, 9, 0, 112)),
        )
    ],
    ON_BOTH_FEET,
    furniture=("band_ahead",),
)

ELBOW_EXTENSION = Movement(
    "elbow_extension",
    "elbow_flexion",
    "sagittal",
    "one",
    [
        (p, replace(UPRIGHT, right_arm=Arm(6, 5, 0, elbow, 0, 4)))
        for p, elbow in ((-0.15, 124.0), (0.0, 110.0), (1.0, 6.0), (1.05, 0.0))
    ],
    ON_BOTH_FEET,
    furniture=("band_from_above",),
)

_APART = Leg(0, 21, 8, 4)


def _jumping(arm: Arm, leg: Leg) -> Posture:
    return Posture(Trunk(), arm, arm, leg, leg)


JUMPING_JACK = Movement(
    "jumping_jack",
    "shoulder_abduction",
    "frontal",
    "both",
    [
        (0.0, UPRIGHT),
        (0.5, _jumping(Arm(0, 86, 20, 8, hike=9), Leg(0, 12, 8, 8))),
        (1.0, _jumping(Arm(0, 155, 40, 8, hike=20), _APART)),
        (1.1, _jumping(Arm(0, 168, 40, 8, hike=22), _APART)),
    ],
    Support("feet", frozenset()),
)


def _leaning_in(pitch: float, arm: Arm) -> Posture:
    """Leaning towards a wall from the ankles, so that the hands stay on it."""
    leg = Leg(0, 3, 8, 2)
    return Posture(Trunk(pitch=pitch), arm, arm, leg, leg)


def _facing_the_wall(arm: Arm) -> Posture:
    return replace(UPRIGHT, left_arm=arm, right_arm=arm)


WALL_SLIDE = Movement(
    "wall_slide",
    "shoulder_flexion",
    "sagittal",
    "one",
    [
        (0.0, _facing_the_wall(Arm(32, 5, 0, 78, 0, -20))),
        (0.5, _facing_the_wall(Arm(82, 5, 0, 42, 0, -20, hike=7))),
        (1.0, _leaning_in(6.0, Arm(142, 4, 0, 12, 0, -10, hike=14))),
        (1.15, _leaning_in(8.0, Arm(160, 4, 0, 8, 0, -6, hike=17))),
    ],
    ON_BOTH_FEET,
    furniture=("wall_ahead",),
)

BAND_EXTERNAL_ROTATION = Movement(
    "band_external_rotation",
    "shoulder_rotation",
    "frontal",
    "one",
    [
        (p, replace(UPRIGHT, right_arm=Arm(0, 10, rotation, 90)))
        for p, rotation in ((-0.2, -42.0), (0.0, -25.0), (1.0, 45.0), (1.2, 60.0))
    ],
    ON_BOTH_FEET,
    furniture=("band_across",),
)


def _hanging(arm: Arm) -> Posture:
    leg = Leg(4, 2, 0, 24, -25)
    return Posture(Trunk(), arm, arm, leg, leg)


PULL_UP = Movement(
    "pull_up",
    "elbow_flexion",
    "sagittal",
    "both",
    [
        (0.0, _hanging(Arm(174, 8, 0, 6, -90, hike=18))),
        (0.5, _hanging(Arm(122, 8, 0, 68, -90, hike=9))),
        (1.0, _hanging(Arm(64, 8, 0, 126, -90))),
        (1.1, _hanging(Arm(50, 8, 0, 138, -90))),
    ],
    Support("hands", frozenset()),
    furniture=("bar",),
)

ARMS = (
    SHOULDER_ABDUCTION,
    SHOULDER_FLEXION,
    ELBOW_FLEXION,
    OVERHEAD_PRESS,
    BAND_ROW,
    ELBOW_EXTENSION,
    JUMPING_JACK,
    WALL_SLIDE,
    BAND_EXTERNAL_ROTATION,
    PULL_UP,
)
