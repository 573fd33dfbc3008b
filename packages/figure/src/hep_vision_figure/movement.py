"""A movement: key postures along the way, and how the world holds the body meanwhile."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Literal

import numpy as np

from hep_vision_figure.arrays import smooth_curve
from hep_vision_figure.clinical import clinical_values
from hep_vision_figure.contact import Stage, Support
from hep_vision_figure.posture import Posture, Trunk

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from hep_vision.measure.body.landmarks import Side
    from hep_vision.measure.exercise import SideKind, View
    from hep_vision_figure.arrays import Array
    from hep_vision_figure.skeleton import Skeleton

Facing = Literal["left", "right"]
Position = Literal["standing", "seated", "lying", "floor"]


@dataclass(frozen=True)
class Movement:
    """One exercise as the figure does it, written for the right side.

    Parameters
    ----------
    exercise : str
        Identifier of the exercise definition.
    measure : str
        Measure that tells how far the movement has gone, of the moving side.
    view : {"sagittal", "frontal"}
        How the camera sees it: sagittal with the moving side near, frontal face on.
    side_kind : {"one", "both", "alternating"}
        As in the exercise definition.
    keys : sequence of (float, Posture)
        Progress and posture; 0 the start position, 1 the usual end, more is further.
        They are written with heading 0; the facing is added when the figure is put down.
    support : Support
    position : str
        Decides camera height and how the figure gets there.
    furniture : tuple of str
        Names of `hep_vision_figure.furniture`.
    both_arms : bool
        Whether "both" sides means that the left arm does what the right arm does.
    loaded_knee_deg : float, optional
        Where the knees straighten under the weight: their flexion as they take it.
    far_hand_holds : bool
        Whether the left hand, written as the far one, holds on while the sides take turns.
    """

    exercise: str
    measure: str
    view: View
    side_kind: SideKind
    keys: Sequence[tuple[float, Posture]]
    support: Support
    position: Position = "standing"
    furniture: tuple[str, ...] = ()
    both_arms: bool = False
    loaded_knee_deg: float | None = None
    far_hand_holds: bool = False

    @cached_property
    def _curve(self) -> Callable[[float], Array]:
        progress, postures = zip(*self.keys, strict=True)
        return smooth_curve(progress, [posture.to_vector() for posture in postures])

    @property
    def reach(self) -> tuple[float, float]:
        """Least and greatest progress the key postures cover."""
        return self.keys[0][0], self.keys[-1][0]

    @property
    def has_resting_leg(self) -> bool:
        """Whether a leg has nothing to do but lie; of those that raise the pelvis none has."""
        return self.position == "lying" and self.support.hold == "lying"

    def posture(
        self,
        progress: float,
        side: Side | Literal["both"] = "right",
        change: Callable[[Posture], Posture] | None = None,
    ) -> Posture:
        """Posture at a progress, done with the given side.

        Parameters
        ----------
        progress : float
        side : {"left", "right", "both"}
        change : callable, optional
            Applied to the posture as it is written, for the right side: a compensation.
        """
        low, high = self.reach
        posture = Posture.from_vector(self._curve(float(np.clip(progress, low, high))))
        if change is not None:
            posture = change(posture)
        if side == "both" and self.both_arms:
            return posture.with_both_arms()
        if side != "left":
            return posture
        arms = {"left_arm": posture.left_arm, "right_arm": posture.right_arm}
        return replace(posture.mirrored(), **arms if self.far_hand_holds else {})

    def support_for(self, side: Side | Literal["both"]) -> Support:
        """Support of the movement done with the given side."""
        if side != "left":
            return self.support
        mirrored = self.support.mirrored()
        if not self.far_hand_holds:
            return mirrored
        hands = {name for name in self.support.planted if name.endswith("_hand")}
        feet = {name for name in mirrored.planted if name.endswith("_foot")}
        return replace(mirrored, planted=frozenset(hands | feet))


def with_other_hand(movement: Movement) -> Movement:
    """Movement whose holding hand is the right one, far from the camera if it faces left."""
    keys = [
        (p, replace(key, left_arm=key.right_arm, right_arm=key.left_arm))
        for p, key in movement.keys
    ]
    swapped = movement.support.mirrored().planted
    hands = {name for name in swapped if name.endswith("_hand")}
    feet = {name for name in movement.support.planted if name.endswith("_foot")}
    support = replace(movement.support, planted=frozenset(hands | feet))
    return replace(movement, keys=keys, support=support)


def turned(posture: Posture, heading_deg: float) -> Posture:
    """Posture turned about the vertical."""
    return posture.plus(trunk=Trunk(heading=heading_deg))


@dataclass(frozen=True, eq=False)
class Calibration:
    """Which progress shows which true value of the measure, for one skeleton.

    The way from start to end can be flat for a while (the trunk leans before the knees
    extend); what is looked up is the first progress that reaches a value.
    """

    progress: Array
    value: Array

    @property
    def span(self) -> tuple[float, float]:
        """Least and greatest value that can be shown."""
        return float(self.value.min()), float(self.value.max())

    def progress_at(self, value: float) -> float:
        """Progress at which the measure has a value.

        Raises
        ------
        ValueError
            If the movement does not reach it.
        """
        low, high = self.span
        if not low - 0.5 <= value <= high + 0.5:
            raise ValueError(f"value must lie within {low:.1f} and {high:.1f}, got {value:g}")
        rising = self.value if self.value[-1] > self.value[0] else -self.value
        asked = value if self.value[-1] > self.value[0] else -value
        monotone = np.maximum.accumulate(rising) + 1e-9 * np.arange(len(rising))
        return float(np.interp(asked, monotone, self.progress))


def calibrate(
    movement: Movement, skeleton: Skeleton, side: Side | Literal["both"], steps: int = 97
) -> Calibration:
    """Measure the true value along a movement, for one body."""
    measured: Side = "left" if side == "left" else "right"
    stage = Stage(skeleton, movement.support_for(side), movement.posture(0.0, side))
    progress = np.linspace(*movement.reach, steps)
    values = [
        clinical_values(stage.place(movement.posture(p, side)))[movement.measure][measured]
        for p in progress
    ]
    return Calibration(progress, np.array(values))


def with_other_leg_straight(movement: Movement) -> Movement:
    """Lying movement with the resting leg flat on the mat instead of its foot planted."""
    straight = [
        (p, replace(key, left_leg=replace(key.left_leg, flexion=-1.0, knee=2.0, ankle=-25.0)))
        for p, key in movement.keys
    ]
    support = replace(movement.support, planted=movement.support.planted - {"left_foot"})
    return replace(movement, keys=straight, support=support)
