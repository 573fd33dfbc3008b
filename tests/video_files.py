"""Small video files, good and bad, made on the spot with PyAV alone."""

from __future__ import annotations

import math
import struct
from fractions import Fraction
from typing import TYPE_CHECKING

import av
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

_MILLISECOND = Fraction(1, 1000)

# Colours that survive compression: a picture with another in each corner shows which way
# it was turned.
RED, GREEN, BLUE, GREY = (220, 30, 30), (30, 200, 30), (30, 30, 220), (128, 128, 128)


def corner_picture(width: int, height: int) -> np.ndarray:
    """Picture with red, green, blue and grey quarters: top left, top right, bottom left."""
    picture = np.empty((height, width, 3), np.uint8)
    picture[: height // 2, : width // 2] = RED
    picture[: height // 2, width // 2 :] = GREEN
    picture[height // 2 :, : width // 2] = BLUE
    picture[height // 2 :, width // 2 :] = GREY
    return picture


def noise_pictures(count: int, width: int, height: int) -> Iterable[np.ndarray]:
    """Pictures that compress badly, so that most of the file is picture, not index."""
    noise = np.random.default_rng(1)
    return (noise.integers(0, 256, (height, width, 3), np.uint8) for _ in range(count))


def regular_times_s(count: int, fps: float) -> list[float]:
    return [index / fps for index in range(count)]


def write_video(
    path: Path,
    times_s: Sequence[float] | None = None,
    *,
    size: tuple[int, int] = (64, 48),
    codec: str = "libx264",
    container: str | None = None,
    rotation_deg: int = 0,
    aspect: Fraction | None = None,
    pictures: Iterable[np.ndarray] | None = None,
    metadata: dict[str, str] | None = None,
) -> Path:
    """Video with a frame at each time, in seconds; times may rise unevenly (30 Hz in AVI)."""
    times_s = regular_times_s(10, 30) if times_s is None else times_s
    width, height = size
    picture = corner_picture(width, height)
    options = {"movflags": "+faststart"} if path.suffix == ".mp4" else {}
    with av.open(str(path), "w", format=container, options=options) as file:
        file.metadata.update(metadata or {})
        stream = file.add_stream(codec, rate=30)
        stream.width, stream.height = width, height
        stream.pix_fmt = "yuvj420p" if codec == "mjpeg" else "yuv420p"
        if path.suffix != ".avi":  # which has no times, only a frame rate
            stream.time_base = stream.codec_context.time_base = _MILLISECOND
        if aspect is not None:
            stream.codec_context.sample_aspect_ratio = aspect
        if codec == "libx264":
            stream.options = {"preset": "ultrafast", "crf": "30"}
        for time_s, shown in zip(times_s, pictures or (picture for _ in times_s), strict=True):
            frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(shown), format="rgb24")
            frame.pts, frame.time_base = round(time_s * 1000), _MILLISECOND
            file.mux(stream.encode(frame))
        file.mux(stream.encode(None))
    if rotation_deg:
        turn_display(path, rotation_deg)
    return path


def write_video_with_stamps(
    path: Path, stamps_ms: Sequence[int], pictures: Sequence[np.ndarray] | None = None
) -> Path:
    """Matroska video whose frames carry any stamps: repeated, backwards, negative."""
    pictures = pictures or [corner_picture(64, 48)] * len(stamps_ms)
    options = {"avoid_negative_ts": "disabled"}
    with av.open(str(path), "w", format="matroska", options=options) as file:
        stream = file.add_stream("mjpeg", rate=30)
        stream.height, stream.width = pictures[0].shape[:2]
        stream.pix_fmt = "yuvj420p"
        stream.time_base = stream.codec_context.time_base = _MILLISECOND
        for order, (stamp_ms, shown) in enumerate(zip(stamps_ms, pictures, strict=True)):
            frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(shown), format="rgb24")
            frame.pts, frame.time_base = order, _MILLISECOND
            for packet in stream.encode(frame):
                # Matroska stores the presentation stamp alone; the decoding stamps need
                # only rise and lie before it to get past the muxer.
                packet.pts, packet.dts = stamp_ms, order - 100_000
                file.mux(packet)
    return path


def write_sound_only(path: Path) -> Path:
    with av.open(str(path), "w") as file:
        _write_sound(file, file.add_stream("aac", rate=16_000))
    return path


def write_song_with_cover(path: Path) -> Path:
    """Sound with a cover picture, which a container holds as a video stream."""
    with av.open(str(path), "w", format="mp4") as file:
        sound = file.add_stream("aac", rate=16_000)
        cover = file.add_stream("mjpeg", rate=1)
        cover.width, cover.height, cover.pix_fmt = 64, 48, "yuvj420p"
        cover.disposition = av.stream.Disposition.attached_pic
        file.mux(cover.encode(av.VideoFrame.from_ndarray(corner_picture(64, 48))))
        file.mux(cover.encode(None))
        _write_sound(file, sound)
    return path


def _write_sound(file: av.container.OutputContainer, stream: av.AudioStream) -> None:
    for block in range(16):
        tone = np.sin(np.arange(1024) * math.tau * 440 / 16_000, dtype=np.float32)
        frame = av.AudioFrame.from_ndarray(tone[None], format="fltp", layout="mono")
        frame.sample_rate, frame.pts = 16_000, block * 1024
        file.mux(stream.encode(frame))
    file.mux(stream.encode(None))


def write_no_frames(path: Path) -> Path:
    """Container that announces a video stream and holds nothing of it."""
    with av.open(str(path), "w") as file:
        stream = file.add_stream("mpeg4", rate=30)
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        file.start_encoding()
    return path


def cut(path: Path, share: float) -> Path:
    """Keep only the first part of a file, as a broken copy does."""
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])
    return path


