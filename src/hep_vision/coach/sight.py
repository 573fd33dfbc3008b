"""What the camera sees of the patient, and the one thing to change about it.

Pure: landmarks and the picture's brightness in, one problem out, the most basic first.
"""

from __future__ import annotations

import cmath
import math
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from hep_vision.measure.body.landmarks import SIDES, Landmark, PoseFrame, landmark_of, middle
from hep_vision.measure.body.scale import body_size_px
from hep_vision.measure.body.view import looks_down_deg, view_off_deg
from hep_vision.measure.quality.view_error import tells_height

if TYPE_CHECKING:
    from hep_vision.coach.plan import MeasuredSet

Problem = Literal[
    "nobody",
    "dark",
    "head_hidden",
    "arms_hidden",
    "hips_hidden",
    "feet_hidden",
    "too_near",
    "too_far",
    "turn_side",
    "turn_front",
    "other_side",
    "tilted",
    "camera_high",
    "camera_low",
    "dim",
]

# What stands in the way of measuring at all; the others are better put right, but a session
# does not wait for them forever.
BASIC: frozenset[Problem] = frozenset(
    {"nobody", "dark", "head_hidden", "arms_hidden", "hips_hidden", "feet_hidden", "too_near"}
)

# Mean brightness of the picture, 0 to 1. Below every lit room that the figure is rendered in: a
# dim one has 0.5, with dark walls and clothes 0.19, and against the light these have 0.16.
DARK = 0.12
LEAST_VISIBILITY = 0.3
# A point this close to the edge, as a share of the picture, is about to leave it.
EDGE_SHARE = 0.01
# The body's spread about its middle (about a trunk's length) as a share of the picture's
# longer side: closer and the ends of a movement leave the picture, farther and a pixel of
# jitter is a degree.
LARGEST_SHARE = 0.30
SMALLEST_SHARE = 0.07
# Turned by 27 degrees a right angle is stated to 15 degrees in the exercises that the model reads
# best. A little more than that is let pass, so that nobody is sent to and fro.
TURN_DEG = 35.0
# Slope of the shoulders of a camera that costs as much as such a turn
# (`hep_vision.measure.quality.view_error`), with as much less to spare.
STEEP_DEG = 10.0
# Other side nearest: the trunk's depth difference as a share of the body's size.
SIDE_DEPTH_SHARE = 0.15
# The line of the eyes or ears tells little; the shoulders of somebody upright who faces the
# camera should be level within this, and so should one of the lines of somebody who stands
# sideways (`_side_tilt_deg`).
TILT_DEG = 12.0
# A line turned by more than this belongs to a body that does not stand up straight.
LARGEST_TILT_DEG = 45.0

_ARMS = ("elbow", "wrist", "index", "pinky")
_FEET = ("ankle", "heel", "foot_index", "knee")
_HIPS = ("hip", "shoulder")
_STANDING = ("shoulder", "hip", "knee", "ankle")
_STANDING_LANDMARKS = [
    [landmark_of(name, side) for name in (*_STANDING, "heel", "foot_index")] for side in SIDES
]


@dataclass(frozen=True, slots=True)
class Sight:
    """What was seen in one picture.

    Parameters
    ----------
    present : bool
        Whether a person was found.
    problem : str, optional
        The one thing to change first; None if all is well.
    brightness : float
        Mean of the picture, 0 to 1.
    """

    present: bool
    problem: Problem | None = None
    brightness: float = 0.5


def look(frame: PoseFrame, plan: MeasuredSet, brightness: float) -> Sight:
    """Judge one picture for one exercise.

    Parameters
    ----------
    frame : PoseFrame
        The landmarks.
    plan : MeasuredSet
        What has to be seen, and from where.
    brightness : float
        Mean brightness of the picture, 0 to 1.

    Notes
    -----
    In a dark picture without anybody the light is the first thing to change ("dark", basic),
    and so it is where what has to be seen is in the picture and not made out: to step back would
    not help. Where all of it is seen in the dark, light comes last ("dim", not basic): it may
    do, and whoever cannot make more of it is still told how to stand.
    """
    dark = brightness < DARK
    if not frame.has_pose:
        problem: Problem = "dark" if dark else "nobody"
        return Sight(present=False, problem=problem, brightness=brightness)
    hidden = _hidden(frame, plan, LEAST_VISIBILITY)
    if hidden and dark and _hidden(frame, plan, 0.0) is None:
        hidden = "dark"
    found = hidden or _distance(frame) or _turned(frame, plan) or ("dim" if dark else None)
    return Sight(present=True, problem=found, brightness=brightness)


def _hidden(frame: PoseFrame, plan: MeasuredSet, least_visibility: float) -> Problem | None:
    """What is out of the picture or less visible; with 0, what is out of the picture."""
    lost = [name for name in plan.must_see if not _is_seen(frame, name, plan, least_visibility)]
    groups: tuple[tuple[Problem, tuple[str, ...]], ...] = (
        ("hips_hidden", _HIPS),
        ("feet_hidden", _FEET),
        ("arms_hidden", _ARMS),
        ("head_hidden", ("ear", "eye")),
    )
    for problem, names in groups:
        if any(name in names for name in lost):
            return problem
    return None


def _is_seen(frame: PoseFrame, name: str, plan: MeasuredSet, least_visibility: float) -> bool:
    """Whether a body point is in the picture; from the side, that of one side will do."""
    width, height = frame.size_px
    seen: list[bool] = []
    for side in SIDES:
        landmark = landmark_of(name, side)
        x, y = frame.image_px[landmark, :2] / (width, height)
        inside = EDGE_SHARE < x < 1 - EDGE_SHARE and EDGE_SHARE < y < 1 - EDGE_SHARE
        seen.append(bool(inside and frame.visibility[landmark] >= least_visibility))
    if plan.exercise.view == "sagittal":
        return any(seen)
    tested = plan.side
    return seen[SIDES.index(tested)] if tested in SIDES else all(seen)


