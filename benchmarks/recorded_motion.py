"""Recorded movements of a real person: a chain of joints, and what a virtual camera sees of it.

The files (UI-PRMD, Vakanski et al. 2018) hold 22 joints a frame, each as an offset from its
parent (cm) and three angles (degrees); the first offset is the place of the waist in the room.
Nothing in them says in which order the angles turn. `ORDER` was found by trying all six orders:
with R = Rz Rx Ry, each in its parent's frame, the feet of the deep squat, the side lunge and the
sit to stand stay where they stand (the largest standard deviation of an ankle's place is 3.1 cm,
with every other order 23 to 38 cm). The angle in the middle must stay within +-90 degrees, and
only that about x does, in all ten files. The drawing program that is published with the data
turns by Rz Ry Rx, in which the legs look wrong; its authors say so. Joints and sides: the neck is
above the waist in the first frame, left and right bones are alike, the left side lies at larger x
where toes and pelvis point to +z, both knees of the deep squat bend alike (124 and 125 degrees)
while the ankles stay. The angle between thigh and shank in the room is that of the knee's own
angles in the file, as it must be with this order. `check` measures it.

What the data is: 22 joints at 30 frames a second, the waist 2.4 m in front of the origin and
bones that change their length by centimetres within a movement are the share of UI-PRMD that a
depth camera recorded (a Kinect); Vicon's has 39 joints. So these are a real person's movements
with joint angles that are exact *for this skeleton*: good for what a planar angle in a picture
differs by from an angle in space, not for where a real joint's centre is.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import permutations
from pathlib import Path

import numpy as np

from hep_vision.measure.body.landmarks import (
    LANDMARK_COUNT,
    SIDES,
    Array,
    PoseFrame,
    Side,
    landmark_of,
)
from hep_vision.measure.exercise import View

ORDER = "zxy"
PARENTS = (-1, 0, 1, 2, 3, 4, 2, 6, 7, 8, 2, 10, 11, 12, 0, 14, 15, 16, 0, 18, 19, 20)
WAIST, CHEST, NECK = 0, 2, 3
LEFT_JOINTS = {
    "shoulder": 7,
    "elbow": 8,
    "wrist": 9,
    "hip": 14,
    "knee": 15,
    "ankle": 16,
    "foot_index": 17,
}
JOINTS: dict[Side, dict[str, int]] = {
    "left": LEFT_JOINTS,
    "right": {name: at + 4 for name, at in LEFT_JOINTS.items()},
}
FRAME_RATE = 30.0
# Feet stay on the floor in these movements: deep squat, side lunge, sit to stand.
PLANTED = (1, 4, 5)


@dataclass(frozen=True, eq=False)
class Motion:
    """One recorded movement; lengths in cm, y up, z towards the sensor, x to the person's left."""

    offsets: Array  # (n, 22, 3)
    angles_deg: Array  # (n, 22, 3), about x, y and z
    order: str = ORDER

    @cached_property
    def turns(self) -> Array:
        """Rotation of each joint in the room, shape (n, 22, 3, 3)."""
        local = rotations(self.angles_deg, self.order)
        turns = local.copy()
        for joint, parent in enumerate(PARENTS):
            if parent >= 0:
                turns[:, joint] = turns[:, parent] @ local[:, joint]
        return turns

    @cached_property
    def places(self) -> Array:
        """Place of each joint in the room, shape (n, 22, 3)."""
        places = self.offsets.copy()
        for joint, parent in enumerate(PARENTS):
            if parent >= 0:
                turned = np.einsum("nij,nj->ni", self.turns[:, parent], self.offsets[:, joint])
                places[:, joint] = places[:, parent] + turned
        return places

    def segment(self, side: Side, start: str, end: str) -> Array:
        """Vectors from one joint of a side to another one."""
        joints = JOINTS[side]
        return self.places[:, joints[end]] - self.places[:, joints[start]]

    def in_frame_of(self, joint: int, vectors: Array) -> Array:
        """Vectors of the room in a joint's own axes: left, up, forward."""
        return np.einsum("nji,nj->ni", self.turns[:, joint], vectors)


