"""Text and shapes on a canvas, sized in millimetres on the patient's screen."""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import cv2
import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    from hep_vision.coach.state import Mood

    Image = npt.NDArray[np.uint8]
    Colour = tuple[int, int, int]

# Red, green, blue. Text on its ground has a contrast of 7:1 or more; a test says so.
GROUND: Colour = (14, 18, 24)
TEXT: Colour = (255, 255, 255)
QUIET: Colour = (200, 205, 212)
TROUGH: Colour = (70, 78, 90)
VALUE: Colour = (122, 190, 255)
BEST: Colour = (230, 190, 240)
MOOD_COLOURS: dict[Mood, Colour] = {
    "plain": (255, 255, 255),
    "good": (94, 224, 165),
    "care": (255, 194, 10),
    "stop": (255, 255, 255),
}
STOP_GROUND: Colour = (150, 0, 24)

# A capital of the font is this share of the size that draws it.
CAPITAL_SHARE = 0.7875
BOLD = 600
SMALLEST_PX = 12
NARROWEST = 0.7  # of its width, to which a word may be squeezed to keep its height
LINE_SHARE = 1.15  # from baseline to baseline


@dataclass(frozen=True, slots=True)
class Scale:
    """How large things are on the canvas.

    Parameters
    ----------
    width, height : int
        Of the canvas, pixels.
    px_per_mm : float
        On the patient's screen.
    """

    width: int
    height: int
    px_per_mm: float

    # Legible from three metres (20 minutes of arc), and the count from across the room.
    LETTER_MM = 17.5
    NUMBER_MM = 100.0

    @property
    def upright(self) -> bool:
        """Whether the screen stands on its side, higher than wide."""
        return self.height > self.width

    @property
    def letter_px(self) -> int:
        """Font size of ordinary text: as large as has to be, where the screen has the room."""
        asked = self.LETTER_MM * self.px_per_mm / CAPITAL_SHARE
        room = min(self.height, 0.75 * self.width)
        return round(min(max(asked, 0.085 * room), 0.125 * room))

    @property
    def number_px(self) -> int:
        """Font size of the one large number."""
        asked = self.NUMBER_MM * self.px_per_mm
        room = min(self.height, 0.75 * self.width)
        return round(min(max(asked, 0.40 * room), 0.52 * room) / CAPITAL_SHARE)


@cache
def _font(weight: int) -> cv2.FontFace:
    """DejaVu Sans, which comes with the plotting library: accents, arrows, a plain zero."""
    spec = importlib.util.find_spec("matplotlib")
    assert spec is not None
    assert spec.origin is not None
    folder = Path(spec.origin).parent / "mpl-data" / "fonts" / "ttf"
    return cv2.FontFace(str(folder / f"DejaVuSans{'-Bold' if weight >= BOLD else ''}.ttf"))


@cache
def text_width(text: str, size_px: int, weight: int = 500) -> int:
    """Pixels a text takes in a line."""
    box = cv2.getTextSize((0, 0), text, (0, 0), _font(weight), size_px, weight)
    return int(box[0] + box[2])


