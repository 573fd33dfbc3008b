"""The camera's picture kept as a video, if the patient asked for it."""

from __future__ import annotations

import queue
import threading
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from hep_vision.errors import OutputError
from hep_vision.record.private import private_file, private_folder

if TYPE_CHECKING:
    from pathlib import Path

    from hep_vision.live.sources import Picture
    from hep_vision.live.watching import Watched

_WAITING = 8  # pictures; more are left out rather than the session held up
_MILLISECOND = Fraction(1, 1000)


class CameraVideo:
    """Writes pictures to a Matroska file, which is readable even when it was cut off.

    Parameters
    ----------
    path : Path
        The file.

    Attributes
    ----------
    left_out : int
        Pictures for which there was no time.

    Raises
    ------
    OutputError
        If it cannot be written.
    """

    def __init__(self, path: Path) -> None:
        # PyAV brings libraries of the screen along. Loaded before OpenCV's, they would stop its
        # window from opening.
        import av
        from av.error import FFmpegError

        self._faults = (OSError, FFmpegError)
        self._frame_of = av.VideoFrame.from_ndarray
        try:
            private_folder(path.parent)
            private_file(path)
            self._file: Any = av.open(str(path), "w", format="matroska")
        except OSError as error:
            raise OutputError(f"{path} cannot be written ({error.strerror}).") from error
        self._pictures: queue.Queue[Picture | None] = queue.Queue(_WAITING)
        self._stream: Any = None
        self._begin_s = 0.0
        self.left_out = 0
        self._thread = threading.Thread(target=self._run, name="camera video", daemon=True)
        self._thread.start()

    def add(self, watched: Watched) -> None:
        """Keep one picture, unless too many are waiting."""
        try:
            self._pictures.put_nowait(watched.picture)
        except queue.Full:
            self.left_out += 1

    def close(self) -> None:
        """Complete the file."""
        if self._thread.is_alive():
            self._pictures.put(None)
            self._thread.join()

    def _run(self) -> None:
        try:
            while (picture := self._pictures.get()) is not None:
                self._write(picture)
            if self._stream is not None:
                self._file.mux(self._stream.encode(None))
        except self._faults:
            # A full disk must not end the session; what was written can be watched.
            while self._pictures.get() is not None:
                self.left_out += 1
        finally:
            self._file.close()

    def _write(self, picture: Picture) -> None:
        height, width = (size - size % 2 for size in picture.rgb.shape[:2])
        if self._stream is None:
            self._begin_s = picture.time_s
            self._stream = self._file.add_stream("libx264", rate=30)
            self._stream.width, self._stream.height = width, height
            self._stream.pix_fmt = "yuv420p"
            self._stream.time_base = self._stream.codec_context.time_base = _MILLISECOND
            self._stream.options = {"preset": "ultrafast", "crf": "28", "threads": "1"}
        frame = self._frame_of(picture.rgb[:height, :width], format="rgb24")
        frame.pts = round(1000 * (picture.time_s - self._begin_s))
        frame.time_base = _MILLISECOND
        self._file.mux(self._stream.encode(frame))
