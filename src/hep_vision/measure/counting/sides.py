"""Two sides of one set made one: each movement once, and whose it was.

Each side has attempts of its own. Two of them are one movement if one limb turned while the other
was on its way, or if most of the shorter one was during the other. The more credible one speaks:
what counts before what does not, steady before unsteady, larger before smaller. The other one is
the same movement of the other limb, if it counts as well and is at least half as large, else the
resting limb going along or its landmarks slipping onto the moving one. What is left is a movement
of one limb alone, if that limb takes part in the set: if anything it did alone counts and is at
least half of the person's own range.

How an exercise is done, and the side that was prescribed, decide no count. They tell what a
movement is called: of both, or of limbs that take turns one.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Literal, NamedTuple

import numpy as np

from hep_vision.measure.body.tracking import far_side
from hep_vision.measure.counting.own_range import own_range
from hep_vision.measure.quality.findings import LIMB_SWAP, median_seen
from hep_vision.measure.result import Attempt, doubted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hep_vision.measure.angles.side_signal import SideSignal
    from hep_vision.measure.body.landmarks import Array, Side
    from hep_vision.measure.counting.excursions import Excursion
    from hep_vision.measure.counting.judge import Draft
    from hep_vision.measure.exercise import Exercise, Prescription

# Where no source is named, a default of ours; tests/unit/test_thresholds_sets.py holds it.

# A limb that takes part does at least this much of what the other one does.
TAKES_PART_SHARE = 0.5
# The near side leads unless it was seen this much worse.
NEAR_LOSS = 2.0
# A foot this far in front of the other, in body sizes, has made a step.
STEP = 0.5


UNSTEADY = ("unsteady", LIMB_SWAP.code)
# Reasons that tell of how a limb was seen, not of what it did. So does another position of the
# body where the other limb left the right one at the same time: its way up was not seen.
UNSEEN = ("out_of_sight", "unsteady", "wrong_position")

SetSide = Literal["left", "right", "both", "alternating"]


class _Movement(NamedTuple):
    """One movement: the attempt that speaks, and what the other limb did at the same time."""

    speaks: Attempt
    other: Attempt | None = None

    @property
    def alone(self) -> bool:
        """Whether the other limb rested, or nearly so."""
        other = self.other
        return other is None or height_of(other) < TAKES_PART_SHARE * height_of(self.speaks)

    @property
    def same_status(self) -> bool:
        """Whether the other limb's attempt became the same."""
        return self.other is not None and self.other.status == self.speaks.status

    def spoken_by(self, side: Side) -> _Movement:
        """The same, told by this limb if it moved."""
        speaks, other = self
        return _Movement(other, speaks) if other is not None and other.side == side else self

    def of_both(self) -> Attempt:
        """The attempt of two limbs."""
        rom = self.other.rom if self.other is not None else None
        side = self.speaks.side
        measured = side if side != "both" else None
        return replace(self.speaks, side="both", measured_side=measured, other_side_rom=rom)


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
    movements = _movements(_seen(signals, drafts, exercise))
    if exercise.side_kind == "alternating":
        attempts = _by_turns(movements)
    elif exercise.side_kind == "both" or prescription.side == "both":
        lead = _leading(signals, exercise)
        in_turn = exercise.side_kind != "both"
        attempts = _of_both(movements, signals[lead], exercise, in_turn=in_turn)
    else:
        attempts = _of_one(movements, signals[0], exercise)
    return attempts, _side_of(attempts)


def _of_both(
    movements: Sequence[_Movement], lead: SideSignal, exercise: Exercise, *, in_turn: bool
) -> list[Attempt]:
    """Both limbs were to move: what one did alone is its own if they may go in turn.

    Curls may; squats may not: knees that bend in turn are a walk.
    """
    far = [m.speaks for m in movements if m.alone and m.speaks.side != lead.side]
    unseen = [attempt for attempt in far if _was_unseen(lead, attempt)]
    own: set[str] = set()
    if in_turn:
        alone = [attempt for attempt in far if attempt not in unseen]
        own = _taking_part(movements, alone, exercise)
    own |= {lead.side} if own else set()
    found: list[Attempt] = []
    for movement in movements:
        if not movement.alone:
            told = movement.spoken_by(lead.side)
            found.append((movement if told.speaks.reason in UNSEEN else told).of_both())
        elif movement.speaks.side in own:
            found.append(movement.speaks)
        elif movement.speaks.side == lead.side or movement.speaks in unseen:
            found.append(movement.of_both())
    return found


def _of_one(
    movements: Sequence[_Movement], signal: SideSignal, exercise: Exercise
) -> list[Attempt]:
    """One limb was to move, or each for itself."""
    at_once = [m for m in movements if not m.alone and m.same_status]
    alone = [m.speaks for m in movements if m not in at_once]
    own = _taking_part(movements, alone, exercise) or {attempt.side for attempt in alone}
    found = [attempt for attempt in alone if attempt.side in own]
    for movement in at_once:
        front = in_front(signal, movement.speaks)
        found.append((movement.spoken_by(front) if front else movement).of_both())
    return found