def wrap(text: str, size_px: int, room_px: int, weight: int = 500) -> list[str]:
    """Break a text into lines that fit, between words."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size_px, weight) <= room_px:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def fitting_size(text: str, size_px: int, room_px: int, weight: int = 500) -> int:
    """The size, or the smaller one at which the text takes one line of that room."""
    width = text_width(text, size_px, weight)
    return size_px if width <= room_px else max(8, int(size_px * room_px / width))


def fitting_block(
    texts: tuple[str, ...], size_px: int, box: Box, weight: int = 500, gap_share: float = 0.0
) -> int:
    """The size, or the smaller one at which texts below one another stay within a box."""
    while size_px > SMALLEST_PX:
        broken = [wrap(text, size_px, box.width, weight) for text in texts]
        count = sum(len(lines) for lines in broken)
        height = count * size_px * LINE_SHARE + (len(texts) - 1) * gap_share * size_px
        widest = max((text_width(one, size_px, weight) for lines in broken for one in lines),
                     default=0)  # fmt: skip
        if height <= box.height and widest <= box.width:
            break
        size_px = int(size_px * 0.96)
    return size_px


class Canvas:
    """A picture to draw on.

    Parameters
    ----------
    scale : Scale
        Its size.
    """

    def __init__(self, scale: Scale) -> None:
        self.scale = scale
        self.image: Image = np.full((scale.height, scale.width, 3), GROUND, np.uint8)

    def text(
        self,
        text: str,
        x: int,
        baseline: int,
        size_px: int,
        colour: Colour = TEXT,
        weight: int = 500,
    ) -> int:
        """Write from x on; gives where the text ends."""
        if text:
            cv2.putText(self.image, text, (x, baseline), colour, _font(weight), size_px, weight)
        return x + text_width(text, size_px, weight)

    def squeezed(
        self,
        text: str,
        x: int,
        baseline: int,
        size_px: int,
        room_px: int,
        colour: Colour = TEXT,
        weight: int = 700,
    ) -> None:
        """Write from x on, as high as asked; what is too wide is drawn narrower.

        Down to `NARROWEST` of its width; beyond that it is drawn smaller as well.
        """
        width = text_width(text, size_px, weight)
        if width <= room_px:
            self.text(text, x, baseline, size_px, colour, weight)
            return
        size_px = fitting_size(text, size_px, round(room_px / NARROWEST), weight)
        width = text_width(text, size_px, weight)
        above, below = size_px, round(0.3 * size_px)
        top, bottom = max(0, baseline - above), min(self.scale.height, baseline + below)
        cut = self.image[top:bottom, x : x + room_px]
        wide = Canvas(Scale(width, bottom - top, self.scale.px_per_mm))
        wide.image[:] = cv2.resize(cut, (width, bottom - top), interpolation=cv2.INTER_LINEAR)
        wide.text(text, 0, baseline - top, size_px, colour, weight)
        cut[:] = cv2.resize(wide.image, cut.shape[1::-1], interpolation=cv2.INTER_AREA)

    def centred(
        self,
        text: str,
        x: int,
        baseline: int,
        size_px: int,
        colour: Colour = TEXT,
        weight: int = 500,
    ) -> None:
        """Write about x."""
        left = x - text_width(text, size_px, weight) // 2
        self.text(text, left, baseline, size_px, colour, weight)

    def paragraph(
        self,
        text: str,
        box: Box,
        size_px: int,
        colour: Colour = TEXT,
        weight: int = 500,
    ) -> int:
        """Write lines from the top of a box on, smaller if they would leave it.

        Gives the bottom of what was written.
        """
        size_px = fitting_block((text,), size_px, box, weight)
        step = round(size_px * LINE_SHARE)
        lines = wrap(text, size_px, box.width, weight)
        for number, line in enumerate(lines):
            baseline = box.y + round(size_px * CAPITAL_SHARE) + number * step
            self.text(line, box.x, baseline, size_px, colour, weight)
        return box.y + len(lines) * step

    def fill(self, box: Box, colour: Colour, radius: int = 0) -> None:
        """Fill a box, with round corners if asked."""
        x, y, right, bottom = box.x, box.y, box.right, box.bottom
        if box.width < 1 or box.height < 1:
            return
        radius = min(radius, box.width // 2, box.height // 2)
        if radius < 1:
            cv2.rectangle(self.image, (x, y), (right, bottom), colour, cv2.FILLED)
            return
        cv2.rectangle(self.image, (x + radius, y), (right - radius, bottom), colour, cv2.FILLED)
        cv2.rectangle(self.image, (x, y + radius), (right, bottom - radius), colour, cv2.FILLED)
        for cx in (x + radius, right - radius):
            for cy in (y + radius, bottom - radius):
                cv2.circle(self.image, (cx, cy), radius, colour, cv2.FILLED, cv2.LINE_AA)

    def frame(self, box: Box, colour: Colour, thickness: int) -> None:
        """Draw the outline of a box."""
        corners = (box.x, box.y), (box.right, box.bottom)
        cv2.rectangle(self.image, *corners, colour, thickness, cv2.LINE_AA)

    def ring(self, centre: tuple[int, int], radius: int, share: float, colour: Colour) -> None:
        """A ring that fills clockwise from the top."""
        thickness = max(6, radius // 5)
        inner = radius - thickness // 2
        cv2.ellipse(self.image, centre, (inner, inner), 0, 0, 360, TROUGH, thickness, cv2.LINE_AA)
        degrees = round(360 * min(1.0, share))
        if degrees >= 1:  # OpenCV draws an arc of less as a dot at the centre
            end = degrees - 90
            cv2.ellipse(
                self.image, centre, (inner, inner), 0, -90, end, colour, thickness, cv2.LINE_AA
            )

    def sign(self, mood: Mood, x: int, y: int, size: int) -> None:
        """The mood's own shape about a point: tick, triangle, or an octagon that stops."""
        colour = MOOD_COLOURS[mood]
        half = size // 2
        if mood == "good":
            points = [
                (x - half, y),
                (x - half // 4, y + half * 2 // 3),
                (x + half, y - half * 2 // 3),
            ]
            line = np.array(points, np.int32).reshape(-1, 1, 2)
            cv2.polylines(self.image, [line], False, colour, max(4, size // 6), cv2.LINE_AA)
        elif mood == "care":
            corners = np.array(
                [(x, y - half), (x - half, y + half), (x + half, y + half)], np.int32
            )
            cv2.fillPoly(self.image, [corners], colour, cv2.LINE_AA)
            self.centred("!", x, y + int(half * 0.8), int(size * 0.75), GROUND, 800)
        elif mood == "stop":
            turns = np.deg2rad(np.arange(8) * 45 + 22.5)
            corners = np.stack([x + half * np.cos(turns), y + half * np.sin(turns)], 1)
            cv2.fillPoly(self.image, [np.rint(corners).astype(np.int32)], colour, cv2.LINE_AA)
            bar = Box(x - half // 2, y - size // 12, half, size // 6)
            self.fill(bar, STOP_GROUND)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels."""

    x: int
    y: int
    width: int
    height: int

    @property
    def right(self) -> int:
        """Where it ends to the right."""
        return self.x + self.width

    @property
    def bottom(self) -> int:
        """Where it ends below."""
        return self.y + self.height

    @property
    def centre(self) -> tuple[int, int]:
        """Its middle."""
        return self.x + self.width // 2, self.y + self.height // 2

    def inset(self, by: int) -> Box:
        """A smaller box within it."""
        return Box(self.x + by, self.y + by, self.width - 2 * by, self.height - 2 * by)
