"""The words of questions: what is asked, how it is answered, what follows from an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hep_vision.coach.state import YES_NO

if TYPE_CHECKING:
    from hep_vision.coach.plan import SessionPlan
    from hep_vision.coach.state import QuestionKind
    from hep_vision.coach.words import Words


class QuestionWording:
    """Makes the sentences of a session's questions."""

    def __init__(self, words: Words, plan: SessionPlan) -> None:
        self._words = words
        self._plan = plan

    def question(self, kind: QuestionKind) -> str:
        """Question about pain, effort, swelling or a fall."""
        return self._words.say(f"question-{kind}")

    def ask(self, kind: QuestionKind, *, explain: bool = True) -> str:
        """The question as it is spoken, with how an arm answers it."""
        by_arm = self.how_by_arm(kind) if explain or kind in YES_NO else ""
        return " ".join(text for text in (self.question(kind), by_arm) if text)

    def how_by_arm(self, kind: QuestionKind) -> str:
        """How an arm answers; empty where none may."""
        arms = self._plan.free_arms
        if not arms:
            return ""
        which = "either" if len(arms) > 1 else next(iter(arms))
        return self._words.say(f"how-arm-{'word' if kind in YES_NO else 'number'}-{which}")

    def how_to_answer(self, kind: QuestionKind) -> tuple[str, ...]:
        """How a question is answered, by arm and by key."""
        by_key = self._words.say("how-key-word" if kind in YES_NO else "how-key-number")
        return tuple(text for text in (self.how_by_arm(kind), by_key) if text)

    def answer_taken(self, kind: QuestionKind, value: int) -> str:
        """After an answer."""
        return self._words.say("answer-taken-spoken", value=self.scale_number(kind, value))

    def after_answer(self, kind: QuestionKind, value: int) -> str:
        """What follows from a yes about a fall or swelling; empty of every other answer."""
        return self._words.say(f"told-{kind}") if kind in YES_NO and value else ""

    def scale_number(self, kind: QuestionKind, number: int) -> str:
        """A number of the scale; of a yes-no question the word."""
        if kind in YES_NO:
            return self._words.say("answer-yes" if number else "answer-no")
        return str(number)
