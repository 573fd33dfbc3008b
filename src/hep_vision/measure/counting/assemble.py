"""From what each side did to one set: which side led, what was of a piece, what was not."""

from __future__ import annotations

import math
from bisect import bisect_left
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from hep_vision.measure.angles.measures import MEASURES
from hep_vision.measure.body.tracking import passing_stretches
from hep_vision.measure.counting.excursions import Excursion
from hep_vision.measure.counting.judge import Draft, measure_attempt
from hep_vision.measure.counting.other_side import name_other_side, without_going_along
from hep_vision.measure.counting.own_range import judge_within_set
from hep_vision.measure.counting.sides import height_of, merge_sides
from hep_vision.measure.counting.span import AT_REST_SHARE
from hep_vision.measure.exercise import Prescription
from hep_vision.measure.quality.findings import LET_IT_BE_SEEN
from hep_vision.measure.quality.limits import limit_between_attempts
from hep_vision.measure.quality.unseen import BRIEF_S
from hep_vision.measure.result import Attempt, Finding, Rom, SetResult, Trace, doubted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hep_vision.measure.angles.side_signal import SideSignal
    from hep_vision.measure.body.landmarks import Array
    from hep_vision.measure.exercise import Exercise

# Where no source is named, a default of ours; tests/unit/test_thresholds_sets.py holds it.

# A rise that begins with the recording, from this share of the usual height above the
# usual start, had begun before.
AT_ONCE_S = 0.25
# The return of a movement is read when it closes and again after these times, when it has
# settled. In a set that is over the last reading stands.
READ_AGAIN_S = (0.0, 0.5, 1.5)
MISSING_SHARE = 0.5
# What begins this soon after another movement was lost from sight, before so much of its return
# was seen, may be the rest of that one.
LOST_SHARE = 0.5
# A person is often unseen who is in less than this share of the frames.
SEEN_SHARE = 0.8
LIMB_LOST = Finding(
    "limb_lost",
    "invalid",
    "Began where another movement was lost from sight, and may be a part of it.",
    LET_IT_BE_SEEN,
)


DraftKey = tuple[Excursion, tuple[int, int], frozenset[int], bool]
Drafts = dict[DraftKey, Draft]


@dataclass(frozen=True, slots=True)
class SideInput:
    """What one side did: its signal, the excursions found in it, and drafts already measured.

    ``drafts`` is filled here: an attempt is measured when it closes and when it has settled, and
    not anew whenever the set is looked at. ``joint`` gives the degrees where ``signal`` is the
    limb as a whole.
    """

    signal: SideSignal
    excursions: Sequence[Excursion]
    drafts: Drafts = field(default_factory=dict[DraftKey, Draft])
    joint: SideSignal | None = None


def read_until(signal: SideSignal, excursion: Excursion, limit: int, *, over: bool) -> int:
    """Sample up to which the return of an excursion is read.

    Parameters
    ----------
    limit : int
        Start of the next excursion, or the newest sample.
    over : bool
        Whether the set is over; a running one is read in steps (`READ_AGAIN_S`).
    """
    time_s = signal.time_s
    steps = [bisect_left(time_s, time_s[excursion.end] + s) for s in READ_AGAIN_S]
    if over or limit >= steps[-1]:
        return min(limit, steps[-1])
    return max((step for step in steps if step <= limit), default=excursion.end)


