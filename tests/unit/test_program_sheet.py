"""The paper handout: everything on it, on one page for three exercises, in HTML and PDF."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pypdf import PdfReader

from hep_vision.program.known import known_exercises, pictures_in
from hep_vision.program.load import load_program
from hep_vision.program.model import Program
from hep_vision.program.sheet import make_sheet
from hep_vision.program.sheet_html import sheet_html
from hep_vision.program.sheet_pdf import sheet_pdf, unprintable
from program_examples import KNOWN, SAMPLES, exercise_values, make_program

FULL = {
    "hold_s": 5,
    "rest_s": 60,
    "tempo": {"up_s": 3, "down_s": 3},
    "frequency": {"days_per_week": 7, "times_per_day": 3, "at": ["09:00", "13:00", "18:00"]},
    "target_rom_deg": 60,
    "min_rom_to_count_deg": 40,
    "rom_limits": [
        {
            "motion": "hip flexion",
            "max_deg": 70,
            "author": "Dr Lee, surgeon",
            "expires": "2026-12-20",
            "reason": "the new joint",
        }
    ],
    "pain_rule": {"stop_above_0_to_10": 5, "settles_by": "the next morning"},
    "effort": {"scale": "CR10", "from": 3, "to": 5},
    "exact_dose": True,
    "instructions": "Tighten the thigh first, then lift. Stop at the height of the other knee.",
}


def three(**changes: Any) -> Program:
    """Three exercises, each with nearly everything one can prescribe."""
    return make_program(
        exercise_values(**FULL),
        exercise_values(side="left", **FULL),
        exercise_values(exercise="squat", side="both", **FULL),
        goals=["Climb stairs.", "Walk to the bakery."],
        precautions=["Calf pain that is new: stop and call.", "Do not kneel."],
        contact={"name": "Dana", "phone": "+49 30 5550", "email": "dana@clinic.example"},
        **changes,
    )


def text_of(pdf: bytes) -> str:
    pages = PdfReader(io.BytesIO(pdf)).pages
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pages))


def pages_of(pdf: bytes) -> int:
    return len(PdfReader(io.BytesIO(pdf)).pages)


class Words(HTMLParser):
    """The words of a page as a reader sees them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self._skipping = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._skipping += tag in ("style", "title")

    def handle_endtag(self, tag: str) -> None:
        self._skipping -= tag in ("style", "title")

    def handle_data(self, data: str) -> None:
        if not self._skipping:
            self.words += data.split()

    def __str__(self) -> str:
        return " ".join(self.words)


def said(sheet_text: str) -> list[str]:
    """What is missing of what must stand on the sheet of `three`."""
    expected = [
        "Your exercises",
        "P-1",
        "23 November 2026 to 20 December 2026",
        "Dana Okafor, PT",
        "Climb stairs.",
        "Do not kneel.",
        "1. Straight leg raise RIGHT side",
        "2. Straight leg raise LEFT side",
        "3. Squat both sides together",
        "3 sets of 10 repetitions, each time (9 sets a day)",
        "5 seconds in each repetition",
        "up 3 seconds, down 3 seconds",
        "Every day, 3 times a day, at 09:00, 13:00 and 18:00",
        "hip flexion: not beyond 70 degrees, until 20 December 2026",
        "ordered by Dr Lee, surgeon",
        "Do not do more. Do not do less.",
        "Stop if pain is above 5 out of 10",
        "Tighten the thigh first",
        "Bend your knees.",
        "no picture",
        "Never do double.",
        "Ask Dana, +49 30 5550, dana@clinic.example",
        "Program knee-1, version 1",
    ]
    return [words for words in expected if words not in sheet_text]


def test_everything_is_on_the_html_sheet() -> None:
    html = sheet_html(make_sheet(three(), KNOWN))
    assert said(str(Words(html))) == []
    assert '<html lang="en">' in html
    assert not re.search(r'(src|href)="(?!data:)', html), "needs nothing from elsewhere"


@pytest.mark.parametrize("large", [False, True])
def test_everything_is_on_the_pdf_sheet(large: bool) -> None:
    assert said(text_of(sheet_pdf(make_sheet(three(), KNOWN), large=large))) == []


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_three_full_exercises_are_on_one_page(paper: Any) -> None:
    assert pages_of(sheet_pdf(make_sheet(three(), KNOWN), paper=paper)) == 1


def test_the_samples_are_on_one_page() -> None:
    known = known_exercises()
    for path in SAMPLES:
        sheet = make_sheet(load_program(path, known), known)
        assert pages_of(sheet_pdf(sheet)) == 1, path.name


def sizes_pt(pdf: bytes) -> set[float]:
    """Sizes of type in a PDF."""
    sizes: set[float] = set()

    def see(text: str, _: Any, __: Any, ___: Any, size: float) -> None:
        if text.strip():
            sizes.add(round(size, 1))

    for page in PdfReader(io.BytesIO(pdf)).pages:
        page.extract_text(visitor_text=see)
    return sizes


