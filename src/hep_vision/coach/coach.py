"""The coach: a state machine over what is seen, counted and pressed, and a clock.

It decides what is shown and said and when a set begins and ends; it draws, speaks, measures
and writes nothing itself. The same moments give the same acts.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from hep_vision.coach.advice import Advice
from hep_vision.coach.between import BetweenStages
from hep_vision.coach.moment import Act, Gap, Key, Say, Stage, Volume
from hep_vision.coach.pauses import Pauses
from hep_vision.coach.plan import TimedSet
from hep_vision.coach.post_set import PostSetWatch
from hep_vision.coach.questions import QuestionStage
from hep_vision.coach.results import ResultStage
from hep_vision.coach.set_flow import SetFlow
from hep_vision.coach.set_timer import TimerNow, timer_at
from hep_vision.coach.setup import SetupStages
from hep_vision.coach.state import YES_NO, PostSetCapture, Question, SetTally, Timers
from hep_vision.coach.telling import Telling
from hep_vision.coach.timed import TimedStages
from hep_vision.coach.timing import BEFORE_SET, NOTICE_S, WORK
from hep_vision.coach.wording import Wording
from hep_vision.coach.work import WorkStages

if TYPE_CHECKING:
    from collections.abc import Callable

    from hep_vision.coach.moment import GapCause, Moment, WhyNoPictures, WhySetEnded
    from hep_vision.coach.plan import Resumption, SessionPlan, SetPlan
    from hep_vision.coach.results import Result
    from hep_vision.coach.set_watch import SetNews
    from hep_vision.coach.sight import Problem
    from hep_vision.coach.state import Cue, PauseReason, QuestionKind
    from hep_vision.coach.words import Words

GAP_CAUSES: dict[PauseReason, GapCause] = {
    "stranger": "stranger",
    "slow": "slow",
    "asleep": "asleep",
    "hidden": "hidden",
}
JUMP_S = 5.0  # between two moments: the machine was asleep


class Coach:
    """Leads through a session.

    Parameters
    ----------
    plan : SessionPlan
        The sets.
    words : Words
        The catalogue of one language.
    now_s : float
        The clock, as in every `Moment`.

    Attributes
    ----------
    stage : Stage
        Where the session is.
    index : int
        The set that is current or comes next.
    tallies : list of SetTally
        One for each set.
    notice : str
        What the patient should know from the start, shown with the greeting.
    """

    def __init__(self, plan: SessionPlan, words: Words, now_s: float) -> None:
        self.plan = plan
        self.wording = Wording(words, plan)
        self.index = plan.resumption.set_index if plan.resumption else 0
        self.tallies = [SetTally() for _ in plan.sets]
        if plan.resumption:
            self._take_over(plan.resumption)
        self.stage = Stage.WELCOME
        self.since_s = self.now_s = now_s
        self.problem: Problem | None = None  # shown
        self.pause: PauseReason = "away"
        self.telling = Telling(now_s)
        self.result: Result | None = None  # shown before the session goes on
        self.question = Question()
        self.news: SetNews | None = None
        self.start_share = 0.0
        self.timer_s: float = 0.0  # of a timed set, pauses left out
        self.passed_s = 0.0  # since the moment before
        self.introduced = False  # whether the steps of what comes next were told before
        self.all_of_it = False  # whether the patient asked to hear everything of it again
        self.stopped_for_pain = False
        self.stopped_early = False
        self.why_ended: WhySetEnded = "stopped"  # of the last set that was left
        self.lost_why: WhyNoPictures = ""
        self._gap: tuple[GapCause, float] | None = None  # since when nothing was measured
        self.lost_from = self.paused_from = Stage.SETUP
        self.paused_since_s = now_s  # since when the stage had been that the pause began in
        self.post_set: PostSetCapture | None = None
        self.timers = Timers()
        self.reasons_told: set[str] = set()
        self.advice = Advice()
        self.hold_done = False
        self.hold_shown_until_s = -math.inf  # of a hold that was long enough, its seconds
        self.helps_until_s = -math.inf  # the example is large
        self.sinking_told = False  # of the hold that goes on
        self._told_of: set[tuple[str, str]] = set()  # exercises and their instructions
        self.counted_down: set[int] = set()
        self._greeted = self._arm_explained = False
        self._asked_of_day: set[QuestionKind] = set()
        self.sets, self.results = SetFlow(self), ResultStage(self)
        self._post_set_watch, self._pauses = PostSetWatch(self), Pauses(self)
        self._handlers = self._stage_handlers()

    def _stage_handlers(self) -> dict[Stage, Callable[[Moment], None]]:
        """What takes a moment in each stage."""
        between, setup, timed = BetweenStages(self), SetupStages(self), TimedStages(self)
        work = WorkStages(self, self._pauses)
        return {
            Stage.WELCOME: between.in_welcome,
            Stage.NEXT: between.in_next,
            Stage.SETUP: setup.in_setup,
            Stage.READY: setup.in_ready,
            Stage.WORKING: work.in_work,
            Stage.HOLD: work.in_work,
            Stage.RESULT: self.results.in_result,
            Stage.REST: between.in_rest,
            Stage.TIMED: timed.in_timed,
            Stage.CONFIRM: timed.in_confirm,
            Stage.QUESTION: QuestionStage(self).in_question,
            Stage.PAUSED: self._pauses.in_pause,
            Stage.LOST: self._pauses.in_lost,
            Stage.DONE: between.in_done,
        }

    @property
    def measuring(self) -> int | None:
        """Index of the set whose engine is to be fed with every picture, if any."""
        if self.stage in WORK:
            return self.index
        return self.post_set.index if self.post_set else None

    def step(self, moment: Moment) -> tuple[Act, ...]:
        """Take one moment; gives what is to be done now, in order."""
        self.passed_s = moment.now_s - self.now_s
        slept = self.passed_s > JUMP_S
        self.now_s = moment.now_s
        self.telling.begin(self.now_s)
        if slept:
            self._pauses.wake(moment.why)
        if not self._greeted:
            self._greeted = True
            self.since_s = self.now_s  # the page and the voice took their time to open
            self.telling.say(self.wording.welcome(), "talk")
        self._take_volume(moment)
        self._post_set_watch.watch(moment)
        if Key.END in moment.keys and self.stage is not Stage.DONE:
            self._pauses.escape()
        elif not self._pauses.camera_lost(moment):
            self._handlers[self.stage](moment)
        return tuple(self.telling.acts)

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
                self.telling.acts.append(Volume(step))
                self.telling.say(self.wording.volume_test(), "cue")
                if self.stage in (Stage.SETUP, Stage.READY):
                    self.telling.show(self.wording.volume_test(), "plain")

    @property
    def awaits_arm(self) -> bool:
        """Whether a raised arm would be an answer now."""
        again = self.stage is Stage.RESULT and self.result is not None and self.result.again
        return self.stage in (Stage.CONFIRM, Stage.QUESTION) or bool(again)

    @property
    def timer(self) -> TimerNow | None:
        """Where the timed set is; None in a set that is measured."""
        plan = self.current
        return timer_at(plan, self.timer_s) if isinstance(plan, TimedSet) else None

    @property
    def set_left_s(self) -> float | None:
        """What is left of a set that lasts a time; None of one that a dose ends."""
        lasts_s = self.current.lasts_s
        return None if lasts_s is None else max(0.0, lasts_s - (self.now_s - self.since_s))

    def _take_over(self, resumption: Resumption) -> None:
        """What an interrupted session has done."""
        for index, counted in {
            **resumption.earlier,
            resumption.set_index: resumption.counted,
        }.items():
            dose, tally = self.plan.sets[index].repetitions, self.tallies[index]
            tally.counted, tally.extra = min(counted, dose), max(0, counted - dose)
        self.tallies[resumption.set_index].begun = resumption.begun

    @property
    def why_over(self) -> WhySetEnded | Literal["pain"]:
        """Why the session came to its end, once it has."""
        if self.stopped_for_pain:
            return "pain"
        return self.why_ended if self.stopped_early else "done"

    @property
    def current(self) -> SetPlan:
        """The set that is being done or comes next."""
        return self.plan.sets[self.index]

    @property
    def shown_cue(self) -> Cue | None:
        """What is shown for a few seconds, while it is."""
        return self.telling.cue

    @property
    def shown_sentence(self) -> str:
        """What was said in full, while it is shown; empty for nothing."""
        return self.telling.sentence

    @property
    def says_stop(self) -> bool:
        """Whether "stop" is shown, which nothing takes the place of."""
        return self.telling.says_stop

    @property
    def seen_well(self) -> bool:
        """Whether set-up has nothing to ask for, going by most of the latest pictures."""
        return self.timers.fine.time_s is not None and self.timers.majority.problem is None

    @property
    def settles_for(self) -> Problem | None:
        """The problem that set-up has given up on, if it has."""
        return self.timers.majority.problem if self.timers.fine.time_s is not None else None

    @property
    def nothing_left(self) -> bool:
        """Whether all sets are over; the result of the last or a question about it may be open."""
        last = self.plan.after(self.index) is None and not self._asks_about_day
        return self.stage is Stage.DONE or (last and self.stage in (Stage.QUESTION, Stage.RESULT))

    @property
    def _asks_about_day(self) -> bool:
        """Whether a question about the day is open, or its answer is shown."""
        answered = self.stage is Stage.RESULT and self.result is not None and self.result.answer
        open_ = self.stage is Stage.QUESTION or bool(answered)
        return open_ and self.question.kind in YES_NO

    @property
    def is_observing_after_set(self) -> bool:
        """Whether the dose has been reached and the way back is still recorded."""
        return self.post_set is not None

    @property
    def rest_left_s(self) -> float:
        """Rest that is left, never below 0."""
        before = self.plan.sets[max(0, self.index - 1)]
        return max(0.0, before.rest_s - (self.now_s - self.since_s))

    @property
    def before(self) -> SetPlan | None:
        """The set before the current one."""
        return self.plan.sets[self.index - 1] if self.index else None

    @property
    def passed_limit(self) -> bool:
        """Whether a limit was passed in one of the sets."""
        return any(tally.passed_limit for tally in self.tallies)

    def tell_limit(self) -> None:
        """An ordered limit was passed."""
        self.telling.play("limit")
        self.telling.say(self.wording.limit(), "stop")
        self.telling.show(self.wording.cue("limit"), "stop")
        index = self.post_set.index if self.post_set is not None else self.index
        self.tallies[index].passed_limit = True

    def pause_for(self, reason: PauseReason) -> None:
        """Pause."""
        self.pause, self.paused_from, self.paused_since_s = reason, self.stage, self.since_s
        if self.stage in WORK:
            self.open_gap(GAP_CAUSES.get(reason, "patient"))
        self.telling.say(self.wording.paused(reason), "talk")
        self.enter(Stage.PAUSED)

    def open_gap(self, cause: GapCause) -> None:
        """From now on nothing is measured of the set under way."""
        self._gap = (cause, self.now_s)

    def close_gap(self) -> None:
        """It is measured again, or left: tell the record for how long it was not, and why."""
        if self._gap is not None:
            cause, since_s = self._gap
            self._gap = None
            self.telling.acts.append(Gap(self.index, cause, self.now_s - since_s))

    def ask(self, kind: QuestionKind, index: int) -> None:
        """Ask a question about a set."""
        self.question = Question(kind, index, touched_s=self.now_s)
        self.telling.say(self.wording.questions.ask(kind, explain=not self._arm_explained), "talk")
        self._arm_explained = True
        self.enter(Stage.QUESTION)

    def ask_about_day(self) -> None:
        """Ask the next question about the day, before the first exercise; then go on to that."""
        left: list[QuestionKind] = [
            kind for kind in self.plan.asks_of_day if kind not in self._asked_of_day
        ]
        if left:
            self._asked_of_day.add(left[0])
            self.ask(left[0], self.index)
        else:
            self.enter(Stage.NEXT)

    def enter(self, stage: Stage) -> None:
        """Go to a stage, and say what belongs to it."""
        if self.stage not in BEFORE_SET:
            self.telling.clear()
        self.stage = stage
        self.since_s = self.now_s
        self.timers = Timers()
        self.counted_down.clear()
        self.start_share = 0.0
        self.hold_done = self.sinking_told = False
        self.helps_until_s = -math.inf
        if stage not in WORK and stage is not Stage.RESULT:
            self.news = None
        if stage is Stage.NEXT:
            self._introduce()
        spoken = {
            Stage.NEXT: self.announcement,
            Stage.READY: lambda: self.wording.take_start(self.current),
            Stage.CONFIRM: self.wording.confirm,
            Stage.DONE: lambda: self.wording.done(
                for_pain=self.stopped_for_pain,
                early=self.stopped_early,
                passed_limit=self.passed_limit,
            ),
        }
        if stage is Stage.READY:
            self.telling.forget(self.wording.take_start(self.current))
        if stage in spoken:
            self.telling.say_again(spoken[stage]())

    def _introduce(self) -> None:
        """An exercise comes next; its other side has nothing new about it."""
        told = (self.current.exercise_id, self.current.instructions)
        self.introduced = told in self._told_of
        self._told_of.add(told)
        self.all_of_it = False
        if not self.current.same_exercise(self.before):
            self.reasons_told.clear()
            self.advice = Advice()

    def announcement(self) -> str:
        """What is said of the exercise that comes next."""
        return self.wording.next_exercise(
            self.current, introduced=self.introduced, all_of_it=self.all_of_it
        )

    def announce_again(self) -> None:
        """The patient wishes to hear everything about the coming exercise again."""
        self.all_of_it, self.since_s = True, self.now_s
        self.telling.say(self.announcement(), "talk")

    def tell(self, text: str) -> Say:
        """Show a sentence that the session has to say besides; gives the act that speaks it."""
        self.telling.show(text, "care", NOTICE_S)
        return Say(text)
