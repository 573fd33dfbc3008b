"""A stick figure in space that can be posed at any value of any measure.

Body axes are left, forward, up; picture axes right, down, away. The camera is far away, so
that a plane parallel to the picture keeps its angles exactly. Angles are clinical and in
degrees, one entry a frame; ``(n,)`` arrays throughout.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from hep_vision.measure.angles.planar import FOREARM_PER_UPPER_ARM, THIGH_PER_TRUNK
from hep_vision.measure.body.landmarks import (
    LANDMARK_COUNT,
    SIDES,
    Landmark,
    PoseFrame,
    Side,
    landmark_of,
)

Array = npt.NDArray[np.float64]
Direction = tuple[float, float, float]

# Lengths in metres.
TRUNK, SHANK, UPPER_ARM, HAND = 0.5, 0.42, 0.32, 0.09
THIGH, FOREARM = THIGH_PER_TRUNK * TRUNK, FOREARM_PER_UPPER_ARM * UPPER_ARM
HALF_HIPS, HALF_SHOULDERS, HALF_EARS, EARS_UP, NOSE_OUT = 0.10, 0.18, 0.08, 0.22, 0.16 / 1.4
TOE, HEEL, SOLE = 0.17, 0.05, 0.05

PX_PER_M = 300.0
SIZE_PX = (1280, 720)
MIDDLE_PX = (640.0, 360.0)

# Directions in the picture: right, down, away.
RIGHT_IN_PICTURE, LEFT_IN_PICTURE = (1.0, 0.0, 0.0), (-1.0, 0.0, 0.0)
DOWN, UP = (0.0, 1.0, 0.0), (0.0, -1.0, 0.0)
TO_THE_CAMERA = (0.0, 0.0, -1.0)

OUTWARD = {"left": 1.0, "right": -1.0}


@dataclass
class Limbs:
    """Joint angles of one side."""

    hip: Array
    hip_out: Array
    shank_in: Array  # of the shank, back from where the thigh goes outward
    knee: Array
    ankle: Array  # dorsiflexion
    shoulder: Array
    shoulder_out: Array
    shoulder_turn: Array  # external rotation
    elbow: Array
    wrist: Array  # flexion, palm towards the back of the body


@dataclass
class Pose:
    """Everything that places the figure; ``up`` and ``forward`` are picture directions.

    ``pitch`` leans the trunk forward and ``roll`` to the left, ``pelvis_rolls`` tells whether
    the legs go along with the roll. ``fixed`` is the point that stays in the picture.
    """

    up: Array
    forward: Array
    limbs: dict[Side, Limbs]
    pitch: Array
    roll: Array
    head_turn: Array  # to the left
    head_roll: Array  # to the left
    fixed: str = "hip"
    fixed_side: Side | None = None  # None: midway between both sides


def standing_still(count: int, up: Direction, forward: Direction) -> Pose:
    """Straight figure with hanging arms, whatever it stands or lies on."""

    def zero() -> Array:
        return np.zeros(count)

    limbs: dict[Side, Limbs] = {
        side: Limbs(*(zero() for _ in Limbs.__dataclass_fields__)) for side in SIDES
    }
    return Pose(np.array(up), np.array(forward), limbs, zero(), zero(), zero(), zero())


def _fan(forward_deg: Array, outward_deg: Array, outward: float) -> Array:
    """Directions hanging down, swung forward and outward; body axes, shape (n, 3)."""
    forward, out = np.radians(forward_deg), np.radians(outward_deg)
    return np.stack(
        (
            outward * np.sin(out),
            np.cos(out) * np.sin(forward),
            -np.cos(out) * np.cos(forward),
        ),
        axis=-1,
    )


def _rolled(points: Array, angle_deg: Array) -> Array:
    """Tilted to the left about the forward axis."""
    cos, sin = (f(np.radians(angle_deg)) for f in (np.cos, np.sin))
    left, forward, up = np.moveaxis(points, -1, 0)
    return np.stack((cos * left + sin * up, forward, cos * up - sin * left), axis=-1)


def _pitched(points: Array, angle_deg: Array) -> Array:
    """Leaned forward about the left-right axis."""
    cos, sin = (f(np.radians(angle_deg)) for f in (np.cos, np.sin))
    left, forward, up = np.moveaxis(points, -1, 0)
    return np.stack((left, cos * forward + sin * up, cos * up - sin * forward), axis=-1)


def _turned(points: Array, angle_deg: Array) -> Array:
    """Turned to the left about the upward axis."""
    cos, sin = (f(np.radians(angle_deg)) for f in (np.cos, np.sin))
    left, forward, up = np.moveaxis(points, -1, 0)
    return np.stack((cos * left + sin * forward, cos * forward - sin * left, up), axis=-1)


def _leg(limb: Limbs, outward: float) -> dict[str, Array]:
    hip = np.array((outward * HALF_HIPS, 0.0, 0.0))
    shank_deg = limb.hip - limb.knee
    shank = _fan(shank_deg, limb.hip_out - limb.shank_in, outward)
    sole = _fan(shank_deg + 90.0 + limb.ankle, np.zeros_like(shank_deg), outward)
    knee = hip + THIGH * _fan(limb.hip, limb.hip_out, outward)
    ankle = knee + SHANK * shank
    under = ankle + SOLE * shank
    return {
        "hip": np.broadcast_to(hip, knee.shape),
        "knee": knee,
        "ankle": ankle,
        "heel": under - HEEL * sole,
        "foot_index": under + TOE * sole,
    }


def _arm(limb: Limbs, outward: float) -> dict[str, Array]:
    shoulder = np.array((outward * HALF_SHOULDERS, 0.0, TRUNK))
    elbow = shoulder + UPPER_ARM * _fan(limb.shoulder, limb.shoulder_out, outward)
    bent = limb.shoulder + limb.elbow
    forearm = _fan(bent, limb.shoulder_out, outward)
    turn = np.radians(limb.shoulder_turn)[:, None]
    forearm = np.cos(turn) * forearm + np.sin(turn) * np.array((outward, 0.0, 0.0))
    wrist = elbow + FOREARM * forearm
    hand = _fan(bent - limb.wrist, limb.shoulder_out, outward)
    return {
        "shoulder": np.broadcast_to(shoulder, elbow.shape),
        "elbow": elbow,
        "wrist": wrist,
        "index": wrist + HAND * hand,
        "pinky": wrist + HAND * hand,
    }


def _head(pose: Pose) -> dict[Landmark, Array]:
    count = len(pose.pitch)
    at = {Landmark.NOSE: (0.0, NOSE_OUT, 0.0)}
    for side in SIDES:
        name, outward = side.upper(), OUTWARD[side]
        at[Landmark[f"{name}_EAR"]] = (outward * HALF_EARS, 0.0, 0.0)
        at[Landmark[f"MOUTH_{name}"]] = (outward * 0.03, 0.09, -0.06)
        for eye, out in (("EYE_INNER", 0.02), ("EYE", 0.03), ("EYE_OUTER", 0.04)):
            at[Landmark[f"{name}_{eye}"]] = (outward * out, 0.09, 0.03)
    raised = np.array((0.0, 0.0, TRUNK + EARS_UP))
    return {
        point: _rolled(
            _turned(np.broadcast_to(np.array(place), (count, 3)), pose.head_turn), pose.head_roll
        )
        + raised
        for point, place in at.items()
    }


def body_of(pose: Pose) -> Array:
    """Landmarks in body axes about the hips, metres, shape (n, 33, 3)."""
    body = np.zeros((len(pose.pitch), LANDMARK_COUNT, 3))
    for point, place in _head(pose).items():
        body[:, point] = _rolled(place, pose.roll)
    for side in SIDES:
        limb = pose.limbs[side]
        for name, place in _arm(limb, OUTWARD[side]).items():
            body[:, landmark_of(name, side)] = _rolled(place, pose.roll)
        body[:, Landmark[f"{side.upper()}_THUMB"]] = body[:, landmark_of("index", side)]
        for name, place in _leg(limb, OUTWARD[side]).items():
            body[:, landmark_of(name, side)] = place
    return np.stack([_pitched(body[:, i], pose.pitch) for i in range(LANDMARK_COUNT)], axis=1)


def in_picture(pose: Pose, yaw_deg: float = 0.0) -> tuple[Array, Array]:
    """Landmarks in pixels and in metres about the hips, shape (n, 33, 3), picture axes.

    ``yaw_deg`` turns the figure about the vertical, out of the plane of the picture.
    """
    axes = np.stack((np.cross(pose.up, pose.forward), pose.forward, pose.up))
    world = body_of(pose) @ axes
    cos, sin = np.cos(np.radians(yaw_deg)), np.sin(np.radians(yaw_deg))
    right, down, away = np.moveaxis(world, -1, 0)
    world = np.stack((cos * right + sin * away, down, cos * away - sin * right), axis=-1)
    sides = SIDES if pose.fixed_side is None else (pose.fixed_side,)
    anchor = world[:, [landmark_of(pose.fixed, side) for side in sides]].mean(axis=1)
    image = (world - anchor[:, None] * (1.0, 1.0, 0.0)) * PX_PER_M
    image[..., :2] += MIDDLE_PX
    return image, world


def frames_of(
    time_s: Array,
    pose: Pose,
    *,
    yaw_deg: float = 0.0,
    noise_px: float = 0.0,
    unseen: Array | None = None,
    hidden: tuple[Landmark, ...] = (),
) -> list[PoseFrame]:
    """The figure as frames of the pose model.

    In frames where ``unseen`` is true, the landmarks ``hidden`` are missing; without any
    named, the whole person is.
    """
    image, world = in_picture(pose, yaw_deg)
    noise = np.random.default_rng(7).normal(0.0, 1.0, (*image.shape[:2], 2))
    image[..., :2] += noise_px * noise
    seen = np.ones(image.shape[:2])
    if unseen is not None:
        which = list(hidden) if hidden else list(range(LANDMARK_COUNT))
        gone = np.zeros(seen.shape, dtype=bool)
        gone[np.ix_(np.flatnonzero(unseen), which)] = True
        image[gone], world[gone], seen[gone] = np.nan, np.nan, 0.0
    return [PoseFrame(float(t), image[i], world[i], seen[i], SIZE_PX) for i, t in enumerate(time_s)]


def mirrored(frame: PoseFrame) -> PoseFrame:
    """What the model sees in the mirrored picture: left and right exchanged as well."""
    image, world = frame.image_px.copy(), frame.world_m.copy()
    image[:, 0] = frame.size_px[0] - image[:, 0]
    world[:, 0] = -world[:, 0]
    other = [Landmark[_other_side(point.name)] for point in Landmark]
    return PoseFrame(
        frame.time_s, image[other], world[other], frame.visibility[other], frame.size_px
    )


def _other_side(name: str) -> str:
    swapped = name.replace("LEFT", "?").replace("RIGHT", "LEFT")
    return swapped.replace("?", "RIGHT")
