"""The capture thread: the newest picture wins, and what nobody took is counted."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from hep_vision.errors import HepVisionError

if TYPE_CHECKING:
    from hep_vision.coach.moment import Camera
    from hep_vision.live.clock import Clock
    from hep_vision.live.sources import Picture, Source

# Without a picture for this long, the camera is lost, whatever its driver says.
SILENT_S = 2.0
RETRY_S = 1.0
_CLOSE_S = 12.0


class Capture:
    """Takes pictures from a source in a thread of its own.

    Parameters
    ----------
    source : Source
        Opened by `start`, and again whenever it has failed and can return.
    clock : callable
        The session's clock.

    Attributes
    ----------
    taken, dropped : int
        Pictures that came, and those of them that were replaced by a newer one before
        anybody took them.
    """

    def __init__(self, source: Source, clock: Clock) -> None:
        self.source = source
        self.taken = self.dropped = 0
        self._clock = clock
        self._changed = threading.Condition()
        self._newest: Picture | None = None
        self._arrived_s = clock()
        self._lost = self._ended = False
        self._asked = (0, 0)
        self._fault: Exception | None = None
        self._closed = threading.Event()
        self._thread = threading.Thread(target=self._run, name="capture", daemon=True)

    def start(self) -> str:
        """Open the source and begin; says what the source gives.

        Raises
        ------
        HepVisionError
            If the source cannot be opened.
        """
        given = self.source.open()
        self._arrived_s = self._clock()
        self._thread.start()
        return given

    @property
    def state(self) -> Camera:
        """How the camera is."""
        with self._changed:
            if self._ended and self._newest is None:
                return "ended"
            silent = self.source.can_return and self._clock() - self._arrived_s > SILENT_S
            return "lost" if (self._lost or silent) and self._newest is None else "on"

    def dropped_share(self) -> float:
        """Share of the pictures since the last time it was asked that nobody took."""
        taken, dropped = self.taken - self._asked[0], self.dropped - self._asked[1]
        self._asked = (self.taken, self.dropped)
        return dropped / taken if taken else 0.0

    def newest(self, timeout_s: float) -> Picture | None:
        """Take the newest picture, waiting for one up to some time; None if none came.

        Raises
        ------
        Exception
            Our own fault, if there was one in the thread.
        """
        if self._fault is not None:
            raise self._fault
        with self._changed:
            if self._newest is None:
                self._changed.wait(timeout_s)
            picture, self._newest = self._newest, None
            return picture

    def close(self) -> None:
        """End the thread and let the camera go; calling it again does nothing."""
        self._closed.set()
        self.source.begin()  # or it would wait for it
        if self._thread.is_alive():
            self._thread.join(_CLOSE_S)

    def _run(self) -> None:
        try:
            while not self._closed.is_set() and not self._ended:
                try:
                    self._take_all()
                except HepVisionError:
                    self._fail()
        except Exception as error:  # noqa: BLE001 - raised in the thread that takes pictures
            self._fault = error
        finally:
            self.source.close()

    def _take_all(self) -> None:
        while not self._closed.is_set():
            picture = self.source.read()
            with self._changed:
                self._lost = False
                if picture is None:
                    self._ended = True
                else:
                    self.taken += 1
                    self.dropped += self._newest is not None
                    self._newest = picture
                    self._arrived_s = self._clock()
                self._changed.notify_all()
            if picture is None:
                return

    def _fail(self) -> None:
        """Note the loss, and try to open the source again until it works."""
        with self._changed:
            self._lost = True
            self._ended = not self.source.can_return
        self.source.close()
        while not self._closed.wait(RETRY_S) and not self._ended:
            try:
                self.source.open()
            except HepVisionError:
                continue
            return
