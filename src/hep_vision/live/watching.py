"""The pose thread: landmarks of the newest picture, while the screen is being drawn."""

from __future__ import annotations

import queue
import threading
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    from hep_vision.live.capture import Capture
    from hep_vision.live.clock import Clock
    from hep_vision.live.sources import Picture
    from hep_vision.measure.body.landmarks import PoseFrame

_WAIT_S = 0.1
_WAITING = 3  # pictures with landmarks that may wait for the screen
_RATE_OVER_S = 5.0


class Estimator(Protocol):
    """The pose model."""

    def estimate(
        self,
        rgb: npt.NDArray[np.uint8],
        time_s: float,
        size_px: tuple[int, int] | None = None,
    ) -> PoseFrame:
        """Landmarks of one picture."""
        ...


@dataclass(frozen=True, slots=True, eq=False)
class Watched:
    """A picture with its landmarks and its mean brightness, 0 to 1."""

    picture: Picture
    frame: PoseFrame
    brightness: float


class Watching:
    """Estimates landmarks in a thread of its own; use as a context manager.

    Parameters
    ----------
    capture : Capture
        Where pictures are taken from.
    estimator : Estimator
        The pose model; used by this thread only.
    clock : callable
        The session's clock.
    """

    def __init__(self, capture: Capture, estimator: Estimator, clock: Clock) -> None:
        self._capture = capture
        self._estimator = estimator
        self._clock = clock
        self._done: queue.Queue[Watched] = queue.Queue(_WAITING)
        self._closed = threading.Event()
        self._times_s: deque[float] = deque()
        self.error: BaseException | None = None
        self._thread = threading.Thread(target=self._run, name="pose", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def take(self, timeout_s: float) -> list[Watched]:
        """Every picture since the last time, oldest first; waits for one up to some time.

        Raises
        ------
        BaseException
            Whatever ended the thread.
        """
        if self.error is not None:
            raise self.error
        watched: list[Watched] = []
        try:
            watched.append(self._done.get(timeout=timeout_s))
            while True:
                watched.append(self._done.get_nowait())
        except queue.Empty:
            return watched

    def rate_hz(self) -> float:
        """Pictures a second over the last seconds; NaN before there were some."""
        times_s = list(self._times_s)
        if len(times_s) < 2 or times_s[-1] - times_s[0] < 0.5 * _RATE_OVER_S:
            return float("nan")
        return (len(times_s) - 1) / (times_s[-1] - times_s[0])

    def use(self, estimator: Estimator) -> None:
        """Go on with another model, from the next picture."""
        self._estimator = estimator

    def close(self) -> None:
        """End the thread; calling it again does nothing."""
        self._closed.set()
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        last_s = -np.inf
        try:
            while not self._closed.is_set():
                picture = self._capture.newest(_WAIT_S)
                if picture is None or picture.time_s <= last_s:
                    continue
                last_s = picture.time_s
                frame = self._estimator.estimate(picture.rgb, picture.time_s)
                self._note_rate()
                self._hand_on(Watched(picture, frame, _brightness(picture.rgb)))
        except BaseException as error:  # noqa: BLE001 - handed to the thread that asks
            self.error = error

    def _note_rate(self) -> None:
        now_s = self._clock()
        self._times_s.append(now_s)
        while now_s - self._times_s[0] > _RATE_OVER_S:
            self._times_s.popleft()

    def _hand_on(self, watched: Watched) -> None:
        while not self._closed.is_set():
            try:
                self._done.put(watched, timeout=_WAIT_S)
            except queue.Full:
                continue
            return


def _brightness(rgb: npt.NDArray[np.uint8]) -> float:
    """Mean of a coarse grid of pixels: enough to tell night from day."""
    return float(rgb[::16, ::16].mean()) / 255.0
