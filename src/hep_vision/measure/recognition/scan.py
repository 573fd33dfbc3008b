"""Every measure of both sides at once, for when it is not known what is being done.

The engine follows one exercise. To learn a new one, or to tell which one it is, any measure can
be followed over the same frames, once; to count it as this or that exercise is cheap then.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import TYPE_CHECKING

import numpy as np

from hep_vision.measure.angles.measures import MEASURES
from hep_vision.measure.angles.units import unit_scale
from hep_vision.measure.body.landmarks import SIDES
from hep_vision.measure.body.view import Line, off_plane_deg
from hep_vision.measure.counting.assemble import SideInput, assemble_set
from hep_vision.measure.counting.expected import Beside
from hep_vision.measure.counting.follower import Follower
from hep_vision.measure.exercise import Exercise, Prescription, View
from hep_vision.measure.quality.findings import median_seen
from hep_vision.measure.recognition.seen_frames import FollowedSignals, SeenFrames, view_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from hep_vision.measure.angles.measure import Measure
    from hep_vision.measure.angles.resting import Resting
    from hep_vision.measure.angles.side_signal import SideSignal
    from hep_vision.measure.body.landmarks import Array, PoseFrame, Side
    from hep_vision.measure.body.posture import Posture
    from hep_vision.measure.body.tracking import BodySample
    from hep_vision.measure.counting.excursions import Excursion
    from hep_vision.measure.recognition.seen_frames import RestKey, SignalKey
    from hep_vision.measure.result import Attempt, SetResult

# Where no source is named, a default of ours; tests/unit/test_thresholds_recognition.py holds it.

# While a measure is this far from its rest, the facing is not decided anew (units per
# degree, see `hep_vision.measure.angles.units`).
AWAY = 20.0
LONGEST_AWAY_S = 30.0
# What goes on until this near to the end of the recording was cut off by it.
CUT_OFF_S = 0.25


@dataclass(frozen=True, eq=False)
class MovementScan:
    """All measures over one recording, with an entry for each of n frames.

    Parameters
    ----------
    time_s : ndarray, shape (n,)
        Capture times.
    signals : mapping
        The signal of each measure and side.
    against_rest : mapping
        The signal of each measure that is taken against a resting segment, side and segment.
    body : list of BodySample
        Place and size of the body.
    view_line : dict
        By view, the line that tells how far its plane is turned out of the picture, shape (n, 3).
    frames_with_pose : int
        Frames in which a person was found.
    """

    time_s: Array
    signals: Mapping[SignalKey, SideSignal]
    against_rest: Mapping[RestKey, SideSignal]
    body: list[BodySample]
    view_line: dict[View, Array]
    frames_with_pose: int

    @property
    def postures(self) -> tuple[Posture, ...]:
        """What each frame shows."""
        return tuple(sample.posture for sample in self.body)

    def signal_for(self, exercise: Exercise, side: Side) -> SideSignal:
        """Signal of an exercise's measure."""
        measure, rests = exercise.measure, exercise.rests
        signal = self.against_rest[measure, side, rests] if rests else self.signals[measure, side]
        other: Side = "right" if side == "left" else "left"
        joints = tuple(
            self.signals[each.measure, side if each.limb == "same" else other].value
            for each in exercise.expected
        )
        return replace(signal, beside=Beside(joints, np.zeros(0)))

    def body_of(self, attempt: Attempt) -> list[BodySample]:
        """The body during an attempt."""
        return self.body[frame_at(self, attempt.start_s) : frame_at(self, attempt.end_s) + 1]

    def turned_deg(self, view: View) -> float:
        """How far the body was turned out of a view, by its shoulders alone; NaN if unseen.

        What is 0 from the side is 90 from the front, of somebody lying as well.
        """
        off_deg = self._off_side_deg
        return off_deg if view == "sagittal" else 90.0 - off_deg

    @cached_property
    def _off_side_deg(self) -> float:
        lines: list[Line] = self.view_line["sagittal"].tolist()
        return median_seen(np.array([off_plane_deg(line, "sagittal") for line in lines]))


def frame_at(scan: MovementScan, time_s: float) -> int:
    """Index of the frame at a time, the last one if it is past the end."""
    return min(int(np.searchsorted(scan.time_s, time_s)), len(scan.time_s) - 1)


def medians_of(attempts: Sequence[Attempt]) -> tuple[float, float]:
    """Median start and peak of attempts; NaN where none was seen."""
    return (
        median_seen(np.array([attempt.rom.start for attempt in attempts])),
        median_seen(np.array([attempt.rom.peak for attempt in attempts])),
    )


