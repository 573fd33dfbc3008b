"""The measures an exercise may follow, computed from the landmarks of one frame.

A measure's *raw* value is signed by picture directions; the facing makes it clinical.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from hep_vision.measure import angles
from hep_vision.measure.landmarks import Array, Landmark, Side, landmark_of

if TYPE_CHECKING:
    from hep_vision.measure.exercise import View
    from hep_vision.measure.result import Unit

Segment = tuple[str, str]
Formula = Callable[[Array, Side], float]

NAN = float("nan")


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure: what it is called, what it needs, how it is computed.

    ``low`` and ``high`` bound what a body can do. A value outside them is the same
    geometry read with the wrong facing and is mirrored back (`orient`).
    """

    id: str
    label: str
    unit: Unit
    view: View | None  # None: the same in every view
    points: tuple[str, ...]  # sided points it stands on, tested side
    segments: tuple[Segment, ...]  # limbs whose apparent length must stay plausible
    low: float
    high: float
    faced: bool  # whether the raw sign depends on the facing
    formula: Formula  # (xy of shape (33, 2), side) -> raw value with facing +1
    both_sides: bool = False  # stands on the same points of the other side as well
    both_ways: bool = False  # left and right are the two directions of one movement

    def landmarks(self, side: Side) -> tuple[Landmark, ...]:
        """Landmarks whose sight the measure depends on."""
        sides: tuple[Side, ...] = ("left", "right") if self.both_sides else (side,)
        return tuple(landmark_of(point, each) for each in sides for point in self.points)

    def orient(self, raw: float, facing: float) -> float:
        """Clinical value of a raw one, free of flips within the bounds of the body.

        Facing 0 (unknown) reads the value without its sign.
        """
        if self.both_ways:
            return max(raw, 0.0)  # a bend to the other side is none to this one
        if not self.faced:
            return raw
        if facing == 0:
            return abs(raw)
        value = (facing * raw - self.low) % 360.0 + self.low
        return value if value <= self.high else 360.0 - value


def _point(name: str) -> Callable[[Array, Side], Array]:
    left, right = landmark_of(name, "left"), landmark_of(name, "right")
    return lambda xy, side: xy[left if side == "left" else right]


_shoulder, _elbow, _wrist = _point("shoulder"), _point("elbow"), _point("wrist")
_hip, _knee, _ankle = _point("hip"), _point("knee"), _point("ankle")
_heel, _toe = _point("heel"), _point("foot_index")


def mid_point(xy: Array, name: str) -> Array:
    """Point halfway between the left and the right landmark of a body point."""
    return 0.5 * (xy[landmark_of(name, "left")] + xy[landmark_of(name, "right")])


def _knee_flexion(xy: Array, side: Side) -> float:
    return float(angles.knee_flexion_deg(_hip(xy, side), _knee(xy, side), _ankle(xy, side), 1.0))


def _hip_flexion(xy: Array, side: Side) -> float:
    return float(angles.hip_flexion_deg(_shoulder(xy, side), _hip(xy, side), _knee(xy, side), 1.0))


def _shoulder_flexion(xy: Array, side: Side) -> float:
    return float(
        angles.shoulder_flexion_deg(_hip(xy, side), _shoulder(xy, side), _elbow(xy, side), 1.0)
    )


def _elbow_flexion(xy: Array, side: Side) -> float:
    return float(
        angles.elbow_flexion_deg(_shoulder(xy, side), _elbow(xy, side), _wrist(xy, side), 1.0)
    )


def _abduction(proximal: str, distal: str) -> Formula:
    first, last = _point(proximal), _point(distal)

    def formula(xy: Array, side: Side) -> float:
        mid_shoulder, mid_hip = mid_point(xy, "shoulder"), mid_point(xy, "hip")
        limb = (first(xy, side), last(xy, side))
        return float(angles.limb_abduction_deg(*limb, mid_shoulder, mid_hip, 1.0))

    return formula


def _trunk_inclination(xy: Array, side: Side) -> float:
    return float(angles.trunk_inclination_deg(_shoulder(xy, side), _hip(xy, side), 1.0))


def _shank_inclination(xy: Array, side: Side) -> float:
    return float(angles.shank_inclination_deg(_knee(xy, side), _ankle(xy, side), 1.0))


def _towards(bend_to_right_deg: float, side: Side) -> float:
    """Sideways bend counted positive towards the tested side."""
    return bend_to_right_deg if side == "right" else -bend_to_right_deg


