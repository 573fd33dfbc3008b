"""The streaming engine: landmarks in, attempts out, live and offline alike."""

from __future__ import annotations

import math
from array import array
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from hep_vision.measure.angles.measures import MEASURES
from hep_vision.measure.angles.resting import RestingSegment
from hep_vision.measure.angles.side_signal import SideSignal
from hep_vision.measure.angles.signals import Signal
from hep_vision.measure.angles.units import unit_scale
from hep_vision.measure.body.facing import FacingVote, facing_evidences, view_off_deg
from hep_vision.measure.body.landmarks import MIN_VISIBILITY, landmark_of
from hep_vision.measure.body.person import PersonTracker
from hep_vision.measure.counting.assemble import assemble_set
from hep_vision.measure.counting.excursions import RETURN_SHARE, Excursion, ExcursionDetector
from hep_vision.measure.counting.expected import BesideWatch
from hep_vision.measure.counting.judge import NEWEST, measure_attempt
from hep_vision.measure.exercise import Exercise, Prescription
from hep_vision.measure.quality.compensation_findings import CompensationWatch

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from hep_vision.measure.body.landmarks import PoseFrame, Side
    from hep_vision.measure.body.person import Seen
    from hep_vision.measure.body.posture import Posture
    from hep_vision.measure.result import Attempt, SetResult

# An exercise that is held may be held this long without anybody having asked for it.
UNASKED_HOLD_S = 40.0


