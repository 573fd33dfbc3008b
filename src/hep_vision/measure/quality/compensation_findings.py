"""What the rules for compensations find in an attempt: how much, and when."""

from __future__ import annotations

import math
from array import array
from bisect import bisect_left
from typing import TYPE_CHECKING

import numpy as np

from hep_vision.measure.quality.compensations import Rule, rule_for
from hep_vision.measure.result import Finding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hep_vision.measure.angles.quantities import Points
    from hep_vision.measure.body.landmarks import Array, Side
    from hep_vision.measure.exercise import Compensation, Exercise, View
    from hep_vision.measure.rom.turning_points import TurningPoint

# Where no source is named, a default of ours; tests/unit/test_thresholds_quality.py holds it.

# The start position is what was seen this long before the movement left it, ...
BASELINE_S = 1.5
# ... at least this many frames of it, else the first tenth of the movement.
BASELINE_FRAMES = 5
# What is not seen in at least this share of the movement is not judged: the model guesses limbs
# beyond the edge of the picture, with the knee of a straight leg bent by 90 degrees (a real clip).
SEEN_SHARE = 0.7
# What is exceeded only by a frame or two is a slip of the model: this percentile counts.
AMOUNT_PERCENTILE = 95.0
# Swinging is looked for within this share of the height on either side of its middle: in the tenths
# next to the start and to the peak people rest.
MIDDLE_SHARE = 0.4
# A raised shoulder blade is judged below this angle between upper arm and trunk: above, it turns up
# by nature, from a third of the way on (clinical review, judgement).
BLADE_STILL_DEG = 60.0
# Turned further than this the picture shows the other plane of the body.
OTHER_PLANE_DEG = 60.0
SAME_PLANE_DEG = 30.0
UNSEEN = complex(math.nan, math.nan)


def in_picture(points: Points, size_px: tuple[int, int]) -> list[complex]:
    """The points without those beyond the edges of the picture, whose place is a guess."""
    width, height = size_px
    return [
        point if 0.0 <= point.real <= width and 0.0 <= point.imag <= height else UNSEEN
        for point in points
    ]


class CompensationWatch:
    """Keeps, frame by frame, the quantities an exercise's rules compare, for one side."""

    def __init__(self, compensations: Sequence[Compensation], measure: str, side: Side) -> None:
        rules = [(each, rule_for(each.id, measure)) for each in compensations]
        self._side: Side = side
        self.watched = tuple(each for each, rule in rules if rule.quantities)
        self._quantities = tuple(rule.quantities for _, rule in rules if rule.quantities)
        self._values = tuple(array("d") for _ in self.watched)

    def add(self, points: Points, facing: float) -> None:
        """Take the points of one frame."""
        for quantities, values in zip(self._quantities, self._values, strict=True):
            values.extend(quantity(points, self._side, facing) for quantity in quantities)

    def values_until(self, n: int) -> tuple[Array, ...]:
        """For each watched rule its quantities in the first n frames, shape (n, k)."""
        return tuple(
            np.array(values[: n * len(quantities)]).reshape(n, len(quantities))
            for quantities, values in zip(self._quantities, self._values, strict=True)
        )


def compensation_findings(
    watched: Sequence[Compensation],
    values: Sequence[Array],
    measure: str,
    time_s: Array,
    span: tuple[int, int],
    seen_view: View | None,
) -> list[Finding]:
    """What the rules find in one attempt.

    Parameters
    ----------
    watched, values : sequences of equal length
        What the exercise watches for, and the quantities of each, shape (n, k).
    measure : str
        The exercise's.
    time_s : ndarray, shape (n,)
    span : tuple of int
        First and last index of the movement.
    seen_view : {"sagittal", "frontal"} or None
        The plane the picture really shows; None if it lies between the two.
    """
    first, last = span
    found: list[Finding] = []
    for each, kept in zip(watched, values, strict=True):
        rule = rule_for(each.id, measure)
        if rule.view is not None and rule.view != seen_view:
            continue
        during = kept[first : last + 1, 0]
        if np.count_nonzero(np.isfinite(during)) < SEEN_SHARE * len(during):
            continue
        moved = _moved(rule, kept, _rest(kept, time_s, first, last), slice(first, last + 1))
        seen = np.isfinite(moved)
        if np.count_nonzero(seen) < BASELINE_FRAMES:
            continue
        amount = float(np.percentile(moved[seen], AMOUNT_PERCENTILE))
        if rule.against == "nothing":
            amount *= rule.direction
        exceeded = amount < each.threshold if rule.against_low else amount > each.threshold
        if exceeded:
            at_s = float(time_s[first : last + 1][seen][int(np.argmax(moved[seen]))])
            found.append(_finding(each, rule, amount, at_s))
    return found


