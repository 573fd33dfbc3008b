"""A program file: what is refused, in which words, and what identifies its content."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from hep_vision.checked_yaml.problems import Problem
from hep_vision.errors import ProgramError
from hep_vision.program.load import check_program, check_text, load_program, load_programs
from hep_vision.program.model import Program
from program_examples import KNOWN, exercise_values, make_program, program_values


def problems_of(values: dict[str, Any]) -> tuple[Problem, ...]:
    return check_text(json.dumps(values, indent=1), KNOWN).problems


def only_problem(values: dict[str, Any]) -> Problem:
    problems = problems_of(values)
    assert len(problems) == 1, problems
    return problems[0]


WRONG_EXERCISES: list[tuple[dict[str, Any], str, str, str]] = [
    ({"exercise": "squad"}, "exercise", "there is no exercise 'squad'", "squat"),
    ({"side": "rihgt"}, "side", "'rihgt' is not possible here", "possible: left, right, both"),
    ({"sets": "3"}, "sets", "'3' is not a whole number", "write for example sets: 3"),
    ({"sets": 3.5}, "sets", "3.5 is not a whole number", "sets: 3"),
    ({"sets": True}, "sets", "true is not a whole number", "sets: 3"),
    ({"sets": 0}, "sets", "0 is out of range", "at least 1"),
    ({"sets": 99}, "sets", "99 is out of range", "at most 20"),
    ({"sets": None}, "side", "'sets' is missing", "sets: 3"),
    ({"reps": None}, "side", "'reps' is missing", "hold_s: 30"),
    ({"hold": 5}, "hold", "there is no such field", "did you mean hold_s?"),
    ({"hold_s": "5 s"}, "hold_s", "'5 s' is not a number", "hold_s: 5"),
    ({"exact_dose": "yes"}, "exact_dose", "'yes' is not true or false", "exact_dose: true"),
    ({"frequency": None}, "frequency", "is missing", "on which days"),
    ({"frequency": {}}, "frequency.days", "the days are not told", "days_per_week: 3"),
    (
        {"frequency": {"days": ["monday"], "days_per_week": 3}},
        "frequency.days",
        "the days are told twice",
        "one of the two",
    ),
    (
        {"frequency": {"days": ["monday", "wedensday"]}},
        "frequency.days[1]",
        "'wedensday' is not possible",
        "did you mean wednesday?",
    ),
    ({"frequency": {"days": []}}, "frequency.days", "is empty", "monday, wednesday, friday"),
    (
        {"frequency": {"days_per_week": 3, "at": ["09:00", "18:00"]}},
        "frequency.at",
        "2 clock times for times_per_day: 1",
        "times_per_day: 2",
    ),
    (
        {"frequency": {"days_per_week": 3, "times_per_day": 2, "at": ["18:00", "09:00"]}},
        "frequency.at",
        "not in order",
        "earliest first",
    ),
    (
        {"frequency": {"days_per_week": 3, "at": ["9 am"]}},
        "frequency.at[0]",
        "'9 am' has the wrong form",
        "",
    ),
    (
        {"side": "each"},
        "sets",
        "'sets' can be misread with side: each",
        "sets_per_side: 3 for 3 sets with the left and 3 with the right",
    ),
    (
        {"side": "alternating"},
        "reps",
        "'reps' can be misread with side: alternating",
        "reps_per_side: 10 for 10 with the left and 10 with the right",
    ),
    ({"reps": None, "reps_per_side": 10}, "reps_per_side", "can be misread", "write reps: 10"),
    (
        {"side": "alternating", "reps": None, "hold_s": 5},
        "side",
        "'reps_per_side' is missing",
        "reps_per_side: 10",
    ),
    (
        {"hold_s": 5, "tempo": {"up_s": 3, "hold_s": 2, "down_s": 3}},
        "hold_s",
        "hold_s is 5 but the tempo holds 2 s",
        "give the hold once",
    ),
    ({"tempo": {"up_s": 3}}, "tempo.down_s", "is missing", "down_s: 3"),
    (
        {"duration_weeks": 2, "until": "2026-12-01"},
        "until",
        "the end is told twice",
        "duration_weeks or until",
    ),
    ({"until": "2027-12-01"}, "until", "not within the program", "2026-12-20"),
    ({"until": "2026-02-30"}, "until", "'2026-02-30' is not a date", "year-month-day"),
    ({"until": 20261201}, "until", "20261201 is not a date", "year-month-day"),
    (
        {"resistance": {"weight_kg": 2, "band_color": "red"}},
        "resistance",
        "must be of one kind",
        "give one of",
    ),
    ({"resistance": {}}, "resistance", "must be of one kind", "give one of"),
    (
        {"resistance": {"weight_kg": 2, "band_make": "X"}},
        "resistance.band_make",
        "without a colour",
        "band_color",
    ),
    (
        {"rom_limits": [{"motion": "hip flexion", "author": "Dr Lee", "expires": "2026-12-20"}]},
        "rom_limits[0]",
        "no angle",
        "max_deg: 90",
    ),
    (
        {"rom_limits": [{"motion": "hip flexion", "max_deg": 90, "author": "Dr Lee"}]},
        "rom_limits[0].expires",
        "is missing",
        "expires: 2026-12-20",
    ),
    (
        {"rom_limits": [{"motion": "hip flexion", "max_deg": 90, "expires": "2026-12-20"}]},
        "rom_limits[0].author",
        "is missing",
        "Dr Lee",
    ),
    (
        {
            "rom_limits": [
                {
                    "motion": "hip flexion",
                    "min_deg": 90,
                    "max_deg": 10,
                    "author": "Dr Lee",
                    "expires": "2026-12-20",
                }
            ]
        },
        "rom_limits[0].min_deg",
        "min_deg is not below max_deg",
        "exchange",
    ),
    (
        {
            "rom_limits": [
                {
                    "motion": "hip flexion",
                    "max_deg": 60,
                    "author": "Dr Lee",
                    "expires": "2026-11-01",
                }
            ]
        },
        "rom_limits[0].expires",
        "ended on 2026-11-01, before the program begins",
        "new date",
    ),
    (
        {
            "goal_deg": 70,
            "rom_limits": [
                {
                    "motion": "hip flexion",
                    "max_deg": 60,
                    "author": "Dr Lee",
                    "expires": "2026-12-20",
                }
            ],
        },
        "goal_deg",
        "70 degrees is past the limit of hip flexion",
        "lower it",
    ),
    (
        {"goal_deg": 40, "minimum_to_count_deg": 50},
        "minimum_to_count_deg",
        "would count only past the goal",
        "exchange the two",
    ),
    (
        {
            "exercise": "seated_knee_extension",
            "goal_deg": 20,
            "minimum_to_count_deg": 5,
        },
        "minimum_to_count_deg",
        "knee flexion shrinks",
        "exchange the two",
    ),
    ({"pain_rule": {"stop_above_0_to_10": 11}}, "pain_rule.stop_above_0_to_10", "11 is out", "5"),
    (
        {"effort": {"scale": "CR10", "from": 12, "to": 14}},
        "effort.from",
        "12 to 14 is no range on the scale CR10",
        "from 0 to 10",
    ),
    ({"effort": {"from": 3, "to": 5}}, "effort.scale", "is missing", "scale: CR10"),
    (
        {"progression": {"text": "More.", "propose": {"sets": 1}}},
        "progression.propose",
        "there is 'propose' but no 'when'",
        "both",
    ),
    (
        {
            "progression": {
                "text": "More.",
                "when": {"full_sessions_in_a_row": 2},
                "propose": {"sets": 1, "reps": 2},
            }
        },
        "progression.propose",
        "more of one thing at a time",
        "sets: 1",
    ),
    (
        {"regression": {"text": "Less.", "when": {}, "propose": {"reps_percent": 50}}},
        "regression.when",
        "nothing to watch for",
        "pain_above_0_to_10: 5",
    ),
    (
        {
            "regression": {
                "text": "Less.",
                "when": {"pain_above_0_to_10": 5},
                "propose": {"message_therapist": False},
            }
        },
        "regression.propose",
        "proposes nothing",
        "reps_percent: 50",
    ),
    (
        {"exercise": "squat", "side": "left"},
        "side",
        "Squat is done with both sides together",
        "side: both",
    ),
]


@pytest.mark.parametrize(
    ("changes", "field", "problem", "fix"), WRONG_EXERCISES, ids=lambda value: str(value)[:40]
)
def test_wrong_exercise_is_named_with_field_problem_and_fix(
    changes: dict[str, Any], field: str, problem: str, fix: str
) -> None:
    found = only_problem(program_values(exercise_values(**changes)))
    assert found.field == f"exercises[0].{field}"
    assert problem in found.problem
    assert fix in found.fix


WRONG_PROGRAMS: list[tuple[dict[str, Any], str, str, str]] = [
    ({"program": "Knee 1"}, "program", "'Knee 1' has the wrong form", "knee-0147"),
    ({"patient": "John Smith"}, "patient", "'John Smith' has the wrong form", "P-0147"),
    ({"version": 0}, "version", "0 is out of range", "at least 1"),
    ({"valid_from": "23.11.2026"}, "valid_from", "is not a date", "year-month-day"),
    ({"valid_from": "2026-11-23T08:00"}, "valid_from", "is not a date", "year-month-day"),
    ({"valid_until": "2026-11-01"}, "valid_until", "before the first", "later"),
    ({"author": None}, "author", "is missing", "who wrote it"),
    ({"author": "Dana"}, "author", "'Dana' is not a block of fields", "who wrote it"),
    ({"contact": {"name": "Dana"}}, "contact", "neither e-mail nor telephone", "email:"),
    (
        {"contact": {"name": "Dana", "email": "a@b.example,c@d.example"}},
        "contact.email",
        "has the wrong form",
        "dana@riverside.example",
    ),
    (
        {"contact": {"name": "Dana", "email": "a@b.example?bcc=x@y.example"}},
        "contact.email",
        "has the wrong form",
        "dana@riverside.example",
    ),
    ({"timezone": "Europe/Berln"}, "timezone", "no time zone 'Europe/Berln'", "Europe/Berlin"),
    ({"timezone": "../../etc/passwd"}, "timezone", "has the wrong form", "Europe/Berlin"),
    ({"catch_up": {"rule": "double"}}, "catch_up.rule", "'double' is not possible", "skip"),
    ({"catch_up": {"rule": "next_free_day"}}, "catch_up.rule", "how long", "within_days: 2"),
    (
        {"catch_up": {"rule": "skip", "within_days": 2}},
        "catch_up.within_days",
        "nothing is caught up",
        "leave within_days out",
    ),
    ({"exercises": []}, "exercises", "is empty", ""),
    ({"exercises": "squat"}, "exercises", "'squat' is not a list", ""),
    ({"goals": "walk"}, "goals", "'walk' is not a list", "[Climb stairs step over step]"),
]


@pytest.mark.parametrize(("changes", "field", "problem", "fix"), WRONG_PROGRAMS)
def test_wrong_program_is_named_with_field_problem_and_fix(
    changes: dict[str, Any], field: str, problem: str, fix: str
) -> None:
    found = only_problem(program_values(**changes))
    assert found.field == field
    assert problem in found.problem
    assert fix in found.fix


def test_an_exercise_is_prescribed_once_a_side() -> None:
    each = exercise_values(side="each", sets=None, sets_per_side=2, reps=None, reps_per_side=10)
    found = only_problem(program_values(each, exercise_values(side="left")))
    assert found.field == "exercises[1].exercise"
    assert "prescribed twice for the same side" in found.problem
    assert not problems_of(program_values(exercise_values(), exercise_values(side="left")))


def test_all_problems_come_at_once_each_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text(
        """\
