"""Everything kept of one side of the body while a set is followed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    import numpy.typing as npt

    from hep_vision.measure.body.landmarks import Array, Side
    from hep_vision.measure.body.limbs import LimbSample
    from hep_vision.measure.body.tracking import BodySample
    from hep_vision.measure.counting.expected import Beside
    from hep_vision.measure.exercise import Compensation


@dataclass(frozen=True, slots=True, eq=False)
class SideSignal:
    """One side, one entry a frame."""

    side: Side
    time_s: Array  # (n,)
    value: Array  # (n,) clinical, outliers removed
    smooth: Array  # (n,) clinical, smoothed
    view_line: Array  # (n, 3), see `hep_vision.measure.body.view.view_line`
    facing: Array  # (n,) +1, -1, or 0 where it was not certain
    body: list[BodySample]  # (n,)
    watched: tuple[Compensation, ...] = ()
    quantities: tuple[Array, ...] = ()  # what the rule of each compares, (n, k)
    limbs: Sequence[LimbSample] = ()  # (n,)
    off_rest_deg: Array | None = None  # (n,) what a resting segment seems off its rest by
    beyond: npt.NDArray[np.bool_] | None = None  # (n,) whether the limb was beyond the edge
    beside: Beside | None = None  # what tells the exercise from another movement
