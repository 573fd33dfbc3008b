"""What became of what was prescribed: done, partial and missed are all that was due."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hep_vision.program.done import DoneSet
from hep_vision.program.fields import WEEKDAYS
from hep_vision.program.model import Program
from hep_vision.program.outcomes import ItemDay, item_days, unmatched_work
from hep_vision.program.schedule import monday_of, plan_days
from hep_vision.review.adherence import calendar_of
from program_examples import MONDAY, done, exercise_values, make_program

DAY = timedelta(days=1)
NAMED = {"frequency": {"days": ["monday", "wednesday", "friday"]}}
ANY_THREE = {"frequency": {"days_per_week": 3}, "exercise": "squat", "side": "both"}


def items_of(program: Program, sets: list[DoneSet], days: int) -> tuple[ItemDay, ...]:
    first = program.valid_from
    plans = plan_days([program], sets, monday_of(first), first + (days - 1) * DAY)
    return item_days(plans, first, first + days * DAY)


def outcomes(items: tuple[ItemDay, ...], exercise: str) -> list[str]:
    return [item.outcome for item in items if item.entry.exercise == exercise]


def test_absent_on_two_of_twelve_days_is_two_missed_of_twelve() -> None:
    program = make_program(exercise_values(**NAMED), exercise_values(**ANY_THREE))
    days = [MONDAY + (7 * week + n) * DAY for week in range(4) for n in (0, 2, 4)]
    absent = {days[4], days[8]}
    sets = [
        one
        for day in days
        if day not in absent
        for one in (*done(day, 3), *done(day, 3, exercise="squat", side="both"))
    ]
    items = items_of(program, sets, 28)
    for exercise in ("straight_leg_raise", "squat"):
        assert sorted(outcomes(items, exercise)) == ["done"] * 10 + ["missed"] * 2
    plans = plan_days([program], sets, MONDAY, MONDAY + 27 * DAY)
    marks = calendar_of(plans, MONDAY, MONDAY + 28 * DAY)
    due = [mark for mark in marks if mark.due]
    assert len(due) == 12
    assert {mark.day for mark in due if mark.status == "no_data"} == absent


def test_a_week_of_nothing_is_three_days_and_not_five() -> None:
    program = make_program(exercise_values(**NAMED), exercise_values(**ANY_THREE))
    plans = plan_days([program], [], MONDAY, MONDAY + 6 * DAY)
    marks = calendar_of(plans, MONDAY, MONDAY + 7 * DAY)
    assert [mark.day.weekday() for mark in marks if mark.status == "no_data"] == [0, 2, 4]


def test_what_can_still_be_done_is_not_missed_yet() -> None:
    program = make_program(exercise_values(**{**ANY_THREE, "exercise": "squat"}))
    plans = plan_days([program], [], MONDAY, MONDAY + 4 * DAY)
    friday = MONDAY + 4 * DAY
    assert item_days(plans, MONDAY, friday) == ()
    saturday = plan_days([program], [], MONDAY, friday + DAY)
    assert [i.outcome for i in item_days(saturday, MONDAY, friday + DAY)] == ["missed"]


def test_what_was_made_up_for_is_done_and_due_once() -> None:
    program = make_program(catch_up={"rule": "next_free_day", "within_days": 2})
    tuesday = done(MONDAY + DAY, 3)
    (item,) = items_of(program, tuesday, 2)
    assert (item.day, item.outcome, item.due_sets, item.done_sets) == (MONDAY, "done", 3, 3)


def test_the_other_side_and_another_exercise_count_for_nothing() -> None:
    program = make_program(exercise_values(side="left"))
    sets = [
        *done(MONDAY, 3, side="right"),
        *done(MONDAY + 2 * DAY, 2, exercise="squat", side="both"),
    ]
    items = items_of(program, sets, 5)
    assert [item.outcome for item in items] == ["missed", "missed", "missed"]
    plans = plan_days([program], sets, MONDAY, MONDAY + 4 * DAY)
    other_side, other_exercise = unmatched_work(plans, MONDAY, MONDAY + 4 * DAY)
    assert (other_side.why, other_side.side, other_side.asked) == ("other_side", "right", ("left",))
    assert (other_exercise.why, other_exercise.sets) == ("other_exercise", 2)
    marks = calendar_of(plans, MONDAY, MONDAY + 5 * DAY)
    assert [mark.status for mark in marks] == ["unmatched", "rest", "unmatched", "rest", "no_data"]


@pytest.mark.parametrize("reps", [0, 4])
def test_too_little_for_a_set_is_a_part_and_not_nothing(reps: int) -> None:
    (item,) = items_of(make_program(), done(MONDAY, 1, reps=reps), 1)
    assert (item.outcome, item.done_sets) == ("partial", 0)


frequencies = st.one_of(
    st.lists(st.sampled_from(WEEKDAYS), min_size=1, max_size=7, unique=True).map(
        lambda days: {"days": days}
    ),
    st.integers(1, 7).map(lambda days: {"days_per_week": days}),
)
sides = st.sampled_from(
    [
        {"side": "right", "sets": 2, "reps": 10},
        {"side": "each", "sets": None, "sets_per_side": 2, "reps": None, "reps_per_side": 5},
    ]
)
acts = st.lists(
    st.tuples(st.integers(0, 34), st.sampled_from(["left", "right"]), st.integers(1, 4)),
    max_size=40,
)


@given(
    start=st.integers(0, 6),
    weeks=st.integers(1, 4),
    frequency=frequencies,
    side=sides,
    acts=acts,
    make_up=st.booleans(),
)
def test_done_and_partial_and_missed_are_what_was_prescribed(
    start: int,
    weeks: int,
    frequency: dict[str, object],
    side: dict[str, object],
    acts: list[tuple[int, str, int]],
    make_up: bool,
) -> None:
    first = MONDAY + start * DAY
    program = make_program(
        exercise_values(frequency=frequency, **side),
        valid_from=first.isoformat(),
        valid_until=(first + (7 * weeks - 1) * DAY).isoformat(),
        catch_up={"rule": "next_free_day", "within_days": 2} if make_up else {"rule": "skip"},
    )
    entry = program.exercises[0]
    sets = [
        DoneSet(
            exercise_id=entry.exercise,
            side=which,  # type: ignore[arg-type]
            date=MONDAY + day * DAY,
            set_number=number,
        )
        for day, which, number in acts
    ]
    last = program.valid_until
    plans = plan_days([program], sets, monday_of(first), last)
    items = item_days(plans, first, last + DAY)
    days_a_week = len(frequency["days"]) if "days" in frequency else frequency["days_per_week"]  # type: ignore[arg-type]
    by_item: dict[str, list[ItemDay]] = defaultdict(list)
    for item in items:
        assert first <= item.day <= last
        assert 0 <= item.done_sets <= item.due_sets == entry.sets_each_day
        by_item[item.side].append(item)
    for which in entry.set_sides:
        found = by_item[which]
        told = [item.outcome for item in found]
        assert told.count("done") + told.count("partial") + told.count("missed") == len(told)
        assert len(told) == weeks * int(days_a_week)  # type: ignore[call-overload]
        assert len({item.day for item in found}) == len(found), "a day is due once"


def test_versions_that_change_in_mid_week_never_ask_for_more_than_either() -> None:
    """Every change of a version from any n to any m days a week, on every day of a week."""
    for n in range(1, 8):
        for m in range(1, 8):
            for change in range(1, 7):
                old = make_program(exercise_values(frequency={"days_per_week": n}))
                new = make_program(
                    exercise_values(frequency={"days_per_week": m}),
                    version=2,
                    valid_from=(MONDAY + (7 + change) * DAY).isoformat(),
                )
                plans = plan_days([old, new], [], MONDAY, MONDAY + 20 * DAY)
                items = item_days(plans, MONDAY, MONDAY + 21 * DAY)
                per_week: dict[date, int] = defaultdict(int)
                for item in items:
                    per_week[monday_of(item.day)] += 1
                assert per_week[MONDAY] == n
                assert per_week[MONDAY + 7 * DAY] <= max(n, m)
                assert per_week[MONDAY + 14 * DAY] == m
