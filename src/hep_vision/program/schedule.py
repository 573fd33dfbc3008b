"""What of a program is due on a day, what is done of it and what is left.

Pure: the days, the versions of the program and the sets that were done come in, plans come
out. Days are the patient's own calendar days and times are the clock on the patient's wall,
so that the changes between summer and winter time alter nothing.

Rules
-----
- On any day the version in force is the highest one whose first day has come; once that one
  has ended, nothing is due, even if an earlier version ran longer.
- A day never asks for more than one ordinary day's dose, whatever was missed before.
- Named days: a missed day is left out, or (``next_free_day``) asked for again on the next day
  on which the exercise is not due anyway, as far as it was missed, one missed day at a time.
- "n days a week": weeks are calendar weeks, Monday to Sunday. Days are suggested spread out
  evenly from the exercise's first day, any day will do, and any day with a set done is one of the
  n. A week that the exercise does not fill has its share of the n days: over whole weeks, from
  whatever weekday on, exactly n a week are due.
- A new version owes nothing of the old one: who wrote it knew what had been missed. But what
  was due or done under the old one counts: a week in which the version changes has no more than
  the new version's n days either.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from hep_vision.program.fields import WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hep_vision.program.done import DoneSet
    from hep_vision.program.fields import SetSide
    from hep_vision.program.model import PrescribedExercise, Program

DAYS_LOOKED_AHEAD = 14  # two weeks hold a due day of anything prescribed weekly

ONE_DAY = timedelta(days=1)

DayStatus = Literal["rest", "done", "partial", "missed", "too_much"]


@dataclass(frozen=True, slots=True)
class SideDose:
    """Sets of one kind on one day."""

    side: SetSide
    due_sets: int
    done_sets: int

    @property
    def left_sets(self) -> int:
        """Sets still to do."""
        return max(0, self.due_sets - self.done_sets)

    @property
    def extra_sets(self) -> int:
        """Sets beyond what was due."""
        return max(0, self.done_sets - self.due_sets)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExerciseDay:
    """One exercise of the program on one day.

    Parameters
    ----------
    entry : PrescribedExercise
        The exercise with its dose.
    day : date
        The day.
    doses : tuple of SideDose
        Due and done, for each kind of set; two with ``side: each``.
    making_up_for : date, optional
        The missed day that is made up for; None on an ordinary day.
    can_wait : bool
        Whether another day of this week would do as well.
    sets : tuple of DoneSet
        Everything of this exercise and these sides that was done on the day, also what was
        not enough for a set.
    next_day : date, optional
        Next day on which it is due if nothing more is done; None if not soon.
    days_of_week : int, optional
        Days of this calendar week on which it is to be done under this version; None where its
        days are named.
    days_left : int
        Days of this week after this one on which it can still be done; 0 where they are named.
    """

    entry: PrescribedExercise
    day: date
    doses: tuple[SideDose, ...]
    making_up_for: date | None = None
    can_wait: bool = False
    sets: tuple[DoneSet, ...] = ()
    next_day: date | None = None
    days_of_week: int | None = None
    days_left: int = 0

    @property
    def is_due(self) -> bool:
        """Whether anything is due on this day, done or not."""
        return any(dose.due_sets for dose in self.doses)

    @property
    def left_sets(self) -> int:
        """Sets still to do on this day, of all sides."""
        return sum(dose.left_sets for dose in self.doses)

    @property
    def is_complete(self) -> bool:
        """Whether every set that was due was done with all of its repetitions."""
        complete = [one for one in self.sets if one.completes(self.entry)]
        return all(
            sum(one.serves(dose.side) for one in complete) >= dose.due_sets for dose in self.doses
        )

    @property
    def passes_exact_dose(self) -> bool:
        """Whether a set had more repetitions than a dose that is to be kept exactly."""
        reps = self.entry.reps_in_set
        return (
            self.entry.exact_dose
            and reps is not None
            and any((one.reps or 0) > reps for one in self.sets)
        )

    @property
    def status(self) -> DayStatus:
        """What the day comes to once it is over."""
        if any(dose.extra_sets for dose in self.doses):
            return "too_much"
        if not self.is_due:
            return "rest"
        if not self.left_sets:
            return "too_much" if self.passes_exact_dose else "done"
        if any(dose.done_sets for dose in self.doses):
            return "partial"
        # What can still be done on another day of the week is not missed, nor is a make-up.
        return "rest" if self.can_wait or self.making_up_for else "missed"


@dataclass(frozen=True, slots=True)
class DayPlan:
    """A whole day: the version in force, its exercises, and what was done beside them."""

    day: date
    program: Program | None
    exercises: tuple[ExerciseDay, ...]
    unplanned: tuple[DoneSet, ...]

    @property
    def due(self) -> tuple[ExerciseDay, ...]:
        """The exercises that are due on this day, done or not."""
        return tuple(exercise for exercise in self.exercises if exercise.is_due)

    @property
    def resting(self) -> tuple[ExerciseDay, ...]:
        """The exercises that are not due on this day."""
        return tuple(exercise for exercise in self.exercises if not exercise.is_due)


def in_force(versions: Iterable[Program], day: date) -> Program | None:
    """Version that holds on a day; None before the first and after the last day."""
    begun = [program for program in versions if program.valid_from <= day]
    latest = max(begun, key=lambda program: program.version, default=None)
    return latest if latest is not None and day <= latest.valid_until else None


def plan_day(versions: Sequence[Program], done: Iterable[DoneSet], day: date) -> DayPlan:
    """Plan a day: what is due, done and left.

    Parameters
    ----------
    versions : sequence of Program
        All known versions of one program, in any order.
    done : iterable of DoneSet
        Everything that was done, in any order; what lies after ``day`` is not looked at.
    day : date
        The day.
    """
    return plan_days(versions, done, day, day)[0]


def plan_days(
    versions: Sequence[Program], done: Iterable[DoneSet], first: date, last: date
) -> tuple[DayPlan, ...]:
    """Plans of the days from ``first`` to ``last``, both included; as `plan_day`."""
    tally = _Tally(done, last)
    walked: dict[int, dict[date, list[ExerciseDay]]] = {}
    plans: list[DayPlan] = []
    for day in _days(first, last):
        program = in_force(versions, day)
        if program is None:
            plans.append(DayPlan(day, None, (), tally.unplanned(day, ())))
            continue
        if program.version not in walked:
            walked[program.version] = _walk_version(program, versions, tally, last)
        exercises = tuple(walked[program.version][day])
        unplanned = tally.unplanned(day, exercises)
        plans.append(DayPlan(day, program, exercises, unplanned))
    return tuple(plans)


class _Tally:
    """The sets that were done, by exercise and day, each counted once."""

    def __init__(self, done: Iterable[DoneSet], last: date) -> None:
        known = {
            (one.exercise_id, one.side, one.date, one.set_number): one
            for one in done
            if one.date <= last
        }
        self._by_day: dict[date, list[DoneSet]] = {}
        for one in known.values():
            self._by_day.setdefault(one.date, []).append(one)

    def of(self, entry: PrescribedExercise, day: date) -> tuple[DoneSet, ...]:
        """Everything done on a day that belongs to an entry of the program."""
        return tuple(
            one
            for one in self._by_day.get(day, ())
            if one.exercise_id == entry.exercise
            and any(one.serves(side) for side in entry.set_sides)
        )

    def unplanned(self, day: date, planned: Sequence[ExerciseDay]) -> tuple[DoneSet, ...]:
        """Everything done on a day that belongs to no entry."""
        used = {id(one) for exercise in planned for one in exercise.sets}
        return tuple(one for one in self._by_day.get(day, ()) if id(one) not in used)


def _days(first: date, last: date) -> Iterator[date]:
    for number in range((last - first).days + 1):
        yield first + number * ONE_DAY


def _walk_version(
    program: Program, versions: Iterable[Program], tally: _Tally, last: date
) -> dict[date, list[ExerciseDay]]:
    """All exercises of a version on each of its days up to ``last``."""
    versions = sorted(versions, key=lambda version: version.version)
    by_day: dict[date, list[ExerciseDay]] = {day: [] for day in _days(program.valid_from, last)}
    for entry in program.exercises:
        final = min(program.last_day_of(entry), _last_day_in_force(program, versions))
        shown = min(final, last + DAYS_LOOKED_AHEAD * ONE_DAY)
        window = _Window(program.valid_from, final, shown)
        if has_named_days(entry):
            walked = list(_walk_named_days(program, entry, tally, window))
        else:
            walked = list(_walk_any_days(_Weeks(entry, program, versions, tally), window))
        for exercise in _with_next_day(walked):
            if exercise.day <= last:
                by_day[exercise.day].append(exercise)
    return by_day


def _last_day_in_force(program: Program, versions: Iterable[Program]) -> date:
    """Last day before a newer version takes over."""
    replaced = (v.valid_from for v in versions if v.version > program.version)
    return min(replaced, default=date.max) - ONE_DAY


def monday_of(day: date) -> date:
    """First day of a calendar week."""
    return day - day.weekday() * ONE_DAY


@dataclass(frozen=True, slots=True)
class _Window:
    """The days of an exercise in a version: from first to last, walked up to ``shown``."""

    first: date
    last: date
    shown: date

    def days(self) -> Iterator[date]:
        return _days(self.first, self.shown)

    def rest_of_week(self, day: date) -> int:
        """Days left in the calendar week after this one."""
        return min(6 - day.weekday(), (self.last - day).days)


def _with_next_day(walked: Sequence[ExerciseDay]) -> Iterator[ExerciseDay]:
    """Tell each day which is the next one that is due, looking back from the end."""
    following: date | None = None
    told: list[ExerciseDay] = []
    for exercise in reversed(walked):
        told.append(replace(exercise, next_day=following))
        following = exercise.day if exercise.is_due else following
    return reversed(told)


def has_named_days(entry: PrescribedExercise) -> bool:
    """Whether it is fixed on which days of the week an exercise is due."""
    return entry.frequency.days is not None or entry.frequency.days_per_week == 7


def _doses(
    entry: PrescribedExercise, due_sets: Sequence[int], sets: Iterable[DoneSet]
) -> tuple[SideDose, ...]:
    enough = [one for one in sets if one.fulfils(entry)]
    return tuple(
        SideDose(side, due, sum(one.serves(side) for one in enough))
        for side, due in zip(entry.set_sides, due_sets, strict=True)
    )


@dataclass(slots=True)
class _Owed:
    """A missed day that may still be made up for, with the sets it lacks."""

    day: date
    sets: list[int]


def _walk_named_days(
    program: Program, entry: PrescribedExercise, tally: _Tally, window: _Window
) -> Iterator[ExerciseDay]:
    """Go through the days of an exercise that is due on named days of the week."""
    named = entry.frequency.days or WEEKDAYS
    full = [entry.sets_each_day] * len(entry.set_sides)
    within = program.catch_up.within_days or 0
    owed: list[_Owed] = []
    for day in window.days():
        owed = [missed for missed in owed if (day - missed.day).days <= within]
        regular = WEEKDAYS[day.weekday()] in named
        making_up = owed[0] if owed and not regular else None
        due = full if regular else making_up.sets if making_up else [0] * len(full)
        sets = tally.of(entry, day)
        doses = _doses(entry, due, sets)
        yield ExerciseDay(
            entry=entry,
            day=day,
            doses=doses,
            making_up_for=making_up.day if making_up else None,
            sets=sets,
        )
        if making_up:
            making_up.sets = [dose.left_sets for dose in doses]
        elif regular:
            _pay(owed, [dose.extra_sets for dose in doses])
            owed.append(_Owed(day, [dose.left_sets for dose in doses]))
        owed = [missed for missed in owed if any(missed.sets)]


def _pay(owed: Iterable[_Owed], extra_sets: Sequence[int]) -> None:
    """Take sets that were done beyond the day's dose off what is owed, oldest first."""
    extra = list(extra_sets)
    for missed in owed:
        for side, more in enumerate(extra):
            paid = min(more, missed.sets[side])
            missed.sets[side] -= paid
            extra[side] -= paid


