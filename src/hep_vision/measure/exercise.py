"""What the engine needs to know of an exercise, and of what was prescribed."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from hep_vision.measure.uncertainty import UNKNOWN_ERROR

if TYPE_CHECKING:
    from hep_vision.measure.angles.resting import Resting
    from hep_vision.measure.uncertainty import ModelError

SideKind = Literal["one", "both", "alternating"]
AskedSide = Literal["left", "right", "both", "auto"]
Direction = Literal["increase", "decrease"]
View = Literal["sagittal", "frontal"]
Limb = Literal["same", "other"]
RomType = Literal["active", "active_assisted", "passive"]  # whose force moves
RuleId = Literal[  # of a compensation, see `hep_vision.measure.quality.compensations`
    "C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8", "C9", "C10",
    "C11", "C12", "C13", "C14", "C15", "C16", "C17", "C18", "C19", "C20", "C21",
]  # fmt: skip
Told = Literal["patient", "therapist", "when_asked"]  # who hears of a compensation
Position = Literal["standing", "seated", "supine", "side_lying", "prone", "quadruped", "any"]


@dataclass(frozen=True, slots=True)
class Compensation:
    """A way round the exercise that is watched for.

    ``id`` is a rule of `hep_vision.measure.quality.compensations`, ``threshold`` the amount from
    which it is reported, in the rule's unit, and ``cue`` what the patient hears. ``told`` says
    who is told: the patient and the therapist, the therapist alone (where the camera cannot tell
    it from correct movement), or both where the prescription asks for it and else nobody.
    """

    id: RuleId
    threshold: float
    cue: str
    told: Told = "patient"


@dataclass(frozen=True, slots=True)
class Expected:
    """What another joint does at the peak of the exercise: a measure between two values.

    ``limb`` says whose: of the limb that is measured or of the other one.
    """

    measure: str
    limb: Limb
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercise:
    """The measurable side of an exercise definition.

    Values are in the unit of the measure: degrees, or body lengths for distances.

    Parameters
    ----------
    id : str
        Identifier, as in the definition's file name.
    measure : str
        Identifier of the primary measure, a key of `hep_vision.measure.angles.measures.MEASURES`.
    direction : {"increase", "decrease"}
        Whether the measure grows or shrinks from the start position to the end position.
    side_kind : {"one", "both", "alternating"}
        One limb, both together, or one after the other.
    view : {"sagittal", "frontal"}
        The plane of the movement, which the picture must show.
    min_excursion : float
        Smallest meaningful arc; less is no attempt at a repetition.
    min_duration_s, max_duration_s : float
        Of a whole repetition without its hold.
    position : str
        Body position in which the exercise is done; attempts in another are rejected.
    also_in : tuple of str
        Further positions in which it may be done.
    anchors : tuple of str
        Body points that stay where they are; if they move on, the person is changing place.
    start_range : tuple of float
        Values of the measure between which the start position lies; a movement that
        begins elsewhere is no attempt at this exercise.
    return_share : float
        Share of its height by which a movement must come back to count, 0 to 1.
    compensations : tuple of Compensation
        Ways round it that are watched for; they never change the count.
    hold_band : float, optional
        Half-width of the band about the peak in which a hold counts; None if the exercise
        is not held.
    held_from : float, optional
        Value of the measure from which it is held, whatever was reached; None for half of the
        height that was.
    position_edge : float, optional
        Of an exercise whose goal is a position and not as much as possible: the value of the
        measure past which the movement has left it on the far side. None where more is better.
    error : ModelError
        What the pose estimator is known to be off by here; unknown until its profile is applied
        (`hep_vision.sources.pose.profiles`).
    in_front : bool
        Whether the exercised leg is the one in front; with the other one there, the other side's.
    depth_sd : float
        Standard deviation of how far the pose estimator's depth puts a joint's angle in space from
        the angle in the picture where the movement lies in it, in degrees; infinite where its depth
        tells nothing of that.
    height_told : bool
        Whether the pose estimator tells of a camera that is too high or too low.
    untold_view : float
        Standard deviation, in the unit of the measure, for a view that the source of the landmarks
        never tells; NaN of one that does.
    expected : tuple of Expected
        What other joints do at the peak; where they do not, it is another movement.
    rests : {"thigh"}, optional
        Segment that lies still, whose direction is taken from the start position
        (`hep_vision.measure.angles.resting`).
    """

    id: str
    measure: str
    direction: Direction
    side_kind: SideKind
    view: View
    min_excursion: float
    min_duration_s: float
    max_duration_s: float
    position: Position
    anchors: tuple[str, ...]
    start_range: tuple[float, float] = (-math.inf, math.inf)
    return_share: float = 0.6
    compensations: tuple[Compensation, ...] = ()
    expected: tuple[Expected, ...] = ()
    hold_band: float | None = None
    held_from: float | None = None
    position_edge: float | None = None
    also_in: tuple[Position, ...] = ()
    rests: Resting | None = None
    error: ModelError = UNKNOWN_ERROR
    in_front: bool = False
    depth_sd: float = math.inf
    height_told: bool = True
    untold_view: float = math.nan

    def __post_init__(self) -> None:
        if not self.min_excursion > 0:
            raise ValueError(f"min_excursion must be positive, got {self.min_excursion}")
        if not 0 < self.min_duration_s < self.max_duration_s:
            raise ValueError(
                "need 0 < min_duration_s < max_duration_s, got "
                f"{self.min_duration_s} and {self.max_duration_s}"
            )

        if not 0.5 <= self.return_share <= 1.0:
            raise ValueError(f"return_share must be 0.5 to 1, got {self.return_share}")

    @property
    def positions(self) -> tuple[Position, ...]:
        """Body positions in which it may be done."""
        return (self.position, *self.also_in)

    @property
    def sign(self) -> int:
        """+1 if the measure grows during the exercise, -1 if it shrinks."""
        return 1 if self.direction == "increase" else -1

    def past_position(self, value: float) -> float:
        """How far a value is past the position that is the goal; negative or NaN within it."""
        return math.nan if self.position_edge is None else self.sign * (value - self.position_edge)

    @property
    def start_levels(self) -> tuple[float, float]:
        """``start_range`` of the signal that rises in the exercise's direction."""
        low, high = self.start_range
        return (low, high) if self.sign > 0 else (-high, -low)


@dataclass(frozen=True, slots=True, kw_only=True)
class Prescription:
    """What a set is judged against; None where nothing was prescribed."""

    side: AskedSide = "auto"
    repetitions: int | None = None
    target: float | None = None  # value of the measure a full repetition reaches
    limit: float | None = None  # value of the measure that must not be passed
    hold_s: float | None = None
    asks: tuple[RuleId, ...] = ()  # rules that are judged only where they are asked for

    def watched(self, compensations: tuple[Compensation, ...]) -> tuple[Compensation, ...]:
        """What is watched for: without what is judged only when asked for and was not."""
        return tuple(
            replace(each, told="patient") if each.id in self.asks else each
            for each in compensations
            if each.told != "when_asked" or each.id in self.asks
        )
