"""What became of everything prescribed: done, partial or missed, for each exercise and side.

Pure. An *item* is one exercise with one side. Only sets of that exercise and that side count for
it; everything else is listed as `Unmatched`. Of an item due on any n days a week exactly n days
a calendar week are due: a day too few is put on a day on which the patient did nothing that was
due, so that a day of absence is one missed day and not two.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from hep_vision.program.safety import unsafe_days
from hep_vision.program.schedule import has_named_days, monday_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from hep_vision.program.fields import SetSide
    from hep_vision.program.model import PrescribedExercise
    from hep_vision.program.safety import SafetyEvent
    from hep_vision.program.schedule import DayPlan, ExerciseDay

Outcome = Literal["done", "partial", "missed"]
WhyUnmatched = Literal["other_side", "other_exercise", "not_due"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemDay:
    """One exercise and side on one day on which it was due.

    Parameters
    ----------
    entry : PrescribedExercise
        The exercise with its dose, as it was prescribed on that day.
    side : SetSide
        Which of its sides.
    day : date
        The day.
    due_sets, done_sets : int
        Sets prescribed, and those of them that were done; never more than were due.
    reps : int
        Counted repetitions, at most those prescribed where a number is.
    is_begun : bool
        Whether anything of it was done, also what was too little for a set.
    is_unsafe : bool
        Whether something happened that forbids calling it done as prescribed.
    """

    entry: PrescribedExercise
    side: SetSide
    day: date
    due_sets: int
    done_sets: int
    reps: int
    is_begun: bool = False
    is_unsafe: bool = False

    @property
    def outcome(self) -> Outcome:
        """What became of it. Nothing unsafe was done as prescribed."""
        if not self.is_begun:
            return "missed"
        return "partial" if self.is_unsafe or self.done_sets < self.due_sets else "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unmatched:
    """Sets of one kind that were done on a day and that nothing prescribed asked for.

    Parameters
    ----------
    day : date
        The day.
    exercise : str
        Id of the exercise.
    side : SetSide
        Which side it was done with.
    sets : int
        How many.
    why : str
        The ``other_side`` of a prescribed exercise, an ``other_exercise`` that is not in the
        program, or ``not_due``: on a day of rest, or beyond the day's sets.
    asked : tuple of SetSide
        The sides that were prescribed, of ``other_side``.
    """

    day: date
    exercise: str
    side: SetSide
    sets: int
    why: WhyUnmatched
    asked: tuple[SetSide, ...] = ()


def item_days(
    plans: Sequence[DayPlan],
    first: date,
    today: date,
    events: Iterable[SafetyEvent] = (),
) -> tuple[ItemDay, ...]:
    """Everything that was due from ``first`` until now, and what became of it.

    Parameters
    ----------
    plans : sequence of DayPlan
        Days in order, from the Monday of the first day's week or the program's first day on.
    first : date
        First day looked at.
    today : date
        The day it is. What can still be done on it, or on a later day of the week, is not due yet.
    events : iterable of SafetyEvent
        What happened; a day with a breach is not done as prescribed.
    """
    plans = [plan for plan in plans if plan.day <= today]
    events = tuple(events)
    named = [item for plan in plans for item in _named_items(plan)]
    items = [*_made_up(named, plans), *_any_day_items(plans, named, today)]
    return tuple(
        replace(item, is_unsafe=item.day in unsafe_days(events, item.entry))
        for item in sorted(items, key=lambda item: item.day)
        if first <= item.day and (item.day < today or item.is_begun)
    )


def _named_items(plan: DayPlan) -> Iterator[ItemDay]:
    for exercise in plan.exercises:
        if has_named_days(exercise.entry) and exercise.is_due and not exercise.making_up_for:
            yield from _items(exercise)


def _items(exercise: ExerciseDay) -> Iterator[ItemDay]:
    """The sides of an exercise on a day on which all of its sets are due."""
    due = exercise.entry.sets_each_day
    for dose in exercise.doses:
        yield ItemDay(
            entry=exercise.entry,
            side=dose.side,
            day=exercise.day,
            due_sets=due,
            done_sets=min(dose.done_sets, due),
            reps=_reps(exercise, dose.side, due),
            is_begun=any(one.serves(dose.side) for one in exercise.sets),
        )


def _reps(exercise: ExerciseDay, side: SetSide, due_sets: int) -> int:
    reps = sum(one.reps or 0 for one in exercise.sets if one.serves(side))
    asked = exercise.entry.reps_in_set
    return reps if asked is None else min(reps, asked * due_sets)


def _made_up(items: Sequence[ItemDay], plans: Iterable[DayPlan]) -> Iterator[ItemDay]:
    """Items with what was made up for on a later day."""
    paid: dict[tuple[str, SetSide, date], list[int]] = defaultdict(lambda: [0, 0])
    for plan in plans:
        for exercise in plan.exercises:
            if exercise.making_up_for is None:
                continue
            for dose in exercise.doses:
                more = paid[exercise.entry.key, dose.side, exercise.making_up_for]
                more[0] += min(dose.done_sets, dose.due_sets)
                more[1] += _reps(exercise, dose.side, dose.due_sets)
    for item in items:
        sets, reps = paid[item.entry.key, item.side, item.day]
        done = min(item.due_sets, item.done_sets + sets)
        begun = item.is_begun or sets > 0
        yield replace(item, done_sets=done, reps=item.reps + reps, is_begun=begun)


def _any_day_items(
    plans: Sequence[DayPlan], named: Iterable[ItemDay], today: date
) -> Iterator[ItemDay]:
    """Items that are due on any days, a calendar week and a version at a time."""
    weeks: dict[tuple[int, str, date], list[ExerciseDay]] = defaultdict(list)
    for plan in plans:
        for exercise in plan.exercises:
            if exercise.days_of_week is not None and plan.program is not None:
                key = (plan.program.version, exercise.entry.key, monday_of(plan.day))
                weeks[key].append(exercise)
    active = {plan.day for plan in plans if any(exercise.sets for exercise in plan.exercises)}
    # A day of absence is missed once, by everything that was due on it; then come other days on
    # which something was due, then those that were suggested.
    exercise_days = {item.day for item in named}
    absent = exercise_days - active
    for days in weeks.values():
        begun = [day for day in days if any(dose.done_sets for dose in day.doses)]
        expected = days[0].days_of_week or 0
        for day in begun[:expected]:
            yield from _items(day)
        over = [day for day in days if day not in begun and day.day < today]
        still_possible = days[-1].days_left + (days[-1].day == today and days[-1] not in begun)
        missed = max(0, expected - len(begun) - still_possible)
        over.sort(
            key=lambda day: (
                not day.sets,
                day.day not in absent,
                day.day not in exercise_days,
                not day.is_due,
                -day.day.toordinal(),
            )
        )
        for day in over[:missed]:
            absent.add(day.day)
            yield from _items(day)


def unmatched_work(plans: Iterable[DayPlan], first: date, last: date) -> tuple[Unmatched, ...]:
    """Sets that nothing prescribed asked for, in order; no adherence is made of them."""
    found: dict[tuple[date, str, SetSide, WhyUnmatched, tuple[SetSide, ...]], int]
    found = defaultdict(int)
    for plan in plans:
        if not first <= plan.day <= last or plan.program is None:
            continue
        for one in plan.unplanned:
            asked: tuple[SetSide, ...] = tuple(
                side
                for entry in plan.program.exercises
                if entry.exercise == one.exercise_id
                for side in entry.set_sides
            )
            why: WhyUnmatched = "other_side" if asked else "other_exercise"
            found[plan.day, one.exercise_id, one.side, why, asked] += 1
        for exercise in plan.exercises:
            for dose in exercise.doses:
                if dose.extra_sets:
                    key = (plan.day, exercise.entry.exercise, dose.side, "not_due", ())
                    found[key] += dose.extra_sets
    return tuple(
        Unmatched(day=day, exercise=exercise, side=side, sets=sets, why=why, asked=asked)
        for (day, exercise, side, why, asked), sets in found.items()
    )
