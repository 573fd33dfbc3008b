"""Program files in YAML and JSON: changed lines, tags, aliases, numbers, days and texts."""

from __future__ import annotations

import functools
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from benchmarks.fuzzing.judge import FindingError, require_plain
from benchmarks.fuzzing.mutate import NASTY_NUMBERS, NASTY_TEXTS, NASTY_YAML, mutate_text

from hep_vision.errors import ProgramError
from hep_vision.program.calendar import build_calendar
from hep_vision.program.compare import compare_programs
from hep_vision.program.known import known_exercises
from hep_vision.program.load import PROGRAM_FILE, check_program, load_program
from hep_vision.program.schedule import plan_days
from hep_vision.program.sheet import make_sheet
from hep_vision.program.sheet_html import sheet_html

if TYPE_CHECKING:
    import random

_SAMPLES = Path(__file__).resolve().parents[2] / "sample_programs"
_TOKENS = (*NASTY_YAML, *NASTY_TEXTS, *map(str, NASTY_NUMBERS))


@functools.cache
def _samples() -> tuple[str, ...]:
    return tuple(path.read_text("utf-8") for path in sorted(_SAMPLES.iterdir()))


def write_case(chance: random.Random, folder: Path) -> Path:
    """Write a program with faults in it."""
    text = mutate_text(chance, chance.choice(_samples()), _TOKENS)
    raw = text.encode("utf-8", "surrogatepass")
    path = folder / "case.yaml"
    path.write_bytes(raw if chance.random() < 0.95 else raw.replace(b"e", b"\xe9", 3))
    return path


def use_case(path: Path) -> None:
    """Check it; what is good is planned, printed and put into a calendar."""
    known = known_exercises()
    try:
        checked = check_program(path, known)
    except ProgramError as error:
        if error.problems:
            raise FindingError("problems came as an error") from error
        raise
    lines = path.read_bytes().count(b"\n") + path.read_bytes().count(b"\r") + 1
    for problem in checked.problems:
        if not 1 <= problem.line <= lines:
            raise FindingError(f"line {problem.line} of {lines}: {problem}")
        if len(str(problem)) > 2000:
            raise FindingError(f"a problem of {len(str(problem))} letters")
        require_plain(str(problem), "a problem")
    if checked.program is None and not checked.errors:
        raise FindingError("no program and no error")
    if checked.program is None:
        load_program(path, known)
        raise FindingError(f"{PROGRAM_FILE.noun} with errors was loaded")
    _use(path)


def _use(path: Path) -> None:
    known = known_exercises()
    program = load_program(path, known)
    if compare_programs(program, program, known):
        raise FindingError("it differs from itself")
    plan_days([program], (), program.valid_from, program.valid_from + timedelta(days=14))
    require_plain(sheet_html(make_sheet(program, known)), "the sheet")
    stamp = datetime(2026, 11, 30, tzinfo=UTC)
    require_plain(build_calendar([program], ZoneInfo("Europe/Berlin"), stamp=stamp).decode(), "ics")
