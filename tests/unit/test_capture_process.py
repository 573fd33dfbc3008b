"""The decoder's process may crash, hang, lie or be left alone: the program copes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import threading
import time

import psutil
import pytest

from hep_vision.errors import VideoError
from hep_vision.sources.capture import process
from hep_vision.sources.capture.video import open_video
from video_files import regular_times_s, write_video

POSIX_ONLY = pytest.mark.skipif(os.name != "posix", reason="signals are a matter of POSIX")
LINUX_ONLY = pytest.mark.skipif(
    sys.platform != "linux", reason="only Linux holds a process to its address space"
)

PROLOGUE = """
import os, signal, sys, time
from hep_vision.sources.capture.wire import write_message
pipe = sys.stdout.buffer
info = dict(kind="info", width=4, height=2, frame_width=4, frame_height=2, duration_s=1.0,
            creation_time=None,
            frames=2, fps_average=2.0, codec="h264", mirrored=False)
def frame(time_s):
    header = {"kind": "frame", "time_s": time_s, "damaged": False}
    write_message(pipe, header, memoryview(bytes(24)))
"""


@pytest.fixture
def path(tmp_path):
    return write_video(tmp_path / "clip.mp4", regular_times_s(300, 30))


@pytest.fixture
def decoder_that(monkeypatch):
    """Put another program in the decoder's place."""

    def replace(code: str, *, prologue: str = PROLOGUE) -> None:
        program = prologue + textwrap.dedent(code)
        monkeypatch.setattr(
            process,
            "_command",
            lambda settings: [sys.executable, "-c", program, settings.to_argument()],
        )

    return replace


def running():
    """Child processes and daemon threads, whatever other tests have left included."""
    children = {child.pid for child in psutil.Process().children()}
    return children | {thread.ident for thread in threading.enumerate() if thread.daemon}


@pytest.fixture
def assert_nothing_left():
    before = running()

    def check():
        assert running() <= before

    return check


class TestCrash:
    @POSIX_ONLY
    def test_before_the_first_frame(self, path, decoder_that, assert_nothing_left):
        decoder_that("os.kill(os.getpid(), signal.SIGSEGV)")
        with pytest.raises(VideoError, match=r"the decoder crashed on it \(SIGSEGV\)"):
            _ = open_video(path).info
        assert_nothing_left()

    @POSIX_ONLY
    def test_between_frames_comes_after_the_frames_that_were_good(
        self, path, decoder_that, assert_nothing_left
    ):
        decoder_that("""
            write_message(pipe, info); frame(0.0); frame(0.5)
            os.kill(os.getpid(), signal.SIGSEGV)
        """)
        with open_video(path) as reader:
            frames = iter(reader)
            assert [next(frames).time_s, next(frames).time_s] == [0.0, 0.5]
            with pytest.raises(VideoError, match="SIGSEGV"):
                next(frames)
        assert_nothing_left()

    @POSIX_ONLY
    def test_within_a_frame(self, path, decoder_that):
        decoder_that("""
            write_message(pipe, info)
            frame(0.0)
            os.write(1, b"\\x40\\0\\0\\0{")
            os.kill(os.getpid(), signal.SIGABRT)
        """)
        with pytest.raises(VideoError, match="SIGABRT"), open_video(path) as reader:
            list(reader)

    @POSIX_ONLY
    def test_killed_by_the_system_speaks_of_memory(self, path, decoder_that):
        decoder_that("os.kill(os.getpid(), signal.SIGKILL)")
        with pytest.raises(VideoError, match="most likely for lack of memory"):
            _ = open_video(path).info

    @POSIX_ONLY
    def test_out_of_processor_time(self, path, decoder_that):
        decoder_that("os.kill(os.getpid(), signal.SIGXCPU)")
        with pytest.raises(VideoError, match="more than the time allowed"):
            _ = open_video(path).info

    def test_an_error_of_our_own_is_shown_as_a_bug(self, path, decoder_that, assert_nothing_left):
        decoder_that(
            """
            import hep_vision.sources.capture.decoder as decoder
            decoder.decode = None
            decoder.main()
            """,
            prologue="",
        )
        with pytest.raises(RuntimeError, match="'NoneType' object is not callable"):
            _ = open_video(path).info
        assert_nothing_left()


class TestNonsense:
    @pytest.mark.parametrize(
        "words",
        [
            "os.write(1, b'hello, this is not a header at all')",
            "os.write(1, b'\\xff\\xff\\xff\\xff')",
            "os.write(1, b'\\x02\\0\\0\\0[]')",
            "write_message(pipe, {'word': 1})",
            "write_message(pipe, info); write_message(pipe, {'kind': 'frame'}, memoryview(b'abc'))",
        ],
    )
    def test_is_not_waited_for_and_not_believed(
        self, path, decoder_that, words, assert_nothing_left
    ):
        decoder_that(f"{words}\nsys.stdout.flush()")
        with pytest.raises(RuntimeError, match="ended early"), open_video(path) as reader:
            list(reader)
        assert_nothing_left()


