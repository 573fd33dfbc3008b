"""The handout as PDF: up to three exercises to a page, then the diary."""

from __future__ import annotations

from contextlib import contextmanager, nullcontext
from importlib import util
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from fpdf.fonts import TTFFont

from hep_vision.program.diary_pdf import set_diary, set_link_code
from hep_vision.program.plain_pdf import PlainPdf

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Sequence
    from datetime import datetime

    from fpdf import FPDF

    from hep_vision.program.sheet import Labels, Picture, Sheet, SheetExercise

Paper = Literal["A4", "Letter"]

BODY_PT = 10.5
LARGE_PT = 18.0
SMALLEST_PT = 8.5  # type is never set smaller than this to save a page
EXERCISES_ON_A_PAGE = 3

MARGIN_MM = 12.0
LINE_HEIGHT = 1.24  # of the type's size
PICTURE_MM = 27.0  # height of a picture in normal print
MM_OF_A_POINT = 25.4 / 72
GREY = 70  # of labels; a contrast of 9 to 1 on white


def sheet_pdf(
    sheet: Sheet, *, large: bool = False, paper: Paper = "A4", created: datetime | None = None
) -> bytes:
    """Set the handout as PDF.

    Normal print is made somewhat smaller if that gets three exercises onto one page; large
    print takes the pages it needs.

    Parameters
    ----------
    sheet : Sheet
        What stands on it.
    large : bool
        Large print, 18 point.
    paper : {"A4", "Letter"}
        What it is printed on.
    created : datetime, optional
        When it is made, with its time zone; written into the file.
    """
    if large:
        return _set(sheet, LARGE_PT, paper, created)[0]
    pages_wanted = -(-len(sheet.exercises) // EXERCISES_ON_A_PAGE)
    sizes_pt = (BODY_PT, 10.0, 9.5, 9.0, SMALLEST_PT)
    comfortable = b""
    for size_pt in sizes_pt:
        pdf, pages = _set(sheet, size_pt, paper, created)
        comfortable = comfortable or pdf
        if pages <= pages_wanted:
            return pdf
    return comfortable


def unprintable(sheet: Sheet) -> str:
    """Signs in the sheet that the PDF's type does not have, each once."""
    with _opened("A4", sheet.language) as pdf:
        has = {code for font in _type_of(pdf) for code in font.cmap}
    return "".join(sign for sign in dict.fromkeys(repr(sheet)) if ord(sign) not in has)


def _set(sheet: Sheet, size_pt: float, paper: Paper, created: datetime | None) -> tuple[bytes, int]:
    """Set the sheet in one size; the file, and its number of pages without the diary."""
    blocks: list[Callable[[Setter], None]] = [
        lambda on: on.head(sheet),
        *(
            lambda on, exercise=exercise: on.exercise(exercise, sheet.labels)
            for exercise in sheet.exercises
        ),
        lambda on: on.foot(sheet),
    ]
    if size_pt == LARGE_PT:  # an exercise fills a page then; the first has room for the contact
        blocks.insert(1, blocks.pop())
    opened = _opened(paper, sheet.language), _opened(paper, sheet.language, endless=True)
    with opened[0] as pdf, opened[1] as scratch:
        setter, measure = Setter(pdf, size_pt), Setter(scratch, size_pt)
        for block in blocks:
            before = scratch.y
            block(measure)
            setter.keep_together(scratch.y - before)
            block(setter)
        pages = pdf.page
        set_diary(setter, sheet)
        pdf.set_title(f"{sheet.labels.title} ({sheet.patient})")
        pdf.set_author(sheet.author)
        if created is not None:
            pdf.set_creation_date(created)
        return bytes(pdf.output()), pages


@contextmanager
def _opened(paper: Paper, language: str, *, endless: bool = False) -> Generator[FPDF]:
    """Give an empty document with one page, without an end if it is to measure on."""
    pdf = PlainPdf(format=paper)
    if endless:
        pdf = PlainPdf(format=(pdf.w, 10_000))
    pdf.set_margin(MARGIN_MM)
    pdf.set_auto_page_break(auto=True, margin=MARGIN_MM)
    pdf.set_lang(language)
    pdf.c_margin = 0
    fonts = _font_folder()
    try:
        pdf.add_font("body", "", fonts / "DejaVuSans.ttf")
        pdf.add_font("body", "B", fonts / "DejaVuSans-Bold.ttf")
        pdf.add_page()
        yield pdf
    finally:
        for font in _type_of(pdf):
            font.close()


def _type_of(pdf: FPDF) -> list[TTFFont]:
    return [font for font in pdf.fonts.values() if isinstance(font, TTFFont)]


def _font_folder() -> Path:
    """Folder of the type that comes with matplotlib: free, and it has Europe's letters."""
    spec = util.find_spec("matplotlib")  # found without importing it, which takes a second
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("matplotlib is not installed")
    return Path(spec.origin).parent / "mpl-data" / "fonts" / "ttf"


class Setter:
    """Sets the parts of the sheet one below the other.

    Parameters
    ----------
    pdf : FPDF
        With a page, its fonts and margins.
    size_pt : float
        Size of the running text; everything else is in proportion.
    """

    def __init__(self, pdf: FPDF, size_pt: float) -> None:
        self.pdf = pdf
        self.size_pt = size_pt
        self.line_mm = size_pt * MM_OF_A_POINT * LINE_HEIGHT
        self.wide = size_pt < LARGE_PT  # pictures beside the text rather than above
        self.room_mm = 0.0  # to be left free on the right, within a frame

    def keep_together(self, height_mm: float) -> None:
        """Go to a new page if so much does not fit on this one but would on a whole one.

        What fits no page begins on a new one as well, unless this one has just begun.
        """
        pdf = self.pdf
        lacks_room = pdf.y + height_mm > pdf.page_break_trigger
        if lacks_room and (height_mm <= pdf.eph or pdf.y > pdf.t_margin + pdf.eph / 3):
            pdf.add_page()

    def head(self, sheet: Sheet) -> None:
        """Set title, patient, a line for the name, goals and precautions."""
        pdf, labels, top = self.pdf, sheet.labels, self.pdf.y
        code_mm = set_link_code(self, sheet) if sheet.link else 0.0
        self.room_mm = code_mm
        self.text(labels.title, scale=1.8, bold=True)
        self.text(f"{sheet.patient}, {sheet.valid}, {sheet.author}")
        self.gap(0.5)
        self.written_line(labels.name, 90.0)
        self.room_mm = 0.0
        pdf.y = max(pdf.y, top + code_mm)
        self.gap(0.4)
        top, beside = pdf.y, self.wide and bool(sheet.goals) and bool(sheet.precautions)
        goals_mm = 0.42 * pdf.epw
        if sheet.goals:
            self.room_mm = pdf.epw - goals_mm if beside else 0.0
            self.text(labels.what_for, bold=True)
            self.bullets(sheet.goals)
            self.room_mm = 0.0
            self.gap(0.3)
        bottom = pdf.y
        if sheet.precautions:
            inset = goals_mm + 4 if beside else 0.0
            pdf.y = top if beside else bottom
            end_frame = self.framed(inset)
            self.text(labels.take_care, bold=True, inset=inset + 2)
            self.bullets(sheet.precautions, inset=inset + 2)
            end_frame()
        pdf.y = max(pdf.y, bottom)
        self.gap(0.4)

    def exercise(self, exercise: SheetExercise, labels: Labels) -> None:
        """Set one exercise."""
        self.rule()
        self.heading(f"{exercise.number}. {exercise.name}", exercise.side)
        if exercise.plain:
            self.text(exercise.plain)
        top = self.pdf.y
        left_mm = 46.0 if self.wide else 0.0
        bottom = self.pictures(exercise.pictures, left_mm or 120.0, labels.no_picture)
        if self.wide:
            self.pdf.y = top
            left_mm += 4.0
        label_mm = self.label_mm([fact.label for fact in exercise.facts])
        for place, fact in enumerate(exercise.facts):
            self.row(fact.label, fact.text, left_mm, label_mm, scale=1.0 if place else 1.15)
        for number, step in enumerate(exercise.steps, start=1):
            self.item(f"{number}.", step, left_mm)
        self.gap(0.25)
        self.warnings(exercise, labels, left_mm)
        if exercise.remember:
            label = labels.remember.upper()
            label_mm = self.label_mm([label], bold=True)
            self.row(label, exercise.remember, left_mm + 2.0, label_mm, bold_label=True)
        self.pdf.y = max(self.pdf.y, bottom)
        self.gap(0.45)

    def warnings(self, exercise: SheetExercise, labels: Labels, left_mm: float) -> None:
        """Set limits, the rule for pain and the exercise's own safety lines in a frame."""
        rows = [(fact.label, fact.text) for fact in exercise.boxed]
        for label, texts in (
            (labels.safety, exercise.safety),
            (labels.watch_for, exercise.watch_for),
        ):
            if texts:
                rows.append((label, " ".join(texts)))
        if not rows:
            return
        end_frame = self.framed(left_mm)
        label_mm = self.label_mm([label.upper() for label, _ in rows], bold=True)
        for label, text in rows:
            self.row(label.upper(), text, left_mm + 2.0, label_mm, bold_label=True)
        end_frame()
        self.gap(0.25)

    def foot(self, sheet: Sheet) -> None:
        """Set the rule for missed days, the contact and which program this is."""
        self.rule()
        self.text(sheet.catch_up)
        self.text(sheet.ask, scale=1.15, bold=True)
        self.text(sheet.imprint, scale=0.85, grey=True)
        self.gap(0.45)

    def written_line(self, label: str, width_mm: float) -> None:
        """Set a label with a line to write on behind it."""
        pdf = self.pdf
        pdf.set_font("body", "B", self.size_pt)
        label_mm = pdf.get_string_width(label) + 2.0
        below = pdf.y + self.line_mm
        pdf.text(pdf.l_margin, pdf.y + 0.75 * self.line_mm, label)
        end = min(pdf.l_margin + label_mm + width_mm, pdf.w - pdf.r_margin - self.room_mm)
        pdf.line(pdf.l_margin + label_mm, below, end, below)
        pdf.y = below

    def text(
        self,
        text: str,
        *,
        scale: float = 1.0,
        bold: bool = False,
        grey: bool = False,
        inset: float = 0.0,
        width: float | None = None,
    ) -> None:
        """Set a paragraph, ``inset`` mm from the left, and go below it."""
        pdf = self.pdf
        pdf.set_font("body", "B" if bold else "", self.size_pt * scale)
        pdf.set_text_color(GREY if grey else 0)
        pdf.x = pdf.l_margin + inset
        available = pdf.epw - inset - self.room_mm
        pdf.multi_cell(
            min(width or available, available),
            self.line_mm * scale,
            text,
            align="L",
            new_x="LMARGIN",
            new_y="NEXT",
        )
        pdf.set_text_color(0)

    def label_mm(self, labels: Sequence[str], *, bold: bool = False) -> float:
        """Width of a column of labels."""
        self.pdf.set_font("body", "B" if bold else "", self.size_pt)
        return max(map(self.pdf.get_string_width, labels), default=0.0) + 0.3 * self.size_pt

    def row(
        self,
        label: str,
        text: str,
        inset: float,
        label_mm: float,
        *,
        scale: float = 1.0,
        bold_label: bool = False,
    ) -> None:
        """Set a label with its text in a column of its own, on one page."""
        pdf = self.pdf
        pdf.set_font("body", "" if bold_label else "B", self.size_pt * scale)
        told: Any = pdf.multi_cell(
            pdf.epw - inset - label_mm - self.room_mm,
            self.line_mm * scale,
            text,
            align="L",
            dry_run=True,
            output="HEIGHT",
        )
        height_mm = float(told)
        if pdf.y + height_mm > pdf.page_break_trigger and height_mm <= pdf.eph:
            pdf.add_page()
        page, top = pdf.page, pdf.y
        self.text(label, bold=bold_label, grey=not bold_label, inset=inset, width=label_mm)
        below = pdf.y
        if pdf.page == page:
            pdf.y = top
        self.text(text, scale=scale, bold=not bold_label, inset=inset + label_mm)
        pdf.y = max(pdf.y, below) if pdf.page == page else pdf.y

    def bullets(self, texts: Sequence[str], inset: float = 0.0) -> None:
        """Set a list."""
        for text in texts:
            self.item("\N{BULLET}", text, inset)

    def item(self, mark: str, text: str, inset: float) -> None:
        """Set a paragraph with a mark hanging out on its left."""
        page, top = self.pdf.page, self.pdf.y
        self.text(mark, inset=inset)
        if self.pdf.page == page:
            self.pdf.y = top
        self.text(text, inset=inset + 0.5 * self.size_pt)

    def heading(self, text: str, side: str) -> None:
        """Set an exercise's name with its side in white on black beside it, or below."""
        pdf, scale = self.pdf, 1.3
        pdf.set_font("body", "B", self.size_pt * scale)
        name_mm, side_mm = pdf.get_string_width(text) + 3, pdf.get_string_width(side) + 6
        top, height = pdf.y, self.line_mm * scale
        self.text(text, scale=scale, bold=True)
        if name_mm + side_mm <= pdf.epw:
            pdf.set_xy(pdf.l_margin + name_mm, top)
        pdf.set_text_color(255)
        pdf.set_font("body", "B", self.size_pt * scale)
        pdf.cell(side_mm, height, side, fill=True, align="C", new_x="LMARGIN", new_y="NEXT")
        pdf.set_text_color(0)
        self.gap(0.3)

    def pictures(self, pictures: Sequence[Picture], width_mm: float, none: str) -> float:
        """Set pictures side by side, or the words that there is none; return where they end."""
        pdf, top = self.pdf, self.pdf.y
        if not pictures:
            height = 28.0 if self.wide else 12.0
            pdf.set_font("body", "", self.size_pt)
            pdf.set_draw_color(GREY)
            pdf.cell(width_mm, height, none, border=1, align="C", new_x="LMARGIN")
            pdf.set_draw_color(0)
            pdf.y = top + height + (0.0 if self.wide else 2.0)
            return pdf.y
        # Start above end beside the text, or side by side across a page of large print.
        boxes = [(0.0, place * PICTURE_MM) for place in range(len(pictures))]
        if not self.wide:
            width_mm /= len(pictures)
            boxes = [(place * width_mm, 0.0) for place in range(len(pictures))]
        height = PICTURE_MM if self.wide else 0.75 * width_mm
        for picture, (x, y) in zip(pictures, boxes, strict=True):
            left_mm, wide_mm = pdf.l_margin + x, width_mm - 1
            middle = (left_mm + wide_mm / 2, top)
            with pdf.mirror(middle, "SOUTH") if picture.mirrored else nullcontext():
                pdf.image(
                    picture.path,
                    x=left_mm,
                    y=top + y,
                    w=wide_mm,
                    h=height - 1,
                    keep_aspect_ratio=True,
                    alt_text=picture.caption,
                )
        pdf.y = top + height + max(y for _, y in boxes)
        return pdf.y

    def framed(self, inset: float = 0.0) -> Callable[[], None]:
        """Begin a frame here, ``inset`` mm from the left; what is returned ends and draws it."""
        pdf, page = self.pdf, self.pdf.page
        top = pdf.y
        pdf.y += 1.0
        self.room_mm = 2.0

        def end() -> None:
            pdf.y += 1.0
            self.room_mm = 0.0
            if pdf.page == page:  # a frame over two pages is left out
                pdf.set_line_width(0.6)
                pdf.rect(pdf.l_margin + inset, top, pdf.epw - inset, pdf.y - top)
                pdf.set_line_width(0.2)

        return end

    def rule(self) -> None:
        """Draw a thick line across the page."""
        pdf = self.pdf
        pdf.set_line_width(0.8)
        pdf.line(pdf.l_margin, pdf.y, pdf.w - pdf.r_margin, pdf.y)
        pdf.set_line_width(0.2)
        self.gap(0.35)

    def gap(self, lines: float) -> None:
        """Leave so many lines blank."""
        self.pdf.y += lines * self.line_mm
