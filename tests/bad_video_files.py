"""Every kind of file that is no video to measure, and what is said of each."""

from __future__ import annotations

from fractions import Fraction

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


def of_unknown_codec(path):
    content = write_video(path).read_bytes()
    path.write_bytes(content.replace(b"avc1", b"zzzz"))
    return path


def too_wide(path):
    return write_video(path, [0.0], size=(8200, 64))


def stretched_too_wide(path):
    return write_video(path, size=(4200, 64), aspect=Fraction(2))


BAD_FILES = [
    (missing, "there is no such file"),
    (folder, "folder"),
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
    (of_unknown_codec, "coded in a way that cannot be read"),
    (too_wide, "8200 x 64 pixels is larger than the 8192 x 8192"),
    (stretched_too_wide, "8400 x 64 pixels is larger than the 8192 x 8192"),
]
