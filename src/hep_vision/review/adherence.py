"""What was done against what was prescribed: by day, by exercise, and days with data.

Pure. The rules of what is due on a day are those of `hep_vision.program.schedule`.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median
from typing import TYPE_CHECKING, Literal

from hep_vision.program.schedule import has_named_days

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hep_vision.program.fields import SetSide
    from hep_vision.program.model import PrescribedExercise
    from hep_vision.program.schedule import DayPlan
    from hep_vision.store.views import StoredSet

MarkStatus = Literal[
    "done", "partial", "no_data", "rest", "too_much", "unplanned", "to_come", "nothing"
]

DATA_WINDOW_DAYS = 30
DATA_MARKS = (2, 16)
"""Days with data within the window at which payers' rules change."""


@dataclass(frozen=True, slots=True)
class DayMark:
    """A day of the calendar; ``sets`` done and ``due``.

    Of a day that is over with sets due and none recorded it is not known whether they were done:
    ``no_data``, never "missed".
    """

    day: date
    status: MarkStatus
    sets: int
    due: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DoseLine:
    """One exercise and side over a period: done against prescribed.

    ``sets_done`` and ``reps_done`` are those that were due on their day: a surplus of one day
    does not pay for another one, and is told as ``sets_extra``. ``up_s``, ``down_s`` and
    ``hold_s`` are medians over the counted repetitions, None where
    there are none; ``entry`` is the latest prescription.
    """

    exercise: str
    side: SetSide
    entry: PrescribedExercise
    sets_done: int
    sets_due: int
    sets_extra: int
    reps_done: int
    reps_due: int | None
    days_too_much: int
    up_s: float | None
    down_s: float | None
    hold_s: float | None


def calendar_of(plans: Sequence[DayPlan], today: date) -> tuple[DayMark, ...]:
    """A mark for each day, in order."""
    return tuple(_mark(plan, today) for plan in plans)


def _mark(plan: DayPlan, today: date) -> DayMark:
    # Of the days to come only the named ones are known: any other day may do as well.
    known = [e for e in plan.exercises if plan.day <= today or has_named_days(e.entry)]
    doses = [dose for exercise in known for dose in exercise.doses]
    due = sum(dose.due_sets for dose in doses)
    sets = sum(len(exercise.sets) for exercise in plan.exercises) + len(plan.unplanned)
    return DayMark(plan.day, _status(plan, today, sets), sets, due)


def _status(plan: DayPlan, today: date, sets: int) -> MarkStatus:
    if plan.day > today:
        return "to_come"
    statuses = {exercise.status for exercise in plan.exercises}
    if "too_much" in statuses:
        return "too_much"
    asked = statuses - {"rest"}
    if not asked:
        return "unplanned" if sets else "rest" if plan.program else "nothing"
    if asked == {"missed"}:
        # Today is not over yet.
        return "partial" if sets else "no_data" if plan.day < today else "to_come"
    return "done" if asked == {"done"} else "partial"


def doses_of(plans: Iterable[DayPlan], sets: Iterable[StoredSet]) -> tuple[DoseLine, ...]:
    """Done against prescribed of each exercise and side, in the program's order."""
    lines: dict[tuple[str, SetSide], list[tuple[PrescribedExercise, int, int, int, bool]]]
    lines = defaultdict(list)
    for plan in plans:
        for exercise in plan.exercises:
            resting = exercise.status == "rest"
            for dose in exercise.doses:
                reps = sum(one.reps or 0 for one in exercise.sets if one.side == dose.side)
                due = 0 if resting else dose.due_sets
                lines[exercise.entry.exercise, dose.side].append(
                    (exercise.entry, dose.done_sets, due, reps, exercise.status == "too_much")
                )
    pace = _pace(sets)
    return tuple(_line(key, days, pace) for key, days in lines.items())


def _line(
    key: tuple[str, SetSide],
    days: Sequence[tuple[PrescribedExercise, int, int, int, bool]],
    pace: dict[tuple[str, str], tuple[float, float, float]],
) -> DoseLine:
    exercise, side = key
    reps_due = [due * (entry.reps_in_set or 0) for entry, _, due, _, _ in days]
    up_s, down_s, hold_s = pace.get(key, (None, None, None))
    entry = days[-1][0]
    return DoseLine(
        exercise=exercise,
        side=side,
        entry=entry,
        sets_done=sum(min(done, due) for _, done, due, _, _ in days),
        sets_due=sum(due for _, _, due, _, _ in days),
        sets_extra=sum(max(0, done - due) for _, done, due, _, _ in days),
        reps_done=sum(
            reps if most is None else min(reps, most)
            for (_, _, _, reps, _), most in zip(
                days, reps_due if entry.reps_in_set else [None] * len(days), strict=True
            )
        ),
        reps_due=sum(reps_due) if entry.reps_in_set else None,
        days_too_much=sum(more for *_, more in days),
        up_s=up_s,
        down_s=down_s,
        hold_s=hold_s,
    )


def _pace(sets: Iterable[StoredSet]) -> dict[tuple[str, str], tuple[float, float, float]]:
    """Median seconds up, down and held, by exercise and side of the set."""
    times: dict[tuple[str, str], list[tuple[float, float, float]]] = defaultdict(list)
    for one in sets:
        for a in one.repetitions:
            half_hold_s = a.hold_s / 2
            times[one.exercise, one.side].append(
                (a.peak_s - a.start_s - half_hold_s, a.end_s - a.peak_s - half_hold_s, a.hold_s)
            )
    return {
        key: (median(up), median(down), median(hold))
        for key, some in times.items()
        for up, down, hold in (tuple(zip(*some, strict=True)),)
    }


def data_days(days: Iterable[date], last: date, window: int = DATA_WINDOW_DAYS) -> int:
    """Distinct days with data in the days up to and including ``last``."""
    first = last - timedelta(days=window - 1)
    return len({day for day in days if first <= day <= last})


def data_days_over_time(
    days: Iterable[date], first: date, last: date
) -> Iterator[tuple[date, int]]:
    """Rolling count of distinct days with data, for each day."""
    known = set(days)
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        yield day, data_days(known, day)
