"""The questions: how an answer is given by arm, key or voice, and what follows from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hep_vision.coach.counting_up import CountingUp
from hep_vision.coach.moment import Answer, Key, Stage
from hep_vision.coach.results import Result
from hep_vision.coach.state import YES_NO

if TYPE_CHECKING:
    from hep_vision.coach.coach import Coach
    from hep_vision.coach.moment import Moment

ANSWER_S = 25.0
TYPED_S = 1.5  # after a digit: a second one may follow
# The scale is counted up once the question has been read, or after so long if the voice hangs.
READ_S, LONGEST_READ_S = 1.0, 15.0


class QuestionStage:
    """The stage in which a question is open."""

    def __init__(self, coach: Coach) -> None:
        self._coach = coach

    def in_question(self, moment: Moment) -> None:
        """A question is open."""
        coach = self._coach
        question = coach.question
        if moment.answer is not None and 0 <= moment.answer <= question.highest:
            self._answer(moment.answer)
            return
        for key in moment.keys:
            if key is Key.GO:
                self._answer(question.value if question.touched else self._number)
                return
            self._change_answer(key)
        typed = question.typed_s is not None and coach.now_s - question.typed_s >= TYPED_S
        if typed or self._is_late(moment):
            self._answer(question.value if question.touched else None)
        elif not question.by_hand and coach.plan.free_arms:
            self._count_up(moment)

    @property
    def _number(self) -> int:
        """What is marked: the number that is counted, else the chosen one."""
        question = self._coach.question
        counting = question.counting
        return question.value if counting is None else counting.number(self._coach.now_s)

    def _is_late(self, moment: Moment) -> bool:
        coach = self._coach
        question = coach.question
        if question.counting is not None:
            return question.counting.is_over(coach.now_s)
        waits_for_arm = not question.by_hand and bool(coach.plan.free_arms)
        longest_s = ANSWER_S + (LONGEST_READ_S if waits_for_arm else 0.0)
        return coach.now_s - question.touched_s > longest_s and not moment.speaking

    def _count_up(self, moment: Moment) -> None:
        """Say one number after the other; a raised arm takes the one that is there."""
        coach = self._coach
        question, waited_s = coach.question, coach.now_s - coach.since_s
        counting = question.counting
        if counting is None:
            read = waited_s >= READ_S and not moment.speaking
            if not read and waited_s < LONGEST_READ_S:
                return
            counting = question.counting = CountingUp(0, question.highest, coach.now_s)
            self._say_number(counting.number(coach.now_s))
        before = counting.number(coach.now_s - coach.passed_s)
        if moment.sight is not None:
            up_s = coach.timers.arm.add(coach.now_s, raised=moment.arm_raised)
            taken = counting.add(coach.now_s, up_s)
            if taken is not None:
                self._answer(taken, by_arm=True)
                return
        number = counting.number(coach.now_s)
        if number != before and counting.chosen is None:
            self._say_number(number)

    def _say_number(self, number: int) -> None:
        coach = self._coach
        coach.telling.say(coach.wording.questions.scale_number(coach.question.kind, number), "cue")

    def _change_answer(self, key: Key) -> None:
        """A digit is an answer unless another key follows at once; arrows wait for the key."""
        coach = self._coach
        question = coach.question
        highest = question.highest
        was, question.touched_s = self._number, coach.now_s
        if key.value.isdigit():
            digit = int(key.value)
            both = 10 * question.value + digit if question.typed_s is not None else digit
            question.value = min(both if both <= highest else digit, highest)
            question.typed_s = coach.now_s
        elif key in (Key.NEXT, Key.LOUDER):
            question.value, question.typed_s = min(highest, was + 1), None
        elif key in (Key.BACK, Key.QUIETER):
            question.value, question.typed_s = max(0, was - 1), None
        else:
            return
        question.touched = question.by_hand = True
        question.counting = None

    def _answer(self, value: int | None, *, by_arm: bool = False) -> None:
        """Take an answer, show it, and go on; None is none, and nothing is shown of it."""
        coach = self._coach
        question, wording = coach.question, coach.wording
        coach.telling.acts.append(Answer(question.index, question.kind, value))
        if question.kind == "pain":
            too_much = coach.current.stop_above_pain
            coach.stopped_for_pain = value is not None and too_much is not None and value > too_much
        if value is None:
            self._proceed()
            return
        coach.telling.play("count")
        coach.telling.say(wording.questions.answer_taken(question.kind, value), "cue")
        sentence = wording.questions.after_answer(question.kind, value)
        if sentence:
            coach.telling.say(sentence, "talk")
        result = Result(
            self._proceed,
            wording.text("answer-taken"),
            sentence or (wording.text("answer-again") if by_arm else ""),
            answer=wording.questions.scale_number(question.kind, value),
            again=self._ask_again if by_arm else None,
        )
        coach.results.show(result)

    def _ask_again(self) -> None:
        """The arm took the wrong number."""
        question = self._coach.question
        self._coach.ask(question.kind, question.index)

    def _proceed(self) -> None:
        """From an answer to what follows."""
        coach = self._coach
        plan, kind, index = coach.current, coach.question.kind, coach.question.index
        if kind in YES_NO:
            coach.ask_about_day()
        elif coach.stopped_for_pain:
            coach.sets.leave()
            coach.enter(Stage.DONE)
        elif kind == "pain" and plan.ask_effort:
            coach.ask("effort", index)
        else:
            goes_on = plan.same_exercise(coach.plan.after(coach.index))
            coach.sets.advance(Stage.REST if goes_on else Stage.NEXT)
