"""However a file is damaged: frames, or one sentence; never a fault of our own."""

from __future__ import annotations

import random

import pytest

from hep_vision.errors import VideoError
from hep_vision.sources.capture.video import open_video
from video_files import noise_pictures, regular_times_s, write_video

CODECS = {"a.mp4": "libx264", "a.mkv": "libx264", "a.avi": "mpeg4", "a.webm": "libvpx"}


def damage(content: bytes, chance: random.Random) -> bytes:
    """Change some bytes, half of them in the headers; at times cut the end off."""
    damaged = bytearray(content)
    for _ in range(chance.choice([1, 5, 30, 200])):
        reach = chance.choice([len(damaged), min(len(damaged), 2000)])
        damaged[chance.randrange(reach)] = chance.randrange(256)
    if chance.random() < 0.3:
        del damaged[chance.randrange(len(damaged)) :]
    return bytes(damaged)


@pytest.mark.parametrize("name", CODECS)
@pytest.mark.parametrize("seed", range(6))
def test_frames_or_one_sentence(tmp_path, name, seed):
    path = tmp_path / name
    write_video(
        path, regular_times_s(20, 30), codec=CODECS[name], pictures=noise_pictures(20, 64, 48)
    )
    path.write_bytes(damage(path.read_bytes(), random.Random(f"{name} {seed}")))
    times_s, said = [], f"{path}: "
    try:
        with open_video(path) as reader:
            times_s.extend(frame.time_s for frame in reader)
    except VideoError as error:
        said = str(error)
    assert times_s == sorted(set(times_s))
    assert said.startswith(f"{path}: ")
    assert "\n" not in said
