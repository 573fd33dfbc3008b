"""A screen being drawn: what its parts have in common, with their measures.

The camera's picture is mirrored here and only here, so that it moves as a mirror does.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np

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
    wrap,
)
from hep_vision.show.overlay import draw_skeleton

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from hep_vision.coach.screen import Bar, View
    from hep_vision.measure.body.landmarks import Landmark, PoseFrame

    Image = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """The camera's picture with the landmarks in it."""

    rgb: npt.NDArray[np.uint8]
    pose: PoseFrame | None = None
    limbs: tuple[tuple[Landmark, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Labels:
    """Words beside the camera's lamp; without them it is off."""

    camera_on: str = ""
    recording: str = ""


class Sheet:
    """A screen being drawn: the canvas with its measures."""

    def __init__(
        self,
        scale: Scale,
        view: View,
        seen: Seen | None,
        labels: Labels,
        pictures: Sequence[Image],
    ) -> None:
        self.canvas = Canvas(scale)
        self.view = view
        self.seen = seen
        self.labels = labels
        self.pictures = pictures
        self.letter = scale.letter_px
        self.margin = round(0.04 * min(scale.height, scale.width))
        self.width, self.height = scale.width, scale.height
        self.left, self.right = self._halves()
        self._has_lamp = False

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
        """The mirrored picture as large as fits, at the top of a box; gives its place.

        The lamp of the camera stands over the picture's corner where that is large, else above
        it: a head must not be hidden.
        """
        seen = self.seen
        if seen is None:
            return Box(box.x, box.y, box.width, 0)
        height, width = seen.rgb.shape[:2]
        lamp_size = max(14, round(0.5 * self.letter))
        lamp_height = round(1.5 * lamp_size)
        above = self._lamp_width(lamp_size) * 3 > min(box.width, box.height * width / height)
        down = lamp_height if above else 0
        share = min(box.width / width, (box.height - down) / height)
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
        top = box.y + down
        self.canvas.image[top : top + size[1], x : x + size[0]] = picture
        place = Box(x, box.y, box.right - x if above else size[0], lamp_height)
        self._lamp(place, lamp_size)
        return Box(x, box.y, size[0], down + size[1])

    def exercise(self, box: Box) -> Box:
        """Pictures of the exercise, in a row or below one another, as large as fits.

        Gives the place they take, of no width if there are none.
        """
        count = len(self.pictures)
        if not count:
            return Box(box.right, box.y, 0, box.height)
        gap = self.margin // 2
        height, width = self.pictures[0].shape[:2]

        def share_of(rows: int) -> float:
            across = count // rows
            room = (box.width - gap * (across - 1)) / across, (box.height - gap * (rows - 1)) / rows
            return min(room[0] / width, room[1] / height)

        rows = max((1, count), key=share_of)
        size = (max(1, int(width * share_of(rows))), max(1, int(height * share_of(rows))))
        across = count // rows
        left = box.right - across * size[0] - gap * (across - 1)
        for place, picture in enumerate(self.pictures):
            x = left + (place % across) * (size[0] + gap)
            y = box.y + (place // across) * (size[1] + gap)
            small = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
            self.canvas.image[y : y + size[1], x : x + size[0]] = small
        return Box(left, box.y, box.right - left, rows * size[1] + gap * (rows - 1))

    @property
    def _lamp_text(self) -> str:
        return "  ".join(text for text in (self.labels.camera_on, self.labels.recording) if text)

    def _lamp_width(self, size: int) -> int:
        return text_width(self._lamp_text, size) + round(1.9 * size)

    def lamp(self) -> None:
        """The lamp in the upper right corner, where no picture of the camera shows it."""
        if not self.labels.camera_on or self._has_lamp:
            return
        size = max(14, round(0.6 * self.margin))
        width = min(self._lamp_width(size), self.width - 2 * self.margin)
        self._lamp(Box(self.width - self.margin - width, 0, width, max(self.margin, size)), size)

    def _lamp(self, place: Box, size: int) -> None:
        """That the camera is on, for whoever comes into the room."""
        self._has_lamp = True
        text, width = self._lamp_text, self._lamp_width(size)
        if width > place.width:
            text, width = "", round(1.5 * size)
        box = Box(place.x, place.y, min(width, place.width), place.height)
        self.canvas.fill(Box(box.x, box.y, box.width - 1, box.height - 1), GROUND)
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
        baseline = box.y + round(asked * CAPITAL_SHARE)
        x = box.x + max(0, box.width - text_width(self.view.number, asked, 700)) // 2
        self.canvas.squeezed(self.view.number, x, baseline, asked, box.width)
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
        sign = min(box.height * 2 // 3, self.letter)
        room = box
        if view.mood != "plain":
            canvas.sign(view.mood, box.x + sign * 2 // 3, box.centre[1], sign)
            indent = round(1.3 * sign)
            room = Box(box.x + indent, box.y, box.width - indent, box.height)
        colour = MOOD_COLOURS[view.mood]
        size = fitting_size(view.cue, round(largest * self.letter), room.width, 700)
        size = min(size, round(box.height * 0.95))
        if size >= self.letter:
            lines = [view.cue]
        else:
            size, lines = self.letter, wrap(view.cue, self.letter, room.width, 700)
        step = round(size * LINE_SHARE)
        baseline = room.centre[1] + round(size * CAPITAL_SHARE / 2) - step * (len(lines) - 1) // 2
        for number, line in enumerate(lines):
            canvas.squeezed(line, room.x, baseline + number * step, size, room.width, colour)

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
        # There is room for one word: the target's, where there is one.
        best_text = bar.best_text if bar.target is None else ""
        marks = ((bar.best, best_text, BEST, False), (bar.target, bar.target_text, TEXT, True))
        for place, text, colour, is_target in marks:
            if place is not None:
                self._mark(box, place, text, colour, is_target=is_target)
        if bar.limit is not None:
            x = box.x + round(bar.limit * box.width)
            post = Box(x - box.height // 8, box.y - box.height // 3, box.height // 4, box.height)
            canvas.fill(Box(post.x, post.y, post.width, round(1.66 * box.height)), (255, 92, 92))
        x = box.right + self.margin // 2
        canvas.text(bar.value_text, x, box.y + box.height, self.letter)

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
        if text:
            width = text_width(text, self.letter)
            left = min(max(box.x, x - half - width - self.margin // 2), box.right - width)
            canvas.text(text, left, box.y - round(0.25 * self.letter), self.letter, colour)
