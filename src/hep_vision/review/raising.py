"""Matters brought up to date: what the record says today, raised where it is new."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from hep_vision.errors import StoreError
from hep_vision.matters.model import Matter, MatterKind, in_order
from hep_vision.program.safety import safety_events
from hep_vision.program.schedule import monday_of, plan_days
from hep_vision.review.course import courses_of
from hep_vision.review.matters import LOOKED_BACK, Case, occurrences_of
from hep_vision.review.trend import trends_of
from hep_vision.store.history import answers_by_day, done_sets, read_history, said_by_day
from hep_vision.store.matters import keep_occurrences, read_matters
from hep_vision.store.reading import read_programs
from hep_vision.store.repeatability import read_repeatability

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from hep_vision.program.model import Program
    from hep_vision.statistics.repeatability import Repeatability
    from hep_vision.store.database import Store
    from hep_vision.store.views import StoredSession


OF_TIME: frozenset[MatterKind] = frozenset({"silent", "program_ending"})
"""Matters that no session gives rise to; they come with time, and are raised when it is looked."""


def case_of(
    sessions: Sequence[StoredSession],
    versions: Sequence[Program],
    today: date,
    repeatability: Repeatability,
    matters: Sequence[Matter] = (),
    *,
    followed: bool = False,
) -> Case:
    """What is known of a patient on a day.

    Parameters
    ----------
    sessions : sequence of StoredSession
        All of them up to that day, oldest first.
    versions : sequence of Program
        Versions of one program.
    today : date
        The patient's own day.
    repeatability : Repeatability
        What the clinic's own test and retest found.
    matters : sequence of Matter
        Those that are stored: what a therapist has resolved blocks nothing any more.
    followed : bool
        Whether another program goes on beyond the end of this one.
    """
    since = monday_of(today - LOOKED_BACK)
    recent = [session for session in sessions if session.day >= since]
    done, said = done_sets(recent), said_by_day(recent)
    plans = plan_days(versions, done, since, today) if versions else ()
    program = next((plan.program for plan in reversed(plans) if plan.program), None)
    return Case(
        today=today,
        sessions=recent,
        versions=versions,
        plans=plans,
        events=safety_events(done, said, versions),
        answers=answers_by_day(recent, program) if program else {},
        courses=courses_of(trends_of(sessions), repeatability),
        matters=matters,
        followed=followed,
    )


def refresh_matters(
    store: Store,
    patient: str,
    now: datetime,
    repeatability: Repeatability,
    programs: Sequence[Program] = (),
    *,
    without: frozenset[MatterKind] = frozenset(),
) -> tuple[Matter, ...]:
    """Raise what is new, and give the matters that nobody has resolved, the most urgent first.

    Parameters
    ----------
    store : Store
        The record; one that cannot be written keeps nothing of it.
    patient : str
        Pseudonym.
    now : datetime
        The moment, with the patient's time zone.
    repeatability : Repeatability
        What the clinic's own test and retest found.
    programs : sequence of Program
        Versions that are not in the record.
    without : frozenset of str
        Kinds that are left for another time.

    Raises
    ------
    NotInRecordError
        If there is no such patient.
    StoreError
        If it cannot be stored.
    """
    sessions = read_history(store, patient, last=now.date())
    every = (*read_programs(store, patient), *programs)
    versions = program_on(now.date(), every)
    stored = read_matters(store, patient, with_resolved=True)
    case = case_of(
        sessions,
        versions,
        now.date(),
        repeatability,
        stored,
        followed=is_followed(versions, every),
    )
    found = [one for one in occurrences_of(case) if one.kind not in without]
    matters = keep_occurrences(store, patient, found, now)
    return in_order([matter for matter in matters if matter.state != "resolved"])


def raise_matters(store: Store, patient: str, now: datetime | None = None) -> None:
    """Raise what a session that was just written gives rise to, before anybody looks.

    Nothing is said of silence: sessions of a month may be added one after the other.
    What cannot be stored now is raised when matters are next read: the session itself is safe.
    """
    with suppress(StoreError):
        now = now or patients_now(store, patient)
        repeatability = read_repeatability(store.place)
        refresh_matters(store, patient, now, repeatability, without=OF_TIME)


def patients_now(store: Store, patient: str, programs: Sequence[Program] = ()) -> datetime:
    """Now, on the clock on the patient's wall.

    Parameters
    ----------
    store : Store
        The record.
    patient : str
        Pseudonym.
    programs : sequence of Program
        Versions that are not in the record.

    Raises
    ------
    NotInRecordError
        If there is no such patient.
    """
    zones = [program.timezone for program in (*read_programs(store, patient), *programs)]
    zone = next((zone for zone in reversed(zones) if zone), None)
    return datetime.now(ZoneInfo(zone)) if zone else datetime.now().astimezone()


def program_on(day: date, programs: Sequence[Program]) -> tuple[Program, ...]:
    """Versions of the program of a day; of two texts of one version the later one.

    Of several programs it is the one in force; else the one that was begun last; else the first
    to come. Another program that begins next week does not take the place of today's.
    """
    if not programs:
        return ()

    def place(one: Program) -> tuple[bool, bool, int]:
        begun = one.valid_from <= day
        since = (one.valid_from - day).days
        return begun and day <= one.valid_until, begun, since if begun else -since

    chosen = max(programs, key=place)
    by_version = {p.version: p for p in programs if p.program == chosen.program}
    return tuple(by_version[version] for version in sorted(by_version))


def is_followed(versions: Sequence[Program], programs: Sequence[Program]) -> bool:
    """Whether another program goes on beyond the end of this one."""
    if not versions:
        return False
    end = max(versions, key=lambda one: one.version).valid_until
    return any(p.program != versions[0].program and p.valid_until > end for p in programs)
