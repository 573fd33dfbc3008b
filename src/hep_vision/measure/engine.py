"""The streaming engine: landmarks in, attempts out, live and offline alike."""

from __future__ import annotations

import math
from array import array
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from hep_vision.measure.angles.measures import MEASURES
from hep_vision.measure.angles.reach import Reach
from hep_vision.measure.angles.resting import RestingSegment
from hep_vision.measure.angles.side_signal import SideSignal
from hep_vision.measure.body.facing import FacingVote, cues_of_sides
from hep_vision.measure.body.landmarks import MIN_VISIBILITY, landmark_of
from hep_vision.measure.body.person import PersonTracker
from hep_vision.measure.body.view import Line, view_line
from hep_vision.measure.counting.assemble import SideInput, assemble_set, draft_of
from hep_vision.measure.counting.expected import BesideWatch
from hep_vision.measure.counting.follower import Follower
from hep_vision.measure.exercise import Exercise, Prescription
from hep_vision.measure.quality.compensation_findings import CompensationWatch, in_picture

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from hep_vision.measure.body.facing import Cues
    from hep_vision.measure.body.landmarks import PoseFrame, Side
    from hep_vision.measure.body.person import Seen
    from hep_vision.measure.body.posture import Posture
    from hep_vision.measure.counting.excursions import Excursion
    from hep_vision.measure.result import Attempt, SetResult

# Where no source is named, a default of ours; tests/unit/test_thresholds_engine.py holds it.

# An exercise that is held may be held this long without anybody having asked for it.
UNASKED_HOLD_S = 40.0
# The limb as a whole is followed once this share of the joint's latest samples, weighted over
# about two seconds of thirty pictures, was not seen or not believed, ...
LOST_SHARE = 0.25
LOST_WEIGHT = 1 / 60
# ... and counts if this share of the whole set was, and the joint was seen so many times worse.
JOINT_LOST = 1 / 3
LIMB_LEADS = 2.0


class SideTrack:
    """Follows the measure of one side, and the reach of its limb where the joint is lost."""

    def __init__(
        self, exercise: Exercise, side: Side, prescription: Prescription, hold_s: float = 0.0
    ) -> None:
        self.side: Side = side
        self.prescription = prescription
        self._exercise = exercise
        self._measure = MEASURES[exercise.measure]
        self._landmarks = list(self._measure.landmarks(side))
        self._hip: int | None = None  # may be out of the picture, where the trunk's line will do
        if self._measure.against_trunk:
            self._hip = landmark_of("hip", side)
            self._landmarks = [each for each in self._landmarks if each != self._hip]
        self._beyond = array("b")  # 1 where the limb was beyond the edge of the picture
        self._facing = FacingVote()
        self.facing = array("d")
        self._new_follower = partial(Follower, exercise, prescription, hold_s)
        self.joint = self._new_follower()
        self.limb: Follower | None = None
        self._reach = Reach(self._measure, side) if Reach.tells_of(self._measure) else None
        self._lost_share = 0.0  # of the latest samples of the joint
        self._stretch = 0
        self.watch = CompensationWatch(exercise.compensations, exercise.measure, side)
        self.beside = BesideWatch(exercise.expected, exercise.measure, side)
        self.resting = RestingSegment(exercise.rests, side) if exercise.rests else None

    @property
    def lead(self) -> Follower:
        """What counts: the joint, or the limb as a whole where the joint was seen much worse."""
        if self.limb is None or self.joint.lost_share < JOINT_LOST:
            return self.joint
        return self.limb if self.limb.loss * LIMB_LEADS < self.joint.loss else self.joint

    def add(self, seen: Seen, cues: Cues) -> Excursion | None:
        """Take one frame; returns the excursion it closes, if any.

        ``cues`` are the frame's, for this side and the exercise's view
        (`hep_vision.measure.body.facing.facing_cues`).
        """
        time_s = seen.frame.time_s
        cut = self._begin_anew(seen.body.stretch)
        raw = self._raw(seen)
        if self._measure.faced:
            self._facing.add(time_s, cues, may_change=not self.joint.away)
        self.facing.append(self._facing.facing)
        if self.resting is None:
            value = self._oriented(raw)
        else:
            value = self._against_rest(self.resting, seen, raw)
        closed = self.joint.add(time_s, value)
        self.watch.add(in_picture(seen.points, seen.frame.size_px), self._facing.facing)
        self.beside.add(seen, self._facing.facing)
        if self._reach is None:
            return closed or cut
        closed_by_limb = self._follow_limb(self._reach, seen)
        return (closed if self.lead is self.joint else closed_by_limb) or cut

    def _begin_anew(self, stretch: int) -> Excursion | None:
        """Forget start and facing where another stretch begins; the attempt it cut off, if any."""
        if stretch == self._stretch:
            return None
        self._stretch = stretch
        self._facing = FacingVote()
        cut = {follower: follower.interrupt() for follower in (self.joint, self.limb) if follower}
        return cut[self.lead]

    def _follow_limb(self, reach: Reach, seen: Seen) -> Excursion | None:
        reach.add(seen)
        newest = self.joint.signal.value[-1] if self.joint.signal.value else math.nan
        self._lost_share += LOST_WEIGHT * (math.isnan(newest) - self._lost_share)
        first = len(reach.time_s) - 1
        if self.limb is None:
            if self._lost_share < LOST_SHARE:
                return None
            self.limb, first = self._new_follower(), 0
        closed = None
        for index in range(first, len(reach.time_s)):
            closed = self.limb.add(reach.time_s[index], reach.bend_deg(index))
        return closed

    def _oriented(self, raw: float) -> float:
        return self._measure.orient(raw, self._facing.facing) if math.isfinite(raw) else math.nan

    def _against_rest(self, resting: RestingSegment, seen: Seen, raw: float) -> float:
        """The measure against the resting segment as it lay before the movement."""
        off_deg = resting.add(seen.points)
        if not self.joint.away:
            level = self._exercise.sign * self._oriented(raw)
            resting.rest(seen.frame.time_s, level, seen.points)
        return self._oriented(raw - off_deg)

    def flush(self) -> None:
        """Bring signals and movements up to date at the end of a set."""
        self.joint.flush()
        if self.limb is not None:
            self.limb.flush()

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
        return self._measure.formula(seen.points, self.side)


