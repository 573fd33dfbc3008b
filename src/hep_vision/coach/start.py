"""Whether the patient has taken the start position and is keeping still in it."""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from hep_vision.measure.angles.measures import MEASURES
from hep_vision.measure.body.landmarks import SIDES, middle
from hep_vision.measure.body.posture import other_posture
from hep_vision.measure.body.scale import body_size_px
from hep_vision.measure.body.tracking import fits_position
from hep_vision.measure.engine import Engine

if TYPE_CHECKING:
    from hep_vision.coach.plan import MeasuredSet
    from hep_vision.measure.body.landmarks import PoseFrame
    from hep_vision.measure.body.posture import Posture
    from hep_vision.measure.engine import Progress, SideNow

HOLD_S = 2.0
# The engine that only looks on is made anew after this long, or it would remember hours.
RENEW_S = 20.0
# Still: within this share of the smallest movement that means anything, jitter included ...
STILL_SHARE = 0.35
LEAST_STILL_DEG = 6.0
# ... and the body within this many of its sizes.
STILL_PLACE = 0.25
LEAST_SEEN_SHARE = 0.8
# Nobody knows whether the position was kept over a gap longer than this.
LONGEST_GAP_S = 1.5


@dataclass(frozen=True, slots=True)
class _Sample:
    time_s: float
    value: float
    centre: complex
    size_px: float
    fits: bool
    posture: Posture


class StartWatch:
    """Waits for somebody to keep still in the start position of an exercise.

    Parameters
    ----------
    plan : MeasuredSet
        The set that is to begin.
    """

    def __init__(self, plan: MeasuredSet) -> None:
        self._plan = plan
        unit = MEASURES[plan.exercise.measure].unit
        least = LEAST_STILL_DEG if unit == "deg" else 0.005 * LEAST_STILL_DEG
        self._still = max(least, STILL_SHARE * plan.exercise.min_excursion)
        self._frames: deque[PoseFrame] = deque()
        self._samples: deque[_Sample] = deque()
        self._engine = self._new_engine()
        self._since_s: float | None = None
        self.share = 0.0

    @property
    def ready(self) -> bool:
        """Whether the position has been kept long enough."""
        return self.share >= 1.0

    @property
    def frames(self) -> tuple[PoseFrame, ...]:
        """The latest two seconds, with which the set begins: all of them start position."""
        return tuple(self._frames)

    def add(self, frame: PoseFrame) -> float:
        """Take one frame; gives the share of the two seconds that has passed, 0 to 1."""
        self._frames.append(frame)
        while frame.time_s - self._frames[0].time_s > HOLD_S:
            self._frames.popleft()
        if self._since_s is None:
            self._since_s = frame.time_s
        elif frame.time_s - self._since_s > RENEW_S:
            self._engine, self._since_s = self._new_engine(), frame.time_s
        progress = self._engine.advance(frame)
        self._samples.append(self._sample(frame, progress))
        # At any rate of pictures, the samples reach back as far as the two seconds do.
        while len(self._samples) > 1 and frame.time_s - self._samples[1].time_s >= HOLD_S:
            self._samples.popleft()
        self.share = min(1.0, self._kept_s() / HOLD_S)
        return self.share

    def _new_engine(self) -> Engine:
        """An engine that knows of the latest frames, but for the one at hand."""
        side_only = replace(self._plan.prescription, target=None, hold_s=None)
        engine = Engine(self._plan.exercise, side_only)
        for frame in islice(self._frames, max(0, len(self._frames) - 1)):
            engine.advance(frame)
        return engine

    def _sample(self, frame: PoseFrame, progress: Progress) -> _Sample:
        points = frame.plane.tolist()
        centre = 0.5 * (middle(points, "shoulder") + middle(points, "hip"))
        position = fits_position(progress.tilt_deg, self._plan.exercise.positions)
        return _Sample(
            frame.time_s,
            lead_value(progress),
            centre,
            body_size_px(frame),
            fits=position,
            posture=progress.posture,
        )

    def _kept_s(self) -> float:
        """How long, back from now, everything has been as it should be."""
        positions, side = self._plan.exercise.positions, self._plan.prescription.side
        limb = side if side in SIDES else None
        if other_posture((one.posture for one in self._samples), positions, limb) is not None:
            return 0.0
        values: list[float] = []
        seen = 0
        newest = self._samples[-1]
        kept_from_s = newest.time_s
        low, high = self._plan.exercise.start_range
        for number, sample in enumerate(reversed(self._samples), start=1):
            known = not math.isnan(sample.value)
            seen += known
            if known:
                values.append(sample.value)
                if not low <= sample.value <= high or max(values) - min(values) > self._still:
                    break
            moved = abs(sample.centre - newest.centre) > STILL_PLACE * newest.size_px
            gap = kept_from_s - sample.time_s > LONGEST_GAP_S
            if gap or moved or not sample.fits or seen < LEAST_SEEN_SHARE * number - 2:
                break
            kept_from_s = sample.time_s
        return newest.time_s - kept_from_s if values else 0.0


def lead_value(progress: Progress) -> float:
    """The measure to show."""
    return lead_side(progress).value


def lead_side(progress: Progress) -> SideNow:
    """The one tracked side, or the nearer one that is seen."""
    if len(progress.sides) == 1:
        return progress.sides[0]
    near = int(progress.left_depth > 0)  # 0 is the left side
    first, second = progress.sides[near], progress.sides[1 - near]
    moving = [side for side in (first, second) if side.away and not math.isnan(side.value)]
    return moving[0] if moving else second if math.isnan(first.value) else first
