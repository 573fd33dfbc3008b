"""Draws what the coach shows; the same view and picture give the same screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hep_vision.coach.moment import Stage
from hep_vision.live.canvas import (
    CAPITAL_SHARE,
    GROUND,
    QUIET,
    STOP_GROUND,
    TEXT,
    TROUGH,
    Box,
    Scale,
    fitting_size,
    text_width,
)
from hep_vision.live.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    import numpy.typing as npt

    from hep_vision.coach.screen import Bar, View
    from hep_vision.live.sheet import Labels, Seen

    Image = npt.NDArray[np.uint8]


def draw(
    view: View,
    scale: Scale,
    seen: Seen | None,
    labels: Labels,
    pictures: Sequence[Image] = (),
) -> Image:
    """Draw a screen.

    Parameters
    ----------
    view : View
        What to show.
    scale : Scale
        Size of the canvas.
    seen : Seen, optional
        The camera's latest picture, if there is one.
    labels : Labels
        Words beside the lamp of the camera; none while it is off.
    pictures : sequence of ndarray
        Of the exercise, start and end.

    Returns
    -------
    ndarray of uint8, shape (scale.height, scale.width, 3)
        Red, green, blue.
    """
    sheet = Sheet(scale, view, seen, labels, pictures)
    _SCREENS[view.stage](sheet)
    sheet.lamp()
    return sheet.canvas.image


def _welcome(sheet: Sheet) -> None:
    place = sheet.picture(Box(sheet.width * 2 // 3, sheet.margin, sheet.width // 3 - sheet.margin,
                              sheet.height // 3))  # fmt: skip
    wide = Box(sheet.margin, sheet.margin, sheet.width * 2 // 3 - 2 * sheet.margin, sheet.height)
    y = max(sheet.heading(wide, 1.3), place.bottom) + sheet.margin
    full = sheet.width - 2 * sheet.margin
    sheet.lines(Box(sheet.margin, y, full, sheet.hint_top - y), bullets=True)
    sheet.hint()


def _next(sheet: Sheet) -> None:
    """The exercise with its dose, and its pictures beside them (below on an upright screen)."""
    full = Box(sheet.margin, sheet.margin, sheet.width - 2 * sheet.margin, sheet.height)
    y = sheet.heading(full, 1.3) + sheet.margin // 2
    height = sheet.height - sheet.margin - y
    sheet.hint()
    if sheet.canvas.scale.upright:
        shown = sheet.exercise(Box(full.x, y, full.width, height // 3))
        y += shown.height + sheet.margin if shown.width else 0
        sheet.lines(Box(full.x, y, full.width, sheet.hint_top - y))
        return
    wide = round(0.36 * sheet.width)
    shown = sheet.exercise(Box(sheet.width - sheet.margin - wide, y, wide, height))
    room = full.width - (shown.width + sheet.margin if shown.width else 0)
    sheet.lines(Box(full.x, y, room, sheet.hint_top - y))


def _setup(sheet: Sheet) -> None:
    """What the camera sees, the exercise and the keys beside it, the instruction below."""
    below = round(2.9 * sheet.letter)
    height = sheet.height - below - sheet.margin
    band = Box(sheet.margin, sheet.height - below, sheet.width - 2 * sheet.margin, below)
    sheet.instruction(band)
    if sheet.canvas.scale.upright:
        sheet.picture(Box(0, 0, sheet.width, height), skeleton=sheet.view.skeleton)
        return
    wide = round(0.3 * sheet.width)
    beside = Box(sheet.width - wide, 0, wide, height)
    if sheet.view.hint:
        size = fitting_size(sheet.view.hint, sheet.letter, wide - sheet.margin)
        baseline = beside.bottom - round(0.3 * size)
        sheet.canvas.centred(sheet.view.hint, beside.centre[0], baseline, size, QUIET)
        beside = Box(beside.x, beside.y, beside.width, height - round(1.4 * size))
    shown = sheet.exercise(beside)
    room = Box(0, 0, shown.x - sheet.margin // 2 if shown.width else beside.x, height)
    sheet.picture(room, skeleton=sheet.view.skeleton)


def _ready(sheet: Sheet) -> None:
    """The picture with the ring that fills beside it, and below what to be like."""
    view, upright = sheet.view, sheet.canvas.scale.upright
    top = round((0.30 if upright else 0.42) * sheet.height)
    full = sheet.width - 2 * sheet.margin
    place = sheet.picture(
        Box(sheet.margin, sheet.margin, full if upright else round(0.44 * sheet.width), top),
        skeleton=view.skeleton,
    )
    side = min(top, round((0.3 if upright else 0.2) * sheet.width))
    if upright:
        ring = Box(sheet.margin, place.bottom + sheet.margin, side, side)
    else:
        ring = Box(place.right + sheet.margin, sheet.margin + (top - side) // 2, side, side)
    sheet.ring(ring)
    x = ring.right + sheet.margin
    beside = Box(x, ring.y, sheet.width - sheet.margin - x, ring.height)
    words = view.cue or (f"{view.number} {view.of}" if view.number else view.heading)
    sheet.canvas.paragraph(words, beside, round(1.1 * sheet.letter), weight=700)
    y = max(ring.bottom, sheet.margin + top) + sheet.margin
    sheet.lines(Box(sheet.margin, y, full, sheet.height - sheet.margin // 2 - y))


def _working(sheet: Sheet) -> None:
    """The number, what the camera sees or the ring, one word, and the range bar."""
    view = sheet.view
    sheet.number(sheet.left)
    if view.bar is not None:
        cue = _with_bar(sheet, view.bar)
    else:  # the word has the whole width below
        height = round(2.4 * sheet.letter)
        top = sheet.height - sheet.margin // 2 - height
        cue = Box(sheet.margin, top, sheet.width - 2 * sheet.margin, height)
        if sheet.canvas.scale.upright:
            cue = Box(cue.x, sheet.right.bottom - height, cue.width, height)
    right = sheet.right
    upper = Box(right.x, right.y, right.width, cue.y - right.y - sheet.margin // 2)
    if view.ring is not None:
        sheet.ring(upper)
    elif view.lines:  # what was said, in the place of the picture while it is read
        sheet.lines(upper)
    else:
        sheet.picture(upper, skeleton=view.skeleton)
    sheet.cue(cue)


def _with_bar(sheet: Sheet, bar: Bar) -> Box:
    """Draw the range bar at the bottom; gives where the one word goes, above it."""
    height = round(0.5 * sheet.letter)
    top = sheet.height - sheet.margin - height
    value_room = text_width("000°", sheet.letter) + sheet.margin // 2
    sheet.bar(Box(sheet.margin, top, sheet.width - 2 * sheet.margin - value_room, height), bar)
    above = top - round(1.2 * sheet.letter)
    cue_height = round(2.4 * sheet.letter)
    return Box(sheet.right.x, above - cue_height, sheet.right.width, cue_height)


def _confirm(sheet: Sheet) -> None:
    """The question, how to answer it, and a ring that empties."""
    full = Box(sheet.margin, sheet.margin, sheet.width - 2 * sheet.margin, sheet.height)
    y = sheet.heading(full, 1.5) + sheet.margin
    side = round(0.2 * min(sheet.width, sheet.height))
    sheet.lines(Box(full.x, y, full.width, sheet.height - side - sheet.margin - y))
    sheet.ring(
        Box(sheet.width - sheet.margin - side, sheet.height - sheet.margin - side, side, side)
    )


def _rest(sheet: Sheet) -> None:
    side = min(sheet.left.width, sheet.left.height)
    box = Box(sheet.left.x, sheet.left.y + (sheet.left.height - side) // 2, side, side)
    radius = side / 2
    number = sheet.canvas.scale.number_px / (1.2 * radius)
    sheet.ring(box, share_of_text=min(1.1, max(0.9, number)))
    y = sheet.right.y + (0 if sheet.canvas.scale.upright else sheet.height // 5)
    y = sheet.heading(Box(sheet.right.x, y, sheet.right.width, sheet.height), 1.6) + sheet.margin
    sheet.lines(Box(sheet.right.x, y, sheet.right.width, sheet.height - sheet.margin - y))


def _question(sheet: Sheet) -> None:
    view, canvas = sheet.view, sheet.canvas
    full = Box(sheet.margin, sheet.margin, sheet.width - 2 * sheet.margin, sheet.height)
    y = sheet.heading(full, 1.2) + sheet.margin
    step = full.width // 11
    box_height = round(1.9 * sheet.letter)
    for number in range(11):
        box = Box(full.x + number * step, y, step - sheet.margin // 4, box_height)
        chosen = view.number == str(number)
        canvas.fill(box, TEXT if chosen else TROUGH, sheet.margin // 2)
        size = fitting_size(str(number), round(1.1 * sheet.letter), box.width - 8, 700)
        baseline = box.centre[1] + round(size * CAPITAL_SHARE / 2)
        canvas.centred(str(number), box.centre[0], baseline, size, GROUND if chosen else TEXT, 700)
    y += box_height + sheet.margin
    _ends(sheet, Box(full.x, y, full.width, sheet.hint_top - y - sheet.margin // 2))
    sheet.hint()


def _ends(sheet: Sheet, box: Box) -> None:
    """What the ends of the scale mean, below them; below one another where too wide for that."""
    low, high = sheet.view.lines
    width = text_width(high, sheet.letter)
    if text_width(low, sheet.letter) + sheet.margin + width > box.width:
        sheet.lines(box)
        return
    baseline = box.y + round(sheet.letter * CAPITAL_SHARE)
    sheet.canvas.text(low, box.x, baseline, sheet.letter)
    sheet.canvas.text(high, box.right - width, baseline, sheet.letter)


def _waiting(sheet: Sheet) -> None:
    """Paused, or no camera."""
    view = sheet.view
    box = sheet.left if view.number else Box(
        sheet.margin, sheet.height // 5, sheet.width - 2 * sheet.margin, sheet.height
    )  # fmt: skip
    sign = round(1.6 * sheet.letter)
    if view.number:
        sheet.number(sheet.right)
        down = 0 if sheet.canvas.scale.upright else sheet.height // 5
        box = Box(box.x, box.y + down, box.width, box.height)
    if view.mood == "stop":
        half = sheet.margin // 2
        ground = Box(box.x - half, box.y - half, sign + 2 * half, sign + 2 * half)
        sheet.canvas.fill(ground, STOP_GROUND, 8)
    sheet.canvas.sign(view.mood, box.x + sign // 2, box.y + sign // 2, sign)
    y = box.y + sign + sheet.margin
    y = sheet.heading(Box(box.x, y, box.width, sheet.height), 1.5) + sheet.margin // 2
    sheet.lines(Box(box.x, y, box.width, sheet.height - sheet.margin - y))


def _done(sheet: Sheet) -> None:
    sign = round(1.3 * sheet.letter)
    x = round(1.5 * sheet.margin) + sign
    room = sheet.width - x - sheet.margin
    size = fitting_size(sheet.view.heading, round(1.3 * sheet.letter), room, 700)
    baseline = sheet.margin + sign // 2 + round(size * CAPITAL_SHARE / 2)
    sheet.canvas.text(sheet.view.heading, x, baseline, size, TEXT, 700)
    sheet.canvas.sign("good", sheet.margin + sign // 2, sheet.margin + sign // 2, sign)
    y = 2 * sheet.margin + sign
    full = sheet.width - 2 * sheet.margin
    sheet.lines(Box(sheet.margin, y, full, sheet.hint_top - y - sheet.margin // 2))
    sheet.hint()


_SCREENS = {
    Stage.WELCOME: _welcome,
    Stage.NEXT: _next,
    Stage.SETUP: _setup,
    Stage.READY: _ready,
    Stage.TIMED: _working,
    Stage.CONFIRM: _confirm,
    Stage.WORKING: _working,
    Stage.HOLD: _working,
    Stage.RESULT: _working,
    Stage.REST: _rest,
    Stage.QUESTION: _question,
    Stage.PAUSED: _waiting,
    Stage.LOST: _waiting,
    Stage.DONE: _done,
}
