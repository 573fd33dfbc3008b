"""Whether an arm is raised: how somebody answers who cannot reach a key.

At three metres the gesture has to be plain to see and within reach of an old shoulder: the
forearm points up and the hand is above the head, the upper arm may lean out. One arm alone: with
both up, somebody stretches.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from hep_vision.measure.body.landmarks import SIDES, landmark_of

if TYPE_CHECKING:
    from hep_vision.measure.body.landmarks import PoseFrame, Side

# From the vertical of the picture, sitting, standing or lying on the back. In the real clips of
# exercises that are not done overhead, no arm alone is up for more than half a second.
UPPER_ARM_OFF_DEG = 60.0
FOREARM_OFF_DEG = 45.0
LEAST_VISIBILITY = 0.5
# An arm has been down for this long before it can be raised.
DOWN_S = 0.5
LOST_S = 0.4  # an arm that is not seen up for so long has come down
JUST_UP_S = 1e-3  # of the first picture in which it is up
_HEAD = [landmark_of(name, side) for name in ("eye", "ear") for side in SIDES]


def arm_is_raised(frame: PoseFrame, arms: tuple[Side, ...] = SIDES) -> bool:
    """Whether one of these arms is raised above the head, and the other arm is not."""
    if not frame.has_pose:
        return False
    raised = {side for side in SIDES if _is_up(frame, side)}
    return len(raised) == 1 and not raised.isdisjoint(arms)


def _is_up(frame: PoseFrame, side: Side) -> bool:
    points = [landmark_of(name, side) for name in ("shoulder", "elbow", "wrist")]
    if frame.visibility[points].min() < LEAST_VISIBILITY:
        return False
    segments = np.diff(frame.image_px[points, :2], axis=0)  # y grows downwards
    off_deg = np.degrees(np.arctan2(np.abs(segments[:, 0]), -segments[:, 1]))
    wrist, head = frame.image_px[points[-1], 1], frame.image_px[_HEAD, 1].min()
    steep = off_deg[0] < UPPER_ARM_OFF_DEG and off_deg[1] < FOREARM_OFF_DEG
    return bool(steep and wrist < head)


@dataclass(slots=True)
class HeldArm:
    """For how long an arm has been up, since it was down.

    An arm that is up from the beginning on is no answer: it has to come down first. One that is
    lost for a moment, at the edge of what counts as up, is still up.
    """

    _down_since_s: float | None = None
    _was_down: bool = False
    _up_since_s: float | None = None
    _last_up_s: float = -math.inf

    def add(self, now_s: float, *, raised: bool) -> float:
        """Take one picture; gives the seconds the arm has been up, 0 while it is down."""
        if raised and self._was_down:
            self._down_since_s, self._last_up_s = None, now_s
            self._up_since_s = now_s if self._up_since_s is None else self._up_since_s
        elif raised:
            self._down_since_s = None
        elif now_s - self._last_up_s >= LOST_S:
            self._up_since_s = None
            self._down_since_s = now_s if self._down_since_s is None else self._down_since_s
            self._was_down = self._was_down or now_s - self._down_since_s >= DOWN_S
        return 0.0 if self._up_since_s is None else max(now_s - self._up_since_s, JUST_UP_S)
