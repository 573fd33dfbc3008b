"""What the record says of the patient, for the pages: the day, the weeks, and what happened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from hep_vision.plain_text import same_pseudonym
from hep_vision.program.day_words import DAYS_OF_MISSES
from hep_vision.program.safety import safety_events
from hep_vision.program.schedule import in_force, monday_of, plan_days
from hep_vision.store.history import done_sets, read_history, said_by_day
from hep_vision.store.reading import patients

if TYPE_CHECKING:
    from datetime import date, datetime

    from hep_vision.program.model import Program
    from hep_vision.program.safety import SafetyEvent
    from hep_vision.program.schedule import DayPlan
    from hep_vision.store.views import StoredSession
    from hep_vision.web.site import Site

WEEKS_SHOWN = 5  # a month, whatever weekday it begins on


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The patient's weeks up to the end of this one.

    Parameters
    ----------
    now : datetime
        On the clock on the patient's wall.
    versions : tuple of Program
        Versions of the program, the newest last; empty without one.
    sessions : tuple of StoredSession
        All of them, oldest first.
    plans : tuple of DayPlan
        A plan for each day of the weeks shown.
    events : tuple of SafetyEvent
        What happened that the therapist has to know.
    """

    now: datetime
    versions: tuple[Program, ...]
    sessions: tuple[StoredSession, ...]
    plans: tuple[DayPlan, ...]
    events: tuple[SafetyEvent, ...]

    @property
    def today(self) -> date:
        """The patient's calendar day."""
        return self.now.date()

    @property
    def day(self) -> DayPlan | None:
        """Today's plan; None without a program."""
        return next((plan for plan in self.plans if plan.day == self.today), None)

    @property
    def program(self) -> Program | None:
        """The version in force today, else the newest; None without any."""
        newest = self.versions[-1] if self.versions else None
        return in_force(self.versions, self.today) or newest

    @property
    def recent_events(self) -> tuple[SafetyEvent, ...]:
        """What happened in the days that are still worth a word."""
        since = self.today - DAYS_OF_MISSES
        return tuple(event for event in self.events if since < event.day <= self.today)


def read(site: Site) -> Reading:
    """Read what the pages of the patient need."""
    with site.store() as store:
        versions = site.versions(store)
        there = same_pseudonym(site.patient, patients(store))
        sessions = read_history(store, site.patient) if there else ()
    now = site.zone_now(versions)
    done, monday = done_sets(sessions), monday_of(now.date())
    first = monday - timedelta(weeks=WEEKS_SHOWN - 1)
    plans = plan_days(versions, done, first, monday + timedelta(days=6)) if versions else ()
    events = safety_events(done, said_by_day(sessions), versions)
    return Reading(now=now, versions=versions, sessions=sessions, plans=plans, events=tuple(events))
