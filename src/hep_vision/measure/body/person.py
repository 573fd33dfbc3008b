"""The person from frame to frame: where they are, and their limbs told apart."""

from __future__ import annotations

import cmath
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from hep_vision.measure.body.limbs import NOT_SEEN, LimbGuard, LimbSample
from hep_vision.measure.body.tracking import BodySample, BodyTracker

if TYPE_CHECKING:
    from hep_vision.measure.body.landmarks import Plane, PoseFrame


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """What was seen of the person in one frame, misplaced limbs left out.

    Parameters
    ----------
    frame : PoseFrame
        As the pose model gave it.
    plane : ndarray, shape (33,), complex
        Pixels x + iy, NaN where not seen.
    points : list of 33 complex
        The same as a list.
    body : BodySample
        Place and size.
    """

    frame: PoseFrame
    plane: Plane
    points: list[complex]
    body: BodySample


class PersonTracker:
    """Follows one person."""

    def __init__(self) -> None:
        self._body = BodyTracker()
        self._limbs = LimbGuard()
        self.limbs: list[LimbSample] = []  # one entry a frame
        self.frames_with_pose = 0

    @property
    def samples(self) -> list[BodySample]:
        """Place and size of the body, one entry a frame."""
        return self._body.samples

    def add(self, frame: PoseFrame) -> Seen:
        """Take one frame."""
        plane = frame.plane
        points = plane.tolist()
        self.frames_with_pose += any(map(cmath.isfinite, points))
        stretch = self._body.stretch
        body = self._body.add(frame, plane, points)
        if body.stretch != stretch:
            self._limbs.reset()
        if self._body.doubts:
            plane = np.full_like(plane, complex(np.nan, np.nan))
            self.limbs.append(NOT_SEEN)
        else:
            plane, limbs = self._limbs.step(frame.time_s, plane, body.size_px)
            self.limbs.append(limbs)
        return Seen(frame, plane, plane.tolist(), body)
