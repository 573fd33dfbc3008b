"""What became of an attempt: counted, partial or rejected, with the reason in words.

Counting is relative, judging is absolute: a movement found by hysteresis is held against
the prescription where there is one, and against the person's own movement in this set
where there is none.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from hep_vision.measure.attempts import Excursion
from hep_vision.measure.body import BodySample, fits_position
from hep_vision.measure.exercise import Exercise, Prescription
from hep_vision.measure.landmarks import Array, Side
from hep_vision.measure.measures import MEASURES
from hep_vision.measure.result import (
    Attempt,
    AttemptStatus,
    Finding,
    Reason,
    Rom,
    Uncertainty,
)
from hep_vision.measure.rom import TurningPoint, turning_point, view_uncertainty

# Less than this share of the person's own excursion is not the same movement.
OWN_SHARE = 0.5
# A target is missed when the peak stays below it by more than both.
TARGET_TOLERANCE_DEG = 5.0
TARGET_TOLERANCE_SHARE = 0.10
# Longer out of sight than this, or for this share of the attempt, and it cannot count.
MAX_UNSEEN_S = 0.5
MAX_UNSEEN_SHARE = 0.4
# The points that ought to stay have moved by this many body sizes (about a trunk length): changing place.
MAX_ANCHOR_SHIFT = 0.5
# The start value is read from at most this much of the rest before the movement.
REST_S = 2.0
# Fewer frames per second than this miss the turning points of ordinary movement.
MIN_FRAME_RATE_HZ = 12.0


@dataclass(frozen=True, slots=True, eq=False)
class SideSignal:
    """Everything kept of one side, one entry a frame."""

    side: Side
    time_s: Array  # (n,)
    value: Array  # (n,) clinical, outliers removed
    smooth: Array  # (n,) clinical, smoothed
    view_off_deg: Array  # (n,)
    body: list[BodySample]  # (n,)


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
    previous_end: int,
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
    previous_end : int
        Index at which the attempt before it was closed; the rest lies in between.
    passing : frozenset of int
        Stretches of the body track in which another person was seen.
    """
    start, peak, end = _turning_points(signal, excursion, previous_end, exercise)
    status, reason, words = _judge_alone(signal, excursion, start, peak, exercise, passing)
    if reason == "complete":
        status, reason, words = _judge_target(start, peak, exercise, prescription)
    attempt = _attempt(signal, excursion, (start, peak, end), exercise, (status, reason, words))
    return Draft(excursion, attempt)


def _turning_points(
    signal: SideSignal, excursion: Excursion, previous_end: int, exercise: Exercise
) -> tuple[TurningPoint, TurningPoint, float]:
    sign, scale = exercise.sign, scale_of(exercise)
    level = sign * signal.smooth
    arc = float(level[excursion.peak] - level[excursion.start])
    t = signal.time_s
    rest_from = int(np.searchsorted(t, t[excursion.start] - REST_S))
    rest = slice(max(previous_end, rest_from), excursion.peak + 1)
    rise = slice(excursion.start, excursion.end + 1)
    start = turning_point(
        t[rest], -sign * signal.value[rest], float(t[excursion.start]), arc, scale=scale
    )
    peak = turning_point(
        t[rise], sign * signal.value[rise], float(t[excursion.peak]), arc, scale=scale
    )
    end_s = float(t[excursion.end])
    return _with_value(start, -sign), _with_value(peak, sign), end_s


def scale_of(exercise: Exercise) -> float:
    """Units of the measure per degree, for thresholds given in degrees."""
    return 1.0 if MEASURES[exercise.measure].unit == "deg" else 0.005


def _with_value(point: TurningPoint, sign: int) -> TurningPoint:
    return TurningPoint(
        sign * point.value, point.time_s, point.noise, point.sampling, point.hold_s, point.method
    )


def _longest_gap_s(time_s: Array, value: Array) -> float:
    seen = time_s[np.isfinite(value)]
    if len(seen) < 2:
        return float(time_s[-1] - time_s[0]) if len(time_s) else 0.0
    return float(np.max(np.diff(seen)))


def _unseen_s(time_s: Array, value: Array) -> float:
    return float(np.sum(np.diff(time_s)[np.isnan(value[:-1])])) if len(time_s) > 1 else 0.0