def _trunk_side_bend(xy: Array, side: Side) -> float:
    bend = angles.trunk_side_bend_deg(mid_point(xy, "shoulder"), mid_point(xy, "hip"))
    return _towards(float(bend), side)


def _neck_side_bend(xy: Array, side: Side) -> float:
    bend = angles.neck_side_bend_deg(
        xy[Landmark.LEFT_EAR],
        xy[Landmark.RIGHT_EAR],
        xy[Landmark.LEFT_SHOULDER],
        xy[Landmark.RIGHT_SHOULDER],
    )
    return _towards(float(bend), side)


def _heel_rise(xy: Array, side: Side) -> float:
    """Angle of the sole against the ground line: heel above toes positive, toe-to-heel.

    In shank lengths the heel's height over the toes; needs no baseline and survives a
    moving camera.
    """
    shank = float(np.linalg.norm(_knee(xy, side) - _ankle(xy, side)))
    if not shank > 0:
        return NAN
    return float(_toe(xy, side)[1] - _heel(xy, side)[1]) / shank


LEG: tuple[Segment, ...] = (("hip", "knee"), ("knee", "ankle"))
ARM: tuple[Segment, ...] = (("shoulder", "elbow"), ("elbow", "wrist"))

MEASURES: dict[str, Measure] = {
    measure.id: measure
    for measure in (
        Measure(
            "knee_flexion",
            "knee flexion",
            "deg",
            "sagittal",
            ("hip", "knee", "ankle"),
            LEG,
            -30.0,
            180.0,
            faced=True,
            formula=_knee_flexion,
        ),
        Measure(
            "hip_flexion",
            "hip flexion",
            "deg",
            "sagittal",
            ("shoulder", "hip", "knee"),
            (("hip", "knee"),),
            -60.0,
            180.0,
            faced=True,
            formula=_hip_flexion,
        ),
        Measure(
            "shoulder_flexion",
            "shoulder flexion",
            "deg",
            "sagittal",
            ("hip", "shoulder", "elbow"),
            (("shoulder", "elbow"),),
            -80.0,
            200.0,
            faced=True,
            formula=_shoulder_flexion,
        ),
        Measure(
            "elbow_flexion",
            "elbow flexion",
            "deg",
            "sagittal",
            ("shoulder", "elbow", "wrist"),
            ARM,
            -30.0,
            180.0,
            faced=True,
            formula=_elbow_flexion,
        ),
        Measure(
            "shoulder_abduction",
            "shoulder abduction",
            "deg",
            "frontal",
            ("shoulder", "elbow"),
            (("shoulder", "elbow"),),
            -50.0,
            200.0,
            faced=True,
            formula=_abduction("shoulder", "elbow"),
        ),
        Measure(
            "hip_abduction",
            "hip abduction",
            "deg",
            "frontal",
            ("hip", "knee"),
            (("hip", "knee"),),
            -50.0,
            120.0,
            faced=True,
            formula=_abduction("hip", "knee"),
        ),
        Measure(
            "trunk_inclination",
            "forward lean of the trunk",
            "deg",
            "sagittal",
            ("shoulder", "hip"),
            (),
            -90.0,
            200.0,
            faced=True,
            formula=_trunk_inclination,
        ),
        Measure(
            "shank_inclination",
            "ankle dorsiflexion under load",
            "deg",
            "sagittal",
            ("knee", "ankle"),
            (("knee", "ankle"),),
            -60.0,
            90.0,
            faced=True,
            formula=_shank_inclination,
        ),
        Measure(
            "trunk_side_bend",
            "trunk side-bend",
            "deg",
            "frontal",
            ("shoulder", "hip"),
            (),
            -90.0,
            90.0,
            faced=False,
            formula=_trunk_side_bend,
            both_sides=True,
            both_ways=True,
        ),
        Measure(
            "neck_side_bend",
            "neck side-bend",
            "deg",
            "frontal",
            ("ear", "shoulder"),
            (),
            -90.0,
            90.0,
            faced=False,
            formula=_neck_side_bend,
            both_sides=True,
            both_ways=True,
        ),
        Measure(
            "heel_rise",
            "heel rise",
            "ratio",
            "sagittal",
            ("knee", "ankle", "heel", "foot_index"),
            (("knee", "ankle"),),
            -1.0,
            1.0,
            faced=False,
            formula=_heel_rise,
        ),
    )
}