def read_motion(folder: Path, number: int, order: str = ORDER) -> Motion:
    """One movement of the first subject's first episode."""
    stem = folder / f"m{number:02d}_s01_e01"
    offsets, angles = (
        np.loadtxt(f"{stem}_{kind}.txt", delimiter=",").reshape(-1, 22, 3)
        for kind in ("positions", "angles")
    )
    return Motion(offsets, angles, order)


def rotations(angles_deg: Array, order: str) -> Array:
    """Rotation matrices of angles about x, y and z, multiplied in an order such as ``"zxy"``."""
    product = np.broadcast_to(np.eye(3), (*angles_deg.shape, 3))
    for name in order:
        axis = "xyz".index(name)
        one, other = (axis + 1) % 3, (axis + 2) % 3
        cos, sin = (f(np.radians(angles_deg[..., axis])) for f in (np.cos, np.sin))
        turn = np.zeros((*angles_deg.shape, 3))
        turn[..., axis, axis] = 1.0
        turn[..., one, one] = turn[..., other, other] = cos
        turn[..., one, other], turn[..., other, one] = -sin, sin
        product = product @ turn
    return product


def between_deg(one: Array, other: Array) -> Array:
    """Angle between vectors of the last axis."""
    cross = np.linalg.norm(np.cross(one, other), axis=-1)
    return np.degrees(np.arctan2(cross, np.sum(one * other, axis=-1)))


def joint_angle_deg(motion: Motion, measure: str, side: Side) -> Array:
    """The joint's own angle in space, from the file's rotations, shape (n,).

    Knee: between thigh and shank, from the knee's own angles in the file. Hip: thigh in the axes of
    the pelvis, forward of its downward axis. Shoulder: upper arm from the downward axis of the
    chest, in whatever plane it is raised.

    Raises
    ------
    ValueError
        If the measure is another one.
    """
    if measure == "knee_flexion":
        # A shank along -y, turned by Rz Rx Ry: Ry leaves it, and its angle to -y has this cosine.
        x, _, z = np.radians(motion.angles_deg[:, JOINTS[side]["knee"]]).T
        return np.degrees(np.arccos(np.cos(x) * np.cos(z)))
    if measure == "hip_flexion":
        thigh = motion.in_frame_of(WAIST, motion.segment(side, "hip", "knee"))
        return np.degrees(np.arctan2(thigh[:, 2], -thigh[:, 1]))
    if measure == "shoulder_abduction":
        arm = motion.in_frame_of(CHEST, motion.segment(side, "shoulder", "elbow"))
        return between_deg(arm, np.array([0.0, -1.0, 0.0]))
    raise ValueError(f"no joint angle is known for the measure {measure!r}")


@dataclass(frozen=True)
class Checks:
    """Whether a reconstruction is a person: what `ORDER` and `PARENTS` were judged by."""

    length_error_cm: float  # bones in the room against the offsets, largest
    sides_apart_cm: float  # left against right thigh and shank, medians, larger
    bone_spread_cm: float  # thigh, shank and upper arm over the frames, largest deviation
    lean_deg: float  # neck above the waist from the vertical, first frame
    knee_error_deg: float  # angle of the knee in the room against the file's, largest
    feet_cm: float  # ankles' places over the frames, largest deviation


def check(motion: Motion) -> Checks:
    """Look at one reconstruction."""
    bones = np.linalg.norm(motion.places[:, 1:] - motion.places[:, PARENTS[1:]], axis=2)
    offsets = np.linalg.norm(motion.offsets, axis=2)
    legs = [[offsets[:, JOINTS[s][n]] for n in ("knee", "ankle")] for s in SIDES]
    left, right = (np.median(leg, axis=1) for leg in legs)
    limbs = [offsets[:, JOINTS[s][n]] for s in SIDES for n in ("knee", "ankle", "elbow")]
    trunk = motion.places[0, NECK] - motion.places[0, WAIST]
    knees = [
        between_deg(motion.segment(s, "hip", "knee"), motion.segment(s, "knee", "ankle"))
        - joint_angle_deg(motion, "knee_flexion", s)
        for s in SIDES
    ]
    return Checks(
        float(np.abs(bones - offsets[:, 1:]).max()),
        float(np.abs(left - right).max()),
        float(np.std(limbs, axis=1).max()),
        float(between_deg(trunk, np.array([0.0, 1.0, 0.0]))),
        float(np.abs(knees).max()),
        feet_spread_cm(motion),
    )


