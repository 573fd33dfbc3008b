"""From what each side did to one set: which side led, what was of a piece, what was not."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

import numpy as np

from hep_vision.measure.attempts import Excursion
from hep_vision.measure.body import far_side, passing_stretches
from hep_vision.measure.judge import Draft, measure_attempt
from hep_vision.measure.measures import MEASURES
from hep_vision.measure.result import Attempt, Finding, Rom, SetResult, Trace
from hep_vision.measure.span import AT_REST_SHARE
from hep_vision.measure.units import unit_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hep_vision.measure.exercise import Exercise, Prescription
    from hep_vision.measure.landmarks import Array
    from hep_vision.measure.side_signal import SideSignal

# Two sides moved together when their attempts share this much of the shorter one.
TOGETHER_SHARE = 0.5
# What one limb did was done during the other's repetition if this much of it was.
WITHIN_SHARE = 0.75
# Limbs that move in turn are not up at the same time: this much of it, and the landmarks of
# the resting one have slipped onto the moving one. Peaks of two turns are at least this
# many usual durations apart.
IN_TURN_SHARE = 0.25
IN_TURN_APART = 0.7
USUAL_PERCENTILE = 75.0
# Of limbs that move each for itself, and may well be up at the same time, nearer than this.
AT_ONCE_APART = 0.4
# Nor does one limb go twice in a row with no more rest than this in between.
IN_TURN_GAP_S = 0.1
# The resting limb moves a little; below this share of the moving one it did not take part.
TAKES_PART_SHARE = 0.5
# The near side leads unless it was seen this much worse.
NEAR_LOSS = 2.0
# Less than this share of the person's own excursion is not the same movement.
OWN_SHARE = 0.5
# The person's own range: this percentile of the whole, properly seen movements.
OWN_PERCENTILE = 75.0
# A rise that begins with the recording, from this share of the usual height above the
# usual start, had begun before.
AT_ONCE_S = 0.25
MISSING_SHARE = 0.5


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
    starts = [excursion.start for excursion in excursions[1:]] + [len(signal.time_s) - 1]
    ends = [0] + [excursion.end for excursion in excursions]
    for excursion, bounds in zip(excursions, zip(ends, starts, strict=False), strict=False):
        drafts.append(measure_attempt(signal, excursion, bounds, exercise, prescription, passing))
    begun = _begun_before(signal, excursions, exercise)
    if begun is not None:
        return [begun, *drafts]
    return _mark_begun_rising(drafts, signal)


def _begun_before(
    signal: SideSignal, excursions: Sequence[Excursion], exercise: Exercise
) -> Draft | None:
    """The return of a movement that had begun before the first frame, if there is one."""
    level = exercise.sign * signal.smooth
    until = excursions[0].start + 1 if excursions else len(level)
    if until == 0 or not np.isfinite(level[:until]).any():
        return None
    peak = int(np.nanargmax(level[:until]))
    after = level[peak:until]
    bottom = float(np.nanmin(after))
    fall = float(level[peak]) - bottom
    if fall < exercise.min_excursion:
        return None
    end = peak + int(np.flatnonzero(after <= bottom + AT_REST_SHARE * fall)[0])
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


def _mark_begun_rising(drafts: list[Draft], signal: SideSignal) -> list[Draft]:
    """The first attempt, if the recording cut off the beginning of its rise.

    It then starts with the recording, from higher up than the others do.
    """
    # From high up it may look like a start in another position.
    if not drafts or drafts[0].attempt.reason not in ("complete", "wrong_position"):
        return drafts
    first = drafts[0]
    rest = [d.attempt.rom for d in drafts[1:] if d.attempt.reason == "complete"]
    if not rest:
        return drafts
    start = float(np.nanmedian([rom.start for rom in rest]))
    height = float(np.nanmedian([rom.excursion for rom in rest]))
    missing = abs(first.attempt.rom.peak - start) - first.attempt.rom.excursion
    seen = np.flatnonzero(np.isfinite(signal.value))
    at_once = first.attempt.start_s <= signal.time_s[seen[0]] + AT_ONCE_S
    if not at_once or not missing > MISSING_SHARE * height:
        return drafts
    attempt = replace(
        first.attempt,
        status="partial",
        reason="began_before_start",
        explanation="The movement had begun before the recording did.",
    )
    return [Draft(first.excursion, attempt), *drafts[1:]]


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
        lead = _leading(signals, exercise)
        return _merge_together(signals[lead], drafts[lead], drafts[1 - lead]), "both"
    in_turn = exercise.side_kind == "alternating"
    merged = _merge_in_turn(drafts) if in_turn else _merge_separate(drafts)
    return merged, _side_of(merged)


def _leading(signals: Sequence[SideSignal], exercise: Exercise) -> int:
    """The side to measure, as an index: in a view from the side the near one.

    The far one leads only where the near one was seen much worse, and from the front the better
    seen one does.
    """
    loss = [_loss(signal) for signal in signals]
    better = int(loss[1] < loss[0])
    if exercise.view == "frontal":
        return better
    far = far_side(signals[0].body)
    if far is None:
        return better
    near = int(far == "left")  # 0 is the left side
    return near if loss[near] <= NEAR_LOSS * loss[1 - near] else better


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


def _pairs(one: Sequence[Draft], other: Sequence[Draft]) -> dict[int, int]:
    """Attempts of both sides that belong together, best overlap first; index to index."""
    ranked = sorted(
        (
            (_overlap_share(a.attempt, b.attempt), i, j)
            for i, a in enumerate(one)
            for j, b in enumerate(other)
        ),
        reverse=True,
    )
    pairs: dict[int, int] = {}
    for share, i, j in ranked:
        if share >= TOGETHER_SHARE and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def _merge_together(
    lead: SideSignal, led: Sequence[Draft], other: Sequence[Draft]
) -> list[Attempt]:
    pairs = _pairs(led, other)
    merged: list[Attempt] = []
    for i, draft in enumerate(led):
        other_rom = other[pairs[i]].attempt.rom if i in pairs else None
        merged.append(
            replace(draft.attempt, side="both", measured_side=lead.side, other_side_rom=other_rom)
        )
    for j, draft in enumerate(other):
        # The other side speaks where the leading one was not seen.
        if j not in pairs.values() and _was_unseen(lead, draft.attempt):
            side = draft.attempt.side
            measured = side if side != "both" else None
            merged.append(replace(draft.attempt, side="both", measured_side=measured))
    return merged


def _was_unseen(signal: SideSignal, attempt: Attempt) -> bool:
    during = (signal.time_s >= attempt.start_s) & (signal.time_s <= attempt.end_s)
    return bool(during.any()) and float(np.isnan(signal.value[during]).mean()) > 0.5


def _height(attempt: Attempt) -> float:
    return _arc(attempt.rom)


def _arc(rom: Rom | None) -> float:
    return rom.excursion if rom is not None and math.isfinite(rom.excursion) else 0.0


def _merge_in_turn(drafts: Sequence[list[Draft]]) -> list[Attempt]:
    """Two limbs that take turns: of attempts at the same time the largest one stands."""
    attempts = [draft.attempt for side in drafts for draft in side]
    if not attempts:
        return []
    usual_s = _usual_s(attempts)
    ranked = sorted(attempts, key=lambda a: (a.status == "counted", _height(a)), reverse=True)
    kept: list[Attempt] = []
    for attempt in ranked:
        if not any(
            _same_turn(attempt, other, usual_s) or _goes_on(attempt, other, usual_s)
            for other in kept
        ):
            kept.append(attempt)
    return kept


def _usual_s(attempts: Sequence[Attempt]) -> float:
    """How long a movement takes, mostly: one that is seen at two limbs looks shorter."""
    lasted_s = [attempt.end_s - attempt.start_s for attempt in attempts]
    return float(np.percentile(lasted_s, USUAL_PERCENTILE))


def _same_turn(one: Attempt, other: Attempt, usual_s: float, apart: float = IN_TURN_APART) -> bool:
    """Whether two attempts are one movement, seen at both limbs or at one and then the other.

    A limb that slipped away early and came back with its own turn has its peak there.
    """
    near = abs(one.peak_s - other.peak_s) < apart * usual_s
    return near and _overlap_share(one, other) >= IN_TURN_SHARE


def _goes_on(one: Attempt, other: Attempt, usual_s: float) -> bool:
    """Whether one limb moves twice with no rest and too little time in between."""
    near = abs(one.peak_s - other.peak_s) < IN_TURN_APART * usual_s
    gap_s = max(one.start_s, other.start_s) - min(one.end_s, other.end_s)
    return near and one.side == other.side and gap_s <= IN_TURN_GAP_S


def _merge_separate(drafts: Sequence[list[Draft]]) -> list[Attempt]:
    """Both limbs tracked, each moving for itself."""
    left, right = drafts
    pairs = _pairs(left, right)
    merged = [
        _pair(draft.attempt, right[pairs[i]].attempt) if i in pairs else draft.attempt
        for i, draft in enumerate(left)
    ]
    merged += [d.attempt for j, d in enumerate(right) if j not in pairs.values()]
    merged = _without_slips(merged)
    least = TAKES_PART_SHARE * own_range(merged)
    moved = {attempt.side for attempt in merged if not _height(attempt) < least}
    # The resting limb's wiggles go; what a limb that took part did falls short at worst.
    return [
        attempt
        for attempt in merged
        if attempt.side == "both" or attempt.side in moved or attempt.reason == "began_before_start"
    ]


def _without_slips(attempts: Sequence[Attempt]) -> list[Attempt]:
    """Each movement once, where the model put it on one limb and on the other.

    It is believed to be of both where both moved as one, else the limb's that moved most in the
    set, else where it is largest.
    """
    if not attempts:
        return []
    usual_s = _usual_s(attempts)
    moved = _moved(attempts)
    ranked = sorted(
        attempts,
        key=lambda a: (a.status == "counted", a.side == "both", moved[a.side], _height(a)),
        reverse=True,
    )
    kept: list[Attempt] = []
    for one in ranked:
        others = [other for other in kept if other.side != one.side]
        if not any(_within(one, o) or _same_turn(one, o, usual_s, AT_ONCE_APART) for o in others):
            kept.append(one)
    return kept


def _moved(attempts: Sequence[Attempt]) -> dict[str, float]:
    """How far each side moved in all that counts."""
    moved = {"left": 0.0, "right": 0.0, "both": 0.0}
    for attempt in attempts:
        if attempt.status == "counted":
            side = attempt.measured_side or attempt.side
            moved[side] += _height(attempt)
            if side != "both":
                moved["left" if side == "right" else "right"] += _arc(attempt.other_side_rom)
    return moved


def _within(one: Attempt, other: Attempt) -> bool:
    """Whether one limb moved only, or almost only, during a longer repetition of the other.

    It went along, or the model put it on the moving one: not a repetition of its own.
    """
    lasted, others = one.end_s - one.start_s, other.end_s - other.start_s
    during = lasted < others and _overlap_share(one, other) >= WITHIN_SHARE
    return during and other.status == "counted"


def _pair(one: Attempt, other: Attempt) -> Attempt:
    """One attempt of two limbs that moved at the same time: of the one that moved more."""
    larger, smaller = (one, other) if _height(one) >= _height(other) else (other, one)
    if _height(smaller) < TAKES_PART_SHARE * _height(larger):
        return larger
    if smaller.status != larger.status:
        # The one that was seen to do it speaks; the other one's landmarks slipped onto it.
        return smaller if smaller.status == "counted" else larger
    measured = larger.side if larger.side != "both" else None
    return replace(larger, side="both", measured_side=measured, other_side_rom=smaller.rom)


def _side_of(attempts: Sequence[Attempt]) -> SetSide:
    """The side of what counted, or if nothing did, of what was begun."""
    counted: set[SetSide] = {one.side for one in attempts if one.status == "counted"}
    sides: set[SetSide] = counted or {one.side for one in attempts if one.status == "partial"}
    if len(sides) == 1:
        return sides.pop()
    return "alternating" if counted else "both"


def own_range(attempts: Sequence[Attempt]) -> float:
    """The person's own excursion in this set; NaN if no whole movement was seen."""
    heights = [_height(a) for a in attempts if a.reason in ("complete", "short_of_target")]
    return float(np.percentile(heights, OWN_PERCENTILE)) if heights else math.nan


def _judge_within_set(
    attempts: Sequence[Attempt], exercise: Exercise, prescription: Prescription
) -> list[Attempt]:
    if prescription.target is not None:
        return list(attempts)
    unit = MEASURES[exercise.measure].unit
    judged: list[Attempt] = []
    for attempt in attempts:
        # Limbs that move in turn have each its own range: the weak one is not short of it.
        in_turn = exercise.side_kind == "alternating"
        own = own_range([a for a in attempts if a.side == attempt.side] if in_turn else attempts)
        if attempt.status == "counted" and _height(attempt) < OWN_SHARE * own:
            words = (
                f"Only {unit_text(_height(attempt), unit)} of movement, "
                f"less than half of your {unit_text(own, unit)} in this set."
            )
            judged.append(
                replace(attempt, status="partial", reason="short_of_own_range", explanation=words)
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
