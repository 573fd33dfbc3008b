"""What was done against what was prescribed: by day, by exercise and side, and days with data.

Pure. What was due and what became of it is said by `hep_vision.program.outcomes`; only sets of
the prescribed exercise and side count.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from statistics import median
from typing import TYPE_CHECKING, Literal

from hep_vision.program.outcomes import item_days, unmatched_work
from hep_vision.program.safety import unsafe_days
from hep_vision.program.schedule import has_named_days

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from hep_vision.program.fields import SetSide
    from hep_vision.program.model import PrescribedExercise
    from hep_vision.program.outcomes import ItemDay, Outcome
    from hep_vision.program.safety import SafetyEvent
    from hep_vision.program.schedule import DayPlan
    from hep_vision.store.views import StoredSet

MarkStatus = Literal[
    "unsafe", "done", "partial", "no_data", "rest", "too_much",
    "unmatched", "unplanned", "to_come", "nothing",
]  # fmt: skip

DATA_WINDOW_DAYS = 30
DATA_MARKS = (2, 16)
"""Days with data within the window at which payers' rules change."""


@dataclass(frozen=True, slots=True)
class DayMark:
    """A day of the calendar; ``sets`` done of those ``due``.

    Of a day that is over with sets due and none recorded it is not known whether they were done:
    ``no_data``, never "missed". ``unmatched``: nothing of what was due was done, but something
    else was. ``unsafe``: something happened that the therapist has to know, whatever was done.
    """

    day: date
    status: MarkStatus
    sets: int
    due: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DoseLine:
    """One exercise and side over a period: done against prescribed.

    ``days_done``, ``days_partial`` and ``days_missed`` make up ``days_due``. ``sets_done`` and
    ``reps_done`` are those that were due on their day: a surplus of one day does not pay for
    another one, and is told as ``sets_extra``. ``up_s``, ``down_s`` and ``hold_s`` are medians
    over the counted repetitions, None where there are none; ``entry`` is the latest prescription.
    """

    exercise: str
    side: SetSide
    entry: PrescribedExercise
    days_done: int
    days_partial: int
    days_missed: int
    days_unsafe: int
    sets_done: int
    sets_due: int
    sets_extra: int
    reps_done: int
    reps_due: int | None
    days_too_much: int
    up_s: float | None
    down_s: float | None
    hold_s: float | None

    @property
    def days_due(self) -> int:
        """Days on which it was due."""
        return self.days_done + self.days_partial + self.days_missed


def calendar_of(
    plans: Sequence[DayPlan], first: date, today: date, events: Sequence[SafetyEvent] = ()
) -> tuple[DayMark, ...]:
    """A mark for each day from ``first`` on, in order."""
    by_day: dict[date, list[ItemDay]] = defaultdict(list)
    for item in item_days(plans, first, today, events):
        by_day[item.day].append(item)
    unsafe = unsafe_days(events)
    return tuple(
        _mark(plan, by_day[plan.day], today, is_unsafe=plan.day in unsafe)
        for plan in plans
        if plan.day >= first
    )


def _mark(plan: DayPlan, items: Sequence[ItemDay], today: date, *, is_unsafe: bool) -> DayMark:
    sets = sum(len(exercise.sets) for exercise in plan.exercises)
    due = sum(item.due_sets for item in items)
    if plan.day >= today and not items:
        # Of the days to come only the named ones are known: any other day may do as well.
        known = [e for e in plan.exercises if plan.day <= today or has_named_days(e.entry)]
        due = sum(dose.due_sets for exercise in known for dose in exercise.doses)
    status = "unsafe" if is_unsafe else _status(plan, items, today, sets)
    return DayMark(plan.day, status, sets, due)


def _status(plan: DayPlan, items: Sequence[ItemDay], today: date, sets: int) -> MarkStatus:
    if plan.day > today:
        return "to_come"
    if any(exercise.status == "too_much" for exercise in plan.exercises):
        return "too_much"
    if not items:
        if plan.day == today and any(exercise.is_due for exercise in plan.exercises):
            return "to_come"  # today is not over yet
        if sets or plan.unplanned:
            return "unplanned"
        return "rest" if plan.program else "nothing"
    outcomes: set[Outcome] = {item.outcome for item in items}
    if outcomes == {"missed"}:
        return "unmatched" if plan.unplanned else "no_data"
    still_due = plan.day == today and any(exercise.left_sets for exercise in plan.exercises)
    return "done" if outcomes == {"done"} and not still_due else "partial"


def doses_of(
    plans: Sequence[DayPlan],
    first: date,
    today: date,
    sets: Iterable[StoredSet],
    events: Sequence[SafetyEvent] = (),
) -> tuple[DoseLine, ...]:
    """Done against prescribed of each exercise and side, in the program's order."""
    items: dict[tuple[str, SetSide], list[ItemDay]] = defaultdict(list)
    entries: dict[tuple[str, SetSide], PrescribedExercise] = {}
    too_much: dict[tuple[str, SetSide], int] = defaultdict(int)
    for plan in plans:
        if not first <= plan.day <= today:
            continue
        for exercise in plan.exercises:
            for dose in exercise.doses:
                key = exercise.entry.exercise, dose.side
                entries[key] = exercise.entry
                too_much[key] += exercise.status == "too_much"
    extra: dict[tuple[str, SetSide], int] = defaultdict(int)
    for work in unmatched_work(plans, first, today):
        if work.why == "not_due":
            extra[work.exercise, work.side] += work.sets
    for item in item_days(plans, first, today, events):
        items[item.entry.exercise, item.side].append(item)
    pace = _pace(sets)
    return tuple(
        _line(entry, key, items[key], (extra[key], too_much[key]), pace.get(key))
        for key, entry in entries.items()
    )


def _line(
    entry: PrescribedExercise,
    key: tuple[str, SetSide],
    items: Sequence[ItemDay],
    beyond: tuple[int, int],
    pace: tuple[float, float, float] | None,
) -> DoseLine:
    exercise, side = key
    up_s, down_s, hold_s = pace or (None, None, None)
    outcomes = [item.outcome for item in items]
    reps_due = [item.due_sets * (item.entry.reps_in_set or 0) for item in items]
    sets_extra, days_too_much = beyond
    return DoseLine(
        exercise=exercise,
        side=side,
        entry=entry,
        days_done=outcomes.count("done"),
        days_partial=outcomes.count("partial"),
        days_missed=outcomes.count("missed"),
        days_unsafe=sum(item.is_unsafe for item in items),
        sets_done=sum(item.done_sets for item in items),
        sets_due=sum(item.due_sets for item in items),
        sets_extra=sets_extra,
        reps_done=sum(item.reps for item in items),
        reps_due=sum(reps_due) if entry.reps_in_set else None,
        days_too_much=days_too_much,
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
