"""The questions after an exercise: how an answer is given, and what follows from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hep_vision.coach.moment import Answer, Key, Stage
from hep_vision.coach.results import Result

if TYPE_CHECKING:
    from hep_vision.coach.coach import Coach
    from hep_vision.coach.moment import Moment

ANSWER_S = 25.0
TYPED_S = 1.5  # after a digit: a second one may follow
HIGHEST_ANSWER = 10


class QuestionStage:
    """The stage in which pain and effort are asked for."""

    def __init__(self, coach: Coach) -> None:
        self._coach = coach

    def in_question(self, moment: Moment) -> None:
        """A question is open."""
        coach = self._coach
        question = coach.question
        for key in moment.keys:
            if key is Key.GO:
                self._answer(question.value)
                return
            self._change_answer(key)
        typed = question.typed_s is not None and coach.now_s - question.typed_s >= TYPED_S
        late = coach.now_s - question.touched_s > ANSWER_S and not moment.speaking
        if typed or late:
            self._answer(question.value if question.touched else None)

    def _change_answer(self, key: Key) -> None:
        """A digit is an answer unless another key follows at once; arrows wait for the key."""
        coach = self._coach
        question = coach.question
        question.touched_s = coach.now_s
        if key.value.isdigit():
            digit = int(key.value)
            both = 10 * question.value + digit if question.typed_s is not None else digit
            question.value = both if both <= HIGHEST_ANSWER else digit
            question.typed_s = coach.now_s
        elif key in (Key.NEXT, Key.LOUDER):
            question.value, question.typed_s = min(HIGHEST_ANSWER, question.value + 1), None
        elif key in (Key.BACK, Key.QUIETER):
            question.value, question.typed_s = max(0, question.value - 1), None
        else:
            return
        question.touched = True

    def _answer(self, value: int | None) -> None:
        """Take an answer, show it, and go on; None is none, and nothing is shown of it."""
        coach = self._coach
        plan, question = coach.current, coach.question
        coach.telling.acts.append(Answer(question.index, question.kind, value))
        if value is None:
            self._proceed()
            return
        too_much = plan.stop_above_pain
        if question.kind == "pain" and too_much is not None and value > too_much:
            coach.stopped_for_pain = True
        cue = coach.wording.text("answer-taken")
        coach.telling.play("count")
        coach.telling.say(coach.wording.answer_taken(value), "cue")
        coach.results.show(Result(self._proceed, cue, answer=str(value)))

    def _proceed(self) -> None:
        """From an answer to what follows."""
        coach = self._coach
        plan, kind, index = coach.current, coach.question.kind, coach.question.index
        if coach.stopped_for_pain:
            coach.sets.leave()
            coach.enter(Stage.DONE)
        elif kind == "pain" and plan.ask_effort:
            coach.ask("effort", index)
        else:
            goes_on = plan.same_exercise(coach.plan.after(coach.index))
            coach.sets.advance(Stage.REST if goes_on else Stage.NEXT)
