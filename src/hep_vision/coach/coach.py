"""The coach: a state machine over what is seen, counted and pressed, and a clock.

It decides what is shown and said and when a set begins and ends; it draws, speaks, measures
and writes nothing itself. The same moments give the same acts.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from hep_vision.coach.flow import NOTICE_S, WORK
from hep_vision.coach.moment import ANEW, Act, Close, Key, Moment, Stage, Volume
from hep_vision.coach.setup_flow import SetupFlow
from hep_vision.coach.state import SetTally

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hep_vision.coach.set_watch import SetNews
    from hep_vision.measure.result import Attempt

WELCOME_S = 7.0
MORE_S = 2.0  # for each exercise of today beyond three
NEXT_S = 6.0
LONGEST_NEXT_S = 60.0
SLOWEST_PER_S = 8.0  # letters, of the slowest voice: a longer text is given its time
JUMP_S = 5.0  # between two moments: the machine was asleep
CLOSE_S = 60.0
COUNTDOWN_S = (10, 3, 2, 1)


class Coach(SetupFlow):
    """Leads through a session; see `Flow` for what it is made of and what it tells."""

    @property
    def measuring(self) -> int | None:
        """Index of the set whose engine is to be fed with every picture, if any."""
        if self.stage in WORK:
            return self.index
        return self._tail.index if self._tail else None

    def step(self, moment: Moment) -> tuple[Act, ...]:
        """Take one moment; gives what is to be done now, in order."""
        self._acts = []
        self._passed_s = moment.now_s - self.now_s
        slept = self._passed_s > JUMP_S
        self.now_s = moment.now_s
        if slept:
            self._wake()
        if not self._greeted:
            self._greeted = True
            self.since_s = self.now_s  # the window and the voice took their time to open
            self._say(self.wording.welcome(), "talk")
        self._take_volume(moment)
        self._watch_tail(moment)
        if Key.END in moment.keys and self.stage is not Stage.DONE:
            self._escape()
        elif not self._camera_lost(moment):
            self._handle(moment)
        return tuple(self._acts)

    def start_anew(self) -> None:
        """Forget the interrupted session that was offered, and begin with the first set."""
        self.plan = replace(self.plan, resumption=None)
        self.index = 0
        self.tallies = [SetTally() for _ in self.plan.sets]

    def _take_volume(self, moment: Moment) -> None:
        if self.stage is Stage.QUESTION:
            return
        for key, step in ((Key.LOUDER, 1), (Key.QUIETER, -1)):
            if key in moment.keys:
                self._acts.append(Volume(step))
                self._say(self.wording.volume_test(), "cue")
                if self.stage in (Stage.SETUP, Stage.READY):
                    self._show(self.wording.volume_test(), "plain")

    def _handle(self, moment: Moment) -> None:
        match self.stage:
            case Stage.WELCOME:
                self._in_welcome(moment)
            case Stage.NEXT:
                self._in_next(moment)
            case Stage.SETUP:
                self._in_setup(moment)
            case Stage.READY:
                self._in_ready(moment)
            case Stage.WORKING | Stage.HOLD:
                self._in_work(moment)
            case Stage.REST:
                self._in_rest(moment)
            case _:
                self._handle_others(moment)

    def _handle_others(self, moment: Moment) -> None:
        match self.stage:
            case Stage.TIMED:
                self._in_timed(moment)
            case Stage.CONFIRM:
                self._in_confirm(moment)
            case Stage.QUESTION:
                self._in_question(moment)
            case Stage.PAUSED:
                self._in_pause(moment)
            case Stage.LOST:
                self._in_lost(moment)
            case _:
                self._in_done(moment)

    def _in_welcome(self, moment: Moment) -> None:
        if Key.BACK in moment.keys and self.plan.resumption is not None:
            self.start_anew()
            self._note(ANEW)
            self._enter(Stage.NEXT)
        elif Key.GO in moment.keys or self._waited(self._welcome_s, moment, 4 * WELCOME_S):
            self._begin_plan()

    @property
    def _welcome_s(self) -> float:
        """How long the greeting is up at least."""
        listed = len({plan.exercise_id for plan in self.plan.sets})
        more_s = MORE_S * max(0, listed - 3) + (NOTICE_S if self.notice else 0.0)
        return WELCOME_S + more_s

    def _begin_plan(self) -> None:
        """From the greeting to the first set, or to what follows one that lacks only its end."""
        tally = self.tallies[self.index]
        if tally.begun and tally.counted >= self.current.repetitions:
            self._leave_set("done")
            self._go_on()
        else:
            self._enter(Stage.NEXT)

    def _in_next(self, moment: Moment) -> None:
        told = self.wording.next_exercise(self.current, introduced=self.introduced)
        most_s = max(LONGEST_NEXT_S, len(told) / SLOWEST_PER_S)
        if Key.GO in moment.keys or self._waited(NEXT_S, moment, most_s):
            self._take_up(Stage.SETUP)
        elif Key.NEXT in moment.keys:
            self._skip_set()

    def _waited(self, least_s: float, moment: Moment, most_s: float) -> bool:
        """Whether a screen has been up for its time and the voice has finished with it."""
        waited_s = self.now_s - self.since_s
        return waited_s >= most_s or (waited_s >= least_s and not moment.speaking)

    def _in_work(self, moment: Moment) -> None:
        if Key.GO in moment.keys:
            self._pause("key")
        elif Key.NEXT in moment.keys:
            self._finish_set(done=False)
        elif moment.news is not None:
            self._take_news(moment.news)
            if self.stage in WORK:
                self._watch_person(moment)
        elif moment.sight is not None:
            self._watch_person(moment)

    def _take_news(self, news: SetNews) -> None:
        self.news = news
        tally = self.tallies[self.index]
        if news.over_limit:
            self._tell_limit()
        self._take_hold(news)
        tally.best = news.best if not math.isnan(news.best) else tally.best
        for attempt in news.not_counted:
            self._tell_missed(attempt)
        tally.counted = news.counted
        if news.withdrawn:
            self._correct_count(news)
        elif news.new_counted:
            self._tell_count(tally.counted)
            self._advise(news.new_counted)
        if tally.counted >= self.current.repetitions:
            self._finish_set(done=True)

    def _tell_count(self, counted: int) -> None:
        self._play("count")
        left = self.current.repetitions - counted
        if left > 0:
            self._say(self.wording.count(counted, left), "count")
            self._show(self.wording.cue("last" if left == 1 else "good"), "good")

    def _advise(self, attempts: Sequence[Attempt]) -> None:
        """After the count, the cue for what the patient keeps doing; none after the last."""
        finding = self._advice.due(attempts)
        if finding is not None and self.tallies[self.index].counted < self.current.repetitions:
            self._advice.told(finding)
            self._show(self.wording.advice_cue(finding), "care")
            self._explain(self.wording.advice(self.current, finding))

    def _correct_count(self, news: SetNews) -> None:
        """One that was counted turned out too small: say so, and where the count stands."""
        self._play("count" if news.new_counted else "not_counted")
        self._show(self.wording.missed_cue(news.withdrawn[0]), "care")
        self._explain(self.wording.corrected(news.withdrawn[0], news.counted), "count")

    def _tell_missed(self, attempt: Attempt) -> None:
        """A sound every time; the reason in words once an exercise, kindly."""
        self._play("not_counted")
        self._show(self.wording.missed_cue(attempt), "care")
        if attempt.reason not in self._reasons_told:
            self._reasons_told.add(attempt.reason)
            self._explain(self.wording.missed(attempt))

    def _take_hold(self, news: SetNews) -> None:
        hold = news.hold
        if hold is None:
            return
        if hold.done and not self._hold_done:
            self._hold_done = True
            self._play("hold_end")
            self._say(self.wording.hold_done(), "cue")
            self._show(self.wording.cue("back"), "good")
        elif hold.begun and self.stage is Stage.WORKING and not self._hold_done:
            self.stage = Stage.HOLD
            self._play("hold_start")
            self._show(self.wording.cue("hold"), "plain")
        if not news.away:  # on the way back it may look like a hold once more
            self._hold_done = False
        if self.stage is Stage.HOLD and (hold.done or not hold.begun):
            self.stage = Stage.WORKING

    def _in_rest(self, moment: Moment) -> None:
        left_s = self.rest_left_s
        for second in COUNTDOWN_S:
            if left_s <= second and second not in self._counted_down and left_s > second - 1:
                self._counted_down.add(second)
                self._say(self.wording.rest_left(second), "cue")
        if left_s <= 0 or Key.GO in moment.keys:
            if self.current.repeats(self._before):
                self._take_up(Stage.READY)
            else:
                self._enter(Stage.NEXT)
        elif Key.NEXT in moment.keys:
            self._skip_set()

    def _in_done(self, moment: Moment) -> None:
        over = self.now_s - self.since_s > CLOSE_S
        ended = moment.camera == "ended" and self._tail is None and not moment.speaking
        if over or ended or Key.END in moment.keys or Key.GO in moment.keys:
            self._end_tail()
            self._acts.append(Close())
