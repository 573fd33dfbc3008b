"""What became of an attempt: counted, partial or rejected, with the reason in words.

Counting is relative, judging is absolute: a movement found by hysteresis is held against
the prescription where there is one, and against the person's own movement in this set
where there is none.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from hep_vision.measure.angles.measures import MEASURES
from hep_vision.measure.angles.resting import resting_finding
from hep_vision.measure.angles.units import unit_scale
from hep_vision.measure.body.tracking import far_side
from hep_vision.measure.body.view import estimate_view
from hep_vision.measure.counting.expected import PEAK_S, beyond_plane_deg
from hep_vision.measure.counting.holding import hold_in, sinking_finding
from hep_vision.measure.counting.span import Span, from_sight_on, narrow
from hep_vision.measure.counting.verdicts import Verdict, judge_alone, judge_hold, judge_target
from hep_vision.measure.quality.compensation_findings import (
    compensation_findings,
    momentum_finding,
    plane_in_view,
    position_finding,
)
from hep_vision.measure.quality.compensations import MOMENTUM, PAST_POSITION
from hep_vision.measure.quality.findings import (
    LIMB_SWAP,
    facing_finding,
    quality_findings,
    small_finding,
    steadiness_finding,
    unseen_s,
)
from hep_vision.measure.quality.limits import limit_finding
from hep_vision.measure.quality.unseen import hidden_peak_s, unseen_findings
from hep_vision.measure.quality.view_error import certainty_finding, view_error
from hep_vision.measure.result import Attempt, Rom
from hep_vision.measure.rom.turning_points import (
    TurningPoint,
    turning_point,
)
from hep_vision.measure.uncertainty import Uncertainty

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hep_vision.measure.angles.side_signal import SideSignal
    from hep_vision.measure.body.landmarks import Array
    from hep_vision.measure.body.view import ViewEstimate
    from hep_vision.measure.counting.excursions import Excursion
    from hep_vision.measure.exercise import Exercise, Prescription
    from hep_vision.measure.result import Finding
    from hep_vision.measure.rom.hold import Hold

# Where no source is named, a default of ours; tests/unit/test_thresholds_counting.py holds it.

# Samples at the end of a recording that tell whether the movement was back by then.
NEWEST = 3
# The start value is read from at most this much of the rest before the movement.
REST_S = 2.0
# Within this share of the arc the measure is at its start position, and the view is read.
AT_START_SHARE = 0.25


@dataclass(frozen=True, slots=True)
class Draft:
    """An attempt that has been measured but not yet held against its set."""

    excursion: Excursion
    attempt: Attempt

    @property
    def can_set_range(self) -> bool:
        """Whether it tells the person's own range: a whole movement, properly seen."""
        return self.attempt.reason == "complete"


