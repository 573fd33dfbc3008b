"""What validation notices beside wrong fields: the side, the joint's range, the end."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from hep_vision.checked_yaml.problems import Problem
from hep_vision.program.joint_ranges import USUAL_RANGES_DEG
from hep_vision.program.known import known_exercises
from hep_vision.program.load import check_text
from hep_vision.program.side_in_text import sides_named
from program_examples import exercise_values, program_values

LIBRARY = known_exercises()


def problems(*, today: date | None = None, **changes: Any) -> tuple[Problem, ...]:
    text = json.dumps(program_values(exercise_values(**changes)), indent=1)
    return check_text(text, LIBRARY, today=today).problems


SIDES = [
    ("Put a towel under the RIGHT heel.", {"right"}),
    ("Lift your left leg.", {"left"}),
    ("Legen Sie die rechte Ferse auf.", {"right"}),
    ("Das linke Bein heben.", {"left"}),
    ("Nach links drehen.", {"left"}),
    ("Apoye el talón derecho.", {"right"}),
    ("Levante la pierna izquierda.", {"left"}),
    ("Bend the left knee, keep the right one straight.", {"left", "right"}),
    ("Bend it to a right angle.", set()),
    ("Im rechten Winkel beugen.", set()),
    ("Stop right away.", set()),
    ("All right, then rest.", set()),
    ("Mantenga la espalda derecha.", set()),
    ("Do what is left over.", set()),
    ("Bright light, rechtzeitig, leftover, direcho.", set()),
]


@pytest.mark.parametrize(("text", "sides"), SIDES)
def test_sides_are_found_in_three_languages(text: str, sides: set[str]) -> None:
    assert set(sides_named(text)) == sides


@pytest.mark.parametrize(("text", "sides"), SIDES)
@pytest.mark.parametrize("side", ["left", "right"])
def test_instructions_for_the_other_side_are_noticed(side: str, text: str, sides: set[str]) -> None:
    found = problems(side=side, instructions=text)
    other = {"left": "right", "right": "left"}[side]
    assert [p.field for p in found] == ["exercises[0].instructions"] * (other in sides)
    assert all(p.severity == "warning" for p in found)
    assert all(f"prescribed for the {side} side" in p.problem for p in found)


def test_a_limit_of_the_other_side_is_noticed() -> None:
    limit = {
        "motion": "RIGHT hip flexion",
        "max_deg": 80,
        "author": "Dr Lee",
        "expires": "2026-12-20",
    }
    (found,) = problems(side="left", rom_limits=[limit])
    assert found.field == "exercises[0].rom_limits[0].motion"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"exercise": "heel_slide", "goal_deg": 170}, "goal_deg"),
        ({"exercise": "heel_slide", "goal_deg": 150}, None),
        ({"exercise": "seated_knee_extension", "goal_deg": -30}, "goal_deg"),
        ({"exercise": "seated_knee_extension", "goal_deg": 0}, None),
        ({"exercise": "seated_knee_extension", "goal_deg": -5}, None),
        ({"exercise": "shoulder_flexion", "goal_deg": 180}, None),
        ({"exercise": "standing_hip_abduction", "goal_deg": 70}, "goal_deg"),
        (
            {"exercise": "standing_hip_abduction", "minimum_to_count_deg": 70},
            "minimum_to_count_deg",
        ),
    ],
)
def test_a_goal_beyond_the_joint_s_range_is_noticed(
    changes: dict[str, Any], field: str | None
) -> None:
    found = problems(**changes)
    assert [p.field for p in found] == ([f"exercises[0].{field}"] if field else [])
    assert all("beyond the joint's range" in p.problem for p in found)


def test_a_limit_beyond_the_joint_s_range_is_noticed() -> None:
    limit = {
        "motion": "knee flexion",
        "max_deg": 170,
        "author": "Dr Lee",
        "expires": "2026-12-20",
    }
    (found,) = problems(exercise="heel_slide", rom_limits=[limit])
    assert found.field == "exercises[0].rom_limits[0].max_deg"


def test_the_library_s_own_ends_are_within_the_usual_range() -> None:
    """Else the table would call what an exercise usually reaches impossible."""
    from hep_vision.definitions.library import load_library
    from hep_vision.program.joint_ranges import beyond_usual_range

    for definition in load_library().all():
        if definition.measure is not None and definition.measure.id in USUAL_RANGES_DEG:
            for end in definition.measure.end:
                assert beyond_usual_range(definition.measure.id, end) is None, definition.id


def test_a_program_that_has_ended_is_noticed_on_the_day_after() -> None:
    assert problems(today=date(2026, 12, 20)) == ()
    (found,) = problems(today=date(2026, 12, 21))
    assert found.field == "valid_until"
    assert "the program ended on 2026-12-20" in found.problem
    assert problems() == ()


@pytest.mark.parametrize("given", [None, "rigth", "lift", "l", "R", ""])
def test_a_side_is_never_suggested(given: str | None) -> None:
    found = [p for p in problems(side=given) if p.field.endswith("side")]
    assert found
    for problem in found:
        assert "did you mean" not in problem.fix
        assert "for example" not in problem.fix or "side" not in problem.fix
        if "sets" not in problem.problem:
            assert "left" in problem.fix
            assert "right" in problem.fix
