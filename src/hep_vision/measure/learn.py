"""An exercise learnt from a demonstration: what moves, which way, from where, how long.

Three to five repetitions are enough. What the recording does not tell is not made up: then
there is a reason instead of an exercise.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from hep_vision.measure.exercise import AskedSide, Direction, Exercise, Prescription
from hep_vision.measure.lesson import STAYED, Lesson, describe, medians_of
from hep_vision.measure.measures import MEASURES
from hep_vision.measure.movements import Movement, movements_of
from hep_vision.measure.scan import any_movement, count_as, drift_of, ends_off, in_steps

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hep_vision.measure.result import SetResult
    from hep_vision.measure.scan import MovementScan

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
SHORTEST_S = 0.3
# The recording's ends tell the start only where they are this share of the arc nearer to it.
ENDS_UNCLEAR = 0.3
NONE_AT_ALL = -(10**9)

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
    best: NotLearnt | None = None
    for index, carrier in enumerate(carriers):
        drafts = [_draft(scan, id_, carrier, direction, side) for direction in ways]
        exercise, result = max(drafts, key=lambda draft: _preference(draft, scan, repetitions))
        if result.repetitions:
            if drift_of(scan, result.repetitions) > STAYED:
                return NotLearnt(WANDERS, SHOW_AGAIN)
            next_best = carriers[index + 1 :]
            rivals = [m for m in next_best if m.weight >= RIVAL_SHARE * carrier.weight]
            return describe(scan, exercise, result, [carrier, *rivals], side)
        best = best or _no_repetition(result, carrier)
    return best or NotLearnt(NOTHING_MOVES, SHOW_AGAIN)


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


def _draft(
    scan: MovementScan, id_: str, carrier: Movement, direction: Direction, side: AskedSide
) -> tuple[Exercise, SetResult]:
    """The exercise in one direction, without conditions yet, and what it counts."""
    exercise = replace(
        any_movement(MEASURES[carrier.measure]),
        id=id_,
        direction=direction,
        min_excursion=in_steps(SMALLEST_SHARE * carrier.arc, MEASURES[carrier.measure]),
        min_duration_s=SHORTEST_S,
    )
    return exercise, count_as(scan, exercise, Prescription(side=side))


def _preference(
    draft: tuple[Exercise, SetResult], scan: MovementScan, repetitions: int | None
) -> tuple[int, float, float]:
    """Which direction to take: the one with the most whole repetitions, or as many as said.

    Else the one whose start the recording begins and ends near, else the one that starts
    nearer to the neutral zero.
    """
    exercise, result = draft
    if not result.repetitions:
        return (NONE_AT_ALL, 0.0, 0.0)
    start, peak = medians_of(result.repetitions)
    sides = Counter(a.measured_side or a.side for a in result.repetitions)
    side = "left" if sides["left"] >= sides["right"] else "right"
    off = ends_off(scan, exercise, side, (start, peak))
    fits = result.counted if repetitions is None else -abs(result.counted - repetitions)
    return (fits, -round(off / ENDS_UNCLEAR), -abs(start))


def _no_repetition(result: SetResult, carrier: Movement) -> NotLearnt:
    label = MEASURES[carrier.measure].label
    reasons = Counter(a.explanation for a in result.attempts if a.explanation)
    said = f" {reasons.most_common(1)[0][0]}" if reasons else ""
    return NotLearnt(
        f"{label.capitalize()} moves, but there is no whole repetition of it.{said}", SHOW_AGAIN
    )
