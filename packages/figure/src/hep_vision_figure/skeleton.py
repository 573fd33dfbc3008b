"""The skeleton: bones, their lengths for a body of given build, and forward kinematics."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from pydantic import Field

from hep_vision_figure.rotation import about_x, about_y, about_z, from_vector, to_vector
from hep_vision_figure.spec_part import SpecPart

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hep_vision.measure.body.landmarks import Side
    from hep_vision_figure.arrays import Array
    from hep_vision_figure.posture import Arm, Leg, Posture

SIDES: tuple[Side, Side] = ("left", "right")
REFERENCE_HEIGHT_M = 1.75  # all shape tables are drawn for this height
SOLE_M = 0.09  # from the ankle joint to the floor, in shoes, reference body

# Parent of each bone, parents first.
_TRUNK_PARENTS: dict[str, str] = {
    "pelvis": "",
    "spine": "pelvis",
    "chest": "spine",
    "neck": "chest",
    "head": "neck",
}
_LIMB_PARENTS = {
    "upper_arm": "chest",
    "forearm": "upper_arm",
    "wrist_end": "forearm",  # lower half of the forearm, turned by pronation
    "hand": "wrist_end",
    "thigh": "pelvis",
    "shank": "thigh",
    "foot": "shank",
    "toes": "foot",
}
PARENTS: dict[str, str] = dict(_TRUNK_PARENTS)
for _side in SIDES:
    for _bone, _parent in _LIMB_PARENTS.items():
        PARENTS[f"{_side}_{_bone}"] = _parent if _parent in _TRUNK_PARENTS else f"{_side}_{_parent}"
BONES: tuple[str, ...] = tuple(PARENTS)
INDEX: dict[str, int] = {bone: i for i, bone in enumerate(BONES)}


class Build(SpecPart):
    """What makes one body differ from another.

    Ratios are to the mean proportions of Drillis and Contini. Published spreads (ANSUR II,
    5th to 95th percentile) lie within 0.93 to 1.07, the limits of `leg_length`; those of
    `arm_length` and `shoulder_width` are wider, for rarer bodies.
    """

    height_m: float = Field(default=1.75, ge=1.2, le=2.1)
    """Stature."""
    girth: float = Field(default=1.0, ge=0.85, le=1.35)
    """Soft tissue: 0.9 slim, 1.25 heavy."""
    femininity: float = Field(default=0.0, ge=0, le=1)
    """0 male, 1 female proportions."""
    leg_length: float = Field(default=1.0, ge=0.93, le=1.07)
    """Ratio to the mean; what the legs take, the trunk gives."""
    arm_length: float = Field(default=1.0, ge=0.9, le=1.1)
    """Ratio to the mean."""
    shoulder_width: float = Field(default=1.0, ge=0.85, le=1.15)
    """Ratio to the mean."""
    kyphosis_deg: float = Field(default=0.0, ge=0, le=25)
    """Rounded back, head forward, as of age."""


@dataclass(frozen=True, slots=True, eq=False)
class Frames:
    """Where every bone is: its rotation and its proximal joint, in the world.

    Parameters
    ----------
    rotation : ndarray, shape (bones, 3, 3)
    origin : ndarray, shape (bones, 3)
        Metres.
    scale : float
        Height of the body relative to the reference body.
    """

    rotation: Array
    origin: Array
    scale: float

    def joint(self, bone: str) -> Array:
        """Proximal joint of a bone, in the world."""
        return self.origin[INDEX[bone]]

    def axes(self, bone: str) -> Array:
        """Rotation of a bone, shape (3, 3); columns are its axes in the world."""
        return self.rotation[INDEX[bone]]

    def point(self, bone: str, offset: Array | tuple[float, float, float]) -> Array:
        """Point fixed to a bone, given in the bone's own axes."""
        return self.origin[INDEX[bone]] + self.rotation[INDEX[bone]] @ np.asarray(offset)


