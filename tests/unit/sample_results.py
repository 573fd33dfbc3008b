"""Sets as the engine returns them, made up for the tests of what is written and shown."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from hep_vision.measure.body.landmarks import Array
from hep_vision.measure.result import (
    Attempt,
    AttemptSide,
    AttemptStatus,
    Finding,
    Reason,
    Rom,
    SetResult,
    Trace,
)
from hep_vision.measure.uncertainty import Uncertainty

FPS = 30.0
NAN = float("nan")


def attempt(
    start_s: float,
    peak: float,
    status: AttemptStatus = "counted",
    reason: Reason = "complete",
    explanation: str = "Full repetition.",
    *,
    length_s: float = 2.4,
    side: AttemptSide = "left",
    findings: tuple[Finding, ...] = (),
) -> Attempt:
    parts = Uncertainty(1.2, 0.6, 0.2, 2.5, bias=-1.5, domain=3.0, df=6.0)
    return Attempt(
        status=status,
        reason=reason,
        explanation=explanation,
        side=side,
        start_s=start_s,
        peak_s=start_s + length_s / 2,
        end_s=start_s + length_s,
        hold_s=0.0,
        unseen_s=0.0,
        rom=Rom(4.0, peak, peak - 4.0, parts.expanded, parts),
        view_off_deg=12.5,
        findings=findings,
    )


def trace_of(attempts: tuple[Attempt, ...], length_s: float, side: AttemptSide) -> Trace:
    """Raised cosines from start to peak, with noise and a second in which nothing is seen."""
    rng = np.random.default_rng(7)
    time_s: Array = np.arange(round(length_s * FPS)) / FPS
    smooth = np.full(time_s.shape, 4.0)
    for a in attempts:
        if not np.isfinite(a.rom.peak):
            continue
        inside = (time_s >= a.start_s) & (time_s < a.end_s)
        phase = (time_s[inside] - a.start_s) / (a.end_s - a.start_s)
        smooth[inside] += (a.rom.peak - 4.0) * (1 - np.cos(2 * np.pi * phase)) / 2
    value = smooth + rng.normal(0, 1.6, time_s.shape)
    unseen = (time_s >= length_s - 2.6) & (time_s < length_s - 1.6)
    value[unseen] = NAN
    smooth[unseen] = NAN
    return Trace(side, time_s, value, smooth)


def squat_set() -> SetResult:
    """Four repetitions, one too shallow, one out of sight, and walking into place."""
    off_plane = Finding(
        "off_plane", "warning", "Turned 38° from the side view.", "Turn your side to the camera."
    )
    attempts = (
        replace(
            attempt(0.6, 31.0, "rejected", "changing_place", "Moving into position, not counted."),
            rom=Rom(NAN, NAN, NAN, NAN, None, reliable=False),
            view_off_deg=NAN,
        ),
        attempt(3.5, 97.0),
        attempt(6.6, 102.0),
        attempt(9.8, 62.0, "partial", "short_of_target", "Short of the target: 62 of 90°."),
        attempt(13.0, 95.0, findings=(off_plane,)),
        attempt(16.2, 99.0),
        replace(
            attempt(19.2, 88.0, "partial", "out_of_sight", "Out of sight for 1.0 s."),
            unseen_s=1.0,
        ),
    )
    return SetResult(
        exercise_id="squat",
        side="both",
        unit="deg",
        attempts=attempts,
        traces=(trace_of(attempts, 23.0, "left"),),
        frames=690,
        frames_with_pose=660,
        findings=(off_plane,),
    )


def alternating_set() -> SetResult:
    """Two repetitions with each side, in turn."""
    left = (attempt(1.0, 60.0, side="left"), attempt(7.0, 64.0, side="left"))
    right = (attempt(4.0, 48.0, side="right"), attempt(10.0, 47.0, side="right"))
    return SetResult(
        exercise_id="standing_hip_abduction",
        side="alternating",
        unit="deg",
        attempts=tuple(sorted((*left, *right), key=lambda a: a.start_s)),
        traces=(trace_of(left, 15.0, "left"), trace_of(right, 15.0, "right")),
        frames=450,
        frames_with_pose=450,
    )


def empty_set() -> SetResult:
    """Nobody exercised."""
    time_s = np.arange(30) / FPS
    nothing = np.full(30, NAN)
    return SetResult("squat", "left", "deg", (), (Trace("left", time_s, nothing, nothing),), 30, 0)