@dataclass(frozen=True, slots=True)
class SideNow:
    """Where one side is, two frames ago: the latest sample that is known to be no outlier."""

    side: Side
    value: float  # NaN if not seen
    smooth: float
    away: bool
    held_s: float = 0.0  # seconds of the hold that goes on
    sunk: float = 0.0  # by how much it has sunk


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
        self.prescription = prescription or Prescription()
        watched = self.prescription.watched(exercise.compensations)
        self.exercise = exercise = replace(exercise, compensations=watched)
        asked = self.prescription.side
        sides: tuple[Side, ...] = (asked,) if asked in ("left", "right") else ("left", "right")
        held = UNASKED_HOLD_S if exercise.hold_band is not None else 0.0
        hold_s = max(self.prescription.hold_s or 0.0, held)
        self.tracks = tuple(SideTrack(exercise, side, self.prescription, hold_s) for side in sides)
        self._unasked = self._track_of_the_other_side(sides, hold_s)
        self._person = PersonTracker()
        self._view_lines: list[Line] = []
        self._last_s = -math.inf

    def _track_of_the_other_side(self, asked: Sequence[Side], hold_s: float) -> SideTrack | None:
        """Where one limb was asked for, the other one is followed to say what it did."""
        both_ways = MEASURES[self.exercise.measure].both_ways
        if len(asked) > 1 or self.exercise.side_kind != "one" or both_ways:
            return None
        other: Side = "right" if asked[0] == "left" else "left"
        return SideTrack(self.exercise, other, Prescription(), hold_s)

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
        self._view_lines.append(view_line(frame, self.exercise.view))
        cues = cues_of_sides(seen.points, self.exercise.view)
        closed: Attempt | None = None
        for track in self.tracks:
            excursion = track.add(seen, cues[track.side])
            if excursion is not None and closed is None:
                closed = self._measure_now(track)
        if self._unasked is not None:
            excursion = self._unasked.add(seen, cues[self._unasked.side])
            if excursion is not None and closed is None:
                closed = self._measure_now(self._unasked)
        shown = self.tracks[0].joint.signal.value
        value = shown[-1] if shown else math.nan
        return Progress(
            frame.time_s,
            value,
            any(t.lead.away for t in self.tracks),
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
        return self._assemble(over=True)

    def so_far(self) -> SetResult:
        """Judge what has been closed by now. Attempts are not measured anew."""
        return self._assemble(over=False)

    def _assemble(self, *, over: bool) -> SetResult:
        unasked = self._unasked
        return assemble_set(
            self.exercise,
            self.prescription,
            [self._side_input(track) for track in self.tracks],
            self._person.frames_with_pose,
            unasked=None if unasked is None else self._side_input(unasked),
            over=over,
        )

    def _side_input(self, track: SideTrack) -> SideInput:
        lead, joint = track.lead, self._side_signal(track, track.joint)
        if lead is track.joint:
            return SideInput(joint, lead.excursions, lead.drafts)
        return SideInput(self._side_signal(track, lead), lead.excursions, lead.drafts, joint)

    def _side_signal(self, track: SideTrack, follower: Follower) -> SideSignal:
        n, signal = len(follower.signal.time_s), follower.signal
        return SideSignal(
            track.side,
            np.array(signal.time_s),
            np.array(signal.value),
            np.array(signal.smooth),
            np.array(self._view_lines[:n]).reshape(n, 3),
            np.array(track.facing[:n]),
            self._person.samples[:n],
            track.watch.watched,
            track.watch.values_until(n),
            self._person.limbs[:n],
            np.array(track.resting.off_rest_deg[:n]) if track.resting else None,
            track.beyond_until(n),
            track.beside.until(n),
        )

    def _measure_now(self, track: SideTrack) -> Attempt:
        side = self._side_input(track)
        newest = len(side.signal.time_s) - 1
        return draft_of(
            side, len(side.excursions) - 1, newest, self.exercise, track.prescription
        ).attempt


def _side_now(track: SideTrack) -> SideNow:
    signal, lead = track.joint.signal, track.lead
    value = signal.value[-1] if signal.value else math.nan
    smooth = signal.smooth[-1] if signal.smooth else math.nan
    return SideNow(track.side, value, smooth, lead.away, lead.held_s, lead.sunk)
