"""Sets that the camera does not measure: led by the clock, confirmed by the patient."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from hep_vision.coach.moment import EndSet, Key, Stage
from hep_vision.coach.plan import TimedSet
from hep_vision.coach.results import Result
from hep_vision.coach.set_timer import TimerNow, timer_at

if TYPE_CHECKING:
    from hep_vision.coach.coach import Coach
    from hep_vision.coach.moment import Moment

ARM_S = 2.0  # an arm up for this long means yes
CONFIRM_S = 25.0
# Of a long hold, these seconds before its end are spoken.
LONG_HOLD_S = 8.0
SPOKEN_S = (60, 30, 10, 3, 2, 1)
READY_SPOKEN_S = (3, 2, 1)


class TimedStages:
    """The two stages of a timed set: the clock, and the question whether it was done."""

    def __init__(self, coach: Coach) -> None:
        self._coach = coach
        self._arm_s = 0.0

    def in_timed(self, moment: Moment) -> None:
        """The clock leads through the set."""
        coach = self._coach
        plan = coach.current
        assert isinstance(plan, TimedSet)
        if Key.GO in moment.keys:
            coach.pause_for("key")
        elif Key.NEXT in moment.keys:
            coach.sets.finish(done=False)
        else:
            before = timer_at(plan, coach.timer_s)
            coach.timer_s += coach.passed_s
            self._tell_timer(plan, before, timer_at(plan, coach.timer_s))

    def _tell_timer(self, plan: TimedSet, before: TimerNow, now: TimerNow) -> None:
        """What has changed since the moment before."""
        coach = self._coach
        holds = plan.prescription.hold_s is not None
        if now.done:
            coach.telling.play("set_done")
            self._arm_s = 0.0
            coach.enter(Stage.CONFIRM)
        elif now.repetition > before.repetition:
            coach.telling.play("hold_start" if holds else "count")
            coach.telling.say(coach.wording.timed_repetition(now.repetition, holds=holds), "count")
            coach.telling.show(coach.wording.cue("hold" if holds else "go"), "plain")
        elif now.letting_go and not before.letting_go:
            coach.telling.play("hold_end")
            coach.telling.say(coach.wording.let_go(), "count")
            coach.telling.show(coach.wording.cue("let-go"), "good")
        else:
            self._count_down(plan, before, now)

    def _count_down(self, plan: TimedSet, before: TimerNow, now: TimerNow) -> None:
        coach = self._coach
        second = math.ceil(now.left_s)
        preparing = now.repetition == 0
        spoken = READY_SPOKEN_S if preparing else SPOKEN_S
        long = plan.repetition_s >= LONG_HOLD_S and not now.letting_go
        if (preparing or long) and second < math.ceil(before.left_s) and second in spoken:
            coach.telling.say(coach.wording.rest_left(second), "cue")

    def in_confirm(self, moment: Moment) -> None:
        """Wait for a yes; without one the set is not taken as done."""
        coach = self._coach
        if moment.sight is not None:  # between two pictures nothing is known of the arm
            self._arm_s = coach.timers.arm.add(coach.now_s, raised=moment.arm_raised)
        late = coach.now_s - coach.since_s > CONFIRM_S and not moment.speaking
        if Key.GO in moment.keys or self._arm_s >= ARM_S:
            self._confirm(coach.current.repetitions)
        elif late or Key.NEXT in moment.keys or Key.BACK in moment.keys:
            self._confirm(0)

    def _confirm(self, repetitions: int) -> None:
        coach = self._coach
        tally = coach.tallies[coach.index]
        tally.counted, tally.ended = repetitions, True
        coach.telling.acts.append(
            EndSet(coach.index, "done" if repetitions else "stopped", repetitions)
        )
        plan, following = coach.current, coach.plan.after(coach.index)
        passed = following is None and coach.passed_limit
        words = coach.wording.set_done(plan, following, done=repetitions > 0, passed_limit=passed)
        coach.telling.play("count" if repetitions else "not_counted")
        coach.telling.say(words, "count")
        cue = coach.wording.cue("set-done" if repetitions else "set-ended")
        coach.results.show(Result(coach.sets.proceed, cue, words, celebrate=repetitions > 0))
