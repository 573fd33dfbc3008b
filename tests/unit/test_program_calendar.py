"""Reminders: on the days on which something is due, and with nothing clinical in them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from hep_vision.program.calendar import _times, build_calendar, reminders_of
from hep_vision.program.fields import WEEKDAYS
from hep_vision.program.known import known_exercises
from hep_vision.program.load import load_program
from hep_vision.program.model import Program
from hep_vision.program.schedule import plan_days, suggested_weekdays
from program_examples import KNOWN, MONDAY, SAMPLES, exercise_values, make_program

BERLIN = ZoneInfo("Europe/Berlin")
STAMP = datetime(2026, 11, 20, 9, tzinfo=UTC)
DAY = timedelta(days=1)


def calendar_of(*versions: Program, zone: ZoneInfo = BERLIN) -> Any:
    return Calendar.from_ical(build_calendar(versions, zone, stamp=STAMP))


def events_of(calendar: Any) -> list[Any]:
    return [c for c in calendar.walk("VEVENT") if c.get("STATUS") != "CANCELLED"]


def ringing(calendar: Any) -> set[datetime]:
    """Every time at which the calendar's reminders begin."""
    times: set[datetime] = set()
    for event in events_of(calendar):
        start = event.decoded("DTSTART")
        times |= {start, *rrulestr(event["RRULE"].to_ical().decode(), dtstart=start)}
    return times


AT = {"days": ["monday", "thursday"], "times_per_day": 2, "at": ["08:00", "18:30"]}


