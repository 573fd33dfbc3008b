"""What a demonstration tells of an exercise beyond its measure: range, tempo, side, place.

Every condition is kept only if it costs none of the repetitions that were shown.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from hep_vision.measure.angles.measures import MEASURES
from hep_vision.measure.angles.units import unit_scale
from hep_vision.measure.body.landmarks import SIDES
from hep_vision.measure.body.posture import POSITIONS, fit_of
from hep_vision.measure.body.stepping import place_shift
from hep_vision.measure.exercise import AskedSide, Exercise, Prescription
from hep_vision.measure.quality.findings import median_seen
from hep_vision.measure.recognition.scan import count_as, frame_at, in_steps, medians_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hep_vision.measure.angles.measure import Measure
    from hep_vision.measure.body.posture import Posture
    from hep_vision.measure.recognition.movements import Movement
    from hep_vision.measure.recognition.scan import MovementScan
    from hep_vision.measure.result import Attempt, SetResult

Span = tuple[float, float]

# Where no source is named, a default of ours; tests/unit/test_thresholds_learning.py holds it.

# Repetitions a demonstration should show; fewer are learnt with a warning.
ENOUGH = 3
# Typical values are given in these steps (units per degree).
STEP = 5.0
# The start may lie off the shown one by this share of the arc, and at least by this much.
START_SHARE, START_LEAST = 0.5, 25.0
# Of both limbs' repetitions, from which share on they went together, or took turns.
TOGETHER, IN_TURN = 0.6, 0.25
# The other limb is seen to rest if its measure is seen in this share of the frames.
OTHER_SEEN = 0.6
# A pause at the end from here on is meant as a hold.
HELD_S = 2.0
HOLD_BAND_SHARE, HOLD_BAND_LEAST = 0.1, 5.0
# A repetition may be this much faster or slower than those shown.
FASTER, SLOWER = 0.25, 4.0
SHORTEST_S, LONGEST_S = 0.3, 10.0
# Points that moved by less than this many body sizes in the repetitions stayed.
STAYED = 0.15
# What may stay, the foot of the body first, and what must be seen for it to be known.
ANCHORS = {
    "ankle": "knee_flexion",
    "hip": "hip_flexion",
    "shoulder": "hip_flexion",
    "wrist": "elbow_flexion",
}
MOST_ANCHORS = 2  # body points
# A body position is told from this fit on.
POSITION_FIT = 0.7
# These look the same from all around; somebody lying, seen from the feet, looks upright.
UPRIGHT: tuple[Posture, ...] = ("standing", "seated")
# Typical values read from further off the view than this are remarked on: half of the degrees that
# are called reliable is then the view's.
FILMED_OFF_DEG = 20.0
# Repetitions that differ by more than this share of the arc are said to.
UNEVEN = 0.3


@dataclass(frozen=True, slots=True, eq=False)
class Lesson:
    """What was understood of a demonstration.

    Spans and ``arc`` are in the unit of the measure; ``out_s``, ``hold_s`` and ``back_s`` are
    the tempo. ``position`` is None where it could not be told. ``result`` is what the learnt
    exercise counts in its own recording.
    """

    exercise: Exercise
    default_side: AskedSide
    start: Span
    end: Span
    arc: float
    out_s: float
    hold_s: float
    back_s: float
    position: Posture | None
    view_off_deg: float
    carrier: Movement
    rivals: tuple[Movement, ...]
    remarks: tuple[str, ...]
    result: SetResult

    @property
    def is_held(self) -> bool:
        """Whether each repetition was held at its end."""
        return self.exercise.hold_band is not None


def describe(
    scan: MovementScan,
    draft: Exercise,
    result: SetResult,
    carriers: Sequence[Movement],
) -> Lesson:
    """Everything else about an exercise, from the repetitions that were found.

    Parameters
    ----------
    scan : MovementScan
        Of the demonstration.
    draft : Exercise
        Measure, direction, smallest arc and what the limbs do.
    result : SetResult
        What the draft counts, at least one repetition.
    carriers : sequence of Movement
        The movement of the exercise's measure, then those of measures as likely.
    """
    repetitions = result.repetitions
    measure = MEASURES[draft.measure]
    start, end = medians_of(repetitions)
    arc = abs(end - start)
    default: AskedSide = "both" if draft.side_kind == "both" else "auto"
    position = _position(scan, repetitions)
    exercise, counted = _keep_what_costs_nothing(
        scan, draft, result, _conditions(scan, repetitions, measure, position), default
    )
    hold_s = float(np.median([attempt.hold_s for attempt in repetitions]))
    starts, ends = _typical(repetitions, measure)
    lesson = Lesson(
        exercise=exercise,
        default_side=default,
        start=starts,
        end=ends,
        arc=arc,
        # The peak of a hold is its middle.
        out_s=float(np.median([a.peak_s - a.start_s - a.hold_s / 2 for a in repetitions])),
        hold_s=hold_s,
        back_s=float(np.median([a.end_s - a.peak_s - a.hold_s / 2 for a in repetitions])),
        position=position,
        view_off_deg=median_seen(np.array([a.view_off_deg for a in repetitions])),
        carrier=carriers[0],
        rivals=tuple(carriers[1:]),
        remarks=(),
        result=counted,
    )
    return replace(lesson, remarks=tuple(_remarks(lesson, scan)))


def _position(scan: MovementScan, repetitions: Sequence[Attempt]) -> Posture | None:
    """The body position in which the repetitions start, if it can be told."""
    postures = scan.postures
    shown: list[Posture] = [postures[frame_at(scan, attempt.start_s)] for attempt in repetitions]
    fits = [float(np.mean([fit_of(posture, p) for posture in shown])) for p in POSITIONS]
    best = int(np.argmax(fits))
    return POSITIONS[best] if fits[best] >= POSITION_FIT else None


def _conditions(
    scan: MovementScan,
    repetitions: Sequence[Attempt],
    measure: Measure,
    position: Posture | None,
) -> Iterator[dict[str, Any]]:
    """Fields of the exercise that keep out what is no repetition, one condition each."""
    start, end = medians_of(repetitions)
    arc = abs(end - start)
    durations_s = [attempt.end_s - attempt.start_s for attempt in repetitions]
    margin = max(START_SHARE * arc, START_LEAST * unit_scale(measure))
    yield {"min_duration_s": max(SHORTEST_S, round(FASTER * min(durations_s), 1))}
    yield {"max_duration_s": max(LONGEST_S, float(math.ceil(SLOWER * max(durations_s))))}
    yield {"start_range": _stepped((start - margin, start + margin), measure)}
    yield {"anchors": _stayed(scan, repetitions, measure)}
    if position in UPRIGHT:
        yield {"position": position}
    if np.median([attempt.hold_s for attempt in repetitions]) >= HELD_S:
        band = max(HOLD_BAND_LEAST * unit_scale(measure), HOLD_BAND_SHARE * arc)
        yield {"hold_band": in_steps(band, measure)}


def _stayed(
    scan: MovementScan, repetitions: Sequence[Attempt], measure: Measure
) -> tuple[str, ...]:
    """Body points that were in the picture and stayed where they were."""
    still: list[str] = []
    for point, seen_by in ANCHORS.items():
        seen = [np.isfinite(scan.signals[seen_by, side].value).mean() for side in SIDES]
        shifts = [place_shift(scan.body_of(a), (point,)) for a in repetitions]
        if max(seen) >= OTHER_SEEN and max(shifts) <= STAYED:
            still.append(point)
    # Points of the measure are in sight whenever it is, others may not be in another recording.
    still = [point for point in still if point in measure.points] or still
    # All points of the measure cannot stay while it moves.
    while still and set(measure.points) <= set(still[:MOST_ANCHORS]):
        still.remove(measure.points[-1])
    return tuple(still[:MOST_ANCHORS])


def _keep_what_costs_nothing(
    scan: MovementScan,
    exercise: Exercise,
    result: SetResult,
    conditions: Iterator[dict[str, Any]],
    default: AskedSide,
) -> tuple[Exercise, SetResult]:
    for condition in conditions:
        trial = replace(exercise, **condition)
        counted = count_as(scan, trial, Prescription(side=default))
        if counted.counted == result.counted:
            exercise, result = trial, counted
    return exercise, result


def _stepped(span: Span, measure: Measure) -> Span:
    """Span widened to whole steps, within what the measure can be."""
    step = STEP * unit_scale(measure)
    low, high = math.floor(span[0] / step) * step, math.ceil(span[1] / step) * step
    return (round(max(low, measure.low), 3), round(min(high, measure.high), 3))


def _typical(repetitions: Sequence[Attempt], measure: Measure) -> tuple[Span, Span]:
    """Typical start and end, most of the repetitions shown."""
    starts = np.array([attempt.rom.start for attempt in repetitions])
    ends = np.array([attempt.rom.peak for attempt in repetitions])
    spans: list[Span] = []
    for values in (starts, ends):
        low, high = np.nanpercentile(values, (10, 90))
        spans.append(_stepped((float(low), float(high)), measure))
    start, end = spans
    if max(start[0], end[0]) < min(start[1], end[1]):  # small arcs of which no two are alike
        middles = [round(middle, 3) for middle in medians_of(repetitions)]
        return (middles[0], middles[0]), (middles[1], middles[1])
    return start, end


def _remarks(lesson: Lesson, scan: MovementScan) -> Iterator[str]:
    """What the therapist should know before trusting it."""
    result, measure = lesson.result, MEASURES[lesson.exercise.measure]
    if result.counted < ENOUGH:
        words = "Only one repetition was" if result.counted == 1 else "Only two repetitions were"
        yield f"{words} shown: range and tempo are a guess. Film three to five."
    for rival in lesson.rivals:
        yield (
            f"{MEASURES[rival.measure].label.capitalize()} moves as clearly; to measure "
            "that instead, name an exercise that does with --like."
        )
    if lesson.view_off_deg > FILMED_OFF_DEG:
        where = "the side" if measure.view == "sagittal" else "the front"
        yield (
            f"Filmed {lesson.view_off_deg:.0f} degrees off the view from {where}: its degrees "
            "are not reliable, and the typical values were read from them."
        )
    if lesson.position is None:
        yield "The body position cannot be told from the recording; check it in the definition."
    if lesson.exercise.side_kind == "one" and _other_hidden(lesson, scan):
        yield (
            "Only one limb is in view. If both move together, write kind: both and "
            "default: both under side."
        )
    arcs = np.array([attempt.rom.excursion for attempt in result.repetitions])
    if np.ptp(arcs) > UNEVEN * lesson.arc and len(arcs) > 1:
        yield "The repetitions differ much in size; the typical end is a wide span."
    left_out = result.partial + result.rejected
    if left_out:
        movements = "1 more movement" if left_out == 1 else f"{left_out} more movements"
        verb = "is" if left_out == 1 else "are"
        yield f"{movements} in the recording {verb} not counted; see the picture."


def _other_hidden(lesson: Lesson, scan: MovementScan) -> bool:
    seen = {
        side: float(np.isfinite(scan.signals[lesson.exercise.measure, side].value).mean())
        for side in SIDES
    }
    return min(seen.values()) < OTHER_SEEN
