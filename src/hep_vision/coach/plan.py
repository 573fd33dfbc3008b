"""What a session is going to be: the sets in their order, with all the coach needs to know."""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from hep_vision.measure.body.landmarks import SIDES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from hep_vision.measure.body.landmarks import Side
    from hep_vision.measure.exercise import AskedSide, Exercise, Prescription, RomType, SideKind
    from hep_vision.measure.recognition.likeness import Candidate

NearSide = Literal["tested", "either", "front"]
DayQuestion = Literal["fall", "swelling"]

DEFAULT_REST_S = 30.0
# Repetitions a second that no test of function reaches: the fastest one has two.
MOST_PER_S = 2.0


@dataclass(frozen=True, slots=True)
class Limit:
    """An ordered bound of the measure, e.g. after an operation; None where there is none."""

    least: float | None = None
    most: float | None = None

    def passed_by(self, value: float) -> bool:
        """Whether a value lies beyond it; an unseen one (NaN) does not."""
        below = self.least is not None and value < self.least
        return below or (self.most is not None and value > self.most)


@dataclass(frozen=True, slots=True, kw_only=True)
class SetPlan(ABC):
    """One set, whether the camera measures it or not.

    Parameters
    ----------
    prescription : Prescription
        What is asked for in this set; ``repetitions`` is the dose that ends it.
    name : str
        Of the exercise, for people.
    set_number, sets : int
        Which of how many of this exercise and side.
    start_position : str
        What to be like before the first repetition.
    steps : tuple of str
        How the exercise is done.
    is_new : bool
        Whether this patient has not done it before: its steps are read aloud then.
    rest_s : float
        Rest after it, if another set follows.
    instructions : str
        The therapist's own, read aloud before the first set.
    safety, watch_for : tuple of str
        What to stop at and what to avoid, read aloud with the steps.
    of_the_shoulder : bool
        Whether it treats a shoulder: an answer is then not given by raising that arm.
    ask_pain, ask_effort : bool
        Whether to ask after the last set of the exercise that is asked about alike.
    stop_above_pain : int, optional
        Pain above which the session ends.
    shows_degrees : bool
        Whether the patient asked to see degrees.
    lasts_s : float, optional
        Of a test that counts what is done in a time: that time, which ends the set.
    """

    prescription: Prescription
    name: str
    set_number: int = 1
    sets: int = 1
    start_position: str = ""
    steps: tuple[str, ...] = ()
    is_new: bool = False
    rest_s: float = DEFAULT_REST_S
    instructions: str = ""
    safety: tuple[str, ...] = ()
    watch_for: tuple[str, ...] = ()
    of_the_shoulder: bool = False
    ask_pain: bool = False
    ask_effort: bool = False
    stop_above_pain: int | None = None
    shows_degrees: bool = False
    lasts_s: float | None = None

    @property
    @abstractmethod
    def exercise_id(self) -> str:
        """Which exercise, as in the library."""

    @property
    @abstractmethod
    def side_kind(self) -> SideKind:
        """Whether it is done with one side, both, or in turn."""

    @property
    def side(self) -> AskedSide:
        """Which side it is done with."""
        return self.prescription.side

    @property
    def repetitions(self) -> int:
        """The dose that ends the set; one where none was prescribed.

        Of a set that the time ends, more than anybody does in it.
        """
        if self.lasts_s is not None:
            return round(MOST_PER_S * self.lasts_s)
        return self.prescription.repetitions or 1

    def same_exercise(self, other: SetPlan | None) -> bool:
        """Whether another set is of the same exercise, of whichever side."""
        return other is not None and self.exercise_id == other.exercise_id

    def repeats(self, other: SetPlan | None) -> bool:
        """Whether another set is of the same exercise and side."""
        return other is not None and self.same_exercise(other) and self.side == other.side

    def asked_with(self, other: SetPlan | None) -> bool:
        """Whether one question about the exercise will do for this set and another."""
        return other is not None and self.same_exercise(other) and self.asks == other.asks

    @property
    def treated_sides(self) -> tuple[Side, ...]:
        """Which sides it is done with, as far as is known before."""
        return (self.side,) if self.side in ("left", "right") else ("left", "right")

    @property
    def asks(self) -> tuple[bool, bool, int | None]:
        """What is asked after it, and the pain that ends the session."""
        return self.ask_pain, self.ask_effort, self.stop_above_pain


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuredSet(SetPlan):
    """A set that the camera counts and measures.

    Parameters
    ----------
    exercise : Exercise
        What the engine needs to know.
    near_side : {"tested", "either", "front"}
        Which side of the body faces the camera.
    must_see : tuple of str
        Body points that have to be in the picture.
    start_value, end_value : float
        Where a typical repetition begins and ends, for the scale of the range bar.
    aim : float, optional
        Value to aim for; a repetition may count before it.
    limits : tuple of Limit
        Hard bounds of the measure today.
    rom_type : {"active", "active_assisted", "passive"}, optional
        Whose force moves, where the program says it, for the record.
    best, last_best : float, optional
        Furthest value of all earlier sessions, and of the latest one.
    has_gained : bool
        Whether the earlier sessions prove a gain, which may be said.
    rivals : tuple of Candidate
        What it could be instead, itself among them: the exercises of the session.
    """

    exercise: Exercise
    near_side: NearSide = "either"
    must_see: tuple[str, ...] = ()
    end_value: float
    start_value: float
    aim: float | None = None
    limits: tuple[Limit, ...] = ()
    rom_type: RomType | None = None
    best: float | None = None
    last_best: float | None = None
    has_gained: bool = False
    rivals: tuple[Candidate, ...] = ()

    @property
    def exercise_id(self) -> str:
        """Which exercise, as in the library."""
        return self.exercise.id

    @property
    def side_kind(self) -> SideKind:
        """Whether it is done with one side, both, or in turn."""
        return self.exercise.side_kind

    @property
    def more_is_better(self) -> bool:
        """Whether going further is the aim, and not to be in a position."""
        return self.exercise.position_edge is None

    def furthest(self, values: Iterable[float]) -> float | None:
        """The furthest value within the ordered limits, which is no merit beyond them.

        None where the goal is a position: nobody is praised for going past it.
        """
        if not self.more_is_better:
            return None
        sign = self.exercise.sign
        seen = [value for value in values if not math.isnan(value)]
        allowed = [v for v in seen if not any(limit.passed_by(v) for limit in self.limits)]
        return sign * max(sign * value for value in allowed) if allowed else None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimedSet(SetPlan):
    """A set that no camera can measure: led by the clock, confirmed by the patient.

    Parameters
    ----------
    id : str
        Of the exercise, as in the library.
    kind_of_side : {"one", "both", "alternating"}
        Whether it is done with one side, both, or in turn.
    repetition_s : float
        How long a repetition takes, or its hold where one is prescribed.
    how : str
        What to do, in a sentence.
    """

    id: str
    kind_of_side: SideKind
    repetition_s: float
    how: str = ""

    @property
    def exercise_id(self) -> str:
        """Which exercise, as in the library."""
        return self.id

    @property
    def side_kind(self) -> SideKind:
        """Whether it is done with one side, both, or in turn."""
        return self.kind_of_side


