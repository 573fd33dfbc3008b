"""From a decoded frame, however it is stored, to the upright picture with square pixels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from av.filter import Graph
from av.video.reformatter import VideoReformatter

from hep_vision.sources.capture.wire import RefusedError

if TYPE_CHECKING:
    from av.video.frame import VideoFrame as AvFrame
    from av.video.stream import VideoStream

MAX_SIDE_PX = 8192

# Turns by a filter on the stored planes: a tenth of the time of turning RGB in numpy.
_TURN_FILTERS = {
    0: (),
    1: (("transpose", "cclock"),),
    2: (("hflip", ""), ("vflip", "")),
    3: (("transpose", "clock"),),
}


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
        self._turns = round(frame.rotation / 90) % 4
        width, height = _square_pixels(stream, frame)
        self.source_px = (height, width) if self._turns % 2 else (width, height)
        scale = min(1.0, max_side_px / max(width, height))
        self.size_px = tuple(max(1, round(side * scale)) for side in self.source_px)
        self._reformatter = VideoReformatter()  # kept: setting it up takes a while
        self._graph: Graph | None = None
        self._graph_input: tuple[int, int, str] | None = None

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
        if not self._turns:
            return frame
        kind = (frame.width, frame.height, frame.format.name)
        if self._graph is None or self._graph_input != kind:
            self._graph, self._graph_input = _turn_graph(frame, self._turns), kind
        self._graph.push(frame)
        return self._graph.vpull()


def _turn_graph(frame: AvFrame, quarter_turns: int) -> Graph:
    graph = Graph()
    source = graph.add_buffer(
        width=frame.width, height=frame.height, format=frame.format, time_base=frame.time_base
    )
    steps = [graph.add(name, args) for name, args in _TURN_FILTERS[quarter_turns]]
    graph.link_nodes(source, *steps, graph.add("buffersink"))
    graph.configure()
    return graph


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