def momentum_finding(rule: Compensation, time_s: Array, level: Array, peak: int) -> Finding | None:
    """Whether the movement was swung: much faster at one point than on the whole.

    ``time_s`` and ``level`` are those of the movement, ``peak`` the index of its peak.
    """
    parts = (slice(0, peak + 1), slice(peak, len(level)))
    factors = [_speed_factor(time_s[part], level[part]) for part in parts]
    factor = max((f for f in factors if math.isfinite(f)), default=math.nan)
    if not factor > rule.threshold:
        return None
    return Finding(
        rule.id,
        "info",
        f"Swung: {factor:.1f} times as fast at one point as on the whole.",
        _advice(rule),
        amount=factor,
        at_s=float(time_s[peak]),
    )


def position_finding(rule: Compensation, exercise: Exercise, peak: TurningPoint) -> Finding | None:
    """Whether the movement went past the position that is its goal."""
    past = exercise.past_position(peak.value)
    if not past > rule.threshold:
        return None
    return _finding(rule, rule_for(rule.id, exercise.measure), past, peak.time_s)


def _rest(kept: Array, time_s: Array, first: int, last: int) -> Array:
    """Median of each quantity in the start position, shape (k,); NaN where it was not seen."""
    rest = kept[bisect_left(time_s, time_s[first] - BASELINE_S) : first + 1]
    rest = rest[np.isfinite(rest).all(axis=1)]
    if len(rest) < BASELINE_FRAMES:
        rest = kept[first : first + max(BASELINE_FRAMES, (last - first) // 10)]
        rest = rest[np.isfinite(rest).all(axis=1)]
    if not len(rest):
        return np.full_like(kept[first], np.nan)
    return np.array([float(np.median(rest[:, column])) for column in range(rest.shape[1])])


def _moved(rule: Rule, kept: Array, rest: Array, span: slice) -> Array:
    """How far the quantity went in the direction that counts, for each frame."""
    if rule.against == "place":
        away = np.hypot(kept[span, 0] - rest[0], kept[span, 1] - rest[1])
        return away / rest[2] if rest[2] > 0 else np.full_like(away, np.nan)
    value, baseline = kept[span, 0], float(rest[0])
    if rule.while_low is not None:
        value = np.where(kept[span, 1] <= BLADE_STILL_DEG, value, np.nan)
    if rule.against == "nothing":
        return rule.direction * value
    away = value - baseline
    if rule.against == "share_of_start":
        away = away / baseline if baseline else np.full_like(away, np.nan)
    return np.abs(away) if rule.direction == 0 else rule.direction * away


def _finding(watched: Compensation, rule: Rule, amount: float, at_s: float) -> Finding:
    if rule.unit == "deg":
        said, limit = f"{amount:.0f}°", f"{watched.threshold:.0f}°"
    else:
        said, limit = f"{100 * amount:.0f} %", f"{100 * watched.threshold:.0f} %"
    return Finding(
        watched.id,
        "info",
        f"{rule.says.format(amount=said)} (noted from {limit}).",
        _advice(watched),
        amount=amount,
        at_s=at_s,
    )


def _advice(watched: Compensation) -> str:
    """What the patient hears; nothing of what only the therapist is told."""
    return watched.cue if watched.told == "patient" else ""


def _speed_factor(time_s: Array, level: Array) -> float:
    """Peak speed of a rise or a return against its mean speed; a smooth one makes 1.3.

    The tenths next to the start and to the peak are left out, where people rest.
    """
    if not np.isfinite(level).any():
        return math.nan
    low, high = np.nanmin(level), np.nanmax(level)
    step_s, step = np.diff(time_s), np.diff(level)
    middle_part = np.abs(level[1:] - 0.5 * (low + high)) <= MIDDLE_SHARE * (high - low)
    seen = np.isfinite(step) & (step_s > 0) & middle_part
    length_s = float(step_s[seen].sum())
    distance = abs(float(step[seen].sum()))
    if np.count_nonzero(seen) < BASELINE_FRAMES or not (length_s > 0 and distance > 0):
        return math.nan
    speed = np.abs(step[seen]) / step_s[seen]
    return float(np.percentile(speed, AMOUNT_PERCENTILE)) / (distance / length_s)


def plane_in_view(view: View, off_deg: float) -> View | None:
    """Which plane of the body the picture shows, given the exercise's and its angle to it."""
    if off_deg <= SAME_PLANE_DEG:
        return view
    if off_deg >= OTHER_PLANE_DEG:
        return "frontal" if view == "sagittal" else "sagittal"
    return None
