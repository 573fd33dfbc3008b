"""A day's plan in the patient's words: what to do, what is done, and that it is enough."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from math import ceil
from typing import TYPE_CHECKING, Literal

from hep_vision.program.outcomes import unmatched_work
from hep_vision.program.safety import BREACHES
from hep_vision.program.safety_words import mismatch_words, warnings_of
from hep_vision.program.schedule import has_named_days
from hep_vision.program.slots import left_now, slots_of
from hep_vision.program.words import (
    catch_up_words,
    contact_words,
    counted,
    day_words,
    dose_words,
    listed,
    set_side_words,
    side_words,
    weekday_of,
    weekday_words,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date, time

    from hep_vision.program.known import KnownExercises
    from hep_vision.program.model import PrescribedExercise, Program
    from hep_vision.program.safety import SafetyEvent
    from hep_vision.program.schedule import DayPlan, ExerciseDay

DAYS_OF_MISSES = timedelta(days=7)
"""How far back a missed day is worth a word."""

ItemState = Literal["to_do", "later", "done", "too_much", "over", "unsafe"]


@dataclass(frozen=True, slots=True)
class DayItem:
    """One exercise of the day.

    ``state`` is ``to_do``, ``later`` (its next clock time has not come), ``done``,
    ``too_much``, ``over`` (not finished, but its times have passed) or ``unsafe`` (a limit was
    passed or pain was above the rule: done or not, it was not as prescribed).
    """

    name: str
    side: str
    dose: str
    progress: str
    notes: tuple[str, ...]
    state: ItemState


@dataclass(frozen=True, slots=True)
class DayCard:
    """A day as the patient reads it; ``warnings`` come first."""

    title: str
    headline: str
    items: tuple[DayItem, ...]
    notes: tuple[str, ...]
    warnings: tuple[str, ...] = ()


def describe_day(
    plans: Sequence[DayPlan],
    versions: Sequence[Program],
    known: KnownExercises,
    now: time | None = None,
    events: Sequence[SafetyEvent] = (),
) -> DayCard:
    """Say what a day asks for.

    Parameters
    ----------
    plans : sequence of DayPlan
        The day, last, and the days before it whose misses are worth a word.
    versions : sequence of Program
        All versions, for what comes before and after.
    known : mapping
        The library, for names.
    now : time, optional
        The patient's clock if the day is today; without it no time of day has passed.
    events : sequence of SafetyEvent
        What happened on the day and in the days before it that are worth a word.
    """
    plan = plans[-1]
    since = plan.day - DAYS_OF_MISSES
    recent = [event for event in events if since < event.day <= plan.day]
    program = plan.program or max(versions, key=lambda version: version.version)
    warnings = tuple(warnings_of(recent, plan.day, program, known))
    if plan.program is None:
        nothing = _why_nothing(versions, plan.day)
        return DayCard(weekday_words(plan.day), nothing, (), (), warnings)
    today = [event for event in recent if event.day == plan.day and event.kind in BREACHES]
    items = tuple(_item(exercise, known, now, today) for exercise in plan.due)
    notes = (
        *_resting(plan, known),
        *_missed(plans, plan.program, known),
        *_unplanned(plan, known),
    )
    headline = _headline(plan, items, now, praise=not today)
    return DayCard(weekday_words(plan.day), headline, items, notes, warnings)


def _why_nothing(versions: Sequence[Program], day: date) -> str:
    first = min(versions, key=lambda program: program.valid_from)
    if day < first.valid_from:
        return f"Nothing yet: the program begins on {weekday_words(first.valid_from)}."
    last = max(versions, key=lambda program: program.version)
    return (
        f"The program ended on {day_words(last.valid_until)}. Ask for a new one: "
        f"{contact_words(last.contact)}."
    )


def _headline(plan: DayPlan, items: Sequence[DayItem], now: time | None, *, praise: bool) -> str:
    unfinished = [exercise for exercise in plan.due if left_now(exercise, now)]
    if unfinished:
        about = about_minutes(unfinished, now)
        return f"{counted(len(unfinished), 'exercise')}, about {about} minutes in all"
    if not items:
        return "A day of rest. It belongs to the program."
    if any(item.state == "over" for item in items):
        return "Enough for today. Go on as planned, and do not make up for it."
    if any(item.state == "too_much" for item in items):
        return "That is more than planned, and enough for today."
    return "That is all for today." + (" Well done." if praise else "")


def about_minutes(exercises: Iterable[ExerciseDay], now: time | None) -> int:
    """About how long what is left of some exercises takes, in steps of five minutes."""
    minutes = sum(minutes_left(exercise, now) for exercise in exercises)
    return max(5, 5 * ceil(minutes / 5))


def minutes_left(exercise: ExerciseDay, now: time | None) -> float:
    """Estimate of how long what is left of an exercise takes."""
    sets_each_time = exercise.entry.sets_each_time * len(exercise.doses)
    return exercise.entry.minutes_each_time * left_now(exercise, now) / sets_each_time


def _item(
    exercise: ExerciseDay,
    known: KnownExercises,
    now: time | None,
    events: Sequence[SafetyEvent],
) -> DayItem:
    entry = exercise.entry
    is_unsafe = is_unsafe_today(exercise, events)
    return DayItem(
        name=_name(entry, known),
        side=side_words(entry),
        dose=dose_words(entry),
        progress=_progress(exercise, now),
        notes=tuple(_item_notes(exercise)),
        state=state_of(exercise, now, unsafe=is_unsafe),
    )


def is_unsafe_today(exercise: ExerciseDay, events: Iterable[SafetyEvent]) -> bool:
    """Whether something happened in an exercise that was done on the day of these events."""
    return bool(exercise.sets) and any(event.concerns(exercise.entry) for event in events)


def state_of(exercise: ExerciseDay, now: time | None, *, unsafe: bool = False) -> ItemState:
    """What an exercise has come to at a time of its day; see `DayItem`."""
    if unsafe:
        return "unsafe"
    if exercise.status == "too_much":
        return "too_much"
    if not exercise.left_sets:
        return "done"
    if not left_now(exercise, now):
        return "over"
    return "later" if _waits(exercise, now) else "to_do"


def _waits(exercise: ExerciseDay, now: time | None) -> bool:
    """Whether everything up to the present clock time is done, and the next is still to come."""
    if now is None:
        return False
    open_slots = [slot for slot in slots_of(exercise, now) if slot.state == "open"]
    return (
        bool(open_slots)
        and open_slots[0].at > f"{now:%H:%M}"
        and any(slot.state == "done" for slot in slots_of(exercise, now))
    )


def _progress(exercise: ExerciseDay, now: time | None) -> str:
    slots = slots_of(exercise, now)
    if slots:
        return ", ".join(
            f"{slot.at} {_SLOT_WORDS[slot.state].format(done=slot.done_sets, due=slot.due_sets)}"
            for slot in slots
        )
    sides = [
        f"{dose.done_sets} of {counted(dose.due_sets, 'set')} done"
        + (f", {set_side_words(dose.side)}" if len(exercise.doses) > 1 else "")
        for dose in exercise.doses
    ]
    return "; ".join(sides)


_SLOT_WORDS = {"done": "done", "open": "to do ({done} of {due})", "missed": "missed, leave it"}


def _item_notes(exercise: ExerciseDay) -> Iterator[str]:
    entry = exercise.entry
    if exercise.making_up_for:
        left = counted(sum(dose.due_sets for dose in exercise.doses), "set")
        yield f"Makes up for {weekday_of(exercise.making_up_for)}: {left}, if you like."
    elif exercise.can_wait and not any(dose.done_sets for dose in exercise.doses):
        yield "Today or another day this week."
    if exercise.status == "too_much":
        yield "More than prescribed. Please stop here for today."
    begun = sum(not one.fulfils(entry) for one in exercise.sets)
    if begun:
        yield f"{counted(begun, 'set')} begun with too little to count."
    if exercise.left_sets and entry.frequency.times_per_day > 1 and not entry.frequency.at:
        yield f"Spread over the day, {counted(entry.sets_each_time, 'set')} at a time."
    if entry.exact_dose and exercise.left_sets:
        yield "Do not do more. Do not do less."


def _resting(plan: DayPlan, known: KnownExercises) -> Iterator[str]:
    for exercise in plan.resting:
        then = f"next on {weekday_words(exercise.next_day)}" if exercise.next_day else "finished"
        extra = sum(dose.extra_sets for dose in exercise.doses)
        if extra:
            yield (
                f"{_name(exercise.entry, known)}: {counted(extra, 'set')} done on a day of rest; "
                f"{then}."
            )
        else:
            yield f"Rest from {_name(exercise.entry, known)}; {then}."


def _missed(plans: Sequence[DayPlan], program: Program, known: KnownExercises) -> Iterator[str]:
    """Say what was missed in the days before, and what to do about it."""
    days = [exercise for plan in plans for exercise in plan.exercises]
    made_up = {
        (exercise.entry.key, exercise.making_up_for)
        for exercise in days
        if exercise.making_up_for and not exercise.left_sets
    }
    on: dict[str, list[str]] = {}
    too_few: list[str] = []
    for plan in plans[:-1]:
        for exercise in plan.exercises:
            if (exercise.entry.key, exercise.day) in made_up:
                continue
            if exercise.status in ("missed", "partial"):
                name, day = _name(exercise.entry, known), _short_day(plan.day)
                if exercise.status == "partial" or has_named_days(exercise.entry):
                    on.setdefault(name, []).append(day)
                else:
                    too_few.append(f"{name} a day too few by {day}")
    if on or too_few:
        what = "; ".join([*(f"{name} on {listed(days)}" for name, days in on.items()), *too_few])
        yield f"Not done in full in the last week: {what}."
        yield catch_up_words(program.catch_up)


def _short_day(day: date) -> str:
    """``Friday 13``: with its number, since a week ends on the weekday on which it began."""
    return f"{weekday_of(day)} {day.day}"


def _unplanned(plan: DayPlan, known: KnownExercises) -> Iterator[str]:
    sets: dict[str, int] = {}
    for work in unmatched_work((plan,), plan.day, plan.day):
        if work.why == "other_side":
            yield mismatch_words(work, known)
        elif work.why == "other_exercise":
            name = known[work.exercise].name if work.exercise in known else work.exercise
            what = f"{name} ({set_side_words(work.side)})"
            sets[what] = sets.get(what, 0) + work.sets
    if sets:
        done = "; ".join(f"{counted(count, 'set')} of {what}" for what, count in sets.items())
        yield f"Also done, not in the program: {done}."


def _name(entry: PrescribedExercise, known: KnownExercises) -> str:
    return known[entry.exercise].name
