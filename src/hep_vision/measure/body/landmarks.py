"""What the pose model saw in one frame: 33 landmarks with their capture time."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Literal

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from collections.abc import Sequence

Array = npt.NDArray[np.float64]
# Points of the picture as complex numbers x + iy: a length is ``abs()``, and the per-frame
# path gets by without dozens of tiny array operations.
Plane = npt.NDArray[np.complex128]
Side = Literal["left", "right"]

SIDES: tuple[Side, Side] = ("left", "right")
LANDMARK_COUNT = 33  # of a `PoseFrame`

# A landmark less visible than this is taken for unseen. Low on purpose: the model keeps
# following a far limb it calls hardly visible, and continuity is the better gate.
MIN_VISIBILITY = 0.2
# The model goes on guessing beyond the edge of the picture. A little beyond it is still
# good, since most of the limb shows.
OUTSIDE_SHARE = 0.04


class Landmark(IntEnum):
    """BlazePose's 33 landmarks; left and right are the person's own."""

    NOSE = 0
    LEFT_EYE_INNER = 1
    LEFT_EYE = 2
    LEFT_EYE_OUTER = 3
    RIGHT_EYE_INNER = 4
    RIGHT_EYE = 5
    RIGHT_EYE_OUTER = 6
    LEFT_EAR = 7
    RIGHT_EAR = 8
    MOUTH_LEFT = 9
    MOUTH_RIGHT = 10
    LEFT_SHOULDER = 11
    RIGHT_SHOULDER = 12
    LEFT_ELBOW = 13
    RIGHT_ELBOW = 14
    LEFT_WRIST = 15
    RIGHT_WRIST = 16
    LEFT_PINKY = 17
    RIGHT_PINKY = 18
    LEFT_INDEX = 19
    RIGHT_INDEX = 20
    LEFT_THUMB = 21
    RIGHT_THUMB = 22
    LEFT_HIP = 23
    RIGHT_HIP = 24
    LEFT_KNEE = 25
    RIGHT_KNEE = 26
    LEFT_ANKLE = 27
    RIGHT_ANKLE = 28
    LEFT_HEEL = 29
    RIGHT_HEEL = 30
    LEFT_FOOT_INDEX = 31
    RIGHT_FOOT_INDEX = 32


# Body points that exist on both sides, by the name definitions use.
SIDED_POINTS = (
    "eye",
    "ear",
    "shoulder",
    "elbow",
    "wrist",
    "pinky",
    "index",
    "hip",
    "knee",
    "ankle",
    "heel",
    "foot_index",
)


_LANDMARKS: dict[tuple[str, Side], Landmark] = {
    (point, side): Landmark[f"{side.upper()}_{point.upper()}"]
    for point in SIDED_POINTS
    for side in SIDES
}


def landmark_of(point: str, side: Side) -> Landmark:
    """Landmark of a body point on one side, e.g. ``("knee", "left")``.

    Raises
    ------
    ValueError
        If the point is not one of `SIDED_POINTS`.
    """
    try:
        return _LANDMARKS[point, side]
    except KeyError:
        raise ValueError(f"point must be one of {', '.join(SIDED_POINTS)}, got {point!r}") from None


_PAIRS = {name: (landmark_of(name, "left"), landmark_of(name, "right")) for name in SIDED_POINTS}


def middle(points: Sequence[complex], name: str) -> complex:
    """Point halfway between the left and the right landmark of a body point."""
    left, right = _PAIRS[name]
    return 0.5 * (points[left] + points[right])


@dataclass(frozen=True, slots=True, eq=False)
class PoseFrame:
    """Landmarks of one person in one frame.

    Parameters
    ----------
    time_s : float
        Capture time (presentation time of a video frame, arrival time of a camera frame).
    image_px : ndarray, shape (33, 3)
        x to the right and y down in pixels of the upright, un-mirrored image; z towards
        the scene on the scale of x, relative to the hips. NaN where not seen.
    world_m : ndarray, shape (33, 3)
        Metres, hip-centred, axes as in the image. For judging the view, never for angles.
    visibility : ndarray, shape (33,)
        0 to 1; the model's word that the point is in the picture and not hidden.
    size_px : tuple of int
        Width and height of the image the pixels refer to.

    Raises
    ------
    ValueError
        If an array has another shape or the time is not finite.
    """

    time_s: float
    image_px: Array
    world_m: Array
    visibility: Array
    size_px: tuple[int, int]

    def __post_init__(self) -> None:
        if not np.isfinite(self.time_s):
            raise ValueError(f"time_s must be finite, got {self.time_s}")
        for name, shape in (
            ("image_px", (LANDMARK_COUNT, 3)),
            ("world_m", (LANDMARK_COUNT, 3)),
            ("visibility", (LANDMARK_COUNT,)),
        ):
            copy = np.array(getattr(self, name), dtype=np.float64)
            if copy.shape != shape:
                raise ValueError(f"{name} must have shape {shape}, got {copy.shape}")
            copy.flags.writeable = False
            object.__setattr__(self, name, copy)

    @property
    def has_pose(self) -> bool:
        """Whether the model found a person at all."""
        return bool(np.isfinite(self.image_px[:, :2]).any())

    def in_sight(self, landmarks: Sequence[int], points: Sequence[complex]) -> bool:
        """Whether all of these points are visible and in the picture, or nearly so.

        ``points`` are the frame's pixels x + iy as a list, with its limbs put right or not:
        a few numbers are looked at faster one by one than as arrays.
        """
        (width, height), low, high = self.size_px, -OUTSIDE_SHARE, 1 + OUTSIDE_SHARE
        left, right, top, bottom = low * width, high * width, low * height, high * height
        for index in landmarks:
            x, y = points[index].real, points[index].imag
            if not (left <= x <= right and top <= y <= bottom):
                return False
            if not self.visibility.item(index) >= MIN_VISIBILITY:
                return False
        return True

    def is_beyond(self, landmarks: Sequence[int], points: Sequence[complex]) -> bool:
        """Whether any of these points is beyond the edge of the picture, as the model guesses."""
        (width, height), low, high = self.size_px, -OUTSIDE_SHARE, 1 + OUTSIDE_SHARE
        return any(
            not low * width <= points[index].real <= high * width
            or not low * height <= points[index].imag <= high * height
            for index in landmarks
            if points[index] == points[index]  # NaN where nobody was found
        )

    @property
    def plane(self) -> Plane:
        """The picture's x and y in pixels as x + iy, shape (33,), a copy."""
        return np.ascontiguousarray(self.image_px[:, :2]).view(np.complex128)[:, 0]

    @classmethod
    def empty(cls, time_s: float, size_px: tuple[int, int]) -> PoseFrame:
        """Frame in which nobody was found."""
        missing = np.full((LANDMARK_COUNT, 3), np.nan)
        return cls(time_s, missing, missing, np.full(LANDMARK_COUNT, np.nan), size_px)
