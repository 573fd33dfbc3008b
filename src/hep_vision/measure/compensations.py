"""Ways round an exercise, as amounts a camera can see.

Each rule has a quantity, computed for every frame, that is compared with the person's own
start position: how far it goes from there during an attempt, and when. What it finds is
said beside the repetition and never changes the count.

The rules and their numbers (C1 to C20) are those of the exercise definitions; what they
cannot see from the view at hand they do not judge.
"""

from __future__ import annotations

import math
from array import array
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from hep_vision.measure.landmarks import Side, landmark_of, middle
from hep_vision.measure.result import Finding

if TYPE_CHECKING:
    from hep_vision.measure.exercise import Compensation, View
    from hep_vision.measure.landmarks import Array

Points = Sequence[complex]  # pixels x + iy, NaN where not seen
Quantity = Callable[[Points, Side, float], float]  # with the facing, +1, 0 or -1

# The start position is what was seen this long before the movement left it, ...
BASELINE_S = 1.5
# ... at least this many frames of it, else the first tenth of the movement.
BASELINE_FRAMES = 5
# What is exceeded only by a frame or two is a slip of the model: this percentile counts.
AMOUNT_PERCENTILE = 95.0
# Turned further than this the picture shows the other plane of the body.
OTHER_PLANE_DEG = 60.0
SAME_PLANE_DEG = 30.0


@dataclass(frozen=True, slots=True)
class Rule:
    """What a rule compares and how it is said.

    ``direction`` tells which way counts: +1 more, -1 less, 0 either. ``against`` is what
    an amount is compared with: the start position's value, a share of that value, or
    nothing (the value itself tells).
    """

    quantity: Quantity
    says: str  # "{amount}" stands for the figure with its unit
    unit: Literal["deg", "%"]  # a share of a length of the body is said in per cent
    direction: Literal[-1, 0, 1] = 0
    view: View | None = None  # None: seen from every view
    against: Literal["start", "share_of_start", "nothing"] = "start"

    @property
    def against_low(self) -> bool:
        """Whether a value below the threshold is what is looked for."""
        return self.against == "nothing" and self.direction < 0


def _point(points: Points, name: str, side: Side) -> complex:
    return points[landmark_of(name, side)]


def _down_deg(vector: complex) -> float:
    """Direction from straight down in the picture, to the right positive."""
    return math.degrees(math.atan2(vector.real, vector.imag)) if vector else math.nan


def _between_deg(one: complex, other: complex) -> float:
    """Unsigned angle between two directions, 0 to 180."""
    if not (abs(one) > 0 and abs(other) > 0):
        return math.nan
    turn = one / other
    return abs(math.degrees(math.atan2(turn.imag, turn.real)))


def _ratio(distance: float, length: float) -> float:
    return distance / length if length > 0 else math.nan


def _trunk(points: Points) -> complex:
    return middle(points, "hip") - middle(points, "shoulder")


def _trunk_lean(points: Points, side: Side, facing: float) -> float:
    del side
    return -_down_deg(_trunk(points)) * (facing or 1.0)


def _side_lean(points: Points, side: Side, facing: float) -> float:
    del side, facing
    return _down_deg(_trunk(points))


def _shoulder_gap(points: Points, side: Side, facing: float) -> float:
    del facing
    gap = _point(points, "shoulder", side).imag - _point(points, "ear", side).imag
    return _ratio(gap, abs(_trunk(points)))


def _line_tilt(points: Points, name: str) -> float:
    across = _point(points, name, "left") - _point(points, name, "right")
    return math.degrees(math.atan2(across.imag, abs(across.real))) if across else math.nan


def _pelvis_tilt(points: Points, side: Side, facing: float) -> float:
    del side, facing
    return _line_tilt(points, "hip")


def _weight_shift(points: Points, side: Side, facing: float) -> float:
    del side, facing
    over_feet = middle(points, "hip").real - middle(points, "ankle").real
    # Who bends forward to the camera shows a short trunk; the shank stays what it is.
    shank = abs(middle(points, "knee") - middle(points, "ankle"))
    return _ratio(over_feet, max(abs(_trunk(points)), shank))


def _knee_bend(points: Points, side: Side, facing: float) -> float:
    del facing
    hip, knee, ankle = (_point(points, name, side) for name in ("hip", "knee", "ankle"))
    return _between_deg(knee - hip, ankle - knee)


def _knee_inward(points: Points, side: Side, facing: float) -> float:
    """Frontal plane projection angle: the knee inside the line from hip to ankle, degrees."""
    del facing
    hip, knee, ankle = (_point(points, name, side) for name in ("hip", "knee", "ankle"))
    other: Side = "right" if side == "left" else "left"
    inward = _point(points, "hip", other).real - hip.real
    bend = _down_deg(knee - hip) - _down_deg(ankle - knee)
    return bend if inward > 0 else -bend