def measure_attempt(
    signal: SideSignal,
    excursion: Excursion,
    bounds: tuple[int, int],
    exercise: Exercise,
    prescription: Prescription,
    passing: frozenset[int] = frozenset(),
    joint: SideSignal | None = None,
    *,
    cut_off: bool = False,
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
    joint : SideSignal, optional
        What the degrees are read from, where the excursion was found in the limb as a whole.
    cut_off : bool
        Whether the recording ended before the excursion had settled.
    """
    bounds = _within_stretch(signal, excursion.peak, bounds)
    level = exercise.sign * (_without_lag(signal) if cut_off else signal.smooth)
    span = narrow(level, excursion, bounds[1])
    start, peak = _turning_points(signal, excursion, span, bounds[0], exercise)
    span = from_sight_on(span, signal.time_s, level, exercise.min_excursion)
    verdict = judge_alone(signal, excursion, span, (start, peak), exercise, passing)
    # Where the joint or its furthest point was hidden there are no degrees to hold to a target.
    hidden = joint is not None or hidden_peak_s(signal, span.stretch, peak.time_s) > 0
    if verdict.reason == "complete" and not hidden:
        verdict = judge_target(start, peak, exercise, prescription)
    hold = _hold(signal, excursion, span, exercise, prescription)
    if verdict.reason == "complete":
        verdict = judge_hold(hold.held_s, prescription)
    if joint is not None:
        signal = joint
        start, peak = _turning_points(joint, excursion, span, bounds[0], exercise)
    attempt = _attempt(signal, span, (start, peak), hold, exercise, prescription.limit, verdict)
    sank = sinking_finding(hold, exercise) if prescription.hold_s else None
    added = (sank, small_finding(attempt.rom, exercise) if attempt.reason == "complete" else None)
    findings = (*attempt.findings, *(each for each in added if each is not None))
    attempt = replace(attempt, findings=findings)
    return Draft(excursion, attempt)


def _within_stretch(signal: SideSignal, peak: int, bounds: tuple[int, int]) -> tuple[int, int]:
    """The bounds, or where the picture jumped to another place between them and the peak."""
    body, (first, last) = signal.body, bounds
    here = body[peak].stretch
    if body[first].stretch != here:
        first = next(i for i in range(peak, first, -1) if body[i - 1].stretch != here)
    if body[last].stretch != here:
        last = next(i for i in range(peak, last) if body[i + 1].stretch != here)
    return first, last


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


def _turning_points(
    signal: SideSignal, excursion: Excursion, span: Span, previous_end: int, exercise: Exercise
) -> tuple[TurningPoint, TurningPoint]:
    sign, scale = exercise.sign, unit_scale(MEASURES[exercise.measure])
    level = sign * signal.smooth
    arc = float(level[excursion.peak] - level[excursion.start])
    t = signal.time_s
    rest_from = bisect_left(t, t[span.onset] - REST_S)
    rest = slice(max(previous_end, rest_from), excursion.peak + 1)
    lowest_s = float(t[span.onset])
    if np.isfinite(level[rest]).any():
        lowest_s = float(t[rest][int(np.nanargmin(level[rest]))])
    start = turning_point(t[rest], -sign * signal.value[rest], lowest_s, arc, scale=scale)
    move = slice(excursion.start, max(span.landing, excursion.end) + 1)
    peak = turning_point(
        t[move], sign * signal.value[move], float(t[excursion.peak]), arc, scale=scale
    )
    return _with_value(start, -sign), _with_value(peak, sign)


def _with_value(point: TurningPoint, sign: int) -> TurningPoint:
    return TurningPoint(sign * point.value, point.time_s, point.noise, point.sampling, point.method)


def _hold(
    signal: SideSignal,
    excursion: Excursion,
    span: Span,
    exercise: Exercise,
    prescription: Prescription,
) -> Hold:
    sign, during = exercise.sign, slice(excursion.start, span.landing + 1)
    times, levels = signal.time_s[during].tolist(), (sign * signal.value[during]).tolist()
    rest = float(sign * signal.smooth[excursion.start])
    return hold_in(exercise, prescription, rest, zip(times, levels, strict=True))


def _attempt(
    signal: SideSignal,
    span: Span,
    points: tuple[TurningPoint, TurningPoint],
    hold: Hold,
    exercise: Exercise,
    limit: float | None,
    verdict: Verdict,
) -> Attempt:
    start, peak = points
    stretch = span.stretch
    t = signal.time_s[stretch]
    view = _view_at_rest(signal, span, points, exercise)
    at_start, error = (
        view_error(
            view, point.value, exercise, beyond_plane_deg(signal.beside, signal.time_s, at_s)
        )
        for point, at_s in ((start, start.time_s), (peak, peak.time_s))
    )
    parts = _uncertainty(signal, stretch, peak, error.total, exercise)
    # Start and peak are stated: the less certain of the two tells whether they are reliable.
    worse = max(error, at_start, key=lambda one: one.total)
    # What people differ by is alike in all recordings: it says nothing against this one.
    own = replace(parts, view=_told(worse.total, exercise), domain=0.0)
    left_plane = worse.left > worse.spread
    certain = certainty_finding(view, own, exercise, left_plane=left_plane)
    findings = (
        *(() if certain is None else (certain,)),
        *_findings(signal, span, points, view.off_deg, exercise),
    )
    rom = Rom(
        start=start.value,
        peak=peak.value,
        excursion=exercise.sign * (peak.value - start.value),
        uncertainty=parts.expanded,
        parts=parts,
        reliable=not any(finding.severity == "invalid" for finding in findings),
    )
    peak_s = peak.time_s if math.isfinite(peak.time_s) else float(signal.time_s[span.peak])
    if limit is not None:
        passed = limit_finding(signal, stretch, rom, peak_s, exercise, limit)
        findings = (*findings, *(() if passed is None else (passed,)))
    return Attempt(
        status=verdict.status,
        reason=verdict.reason,
        explanation=verdict.words,
        side=signal.side,
        start_s=float(t[0]),
        peak_s=peak_s,
        end_s=float(t[-1]),
        hold_s=hold.held_s,
        unseen_s=unseen_s(t, signal.value[stretch]),
        rom=rom,
        view_off_deg=view.off_deg,
        findings=findings,
    )


def _sides_sure(signal: SideSignal, peak: TurningPoint, exercise: Exercise) -> bool:
    """Whether it is known of most frames about the peak which limb is which."""
    at_s = peak.time_s
    first, last = (bisect_left(signal.time_s, at_s + s) for s in (-PEAK_S, PEAK_S))
    about = signal.limbs[first : last + 1]
    sure = sum(limb.sure(MEASURES[exercise.measure].points) for limb in about)
    return sure >= 0.5 * len(about)


def _uncertainty(
    signal: SideSignal, stretch: slice, peak: TurningPoint, view: float, exercise: Exercise
) -> Uncertainty:
    error = exercise.error
    hidden = bool(error.hidden) and far_side(signal.body[stretch]) == signal.side
    return Uncertainty(
        noise=peak.noise,
        view=_told(view, exercise),
        sampling=peak.sampling,
        model=math.hypot(error.u_model, error.hidden) if hidden else error.u_model,
        bias=error.bias,
        domain=error.domain,
        df=error.df,
    )


def _told(view: float, exercise: Exercise) -> float:
    """The view's share; what is allowed for where the source of the landmarks never tells it."""
    return exercise.untold_view if math.isnan(view) else view


def _view_at_rest(
    signal: SideSignal,
    span: Span,
    points: tuple[TurningPoint, TurningPoint],
    exercise: Exercise,
) -> ViewEstimate:
    """The view while the measure was at its start, about this attempt and in the set so far."""
    start, peak = points
    until = span.landing + 1
    t, value, lines = signal.time_s[:until], signal.value[:until], signal.view_line[:until]
    at_start = np.abs(value - start.value) <= AT_START_SHARE * abs(peak.value - start.value)
    if not at_start.any():
        at_start = np.ones(until, dtype=bool)
    return estimate_view(lines, at_start & (t >= t[span.onset] - REST_S), at_start, exercise.view)


def _findings(
    signal: SideSignal,
    span: Span,
    points: tuple[TurningPoint, TurningPoint],
    off_deg: float,
    exercise: Exercise,
) -> Iterator[Finding]:
    """Everything worth knowing of an attempt beside its verdict."""
    stretch, peak = span.stretch, points[1]
    yield from quality_findings(signal.time_s[stretch], signal.value[stretch])
    yield from unseen_findings(
        signal,
        stretch,
        peak.time_s,
        against_trunk=MEASURES[exercise.measure].against_trunk,
    )
    if not _sides_sure(signal, peak, exercise):
        yield LIMB_SWAP
    for finding in (
        steadiness_finding(*points, exercise),
        facing_finding(*points, signal.facing[stretch], exercise),
    ):
        if finding is not None:
            yield finding
    if exercise.rests is not None and signal.off_rest_deg is not None:
        about = np.abs(signal.time_s - signal.time_s[span.peak]) <= PEAK_S
        moved = resting_finding(exercise.rests, signal.off_rest_deg[about])
        if moved is not None:
            yield moved
    yield from compensation_findings(
        signal.watched,
        signal.quantities,
        exercise.measure,
        signal.time_s,
        (span.onset, span.landing),
        plane_in_view(exercise.view, off_deg),
    )
    yield from _of_the_measure(signal, span, peak, exercise)


def _of_the_measure(
    signal: SideSignal, span: Span, peak: TurningPoint, exercise: Exercise
) -> Iterator[Finding]:
    """What the rules find that are judged from the measure itself."""
    stretch = span.stretch
    for rule in exercise.compensations:
        found: Finding | None = None
        if rule.id == MOMENTUM:
            level = signal.smooth[stretch]
            found = momentum_finding(rule, signal.time_s[stretch], level, span.peak - span.onset)
        elif rule.id == PAST_POSITION:
            found = position_finding(rule, exercise, peak)
        if found is not None:
            yield found
