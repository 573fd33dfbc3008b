"""Sets that the camera does not measure: led by the clock, confirmed by the patient."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from hep_vision.coach.flow import Flow
from hep_vision.coach.moment import EndSet, Key, Stage
from hep_vision.coach.plan import TimedSet
from hep_vision.coach.set_timer import TimerNow, timer_at

if TYPE_CHECKING:
    from hep_vision.coach.moment import Moment

ARM_S = 2.0  # an arm up for this long means yes
CONFIRM_S = 25.0
# Of a long hold, these seconds before its end are spoken.
LONG_HOLD_S = 8.0
SPOKEN_S = (60, 30, 10, 3, 2, 1)
READY_SPOKEN_S = (3, 2, 1)


class TimedFlow(Flow):
    """The two stages of a timed set: the clock, and the question whether it was done."""

    @property
    def timer(self) -> TimerNow | None:
        """Where the timed set is; None in a set that is measured."""
        plan = self.current
        return timer_at(plan, self.timer_s) if isinstance(plan, TimedSet) else None

    def _in_timed(self, moment: Moment) -> None:
        plan = self.current
        assert isinstance(plan, TimedSet)
        if Key.GO in moment.keys:
            self._pause("key")
        elif Key.NEXT in moment.keys:
            self._finish_set(done=False)
        else:
            before = timer_at(plan, self.timer_s)
            self.timer_s += self._passed_s
            self._tell_timer(plan, before, timer_at(plan, self.timer_s))

    def _tell_timer(self, plan: TimedSet, before: TimerNow, now: TimerNow) -> None:
        """What has changed since the moment before."""
        holds = plan.prescription.hold_s is not None
        if now.done:
            self._play("set_done")
            self._enter(Stage.CONFIRM)
        elif now.repetition > before.repetition:
            self._play("hold_start" if holds else "count")
            self._say(self.wording.timed_repetition(now.repetition, holds=holds), "count")
            self._show(self.wording.cue("hold" if holds else "go"), "plain")
        elif now.letting_go and not before.letting_go:
            self._play("hold_end")
            self._say(self.wording.let_go(), "count")
            self._show(self.wording.cue("let-go"), "good")
        else:
            self._count_down(plan, before, now)

    def _count_down(self, plan: TimedSet, before: TimerNow, now: TimerNow) -> None:
        second = math.ceil(now.left_s)
        preparing = now.repetition == 0
        spoken = READY_SPOKEN_S if preparing else SPOKEN_S
        long = plan.repetition_s >= LONG_HOLD_S and not now.letting_go
        if (preparing or long) and second < math.ceil(before.left_s) and second in spoken:
            self._say(self.wording.rest_left(second), "cue")

    def _in_confirm(self, moment: Moment) -> None:
        """Wait for a yes; without one the set is not taken as done."""
        arm_s = self._timers.arm.lasts(self.now_s, so=moment.arm_raised)
        late = self.now_s - self.since_s > CONFIRM_S and not moment.speaking
        if Key.GO in moment.keys or arm_s >= ARM_S:
            self._confirm(self.current.repetitions)
        elif late or Key.NEXT in moment.keys or Key.BACK in moment.keys:
            self._confirm(0)

    def _confirm(self, repetitions: int) -> None:
        tally = self.tallies[self.index]
        tally.counted, tally.ended = repetitions, True
        self._acts.append(EndSet(self.index, "done" if repetitions else "stopped", repetitions))
        plan, following = self.current, self.plan.after(self.index)
        words = self.wording.set_done(plan, following, done=repetitions > 0)
        self._play("count" if repetitions else "not_counted")
        self._say(words, "count")
        self._said_s[words] = self.now_s
        self._go_on()
