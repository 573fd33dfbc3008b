"""Which of the catalogue's words go with what happens; nothing here decides anything."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from hep_vision.coach.plan import MeasuredSet, TimedSet
from hep_vision.coach.question_wording import QuestionWording
from hep_vision.coach.stalling import limb_of
from hep_vision.measure.angles.measures import MEASURES
from hep_vision.statistics.change import joint_of

if TYPE_CHECKING:
    from hep_vision.coach.plan import SessionPlan, SetPlan
    from hep_vision.coach.sight import Problem
    from hep_vision.coach.stalling import Stall
    from hep_vision.coach.state import PauseReason
    from hep_vision.coach.words import Words
    from hep_vision.measure.result import Attempt, Finding

# Who stays behind the last session by more than this today is not told of a gain.
FALLS_BEHIND_DEG = 5.0


class Wording:
    """Makes the sentences of one session.

    Parameters
    ----------
    words : Words
        The catalogue.
    plan : SessionPlan
        The session.
    """

    def __init__(self, words: Words, plan: SessionPlan) -> None:
        self.words = words
        self.questions = QuestionWording(words, plan)
        self._plan = plan

    def text(self, name: str, /, **values: str | float) -> str:
        """Text of the catalogue."""
        return self.words.say(name, **values)

    def name(self, plan: SetPlan) -> str:
        """Name of an exercise, in the language if that has one."""
        return self.words.translate(f"exercise-{plan.exercise_id}", plan.name)

    def name_among(self, plan: SetPlan) -> str:
        """Name of an exercise, with the side where today has the other one too."""
        alike = {other.side for other in self._plan.sets if other.same_exercise(plan)}
        side = self.side(plan) if len(alike) > 1 else ""
        return ", ".join(text for text in (self.name(plan), side) if text)

    def start_position(self, plan: SetPlan) -> str:
        """What to be like before the first repetition, in the language if that has it."""
        return self.words.translate(f"start-{plan.exercise_id}", plan.start_position)

    def about(self, plan: SetPlan, *, all_of_it: bool = False) -> str:
        """Steps and safety of what is new and the therapist's instructions; else where to begin.

        Of what the clock leads, it is also what to do. ``all_of_it``: as if it were new.
        """
        told = [*self._told_once(plan, all_of_it=all_of_it), plan.instructions]
        if not any(told):
            how = plan.how if isinstance(plan, TimedSet) else ""
            told = [
                self.start_position(plan),
                self.words.translate(f"how-{plan.exercise_id}", how),
            ]
        return " ".join(text for text in told if text)

    def _told_once(self, plan: SetPlan, *, all_of_it: bool = False) -> list[str]:
        """How what this patient has not done before is done, and what to stop at and to avoid."""
        if not (plan.is_new or all_of_it):
            return []
        parts = (("step", plan.steps), ("safety", plan.safety), ("watch", plan.watch_for))
        return [
            _sentence(self.words.translate(f"{kind}-{plan.exercise_id}-{number}", text))
            for kind, texts in parts
            for number, text in enumerate(texts, 1)
        ]

    def dose(self, plan: SetPlan) -> str:
        """Sets and repetitions, with the hold."""
        hold_s = plan.prescription.hold_s
        values = {"sets": plan.sets, "repetitions": plan.repetitions}
        if plan.lasts_s is not None:
            return self.text("dose-timed", seconds=round(plan.lasts_s))
        if hold_s:
            name = "dose-one-hold" if plan.repetitions == 1 else "dose-hold"
            return self.text(name, seconds=round(hold_s), **values)
        return self.text("dose", **values)

    def of(self, plan: SetPlan) -> str:
        """What stands beside the count: how many there are to be; nothing where a time ends it."""
        if plan.lasts_s is not None:
            return ""
        return self.text("of-repetitions", repetitions=plan.repetitions)

    def side(self, plan: SetPlan) -> str:
        """Which side, left and right spelt out; empty if it goes without saying."""
        if plan.side_kind == "alternating" and plan.side not in ("left", "right"):
            return self.text("side-alternating")
        if plan.side_kind == "both":
            return ""
        return self.text(f"side-{plan.side}")

    def chip(self, plan: SetPlan) -> str:
        """The side as a word beside the name; empty if it goes without saying."""
        if plan.side_kind == "both":
            return ""
        alternating = plan.side_kind == "alternating" and plan.side not in ("left", "right")
        return self.text(f"chip-{'alternating' if alternating else plan.side}")

    def side_phrase(self, plan: SetPlan) -> str:
        """What the side means in this exercise: which leg is on top, in front, or stood on."""
        name = f"side-phrase-{plan.exercise_id}"
        if plan.side in ("left", "right") and self._has(name, side=plan.side):
            return self.text(name, side=plan.side)
        return self.side(plan)

    def stop_at(self) -> str:
        """What is to be stopped at in every exercise; told once a session."""
        return self.text("safety-everyone")

    def welcome(self) -> str:
        """Greeting, with today's list in a sentence and when to stop."""
        parts = [self.text("welcome-heading") + ".", self.today(), self.resumed(), self.stop_at()]
        return " ".join(part for part in parts if part)

    def today(self) -> str:
        """How many exercises there are today."""
        names = {plan.exercise_id for plan in self._plan.sets}
        return self.text("welcome-today", exercises=len(names))

    def resumed(self) -> str:
        """Where an interrupted session goes on; empty if there was none."""
        resumption = self._plan.resumption
        if resumption is None:
            return ""
        number = self._plan.sets[resumption.set_index].set_number
        return self.text("welcome-resume", set=number, counted=resumption.counted)

    def next_exercise(
        self, plan: SetPlan, *, introduced: bool = False, all_of_it: bool = False
    ) -> str:
        """The coming exercise, its steps and safety if it is new, the therapist's instructions.

        Where it was ``introduced`` before, as with its other side, only what comes next.
        ``all_of_it``: the patient has asked to hear everything again.
        """
        side = self.side_phrase(plan)
        introduced = introduced and not all_of_it
        spoken = self.text("next-spoken", name=self.name(plan), side=side, dose=self.dose(plan))
        # Of what is measured, the start position is asked for when its time has come.
        if introduced:
            about = ""
        elif isinstance(plan, TimedSet):
            about = f"{self.text('timed-spoken')} {self.about(plan, all_of_it=all_of_it)}"
        else:
            told = self._told_once(plan, all_of_it=all_of_it)
            about = " ".join([*told, plan.instructions])
        return f"{spoken} {about}".replace(". .", ".").strip()

    def problem(self, problem: Problem, plan: SetPlan) -> str:
        """The one instruction."""
        name = f"problem-{problem}"
        sided = f"{name}-{plan.side}"
        near = plan.near_side if isinstance(plan, MeasuredSet) else "either"
        tested = near == "tested" and plan.side in ("left", "right")
        return self.text(sided if tested and self._has(sided) else name)

    def settled_for(self, problem: Problem) -> str:
        """That it begins although something could be better, and what."""
        name = f"settled-{problem}"
        better = self.text(name if self._has(name) else "settled-other")
        return f"{self.text('settled')} {better}"

    def problem_cue(self, problem: Problem) -> str:
        """The same in a word."""
        return self.text(f"problem-cue-{problem}")

    def _has(self, name: str, /, **values: str | float) -> bool:
        try:
            self.text(name, **values)
        except ValueError:
            return False
        return True

    def take_start(self, plan: SetPlan) -> str:
        """What to be like before the first repetition."""
        return f"{self.text('ready-spoken')} {self.start_position(plan)}".strip()

    def go(self, *, going_on: bool) -> str:
        """Word to begin with."""
        return self.text("go-on" if going_on else "go")

    def cue(self, name: str) -> str:
        """One short word for the screen."""
        return self.text(f"cue-{name}")

    def count(self, number: int, left: int) -> str:
        """The number, and near the end how many are left."""
        name = {1: "count-one-left", 2: "count-two-left"}.get(left, "count")
        return self.text(name if number > 1 else "count", number=number)

    def limit(self) -> str:
        """At an ordered limit."""
        return self.text("limit-spoken")

    def hold_done(self) -> str:
        """After a hold that was long enough."""
        return self.text("hold-done")

    def sinks(self) -> str:
        """In a hold that sinks."""
        return self.text("hold-sinks")

    def missed(self, reason: str) -> str:
        """Why it was not counted."""
        name = f"missed-{reason}"
        return self.text(name if self._has(name) else "missed-other")

    def limb(self, plan: SetPlan) -> str:
        """Which limb it is done with, ``left leg``; empty where no one side was asked for."""
        if not isinstance(plan, MeasuredSet) or plan.side not in ("left", "right"):
            return ""
        return self.text(f"limb-{limb_of(plan)}-{plan.side}")

    def stall(self, plan: MeasuredSet, stall: Stall) -> str:
        """What is seen where nothing comes of what is done."""
        if stall.kind == "missed":
            return self.missed(stall.reason)
        if stall.kind == "other_exercise" and stall.exercise is not None:
            other = stall.exercise
            seen = self.words.translate(f"exercise-{other.exercise.id}", other.name)
            return self.text("stall-other_exercise", other=seen, name=self.name(plan))
        if stall.kind == "other_side" and stall.side is not None:
            return self.text(f"stall-other_side-{limb_of(plan)}-{stall.side}")
        name = f"stall-{stall.kind}"
        return self.text(name if self._has(name) else "missed-other_side")

    def stall_cue(self, plan: MeasuredSet, stall: Stall) -> str:
        """The same in a word."""
        if stall.kind == "missed":
            return self.missed_cue(stall.reason)
        if stall.kind == "other_side":
            return self.text(f"stall-cue-other_side-{limb_of(plan)}")
        return self.text(f"stall-cue-{stall.kind}")

    def corrected(self, attempt: Attempt, counted: int) -> str:
        """After one was taken back."""
        return self.text("count-corrected", why=self.missed(attempt.reason), number=counted)

    def missed_cue(self, reason: str) -> str:
        """The same in a word."""
        name = f"missed-cue-{reason}"
        return self.text(name if self._has(name) else "missed-cue-other")

    def advice(self, plan: SetPlan, finding: Finding) -> str:
        """What to do better, as the exercise's definition says it."""
        return self.words.translate(f"cue-{plan.exercise_id}-{finding.code}", finding.advice)

    def advice_cue(self, plan: SetPlan, finding: Finding) -> str:
        """The same in a word: the exercise's own, or the one of the rule."""
        own = f"advice-cue-{plan.exercise_id}-{finding.code}"
        return self.text(own if self._has(own) else f"advice-cue-{finding.code}")

    def timed_repetition(self, number: int, *, holds: bool) -> str:
        """At the begin of a repetition that the clock leads."""
        return self.text("timed-hold" if holds else "count", number=number)

    def let_go(self) -> str:
        """At the end of a hold that the clock leads."""
        return self.text("timed-let-go")

    def confirm(self) -> str:
        """Asks whether it was done."""
        return self.text(f"confirm-spoken{self._by_arm}")

    def confirm_yes(self) -> str:
        """How a yes is given."""
        return self.text(f"confirm-yes{self._by_arm}")

    @property
    def _by_arm(self) -> str:
        """Which arms may answer, as the ending of a name of the catalogue."""
        return "" if self._plan.free_arms else "-key"

    def set_done(
        self, plan: SetPlan, following: SetPlan | None, *, done: bool, passed_limit: bool = False
    ) -> str:
        """At the end of a set; past a limit is no praise."""
        if passed_limit:
            return self.text("past-limit")
        if not done:
            return self.text("set-ended")
        if following is None:
            return self.all_done()
        if plan.repeats(following):
            return self.text("set-done-rest")
        other_side = plan.same_exercise(following)
        return self.text("set-done-side" if other_side else "set-done-exercise")

    def set_result(self, plan: SetPlan, counted: int, words: str) -> str:
        """The last count with what is said at the end of a set; of one hold, that alone."""
        one_hold = plan.repetitions == 1 and plan.prescription.hold_s
        return words if one_hold or not counted else f"{counted}. {words}"

    def too_many(self) -> str:
        """After one repetition more than was prescribed."""
        return self.text("too-many")

    def paused(self, reason: PauseReason) -> str:
        """Why it waits."""
        return self.text(f"pause-{reason}")

    def rest_left(self, seconds: int) -> str:
        """Countdown of a rest."""
        name = "rest-seconds" if seconds > 3 else "rest-number"
        return self.text(name, seconds=seconds)

    def lost(self, why: str = "") -> str:
        """Without a camera: the cause, and what to do."""
        name = f"lost-spoken-{why}"
        return self.text(name if self._has(name) else "lost-spoken")

    def lost_heading(self, why: str = "") -> str:
        """The same in a word."""
        name = f"lost-heading-{why}"
        return self.text(name if self._has(name) else "lost-heading")

    def volume_test(self) -> str:
        """Said as loud as everything will be."""
        return self.text("volume-test")

    def done(self, *, for_pain: bool, early: bool, passed_limit: bool = False) -> str:
        """At the very end."""
        if for_pain:
            return self.text("done-pain")
        if passed_limit:
            return " ".join(text for text in (self.text("past-limit"), self.next_time()) if text)
        return self.text("done-stopped-spoken") if early else self.all_done()

    def all_done(self) -> str:
        """At the end of what was to be done now: whether the day is over, and when to go on."""
        rest = self._plan.rest_of_day
        if rest is not None and not rest.more:
            return self.text("done-today-spoken")
        return " ".join(text for text in (self.text("done-spoken"), self.next_time()) if text)

    def done_heading(self, *, early: bool) -> str:
        """The same in a few words."""
        rest = self._plan.rest_of_day
        over = rest is not None and not rest.more
        return self.text("done-stopped" if early else "done-today" if over else "done-heading")

    def next_time(self) -> str:
        """When the next time of today is; empty if there is none, or no program tells."""
        rest = self._plan.rest_of_day
        if rest is None or not rest.more:
            return ""
        if not rest.at:
            return self.text("done-later-today")
        return self.text("done-next-time", time=self.clock(rest.at))

    def clock(self, at: str) -> str:
        """A time of day as it is said, of ``"13:00"``."""
        hour, minute = int(at[:2]), "" if at.endswith(":00") else at[2:5]
        if self.text("clock-hours") == "24":
            return self.text("clock", time=f"{hour}{minute}")
        half = "pm" if hour >= 12 else "am"
        return self.text("clock", time=f"{(hour - 1) % 12 + 1}{minute} {half}")

    def value(self, plan: MeasuredSet, value: float) -> str:
        """A value of the measure with its unit, whole degrees."""
        if MEASURES[plan.exercise.measure].unit == "deg":
            return self.text("degrees", value=f"{value:.0f}".replace("-", "\N{MINUS SIGN}"))
        return f"{value:.2f}"

    def gain(self, plan: MeasuredSet, best: float) -> str:
        """What was gained, in words; empty where it is not proven, or today fell behind."""
        if not plan.has_gained or not plan.more_is_better or math.isnan(best):
            return ""
        sign = plan.exercise.sign
        if plan.last_best is not None and sign * (best - plan.last_best) < -FALLS_BEHIND_DEG:
            return ""
        measure = MEASURES[plan.exercise.measure]
        joint = joint_of(measure.label)
        way = "bends" if sign > 0 else "straightens"
        names = (f"gain-{joint}-{way}", f"gain-{joint}", "gain-other")
        return self.text(next(name for name in names if self._has(name)))


def _sentence(text: str) -> str:
    """A text with its full stop, so that the voice stops there."""
    return text if text.endswith((".", "!", "?")) else f"{text}."
