"""Where live pictures come from: a camera, a stream's address, or a file at its own pace."""

from __future__ import annotations

import re
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urlsplit

import numpy as np

from hep_vision.errors import DeviceError
from hep_vision.sources.capture.video import VideoReader, open_video
from hep_vision.sources.display_libraries import provide_display_libraries
from hep_vision.sources.pose.quiet import native_stderr_silenced

if TYPE_CHECKING:
    from collections.abc import Iterator

    import cv2
    import numpy.typing as npt

    from hep_vision.live.clock import Clock
    from hep_vision.sources.capture.video import VideoFrame

# A recording that stands still shows its first picture again this often.
STILL_S = 1 / 30
# Asked for; a camera that cannot gives what it has.
WIDTH_PX, HEIGHT_PX, RATE_HZ = 1280, 720, 30
LEAST_WIDTH_PX, LEAST_HEIGHT_PX = 640, 480
OPEN_TIMEOUT_MS = READ_TIMEOUT_MS = 8000
_STREAM = re.compile(r"^(rtsps?|https?|rtp|udp|tcp|srt)://", re.IGNORECASE)


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """One picture and when it arrived, on the session's clock.

    ``rgb`` is uint8 of shape (height, width, 3), upright and un-mirrored.
    """

    time_s: float
    rgb: npt.NDArray[np.uint8]


class CameraLostError(DeviceError):
    """A camera gave pictures and gives none any more."""


class Source(Protocol):
    """What gives pictures; every method is called from one thread only."""

    name: str  # for people and the record; no password in it
    can_return: bool  # whether opening it again may help once it has failed

    def open(self) -> str:
        """Begin; says what it gives. Raises DeviceError or InputError if it cannot."""
        ...

    def read(self) -> Picture | None:
        """Wait for the next picture; None at the end. Raises CameraLostError if it fails."""
        ...

    def begin(self) -> None:
        """The session needs pictures from now on; from any thread."""
        ...

    def close(self) -> None:
        """End; calling it again does nothing."""
        ...


def source_of(camera: str, clock: Clock) -> Source:
    """Source that a user means: a number, a stream's address, or a file.

    Raises
    ------
    DeviceError
        If it can be none of them.
    """
    if camera.isdecimal():
        return CameraSource(int(camera), clock)
    if _STREAM.match(camera):
        return CameraSource(camera, clock)
    if Path(camera).exists() or Path(camera).suffix:
        return FileSource(Path(camera), clock)
    raise DeviceError(
        f"{camera!r} is no camera: give a number (0 is the first), an address that begins with "
        "rtsp:// or http://, or a video file. `hep-vision cameras` lists what there is."
    )


