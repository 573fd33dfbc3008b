"""Every kind of bad file gives one sentence, and leaves nothing behind."""

from __future__ import annotations

import os
import threading

import psutil
import pytest

from bad_video_files import BAD_FILES, text, too_wide, without_its_index
from hep_vision.errors import VideoError
from hep_vision.sources.capture.video import open_video
from video_files import regular_times_s, write_video


@pytest.mark.parametrize(("make", "problem"), BAD_FILES, ids=[m.__name__ for m, _ in BAD_FILES])
def test_one_sentence_that_names_the_file(tmp_path, make, problem):
    path = make(tmp_path / "clip.mp4")
    with pytest.raises(VideoError) as raised:
        _ = open_video(path).info
    message = str(raised.value)
    assert message.startswith(f"{path}: ")
    assert problem in message
    assert message.endswith(".")
    assert "\n" not in message
    assert not message.endswith("..")


@pytest.mark.parametrize("make", [text, without_its_index, too_wide])
def test_nothing_is_left_behind(tmp_path, make):
    path = make(tmp_path / "clip.mp4")
    before, threads = sorted(tmp_path.iterdir()), threading.active_count()
    with pytest.raises(VideoError):
        _ = open_video(path).info
    assert sorted(tmp_path.iterdir()) == before
    assert threading.active_count() == threads
    assert psutil.Process().children() == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_named_pipe_is_refused_and_not_waited_for(tmp_path):
    path = tmp_path / "clip.mp4"
    os.mkfifo(path)
    with pytest.raises(VideoError, match="not a regular file"):
        open_video(path)


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0,
    reason="file permissions bind neither the superuser nor Windows in this way",
)
def test_a_file_one_may_not_read(tmp_path):
    path = write_video(tmp_path / "clip.mp4")
    path.chmod(0)
    with pytest.raises(VideoError, match="cannot be read"):
        open_video(path)


def test_a_file_the_system_refuses_to_open(tmp_path, monkeypatch):
    path = write_video(tmp_path / "clip.mp4")

    def refuse(*_args, **_kwargs):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("hep_vision.sources.capture.video.open_regular", refuse)
    with pytest.raises(VideoError, match=r"cannot be read \(Permission denied\)"):
        open_video(path)


def test_a_span_past_the_end_says_where_the_video_ends(tmp_path):
    path = write_video(tmp_path / "clip.mp4", regular_times_s(60, 30))
    with pytest.raises(VideoError, match=r"no frame at 5 s or later: the video ends at 2\.0 s"):
        _ = open_video(path, start_s=5.0).info


def test_a_video_of_many_hours_is_refused_where_the_limit_is_passed(tmp_path):
    path = write_video(tmp_path / "clip.mp4", [0.0, 3600.0, 7300.0])
    with open_video(path) as reader, pytest.raises(VideoError, match="longer than 2 hours"):
        list(reader)
    with open_video(path, start_s=3000.0) as reader:
        assert [frame.time_s for frame in reader] == [3600.0, 7300.0]
