"""What a session is made of today: the sets that are due, or those that were asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import tzlocal

from hep_vision.coach.plan import SessionPlan
from hep_vision.live.own_gain import gains_of
from hep_vision.live.planning import (
    PlannedSet,
    plan_program,
    rest_of_day,
    with_gains,
    with_history,
    with_rivals,
)
from hep_vision.plain_text import same_pseudonym
from hep_vision.store.views import StoredSession, all_sets

if TYPE_CHECKING:
    from datetime import date, time

    from hep_vision.coach.plan import DayQuestion, RestOfDay
    from hep_vision.coach.words import Words
    from hep_vision.definitions.library import Library
    from hep_vision.definitions.schema import Definition
    from hep_vision.live.store_session import Owner
    from hep_vision.program.model import Program
    from hep_vision.program.schedule import DayPlan
    from hep_vision.store.database import Store

# Sets that are to be done after these sessions, at this time.
Planner = Callable[[Sequence[StoredSession], datetime], list[PlannedSet]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A session that can begin: its sets, its language, and whose it is.

    ``others`` is what the patient may do instead of what a set asks for; the record then says so.
    """

    sets: tuple[PlannedSet, ...]
    words: Words
    owner: Owner
    rest_of_day: RestOfDay | None = None
    asks_of_day: tuple[DayQuestion, ...] = ()
    others: tuple[Definition, ...] = ()

    @property
    def session_plan(self) -> SessionPlan:
        """The session as the coach leads it."""
        return SessionPlan(
            tuple(one.plan for one in self.sets),
            rest_of_day=self.rest_of_day,
            asks_of_day=self.asks_of_day,
        )


def prepare(
    plan: Planner,
    owner: Owner,
    words: Words,
    now: datetime,
    *,
    without: int | None = None,
    shows_degrees: bool = False,
    others: Sequence[Definition] = (),
) -> Prepared:
    """What a session that begins now is made of; without sets if nothing is to be done.

    Parameters
    ----------
    plan : callable
        What is to be done after the sessions there have been.
    owner : Owner
        Whose session it is.
    words : Words
        The catalogue.
    now : datetime
        With its time zone.
    without : int, optional
        Number of a session that is prepared again: what it did is no reason to do less.
    shows_degrees : bool
        Whether the patient asked to see degrees.
    others : sequence of Definition
        What may be done instead of what is asked for.
    """
    history = [one for one in history_of(owner.store, owner.patient) if one.id != without]
    gains = gains_of(history, now.date())
    planned = [
        with_gains(with_history(one, all_sets(history)), gains) for one in plan(history, now)
    ]
    sets = tuple(
        replace(one, plan=replace(one.plan, shows_degrees=shows_degrees))
        for one in with_rivals(planned)
    )
    program = owner.program
    if program is None:
        return Prepared(sets=sets, words=words, owner=owner, others=tuple(others))
    day, time_of_day = today_of(program, history, now)
    was_asked = any(session.day == day.day for session in history)
    return Prepared(
        sets=sets,
        words=words,
        owner=owner,
        rest_of_day=rest_of_day(day, time_of_day),
        asks_of_day=() if was_asked else program.ask_each_day,
        others=tuple(others),
    )


def history_of(store: Store, patient: str) -> tuple[StoredSession, ...]:
    """The patient's sessions; none of somebody whom the record does not have yet."""
    from hep_vision.store.history import read_history
    from hep_vision.store.reading import patients

    return read_history(store, patient) if same_pseudonym(patient, patients(store)) else ()


def due_sets(program: Program, library: Library) -> Planner:
    """Plan what a program asks for now."""

    def plan(history: Sequence[StoredSession], now: datetime) -> list[PlannedSet]:
        day, clock = today_of(program, history, now)
        unsafe = _unsafe_today(program, history, day.day)
        planned = plan_program(day, clock, library)
        return [one for one in planned if one.plan.exercise_id not in unsafe]

    return plan


def _unsafe_today(
    program: Program, history: Sequence[StoredSession], today: date
) -> frozenset[str]:
    """Exercises that stop for today: a limit was passed in them, or they hurt too much."""
    from hep_vision.program.safety import BREACHES, safety_events
    from hep_vision.store.history import done_sets

    events = safety_events(done_sets(history), (), (program,))
    return frozenset(e.exercise for e in events if e.day == today and e.kind in BREACHES)


def today_of(
    program: Program, history: Sequence[StoredSession], now: datetime
) -> tuple[DayPlan, time]:
    """The patient's day and time of day."""
    from hep_vision.program.schedule import plan_day
    from hep_vision.store.history import done_sets

    there = now.astimezone(ZoneInfo(program.timezone or tzlocal.get_localzone_name()))
    return plan_day([program], done_sets(history), there.date()), there.time()


def why_nothing(program: Program, history: Sequence[StoredSession], now: datetime) -> str:
    """Why nothing is due now, in a sentence."""
    from hep_vision.program.day_words import describe_day
    from hep_vision.program.known import known_exercises
    from hep_vision.program.safety import safety_events
    from hep_vision.store.history import done_sets, said_by_day

    day, clock = today_of(program, history, now)
    events = safety_events(done_sets(history), said_by_day(history), (program,))
    card = describe_day((day,), (program,), known_exercises(), clock, events)
    return " ".join((*card.warnings, card.headline))
