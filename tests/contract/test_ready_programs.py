"""Every ready program: valid for either side in every language, sourced, and within the library."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from hep_vision.definitions.library import load_library
from hep_vision.errors import InputError, ProgramError
from hep_vision.program.draft import write_program
from hep_vision.program.known import known_exercises
from hep_vision.program.load import check_text
from hep_vision.program.ready import FOLDER, load_ready, read_ready, ready_ids, values_from
from hep_vision.program.side_in_text import sides_named

LIBRARY = known_exercises()
USUAL_CASES = (
    *("knee_replacement_weeks_0_2", "knee_replacement_weeks_2_6", "knee_replacement_weeks_6_12"),
    *("hip_replacement_weeks_0_6", "rotator_cuff_conservative", "rotator_cuff_repair_weeks_2_6"),
    *("low_back", "ankle_sprain", "balance_older_age", "neck"),
)
FIRST = date(2026, 11, 23)


def program_values(name: str, side: Any, language: str) -> dict[str, Any]:
    ready = load_ready(name)
    return {
        "program": "p-1",
        "version": 1,
        "valid_from": FIRST,
        "valid_until": FIRST + timedelta(weeks=ready.weeks, days=-1),
        "patient": "P-1",
        "author": {"name": "Dana Okafor, PT"},
        "contact": {"name": "Dana", "phone": "030 5550147"},
        **values_from(ready, side=side, language=language),
    }


def test_the_usual_cases_are_there() -> None:
    assert set(USUAL_CASES) <= set(ready_ids())


@pytest.mark.parametrize("language", ["en", "de", "es"])
@pytest.mark.parametrize("name", ready_ids())
def test_it_makes_a_program_without_a_remark(name: str, language: str) -> None:
    for side in ("left", "right"):
        text = write_program(program_values(name, side, language), LIBRARY)
        checked = check_text(text, LIBRARY, today=FIRST)
        assert checked.program is not None
        assert checked.problems == ()
        sides = {entry.side for entry in checked.program.exercises}
        assert ({"left", "right"} & sides) == ({side} if load_ready(name).needs_side else set())


@pytest.mark.parametrize("name", ready_ids())
def test_no_side_is_assumed(name: str) -> None:
    """Without the therapist's word an exercise of one side has none, and is refused."""
    ready = load_ready(name)
    entries = values_from(ready, side=None)["exercises"]
    assert any("side" not in entry for entry in entries) == ready.needs_side
    for entry in entries:
        assert entry.get("side") not in ("left", "right")
    texts = [t.en for t in (*ready.goals, *ready.precautions)]
    assert not any(sides_named(text) for text in texts)


@pytest.mark.parametrize("name", ready_ids())
def test_every_dose_has_a_source(name: str) -> None:
    ready = load_ready(name)
    used = {key for entry in ready.exercises for key in entry["sources"]}
    assert used
    assert used <= ready.sources.keys()
    assert ready.sources.keys() - used <= {"default", "pain"}
    assert ready.template == name


@pytest.mark.parametrize("name", ready_ids())
def test_doses_are_within_what_the_library_cites(name: str) -> None:
    """A proposal asks for no more than the exercise's own sources print."""
    library = load_library()
    for entry in load_ready(name).exercises:
        doses = library.get(entry["exercise"]).dose
        reps = entry.get("reps", entry.get("reps_per_side"))
        cited = [dose.repetitions[1] for dose in doses if dose.repetitions]
        assert not cited or reps is None or reps <= max(cited), entry["exercise"]
        sets = entry.get("sets", entry.get("sets_per_side"))
        assert sets <= max([3, *(dose.sets[1] for dose in doses if dose.sets)])
        holds = [dose.hold_s[1] for dose in doses if dose.hold_s]
        assert not holds or entry.get("hold_s", 0) <= max(holds), entry["exercise"]


@pytest.mark.parametrize("name", ready_ids())
def test_patients_read_every_text_in_their_language(name: str) -> None:
    ready = load_ready(name)
    for text in (*ready.goals, *ready.precautions, ready.settles_by):
        assert len({text.en, text.de, text.es}) == 3
        assert max(len(text.de), len(text.es)) <= 2 * len(text.en) + 30


@pytest.mark.parametrize("name", ready_ids())
def test_what_may_take_an_exercises_place_is_another_one_of_the_library(name: str) -> None:
    ready = load_ready(name)
    assert set(ready.instead) <= set(LIBRARY)
    assert not set(ready.instead) & {entry["exercise"] for entry in ready.exercises}


def test_an_unknown_name_gives_the_nearest() -> None:
    with pytest.raises(InputError, match="did you mean low_back"):
        load_ready("low back pain")
    assert load_ready("Low back").template == "low_back"


def test_a_broken_file_is_told(tmp_path: Path) -> None:
    text = (FOLDER / "neck.yaml").read_text("utf-8")
    bad = tmp_path / "bad.yaml"
    bad.write_text(text.replace("weeks: 6", "weeks: 600"), "utf-8")
    with pytest.raises(ProgramError, match="600 is out of range"):
        read_ready(bad)
