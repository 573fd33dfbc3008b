"""How far arms were raised: BlazePose from a video against Vicon (Keraal, one healthy person).

Three trials of seated exercises for the low back (group 3 of Keraal, person 1, trial 1), each as
33 BlazePose landmarks a video frame beside 17 rigid bodies of a Vicon, at twice the video's rate.
In Vicon's room z is up and the person faces along x: feet lie before the hips, left bodies at
larger y. A rigid body sits on the skin and in no joint, so angles are compared by their
*excursion*: from the rest of the first second to the top of what is in the frontal plane, or
nearly so. Our shoulder abduction is read from BlazePose's shoulder and elbow, Vicon's from the
bodies on shoulder and forearm, both against the trunk.

Three things in the data had to be noticed:

- Left and right are exchanged. In ELK, where one arm moves at a time, each system's left arm
  moves as the other one's right arm does; in RTK the arm that turns towards the camera is the
  other one. Within themselves both are consistent, as they would be if the picture had been
  mirrored. In CTK both arms do the same, and nothing tells. All arms are therefore compared with
  the other one's.
- In ELK and RTK the bodies stated as left upper arm and left forearm are exchanged as well: the
  upper arm's is farther from the shoulder. The one that is farther is taken for the forearm.
- BlazePose's points are shares of the picture's width and height, and its shape is not stated. It
  is taken for 16:9: only then is an arm about as long held out sideways as hanging down (the
  upper arm in ELK 0.092 and 0.099 of the height; with 4:3, 0.070 and 0.098).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from hep_vision.measure.angles.measures import MEASURES
from hep_vision.measure.angles.planar import limb_abduction_deg
from hep_vision.measure.body.facing import Facing
from hep_vision.measure.body.landmarks import SIDES, Array, Landmark, Side

SHAPE_PX = np.array([1920.0, 1080.0])
TRIALS = {"ELK": "flank stretch", "RTK": "trunk rotation, arms out", "CTK": "hiding the face"}
HIPS = 13
SHOULDERS: dict[Side, int] = {"left": 8, "right": 7}
# Upper arm and forearm, as they are stated.
ARMS: dict[Side, list[int]] = {"left": [3, 1], "right": [2, 0]}
REST_FRAMES = 15  # of the video: about a second
# The top of a movement: what is so near the largest value, in degrees.
TOP_DEG = 5.0
# Only frames are compared in which the arm is no further out of the frontal plane.
IN_PLANE_DEG = 30.0


@dataclass(frozen=True)
class Raised:
    """One arm of one trial, by Vicon's name of it."""

    trial: str
    side: Side
    same: float  # correlation with BlazePose's arm of the same name
    exchanged: float  # and with the other one
    vicon_deg: float
    blazepose_deg: float  # of the other arm
    off_plane_deg: float  # the arm out of the frontal plane at the top

    @property
    def error_deg(self) -> float:
        """BlazePose less Vicon."""
        return self.blazepose_deg - self.vicon_deg


def _points(path: Path) -> Array:
    """BlazePose's landmarks, shape (n, 33, 3)."""
    frames = json.loads(path.read_text("utf-8"))["positions"]
    return np.array([list(frames[key].values()) for key in sorted(frames, key=float)])


def blazepose_deg(path: Path) -> dict[Side, Array]:
    """Our shoulder abduction in each video frame."""
    picture = (_points(path)[..., :2] * SHAPE_PX @ (1, 1j)).tolist()
    measure = MEASURES["shoulder_abduction"]
    # From the front the left arm is on the right of the picture.
    facing: dict[Side, Facing] = {"left": 1, "right": -1}
    return {
        side: np.array(
            [measure.orient(measure.formula(points, side), facing[side]) for points in picture]
        )
        for side in SIDES
    }


def vicon_deg(path: Path) -> dict[Side, tuple[Array, Array]]:
    """Abduction in the frontal plane, and how far the arm is out of it, in each video frame."""
    bodies = np.loadtxt(path).reshape(-1, 17, 7)[::2, :, :3]
    # In the frontal plane as a picture from the front: the person's left to the right, y down.
    plane = bodies[..., 1] - 1j * bodies[..., 2]
    trunk = plane[:, [SHOULDERS[side] for side in SIDES]].mean(axis=1), plane[:, HIPS]
    found: dict[Side, tuple[Array, Array]] = {}
    for side, shoulder in SHOULDERS.items():
        forearm = forearm_of(bodies, side)
        facing = 1.0 if side == "left" else -1.0
        points = np.stack((plane[:, shoulder], plane[:, forearm], *trunk), axis=1).tolist()
        angle = np.array([limb_abduction_deg(*frame, facing) for frame in points])
        arm = bodies[:, forearm] - bodies[:, shoulder]
        across = np.linalg.norm(arm[:, 1:], axis=1)
        found[side] = angle, np.degrees(np.arctan2(np.abs(arm[:, 0]), across))
    return found


def forearm_of(bodies: Array, side: Side) -> int:
    """The arm's rigid body that is farther from the shoulder."""
    from_shoulder = bodies[:, ARMS[side]] - bodies[:, [SHOULDERS[side]]]
    return ARMS[side][int(np.argmax(np.median(np.linalg.norm(from_shoulder, axis=2), axis=0)))]


def compare(folder: Path) -> list[Raised]:
    """Both arms of every trial."""
    return [each for trial in TRIALS for each in _trial(folder, trial)]


def _trial(folder: Path, trial: str) -> list[Raised]:
    pose = blazepose_deg(folder / f"G3-BP-{trial}-P1T1.json")
    vicon = vicon_deg(folder / f"G3-Vicon-{trial}-P1T1.txt")
    n = min(len(pose["left"]), len(vicon["left"][0]))
    found: list[Raised] = []
    for side, other_side in zip(SIDES, reversed(SIDES), strict=True):
        truth, off_plane = (values[:n] for values in vicon[side])
        same, other = pose[side][:n], pose[other_side][:n]
        r_same, r_other = (float(np.corrcoef(truth, one)[0, 1]) for one in (same, other))
        in_plane = off_plane <= IN_PLANE_DEG
        top = in_plane & (truth >= truth[in_plane].max() - TOP_DEG)
        true_arc, seen_arc = (
            float(np.median(one[top]) - np.median(one[:REST_FRAMES])) for one in (truth, other)
        )
        off = float(np.median(off_plane[top]))
        found.append(Raised(trial, side, r_same, r_other, true_arc, seen_arc, off))
    return found


def depth_agreement(folder: Path, trial: str) -> float:
    """Correlation of how far the left wrist is behind the right one; negative if exchanged."""
    pose = _points(folder / f"G3-BP-{trial}-P1T1.json")
    bodies = np.loadtxt(folder / f"G3-Vicon-{trial}-P1T1.txt").reshape(-1, 17, 7)[::2, :, :3]
    n = min(len(pose), len(bodies))
    seen = pose[:n, Landmark.LEFT_WRIST, 2] - pose[:n, Landmark.RIGHT_WRIST, 2]
    left, right = (bodies[:n, forearm_of(bodies, side), 0] for side in SIDES)
    return float(np.corrcoef(seen, right - left)[0, 1])  # x is towards the camera
