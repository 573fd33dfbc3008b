"""A result stays on the page before the session goes on: no stage change swallows one.

A set that has ended, a set that the patient confirmed and an answer that was given all lead
through this stage. It lasts two seconds; what comes next is decided when it ends, since a
repetition may be taken back meanwhile.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hep_vision.coach.moment import Key, Stage

if TYPE_CHECKING:
    from collections.abc import Callable

    from hep_vision.coach.coach import Coach
    from hep_vision.coach.moment import Moment

RESULT_S = 2.0
# An answer by arm stays longer: raising the arm again asks the question again.
AGAIN_S = 4.5
ARM_AGAIN_S = 0.7


@dataclass(frozen=True, slots=True)
class Result:
    """What was reached.

    Parameters
    ----------
    then : callable
        Takes the session on, once the result has been shown.
    cue : str
        It in a word.
    sentence : str
        What is said of it.
    celebrate : bool
        Whether it is a success.
    answer : str
        Of a question: the answer; else the set's own count or seconds are shown.
    again : callable, optional
        What a raised arm does meanwhile.
    """

    then: Callable[[], None]
    cue: str = ""
    sentence: str = ""
    celebrate: bool = False
    answer: str = ""
    again: Callable[[], None] | None = None

    @property
    def lasts_s(self) -> float:
        """For how long it is shown."""
        return AGAIN_S if self.again is not None or (self.answer and self.sentence) else RESULT_S


class ResultStage:
    """The stage that shows a result."""

    def __init__(self, coach: Coach) -> None:
        self._coach = coach

    def in_result(self, moment: Moment) -> None:
        """Two seconds, or until a key."""
        coach = self._coach
        result = coach.result
        if result is None:
            return
        if result.again is not None and moment.sight is not None:
            up_s = coach.timers.arm.add(coach.now_s, raised=moment.arm_raised)
            if up_s >= ARM_AGAIN_S:
                coach.result = None
                result.again()
                return
        shown = coach.now_s - coach.since_s >= result.lasts_s
        if shown or Key.GO in moment.keys or Key.NEXT in moment.keys:
            coach.result = None
            result.then()

    def show(self, result: Result) -> None:
        """Show a result, then go on."""
        self._coach.result = result
        self._coach.enter(Stage.RESULT)