def assemble_set(
    exercise: Exercise,
    prescription: Prescription,
    sides: Sequence[SideInput],
    frames_with_pose: int,
    *,
    unasked: SideInput | None = None,
    over: bool = True,
) -> SetResult:
    """Judge every attempt within its set.

    Parameters
    ----------
    sides : sequence of SideInput
        One entry if a side was prescribed, else the left and the right one.
    unasked : SideInput, optional
        The side that was not prescribed.
    over : bool
        Whether the set is over; what a running one last closed is read again as it settles.
    """
    passing = passing_stretches(sides[0].signal.body)
    drafts = [_measure_side(side, exercise, prescription, passing, over=over) for side in sides]
    signals = [side.signal for side in sides]
    kept, side = merge_sides(exercise, prescription, signals, drafts)
    if math.isfinite(exercise.untold_view):
        kept = [_either_side(attempt) for attempt in kept]
    if unasked is None:
        attempts = judge_within_set(kept, exercise, prescription)
    else:
        drafts_of_it = _measure_side(unasked, exercise, Prescription(), passing, over=over)
        others = [draft.attempt for draft in drafts_of_it]
        kept = without_going_along(kept, others, signals[0], exercise)
        attempts = judge_within_set(kept, exercise, prescription)
        attempts += name_other_side(attempts, others, exercise)
    return SetResult(
        exercise_id=exercise.id,
        side=side,
        unit=MEASURES[exercise.measure].unit,
        attempts=tuple(sorted(attempts, key=lambda attempt: attempt.start_s)),
        traces=tuple(Trace(s.side, s.time_s, s.value, s.smooth) for s in signals),
        frames=len(signals[0].time_s),
        frames_with_pose=frames_with_pose,
        findings=(
            *_set_findings(signals, frames_with_pose),
            *_limit_findings(sides, attempts, exercise, prescription.limit),
        ),
    )


def draft_of(
    side: SideInput,
    number: int,
    limit: int,
    exercise: Exercise,
    prescription: Prescription,
    passing: frozenset[int] = frozenset(),
    *,
    over: bool = False,
) -> Draft:
    """The measured excursion of that number, from ``side.drafts`` if it is known.

    ``limit`` and ``over`` as in `read_until`, ``passing`` as in `measure_attempt`.
    """
    excursion = side.excursions[number]
    before = side.excursions[number - 1].end if number else 0
    bounds = (before, read_until(side.signal, excursion, limit, over=over))
    cut_off = over and bounds[1] == len(side.signal.time_s) - 1
    key = (excursion, bounds, passing, cut_off)
    if key not in side.drafts:
        side.drafts[key] = measure_attempt(
            side.signal,
            excursion,
            bounds,
            exercise,
            prescription,
            passing,
            side.joint,
            cut_off=cut_off,
        )
    return side.drafts[key]


def _measure_side(
    side: SideInput,
    exercise: Exercise,
    prescription: Prescription,
    passing: frozenset[int],
    *,
    over: bool,
) -> list[Draft]:
    signal, excursions = side.signal, side.excursions
    drafts: list[Draft] = []
    limits = [excursion.start for excursion in excursions[1:]] + [len(signal.time_s) - 1]
    for number, limit in zip(range(len(excursions)), limits, strict=False):
        draft = draft_of(side, number, limit, exercise, prescription, passing, over=over)
        drafts.append(draft)
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
    """Whether a movement was lost from sight while it came back by more than `LOST_SHARE`."""
    part = slice(draft.excursion.peak, draft.excursion.end + 1)
    seen = np.isfinite(signal.value[part])
    if np.count_nonzero(seen) < 2:
        return draft.attempt.reason == "out_of_sight"
    leaps = np.abs(np.diff(signal.value[part][seen]))
    lost = np.diff(signal.time_s[part][seen]) > BRIEF_S
    return bool((leaps[lost] > LOST_SHARE * height_of(draft.attempt)).any())


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
    roms = [d.attempt.rom for d in drafts[1:] if d.attempt.reason == "complete"]
    rest = [rom for rom in roms if math.isfinite(rom.excursion)]
    if not rest:
        return drafts
    start = float(np.median([rom.start for rom in rest]))
    height = float(np.median([rom.excursion for rom in rest]))
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


def _limit_findings(
    sides: Sequence[SideInput],
    attempts: Sequence[Attempt],
    exercise: Exercise,
    limit: float | None,
) -> list[Finding]:
    """What between the attempts may have passed the limit unseen, of the limbs that took part."""
    if limit is None:
        return []
    moved = {attempt.measured_side or attempt.side for attempt in attempts}
    found: list[Finding] = []
    for signal in (side.joint or side.signal for side in sides):
        if len(sides) == 1 or signal.side in moved:
            passed = limit_between_attempts(signal, attempts, exercise, limit)
            found += [] if passed is None else [passed]
    return found


def _set_findings(signals: Sequence[SideSignal], frames_with_pose: int) -> tuple[Finding, ...]:
    time_s: Array = signals[0].time_s
    found: list[Finding] = []
    if len(time_s) and frames_with_pose < SEEN_SHARE * len(time_s):
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
