"""What was done on a day, put beside what the program asks for, set by set.

Pure: the plan of the day and the sets that were done come in, lines come out. Every set that
is asked for and every set that was done stands in exactly one line.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from hep_vision.program.safety import limit_passed
from hep_vision.program.schedule import ExerciseDay, SideDose

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from hep_vision.program.done import DoneSet
    from hep_vision.program.fields import SetSide
    from hep_vision.program.model import PrescribedExercise
    from hep_vision.program.schedule import DayPlan

Verdict = Literal[
    "done",  # as prescribed
    "fewer",  # repetitions than prescribed
    "more",  # repetitions than prescribed
    "hold_short",  # the holds were shorter than prescribed
    "past_limit",  # a limit was passed, whatever else was done
    "missing",  # a set that was not done
    "extra",  # a set more than prescribed
    "not_due",  # an exercise that is not due on this day
    "other_side",  # than prescribed
]


@dataclass(frozen=True, slots=True)
class Line:
    """A set that is asked for, a set that was done, or both where they belong together.

    Parameters
    ----------
    entry : PrescribedExercise
        The exercise of the program.
    side : {"left", "right", "both", "alternating"}
        Of the set.
    number : int, optional
        Which of the day's sets of this exercise and side, from 1; None where none is asked for.
    of : int
        How many of them are asked for on this day.
    done : int, optional
        Place of the set among those given to `line_up`; None where none was done.
    verdict : str
        What came of it.
    """

    entry: PrescribedExercise
    side: SetSide
    number: int | None
    of: int
    done: int | None
    verdict: Verdict


def line_up(plan: DayPlan, done: Sequence[DoneSet]) -> tuple[Line, ...]:
    """Put the sets of a day beside its plan, in the program's order.

    Parameters
    ----------
    plan : DayPlan
        Of the day; with what was done in it, so that "any day of the week" is known.
    done : sequence of DoneSet
        Sets of that day and of the program's exercises, in any order.

    Raises
    ------
    ValueError
        If no program holds on the day, or a set is of another day or of an exercise that
        is not in the program.
    """
    if plan.program is None:
        raise ValueError(f"no program holds on {plan.day}")
    by_exercise: dict[str, list[int]] = defaultdict(list)
    for place, one in sorted(enumerate(done), key=lambda pair: pair[1].set_number):
        if one.date != plan.day:
            raise ValueError(f"sets must be of {plan.day}, got one of {one.date}")
        by_exercise[one.exercise_id].append(place)
    exercises = [
        *plan.exercises,
        *(_over(e, plan.day) for e in plan.program.exercises if e.key not in _keys(plan)),
    ]
    ids = dict.fromkeys(exercise.entry.exercise for exercise in exercises)
    unknown = sorted(set(by_exercise) - set(ids))
    if unknown:
        raise ValueError(f"sets must be of the program's exercises, got {unknown[0]}")
    lines: list[Line] = []
    for id_ in ids:
        of_id = [exercise for exercise in exercises if exercise.entry.exercise == id_]
        lines += _line_up_exercise(of_id, by_exercise[id_], done)
    return tuple(lines)


def _keys(plan: DayPlan) -> set[str]:
    return {exercise.entry.key for exercise in plan.exercises}


def _over(entry: PrescribedExercise, day: date) -> ExerciseDay:
    """An exercise of the program whose time is over: nothing of it is due."""
    return ExerciseDay(
        entry=entry, day=day, doses=tuple(SideDose(side, 0, 0) for side in entry.set_sides)
    )


def _line_up_exercise(
    exercises: Sequence[ExerciseDay], places: Iterable[int], done: Sequence[DoneSet]
) -> list[Line]:
    """Lines of one exercise, which has an entry for each side that has a dose of its own."""
    left: dict[str, list[int]] = defaultdict(list)
    for place in places:
        left[_kind(done[place].side)].append(place)
    lines: list[Line] = []
    for exercise in exercises:
        for dose in exercise.doses:
            of_side = left.pop(_kind(dose.side), [])
            for number in range(max(dose.due_sets, len(of_side))):
                place = of_side[number] if number < len(of_side) else None
                asked = number + 1 if number < dose.due_sets else None
                verdict = _verdict(exercise, asked, None if place is None else done[place])
                lines.append(Line(exercise.entry, dose.side, asked, dose.due_sets, place, verdict))
    lines += [
        Line(exercises[0].entry, done[place].side, None, 0, place, "other_side")
        for of_side in left.values()
        for place in of_side
    ]
    return lines


def _kind(side: SetSide) -> str:
    """Both sides, whether together or in turn, which is a matter of the exercise; or one."""
    return "both" if side == "alternating" else side


def _verdict(exercise: ExerciseDay, number: int | None, one: DoneSet | None) -> Verdict:
    entry = exercise.entry
    if one is None:
        return "missing"
    if limit_passed(one, entry.limits_on(exercise.day)):
        return "past_limit"
    if number is None:
        return "extra" if exercise.is_due else "not_due"
    asked = entry.reps_in_set
    if asked is not None and one.reps is not None and one.reps != asked:
        return "fewer" if one.reps < asked else "more"
    if one.hold_s is not None and one.hold_s < HELD_SHARE * entry.hold_each_rep_s:
        return "hold_short"
    return "done"


HELD_SHARE = 0.9
"""A hold is as long as prescribed from this share on: half a second of five is no matter. A
default of ours, after the tolerance of half a second in holding."""
