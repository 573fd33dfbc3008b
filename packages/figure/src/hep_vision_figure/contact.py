"""How the world holds a body: feet on the floor, a seat, a mat, hands on something.

A posture alone floats in space. `Stage` puts it down: it remembers where feet, hands and
pelvis rested in the start posture, finds where the pelvis must be for the posture at
hand, and bends knees and elbows so that what is planted stays where it was.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

import numpy as np

from hep_vision_figure.rotation import about_x, about_y, from_axes, unit
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
    from hep_vision_figure.arrays import Array
    from hep_vision_figure.posture import Leg, Posture

# What decides the place of the pelvis.
Hold = Literal[
    "feet", "left_foot", "right_foot", "seat", "lying", "upper_back", "left_knee", "right_knee",
    "elbows", "left_elbow", "right_elbow", "hands",
]  # fmt: skip
Planted = Literal["left_foot", "right_foot", "left_hand", "right_hand"]

TOE_OUT_DEG = 8.0
MAT_M = 0.024
_UPPER_BACK = np.array([0.0, 0.20, -0.115])  # point that lies on the mat, chest axes
_KNEE_DEPTH = 0.055
_ELBOW_DEPTH = 0.045
_HANGING = 0.12  # soles above the floor of someone who hangs from a bar
# Joint whose middle between both sides stays where it is.
_HUNG_BY = {"elbows": "forearm", "hands": "hand"}
_PALM = 0.035  # wrist above the surface the hand rests on


@dataclass(frozen=True, slots=True)
class Support:
    """How a movement is held by the world.

    Parameters
    ----------
    hold : str
        What the pelvis' place follows: planted feet (their mean, or one of them), a seat
        or a mat under it (it stays), the upper back (bridge), a knee (all fours), the
        elbows (forearms on the floor), one elbow (side plank) or the hands (hanging from a bar).
    planted : frozenset of str
        Feet and hands that stay where they rested; knees and elbows bend accordingly.
    surface_m : float
        Height of what the hands rest on; 0 is the floor.
    depth_m : float
        From the hip joints to the surface lain on, reference body.
    step_m : float
        Height of what the one foot stands on that holds the body.
    on_wall : bool
        Whether the hands rest on a wall before them, wherever they are, instead of on a
        surface of that height.
    """

    hold: Hold = "feet"
    planted: frozenset[Planted] = frozenset({"left_foot", "right_foot"})
    surface_m: float = 0.0
    depth_m: float = 0.128
    step_m: float = 0.0
    on_wall: bool = False

    def mirrored(self) -> Support:
        """Same support with left and right exchanged."""
        other = {"left": "right", "right": "left"}

        def swap(name: str) -> str:
            side, _, rest = name.partition("_")
            return f"{other[side]}_{rest}" if side in other else name

        return Support(
            swap(self.hold),  # pyright: ignore[reportArgumentType]
            frozenset(swap(name) for name in self.planted),  # pyright: ignore[reportArgumentType]
            self.surface_m,
            self.depth_m,
            self.step_m,
            self.on_wall,
        )


def bend_limb(
    upper: Array, root: Array, target: Array, lengths: tuple[float, float], bend_sign: float
) -> tuple[Array, float]:
    """Two-bone inverse kinematics that keeps the direction a knee or elbow points in.

    Parameters
    ----------
    upper : ndarray, shape (3, 3)
        World rotation of the upper bone before; its x axis is the hinge.
    root, target : ndarray, shape (3,)
        Joint above, and where the joint below shall be.
    lengths : tuple of float
        Of upper and lower bone.
    bend_sign : float
        +1 where the lower bone folds backward (knee), -1 forward (elbow).

    Returns
    -------
    tuple of ndarray, shape (3, 3), and float
        New world rotation of the upper bone and the hinge angle in degrees. A target out
        of reach is approached with the limb straight.
    """
    first, second = lengths
    reach = target - root
    distance = float(
        np.clip(np.linalg.norm(reach), abs(first - second) + 1e-6, first + second - 1e-9)
    )
    cosine = (first**2 + second**2 - distance**2) / (2.0 * first * second)
    hinge = 180.0 - np.degrees(np.arccos(np.clip(cosine, -1.0, 1.0)))
    lift = np.degrees(
        np.arccos(np.clip((first**2 + distance**2 - second**2) / (2 * first * distance), -1, 1))
    )
    along = from_axes(upper[:, 0], -unit(reach))
    return along @ about_x(-bend_sign * lift), float(hinge)


@dataclass(frozen=True, slots=True, eq=False)
class _Footprint:
    ball: Array  # on the floor, world
    heading: float  # of the toes


class Stage:
    """A body on its supports, resting in a start posture.

    Parameters
    ----------
    skeleton : Skeleton
    support : Support
    rest : Posture
        Start posture; where feet and hands are then is where they stay planted.
    spot : tuple of float
        Where on the floor (x, z) the start posture is, metres.
    """

    def __init__(
        self,
        skeleton: Skeleton,
        support: Support,
        rest: Posture,
        spot: tuple[float, float] = (0.0, 0.0),
    ) -> None:
        self.skeleton = skeleton
        self.support = support
        floating = float_at_origin(rest, skeleton.build)
        self.rest_origin = self._rest_origin(forward(skeleton, floating), rest, np.array(spot))
        rested = forward(skeleton, replace(floating, origin=self.rest_origin))
        self._footprints = {side: self._footprint(rested, rest, side) for side in SIDES}
        self._palms = {side: self._palm(rested, side) for side in SIDES}
        self._back = rested.point("chest", _UPPER_BACK * skeleton.scale)
        self._hung = self._mean_joint(rested, _HUNG_BY.get(support.hold, "hand"))
        self._knees = {side: rested.joint(f"{side}_shank") for side in SIDES}
        self._elbows = {side: rested.joint(f"{side}_forearm") for side in SIDES}

    def solve(self, posture: Posture) -> BodyState:
        """Find the state of the body that shows a posture on the supports."""
        floating = float_at_origin(posture, self.skeleton.build)
        origin = self._origin(forward(self.skeleton, floating), posture)
        rotations = dict(floating.rotations)
        state = BodyState(rotations, origin, floating.hike_deg)
        placed = forward(self.skeleton, state)
        for side in SIDES:
            if f"{side}_foot" in self.support.planted:
                self._plant_foot(placed, rotations, side, _leg(posture, side))
            if f"{side}_hand" in self.support.planted:
                self._plant_hand(placed, rotations, side)
        return state

    def place(self, posture: Posture) -> Frames:
        """Put a posture down on the supports."""
        return forward(self.skeleton, self.solve(posture))

    def _rest_origin(self, floating: Frames, rest: Posture, spot: Array) -> Array:
        """Where the pelvis is in the start posture."""
        scale, hold = self.skeleton.scale, self.support.hold
        feet = [floating.joint(f"{side}_foot") for side in SIDES]
        centre = np.mean(feet, axis=0)
        if hold in ("lying", "upper_back"):
            depth = self.support.depth_m * scale * self.skeleton.build.girth**0.5
            return np.array([spot[0], MAT_M + depth, spot[1]])
        if hold == "elbows":
            height = MAT_M + _ELBOW_DEPTH * scale - self._mean_joint(floating, "forearm")[1]
            return np.array([spot[0], height, spot[1]])
        elbow = self._held_elbow()
        if elbow is not None:
            height = MAT_M + _ELBOW_DEPTH * scale - floating.joint(f"{elbow}_forearm")[1]
            return np.array([spot[0], height, spot[1]])
        if hold == "hands":
            height = _HANGING * scale + self.skeleton.sole_m - centre[1]
            return np.array([spot[0], height, spot[1]])
        knee = self._held_knee()
        if knee is not None:
            height = MAT_M + _KNEE_DEPTH * scale - floating.joint(f"{knee}_shank")[1]
            return np.array([spot[0], height, spot[1]])
        heights = [
            self.support.step_m
            + self._ankle_height(_leg(rest, side))
            - floating.joint(f"{side}_foot")[1]
            for side in self._standing_sides()
        ]
        if hold == "seat":  # high enough for the resting foot to stand flat
            return np.array([spot[0], heights[0], spot[1]])
        return np.array([spot[0] - centre[0], float(np.mean(heights)), spot[1] - centre[2]])

    def _standing_sides(self) -> list[Side]:
        if self.support.hold in ("left_foot", "right_foot"):
            return [side for side in SIDES if self.support.hold.startswith(side)]
        planted: list[Side] = [s for s in SIDES if f"{s}_foot" in self.support.planted]
        return planted or [*SIDES]

    def _origin(self, floating: Frames, posture: Posture) -> Array:
        hold = self.support.hold
        if hold in ("seat", "lying"):
            return self.rest_origin
        if hold == "upper_back":
            return self._back - floating.point("chest", _UPPER_BACK * self.skeleton.scale)
        if hold in _HUNG_BY:
            return self._hung - self._mean_joint(floating, _HUNG_BY[hold])
        knee = self._held_knee()
        if knee is not None:
            return self._knees[knee] - floating.joint(f"{knee}_shank")
        elbow = self._held_elbow()
        if elbow is not None:
            return self._elbows[elbow] - floating.joint(f"{elbow}_forearm")
        shifts = [
            self._ankle_target(side, _leg(posture, side))[0] - floating.joint(f"{side}_foot")
            for side in self._standing_sides()
        ]
        return sum(shifts, start=np.zeros(3)) / len(shifts)

    def _mean_joint(self, frames: Frames, name: str) -> Array:
        return np.mean([frames.joint(f"{side}_{name}") for side in SIDES], axis=0)

    def _held_knee(self) -> Side | None:
        knees: dict[str, Side] = {"left_knee": "left", "right_knee": "right"}
        return knees.get(self.support.hold)

    def _held_elbow(self) -> Side | None:
        elbows: dict[str, Side] = {"left_elbow": "left", "right_elbow": "right"}
        return elbows.get(self.support.hold)

    def _ankle_height(self, leg: Leg) -> float:
        lever = about_x(leg.heel_rise) @ self.skeleton.ball_offset
        return float(-lever[1])

    def _footprint(self, rested: Frames, rest: Posture, side: Side) -> _Footprint:
        heading = rest.trunk.heading + outward(side) * TOE_OUT_DEG
        foot = about_y(heading) @ about_x(_leg(rest, side).heel_rise)
        ball = rested.joint(f"{side}_foot") + foot @ self.skeleton.ball_offset
        on_mat = self.support.hold in ("lying", "upper_back")
        ball[1] = MAT_M if on_mat else 0.0
        if self.support.hold == f"{side}_foot":
            ball[1] += self.support.step_m
        return _Footprint(ball, heading)

    def _ankle_target(self, side: Side, leg: Leg) -> tuple[Array, Array]:
        """Place of a planted foot's ankle and the foot's rotation, in the world."""
        footprint = self._footprints[side]
        flat = about_y(footprint.heading)
        foot = flat @ about_x(leg.heel_rise)
        if leg.heel_rise >= 0:
            return footprint.ball - foot @ self.skeleton.ball_offset, foot
        heel = self.skeleton.heel_offset
        on_floor = footprint.ball + flat @ (heel - self.skeleton.ball_offset)
        return on_floor - foot @ heel, foot

    def _plant_foot(
        self, placed: Frames, rotations: dict[str, Array], side: Side, leg: Leg
    ) -> None:
        target, foot = self._ankle_target(side, leg)
        knee_heading = self._footprints[side].heading + outward(side) * (leg.rotation - TOE_OUT_DEG)
        thigh, knee_deg = bend_limb(
            about_y(knee_heading),  # knees over toes, unless the leg is rotated
            placed.joint(f"{side}_thigh"),
            target,
            (self.skeleton.length(f"{side}_thigh"), self.skeleton.length(f"{side}_shank")),
            bend_sign=1.0,
        )
        rotations[f"{side}_thigh"] = placed.axes("pelvis").T @ thigh
        rotations[f"{side}_shank"] = about_x(knee_deg)
        rotations[f"{side}_foot"] = (thigh @ about_x(knee_deg)).T @ foot
        rotations[f"{side}_toes"] = about_x(-max(leg.heel_rise, 0.0))  # toes stay down

    def _palm(self, rested: Frames, side: Side) -> tuple[Array, Array]:
        """Place of a planted wrist and the hand's rotation: flat, fingers to the head."""
        wrist = rested.joint(f"{side}_hand").copy()
        if self.support.on_wall:
            towards_wall = unit(rested.axes("pelvis")[:, 2] * [1.0, 0.0, 1.0])
            fingers_up = np.array([0.0, -1.0, 0.0])
            return wrist, from_axes(-outward(side) * towards_wall, fingers_up)
        wrist[1] = self.support.surface_m + _PALM * self.skeleton.scale
        ahead = rested.axes("pelvis") @ np.array([0.0, 1.0, 0.0])
        ahead[1] = 0.0
        if np.linalg.norm(ahead) < 0.2:  # upright: fingers to the front
            ahead = rested.axes("pelvis")[:, 2] * [1.0, 0.0, 1.0]
        down_the_palm = np.array([0.0, outward(side), 0.0])
        return wrist, from_axes(down_the_palm, -ahead)

    def _plant_hand(self, placed: Frames, rotations: dict[str, Array], side: Side) -> None:
        wrist, palm = self._palms[side]
        upper, elbow_deg = bend_limb(
            placed.axes(f"{side}_upper_arm"),
            placed.joint(f"{side}_upper_arm"),
            wrist,
            (self.skeleton.length(f"{side}_upper_arm"), self.skeleton.length(f"{side}_forearm")),
            bend_sign=-1.0,
        )
        forearm = upper @ about_x(-elbow_deg)
        rotations[f"{side}_upper_arm"] = placed.axes("chest").T @ upper
        rotations[f"{side}_forearm"] = about_x(-elbow_deg)
        rotations[f"{side}_hand"] = (forearm @ rotations[f"{side}_wrist_end"]).T @ palm


def _leg(posture: Posture, side: Side) -> Leg:
    return posture.left_leg if side == "left" else posture.right_leg
