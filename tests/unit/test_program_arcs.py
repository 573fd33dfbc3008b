"""Angles as therapists chart them, and a program's versions over time."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from hep_vision.definitions.library import shipped_library
from hep_vision.measure.angles.measures import MEASURES
from hep_vision.program.arcs import (
    Arc,
    better_of,
    charted_degrees,
    charted_difference,
    charted_name,
    goal_words,
    other_way,
)
from hep_vision.program.history import goals_over_time, limits_over_time, versions_in
from program_examples import MONDAY, exercise_values, make_program

DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("arc", "words", "deficit", "better"),
    [
        (Arc(12, 98, "knee flexion", 1), "12\N{EN DASH}98° of knee flexion", None, "more"),
        (Arc(90, 12, "knee flexion", -1), "12\N{EN DASH}90° of knee flexion", 12.0, "less"),
        (
            Arc(90, -4, "knee flexion", -1),
            "4° of knee hyperextension to 90° of knee flexion",
            0,
            "less",
        ),
        (Arc(0.2, -8, "hip flexion", -1), "0\N{EN DASH}8° of hip extension", None, "more"),
        (Arc(-2, -20, "hip flexion", -1), "2\N{EN DASH}20° of hip extension", None, "more"),
        (Arc(-8, 60, "hip flexion", 1), "8° of hip extension to 60° of hip flexion", None, "more"),
        (
            Arc(-3, 30, "hip abduction", 1),
            "3° of hip adduction to 30° of hip abduction",
            None,
            "more",
        ),
        (Arc(0.02, 0.12, "heel rise", 1, "ratio"), "0.02 to 0.12 body lengths", None, "more"),
    ],
)
def test_an_arc_from_to(arc: Arc, words: str, deficit: float | None, better: str) -> None:
    assert arc.words == words
    assert arc.extension_deficit == deficit
    assert arc.better == better
    assert "-" not in arc.words


@pytest.mark.parametrize(
    ("goal", "measure", "sign", "words"),
    [
        (100, "knee flexion", 1, "100 degrees of knee flexion or more"),
        (0, "knee flexion", -1, "straighten fully"),
        (-5, "elbow flexion", -1, "straighten fully"),
        (10, "knee flexion", -1, "straighten to within 10 degrees"),
        (-15, "hip flexion", -1, "15 degrees of hip extension or more"),
        (20, "hip flexion", -1, "20 degrees of hip flexion or less"),
    ],
)
def test_a_goal_says_which_way(goal: float, measure: str, sign: int, words: str) -> None:
    assert goal_words(goal, measure, sign) == words


def test_every_measured_exercise_has_a_better_direction_and_a_name_for_the_other_way() -> None:
    library = shipped_library()
    seen = set()
    for id_ in library.ids:
        definition = library.get(id_)
        if definition.is_measured:
            exercise = definition.exercise()
            label = MEASURES[exercise.measure].label
            better = better_of(label, exercise.sign)
            hinge = MEASURES[exercise.measure].hinge and exercise.sign < 0
            assert better == ("less" if hinge else "more"), id_
            assert other_way(label) != label
            seen.add(better)
    assert seen == {"more", "less"}


LIMIT = {"motion": "hip flexion", "max_deg": 80, "author": "Dr Lee", "expires": "2026-12-01"}


def test_versions_and_their_goals_hold_on_their_own_days() -> None:
    one = make_program(exercise_values(goal_deg=60, rom_limits=[LIMIT]))
    two = make_program(
        exercise_values(goal_deg=75, rom_limits=[{**LIMIT, "expires": "2026-12-10"}]),
        version=2,
        valid_from="2026-11-30",
    )
    first, second = versions_in([two, one], MONDAY, date(2026, 12, 20))
    assert (first.program.version, first.first, first.last, first.before) == (
        *(1, MONDAY, date(2026, 11, 29)),
        None,
    )
    assert (second.first, second.last, second.before) == (
        *(date(2026, 11, 30), date(2026, 12, 20)),
        one,
    )
    goals = goals_over_time((first, second), "straight_leg_raise", "right")
    assert [(g.angle_deg, g.first, g.last) for g in goals] == [
        (60, MONDAY, date(2026, 11, 29)),
        (75, date(2026, 11, 30), date(2026, 12, 20)),
    ]
    (limit,) = limits_over_time((first, second), "straight_leg_raise", "right")
    assert (limit.angle_deg, limit.first, limit.last) == (80, MONDAY, date(2026, 12, 10))
    assert goals_over_time((first, second), "straight_leg_raise", "left") == ()
    assert versions_in([one, two], date(2027, 1, 1), date(2027, 2, 1)) == ()


@pytest.mark.parametrize(("measure", "sign", "name"), [
    ("knee flexion", 1, "knee flexion"),
    ("knee flexion", -1, "lack of knee extension"),
    ("elbow flexion", -1, "lack of elbow extension"),
    ("hip flexion", -1, "hip extension"),
    ("ankle dorsiflexion", -1, "ankle plantar flexion"),
])  # fmt: skip
def test_a_movement_is_charted_by_the_name_of_its_direction(
    measure: str, sign: int, name: str
) -> None:
    assert charted_name(measure, sign) == name


@pytest.mark.parametrize(("angle", "measure", "sign", "words"), [
    (52.4, "hip flexion", 1, "52°"),
    (-8.0, "hip flexion", 1, "8° of hip extension"),
    (-18.0, "hip flexion", -1, "18°"),
    (3.0, "hip flexion", -1, "3° of hip flexion"),
    (12.0, "knee flexion", -1, "12°"),
    (-4.0, "knee flexion", -1, "4° of knee hyperextension"),
    (-0.3, "knee flexion", 1, "0°"),
])  # fmt: skip
def test_a_charted_angle_is_never_below_zero(
    angle: float, measure: str, sign: int, words: str
) -> None:
    assert charted_degrees(angle, measure, sign) == words


def test_a_difference_grows_with_what_is_charted() -> None:
    assert charted_difference(-8.0, "hip flexion", -1) == 8.0  # 8 degrees more of extension
    assert charted_difference(-8.0, "knee flexion", -1) == -8.0  # lacks 8 degrees less
    assert charted_difference(8.0, "knee flexion", 1) == 8.0


def test_an_arc_across_zero_goes_from_where_it_began() -> None:
    assert Arc(1, -18, "hip flexion", -1).words == "1° of hip flexion to 18° of hip extension"
    assert Arc(-8, 54, "hip flexion", 1).words == "8° of hip extension to 54° of hip flexion"
