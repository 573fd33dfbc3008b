"""A person seen over a recording, over which any measure can be followed afterwards.

What does not depend on the measure is computed once: the limbs told apart, what is in sight, what
tells the facing. A measure is then followed as the engine follows it
(`hep_vision.measure.engine.SideTrack`), the first time somebody asks for its signal.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from hep_vision.measure.angles.measures import MEASURES
from hep_vision.measure.angles.resting import Resting, RestingSegment
from hep_vision.measure.angles.side_signal import SideSignal
from hep_vision.measure.body.facing import FacingEvidence, cues_of_sides, next_facing
from hep_vision.measure.body.landmarks import (
    LANDMARK_COUNT,
    MIN_VISIBILITY,
    OUTSIDE_SHARE,
    SIDES,
    Side,
    landmark_of,
)
from hep_vision.measure.body.person import PersonTracker
from hep_vision.measure.body.view import Line, view_line
from hep_vision.measure.counting.follower import Follower

if TYPE_CHECKING:
    import numpy.typing as npt

    from hep_vision.measure.angles.measure import Measure
    from hep_vision.measure.body.facing import Facing
    from hep_vision.measure.body.landmarks import Array, Plane, PoseFrame
    from hep_vision.measure.body.tracking import BodySample
    from hep_vision.measure.exercise import Exercise, View

VIEWS: tuple[View, View] = ("sagittal", "frontal")

SignalKey = tuple[str, Side]
RestKey = tuple[str, Side, Resting]


Key = TypeVar("Key")


class FollowedSignals(Mapping[Key, SideSignal]):
    """Signals that are computed the first time they are asked for."""

    def __init__(self, follow: Mapping[Key, Callable[[], SideSignal]]) -> None:
        self._follow = follow
        self._known: dict[Key, SideSignal] = {}

    @property
    def followed(self) -> int:
        """How many have been computed."""
        return len(self._known)

    def __getitem__(self, key: Key) -> SideSignal:
        if key not in self._known:
            self._known[key] = self._follow[key]()
        return self._known[key]

    def __iter__(self) -> Iterator[Key]:
        return iter(self._follow)

    def __len__(self) -> int:
        return len(self._follow)


def view_of(measure: Measure) -> View:
    """The view that a measure is followed in."""
    return measure.view or "sagittal"


@dataclass(slots=True)
class _Facings:
    """For each frame, what tells the facing of one side in one view."""

    evidence: FacingEvidence = field(default_factory=FacingEvidence)
    odds: list[float] = field(default_factory=list[float])
    early: list[bool] = field(default_factory=list[bool])

    def add(self, time_s: float, cues: tuple[float, ...], *, anew: bool) -> None:
        if anew:
            self.evidence = FacingEvidence()
        self.evidence.add(time_s, cues)
        self.odds.append(self.evidence.odds)
        self.early.append(self.evidence.is_early)


class SeenFrames:
    """The person in every frame of a recording."""

    def __init__(self) -> None:
        self.time_s: list[float] = []
        self._person = PersonTracker()
        self._planes: list[Plane] = []
        self._visible: list[Array] = []
        self._size_px: list[tuple[int, int]] = []
        self._anew: list[bool] = []  # whether another stretch begins with the frame
        self._lines: dict[View, list[Line]] = {view: [] for view in VIEWS}
        self._facings = {(view, side): _Facings() for view in VIEWS for side in SIDES}
        self._stretch = 0

    @property
    def body(self) -> list[BodySample]:
        """Place and size of the body, one entry a frame."""
        return self._person.samples

    @property
    def frames_with_pose(self) -> int:
        """Frames in which a person was found."""
        return self._person.frames_with_pose

    @cached_property
    def view_line(self) -> dict[View, Array]:
        """By view, the line that tells how far its plane is turned out of the picture."""
        return {view: np.array(lines).reshape(-1, 3) for view, lines in self._lines.items()}

    def add(self, frame: PoseFrame) -> None:
        """Take one frame."""
        seen = self._person.add(frame)
        anew = seen.body.stretch != self._stretch
        self._stretch = seen.body.stretch
        self.time_s.append(frame.time_s)
        self._planes.append(seen.plane)
        self._visible.append(frame.visibility)
        self._size_px.append(frame.size_px)
        self._anew.append(anew)
        for view in VIEWS:
            self._lines[view].append(view_line(frame, view))
            for side, cues in cues_of_sides(seen.points, view).items():
                self._facings[view, side].add(frame.time_s, cues, anew=anew)

    @cached_property
    def _is_visible(self) -> npt.NDArray[np.bool_]:
        return np.array(self._visible).reshape(-1, LANDMARK_COUNT) >= MIN_VISIBILITY

    @cached_property
    def _in_sight(self) -> npt.NDArray[np.bool_]:
        """Whether each point is visible and in the picture, as `PoseFrame.in_sight` says."""
        points = np.array(self._planes).reshape(-1, LANDMARK_COUNT)
        width, height = np.array(self._size_px).reshape(-1, 2, 1).transpose(1, 0, 2)
        low, high = -OUTSIDE_SHARE, 1 + OUTSIDE_SHARE
        across = (low * width <= points.real) & (points.real <= high * width)
        down = (low * height <= points.imag) & (points.imag <= high * height)
        return across & down & self._is_visible

    def follow(self, exercise: Exercise, side: Side) -> SideSignal:
        """The signal of an exercise's measure on one side."""
        follower = Follower(exercise, None)
        measured = _Measured(exercise, side)
        facings = self._facings[view_of(MEASURES[exercise.measure]), side]
        in_sight = self._sight_of(measured.measure, side)
        for index, time_s in enumerate(self.time_s):
            if self._anew[index]:
                measured.begin_anew()
                follower.interrupt()
            if not follower.away or facings.early[index]:
                measured.decide_facing(facings.odds[index])
            points = self._planes[index].tolist()
            value = measured.value(time_s, points, seen=in_sight[index], away=follower.away)
            follower.add(time_s, value)
        follower.flush()
        return SideSignal(
            side,
            np.array(follower.signal.time_s),
            np.array(follower.signal.value),
            np.array(follower.signal.smooth),
            self.view_line[view_of(measured.measure)],
            np.array(measured.facings),
            self.body,
            limbs=self._person.limbs,
            off_rest_deg=np.array(measured.resting.off_rest_deg) if measured.resting else None,
        )

    def _sight_of(self, measure: Measure, side: Side) -> list[bool]:
        """Whether a measure can be read, frame by frame."""
        needed = measure.landmarks(side)
        seen = np.ones(len(self.time_s), dtype=bool)
        if measure.against_trunk:  # the hip may be out of the picture
            hip = landmark_of("hip", side)
            needed = [each for each in needed if each != hip]
            seen = self._is_visible[:, hip]
        return (seen & self._in_sight[:, list(needed)].all(axis=1)).tolist()


class _Measured:
    """Value and facing of one measure on one side, frame by frame."""

    def __init__(self, exercise: Exercise, side: Side) -> None:
        self.measure = MEASURES[exercise.measure]
        self.resting = RestingSegment(exercise.rests, side) if exercise.rests else None
        self._side: Side = side
        self._sign = exercise.sign
        self._facing: Facing = 0
        self.facings = array("d")

    def begin_anew(self) -> None:
        self._facing = 0

    def decide_facing(self, odds: float) -> None:
        if self.measure.faced:
            self._facing = next_facing(self._facing, odds)

    def value(self, time_s: float, points: list[complex], *, seen: bool, away: bool) -> float:
        """The clinical value of one frame; NaN where it was not seen."""
        self.facings.append(self._facing)
        raw = self.measure.formula(points, self._side) if seen else math.nan
        if self.resting is None:
            return self._oriented(raw)
        off_deg = self.resting.add(points)
        if not away:
            self.resting.rest(time_s, self._sign * self._oriented(raw), points)
        return self._oriented(raw - off_deg)

    def _oriented(self, raw: float) -> float:
        return self.measure.orient(raw, self._facing) if math.isfinite(raw) else math.nan