def _taking_part(
    movements: Sequence[_Movement], alone: Sequence[Attempt], exercise: Exercise
) -> set[str]:
    """Limbs of which something they did alone counts."""
    least = TAKES_PART_SHARE * own_range([movement.speaks for movement in movements], exercise)
    return {a.side for a in alone if a.status == "counted" and not height_of(a) < least}


def in_front(signal: SideSignal, attempt: Attempt) -> Side | None:
    """The leg in front during an attempt, if a step was made."""
    first, last = np.searchsorted(signal.time_s, (attempt.start_s, attempt.end_s))
    ahead = median_seen(np.array([limb.left_ahead for limb in signal.limbs[first : last + 1]]))
    if not abs(ahead) > STEP:
        return None
    return "left" if ahead > 0 else "right"


def _was_unseen(signal: SideSignal, attempt: Attempt) -> bool:
    during = (signal.time_s >= attempt.start_s) & (signal.time_s <= attempt.end_s)
    return bool(during.any()) and float(np.isnan(signal.value[during]).mean()) > 0.5


class _Seen(NamedTuple):
    """An attempt, and from when to when it was above half of its height."""

    attempt: Attempt
    from_s: float
    until_s: float


def _seen(
    signals: Sequence[SideSignal], drafts: Sequence[list[Draft]], exercise: Exercise
) -> list[_Seen]:
    found: list[_Seen] = []
    for signal, side in zip(signals, drafts, strict=True):
        level = exercise.sign * signal.smooth
        for draft in side:
            first, last = _up(level, draft.excursion)
            attempt, from_s = draft.attempt, float(signal.time_s[first])
            found.append(_Seen(attempt, max(from_s, attempt.start_s), float(signal.time_s[last])))
    return found


def _up(level: Array, excursion: Excursion) -> tuple[int, int]:
    """From where to where about the peak it was not seen below half of its height."""
    moved = level[excursion.start : excursion.end + 1]
    peak = excursion.peak - excursion.start
    low = moved < 0.5 * (np.nanmin(moved) + moved[peak])
    before, after = np.flatnonzero(low[:peak]), np.flatnonzero(low[peak:])
    first = int(before[-1]) + 1 if len(before) else 0
    last = peak + int(after[0]) if len(after) else len(moved) - 1
    return excursion.start + first, excursion.start + last


def _movements(attempts: Sequence[_Seen]) -> list[_Movement]:
    """Attempts of both limbs, those that are one movement put together."""
    kept: list[_Seen] = []
    others: list[Attempt | None] = []
    for one in sorted(attempts, key=_credibility, reverse=True):
        same = [i for i, other in enumerate(kept) if _is_same(one, other)]
        if not same:
            kept.append(one)
            others.append(None)
        elif others[same[0]] is None:
            others[same[0]] = one.attempt
    return [_Movement(one.attempt, other) for one, other in zip(kept, others, strict=True)]


def _credibility(seen: _Seen) -> tuple[bool, bool, float]:
    attempt = seen.attempt
    unsteady = any(finding.code in UNSTEADY for finding in attempt.findings)
    return attempt.status == "counted", not unsteady, height_of(attempt)


def _is_same(one: _Seen, other: _Seen) -> bool:
    """Whether two limbs were up at the same time."""
    if one.attempt.side == other.attempt.side:
        return False
    return one.from_s < other.until_s and other.from_s < one.until_s


def _by_turns(movements: Sequence[_Movement]) -> list[Attempt]:
    """Where both limbs seem to have had one turn, it is the one's whose turn it was.

    The model may put what a limb does last on the other one, where it looks larger.
    """
    rest = [movement.speaks for movement in movements if movement.speaks.status != "counted"]
    turns = [movement for movement in movements if movement.speaks.status == "counted"]
    turns.sort(key=lambda movement: movement.speaks.start_s)
    done = [turn.speaks for turn in turns]
    for i, turn in enumerate(turns):
        beside = {one.side for one in done[max(0, i - 1) : i] + done[i + 1 : i + 2]}
        if turn.other is not None and not turn.alone and beside == {turn.speaks.side}:
            done[i] = doubted(turn.other, LIMB_SWAP)
    return done + rest


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


def height_of(attempt: Attempt) -> float:
    """Arc of an attempt in the exercise's direction; 0 if it was not seen."""
    return attempt.rom.excursion if math.isfinite(attempt.rom.excursion) else 0.0


def _side_of(attempts: Sequence[Attempt]) -> SetSide:
    """The side of what counted, or if nothing did, of what was begun."""
    counted: set[SetSide] = {one.side for one in attempts if one.status == "counted"}
    sides: set[SetSide] = counted or {one.side for one in attempts if one.status == "partial"}
    if len(sides) == 1:
        return sides.pop()
    return "alternating" if counted else "both"