def test_an_event_says_what_a_calendar_needs_and_no_more() -> None:
    program = make_program(exercise_values(frequency=AT, hold_s=5, rest_s=60))
    calendar = calendar_of(program)
    first = events_of(calendar)[0]
    assert str(first["SUMMARY"]) == "Exercises (about 10 min)"
    assert first.decoded("DTSTART") == datetime(2026, 11, 23, 8, tzinfo=BERLIN)
    assert first["RRULE"]["BYDAY"] == ["MO", "TH"]
    until = first["RRULE"]["UNTIL"][0]
    assert until == datetime(2026, 12, 20, 22, 59, 59, tzinfo=UTC)
    assert first["TRANSP"] == "TRANSPARENT"
    assert first["CLASS"] == "PRIVATE"
    assert first["SEQUENCE"] == 0
    alarm = first.walk("VALARM")[0]
    assert alarm.decoded("TRIGGER") == timedelta(minutes=-10)
    assert [str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")] == ["Europe/Berlin"]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_nothing_clinical_is_in_it(path: Path) -> None:
    known = known_exercises()
    program = load_program(path, known)
    text = build_calendar([program], BERLIN, stamp=STAMP).decode().replace("\r\n ", "").lower()
    secrets = [program.program, program.patient, program.author.name, "knee", "hip", "pain"]
    for entry in program.exercises:
        secrets += [entry.exercise, known[entry.exercise].name]
    assert not [secret for secret in secrets if secret.lower() in text]


frequencies = st.one_of(
    st.fixed_dictionaries(
        {"days": st.lists(st.sampled_from(WEEKDAYS), min_size=1, max_size=7, unique=True)}
    ),
    st.fixed_dictionaries({"days_per_week": st.integers(1, 7)}),
)


@settings(max_examples=60)
@given(
    st.lists(frequencies, min_size=1, max_size=3),
    st.integers(0, 200),
    st.integers(6, 40),
    st.lists(st.one_of(st.none(), st.integers(0, 6)), min_size=3, max_size=3),
)
def test_it_rings_on_exactly_the_days_on_which_something_is_due(
    wanted: list[dict[str, Any]], start: int, length: int, ends: list[int | None]
) -> None:
    """Also over the change of the clocks: 25 October 2026, 28 March and 31 October 2027."""
    first = date(2026, 9, 1) + start * DAY
    entries = [
        exercise_values(
            exercise=exercise,
            frequency={**frequency, "at": ["02:30"]},
            until=None if end is None else (first + end * DAY).isoformat(),
        )
        for exercise, frequency, end in zip(list(KNOWN)[1:], wanted, ends, strict=False)
    ]
    program = make_program(
        *entries,
        valid_from=first.isoformat(),
        valid_until=(first + length * DAY).isoformat(),
    )
    days = {moment.date() for moment in ringing(calendar_of(program))}
    due: set[date] = set()
    for plan in plan_days([program], [], program.valid_from, program.valid_until):
        for exercise in plan.exercises:
            frequency = exercise.entry.frequency
            suggested = suggested_weekdays(exercise.entry, program.valid_from)
            any_days = frequency.days is None and plan.day.weekday() in suggested
            if any_days or (frequency.days and WEEKDAYS[plan.day.weekday()] in frequency.days):
                assert exercise.is_due
                due.add(plan.day)
    assert days == due


def test_the_time_on_the_wall_stays_when_the_clocks_change() -> None:
    program = make_program(
        exercise_values(frequency={"days_per_week": 7, "at": ["08:00"]}),
        valid_from="2026-10-20",
        valid_until="2026-10-30",
    )
    event = events_of(calendar_of(program))[0]
    moments = list(rrulestr(event["RRULE"].to_ical().decode(), dtstart=event.decoded("DTSTART")))
    assert {f"{moment:%H:%M}" for moment in moments} == {"08:00"}
    assert {moment.utcoffset() for moment in moments} == {timedelta(hours=1), timedelta(hours=2)}


def test_a_new_version_replaces_the_reminders_of_the_old_one() -> None:
    old = make_program(exercise_values(frequency=AT))
    new = make_program(
        exercise_values(frequency={"days": ["tuesday"], "at": ["10:00"]}),
        version=2,
        valid_from="2026-12-01",
    )
    before, after = calendar_of(old), calendar_of(new)
    assert events_of(after)[0]["UID"] == events_of(before)[0]["UID"]
    assert events_of(after)[0]["SEQUENCE"] > events_of(before)[0]["SEQUENCE"]
    assert ringing(after) == {datetime(2026, 12, day, 10, tzinfo=BERLIN) for day in (1, 8, 15)}
    assert ringing(calendar_of(new)) == ringing(after), "stable"


def test_with_the_old_version_too_nothing_is_left_over_or_lost() -> None:
    old = make_program(exercise_values(frequency=AT))
    new = make_program(
        exercise_values(frequency={"days": ["tuesday"], "at": ["10:00"]}),
        version=2,
        valid_from="2026-12-01",
    )
    both = calendar_of(old, new)
    change = datetime(2026, 12, 1, tzinfo=BERLIN)
    until_then = {moment for moment in ringing(calendar_of(old)) if moment < change}
    assert ringing(both) == ringing(calendar_of(new)) | until_then
    uids = [str(event["UID"]) for event in both.walk("VEVENT")]
    assert len(set(uids)) == len(uids)
    old_uids = {str(event["UID"]) for event in events_of(calendar_of(old))}
    kept = {str(event["UID"]) for event in events_of(calendar_of(new))}
    cancelled = {str(e["UID"]) for e in both.walk("VEVENT") if e.get("STATUS") == "CANCELLED"}
    assert cancelled == old_uids - kept


@pytest.mark.parametrize(
    ("times_per_day", "at"),
    [
        (1, ["09:00"]),
        (2, ["09:00", "18:00"]),
        (3, ["09:00", "13:00", "18:00"]),
        (5, ["08:00", "11:00", "14:00", "17:00", "20:00"]),
    ],
)
def test_usual_times_where_none_are_named(times_per_day: int, at: list[str]) -> None:
    frequency = {"days_per_week": 7, "times_per_day": times_per_day}
    program = make_program(exercise_values(frequency=frequency))
    assert [reminder.at for reminder in reminders_of(program)] == at


def test_exercises_of_one_time_share_a_reminder() -> None:
    program = make_program(
        exercise_values(frequency={"days": ["monday"], "at": ["07:15"]}),
        exercise_values(exercise="squat", side="both", frequency={"days_per_week": 7}),
    )
    (reminder,) = reminders_of(program)
    assert (reminder.at, len(reminder.weekdays), reminder.exercises) == ("07:15", 7, 2)
    assert "FREQ=DAILY" in build_calendar([program], BERLIN, stamp=STAMP).decode()


def test_minutes_count_both_sides_holds_and_rests() -> None:
    values = {
        "side": "each",
        "sets": None,
        "sets_per_side": 2,
        "reps": None,
        "reps_per_side": 10,
        "hold_s": 5,
        "rest_s": 60,
        "tempo": {"up_s": 3, "down_s": 2},
    }
    entry = make_program(exercise_values(**values)).exercises[0]
    assert entry.minutes_each_time == pytest.approx(2 * 2 * (10 * 10 + 60) / 60)
    hold = make_program(exercise_values(reps=None, hold_s=30, rest_s=30)).exercises[0]
    assert hold.minutes_each_time == pytest.approx(3 * 60 / 60)
    assert MONDAY.weekday() == 0


@pytest.mark.parametrize(
    ("once", "times_per_day", "expected"),
    [
        ([], 2, ["09:00", "18:00"]),
        (["08:00"], 1, ["08:00"]),
        (["08:00"], 2, ["08:00", "18:00"]),
        (["10:00"], 2, ["10:00", "18:00"]),
        (["19:00"], 2, ["09:00", "19:00"]),
        (["07:30", "12:00", "19:30"], 2, ["07:30", "19:30"]),
        (["07:30", "12:00", "19:30"], 1, ["07:30"]),
    ],
)
def test_an_exercise_without_clock_times_rings_at_those_of_the_program(
    once: list[str], times_per_day: int, expected: list[str]
) -> None:
    """Due twice a day, it has two reminders a day, however the others are timed."""
    entries = [exercise_values(frequency={"days_per_week": 7, "times_per_day": times_per_day})]
    if once:
        others = {"days_per_week": 7, "times_per_day": len(once), "at": once}
        entries.append(exercise_values(exercise="squat", side="both", frequency=others))
    calendar = calendar_of(make_program(*entries))
    days = ringing(calendar)
    assert sorted({f"{at:%H:%M}" for at in days}) == sorted({*once, *expected})
    mine = [r for r in reminders_of(make_program(entries[0], *entries[1:])) if r.at in expected]
    assert {r.at for r in mine} == set(expected)


@given(
    st.integers(1, 16),
    st.lists(st.sets(st.integers(0, 23), min_size=1, max_size=5), max_size=2),
)
def test_as_many_reminders_as_times_a_day(times_per_day: int, others: list[set[int]]) -> None:
    names = iter(("squat", "march"))
    frequency = {"days_per_week": 7, "times_per_day": times_per_day}
    entries = [exercise_values(frequency=frequency)]
    for hours in others:
        at = sorted(f"{hour:02d}:00" for hour in hours)
        timed = {"days_per_week": 7, "times_per_day": len(at), "at": at}
        name = next(names)
        sides = {"side": "both"} if name == "squat" else {"side": "alternating", "reps": None}
        if name == "march":
            sides["reps_per_side"] = 5
        entries.append(exercise_values(exercise=name, frequency=timed, **sides))
    alone = times_of(make_program(*entries), 0)
    assert len(alone) == len(set(alone)) == times_per_day
    assert list(alone) == sorted(alone)


def times_of(program: Program, place: int) -> tuple[str, ...]:
    """Clock times at which one exercise of a program rings."""
    return _times(program.exercises[place], program)
