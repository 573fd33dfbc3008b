"""Videos in which bytes were changed, lost, doubled or put in."""

from __future__ import annotations

import functools
import io
import math
from fractions import Fraction
from typing import TYPE_CHECKING

import av
import numpy as np
from benchmarks.fuzzing.judge import FindingError
from benchmarks.fuzzing.mutate import mutate_bytes

from hep_vision.sources.capture.video import open_video

if TYPE_CHECKING:
    import random
    from pathlib import Path

_FRAMES, _WIDTH, _HEIGHT = 30, 96, 64
_KINDS = (
    *(("mp4", "libx264"), ("mov", "mpeg4"), ("matroska", "libx264"), ("avi", "mpeg4")),
    *(("avi", "libx264"), ("webm", "libvpx"), ("mpegts", "libx264"), ("flv", "libx264")),
    *(("mp4", "libx265"), ("h264", "libx264"), ("matroska", "mjpeg"), ("gif", "gif")),
)


@functools.cache
def _good(kind: tuple[str, str]) -> bytes:
    container, codec = kind
    buffer = io.BytesIO()
    noise = np.random.default_rng(1).integers(0, 120, (_HEIGHT, _WIDTH, 3), np.uint8)
    with av.open(buffer, "w", format=container) as file:
        stream = file.add_stream(codec, rate=30)
        stream.width, stream.height = _WIDTH, _HEIGHT
        formats = {"mjpeg": "yuvj420p", "gif": "rgb8"}
        stream.pix_fmt = formats.get(codec, "yuv420p")
        if codec == "libx265":
            stream.options = {"x265-params": "log-level=none"}
        for index in range(_FRAMES):
            picture = noise.copy()
            picture[:, 2 * index : 2 * index + 20] = 220
            frame = av.VideoFrame.from_ndarray(picture, format="rgb24")
            frame.pts, frame.time_base = index, Fraction(1, 30)
            file.mux(stream.encode(frame))
        file.mux(stream.encode(None))
    return buffer.getvalue()


def write_case(chance: random.Random, folder: Path) -> Path:
    """Write a damaged video."""
    path = folder / "case.mp4"
    path.write_bytes(mutate_bytes(chance, _good(chance.choice(_KINDS))))
    return path


def use_case(path: Path) -> None:
    """Decode it: times rise, pictures have one size, and the counts are those of the frames."""
    with open_video(path) as video:
        last_s, count, damaged = -math.inf, 0, 0
        shape = None
        for frame in video:
            if not (math.isfinite(frame.time_s) and frame.time_s > last_s):
                raise FindingError(f"the time {frame.time_s} follows {last_s}")
            shape = shape or frame.rgb.shape
            if frame.rgb.shape != shape:
                raise FindingError(f"a picture of {frame.rgb.shape} follows one of {shape}")
            last_s, count, damaged = frame.time_s, count + 1, damaged + frame.damaged
        if damaged != video.damaged_frames:
            raise FindingError(f"{video.damaged_frames} damaged frames told, {damaged} seen")
        if count > 100 * _FRAMES:
            raise FindingError(f"{count} pictures out of {_FRAMES}")
