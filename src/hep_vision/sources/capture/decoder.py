"""The process that decodes an untrusted video, apart from the program and under limits.

Run as ``python -m hep_vision.sources.capture.decoder SETTINGS`` by
`hep_vision.sources.capture.video`, which reads its messages from standard output. A codec
that crashes, hangs or asks for all memory takes down this process only. It must start
quickly: no import but PyAV, not even numpy.
"""

from __future__ import annotations

import math
import os
import signal
import sys
import threading
import traceback
from fractions import Fraction
from typing import TYPE_CHECKING, BinaryIO

import av
import av.error

from hep_vision.sources.capture.decoding import Decoding
from hep_vision.sources.capture.opening import choose_stream, open_container, prepare_stream
from hep_vision.sources.capture.upright import Upright
from hep_vision.sources.capture.wire import Header, RefusedError, Settings, write_message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from av.video.frame import VideoFrame as AvFrame

MAX_SPAN_S = 2 * 3600.0
MAX_MEMORY_BYTES = 6 << 30
MAX_CPU_S = 4 * 3600

# A stated length is a little off in many sound files; what lacks less is not "cut short".
_TRUNCATION_TOLERANCE_S = 0.5


def decode(settings: Settings, pipe: BinaryIO) -> None:
    """Decode a video into messages: one ``info``, the frames, one ``end``.

    Raises
    ------
    RefusedError
        If the video cannot be used.
    """
    with (
        open(settings.path, "rb") as file,  # noqa: PTH123
        open(settings.path, "rb") as ahead,  # noqa: PTH123
        open_container(file) as container,
    ):
        stream = choose_stream(container, ahead)
        _decode(Decoding(container, prepare_stream(stream)), settings, pipe)


def _decode(decoding: Decoding, settings: Settings, pipe: BinaryIO) -> None:
    _seek(decoding, settings.start_s)
    upright: Upright | None = None
    count = damaged_frames = 0
    for frame, time_s, damaged in _span(decoding, settings):
        if upright is None:
            upright = Upright(decoding.stream, frame, settings.max_side_px)
            write_message(pipe, {"kind": "info", **_info(decoding, upright)})
        trusted = not damaged and upright.fits(frame)
        damaged_frames += not trusted
        header = {"kind": "frame", "time_s": time_s, "damaged": not trusted}
        write_message(pipe, header, upright.rgb(frame))
        count += 1
    if count == 0:
        raise RefusedError(_why_nothing(decoding, settings))
    report = _report(decoding, settings)
    write_message(pipe, {"kind": "end", "damaged_frames": damaged_frames, **report})


def _seek(decoding: Decoding, start_s: float | None) -> None:
    base = decoding.stream.time_base
    zero = decoding.clock.zero
    if not start_s or base is None or zero is None:
        return
    offset = int((Fraction(start_s) + zero) / base)
    try:
        decoding.container.seek(offset, stream=decoding.stream)
    except av.error.FFmpegError:
        return  # no index: everything before is decoded and passed over


def _span(decoding: Decoding, settings: Settings) -> Iterator[tuple[AvFrame, float, bool]]:
    """Frames within the span asked for, their times and whether they are damaged."""
    start_s = settings.start_s if settings.start_s is not None else -math.inf
    end_s = settings.end_s if settings.end_s is not None else math.inf
    first_s: float | None = None
    for frame, damaged in decoding.frames():
        time_s = decoding.clock.time_of(frame)
        if time_s is None or time_s < start_s:
            continue
        if time_s >= end_s:
            return
        first_s = time_s if first_s is None else first_s
        if time_s - first_s > MAX_SPAN_S:
            raise RefusedError(
                f"it is longer than {MAX_SPAN_S / 3600:.0f} hours. "
                "Choose a part of it with --start and --end"
            )
        yield frame, time_s, damaged


