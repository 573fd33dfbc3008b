"""Which exercise a recording shows, out of a list of candidates.

Every candidate is asked the same plain questions (`hep_vision.measure.recognition.likeness`); the
product of the answers is its score. Nothing is trained.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hep_vision.measure.angles.measures import MEASURES
from hep_vision.measure.exercise import AskedSide, Prescription
from hep_vision.measure.recognition.likeness import (
    TAKES_PART,
    Candidate,
    Evidence,
    Seen,
    bounds_of,
    carried_share,
    evidence_for,
)
from hep_vision.measure.recognition.movements import movements_of
from hep_vision.measure.recognition.scan import count_as

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hep_vision.measure.recognition.scan import MovementScan

# Where no source is named, a default of ours; tests/unit/test_thresholds_recognition.py holds it.

# An answer that is altogether against it leaves this much: one wrong answer is no proof.
FLOOR = 0.05
# It can be told if the best score is at least this, and this many times the second.
LEAST_SCORE, LEAST_MARGIN = 0.4, 1.25
# It is another exercise than the one asked for if the best has so many times its score.
ANOTHER = 4.0


@dataclass(frozen=True, slots=True)
class Guess:
    """One candidate with its score, the product of its evidence."""

    candidate: Candidate
    score: float
    counted: int
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Recognition:
    """The candidates, likeliest first, and whether the first one can be relied on.

    ``doubt`` says why it cannot be told; empty if it can.
    """

    guesses: tuple[Guess, ...]
    doubt: str

    def other_than(self, exercise_id: str) -> Guess | None:
        """The exercise that it is like instead of the one asked for; None if it may be that one.

        Two that fit about as well can both be other ones. Where the one asked for was not among
        the candidates there is nothing to compare with: None.
        """
        asked = next((g for g in self.guesses if g.candidate.exercise.id == exercise_id), None)
        if asked is None or self.guesses[0].score < max(LEAST_SCORE, ANOTHER * asked.score):
            return None
        return self.guesses[0]

    @property
    def best(self) -> Guess | None:
        """The likeliest candidate, if it can be told."""
        return None if self.doubt else self.guesses[0]


def recognise(scan: MovementScan, candidates: Sequence[Candidate]) -> Recognition:
    """Score every candidate.

    Parameters
    ----------
    scan : MovementScan
        Of the recording.
    candidates : sequence of Candidate
        The library, or a program's exercises.
    """
    if not scan.frames_with_pose:
        return Recognition((), "Nobody can be seen.")
    seen = Seen(scan, movements_of(scan), scan.postures)
    guesses = [_guess(candidate, seen) for candidate in candidates]
    ranked = tuple(sorted(guesses, key=lambda guess: -guess.score))
    return Recognition(ranked, _doubt(ranked))


def _doubt(ranked: Sequence[Guess]) -> str:
    if not ranked:
        return "There is no exercise to choose from that a camera can measure."
    if ranked[0].score < LEAST_SCORE:
        return "Nothing here looks enough like one of these exercises."
    if len(ranked) > 1 and ranked[0].score < LEAST_MARGIN * ranked[1].score:
        return f"{ranked[0].candidate.name} and {ranked[1].candidate.name} fit about as well."
    return ""


def find_another(
    scan: MovementScan, asked: Sequence[Candidate], others: Sequence[Candidate]
) -> Guess | None:
    """The exercise that a recording is like instead of the one asked for, if any.

    As `recognise` and `Recognition.other_than` tell it, without the work that cannot change it: an
    answer is at most 1, so a score is at most what its answers so far come to.

    Parameters
    ----------
    scan : MovementScan
        Of the recording.
    asked : sequence of Candidate
        The exercise asked for; nothing if the camera does not measure it.
    others : sequence of Candidate
        What else it could be.
    """
    if not asked or not scan.frames_with_pose:
        return None
    own = asked[0]
    movements = movements_of(scan, (own.exercise.measure,))
    alone = _guess(own, Seen(scan, movements, scan.postures))
    carried = max((movement.weight for movement in movements), default=0.0)
    if ANOTHER * alone.score * carried > 1.0:  # whatever else moves carries 1 at most
        return None
    seen = Seen(scan, movements_of(scan), scan.postures)
    answers = [carried_share(own, seen.movements), *(each.share for each in alone.evidence[1:])]
    needed = max(LEAST_SCORE, ANOTHER * _score_of(answers))
    best: Guess | None = None
    for candidate in others:
        if _score_of(bounds_of(candidate, seen)) < needed:
            continue
        guess = _guess(candidate, seen)
        if guess.score >= needed and (best is None or guess.score > best.score):
            best = guess
    return best


def _guess(candidate: Candidate, seen: Seen) -> Guess:
    side = _side_that_moves(candidate, seen)
    result = count_as(seen.scan, candidate.exercise, Prescription(side=side))
    evidence = tuple(evidence_for(candidate, result, seen))
    score = _score_of(item.share for item in evidence)
    return Guess(candidate, score, result.counted, evidence)


def _score_of(shares: Iterable[float]) -> float:
    return math.prod(max(FLOOR, share) for share in shares)


def _side_that_moves(candidate: Candidate, seen: Seen) -> AskedSide:
    """The one limb to look at, where the other one hardly moves in comparison."""
    if candidate.side != "auto" or candidate.exercise.side_kind == "alternating":
        return candidate.side
    own = [m for m in seen.movements if m.measure == candidate.exercise.measure]
    if not own or MEASURES[own[0].measure].both_ways:
        return "auto"
    other = max((m.weight for m in own if m.side != own[0].side), default=0.0)
    return own[0].side if other < TAKES_PART * own[0].weight else "auto"
