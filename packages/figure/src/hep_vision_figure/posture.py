"""A body posture in the words of a clinician: one angle for each way a joint can move.

All angles are degrees, zero in the anatomical position (standing, arms hanging, palms to
the thighs, toes forward), positive in flexion, abduction, outward rotation, dorsiflexion.
Flexion and abduction of hip and shoulder make one swing (a rotation vector), so either
alone is exactly that clinical angle and a mixture has no gimbal lock.
"""

from __future__ import annotations

from dataclasses import astuple, dataclass, fields, replace
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hep_vision_figure.arrays import Array


@dataclass(frozen=True, slots=True)
class Trunk:
    """Where the pelvis points and how spine and head bend on it."""

    heading: float = 0.0  # 0 faces the camera's side of the room, 90 faces image-right
    pitch: float = 0.0  # whole trunk forward; -90 lies on the back, 90 on the front
    roll: float = 0.0  # whole trunk to its right; -90 lies on the left side
    flexion: float = 0.0  # spine forward
    side_bend: float = 0.0  # spine to its right
    turn: float = 0.0  # spine to its left
    head_flexion: float = 0.0
    head_side_bend: float = 0.0  # to its right
    head_turn: float = 0.0  # to its left
    head_back: float = 0.0  # neck backward, the head staying level


@dataclass(frozen=True, slots=True)
class Arm:
    """One upper limb."""

    flexion: float = 0.0
    abduction: float = 0.0
    rotation: float = 0.0  # outward
    elbow: float = 0.0
    pronation: float = 0.0  # from palm-to-thigh; negative turns the palm forward
    wrist: float = 0.0  # towards the thumb's side
    hike: float = 0.0  # elevation of the shoulder girdle
    palm: float = 0.0  # wrist flexion: towards the palm


@dataclass(frozen=True, slots=True)
class Leg:
    """One lower limb."""

    flexion: float = 0.0
    abduction: float = 0.0
    rotation: float = 0.0  # outward
    knee: float = 0.0
    ankle: float = 0.0  # dorsiflexion; unused while the foot is planted
    heel_rise: float = 0.0  # tilt of a planted foot about its ball; negative about its heel
    toes: float = 0.0  # extension; unused while the foot is planted


@dataclass(frozen=True, slots=True)
class Posture:
    """The whole body; combine postures with `blend` and `mirrored`."""

    trunk: Trunk = Trunk()
    left_arm: Arm = Arm()
    right_arm: Arm = Arm()
    left_leg: Leg = Leg()
    right_leg: Leg = Leg()

    def to_vector(self) -> Array:
        """All angles in a row, in the order of the fields."""
        return np.array([angle for part in astuple(self) for angle in part], dtype=np.float64)

    @classmethod
    def from_vector(cls, angles: Sequence[float] | Array) -> Posture:
        """Posture with the angles of `to_vector`."""
        row = [float(angle) for angle in angles]
        sizes = [len(fields(kind)) for kind in _PARTS]
        if len(row) != sum(sizes):
            raise ValueError(f"angles must have length {sum(sizes)}, got {len(row)}")
        starts = np.cumsum([0, *sizes])
        parts = [
            kind(*row[i:j]) for kind, i, j in zip(_PARTS, starts[:-1], starts[1:], strict=True)
        ]
        return cls(*parts)  # pyright: ignore[reportArgumentType]

    def mirrored(self) -> Posture:
        """Same posture with left and right exchanged, as a mirror shows it."""
        t = self.trunk
        trunk = Trunk(
            -t.heading,
            t.pitch,
            -t.roll,
            t.flexion,
            -t.side_bend,
            -t.turn,
            t.head_flexion,
            -t.head_side_bend,
            -t.head_turn,
            t.head_back,
        )
        return Posture(trunk, self.right_arm, self.left_arm, self.right_leg, self.left_leg)

    def with_both_arms(self) -> Posture:
        """Same posture with the left arm doing what the right one does."""
        return replace(self, left_arm=self.right_arm)

    def plus(self, **changes: Trunk | Arm | Leg) -> Posture:
        """Posture with angles added to some parts, e.g. ``trunk=Trunk(pitch=10)``."""
        added = {
            name: type(change)(*np.add(astuple(getattr(self, name)), astuple(change)).tolist())
            for name, change in changes.items()
        }
        return replace(self, **added)  # pyright: ignore[reportArgumentType]


_PARTS: tuple[type[Trunk | Arm | Leg], ...] = (Trunk, Arm, Arm, Leg, Leg)


def blend(a: Posture, b: Posture, share: float) -> Posture:
    """Posture on the way from `a` (share 0) to `b` (share 1)."""
    return Posture.from_vector((1.0 - share) * a.to_vector() + share * b.to_vector())