schema: hep-vision/program/1
program: knee-1
version: 1
valid_from: 2026-11-23
valid_until: 2026-12-20
patient: John Smith
author: {name: Dana}
contact: {name: Dana, phone: "123456"}
exercises:
  - exercise: sqat
    side: both
    sets: three
    reps: 10
    frequency:
      days: [monday]
      tims_per_day: 2
  - exercise: squat
    side: both
    reps: 10
    frequency: {days: [monday]}
""",
        "utf-8",
    )
    problems = check_program(path, KNOWN).problems
    assert [(p.line, p.field) for p in problems] == [
        (6, "patient"),
        (10, "exercises[0].exercise"),
        (12, "exercises[0].sets"),
        (16, "exercises[0].frequency.tims_per_day"),
        (18, "exercises[1].side"),
    ]
    with pytest.raises(ProgramError, match=r"bad.yaml: line 6, patient: .* \(4 more: ") as raised:
        load_program(path, KNOWN)
    assert raised.value.problems == problems
    assert "\n" not in str(raised.value)


WARNINGS: list[tuple[dict[str, Any], str, str]] = [
    ({"side": "both"}, "exercises[0].side", "measured one side at a time"),
    (
        {
            "rom_limits": [
                {
                    "motion": "hip flexion",
                    "max_deg": 60,
                    "author": "Dr Lee",
                    "expires": "2026-12-01",
                }
            ]
        },
        "exercises[0].rom_limits[0].expires",
        "ends on 2026-12-01, the exercise goes on until 2026-12-20",
    ),
    ({"duration_weeks": 9}, "exercises[0].duration_weeks", "longer than the program"),
    (
        {"exercise": "quad_set", "goal_deg": 5},
        "exercises[0].goal_deg",
        "the camera does not measure Quad set",
    ),
]


@pytest.mark.parametrize(("changes", "field", "problem"), WARNINGS)
def test_doubtful_is_warned_of_and_usable(
    changes: dict[str, Any], field: str, problem: str
) -> None:
    checked = check_text(json.dumps(program_values(exercise_values(**changes))), KNOWN)
    assert checked.program is not None
    assert [warning.field for warning in checked.warnings] == [field]
    assert problem in checked.warnings[0].problem


def test_more_than_four_exercises_are_warned_of() -> None:
    entries = [exercise_values(exercise=name) for name in ("straight_leg_raise", "quad_set")]
    entries += [exercise_values(exercise=name, side="left") for name in KNOWN if name != "squat"]
    entries = [e for e in entries if e["exercise"] != "march"]
    checked = check_text(json.dumps(program_values(*entries)), KNOWN)
    assert checked.program is not None
    assert "5 exercises are more than most people keep up" in checked.warnings[0].problem


def test_content_hash_is_of_what_is_said_not_how() -> None:
    program = make_program()
    spelt_out = make_program(
        exercise_values(rest_s=None, exact_dose=False, rom_limits=[]),
        catch_up={"rule": "skip"},
        goals=[],
    )
    assert spelt_out.content_sha256 == program.content_sha256
    for changed in (
        make_program(exercise_values(reps=11)),
        make_program(version=2),
        make_program(exercise_values(exact_dose=True)),
        make_program(goals=["Walk."]),
    ):
        assert changed.content_sha256 != program.content_sha256


def test_content_hash_stays_what_results_were_stored_under() -> None:
    """Changing this value unties every stored result from its program: do not."""
    assert make_program().content_sha256 == (
        "d0be88ba9d5c24aaec657274e3064b322f13de9f98f46564b01f2fff158dc13a"
    )


def test_yaml_and_json_of_one_program_have_one_hash(tmp_path: Path) -> None:
    as_json, as_yaml = tmp_path / "p.json", tmp_path / "p.yaml"
    as_json.write_text(json.dumps(program_values(exercise_values(hold_s=5))), "utf-8")
    as_yaml.write_text(
        """\
