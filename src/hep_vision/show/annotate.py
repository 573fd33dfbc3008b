"""The video with the finished measurement drawn on it."""

# PyAV's own types leave streams and packets open.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

from contextlib import contextmanager
from fractions import Fraction
from itertools import chain
from typing import TYPE_CHECKING, Any

import av
import av.error
import cv2
import numpy as np
from av.video.frame import VideoFrame
from av.video.reformatter import ColorRange, Colorspace

from hep_vision.errors import OutputError
from hep_vision.record.files import replacing
from hep_vision.show.overlay import draw_overlay, overlay_size

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable
    from pathlib import Path

    from av.container import OutputContainer

    from hep_vision.measure.body.landmarks import PoseFrame
    from hep_vision.show.overlay import Image
    from hep_vision.show.timeline import SetTimeline

# Larger pictures are scaled down: the annotated video is for looking at.
LARGEST_SIDE_PX = 1280
_TIME_BASE = Fraction(1, 90_000)
_BT709 = 1  # its number in H.264's tables of colours


def annotate_video(
    path: Path, frames: Iterable[tuple[Image, PoseFrame]], timeline: SetTimeline
) -> None:
    """Write the video of a finished set with skeleton, angle, count and progress.

    Parameters
    ----------
    path : Path
        The ``.mp4`` file; it appears when it is complete.
    frames : iterable of (ndarray of uint8 of shape (height, width, 3), PoseFrame)
        The pictures, all of one size, red, green, blue, with their landmarks. Pictures
        may be scaled ones of those the landmarks refer to.
    timeline : SetTimeline
        What there is to show at each time.

    Raises
    ------
    OutputError
        If the file cannot be written.
    ValueError
        If there is no frame, or the pictures change their size.
    """
    pictures = iter(frames)
    first = next(pictures, None)
    if first is None:
        raise ValueError("frames must hold at least one picture")
    height, width = first[0].shape[:2]
    scale = min(1.0, LARGEST_SIDE_PX / max(width, height))
    size = max(round(width * scale), 2), max(round(height * scale), 2)
    with video_writer(path, overlay_size(*size)) as writer:
        for rgb, pose in chain([first], pictures):
            if rgb.shape[:2] != (height, width):
                raise ValueError(f"pictures must stay {width}x{height}, got {rgb.shape}")
            drawn = draw_overlay(_resized(rgb, size), pose, timeline.at(pose.time_s))
            writer.write(drawn, pose.time_s)


@contextmanager
def video_writer(path: Path, size: tuple[int, int]) -> Generator[VideoWriter]:
    """Open a ``.mp4`` file to write; it appears when the block has succeeded.

    Parameters
    ----------
    path : Path
        The file.
    size : tuple of int
        Width and height, both even.

    Raises
    ------
    OutputError
        If the file cannot be written.
    ValueError
        If a side is odd.
    """
    if size[0] % 2 or size[1] % 2:
        raise ValueError(f"size must be even for H.264, got {size}")
    try:
        with (
            replacing(path) as part,
            # the index goes to the front, so that a browser plays it while it loads
            av.open(str(part), "w", format="mp4", options={"movflags": "+faststart"}) as file,
        ):
            writer = VideoWriter(file, size)
            yield writer
            writer.finish()
    except av.error.FFmpegError as error:
        why = error.strerror or str(error)
        raise OutputError(f"{path}: the annotated video cannot be written ({why}).") from error


class VideoWriter:
    """Writes pictures with their times as H.264 that browsers play.

    The time from picture to picture is kept as it was, the first of them at zero; a
    picture whose time does not rise is moved on by one tick of 1/90000 s.
    """

    def __init__(self, file: OutputContainer, size: tuple[int, int]) -> None:
        self._file = file
        self._first_s: float | None = None
        self._last_pts = -1
        stream: Any = file.add_stream("libx264", rate=30)
        stream.width, stream.height = size
        stream.pix_fmt = "yuv420p"
        stream.options = {"preset": "veryfast", "crf": "22"}
        codec = stream.codec_context
        codec.time_base = _TIME_BASE
        codec.colorspace = codec.color_primaries = codec.color_trc = _BT709
        codec.color_range = ColorRange.MPEG
        self._stream = stream

    def write(self, rgb: Image, time_s: float) -> None:
        """Add a picture of shape (height, width, 3) with the time it is shown at."""
        if self._first_s is None:
            self._first_s = time_s
        frame = VideoFrame.from_ndarray(rgb, format="rgb24").reformat(
            format="yuv420p", dst_colorspace=Colorspace.ITU709, dst_color_range=ColorRange.MPEG
        )
        pts = round((time_s - self._first_s) / _TIME_BASE)
        frame.pts = self._last_pts = max(pts, self._last_pts + 1)
        frame.time_base = _TIME_BASE
        self._encode(frame)

    def finish(self) -> None:
        """Write out what the encoder still holds."""
        self._encode(None)

    def _encode(self, frame: VideoFrame | None) -> None:
        for packet in self._stream.encode(frame):
            self._file.mux(packet)


def _resized(rgb: Image, size: tuple[int, int]) -> Image:
    if rgb.shape[1::-1] == size:
        return rgb
    return np.asarray(cv2.resize(rgb, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)