@dataclass(frozen=True, slots=True, eq=False)
class Skeleton:
    """Offsets of each bone's proximal joint in its parent's axes, for one build."""

    build: Build
    offsets: Mapping[str, Array]

    @property
    def scale(self) -> float:
        """Height relative to the reference body."""
        return self.build.height_m / REFERENCE_HEIGHT_M

    @property
    def sole_m(self) -> float:
        """Height of the ankle joint above the floor, in shoes."""
        return SOLE_M * self.scale

    @property
    def ball_offset(self) -> Array:
        """Ball of the foot on the sole, seen from the ankle, in the foot's axes."""
        return np.array([0.0, -SOLE_M, 0.105]) * self.scale

    @property
    def heel_offset(self) -> Array:
        """Back of the heel on the sole, seen from the ankle, in the foot's axes."""
        return np.array([0.0, -SOLE_M, -0.07]) * self.scale

    def length(self, bone: str) -> float:
        """Length of a limb bone, metres, e.g. of ``left_thigh``."""
        side, _, name = bone.partition("_")
        child = {"upper_arm": "forearm", "thigh": "shank", "shank": "foot", "forearm": "hand"}
        if name == "forearm":  # the joint-less wrist_end lies between forearm and hand
            return float(np.linalg.norm(self.offsets[f"{side}_hand"]))
        return float(np.linalg.norm(self.offsets[f"{side}_{child[name]}"]))


@dataclass(frozen=True, slots=True, eq=False)
class BodyState:
    """Everything that places a body: what `forward` needs beside the skeleton.

    Parameters
    ----------
    rotations : mapping of bone to ndarray, shape (3, 3)
        In the parent's axes; the pelvis' own in the world.
    origin : ndarray, shape (3,)
        Place of the pelvis, metres.
    hike_deg : mapping of side to float
        Elevation of the shoulder girdle.
    """

    rotations: Mapping[str, Array]
    origin: Array
    hike_deg: Mapping[str, float]

    def towards(self, other: BodyState, share: float) -> BodyState:
        """State on the way to another one, every joint by its shortest turn."""
        rotations = {
            bone: turn @ from_vector(share * to_vector(turn.T @ other.rotations[bone]))
            for bone, turn in self.rotations.items()
        }
        hikes = {
            side: (1 - share) * deg + share * other.hike_deg[side]
            for side, deg in self.hike_deg.items()
        }
        return BodyState(rotations, (1 - share) * self.origin + share * other.origin, hikes)


def build_skeleton(build: Build) -> Skeleton:
    """Lay out the bones of a body.

    Notes
    -----
    Segment lengths as fractions of stature: Drillis & Contini (1966), as printed in
    Winter, Biomechanics and Motor Control of Human Movement, figure 4.1; the shoulder is
    the centre of the joint, about 45 mm below the acromion (de Leva 1996), not the acromion.
    """
    leg, arm, fem = build.leg_length, build.arm_length, build.femininity
    # What the legs take, the trunk gives: hip to sole against hip to neck.
    trunk = 1.0 - 0.491 * REFERENCE_HEIGHT_M * (leg - 1.0) / 0.535
    shoulder = (0.177 - 0.012 * fem) * build.shoulder_width
    hip = 0.086 + 0.004 * fem
    offsets: dict[str, tuple[float, float, float]] = {
        "pelvis": (0.0, 0.0, 0.0),
        "spine": (0.0, 0.10 * trunk, -0.02),
        "chest": (0.0, 0.15 * trunk, 0.0),
        "neck": (0.0, 0.285 * trunk, -0.005),
        "head": (0.0, 0.105, 0.02),
    }
    for side, sign in (("left", 1.0), ("right", -1.0)):
        offsets[f"{side}_upper_arm"] = (sign * shoulder, 0.212 * trunk, 0.012)
        offsets[f"{side}_forearm"] = (0.0, -0.163 * REFERENCE_HEIGHT_M * arm, 0.0)
        offsets[f"{side}_wrist_end"] = (0.0, 0.0, 0.0)
        offsets[f"{side}_hand"] = (0.0, -0.146 * REFERENCE_HEIGHT_M * arm, 0.0)
        offsets[f"{side}_thigh"] = (sign * hip, 0.0, 0.0)
        offsets[f"{side}_shank"] = (0.0, -0.245 * REFERENCE_HEIGHT_M * leg, 0.0)
        offsets[f"{side}_foot"] = (0.0, -0.246 * REFERENCE_HEIGHT_M * leg, 0.0)
        offsets[f"{side}_toes"] = (0.0, -0.062, 0.105)
    scale = build.height_m / REFERENCE_HEIGHT_M
    return Skeleton(build, {bone: scale * np.array(at) for bone, at in offsets.items()})


