"""Getting into the start position and leaving again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from hep_vision_figure.act import Act, StateAt, between, smooth
from hep_vision_figure.clinical import body_points
from hep_vision_figure.contact import MAT_M, Stage
from hep_vision_figure.gait import OFF_STAGE_M, Walk, grounded, stepping
from hep_vision_figure.movement import turned
from hep_vision_figure.posture import Trunk
from hep_vision_figure.repertoire_lying import HOOK_LYING
from hep_vision_figure.repertoire_seated import SIT_TO_STAND
from hep_vision_figure.repertoire_standing import SQUAT, UPRIGHT
from hep_vision_figure.rotation import about_y
from hep_vision_figure.skeleton import (
    SIDES,
    BodyState,
    Frames,
    Skeleton,
    float_at_origin,
    forward,
    outward,
)

if TYPE_CHECKING:
    from hep_vision.measure.body.landmarks import Side
    from hep_vision_figure.movement import Movement, Position

_TABLES = frozenset({"table", "arm_table"})  # before a chair, over the thighs
# From the middle of a chair to somebody who stands beside it, and from the middle of a mat to
# somebody who stands beside the roll on it; reference body.
_BESIDE_CHAIR_M, _BESIDE_ROLL_M = 0.55, 0.2
_TURN_S, _SIT_S, _LIE_S, _SETTLE_S = 1.3, 1.6, 1.4, 0.6
# What an act is called when it is done backward.
_BACKWARD = {"sits_down": "stands_up", "lies_down": "gets_up"}


def lying_heading(rest: Frames) -> float:
    """Direction from the head to the feet of someone lying, degrees from the camera."""
    way = rest.joint("pelvis") - rest.joint("head")
    return float(np.degrees(np.arctan2(way[0], way[2])))


class Arrival:
    """The way from outside the picture into a start position, round its furniture.

    Parameters
    ----------
    skeleton : Skeleton
    movement : Movement
        Whose start position it is: standing, seated, lying or on the floor.
    rest : BodyState
        The start position.
    heading_deg : float
        Way the figure faces in it.
    moving : {"left", "right"}
        Side that moves.

    Notes
    -----
    To a chair, a mat and a wall behind the back one comes from before them. A chair at a table
    is come to from behind, on the camera's side, and sat down on from there; everything else
    from behind.
    """

    def __init__(
        self,
        skeleton: Skeleton,
        movement: Movement,
        rest: BodyState,
        heading_deg: float,
        moving: Side,
    ) -> None:
        self._skeleton = skeleton
        self._position: Position = movement.position
        self._rest = rest
        self._at_table = not _TABLES.isdisjoint(movement.furniture)
        # What rolls up the mat on the moving side leaves the other one to step on.
        self._aside_m = _BESIDE_ROLL_M * outward(moving) if "knee_roll" in movement.furniture else 0
        frames = forward(skeleton, rest)
        self._heading = lying_heading(frames) if self._position == "lying" else heading_deg
        self._spot = self._standing_spot(frames)
        from_before = self._position in ("seated", "lying") or "wall" in movement.furniture
        if from_before and not self._at_table:
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
        pelvis = rest.joint("pelvis")
        if self._at_table:
            return float(pelvis[0]), float(pelvis[2] + _BESIDE_CHAIR_M * self._skeleton.scale)
        if self._position in ("lying", "floor"):
            at = np.array([-self._aside_m, 0.0, 0.38]) * self._skeleton.scale
            ahead = about_y(self._heading) @ at
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
        if self._at_table:
            return [*acts, *self._sit_sideways(standing)]
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

    def _sit_sideways(self, standing: BodyState) -> list[Act]:
        """From beside the chair onto it, the legs going under the table bent."""
        arms = {f"{side}_upper_arm": standing.rotations[f"{side}_upper_arm"] for side in SIDES}
        sitting = replace(self._rest, rotations={**self._rest.rotations, **arms})
        down = between("sits_down", standing, sitting, _SIT_S)
        return [
            Act("sits_down", _SIT_S, lambda t: self._lifted(down.state(t))),
            between("settles", sitting, self._rest, _SETTLE_S),
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
