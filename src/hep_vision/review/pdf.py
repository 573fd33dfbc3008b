"""A report as PDF."""

from __future__ import annotations

import io
from dataclasses import replace
from importlib import util
from pathlib import Path
from typing import TYPE_CHECKING

from fpdf.enums import TableBordersLayout
from fpdf.fonts import FontFace, TTFFont

from hep_vision.program.plain_pdf import PlainPdf
from hep_vision.review.chart_files import bitmap
from hep_vision.review.document import (
    Bullets,
    Calendar,
    CalendarDay,
    Chart,
    Facts,
    Table,
    Text,
)
from hep_vision.review.html import WEEKDAYS

if TYPE_CHECKING:
    from datetime import datetime

    from fpdf import FPDF
    from matplotlib.figure import Figure

    from hep_vision.review.document import Block, Document, Section

MARGIN_MM = 14.0
BODY_PT = 9.5
FRONT_PTS = (BODY_PT, 9.0)  # of the page to decide by: the largest that fits one page
SMALL_PTS = (8.5, 8.0)  # where even the shorter page does not fit
LARGE_PTS = (16.0, 15.0, 14.0, 13.0, 12.0)  # the largest that needs the fewest pages
_LINE = 1.35  # height of a line by the type's size
_MM_OF_A_POINT = 25.4 / 72
NBSP = "\N{NO-BREAK SPACE}"
_MANY_FACTS, _GUTTER_MM = 6, 8.0  # more facts at the head stand in two columns
_LEAST_ROOM_MM = 35.0  # below a heading; else it goes to the next page
_FILL = {
    "done": (207, 232, 221),
    "no_data": (246, 217, 200),
    "too_much": (253, 243, 196),
    "unsafe": (17, 17, 17),
    "unplanned": (219, 233, 244),
    "rest": (244, 244, 244),
}


def report_pdf(document: Document, *, created: datetime | None = None) -> bytes:
    """Set a report as PDF.

    Parameters
    ----------
    document : Document
        The report.
    created : datetime, optional
        When it is made, with its time zone; written into the file.
    """
    if not document.large:
        shown, front_pt = _fitting(document)
        return _set(shown, BODY_PT, front_pt, created)[1]
    fewest, data = 0, b""
    for size_pt in LARGE_PTS:
        pages, set_so = _set(document, size_pt, size_pt, created)
        if not data or pages < fewest:
            fewest, data = pages, set_so
        if pages == 1:
            break
    return data


def _fitting(document: Document) -> tuple[Document, float]:
    """The report, or the shorter one, and the largest type in which its first page is one page."""
    shorter = document.shorter or document
    choices = [(one, size) for one in (document, shorter) for size in FRONT_PTS]
    choices += [(shorter, size) for size in SMALL_PTS]
    for one, size_pt in choices:
        ends = (n for n, section in enumerate(one.sections) if section.new_page)
        front = replace(one, sections=one.sections[: next(ends, 0)], imprint="")
        if _set(front, size_pt, size_pt, None)[0] == 1:
            return one, size_pt
    return choices[-1]


def _set(
    document: Document, size_pt: float, front_pt: float, created: datetime | None
) -> tuple[int, bytes]:
    """Set a report, what is before the first new page in its own size; pages and the file."""
    pdf = PlainPdf(format="A4")
    pdf.set_margin(MARGIN_MM)
    pdf.set_auto_page_break(auto=True, margin=MARGIN_MM)
    pdf.set_lang("en")
    pdf.set_title(document.title)
    if created is not None:
        pdf.set_creation_date(created)
    folder = _font_folder()
    try:
        pdf.add_font("body", "", folder / "DejaVuSans.ttf")
        pdf.add_font("body", "B", folder / "DejaVuSans-Bold.ttf")
        pdf.add_page()
        setter = _Setter(pdf, front_pt)
        setter.head(document)
        for section in document.sections:
            if section.new_page:
                pdf.add_page()
                setter = _Setter(pdf, size_pt)
            if document.large:
                setter.whole(section)
            else:
                setter.section(section)
        if document.imprint:
            setter.text(document.imprint, grey=True)
        return pdf.page, bytes(pdf.output())
    finally:
        for font in pdf.fonts.values():
            if isinstance(font, TTFFont):
                font.close()


def _font_folder() -> Path:
    """Folder of the type that comes with matplotlib: free, and it has the signs we use."""
    spec = util.find_spec("matplotlib")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("matplotlib is not installed")
    return Path(spec.origin).parent / "mpl-data" / "fonts" / "ttf"