def _duration_s(decoding: Decoding) -> float | None:
    stream, container = decoding.stream, decoding.container
    if decoding.clock.in_decoding_order and stream.frames and stream.time_base:
        # AVI: of a file that is cut only this is still as it was written.
        return float(stream.frames * stream.time_base)
    if stream.duration and stream.time_base:
        return float(stream.duration * stream.time_base)
    return container.duration / av.time_base if container.duration else None


def _info(decoding: Decoding, upright: Upright) -> Header:
    rate = decoding.stream.average_rate
    return {
        "width": upright.source_px[0],
        "height": upright.source_px[1],
        "frame_width": upright.size_px[0],
        "frame_height": upright.size_px[1],
        "duration_s": _duration_s(decoding),
        "frames": decoding.stream.frames or None,
        "fps_average": float(rate) if rate else None,
        "codec": decoding.stream.codec_context.name,
        "mirrored": upright.is_mirrored,
        "creation_time": decoding.container.metadata.get("creation_time"),
    }


def _report(decoding: Decoding, settings: Settings) -> Header:
    whole = settings.start_s is None and settings.end_s is None
    return {
        "dropped_timestamps": decoding.clock.dropped,
        "missing_timestamps": decoding.clock.missing,
        "damaged_packets": decoding.damaged_packets,
        "truncated": decoding.broke_off or (whole and _ends_early(decoding)),
    }


def _ends_early(decoding: Decoding) -> bool:
    """Whether a stream read to its end is shorter than the file says."""
    clock, duration_s = decoding.clock, _duration_s(decoding)
    if duration_s is None or clock.last is None:
        return False
    end_s = clock.last + (clock.step or 0)
    if not decoding.stream.duration:  # the container's, which counts from its own zero
        end_s += max(clock.zero or Fraction(0), Fraction(0))
    return float(end_s) < duration_s - _TRUNCATION_TOLERANCE_S


def _why_nothing(decoding: Decoding, settings: Settings) -> str:
    last = decoding.clock.last
    if last is not None:
        asked = f"at {settings.start_s or 0:g} s or later"
        return f"there is no frame {asked}: the video ends at {float(last):.1f} s"
    if decoding.damaged_packets or decoding.broke_off or decoding.stream.frames:
        return "no frame can be decoded: the file is damaged. Copy or record it again"
    return "it holds no frames at all"


def _end_with_parent() -> None:
    """Leave as soon as the program that started us is gone, whatever it died of."""

    def wait_for_end() -> None:
        sys.stdin.buffer.read()
        os._exit(0)

    threading.Thread(target=wait_for_end, daemon=True).start()


def _limit_resources() -> None:
    """Bound memory and processor time where the system can, and forbid writing files."""
    try:
        import resource
    except ImportError:  # Windows
        return
    for name, limit in (
        ("RLIMIT_AS", MAX_MEMORY_BYTES),
        ("RLIMIT_CPU", MAX_CPU_S),
        ("RLIMIT_FSIZE", 0),
        ("RLIMIT_CORE", 0),
    ):
        _, hard = resource.getrlimit(getattr(resource, name))
        if hard == resource.RLIM_INFINITY or limit <= hard:
            resource.setrlimit(getattr(resource, name), (limit, hard))


def main() -> None:
    """Decode what the settings on the command line say."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the program's affair
    _end_with_parent()
    _limit_resources()
    settings = Settings.from_argument(sys.argv[1])
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as pipe:
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # a stray print breaks nothing
        try:
            decode(settings, pipe)
        except BrokenPipeError:
            return
        except RefusedError as error:
            write_message(pipe, {"kind": "refused", "problem": str(error)})
        except MemoryError:
            problem = f"decoding it takes more than {MAX_MEMORY_BYTES >> 30} GB of memory"
            write_message(pipe, {"kind": "refused", "problem": problem})
        except Exception:  # noqa: BLE001
            write_message(pipe, {"kind": "bug", "traceback": traceback.format_exc()})


if __name__ == "__main__":
    main()