def test_what_cannot_fit_a_page_is_not_shrunk_in_vain() -> None:
    steps = ("Do it slowly. " * 12,) * 8
    long = {name: replace(known, steps=steps) for name, known in KNOWN.items()}
    pdf = sheet_pdf(make_sheet(three(), long))
    assert pages_of(pdf) > 1
    assert 10.5 in sizes_pt(pdf)
    assert min(sizes_pt(pdf)) >= 0.85 * 10.5 - 0.1


def test_large_print_is_eighteen_point() -> None:
    pdf = sheet_pdf(make_sheet(make_program(), KNOWN), large=True)
    assert 18.0 in sizes_pt(pdf)
    assert "font-size: 18pt" in sheet_html(make_sheet(make_program(), KNOWN), large=True)


def test_pictures_where_there_are_some(tmp_path: Path) -> None:
    for moment in ("start", "end"):
        Image.new("RGB", (40, 30), "white").save(tmp_path / f"squat_{moment}.png")
    pictures = pictures_in(tmp_path, "squat")
    assert [path.name for path in pictures] == ["squat_start.png", "squat_end.png"]
    assert pictures_in(tmp_path, "march") == ()
    known = {**KNOWN, "squat": replace(KNOWN["squat"], pictures=pictures)}
    sheet = make_sheet(make_program(exercise_values(exercise="squat", side="both")), known)
    html = sheet_html(sheet)
    assert html.count("data:image/png;base64,") == 2
    assert 'alt="Squat: end"' in html
    assert "no picture" not in html
    pdf = sheet_pdf(sheet)
    assert len(PdfReader(io.BytesIO(pdf)).pages[0].images) == 2
    assert "no picture" not in text_of(pdf)


@pytest.mark.parametrize(
    ("exercise", "side", "mirrored"),
    [
        ("straight_leg_raise", "left", True),
        ("straight_leg_raise", "right", False),
        ("squat", "both", False),
    ],
)
def test_pictures_show_the_side_that_is_prescribed(
    tmp_path: Path, exercise: str, side: str, mirrored: bool
) -> None:
    """The library draws the right side; of the left one the picture is set the other way round."""
    Image.new("RGB", (40, 40), "white").save(tmp_path / f"{exercise}_start.png")
    pictures = pictures_in(tmp_path, exercise)
    known = {**KNOWN, exercise: replace(KNOWN[exercise], pictures=pictures)}
    sheet = make_sheet(make_program(exercise_values(exercise=exercise, side=side)), known)
    assert ('class="mirrored"' in sheet_html(sheet)) == mirrored
    content = PdfReader(io.BytesIO(sheet_pdf(sheet))).pages[0].get_contents()
    assert content is not None
    assert (b"\n-1 0 0 1 " in content.get_data()) == mirrored


def test_markup_in_a_program_is_text() -> None:
    values = exercise_values(instructions="<script>alert(1)</script> **bold** & {{ 1 + 1 }}")
    sheet = make_sheet(make_program(values), KNOWN)
    html = sheet_html(sheet)
    assert "<script>" not in html
    assert "{{ 1 + 1 }}" in str(Words(html))
    assert "<script>alert(1)</script> **bold** & {{ 1 + 1 }}" in text_of(sheet_pdf(sheet))


def test_letters_of_europe_are_printed_and_others_are_told() -> None:
    sheet = make_sheet(make_program(goals=["Žluťoučký kůň, ångström, Ελλάδα, привет"]), KNOWN)
    assert unprintable(sheet) == ""
    assert "Žluťoučký kůň, ångström, Ελλάδα, привет" in text_of(sheet_pdf(sheet))
    assert unprintable(make_sheet(make_program(goals=["walk 歩く"]), KNOWN)) == "歩く"


def test_tick_boxes_are_for_the_days_prescribed() -> None:
    named = make_program(
        exercise_values(frequency={"days": ["monday", "friday"], "times_per_day": 2})
    )
    ticks = make_sheet(named, KNOWN).exercises[0].ticks
    assert [(day.name, day.boxes) for day in ticks if day.boxes] == [("Mon", 2), ("Fri", 2)]
    any_days = make_program(exercise_values(frequency={"days_per_week": 3}))
    exercise = make_sheet(any_days, KNOWN).exercises[0]
    assert exercise.ticks_note == "3 of these days, not more"
    often = make_program(exercise_values(frequency={"days_per_week": 7, "times_per_day": 10}))
    assert make_sheet(often, KNOWN).exercises[0].ticks == ()


def test_one_program_makes_one_file() -> None:
    created = datetime(2026, 11, 23, tzinfo=UTC)
    sheet = make_sheet(three(), KNOWN)
    assert sheet_pdf(sheet, created=created) == sheet_pdf(sheet, created=created)