def drift_of(scan: MovementScan, attempts: Sequence[Attempt]) -> float:
    """How far apart the attempts begin, in body sizes.

    Of the point of the body that begins them most nearly in the same place: 0.01 to 0.05
    for an exercise, whatever it is that stays, and more for a walk.
    """
    frames = [frame_at(scan, attempt.start_s) for attempt in attempts]
    places = np.array([scan.body[frame].points for frame in frames])  # (attempts, points)
    places = places[:, np.isfinite(places).all(axis=0)]
    if not places.size:
        return math.inf
    middle = np.median(places.real, axis=0) + 1j * np.median(places.imag, axis=0)
    drift = np.median(np.abs(places - middle), axis=0)
    size = float(np.nanmedian([sample.size_px for sample in scan.body]))
    seen = drift[np.isfinite(drift)]
    return float(np.min(seen)) / size if len(seen) else math.nan


def ends_off(
    scan: MovementScan, exercise: Exercise, attempts: Sequence[Attempt]
) -> tuple[float, float]:
    """How far from the start position a recording begins and ends, as shares of the way.

    The way is that of the attempts, of which there must be one. NaN if unseen.
    """
    start, end = medians_of(attempts)
    sides = Counter(attempt.measured_side or attempt.side for attempt in attempts)
    lead: Side = "right" if sides.most_common(1)[0][0] == "right" else "left"
    smooth = scan.signals[exercise.measure, lead].smooth
    seen = smooth[np.isfinite(smooth)]
    if not len(seen) or start == end:
        return math.nan, math.nan
    first, last = np.abs(seen[[0, -1]] - start) / abs(end - start)
    return float(first), float(last)


def uncounted(scan: MovementScan, result: SetResult) -> int:
    """How many movements do not count; those the recording cuts off are no news.

    In the other direction there is one less of them.
    """
    ends_s = float(scan.time_s[-1])
    return sum(
        attempt.status != "counted"
        and attempt.reason != "began_before_start"
        and not (attempt.reason == "not_returned" and attempt.end_s >= ends_s - CUT_OFF_S)
        for attempt in result.attempts
    )


def in_steps(value: float, measure: Measure) -> float:
    """A size in whole degrees, or in steps of as much of a distance; at least one."""
    step = unit_scale(measure)
    return round(max(1, round(value / step)) * step, 3)


def scan_frames(frames: Iterable[PoseFrame]) -> MovementScan:
    """Follow the person; a measure is followed when it is asked for.

    Parameters
    ----------
    frames : iterable of PoseFrame
        In order of time.
    """
    seen = SeenFrames()
    for frame in frames:
        seen.add(frame)
    signals: Mapping[SignalKey, SideSignal] = FollowedSignals(
        {
            (m.id, side): partial(seen.follow, any_movement(m), side)
            for m in MEASURES.values()
            for side in SIDES
        }
    )
    against_rest: Mapping[RestKey, SideSignal] = FollowedSignals(
        {
            (m.id, side, segment): partial(seen.follow, _resting_movement(m, segment), side)
            for m in MEASURES.values()
            for segment in m.rests
            for side in SIDES
        }
    )
    return MovementScan(
        np.array(seen.time_s),
        signals,
        against_rest,
        seen.body,
        seen.view_line,
        seen.frames_with_pose,
    )


def any_movement(measure: Measure) -> Exercise:
    """An exercise of a measure without conditions: whatever rises and falls."""
    return Exercise(
        id=measure.id,
        measure=measure.id,
        direction="increase",
        side_kind="one",
        view=view_of(measure),
        min_excursion=AWAY * unit_scale(measure),
        min_duration_s=0.1,
        max_duration_s=LONGEST_AWAY_S,
        position="any",
        anchors=(),
    )


def _resting_movement(measure: Measure, segment: Resting) -> Exercise:
    """Whatever straightens a joint while the segment next to it rests."""
    return replace(any_movement(measure), direction="decrease", rests=segment)


def count_as(
    scan: MovementScan, exercise: Exercise, prescription: Prescription | None = None
) -> SetResult:
    """Count what was scanned as an exercise: what the engine would make of it.

    Notes
    -----
    The engine decides the facing between the attempts of its exercise, a scan between
    movements of any kind; where that differs, so may a count.
    """
    prescription = prescription or Prescription()
    sides: tuple[Side, ...] = (
        (prescription.side,) if prescription.side in ("left", "right") else SIDES
    )
    signals = [scan.signal_for(exercise, side) for side in sides]
    return assemble_set(
        exercise,
        prescription,
        [SideInput(s, find_excursions(s, exercise, prescription.hold_s or 0.0)) for s in signals],
        scan.frames_with_pose,
    )


def find_excursions(signal: SideSignal, exercise: Exercise, hold_s: float = 0.0) -> list[Excursion]:
    """Movements away from the start position on one side, with a hold of so long in them."""
    follower = Follower(exercise, None, hold_s)
    follower.signal.time_s.extend(signal.time_s)
    follower.signal.value.extend(signal.value)
    follower.signal.smooth.extend(signal.smooth)
    follower.flush()
    return follower.excursions
