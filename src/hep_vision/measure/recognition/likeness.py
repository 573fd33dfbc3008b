"""How well a recording answers the questions that one exercise asks of it.

Does its measure carry the movement, is it counted, does it start in its body position and
at its angle, does it end where it should, is it seen from its view, do the right limbs move,
does the rest of the body keep still, is it done in one place, is it held or repeated. Each
answer is a share between 0 and 1 and can be said in words.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from hep_vision.measure.angles.measures import MEASURES
from hep_vision.measure.angles.units import unit_scale
from hep_vision.measure.body.landmarks import SIDES
from hep_vision.measure.body.posture import fit_of
from hep_vision.measure.body.stepping import place_shift
from hep_vision.measure.body.tracking import column_of
from hep_vision.measure.recognition.learnt_exercise import IN_TURN, OTHER_SEEN, STAYED, TOGETHER
from hep_vision.measure.recognition.scan import drift_of, ends_off, frame_at, medians_of, uncounted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hep_vision.measure.body.landmarks import Array
    from hep_vision.measure.body.posture import Posture
    from hep_vision.measure.exercise import AskedSide, Exercise, SideKind, View
    from hep_vision.measure.recognition.movements import Movement
    from hep_vision.measure.recognition.scan import MovementScan
    from hep_vision.measure.result import Attempt, SetResult

Span = tuple[float, float]

# Where no source is named, a default of ours; tests/unit/test_thresholds_recognition.py holds it.

# How far off the typical start, and off the typical end, halves or so what is left: shares
# of a normal arc. Patients end where they can, and further is better than short.
START_TOLERANCE, SHORT_TOLERANCE, FURTHER_TOLERANCE = 0.25, 0.3, 1.5
# A limb that is seen to its end, by the joint in its middle; one that is out of the picture at
# a point in more than this share of the frames is guessed, and leaves this much.
WHOLE_LIMBS = (("hip", "knee", "ankle"), ("shoulder", "elbow", "wrist"))
MOSTLY_UNSEEN = 0.5
LIMB_GUESSED = 0.5  # share
# A view at a right angle to the right one leaves this much, the second view this much.
VIEW_FLOOR, SECOND_VIEW = 0.5, 0.9
# A drift between the repetitions by so many body sizes halves what is left.
DRIFT_TOLERANCE = 0.1
# What is lost if the recording begins and ends at the other end of the movement.
REST_LOSS = 0.4
# What an exercise gets that does not say what stays: less than one that says so rightly.
NO_CLAIM = 0.85
# What ought to keep still may move by this many thresholds, and loses by this much beyond.
STILL_THRESHOLDS, STILL_TOLERANCE = 2.0, 60.0
# From here on an end position is held, not passed.
HELD_S = 3.0
NOT_HELD, NOT_PASSED = 0.4, 0.8

Observed = Literal["both", "alternating", "one", "one_in_view"]
# What limbs were seen to do, for each way an exercise is done.
SIDE_FIT: dict[SideKind, dict[Observed, float]] = {
    "both": {"both": 1.0, "one_in_view": 0.9, "one": 0.4, "alternating": 0.3},
    "one": {"both": 0.6, "one_in_view": 1.0, "one": 1.0, "alternating": 0.7},
    "alternating": {"both": 0.4, "one_in_view": 0.6, "one": 0.5, "alternating": 1.0},
}
# What moves this much less than the strongest does not take part.
TAKES_PART = 0.5
# Arms can do an exercise of one arm both at once, legs that carry the body cannot.
BOTH_ARMS = 0.9


@dataclass(frozen=True, slots=True)
class Candidate:
    """An exercise it could be.

    Parameters
    ----------
    exercise : Exercise
        How it is measured and counted.
    name : str
        For people.
    side : {"left", "right", "both", "auto"}
        The side that is measured if none was asked for.
    position : str
        Body position of the start, whether or not counting insists on it.
    start, end : tuple of float
        Typical values.
    held : bool
        Whether it is a hold, not repetitions.
    second_view : {"sagittal", "frontal"}, optional
        Another view it may be filmed from.
    still : tuple of (str, float)
        Measures that ought to keep still, with the degrees from which they do not.
    """

    exercise: Exercise
    name: str
    side: AskedSide
    position: str
    start: Span
    end: Span
    held: bool
    second_view: View | None = None
    still: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """The answer to one question: a share of 0 to 1, and in words what was seen."""

    question: str
    share: float
    words: str


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """A recording, and what moved and in which postures in it."""

    scan: MovementScan
    movements: tuple[Movement, ...]
    postures: tuple[Posture, ...]


def evidence_for(candidate: Candidate, result: SetResult, seen: Seen) -> Iterator[Evidence]:
    """The answers of a recording that was counted as the candidate's exercise."""
    yield _carried(candidate, seen.movements)
    yield _counted(candidate, result, seen)
    attempts = result.repetitions or result.attempts
    if not attempts:
        return
    scan = seen.scan
    yield _posture(candidate, attempts, seen)
    yield from _range(candidate, attempts)
    yield _rest(scan, candidate, attempts)
    yield _view(scan, candidate)
    yield _sides(scan, candidate, attempts)
    yield _still(scan, candidate, attempts)
    yield _place(scan, attempts)
    yield _anchored(scan, candidate, attempts)
    yield _limb_seen(scan, candidate, attempts)
    yield _held(candidate, attempts)


