"""Everything the record knows of a patient over a period, ready to be put into words."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from hep_vision.matters.merge import merge
from hep_vision.matters.model import Matter, in_order
from hep_vision.program.history import ValidVersion, versions_in
from hep_vision.program.known import known_exercises
from hep_vision.program.outcomes import Unmatched, unmatched_work
from hep_vision.program.proposals import find_proposals
from hep_vision.program.safety import SafetyEvent, safety_events
from hep_vision.program.schedule import monday_of, plan_days
from hep_vision.review.adherence import DayMark, DoseLine, calendar_of, doses_of
from hep_vision.review.course import Course, courses_of
from hep_vision.review.matters import occurrences_of, unresolved
from hep_vision.review.raising import case_of, is_followed, program_on
from hep_vision.review.strip import Strip, read_strips
from hep_vision.review.trend import Trend, trends_of
from hep_vision.statistics.repeatability import Repeatability
from hep_vision.store.clinic_values import (
    ClinicValue,
    OutcomeScore,
    read_clinic_values,
    read_outcome_scores,
)
from hep_vision.store.history import (
    answers_by_day,
    done_sets,
    read_corrected,
    read_history,
    said_by_day,
)
from hep_vision.store.matters import read_matters
from hep_vision.store.reading import read_programs, read_traces
from hep_vision.store.sign_offs import SignOff, read_sign_offs
from hep_vision.store.views import all_sets

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hep_vision.measure.result import Trace
    from hep_vision.program.model import Program
    from hep_vision.program.proposals import Proposal
    from hep_vision.program.schedule import DayPlan
    from hep_vision.store.database import Store
    from hep_vision.store.views import StoredSession, StoredSet

USUAL_PERIOD = timedelta(days=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A patient's period.

    Parameters
    ----------
    patient : str
        Pseudonym.
    first, last : date
        First and last day.
    now : datetime
        When it is looked at, with the patient's time zone.
    programs : tuple of Program
        Versions of the program, as they were stored.
    plans : tuple of DayPlan
        What was due and done, a plan for each day from the Monday of the first day's week on;
        empty without a program.
    sessions : tuple of StoredSession
        Of the period, oldest first.
    history : tuple of StoredSession
        All sessions up to the last day, those before the period included.
    traces : dict
        Traces of the latest set of each exercise and side, by the set's number.
    strips : tuple of Strip
        A repetition of each exercise and side as stick figures, where landmarks were kept.
    events : tuple of SafetyEvent
        What happened in the period that the therapist has to know, oldest first.
    matters : tuple of Matter
        What a therapist must see, as of now, the most urgent first; the resolved ones among them.
    repeatability : Repeatability
        What the clinic's own test and retest found; empty if it made none.
    corrected : tuple of StoredSession
        Sessions of the period that a therapist corrected, void ones included.
    clinic_values : tuple of ClinicValue
        Angles that the clinic measured itself, until the last day.
    scores : tuple of OutcomeScore
        Scores of questionnaires, until the last day.
    sign_offs : tuple of SignOff
        Reports of this very period that were signed, oldest first.
    """

    patient: str
    first: date
    last: date
    now: datetime
    programs: tuple[Program, ...]
    plans: tuple[DayPlan, ...]
    sessions: tuple[StoredSession, ...]
    history: tuple[StoredSession, ...]
    traces: dict[int, tuple[Trace, ...]]
    strips: tuple[Strip, ...]
    events: tuple[SafetyEvent, ...] = ()
    matters: tuple[Matter, ...] = ()
    repeatability: Repeatability = field(default_factory=Repeatability)
    corrected: tuple[StoredSession, ...] = ()
    clinic_values: tuple[ClinicValue, ...] = ()
    scores: tuple[OutcomeScore, ...] = ()
    sign_offs: tuple[SignOff, ...] = ()

    @property
    def sets(self) -> tuple[StoredSet, ...]:
        """Sets of the period."""
        return all_sets(self.sessions)

    @property
    def today(self) -> date:
        """The day it is, or the last day of a period that is over."""
        return min(self.now.date(), self.last + timedelta(days=1))

    @property
    def days(self) -> tuple[DayPlan, ...]:
        """Plans of the days of the period."""
        return tuple(plan for plan in self.plans if plan.day >= self.first)

    @property
    def marks(self) -> tuple[DayMark, ...]:
        """The calendar."""
        return calendar_of(self.plans, self.first, self.now.date(), self.events)

    @property
    def doses(self) -> tuple[DoseLine, ...]:
        """Done against prescribed, of each exercise and side."""
        return doses_of(self.plans, self.first, self.today, self.sets, self.events)

    @property
    def open_matters(self) -> tuple[Matter, ...]:
        """Matters that no therapist has resolved, the most urgent first."""
        return tuple(matter for matter in self.matters if matter.state != "resolved")

    @property
    def unmatched(self) -> tuple[Unmatched, ...]:
        """What was done and not prescribed: the other side, another exercise, a day of rest."""
        return unmatched_work(self.plans, self.first, self.last)

    @property
    def trends(self) -> tuple[Trend, ...]:
        """Range of motion over the whole history: a baseline may be older than the period."""
        return trends_of(self.history)

    @property
    def courses(self) -> tuple[Course, ...]:
        """What everything exercised in the period comes to; judged together."""
        trends = [trend for trend in self.trends if trend.latest.day >= self.first]
        return courses_of(trends, self.repeatability)

    @property
    def program(self) -> Program | None:
        """The version in force on the last day, or the latest before it."""
        known = [plan.program for plan in self.days if plan.program is not None]
        return known[-1] if known else None

    @property
    def versions(self) -> tuple[ValidVersion, ...]:
        """Versions of the program in the period, each with the days on which it was in force."""
        return versions_in(self.programs, self.first, self.last)

    @property
    def proposals(self) -> tuple[Proposal, ...]:
        """Where the therapist's own rules say more or less, by what was done until now."""
        until = min(self.now.date(), self.last)
        plans = [plan for plan in self.plans if plan.day <= until]
        if not plans or plans[-1].program is None:
            return ()
        answers = answers_by_day(self.sessions, plans[-1].program)
        events = unresolved(self.events, self.matters)
        return find_proposals(plans, answers, events, known=known_exercises())