class TestLimits:
    def test_a_decoder_that_hangs_is_ended(
        self, path, decoder_that, monkeypatch, assert_nothing_left
    ):
        monkeypatch.setattr(process, "STALL_TIMEOUT_S", 0.4)
        decoder_that("time.sleep(60)")
        with pytest.raises(VideoError, match="decoding stalled"):
            _ = open_video(path).info
        assert_nothing_left()

    @LINUX_ONLY
    def test_too_much_memory_is_a_sentence(self, tmp_path, decoder_that, assert_nothing_left):
        path = write_video(tmp_path / "clip.mp4", [0.0, 0.1], size=(3840, 2160))
        decoder_that(
            """
            import resource
            import hep_vision.sources.capture.decoder as decoder
            import av.filter, av.video.reformatter
            used = int(open("/proc/self/statm").read().split()[0]) * resource.getpagesize()
            decoder.MAX_MEMORY_BYTES = used + (90 << 20)
            decoder.main()
            """,
            prologue="",
        )
        with pytest.raises(VideoError, match="memory"), open_video(path) as reader:
            list(reader)
        assert_nothing_left()

    @POSIX_ONLY
    def test_the_decoder_may_not_write_files(self, tmp_path):
        target = tmp_path / "written"
        code = (
            "from hep_vision.sources.capture.decoder import _limit_resources; _limit_resources()\n"
            f"open({str(target)!r}, 'w').write('x' * 100000)"
        )
        ended = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
        assert ended.returncode != 0
        assert target.stat().st_size == 0


class TestNothingLeft:
    def test_after_reading_to_the_end(self, path, assert_nothing_left):
        with open_video(path) as reader:
            assert len(list(reader)) == 300
        assert_nothing_left()

    def test_after_leaving_in_the_middle(self, path, assert_nothing_left):
        with open_video(path) as reader:
            next(iter(reader))
        assert_nothing_left()

    def test_after_an_error_of_the_user_of_the_frames(self, path, assert_nothing_left):
        with pytest.raises(ZeroDivisionError), open_video(path) as reader:
            _ = [1 / frame.index for frame in reader]
        assert_nothing_left()

    def test_closing_twice_is_no_matter(self, path, assert_nothing_left):
        reader = open_video(path)
        reader.close()
        reader.close()
        assert_nothing_left()

    def test_the_decoder_waits_for_a_slow_user(self, path):
        with open_video(path) as reader:
            frames = iter(reader)
            next(frames)
            time.sleep(0.3)
            assert len(list(frames)) == 299


PARENT = """
import sys, time
from hep_vision.sources.capture.video import open_video
with open_video(sys.argv[1]) as reader:
    next(iter(reader))
    print(reader._decoder._process.pid, flush=True)
    time.sleep(60)
"""


@POSIX_ONLY
class TestEndOfTheProgram:
    @pytest.fixture
    def parent(self, path):
        with subprocess.Popen(
            [sys.executable, "-c", PARENT, str(path)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        ) as parent:
            yield parent
            parent.kill()

    @staticmethod
    def assert_ends(decoder_pid: int) -> None:
        try:
            psutil.Process(decoder_pid).wait(5)
        except psutil.NoSuchProcess:
            return

    def test_the_decoder_follows_a_program_that_is_killed(self, parent):
        decoder_pid = int(parent.stdout.readline())
        parent.kill()
        self.assert_ends(decoder_pid)

    def test_ctrl_c_ends_both_and_only_the_program_speaks(self, parent):
        decoder_pid = int(parent.stdout.readline())
        os.killpg(parent.pid, signal.SIGINT)  # a terminal sends it to the whole group
        _, said = parent.communicate(timeout=10)
        self.assert_ends(decoder_pid)
        assert said.count("KeyboardInterrupt") == 1
        assert "Warning" not in said


def test_the_decoder_loads_none_of_the_heavy_libraries():
    code = "import sys, hep_vision.sources.capture.decoder; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert not loaded & {"numpy", "cv2", "mediapipe", "matplotlib", "pydantic", "scipy"}


def test_a_file_named_like_a_module_in_the_current_folder_is_not_run(path, tmp_path, monkeypatch):
    (tmp_path / "av.py").write_text("raise SystemExit('the wrong av')")
    monkeypatch.chdir(tmp_path)
    with open_video(path) as reader:
        assert next(iter(reader)).index == 0
