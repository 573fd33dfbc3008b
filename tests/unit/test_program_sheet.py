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
import segno
from fluent.syntax import ast, parse
from fluent.syntax.serializer import serialize_pattern
from PIL import Image
from pypdf import PdfReader

from hep_vision.coach.words import languages
from hep_vision.program.known import known_exercises, pictures_in
from hep_vision.program.load import load_program
from hep_vision.program.model import Program
from hep_vision.program.patient_words import FOLDER, PatientWords, locale_for
from hep_vision.program.sheet import make_sheet
from hep_vision.program.sheet_html import sheet_html
from hep_vision.program.sheet_pdf import sheet_pdf, unprintable
from program_examples import KNOWN, SAMPLES, exercise_values, make_program

FULL = {
    "hold_s": 5,
    "rest_s": 60,
    "tempo": {"up_s": 3, "down_s": 3},
    "frequency": {"days_per_week": 7, "times_per_day": 3, "at": ["09:00", "13:00", "18:00"]},
    "goal_deg": 60,
    "minimum_to_count_deg": 40,
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
    """Pages of the exercises: those before the diary."""
    pages = PdfReader(io.BytesIO(pdf)).pages
    return next(n for n, page in enumerate(pages) if "Your diary" in page.extract_text())


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
        "November 23, 2026 to December 20, 2026",
        "from Dana Okafor, PT",
        "Name:",
        "Climb stairs.",
        "Do not kneel.",
        "1. Straight leg raise RIGHT side",
        "2. Straight leg raise LEFT side",
        "3. Squat both sides together",
        "3 sets of 10 repetitions, 3 times a day",
        "5 seconds in each repetition",
        "up 3 seconds, down 3 seconds",
        "Every day, 3 times a day, at 9:00 AM, 1:00 PM and 6:00 PM",
        "Hip flexion (bending the hip): not past 70°, until December 20, 2026",
        "ordered by Dr Lee, surgeon",
        "3 to 5, where 0 is rest and 10 as hard as you can",
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


def test_the_samples_are_on_two_pages_at_most() -> None:
    known = known_exercises()
    for path in SAMPLES:
        sheet = make_sheet(load_program(path, known), known)
        assert pages_of(sheet_pdf(sheet)) <= 2, path.name


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


def test_a_label_and_its_text_are_on_one_page() -> None:
    """In large print an exercise may take more than a page; no line of it is torn apart."""
    long = "Keep it slow and stay within what is comfortable. " * 6
    rules = {"stop_above_0_to_10": 5, "settles_by": "the next morning"}
    for lines in range(4, 16):
        entry = exercise_values(**{**FULL, "pain_rule": rules}, note_for_therapist=None)
        steps = ("Do it slowly.",) * lines
        known = {name: replace(one, steps=steps, safety=(long,)) for name, one in KNOWN.items()}
        pdf = sheet_pdf(make_sheet(make_program(entry), known), large=True)
        for page in PdfReader(io.BytesIO(pdf)).pages:
            text = " ".join(page.extract_text().split())
            assert ("SAFETY" in text) == ("Keep it slow" in text)
            assert ("REMEMBER" in text) == ("Tighten the thigh first" in text)


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


def test_the_diary_has_a_line_for_every_day_of_the_program() -> None:
    program = make_program(
        exercise_values(frequency={"days": ["monday", "friday"], "times_per_day": 2}),
        exercise_values(exercise="squat", side="both", frequency={"days_per_week": 3}),
        exercise_values(
            exercise="quad_set",
            frequency={"days_per_week": 7, "times_per_day": 10},
            duration_weeks=1,
        ),
    )
    diary = make_sheet(program, KNOWN).diary
    assert len(diary.days) == 28
    assert [day.day for day in diary.days[:2]] == ["Mon 23 Nov", "Tue 24 Nov"]
    assert [day.boxes for day in diary.days[:5]] == [
        *((2, 1, 10), (0, 1, 10), (0, 1, 10), (0, 1, 10), (2, 1, 10)),
    ]
    assert [day.boxes[2] for day in diary.days[5:9]] == [10, 10, 0, 0], "it ends after a week"
    assert diary.notes == ("", "3 days a week", "")
    american = make_sheet(program, KNOWN, PatientWords("en_US")).diary
    assert next(day.day for day in american.days if day.begins_week) == "Sun 29 Nov"
    german = make_sheet(program, KNOWN, PatientWords("de")).diary
    assert next(day.day for day in german.days if day.begins_week) == "Mo 23 Nov"


def boxes_in(pdf: bytes) -> int:
    """Squares that are drawn in a file, to be ticked."""
    count = 0
    for page in PdfReader(io.BytesIO(pdf)).pages:
        content = page.get_contents()
        assert content is not None
        sides = re.findall(rb" ([0-9.]+) -([0-9.]+) re S", content.get_data())
        count += sum(width == height for width, height in sides)
    return count


def test_every_box_is_on_paper_and_on_the_page() -> None:
    program = make_program(
        exercise_values(frequency={"days": ["monday", "friday"], "times_per_day": 2}),
        exercise_values(exercise="squat", side="both", frequency={"days_per_week": 7}),
        valid_until="2027-02-28",
    )
    sheet = make_sheet(program, KNOWN)
    wanted = sum(sum(day.boxes) for day in sheet.diary.days)
    assert wanted == 14 * 4 + 98
    assert boxes_in(sheet_pdf(sheet)) == wanted
    assert sheet_html(sheet).count("<i></i>") == wanted
    text = text_of(sheet_pdf(sheet))
    assert all(day.day in text for day in sheet.diary.days)
    assert "Pain 0-10" in text


def test_six_weeks_of_diary_are_one_page() -> None:
    sheet = make_sheet(make_program(valid_until="2027-01-03"), KNOWN)
    pdf = sheet_pdf(sheet)
    assert len(PdfReader(io.BytesIO(pdf)).pages) == pages_of(pdf) + 1


@pytest.mark.parametrize(
    ("tag", "clock", "day"),
    [
        ("en_US", "9:00 AM", "November 23, 2026"),
        ("en_GB", "09:00", "23 November 2026"),
        ("de", "09:00", "23. November 2026"),
        ("es", "9:00, 13:00", "23 de noviembre de 2026"),
        ("es_MX", "9:00 a.m.", "23 de noviembre de 2026"),
    ],
)
def test_clock_and_dates_are_the_country_s(tag: str, clock: str, day: str) -> None:
    sheet = make_sheet(three(), KNOWN, PatientWords(tag))
    (when,) = [fact.text for fact in sheet.exercises[0].facts if "9:00" in fact.text]
    assert clock in re.sub(r"\s", " ", when)
    assert day in sheet.valid


@pytest.mark.parametrize(
    ("program", "asked", "system", "locale"),
    [
        ({"timezone": "Europe/Berlin"}, None, "en", "en_DE"),
        ({"timezone": "America/New_York"}, None, "en", "en_US"),
        ({"timezone": "Europe/Berlin", "language": "de"}, None, "en_US", "de_DE"),
        ({"timezone": "Europe/Berlin", "language": "de"}, "es_MX", "en_US", "es_MX"),
        ({"language": "de"}, None, "en_US", "de"),
        ({}, None, "es_ES", "es_ES"),
        ({}, None, "ja_JP", "en_JP"),
    ],
)
def test_the_language_is_as_asked_as_written_or_as_the_computer_s(
    program: dict[str, Any], asked: str | None, system: str, locale: str
) -> None:
    assert locale_for(make_program(**program), asked, system) == locale


def test_a_clock_without_such_a_locale_is_the_language_s() -> None:
    assert PatientWords("de_US").clock("18:00") == "18:00"


@pytest.mark.parametrize("language", languages())
def test_every_language_has_every_text_of_the_sheet(language: str) -> None:
    """Shown by the names in the files, and by their values: no text is English by oversight."""
    catalogues = {
        one: {
            entry.id.name: serialize_pattern(entry.value).strip()
            for entry in parse((FOLDER / f"{one}.ftl").read_text("utf-8")).body
            if isinstance(entry, ast.Message) and entry.value is not None
        }
        for one in (language, "en")
    }
    assert catalogues[language].keys() == catalogues["en"].keys()
    same = [n for n, text in catalogues[language].items() if text == catalogues["en"][n]]
    allowed = {"name", "range"} | {n for n in same if "{" in catalogues["en"][n]}
    assert language == "en" or set(same) <= allowed


@pytest.mark.parametrize("language", languages())
def test_every_program_can_be_said_in_every_language(language: str) -> None:
    """Every branch: sides, holds alone, bands, forces, limits, catch-up, scales."""
    hold = {"reps": None, "hold_s": 95}
    limit = {"motion": "hip flexion", "author": "Dr Lee", "expires": "2026-12-20"}
    each = {"side": "each", "sets": None, "sets_per_side": 2, "reps": None}
    entries = [
        exercise_values(**FULL, rom_type="active_assisted", until_next_visit=True),
        exercise_values(side="left", **hold, rom_limits=[{**limit, "min_deg": -10}]),
        exercise_values(
            exercise="squat",
            side="both",
            rom_limits=[{**limit, "min_deg": 10, "max_deg": 90, "reason": "the tendon"}],
            resistance={"band_color": "red", "band_make": "TheraBand"},
            duration_weeks=2,
        ),
        exercise_values(
            exercise="seated_knee_extension",
            **{**each, "reps_per_side": 5},
            goal_deg=0,
            effort={"scale": "RPE 6-20", "from": 11, "to": 11},
            resistance={"band_color": "red"},
        ),
        exercise_values(exercise="quad_set", **{**each, "hold_s": 10}, rom_type="passive"),
        exercise_values(
            exercise="march",
            side="alternating",
            reps=None,
            reps_per_side=5,
            rom_type="active",
            resistance={"body_weight": True},
            frequency={"days": ["monday", "tuesday", "wednesday", "thursday", "friday"]},
        ),
    ]
    program = make_program(*entries, catch_up={"rule": "next_free_day", "within_days": 1})
    sheet = make_sheet(program, KNOWN, PatientWords(language))
    text = repr(sheet)
    for jargon in ("CR10", "RPE", "active-assisted", "AAROM", "degrees"):
        assert jargon not in text, jargon
    if language != "en":
        words = re.findall(r"[a-z]+", str(Words(sheet_html(sheet))).lower())
        for english in ("sets", "seconds", "every", "until", "both", "pain"):
            assert english not in words, english
    for upper in {"en": ("LEFT", "RIGHT"), "de": ("LINK", "RECHT"), "es": ("IZQ", "DERECH")}[
        language
    ]:
        assert upper in text
    assert said_in(sheet_html(sheet)) >= {sheet.labels.title, sheet.labels.diary}


def said_in(html: str) -> set[str]:
    return set(re.findall(r">([^<>]+)</h[12]>", html))


def test_a_name_of_the_field_has_plain_words_beside_it() -> None:
    known = known_exercises()
    program = make_program(exercise_values(exercise="short_arc_quad"))
    (exercise,) = make_sheet(program, known).exercises
    assert exercise.plain == known["short_arc_quad"].description
    assert exercise.plain in str(Words(sheet_html(make_sheet(program, known))))


@pytest.mark.parametrize("language", languages())
def test_every_safety_line_of_the_library_is_on_the_sheet(language: str) -> None:
    """In the patient's language, or in English and told as such: never left out."""
    known = known_exercises()
    ids = ("heel_slide", "squat", "tandem_stance", "quad_set")
    sides = {id_: "both" if known[id_].side_kind == "both" else "right" for id_ in ids}
    entries = [exercise_values(exercise=id_, side=side) for id_, side in sides.items()]
    sheet = make_sheet(make_program(*entries), known, PatientWords(language))
    html, pdf = str(Words(sheet_html(sheet))), text_of(sheet_pdf(sheet))
    for id_, exercise in zip(ids, sheet.exercises, strict=True):
        english = (*known[id_].safety, *known[id_].watch_for)
        printed = (*exercise.safety, *exercise.watch_for)
        for original, text in zip(english, printed, strict=True):
            assert text in html
            assert text in pdf
            foreign = text == original and language != "en"
            assert foreign == (original in sheet.untranslated)


def code_in(html: str) -> str:
    found = re.search(r'<div class="code">(<svg.+?</svg>)', html, re.DOTALL)
    return found[1] if found else ""


def test_there_is_a_code_only_with_an_address() -> None:
    link = "https://exercises.riverside.example/start"
    without = make_sheet(three(), KNOWN)
    assert code_in(sheet_html(without)) == ""
    assert without.labels.scan not in text_of(sheet_pdf(without))
    for sheet in (
        make_sheet(three(link=link), KNOWN),
        make_sheet(three(), KNOWN, link=link),
        make_sheet(three(link="https://other.example"), KNOWN, link=link),
    ):
        assert sheet.link == link
        assert code_in(sheet_html(sheet)) == segno.make_qr(link, error="q").svg_inline(
            scale=3, border=1
        )
        assert sheet.labels.scan in text_of(sheet_pdf(sheet))


def dark_squares(pdf: bytes) -> int:
    content = PdfReader(io.BytesIO(pdf)).pages[0].get_contents()
    assert content is not None
    return len(re.findall(rb" re f", content.get_data()))


def test_the_code_on_paper_has_every_dark_square() -> None:
    link = "https://exercises.riverside.example/start"
    with_code = dark_squares(sheet_pdf(make_sheet(three(link=link), KNOWN)))
    without = dark_squares(sheet_pdf(make_sheet(three(), KNOWN)))
    dark = sum(sum(row) for row in segno.make_qr(link, error="q").matrix)
    assert with_code - without == dark


def test_one_program_makes_one_file() -> None:
    created = datetime(2026, 11, 23, tzinfo=UTC)
    sheet = make_sheet(three(), KNOWN)
    assert sheet_pdf(sheet, created=created) == sheet_pdf(sheet, created=created)
