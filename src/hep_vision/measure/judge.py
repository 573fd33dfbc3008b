"""What became of an attempt: counted, partial or rejected, with the reason in words.

Counting is relative, judging is absolute: a movement found by hysteresis is held against
the prescription where there is one, and against the person's own movement in this set
where there is none.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from hep_vision.measure.body import BodySample, fits_position
from hep_vision.measure.compensations import (
    MOMENTUM,
    compensation_findings,
    momentum_finding,
    plane_in_view,
)
from hep_vision.measure.measures import MEASURES
from hep_vision.measure.quality import longest_gap_s, median_seen, quality_findings, unseen_s
from hep_vision.measure.result import (
    Attempt,
    AttemptStatus,
    Finding,
    Reason,
    Rom,
    Uncertainty,
)
from hep_vision.measure.rom import TurningPoint, hold_s, turning_point, view_uncertainty

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from hep_vision.measure.attempts import Excursion
    from hep_vision.measure.exercise import Compensation, Exercise, Prescription
    from hep_vision.measure.landmarks import Array, Side

# Less than this share of the person's own excursion is not the same movement.
OWN_SHARE = 0.5
# A target is missed when the peak stays below it by more than both.
TARGET_TOLERANCE_DEG = 5.0
TARGET_TOLERANCE_SHARE = 0.10
# A hold this much shorter than prescribed is still held long enough.
HOLD_TOLERANCE_S = 0.3
# Longer out of sight than this, or for this share of the attempt, and it cannot count.
MAX_UNSEEN_S = 0.5
MAX_UNSEEN_SHARE = 0.4
# Fewer frames than this share of an attempt in another place are a slip.
SLIP_SHARE = 0.1
# The points that ought to stay have moved by this many body sizes: changing place.
MAX_ANCHOR_SHIFT = 0.5
# The body has ended in another position if it shows this much larger or smaller, or if the
# trunk is tilted this much and has moved by this many body sizes.
OTHER_SIZE = 1.6
OTHER_TILT_DEG = 45.0
OTHER_PLACE = 0.75
# A movement has left its start, or is back, at this share of its height above the rest.
AT_REST_SHARE = 0.10
# Samples at the end of a recording that tell whether the movement was back by then.
NEWEST = 3
# The start value is read from at most this much of the rest before the movement.
REST_S = 2.0


@dataclass(frozen=True, slots=True, eq=False)
class SideSignal:
    """Everything kept of one side, one entry a frame."""

    side: Side
    time_s: Array  # (n,)
    value: Array  # (n,) clinical, outliers removed
    smooth: Array  # (n,) clinical, smoothed
    view_off_deg: Array  # (n,)
    body: list[BodySample]  # (n,)
    rules: tuple[Compensation, ...] = ()
    watched: tuple[Array, ...] = ()  # quantity of each rule, (n,)


@dataclass(frozen=True, slots=True)
class Draft:
    """An attempt that has been measured but not yet held against its set."""

    excursion: Excursion
    attempt: Attempt

    @property
    def can_set_range(self) -> bool:
        """Whether it tells the person's own range: a whole movement, properly seen."""
        return self.attempt.reason == "complete"


def unit_text(value: float, unit: str) -> str:
    """Value for a sentence: whole degrees, or two decimals of a body length."""
    if math.isnan(value):
        return "an unknown angle" if unit == "deg" else "an unknown height"
    return f"{value:.0f}°" if unit == "deg" else f"{value:.2f} body lengths"


def measure_attempt(
    signal: SideSignal,
    excursion: Excursion,
    bounds: tuple[int, int],
    exercise: Exercise,
    prescription: Prescription,
    passing: frozenset[int] = frozenset(),
) -> Draft:
    """Measure one excursion and judge it by itself.

    Parameters
    ----------
    signal : SideSignal
        The side the excursion was found in.
    excursion : Excursion
        Indices into the signal.
    bounds : tuple of int
        Index at which the attempt before it was closed, and at which the next one starts
        (the length of the signal if there is none): the rest before and after.
    passing : frozenset of int
        Stretches of the body track in which another person was seen.
    """
    span = _span(exercise.sign * _without_lag(signal), excursion, bounds[1])
    start, peak = _turning_points(signal, excursion, span, bounds[0], exercise)
    verdict = _judge_alone(signal, excursion, span, (start, peak), exercise, passing)
    if verdict.reason == "complete":
        verdict = _judge_target(start, peak, exercise, prescription)
    if verdict.reason == "complete":
        verdict = _judge_hold(held_s(signal, span, peak, exercise), prescription)
    return Draft(
        excursion, _attempt(signal, span, (start, peak), exercise, prescription.limit, verdict)
    )