class SideTrack:
    """Follows the measure of one side."""

    def __init__(self, exercise: Exercise, side: Side, hold_s: float = 0.0) -> None:
        self.side: Side = side
        self._exercise = exercise
        self._measure = MEASURES[exercise.measure]
        self._landmarks = list(self._measure.landmarks(side))
        self._hip: int | None = None  # may be out of the picture, where the trunk's line will do
        if self._measure.against_trunk:
            self._hip = landmark_of("hip", side)
            self._landmarks = [each for each in self._landmarks if each != self._hip]
        self._beyond = array("b")  # 1 where the limb was beyond the edge of the picture
        self._facing = FacingVote()
        self._stretch = 0
        self.signal = Signal(unit_scale(self._measure))
        self.detector = ExcursionDetector(
            exercise.min_excursion, exercise.max_duration_s + hold_s, exercise.start_levels
        )
        self.excursions: list[Excursion] = []
        self.watch = CompensationWatch(exercise.compensations, exercise.measure, side)
        self.beside = BesideWatch(exercise.expected, exercise.measure, side)
        self.resting = RestingSegment(exercise.rests, side) if exercise.rests else None

    def add(self, seen: Seen, facing_evidence: float) -> Excursion | None:
        """Take one frame; returns the excursion it closes, if any.

        ``facing_evidence`` is the frame's, of this side and the exercise's view
        (`hep_vision.measure.body.facing.facing_evidence`).
        """
        time_s = seen.frame.time_s
        cut = self._begin_anew(seen.body.stretch)
        raw = self._raw(seen)
        if self._measure.faced:
            self._facing.add(time_s, facing_evidence, may_change=not self.detector.away)
        if self.resting is None:
            value = self._oriented(raw)
        else:
            value = self._against_rest(self.resting, seen, raw)
        self.signal.add(time_s, value)
        self.watch.add(seen.points, self._facing.facing)
        self.beside.add(seen, self._facing.facing)
        return self._detect() or cut

    def _begin_anew(self, stretch: int) -> Excursion | None:
        """Forget start and facing where another stretch begins; the attempt it cut off, if any."""
        if stretch == self._stretch:
            return None
        self._stretch = stretch
        self._facing = FacingVote()
        self.signal.restart()
        while self._detect() is not None:
            pass
        cut = self.detector.interrupt()
        if cut is not None:
            self.excursions.append(cut)
        return cut

    def _oriented(self, raw: float) -> float:
        return self._measure.orient(raw, self._facing.facing) if math.isfinite(raw) else math.nan

    def _against_rest(self, resting: RestingSegment, seen: Seen, raw: float) -> float:
        """The measure against the resting segment as it lay before the movement."""
        off_deg = resting.add(seen.points)
        if not self.detector.away:
            level = self._exercise.sign * self._oriented(raw)
            resting.rest(seen.frame.time_s, level, seen.points)
        return self._oriented(raw - off_deg)

    def flush(self) -> None:
        """Bring signal and detector up to date at the end of a set."""
        self.signal.flush()
        while self._detect() is not None:
            pass
        last = self.detector.finish()
        if last is not None:
            self.excursions.append(
                replace(last, closing="returned") if self._is_back(last) else last
            )

    def _is_back(self, last: Excursion) -> bool:
        """Whether the newest samples are back at the start, ahead of the lagging filter."""
        sign = self._exercise.sign
        height = sign * (self.signal.smooth[last.peak] - self.signal.smooth[last.start])
        newest = [v for v in self.signal.value[last.peak + 1 :][-NEWEST:] if math.isfinite(v)]
        if not newest:
            return False
        fallen = sign * (self.signal.smooth[last.peak] - sorted(newest)[len(newest) // 2])
        return fallen >= RETURN_SHARE * height

    def beyond_until(self, n: int) -> npt.NDArray[np.bool_]:
        """For the first n frames, whether the limb was beyond the edge of the picture."""
        return np.array(self._beyond[:n], dtype=bool)

    def _raw(self, seen: Seen) -> float:
        frame, hip = seen.frame, self._hip
        in_sight = frame.in_sight(self._landmarks, seen.points)
        beyond = not in_sight and frame.is_beyond(self._landmarks, seen.points)
        self._beyond.append(beyond)
        if not in_sight or (hip is not None and not frame.visibility[hip] >= MIN_VISIBILITY):
            return math.nan
        return self._measure.formula(seen.plane.view(np.float64).reshape(-1, 2), self.side)

    def _detect(self) -> Excursion | None:
        """Feed the detector what the signal has newly emitted."""
        for index in range(self.detector.samples, len(self.signal.smooth)):
            level = self._exercise.sign * self.signal.smooth[index]
            closed = self.detector.add(self.signal.time_s[index], level)
            if closed is not None:
                self.excursions.append(closed)
                return closed
        return None


@dataclass(frozen=True, slots=True)
class SideNow:
    """Where one side is, two frames ago: the latest sample that is known to be no outlier."""

    side: Side
    value: float  # NaN if not seen
    smooth: float
    away: bool


@dataclass(frozen=True, slots=True)
class Progress:
    """What a screen may show between two frames."""

    time_s: float
    value: float  # of the leading side, NaN if not seen
    away: bool  # an attempt is under way
    closed: Attempt | None  # the attempt this frame closed; its final word is in the result
    sides: tuple[SideNow, ...] = ()  # in the order of the tracks
    tilt_deg: float = math.nan  # trunk from the vertical of the picture
    left_depth: float = math.nan  # left trunk behind the right one, pixels; + is farther
    stretch: int = 0  # grows by one where the skeleton jumped to another place
    posture: Posture = "unclear"


class Engine:
    """Counts and measures one set of one exercise.

    Feed every frame to `advance`, then call `finish`. The same frames give the same
    result, whether they come from a camera, a file or a landmark log.
    """

    def __init__(self, exercise: Exercise, prescription: Prescription | None = None) -> None:
        self.exercise = exercise
        self.prescription = prescription or Prescription()
        asked = self.prescription.side
        sides: tuple[Side, ...] = (asked,) if asked in ("left", "right") else ("left", "right")
        held = UNASKED_HOLD_S if exercise.hold_band is not None else 0.0
        hold_s = max(self.prescription.hold_s or 0.0, held)
        self.tracks = tuple(SideTrack(exercise, side, hold_s) for side in sides)
        self._unasked = self._track_of_the_other_side(sides, hold_s)
        self._person = PersonTracker()
        self._view_off: list[float] = []
        self._last_s = -math.inf

    def _track_of_the_other_side(self, asked: Sequence[Side], hold_s: float) -> SideTrack | None:
        """Where one limb was asked for, the other one is followed to say what it did."""
        both_ways = MEASURES[self.exercise.measure].both_ways
        if len(asked) > 1 or self.exercise.side_kind != "one" or both_ways:
            return None
        return SideTrack(self.exercise, "right" if asked[0] == "left" else "left", hold_s)

    def advance(self, frame: PoseFrame) -> Progress:
        """Take one frame.

        Raises
        ------
        ValueError
            If its time is not later than that of the frame before.
        """
        if not frame.time_s > self._last_s:
            raise ValueError(
                f"frames must come in order of time, got {frame.time_s} after {self._last_s}"
            )
        self._last_s = frame.time_s
        seen = self._person.add(frame)
        self._view_off.append(view_off_deg(frame, self.exercise.view))
        evidences = facing_evidences(seen.points, self.exercise.view)
        closed: Attempt | None = None
        for track in self.tracks:
            excursion = track.add(seen, evidences[track.side])
            if excursion is not None and closed is None:
                closed = self._measure_now(track)
        if self._unasked is not None:
            excursion = self._unasked.add(seen, evidences[self._unasked.side])
            if excursion is not None and closed is None:
                closed = self._measure_now(self._unasked)
        lead = self.tracks[0]
        value = lead.signal.value[-1] if lead.signal.value else math.nan
        return Progress(
            frame.time_s,
            value,
            any(t.detector.away for t in self.tracks),
            closed,
            tuple(_side_now(track) for track in self.tracks),
            seen.body.tilt_deg,
            seen.body.left_depth,
            seen.body.stretch,
            seen.body.posture,
        )

    def finish(self) -> SetResult:
        """Judge the whole set. Call once, after the last frame."""
        for track in (*self.tracks, *([self._unasked] if self._unasked else [])):
            track.flush()
        return self.so_far()

    def so_far(self) -> SetResult:
        """Judge what has been closed by now, as if the set ended here.

        Takes some milliseconds, more with every attempt: for when something has changed.
        """
        return assemble_set(
            self.exercise,
            self.prescription,
            [(self._side_signal(track), track.excursions) for track in self.tracks],
            self._person.frames_with_pose,
            self._unasked and (self._side_signal(self._unasked), self._unasked.excursions),
        )

    def _side_signal(self, track: SideTrack) -> SideSignal:
        n = len(track.signal.time_s)
        return SideSignal(
            track.side,
            np.array(track.signal.time_s),
            np.array(track.signal.value),
            np.array(track.signal.smooth),
            np.array(self._view_off[:n]),
            self._person.samples[:n],
            track.watch.watched,
            track.watch.values_until(n),
            np.array(track.resting.off_rest_deg[:n]) if track.resting else None,
            track.beyond_until(n),
            track.beside.until(n),
        )

    def _measure_now(self, track: SideTrack) -> Attempt:
        signal = self._side_signal(track)
        previous = track.excursions[-2].end if len(track.excursions) > 1 else 0
        draft = measure_attempt(
            signal,
            track.excursions[-1],
            (previous, len(signal.time_s) - 1),
            self.exercise,
            self.prescription,
        )
        return draft.attempt


def _side_now(track: SideTrack) -> SideNow:
    signal = track.signal
    value = signal.value[-1] if signal.value else math.nan
    smooth = signal.smooth[-1] if signal.smooth else math.nan
    return SideNow(track.side, value, smooth, track.detector.away)