def _judge_alone(
    signal: SideSignal,
    excursion: Excursion,
    start: TurningPoint,
    peak: TurningPoint,
    exercise: Exercise,
    passing: frozenset[int],
) -> tuple[AttemptStatus, Reason, str]:
    unit = MEASURES[exercise.measure].unit
    stretch = slice(excursion.start, excursion.end + 1)
    t, value = signal.time_s[stretch], signal.value[stretch]
    duration_s = float(t[-1] - t[0])
    body = signal.body[stretch]
    stretches = {sample.stretch for sample in body if sample.size_px > 0}
    if len(stretches) > 1 or stretches & passing:
        return "rejected", "person_changed", "The picture jumped to another person or place."
    gap_s, unseen_s = _longest_gap_s(t, value), _unseen_s(t, value)
    if gap_s > MAX_UNSEEN_S or unseen_s > MAX_UNSEEN_SHARE * duration_s:
        lost_s = max(gap_s, unseen_s)
        return "rejected", "out_of_sight", f"Out of sight for {lost_s:.1f} s."
    tilt = float(np.median([sample.tilt_deg for sample in body[: max(1, len(body) // 4)]]))
    if not fits_position(tilt, exercise.position):
        return (
            "rejected",
            "wrong_position",
            f"Not in the start position ({exercise.position.replace('_', '-')}): "
            f"the trunk was {tilt:.0f}° from upright.",
        )
    moved = anchor_shift(body)
    if moved > MAX_ANCHOR_SHIFT:
        return (
            "rejected",
            "changing_place",
            f"Changing place: moved by {moved:.1f} trunk lengths.",
        )
    if duration_s < exercise.min_duration_s:
        return (
            "rejected",
            "too_fast",
            f"Too fast: {duration_s:.1f} s, at least {exercise.min_duration_s:.1f} s expected.",
        )
    if excursion.closing == "unfinished":
        return "partial", "not_returned", "The recording ended before the return."
    if excursion.closing == "timed_out":
        return (
            "partial",
            "not_returned",
            f"Not returned to the start position within {exercise.max_duration_s:.0f} s.",
        )
    excursed = exercise.sign * (peak.value - start.value)
    if not excursed >= exercise.min_excursion:
        return (
            "partial",
            "too_small",
            f"Only {unit_text(excursed, unit)} of movement; "
            f"at least {unit_text(exercise.min_excursion, unit)} expected.",
        )
    return "counted", "complete", ""


def anchor_shift(body: list[BodySample]) -> float:
    """How far the points that ought to stay have moved, in body sizes.

    The 90th percentile of their distance from where they were at the start, so that a
    few badly placed landmarks do not count. 0 if they were not seen.
    """
    anchors = np.array([sample.anchor_px for sample in body])
    sizes = np.array([sample.size_px for sample in body])
    seen = np.isfinite(anchors[:, 0])
    if np.count_nonzero(seen) < 3 or not np.isfinite(sizes).any():
        return 0.0
    anchors = anchors[seen]
    origin = np.median(anchors[: max(3, len(anchors) // 8)], axis=0)
    away = np.hypot(*(anchors - origin).T)
    return float(np.percentile(away, 90) / np.nanmedian(sizes))


def _judge_target(
    start: TurningPoint, peak: TurningPoint, exercise: Exercise, prescription: Prescription
) -> tuple[AttemptStatus, Reason, str]:
    target = prescription.target
    unit = MEASURES[exercise.measure].unit
    if target is None:
        return "counted", "complete", ""
    arc = abs(target - start.value)
    tolerance = max(TARGET_TOLERANCE_DEG * scale_of(exercise), TARGET_TOLERANCE_SHARE * arc)
    if exercise.sign * (target - peak.value) > tolerance:
        return (
            "partial",
            "short_of_target",
            f"Short of the target: {unit_text(peak.value, unit)} of {unit_text(target, unit)}.",
        )
    return "counted", "complete", ""


def _attempt(
    signal: SideSignal,
    excursion: Excursion,
    points: tuple[TurningPoint, TurningPoint, float],
    exercise: Exercise,
    verdict: tuple[AttemptStatus, Reason, str],
) -> Attempt:
    start, peak, end_s = points
    status, reason, words = verdict
    stretch = slice(excursion.start, excursion.end + 1)
    t = signal.time_s[stretch]
    off_deg = _median(signal.view_off_deg[stretch])
    scale = scale_of(exercise)
    parts = Uncertainty(
        noise=peak.noise,
        view=view_uncertainty(off_deg, scale),
        sampling=peak.sampling,
        model=exercise.model_error,
    )
    findings = _findings(t, signal.value[stretch], off_deg, exercise)
    rom = Rom(
        start=start.value,
        peak=peak.value,
        excursion=exercise.sign * (peak.value - start.value),
        uncertainty=parts.expanded,
        parts=parts,
        reliable=not any(finding.severity == "invalid" for finding in findings),
    )
    peak_s = peak.time_s if math.isfinite(peak.time_s) else float(signal.time_s[excursion.peak])
    return Attempt(
        status=status,
        reason=reason,
        explanation=words,
        side=signal.side,
        start_s=float(signal.time_s[excursion.start]),
        peak_s=peak_s,
        end_s=end_s,
        hold_s=peak.hold_s,
        unseen_s=_unseen_s(t, signal.value[stretch]),
        rom=rom,
        view_off_deg=off_deg,
        findings=findings,
    )


def _median(values: Array) -> float:
    seen = values[np.isfinite(values)]
    return float(np.median(seen)) if len(seen) else math.nan


def _findings(
    time_s: Array, value: Array, off_deg: float, exercise: Exercise
) -> tuple[Finding, ...]:
    found: list[Finding] = []
    if math.isnan(off_deg):
        found.append(
            Finding("view_unknown", "warning", "The view could not be judged.", "Show the trunk.")
        )
    elif off_deg > exercise.view_limit_deg:
        turn = "side-on to" if exercise.view == "sagittal" else "facing"
        found.append(
            Finding(
                "off_plane",
                "invalid",
                f"The movement was turned {off_deg:.0f}° out of the picture plane; "
                f"degrees are reliable up to {exercise.view_limit_deg:.0f}°.",
                f"Stand {turn} the camera.",
            )
        )
    steps = np.diff(time_s)
    if len(steps) and float(np.median(steps)) > 1.0 / MIN_FRAME_RATE_HZ:
        rate = 1.0 / float(np.median(steps))
        found.append(
            Finding(
                "low_frame_rate",
                "warning",
                f"Only {rate:.0f} frames per second.",
                "Use more light or a smaller picture size.",
            )
        )
    gap_s = _longest_gap_s(time_s, value)
    if gap_s > 0.2:
        found.append(Finding("gap", "info", f"Not seen for up to {gap_s:.1f} s on the way."))
    return tuple(found)
