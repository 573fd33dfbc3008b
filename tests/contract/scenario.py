"""Sets of repetitions made out of a definition, and what the engine says of them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from performer import pose_of
from posed_figure import Array, Pose, frames_of

from hep_vision.definitions.schema import Definition
from hep_vision.measure.angles.measure import Measure
from hep_vision.measure.angles.measures import MEASURES
from hep_vision.measure.body.landmarks import SIDES, PoseFrame, Side
from hep_vision.measure.engine import Engine
from hep_vision.measure.exercise import Prescription
from hep_vision.measure.result import SetResult
from hep_vision.sources.pose.profile import apply_pose_profile, profile_of

FPS = 30.0


@dataclass(frozen=True, kw_only=True)
class Tempo:
    """Of one repetition."""

    rise_s: float = 1.0
    hold_s: float = 0.5
    fall_s: float = 1.0
    rest_s: float = 0.8
    fps: float = FPS

    @property
    def repetition_s(self) -> float:
        return self.rise_s + self.hold_s + self.fall_s + self.rest_s

    def share(self, time_s: Array, start_s: float) -> Array:
        """Height of one repetition over time, 0 to 1; smooth at both ends."""
        since = time_s - start_s
        up = np.clip(since / self.rise_s, 0.0, 1.0)
        down = np.clip((since - self.rise_s - self.hold_s) / self.fall_s, 0.0, 1.0)
        return 0.5 * (np.cos(np.pi * down) - np.cos(np.pi * up))


STEADY = Tempo()


@dataclass(frozen=True)
class Scenario:
    """One side of one exercise, from the middle of what is typical at the start to the end's."""

    definition: Definition
    side: Side
    start_at: float | None = None  # elsewhere than typical
    end_at: float | None = None

    @property
    def start(self) -> float:
        assert self.definition.measure is not None
        typical = float(np.mean(self.definition.measure.start))
        return typical if self.start_at is None else self.start_at

    @property
    def end(self) -> float:
        assert self.definition.measure is not None
        typical = float(np.mean(self.definition.measure.end))
        return typical if self.end_at is None else self.end_at

    @property
    def measure(self) -> Measure:
        assert self.definition.measure is not None
        return MEASURES[self.definition.measure.id]

    @property
    def unit(self) -> float:
        """What a degree is in the unit of the measure, for tolerances."""
        return 1.0 if self.measure.unit == "deg" else 0.005

    @property
    def other(self) -> Side:
        return "right" if self.side == "left" else "left"

    def moves(self, repetition: int) -> tuple[Side, ...]:
        """Which sides a repetition is done with."""
        kind = self.definition.side.kind
        if kind == "both":
            return SIDES
        if kind == "alternating" and repetition % 2:
            return (self.other,)
        return (self.side,)

    def pose(self, shares: list[float], tempo: Tempo = STEADY) -> tuple[Array, Pose]:
        """The figure doing repetitions of these shares of the typical arc."""
        length_s = len(shares) * tempo.repetition_s + 2 * tempo.rest_s
        time_s = np.arange(round(length_s * tempo.fps)) / tempo.fps
        values = {side: np.full(len(time_s), self.start) for side in SIDES}
        for index, share in enumerate(shares):
            height = tempo.share(time_s, tempo.rest_s + index * tempo.repetition_s)
            for side in self.moves(index):
                values[side] += share * (self.end - self.start) * height
        near = self.side
        return time_s, pose_of(self.definition, values, near)

    def frames(self, shares: list[float], tempo: Tempo = STEADY, **how: object) -> list[PoseFrame]:
        time_s, pose = self.pose(shares, tempo)
        return frames_of(time_s, pose, **how)  # type: ignore[arg-type]

    def asked(self) -> Prescription:
        """The prescription that goes with the side: alternating ones name none."""
        kind = self.definition.side.kind
        side = self.side if kind == "one" else "both" if kind == "both" else "auto"
        return Prescription(side=side)

    def run(self, frames: list[PoseFrame], prescription: Prescription | None = None) -> SetResult:
        exercise = apply_pose_profile(self.definition.exercise(), profile_of("full"))
        engine = Engine(exercise, prescription or self.asked())
        for frame in frames:
            engine.advance(frame)
        return engine.finish()
