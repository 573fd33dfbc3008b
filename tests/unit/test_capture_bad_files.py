"""Every kind of bad file gives one sentence, and leaves nothing behind."""

from __future__ import annotations

import os
import threading

import psutil
import pytest

from hep_vision.capture.video import open_video
from hep_vision.errors import VideoError
from video_files import (
    cut,
    noise_pictures,
    regular_times_s,
    write_no_frames,
    write_song_with_cover,
    write_sound_only,
    write_video,
)


def missing(path):
    return path


def folder(path):
    path.mkdir()
    return path


def empty(path):
    path.touch()
    return path


def text(path):
    path.write_text("Monday: ten squats.\n" * 40)
    return path


def playlist(path):
    good = write_video(path.with_name("good.mp4"))
    path.write_text(f"#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n{good.name}\n#EXT-X-ENDLIST\n")
    return path


def concat_script(path):
    good = write_video(path.with_name("good.mp4"))
    path.write_text(f"ffconcat version 1.0\nfile {good.name}\n")
    return path


def noise(path):
    path.write_bytes(next(iter(noise_pictures(1, 200, 100))).tobytes())
    return path


def without_its_index(path):
    """An MP4 as a phone leaves it when the battery dies: its index would come last."""
    mov = write_video(path.with_suffix(".mov"))
    content = mov.read_bytes()
    mov.unlink()
    path.write_bytes(content[: content.index(b"moov") - 4])
    return path


def cut_within_its_index(path):
    return cut(write_video(path, regular_times_s(90, 30)), 0.05)


def cut_before_its_pictures(path):
    write_video(path)
    content = path.read_bytes()
    path.write_bytes(content[: content.index(b"mdat") + 4])
    return path


def without_frames(path):
    avi = write_no_frames(path.with_suffix(".avi"))
    return avi.rename(path)


def too_wide(path):
    return write_video(path, [0.0], size=(8200, 64))


def stretched_too_wide(path):
    from fractions import Fraction

    return write_video(path, size=(4200, 64), aspect=Fraction(2))


BAD_FILES = [
    (missing, "there is no such file"),
    (folder, "this is a folder"),
    (empty, "the file is empty"),
    (text, "this is not a video file"),
    (playlist, "this is not a video file"),
    (concat_script, "this is not a video file"),
    (noise, "this is not a video file"),
    (without_its_index, "the recording is cut short or damaged"),
    (cut_within_its_index, "cut short"),
    (cut_before_its_pictures, "no frame can be decoded"),
    (without_frames, "it holds no frames"),
    (write_sound_only, "no moving picture in this file, only sound"),
    (write_song_with_cover, "no moving picture in this file, only sound"),
    (too_wide, "8200 x 64 pixels is larger than the 8192 x 8192"),
    (stretched_too_wide, "8400 x 64 pixels is larger than the 8192 x 8192"),
]


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

    monkeypatch.setattr(type(path), "open", refuse)
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
