"""What a session is going to say, to be made before it is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hep_vision.coach.plan import MeasuredSet, TimedSet

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hep_vision.coach.coach import Coach


def likely_sentences(coach: Coach) -> Iterable[str]:
    """Sentences of a session, counts first."""
    say = coach.wording
    most = max(plan.repetitions for plan in coach.plan.sets)
    for number in range(1, most + 1):
        yield say.count(number, 99)
    for repetitions in sorted({plan.repetitions for plan in coach.plan.sets}):
        for left in (2, 1):
            if repetitions > left:
                yield say.count(repetitions - left, left)
    for plan in coach.plan.sets:
        if isinstance(plan, TimedSet) and plan.prescription.hold_s:
            yield say.let_go()
            yield from (
                say.timed_repetition(number, holds=True)
                for number in range(1, plan.repetitions + 1)
            )
    for index, plan in enumerate(coach.plan.sets):
        words = say.set_done(plan, coach.plan.after(index), done=True)
        yield say.set_result(plan, plan.repetitions, words)
        if isinstance(plan, MeasuredSet) and plan.limits:
            words = say.set_done(plan, None, done=True, passed_limit=True)
            yield say.set_result(plan, plan.repetitions, words)
    yield from (say.limit(), say.hold_done(), say.go(going_on=False), say.go(going_on=True))
    yield from (say.rest_left(second) for second in (10, 3, 2, 1))
