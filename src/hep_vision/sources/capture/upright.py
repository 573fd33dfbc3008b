"""From a decoded frame, however it is stored, to the upright picture with square pixels."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Any

from av.filter import Graph
from av.sidedata.sidedata import Type as SideDataType
from av.video.reformatter import VideoReformatter

from hep_vision.sources.capture.wire import RefusedError

if TYPE_CHECKING:
    from av.video.frame import VideoFrame as AvFrame
    from av.video.stream import VideoStream

MAX_SIDE_PX = 8192

# The signs of a display matrix (a b, c d), by which the pixel (x, y) is shown at
# (ax + cy, bx + dy), and the filters that do the same on the stored planes: a tenth of the
# time of turning RGB in numpy. The last four mirror the picture.
Signs = tuple[int, int, int, int]
_FILTERS: dict[Signs, tuple[tuple[str, str], ...]] = {
    (1, 0, 0, 1): (),
    (0, -1, 1, 0): (("transpose", "cclock"),),
    (-1, 0, 0, -1): (("hflip", ""), ("vflip", "")),
    (0, 1, -1, 0): (("transpose", "clock"),),
    (-1, 0, 0, 1): (("hflip", ""),),
    (1, 0, 0, -1): (("vflip", ""),),
    (0, 1, 1, 0): (("transpose", "cclock_flip"),),
    (0, -1, -1, 0): (("transpose", "clock_flip"),),
}
_UNTURNED: Signs = (1, 0, 0, 1)
# What is off the axes by less (one degree) is a writer's rounding.
_SKEW = 0.0175
# A picture of another shape would be stretched to that of the first, and its angles with it.
_SHAPE_TOLERANCE = 0.02


class Upright:
    """How a stored frame becomes the upright picture that is handed on.

    Parameters
    ----------
    stream : VideoStream
        The stream the frames come from.
    frame : VideoFrame
        Its first frame, which says how the picture is to be turned.
    max_side_px : int
        The longer side of the picture handed on, at most.
    """

    def __init__(self, stream: VideoStream, frame: AvFrame, max_side_px: int) -> None:
        self._signs = display_signs(frame)
        self._shape = frame.width / frame.height
        width, height = _square_pixels(stream, frame)
        lying = self._signs[0] == 0
        self.source_px = (height, width) if lying else (width, height)
        scale = min(1.0, max_side_px / max(width, height))
        self.size_px = tuple(max(1, round(side * scale)) for side in self.source_px)
        self._reformatter = VideoReformatter()  # kept: setting it up takes a while
        self._graph: Graph | None = None
        self._graph_input: tuple[int, int, str] | None = None

    @property
    def is_mirrored(self) -> bool:
        """Whether left and right are exchanged against what the camera stored."""
        a, b, c, d = self._signs
        return a * d - b * c < 0

    def fits(self, frame: AvFrame) -> bool:
        """Whether a frame is turned and shaped like the first; damage can say otherwise."""
        try:
            signs = display_signs(frame)
        except RefusedError:
            return False
        return (
            signs == self._signs
            and abs(frame.width / frame.height / self._shape - 1) < _SHAPE_TOLERANCE
        )

    def rgb(self, frame: AvFrame) -> memoryview:
        """Pixels of a frame: rows from the top, three bytes a pixel, without gaps."""
        check_size(frame.width, frame.height)
        width, height = self.size_px
        # "area" averages, so that a smaller picture has no jagged edges to mislead.
        picture = self._reformatter.reformat(
            self._turned(frame), width, height, "rgb24", interpolation="AREA"
        )
        plane = picture.planes[0]
        pixels, row_bytes = memoryview(plane), 3 * width
        if plane.line_size == row_bytes:
            return pixels
        starts = range(0, height * plane.line_size, plane.line_size)
        return memoryview(b"".join(pixels[start : start + row_bytes] for start in starts))

    def _turned(self, frame: AvFrame) -> AvFrame:
        if self._signs == _UNTURNED:
            return frame
        kind = (frame.width, frame.height, frame.format.name)
        if self._graph is None or self._graph_input != kind:
            self._graph, self._graph_input = _turn_graph(frame, self._signs), kind
        self._graph.push(frame)
        return self._graph.vpull()


def _turn_graph(frame: AvFrame, signs: Signs) -> Graph:
    graph = Graph()
    source = graph.add_buffer(
        width=frame.width, height=frame.height, format=frame.format, time_base=frame.time_base
    )
    steps = [graph.add(name, args) for name, args in _FILTERS[signs]]
    graph.link_nodes(source, *steps, graph.add("buffersink"))
    graph.configure()
    return graph


def display_signs(frame: AvFrame) -> Signs:
    """How a frame asks to be turned and mirrored; scale and place in its matrix say nothing.

    Raises
    ------
    RefusedError
        If it asks for anything but quarter turns and mirroring.
    """
    side_data: Any = frame.side_data  # its stub knows the keys as text alone
    data = side_data.get(SideDataType.DISPLAYMATRIX)
    if data is None:
        return _UNTURNED
    a, b, u, c, d, v, _, _, w = struct.unpack("9i", bytes(data))
    signs = (*_axis(a, b), *_axis(c, d))
    if u or v or w <= 0 or signs not in _FILTERS:
        raise RefusedError(
            "its display matrix, which says how the picture is turned, is neither a quarter "
            "turn nor a mirror image. Convert it with another program"
        )
    return signs


def _axis(x: int, y: int) -> tuple[int, int]:
    """Axis that a row of the matrix points along; two zeros if it is none."""
    longer, shorter = max(abs(x), abs(y)), min(abs(x), abs(y))
    if shorter > _SKEW * longer:
        return 0, 0
    return ((x > 0) - (x < 0), 0) if abs(x) > abs(y) else (0, (y > 0) - (y < 0))


def check_size(width: int, height: int) -> None:
    """Refuse a picture that is too large to be read.

    Raises
    ------
    RefusedError
        If either side is longer than `MAX_SIDE_PX`.
    """
    if max(width, height) > MAX_SIDE_PX:
        raise RefusedError(
            f"the picture of {width} x {height} pixels is larger than the "
            f"{MAX_SIDE_PX} x {MAX_SIDE_PX} that can be read. Export it smaller"
        )


def _square_pixels(stream: VideoStream, frame: AvFrame) -> tuple[int, int]:
    """Size at which the pixels are square; angles in stretched pixels would be wrong."""
    aspect = stream.sample_aspect_ratio
    width = round(frame.width * aspect) if aspect else frame.width
    check_size(width, frame.height)
    return width, frame.height
