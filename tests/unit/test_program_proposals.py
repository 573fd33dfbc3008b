"""The therapist's rules for more and less: proposed when they say so, and only then."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from hep_vision.program.proposals import Answers, Proposal, find_proposals
from hep_vision.program.schedule import plan_days
from program_examples import MONDAY, done, exercise_values, make_program

MORE = {
    "text": "Add a set when it is easy.",
    "when": {"full_sessions_in_a_row": 2, "pain_at_most_0_to_10": 3},
    "propose": {"sets": 1},
}
LESS = {
    "text": "Halve it when it hurts.",
    "when": {"pain_above_0_to_10": 5, "unfinished_sessions_in_a_row": 2},
    "propose": {"reps_percent": 50},
}
DAY = timedelta(days=1)


def propose(
    sets_by_day: list[int], pain_by_day: list[int | None] | None = None, **changes: Any
) -> Proposal | None:
    """What is proposed after these days, one set of three after the other prescribed daily."""
    rules: dict[str, Any] = {"progression": MORE, "regression": LESS, **changes}
    program = make_program(exercise_values(frequency={"days_per_week": 7}, **rules))
    days = [MONDAY + n * DAY for n in range(len(sets_by_day))]
    sets = [one for day, count in zip(days, sets_by_day, strict=True) for one in done(day, count)]
    pain = pain_by_day or []
    answers: dict[tuple[str, date], Answers] = {
        (program.exercises[0].key, day): Answers(value)
        for day, value in zip(days, pain, strict=False)
    }
    found = find_proposals(plan_days([program], sets, MONDAY, days[-1]), answers)
    return found[0] if found else None


@pytest.mark.parametrize(
    ("sets", "pain", "kind"),
    [
        ([3, 3], [3, 0], "more"),
        ([3, 3], [4, 0], None),
        ([3, 3], [0, None], "unknown"),
        ([3, 3], None, "unknown"),
        ([3], [0], None),
        ([3, 2], [0, 0], None),
        ([2, 3, 3], [9, 1, 1], "more"),
        ([3, 0, 3], [1, None, 1], "more"),  # a missed day is no session
        ([3, 3], [0, 6], "less"),
        ([3, 3], [0, 5], None),
        ([1, 2], [0, 0], "less"),
        ([3, 2], [0, 6], "less"),
        ([0, 0], None, None),
    ],
)
def test_rules(sets: list[int], pain: list[int | None] | None, kind: str | None) -> None:
    found = propose(sets, pain)
    assert (found.kind if found else None) == kind


@pytest.mark.parametrize(("reps", "kind"), [(10, "more"), (9, None), (5, None)])
def test_more_is_proposed_only_after_every_repetition_of_every_set(
    reps: int, kind: str | None
) -> None:
    """A set with half of its repetitions is not asked for again, but it did not go well."""
    rules: dict[str, Any] = {"progression": MORE, "regression": LESS}
    program = make_program(exercise_values(frequency={"days_per_week": 7}, **rules))
    days = [MONDAY, MONDAY + DAY]
    sets = [*done(days[0], 3), *done(days[1], 2), *done(days[1], 1, first=3, reps=reps)]
    answers = {(program.exercises[0].key, day): Answers(1) for day in days}
    found = find_proposals(plan_days([program], sets, days[0], days[1]), answers)
    assert [one.kind for one in found] == ([kind] if kind else [])


def test_a_proposal_says_why_what_and_whose_rule() -> None:
    more = propose([3, 3], [1, 2])
    assert more is not None
    assert (more.because, more.change, more.rule) == (
        "2 full sessions in a row, pain 3 or less",
        "1 set more",
        "Add a set when it is easy.",
    )
    less = propose([3, 2, 2], [0, 0, 7])
    assert less is not None
    assert (
        less.because
        == "pain was 7 out of 10 on 25 November 2026 and 2 sessions in a row not finished"
    )
    unknown = propose([3, 3])
    assert unknown is not None
    assert unknown.because == "2 full sessions in a row, but pain was not told each time"


def test_no_rule_no_proposal() -> None:
    assert propose([3, 3], [0, 9], progression=None, regression=None) is None
    words_only = {"text": "We will see."}
    assert propose([3, 3], [0, 9], progression=words_only, regression=words_only) is None


def test_a_new_version_begins_anew() -> None:
    values = exercise_values(frequency={"days_per_week": 7}, progression=MORE)
    old = make_program(values)
    new = make_program(values, version=2, valid_from=(MONDAY + 2 * DAY).isoformat())
    sets = [one for n in range(3) for one in done(MONDAY + n * DAY, 3)]
    for versions, count in (([old], 1), ([old, new], 0)):
        plans = plan_days(versions, sets, MONDAY, MONDAY + 2 * DAY)
        assert len(find_proposals(plans, {})) == count


def test_before_and_after_the_program_nothing_is_proposed() -> None:
    early = plan_days([make_program()], [], MONDAY - DAY, MONDAY - DAY)
    assert find_proposals(early, {}) == ()
    assert find_proposals([], {}) == ()
