"""Two sides of one set made one: which led, which moved, and each movement once.

Limbs may move together, in turn or each for itself; the pose model now and then puts a movement
of one on the other, or on both.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

import numpy as np

from hep_vision.measure.body.tracking import far_side
from hep_vision.measure.quality.findings import LET_IT_BE_SEEN
from hep_vision.measure.result import Attempt, Finding, Rom, doubted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hep_vision.measure.angles.side_signal import SideSignal
    from hep_vision.measure.counting.judge import Draft
    from hep_vision.measure.exercise import Exercise, Prescription

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
# The person's own range: this percentile of the whole, properly seen movements.
OWN_PERCENTILE = 75.0

LIMB_SWAP = Finding(
    "limb_swap",
    "invalid",
    "Part of this turn was seen on the other limb: not to be measured.",
    LET_IT_BE_SEEN,
)

SetSide = Literal["left", "right", "both", "alternating"]


def merge_sides(
    exercise: Exercise,
    prescription: Prescription,
    signals: Sequence[SideSignal],
    drafts: Sequence[list[Draft]],
) -> tuple[list[Attempt], SetSide]:
    """Every movement once, and the side of the set.

    Parameters
    ----------
    signals, drafts : sequence
        One entry if a side was prescribed, else the left and the right one.
    """
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


def height_of(attempt: Attempt) -> float:
    """Arc of an attempt in the exercise's direction; 0 if it was not seen."""
    return _arc(attempt.rom)


def _arc(rom: Rom | None) -> float:
    return rom.excursion if rom is not None and math.isfinite(rom.excursion) else 0.0


def _merge_in_turn(drafts: Sequence[list[Draft]]) -> list[Attempt]:
    """Two limbs that take turns: of attempts at the same time the largest one stands."""
    attempts = [draft.attempt for side in drafts for draft in side]
    if not attempts:
        return []
    usual_s = _usual_s(attempts)
    ranked = sorted(attempts, key=lambda a: (a.status == "counted", height_of(a)), reverse=True)
    kept: list[Attempt] = []
    for attempt in ranked:
        if not any(
            _same_turn(attempt, other, usual_s) or _goes_on(attempt, other, usual_s)
            for other in kept
        ):
            kept.append(attempt)
    return _by_turns(kept, attempts, usual_s)


def _by_turns(
    kept: Sequence[Attempt], attempts: Sequence[Attempt], usual_s: float
) -> list[Attempt]:
    """Where both limbs seem to have had one turn, it is the one's whose turn it was.

    The model may put what a limb does last on the other one, where it looks larger.
    """
    rest = [attempt for attempt in kept if attempt.status != "counted"]
    turns = sorted((a for a in kept if a.status == "counted"), key=lambda a: a.start_s)
    for i, turn in enumerate(turns):
        beside = turns[max(0, i - 1) : i] + turns[i + 1 : i + 2]
        if {other.side for other in beside} != {turn.side}:
            continue
        rivals = (
            one
            for one in attempts
            if one.side != turn.side
            and one.status == "counted"
            and height_of(one) >= TAKES_PART_SHARE * height_of(turn)
            and _same_turn(one, turn, usual_s)
        )
        rival = max(rivals, key=height_of, default=None)
        if rival is not None:
            turns[i] = doubted(rival, LIMB_SWAP)
    return turns + rest


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
    moved = {attempt.side for attempt in merged if not height_of(attempt) < least}
    # The resting limb's wiggles go; what a limb that took part did falls short at worst.
    return [
        attempt
        for attempt in merged
        if attempt.side == "both" or attempt.side in moved or attempt.reason == "began_before_start"
    ]


def _without_slips(attempts: Sequence[Attempt]) -> list[Attempt]:
    """Each movement once, where the model put it on one limb and on the other.

    It is believed to be of both where both moved as one, else the limb's that moved most in the
    set, else where it is largest. What a limb does from one repetition of the other into the next
    is a part of those, unless it is a proper movement of its own.
    """
    if not attempts:
        return []
    usual_s = _usual_s(attempts)
    moved = _moved(attempts)
    ranked = sorted(
        attempts,
        key=lambda a: (a.status == "counted", a.side == "both", moved[a.side], height_of(a)),
        reverse=True,
    )
    kept: list[Attempt] = []
    for one in ranked:
        others = [other for other in kept if other.side != one.side]
        slipped = any(
            _within(one, other) or _same_turn(one, other, usual_s, AT_ONCE_APART)
            for other in others
        )
        if not slipped and not (_is_doubtful(one) and _fills_in(one, others)):
            kept.append(one)
    return kept


def _moved(attempts: Sequence[Attempt]) -> dict[str, float]:
    """How far each side moved in all that counts."""
    moved = {"left": 0.0, "right": 0.0, "both": 0.0}
    for attempt in attempts:
        if attempt.status == "counted":
            side = attempt.measured_side or attempt.side
            moved[side] += height_of(attempt)
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


def _fills_in(one: Attempt, others: Sequence[Attempt]) -> bool:
    """Whether it began in a repetition of the other limb and ended in its next one.

    So does the leg that is not on the step: it straightens when the other one has let it down.
    """
    counted = [other for other in others if other.status == "counted"]
    before = any(o.start_s < one.start_s < o.end_s for o in counted)
    return before and any(o.start_s < one.end_s < o.end_s for o in counted)


def _is_doubtful(one: Attempt) -> bool:
    unsteady = "unsteady" in {finding.code for finding in one.findings}
    return unsteady or one.reason == "wrong_position"


def _pair(one: Attempt, other: Attempt) -> Attempt:
    """One attempt of two limbs that moved at the same time: of the one that moved more."""
    larger, smaller = (one, other) if height_of(one) >= height_of(other) else (other, one)
    if height_of(smaller) < TAKES_PART_SHARE * height_of(larger):
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
    heights = [height_of(a) for a in attempts if a.reason in ("complete", "short_of_target")]
    return float(np.percentile(heights, OWN_PERCENTILE)) if heights else math.nan
