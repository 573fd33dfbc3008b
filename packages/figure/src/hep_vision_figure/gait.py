"""Walking, turning on the spot and standing: how figures come and go."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from hep_vision_figure.arrays import Array, smooth_curve
from hep_vision_figure.posture import Arm, Leg, Posture, Trunk
from hep_vision_figure.repertoire_standing import UPRIGHT
from hep_vision_figure.skeleton import SIDES, BodyState, Skeleton, float_at_origin, forward

OFF_STAGE_M = 2.9  # beside the figure: out of the picture, still in the room
STEP_CYCLE_M = 1.18  # two steps, for the reference body

# Joint angles over a gait cycle from heel strike, as in normative tables (Winter 1991).
_HIP = smooth_curve([0, 15, 30, 50, 60, 75, 87, 100], [28, 24, 8, -10, -6, 18, 31, 28])
_KNEE = smooth_curve([0, 12, 30, 40, 52, 62, 72, 85, 95, 100], [4, 17, 8, 5, 12, 38, 60, 32, 6, 4])
_ANKLE = smooth_curve([0, 7, 40, 48, 62, 75, 100], [0, -5, 9, 9, -17, -2, 0])


def _walking_leg(cycle: float) -> Leg:
    at = 100.0 * (cycle % 1.0)
    return Leg(float(_HIP(at)), 1, 6, float(_KNEE(at)), float(_ANKLE(at)))


def walking(cycle: float, heading_deg: float) -> Posture:
    """Posture at a point of the gait cycle; whole numbers are the right heel's strike."""
    swing = 18.0 * np.cos(2 * np.pi * cycle)
    right = Arm(flexion=2.0 - swing, abduction=8, elbow=18)
    left = Arm(flexion=2.0 + swing, abduction=8, elbow=18)
    trunk = Trunk(heading=heading_deg, pitch=2, turn=4.0 * np.cos(2 * np.pi * cycle))
    return Posture(trunk, left, right, _walking_leg(cycle + 0.5), _walking_leg(cycle))


def stepping(share: float, heading_deg: float, steps: int = 4) -> Posture:
    """Posture while turning on the spot with small steps; share 0 to 1."""
    lift = np.sin(np.pi * steps * share)
    raised = Leg(14, 3, 6, 28, 0)
    resting = UPRIGHT.right_leg
    up = float(abs(lift))
    leg = Leg(*(up * r + (1 - up) * s for r, s in zip(_row(raised), _row(resting), strict=True)))
    right_turn = int(steps * share) % 2 == 0
    legs = {"right_leg": leg} if right_turn else {"left_leg": leg}
    return replace(UPRIGHT, trunk=Trunk(heading=heading_deg), **legs)  # pyright: ignore[reportArgumentType]


def _row(leg: Leg) -> tuple[float, ...]:
    return (leg.flexion, leg.abduction, leg.rotation, leg.knee, leg.ankle, leg.heel_rise)


def grounded(skeleton: Skeleton, posture: Posture, x: float, z: float) -> BodyState:
    """State in which the lowest point of the soles stands on the floor."""
    floating = float_at_origin(posture, skeleton.build)
    frames = forward(skeleton, floating)
    soles = [
        frames.point(f"{side}_foot", point)
        for side in SIDES
        for point in (skeleton.heel_offset, skeleton.ball_offset)
    ]
    low = min(float(point[1]) for point in soles)
    return replace(floating, origin=np.array([x, -low, z]))


class Walk:
    """Walking in a straight line over the floor.

    Parameters
    ----------
    skeleton : Skeleton
    start, end : tuple of float
        Floor plan (x, z), metres.
    speed_m_per_s : float
    """

    def __init__(
        self,
        skeleton: Skeleton,
        start: tuple[float, float],
        end: tuple[float, float],
        speed_m_per_s: float = 1.0,
    ) -> None:
        self._skeleton = skeleton
        self._start = np.array(start)
        way: Array = np.array(end) - self._start
        self._length = float(np.linalg.norm(way))
        self._direction = way / max(self._length, 1e-9)
        self._speed = speed_m_per_s
        self.heading_deg = float(np.degrees(np.arctan2(self._direction[0], self._direction[1])))

    @property
    def duration_s(self) -> float:
        """Time to the end of the way."""
        return self._length / self._speed

    def state(self, time_s: float) -> BodyState:
        """Where the body is after a time."""
        gone = min(time_s * self._speed, self._length)
        at = self._start + gone * self._direction
        cycle = gone / (STEP_CYCLE_M * self._skeleton.scale)
        return grounded(
            self._skeleton, walking(cycle, self.heading_deg), float(at[0]), float(at[1])
        )
