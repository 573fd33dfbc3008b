"""What a measurement comes to: attempts with their range of motion, and the set they make.

An *attempt* is a movement away from the start position, whatever became of it. A
*repetition* is an attempt that was counted.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hep_vision.measure.body.landmarks import Array, Side
    from hep_vision.measure.uncertainty import Uncertainty

AttemptStatus = Literal["counted", "partial", "rejected"]
AttemptSide = Literal["left", "right", "both"]
Severity = Literal["info", "warning", "invalid"]
Unit = Literal["deg", "ratio"]

# Why an attempt was not counted; ``complete`` is the one reason of a counted attempt.
Reason = Literal[
    "complete",
    "short_of_target",
    "short_of_own_range",
    "too_small",
    "hold_too_short",
    "not_returned",
    "began_before_start",
    "too_fast",
    "out_of_sight",
    "unsteady",
    "person_changed",
    "changing_place",
    "wrong_position",
    "other_side",
    "other_movement",
]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something worth knowing about an attempt or a set that changes no count by itself."""

    code: str  # e.g. "off_plane", "low_frame_rate", "gap", "limb_swap"
    severity: Severity  # "invalid": the ROM it stands on is unreliable
    message: str  # what, with the number
    advice: str = ""  # what to do about it; empty if nothing
    amount: float = math.nan  # of a compensation, in the unit of its rule; NaN for others
    at_s: float = math.nan  # when it was largest


@dataclass(frozen=True, slots=True)
class Rom:
    """Range of motion of one attempt, in the unit of the exercise's measure.

    ``start`` and ``peak`` are clinical values (neutral zero); ``excursion`` is the arc
    between them, positive in the direction of the exercise. ``uncertainty`` is the
    half-width of the 95 % interval of ``peak``; NaN where it cannot be told.
    """

    start: float
    peak: float
    excursion: float
    uncertainty: float
    parts: Uncertainty | None = None
    reliable: bool = True


@dataclass(frozen=True, slots=True)
class Attempt:
    """One movement away from the start position and what became of it."""

    status: AttemptStatus
    reason: Reason
    explanation: str  # the reason in words and numbers, fit for the patient
    side: AttemptSide
    start_s: float
    peak_s: float
    end_s: float  # return to the start position, or where it was broken off
    hold_s: float  # time spent at the peak: in the band of a held exercise, else the plateau
    unseen_s: float  # time within the attempt in which the measure could not be seen
    rom: Rom
    view_off_deg: float  # movement plane from the image plane; NaN if it cannot be told
    findings: tuple[Finding, ...] = ()
    # Where both sides moved together: the side ``rom`` was read from, and the other one's.
    measured_side: Side | None = None
    other_side_rom: Rom | None = None


def doubted(attempt: Attempt, finding: Finding) -> Attempt:
    """The same attempt with its degrees marked unreliable, and why."""
    rom = replace(attempt.rom, reliable=False)
    return replace(attempt, rom=rom, findings=(*attempt.findings, finding))


@dataclass(frozen=True, slots=True, eq=False)
class Trace:
    """The measure over time, one sample a frame; NaN where the joint was not seen.

    ``value`` is as measured (outliers removed, not smoothed), ``smooth`` is what the
    counter followed. Both have shape (n,), in the unit of the measure.
    """

    side: AttemptSide
    time_s: Array
    value: Array
    smooth: Array


@dataclass(frozen=True, slots=True)
class Turns:
    """Repetitions of limbs that move in turn."""

    left: int
    right: int

    @property
    def pairs(self) -> int:
        """Times that both had their turn."""
        return min(self.left, self.right)


def turns_of(set_side: str, repetition_sides: Sequence[str]) -> Turns | None:
    """Repetitions of each side of a set in which the limbs moved in turn, else None."""
    if set_side != "alternating":
        return None
    return Turns(repetition_sides.count("left"), repetition_sides.count("right"))


@dataclass(frozen=True, slots=True, eq=False)
class SetResult:
    """A set: every attempt in order of time, and the traces they were read from."""

    exercise_id: str
    side: Literal["left", "right", "both", "alternating"]
    unit: Unit
    attempts: tuple[Attempt, ...]
    traces: tuple[Trace, ...]
    frames: int
    frames_with_pose: int
    findings: tuple[Finding, ...] = field(default=())

    def _with(self, status: AttemptStatus) -> tuple[Attempt, ...]:
        return tuple(a for a in self.attempts if a.status == status)

    @property
    def repetitions(self) -> tuple[Attempt, ...]:
        """The attempts that count."""
        return self._with("counted")

    @property
    def counted(self) -> int:
        """Number of repetitions."""
        return len(self._with("counted"))

    @property
    def turns(self) -> Turns | None:
        """Repetitions of each side where the limbs moved in turn, else None."""
        return turns_of(self.side, [attempt.side for attempt in self.repetitions])

    @property
    def partial(self) -> int:
        """Number of attempts that were begun but are not full repetitions."""
        return len(self._with("partial"))

    @property
    def rejected(self) -> int:
        """Number of movements that are no attempt at a repetition."""
        return len(self._with("rejected"))
