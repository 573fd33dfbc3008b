"""Before a set: whether all can be seen, and whether the start position is taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hep_vision.coach.moment import Key, Stage
from hep_vision.coach.pauses import OUT_OF_VIEW_S
from hep_vision.coach.sight import BASIC
from hep_vision.coach.timing import NOTICE_S, REPEAT_S

if TYPE_CHECKING:
    from hep_vision.coach.coach import Coach
    from hep_vision.coach.moment import Moment
    from hep_vision.coach.sight import Problem, Sight

SETTLED_S = 0.7  # most pictures have been fine for this long before the start position
SOFT_PROBLEM_S = 20.0  # after this long, what is not basic is let pass


class SetupStages:
    """The two stages before a measured set: set-up and the start position."""

    def __init__(self, coach: Coach) -> None:
        self._coach = coach

    def in_setup(self, moment: Moment) -> None:
        """The patient comes into view."""
        coach = self._coach
        if Key.GO in moment.keys:
            self._begin_start(coach.timers.majority.problem)
        elif Key.NEXT in moment.keys:
            coach.sets.skip()
        elif moment.sight is not None:
            self._check_view(moment.sight)

    def _check_view(self, sight: Sight) -> None:
        """Show and say the one thing to change, until there is none that matters.

        Only what is basic makes the patience with the rest begin anew: whoever wavers
        between two other problems, or between one and none, is not kept for ever.
        """
        coach = self._coach
        majority = coach.timers.majority
        majority.add(coach.now_s, sight.problem)
        problem = majority.problem
        patient_s = coach.timers.no_basic.update(coach.now_s, active=problem not in BASIC)
        put_up_with = problem not in BASIC and patient_s > SOFT_PROBLEM_S
        passes = majority.known and (problem is None or put_up_with)
        fine_s = coach.timers.fine.update(coach.now_s, active=passes)
        coach.problem = None if passes else problem
        if fine_s >= SETTLED_S:
            self._begin_start(problem)
        elif coach.problem is not None:
            coach.telling.say_again(coach.wording.problem(coach.problem, coach.current))

    def _begin_start(self, problem: Problem | None) -> None:
        """Go on to the start position; a problem that is left as it is is said as such."""
        coach = self._coach
        if problem is not None:
            words = coach.wording.settled_for(problem)
            coach.telling.say(words, "talk")
            coach.telling.show(words, "care", NOTICE_S)
        coach.enter(Stage.READY)

    def in_ready(self, moment: Moment) -> None:
        """The start position is taken."""
        coach = self._coach
        coach.start_share = moment.start_share
        if Key.NEXT in moment.keys:
            coach.sets.skip()
            return
        gone = moment.sight is not None and not moment.sight.present
        if coach.timers.absent.update(coach.now_s, active=gone) > OUT_OF_VIEW_S:
            coach.enter(Stage.SETUP)
        elif moment.start_share >= 1.0 or Key.GO in moment.keys:
            coach.sets.begin_work()
        elif coach.now_s - coach.since_s > REPEAT_S:
            coach.telling.say_again(coach.wording.take_start(coach.current), 2 * REPEAT_S)