def _distance(frame: PoseFrame) -> Problem | None:
    share = body_size_px(frame) / max(frame.size_px)
    if share > LARGEST_SHARE:
        return "too_near"
    return "too_far" if share < SMALLEST_SHARE else None


def _turned(frame: PoseFrame, plan: MeasuredSet) -> Problem | None:
    off_deg = view_off_deg(frame, plan.exercise.view)
    if plan.exercise.view == "sagittal":
        if off_deg > TURN_DEG:
            return "turn_side"
        return _wrong_side(frame, plan) or _tilted(_side_tilt_deg(frame)) or _steep(frame, plan)
    if off_deg > TURN_DEG:
        return "turn_front"
    return _tilted(_front_tilt_deg(frame))


def _tilted(tilt_deg: float) -> Problem | None:
    return "tilted" if tilt_deg > TILT_DEG else None


def _steep(frame: PoseFrame, plan: MeasuredSet) -> Problem | None:
    """A camera so high or low that the degrees will not be reliable."""
    down_deg = looks_down_deg(frame)
    if not (abs(down_deg) > STEEP_DEG and tells_height(plan.exercise)):
        return None
    return "camera_high" if down_deg > 0 else "camera_low"


def _wrong_side(frame: PoseFrame, plan: MeasuredSet) -> Problem | None:
    """The tested side is away from the camera, where it is measured badly."""
    if plan.near_side != "tested" or plan.side not in SIDES:
        return None
    depth = frame.image_px[:, 2]
    left = depth[Landmark.LEFT_SHOULDER] + depth[Landmark.LEFT_HIP]
    right = depth[Landmark.RIGHT_SHOULDER] + depth[Landmark.RIGHT_HIP]
    behind = (left - right) / 2.0  # the left side farther than the right one
    if plan.side == "right":
        behind = -behind
    size = body_size_px(frame)
    return "other_side" if behind > SIDE_DEPTH_SHARE * size else None


def _front_tilt_deg(frame: PoseFrame) -> float:
    """How far the shoulders are from level, for somebody upright; 0 for anybody else."""
    points = frame.plane.tolist()
    trunk = middle(points, "hip") - middle(points, "shoulder")
    if not trunk.imag > abs(trunk.real):
        return 0.0
    across = points[Landmark.LEFT_SHOULDER] - points[Landmark.RIGHT_SHOULDER]
    return abs(math.degrees(math.atan2(across.imag, abs(across.real))))


def _side_tilt_deg(frame: PoseFrame) -> float:
    """How far the picture is turned at least, for somebody who stands sideways; 0 if untold.

    A tilted camera turns trunk, thighs, shanks and soles the same way; a body by itself does
    not. A round back leaves the legs upright, a crouch turns thighs against shanks, and
    whoever leans on a wall keeps the soles level. Told is therefore the least of the four,
    and nothing where they disagree.

    Notes
    -----
    Of somebody who sits or lies, or whose feet are out of the picture, it cannot be told: to
    recline in a chair with the legs stretched out turns all but the thighs the same way. Whoever
    leans on a wall on tiptoe is taken for a tilted camera.
    """
    points = frame.plane.tolist()
    if not any(frame.in_sight(landmarks, points) for landmarks in _STANDING_LANDMARKS):
        return 0.0
    joints = [middle(points, name) for name in _STANDING]
    lines = [(below - above) / 1j for above, below in pairwise(joints)]
    sole = middle(points, "foot_index") - middle(points, "heel")
    lines.append(sole if sole.real > 0 else -sole)
    turns_deg = [math.degrees(cmath.phase(line)) for line in lines]
    agree = min(turns_deg) > 0 or max(turns_deg) < 0
    if not (agree and all(abs(turn_deg) < LARGEST_TILT_DEG for turn_deg in turns_deg)):
        return 0.0
    return min(abs(turn_deg) for turn_deg in turns_deg)


class Stranger:
    """Notices that the skeleton sits on somebody else than the patient.

    The patient is where the set began. Somebody who appears elsewhere, from one picture to
    the next, is another person; once the skeleton is back at the patient's place, so is the
    patient.
    """

    # In body sizes: farther away than this, or grown by this factor.
    AWAY = 1.2
    GROWN = 1.6

    def __init__(self) -> None:
        self._home: complex | None = None
        self._size = math.nan
        self._stretch = 0

    def settle(self, frame: PoseFrame, stretch: int) -> None:
        """Note the patient's place."""
        points = frame.plane.tolist()
        self._home = 0.5 * (middle(points, "shoulder") + middle(points, "hip"))
        self._size = body_size_px(frame)
        self._stretch = stretch

    def is_seen(self, frame: PoseFrame, stretch: int | None) -> bool:
        """Whether it is somebody else in this picture.

        Parameters
        ----------
        frame : PoseFrame
            The landmarks.
        stretch : int, optional
            From the engine: grows where the skeleton jumped. None while none is running;
            then the place alone tells.
        """
        if self._home is None or not frame.has_pose or stretch == self._stretch:
            return False
        points = frame.plane.tolist()
        centre = 0.5 * (middle(points, "shoulder") + middle(points, "hip"))
        size = body_size_px(frame)
        grown = max(size / self._size, self._size / size)
        away = abs(centre - self._home) > self.AWAY * max(size, self._size) or grown > self.GROWN
        if not away and stretch is not None:
            self._stretch = stretch
        return away
