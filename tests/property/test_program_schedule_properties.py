"""What must hold of the schedule for any program and any patient."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from hep_vision.program.done import DoneSet
from hep_vision.program.fields import WEEKDAYS
from hep_vision.program.model import Program
from hep_vision.program.schedule import DayPlan, has_named_days, plan_day, plan_days
from hep_vision.program.slots import left_now, slots_of
from program_examples import MONDAY, exercise_values, make_program

DAY = timedelta(days=1)
HORIZON = 28

frequencies = st.one_of(
    st.fixed_dictionaries(
        {
            "days": st.lists(st.sampled_from(WEEKDAYS), min_size=1, max_size=7, unique=True),
            "times_per_day": st.integers(1, 3),
        }
    ),
    st.fixed_dictionaries({"days_per_week": st.integers(1, 7), "times_per_day": st.integers(1, 3)}),
)
sides = st.sampled_from(
    [
        {"side": "right", "sets": 2, "reps": 10},
        {"side": "both", "sets": 1, "reps": 10},
        {"side": "each", "sets": None, "sets_per_side": 2, "reps": None, "reps_per_side": 5},
        {"side": "alternating", "sets": 3, "reps": None, "reps_per_side": 5},
    ]
)
catch_ups = st.one_of(
    st.just({"rule": "skip"}),
    st.integers(1, 6).map(lambda days: {"rule": "next_free_day", "within_days": days}),
)


@st.composite
def version_chains(draw: st.DrawFn) -> tuple[Program, ...]:
    """One to three versions of a program with one exercise, each from a later day on."""
    side = draw(sides)
    starts = sorted(draw(st.sets(st.integers(0, HORIZON - 1), min_size=1, max_size=3)))
    return tuple(
        make_program(
            exercise_values(frequency=draw(frequencies), **side),
            version=version,
            valid_from=(MONDAY + start * DAY).isoformat(),
            valid_until=(MONDAY + (start + draw(st.integers(0, HORIZON))) * DAY).isoformat(),
            catch_up=draw(catch_ups),
        )
        for version, start in enumerate(starts, start=1)
    )


@st.composite
def done_histories(draw: st.DrawFn) -> list[DoneSet]:
    """Sets done on any days, of any side, as obedient or not as may be."""
    rows = draw(
        st.lists(
            st.tuples(
                st.integers(0, HORIZON),
                st.sampled_from(["left", "right", "both", "alternating"]),
                st.integers(1, 8),
                st.integers(0, 12),
            ),
            max_size=30,
        )
    )
    return [
        DoneSet(
            exercise_id="straight_leg_raise",
            side=side,  # type: ignore[arg-type]
            date=MONDAY + day * DAY,
            set_number=number,
            reps=reps,
        )
        for day, side, number, reps in rows
    ]


def plans_of(versions: tuple[Program, ...], done: list[DoneSet]) -> tuple[DayPlan, ...]:
    return plan_days(versions, done, MONDAY, MONDAY + HORIZON * DAY)


@given(version_chains(), done_histories())
def test_a_day_never_asks_for_more_than_a_days_dose(
    versions: tuple[Program, ...], done: list[DoneSet]
) -> None:
    for plan in plans_of(versions, done):
        for exercise in plan.exercises:
            for dose in exercise.doses:
                assert 0 <= dose.due_sets <= exercise.entry.sets_each_day
                assert dose.left_sets <= dose.due_sets


@given(version_chains(), done_histories(), st.randoms(use_true_random=False))
def test_order_and_repetition_of_the_record_change_nothing(
    versions: tuple[Program, ...], done: list[DoneSet], rng: random.Random
) -> None:
    distinct = {(d.side, d.date, d.set_number): d for d in done}
    once = list(distinct.values())
    again = [*once, *rng.sample(once, len(once) // 2)]
    rng.shuffle(again)
    shuffled = tuple(rng.sample(versions, len(versions)))
    for plan, other in zip(plans_of(versions, once), plans_of(shuffled, again), strict=True):
        for exercise, same in zip(plan.exercises, other.exercises, strict=True):
            assert replace(exercise, sets=()) == replace(same, sets=())
            assert set(exercise.sets) == set(same.sets)
        assert set(plan.unplanned) == set(other.unplanned)


@given(version_chains(), done_histories(), st.integers(0, HORIZON))
def test_a_day_does_not_depend_on_what_came_after(
    versions: tuple[Program, ...], done: list[DoneSet], number: int
) -> None:
    day = MONDAY + number * DAY
    alone, among = plan_day(versions, done, day), plans_of(versions, done)[number]
    assert [replace(e, next_day=None) for e in alone.exercises] == [
        replace(e, next_day=None) for e in among.exercises
    ]


@given(version_chains(), done_histories(), st.integers(0, HORIZON))
def test_doing_a_set_never_leaves_more_to_do(
    versions: tuple[Program, ...], done: list[DoneSet], number: int
) -> None:
    day = MONDAY + number * DAY
    for exercise in plan_day(versions, done, day).exercises:
        if not exercise.left_sets:
            continue
        more = DoneSet(
            exercise_id=exercise.entry.exercise,
            side=exercise.doses[0].side,
            date=day,
            set_number=99,
        )
        after = plan_day(versions, [*done, more], day).exercises[0]
        assert after.left_sets == exercise.left_sets - (exercise.doses[0].left_sets > 0)


def obey(
    versions: tuple[Program, ...], acts: list[bool], *, only_when_forced: bool = False
) -> tuple[list[DoneSet], tuple[DayPlan, ...]]:
    """What a patient does who on some days does exactly what is left, and else nothing."""
    done: list[DoneSet] = []
    for number in range(HORIZON + 1):
        day = MONDAY + number * DAY
        for exercise in plan_day(versions, done, day).exercises:
            if not acts[number] or (only_when_forced and exercise.can_wait):
                continue
            for dose in exercise.doses:
                done += [
                    DoneSet(
                        exercise_id=exercise.entry.exercise,
                        side=dose.side,
                        date=day,
                        set_number=place,
                    )
                    for place in range(dose.left_sets)
                ]
    return done, plans_of(versions, done)


every_day = [True] * (HORIZON + 1)
some_days = st.lists(st.booleans(), min_size=HORIZON + 1, max_size=HORIZON + 1)


@given(version_chains(), some_days)
def test_who_does_what_is_left_never_does_too_much(
    versions: tuple[Program, ...], acts: list[bool]
) -> None:
    _, plans = obey(versions, acts)
    assert all(e.status != "too_much" for plan in plans for e in plan.exercises)
    assert not any(plan.unplanned for plan in plans)
    for version in versions:
        entry = version.exercises[0]
        days = [p for p in plans if p.program is version]
        # Under named days, all that is ever done is what the named days add up to.
        if has_named_days(entry):
            named = entry.frequency.days or WEEKDAYS
            planned = sum(WEEKDAYS[p.day.weekday()] in named and bool(p.exercises) for p in days)
            did = sum(dose.done_sets for p in days for e in p.exercises for dose in e.doses)
            assert did <= planned * entry.sets_each_day * len(entry.set_sides)


@given(version_chains(), some_days, st.booleans())
def test_n_days_a_week_are_never_more_than_n(
    versions: tuple[Program, ...], acts: list[bool], only_when_forced: bool
) -> None:
    done, plans = obey(versions, acts, only_when_forced=only_when_forced)
    last_in_week: dict[int, tuple[Program, set[date]]] = {}
    for plan in plans:
        if plan.program is None or not plan.exercises:
            continue
        week = (plan.day - MONDAY).days // 7
        days = last_in_week.get(week, (plan.program, set()))[1]
        if any(one.date == plan.day for one in done):
            days = days | {plan.day}
            frequency = plan.program.exercises[0].frequency
            if frequency.days_per_week is not None:
                assert len(days) <= frequency.days_per_week
        last_in_week[week] = (plan.program, days)


@given(version_chains())
def test_who_does_everything_misses_nothing_and_makes_up_for_nothing(
    versions: tuple[Program, ...],
) -> None:
    _, plans = obey(versions, every_day)
    for plan in plans:
        for exercise in plan.exercises:
            assert exercise.status in ("done", "rest")
            assert exercise.making_up_for is None


@given(version_chains(), some_days)
def test_next_day_is_the_next_day_that_is_due(
    versions: tuple[Program, ...], acts: list[bool]
) -> None:
    done, _ = obey(versions, acts)
    day = MONDAY + 10 * DAY
    until_then = [one for one in done if one.date <= day]
    for exercise in plan_day(versions, until_then, day).exercises:
        ahead = plan_days(versions, until_then, day + DAY, day + 14 * DAY)
        due = [
            plan.day
            for plan in ahead
            for later in plan.exercises
            if later.is_due and plan.program and later.entry is exercise.entry
        ]
        assert exercise.next_day == (due[0] if due else None)


@given(
    st.lists(st.integers(0, 24 * 60 - 1), min_size=1, max_size=4, unique=True),
    st.lists(st.integers(0, 24 * 60 - 1), max_size=10),
    st.integers(0, 24 * 60 - 1),
)
def test_a_clock_time_that_has_passed_is_not_added_to_a_later_one(
    at_minutes: list[int], done_minutes: list[int], now_minute: int
) -> None:
    at = [f"{m // 60:02d}:{m % 60:02d}" for m in sorted(at_minutes)]
    frequency: dict[str, Any] = {"days_per_week": 7, "times_per_day": len(at), "at": at}
    program = make_program(exercise_values(frequency=frequency, sets=2))
    done = [
        DoneSet(
            exercise_id="straight_leg_raise",
            side="right",
            date=MONDAY,
            set_number=number,
            at=time(minute // 60, minute % 60),
        )
        for number, minute in enumerate(done_minutes)
    ]
    exercise = plan_day([program], done, MONDAY).exercises[0]
    now = time(now_minute // 60, now_minute % 60)
    open_slots = [slot for slot in slots_of(exercise, now) if slot.state == "open"]
    assert left_now(exercise, now) <= 2 * len(open_slots)
    assert left_now(exercise, now) <= exercise.left_sets
    assert len(done) + left_now(exercise, now) <= max(len(done), 2 * len(at))


@settings(max_examples=50)
@given(version_chains(), done_histories(), st.integers(-400, 400))
def test_days_are_calendar_days_whatever_the_season(
    versions: tuple[Program, ...], done: list[DoneSet], weeks: int
) -> None:
    """Moved by whole weeks, over any change of the clocks, everything is the same."""
    shift = weeks * 7 * DAY

    def moved(program: Program) -> Program:
        return program.model_copy(
            update={
                "valid_from": program.valid_from + shift,
                "valid_until": program.valid_until + shift,
            }
        )

    later = plan_days(
        [moved(program) for program in versions],
        [replace(one, date=one.date + shift) for one in done],
        MONDAY + shift,
        MONDAY + HORIZON * DAY + shift,
    )
    for plan, other in zip(plans_of(versions, done), later, strict=True):
        assert [(e.status, e.doses, e.can_wait) for e in plan.exercises] == [
            (e.status, e.doses, e.can_wait) for e in other.exercises
        ]


def test_the_properties_see_make_ups_and_misses() -> None:
    """The patients above do miss and make up: the properties are not about nothing."""
    program = make_program(catch_up={"rule": "next_free_day", "within_days": 2})
    acts = [number % 7 != 0 for number in range(HORIZON + 1)]
    _, plans = obey((program,), acts)
    made_up = [e.making_up_for for plan in plans for e in plan.exercises if e.making_up_for]
    assert made_up == [MONDAY + 7 * week * DAY for week in range(4)]
    assert [plan.exercises[0].status for plan in plans[:3]] == ["missed", "done", "done"]
