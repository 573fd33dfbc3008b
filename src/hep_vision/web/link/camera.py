"""A camera of this machine: estimated here, it makes the messages that a browser would send."""

from __future__ import annotations

import asyncio
import hashlib
import json
import logging
import math
import threading
from contextlib import ExitStack
from typing import TYPE_CHECKING, get_args

import numpy as np
from starlette.responses import StreamingResponse

from hep_vision.errors import HepVisionError
from hep_vision.live.camera_video import CameraVideo
from hep_vision.live.capture import Capture
from hep_vision.live.clock import session_clock
from hep_vision.live.sources import source_of
from hep_vision.live.watching import Watching
from hep_vision.sources.pose.estimator import PoseEstimator
from hep_vision.sources.pose.models import name_of
from hep_vision.web.link.messages import (
    AnswerGiven,
    CameraState,
    Choice,
    EstimatorChanged,
    FrameMessage,
    KeyPress,
    Press,
    ServerEstimator,
    Speaking,
    Tick,
    encode_frame,
)

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    import numpy.typing as npt

    from hep_vision.coach.moment import Camera
    from hep_vision.live.watching import Watched
    from hep_vision.measure.body.landmarks import PoseFrame
    from hep_vision.web.link.messages import Numbered
    from hep_vision.web.link.options import SessionOptions
    from hep_vision.web.link.running import RunningSession
    from hep_vision.web.link.stream import Connection

WAIT_S = 0.02
# Without a new picture, the coach is still asked this often.
TICK_S = 0.1
# A machine that cannot follow this many pictures a second steps down.
LEAST_RATE_HZ = 15.0
SLOW_SHARE = 0.2  # of the pictures left out: it is the machine, not the camera
COUNTS_EVERY_S = 1.0  # while pictures come
LAST_PICTURES_S = 0.5  # of a recording that has ended
# More pictures a second are not shown: the landmarks are followed at the camera's rate.
SHOWN_HZ = 20.0
JPEG_QUALITY = 80
_CHECK_RATE_S = 5.0
_BOUNDARY = "picture"
_PART_HEAD = f"--{_BOUNDARY}\r\nContent-Type: image/jpeg\r\n".encode()

_log = logging.getLogger(__name__)


def server_estimator(model: Path) -> ServerEstimator:
    """What a pose model of this machine is called in messages."""
    name = name_of(model)
    known = get_args(ServerEstimator.model_fields["model"].annotation)
    if name not in known:
        raise ValueError(f"model must be one of {known}, got {name!r}")
    sha256 = hashlib.sha256(model.read_bytes()).hexdigest()
    return ServerEstimator.model_validate(
        {"name": "mediapipe-python", "model": name, "sha256": sha256}
    )


def name_of_camera(camera: str) -> str:
    """Name of a camera for people and the record; no password is in it."""
    return source_of(camera, lambda: 0.0).name


