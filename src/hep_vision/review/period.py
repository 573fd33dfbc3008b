"""Everything the record knows of a patient over a period, ready to be put into words."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from hep_vision.program.proposals import find_proposals
from hep_vision.program.schedule import plan_days
from hep_vision.review.adherence import DayMark, DoseLine, calendar_of, doses_of
from hep_vision.review.course import Course, courses_of
from hep_vision.review.strip import Strip, read_strips
from hep_vision.review.trend import Trend, trends_of
from hep_vision.statistics.repeatability import Repeatability
from hep_vision.store.history import answers_by_day, done_sets, read_corrected, read_history
from hep_vision.store.reading import read_programs, read_traces
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
_LONGEST_MEMORY = timedelta(days=30)  # before the period, for rolling counts and weeks


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
        What was due and done, a plan for each day; empty without a program.
    sessions : tuple of StoredSession
        Of the period, oldest first.
    history : tuple of StoredSession
        All sessions up to the last day, those before the period included.
    traces : dict
        Traces of the latest set of each exercise and side, by the set's number.
    strips : tuple of Strip
        A repetition of each exercise and side as stick figures, where landmarks were kept.
    repeatability : Repeatability
        What the clinic's own test and retest found; empty if it made none.
    corrected : tuple of StoredSession
        Sessions of the period that a therapist corrected, void ones included.
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
    repeatability: Repeatability = field(default_factory=Repeatability)
    corrected: tuple[StoredSession, ...] = ()

    @property
    def sets(self) -> tuple[StoredSet, ...]:
        """Sets of the period."""
        return all_sets(self.sessions)

    @property
    def marks(self) -> tuple[DayMark, ...]:
        """The calendar."""
        return calendar_of(self.plans, self.now.date())

    @property
    def doses(self) -> tuple[DoseLine, ...]:
        """Done against prescribed."""
        until = min(self.now.date(), self.last)
        return doses_of([plan for plan in self.plans if plan.day <= until], self.sets)

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
        known = [plan.program for plan in self.plans if plan.program is not None]
        return known[-1] if known else None

    @property
    def proposals(self) -> tuple[Proposal, ...]:
        """Where the therapist's own rules say more or less, by what was done until now."""
        until = min(self.now.date(), self.last)
        plans = [plan for plan in self.plans if plan.day <= until]
        if not plans or plans[-1].program is None:
            return ()
        return find_proposals(plans, answers_by_day(self.sessions, plans[-1].program))


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
    history = read_history(store, patient, last=last)
    sessions = tuple(session for session in history if session.day >= first)
    versions = _versions((*read_programs(store, patient), *programs))
    done = done_sets([s for s in history if s.day >= first - _LONGEST_MEMORY])
    plans = plan_days(versions, done, first, last) if versions else ()
    sets = all_sets(sessions)
    latest = {(one.exercise, one.side): one.id for one in sets}
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
        repeatability=repeatability or Repeatability(),
        corrected=read_corrected(store, patient, first=first, last=last),
    )


def _versions(programs: Sequence[Program]) -> tuple[Program, ...]:
    """Versions of the newest program; of two texts of one version the later one."""
    if not programs:
        return ()
    newest = max(programs, key=lambda program: program.valid_from)
    by_version = {p.version: p for p in programs if p.program == newest.program}
    return tuple(by_version[version] for version in sorted(by_version))
