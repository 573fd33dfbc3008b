"""What a stretch that was not seen hides: nothing, the peak, or a turn that would count.

The model: somebody moves no faster while unseen than they do in the rest of the attempt. A gap in
the middle of a pass is bridged. One that was long enough to come back by `RETURN_SHARE` of the
height and to rise again may hide the end of one repetition and the start of another: such an
attempt cannot be told from two, or from none. A limb that left the picture comes into it again
when it returns, so a gap beyond the edge hides no return. A gap at the peak hides how far the
movement went: it counts, its degrees do not.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from hep_vision.measure.body.landmarks import SIDES
from hep_vision.measure.body.tracking import column_of
from hep_vision.measure.counting.excursions import RETURN_SHARE
from hep_vision.measure.result import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy.typing as npt

    from hep_vision.measure.angles.side_signal import SideSignal
    from hep_vision.measure.body.landmarks import Array
    from hep_vision.measure.body.tracking import BodySample

# Where no source is named, a default of ours; tests/unit/test_thresholds_quality.py holds it.

# The person's own speed: this percentile of it, since single samples jump.
SPEED_PERCENTILE = 95.0
# Fewer samples than this tell no movement.
LEAST_SAMPLES = 5
# A gap hides the peak if one farther by more than this share of the height fits into it ...
AT_PEAK_SHARE = 0.1
# ... if it is longer than this, and than what was seen there; a shorter one is filled in by its
# neighbours.
BRIEF_S = 0.2
HIPS = [column_of("hip", side) for side in SIDES]


def hidden_turn_s(signal: SideSignal, stretch: slice) -> float:
    """Length of the longest gap that may hide a return and another rise; 0 if there is none."""
    time_s, value = signal.time_s[stretch], signal.value[stretch]
    seen = np.flatnonzero(np.isfinite(value))
    if len(seen) < LEAST_SAMPLES:
        return float(time_s[-1] - time_s[0]) if len(time_s) else 0.0
    level = signal.smooth[stretch][seen]
    step_s, step = np.diff(time_s[seen]), np.abs(np.diff(level))
    speed = _own_speed(time_s[seen], level)
    height = float(level.max() - level.min())
    hides = step_s * speed > step + 2.0 * RETURN_SHARE * height
    if signal.beyond is not None and hides.any():
        hides &= ~_beyond(signal.beyond[stretch], seen)
    return float(step_s[hides].max()) if hides.any() else 0.0


def _own_speed(time_s: Array, level: Array) -> float:
    """The person's own speed, from samples that were all seen."""
    return float(np.percentile(np.abs(np.diff(level)) / np.diff(time_s), SPEED_PERCENTILE))


def farthest_unseen(
    time_s: Array, level: Array, among: npt.NDArray[np.bool_] | None = None
) -> tuple[float, float]:
    """How far somebody may have gone while unseen, and about when.

    Parameters
    ----------
    time_s, level : ndarray, shape (n,)
        Samples that grow in the direction of the exercise, NaN where not seen.
    among : ndarray of bool, shape (n,), optional
        Only gaps that begin and end there.

    Returns
    -------
    tuple of float
        Level that could have been reached and left again at the person's own speed, and the time
        halfway through that gap; minus infinity and NaN where nothing was hidden.
    """
    seen = np.flatnonzero(np.isfinite(level))
    if len(seen) < LEAST_SAMPLES:
        return math.inf if len(level) > len(seen) else -math.inf, math.nan
    at_s, levels = time_s[seen], level[seen]
    gaps = np.diff(at_s)
    hidden = gaps > BRIEF_S
    if among is not None:
        hidden &= among[seen[:-1]] & among[seen[1:]]
    if not hidden.any():
        return -math.inf, math.nan
    reach = 0.5 * (levels[:-1] + levels[1:] + _own_speed(at_s, levels) * gaps)
    worst = int(np.argmax(np.where(hidden, reach, -math.inf)))
    return float(reach[worst]), float(0.5 * (at_s[worst] + at_s[worst + 1]))


def _beyond(beyond: npt.NDArray[np.bool_], seen: npt.NDArray[np.intp]) -> npt.NDArray[np.bool_]:
    """For each pair of neighbours of ``seen``, whether the limb was beyond the edge in between."""
    before = np.concatenate(([0], np.cumsum(beyond)))
    between = np.diff(seen) - 1
    return (before[seen[1:]] - before[seen[:-1] + 1]) > 0.5 * between


def unseen_findings(
    signal: SideSignal, stretch: slice, peak_s: float, *, against_trunk: bool
) -> Iterator[Finding]:
    """What of an attempt was out of sight that its degrees need."""
    gap_s = hidden_peak_s(signal, stretch, peak_s)
    if gap_s > 0:
        yield Finding(
            "peak_hidden",
            "invalid",
            f"Out of sight for {gap_s:.1f} s at its furthest: how far it went is not known.",
            "Let the camera see the whole movement.",
        )
    if against_trunk and _hips_unseen(signal.body[stretch]):
        yield Finding(
            "hips_unseen",
            "invalid",
            "The hips were not in the picture: the direction of the trunk is a guess.",
            "Let the camera see the hips.",
        )


def hidden_peak_s(signal: SideSignal, stretch: slice, peak_s: float) -> float:
    """Length of the gap that may hide the peak; 0 if there is none.

    It does if somebody at their own speed could have gone clearly farther in it and come back.
    """
    time_s, value = signal.time_s[stretch], signal.value[stretch]
    seen = np.flatnonzero(np.isfinite(value))
    if len(seen) < LEAST_SAMPLES:
        return 0.0
    levels, at_s = value[seen], time_s[seen]
    top = float(np.interp(peak_s, at_s, levels))
    near = AT_PEAK_SHARE * float(levels.max() - levels.min())
    gaps = np.diff(at_s)
    closest = np.minimum(np.abs(levels[:-1] - top), np.abs(levels[1:] - top))
    held_s = float(gaps[(gaps <= BRIEF_S) & (closest <= near)].sum())  # seen about the peak
    rising = 1.0 if top > float(np.median(levels)) else -1.0
    reach = 0.5 * (rising * (levels[:-1] + levels[1:]) + _own_speed(at_s, levels) * gaps)
    hides = (gaps > max(BRIEF_S, held_s)) & (reach > rising * top + near)
    return float(gaps[hides].max()) if hides.any() else 0.0


def _hips_unseen(body: Sequence[BodySample]) -> bool:
    places = [sample.points[HIPS] for sample in body if math.isfinite(sample.size_px)]
    return bool(places) and float(np.isnan(np.array(places)).all(axis=1).mean()) > 0.5
