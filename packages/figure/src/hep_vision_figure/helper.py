"""A helper: someone who stands or squats by the figure and keeps hands on it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from hep_vision_figure.contact import Stage, bend_limb
from hep_vision_figure.movement import turned
from hep_vision_figure.repertoire_standing import SQUAT
from hep_vision_figure.rotation import about_x, about_y, from_axes, unit
from hep_vision_figure.skeleton import SIDES, Frames, Skeleton, forward, outward

if TYPE_CHECKING:
    from hep_vision.measure.body.landmarks import Side
    from hep_vision_figure.arrays import Array
    from hep_vision_figure.choreography import Choreography

_BEHIND_M = 0.52  # from the held points to the helper's feet
_SHOULDERS_ABOVE_M = 0.38  # of the held points, as one stoops to reach them
_TOUCH_M = 0.05  # from the centre of a joint to a palm on it
_ARM_MEASURES = ("shoulder", "elbow", "wrist")


class Helper:
    """Someone whose hands follow the exercising figure.

    A lying figure is held by the moving limb, from its far side. An upright one is held
    from behind: by the shoulders if it sits, by elbow and shoulder if an arm moves, by the
    pelvis otherwise.

    Parameters
    ----------
    skeleton : Skeleton
        Of the helper.
    choreography : Choreography
        Of the one who is helped.
    """

    def __init__(self, skeleton: Skeleton, choreography: Choreography) -> None:
        self.skeleton = skeleton
        self._position = choreography.movement.position
        self._measure = choreography.movement.measure
        self._moving: Side = "left" if choreography.side == "left" else "right"
        lying = self._position in ("lying", "floor")
        self._heading = 0.0 if lying else choreography.heading_deg
        middle = np.mean(list(self._held(choreography.rest()).values()), axis=0)
        spot = middle - about_y(self._heading) @ [0.0, 0.0, _BEHIND_M * skeleton.scale]
        rest = turned(SQUAT.posture(0.0), self._heading)
        self._stage = Stage(skeleton, SQUAT.support, rest, (float(spot[0]), float(spot[2])))
        self._depths = np.linspace(0.0, 1.15, 24)
        self._shoulders = np.array([self._shoulder_height(depth) for depth in self._depths])

    def frames(self, helped: Frames) -> Frames:
        """Bones of the helper while the figure is as given."""
        held = self._held(helped)
        wanted = float(np.mean([point[1] for point in held.values()])) + _SHOULDERS_ABOVE_M
        depth = float(np.interp(-wanted, -self._shoulders, self._depths))
        state = self._stage.solve(turned(SQUAT.posture(depth), self._heading))
        standing = forward(self.skeleton, state)
        rotations = dict(state.rotations)
        for side, point in held.items():
            rotations |= self._reaching(standing, side, point)
        reaching = replace(state, rotations=rotations)
        share = min(self._within_reach(standing, side, point) for side, point in held.items())
        return forward(self.skeleton, state.towards(reaching, share))

    def _within_reach(self, placed: Frames, side: Side, point: Array) -> float:
        """How much an arm goes for a point: 1 within reach, 0 where the figure is far away."""
        arm = self.skeleton.length(f"{side}_upper_arm") + self.skeleton.length(f"{side}_forearm")
        distance = float(np.linalg.norm(point - placed.joint(f"{side}_upper_arm")))
        return float(np.clip((2.0 - distance / arm) / 0.4, 0.0, 1.0))

    def _shoulder_height(self, depth: float) -> float:
        placed = self._stage.place(turned(SQUAT.posture(depth), self._heading))
        return float(np.mean([placed.joint(f"{side}_upper_arm")[1] for side in SIDES]))

    def _held(self, helped: Frames) -> dict[Side, Array]:
        """Points of the figure under the helper's left and right hand."""
        scale, moving = helped.scale, self._moving
        by_arm = self._measure.startswith(_ARM_MEASURES)
        if self._position in ("lying", "floor"):
            bones = ("forearm", "hand") if by_arm else ("shank", "foot")
            points = [helped.joint(f"{moving}_{bone}") for bone in bones]
        elif self._position == "seated":
            points = [helped.joint(f"{side}_upper_arm") for side in SIDES]
        elif by_arm:
            still: Side = "left" if moving == "right" else "right"
            points = [helped.joint(f"{moving}_forearm"), helped.joint(f"{still}_upper_arm")]
        else:
            points = [
                helped.point("pelvis", scale * np.array([outward(side) * 0.15, 0.03, -0.06]))
                for side in SIDES
            ]
        to_left = about_y(self._heading)[:, 0]
        points.sort(key=lambda point: -float(point @ to_left))
        return {"left": points[0], "right": points[1]}

    def _reaching(self, placed: Frames, side: Side, point: Array) -> dict[str, Array]:
        """Rotations of an arm whose palm is on a point."""
        root = placed.joint(f"{side}_upper_arm")
        towards = unit(point - root)
        wrist = point - (_TOUCH_M + 0.05) * self.skeleton.scale * towards
        lengths = self.skeleton.length(f"{side}_upper_arm"), self.skeleton.length(f"{side}_forearm")
        upper, elbow_deg = bend_limb(
            placed.axes(f"{side}_upper_arm"), root, wrist, lengths, bend_sign=-1.0
        )
        forearm = upper @ about_x(-elbow_deg)
        hand = from_axes(forearm[:, 0], -towards)
        return {
            f"{side}_upper_arm": placed.axes("chest").T @ upper,
            f"{side}_forearm": about_x(-elbow_deg),
            f"{side}_wrist_end": np.eye(3),
            f"{side}_hand": forearm.T @ hand,
        }
