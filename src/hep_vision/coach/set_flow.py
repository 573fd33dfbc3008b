"""How sets begin and end, and what follows one: a rest, a question, the next exercise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hep_vision.coach.moment import BeginSet, EndSet, Stage
from hep_vision.coach.plan import TimedSet
from hep_vision.coach.results import Result
from hep_vision.coach.state import PostSetCapture
from hep_vision.coach.timing import POST_SET_S

if TYPE_CHECKING:
    from hep_vision.coach.coach import Coach
    from hep_vision.coach.moment import WhySetEnded


class SetFlow:
    """Takes a session from set to set."""

    def __init__(self, coach: Coach) -> None:
        self._coach = coach

    def take_up(self, measured: Stage) -> None:
        """From the announcement of a set, or a pause, to the set; ``measured`` if it is that."""
        coach = self._coach
        if not isinstance(coach.current, TimedSet):
            coach.enter(measured)
            return
        tally = coach.tallies[coach.index]
        if not tally.begun:
            self.end_post_set()
            coach.timer_s = 0.0
            tally.begun = True
            coach.telling.acts.append(BeginSet(coach.index))
        coach.enter(Stage.TIMED)

    def begin_work(self) -> None:
        """Begin the current set, or resume it."""
        self.end_post_set()
        coach, telling = self._coach, self._coach.telling
        tally = coach.tallies[coach.index]
        resumes = tally.begun or tally.counted > 0
        tally.begun = True
        telling.acts.append(BeginSet(coach.index))
        coach.close_gap()
        telling.play("start")
        telling.say(coach.wording.go(going_on=resumes), "cue")
        coach.enter(Stage.WORKING)
        telling.show(coach.wording.cue("go"), "good")

    def finish(self, *, done: bool) -> None:
        """The dose is reached, or the set is ended early: its result, then what comes next."""
        coach, telling = self._coach, self._coach.telling
        tally = coach.tallies[coach.index]
        if done:
            telling.play("set_done")
            coach.post_set = PostSetCapture(coach.index, coach.now_s + POST_SET_S)
        else:
            self.leave()
        following = coach.plan.after(coach.index)
        passed = coach.passed_limit if following is None else tally.passed_limit
        words = coach.wording.set_done(coach.current, following, done=done, passed_limit=passed)
        telling.say(coach.wording.set_result(coach.current, self._counted, words), "count")
        telling.mark_said(words)
        cue = coach.wording.cue("set-done" if done else "set-ended")
        coach.results.show(
            Result(self.proceed, cue, words, celebrate=done and not tally.passed_limit)
        )

    @property
    def _counted(self) -> int:
        return self._coach.tallies[self._coach.index].counted

    def resume_after_withdrawal(self) -> None:
        """A repetition was taken back before the set was left: it goes on."""
        coach = self._coach
        coach.post_set = coach.result = None
        coach.enter(Stage.WORKING)

    def proceed(self) -> None:
        """From the end of a set to the rest, a question or the next exercise."""
        coach = self._coach
        plan, following = coach.current, coach.plan.after(coach.index)
        if plan.asked_with(following):  # after its last set
            self.advance(Stage.REST)
        elif not self._ask_about():
            self.advance(Stage.REST if following and plan.rest_s > 0 else Stage.NEXT)

    def _ask_about(self) -> bool:
        """Ask about the exercise, if the program does and some of it was done; whether it is."""
        coach = self._coach
        plan = coach.current
        if not (plan.ask_pain or plan.ask_effort):
            return False
        for index in range(coach.index, -1, -1):
            if not plan.asked_with(coach.plan.sets[index]):
                return False
            if coach.tallies[index].begun or coach.tallies[index].counted:
                coach.ask("pain" if plan.ask_pain else "effort", index)
                return True
        return False

    def advance(self, stage: Stage) -> None:
        """Go to the next set by way of a stage; past the last one, the session is done."""
        coach = self._coach
        if coach.plan.after(coach.index) is None:
            coach.enter(Stage.DONE)
            return
        coach.index += 1
        coach.enter(stage)

    def skip(self) -> None:
        """Leave the current set out."""
        coach = self._coach
        self.leave()
        if coach.current.asked_with(coach.plan.after(coach.index)) or not self._ask_about():
            self.advance(Stage.NEXT)

    def leave(self, why: WhySetEnded | None = None) -> None:
        """End the set that is under way, if one is."""
        self.end_post_set()
        coach = self._coach
        tally = coach.tallies[coach.index]
        if not tally.begun or tally.ended:
            return
        tally.ended = True
        unseen = coach.stage is Stage.LOST or (
            coach.stage is Stage.PAUSED and coach.pause not in ("key", "idle", "escape")
        )
        coach.why_ended = why or ("lost_sight" if unseen else "stopped")
        coach.close_gap()
        confirmed = tally.counted if isinstance(coach.current, TimedSet) else None
        coach.telling.acts.append(EndSet(coach.index, coach.why_ended, confirmed))

    def end_post_set(self) -> None:
        """End the set whose way back was still recorded, if there is one."""
        coach = self._coach
        if coach.post_set is not None:
            index, coach.post_set = coach.post_set.index, None
            coach.tallies[index].ended = True
            coach.telling.acts.append(EndSet(index, "done"))
