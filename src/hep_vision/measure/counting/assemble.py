"""From what each side did to one set: which side led, what was of a piece, what was not."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from hep_vision.measure.angles.measures import MEASURES
from hep_vision.measure.angles.units import unit_text
from hep_vision.measure.body.tracking import passing_stretches
from hep_vision.measure.counting.excursions import Excursion
from hep_vision.measure.counting.judge import Draft, measure_attempt
from hep_vision.measure.counting.sides import height_of, merge_sides, own_range
from hep_vision.measure.counting.span import AT_REST_SHARE
from hep_vision.measure.quality.findings import LET_IT_BE_SEEN
from hep_vision.measure.result import Attempt, Finding, Rom, SetResult, Trace, doubted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hep_vision.measure.angles.side_signal import SideSignal
    from hep_vision.measure.body.landmarks import Array
    from hep_vision.measure.exercise import Exercise, Prescription

# Less than this share of the person's own excursion is not the same movement.
OWN_SHARE = 0.5
# A rise that begins with the recording, from this share of the usual height above the
# usual start, had begun before.
AT_ONCE_S = 0.25
MISSING_SHARE = 0.5
# What begins this soon after another movement was lost from sight, before so much of its return
# was seen, may be the rest of that one.
LOST_SHARE = 0.5
LIMB_LOST = Finding(
    "limb_lost",
    "invalid",
    "Began where another movement was lost from sight, and may be a part of it.",
    LET_IT_BE_SEEN,
)


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
    kept, side = merge_sides(exercise, prescription, signals, drafts)
    if math.isfinite(exercise.untold_view):
        kept = [_either_side(attempt) for attempt in kept]
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
    drafts = _mark_lost(drafts, signal)
    begun = _begun_before(signal, excursions, exercise)
    if begun is not None:
        return [begun, *drafts]
    return _mark_begun_rising(drafts, signal)


def _mark_lost(drafts: Sequence[Draft], signal: SideSignal) -> list[Draft]:
    """Doubt the degrees of what begins where another movement was lost from sight."""
    marked = list(drafts[:1])
    for before, draft in pairwise(drafts):
        at_once = draft.attempt.start_s - before.attempt.end_s <= AT_ONCE_S
        if at_once and _return_unseen(before, signal):
            draft = replace(draft, attempt=doubted(draft.attempt, LIMB_LOST))
        marked.append(draft)
    return marked


def _return_unseen(draft: Draft, signal: SideSignal) -> bool:
    """Whether a movement that was lost from sight came back there."""
    if draft.attempt.reason != "out_of_sight":
        return False
    values = signal.value[draft.excursion.peak : draft.excursion.end + 1]
    seen = values[np.isfinite(values)]
    # From the peak on, a leap from one sample to the next is the fall that was not seen.
    leap = float(np.abs(np.diff(seen)).max()) if len(seen) > 1 else math.inf
    return leap > LOST_SHARE * height_of(draft.attempt)


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


def _either_side(attempt: Attempt) -> Attempt:
    """The same where nothing tells which side is nearer: it may be read on the far one.

    The difference between the sides is the half-width of a rectangular distribution.
    """
    rom, other = attempt.rom, attempt.other_side_rom
    if rom.parts is None or other is None or not math.isfinite(rom.peak - other.peak):
        return attempt
    apart = (rom.peak - other.peak) / math.sqrt(3.0)
    parts = replace(rom.parts, view=math.hypot(rom.parts.view, apart))
    return replace(attempt, rom=replace(rom, parts=parts, uncertainty=parts.expanded))


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
        if attempt.status == "counted" and height_of(attempt) < OWN_SHARE * own:
            words = (
                f"Only {unit_text(height_of(attempt), unit)} of movement, "
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