def _walk_any_days(weeks: _Weeks, window: _Window) -> Iterator[ExerciseDay]:
    """Go through the days of an exercise that is due on so many days a week, any of them."""
    entry, tally = weeks.entry, weeks.tally
    full = [entry.sets_each_day] * len(entry.set_sides)
    missing = expected = 0
    for day in window.days():
        if day.weekday() == 0 or day == window.first:
            missing = expected = weeks.days_due(monday_of(day))
        days_left = window.rest_of_week(day)
        ahead = _days(day + ONE_DAY, day + days_left * ONE_DAY)
        later = sum(other.weekday() in weeks.suggested for other in ahead)
        sets = tally.of(entry, day)
        begun = any(one.fulfils(entry) for one in sets)
        is_suggested = day.weekday() in weeks.suggested
        is_due = missing > 0 and (is_suggested or missing > later or begun)
        yield ExerciseDay(
            entry=entry,
            day=day,
            doses=_doses(entry, full if is_due else [0] * len(full), sets),
            can_wait=is_due and missing <= days_left,
            sets=sets,
            days_of_week=expected,
            days_left=days_left,
        )
        missing -= begun


class _Weeks:
    """On how many days of each calendar week an exercise on any n days is due.

    Parameters
    ----------
    entry : PrescribedExercise
        The exercise.
    program : Program
        Its version.
    versions : sequence of Program
        All of them, in order.
    tally : _Tally
        What was done.
    """

    def __init__(
        self,
        entry: PrescribedExercise,
        program: Program,
        versions: Sequence[Program],
        tally: _Tally,
    ) -> None:
        self.entry = entry
        self.tally = tally
        self._earlier = [
            (version, one, _last_day_in_force(version, versions))
            for version in versions
            if version.version < program.version
            for one in version.exercises
            if one.exercise == entry.exercise and set(one.set_sides) & set(entry.set_sides)
        ]
        self._versions = versions
        self._program = program
        self._first = program.valid_from
        self._last = min(program.last_day_of(entry), _last_day_in_force(program, versions))
        self.suggested = suggested_weekdays(entry, self._anchor())

    def _anchor(self) -> date:
        """First day of the unbroken run of versions that ask for it on any days."""
        anchor = self._first
        for version, one, last in reversed(self._earlier):
            if has_named_days(one) or min(last, version.last_day_of(one)) + ONE_DAY < anchor:
                break
            anchor = version.valid_from
        return anchor

    def days_due(self, monday: date) -> int:
        """Days of the week from ``monday`` on which this version wants it done."""
        days = _common_days(monday, self._first, self._last)
        share = sum(day.weekday() in self.suggested for day in days)
        if self._first <= monday or not self._earlier:
            return share
        done = sum(
            any(one.fulfils(self.entry) for one in self.tally.of(self.entry, day))
            for day in _days(monday, self._first - ONE_DAY)
        )
        due = sum(
            self._due_earlier(version, one, last, monday) for version, one, last in self._earlier
        )
        most = self.entry.frequency.days_per_week or 7
        return min(share, max(0, most - max(done, due)))

    def _due_earlier(
        self, version: Program, one: PrescribedExercise, last: date, monday: date
    ) -> int:
        """Days of a week on which an earlier version wanted it done."""
        if not has_named_days(one):
            return _Weeks(one, version, self._versions, self.tally).days_due(monday)
        named = one.frequency.days or WEEKDAYS
        days = _common_days(monday, version.valid_from, min(last, version.last_day_of(one)))
        return sum(WEEKDAYS[day.weekday()] in named for day in days)


def _common_days(monday: date, first: date, last: date) -> list[date]:
    """Days of a calendar week within a span of days."""
    return list(_days(max(monday, first), min(monday + 6 * ONE_DAY, last)))


def suggested_days(
    entry: PrescribedExercise, program: Program, versions: Sequence[Program]
) -> frozenset[int]:
    """Weekdays, 0 for Monday, suggested for an exercise on any n days in a version."""
    ordered = sorted(versions, key=lambda version: version.version)
    return _Weeks(entry, program, ordered, _Tally((), program.valid_from)).suggested


def suggested_weekdays(entry: PrescribedExercise, first: date) -> frozenset[int]:
    """Weekdays, 0 for Monday, over which an exercise on any n days is spread.

    Parameters
    ----------
    entry : PrescribedExercise
        The exercise.
    first : date
        Its first day, on which it begins.
    """
    days_per_week = entry.frequency.days_per_week or 7
    places = (number * 7 // days_per_week for number in range(days_per_week))
    return frozenset((first.weekday() + place) % 7 for place in places)
