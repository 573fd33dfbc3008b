"""The measures an exercise may follow, computed from the landmarks of one frame.

A measure's *raw* value is signed by picture directions; the facing makes it clinical.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hep_vision.measure.angles import distances
from hep_vision.measure.angles import planar as angles
from hep_vision.measure.body.landmarks import Array, Landmark, Side, landmark_of

if TYPE_CHECKING:
    from hep_vision.measure.exercise import View
    from hep_vision.measure.result import Unit

Segment = tuple[str, str]
Formula = Callable[[Array, Side], float]


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
    length: str = ""  # what a ratio is a share of
    against_trunk: bool = False  # an arm's: of the hips it needs the direction of the trunk alone

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
            return min(abs(raw), 360.0 - abs(raw))
        value = (facing * raw - self.low) % 360.0 + self.low
        return value if value <= self.high else 360.0 - value


def mid_point(xy: Array, name: str) -> Array:
    """Point halfway between the left and the right landmark of a body point."""
    return 0.5 * (xy[landmark_of(name, "left")] + xy[landmark_of(name, "right")])


def _point(name: str) -> Callable[[Array, Side], Array]:
    left, right = landmark_of(name, "left"), landmark_of(name, "right")
    return lambda xy, side: xy[left if side == "left" else right]


def _other(name: str) -> Callable[[Array, Side], Array]:
    """The same point of the side that is not tested."""
    left, right = landmark_of(name, "left"), landmark_of(name, "right")
    return lambda xy, side: xy[right if side == "left" else left]


def _middle(name: str) -> Callable[[Array, Side], Array]:
    return lambda xy, _side: mid_point(xy, name)


_shoulder, _elbow, _wrist = _point("shoulder"), _point("elbow"), _point("wrist")
_hip, _knee, _ankle = _point("hip"), _point("knee"), _point("ankle")
_heel, _toe = _point("heel"), _point("foot_index")
_trunk = (_middle("shoulder"), _middle("hip"))


def _of(
    function: Callable[..., Array], *points: Callable[[Array, Side], Array], faced: bool = True
) -> Formula:
    """Formula that hands points of the body to a function of them; with facing +1 if faced."""
    facing = (1.0,) if faced else ()
    return lambda xy, side: float(function(*(point(xy, side) for point in points), *facing))


def _towards(bend_to_right_deg: float, side: Side) -> float:
    """Movement counted positive towards the tested side."""
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


def _neck_rotation(xy: Array, side: Side) -> float:
    turn = angles.neck_rotation_deg(
        xy[Landmark.NOSE], xy[Landmark.LEFT_EAR], xy[Landmark.RIGHT_EAR]
    )
    return _towards(float(turn), side)


LEG: tuple[Segment, ...] = (("hip", "knee"), ("knee", "ankle"))
ARM: tuple[Segment, ...] = (("shoulder", "elbow"), ("elbow", "wrist"))
SHANK: tuple[Segment, ...] = (("knee", "ankle"),)
FOOT = ("knee", "ankle", "heel", "foot_index")

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
            formula=_of(angles.knee_flexion_deg, _hip, _knee, _ankle),
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
            formula=_of(angles.hip_flexion_deg, _shoulder, _hip, _knee),
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
            formula=_of(angles.shoulder_flexion_deg, _hip, _shoulder, _elbow),
            against_trunk=True,
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
            formula=_of(angles.elbow_flexion_deg, _shoulder, _elbow, _wrist),
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
            formula=_of(angles.limb_abduction_deg, _shoulder, _elbow, *_trunk),
            against_trunk=True,
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
            formula=_of(angles.limb_abduction_deg, _hip, _knee, *_trunk),
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
            formula=_of(angles.trunk_inclination_deg, _shoulder, _hip),
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
            formula=_of(angles.shank_inclination_deg, _knee, _ankle),
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
            formula=_of(distances.heel_rise, _knee, _ankle, _heel, _toe, faced=False),
            length="shank",
        ),
        Measure(
            "toe_rise",
            "toe rise",
            "ratio",
            "sagittal",
            FOOT,
            SHANK,
            -1.0,
            1.0,
            faced=False,
            formula=_of(distances.toe_rise, _knee, _ankle, _heel, _toe, faced=False),
            length="shank",
        ),
        Measure(
            "ankle_dorsiflexion",
            "ankle dorsiflexion",
            "deg",
            "sagittal",
            FOOT,
            SHANK,
            -90.0,
            90.0,
            faced=False,
            formula=_of(angles.unsided_dorsiflexion_deg, _knee, _ankle, _heel, _toe, faced=False),
        ),
        Measure(
            "hip_opening",
            "opening of the bent legs",
            "deg",
            "frontal",
            ("shoulder", "hip", "knee"),
            (),
            -90.0,
            90.0,
            faced=False,
            formula=_of(angles.hip_opening_deg, _knee, _other("knee"), *_trunk, faced=False),
            both_sides=True,
            both_ways=True,
        ),
        Measure(
            "shoulder_rotation",
            "shoulder rotation, elbow at the side",
            "deg",
            "frontal",
            ("shoulder", "elbow", "wrist"),
            (("shoulder", "elbow"),),
            -90.0,
            90.0,
            faced=True,
            formula=_of(angles.shoulder_rotation_at_side_deg, _shoulder, _elbow, _wrist, *_trunk),
            against_trunk=True,
        ),
        Measure(
            "wrist_flexion",
            "wrist flexion, palm down",
            "deg",
            "sagittal",
            ("elbow", "wrist", "index", "pinky"),
            (("elbow", "wrist"),),
            -110.0,
            110.0,
            faced=False,
            formula=_of(
                angles.wrist_flexion_deg,
                _elbow,
                _wrist,
                _point("index"),
                _point("pinky"),
                faced=False,
            ),
        ),
        Measure(
            "neck_rotation",
            "neck rotation",
            "deg",
            "frontal",
            ("ear",),
            (),
            -90.0,
            90.0,
            faced=False,
            formula=_neck_rotation,
            both_sides=True,
            both_ways=True,
        ),
        Measure(
            "foot_lift",
            "lift of the other foot",
            "ratio",
            "frontal",
            ("hip", "ankle"),
            (),
            -1.0,
            1.0,
            faced=False,
            formula=_of(distances.foot_lift, _hip, _ankle, _other("ankle"), faced=False),
            length="leg",
            both_sides=True,
            both_ways=True,
        ),
        Measure(
            "foot_spread",
            "distance of the feet sideways",
            "ratio",
            "frontal",
            ("hip", "ankle"),
            (),
            0.0,
            2.0,
            faced=False,
            formula=_of(distances.foot_spread, _hip, _ankle, _other("ankle"), faced=False),
            length="leg",
            both_sides=True,
        ),
    )
}
