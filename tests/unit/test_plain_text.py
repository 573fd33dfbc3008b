"""One rule for texts: what a file may not bring in, and what no output may show."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup
from pypdf import PdfReader

from hep_vision.cli.console import PlainConsole
from hep_vision.export.tables import SET_COLUMNS, _write_csv
from hep_vision.plain_text import (
    forbidden_sign,
    is_pseudonym,
    shown,
    shown_in_table,
)
from hep_vision.plain_values import value_fault
from hep_vision.program.plain_pdf import PlainPdf
from hep_vision.review.html import _plain
from hep_vision.store.amending import Override

FORBIDDEN = (
    *("\x00", "\x07", "\x1b", "\x7f", "\x85", "\x9b", "\u2028", "\u2029", "\u202a", "\u202e"),
    *("\u2066", "\ud800", "\udfff", "\ufffe", "\uffff", "\ufdd0", "\U0010ffff"),
)
ALLOWED = (
    *(
        "Übung",
        "膝の曲げ",
        "\u05d1\u05e8\u05da",
        "\u200f\u05e9\u05dc",
        "e\u0301",
        "\U0001f469\u200d\u2695\ufe0f",
    ),
    *("a\tb", "line\nline", "\u00a0", "°"),
)


@pytest.mark.parametrize("sign", FORBIDDEN, ids=ascii)
def test_signs_that_steer_or_cannot_be_written_are_named_and_marked(sign):
    assert f"U+{ord(sign):04X}" in (forbidden_sign(f"knee{sign}bend") or "")
    assert shown(f"knee{sign}bend") == "knee\ufffdbend"


@pytest.mark.parametrize("text", ALLOWED)
def test_letters_of_every_language_are_left_alone(text):
    assert forbidden_sign(text) is None
    assert shown(text) == text


@given(st.text(st.characters()))
def test_what_is_shown_holds_nothing_forbidden_and_can_be_written(text):
    assert forbidden_sign(shown(text)) is None
    shown(text).encode("utf-8")
    assert shown(shown(text)) == shown(text)


@given(st.text(st.characters()))
def test_no_cell_of_a_table_begins_a_formula(text):
    cell = shown_in_table(text)
    assert forbidden_sign(cell) is None
    assert not cell.lstrip().startswith(("=", "+", "-", "@"))
    assert not cell.startswith(("\t", "\r"))


@pytest.mark.parametrize("text", ["=1+1", " =1+1", "\t=1+1", "\n@SUM(A1)", "-2+3", "+49 30", "\tx"])
def test_formulas_are_kept_from_a_spreadsheet(tmp_path, text):
    row = {column.name: None for column in SET_COLUMNS} | {"exercise": text}
    _write_csv(tmp_path / "a.csv", SET_COLUMNS, [row])
    with (tmp_path / "a.csv").open(encoding="utf-8", newline="") as file:
        (read,) = csv.DictReader(file)
    assert read["exercise"] == f"'{text}"


@pytest.mark.parametrize("name", ["P-0147", "me", "a", "A.b_c-9", "x" * 32])
def test_pseudonyms(name):
    assert is_pseudonym(name)


@pytest.mark.parametrize(
    "name", ["", " ", "Anna K", "-x", "x" * 33, "x\n", "Jürgen", "a\x1b[31m", "=1+1", "٣"]
)
def test_what_is_no_pseudonym(name):
    assert not is_pseudonym(name)


@pytest.mark.parametrize("sign", FORBIDDEN, ids=ascii)
def test_nothing_reaches_the_terminal(sign):
    file = io.StringIO()
    console = PlainConsole(file=file, force_terminal=False, width=80)
    console.print(f"knee{sign}bend")
    assert forbidden_sign(file.getvalue()) is None
    assert "knee" in file.getvalue()


def test_colours_of_our_own_reach_the_terminal():
    file = io.StringIO()
    console = PlainConsole(file=file, force_terminal=True, color_system="standard", highlight=False)
    console.print("[red]no[/]\x1b(0")
    assert file.getvalue() == "\x1b[31mno\x1b[0m\ufffd(0\n"


def test_nothing_reaches_html():
    assert _plain("a\x1bb") == "a\ufffdb"
    assert isinstance(_plain(Markup("<b>a</b>")), Markup)


def test_nothing_reaches_a_pdf(tmp_path):
    pdf = PlainPdf()
    pdf.set_title("a\u202eb")
    pdf.add_page()
    pdf.set_font("helvetica", size=10)
    pdf.core_fonts_encoding = "utf-8"
    pdf.cell(text="knee\x1bbend\x07")
    written = PdfReader(io.BytesIO(bytes(pdf.output())))
    assert written.metadata is not None
    assert written.metadata.title == "a\ufffdb"
    assert "\x1b" not in written.pages[0].extract_text()


def test_a_therapists_word_is_checked():
    with pytest.raises(ValueError, match=r"reason holds the sign U\+001B"):
        Override(author="D", reason="x\x1b", count=1)


@pytest.mark.parametrize(
    "value",
    [1e10, -1e10, 10**400, float("inf"), "\x1b", date(1, 1, 1), datetime(9999, 12, 31, tzinfo=UTC)],
    ids=str,
)
def test_values_that_nobody_means(value):
    assert value_fault(value) is not None


@pytest.mark.parametrize("value", [0, 1e9, True, None, "text", date(2027, 1, 31), ()])
def test_values_that_may_be(value):
    assert value_fault(value) is None