def turn_display(path: Path, degrees: int) -> None:
    """Set an MP4's display matrix, as a phone held upright does: degrees clockwise."""
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    set_matrix(path, round(cos), round(sin), round(-sin), round(cos))


def set_matrix(
    path: Path, a: float, b: float, c: float, d: float, perspective: float = 0.0
) -> Path:
    """Set an MP4's display matrix: the pixel (x, y) is shown at (ax + cy, bx + dy)."""
    content = bytearray(path.read_bytes())
    header = content.index(b"tkhd")
    version = content[header + 4]
    matrix = header + 8 + (44 if version == 1 else 32) + 4
    one, last = 1 << 16, 1 << 30
    values = (a * one, b * one, perspective * last, c * one, d * one, 0, 0, 0, last)
    struct.pack_into(">9i", content, matrix, *map(round, values))
    path.write_bytes(bytes(content))
    return path


def moving_bar_pictures(count: int, width: int, height: int) -> Iterable[np.ndarray]:
    """A bright bar that crosses a textured picture, as a limb does."""
    ground = np.random.default_rng(1).integers(0, 120, (height, width, 3), np.uint8)
    for index in range(count):
        picture = ground.copy()
        at = index * (width - 12) // count
        picture[:, at : at + 12] = 220
        yield picture


def write_reordered_video(path: Path, count: int) -> Path:
    """H.264 with B-pictures, stored in another order than shown; each brighter than the last."""
    with av.open(str(path), "w") as file:
        stream = file.add_stream("libx264", rate=30)
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        stream.options = {"preset": "fast", "bf": "3", "b_strategy": "0"}
        for index in range(count):
            shade = np.full((48, 64, 3), 20 + index * 200 // count, np.uint8)
            frame = av.VideoFrame.from_ndarray(shade, format="rgb24")
            frame.pts, frame.time_base = index, Fraction(1, 30)
            file.mux(stream.encode(frame))
        file.mux(stream.encode(None))
    return path


def write_video_after_picture(path: Path) -> Path:
    """Video of 30 pictures behind a larger stream of one, not marked as a cover."""
    with av.open(str(path), "w") as file:
        cover = file.add_stream("mjpeg", rate=30)
        cover.width, cover.height, cover.pix_fmt = 320, 240, "yuvj420p"
        video = file.add_stream("mpeg4", rate=30)
        video.width, video.height, video.pix_fmt = 64, 48, "yuv420p"
        file.mux(cover.encode(av.VideoFrame.from_ndarray(corner_picture(320, 240))))
        file.mux(cover.encode(None))
        for picture in noise_pictures(30, 64, 48):
            file.mux(video.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")))
        file.mux(video.encode(None))
    return path