class _Setter:
    """Sets blocks one below the other."""

    def __init__(self, pdf: FPDF, size_pt: float) -> None:
        self.pdf = pdf
        self.size_pt = size_pt
        self.line_mm = size_pt * _MM_OF_A_POINT * _LINE
        self._figures: dict[int, Figure] = {}  # drawn to know their height, not yet set

    def head(self, document: Document) -> None:
        """Set the title and what the report is about."""
        self.text(document.title, scale=1.7, bold=True)
        if len(document.about) <= _MANY_FACTS:
            self.facts(document.about)
            return
        pdf, half = self.pdf, (len(document.about) + 1) // 2
        top, left, right = pdf.y, pdf.l_margin, pdf.r_margin
        pdf.set_right_margin(pdf.w / 2 + _GUTTER_MM / 2)
        self.facts(document.about[:half])
        bottom = pdf.y
        pdf.set_right_margin(right)
        pdf.set_left_margin(pdf.w / 2 + _GUTTER_MM / 2)
        pdf.set_xy(pdf.l_margin, top)
        self.facts(document.about[half:])
        pdf.set_left_margin(left)
        pdf.set_xy(left, max(bottom, pdf.y))

    def whole(self, section: Section) -> None:
        """Set a section on one page, where it is not longer than a page."""
        pdf = self.pdf
        with pdf.offset_rendering() as trial:
            top = pdf.y
            self.section(section)
        if trial.page_break_triggered and top > pdf.t_margin:
            pdf.add_page()
        self.section(section)

    def section(self, section: Section) -> None:
        """Set a section with its heading."""
        self.heading(section)
        pdf = self.pdf
        for number, block in enumerate(section.blocks, start=1):
            is_last = number == len(section.blocks)
            heads = isinstance(block, Text) and block.tone == "strong" and not is_last
            if heads and pdf.page_break_trigger - pdf.y < 3 * self.line_mm:
                pdf.add_page()  # no heading without what it is a heading of
            self.block(block)

    def heading(self, section: Section) -> None:
        """Set the heading of a section, together with what follows."""
        pdf = self.pdf
        first = section.blocks[0]
        below_mm = self._chart_mm(first) if isinstance(first, Chart) else 0.0
        if pdf.page_break_trigger - pdf.y < max(_LEAST_ROOM_MM, below_mm + 3 * self.line_mm):
            pdf.add_page()
        pdf.y += 0.5 * self.line_mm
        pdf.set_line_width(0.7)
        pdf.line(pdf.l_margin, pdf.y, pdf.w - pdf.r_margin, pdf.y)
        pdf.set_line_width(0.2)
        pdf.y += 0.3 * self.line_mm
        self.text(section.title, scale=1.25, bold=True)

    def block(self, block: Block) -> None:
        """Set a block of any kind."""
        match block:
            case Text(words, tone):
                self.text(words, bold=tone == "strong", grey=tone == "note")
            case Bullets(items):
                self.bullets(items)
            case Facts(items):
                self.facts(items)
            case Chart():
                self.chart(block)
            case Calendar():
                self.calendar(block)
            case Table():
                if not block.folded:
                    self.table(block)

    def text(
        self, words: str, *, scale: float = 1.0, bold: bool = False, grey: bool = False
    ) -> None:
        """Set a paragraph."""
        pdf = self.pdf
        pdf.set_font("body", "B" if bold else "", self.size_pt * scale)
        pdf.set_text_color(70 if grey else 0)
        pdf.multi_cell(0, self.line_mm * scale, words, align="L", new_x="LMARGIN", new_y="NEXT")
        pdf.set_text_color(0)
        pdf.y += 0.2 * self.line_mm

    def bullets(self, items: tuple[str, ...]) -> None:
        """Set a list."""
        pdf, inset = self.pdf, 0.45 * self.size_pt
        pdf.set_font("body", "", self.size_pt)
        for item in items:
            if pdf.page_break_trigger - pdf.y < 2 * self.line_mm:
                pdf.add_page()
            pdf.cell(inset, self.line_mm, "\N{BULLET}")
            pdf.multi_cell(
                pdf.epw - inset, self.line_mm, item, align="L", new_x="LMARGIN", new_y="NEXT"
            )
        pdf.y += 0.3 * self.line_mm

    def facts(self, items: tuple[tuple[str, str], ...]) -> None:
        """Set labelled values."""
        pdf = self.pdf
        pdf.set_font("body", "", self.size_pt)
        label_mm = max((pdf.get_string_width(label) for label, _ in items), default=0) + 5
        for label, words in items:
            pdf.set_text_color(70)
            pdf.cell(label_mm, self.line_mm, label)
            pdf.set_text_color(0)
            pdf.multi_cell(
                pdf.epw - label_mm, self.line_mm, words, align="L", new_x="LMARGIN", new_y="NEXT"
            )
        pdf.y += 0.3 * self.line_mm

    def chart(self, chart: Chart) -> None:
        """Set a chart with its title; the words for it go along for a reader's voice."""
        pdf = self.pdf
        if pdf.y + self._chart_mm(chart) > pdf.page_break_trigger:
            pdf.add_page()
        self.text(chart.title, bold=True)
        figure = self._figures[id(chart)]
        picture = io.BytesIO(bitmap(lambda: figure))
        pdf.image(picture, w=pdf.epw, alt_text=f"{chart.title}. {chart.says}")
        pdf.y += 0.4 * self.line_mm

    def table(self, table: Table) -> None:
        """Set a table; its heading is repeated on every page."""
        if not table.rows:
            return
        pdf = self.pdf
        if pdf.page_break_trigger - pdf.y < _LEAST_ROOM_MM:
            pdf.add_page()
        self.text(table.caption, bold=True)
        pdf.set_font("body", "", 0.85 * self.size_pt)
        with pdf.table(
            width=pdf.epw,
            col_widths=self._widths(table),
            text_align=tuple(
                "RIGHT" if n in table.numeric else "LEFT" for n in range(len(table.headings))
            ),
            borders_layout=TableBordersLayout.HORIZONTAL_LINES,
            headings_style=FontFace(emphasis="BOLD"),
            line_height=0.85 * self.line_mm,
            padding=0.8,
        ) as rows:
            for row in (table.headings, *table.rows):
                line = rows.row()
                for cell in row:
                    line.cell(cell)
        pdf.y += 0.5 * self.line_mm

    def _chart_mm(self, chart: Chart) -> float:
        """Height of a chart with its title, on paper."""
        if id(chart) not in self._figures:
            self._figures[id(chart)] = chart.draw()
        width, height = self._figures[id(chart)].get_size_inches()
        return self.pdf.epw * height / width + 2.5 * self.line_mm

    def _widths(self, table: Table) -> tuple[float, ...]:
        """Widths of the columns: as much as their longest word needs, and by their text."""
        pdf = self.pdf
        widths: list[float] = []
        for n, heading in enumerate(table.headings):
            cells = [heading, *(row[n] for row in table.rows)]
            words = [word for cell in cells for word in cell.split()]
            longest = max((pdf.get_string_width(word) for word in words), default=0.0)
            whole = max(pdf.get_string_width(cell) for cell in cells)
            widths.append(max(1.25 * longest, min(whole, 55.0)) + 4.0)
        return tuple(widths)

    def calendar(self, calendar: Calendar) -> None:
        """Set a calendar, a line for each week, and the key to its signs."""
        pdf = self.pdf
        cell_mm, height = min(1.9 * self.size_pt, pdf.epw / 7), 1.8 * self.line_mm
        pdf.set_font("body", "", 0.85 * self.size_pt)
        for name in WEEKDAYS:
            pdf.cell(cell_mm, self.line_mm, name, align="C")
        pdf.ln(self.line_mm)
        first = next(day for day in calendar.weeks[0] if day is not None)
        for week in calendar.weeks:
            if pdf.y + height > pdf.page_break_trigger:
                pdf.add_page()
            top = pdf.y
            for place, day in enumerate(week):
                if day is not None:
                    month = f" {day.day:%b}" if day is first or day.day.day == 1 else ""
                    box = (pdf.l_margin + place * cell_mm, top, cell_mm, height)
                    self._day(day, f"{day.day.day}{month}", box)
            pdf.set_xy(pdf.l_margin, top + height)
        pdf.y += 0.3 * self.line_mm
        # A sign is never parted from its words.
        key = "     ".join(f"{sign}  {words}".replace(" ", NBSP) for _, sign, words in calendar.key)
        self.text(key)

    def _day(self, day: CalendarDay, label: str, box: tuple[float, float, float, float]) -> None:
        pdf = self.pdf
        x, y, width, height = box
        fill = _FILL.get(day.kind, (255, 255, 255))
        pdf.set_fill_color(*fill)
        pdf.rect(x, y, width, height, style="DF")
        pdf.set_text_color(255 if sum(fill) < 100 else 0)
        pdf.set_font("body", "", 0.7 * self.size_pt)
        pdf.text(x + 0.8, y + 0.75 * self.line_mm, label)
        pdf.set_font("body", "B", 1.2 * self.size_pt)
        pdf.set_xy(x, y + 0.55 * self.line_mm)
        pdf.cell(width, height - 0.55 * self.line_mm, day.sign, align="C")
        pdf.set_text_color(0)
        pdf.set_fill_color(255)  # else tables would be set on the colour of the last day
