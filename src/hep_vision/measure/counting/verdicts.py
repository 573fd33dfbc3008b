"""Whether an attempt counts, and if not, the reason in words.

Each judge looks at one thing and has a verdict only if that keeps the attempt from counting.
They are asked in order: what makes it no attempt at all comes before what makes it a poor one.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from hep_vision.measure.angles.measures import MEASURES
from hep_vision.measure.angles.units import unit_scale, unit_text
from hep_vision.measure.body.posture import POSTURE_WORDS, other_posture
from hep_vision.measure.body.stepping import place_shift
from hep_vision.measure.body.tracking import BodySample, far_side, fits_position
from hep_vision.measure.body.view import off_plane_deg
from hep_vision.measure.counting.expected import ACROSS_DEG, turned_only, unexpected
from hep_vision.measure.counting.span import few
from hep_vision.measure.quality.findings import median_seen
from hep_vision.measure.quality.unseen import hidden_turn_s
from hep_vision.measure.rom.turning_points import doubt_about

if TYPE_CHECKING:
    from collections.abc import Callable

    from hep_vision.measure.angles.side_signal import SideSignal
    from hep_vision.measure.body.landmarks import Array, Side
    from hep_vision.measure.body.posture import Posture
    from hep_vision.measure.body.view import Line
    from hep_vision.measure.counting.excursions import Excursion
    from hep_vision.measure.counting.span import Span
    from hep_vision.measure.exercise import Exercise, Prescription
    from hep_vision.measure.result import AttemptStatus, Reason
    from hep_vision.measure.rom.turning_points import TurningPoint

# Where no source is named, a default of ours; tests/unit/test_thresholds_counting.py holds it.

# A target is missed when the peak stays below it by more than both.
TARGET_TOLERANCE_DEG = 5.0
TARGET_TOLERANCE_SHARE = 0.10
# A hold this much shorter than prescribed is still held long enough.
HOLD_TOLERANCE_S = 0.3
# A movement in fewer steps between frames is not told from noise: a parabola through its peak
# takes five samples, and two more on either side tell it from an outlier.
LEAST_STEPS = 8
# The start position is read from this long before the movement left it until as long after.
START_S = 0.3
# Where it ended is read from this long before it was back.
END_S = 0.5
# The points that ought to stay have moved by this many body sizes: changing place.
MAX_ANCHOR_SHIFT = 0.5
# The body has ended in another position if it shows this much larger or smaller, or if the
# trunk is tilted this much and has moved by this many body sizes.
OTHER_SIZE = 1.6
OTHER_TILT_DEG = 45.0
OTHER_PLACE = 0.75
# A movement whose size is in doubt by more than this share of it was not seen well enough; where
# the near limb hides the one that moved, it was guessed as well.
DOUBT_SHARE, FAR_DOUBT_SHARE = 0.75, 0.65


@dataclass(frozen=True, slots=True)
class Verdict:
    """Status, reason and the reason in words."""

    status: AttemptStatus
    reason: Reason
    words: str


COMPLETE = Verdict("counted", "complete", "")


def judge_alone(
    signal: SideSignal,
    excursion: Excursion,
    span: Span,
    points: tuple[TurningPoint, TurningPoint],
    exercise: Exercise,
    passing: frozenset[int],
) -> Verdict:
    """Judge an attempt by itself, without what was prescribed.

    Parameters
    ----------
    signal, excursion, span
        The side it was found in, where, and when it left, turned and was back.
    points : tuple of TurningPoint
        Its start and its peak.
    exercise : Exercise
    passing : frozenset of int
        Stretches of the body track in which another person was seen.
    """
    body = signal.body[span.stretch]
    return (
        _judge_person(body[0].stretch, excursion, span, exercise, passing)
        or _judge_sight(signal, span)
        or _judge_tilt(_beginning(signal, span), exercise)
        or _judge_place(body, exercise)
        or _judge_start_posture(signal, span, exercise)
        or _judge_course(signal.time_s[span.stretch], excursion, span, exercise)
        or _judge_posture(body)
        or _judge_start(points[0], exercise)
        or _judge_end_posture(signal, span, exercise)
        or _judge_movement(signal, span, points, exercise)
        or judge_size(points, exercise, _doubt_share(body, signal.side, exercise))
        or COMPLETE
    )


def _judge_person(
    stretch: int, excursion: Excursion, span: Span, exercise: Exercise, passing: frozenset[int]
) -> Verdict | None:
    cut_off = excursion.closing == "cut" and span.returned < exercise.return_share
    if cut_off or stretch in passing:
        words = "The picture jumped to another person or place."
        return Verdict("rejected", "person_changed", words)
    return None


def _judge_sight(signal: SideSignal, span: Span) -> Verdict | None:
    unseen_s = hidden_turn_s(signal, span.stretch)
    if unseen_s > 0:
        words = f"Out of sight for {unseen_s:.1f} s."
        return Verdict("rejected", "out_of_sight", words)
    return None


def _beginning(signal: SideSignal, span: Span) -> list[BodySample]:
    """The body about the moment at which the movement left its start."""
    left_s = float(signal.time_s[span.onset])
    first, last = (bisect_left(signal.time_s, left_s + s) for s in (-START_S, START_S))
    return signal.body[first : min(last, span.peak) + 1]


def _judge_tilt(beginning: list[BodySample], exercise: Exercise) -> Verdict | None:
    tilt = _middle(beginning, lambda sample: sample.tilt_deg)
    if not fits_position(tilt, exercise.positions):
        words = (
            f"Not in the start position ({_wanted(exercise)}): "
            f"the trunk was {tilt:.0f}° from upright."
        )
        return Verdict("rejected", "wrong_position", words)
    return None


def _judge_place(body: list[BodySample], exercise: Exercise) -> Verdict | None:
    moved = place_shift(body, exercise.anchors)
    if moved > MAX_ANCHOR_SHIFT:
        words = f"Changing place: moved by {moved:.1f} trunk lengths."
        return Verdict("rejected", "changing_place", words)
    return None


def _judge_start_posture(signal: SideSignal, span: Span, exercise: Exercise) -> Verdict | None:
    shown: list[Posture] = [sample.posture for sample in _beginning(signal, span)]
    other = other_posture(shown, exercise.positions, _limb(signal, exercise))
    if other is None:
        return None
    words = f"Not in the start position ({_wanted(exercise)}), but {POSTURE_WORDS[other]}."
    return Verdict("rejected", "wrong_position", words)


def _judge_end_posture(signal: SideSignal, span: Span, exercise: Exercise) -> Verdict | None:
    """Whether who sat down to exercise has not stood up instead, which straightens knees too."""
    first = max(bisect_left(signal.time_s, float(signal.time_s[span.landing]) - END_S), span.peak)
    ending = signal.body[first : span.landing + 1]
    shown: list[Posture] = [sample.posture for sample in ending]
    other = other_posture(shown, exercise.positions, _limb(signal, exercise))
    if other is None:
        return None
    words = f"Ended {POSTURE_WORDS[other]} instead of in the start position."
    return Verdict("rejected", "changing_place", words)


def _limb(signal: SideSignal, exercise: Exercise) -> Side | None:
    """The limb that moves, where it is one of the two: who lies on a side moves the upper one."""
    return signal.side if exercise.side_kind == "one" else None


def _wanted(exercise: Exercise) -> str:
    return " or ".join(position.replace("_", "-") for position in exercise.positions)


def _judge_course(t: Array, excursion: Excursion, span: Span, exercise: Exercise) -> Verdict | None:
    duration_s = float(t[-1] - t[0])
    if excursion.closing == "settled":
        return Verdict("rejected", "changing_place", "Getting into the start position.")
    if excursion.closing == "unfinished":
        return Verdict("partial", "not_returned", "The recording ended before the return.")
    if excursion.closing == "timed_out":
        words = f"Not back at the start position after {duration_s:.0f} s."
        return Verdict("partial", "not_returned", words)
    least_s = max(
        exercise.min_duration_s, LEAST_STEPS * float(np.median(np.diff(t))) if len(t) > 1 else 0.0
    )
    if duration_s < least_s:
        words = f"Too fast: {duration_s:.2f} s, at least {least_s:.2f} s expected."
        return Verdict("rejected", "too_fast", words)
    if span.returned < exercise.return_share:
        words = f"Came back only {100 * span.returned:.0f} % of the way."
        return Verdict("partial", "not_returned", words)
    return None


def _middle(samples: list[BodySample], of: Callable[[BodySample], float]) -> float:
    return median_seen(np.array([of(sample) for sample in samples]))


def _judge_posture(body: list[BodySample]) -> Verdict | None:
    """Whether the body, not only the joint, is back as it was at the start.

    Who squats and then goes on down to the floor bends the knee and straightens it again,
    and has not come back up.
    """
    part = few(len(body))
    first, last = body[:part], body[-part:]

    size = _middle(first, lambda s: s.size_px)
    grown = _middle(last, lambda s: s.size_px) / size
    tilted = abs(_middle(last, lambda s: s.tilt_deg) - _middle(first, lambda s: s.tilt_deg))
    moved = math.hypot(
        _middle(last, lambda s: s.centre.real) - _middle(first, lambda s: s.centre.real),
        _middle(last, lambda s: s.centre.imag) - _middle(first, lambda s: s.centre.imag),
    )
    resized = max(grown, 1.0 / grown) > OTHER_SIZE
    if resized or (tilted > OTHER_TILT_DEG and moved > OTHER_PLACE * size):
        words = "Ended in another position than it began in."
        return Verdict("partial", "not_returned", words)
    return None


def _judge_start(start: TurningPoint, exercise: Exercise) -> Verdict | None:
    low, high = exercise.start_range
    if math.isnan(start.value) or low <= start.value <= high:
        return None
    unit = MEASURES[exercise.measure].unit
    words = f"Not from the start position: began at {unit_text(start.value, unit)}."
    return Verdict("rejected", "wrong_position", words)


def _judge_movement(
    signal: SideSignal, span: Span, points: tuple[TurningPoint, TurningPoint], exercise: Exercise
) -> Verdict | None:
    if signal.beside is None:
        return None
    start, peak = points
    words = unexpected(signal.beside, exercise.expected, signal.time_s, peak.time_s)
    if words is None and _off_plane_deg(signal, span, exercise) > ACROSS_DEG:
        excursed = exercise.sign * (peak.value - start.value)
        words = turned_only(signal.beside, signal.time_s, span.stretch, peak.time_s, excursed)
    return None if words is None else Verdict("rejected", "other_movement", words)


def _off_plane_deg(signal: SideSignal, span: Span, exercise: Exercise) -> float:
    """How far the plane of the movement was turned out of the picture while it moved."""
    lines: list[Line] = signal.view_line[span.stretch].tolist()
    return median_seen(np.array([off_plane_deg(line, exercise.view) for line in lines]))


def _doubt_share(body: list[BodySample], side: Side, exercise: Exercise) -> float:
    hidden = exercise.view == "sagittal" and far_side(body) == side
    return FAR_DOUBT_SHARE if hidden else DOUBT_SHARE


def judge_size(
    points: tuple[TurningPoint, TurningPoint], exercise: Exercise, doubt_share: float
) -> Verdict | None:
    """Hold the arc between start and peak against the least that counts, and its own doubt."""
    start, peak = points
    unit = MEASURES[exercise.measure].unit
    excursed = exercise.sign * (peak.value - start.value)
    if excursed < exercise.min_excursion:
        words = (
            f"Only {unit_text(excursed, unit)} of movement; "
            f"at least {unit_text(exercise.min_excursion, unit)} expected."
        )
        return Verdict("partial", "too_small", words)
    # Landmarks that jump about, as when somebody walks past, look like a movement as well.
    doubt = doubt_about(start, peak)
    if doubt > doubt_share * excursed:
        words = (
            f"Seen too unsteadily: {unit_text(excursed, unit)} of movement, "
            f"give or take {unit_text(doubt, unit)}."
        )
        return Verdict("rejected", "unsteady", words)
    return None


def judge_hold(held: float, prescription: Prescription) -> Verdict:
    """Hold the time at the peak, in seconds, against the prescribed one."""
    asked = prescription.hold_s
    if asked is None or held >= asked - HOLD_TOLERANCE_S:
        return COMPLETE
    return Verdict("partial", "hold_too_short", f"Held for {held:.1f} s of {asked:.0f} s.")


def target_tolerance(exercise: Exercise, arc: float) -> float:
    """How far short of the target is still at it, for an arc from the start to the target."""
    least = TARGET_TOLERANCE_DEG * unit_scale(MEASURES[exercise.measure])
    return max(least, TARGET_TOLERANCE_SHARE * arc)


def judge_target(
    start: TurningPoint, peak: TurningPoint, exercise: Exercise, prescription: Prescription
) -> Verdict:
    """Hold the peak against the prescribed target."""
    target = prescription.target
    unit = MEASURES[exercise.measure].unit
    if target is None:
        return COMPLETE
    tolerance = target_tolerance(exercise, abs(target - start.value))
    if exercise.sign * (target - peak.value) > tolerance:
        asked = unit_text(target, unit)
        words = f"Reached {unit_text(peak.value, unit)}, less than the minimum to count, {asked}."
        return Verdict("partial", "short_of_target", words)
    return COMPLETE
