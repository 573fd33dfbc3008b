"""Writing program files: commented, checked, and read back as what was meant."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from hep_vision.errors import InputError, ProgramError, UnknownExerciseError
from hep_vision.program.draft import revise_program, write_program
from hep_vision.program.entry import parse_entry
from hep_vision.program.known import known_exercises
from hep_vision.program.load import check_text, load_program
from hep_vision.program.model import PrescribedExercise
from program_examples import KNOWN, SAMPLES, exercise_values, make_program, program_values


def test_what_is_written_reads_back_as_the_same_program() -> None:
    values = program_values(
        exercise_values(
            hold_s=5,
            frequency={"days_per_week": 7, "times_per_day": 2, "at": ["08:00", "18:00"]},
            rom_limits=[
                {
                    "motion": "hip flexion",
                    "max_deg": 60,
                    "author": "Dr Lee, surgeon",
                    "expires": "2026-12-20",
                }
            ],
            instructions="Slowly: three seconds up, # not faster.",
        ),
        goals=["Walk - far", "no"],
        contact={"name": "Dana", "phone": "+49 30 5550"},
    )
    text = write_program(values, KNOWN)
    assert check_text(text, KNOWN).program == make_program(
        *values["exercises"],
        **{name: value for name, value in values.items() if name not in ("exercises", "schema")},
    )
    assert "# goes up with every change" in text
    assert 'at: ["08:00", "18:00"]' in text


def test_the_comment_about_further_fields_holds_what_it_promises() -> None:
    """Every example in the comment is YAML that the model takes."""
    text = write_program(program_values(), KNOWN)
    comment = text.partition("# An exercise can say more, for example:\n")[2]
    examples = [line[4:] for line in comment.splitlines() if line[4:5] != " "]
    assert len(examples) > 15
    for example in examples:
        values = YAML(typ="safe", pure=True).load(example)
        (name,) = values
        base = exercise_values(**{"reps": None} if name == "reps_per_side" else {})
        if name in ("sets_per_side", "reps_per_side"):
            base = exercise_values(
                side="each", sets=None, reps=None, sets_per_side=2, reps_per_side=5
            )
        if name in ("hold_s", "tempo"):
            base.pop("hold_s", None)
        made = PrescribedExercise.model_validate({**base, **values})
        assert getattr(made, name) not in (None, ())


def test_what_makes_no_program_is_not_written() -> None:
    with pytest.raises(ProgramError, match="patient: 'John Smith' has the wrong form"):
        write_program(program_values(patient="John Smith"), KNOWN)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_next_version_is_the_same_with_comments(path: Path) -> None:
    known = known_exercises()
    old = load_program(path, known)
    text = revise_program(path, known, valid_from=date(2026, 12, 1))
    new = check_text(text, known).program
    assert new is not None
    assert (new.version, new.valid_from) == (old.version + 1, date(2026, 12, 1))
    assert new.exercises == old.exercises
    if path.suffix == ".yaml":
        comments = [line for line in path.read_text("utf-8").splitlines() if "#" in line]
        assert all(line.partition("#")[2] in text for line in comments)


def test_a_next_version_that_cannot_be_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "p.yaml"
    path.write_text(write_program(program_values(), KNOWN), "utf-8")
    with pytest.raises(ProgramError, match="before the first"):
        revise_program(path, KNOWN, valid_from=date(2027, 12, 1))


ENTRIES: list[tuple[str, dict[str, Any]]] = [
    (
        "squat side=both sets=3 reps=10 days=monday,friday at=09:00",
        {
            "exercise": "squat",
            "side": "both",
            "sets": 3,
            "reps": 10,
            "frequency": {"days": ("monday", "friday"), "at": ("09:00",)},
        },
    ),
    (
        "'mini squat' hold_s=2.5 exact_dose=true weight_kg=2 instructions='Toes up, please.'",
        {
            "exercise": "squat",
            "hold_s": 2.5,
            "exact_dose": True,
            "resistance": {"weight_kg": 2},
            "instructions": "Toes up, please.",
        },
    ),
    (
        "SLR stop_above_0_to_10=5 days_per_week=3 up_s=3 down_s=2",
        {
            "exercise": "straight_leg_raise",
            "pain_rule": {"stop_above_0_to_10": 5},
            "frequency": {"days_per_week": 3},
            "tempo": {"up_s": 3, "down_s": 2},
        },
    ),
]


@pytest.mark.parametrize(("line", "values"), ENTRIES)
def test_an_exercise_in_one_line(line: str, values: dict[str, Any]) -> None:
    assert parse_entry(line, KNOWN) == values


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("squat reps 10", "'reps' is no field=value"),
        ("squat rep=10", "'rep' is no field of an exercise"),
        ("squat instructions='no end", "close the quotes"),
        ("", "names no exercise"),
    ],
)
def test_a_line_that_is_no_exercise(line: str, problem: str) -> None:
    with pytest.raises(InputError, match=problem):
        parse_entry(line, KNOWN)
    with pytest.raises(UnknownExerciseError, match="Did you mean squat"):
        parse_entry("sqaut reps=10", KNOWN)
