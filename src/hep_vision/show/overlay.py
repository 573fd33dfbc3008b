"""The picture with what is measured drawn on it: skeleton, angle, count, progress.

Pure drawing: the same frame, pose and state give the same picture. The words stand in a
dark band above the picture, which hides nothing of the person, in OpenCV's built-in font,
so that none needs to be installed. Every text has a contrast of at least 7:1.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import cv2
import numpy as np
import numpy.typing as npt

from hep_vision.measure.body.landmarks import Landmark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hep_vision.measure.body.landmarks import Array, PoseFrame
    from hep_vision.measure.result import AttemptStatus

Image = npt.NDArray[np.uint8]
Colour = tuple[int, int, int]

# Red, green, blue.
BAND: Colour = (18, 22, 28)
TEXT: Colour = (255, 255, 255)
QUIET_TEXT: Colour = (200, 205, 212)
WARNING: Colour = (255, 194, 10)
STATUS_COLOURS: dict[AttemptStatus, Colour] = {
    "counted": (94, 214, 165),
    "partial": (255, 176, 102),
    "rejected": (200, 205, 212),
}
_EMPTY_BAR: Colour = (90, 98, 110)
_BONE: Colour = (235, 238, 242)
_LIMB: Colour = (255, 194, 10)
_OUTLINE: Colour = (10, 12, 16)

# Pixels at a picture of 640 x 480; scaled with the picture.
_DESIGN_WIDTH, _DESIGN_HEIGHT = 640, 480
_BAND_HEIGHT = 116
_MARGIN = 14
# A point the model holds for hidden is drawn thin.
_SEEN = 0.5

_BONES: tuple[tuple[Landmark, Landmark], ...] = (
    (Landmark.LEFT_EAR, Landmark.NOSE),
    (Landmark.NOSE, Landmark.RIGHT_EAR),
    (Landmark.LEFT_SHOULDER, Landmark.RIGHT_SHOULDER),
    (Landmark.LEFT_HIP, Landmark.RIGHT_HIP),
    *(
        (Landmark[f"{side}_{upper}"], Landmark[f"{side}_{lower}"])
        for side in ("LEFT", "RIGHT")
        for upper, lower in (
            ("SHOULDER", "ELBOW"),
            ("ELBOW", "WRIST"),
            ("WRIST", "INDEX"),
            ("SHOULDER", "HIP"),
            ("HIP", "KNEE"),
            ("KNEE", "ANKLE"),
            ("ANKLE", "HEEL"),
            ("HEEL", "FOOT_INDEX"),
            ("ANKLE", "FOOT_INDEX"),
        )
    ),
)


@dataclass(frozen=True, slots=True)
class OverlayState:
    """What is shown at one moment.

    Parameters
    ----------
    exercise, measure : str
        What is done and what is measured.
    value : str
        The measure now, with its unit; empty if not seen.
    repetitions : int
        Counted so far.
    prescribed : int, optional
        Repetitions asked for.
    time_s : float
        Time in the source.
    status : str
        One line on the latest attempt; empty for none.
    outcome : {"counted", "partial", "rejected"}, optional
        What became of it.
    warning : str
        What is wrong with the view or the picture; empty if nothing.
    limbs : tuple of tuple of Landmark
        The points that are measured, in the order in which to join them.
    """

    exercise: str
    measure: str
    value: str
    repetitions: int
    prescribed: int | None
    time_s: float
    status: str = ""
    outcome: AttemptStatus | None = None
    warning: str = ""
    limbs: tuple[tuple[Landmark, ...], ...] = field(default=())


def overlay_size(width: int, height: int) -> tuple[int, int]:
    """Width and height of the picture with its band, both even."""
    height += round(_BAND_HEIGHT * _scale(width, height))
    return width + width % 2, height + height % 2


def draw_overlay(image_rgb: Image, pose: PoseFrame | None, state: OverlayState) -> Image:
    """Draw the skeleton on a picture and the state in a band above it.

    Parameters
    ----------
    image_rgb : ndarray of uint8, shape (height, width, 3)
        The picture; left as it is. It may be a scaled one of that the pose refers to.
    pose : PoseFrame, optional
        The person, if one was found.
    state : OverlayState
        What to show.

    Returns
    -------
    ndarray of uint8, shape ``overlay_size(width, height)[::-1] + (3,)``

    Raises
    ------
    ValueError
        If the picture has another shape or type.
    """
    if image_rgb.dtype != np.uint8 or image_rgb.ndim != 3 or image_rgb.shape[2] != 3:
        raise ValueError(
            "image_rgb must be uint8 of shape (height, width, 3), "
            f"got {image_rgb.dtype} {image_rgb.shape}"
        )
    height, width = image_rgb.shape[:2]
    full_width, full_height = overlay_size(width, height)
    scale = _scale(width, height)
    band = round(_BAND_HEIGHT * scale)
    below, beside = full_height - band - height, full_width - width
    canvas: Image = np.asarray(
        cv2.copyMakeBorder(image_rgb, band, below, 0, beside, cv2.BORDER_CONSTANT, value=BAND),
        dtype=np.uint8,
    )
    picture = canvas[band : band + height, :width]
    if pose is not None and pose.has_pose:
        points = pose.image_px[:, :2] * (width / pose.size_px[0], height / pose.size_px[1])
        draw_skeleton(picture, points, pose.visibility, state.limbs, scale)
    _draw_band(_Pen(canvas, scale), state)
    if state.warning:
        _draw_warning(_Pen(picture, scale), state.warning)
    return canvas


def _scale(width: int, height: int) -> float:
    return min(width / _DESIGN_WIDTH, height / _DESIGN_HEIGHT)


@cache
def _font() -> cv2.FontFace:
    return cv2.FontFace("sans")


class _Pen:
    """Draws on a picture in the units of the design."""

    def __init__(self, image: Image, scale: float) -> None:
        self.image = image
        self.scale = scale
        self.width = image.shape[1] / scale
        self.height = image.shape[0] / scale

    def px(self, *lengths: float) -> tuple[int, ...]:
        return tuple(round(length * self.scale) for length in lengths)

    def text_width(self, text: str, size: float, weight: int) -> float:
        (pixels,) = self.px(size)
        box = cv2.getTextSize((0, 0), text, (0, 0), _font(), pixels, weight)
        return (box[0] + box[2]) / self.scale

    def fitted(self, text: str, size: float, weight: int, room: float) -> str:
        """Cut the text where the room ends, with an ellipsis."""
        if self.text_width(text, size, weight) <= room:
            return text
        while text and self.text_width(text + "…", size, weight) > room:
            text = text[:-1]
        return text.rstrip() + "…"

    def text(
        self, text: str, x: float, y: float, size: float, colour: Colour, weight: int = 400
    ) -> float:
        """Write from x on, with the baseline at y; gives where the text ends."""
        (pixels,) = self.px(size)
        cv2.putText(self.image, text, self.px(x, y), colour, _font(), pixels, weight)
        return x + self.text_width(text, size, weight)

    def text_before(
        self, text: str, x: float, y: float, size: float, colour: Colour, weight: int = 400
    ) -> None:
        """Write up to x."""
        self.text(text, x - self.text_width(text, size, weight), y, size, colour, weight)

    def box(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        corners = self.px(x, y), self.px(x + width, y + height)
        cv2.rectangle(self.image, *corners, colour, cv2.FILLED, cv2.LINE_AA)

    def mark(self, outcome: AttemptStatus, x: float, y: float, colour: Colour) -> None:
        """Disc, triangle or cross about a point, as in the picture of the trace."""
        if outcome == "counted":
            (radius,) = self.px(6)
            cv2.circle(self.image, self.px(x, y), radius, colour, cv2.FILLED, cv2.LINE_AA)
        elif outcome == "partial":
            self.triangle(x, y, colour)
        else:
            for dy in (-5, 5):
                ends = self.px(x - 5, y - dy), self.px(x + 5, y + dy)
                cv2.line(self.image, *ends, colour, max(*self.px(3), 1), cv2.LINE_AA)

    def triangle(self, x: float, y: float, colour: Colour) -> None:
        corners = [self.px(x, y - 7), self.px(x - 7, y + 6), self.px(x + 7, y + 6)]
        cv2.fillPoly(self.image, [np.array(corners, dtype=np.int32)], colour, cv2.LINE_AA)


def _draw_band(pen: _Pen, state: OverlayState) -> None:
    count_end = pen.text(str(state.repetitions), _MARGIN, 62, 58, TEXT, 700)
    if state.prescribed is not None:
        count_end = pen.text(f"of {state.prescribed}", count_end + 8, 62, 24, QUIET_TEXT, 500)
    label_end = pen.text("repetitions", _MARGIN, 82, 15, QUIET_TEXT)
    right = pen.width - _MARGIN
    value, size = (state.value, 46) if state.value else ("not seen", 24)
    pen.text_before(value, right, 62, size, TEXT, 600)
    value_width = pen.text_width(value, size, 600)
    measure = pen.fitted(state.measure, 15, 400, pen.width * 0.4)
    pen.text_before(measure, right, 82, 15, QUIET_TEXT)
    left = max(count_end, label_end) + 24
    room = right - max(value_width, pen.text_width(measure, 15, 400)) - 24 - left
    pen.text(pen.fitted(state.exercise, 17, 500, room), left, 36, 17, TEXT, 500)
    if state.prescribed:
        _draw_progress(pen, state.repetitions, state.prescribed, left, 50, room)
    _draw_status_line(pen, state, right)


def _draw_progress(
    pen: _Pen, repetitions: int, prescribed: int, x: float, y: float, room: float
) -> None:
    """One box per prescribed repetition, or one bar where they would be too many."""
    height, gap = 14, 3
    boxes = prescribed if room / prescribed > 3 * gap else 1
    filled = min(repetitions / prescribed, 1.0) * boxes
    width = (room - gap * (boxes - 1)) / boxes
    for index in range(boxes):
        at = x + index * (width + gap)
        pen.box(at, y, width, height, _EMPTY_BAR)
        share = min(max(filled - index, 0.0), 1.0)
        if share > 0:
            pen.box(at, y, width * share, height, STATUS_COLOURS["counted"])


def _draw_status_line(pen: _Pen, state: OverlayState, right: float) -> None:
    clock = f"{state.time_s:.1f} s"
    pen.text_before(clock, right, 106, 15, QUIET_TEXT)
    if not state.status or state.outcome is None:
        return
    colour = STATUS_COLOURS[state.outcome]
    pen.mark(state.outcome, _MARGIN + 7, 100, colour)
    room = right - _MARGIN - 20 - pen.text_width(clock, 15, 400) - 12
    status = pen.fitted(state.status, 17, 500, room)
    pen.text(status, _MARGIN + 20, 106, 17, colour, 500)


def _draw_warning(pen: _Pen, warning: str) -> None:
    room = pen.width - 2 * _MARGIN - 44
    text = pen.fitted(warning, 16, 500, room)
    top = pen.height - _MARGIN - 30
    pen.box(_MARGIN, top, pen.text_width(text, 16, 500) + 44, 30, BAND)
    pen.triangle(_MARGIN + 18, top + 15, WARNING)
    pen.text("!", _MARGIN + 15.6, top + 20, 13, BAND, 800)
    pen.text(text, _MARGIN + 34, top + 20.5, 16, WARNING, 500)


def draw_skeleton(
    picture: Image,
    points: Array,
    visibility: Array,
    limbs: Sequence[Sequence[Landmark]],
    scale: float,
) -> None:
    """Draw bones and joints into a picture; those that are measured stand out.

    Parameters
    ----------
    picture : ndarray of uint8, shape (height, width, 3)
        Drawn on in place.
    points : ndarray, shape (33, 2)
        Pixels of this picture, NaN where not seen.
    visibility : ndarray, shape (33,)
        0 to 1; what is hardly visible is drawn thin.
    limbs : sequence of sequences of Landmark
        The points that are measured, in the order in which to join them.
    scale : float
        1 for a picture of 640 x 480.
    """
    measured = {point for limb in limbs for point in limb}
    for start, end in _BONES:
        seen = min(visibility[start], visibility[end]) >= _SEEN
        _draw_bone(picture, points[start], points[end], _BONE, scale * (2.2 if seen else 1.0))
    for limb in limbs:
        for start, end in pairwise(limb):
            _draw_bone(picture, points[start], points[end], _LIMB, scale * 5)
    for landmark in {point for bone in _BONES for point in bone} | measured:
        if np.isfinite(points[landmark]).all():
            centre = _subpixel(points[landmark])
            radius, colour = (6.0, _LIMB) if landmark in measured else (3.0, _BONE)
            for size, fill in ((radius + 1.4, _OUTLINE), (radius, colour)):
                r = max(round(size * scale * 16), 8)
                cv2.circle(picture, centre, r, fill, cv2.FILLED, cv2.LINE_AA, 4)


def _draw_bone(picture: Image, start: Array, end: Array, colour: Colour, thickness: float) -> None:
    if not (np.isfinite(start).all() and np.isfinite(end).all()):
        return
    ends = _subpixel(start), _subpixel(end)
    cv2.line(picture, *ends, _OUTLINE, round(thickness) + 2, cv2.LINE_AA, 4)
    cv2.line(picture, *ends, colour, max(round(thickness), 1), cv2.LINE_AA, 4)


def _subpixel(point: Array) -> tuple[int, int]:
    """Sixteenths of a pixel, for OpenCV's ``shift=4``; far outside is far enough."""
    x, y = np.clip(np.rint(point * 16), -(2**20), 2**20)
    return int(x), int(y)
