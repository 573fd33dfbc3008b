"""Sets in a recording of a whole session: where each begins and ends, and of what.

Every expected exercise is counted over the whole recording; what counts is gathered into sets
by the pauses between. Exercises compete for the same seconds: the set that looks most like
its exercise is taken first, and what the others counted in its time is dropped.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

import numpy as np

from hep_vision.measure.angles.measures import MEASURES
from hep_vision.measure.exercise import AskedSide, Prescription, View
from hep_vision.measure.recognition.movements import movements_of
from hep_vision.measure.recognition.recognise import LEAST_MARGIN, Guess, recognise
from hep_vision.measure.recognition.scan import MovementScan, count_as

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hep_vision.measure.angles.side_signal import SideSignal
    from hep_vision.measure.body.landmarks import Array
    from hep_vision.measure.recognition.likeness import Candidate
    from hep_vision.measure.result import Attempt

# Defaults of ours, without a clinical source.
# A pause so long is a rest, whatever was done before it; half of a prescribed rest if less.
REST_S = 20.0
REST_SHARE = 0.5
# A pause so long is a rest once the repetitions of a set are done.
PAUSE_S = 3.0
# A pause so long is a rest if the pauses before it in the set, at least two, were so many times
# shorter.
OUTSTANDING_S, OUTSTANDING_TIMES = 6.0, 3.0
# A set takes so much of the recording before and after it, for its start position.
LEAD_S = 2.0
# Of exercises that are expected anyhow, less likeness is enough than among all there are.
LEAST_SCORE = 0.25
# What else moved is worth a word if it went on so long, so often, and so much.
OTHER_S, OTHER_REPEATS, OTHER_WEIGHT = 5.0, 2, 0.15

Span = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """An exercise that may be in the recording, and its dose as far as it tells sets apart.

    Parameters
    ----------
    candidate : Candidate
        The exercise.
    side : {"left", "right", "both", "auto"}
        What to look at; "auto" is the side that moves.
    repetitions : int, optional
        In a set.
    hold_s : float, optional
        Of each repetition.
    rest_s : float, optional
        Between sets.
    one_side_a_set : bool
        Whether a change of sides begins another set.
    """

    candidate: Candidate
    side: AskedSide
    repetitions: int | None = None
    hold_s: float | None = None
    rest_s: float | None = None
    one_side_a_set: bool = False

    @property
    def rest_from_s(self) -> float:
        """Pause that is a rest whatever was done before it."""
        if self.rest_s is None:
            return REST_S
        return min(REST_S, max(PAUSE_S, REST_SHARE * self.rest_s))


@dataclass(frozen=True, slots=True)
class Bout:
    """A set in a recording.

    Parameters
    ----------
    expected : Expected
        What it is a set of.
    start_s, end_s : float
        ``[start_s, end_s)``, with some of the pauses around it.
    score : float
        How much it looks like its exercise, 0 to 1.
    doubt : str
        Name of another expected exercise that fits about as well; empty if there is none.
    """

    expected: Expected
    start_s: float
    end_s: float
    score: float
    doubt: str


@dataclass(frozen=True, slots=True)
class OtherMovement:
    """Something repeated that is no set of an expected exercise."""

    start_s: float
    end_s: float
    repeats: int
    measure: str  # label of the measure that moved most


@dataclass(frozen=True, slots=True)
class _Found:
    """The attempts of a set, before it is known how far it may reach."""

    expected: Expected
    attempts: tuple[Attempt, ...]
    guess: Guess
    doubt: str

    @property
    def span(self) -> Span:
        return self.attempts[0].start_s, self.attempts[-1].end_s


_LookedAt = dict[tuple[str, float, float], _Found | None]


def find_bouts(scan: MovementScan, expected: Sequence[Expected]) -> tuple[Bout, ...]:
    """Find the sets of a recording, in order of time; no two of them overlap.

    Parameters
    ----------
    scan : MovementScan
        Of the recording.
    expected : sequence of Expected
        The exercises that may be in it, each once.
    """
    left = {one.candidate.exercise.id: _attempts_of(scan, one) for one in expected}
    found: list[_Found] = []
    looked_at: _LookedAt = {}
    while (best := _best(scan, expected, left, looked_at)) is not None:
        found.append(best)
        left = {id_: _outside(attempts, best.span) for id_, attempts in left.items()}
    found.sort(key=lambda one: one.span)
    return tuple(_with_room(found, (float(scan.time_s[0]), _end_of(scan))))


def other_movements(scan: MovementScan, bouts: Sequence[Bout]) -> tuple[OtherMovement, ...]:
    """What else was repeated, between the sets that were found."""
    edges = [float(scan.time_s[0]), *(t for b in bouts for t in (b.start_s, b.end_s))]
    edges.append(_end_of(scan))
    gaps = zip(edges[::2], edges[1::2], strict=True)
    return tuple(
        other
        for start_s, end_s in gaps
        if end_s - start_s >= OTHER_S
        and (other := _repeated(part_of(scan, start_s, end_s))) is not None
    )


def sets_of(attempts: Sequence[Attempt], expected: Expected) -> tuple[tuple[Attempt, ...], ...]:
    """Attempts gathered into sets: by rests, by a dose that is full, by a change of sides."""
    sets: list[list[Attempt]] = []
    for place, attempt in enumerate(attempts):
        if not sets or _begins_set(sets[-1], attempt, attempts[place + 1 :], expected):
            sets.append([])
        sets[-1].append(attempt)
    return tuple(map(tuple, sets))


def part_of(scan: MovementScan, start_s: float, end_s: float) -> MovementScan:
    """The scan of ``[start_s, end_s)`` alone."""
    first, end = (int(i) for i in np.searchsorted(scan.time_s, (start_s, end_s)))
    during = slice(first, end)
    body = scan.body[during]
    signals = {key: _part_of(signal, during) for key, signal in scan.signals.items()}
    against_rest = {key: _part_of(signal, during) for key, signal in scan.against_rest.items()}
    lines: dict[View, Array] = {view: values[during] for view, values in scan.view_line.items()}
    seen = sum(np.isfinite(sample.size_px) for sample in body)
    return MovementScan(scan.time_s[during], signals, against_rest, body, lines, int(seen))


def _part_of(signal: SideSignal, during: slice) -> SideSignal:
    off_rest_deg = signal.off_rest_deg
    return replace(
        signal,
        time_s=signal.time_s[during],
        value=signal.value[during],
        smooth=signal.smooth[during],
        view_line=signal.view_line[during],
        facing=signal.facing[during],
        body=signal.body[during],
        off_rest_deg=None if off_rest_deg is None else off_rest_deg[during],
    )


def _attempts_of(scan: MovementScan, one: Expected) -> tuple[Attempt, ...]:
    counted = count_as(scan, one.candidate.exercise, Prescription(side=one.side, hold_s=one.hold_s))
    # What began before the recording or in another position is not known to be the exercise.
    return tuple(
        attempt
        for attempt in counted.attempts
        if attempt.status != "rejected" and attempt.reason != "began_before_start"
    )


def _outside(attempts: Sequence[Attempt], span: Span) -> tuple[Attempt, ...]:
    start_s, end_s = span
    return tuple(a for a in attempts if a.end_s <= start_s or a.start_s >= end_s)


def _best(
    scan: MovementScan,
    expected: Sequence[Expected],
    left: dict[str, tuple[Attempt, ...]],
    looked_at: _LookedAt,
) -> _Found | None:
    """The set that looks most like its exercise, out of what is left."""
    found: list[_Found] = []
    for each in expected:
        for attempts in sets_of(left[each.candidate.exercise.id], each):
            key = (each.candidate.exercise.id, attempts[0].start_s, attempts[-1].end_s)
            if key not in looked_at:
                looked_at[key] = _recognised(scan, each, attempts, expected)
            one = looked_at[key]
            if one is not None:
                found.append(one)
    return max(found, key=lambda one: one.guess.score, default=None)


def _recognised(
    scan: MovementScan,
    one: Expected,
    attempts: tuple[Attempt, ...],
    expected: Sequence[Expected],
) -> _Found | None:
    # Who holds for less than is prescribed does the exercise all the same.
    if not any(a.status == "counted" or a.reason == "hold_too_short" for a in attempts):
        return None
    part = part_of(scan, attempts[0].start_s - LEAD_S, attempts[-1].end_s + LEAD_S)
    first, *others = recognise(part, [each.candidate for each in expected]).guesses or (None,)
    if first is None or first.candidate.exercise.id != one.candidate.exercise.id:
        return None
    if first.score < LEAST_SCORE:
        return None
    rivals = [other for other in others if first.score < LEAST_MARGIN * other.score]
    return _Found(one, attempts, first, rivals[0].candidate.name if rivals else "")


def _with_room(found: Sequence[_Found], whole: Span) -> Iterator[Bout]:
    """Give each set the pauses around it, shared with its neighbours."""
    for place, one in enumerate(found):
        start_s, end_s = one.span
        before = found[place - 1].span[1] if place else whole[0] - (start_s - whole[0])
        after = found[place + 1].span[0] if place + 1 < len(found) else 2 * whole[1] - end_s
        yield Bout(
            one.expected,
            max(start_s - LEAD_S, (before + start_s) / 2),
            min(end_s + LEAD_S, (end_s + after) / 2),
            one.guess.score,
            one.doubt,
        )


def _begins_set(
    current: Sequence[Attempt],
    attempt: Attempt,
    following: Sequence[Attempt],
    expected: Expected,
) -> bool:
    pause_s = attempt.start_s - max(one.end_s for one in current)
    counted = sum(one.status == "counted" for one in current)
    full = expected.repetitions is not None and counted >= expected.repetitions
    if pause_s >= expected.rest_from_s or (full and pause_s >= PAUSE_S):
        return True
    pauses = [after.start_s - before.end_s for before, after in pairwise(current)]
    if len(pauses) > 1 and pause_s >= max(OUTSTANDING_S, OUTSTANDING_TIMES * median(pauses)):
        return True
    usual, _ = Counter(one.side for one in current).most_common(1)[0]
    if not expected.one_side_a_set or attempt.side == usual:
        return False
    # One movement of the other side is a resting limb that stirred; two are another set.
    return pause_s >= PAUSE_S or (bool(following) and following[0].side == attempt.side)


def _repeated(part: MovementScan) -> OtherMovement | None:
    movements = movements_of(part) if len(part.time_s) else ()
    telling = [m for m in movements if m.repeats >= OTHER_REPEATS and m.weight >= OTHER_WEIGHT]
    if not telling:
        return None
    first = telling[0]
    return OtherMovement(
        float(part.time_s[0]),
        _end_of(part),
        first.repeats,
        MEASURES[first.measure].label,
    )


def _end_of(scan: MovementScan) -> float:
    """When the last frame is over."""
    step_s = float(np.median(np.diff(scan.time_s))) if len(scan.time_s) > 1 else 0.0
    return float(scan.time_s[-1]) + step_s
