"""Movements on hands and feet, lying on the front and on all fours."""

from __future__ import annotations

from dataclasses import replace

from hep_vision_figure.contact import Support
from hep_vision_figure.movement import Movement
from hep_vision_figure.posture import Arm, Leg, Posture, Trunk


def _pushing_up(pitch: float, shoulder: float, elbow: float) -> Posture:
    """Straight body on toes and hands; hands and feet stay, so the pitch bends the elbows."""
    arm = Arm(shoulder, 10, -5, elbow, 0, -80)
    leg = Leg(0, 3, 0, 1, 0, heel_rise=74.0)
    return Posture(Trunk(pitch=pitch, head_flexion=-15), arm, arm, leg, leg)


PUSH_UP = Movement(
    "push_up",
    "elbow_flexion",
    "sagittal",
    "both",
    [
        (0.0, _pushing_up(70.15, 69.0, 4.0)),
        (0.6, _pushing_up(75.5, 45.0, 60.0)),
        (1.0, _pushing_up(79.5, 20.0, 90.0)),
        (1.4, _pushing_up(85.0, 8.0, 110.0)),
    ],
    Support("feet", frozenset({"left_foot", "right_foot", "left_hand", "right_hand"})),
    position="floor",
)

_PRONE_LEG = Leg(flexion=0, abduction=4, rotation=0, knee=2, ankle=-55)


def _prone(extension: float, arm: Arm) -> Posture:
    """Lying on the front with the back extended by so many degrees."""
    pelvis = 0.35 * extension
    trunk = Trunk(pitch=90 - pelvis, flexion=-extension, head_flexion=-12 - 0.3 * extension)
    leg = replace(_PRONE_LEG, flexion=-pelvis)
    return Posture(trunk, arm, arm, leg, leg)


PRONE_PRESS_UP = Movement(
    "prone_press_up",
    "elbow_flexion",
    "sagittal",
    "both",
    [
        (p, _prone(extension, Arm(flexion, 12, 0, elbow, 0, -70)))
        for p, extension, flexion, elbow in (
            (0.0, 2.0, -14.0, 128.0),
            (0.5, 34.0, 20.0, 85.0),
            (1.0, 66.0, 52.0, 30.0),
            (1.1, 72.0, 58.0, 20.0),
        )
    ],
    Support("lying", frozenset({"left_hand", "right_hand"}), depth_m=0.12),
    "floor",
    ("mat",),
)

PRONE_BACK_EXTENSION = Movement(
    "prone_back_extension",
    "hip_flexion",
    "sagittal",
    "both",
    [(p, _prone(24.0 * p, Arm(-6 - 26 * p, 10, 0, 6))) for p in (0.0, 0.5, 1.0, 1.3)],
    Support("lying", frozenset(), depth_m=0.12),
    "floor",
    ("mat",),
)

_KNEELING = Leg(flexion=83, abduction=2, rotation=0, knee=90, ankle=-50)
_PROP = Arm(flexion=83, abduction=4, rotation=0, elbow=6, wrist=-80)
ALL_FOURS = Posture(Trunk(pitch=83, head_flexion=-30), _PROP, _PROP, _KNEELING, _KNEELING)
_STRETCHED = (
    (0.0, _KNEELING),
    (0.5, Leg(42, 2, 0, 55, -35)),
    (1.0, Leg(0, 2, 0, 5, -15)),
    (1.15, Leg(-8, 2, 0, 4, -15)),
)

QUADRUPED_HIP_EXTENSION = Movement(
    "quadruped_hip_extension",
    "hip_flexion",
    "sagittal",
    "alternating",
    [(p, replace(ALL_FOURS, right_leg=leg)) for p, leg in _STRETCHED],
    Support("left_knee", frozenset({"left_hand", "right_hand"})),
    "floor",
    ("mat",),
)


def _reaching(share: float) -> Arm:
    """Arm from propping to stretched out ahead."""
    return Arm(68 + 100 * share, 6, 0, 42 - 36 * share, 0, -80 + 60 * share)


BIRD_DOG = Movement(
    "bird_dog",
    "hip_flexion",
    "sagittal",
    "alternating",
    [
        (p, replace(ALL_FOURS, right_leg=leg, left_arm=_reaching(min(p, 1.0))))
        for p, leg in _STRETCHED
    ],
    Support("left_knee", frozenset({"right_hand"})),
    "floor",
    ("mat",),
)

_TUCKED = 74.0  # slope of the sole of someone on the balls of the feet


def _on_forearms(pitch: float, hip: float, knee: float) -> Posture:
    """Upper arms upright whatever the slope of the trunk; toes tucked under."""
    arm = Arm(pitch, 4, 0, 90, 90)
    leg = Leg(hip, 3, 0, knee, pitch - hip + knee - _TUCKED, toes=_TUCKED)
    return Posture(Trunk(pitch=pitch, head_flexion=-25), arm, arm, leg, leg)


# The slope of the trunk is what puts the knees, later the balls of the feet, on the mat.
PLANK = Movement(
    "plank",
    "hip_flexion",
    "sagittal",
    "both",
    [
        (0.0, _on_forearms(105.2, 80.2, 74.5)),
        (0.25, _on_forearms(100.5, 62, 62)),
        (0.45, _on_forearms(96.6, 45, 45)),
        (0.7, _on_forearms(91.2, 25, 22)),
        (1.0, _on_forearms(81.5, 0, 0)),
        (1.08, _on_forearms(77.5, -6, 0)),
    ],
    Support("elbows", frozenset()),
    "floor",
    ("mat",),
)

FLOOR = (PUSH_UP, PRONE_PRESS_UP, PRONE_BACK_EXTENSION, QUADRUPED_HIP_EXTENSION, BIRD_DOG, PLANK)
