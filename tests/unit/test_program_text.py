"""Program files that are none: each ends in one sentence that helps."""

from __future__ import annotations

from pathlib import Path

import pytest

from hep_vision.errors import ProgramError
from hep_vision.program.load import PROGRAM_FILE, check_text, load_program
from program_examples import KNOWN

START = "schema: hep-vision/program/1\n"

BAD_TEXTS = [
    ("", 1, "there is no program here"),
    ("- a\n- b\n", 1, "there is no program here"),
    ("just words", 1, "there is no program here"),
    ("program: x\n", 1, "there is no program here"),
    ("\n\nschema: hep-vision/session/1\n", 3, "this is 'hep-vision/session/1', no program"),
    (START + "goals: [a, b\n", 3, "neither YAML nor JSON"),
    (START + "goals:\n\t- a\n", 3, "neither YAML nor JSON"),
    (START + "version: 1\nversion: 2\n", 3, "is given twice"),
    ('{"schema": "hep-vision/program/1",\n"version": 1, "version": 1}', 2, "is given twice"),
    (START + "---\nschema: x\n", 2, "neither YAML nor JSON"),
    (START + "1: 2\n", 1, "1 is no name of a field"),
    (START + "goals: *nowhere\n", 2, "neither YAML nor JSON"),
    ("\x00", 1, "holds the sign U+0000"),
    (START + "goals:\n  - good\n  - \x07\n", 4, "holds the sign U+0007"),
    (START + 'goals:\n  - "\\e[31m"\n', 3, "holds the sign U+001B"),
    (START + 'goals:\n  - "\\ud800"\n', 3, "holds the sign U+D800"),
    (START + "goals:\n  - \u202eabc\n", 3, "holds the sign U+202E"),
    (START + '"\\x07": 1\n', 1, "holds the sign U+0007"),
    ("[" * 600, 1, "cannot be read"),
    (START + "goals: " + "[" * 600, 2, "cannot be read"),
    (START + "goals: " + "[" * 40 + "]" * 40, 2, "is nested too deeply"),
    (START + "goals:\n  !!set {a, b}\n", 2, "is no plain value"),
    (START + "goals: !!binary YQ==\n", 2, "is no plain value"),
    (START + "goals: !other x\n", 2, "is no plain value"),
    (START + "contact:\n  phone: !!bool 1\n", 3, "cannot be read"),
    (START + "goals:\n  - 'a'\n  - \"\\UFFFFFFFF\"\n", 4, "cannot be read"),
    (START + "goals:\nauthor: &a\n  <<: *a\n", 3, "cannot be read"),
    (START + "version: " + "9" * 5000 + "\n", 2, "cannot be read"),
    (START + "version: 99999999999999999999\n", 2, "is too large a number"),
]


@pytest.mark.parametrize(("text", "line", "problem"), BAD_TEXTS, ids=lambda v: repr(v)[:30])
def test_text_that_is_no_program(text: str, line: int, problem: str) -> None:
    checked = check_text(text, KNOWN)
    assert checked.program is None
    assert len(checked.problems) == 1
    assert problem in checked.problems[0].problem
    assert checked.problems[0].line == line
    assert checked.problems[0].fix


def test_an_alias_bomb_is_defused() -> None:
    levels = ["a: &a [x, x, x, x, x, x, x, x, x, x]"]
    for this, last in zip("bcdefghi", "abcdefgh", strict=True):
        levels.append(f"{this}: &{this} [{', '.join([f'*{last}'] * 10)}]")
    checked = check_text(START + "\n".join(levels), KNOWN)
    assert "far too many values" in checked.problems[0].problem


def test_no_is_a_word_and_clock_times_are_no_numbers() -> None:
    problems = check_text(START + "patient: no\ntimezone: 08:00\n", KNOWN).problems
    fields = {problem.field: problem.problem for problem in problems}
    assert "patient" not in fields
    assert fields["timezone"].startswith("'08:00' has the wrong form")


@pytest.mark.parametrize("number", [".nan", ".inf", "-.inf"])
def test_numbers_are_finite(number: str) -> None:
    text = START + f"exercises:\n  - exercise: squat\n    hold_s: {number}\n"
    problems = {p.field: p for p in check_text(text, KNOWN).problems}
    assert problems["exercises[0].hold_s"].problem.endswith("is not a number")
    assert problems["exercises[0].hold_s"].line == 4


def test_python_objects_are_not_made() -> None:
    checked = check_text(START + "goals: !!python/object/apply:os.system [echo]\n", KNOWN)
    assert checked.program is None


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(ProgramError, match="there is no such file"):
        load_program(tmp_path / "none.yaml", KNOWN)
    with pytest.raises(ProgramError, match="this is a folder"):
        load_program(tmp_path, KNOWN)
    large = tmp_path / "large.yaml"
    large.write_bytes(b"#" * (PROGRAM_FILE.max_bytes + 1))
    with pytest.raises(ProgramError, match="larger than 256 kB"):
        load_program(large, KNOWN)
    binary = tmp_path / "binary.yaml"
    binary.write_bytes(b"\xff\xfe\x00p")
    with pytest.raises(ProgramError, match="save it as UTF-8"):
        load_program(binary, KNOWN)