def _knee_past_toes(points: Points, side: Side, facing: float) -> float:
    knee, toe, ankle = (_point(points, name, side) for name in ("knee", "foot_index", "ankle"))
    return _ratio((knee.real - toe.real) * facing, abs(knee - ankle)) if facing else math.nan


def _heel_lift(points: Points, side: Side, facing: float) -> float:
    del facing
    heel, toe = _point(points, "heel", side), _point(points, "foot_index", side)
    shank = abs(_point(points, "knee", side) - _point(points, "ankle", side))
    return _ratio(toe.imag - heel.imag, shank)


def _arm_from_trunk(points: Points, side: Side, facing: float) -> float:
    del facing
    shoulder = _point(points, "shoulder", side)
    return _between_deg(_point(points, "elbow", side) - shoulder, _trunk(points))


def _elbow_bend(points: Points, side: Side, facing: float) -> float:
    del facing
    shoulder, elbow, wrist = (_point(points, n, side) for n in ("shoulder", "elbow", "wrist"))
    return _between_deg(elbow - shoulder, wrist - elbow)


def _hand_on_knee(points: Points, side: Side, facing: float) -> float:
    del facing
    reach = abs(_point(points, "wrist", side) - _point(points, "knee", side))
    return _ratio(reach, abs(_trunk(points)))


def _shoulder_width(points: Points, side: Side, facing: float) -> float:
    del side, facing
    across = _point(points, "shoulder", "left") - _point(points, "shoulder", "right")
    return _ratio(abs(across), abs(_trunk(points)))


def _head_forward(points: Points, side: Side, facing: float) -> float:
    ahead = _point(points, "ear", side).real - _point(points, "shoulder", side).real
    return _ratio(ahead * facing, abs(_trunk(points))) if facing else math.nan


def _limb_length(points: Points, side: Side, facing: float) -> float:
    del facing
    thigh = abs(_point(points, "hip", side) - _point(points, "knee", side))
    return _ratio(thigh, abs(_trunk(points)))


def _arm_length(points: Points, side: Side, facing: float) -> float:
    del facing
    arm = abs(_point(points, "shoulder", side) - _point(points, "elbow", side))
    return _ratio(arm, abs(_trunk(points)))


def _back_line(points: Points, side: Side, facing: float) -> float:
    del facing
    shoulder, hip, knee = (_point(points, name, side) for name in ("shoulder", "hip", "knee"))
    return _between_deg(hip - shoulder, knee - hip)


def _feet_apart(points: Points, side: Side, facing: float) -> float:
    del side, facing
    apart = abs(_point(points, "ankle", "left") - _point(points, "ankle", "right"))
    return _ratio(apart, abs(_trunk(points)))


def _speed_factor(time_s: Array, level: Array) -> float:
    """Peak speed of a rise or a return against its mean speed; a smooth one makes 1.3.

    The tenths next to the start and to the peak are left out, where people rest.
    """
    low, high = np.nanmin(level), np.nanmax(level)
    step_s, step = np.diff(time_s), np.diff(level)
    middle_part = np.abs(level[1:] - 0.5 * (low + high)) <= 0.4 * (high - low)
    seen = np.isfinite(step) & (step_s > 0) & middle_part
    length_s = float(step_s[seen].sum())
    distance = abs(float(step[seen].sum()))
    if np.count_nonzero(seen) < BASELINE_FRAMES or not (length_s > 0 and distance > 0):
        return math.nan
    speed = np.abs(step[seen]) / step_s[seen]
    return float(np.percentile(speed, AMOUNT_PERCENTILE)) / (distance / length_s)


RULES: dict[str, Rule] = {
    "C1": Rule(_trunk_lean, "The trunk leaned by {amount}", "deg", 0, "sagittal"),
    "C2": Rule(_side_lean, "The trunk leaned sideways by {amount}", "deg", 0, "frontal"),
    "C3": Rule(
        _shoulder_gap,
        "The shoulder hiked: {amount} less room below the ear",
        "%",
        -1,
        against="share_of_start",
    ),
    "C4": Rule(_pelvis_tilt, "The pelvis tilted by {amount}", "deg", 0, "frontal"),
    "C5": Rule(_weight_shift, "The weight shifted by {amount} of the trunk", "%", 0, "frontal"),
    "C6": Rule(_knee_bend, "The knee bent by {amount}", "deg", 1, "sagittal"),
    "C7": Rule(_knee_inward, "The knee fell inward by {amount}", "deg", 1, "frontal"),
    "C8": Rule(
        _knee_past_toes,
        "The knee went past the toes by {amount} of the shank",
        "%",
        1,
        "sagittal",
        against="nothing",
    ),
    "C9": Rule(_heel_lift, "The heel lifted by {amount} of the shank", "%", 1, "sagittal"),
    "C10": Rule(_arm_from_trunk, "The elbow left the side by {amount}", "deg", 1),
    "C11": Rule(_elbow_bend, "The elbow bent by {amount}", "deg", 1),
    "C15": Rule(
        _hand_on_knee,
        "The hands were on the knees, within {amount} of the trunk",
        "%",
        -1,
        against="nothing",
    ),
    "C16": Rule(
        _shoulder_width,
        "The trunk turned: the shoulders {amount} narrower",
        "%",
        -1,
        "frontal",
        against="share_of_start",
    ),
    "C17": Rule(
        _head_forward, "The head poked forward by {amount} of the trunk", "%", 1, "sagittal"
    ),
    "C18": Rule(
        _limb_length,
        "The limb left the plane: it showed {amount} shorter",
        "%",
        -1,
        against="share_of_start",
    ),
    "C19": Rule(_back_line, "The line of the back bent by {amount}", "deg", 1, "sagittal"),
    "C20": Rule(_feet_apart, "The feet moved apart by {amount} of the trunk", "%", 0),
}
MOMENTUM = "C12"  # judged from the measure itself, see `momentum_finding`