@dataclass(frozen=True, slots=True)
class Verdict:
    """Status, reason and the reason in words."""

    status: AttemptStatus
    reason: Reason
    words: str


COMPLETE = Verdict("counted", "complete", "")


def _without_lag(signal: SideSignal) -> Array:
    """The smooth signal with its newest samples as they were measured.

    A recording that is cut where the movement is just back ends before the filter is.
    """
    level = signal.smooth.copy()
    newest = signal.value[-NEWEST:]
    seen = newest[np.isfinite(newest)]
    if len(seen):
        level[-NEWEST:] = np.median(seen)
    return level


@dataclass(frozen=True, slots=True)
class Span:
    """When the movement really left its start, turned, and was back, as indices.

    ``returned`` is the share of its height by which it came back before the next one.
    """

    onset: int
    peak: int
    landing: int
    returned: float

    @property
    def stretch(self) -> slice:
        """The samples of the movement."""
        return slice(self.onset, self.landing + 1)


def _span(level: Array, excursion: Excursion, next_start: int) -> Span:
    """Narrow an excursion to the movement itself, without the rest around it."""
    floor, top = float(level[excursion.start]), float(level[excursion.peak])
    rise = level[excursion.start : excursion.peak + 1]
    low = np.flatnonzero(rise <= floor + AT_REST_SHARE * (top - floor))
    onset = excursion.start + int(low[-1])
    after = level[excursion.peak : max(next_start + 1, excursion.end + 1)]
    if not np.isfinite(after).any():
        return Span(onset, excursion.peak, excursion.end, 0.0)
    bottom = float(np.nanmin(after))
    landed = np.flatnonzero(after <= bottom + AT_REST_SHARE * (top - bottom))
    landing = excursion.peak + int(landed[0])
    share = (top - bottom) / (top - floor) if top > floor else 0.0
    return Span(onset, excursion.peak, landing, share)


def _turning_points(
    signal: SideSignal, excursion: Excursion, span: Span, previous_end: int, exercise: Exercise
) -> tuple[TurningPoint, TurningPoint]:
    sign, scale = exercise.sign, scale_of(exercise)
    level = sign * signal.smooth
    arc = float(level[excursion.peak] - level[excursion.start])
    t = signal.time_s
    rest_from = bisect_left(t, t[span.onset] - REST_S)
    rest = slice(max(previous_end, rest_from), excursion.peak + 1)
    lowest_s = float(t[rest][int(np.nanargmin(level[rest]))])
    start = turning_point(t[rest], -sign * signal.value[rest], lowest_s, arc, scale=scale)
    move = slice(excursion.start, max(span.landing, excursion.end) + 1)
    peak = turning_point(
        t[move], sign * signal.value[move], float(t[excursion.peak]), arc, scale=scale
    )
    return _with_value(start, -sign), _with_value(peak, sign)


def scale_of(exercise: Exercise) -> float:
    """Units of the measure per degree, for thresholds given in degrees."""
    return 1.0 if MEASURES[exercise.measure].unit == "deg" else 0.005


def _with_value(point: TurningPoint, sign: int) -> TurningPoint:
    return TurningPoint(
        sign * point.value, point.time_s, point.noise, point.sampling, point.hold_s, point.method
    )