# the same, in another order
exercises:
  - frequency: {days: [monday, wednesday, friday]}
    hold_s: 5.0
    reps: 10
    sets: 3
    side: right
    exercise: straight_leg_raise
contact: {email: dana@clinic.example, name: Dana}
author: {name: "Dana Okafor, PT"}
patient: P-1
valid_until: 2026-12-20
valid_from: 2026-11-23
version: 1
program: knee-1
schema: hep-vision/program/1
""",
        "utf-8-sig",
    )
    assert load_program(as_json, KNOWN).ref == load_program(as_yaml, KNOWN).ref


def test_versions_must_belong_together(tmp_path: Path) -> None:
    def write(name: str, **changes: Any) -> Path:
        path = tmp_path / name
        path.write_text(json.dumps(program_values(**changes)), "utf-8")
        return path

    first, second = write("1.json"), write("2.json", version=2)
    assert [p.version for p in load_programs([second, first, first], KNOWN)] == [1, 2]
    changed = write("1b.json", goals=["Walk."])
    with pytest.raises(ProgramError, match="needs a higher version number"):
        load_programs([first, changed], KNOWN)
    with pytest.raises(ProgramError, match="this is program other of patient P-1"):
        load_programs([first, write("other.json", program="other")], KNOWN)
    with pytest.raises(ProgramError, match="patient P-2"):
        load_programs([first, write("p2.json", version=2, patient="P-2")], KNOWN)


def test_durations_end_with_the_program_at_the_latest() -> None:
    program = make_program(
        exercise_values(duration_weeks=1),
        exercise_values(side="left", duration_weeks=50),
        exercise_values(exercise="squat", side="both", until="2026-12-01"),
        exercise_values(exercise="quad_set", until_next_visit=True),
    )
    assert [program.last_day_of(entry).isoformat() for entry in program.exercises] == [
        "2026-11-29",
        "2026-12-20",
        "2026-12-01",
        "2026-12-20",
    ]


def test_a_limit_holds_through_its_last_day() -> None:
    limit = {"motion": "hip flexion", "max_deg": 60, "author": "Dr Lee", "expires": "2026-12-01"}
    entry = make_program(exercise_values(rom_limits=[limit])).exercises[0]
    expires = entry.rom_limits[0].expires
    assert entry.limits_on(expires) == entry.rom_limits
    assert entry.limits_on(expires.replace(day=2)) == ()
    assert entry.rom_limits[0].forbids(60.1)
    assert not entry.rom_limits[0].forbids(60.0)


def test_older_names_of_goal_and_minimum_are_understood_and_said() -> None:
    entry = exercise_values(goal_deg=100, minimum_to_count_deg=80)
    older = {**entry, "target_rom_deg": 100, "min_rom_to_count_deg": 80}
    del older["goal_deg"], older["minimum_to_count_deg"]
    now = check_text(json.dumps(program_values(exercises=[entry])), KNOWN)
    before = check_text(json.dumps(program_values(exercises=[older])), KNOWN)
    assert now.program is not None
    assert before.program == now.program
    assert before.program.content_sha256 == now.program.content_sha256
    assert not [p for p in now.problems if "older name" in p.problem]
    said = [p for p in before.problems if "older name" in p.problem]
    assert [(p.field, p.severity) for p in said] == [
        ("exercises[0].min_rom_to_count_deg", "warning"),
        ("exercises[0].target_rom_deg", "warning"),
    ]
    assert "write minimum_to_count_deg" in said[0].fix
    both = program_values({**entry, "target_rom_deg": 100})
    assert check_text(json.dumps(both), KNOWN).program is None


def test_a_version_has_the_hash_it_had_before_the_fields_were_renamed() -> None:
    """Else every stored result would be of another version than its program's."""
    program = make_program(exercise_values(goal_deg=100, minimum_to_count_deg=80))
    said = program.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    (entry,) = said["exercises"]
    assert (entry["target_rom_deg"], entry["min_rom_to_count_deg"]) == (100, 80)
    assert Program.model_validate(said) == program