def carried_share(candidate: Candidate, movements: Sequence[Movement]) -> float:
    """How much the candidate's measure carries, as a share of what carries the most."""
    measure = candidate.exercise.measure
    own = max((m.weight for m in movements if m.measure == measure), default=0.0)
    most = movements[0].weight if movements else 0.0
    return own / most if most > 0 else 0.0


def bounds_of(candidate: Candidate, seen: Seen) -> Iterator[float]:
    """The most that some of the answers can come to, told without counting anything."""
    yield carried_share(candidate, seen.movements)
    yield _view(seen.scan, candidate).share
    positions = (candidate.position, *candidate.exercise.also_in)
    shown: set[Posture] = set(seen.postures)
    yield max(fit_of(posture, position) for posture in shown for position in positions)


def _carried(candidate: Candidate, movements: Sequence[Movement]) -> Evidence:
    measure = candidate.exercise.measure
    best = movements[0] if movements else None
    share = carried_share(candidate, movements)
    label = MEASURES[measure].label
    words = (
        f"{label} carries {100 * share:.0f} % of what {MEASURES[best.measure].label} does"
        if best
        else "nothing moves"
    )
    return Evidence("movement", share, words)


def _counted(candidate: Candidate, result: SetResult, seen: Seen) -> Evidence:
    """Share of the movements that count."""
    others = uncounted(seen.scan, result)
    own = [m for m in seen.movements if m.measure == candidate.exercise.measure]
    most = max((m.repeats for m in own if m.weight >= TAKES_PART * own[0].weight), default=0)
    counted = result.counted
    share = counted / max(counted + others, most) if counted else 0.0
    return Evidence("count", share, f"{counted} movements counted, {others} not")


def _posture(candidate: Candidate, attempts: Sequence[Attempt], seen: Seen) -> Evidence:
    frames = [frame_at(seen.scan, attempt.start_s) for attempt in attempts]
    shown: list[Posture] = [seen.postures[frame] for frame in frames]
    positions = (candidate.position, *candidate.exercise.also_in)
    fits = [max(fit_of(posture, position) for position in positions) for posture in shown]
    share = float(np.mean(fits))
    usual = Counter(shown).most_common(1)[0][0].replace("_", "-")
    wanted = candidate.position.replace("_", "-")
    words = f"starts {usual}" if usual == wanted else f"starts {usual}, not {wanted}"
    return Evidence("position", share, words)


def _range(candidate: Candidate, attempts: Sequence[Attempt]) -> Iterator[Evidence]:
    """Where it starts and ends; within the pose estimator's own error nothing is off."""
    start, end = medians_of(attempts)
    exercise = candidate.exercise
    normal, free = MEASURES[exercise.measure].normal_arc, exercise.error.reach
    off = _beyond(start, candidate.start) - free
    words = f"starts at {start:.3g}, typically {_span_words(candidate.start)}"
    yield Evidence("start", _fading(off, START_TOLERANCE * normal), words)
    off = _beyond(end, candidate.end) - free
    further = exercise.sign * (end - candidate.end[0]) > 0
    tolerance = FURTHER_TOLERANCE if further else SHORT_TOLERANCE
    words = f"ends at {end:.3g}, typically {_span_words(candidate.end)}"
    yield Evidence("end", _fading(off, tolerance * normal), words)


def _span_words(span: Span) -> str:
    low, high = span
    return f"{low:g}" if low == high else f"{low:g} to {high:g}"


def _rest(scan: MovementScan, candidate: Candidate, attempts: Sequence[Attempt]) -> Evidence:
    """Whether the recording begins and ends in the start position."""
    off = float(np.mean(ends_off(scan, candidate.exercise, attempts)))
    words = f"the recording begins and ends {100 * off:.0f} % of the way from the start position"
    return Evidence("rest", 1.0 - REST_LOSS * min(1.0, off), words)


def _beyond(value: float, span: Span) -> float:
    """How far a value lies outside of a span; NaN if it is unknown."""
    return value if math.isnan(value) else max(span[0] - value, value - span[1], 0.0)


def _fading(off: float, tolerance: float) -> float:
    """1 where nothing is off, 0.5 at the tolerance, and so on; an unknown value is no news."""
    return float(2.0 ** (-max(0.0, off) / tolerance)) if math.isfinite(off) else 0.5


