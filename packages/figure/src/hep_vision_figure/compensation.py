"""Compensations done on purpose: what a body does to get round a movement.

Amounts are degrees at the peak of a repetition and grow with the movement; only knees that
straighten under the weight fall inward before the peak. They are written, like the movements,
for the right side.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from hep_vision_figure.act import smooth
from hep_vision_figure.posture import Arm, Leg, Posture, Trunk

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Compensation = Literal[
    "trunk_lean",
    "trunk_side_lean",
    "trunk_turn",
    "back_arch",
    "shoulder_hike",
    "elbow_bend",
    "plane_drift",
    "knee_bend",
    "knee_valgus",
    "thigh_lift",
    "heel_lift",
    "head_forward",
    "tremor",
]


_LOADED_AT = 0.3  # share of the way up by which the legs have taken the weight


def _thigh_lift(posture: Posture, deg: float) -> Posture:
    return posture.plus(right_leg=Leg(flexion=deg))


def _knees_inward(posture: Posture, deg: float) -> Posture:
    inward = Leg(rotation=-deg, abduction=-0.3 * deg)
    return posture.plus(left_leg=inward, right_leg=inward)


def _heels_up(posture: Posture, deg: float) -> Posture:
    return posture.plus(left_leg=Leg(heel_rise=deg), right_leg=Leg(heel_rise=deg))


# What each does to a posture; tremor shakes the movement itself, see `choreography`.
_EFFECTS: dict[Compensation, Callable[[Posture, float], Posture]] = {
    "trunk_lean": lambda p, deg: p.plus(trunk=Trunk(pitch=deg)),  # negative leans back
    "trunk_side_lean": lambda p, deg: p.plus(
        trunk=Trunk(side_bend=-1.5 * deg)
    ),  # from the moving side
    "trunk_turn": lambda p, deg: p.plus(trunk=Trunk(turn=deg)),
    "back_arch": lambda p, deg: p.plus(trunk=Trunk(flexion=-deg)),
    "shoulder_hike": lambda p, deg: p.plus(right_arm=Arm(hike=deg)),
    "elbow_bend": lambda p, deg: p.plus(right_arm=Arm(elbow=deg)),
    "plane_drift": lambda p, deg: p.plus(right_arm=Arm(flexion=deg)),  # abduction to scaption
    "knee_bend": lambda p, deg: p.plus(right_leg=Leg(knee=deg)),  # quad lag
    "knee_valgus": _knees_inward,
    "thigh_lift": _thigh_lift,
    "heel_lift": _heels_up,
    "head_forward": lambda p, deg: p.plus(trunk=Trunk(head_flexion=deg)),
    "tremor": lambda p, _: p,
}


def compensated(
    posture: Posture,
    compensations: Mapping[Compensation, float],
    share: float,
    loaded_knee_deg: float | None = None,
) -> Posture:
    """Posture with compensations at a share (0 to 1) of their amounts.

    Parameters
    ----------
    posture : Posture
    compensations : mapping of name to float
        Amounts, degrees.
    share : float
        Of the way to the peak that is gone.
    loaded_knee_deg : float, optional
        Of a movement in which the knees straighten under the weight: their flexion as they
        take it. They then fall inward as much as they are bent, not as far as it has gone.
    """
    changed = replace(posture)
    for name, deg in compensations.items():
        at = share
        if name == "knee_valgus" and loaded_knee_deg is not None:
            bent = min(max(posture.right_leg.knee / loaded_knee_deg, 0.0), 1.0)
            at = smooth(min(share / _LOADED_AT, 1.0)) * bent
        changed = _EFFECTS[name](changed, at * deg)
    return changed
