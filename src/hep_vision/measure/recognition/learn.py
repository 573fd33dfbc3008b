"""An exercise learnt from a demonstration: what moves, which way, from where, how long.

Three to five repetitions are enough. What the recording does not tell is not made up: then
there is a reason instead of an exercise.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from hep_vision.measure.angles.measures import MEASURES
from hep_vision.measure.exercise import AskedSide, Direction, Exercise, Prescription, SideKind
from hep_vision.measure.recognition.learnt_exercise import (
    IN_TURN,
    SHORTEST_S,
    STAYED,
    TOGETHER,
    Lesson,
    describe,
)
from hep_vision.measure.recognition.movements import Movement, evenness, movements_of
from hep_vision.measure.recognition.scan import (
    any_movement,
    count_as,
    drift_of,
    ends_off,
    in_steps,
    medians_of,
    uncounted,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hep_vision.measure.recognition.scan import MovementScan
    from hep_vision.measure.result import SetResult

# Where no source is named, a default of ours; tests/unit/test_thresholds_learning.py holds it.

# A person in less than this share of the frames is none to learn from.
LEAST_SEEN = 0.3
# What carries less than this moves by noise; a straight leg raise seen once makes 0.25.
LEAST_WEIGHT = 0.12
# A measure this near to the best one is as likely.
RIVAL_SHARE = 0.85
# With less than this share of the best one a measure does not carry the exercise, even if
# the best one cannot be counted, or the exercise is said to be like one of that measure.
CARRIER_SHARE = 0.4
# The smallest arc that counts, as a share of the one shown: a patient will not reach as far.
SMALLEST_SHARE = 0.25
# A recording begins and ends in the start position if it does within this share of the arc.
ENDS_NEAR = 0.3

NOTHING_MOVES = "No joint moves to and fro clearly enough to learn from."
WANDERS = (
    "The whole body moves through the picture, as in walking: no part of it begins each "
    "repetition in the same place."
)
SHOW_AGAIN = (
    "Show three to five slow repetitions in one place, from the start position and back to it, "
    "with the moving joint in the picture and the camera at a right angle to the movement."
)


@dataclass(frozen=True, slots=True)
class Like:
    """The measured part of a known exercise that the new one resembles."""

    name: str
    measure: str
    direction: Direction


@dataclass(frozen=True, slots=True)
class NotLearnt:
    """Why nothing could be learnt, and what to do about it; sentences for the therapist."""

    reason: str
    advice: str


def learn_exercise(
    scan: MovementScan,
    id_: str,
    *,
    side: AskedSide = "auto",
    like: Like | None = None,
    repetitions: int | None = None,
) -> Lesson | NotLearnt:
    """Learn an exercise from a recording of a few repetitions.

    Parameters
    ----------
    scan : MovementScan
        Of the demonstration.
    id_ : str
        Identifier of the new exercise.
    side : {"left", "right", "both", "auto"}
        The side that is shown; auto finds it.
    like : Like, optional
        A known exercise it resembles, whose measure and direction are taken.
    repetitions : int, optional
        How many are shown, where that is known.
    """
    frames = len(scan.time_s)
    if frames == 0 or scan.frames_with_pose < LEAST_SEEN * frames:
        return NotLearnt(
            "Nobody can be seen for most of it.",
            "Film the whole body, in good light, from two to four metres away.",
        )
    carriers = _carriers(movements_of(scan), side, like)
    if isinstance(carriers, NotLearnt):
        return carriers
    ways: tuple[Direction, ...] = (like.direction,) if like else ("increase", "decrease")
    drafts = [
        _likelier_way([_draft(scan, id_, carrier, way, side) for way in ways], repetitions)
        for carrier in carriers
    ]
    counted = [draft for draft in drafts if draft.result.repetitions]
    if not counted:
        return _no_repetition(drafts)
    best = _likeliest(counted, repetitions)
    # A walk is told by what moves most; who says how many repetitions they are shows none.
    telling = best if repetitions is not None else counted[0]
    if max(best.drift, telling.drift) > STAYED:
        return NotLearnt(WANDERS, SHOW_AGAIN)
    rivals = [d.carrier for d in counted if d is not best and d.weight >= RIVAL_SHARE * best.weight]
    return describe(scan, best.exercise, best.result, [best.carrier, *rivals])


def _carriers(
    movements: Sequence[Movement], side: AskedSide, like: Like | None
) -> list[Movement] | NotLearnt:
    """The movements that may carry the exercise, one a measure, the likeliest first."""
    found: dict[str, Movement] = {}
    for movement in movements:
        if side in (movement.side, "both", "auto") and movement.weight >= LEAST_WEIGHT:
            found.setdefault(movement.measure, movement)
    ranked = list(found.values())
    carriers = [m for m in ranked if m.weight >= CARRIER_SHARE * ranked[0].weight]
    if like is None or not carriers:
        return carriers
    taken = [m for m in carriers if m.measure == like.measure]
    return taken or NotLearnt(
        f"{MEASURES[like.measure].label.capitalize()}, which {like.name} is measured by, hardly "
        f"moves; what moves is {MEASURES[ranked[0].measure].label}.",
        "Leave --like out, or name another exercise.",
    )


@dataclass(frozen=True, slots=True)
class _Draft:
    """An exercise of one measure in one direction, without conditions yet."""

    carrier: Movement
    exercise: Exercise
    result: SetResult
    # What its movement carries, less for what does not count and what is not like the rest.
    weight: float
    start: float
    drift: float
    at_start: bool  # the recording begins and ends in the start position


def _draft(
    scan: MovementScan, id_: str, carrier: Movement, direction: Direction, side: AskedSide
) -> _Draft:
    measure = MEASURES[carrier.measure]
    exercise = replace(
        any_movement(measure),
        id=id_,
        direction=direction,
        min_excursion=in_steps(SMALLEST_SHARE * carrier.arc, measure),
        min_duration_s=SHORTEST_S,
    )
    result = count_as(scan, exercise, Prescription(side=side))
    kind = _side_kind(result, side)
    if kind != exercise.side_kind:
        # Limbs that move together or in turn are seen twice until that is known.
        exercise = replace(exercise, side_kind=kind)
        result = count_as(scan, exercise, Prescription(side="both" if kind == "both" else "auto"))
    shown = result.repetitions
    if not shown:
        return _Draft(carrier, exercise, result, 0.0, math.nan, math.inf, at_start=False)
    start, _ = medians_of(shown)
    accounted = len(shown) / (len(shown) + uncounted(scan, result))
    return _Draft(
        carrier,
        exercise,
        result,
        carrier.weight * accounted * evenness([attempt.rom.excursion for attempt in shown]),
        start,
        drift_of(scan, shown),
        at_start=max(ends_off(scan, exercise, shown)) <= ENDS_NEAR,
    )


def _side_kind(result: SetResult, side: AskedSide) -> SideKind:
    """Whether one limb moved, both together or in turn."""
    if side != "auto":
        return "both" if side == "both" else "one"
    sides = Counter(attempt.side for attempt in result.repetitions)
    if sides["both"] >= TOGETHER * result.counted:
        return "both"
    if min(sides["left"], sides["right"]) >= IN_TURN * result.counted:
        return "alternating"
    return "one"


def _likelier_way(drafts: Sequence[_Draft], repetitions: int | None) -> _Draft:
    """Of the directions of a measure the one whose start the recording begins and ends in.

    If it does so in neither, in what was cut out of a longer one, it is the direction with more
    repetitions; by the cut that may be one more or less, and then the one that starts nearer to
    the neutral zero. Above all of these stands the number that was said.
    """
    most = max(draft.result.counted for draft in drafts)

    def preference(draft: _Draft) -> tuple[bool, int, bool, bool, float]:
        counted = draft.result.counted
        off = _off(draft, repetitions)
        return (counted > 0, -off, draft.at_start, counted >= most - 1, -abs(draft.start))

    return max(drafts, key=preference)


def _likeliest(drafts: Sequence[_Draft], repetitions: int | None) -> _Draft:
    """The measure that carries most; of as many repetitions as were said, if any is."""
    in_place = [draft for draft in drafts if repetitions is not None and draft.drift <= STAYED]
    return max(in_place or drafts, key=lambda draft: (-_off(draft, repetitions), draft.weight))


def _off(draft: _Draft, repetitions: int | None) -> int:
    return 0 if repetitions is None else abs(draft.result.counted - repetitions)


def _no_repetition(drafts: Sequence[_Draft]) -> NotLearnt:
    if not drafts:
        return NotLearnt(NOTHING_MOVES, SHOW_AGAIN)
    result, measure = drafts[0].result, MEASURES[drafts[0].exercise.measure]
    reasons = Counter(a.explanation for a in result.attempts if a.explanation)
    said = f" {reasons.most_common(1)[0][0]}" if reasons else ""
    return NotLearnt(
        f"{measure.label.capitalize()} moves, but there is no whole repetition of it.{said}",
        SHOW_AGAIN,
    )
