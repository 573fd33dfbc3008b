"""Reminders for any calendar: an ``.ics`` file that says when, and nothing clinical.

Calendars are shared and shown on lock screens: no exercise, body part or diagnosis stands in
them, and the identifiers are hashes.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from math import ceil
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Component, Event, vRecur

from hep_vision.program.fields import WEEKDAYS
from hep_vision.program.schedule import ONE_DAY, suggested_days

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from hep_vision.program.model import PrescribedExercise, Program

ALARM_BEFORE = timedelta(minutes=10)
USUAL_TIMES = {1: ("09:00",), 2: ("09:00", "18:00"), 3: ("09:00", "13:00", "18:00")}
EVERY_HOUR = tuple(f"{hour:02d}:00" for hour in range(6, 23))
LEAST_APART_MIN = 120
"""Two times of an exercise are no nearer than two hours, as long as the day has room. (A default of
this project, without a clinical source.)"""

_NAMES = uuid.uuid5(uuid.NAMESPACE_URL, "urn:hep-vision:reminder")


@dataclass(frozen=True, slots=True)
class Reminder:
    """A clock time on some days of the week, for as long as these days have it.

    Parameters
    ----------
    at : str
        Clock time, ``"09:00"``.
    weekdays : tuple of int
        0 for Monday to 6 for Sunday, ascending.
    first, last : date
        First and last day on which it rings.
    minutes : int
        Estimate of how long the exercises take, of the longest day; a multiple of 5.
    exercises : int
        Number of exercises on the fullest of these days.
    """

    at: str
    weekdays: tuple[int, ...]
    first: date
    last: date
    minutes: int
    exercises: int


def reminders_of(
    program: Program, *, versions: Sequence[Program] = (), until: date | None = None
) -> tuple[Reminder, ...]:
    """When to remind of a version of a program.

    Parameters
    ----------
    program : Program
        The version.
    versions : sequence of Program, optional
        All versions, which share the days they suggest; this one alone by default.
    until : date, optional
        Last day before the next version takes over.
    """
    ends: dict[tuple[str, int], list[tuple[PrescribedExercise, date]]] = {}
    for entry in program.exercises:
        last = min(program.last_day_of(entry), until or program.valid_until)
        for weekday in _weekdays(entry, program, versions or (program,)):
            for at in _times(entry, program):
                ends.setdefault((at, weekday), []).append((entry, last))
    return tuple(_group(program, ends))


def build_calendar(versions: Sequence[Program], timezone: ZoneInfo, *, stamp: datetime) -> bytes:
    """Reminders of a program as an iCalendar file.

    Importing a newer version's file replaces the older one's reminders. With the older
    versions given too, those last until the newer one begins, and reminders that the newer
    one has no more are withdrawn.

    Parameters
    ----------
    versions : sequence of Program
        Versions of one program; at least one.
    timezone : ZoneInfo
        Where the patient lives.
    stamp : datetime
        When the file is made, with its time zone.
    """
    ordered = sorted(versions, key=lambda program: program.version)
    newest, first = ordered[-1], min(program.valid_from for program in ordered)
    calendar = Calendar()
    _add(calendar, "prodid", "-//hep-vision//EN")
    _add(calendar, "version", "2.0")
    _add(calendar, "method", "PUBLISH")
    _add(calendar, "x-wr-calname", "Exercises")
    most = 0
    for program, following in zip(ordered, [*ordered[1:], None], strict=True):
        until = following.valid_from - ONE_DAY if following else None
        reminders = reminders_of(program, versions=ordered, until=until)
        most = max(most, len(reminders_of(program)))
        for number, reminder in enumerate(reminders):
            uid = _uid(program, number, old=program is not newest)
            calendar.add_component(_event(reminder, timezone, uid, newest, stamp))
    for number in range(len(reminders_of(newest, versions=ordered)), most):
        calendar.add_component(_withdrawn(newest, number, timezone, stamp))
    calendar.add_missing_timezones(
        first_date=first - timedelta(days=366), last_date=newest.valid_until + ONE_DAY * 366
    )
    return calendar.to_ical()


def _weekdays(
    entry: PrescribedExercise, program: Program, versions: Sequence[Program]
) -> Iterable[int]:
    if entry.frequency.days is not None:
        return [WEEKDAYS.index(day) for day in entry.frequency.days]
    return sorted(suggested_days(entry, program, versions))


def _times(entry: PrescribedExercise, program: Program) -> tuple[str, ...]:
    """Clock times of an exercise; where it names none, those of the program, filled up.

    One reminder for each time a day: first the clock times that the program names anyway,
    spread over the day, then usual ones at some distance from them.
    """
    count = entry.frequency.times_per_day
    if entry.frequency.at:
        return entry.frequency.at
    named = sorted({at for other in program.exercises for at in other.frequency.at})
    if len(named) >= count:
        return tuple(named[place] for place in _spread(count, len(named)))
    step = 12 * 60 // max(1, count - 1)  # from 8 to 20 hours
    even = [f"{minute // 60:02d}:{minute % 60:02d}" for minute in range(8 * 60, 20 * 60 + 1, step)]
    chosen = list(named)
    for at in (*USUAL_TIMES.get(count, ()), *even, *EVERY_HOUR):
        if len(chosen) < count and all(_apart(at, other) for other in chosen):
            chosen.append(at)
    for at in (*even, *EVERY_HOUR):  # more often than there are such distances
        if len(chosen) < count and at not in chosen:
            chosen.append(at)
    return tuple(sorted(chosen))


def _spread(count: int, number: int) -> list[int]:
    """Places of some among more, the first and the last among them."""
    if count == 1:
        return [0]
    return [round(place * (number - 1) / (count - 1)) for place in range(count)]


def _apart(one: str, other: str) -> bool:
    minutes = [60 * int(at[:2]) + int(at[3:]) for at in (one, other)]
    return abs(minutes[0] - minutes[1]) >= LEAST_APART_MIN


def _group(
    program: Program, ends: dict[tuple[str, int], list[tuple[PrescribedExercise, date]]]
) -> Iterator[Reminder]:
    """Join the weekdays that have the same time and the same last day."""
    days: dict[tuple[str, date], list[int]] = {}
    for (at, weekday), entries in ends.items():
        days.setdefault((at, max(last for _, last in entries)), []).append(weekday)
    for at, last in sorted(days):
        weekdays = tuple(sorted(days[at, last]))
        first = _first_on(program.valid_from, weekdays)
        if first <= last:
            full = [[entry for entry, _ in ends[at, weekday]] for weekday in weekdays]
            longest = max(sum(entry.minutes_each_time for entry in some) for some in full)
            yield Reminder(
                at=at,
                weekdays=weekdays,
                first=first,
                last=last,
                minutes=5 * ceil(longest / 5),
                exercises=max(map(len, full)),
            )


def _first_on(day: date, weekdays: Sequence[int]) -> date:
    return next(
        later for later in (day + n * ONE_DAY for n in range(7)) if later.weekday() in weekdays
    )


def _uid(program: Program, number: int, *, old: bool = False) -> str:
    """Identify a reminder: the same in every version, so that a newer one replaces it."""
    name = f"{program.program}/{program.patient}/{number}"
    if old:
        name += f"/{program.version}"
    return f"{uuid.uuid5(_NAMES, name)}@hep-vision"


def _event(
    reminder: Reminder, timezone: ZoneInfo, uid: str, newest: Program, stamp: datetime
) -> Event:
    event = _bare_event(uid, newest, stamp)
    clock = time(int(reminder.at[:2]), int(reminder.at[3:]))
    last = datetime.combine(reminder.last, time(23, 59, 59), timezone)
    rule: dict[str, Any] = {"freq": "daily"}
    if len(reminder.weekdays) < 7:
        names = [WEEKDAYS[weekday][:2].upper() for weekday in reminder.weekdays]
        rule = {"freq": "weekly", "byday": names}
    many = reminder.exercises > 1
    count = f"Up to {reminder.exercises} exercises" if many else "1 exercise"
    _add(event, "summary", f"Exercises (about {reminder.minutes} min)")
    _add(event, "description", f"{count}. Start the program on your computer.")
    _add(event, "dtstart", datetime.combine(reminder.first, clock, timezone))
    _add(event, "duration", timedelta(minutes=reminder.minutes))
    _add(event, "rrule", vRecur({**rule, "until": last.astimezone(ZoneInfo("UTC"))}))
    alarm = Alarm()
    _add(alarm, "action", "DISPLAY")
    _add(alarm, "description", "Exercises in 10 minutes")
    _add(alarm, "trigger", -ALARM_BEFORE)
    event.add_component(alarm)
    return event


def _withdrawn(newest: Program, number: int, timezone: ZoneInfo, stamp: datetime) -> Event:
    event = _bare_event(_uid(newest, number), newest, stamp)
    _add(event, "summary", "Exercises")
    _add(event, "status", "CANCELLED")
    _add(event, "dtstart", datetime.combine(newest.valid_from, time(9), timezone))
    return event


def _bare_event(uid: str, newest: Program, stamp: datetime) -> Event:
    event = Event()
    _add(event, "uid", uid)
    _add(event, "sequence", newest.version - 1)
    _add(event, "dtstamp", stamp.astimezone(ZoneInfo("UTC")))
    _add(event, "class", "PRIVATE")
    _add(event, "transp", "TRANSPARENT")
    return event


def _add(component: Component, name: str, value: object) -> None:
    component.add(name, value)  # pyright: ignore[reportUnknownMemberType]