@dataclass(frozen=True, slots=True)
class Resumption:
    """Where an interrupted session stopped, and what was done before.

    Parameters
    ----------
    set_index : int
        The set to go on with.
    counted : int
        Repetitions of it that were done.
    earlier : mapping of int to int
        Repetitions of the sets that were finished, by index.
    begun : bool
        Whether the camera has measured some of that set: left now, it is still to be ended.
    """

    set_index: int
    counted: int
    earlier: Mapping[int, int] = field(default_factory=dict[int, int])
    begun: bool = False


@dataclass(frozen=True, slots=True)
class RestOfDay:
    """What a program still asks for on this day, once the session is done.

    ``at`` is the clock time, ``"13:00"``, where the program names one.
    """

    more: bool
    at: str = ""


@dataclass(frozen=True, slots=True)
class SessionPlan:
    """Sets in the order of doing them, at least one.

    ``rest_of_day`` is None where no program tells. ``asks_of_day`` is what is asked before the
    first exercise.
    """

    sets: tuple[SetPlan, ...]
    resumption: Resumption | None = None
    rest_of_day: RestOfDay | None = None
    asks_of_day: tuple[DayQuestion, ...] = ()

    def __post_init__(self) -> None:
        if not self.sets:
            raise ValueError("sets must not be empty")

    @property
    def free_arms(self) -> tuple[Side, ...]:
        """Arms that can be raised to answer: not one whose shoulder is treated in this session."""
        spared = {side for plan in self.sets if plan.of_the_shoulder for side in plan.treated_sides}
        return tuple(side for side in SIDES if side not in spared)

    def after(self, index: int) -> SetPlan | None:
        """Set that follows one; None after the last."""
        return self.sets[index + 1] if index + 1 < len(self.sets) else None