def feet_spread_cm(motion: Motion) -> float:
    """Largest standard deviation of an ankle's place over the frames, in any direction."""
    ankles = [motion.places[:, JOINTS[side]["ankle"]] for side in SIDES]
    return float(np.std(ankles, axis=1).max())


def feet_by_order(folder: Path) -> dict[str, float]:
    """`feet_spread_cm`, the worst of the movements with planted feet, for each order of turning."""
    return {
        order: max(feet_spread_cm(read_motion(folder, number, order)) for number in PLANTED)
        for order in ("".join(each) for each in permutations("xyz"))
    }


@dataclass(frozen=True)
class Camera:
    """A pinhole camera at chest height that looks level at the person.

    Parameters
    ----------
    turned_deg : float
        Out of the plane of the movement: from the side towards the front, or from the front towards
        the side that moves.
    """

    view: View
    side: Side
    turned_deg: float
    distance_m: float = 3.0
    size_px: tuple[int, int] = (1280, 720)
    # 77 degrees across, a wide webcam's: at 3 m the feet are in a level picture from chest height.
    focal_px: float = 800.0


def forward_of(motion: Motion, along_step: Side | None) -> Array:
    """Level direction in which the person faces, or in which a step was made with that foot."""
    if along_step is None:
        direction = motion.turns[:, WAIST, :, 2].mean(axis=0)
    else:
        back: Side = "right" if along_step == "left" else "left"
        front, rear = (
            motion.places[:, JOINTS[s]["ankle"]].mean(axis=0) for s in (along_step, back)
        )
        direction = front - rear
    direction[1] = 0.0
    return direction / np.linalg.norm(direction)


def seen_by(camera: Camera, motion: Motion, places: Array, forward: Array) -> list[PoseFrame]:
    """What a camera sees of joints in the room: exact landmarks, without any pose estimator.

    ``places`` are those of the motion, shape (n, 22, 3), or more of them in time. Points of the
    face, fingers and heels, which the chain does not have, are unknown.
    """
    up = np.array([0.0, 1.0, 0.0])
    leftward = np.cross(up, forward)
    sideways = leftward if camera.side == "left" else -leftward
    plain, turned = (sideways, forward) if camera.view == "sagittal" else (forward, sideways)
    angle = np.radians(camera.turned_deg)
    towards = np.cos(angle) * plain + np.sin(angle) * turned
    eye = motion.places[0, WAIST] + 100.0 * camera.distance_m * towards
    eye[1] = motion.places[0, CHEST, 1]
    axes = np.array([np.cross(-towards, up), -up, -towards])  # right, down, away
    points = np.full((len(places), LANDMARK_COUNT, 3), np.nan)
    for side in SIDES:
        for name, joint in JOINTS[side].items():
            points[:, landmark_of(name, side)] = (places[:, joint] - eye) @ axes.T / 100.0
    hips = points[:, [landmark_of("hip", side) for side in SIDES]].mean(axis=1, keepdims=True)
    image = camera.focal_px * points / points[..., 2:]
    image[..., 2] = camera.focal_px * (points[..., 2] - hips[..., 2]) / hips[..., 2]
    image[..., :2] += np.array(camera.size_px) / 2.0
    seen = np.isfinite(points[0, :, 0]).astype(float)
    return [
        PoseFrame(number / FRAME_RATE, image[number], world, seen, camera.size_px)
        for number, world in enumerate(points - hips)
    ]
