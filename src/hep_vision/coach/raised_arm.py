"""Whether an arm is stretched up: how somebody says yes who cannot reach a key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from hep_vision.measure.body.landmarks import SIDES, landmark_of

if TYPE_CHECKING:
    from hep_vision.measure.body.landmarks import PoseFrame, Side

# Upper arm and forearm within this of the vertical, sitting, standing or lying on the back.
STEEPEST_OFF_DEG = 35.0
LEAST_VISIBILITY = 0.5


def arm_is_raised(frame: PoseFrame, arms: tuple[Side, ...] = SIDES) -> bool:
    """Whether one of these arms points straight up in the picture."""
    return frame.has_pose and any(_points_up(frame, side) for side in arms)


def _points_up(frame: PoseFrame, side: Side) -> bool:
    points = [landmark_of(name, side) for name in ("shoulder", "elbow", "wrist")]
    if frame.visibility[points].min() < LEAST_VISIBILITY:
        return False
    segments = np.diff(frame.image_px[points, :2], axis=0)  # y grows downwards
    off_deg = np.degrees(np.arctan2(np.abs(segments[:, 0]), -segments[:, 1]))
    return bool((off_deg < STEEPEST_OFF_DEG).all())
