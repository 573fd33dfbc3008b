"""Draws what the coach shows; the same view and picture give the same screen.

The picture is mirrored here and only here, so that it moves as a mirror does.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np

from hep_vision.coach.moment import Stage
from hep_vision.live.canvas import (
    BEST,
    CAPITAL_SHARE,
    GROUND,
    LINE_SHARE,
    MOOD_COLOURS,
    QUIET,
    STOP_GROUND,
    TEXT,
    TROUGH,
    VALUE,
    Box,
    Canvas,
    Scale,
    fitting_block,
    fitting_size,
    text_width,
)
from hep_vision.show.overlay import draw_skeleton

if TYPE_CHECKING:
    import numpy.typing as npt

    from hep_vision.coach.screen import Bar, View
    from hep_vision.measure.landmarks import Landmark, PoseFrame

    Image = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """The camera's picture with the landmarks in it."""

    rgb: npt.NDArray[np.uint8]
    pose: PoseFrame | None = None
    limbs: tuple[tuple[Landmark, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Labels:
    """Words that are on every screen."""

    camera_on: str = ""
    recording: str = ""


def draw(view: View, scale: Scale, seen: Seen | None, labels: Labels) -> Image:
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
        Words beside the lamp of the camera.

    Returns
    -------
    ndarray of uint8, shape (scale.height, scale.width, 3)
        Red, green, blue.
    """
    sheet = _Sheet(scale, view, seen, labels)
    _SCREENS[view.stage](sheet)
    return sheet.canvas.image


class _Sheet:
    """A screen being drawn: the canvas with its measures."""

    def __init__(self, scale: Scale, view: View, seen: Seen | None, labels: Labels) -> None:
        self.canvas = Canvas(scale)
        self.view = view
        self.seen = seen
        self.labels = labels
        self.letter = scale.letter_px
        self.margin = round(0.04 * min(scale.height, scale.width))
        self.width, self.height = scale.width, scale.height
        self.left, self.right = self._halves()

    def _halves(self) -> tuple[Box, Box]:
        """Left and right half; on a screen that stands on its side, upper and lower."""
        margin, width, height = self.margin, self.width, self.height
        if self.canvas.scale.upright:
            top = round(0.46 * height)
            across = width - 2 * margin
            return (
                Box(margin, margin, across, top - 2 * margin),
                Box(margin, top, across, height - top - margin),
            )
        middle = width // 2 + margin // 2
        return (
            Box(margin, margin, middle - 2 * margin, height - 2 * margin),
            Box(middle, margin, width - middle - margin, height - 2 * margin),
        )

    def picture(self, box: Box, *, skeleton: bool = False) -> Box:
        """The mirrored picture as large as fits, at the top of a box; gives its place."""
        seen = self.seen
        if seen is None:
            return Box(box.x, box.y, box.width, 0)
        height, width = seen.rgb.shape[:2]
        share = min(box.width / width, box.height / height)
        size = (max(1, int(width * share)), max(1, int(height * share)))
        small = cv2.resize(seen.rgb, size, interpolation=cv2.INTER_AREA)
        picture: Image = np.ascontiguousarray(small[:, ::-1], dtype=np.uint8)
        if skeleton and seen.pose is not None and seen.pose.has_pose:
            points = seen.pose.image_px[:, :2] * (
                size[0] / seen.pose.size_px[0],
                size[1] / seen.pose.size_px[1],
            )
            points[:, 0] = size[0] - 1 - points[:, 0]
            draw_skeleton(picture, points, seen.pose.visibility, seen.limbs, size[1] / 480)
        x = box.x + (box.width - size[0]) // 2
        self.canvas.image[box.y : box.y + size[1], x : x + size[0]] = picture
        place = Box(x, box.y, *size)
        self._lamp(place)
        return place

    def _lamp(self, place: Box) -> None:
        """That the camera is on, for whoever comes into the room."""
        size = max(14, round(0.5 * self.letter))
        texts = [text for text in (self.labels.camera_on, self.labels.recording) if text]
        text = "  ".join(texts)
        width = text_width(text, size) + round(1.9 * size)
        if width > place.width:
            text, width = "", round(1.5 * size)
        box = Box(place.x, place.y, min(width, place.width), round(1.5 * size))
        self.canvas.fill(box, GROUND)
        centre = (box.x + size * 3 // 4, box.y + box.height // 2)
        colour = (255, 92, 92) if self.labels.recording else MOOD_COLOURS["good"]
        cv2.circle(self.canvas.image, centre, size // 3, colour, cv2.FILLED, cv2.LINE_AA)
        baseline = box.y + box.height // 2 + round(size * CAPITAL_SHARE / 2)
        self.canvas.text(text, box.x + round(1.4 * size), baseline, size)

    def heading(self, box: Box, share: float = 1.25) -> int:
        """The heading at the top of a box; gives where it ends."""
        size = round(share * self.letter)
        return self.canvas.paragraph(
            self.view.heading, Box(box.x, box.y, box.width, 2 * round(size * LINE_SHARE)), size,
            weight=700,
        )  # fmt: skip

    def lines(self, box: Box, *, bullets: bool = False) -> int:
        """The lines below one another, all of one size; gives where they end."""
        gap_share = 0.25
        indent = round(0.7 * self.letter) if bullets else 0
        room = Box(box.x + indent, box.y, box.width - indent, box.height)
        size = fitting_block(self.view.lines, self.letter, room, gap_share=gap_share)
        y = box.y
        for line in self.view.lines:
            if bullets:
                centre = (box.x + indent // 3, y + round(0.4 * size))
                cv2.circle(self.canvas.image, centre, size // 8, QUIET, cv2.FILLED, cv2.LINE_AA)
            rest = Box(room.x, y, room.width, self.height)
            y = self.canvas.paragraph(line, rest, size) + round(gap_share * size)
        return y

    def number(self, box: Box) -> int:
        """The large number with what it is of; gives where it ends."""
        asked = self.canvas.scale.number_px
        size = fitting_size(self.view.number, asked, box.width, 700)
        baseline = box.y + round(asked * CAPITAL_SHARE)
        x = box.x + (box.width - text_width(self.view.number, size, 700)) // 2
        self.canvas.text(self.view.number, x, baseline, size, TEXT, 700)
        below = baseline + round(self.letter * (CAPITAL_SHARE + 0.35))
        self.canvas.centred(self.view.of, box.centre[0], below, self.letter, QUIET)
        return below + round(0.3 * self.letter)

    def cue(self, box: Box, largest: float = 1.7) -> None:
        """The one word with its sign, as large as the box allows, on two lines if need be."""
        view, canvas = self.view, self.canvas
        if not view.cue:
            return
        if view.mood == "stop":
            canvas.fill(box, STOP_GROUND, self.margin)
        sign = min(box.height * 2 // 3, round(1.2 * self.letter))
        room = box
        if view.mood != "plain":
            canvas.sign(view.mood, box.x + sign * 2 // 3, box.centre[1], sign)
            indent = round(1.45 * sign)
            room = Box(box.x + indent, box.y, box.width - indent, box.height)
        colour = MOOD_COLOURS[view.mood]
        size = fitting_size(view.cue, round(largest * self.letter), room.width, 700)
        size = min(size, round(box.height * 0.95))
        two_lines = fitting_block((view.cue,), self.letter, room, 700)
        if two_lines > size:
            canvas.paragraph(view.cue, room, two_lines, colour, 700)
            return
        baseline = room.centre[1] + round(size * CAPITAL_SHARE / 2)
        canvas.text(view.cue, room.x, baseline, size, colour, 700)

    def instruction(self, box: Box) -> None:
        """A sentence with its sign, over as many lines as it takes."""
        sign = round(1.3 * self.letter)
        mood = self.view.mood
        indent = round(1.5 * sign)
        room = Box(box.x + indent, box.y, box.width - indent, box.height)
        bottom = self.canvas.paragraph(
            self.view.cue, room, round(1.15 * self.letter), MOOD_COLOURS[mood], 700
        )
        self.canvas.sign(mood, box.x + sign * 2 // 3, (box.y + bottom) // 2, sign)

    def ring(self, box: Box, *, share_of_text: float = 1.0) -> None:
        """The ring with its text in it."""
        if self.view.ring is None:
            return
        radius = min(box.width, box.height) // 2
        self.canvas.ring(box.centre, radius, self.view.ring, MOOD_COLOURS["good"])
        text = self.view.ring_text
        if text:
            size = fitting_size(text, round(1.2 * radius * share_of_text), round(1.3 * radius), 700)
            baseline = box.centre[1] + round(size * CAPITAL_SHARE / 2)
            self.canvas.centred(text, box.centre[0], baseline, size, TEXT, 700)

    def hint(self) -> None:
        """What the keys do, in the last line."""
        if self.view.hint:
            size = fitting_size(self.view.hint, self.letter, self.width - 2 * self.margin)
            self.canvas.text(
                self.view.hint, self.margin, self.height - round(0.6 * self.margin), size, QUIET
            )

    @property
    def hint_top(self) -> int:
        """Where the last line begins."""
        return self.height - self.margin - (self.letter if self.view.hint else 0)

    def bar(self, box: Box, bar: Bar) -> None:
        """Range of motion: a trough filled up to the value, with marks over it."""
        canvas = self.canvas
        radius = box.height // 2
        canvas.fill(box, TROUGH, radius)
        if bar.value is not None:
            reach = Box(box.x, box.y, max(2 * radius, round(bar.value * box.width)), box.height)
            canvas.fill(reach, VALUE, radius)
        marks = ((bar.best, bar.best_text, BEST, False), (bar.target, bar.target_text, TEXT, True))
        for place, text, colour, is_target in marks:
            if place is not None:
                self._mark(box, place, text, colour, is_target=is_target)
        if bar.limit is not None:
            x = box.x + round(bar.limit * box.width)
            post = Box(x - box.height // 8, box.y - box.height // 3, box.height // 4, box.height)
            canvas.fill(Box(post.x, post.y, post.width, round(1.66 * box.height)), (255, 92, 92))
        size = round(0.9 * self.letter)
        canvas.text(bar.value_text, box.right + self.margin // 2, box.y + box.height, size)

    def _mark(
        self, box: Box, place: float, text: str, colour: tuple[int, int, int], *, is_target: bool
    ) -> None:
        """A triangle for the target and a disc for the own best, on the bar, with their word."""
        canvas, half = self.canvas, box.height // 3
        x = box.x + round(place * box.width)
        if is_target:
            top = box.y - 2
            corners = [(x, top + half), (x - half, top - half), (x + half, top - half)]
            cv2.fillPoly(canvas.image, [np.array(corners, np.int32)], colour, cv2.LINE_AA)
            cv2.line(canvas.image, (x, box.y), (x, box.bottom), colour, max(2, half // 3))
        else:
            centre = (x, box.y + box.height // 2)
            cv2.circle(canvas.image, centre, half + 3, GROUND, cv2.FILLED, cv2.LINE_AA)
            cv2.circle(canvas.image, centre, half, colour, cv2.FILLED, cv2.LINE_AA)
        if is_target:
            width = text_width(text, self.letter)
            left = min(max(box.x, x - half - width - self.margin // 2), box.right - width)
            canvas.text(text, left, box.y - round(0.25 * self.letter), self.letter, colour)


def _welcome(sheet: _Sheet) -> None:
    place = sheet.picture(Box(sheet.width * 2 // 3, sheet.margin, sheet.width // 3 - sheet.margin,
                              sheet.height // 3))  # fmt: skip
    wide = Box(sheet.margin, sheet.margin, sheet.width * 2 // 3 - 2 * sheet.margin, sheet.height)
    y = max(sheet.heading(wide, 1.6), place.bottom) + sheet.margin
    full = sheet.width - 2 * sheet.margin
    sheet.lines(Box(sheet.margin, y, full, sheet.hint_top - y), bullets=True)
    sheet.hint()


def _next(sheet: _Sheet) -> None:
    full = Box(sheet.margin, sheet.margin, sheet.width - 2 * sheet.margin, sheet.height)
    y = sheet.heading(full, 1.3) + sheet.margin // 2
    sheet.lines(Box(full.x, y, full.width, sheet.height - sheet.margin - y))


def _setup(sheet: _Sheet) -> None:
    below = round(2.9 * sheet.letter)
    room = Box(0, 0, sheet.width, sheet.height - below - sheet.margin)
    sheet.picture(room, skeleton=sheet.view.skeleton)
    band = Box(sheet.margin, sheet.height - below, sheet.width - 2 * sheet.margin, below)
    sheet.instruction(band)


def _ready(sheet: _Sheet) -> None:
    """The picture with the ring that fills beside it, and below what to be like."""
    view, upright = sheet.view, sheet.canvas.scale.upright
    top = round((0.30 if upright else 0.42) * sheet.height)
    full = sheet.width - 2 * sheet.margin
    place = sheet.picture(
        Box(sheet.margin, sheet.margin, full if upright else round(0.44 * sheet.width), top)
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


def _working(sheet: _Sheet) -> None:
    view = sheet.view
    bar_height = round(0.5 * sheet.letter)
    bar_top = sheet.height - sheet.margin - bar_height
    value_room = text_width("000°", round(0.9 * sheet.letter)) + sheet.margin // 2
    sheet.number(sheet.left)
    above_bar = bar_top - round(1.2 * sheet.letter)
    cue_height = round(2.2 * sheet.letter)
    upper = Box(
        sheet.right.x, sheet.right.y, sheet.right.width,
        above_bar - cue_height - sheet.right.y - sheet.margin // 2,
    )  # fmt: skip
    if view.ring is not None:
        sheet.ring(upper)
    else:
        sheet.picture(upper, skeleton=view.skeleton)
    sheet.cue(Box(sheet.right.x, above_bar - cue_height, sheet.right.width, cue_height))
    if view.bar is not None:
        width = sheet.width - 2 * sheet.margin - value_room
        sheet.bar(Box(sheet.margin, bar_top, width, bar_height), view.bar)


def _rest(sheet: _Sheet) -> None:
    side = min(sheet.left.width, sheet.left.height)
    box = Box(sheet.left.x, sheet.left.y + (sheet.left.height - side) // 2, side, side)
    radius = side / 2
    number = sheet.canvas.scale.number_px / (1.2 * radius)
    sheet.ring(box, share_of_text=min(1.1, max(0.9, number)))
    y = sheet.right.y + (0 if sheet.canvas.scale.upright else sheet.height // 5)
    y = sheet.heading(Box(sheet.right.x, y, sheet.right.width, sheet.height), 1.6) + sheet.margin
    sheet.lines(Box(sheet.right.x, y, sheet.right.width, sheet.height - sheet.margin - y))


def _question(sheet: _Sheet) -> None:
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
    for line in view.lines:
        y = canvas.paragraph(line, Box(full.x, y, full.width, sheet.height - y), sheet.letter)
    sheet.hint()


def _waiting(sheet: _Sheet) -> None:
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


def _done(sheet: _Sheet) -> None:
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
    Stage.CONFIRM: _rest,
    Stage.WORKING: _working,
    Stage.HOLD: _working,
    Stage.REST: _rest,
    Stage.QUESTION: _question,
    Stage.PAUSED: _waiting,
    Stage.LOST: _waiting,
    Stage.DONE: _done,
}
