"""Whatever was done, nothing is dropped and nothing is told twice."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from hep_vision.program.done import DoneSet
from hep_vision.program.matching import line_up
from hep_vision.program.schedule import plan_day
from program_examples import MONDAY, exercise_values, make_program

PROGRAM = make_program(
    exercises=[
        exercise_values(exercise="squat", side="both", sets=2, reps=10),
        exercise_values(exercise="straight_leg_raise", side="right", sets=3, reps=10),
        exercise_values(exercise="march", side="both", frequency={"days": ["tuesday"]}),
    ]
)
SIDES = ("left", "right", "both", "alternating")
KINDS = st.tuples(
    st.sampled_from(("squat", "straight_leg_raise", "march")),
    st.sampled_from(SIDES),
    st.integers(0, 20),
)


@st.composite
def days(draw: st.DrawFn) -> list[DoneSet]:
    numbers: Counter[tuple[str, str]] = Counter()
    sets: list[DoneSet] = []
    for exercise, side, reps in draw(st.lists(KINDS, max_size=9)):
        numbers[exercise, side] += 1
        number = numbers[exercise, side]
        sets.append(
            DoneSet(exercise_id=exercise, side=side, date=MONDAY, set_number=number, reps=reps)
        )
    return draw(st.permutations(sets))


@settings(max_examples=60)
@given(days())
def test_every_set_stands_in_one_line_and_every_asked_set_too(done: list[DoneSet]):
    plan = plan_day((PROGRAM,), done, MONDAY)
    lines = line_up(plan, done)
    assert sorted(line.done for line in lines if line.done is not None) == list(range(len(done)))
    asked = Counter((line.entry.exercise, line.side) for line in lines if line.number)
    due = {(e.entry.exercise, d.side): d.due_sets for e in plan.due for d in e.doses if d.due_sets}
    assert asked == Counter(due)
    for exercise, side in due:
        numbers = [
            line.number
            for line in lines
            if (line.entry.exercise, line.side) == (exercise, side) and line.number
        ]
        assert numbers == list(range(1, due[exercise, side] + 1))


@settings(max_examples=60)
@given(days())
def test_a_line_without_a_set_is_missing_and_one_unasked_for_says_so(done: list[DoneSet]):
    for line in line_up(plan_day((PROGRAM,), done, MONDAY), done):
        assert (line.done is None) == (line.verdict == "missing")
        assert (line.number is None) == (line.verdict in ("extra", "not_due", "other_side"))
