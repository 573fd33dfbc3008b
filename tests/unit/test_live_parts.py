"""The parts of a session by themselves: capture, sources, short sounds, the record's thread."""

from __future__ import annotations

import threading
import time
from datetime import UTC, datetime

import numpy as np
import pytest

from hep_vision.errors import DeviceError
from hep_vision.live.capture import Capture
from hep_vision.live.clock import session_clock
from hep_vision.live.record_writer import RecordWriter
from hep_vision.live.sounds import RATE_HZ, earcon
from hep_vision.live.sources import CameraLostError, CameraSource, FileSource, Picture, source_of
from hep_vision.live.watching import Watching
from hep_vision.measure.body.landmarks import PoseFrame
from hep_vision.packaged import packaged_dir
from hep_vision.web.link.camera import LEAST_RATE_HZ, SLOW_SHARE

RGB = np.zeros((4, 6, 3), np.uint8)
EARCONS = ("start", "count", "not_counted", "hold_start", "hold_end", "limit", "set_done", "lost")


def wait_until(true, seconds: float = 120.0) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not come about"
        time.sleep(0.005)


class ScriptedSource:
    """Gives pictures, fails and comes back as its list says."""

    name, can_return = "script", True

    def __init__(self, steps) -> None:
        self._steps = iter(steps)
        self.opened = self.closed = 0

    def open(self) -> str:
        self.opened += 1
        return self.name

    def read(self) -> Picture | None:
        step = next(self._steps, None)
        if step == "lost":
            raise CameraLostError("gone")
        return step

    def begin(self) -> None:
        pass

    def close(self) -> None:
        self.closed += 1


class TestCapture:
    def test_the_newest_picture_wins_and_the_others_are_counted(self):
        source = ScriptedSource([Picture(float(n), RGB) for n in range(5)])
        capture = Capture(source, time.monotonic)
        capture.start()
        wait_until(lambda: capture.taken == 5)
        picture = capture.newest(1.0)
        assert picture is not None
        assert picture.time_s == 4.0
        assert capture.dropped == 4
        wait_until(lambda: capture.state == "ended")
        capture.close()
        assert source.closed == 1

    def test_a_camera_that_fails_is_opened_again(self, monkeypatch):
        monkeypatch.setattr("hep_vision.live.capture.RETRY_S", 0.01)
        source = ScriptedSource([Picture(0.0, RGB), "lost", Picture(1.0, RGB)])
        capture = Capture(source, time.monotonic)
        capture.start()
        wait_until(lambda: capture.taken == 2)
        assert source.opened == 2
        capture.close()

    def test_a_camera_that_gives_nothing_is_lost(self):
        now_s = [0.0]
        blocked = threading.Event()

        class Silent(ScriptedSource):
            def read(self):
                blocked.wait(5)

        capture = Capture(Silent([]), lambda: now_s[0])
        capture.start()
        assert capture.state == "on"
        now_s[0] = 2.5
        assert capture.state == "lost"
        blocked.set()
        capture.close()

    def test_a_file_stands_still_until_it_is_needed(self):
        clock = session_clock()
        source = FileSource(packaged_dir("sample_videos") / "squat_side.mp4", clock)
        capture = Capture(source, clock)
        capture.start()
        still = [picture for _ in range(4) if (picture := capture.newest(5.0)) is not None]
        assert len(still) == 4, "it can be looked at for as long as it takes"
        assert all(np.array_equal(one.rgb, still[0].rgb) for one in still)
        assert all(np.diff([one.time_s for one in still]) > 0)
        source.begin()
        wait_until(lambda: not np.array_equal(capture.newest(5.0).rgb, still[0].rgb))
        capture.close()


class TestSources:
    @pytest.mark.parametrize(
        ("given", "name"),
        [
            ("0", "camera 0"),
            ("rtsp://anna:secret@10.0.0.7:554/a", "stream 10.0.0.7:554"),
            ("http://phone.local/video", "stream phone.local"),
        ],
    )
    def test_a_camera_is_named_without_its_password(self, given, name):
        source = source_of(given, time.monotonic)
        assert isinstance(source, CameraSource)
        assert source.name == name

    def test_what_is_no_camera_is_said(self):
        with pytest.raises(DeviceError, match="is no camera"):
            source_of("webcam", time.monotonic)

    def test_setting_the_wall_clock_does_not_matter(self, monkeypatch):
        clock = session_clock(7.0)
        before_s = clock()
        monkeypatch.setattr(time, "time", lambda: 0.0)
        assert 7.0 <= before_s <= clock() < before_s + 5.0


class TestSounds:
    @pytest.mark.parametrize("name", EARCONS)
    def test_a_sound_is_short_and_does_not_click(self, name):
        samples = earcon(name)
        assert 0.05 <= len(samples) / RATE_HZ <= 0.7
        assert np.abs(samples).max() <= 0.5
        assert abs(samples[0]) < 0.02
        assert abs(samples[-1]) < 0.02

    @pytest.mark.parametrize("name", EARCONS)
    def test_no_sound_is_taken_for_another(self, name):
        mine = earcon(name)
        for other in EARCONS:
            if other != name:
                theirs = earcon(other)
                alike = np.abs(np.correlate(mine, theirs, "full")).max()
                alike /= np.linalg.norm(mine) * np.linalg.norm(theirs)
                assert alike < 0.75, f"{name} sounds like {other}"


def test_a_fault_of_ours_in_the_record_ends_the_wait():
    class Broken:
        at = None

        def now(self):
            return datetime.now(UTC)

        def start_anew(self):
            raise ZeroDivisionError

    records = RecordWriter(Broken())
    records.start_anew()
    with pytest.raises(ZeroDivisionError):
        records.wait()
    assert records.finish() == []


def test_a_slow_pose_model_is_noticed():
    """It follows ten pictures a second of a camera that gives fifty."""

    class Slow:
        def estimate(self, rgb, time_s, size_px=None):
            done_s = clock() + 0.1
            wait_until(lambda: clock() >= done_s)
            return PoseFrame.empty(time_s, (6, 4))

    class Fast(ScriptedSource):
        """Its pictures are what makes the time go by, however busy the machine is."""

        now_s = 0.0

        def read(self) -> Picture:
            time.sleep(0.01)  # or nobody else gets a turn
            self.now_s += 0.02
            return Picture(self.now_s, RGB)

    source = Fast([])

    def clock() -> float:
        return source.now_s

    capture = Capture(source, clock)
    capture.start()
    watching = Watching(capture, Slow(), clock)
    watching.start()
    while clock() < 3.2:
        watching.take(0.05)
    rate_hz, dropped = watching.rate_hz(), capture.dropped_share()
    watching.close()
    capture.close()
    assert 2 < rate_hz < LEAST_RATE_HZ
    assert dropped > SLOW_SHARE
