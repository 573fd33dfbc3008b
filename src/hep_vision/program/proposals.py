"""When the therapist's own rules say that more or less is due: proposed, never applied.

Pure. What comes out is a sentence for the therapist, who confirms it by writing the next
version of the program, or does not.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Literal

from hep_vision.program.safety import KIND_WORDS
from hep_vision.program.words import counted, day_words, listed, propose_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hep_vision.program.known import KnownExercises
    from hep_vision.program.model import PrescribedExercise
    from hep_vision.program.rules import Progression, Regression
    from hep_vision.program.safety import SafetyEvent
    from hep_vision.program.schedule import DayPlan


@dataclass(frozen=True, slots=True)
class Answers:
    """What the patient said about an exercise on a day; None where nothing was said."""

    worst_pain_0_to_10: int | None = None
    effort: int | None = None  # on the scale the exercise names


AnswersByDay = Mapping[tuple[str, date], Answers]
"""By `PrescribedExercise.key` and day."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One day on which an exercise was done.

    ``finished``: no set was missing; ``in_full``: nor a repetition of any of them. More is
    proposed after what was done in full, less only after sessions that were not finished.
    """

    day: date
    finished: bool
    in_full: bool
    answers: Answers


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a rule comes to.

    Parameters
    ----------
    entry : PrescribedExercise
        The exercise as it is prescribed now.
    kind : {"more", "less", "unknown", "blocked"}
        ``unknown``: the rule would say more, but for answers that were never given.
        ``blocked``: it would say more, but for a safety event.
    because : str
        What in the record the rule goes by.
    change : str
        What it proposes.
    rule : str
        The rule in the therapist's own words.
    instead : tuple of str
        Names of exercises that are harder, or easier: another way to follow the rule.
    """

    entry: PrescribedExercise
    kind: Literal["more", "less", "unknown", "blocked"]
    because: str
    change: str
    rule: str
    instead: tuple[str, ...] = ()

    @property
    def suggestion(self) -> str:
        """Another exercise to think of, in words; empty if the library names none."""
        which = {"more": "harder", "less": "easier"}.get(self.kind, "")
        return f"or a {which} exercise: {listed(self.instead)}" if self.instead else ""


def find_proposals(
    plans: Sequence[DayPlan],
    answers: AnswersByDay,
    events: Iterable[SafetyEvent] = (),
    *,
    known: KnownExercises | None = None,
) -> tuple[Proposal, ...]:
    """Proposals for the version in force on the last day.

    Parameters
    ----------
    plans : sequence of DayPlan
        Days in order, as far back as may matter; only those of the last day's version do,
        since a new dose begins anew.
    answers : mapping
        What the patient said.
    events : iterable of SafetyEvent
        What happened and no therapist has resolved: as long as there is anything on a day of
        this version, nothing proposes more, whichever exercise it concerns.
    known : mapping, optional
        The exercises, of which harder and easier ones are suggested.
    """
    program = plans[-1].program if plans else None
    if program is None:
        return ()
    days = [plan for plan in plans if plan.program is program]
    told = {plan.day for plan in days}
    unsafe = [event for event in events if event.day in told]
    proposals: list[Proposal] = []
    for entry in program.exercises:
        outcomes = _outcomes(entry, days, answers)
        # Less goes before more: pain is not outweighed by diligence.
        found = _less(entry, entry.regression, outcomes) or _more(
            entry, entry.progression, outcomes
        )
        if found is not None and found.kind != "less" and unsafe:
            found = replace(found, kind="blocked", because=_blocked_words(unsafe))
        if found is not None:
            proposals.append(_with_others(found, known))
    return tuple(proposals)


def _with_others(proposal: Proposal, known: KnownExercises | None) -> Proposal:
    """The proposal with the exercises that are a step harder, or easier."""
    id_ = proposal.entry.exercise
    if known is None or id_ not in known or proposal.kind in ("unknown", "blocked"):
        return proposal
    ids = known[id_].harder if proposal.kind == "more" else known[id_].easier
    names = tuple(known[other].name for other in ids if other in known)
    return replace(proposal, instead=names)


def _blocked_words(events: Sequence[SafetyEvent]) -> str:
    """``a limit was passed on 3 days, pain above the rule on 1 day``."""
    days: dict[str, set[date]] = {}
    for event in events:
        days.setdefault(KIND_WORDS[event.kind], set()).add(event.day)
    return ", ".join(f"{what} on {counted(len(some), 'day')}" for what, some in days.items())


def _outcomes(
    entry: PrescribedExercise, days: Sequence[DayPlan], answers: AnswersByDay
) -> list[Outcome]:
    """Days on which something of an exercise was done; a missed day is no session."""
    outcomes: list[Outcome] = []
    for plan in days:
        for exercise in plan.exercises:
            if exercise.entry is entry and exercise.is_due and exercise.sets:
                said = answers.get((entry.key, plan.day), Answers())
                finished = not exercise.left_sets
                outcomes.append(Outcome(plan.day, finished, exercise.is_complete, said))
    return outcomes


def _less(
    entry: PrescribedExercise, rule: Regression | None, outcomes: Sequence[Outcome]
) -> Proposal | None:
    if rule is None or rule.when is None or rule.propose is None or not outcomes:
        return None
    because: list[str] = []
    limit, rows = rule.when.pain_above_0_to_10, rule.when.unfinished_sessions_in_a_row
    pain = outcomes[-1].answers.worst_pain_0_to_10
    if limit is not None and pain is not None and pain > limit:
        because.append(f"pain was {pain} out of 10 on {day_words(outcomes[-1].day)}")
    if rows is not None and len(outcomes) >= rows and not any(o.finished for o in outcomes[-rows:]):
        because.append(f"{counted(rows, 'session')} in a row not finished")
    if not because:
        return None
    return Proposal(entry, "less", " and ".join(because), propose_words(rule.propose), rule.text)


def _more(
    entry: PrescribedExercise, rule: Progression | None, outcomes: Sequence[Outcome]
) -> Proposal | None:
    if rule is None or rule.when is None or rule.propose is None:
        return None
    when = rule.when
    last = outcomes[-when.full_sessions_in_a_row :]
    if len(last) < when.full_sessions_in_a_row or not all(o.in_full for o in last):
        return None
    bounds = (
        ("pain", when.pain_at_most_0_to_10, [o.answers.worst_pain_0_to_10 for o in last]),
        ("effort", when.effort_at_most, [o.answers.effort for o in last]),
    )
    if any(_passed(most, said) for _, most, said in bounds):
        return None
    because = [f"{counted(len(last), 'full session')} in a row"]
    because += [f"{name} {most} or less" for name, most, _ in bounds if most is not None]
    unknown = [name for name, most, said in bounds if most is not None and None in said]
    change = propose_words(rule.propose)
    if unknown:
        missing = f"{because[0]}, but {' and '.join(unknown)} was not told each time"
        return Proposal(entry, "unknown", missing, change, rule.text)
    return Proposal(entry, "more", ", ".join(because), change, rule.text)


def _passed(most: int | None, said: Sequence[int | None]) -> bool:
    """Whether any answer was above what the rule allows."""
    return most is not None and any(value is not None and value > most for value in said)
