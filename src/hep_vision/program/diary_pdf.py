"""Two parts of the printed handout: the diary with a line a day, and the code to be scanned."""

from __future__ import annotations

from typing import TYPE_CHECKING

import segno

from hep_vision.program.sheet import MOST_BOXES

if TYPE_CHECKING:
    from hep_vision.program.sheet import DiaryDay, Sheet
    from hep_vision.program.sheet_pdf import Setter

CODE_MM = 26.0
"""Side of the QR code: a module of 0.7 mm at version 4, which a telephone reads at arm's length."""

DAY_MM = 2.9  # of a point of type: width of the column of days
PAIN_MM = 1.9
LINES, LEAST_LINES = 1.45, 1.1  # of text: height of a row, and what it may shrink to for one page
GREY = 90


def link_code(link: str) -> segno.QRCode:
    """QR code of an address; a quarter of it may be soiled."""
    return segno.make_qr(link, error="q")


def set_link_code(on: Setter, sheet: Sheet) -> float:
    """Set the QR code at the top right; returns the room it needs, mm."""
    pdf = on.pdf
    matrix = link_code(sheet.link).matrix
    module = CODE_MM / len(matrix)
    left = pdf.w - pdf.r_margin - CODE_MM
    for row, line in enumerate(matrix):
        for column, dark in enumerate(line):
            if dark:
                x, y = left + column * module, pdf.y + row * module
                pdf.rect(x, y, module, module, style="F")
    pdf.set_font("body", "", 8)
    words_mm = pdf.get_string_width(sheet.labels.scan)
    x = min(left + (CODE_MM - words_mm) / 2, pdf.w - pdf.r_margin - words_mm)
    pdf.text(x, pdf.y + CODE_MM + 4.0, sheet.labels.scan)
    return CODE_MM + 5.0


def set_diary(on: Setter, sheet: Sheet) -> None:
    """Set a table with a line for every day of the program, from a new page on."""
    pdf, labels = on.pdf, sheet.labels
    pdf.add_page()
    on.text(labels.diary, scale=1.5, bold=True)
    on.text(labels.diary_how)
    on.gap(0.4)
    _head(on, sheet)
    room = (pdf.page_break_trigger - pdf.y) / len(sheet.diary.days)
    height = LINES * on.line_mm
    if LEAST_LINES * on.line_mm <= room:  # six weeks fit a page
        height = min(height, room)
    for day in sheet.diary.days:
        if pdf.y + height > pdf.page_break_trigger + 0.01:
            pdf.add_page()
            _head(on, sheet)
        _row(on, sheet, day, height)


def _columns(on: Setter, sheet: Sheet) -> list[tuple[float, float]]:
    """Left end and width of each column: the day, the exercises, pain."""
    pdf = on.pdf
    day_mm, pain_mm = DAY_MM * on.size_pt, PAIN_MM * on.size_pt
    one = (pdf.epw - day_mm - pain_mm) / len(sheet.exercises)
    left = pdf.l_margin
    widths = [day_mm, *[one] * len(sheet.exercises), pain_mm]
    return [(left + sum(widths[:n]), width) for n, width in enumerate(widths)]


def _head(on: Setter, sheet: Sheet) -> None:
    """Set the names of the columns; the exercises' with their sides."""
    pdf, labels = on.pdf, sheet.labels
    texts = [labels.diary_day]
    for exercise, note in zip(sheet.exercises, sheet.diary.notes, strict=True):
        more = f", {note}" if note else ""
        texts.append(f"{exercise.number}. {exercise.name}\n{exercise.side}{more}")
    texts.append(f"{labels.diary_pain}\n0-10")
    top, bottom = pdf.y, pdf.y
    for (left, width), text in zip(_columns(on, sheet), texts, strict=True):
        pdf.set_xy(left + 0.8, top)
        pdf.set_font("body", "B", on.size_pt * 0.85)
        pdf.multi_cell(
            width - 1.6, on.line_mm * 0.9, text, align="L", new_x="LMARGIN", new_y="NEXT"
        )
        bottom = max(bottom, pdf.y)
    pdf.y = bottom + 0.5
    pdf.set_line_width(0.6)
    pdf.line(pdf.l_margin, pdf.y, pdf.w - pdf.r_margin, pdf.y)
    pdf.set_line_width(0.2)


def _row(on: Setter, sheet: Sheet, day: DiaryDay, height: float) -> None:
    pdf = on.pdf
    top, columns = pdf.y, _columns(on, sheet)
    box = 0.75 * on.line_mm
    baseline = top + (height + 0.7 * on.size_pt * 25.4 / 72) / 2
    pdf.set_font("body", "", on.size_pt)
    pdf.text(columns[0][0] + 0.8, baseline, day.day)
    for (left, width), boxes in zip(columns[1:-1], day.boxes, strict=True):
        if not boxes:
            pdf.set_text_color(GREY)
            pdf.text(left + 0.8, baseline, sheet.labels.diary_rest)
            pdf.set_text_color(0)
        elif boxes > MOST_BOXES:
            pdf.text(left + 0.8, baseline, f"_____ / {boxes}")
        else:
            step = min(1.6 * box, (width - 1.6) / boxes)
            for number in range(boxes):
                pdf.rect(left + 0.8 + number * step, top + (height - box) / 2, box, box)
    pdf.y = top + height
    pdf.set_line_width(0.6 if day.begins_week else 0.2)
    pdf.line(pdf.l_margin, top, pdf.w - pdf.r_margin, top)
    pdf.set_line_width(0.2)
    for left, _ in columns[1:]:
        pdf.line(left, top, left, pdf.y)
    pdf.line(pdf.l_margin, pdf.y, pdf.w - pdf.r_margin, pdf.y)
