"""Cameras: what is asked of them, which there are, those that give nothing, faults of ours."""

from __future__ import annotations

import time
from types import SimpleNamespace

import cv2
import cv2_enumerate_cameras
import numpy as np
import pytest

from hep_vision.errors import DeviceError
from hep_vision.live.cameras import FoundCamera, find_cameras, take_still
from hep_vision.live.capture import Capture
from hep_vision.live.sources import CameraSource, Picture
from hep_vision.live.watching import Watching
from hep_vision.measure.body.landmarks import PoseFrame

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
    before = Busy.released
    monkeypatch.setattr(cv2, "VideoCapture", Busy)
    with pytest.raises(DeviceError, match="another program has it") as refused:
        CameraSource(0, time.monotonic).open()
    assert str(refused.value).startswith("camera 0 cannot be opened")
    assert Busy.released > before


class Webcam(Busy):
    """A camera that gives pictures of its own size, whatever is asked of it."""

    size = (480, 640)
    asked: dict[int, float]

    def __init__(self, *_) -> None:
        Webcam.asked = {}

    def set(self, what: int, value: float) -> bool:
        self.asked[what] = value
        return False

    def read(self):
        return True, np.full((*self.size, 3), 90, np.uint8)


@pytest.mark.parametrize(
    ("size", "said"),
    [
        ((720, 1280), "camera 0, 1280 x 720"),
        ((480, 640), "camera 0, 640 x 480"),
        ((240, 320), "camera 0, 320 x 240; small: degrees will be less sure"),
    ],
)
def test_720p_is_asked_for_and_what_came_of_it_is_said(monkeypatch, size, said):
    monkeypatch.setattr(cv2, "VideoCapture", Webcam)
    monkeypatch.setattr(Webcam, "size", size)
    source = CameraSource(0, time.monotonic)
    assert source.open() == said
    source.close()
    wanted = {
        cv2.CAP_PROP_FRAME_WIDTH: 1280, cv2.CAP_PROP_FRAME_HEIGHT: 720, cv2.CAP_PROP_FPS: 30,
    }  # fmt: skip
    assert wanted.items() <= Webcam.asked.items()


def test_cameras_are_listed_by_their_numbers_with_a_still(monkeypatch, tmp_path):
    seen = [SimpleNamespace(index=202, name="Desk"), SimpleNamespace(index=200, name="Lid")]
    monkeypatch.setattr(cv2_enumerate_cameras, "enumerate_cameras", lambda _: seen)
    found = find_cameras()
    assert [(camera.number, camera.name) for camera in found] == [(0, "Lid"), (2, "Desk")]
    monkeypatch.setattr(cv2, "VideoCapture", Webcam)
    path = tmp_path / "stills" / "camera-2.jpg"
    assert take_still(found[1], path.parent) == f"640 x 480, still: {path}"
    assert cv2.imread(str(path)).shape == (480, 640, 3)


def test_a_camera_without_a_still_says_why(monkeypatch, tmp_path):
    monkeypatch.setattr(cv2, "VideoCapture", Busy)
    said = take_still(FoundCamera(0, "Lid"), tmp_path / "stills")
    assert "another program has it" in said
    assert not (tmp_path / "stills").exists()


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
    end_s = time.monotonic() + 120
    while watching.error is None and time.monotonic() < end_s:
        time.sleep(0.01)
    with pytest.raises(ZeroDivisionError):
        watching.take(0.02)
    watching.close()
    capture.close()
