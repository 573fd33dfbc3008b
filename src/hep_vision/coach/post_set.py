"""After the dose: the way back is still recorded, and so is what is too many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hep_vision.coach.moment import Stage
from hep_vision.coach.timing import NOTICE_S, POST_SET_S

if TYPE_CHECKING:
    from hep_vision.coach.coach import Coach
    from hep_vision.coach.moment import Moment, Urgency
    from hep_vision.coach.set_watch import SetNews
    from hep_vision.coach.state import PostSetCapture

LONGEST_POST_SET_S = 15.0


class PostSetWatch:
    """Observes a set after its last repetition."""

    def __init__(self, coach: Coach) -> None:
        self._coach = coach

    def watch(self, moment: Moment) -> None:
        """After the dose: the way back is still recorded, and so is what is too many."""
        coach = self._coach
        capture = coach.post_set
        if capture is None:
            return
        if moment.news is not None:  # between two pictures there is none
            if self._is_short_again(capture, moment.news):
                coach.sets.resume_after_withdrawal()
                return
            self._take_news(capture, moment.news)
            capture.away = moment.news.away
        late = coach.now_s >= capture.until_s + LONGEST_POST_SET_S
        if late or (coach.now_s >= capture.until_s and not capture.away):
            coach.sets.end_post_set()

    def _is_short_again(self, capture: PostSetCapture, news: SetNews) -> bool:
        """Whether the dose is no longer reached while the set's own result is still shown."""
        coach = self._coach
        plan = coach.plan.sets[capture.index]
        shown = coach.stage is Stage.RESULT and coach.index == capture.index
        return shown and plan.lasts_s is None and news.counted < plan.repetitions

    def _take_news(self, capture: PostSetCapture, news: SetNews) -> None:
        coach = self._coach
        if news.over_limit:
            coach.tell_limit()
        tally, dose = coach.tallies[capture.index], coach.plan.sets[capture.index].repetitions
        tally.take_attempts(news)
        more = news.counted > tally.counted + tally.extra
        if more or news.withdrawn:
            tally.counted, tally.extra = min(news.counted, dose), max(0, news.counted - dose)
        if news.withdrawn:
            self._notify(coach.wording.corrected(news.withdrawn[0], news.counted), "count")
        elif more and tally.extra:
            self._notify(coach.wording.too_many(), "cue", also_at_end=True)
            capture.until_s = coach.now_s + POST_SET_S
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
