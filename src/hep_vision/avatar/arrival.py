"""Getting into the start position and leaving again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from hep_vision.avatar.act import Act, StateAt, between, smooth
from hep_vision.avatar.clinical import body_points
from hep_vision.avatar.contact import MAT_M, Stage
from hep_vision.avatar.gait import OFF_STAGE_M, Walk, grounded, stepping
from hep_vision.avatar.movement import turned
from hep_vision.avatar.posture import Trunk
from hep_vision.avatar.repertoire_lying import HOOK_LYING
from hep_vision.avatar.repertoire_seated import SIT_TO_STAND
from hep_vision.avatar.repertoire_standing import SQUAT, UPRIGHT
from hep_vision.avatar.skeleton import (
    SIDES,
    BodyState,
    Frames,
    Skeleton,
    float_at_origin,
    forward,
)

if TYPE_CHECKING:
    from hep_vision.avatar.movement import Movement, Position

_TURN_S, _SIT_S, _LIE_S, _SETTLE_S = 1.3, 1.6, 1.4, 0.6
# What an act is called when it is done backward.
_BACKWARD = {"sits_down": "stands_up", "lies_down": "gets_up"}


def lying_heading(rest: Frames) -> float:
    """Direction from the head to the feet of someone lying, degrees from the camera."""
    way = rest.joint("pelvis") - rest.joint("head")
    return float(np.degrees(np.arctan2(way[0], way[2])))


class Arrival:
    """The way from outside the picture into a start position.

    Parameters
    ----------
    skeleton : Skeleton
    position : str
        Of the start position: standing, seated, lying, floor.
    rest : BodyState
        The start position.
    heading_deg : float
        Way the figure faces in it.
    """

    def __init__(
        self, skeleton: Skeleton, position: Position, rest: BodyState, heading_deg: float
    ) -> None:
        self._skeleton = skeleton
        self._position = position
        self._rest = rest
        frames = forward(skeleton, rest)
        self._heading = lying_heading(frames) if position == "lying" else heading_deg
        self._spot = self._standing_spot(frames)
        # Come from before the chair or mat, else from behind.
        if position in ("seated", "lying"):
            self._walk_heading = self._heading + (-180.0 if self._heading > 0 else 180.0)
        else:
            self._walk_heading = 90.0 if self._heading == 0.0 else self._heading

    def acts(self) -> list[Act]:
        """Walk in, turn, sit or lie down, settle."""
        approach = self._approach()
        x, z = self._spot
        start = (x - OFF_STAGE_M * self._away[0], z - OFF_STAGE_M * self._away[1])
        walk = Walk(self._skeleton, start, self._spot)
        stop = between("settles", walk.state(walk.duration_s), approach[0].state(0.0), 0.5)
        return [Act("walks_in", walk.duration_s, walk.state), stop, *approach]

    def backward(self) -> list[Act]:
        """Get up, turn and walk out the way the figure would have come."""
        back = [act.backward(_BACKWARD.get(act.what, act.what)) for act in self._approach()]
        x, z = self._spot
        end = (x - OFF_STAGE_M * self._away[0], z - OFF_STAGE_M * self._away[1])
        walk = Walk(self._skeleton, self._spot, end)
        turn = self._turn(self._walk_heading, self._walk_heading + 180.0)
        setting_off = between("settles", turn.state(_TURN_S), walk.state(0.0), 0.4)
        return [*reversed(back), turn, setting_off, Act("leaves", walk.duration_s, walk.state)]

    @property
    def _away(self) -> tuple[float, float]:
        angle = np.radians(self._walk_heading)
        return float(np.sin(angle)), float(np.cos(angle))

    def _standing_spot(self, rest: Frames) -> tuple[float, float]:
        if self._position in ("lying", "floor"):
            pelvis, angle = rest.joint("pelvis"), np.radians(self._heading)
            ahead = 0.38 * self._skeleton.scale * np.array([np.sin(angle), 0.0, np.cos(angle)])
            return float(pelvis[0] + ahead[0]), float(pelvis[2] + ahead[2])
        feet = sum((rest.joint(f"{side}_foot") for side in SIDES), start=np.zeros(3)) / 2
        return float(feet[0]), float(feet[2])

    def _turn(self, start_deg: float, end_deg: float) -> Act:
        def state(time_s: float) -> BodyState:
            share = min(time_s / _TURN_S, 1.0)
            heading = start_deg + smooth(share) * (end_deg - start_deg)
            return grounded(self._skeleton, stepping(share, heading), *self._spot)

        return Act("turns", _TURN_S, state)

    def _approach(self) -> list[Act]:
        """From the end of the walk to the start position."""
        acts: list[Act] = []
        if abs(self._heading - self._walk_heading) > 1.0:
            acts.append(self._turn(self._walk_heading, self._heading))
        standing = grounded(self._skeleton, turned(UPRIGHT, self._heading), *self._spot)
        if self._position == "seated":
            return [*acts, *self._sit(standing)]
        if self._position == "lying":
            return [*acts, *self._lie(standing)]
        if self._position == "floor":
            squat = self._squat(standing)
            down = between("settles", squat[-1].state(_SIT_S), self._rest, _LIE_S)
            return [*acts, *squat, Act("settles", _LIE_S, lambda t: self._lifted(down.state(t)))]
        return [*acts, between("settles", standing, self._rest, _SETTLE_S)]

    def _lifted(self, state: BodyState) -> BodyState:
        """State raised until nothing is below the floor."""
        points = body_points(forward(self._skeleton, state))
        low = min(float(point[1]) for point in points.values())
        return replace(state, origin=state.origin + np.array([0.0, max(0.0, -low), 0.0]))

    def _sit(self, standing: BodyState) -> list[Act]:
        lower = self._through(SIT_TO_STAND, 1.0, 0.0)
        return [
            between("settles", standing, lower(0.0), 0.3),
            Act("sits_down", _SIT_S, lower),
            between("settles", lower(_SIT_S), self._rest, _SETTLE_S),
        ]

    def _squat(self, standing: BodyState) -> list[Act]:
        lower = self._through(SQUAT, 0.0, 1.15)
        return [between("settles", standing, lower(0.0), 0.3), Act("lies_down", _SIT_S, lower)]

    def _through(self, movement: Movement, start: float, end: float) -> StateAt:
        """The way through a movement on both feet, at the spot where the walk ends."""
        rest = turned(movement.posture(0.0), self._heading)
        stage = Stage(self._skeleton, movement.support, rest, self._spot)

        def state(time_s: float) -> BodyState:
            progress = start + smooth(min(time_s / _SIT_S, 1.0)) * (end - start)
            return stage.solve(turned(movement.posture(progress), self._heading))

        return state

    def _lie(self, standing: BodyState) -> list[Act]:
        """Squat, sit on the mat with the knees bent, lie back, straighten."""
        squat = self._squat(standing)
        legs = replace(HOOK_LYING.left_leg, flexion=122.0, knee=47.0)
        trunk = Trunk(heading=self._heading, pitch=-12, flexion=25)
        sitting = replace(HOOK_LYING, trunk=trunk, left_leg=legs, right_leg=legs)
        lying = turned(HOOK_LYING, self._heading)
        build, at = self._skeleton.build, self._rest.origin
        on_seat = np.array([at[0], MAT_M + 0.12 * self._skeleton.scale, at[2]])
        seated = replace(float_at_origin(sitting, build), origin=on_seat)
        on_back = replace(float_at_origin(lying, build), origin=at)
        return [
            *squat,
            between("settles", squat[-1].state(_SIT_S), seated, _LIE_S),
            between("settles", seated, on_back, _LIE_S),
            between("settles", on_back, self._rest, _LIE_S),
        ]
