"""Today: what is due, done and left, and when is next; what happened comes first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hep_vision.program.day_words import about_minutes, is_unsafe_today, state_of
from hep_vision.program.safety import BREACHES
from hep_vision.program.safety_words import breaches_of
from hep_vision.program.slots import slots_of
from hep_vision.web.pages.exercise import ExerciseCard, card_of, contact_of
from hep_vision.web.reading import read
from hep_vision.web.rendering import page
from hep_vision.web.site import site_of
from hep_vision.web.table import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, time

    from starlette.requests import Request
    from starlette.responses import Response

    from hep_vision.program.day_words import ItemState
    from hep_vision.program.known import KnownExercises
    from hep_vision.program.safety import SafetyEvent
    from hep_vision.program.schedule import DayPlan, ExerciseDay
    from hep_vision.web.reading import Reading
    from hep_vision.web.words import PageWords


@dataclass(frozen=True, slots=True)
class Item:
    """An exercise of the day: its card, what it has come to, and that in words."""

    card: ExerciseCard
    state: ItemState
    progress: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """What stands on the page; ``start`` is the first exercise left, empty if none is."""

    greeting: str
    date: str
    headline: str
    warnings: tuple[str, ...]
    contact: str
    items: tuple[Item, ...]
    start: str
    next: str


def routes() -> list[Entry]:
    """Entries of the table of routes."""
    return [Entry(path="/", endpoint=today, who="patient")]


def today(request: Request) -> Response:
    """The page."""
    site = site_of(request)
    reading = read(site)
    words = site.words(reading.program)
    return page(
        "today.html",
        words,
        site.settings,
        today=make_today(reading, words, site.known),
        has_program=reading.program is not None,
        written=request.query_params.get("written") == "1",
    )


def make_today(reading: Reading, words: PageWords, known: KnownExercises) -> Today:
    """Say what the day asks for."""
    plan, now = reading.day, reading.now.time()
    happened = [e for e in reading.recent_events if e.day == reading.today and e.kind in BREACHES]
    due = plan.due if plan is not None else ()
    stopped = is_stopped(reading)
    states: list[ItemState] = [_state(one, now, happened, stopped=stopped) for one in due]
    items = tuple(
        Item(
            card_of(one.entry, reading.program, known, words),
            state,
            _progress(one, state, reading, words),
            tuple(_notes(one, state, reading, words)),
        )
        for one, state in zip(due, states, strict=True)
    )
    startable = [item for item in items if item.state == "to_do"]
    return Today(
        greeting=words.say(_greeting(now.hour)),
        date=_capital(words.patient.weekday_date(reading.today)),
        headline=words.say("warn-stop-today")
        if stopped
        else _headline(reading, due, states, words, praise=not happened),
        warnings=tuple(_warnings(reading, words, known)),
        contact=contact_of(reading.program),
        items=items,
        start=startable[0].card.name if startable else "",
        next=_next(plan, states, words),
    )


def is_stopped(reading: Reading) -> bool:
    """Whether nothing more is to be done today.

    A limit that was passed stops its exercise; pain, a fall or a swelling stops the day.
    """
    kinds = {one.kind for one in reading.events if one.day == reading.today}
    return bool(kinds & (BREACHES - {"limit_passed"}))


def _state(one: ExerciseDay, now: time, happened: list[SafetyEvent], *, stopped: bool) -> ItemState:
    state = state_of(one, now, unsafe=is_unsafe_today(one, happened))
    return "over" if stopped and state in ("to_do", "later") else state


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _greeting(hour: int) -> str:
    return "greet-morning" if 4 <= hour < 12 else "greet-day" if hour < 18 else "greet-evening"


def _warnings(reading: Reading, words: PageWords, known: KnownExercises) -> Iterator[str]:
    """What happened in the last days: to stop there, and to tell the therapist."""
    told = breaches_of(reading.recent_events)
    for (kind, exercise), days in told.items():
        when = words.say("when-today")
        if reading.today not in days:
            when = words.say("when-day", day=words.patient.weekday(days[-1]))
        if kind == "limit_passed":
            name = words.patient.exercise(known[exercise]).name if exercise in known else exercise
            yield words.say("warn-limit", name=name, when=when)
        else:
            yield words.say(f"warn-{kind}", when=when)


def _headline(
    reading: Reading,
    due: tuple[ExerciseDay, ...],
    states: list[ItemState],
    words: PageWords,
    *,
    praise: bool,
) -> str:
    plan, now = reading.day, reading.now.time()
    if plan is None or plan.program is None:
        return _why_nothing(reading, words)
    later = [one for one, state in zip(due, states, strict=True) if state == "later"]
    if "to_do" in states:
        todo = [one for one, state in zip(due, states, strict=True) if state == "to_do"]
        begun = any(one.sets for one in due)
        minutes = about_minutes(todo, now)
        return words.say("day-begun" if begun else "day-to-do", count=len(todo), minutes=minutes)
    if later:
        times = [slot.at for one in later for slot in slots_of(one, now) if slot.state == "open"]
        return words.say("day-later", time=words.patient.clock(min(times)))
    if not due:
        return words.say("day-rest")
    if "too_much" in states:
        return words.say("day-too-much")
    if "over" in states:
        return words.say("day-over")
    return words.say("day-well-done" if praise else "day-done")


def _why_nothing(reading: Reading, words: PageWords) -> str:
    versions = reading.versions
    if not versions:
        return words.say("day-no-program")
    first = min(program.valid_from for program in versions)
    if reading.today < first:
        return words.say("day-not-begun", date=words.patient.weekday_date(first))
    return words.say("day-ended", date=words.patient.date(versions[-1].valid_until))


def _progress(one: ExerciseDay, state: ItemState, reading: Reading, words: PageWords) -> str:
    if state == "later":
        open_slots = [s for s in slots_of(one, reading.now.time()) if s.state == "open"]
        return words.say("item-later", time=words.patient.clock(open_slots[0].at))
    if state != "to_do":
        return words.say(f"item-{state.replace('_', '-')}")
    slots = [slot for slot in slots_of(one, reading.now.time()) if slot.state == "open"]
    if slots:
        return words.say("item-left", due=slots[0].due_sets - slots[0].done_sets)
    due = sum(dose.due_sets for dose in one.doses)
    done = sum(min(dose.done_sets, dose.due_sets) for dose in one.doses)
    if done:
        return words.say("item-part", done=done, due=due)
    return words.say("item-left", due=due)


def _notes(one: ExerciseDay, state: ItemState, reading: Reading, words: PageWords) -> Iterator[str]:
    frequency = one.entry.frequency
    slots = [slot.at for slot in slots_of(one, reading.now.time()) if slot.state == "open"]
    if state == "to_do" and len(slots) > 1:
        times = words.patient.listed([words.patient.clock(at) for at in slots[1:]])
        yield words.say("item-later", time=times)
    if one.making_up_for:
        yield words.say("item-makes-up", day=words.patient.weekday(one.making_up_for))
    elif one.can_wait and not any(dose.done_sets for dose in one.doses):
        yield words.say("item-can-wait")
    if one.entry.exact_dose and one.left_sets:
        yield words.say("item-exact")
    if one.left_sets and frequency.times_per_day > 1 and not frequency.at:
        yield words.say("item-spread")


def _next(plan: DayPlan | None, states: list[ItemState], words: PageWords) -> str:
    """Next day on which something is due, once nothing is left today."""
    if plan is None or "to_do" in states or "later" in states:
        return ""
    days: list[date] = [one.next_day for one in plan.exercises if one.next_day is not None]
    return words.say("next-time", day=words.patient.weekday_date(min(days))) if days else ""
