"""From what each side did to one set: which side led, what was of a piece, what was not."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

import numpy as np

from hep_vision.measure.attempts import Excursion
from hep_vision.measure.body import passing_stretches
from hep_vision.measure.exercise import Exercise, Prescription
from hep_vision.measure.judge import OWN_SHARE, Draft, SideSignal, measure_attempt, unit_text
from hep_vision.measure.landmarks import Array
from hep_vision.measure.measures import MEASURES
from hep_vision.measure.result import Attempt, Finding, Rom, SetResult, Trace

# Two sides moved together when their attempts share this much of the shorter one.
TOGETHER_SHARE = 0.5
# The resting limb moves a little; below this share of the moving one it did not take part.
TAKES_PART_SHARE = 0.5
# The person's own range: this percentile of the whole, properly seen movements.
OWN_PERCENTILE = 75.0


def assemble_set(
    exercise: Exercise,
    prescription: Prescription,
    sides: Sequence[tuple[SideSignal, Sequence[Excursion]]],
    frames_with_pose: int,
) -> SetResult:
    """Judge every attempt within its set.

    Parameters
    ----------
    sides : sequence of (SideSignal, excursions)
        One entry if a side was prescribed, else the left and the right one.
    """
    passing = passing_stretches(sides[0][0].body)
    drafts = [
        _measure_side(signal, excursions, exercise, prescription, passing)
        for signal, excursions in sides
    ]
    signals = [signal for signal, _ in sides]
    kept, side = _merge(exercise, prescription, signals, drafts)
    attempts = _judge_within_set(kept, exercise, prescription)
    return SetResult(
        exercise_id=exercise.id,
        side=side,
        unit=MEASURES[exercise.measure].unit,
        attempts=tuple(sorted(attempts, key=lambda attempt: attempt.start_s)),
        traces=tuple(Trace(s.side, s.time_s, s.value, s.smooth) for s in signals),
        frames=len(signals[0].time_s),
        frames_with_pose=frames_with_pose,
        findings=_set_findings(signals, frames_with_pose),
    )


def _measure_side(
    signal: SideSignal,
    excursions: Sequence[Excursion],
    exercise: Exercise,
    prescription: Prescription,
    passing: frozenset[int],
) -> list[Draft]:
    drafts: list[Draft] = []
    previous = 0
    for excursion in excursions:
        drafts.append(
            measure_attempt(signal, excursion, previous, exercise, prescription, passing)
        )
        previous = excursion.end
    begun = _begun_before(signal, excursions, exercise)
    return [begun, *drafts] if begun is not None else drafts


def _begun_before(
    signal: SideSignal, excursions: Sequence[Excursion], exercise: Exercise
) -> Draft | None:
    """The return of a movement that had begun before the first frame, if there is one."""
    level = exercise.sign * signal.smooth
    until = excursions[0].start + 1 if excursions else len(level)
    if until == 0 or not np.isfinite(level[:until]).any():
        return None
    peak = int(np.nanargmax(level[:until]))
    end = peak + int(np.nanargmin(level[peak:until]))
    fall = float(level[peak] - level[end])
    if fall < exercise.min_excursion:
        return None
    first = int(np.flatnonzero(np.isfinite(level))[0])
    rom = Rom(math.nan, float(signal.smooth[peak]), math.nan, math.nan, None, reliable=False)
    attempt = Attempt(
        status="partial",
        reason="began_before_start",
        explanation="The movement had begun before the recording did.",
        side=signal.side,
        start_s=float(signal.time_s[first]),
        peak_s=float(signal.time_s[peak]),
        end_s=float(signal.time_s[end]),
        hold_s=0.0,
        unseen_s=0.0,
        rom=rom,
        view_off_deg=math.nan,
    )
    return Draft(Excursion(first, peak, end, end, "returned"), attempt)


SetSide = Literal["left", "right", "both", "alternating"]


def _merge(
    exercise: Exercise,
    prescription: Prescription,
    signals: Sequence[SideSignal],
    drafts: Sequence[list[Draft]],
) -> tuple[list[Attempt], SetSide]:
    if len(signals) == 1:
        return [draft.attempt for draft in drafts[0]], signals[0].side
    together = exercise.side_kind == "both" or prescription.side == "both"
    if together:
        lead = _leading(exercise, signals)
        return _merge_together(signals[lead], drafts[lead], drafts[1 - lead]), "both"
    merged = _merge_separate(drafts, pair_counts_once=exercise.side_kind != "alternating")
    return merged, _side_of(merged, exercise)


def _leading(exercise: Exercise, signals: Sequence[SideSignal]) -> int:
    """The side to measure: the better seen one."""
    loss = [_loss(signal) for signal in signals]
    del exercise
    return int(loss[1] < loss[0])


def _loss(signal: SideSignal) -> float:
    """How badly a side was seen: unseen share plus roughness relative to its range."""
    seen = np.isfinite(signal.value)
    if np.count_nonzero(seen) < 3:
        return math.inf
    low, high = np.percentile(signal.smooth[seen], (5, 95))
    rough = float(np.mean(np.abs(signal.value[seen] - signal.smooth[seen])))
    return float(1.0 - seen.mean()) + rough / max(1e-9, float(high - low))


def _overlap_share(one: Attempt, other: Attempt) -> float:
    shared = min(one.end_s, other.end_s) - max(one.start_s, other.start_s)
    shorter = min(one.end_s - one.start_s, other.end_s - other.start_s)
    return shared / shorter if shorter > 0 else 0.0


def _partner(attempt: Attempt, others: Sequence[Draft]) -> Attempt | None:
    best = max(
        (draft.attempt for draft in others),
        key=lambda other: _overlap_share(attempt, other),
        default=None,
    )
    if best is None or _overlap_share(attempt, best) < TOGETHER_SHARE:
        return None
    return best


def _merge_together(
    lead: SideSignal, led: Sequence[Draft], other: Sequence[Draft]
) -> list[Attempt]:
    merged: list[Attempt] = []
    for draft in led:
        partner = _partner(draft.attempt, other)
        merged.append(
            replace(
                draft.attempt,
                side="both",
                measured_side=lead.side,
                other_side_rom=partner.rom if partner is not None else None,
            )
        )
    for draft in other:
        # The other side speaks where the leading one was not seen.
        if _partner(draft.attempt, led) is None and _was_unseen(lead, draft.attempt):
            side = draft.attempt.side
            measured = side if side != "both" else None
            merged.append(replace(draft.attempt, side="both", measured_side=measured))
    return merged


def _was_unseen(signal: SideSignal, attempt: Attempt) -> bool:
    during = (signal.time_s >= attempt.start_s) & (signal.time_s <= attempt.end_s)
    return bool(during.any()) and float(np.isnan(signal.value[during]).mean()) > 0.5


def _height(attempt: Attempt) -> float:
    height = attempt.rom.excursion
    return height if math.isfinite(height) else 0.0


def _merge_separate(
    drafts: Sequence[list[Draft]], *, pair_counts_once: bool
) -> list[Attempt]:
    """Both limbs tracked, each moving for itself."""
    del pair_counts_once
    left, right = drafts
    merged: list[Attempt] = []
    paired: set[int] = set()
    for draft in left:
        partner = _partner(draft.attempt, right)
        if partner is None:
            merged.append(draft.attempt)
            continue
        paired.add(id(partner))
        merged.append(_pair(draft.attempt, partner))
    merged += [draft.attempt for draft in right if id(draft.attempt) not in paired]
    own = own_range(merged)
    return [
        attempt
        for attempt in merged
        if attempt.reason == "began_before_start"
        or not _height(attempt) < TAKES_PART_SHARE * own
        or attempt.side == "both"
    ]


def _pair(one: Attempt, other: Attempt) -> Attempt:
    larger, smaller = (one, other) if _height(one) >= _height(other) else (other, one)
    if _height(smaller) < TAKES_PART_SHARE * _height(larger):
        return larger
    measured = larger.side if larger.side != "both" else None
    return replace(larger, side="both", measured_side=measured, other_side_rom=smaller.rom)


def _side_of(attempts: Sequence[Attempt], exercise: Exercise) -> SetSide:
    sides = {attempt.side for attempt in attempts if attempt.status == "counted"}
    if sides == {"left"}:
        return "left"
    if sides == {"right"}:
        return "right"
    if sides == {"both"} or not sides:
        return "both"
    del exercise
    return "alternating"


def own_range(attempts: Sequence[Attempt]) -> float:
    """The person's own excursion in this set; NaN if no whole movement was seen."""
    heights = [_height(a) for a in attempts if a.reason in ("complete", "short_of_target")]
    return float(np.percentile(heights, OWN_PERCENTILE)) if heights else math.nan


def _judge_within_set(
    attempts: Sequence[Attempt], exercise: Exercise, prescription: Prescription
) -> list[Attempt]:
    if prescription.target is not None:
        return list(attempts)
    own = own_range(attempts)
    unit = MEASURES[exercise.measure].unit
    judged: list[Attempt] = []
    for attempt in attempts:
        if attempt.status == "counted" and _height(attempt) < OWN_SHARE * own:
            words = (
                f"Only {unit_text(_height(attempt), unit)} of movement, "
                f"less than half of your {unit_text(own, unit)} in this set."
            )
            judged.append(
                replace(
                    attempt, status="partial", reason="short_of_own_range", explanation=words
                )
            )
        else:
            judged.append(attempt)
    return judged


def _set_findings(signals: Sequence[SideSignal], frames_with_pose: int) -> tuple[Finding, ...]:
    time_s: Array = signals[0].time_s
    found: list[Finding] = []
    if len(time_s) and frames_with_pose < 0.8 * len(time_s):
        share = 100.0 * frames_with_pose / len(time_s)
        found.append(
            Finding(
                "often_unseen",
                "warning",
                f"A person was seen in only {share:.0f} % of the frames.",
                "Put the whole body in the picture and light it from the front.",
            )
        )
    return tuple(found)