def _judge_alone(
    signal: SideSignal,
    excursion: Excursion,
    span: Span,
    points: tuple[TurningPoint, TurningPoint],
    exercise: Exercise,
    passing: frozenset[int],
) -> Verdict:
    body = signal.body[span.stretch]
    return (
        _judge_person(body, passing)
        or _judge_sight(signal.time_s[span.stretch], signal.value[span.stretch])
        or _judge_place(body, exercise)
        or _judge_course(signal.time_s[span.stretch], excursion, span, exercise)
        or _judge_posture(body)
        or _judge_start(points[0], exercise)
        or _judge_size(points, exercise)
        or COMPLETE
    )


def _judge_person(body: list[BodySample], passing: frozenset[int]) -> Verdict | None:
    visits = Counter(sample.stretch for sample in body if sample.size_px > 0)
    # A stretch of a frame or two is a slip of the model, not somebody else.
    stretches = {s for s, n in visits.items() if n > SLIP_SHARE * visits.total()}
    if len(stretches) > 1 or stretches & passing:
        words = "The picture jumped to another person or place."
        return Verdict("rejected", "person_changed", words)
    return None


def _judge_sight(t: Array, value: Array) -> Verdict | None:
    gap_s, blind_s = longest_gap_s(t, value), unseen_s(t, value)
    if gap_s > MAX_UNSEEN_S or blind_s > MAX_UNSEEN_SHARE * float(t[-1] - t[0]):
        words = f"Out of sight for {max(gap_s, blind_s):.1f} s."
        return Verdict("rejected", "out_of_sight", words)
    return None


