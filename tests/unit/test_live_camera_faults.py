"""Cameras that are there and give nothing, and faults in the thread that takes pictures."""

from __future__ import annotations

import time

import cv2
import numpy as np
import pytest

from hep_vision.errors import DeviceError
from hep_vision.live.capture import Capture
from hep_vision.live.sources import CameraSource, Picture
from hep_vision.live.watching import Watching
from hep_vision.measure.landmarks import PoseFrame

RGB = np.zeros((4, 6, 3), np.uint8)


class Busy:
    """A camera that another program has: it can be opened, and gives no picture."""

    released = 0

    def __init__(self, *_) -> None:
        pass

    def isOpened(self) -> bool:  # noqa: N802 - OpenCV's name
        return True

    def set(self, *_) -> bool:
        return False

    def read(self):
        return False, None

    def release(self) -> None:
        Busy.released += 1


def test_a_busy_camera_is_said_in_a_sentence_and_let_go(monkeypatch):
    monkeypatch.setattr(cv2, "VideoCapture", Busy)
    with pytest.raises(DeviceError, match="another program has it") as refused:
        CameraSource(0, time.monotonic).open()
    assert str(refused.value).startswith("camera 0 cannot be opened")
    assert Busy.released == 1


class Faulty:
    """Gives a picture, and then trips over something that nobody thought of."""

    name, can_return = "faulty", True

    def __init__(self) -> None:
        self.given = 0

    def open(self) -> str:
        return self.name

    def read(self) -> Picture:
        self.given += 1
        if self.given > 1:
            raise ZeroDivisionError
        return Picture(1.0, RGB)

    def begin(self) -> None:
        pass

    def close(self) -> None:
        pass


class Blind:
    def estimate(self, rgb, time_s, size_px=None) -> PoseFrame:
        return PoseFrame.empty(time_s, (6, 4))


def test_a_fault_of_ours_in_the_capture_ends_the_session_and_not_only_the_picture():
    capture = Capture(Faulty(), time.monotonic)
    capture.start()
    watching = Watching(capture, Blind(), time.monotonic)
    watching.start()
    end_s = time.monotonic() + 5
    while watching.error is None and time.monotonic() < end_s:
        time.sleep(0.01)
    with pytest.raises(ZeroDivisionError):
        watching.take(0.02)
    watching.close()
    capture.close()
