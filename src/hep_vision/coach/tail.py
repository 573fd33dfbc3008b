"""After the dose: the way back is still recorded, and so is what is too many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hep_vision.coach.timing import NOTICE_S, TAIL_S

if TYPE_CHECKING:
    from hep_vision.coach.coach import Coach
    from hep_vision.coach.moment import Moment
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
            self._take_news(tail, moment.news)
            tail.away = moment.news.away
        late = coach.now_s >= tail.until_s + LONGEST_TAIL_S
        if late or (coach.now_s >= tail.until_s and not tail.away):
            coach.end_tail()

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
            words = coach.wording.corrected(news.withdrawn[0], news.counted)
            coach.play("count" if news.new_counted else "not_counted")
            coach.say(words, "count")
            coach.show(words, "care", NOTICE_S)
            coach.note("taken back after the dose")
        elif more and tally.extra:
            coach.say(coach.wording.too_many(), "cue")
            coach.show(coach.wording.too_many(), "care", NOTICE_S)
            coach.note("more than the dose")
            tail.until_s = coach.now_s + TAIL_S
        elif more:  # in the place of one that was taken back
            coach.play("count")
            coach.say(coach.wording.count(news.counted, 0), "count")
