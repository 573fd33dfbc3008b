"""Before a set: whether all can be seen, and whether the start position is taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hep_vision.coach.flow import REPEAT_S
from hep_vision.coach.moment import Key, Stage
from hep_vision.coach.pause_flow import OUT_OF_VIEW_S, PauseFlow
from hep_vision.coach.sight import BASIC

if TYPE_CHECKING:
    from hep_vision.coach.moment import Moment
    from hep_vision.coach.sight import Sight

SETTLED_S = 0.7  # most pictures have been fine for this long before the start position
SOFT_PROBLEM_S = 20.0  # after this long, what is not basic is let pass


class SetupFlow(PauseFlow):
    """The two stages before a measured set: set-up and the start position."""

    def _in_setup(self, moment: Moment) -> None:
        if Key.GO in moment.keys:
            self._enter(Stage.READY)
        elif Key.NEXT in moment.keys:
            self._skip_set()
        elif moment.sight is not None:
            self._check_view(moment.sight)

    def _check_view(self, sight: Sight) -> None:
        """Show and say the one thing to change, until there is none that matters.

        Only what is basic makes the patience with the rest begin anew: whoever wavers
        between two other problems, or between one and none, is not kept for ever.
        """
        lately = self._timers.lately
        lately.add(self.now_s, sight.problem)
        problem = lately.problem
        patient_s = self._timers.no_basic.lasts(self.now_s, so=problem not in BASIC)
        put_up_with = problem not in BASIC and patient_s > SOFT_PROBLEM_S
        passes = lately.known and (problem is None or put_up_with)
        fine_s = self._timers.fine.lasts(self.now_s, so=passes)
        self.problem = None if passes else problem
        if fine_s >= SETTLED_S:
            self._enter(Stage.READY)
        elif self.problem is not None:
            self._say_again(self.wording.problem(self.problem, self.current))

    def _in_ready(self, moment: Moment) -> None:
        self.start_share = moment.start_share
        if Key.NEXT in moment.keys:
            self._skip_set()
            return
        gone = moment.sight is not None and not moment.sight.present
        if self._timers.absent.lasts(self.now_s, so=gone) > OUT_OF_VIEW_S:
            self._enter(Stage.SETUP)
        elif moment.start_share >= 1.0 or Key.GO in moment.keys:
            self._begin_work()
        elif self.now_s - self.since_s > REPEAT_S:
            self._say_again(self.wording.take_start(self.current), 2 * REPEAT_S)