class CameraSource:
    """A camera of this machine by its number, or one in the network by its address."""

    can_return = True

    def __init__(self, camera: int | str, clock: Clock) -> None:
        self._camera = camera
        self._clock = clock
        self._capture: cv2.VideoCapture | None = None
        self.name = f"camera {camera}" if isinstance(camera, int) else _without_password(camera)

    def open(self) -> str:
        """Open it and ask for 720p at 30 pictures a second; says what came of it."""
        provide_display_libraries()
        with native_stderr_silenced():  # what went wrong is said below, in one sentence
            capture = self._stream() if isinstance(self._camera, str) else self._device()
        if not capture.isOpened():
            capture.release()
            raise DeviceError(self._why_not())
        self._capture = capture
        try:
            first = self.read()
        except CameraLostError as error:
            self.close()
            raise DeviceError(self._why_not()) from error
        assert first is not None
        height, width = first.rgb.shape[:2]
        poor = width < LEAST_WIDTH_PX or height < LEAST_HEIGHT_PX
        advice = "; small: degrees will be less sure" if poor else ""
        return f"{self.name}, {width} x {height}{advice}"

    def read(self) -> Picture | None:
        """Wait for the next picture."""
        import cv2

        capture = self._capture
        if capture is None:
            raise CameraLostError(f"{self.name} is not open.")
        more, bgr = capture.read()
        time_s = self._clock()
        if not more:
            raise CameraLostError(f"{self.name} gives no more pictures.")
        rgb = np.asarray(cv2.cvtColor(bgr, cv2.COLOR_BGR2RGB), dtype=np.uint8)
        return Picture(time_s, rgb)

    def begin(self) -> None:
        """A camera does not wait."""

    def close(self) -> None:
        """Let the camera go; its light goes out."""
        if self._capture is not None:
            self._capture.release()
            self._capture = None

    def _device(self) -> cv2.VideoCapture:
        import cv2

        # The default on Windows takes up to twenty seconds to open a camera.
        backend = {"win32": cv2.CAP_DSHOW, "linux": cv2.CAP_V4L2}.get(sys.platform, cv2.CAP_ANY)
        capture = cv2.VideoCapture(int(self._camera), backend)
        if capture.isOpened():
            # Uncompressed 720p does not fit through USB 2 at 30 a second.
            capture.set(cv2.CAP_PROP_FOURCC, cv2.VideoWriter.fourcc(*"MJPG"))
            capture.set(cv2.CAP_PROP_FRAME_WIDTH, WIDTH_PX)
            capture.set(cv2.CAP_PROP_FRAME_HEIGHT, HEIGHT_PX)
            capture.set(cv2.CAP_PROP_FPS, RATE_HZ)
            capture.set(cv2.CAP_PROP_BUFFERSIZE, 1)
        return capture

    def _stream(self) -> cv2.VideoCapture:
        import cv2

        limits = [cv2.CAP_PROP_OPEN_TIMEOUT_MSEC, OPEN_TIMEOUT_MS]
        limits += [cv2.CAP_PROP_READ_TIMEOUT_MSEC, READ_TIMEOUT_MS]
        return cv2.VideoCapture(str(self._camera), cv2.CAP_FFMPEG, limits)

    def _why_not(self) -> str:
        if isinstance(self._camera, int):
            return (
                f"{self.name} cannot be opened: it is not there, or another program has it. "
                "Plug it in or close that program; `hep-vision cameras` lists what there is."
            )
        return (
            f"{self.name} gives no picture. Check that the camera is on and in the same network, "
            "and the address."
        )


def _without_password(address: str) -> str:
    parts = urlsplit(address)
    host = parts.hostname or ""
    port = f":{parts.port}" if parts.port else ""
    return f"stream {host}{port}"


class FileSource:
    """A recorded video as if it happened now: each picture at the time it was taken.

    It stands at its first picture until the session has need of the others, so that nothing of it
    is missed while the session gets ready.
    """

    can_return = False

    def __init__(self, path: Path, clock: Clock) -> None:
        self.name = path.name
        self._path = path
        self._clock = clock
        self._video: VideoReader | None = None
        self._frames: Iterator[VideoFrame] = iter(())
        self._first: npt.NDArray[np.uint8] | None = None
        self._begin_s: float | None = None
        self._begun = threading.Event()

    def open(self) -> str:
        """Open the file."""
        self._video = open_video(self._path)
        self._frames = iter(self._video)
        info = self._video.info
        return f"{self.name}, {info.width} x {info.height}, played at its own pace"

    def read(self) -> Picture | None:
        """Wait until the next picture is due."""
        if self._first is not None and not self._begun.wait(STILL_S):
            return Picture(self._clock(), self._first)
        frame = next((frame for frame in self._frames if not frame.damaged), None)
        if frame is None:
            return None
        if self._first is None:
            self._first = frame.rgb
            return Picture(self._clock(), frame.rgb)
        if self._begin_s is None:
            self._begin_s = self._clock() - frame.time_s
        due_s = self._begin_s + frame.time_s
        wait_s = due_s - self._clock()
        if wait_s > 0:
            time.sleep(wait_s)
        # A recording knows when each picture was taken, better than its arrival here.
        return Picture(due_s, frame.rgb)

    def begin(self) -> None:
        """Play on from the first picture."""
        self._begun.set()

    def close(self) -> None:
        """Close the file."""
        self._begun.set()
        if self._video is not None:
            self._video.close()
            self._video = None
