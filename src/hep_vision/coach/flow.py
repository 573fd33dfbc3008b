"""The ways from one stage to the next, and how things are said on the way."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Literal

from hep_vision.coach.advice import Advice
from hep_vision.coach.moment import Act, BeginSet, EndSet, Note, Play, Say, Stage
from hep_vision.coach.plan import TimedSet
from hep_vision.coach.state import Cue, Question, SetTally, Tail, Timers
from hep_vision.coach.wording import Wording

if TYPE_CHECKING:
    from hep_vision.coach.moment import Earcon, Moment, Urgency, WhySetEnded
    from hep_vision.coach.plan import Resumption, SessionPlan, SetPlan
    from hep_vision.coach.set_watch import SetNews
    from hep_vision.coach.sight import Problem
    from hep_vision.coach.state import Mood, PauseReason, QuestionKind
    from hep_vision.coach.words import Words

REPEAT_S = 10.0  # an instruction that is not followed is said again
TAIL_S = 3.0  # of looking on after the last repetition: the way back, and what is too many
LONGEST_TAIL_S = 15.0
CUE_S = 4.0
NOTICE_S = 6.0  # a sentence takes longer to read than a word

WORK = frozenset({Stage.WORKING, Stage.HOLD})


class Flow:
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
        self.cue = Cue()
        self.sentence = Cue()  # beside the word, what was said in full
        self.question = Question()
        self.news: SetNews | None = None
        self.start_share = 0.0
        self.timer_s: float = 0.0  # of a timed set, pauses left out
        self._passed_s = 0.0  # since the moment before
        self.notice = ""
        self.introduced = False  # whether the steps of what comes next were told before
        self.stopped_for_pain = False
        self.stopped_early = False
        self.why_ended: WhySetEnded = "stopped"  # of the last set that was left
        self._lost_from = self._paused_from = Stage.SETUP
        self._paused_since_s = now_s  # since when the stage had been that the pause began in
        self._tail: Tail | None = None
        self._timers = Timers()
        self._reasons_told: set[str] = set()
        self._advice = Advice()
        self._hold_done = False
        self._told_of: set[tuple[str, str]] = set()  # exercises and their instructions
        self._said_s: dict[str, float] = {}
        self._counted_down: set[int] = set()
        self._acts: list[Act] = []
        self._greeted = False

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
        return self.cue if self.now_s < self.cue.until_s else None

    @property
    def shown_sentence(self) -> str:
        """What was said in full, while it is shown; empty for nothing."""
        shown = self.now_s < self.sentence.until_s and not self.says_stop
        return self.sentence.text if shown else ""

    @property
    def says_stop(self) -> bool:
        """Whether "stop" is shown, which nothing takes the place of."""
        return self.shown_cue is not None and self.shown_cue.mood == "stop"

    @property
    def seen_well(self) -> bool:
        """Whether set-up has nothing to ask for, going by most of the latest pictures."""
        return self._timers.fine.time_s is not None

    @property
    def nothing_left(self) -> bool:
        """Whether all sets are over; a question about the last may be open."""
        last = self.plan.after(self.index) is None
        return self.stage is Stage.DONE or (self.stage is Stage.QUESTION and last)

    @property
    def looks_on(self) -> bool:
        """Whether the dose has been reached and the way back is still recorded."""
        return self._tail is not None

    @property
    def rest_left_s(self) -> float:
        """Rest that is left, never below 0."""
        before = self.plan.sets[max(0, self.index - 1)]
        return max(0.0, before.rest_s - (self.now_s - self.since_s))

    def _take_up(self, measured: Stage) -> None:
        """From the announcement of a set, or a pause, to the set; ``measured`` if it is that."""
        if not isinstance(self.current, TimedSet):
            self._enter(measured)
            return
        if not self.tallies[self.index].begun:
            self._end_tail()
            self.timer_s = 0.0
            self.tallies[self.index].begun = True
            self._acts.append(BeginSet(self.index))
        self._enter(Stage.TIMED)

    @property
    def _before(self) -> SetPlan | None:
        return self.plan.sets[self.index - 1] if self.index else None

    def _begin_work(self) -> None:
        self._end_tail()
        tally = self.tallies[self.index]
        going_on = tally.begun or tally.counted > 0
        tally.begun = True
        self._acts.append(BeginSet(self.index))
        self._play("start")
        self._say(self.wording.go(going_on=going_on), "cue")
        self._show(self.wording.cue("go"), "good")
        self._enter(Stage.WORKING)

    def _finish_set(self, *, done: bool) -> None:
        """The dose is reached, or the set is ended early: on to what comes next."""
        if done:
            self._play("set_done")
            self._tail = Tail(self.index, self.now_s + TAIL_S)
        else:
            self._note("set ended early")
            self._leave_set()
        plan, following = self.current, self.plan.after(self.index)
        words = self.wording.set_done(plan, following, done=done)
        self._say(f"{self.tallies[self.index].counted}. {words}" if done else words, "count")
        self._said_s[words] = self.now_s
        self._go_on()

    def _go_on(self) -> None:
        """From the end of a set to the rest, a question or the next exercise."""
        plan, following = self.current, self.plan.after(self.index)
        if plan.asked_with(following):  # after its last set
            self._advance(Stage.REST)
        elif not self._ask_about():
            self._advance(Stage.REST if following and plan.rest_s > 0 else Stage.NEXT)

    def _ask_about(self) -> bool:
        """Ask about the exercise, if the program does and some of it was done; whether it is."""
        plan = self.current
        if not (plan.ask_pain or plan.ask_effort):
            return False
        for index in range(self.index, -1, -1):
            if not plan.asked_with(self.plan.sets[index]):
                return False
            if self.tallies[index].begun or self.tallies[index].counted:
                self._ask("pain" if plan.ask_pain else "effort", index)
                return True
        return False

    def _advance(self, stage: Stage) -> None:
        """Go to the next set by way of a stage; past the last one, the session is done."""
        if self.plan.after(self.index) is None:
            self._enter(Stage.DONE)
            return
        self.index += 1
        self._enter(stage)

    def _skip_set(self) -> None:
        self._note("set left out")
        self._leave_set()
        if self.current.asked_with(self.plan.after(self.index)) or not self._ask_about():
            self._advance(Stage.NEXT)

    def _leave_set(self, why: WhySetEnded | None = None) -> None:
        """End the set that is under way, if one is."""
        self._end_tail()
        tally = self.tallies[self.index]
        if tally.begun and not tally.ended:
            tally.ended = True
            unseen = self.stage is Stage.LOST or (
                self.stage is Stage.PAUSED and self.pause in ("away", "stranger")
            )
            self.why_ended = why or ("lost_sight" if unseen else "stopped")
            confirmed = tally.counted if isinstance(self.current, TimedSet) else None
            self._acts.append(EndSet(self.index, self.why_ended, confirmed))

    def _watch_tail(self, moment: Moment) -> None:
        """After the dose: the way back is still recorded, and so is what is too many."""
        tail = self._tail
        if tail is None:
            return
        if moment.news is not None:  # between two pictures there is none
            self._take_news_of_tail(tail, moment.news)
            tail.away = moment.news.away
        late = self.now_s >= tail.until_s + LONGEST_TAIL_S
        if late or (self.now_s >= tail.until_s and not tail.away):
            self._end_tail()

    def _take_news_of_tail(self, tail: Tail, news: SetNews) -> None:
        if news.over_limit:
            self._tell_limit()
        tally, dose = self.tallies[tail.index], self.plan.sets[tail.index].repetitions
        more = news.counted > tally.counted + tally.extra
        if more or news.withdrawn:
            tally.counted, tally.extra = min(news.counted, dose), max(0, news.counted - dose)
        if news.withdrawn:
            words = self.wording.corrected(news.withdrawn[0], news.counted)
            self._play("count" if news.new_counted else "not_counted")
            self._say(words, "count")
            self._show(words, "care", NOTICE_S)
            self._note("taken back after the dose")
        elif more and tally.extra:
            self._say(self.wording.too_many(), "cue")
            self._show(self.wording.too_many(), "care", NOTICE_S)
            self._note("more than the dose")
            tail.until_s = self.now_s + TAIL_S
        elif more:  # in the place of one that was taken back
            self._play("count")
            self._say(self.wording.count(news.counted, 0), "count")

    def _tell_limit(self) -> None:
        """An ordered limit was passed."""
        self._play("limit")
        self._say(self.wording.limit(), "stop")
        self._show(self.wording.cue("limit"), "stop")
        self._note("limit passed")

    def _end_tail(self) -> None:
        if self._tail is not None:
            index, self._tail = self._tail.index, None
            self.tallies[index].ended = True
            self._acts.append(EndSet(index, "done"))

    def _pause(self, reason: PauseReason) -> None:
        self.pause, self._paused_from, self._paused_since_s = reason, self.stage, self.since_s
        self._note(f"paused: {reason}")
        self._say(self.wording.paused(reason), "talk")
        self._enter(Stage.PAUSED)

    def _ask(self, kind: QuestionKind, index: int) -> None:
        self.question = Question(kind, index, touched_s=self.now_s)
        self._say(self.wording.question(kind), "talk")
        self._enter(Stage.QUESTION)

    def _enter(self, stage: Stage) -> None:
        if (self.stage in WORK or self.stage is Stage.TIMED) and not self.says_stop:
            self.cue = Cue()  # belongs to the set that is left
        self.sentence = Cue()
        self.stage = stage
        self.since_s = self.now_s
        self._timers = Timers()
        self._counted_down.clear()
        self.start_share = 0.0
        self._hold_done = False
        if stage not in WORK:
            self.news = None
        if stage is Stage.NEXT:
            self._introduce()
        spoken = {
            Stage.NEXT: lambda: self.wording.next_exercise(
                self.current, introduced=self.introduced
            ),
            Stage.READY: lambda: self.wording.take_start(self.current),
            Stage.CONFIRM: self.wording.confirm,
            Stage.DONE: lambda: self.wording.done(self),
        }
        if stage is Stage.READY:
            self._said_s.pop(self.wording.take_start(self.current), None)
        if stage in spoken:
            self._say_again(spoken[stage]())

    def _introduce(self) -> None:
        """An exercise comes next; its other side has nothing new about it."""
        told = (self.current.exercise_id, self.current.instructions)
        self.introduced = told in self._told_of
        self._told_of.add(told)
        if not self.current.same_exercise(self._before):
            self._reasons_told.clear()
            self._advice = Advice()

    def tell(self, text: str) -> Say:
        """Show a sentence that the session has to say besides; gives the act that speaks it."""
        self._show(text, "care", NOTICE_S)
        return Say(text)

    def _show(self, text: str, mood: Mood, for_s: float = CUE_S) -> None:
        """Show a word or a sentence for a while; nothing takes the place of "stop"."""
        if mood == "stop" or not self.says_stop:
            self.cue = Cue(text, mood, self.now_s + for_s)

    def _explain(self, text: str, urgency: Urgency = "cue") -> None:
        """Say a sentence, and show it beside the word that goes with it."""
        self._say(text, urgency)
        self.sentence = Cue(text, "care", self.now_s + NOTICE_S)

    def _say(self, text: str, urgency: Urgency) -> None:
        self._said_s[text] = self.now_s
        self._acts.append(Say(text, urgency))

    def _say_again(self, text: str, every_s: float = REPEAT_S) -> None:
        """Say it, unless it was said just now."""
        if self.now_s - self._said_s.get(text, -math.inf) >= every_s:
            self._say(text, "talk")

    def _play(self, earcon: Earcon) -> None:
        self._acts.append(Play(earcon))

    def _note(self, what: str) -> None:
        self._acts.append(Note(what))
