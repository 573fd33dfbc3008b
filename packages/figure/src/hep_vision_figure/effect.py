"""Whether the compensations that are asked for do anything in the exercise."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from hep_vision_figure.clinical import body_points
from hep_vision_figure.spec_part import ImpossibleClipError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from hep_vision.checked_yaml.problems import Location
    from hep_vision_figure.compensation import Compensation
    from hep_vision_figure.skeleton import Frames
    from hep_vision_figure.spec import ClipSpec
    from hep_vision_figure.timetable import Planned

_SHARES = (0.25, 0.5, 0.75, 1.0)  # of the way to the peak, where an effect is looked for
_SEEN_M = 0.01  # a smaller shift of every joint cannot be seen
# A slight compensation shifts little and is still one: it is judged as if it were this great.
_JUDGED_DEG = 15.0


def check_compensations(
    spec: ClipSpec,
    planned: Sequence[Planned],
    placed: Callable[[Planned, float, Mapping[Compensation, float]], Frames],
) -> None:
    """Refuse compensations that planted limbs, or straight ones, do not let happen.

    Parameters
    ----------
    spec : ClipSpec
    planned : sequence of Planned
        One for each repetition of the specification.
    placed : callable
        Bones at a share of the way to the peak of a repetition, with some compensations.

    Raises
    ------
    ImpossibleClipError
        If one shifts no joint by 1 cm anywhere on the way to the peak.
    """
    seen: set[object] = set()
    for i, repetition in enumerate(planned):
        own = spec.motion.repetitions[i].compensations or {}
        for name, deg in repetition.compensations.items():
            way = (repetition.side, repetition.start_progress, repetition.peak_progress, name, deg)
            if not deg or name == "tremor" or way in seen:
                continue
            seen.add(way)
            judged: dict[Compensation, float] = {
                name: float(np.copysign(max(abs(deg), _JUDGED_DEG), deg))
            }
            shifts = (
                _largest_shift_m(placed(repetition, share, {}), placed(repetition, share, judged))
                for share in _SHARES
            )
            if max(shifts) < _SEEN_M:
                repeated: Location = ("repetitions", i) if name in own else ()
                does = f"{name} does nothing that can be seen in {spec.exercise}"
                problem = f"{does}: no joint moves by 1 cm; leave it out, or take another exercise"
                raise ImpossibleClipError(("motion", *repeated, "compensations", name), problem)


def _largest_shift_m(one: Frames, other: Frames) -> float:
    """Of any joint between two poses."""
    before, after = body_points(one), body_points(other)
    return max(float(np.linalg.norm(after[name] - before[name])) for name in before)
