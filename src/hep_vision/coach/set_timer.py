"""A set led by the clock: which repetition it is now, and how much of it is left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hep_vision.coach.plan import TimedSet

PREPARE_S = 5.0
# Between two holds; repetitions without a hold follow one another.
LET_GO_S = 3.0


@dataclass(frozen=True, slots=True)
class TimerNow:
    """Where a timed set is.

    Parameters
    ----------
    repetition : int
        From 1; 0 while there is time to get ready.
    left_s : float
        Of getting ready, of the repetition, or of the pause after it.
    share : float
        How much of it has passed, 0 to 1.
    letting_go : bool
        Whether it is the pause after a hold.
    done : bool
        Whether the last repetition is over.
    """

    repetition: int
    left_s: float
    share: float
    letting_go: bool = False
    done: bool = False


def timer_at(plan: TimedSet, elapsed_s: float) -> TimerNow:
    """Where a timed set is so many seconds after it began, pauses left out."""
    if elapsed_s < PREPARE_S:
        return TimerNow(0, PREPARE_S - elapsed_s, elapsed_s / PREPARE_S)
    pause_s = LET_GO_S if plan.prescription.hold_s else 0.0
    cycle_s = plan.repetition_s + pause_s
    number, within_s = divmod(elapsed_s - PREPARE_S, cycle_s)
    repetition = int(number) + 1
    letting_go = within_s >= plan.repetition_s
    if repetition > plan.repetitions or (repetition == plan.repetitions and letting_go):
        return TimerNow(plan.repetitions, 0.0, 1.0, done=True)
    if letting_go:
        left_s = cycle_s - within_s
        return TimerNow(repetition, left_s, 1 - left_s / pause_s, letting_go=True)
    return TimerNow(repetition, plan.repetition_s - within_s, within_s / plan.repetition_s)