def read_period(
    store: Store,
    patient: str,
    *,
    now: datetime,
    first: date | None = None,
    last: date | None = None,
    programs: Sequence[Program] = (),
    repeatability: Repeatability | None = None,
) -> Period:
    """Read a patient's period from the record.

    Parameters
    ----------
    store : Store
        The record.
    patient : str
        Pseudonym.
    now : datetime
        The moment, with the patient's time zone.
    first, last : date, optional
        First and last day; by default the last 30 days.
    programs : sequence of Program
        Versions that are not in the record.
    repeatability : Repeatability, optional
        What the clinic's own test and retest found.

    Raises
    ------
    NotInRecordError
        If there is no such patient.
    """
    last = last or now.date()
    first = first or last - USUAL_PERIOD + timedelta(days=1)
    whole = read_history(store, patient, last=max(last, now.date()))
    history = tuple(session for session in whole if session.day <= last)
    sessions = tuple(session for session in history if session.day >= first)
    every = (*read_programs(store, patient), *programs)
    versions = program_on(min(last, now.date()), every)
    done = done_sets(history)
    plans = plan_days(versions, done, monday_of(first), last) if versions else ()
    events = safety_events(done, said_by_day(history), versions)
    sets = all_sets(sessions)
    latest = {(one.exercise, one.side): one.id for one in sets}
    known = repeatability or Repeatability()
    return Period(
        patient=patient,
        first=first,
        last=last,
        now=now,
        programs=versions,
        plans=plans,
        sessions=sessions,
        history=history,
        traces=read_traces(store, latest.values()),
        strips=read_strips(store, sets),
        events=tuple(event for event in events if event.day >= first),
        matters=_matters(store, patient, whole, every, now, known),
        repeatability=known,
        corrected=read_corrected(store, patient, first=first, last=last),
        clinic_values=tuple(v for v in read_clinic_values(store, patient) if v.day <= last),
        scores=tuple(s for s in read_outcome_scores(store, patient) if s.day <= last),
        sign_offs=tuple(
            one for one in read_sign_offs(store, patient) if (one.first, one.last) == (first, last)
        ),
    )


def _matters(
    store: Store,
    patient: str,
    sessions: Sequence[StoredSession],
    programs: Sequence[Program],
    now: datetime,
    repeatability: Repeatability,
) -> tuple[Matter, ...]:
    """Matters as of now; those that nobody has stored yet have no number."""
    stored = read_matters(store, patient, with_resolved=True)
    until = [session for session in sessions if session.day <= now.date()]
    versions = program_on(now.date(), programs)
    case = case_of(
        until,
        versions,
        now.date(),
        repeatability,
        stored,
        followed=is_followed(versions, programs),
    )
    return in_order(merge(stored, occurrences_of(case), patient, now))
