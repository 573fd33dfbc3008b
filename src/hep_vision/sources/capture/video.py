"""Recorded video as upright frames with their time, decoded in a process of its own."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Self

from hep_vision.errors import VideoError
from hep_vision.regular_file import open_regular
from hep_vision.sources.capture.process import DecoderProcess
from hep_vision.sources.capture.wire import Header, Settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

    import numpy as np
    import numpy.typing as npt

# Frames go to the pose model unscaled up to 4 K. A smaller picture would save nothing there:
# the model cuts out its 256 x 256 pixels in the same time from 480 to 1920 lines. And it would
# move angles: at 3/4 and 1/2 of the size, elbow, shoulder, hip and knee differ by 0.2 to 0.6
# degrees in the median and by 0.7 to 2.3 at the 95th percentile (a filmed person in 1080 x 1920
# and two rendered clips), hardly less after a median over nine frames. Beyond 4 K memory
# decides.
MAX_SIDE_PX = 3840


@dataclass(frozen=True, slots=True)
class VideoInfo:
    """What a video is, before its frames are read; sizes are those of the upright picture."""

    path: Path
    width: int
    height: int
    duration_s: float | None  # as the file states it
    frames_estimate: int | None  # frames to come in the span asked for
    fps_average: float | None
    codec: str
    is_mirrored: bool  # left and right are exchanged against what the camera stored
    created: str | None = None  # when it was recorded, as the file states it


@dataclass(frozen=True, slots=True, eq=False)
class VideoFrame:
    """One picture and when it was captured.

    ``rgb`` is uint8 of shape (height, width, 3), upright and un-mirrored, scaled down if
    the video is larger than was asked for. ``time_s`` counts from the start of the video
    stream, by presentation timestamps. ``index`` counts the frames read, from 0. A frame that
    is ``damaged`` shows what was not there: nothing may be measured on it.
    """

    index: int
    time_s: float
    rgb: npt.NDArray[np.uint8]
    damaged: bool = False


def open_video(
    path: Path | str,
    *,
    start_s: float | None = None,
    end_s: float | None = None,
    max_side_px: int = MAX_SIDE_PX,
) -> VideoReader:
    """Open a recorded video for reading; use the reader as a context manager.

    The decoder's process starts up meanwhile: what it finds wrong with the file is raised
    where `VideoReader.info` or the first frame is asked for.

    Parameters
    ----------
    path : Path or str
        The file.
    start_s, end_s : float, optional
        Span of time to read, ``[start_s, end_s)``, in seconds from the start of the video.
    max_side_px : int
        The longer side of the frames handed out; larger ones are scaled down to it.

    Raises
    ------
    VideoError
        If there is no such file, or it is empty or may not be read.
    ValueError
        If the span or the size makes no sense.
    """
    if start_s is not None and end_s is not None and end_s <= start_s:
        raise ValueError(f"end_s must be after start_s {start_s}, got {end_s}")
    if max_side_px < 1:
        raise ValueError(f"max_side_px must be positive, got {max_side_px}")
    path = Path(path)
    require_video_file(path)
    return VideoReader(path, Settings(str(path), start_s, end_s, max_side_px))


def require_video_file(path: Path) -> None:
    """Check what can be told without decoding: that there is a file with something in it.

    Raises
    ------
    VideoError
        If there is no such file, or it is a folder, empty or may not be read.
    """
    try:
        with open_regular(path) as file:
            empty = not file.read(1)
    except IsADirectoryError as error:
        raise VideoError(path, "this is a folder, not a video file.") from error
    except FileNotFoundError as error:
        raise VideoError(path, "there is no such file.") from error
    except OSError as error:
        raise VideoError(path, f"the file cannot be read ({error.strerror}).") from error
    if empty:
        raise VideoError(path, "the file is empty. Copy it from the phone or camera again.")


class VideoReader:
    """Frames of one video, decoded ahead by another process; made by `open_video`.

    Iterate once. The counts below are complete when the iteration is.

    Attributes
    ----------
    dropped_timestamps : int
        Frames left out because their time did not rise.
    missing_timestamps : int
        Frames without a time, which was carried on by the average frame rate.
    damaged_frames : int
        Frames that are damaged, or lean on one that is.
    damaged_packets : int
        Pieces of the file that could not be decoded; most hold one frame.
    truncated : bool
        The file ends before it says it would.
    """

    def __init__(self, path: Path, settings: Settings) -> None:
        self._path, self._settings = path, settings
        self._decoder = DecoderProcess(path, settings)
        self.dropped_timestamps = 0
        self.missing_timestamps = 0
        self.damaged_frames = 0
        self.damaged_packets = 0
        self.truncated = False

    @cached_property
    def info(self) -> VideoInfo:
        """What the video is; waits for the decoder's first frame.

        Raises
        ------
        VideoError
            If the file is no readable video, too large or without a frame in the span.
        """
        try:
            header = self._decoder.next_header("info")
        except BaseException:
            self.close()
            raise
        return _video_info(self._path, header, self._settings)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def __iter__(self) -> Iterator[VideoFrame]:
        _ = self.info  # the message before the first frame
        for index, (time_s, damaged, rgb) in enumerate(self._decoder.frames()):
            yield VideoFrame(index, time_s, rgb, damaged)
        report = self._decoder.next_header("end")
        self.dropped_timestamps = int(report["dropped_timestamps"])
        self.missing_timestamps = int(report["missing_timestamps"])
        self.damaged_frames = int(report["damaged_frames"])
        self.damaged_packets = int(report["damaged_packets"])
        self.truncated = bool(report["truncated"])
        self.close()

    def close(self) -> None:
        """Stop the decoder and leave nothing behind; calling it again does nothing."""
        self._decoder.close()


def _video_info(path: Path, header: Header, settings: Settings) -> VideoInfo:
    return VideoInfo(
        path=path,
        width=int(header["width"]),
        height=int(header["height"]),
        duration_s=header["duration_s"],
        frames_estimate=_frames_estimate(header, settings),
        fps_average=header["fps_average"],
        codec=str(header["codec"]),
        is_mirrored=bool(header["mirrored"]),
        created=header["creation_time"],
    )


def _frames_estimate(header: Header, settings: Settings) -> int | None:
    """Frames to come, for a progress bar."""
    whole = settings.start_s is None and settings.end_s is None
    if whole and header["frames"]:
        return int(header["frames"])
    if not header["duration_s"] or not header["fps_average"]:
        return None
    end_s = min(settings.end_s or header["duration_s"], header["duration_s"])
    return max(1, round((end_s - (settings.start_s or 0.0)) * header["fps_average"]))
