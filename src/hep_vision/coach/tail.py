"""After the dose: the way back is still recorded, and so is what is too many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hep_vision.coach.moment import Stage
from hep_vision.coach.timing import NOTICE_S, TAIL_S

if TYPE_CHECKING:
    from hep_vision.coach.coach import Coach
    from hep_vision.coach.moment import Moment, Urgency
    from hep_vision.coach.set_watch import SetNews
    from hep_vision.coach.state import Tail

LONGEST_TAIL_S = 15.0


class TailWatch:
    """Looks on after the last repetition of a set."""

    def __init__(self, coach: Coach) -> None:
        self._coach = coach

    def watch(self, moment: Moment) -> None:
        """After the dose: the way back is still recorded, and so is what is too many."""
        coach = self._coach
        tail = coach.tail
        if tail is None:
            return
        if moment.news is not None:  # between two pictures there is none
            if self._is_short_again(tail, moment.news):
                coach.sets.resume_after_withdrawal()
                return
            self._take_news(tail, moment.news)
            tail.away = moment.news.away
        late = coach.now_s >= tail.until_s + LONGEST_TAIL_S
        if late or (coach.now_s >= tail.until_s and not tail.away):
            coach.sets.end_tail()

    def _is_short_again(self, tail: Tail, news: SetNews) -> bool:
        """Whether the dose is no longer reached while the set's own result is still shown."""
        coach = self._coach
        plan = coach.plan.sets[tail.index]
        shown = coach.stage is Stage.RESULT and coach.index == tail.index
        return shown and plan.lasts_s is None and news.counted < plan.repetitions

    def _take_news(self, tail: Tail, news: SetNews) -> None:
        coach = self._coach
        if news.over_limit:
            coach.tell_limit()
        tally, dose = coach.tallies[tail.index], coach.plan.sets[tail.index].repetitions
        tally.take_attempts(news)
        more = news.counted > tally.counted + tally.extra
        if more or news.withdrawn:
            tally.counted, tally.extra = min(news.counted, dose), max(0, news.counted - dose)
        if news.withdrawn:
            coach.telling.note("taken back after the dose")
            self._notify(coach.wording.corrected(news.withdrawn[0], news.counted), "count")
        elif more and tally.extra:
            coach.telling.note("more than the dose")
            self._notify(coach.wording.too_many(), "cue", also_at_end=True)
            tail.until_s = coach.now_s + TAIL_S
        elif more:  # in the place of one that was taken back
            coach.telling.play("count")
            coach.telling.say(coach.wording.count(news.counted, 0), "count")

    def _notify(self, words: str, urgency: Urgency, *, also_at_end: bool = False) -> None:
        """Tell what has become of the set.

        The last screen shows what was done, and no reproach; to stop is still said.
        """
        coach = self._coach
        over = coach.stage is Stage.DONE
        if over and not also_at_end:
            return
        coach.telling.play("not_counted")
        coach.telling.say(words, urgency)
        if not over:
            coach.telling.show(words, "care", NOTICE_S)