class CompensationWatch:
    """Keeps, frame by frame, the quantities an exercise's rules compare, for one side."""

    def __init__(self, rules: Sequence[Compensation], side: Side, *, of_arm: bool) -> None:
        self._side: Side = side
        self.rules = tuple(rule for rule in rules if rule.id in RULES)
        self._quantities = tuple(
            _arm_length if rule.id == "C18" and of_arm else RULES[rule.id].quantity
            for rule in self.rules
        )
        self.values = tuple(array("d") for _ in self.rules)

    def add(self, points: Points, facing: float) -> None:
        """Take the points of one frame."""
        for quantity, values in zip(self._quantities, self.values, strict=True):
            values.append(quantity(points, self._side, facing))


def compensation_findings(
    rules: Sequence[Compensation],
    values: Sequence[Array],
    time_s: Array,
    span: tuple[int, int],
    seen_view: View | None,
) -> list[Finding]:
    """What the rules find in one attempt.

    Parameters
    ----------
    rules, values : sequences of equal length
        The exercise's rules and the quantity of each, shape (n,).
    time_s : ndarray, shape (n,)
    span : tuple of int
        First and last index of the movement.
    seen_view : {"sagittal", "frontal"} or None
        The plane the picture really shows; None if it lies between the two.
    """
    first, last = span
    found: list[Finding] = []
    for rule, value in zip(rules, values, strict=True):
        what = RULES[rule.id]
        if what.view is not None and what.view != seen_view:
            continue
        moved = _moved(what, value, _baseline(value, time_s, first, last), slice(first, last + 1))
        seen = np.isfinite(moved)
        if np.count_nonzero(seen) < BASELINE_FRAMES:
            continue
        amount = float(np.percentile(moved[seen], AMOUNT_PERCENTILE))
        if what.against == "nothing":
            amount *= what.direction
        exceeded = amount < rule.threshold if what.against_low else amount > rule.threshold
        if exceeded:
            at_s = float(time_s[first : last + 1][seen][int(np.argmax(moved[seen]))])
            found.append(_finding(rule, what, amount, at_s))
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
        rule.cue,
        amount=factor,
        at_s=float(time_s[peak]),
    )


def _baseline(value: Array, time_s: Array, first: int, last: int) -> float:
    rest = value[bisect_left(time_s, time_s[first] - BASELINE_S) : first + 1]
    rest = rest[np.isfinite(rest)]
    if len(rest) < BASELINE_FRAMES:
        rest = value[first : first + max(BASELINE_FRAMES, (last - first) // 10)]
        rest = rest[np.isfinite(rest)]
    return float(np.median(rest)) if len(rest) else math.nan


def _moved(what: Rule, value: Array, baseline: float, span: slice) -> Array:
    """How far the quantity went in the direction that counts, for each frame."""
    if what.against == "nothing":
        return what.direction * value[span]
    away = value[span] - baseline
    if what.against == "share_of_start":
        away = away / baseline if baseline else np.full_like(away, np.nan)
    return np.abs(away) if what.direction == 0 else what.direction * away


def _finding(rule: Compensation, what: Rule, amount: float, at_s: float) -> Finding:
    if what.unit == "deg":
        said, limit = f"{amount:.0f}°", f"{rule.threshold:.0f}°"
    else:
        said, limit = f"{100 * amount:.0f} %", f"{100 * rule.threshold:.0f} %"
    return Finding(
        rule.id,
        "info",
        f"{what.says.format(amount=said)} (noted from {limit}).",
        rule.cue,
        amount=amount,
        at_s=at_s,
    )


def plane_in_view(view: View, off_deg: float) -> View | None:
    """Which plane of the body the picture shows, given the exercise's and its angle to it."""
    if off_deg <= SAME_PLANE_DEG:
        return view
    if off_deg >= OTHER_PLANE_DEG:
        return "frontal" if view == "sagittal" else "sagittal"
    return None
