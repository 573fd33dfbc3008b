"""The points that pose estimators give, and how each maps to the one set that is measured.

The engine knows one canonical set, BlazePose's 33 (`hep_vision.measure.body.landmarks.Landmark`).
What a format lacks is NaN there, depth and world coordinates as well: the view and the near side
are then not known, and nothing is made up for them.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from hep_vision.measure.body.landmarks import LANDMARK_COUNT, Landmark, PoseFrame
from hep_vision.measure.result import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hep_vision.measure.body.landmarks import Array


# Out of the plane of the movement, where a format does not tell: see `profile.UNTOLD_VIEW_DEG`.
UNTOLD_TURN_DEG = 30


@dataclass(frozen=True, slots=True)
class PoseFormat:
    """The points of an estimator.

    Parameters
    ----------
    id : str
        As landmark logs and records name it.
    name : str
        As people call it.
    points : tuple of Landmark or None
        The canonical landmark of each of its points; None where there is none.
    has_depth : bool
        Whether its picture coordinates have a depth.
    has_world : bool
        Whether it gives metres as well.
    lacks : str
        What it lacks of the canonical set, in words; empty if nothing.
    """

    id: str
    name: str
    points: tuple[Landmark | None, ...]
    has_depth: bool
    has_world: bool
    lacks: str = ""

    def frame(
        self, time_s: float, size_px: tuple[int, int], xy_px: Array, confidence: Array
    ) -> PoseFrame:
        """Canonical frame of one person.

        Parameters
        ----------
        time_s : float
            Capture time.
        size_px : tuple of int
            Width and height of the picture.
        xy_px : ndarray, shape (points, 2)
            Pixels of the upright picture; NaN where not seen.
        confidence : ndarray, shape (points,)
            0 to 1; a point of confidence 0 was not seen.
        """
        image = np.full((LANDMARK_COUNT, 3), math.nan)
        visibility = np.full(LANDMARK_COUNT, math.nan)
        for own, landmark in enumerate(self.points):
            if landmark is not None:
                visibility[landmark] = min(max(float(confidence[own]), 0.0), 1.0)
                if visibility[landmark] > 0.0:
                    image[landmark, :2] = xy_px[own]
        return PoseFrame(time_s, image, np.full((LANDMARK_COUNT, 3), math.nan), visibility, size_px)

    def findings(self) -> Iterator[Finding]:
        """What is to be said of a set that was measured from it."""
        if not self.has_world:
            yield Finding(
                "no_depth",
                "warning",
                f"{self.name} landmarks have no depth: how far the movement is turned from the "
                "picture and which side is nearer are not known. The stated ± allows for "
                f"{UNTOLD_TURN_DEG} degrees.",
                "Film square to the movement, at the height of the joint.",
            )
        if self.lacks:
            yield Finding(
                "points_missing",
                "info",
                f"{self.name} has no {self.lacks}; what needs them is not measured or watched for.",
            )


_FACE_AND_LIMBS = (
    *(Landmark.NOSE, Landmark.LEFT_EYE, Landmark.RIGHT_EYE, Landmark.LEFT_EAR, Landmark.RIGHT_EAR),
    *(Landmark.LEFT_SHOULDER, Landmark.RIGHT_SHOULDER, Landmark.LEFT_ELBOW, Landmark.RIGHT_ELBOW),
    *(Landmark.LEFT_WRIST, Landmark.RIGHT_WRIST, Landmark.LEFT_HIP, Landmark.RIGHT_HIP),
    *(Landmark.LEFT_KNEE, Landmark.RIGHT_KNEE, Landmark.LEFT_ANKLE, Landmark.RIGHT_ANKLE),
)
BLAZEPOSE_33 = PoseFormat("blazepose-33", "BlazePose", tuple(Landmark), True, True)
COCO_17 = PoseFormat(
    *("coco-17", "COCO-17", _FACE_AND_LIMBS, False, False),
    lacks="heels, toes and fingers",
)
# Big toe, small toe and heel follow the crown, the neck and the middle of the hips; BlazePose's
# foot index is the tip of the foot, for which the big toe stands.
HALPE_26 = PoseFormat(
    "halpe-26",
    "Halpe-26",
    (
        *_FACE_AND_LIMBS,
        *(None, None, None),
        *(Landmark.LEFT_FOOT_INDEX, Landmark.RIGHT_FOOT_INDEX, None, None),
        *(Landmark.LEFT_HEEL, Landmark.RIGHT_HEEL),
    ),
    False,
    False,
    lacks="fingers",
)
FORMATS = (BLAZEPOSE_33, COCO_17, HALPE_26)
