"""What is due, done and left: the rules by example (the properties are tested beside this)."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

import pytest

from hep_vision.program.day_words import describe_day
from hep_vision.program.done import DoneSet
from hep_vision.program.schedule import DayPlan, ExerciseDay, in_force, plan_day, plan_days
from hep_vision.program.slots import left_now, slots_of
from program_examples import KNOWN, MONDAY, done, exercise_values, make_program

DAY = timedelta(days=1)
TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = (MONDAY + n * DAY for n in range(1, 5))
SATURDAY, SUNDAY = MONDAY + 5 * DAY, MONDAY + 6 * DAY

MAKE_UP = {"rule": "next_free_day", "within_days": 2}
THREE_DAYS = {"frequency": {"days_per_week": 3}}


def exercise_on(day: date, sets: list[DoneSet], program: Any = None) -> ExerciseDay:
    return plan_day([program or make_program()], sets, day).exercises[0]


def statuses(program: Any, sets: list[DoneSet], days: int = 7) -> list[str]:
    plans = plan_days([program], sets, MONDAY, MONDAY + (days - 1) * DAY)
    return [plan.exercises[0].status for plan in plans]


def due_days(program: Any, sets: list[DoneSet], days: int = 7) -> list[str]:
    plans = plan_days([program], sets, MONDAY, MONDAY + (days - 1) * DAY)
    return [f"{plan.day:%a}" for plan in plans if plan.due]


def test_named_days() -> None:
    assert due_days(make_program(), []) == ["Mon", "Wed", "Fri"]
    assert statuses(make_program(), [*done(MONDAY, 3), *done(WEDNESDAY, 2)]) == [
        "done",
        "rest",
        "partial",
        "rest",
        "missed",
        "rest",
        "rest",
    ]


def test_skip_leaves_a_missed_day_out() -> None:
    assert exercise_on(TUESDAY, []).left_sets == 0
    assert exercise_on(WEDNESDAY, []).left_sets == 3


def test_next_free_day_asks_for_what_was_missed_and_only_that() -> None:
    program = make_program(catch_up=MAKE_UP)
    tuesday = exercise_on(TUESDAY, done(MONDAY, 1), program)
    assert (tuesday.making_up_for, tuesday.left_sets) == (MONDAY, 2)
    wednesday = exercise_on(WEDNESDAY, done(MONDAY, 1), program)
    assert (wednesday.making_up_for, wednesday.left_sets) == (None, 3)
    made_up = [*done(MONDAY, 1), *done(TUESDAY, 2)]
    assert exercise_on(TUESDAY, made_up, program).status == "done"
    assert exercise_on(THURSDAY, [*made_up, *done(WEDNESDAY, 3)], program).left_sets == 0


def test_a_make_up_expires_and_is_never_missed_itself() -> None:
    program = make_program(catch_up={"rule": "next_free_day", "within_days": 1})
    friday_missed = [*done(MONDAY, 3), *done(WEDNESDAY, 3)]
    assert exercise_on(SATURDAY, friday_missed, program).making_up_for == FRIDAY
    assert exercise_on(SATURDAY, friday_missed, program).status == "rest"
    assert not exercise_on(SUNDAY, friday_missed, program).is_due


def test_sets_done_too_many_on_a_due_day_pay_what_is_owed() -> None:
    program = make_program(catch_up={"rule": "next_free_day", "within_days": 3})
    assert exercise_on(THURSDAY, done(WEDNESDAY, 3), program).making_up_for == MONDAY
    sets = done(WEDNESDAY, 5)
    assert exercise_on(WEDNESDAY, sets, program).status == "too_much"
    assert exercise_on(THURSDAY, sets, program).left_sets == 1
    assert not exercise_on(THURSDAY, done(WEDNESDAY, 6), program).is_due


def test_any_three_days_a_week() -> None:
    program = make_program(exercise_values(**THREE_DAYS))
    assert due_days(program, [*done(MONDAY, 3), *done(WEDNESDAY, 3), *done(FRIDAY, 3)]) == [
        "Mon",
        "Wed",
        "Fri",
    ]
    # Days of one's own choice count; nothing is too much as long as they are three.
    early = [*done(MONDAY, 3), *done(TUESDAY, 3), *done(WEDNESDAY, 3)]
    assert statuses(program, early)[:5] == ["done", "done", "done", "rest", "rest"]
    # Who waits is asked every day from the day on which it can no longer wait.
    assert due_days(program, []) == ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    assert statuses(program, []) == ["rest"] * 4 + ["missed"] * 3
    assert exercise_on(THURSDAY, [], program).can_wait
    assert not exercise_on(FRIDAY, [], program).can_wait


def test_a_fourth_day_of_three_is_too_much() -> None:
    program = make_program(exercise_values(**THREE_DAYS))
    sets = [one for n in range(4) for one in done(MONDAY + n * DAY, 3)]
    assert statuses(program, sets)[:4] == ["done", "done", "done", "too_much"]


def test_each_side_is_counted_by_itself() -> None:
    each = exercise_values(side="each", sets=None, sets_per_side=2, reps=None, reps_per_side=10)
    program = make_program(each)
    entry = exercise_on(MONDAY, [*done(MONDAY, 3), *done(MONDAY, 1, side="left")], program)
    assert [(d.side, d.done_sets, d.left_sets, d.extra_sets) for d in entry.doses] == [
        ("left", 1, 1, 0),
        ("right", 3, 0, 1),
    ]
    in_turn = exercise_on(MONDAY, done(MONDAY, 1, side="alternating", reps=20), program)
    assert [dose.done_sets for dose in in_turn.doses] == [1, 1]


def test_the_other_side_and_other_exercises_are_beside_the_plan() -> None:
    sets = [*done(MONDAY, 1, side="left"), *done(MONDAY, 2, exercise="squat", side="both")]
    plan = plan_day([make_program()], sets, MONDAY)
    assert plan.exercises[0].left_sets == 3
    assert set(plan.unplanned) == set(sets)


@pytest.mark.parametrize(("reps", "counts"), [(None, True), (10, True), (5, True), (4, False)])
def test_half_a_set_is_a_set(reps: int | None, counts: bool) -> None:
    assert exercise_on(MONDAY, done(MONDAY, 1, reps=reps)).left_sets == (2 if counts else 3)


def test_a_hold_is_a_set_by_its_time() -> None:
    program = make_program(exercise_values(reps=None, hold_s=30))
    for hold_s, left in ((30.0, 2), (15.0, 2), (14.0, 3)):
        one = DoneSet(
            exercise_id="straight_leg_raise",
            side="right",
            date=MONDAY,
            set_number=1,
            reps=1,
            hold_s=hold_s,
        )
        assert exercise_on(MONDAY, [one], program).left_sets == left


def test_the_highest_version_that_has_begun_is_in_force() -> None:
    one = make_program(valid_until="2026-12-20")
    two = make_program(version=2, valid_from="2026-11-25", valid_until="2026-11-26")
    for versions in ([one, two], [two, one]):
        assert in_force(versions, MONDAY - DAY) is None
        assert in_force(versions, TUESDAY) is one
        assert in_force(versions, WEDNESDAY) is two
        assert in_force(versions, FRIDAY) is None, "an older version does not come back"


def test_a_new_version_in_mid_week_owes_nothing_and_allows_no_more() -> None:
    one = make_program(exercise_values(**THREE_DAYS))
    two = make_program(exercise_values(**THREE_DAYS), version=2, valid_from="2026-11-26")
    full = [one_ for day in (MONDAY, TUESDAY, WEDNESDAY) for one_ in done(day, 3)]
    plans = plan_days([one, two], full, THURSDAY, SUNDAY)
    assert not any(plan.due for plan in plans), "three days were done in this week"
    lazy = plan_days([one, two], [], THURSDAY, SUNDAY)
    assert sum(plan.exercises[0].status == "missed" for plan in lazy) == 1, "its own Friday"
    missed = make_program(catch_up=MAKE_UP)
    fresh = make_program(version=2, valid_from="2026-11-24", catch_up=MAKE_UP)
    assert not plan_day([missed, fresh], [], TUESDAY).due


def test_a_week_cut_short_has_its_share_of_days() -> None:
    program = make_program(exercise_values(**THREE_DAYS), valid_until="2026-12-02")
    last_week = [MONDAY + n * DAY for n in (7, 8, 9)]  # Monday to Wednesday: two of three days
    plans = plan_days([program], [], last_week[0], last_week[-1])
    assert [plan.exercises[0].status for plan in plans] == ["rest", "missed", "missed"]
    assert all(plan.due for plan in plans)
    with_monday = plan_days([program], done(last_week[0], 3), *last_week[1:])
    assert [bool(plan.due) for plan in with_monday] == [False, True]


def test_a_version_cut_short_by_the_next_has_its_share_of_days() -> None:
    one = make_program(exercise_values(**THREE_DAYS))
    two = make_program(exercise_values(side="left"), version=2, valid_from="2026-11-25")
    plans = plan_days([one, two], [], MONDAY, TUESDAY)
    assert [plan.exercises[0].status for plan in plans] == ["rest", "missed"]
    assert plans[1].exercises[0].next_day is None


def test_a_version_that_begins_late_in_a_week_begins_at_once() -> None:
    one = make_program(exercise_values(side="left"))
    weekly = exercise_values(frequency={"days_per_week": 1})
    two = make_program(weekly, version=2, valid_from="2026-11-26")
    assert plan_day([one, two], [], THURSDAY).exercises[0].left_sets == 3


def test_the_future_is_not_looked_at() -> None:
    program = make_program(exercise_values(frequency={"days_per_week": 2}))
    monday = done(MONDAY, 3)
    assert exercise_on(MONDAY, monday, program).next_day == THURSDAY
    assert exercise_on(MONDAY, [*monday, *done(TUESDAY, 3)], program).next_day == THURSDAY


def test_an_exercise_that_has_ended_is_gone() -> None:
    program = make_program(exercise_values(until="2026-11-25"))
    assert plan_day([program], [], WEDNESDAY).exercises
    assert not plan_day([program], [], FRIDAY).exercises
    assert plan_day([program], [], WEDNESDAY).exercises[0].next_day is None


AT = {"frequency": {"days_per_week": 7, "times_per_day": 3, "at": ["08:00", "13:00", "18:00"]}}


def test_clock_times_of_a_day() -> None:
    program = make_program(exercise_values(sets=2, **AT))
    morning = done(MONDAY, 2, at=time(7, 50))
    exercise = exercise_on(MONDAY, morning, program)
    states = [slot.state for slot in slots_of(exercise, time(12, 0))]
    assert states == ["done", "open", "open"]
    assert left_now(exercise, time(12, 0)) == 4
    late = exercise_on(MONDAY, [], program)
    assert [slot.state for slot in slots_of(late, time(16, 0))] == ["missed", "missed", "open"]
    assert left_now(late, time(16, 0)) == 2, "the evening is no place for the whole day"
    assert left_now(late) == 6


def test_sets_done_early_are_not_asked_for_again() -> None:
    program = make_program(exercise_values(sets=2, **AT))
    four_at_once = done(MONDAY, 4, at=time(8, 0))
    exercise = exercise_on(MONDAY, four_at_once, program)
    assert [slot.done_sets for slot in slots_of(exercise, time(13, 0))] == [2, 2, 0]
    assert left_now(exercise, time(13, 0)) == 2


def card(plan: DayPlan, *, now: time | None = None, **changes: Any) -> Any:
    return describe_day([plan], changes.get("versions", [make_program()]), KNOWN, now)


def test_day_in_words() -> None:
    program = make_program(
        exercise_values(exact_dose=True, rest_s=60), exercise_values(side="left")
    )
    first = card(plan_day([program], done(MONDAY, 1), MONDAY))
    assert first.title == "Monday 23 November 2026"
    assert first.headline == "2 exercises, about 10 minutes in all"
    assert [item.state for item in first.items] == ["to_do", "to_do"]
    assert first.items[0].progress == "1 of 3 sets done"
    assert first.items[0].notes == ("Do not do more. Do not do less.",)
    all_done = [*done(MONDAY, 4), *done(MONDAY, 3, side="left")]
    last = card(plan_day([program], all_done, MONDAY))
    assert last.headline == "That is more than planned, and enough for today."
    assert [item.state for item in last.items] == ["too_much", "done"]
    assert last.items[0].notes == ("More than prescribed. Please stop here for today.",)


def test_day_of_rest_before_and_after_in_words() -> None:
    rest = card(plan_day([make_program()], done(TUESDAY, 1), TUESDAY))
    assert rest.headline == "A day of rest. It belongs to the program."
    assert rest.notes == (
        "Straight leg raise: 1 set done on a day of rest; next on Wednesday 25 November 2026.",
    )
    before = card(plan_day([make_program()], [], MONDAY - DAY))
    assert before.headline == "Nothing yet: the program begins on Monday 23 November 2026."
    after = card(plan_day([make_program()], [], date(2027, 1, 1)))
    assert after.headline == (
        "The program ended on 20 December 2026. Ask for a new one: Dana: dana@clinic.example."
    )


@pytest.mark.parametrize(
    ("reps", "exact", "status"), [(10, True, "done"), (11, True, "too_much"), (11, False, "done")]
)
def test_an_exact_dose_is_passed_by_a_repetition(reps: int, exact: bool, status: str) -> None:
    program = make_program(exercise_values(exact_dose=exact))
    plan = plan_day([program], done(MONDAY, 3, reps=reps), MONDAY)
    assert plan.exercises[0].status == status
    begun = plan_day([program], done(MONDAY, 1, reps=reps), MONDAY)
    assert begun.exercises[0].status == "partial"  # the other sets are still to be done


def test_of_any_days_a_week_a_day_too_few_is_said() -> None:
    program = make_program(exercise_values(frequency={"days_per_week": 3}))
    sets = [*done(MONDAY, 3), *done(MONDAY + 2 * DAY, 3)]
    plans = plan_days([program], sets, MONDAY, MONDAY + 7 * DAY)
    notes = describe_day(plans, [program], KNOWN).notes
    said = "Not done in full in the last week: Straight leg raise a day too few by Sunday 29."
    assert said in notes


def test_what_was_missed_is_said_until_it_is_made_up() -> None:
    program = make_program(catch_up=MAKE_UP)
    plans = plan_days([program], [], MONDAY, TUESDAY)
    said = describe_day(plans, [program], KNOWN)
    assert said.items[0].notes == ("Makes up for Monday: 3 sets, if you like.",)
    assert "Not done in full in the last week: Straight leg raise on Monday 23." in said.notes
    made_up = plan_days([program], done(TUESDAY, 3), MONDAY, TUESDAY)
    assert not describe_day(made_up, [program], KNOWN).notes


def test_clock_times_in_words() -> None:
    program = make_program(exercise_values(sets=2, **AT))
    plan = plan_day([program], done(MONDAY, 2, at=time(8, 10)), MONDAY)
    waiting = card(plan, now=time(9, 0)).items[0]
    assert waiting.state == "later"
    assert waiting.progress == "08:00 done, 13:00 to do (0 of 2), 18:00 to do (0 of 2)"
    assert card(plan, now=time(13, 0)).items[0].state == "to_do"
    over = card(plan_day([program], [], MONDAY), now=time(17, 0)).items[0]
    assert over.progress == "08:00 missed, leave it, 13:00 missed, leave it, 18:00 to do (0 of 2)"


def test_little_and_unplanned_in_words() -> None:
    sets = [*done(MONDAY, 1, reps=2), *done(MONDAY, 2, exercise="squat", side="both")]
    said = card(plan_day([make_program()], sets, MONDAY))
    assert said.items[0].notes == ("1 set begun with too little to count.",)
    assert said.notes == ("Also done, not in the program: 2 sets of Squat (both sides together).",)