def _judge_place(body: list[BodySample], exercise: Exercise) -> Verdict | None:
    tilt = _middle(body[: max(1, len(body) // 4)], lambda sample: sample.tilt_deg)
    if not fits_position(tilt, exercise.position):
        words = (
            f"Not in the start position ({exercise.position.replace('_', '-')}): "
            f"the trunk was {tilt:.0f}° from upright."
        )
        return Verdict("rejected", "wrong_position", words)
    moved = anchor_shift(body)
    if moved > MAX_ANCHOR_SHIFT:
        words = f"Changing place: moved by {moved:.1f} trunk lengths."
        return Verdict("rejected", "changing_place", words)
    return None


def _judge_course(t: Array, excursion: Excursion, span: Span, exercise: Exercise) -> Verdict | None:
    duration_s = float(t[-1] - t[0])
    if excursion.closing == "unfinished":
        return Verdict("partial", "not_returned", "The recording ended before the return.")
    if excursion.closing == "timed_out":
        words = f"Not back at the start position within {exercise.max_duration_s:.0f} s."
        return Verdict("partial", "not_returned", words)
    if duration_s < exercise.min_duration_s:
        words = f"Too fast: {duration_s:.1f} s, at least {exercise.min_duration_s:.1f} s expected."
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
    few = max(2, len(body) // 8)
    first, last = body[:few], body[-few:]

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


def _judge_size(points: tuple[TurningPoint, TurningPoint], exercise: Exercise) -> Verdict | None:
    start, peak = points
    unit = MEASURES[exercise.measure].unit
    excursed = exercise.sign * (peak.value - start.value)
    if excursed >= exercise.min_excursion:
        return None
    words = (
        f"Only {unit_text(excursed, unit)} of movement; "
        f"at least {unit_text(exercise.min_excursion, unit)} expected."
    )
    return Verdict("partial", "too_small", words)


def anchor_shift(body: list[BodySample]) -> float:
    """How far the points that ought to stay have moved, in body sizes.

    Where each point was in the first, the middle and the last third of the attempt, as
    medians, so that badly placed landmarks of a few frames do not tell; then the largest
    distance between two of them, averaged over the points. 0 if they were not seen.
    """
    if not body or not len(body[0].anchors):
        return 0.0
    anchors = np.array([sample.anchors for sample in body])  # (n, k)
    sizes = np.array([sample.size_px for sample in body])
    seen = np.isfinite(anchors).all(axis=1) & np.isfinite(sizes)
    if np.count_nonzero(seen) < 3:
        return 0.0
    thirds = [
        np.median(part.real, axis=0) + 1j * np.median(part.imag, axis=0)
        for part in np.array_split(anchors[seen], 3)
    ]
    pairs = ((0, 1), (1, 2), (0, 2))
    moved = max(float(np.abs(thirds[i] - thirds[j]).mean()) for i, j in pairs)
    return moved / float(np.median(sizes[seen]))


def held_s(signal: SideSignal, span: Span, peak: TurningPoint, exercise: Exercise) -> float:
    """Time the peak was held: within the exercise's band if it has one, else the plateau."""
    if exercise.hold_band is None:
        return peak.hold_s
    t, value = signal.time_s[span.stretch], signal.value[span.stretch]
    return hold_s(t, value, peak.value, exercise.hold_band)


def _judge_hold(held: float, prescription: Prescription) -> Verdict:
    asked = prescription.hold_s
    if asked is None or held >= asked - HOLD_TOLERANCE_S:
        return COMPLETE
    return Verdict("partial", "hold_too_short", f"Held for {held:.1f} s of {asked:.0f} s.")


def _judge_target(
    start: TurningPoint, peak: TurningPoint, exercise: Exercise, prescription: Prescription
) -> Verdict:
    target = prescription.target
    unit = MEASURES[exercise.measure].unit
    if target is None:
        return COMPLETE
    arc = abs(target - start.value)
    tolerance = max(TARGET_TOLERANCE_DEG * scale_of(exercise), TARGET_TOLERANCE_SHARE * arc)
    if exercise.sign * (target - peak.value) > tolerance:
        words = f"Short of the target: {unit_text(peak.value, unit)} of {unit_text(target, unit)}."
        return Verdict("partial", "short_of_target", words)
    return COMPLETE


def _attempt(
    signal: SideSignal,
    span: Span,
    points: tuple[TurningPoint, TurningPoint],
    exercise: Exercise,
    limit: float | None,
    verdict: Verdict,
) -> Attempt:
    start, peak = points
    stretch = span.stretch
    t = signal.time_s[stretch]
    off_deg = median_seen(signal.view_off_deg[stretch])
    scale = scale_of(exercise)
    parts = Uncertainty(
        noise=peak.noise,
        view=view_uncertainty(off_deg, scale),
        sampling=peak.sampling,
        model=exercise.model_error,
    )
    findings = tuple(_findings(signal, span, peak, off_deg, exercise, limit))
    rom = Rom(
        start=start.value,
        peak=peak.value,
        excursion=exercise.sign * (peak.value - start.value),
        uncertainty=parts.expanded,
        parts=parts,
        reliable=not any(finding.severity == "invalid" for finding in findings),
    )
    peak_s = peak.time_s if math.isfinite(peak.time_s) else float(signal.time_s[span.peak])
    return Attempt(
        status=verdict.status,
        reason=verdict.reason,
        explanation=verdict.words,
        side=signal.side,
        start_s=float(t[0]),
        peak_s=peak_s,
        end_s=float(t[-1]),
        hold_s=held_s(signal, span, peak, exercise),
        unseen_s=unseen_s(t, signal.value[stretch]),
        rom=rom,
        view_off_deg=off_deg,
        findings=findings,
    )


def _findings(
    signal: SideSignal,
    span: Span,
    peak: TurningPoint,
    off_deg: float,
    exercise: Exercise,
    limit: float | None,
) -> Iterator[Finding]:
    """Everything worth knowing of an attempt beside its verdict."""
    stretch = span.stretch
    yield from quality_findings(signal.time_s[stretch], signal.value[stretch], off_deg, exercise)
    if limit is not None and exercise.sign * (peak.value - limit) > 0:
        unit = MEASURES[exercise.measure].unit
        yield Finding(
            "C14",
            "warning",
            f"Past the limit: {unit_text(peak.value, unit)}, limit {unit_text(limit, unit)}.",
            "Stop before the limit.",
            amount=exercise.sign * (peak.value - limit),
            at_s=peak.time_s,
        )
    yield from compensation_findings(
        signal.rules,
        signal.watched,
        signal.time_s,
        (span.onset, span.landing),
        plane_in_view(exercise.view, off_deg),
    )
    for rule in exercise.compensations:
        if rule.id == MOMENTUM:
            level = signal.smooth[stretch]
            swung = momentum_finding(rule, signal.time_s[stretch], level, span.peak - span.onset)
            if swung is not None:
                yield swung
