"""While a set is done: what is told of its repetitions, and who is watched."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from hep_vision.coach.moment import Key, Stage
from hep_vision.coach.plan import MeasuredSet
from hep_vision.coach.results import RESULT_S
from hep_vision.coach.set_watch import NO_PICTURES
from hep_vision.coach.stalling import Stall
from hep_vision.coach.timing import HELP_S, WORK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hep_vision.coach.coach import Coach
    from hep_vision.coach.moment import Moment
    from hep_vision.coach.pauses import Pauses
    from hep_vision.coach.set_watch import SetNews
    from hep_vision.measure.result import Attempt


class WorkStages:
    """The two stages of a measured set: working, and holding."""

    def __init__(self, coach: Coach, pauses: Pauses) -> None:
        self._coach, self._pauses = coach, pauses

    def in_work(self, moment: Moment) -> None:
        """The set is done."""
        coach = self._coach
        if Key.GO in moment.keys:
            coach.pause_for("key")
        elif Key.NEXT in moment.keys:
            coach.sets.finish(done=False)
        elif coach.set_left_s == 0.0:
            coach.sets.finish(done=True)
        else:
            if moment.news is not None:
                self._take_news(moment.news)
            if coach.stage in WORK:
                self._pauses.watch(moment)

    def _take_news(self, news: SetNews) -> None:
        coach = self._coach
        coach.news = news
        tally = coach.tallies[coach.index]
        if news.over_limit:
            coach.tell_limit()
        self._take_hold(news)
        tally.best = news.best if not math.isnan(news.best) else tally.best
        for attempt in news.not_counted:
            self._tell_missed(attempt, pictured=attempt not in news.not_pictured)
        tally.counted = news.counted
        tally.take_attempts(news)
        if news.withdrawn:
            self._correct_count(news)
        elif news.new_counted:
            coach.helps_until_s = -math.inf
            coach.telling.clear()  # what was wrong before is right now
            self._tell_count(tally.counted)
            self._advise(news.new_counted)
        if tally.counted >= coach.current.repetitions:
            coach.sets.finish(done=True)
        elif news.stall is not None:
            self._help(news.stall())

    def _help(self, stall: Stall) -> None:
        """Nothing comes of what is done: the example again, and what is seen instead."""
        coach = self._coach
        plan = coach.current
        if not isinstance(plan, MeasuredSet):
            return
        coach.helps_until_s = coach.now_s + HELP_S
        coach.telling.show(coach.wording.stall_cue(plan, stall), "care", HELP_S)
        coach.telling.explain(coach.wording.stall(plan, stall), for_s=HELP_S)

    def _tell_count(self, counted: int) -> None:
        coach = self._coach
        coach.telling.play("count")
        left = coach.current.repetitions - counted
        if left > 0:
            coach.telling.say(coach.wording.count(counted, left), "count")
            coach.telling.show(coach.wording.cue("last" if left == 1 else "good"), "good")

    def _advise(self, attempts: Sequence[Attempt]) -> None:
        """After the count, the cue for what the patient keeps doing; none after the last."""
        coach = self._coach
        finding = coach.advice.due(attempts)
        if finding is not None and coach.tallies[coach.index].counted < coach.current.repetitions:
            coach.advice.told(finding)
            coach.telling.show(coach.wording.advice_cue(coach.current, finding), "care")
            coach.telling.explain(coach.wording.advice(coach.current, finding))

    def _correct_count(self, news: SetNews) -> None:
        """One that was counted turned out too small: say so, and where the count stands."""
        coach = self._coach
        coach.telling.play("count" if news.new_counted else "not_counted")
        coach.telling.show(coach.wording.missed_cue(news.withdrawn[0].reason), "care")
        coach.telling.explain(coach.wording.corrected(news.withdrawn[0], news.counted), "count")

    def _tell_missed(self, attempt: Attempt, *, pictured: bool) -> None:
        """A sound every time; the reason in words once an exercise, kindly.

        What was not seen since no pictures came is the computer's fault, and said to be.
        """
        coach = self._coach
        reason = attempt.reason if pictured else NO_PICTURES
        coach.telling.play("not_counted")
        coach.telling.show(coach.wording.missed_cue(reason), "care")
        if reason not in coach.reasons_told:
            coach.reasons_told.add(reason)
            coach.telling.explain(self._why_missed(reason, attempt))

    def _why_missed(self, reason: str, attempt: Attempt) -> str:
        coach = self._coach
        plan = coach.current
        if reason == "other_side" and attempt.side != "both" and isinstance(plan, MeasuredSet):
            return coach.wording.stall(plan, Stall("other_side", side=attempt.side))
        return coach.wording.missed(reason)

    def _take_hold(self, news: SetNews) -> None:
        coach = self._coach
        hold = news.hold
        if hold is None:
            return
        if hold.done and not coach.hold_done:
            coach.hold_done = True
            coach.hold_shown_until_s = coach.now_s + RESULT_S
            coach.telling.play("hold_end")
            coach.telling.say(coach.wording.hold_done(), "cue")
            coach.telling.show(coach.wording.cue("back"), "good")
        elif hold.begun and coach.stage is Stage.WORKING and not coach.hold_done:
            coach.stage = Stage.HOLD
            coach.telling.play("hold_start")
            coach.telling.show(coach.wording.cue("hold"), "plain")
        if hold.sinks and not hold.done and coach.stage is Stage.HOLD and not coach.sinking_told:
            coach.sinking_told = True
            coach.telling.show(coach.wording.cue("sinks"), "care")
            coach.telling.explain(coach.wording.sinks())
        if not news.away:  # on the way back it may look like a hold once more
            coach.hold_done = coach.sinking_told = False
        if coach.stage is Stage.HOLD and (hold.done or not hold.begun):
            coach.stage = Stage.WORKING