class MachineCamera:
    """Sees for one connected page: a thread takes pictures, the server's loop takes messages.

    Parameters
    ----------
    options : SessionOptions
        Camera and models.
    session : RunningSession
        What the messages are for.
    connection : Connection
        The page that is told what comes of them.
    """

    def __init__(
        self, options: SessionOptions, session: RunningSession, connection: Connection
    ) -> None:
        self._options = options
        self._session, self._connection = session, connection
        self._clock = session_clock(session.now_s)
        self._loop = asyncio.get_running_loop()
        self._stack = ExitStack()
        self._closed = threading.Event()
        self._thread = threading.Thread(target=self._run, name="camera", daemon=True)
        self._speaking = False
        self._camera: Camera = "on"
        self._ended_s = math.inf
        self._told_s = self._checked_s = self._clock()
        self._newest: npt.NDArray[np.uint8] | None = None
        self._came = asyncio.Event()
        self._stepped_down = self._drawn = False
        self._told_dropped, self._counted_s = 0, self._told_s

    async def start(self) -> None:
        """Open camera and model.

        Raises
        ------
        HepVisionError
            If one of them cannot be used.
        """
        await asyncio.to_thread(self._open)
        self._thread.start()

    async def close(self) -> None:
        """Let the camera go; calling it again does nothing."""
        self._closed.set()
        self._came.set()
        if self._thread.is_alive():
            await asyncio.to_thread(self._thread.join)
        await asyncio.to_thread(self._stack.close)

    def take_wish(self, message: Speaking | Press | Choice) -> None:
        """A key, an answer, or that the page speaks."""
        match message:
            case Speaking():
                self._speaking = message.speaking
            case Press():
                self._tell(KeyPress.model_validate({**self._numbers, "key": message.key}))
            case Choice():
                self._tell(AnswerGiven.model_validate({**self._numbers, "value": message.value}))

    async def pictures(self) -> AsyncIterator[bytes]:
        """JPEG pictures as they come, at most `SHOWN_HZ` a second."""
        while not self._closed.is_set():
            await self._came.wait()
            self._came.clear()
            rgb = self._newest
            if rgb is not None and not self._closed.is_set():
                yield await asyncio.to_thread(_jpeg, rgb)
            await asyncio.sleep(1 / SHOWN_HZ)

    def _open(self) -> None:
        capture = Capture(source_of(self._options.camera or "", self._clock), self._clock)
        try:
            capture.start()
            self._stack.callback(capture.close)
            model = self._options.find_model()
            estimator = self._stack.enter_context(PoseEstimator(model))
            self._capture = capture
            self._watching = Watching(capture, estimator, self._clock)
            self._stack.callback(self._watching.close)
            self._video = self._video_of() if self._options.record_video else None
            self._watching.start()
        except HepVisionError:
            self._stack.close()
            raise

    def _video_of(self) -> CameraVideo:
        video = CameraVideo(self._session.messages.path.parent / "video.mkv")
        self._stack.callback(video.close)
        return video

    def _run(self) -> None:
        """Take pictures and hand them to the server's loop."""
        try:
            while not self._closed.is_set():
                watched = self._watching.take(WAIT_S)
                if self._video is not None:
                    for one in watched:
                        self._video.add(one)
                if self._closed.is_set():
                    return
                done = asyncio.run_coroutine_threadsafe(self._take(watched), self._loop)
                done.result()
        except HepVisionError as error:
            self._loop.call_soon_threadsafe(self._connection.fail, str(error))
        except Exception:  # noqa: BLE001 - the page is told, and the log
            _log.exception("a fault in the camera's thread")
            sentence = "The camera has stopped by a fault of hep-vision. Load the page again."
            self._loop.call_soon_threadsafe(self._connection.fail, sentence)

    async def _take(self, watched: list[Watched]) -> None:
        """Make messages of what the camera gave."""
        if self._closed.is_set() or self._session.finished:
            return
        self._tell_camera()
        for one in watched:
            self._newest = one.picture.rgb
            self._came.set()
            self._tell_frame(one)
        if watched:
            self._told_s = self._clock()
        elif self._clock() - self._told_s >= TICK_S:
            self._told_s = self._clock()
            self._tell_counts()
        news = self._capture.dropped > self._told_dropped
        if news and self._clock() - self._counted_s >= COUNTS_EVERY_S:
            self._tell_counts()
        if self._session.driver.needs_pictures:
            self._capture.source.begin()
        await self._check_rate()

    def _tell_counts(self) -> None:
        """How many pictures there have been, and how many of them were left out."""
        self._told_dropped, self._counted_s = self._capture.dropped, self._clock()
        counts = {"taken": self._capture.taken, "left_out": self._capture.dropped}
        self._tell(Tick.model_validate({**self._numbers, **counts}))

    @property
    def _numbers(self) -> dict[str, object]:
        now_s = max(self._session.now_s, self._clock())
        return {"seq": self._session.seq + 1, "time_s": now_s, "speaking": self._speaking}

    def _tell_frame(self, watched: Watched) -> None:
        brightness = round(watched.brightness * 255) / 255
        message = FrameMessage(self._session.seq + 1, watched.frame, brightness, self._speaking)
        self._connection.take(encode_frame(message), message)
        # Once more when the skeleton is not drawn any more, so that the page takes it away.
        if self._session.shows_skeleton or self._drawn:
            self._drawn = self._session.shows_skeleton
            self._connection.tell((_points(message.seq, watched.frame),))

    def _tell(self, message: Numbered) -> None:
        self._connection.take(message.model_dump_json(), message)

    def _tell_camera(self) -> None:
        """How the camera is; its last pictures are still waited for when it has ended."""
        state, now_s = self._capture.state, self._clock()
        if state == "ended":
            self._ended_s = min(self._ended_s, now_s)
            state = "ended" if now_s - self._ended_s > LAST_PICTURES_S else "on"
        if state != self._camera:
            self._camera = state
            self._tell(CameraState.model_validate({**self._numbers, "state": state}))

    async def _check_rate(self) -> None:
        """Between sets: change to the smaller model where the machine cannot follow."""
        if self._stepped_down or self._clock() - self._checked_s < _CHECK_RATE_S:
            return
        self._checked_s = self._clock()
        slow = self._watching.rate_hz() < LEAST_RATE_HZ
        smaller = self._options.find_smaller_model()
        if not slow or self._capture.dropped_share() <= SLOW_SHARE or smaller is None:
            return
        if self._session.driver.is_measuring:
            return
        self._stepped_down = True
        estimator = await asyncio.to_thread(PoseEstimator, smaller)
        self._stack.callback(estimator.close)
        self._watching.use(estimator)
        changed = {**self._numbers, "estimator": server_estimator(smaller)}
        self._tell(EstimatorChanged.model_validate(changed))


def picture_stream(camera: MachineCamera) -> StreamingResponse:
    """The camera's pictures in one answer that goes on; an image element shows them."""

    async def parts() -> AsyncIterator[bytes]:
        async for jpeg in camera.pictures():
            head = (
                f"--{_BOUNDARY}\r\nContent-Type: image/jpeg\r\nContent-Length: {len(jpeg)}\r\n\r\n"
            )
            yield head.encode() + jpeg + b"\r\n"

    return StreamingResponse(parts(), media_type=f"multipart/x-mixed-replace; boundary={_BOUNDARY}")


def _jpeg(rgb: npt.NDArray[np.uint8]) -> bytes:
    import cv2

    bgr = np.ascontiguousarray(rgb[..., ::-1])
    _, content = cv2.imencode(".jpg", bgr, [cv2.IMWRITE_JPEG_QUALITY, JPEG_QUALITY])
    return content.tobytes()


def _points(seq: int, frame: PoseFrame) -> str:
    """The message `Points` of a frame."""
    width, height = frame.size_px
    rows = np.column_stack((frame.image_px[:, :2] / (width, height), frame.visibility))
    points = [
        [round(value, 4) for value in row] if np.isfinite(row).all() else None
        for row in rows.tolist()
    ]
    return json.dumps({"type": "points", "seq": seq, "points": points})