def _view(scan: MovementScan, candidate: Candidate) -> Evidence:
    view = candidate.exercise.view
    off_deg = scan.turned_deg(view)
    if math.isnan(off_deg):
        return Evidence("view", NO_CLAIM, "the view cannot be told")
    share = VIEW_FLOOR + (1.0 - VIEW_FLOOR) * math.cos(math.radians(off_deg))
    if candidate.second_view is not None:
        share = max(share, SECOND_VIEW * math.sin(math.radians(off_deg)))
    return Evidence("view", share, f"{off_deg:.0f} degrees off the {view} view")


def _sides(scan: MovementScan, candidate: Candidate, attempts: Sequence[Attempt]) -> Evidence:
    measure = candidate.exercise.measure
    observed = _observed(scan, measure, attempts)
    share = SIDE_FIT[candidate.exercise.side_kind][observed]
    if observed == "both" and "elbow" in MEASURES[measure].points:
        share = max(share, BOTH_ARMS)
    return Evidence("sides", share, f"{observed.replace('_', ' ')} moved")


def _observed(scan: MovementScan, measure: str, attempts: Sequence[Attempt]) -> Observed:
    """What the limbs did: an attempt of both has the other limb's range beside its own."""
    sides = Counter(_side_of(attempt) for attempt in attempts)
    if sides["both"] >= TOGETHER * len(attempts):
        return "both"
    if min(sides["left"], sides["right"]) >= IN_TURN * len(attempts):
        return "alternating"
    seen = [np.isfinite(scan.signals[measure, side].value).mean() for side in SIDES]
    return "one" if min(seen) >= OTHER_SEEN else "one_in_view"


def _side_of(attempt: Attempt) -> str:
    if attempt.side != "both":
        return attempt.side
    other = attempt.other_side_rom
    took_part = other is not None and other.excursion >= 0.5 * attempt.rom.excursion
    return "both" if took_part else (attempt.measured_side or "both")


def _still(scan: MovementScan, candidate: Candidate, attempts: Sequence[Attempt]) -> Evidence:
    during = slice(
        frame_at(scan, min(a.start_s for a in attempts)),
        frame_at(scan, max(a.end_s for a in attempts)) + 1,
    )
    share, words = 1.0, "the rest keeps still"
    for measure, threshold in candidate.still:
        moved = min(_moved(scan.signals[measure, side].smooth[during]) for side in SIDES)
        beyond = (moved - STILL_THRESHOLDS * threshold) / unit_scale(MEASURES[measure])
        kept = _fading(beyond, STILL_TOLERANCE)
        if kept < share:
            share, words = kept, f"{MEASURES[measure].label} moves by {moved:.3g} as well"
    return Evidence("stillness", share, words)


def _place(scan: MovementScan, attempts: Sequence[Attempt]) -> Evidence:
    drift = drift_of(scan, attempts)
    words = f"begins within {drift:.2f} body sizes of the same place"
    return Evidence("place", _fading(drift, DRIFT_TOLERANCE), words)


def _anchored(scan: MovementScan, candidate: Candidate, attempts: Sequence[Attempt]) -> Evidence:
    """Whether the points that ought to stay do; an exercise that names none says less."""
    points = candidate.exercise.anchors
    if not points:
        return Evidence("anchors", NO_CLAIM, "nothing needs to stay")
    shift = float(np.median([place_shift(scan.body_of(a), points) for a in attempts]))
    share = _fading(shift - STAYED, STAYED)
    return Evidence("anchors", share, f"{', '.join(points)} move by {shift:.2f} body sizes")


def _limb_seen(scan: MovementScan, candidate: Candidate, attempts: Sequence[Attempt]) -> Evidence:
    """Whether the limb that moves is seen to its end, not guessed below the picture."""
    measured = MEASURES[candidate.exercise.measure].points
    limb = next((each for each in WHOLE_LIMBS if each[1] in measured), ())
    bodies = [sample.points for attempt in attempts for sample in scan.body_of(attempt)]
    unseen = [
        name
        for name in limb
        if min(
            float(np.isnan([points[column_of(name, side)] for points in bodies]).mean())
            for side in SIDES
        )
        > MOSTLY_UNSEEN
    ]
    words = f"{', '.join(unseen)} out of the picture" if unseen else "the limb is seen to its end"
    return Evidence("limb", LIMB_GUESSED if unseen else 1.0, words)


def _moved(level: Array) -> float:
    seen = level[np.isfinite(level)]
    if len(seen) < 2:
        return 0.0
    low, high = np.percentile(seen, (5, 95))
    return float(high - low)


def _held(candidate: Candidate, attempts: Sequence[Attempt]) -> Evidence:
    hold_s = float(np.median([attempt.hold_s for attempt in attempts]))
    share = 1.0
    if candidate.held and hold_s < HELD_S:
        share = NOT_HELD
    elif not candidate.held and hold_s >= HELD_S:
        share = NOT_PASSED
    return Evidence("hold", share, f"held for {hold_s:.1f} s")
