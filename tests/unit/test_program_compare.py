"""What changed between versions, in words."""

from __future__ import annotations

from typing import Any

import pytest

from hep_vision.program.compare import compare_programs
from program_examples import KNOWN, exercise_values, make_program

LIMIT = {"motion": "hip flexion", "max_deg": 60, "author": "Dr Lee", "expires": "2026-12-20"}


def changes(old: Any, new: Any) -> dict[str, tuple[str, ...]]:
    return {change.title: change.lines for change in compare_programs(old, new, KNOWN)}


def version_two(*exercises: dict[str, Any], **fields: Any) -> Any:
    return make_program(*exercises, version=2, **fields)


def test_nothing_changed() -> None:
    assert changes(make_program(), make_program()) == {}
    assert changes(make_program(), version_two()) == {}


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        ({}, {"reps": 12}, "How much: 3 sets of 12 repetitions (before: 3 sets of 10 repetitions)"),
        ({}, {"rest_s": 60}, "Rest: 60 seconds between sets (new)"),
        ({"rest_s": 60}, {}, "Rest: not any more (before: 60 seconds between sets)"),
        ({}, {"exact_dose": True}, "Exact dose: Do not do more. Do not do less (new)"),
        (
            {"rom_limits": [LIMIT]},
            {"rom_limits": [{**LIMIT, "max_deg": 70}]},
            "Limit: hip flexion: not beyond 70 degrees, until 20 December 2026 (ordered by Dr "
            "Lee) (before: hip flexion: not beyond 60 degrees, until 20 December 2026 (ordered "
            "by Dr Lee))",
        ),
        ({}, {"note_for_therapist": "Lag 5."}, "Note: Lag 5 (new)"),
    ],
)
def test_a_change_of_an_exercise(before: dict[str, Any], after: dict[str, Any], line: str) -> None:
    found = changes(make_program(exercise_values(**before)), version_two(exercise_values(**after)))
    assert found == {"Straight leg raise (RIGHT side)": (line,)}


def test_limits_come_first() -> None:
    found = changes(
        make_program(exercise_values(rom_limits=[LIMIT])), version_two(exercise_values(sets=4))
    )
    (lines,) = found.values()
    assert lines[0].startswith("Limit: not any more")
    assert lines[1].startswith("How much: 4 sets")


def test_exercises_that_come_go_and_change_sides() -> None:
    squat = exercise_values(exercise="squat", side="both")
    march = exercise_values(exercise="march", side="alternating", reps=None, reps_per_side=10)
    found = changes(
        make_program(exercise_values(), squat), version_two(exercise_values(side="left"), march)
    )
    assert found["Squat (both sides together)"] == ("No longer prescribed",)
    assert found["March (LEFT and RIGHT in turn)"][0] == "New"
    assert found["Straight leg raise (RIGHT side)"] == ("Side: LEFT side (before: RIGHT side)",)


def test_both_sides_swapped_in_order_is_an_order() -> None:
    left = exercise_values(side="left")
    found = changes(make_program(exercise_values(), left), version_two(left, exercise_values()))
    assert found == {
        "The order is now": ("Straight leg raise (LEFT side)", "Straight leg raise (RIGHT side)")
    }


def test_changes_of_the_program_itself() -> None:
    found = changes(
        make_program(goals=["Walk."]),
        version_two(
            valid_from="2026-12-01",
            valid_until="2026-12-31",
            catch_up={"rule": "next_free_day", "within_days": 2},
            contact={"name": "Desk", "phone": "123456"},
            author={"name": "Jo", "clinic": "Hillside"},
            timezone="Europe/Berlin",
            precautions=["Use a rail."],
        ),
    )["The program"]
    assert [line.split(":")[0] for line in found] == [
        "First day",
        "Last day",
        "What for",
        "Missed days",
        "Contact",
        "Author",
        "Take care",
        "Time zone",
    ]


def test_versions_in_disorder_are_remarked_on() -> None:
    changed = make_program(exercise_values(reps=12))
    assert "Both say version 1" in changes(make_program(), changed)["Version"][0]
    assert "going back" in changes(version_two(), changed)["Version"][0]
    other = make_program(program="other")
    assert changes(make_program(), other) == {
        "These are different programs": ("knee-1 of patient P-1, and other of patient P-1",)
    }
