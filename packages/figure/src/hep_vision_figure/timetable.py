"""When the repetitions of a clip begin, peak and end, and how far each has gone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hep_vision_figure.clinical import told_value
from hep_vision_figure.spec_part import ImpossibleClipError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy as np

    from hep_vision.checked_yaml.problems import Location
    from hep_vision_figure.compensation import Compensation
    from hep_vision_figure.movement import Calibration, Movement
    from hep_vision_figure.spec import Motion, MovingSide


@dataclass(frozen=True, slots=True)
class Planned:
    """One repetition as it is going to be done.

    Times are seconds from the beginning of the exercise, before anything is skipped.
    """

    side: MovingSide
    start_s: float
    top_s: float
    leave_s: float  # end of the hold
    end_s: float
    start_progress: float
    peak_progress: float
    compensations: Mapping[Compensation, float]

    def share(self, time_s: float) -> float:
        """How much of the way to the peak is gone, 0 to 1."""
        if time_s <= self.start_s or time_s >= self.end_s:
            return 0.0
        if time_s < self.top_s:
            return _ease((time_s - self.start_s) / (self.top_s - self.start_s))
        if time_s <= self.leave_s:
            return 1.0
        return 1.0 - _ease((time_s - self.leave_s) / (self.end_s - self.leave_s))

    def progress(self, time_s: float) -> float:
        """Progress of the movement."""
        return self.start_progress + self.share(time_s) * (self.peak_progress - self.start_progress)


def _ease(share: float) -> float:
    """Minimum-jerk course, the way limbs move from rest to rest (Flash & Hogan 1985)."""
    return share**3 * (10.0 - 15.0 * share + 6.0 * share**2)


def plan_repetitions(
    motion: Motion,
    movement: Movement,
    calibration: Calibration,
    side: MovingSide,
    random: np.random.Generator,
) -> list[Planned]:
    """Lay the repetitions of a specification out in time.

    Parameters
    ----------
    motion : Motion
    movement : Movement
    calibration : Calibration
        Of the movement, for the body that does it.
    side : {"left", "right", "both"}
        That moves, or of an alternating movement the one that begins.
    random : Generator
        For the spread of the tempo.

    Raises
    ------
    ImpossibleClipError
        If the figure cannot do one of them.
    """

    def progress_at(value: float | None, usual: float, location: Location) -> float:
        if value is None:
            return usual
        try:
            return calibration.progress_at(value)
        except ValueError:
            low, high = (told_value(end, movement.measure) for end in calibration.span)
            able = f"{movement.measure} in {movement.exercise} goes from {low} to {high}"
            raise ImpossibleClipError(location, f"{value:g} cannot be done; {able}") from None

    start_progress = progress_at(motion.start, 0.0, ("motion", "start"))
    time_s = motion.lead_s
    planned: list[Planned] = []
    turns = ("right", "left") if side in ("both", "right") else ("left", "right")
    for i, repetition in enumerate(motion.repetitions):
        spread = 1.0 + motion.tempo_spread * random.uniform(-1.0, 1.0, size=4)
        up, hold, down, rest = spread * [
            _given(repetition.up_s, motion.up_s),
            _given(repetition.hold_s, motion.hold_s),
            _given(repetition.down_s, motion.down_s),
            _given(repetition.rest_s, motion.rest_s),
        ]
        who: MovingSide = side
        if movement.side_kind == "alternating":
            who = repetition.side or turns[i % 2]
        elif repetition.side is not None:
            raise ImpossibleClipError(("motion", "repetitions", i, "side"), _one_for_all(movement))
        location = ("motion", "repetitions", i, "peak")
        top, leave = time_s + up, time_s + up + hold
        planned.append(
            Planned(
                who,
                time_s,
                float(top),
                float(leave),
                float(leave + down),
                start_progress,
                progress_at(repetition.peak, 1.0, location),
                {**motion.compensations, **(repetition.compensations or {})},
            )
        )
        time_s = float(leave + down + rest)
    return planned


def _one_for_all(movement: Movement) -> str:
    """Why a repetition has no side of its own, and what to write instead."""
    if movement.side_kind == "both":
        return f"{movement.exercise} moves both sides at once; leave it out"
    return f"{movement.exercise} does not change sides; write side for the whole clip instead"


def _given(value: float | None, default: float) -> float:
    return default if value is None else value


def end_of(planned: Sequence[Planned], motion: Motion) -> float:
    """End of the exercise: the last return and the rest in the start position."""
    return (planned[-1].end_s if planned else motion.lead_s) + motion.tail_s