def outward(side: Side) -> float:
    """Sign of a direction away from the midline along x: +1 left, -1 right."""
    return 1.0 if side == "left" else -1.0


def _arm_rotations(side: Side, arm: Arm, kyphosis_deg: float) -> dict[str, Array]:
    out = outward(side)
    swing = from_vector(np.array([-arm.flexion, 0.0, out * arm.abduction]))
    upright = about_x(-kyphosis_deg)  # arms hang straight from a rounded back
    return {
        f"{side}_upper_arm": upright @ swing @ about_y(out * arm.rotation),
        f"{side}_forearm": about_x(-arm.elbow),
        f"{side}_wrist_end": about_y(-out * arm.pronation),
        f"{side}_hand": about_z(-out * arm.palm) @ about_x(-arm.wrist),
    }


def _leg_rotations(side: Side, leg: Leg) -> dict[str, Array]:
    out = outward(side)
    swing = from_vector(np.array([-leg.flexion, 0.0, out * leg.abduction]))
    return {
        f"{side}_thigh": swing @ about_y(out * leg.rotation),
        f"{side}_shank": about_x(leg.knee),
        f"{side}_foot": about_x(-leg.ankle),
        f"{side}_toes": about_x(-leg.toes),
    }


def local_rotations(posture: Posture, build: Build) -> dict[str, Array]:
    """Rotation of each bone in its parent's axes; the pelvis' own is its world rotation."""
    t, bent = posture.trunk, build.kyphosis_deg
    spine = about_x(0.55 * t.flexion) @ about_z(0.5 * t.side_bend) @ about_y(0.4 * t.turn)
    chest = about_x(0.45 * t.flexion + bent) @ about_z(0.5 * t.side_bend) @ about_y(0.6 * t.turn)
    neck = (
        about_x(0.5 * t.head_flexion + 0.3 * bent - t.head_back)
        @ about_z(0.5 * t.head_side_bend)
        @ about_y(0.4 * t.head_turn)
    )
    head = (
        about_x(0.5 * t.head_flexion - 1.2 * bent + t.head_back)
        @ about_z(0.5 * t.head_side_bend)
        @ about_y(0.6 * t.head_turn)
    )
    rotations = {
        "pelvis": about_y(t.heading) @ about_z(t.roll) @ about_x(t.pitch),
        "spine": spine,
        "chest": chest,
        "neck": neck,
        "head": head,
    }
    for side in SIDES:
        left = side == "left"
        arm = posture.left_arm if left else posture.right_arm
        rotations |= _arm_rotations(side, arm, bent)
        rotations |= _leg_rotations(side, posture.left_leg if left else posture.right_leg)
    return rotations


# The sternoclavicular joint, about which the shoulder rises; chest axes, left side.
_CLAVICLE_ROOT = np.array([0.025, 0.225, 0.06])


def _offset(skeleton: Skeleton, bone: str, hike_deg: Mapping[str, float]) -> Array:
    at = skeleton.offsets[bone]
    side, _, name = bone.partition("_")
    if name != "upper_arm" or not hike_deg.get(side):
        return at
    out = 1.0 if side == "left" else -1.0
    root = skeleton.scale * _CLAVICLE_ROOT * [out, 1.0, 1.0]
    return root + about_z(out * hike_deg[side]) @ (at - root)


def float_at_origin(posture: Posture, build: Build) -> BodyState:
    """State of a body in a posture, its pelvis at the world's origin."""
    hikes = {"left": posture.left_arm.hike, "right": posture.right_arm.hike}
    return BodyState(local_rotations(posture, build), np.zeros(3), hikes)


def forward(skeleton: Skeleton, state: BodyState) -> Frames:
    """Place every bone."""
    rotation = np.empty((len(BONES), 3, 3))
    place = np.empty((len(BONES), 3))
    for i, bone in enumerate(BONES):
        parent = PARENTS[bone]
        if not parent:
            rotation[i] = state.rotations[bone]
            place[i] = state.origin
            continue
        j = INDEX[parent]
        rotation[i] = rotation[j] @ state.rotations[bone]
        place[i] = place[j] + rotation[j] @ _offset(skeleton, bone, state.hike_deg)
    return Frames(rotation, place, skeleton.scale)
