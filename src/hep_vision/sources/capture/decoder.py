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
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, BinaryIO, cast

import av
import av.error
from av.stream import Disposition

from hep_vision.sources.capture.upright import MAX_SIDE_PX, Upright, check_size
from hep_vision.sources.capture.wire import Header, RefusedError, Settings, write_message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from av.container import InputContainer
    from av.video.codeccontext import VideoCodecContext
    from av.video.frame import VideoFrame as AvFrame
    from av.video.stream import VideoStream

MAX_SPAN_S = 2 * 3600.0
MAX_MEMORY_BYTES = 6 << 30
MAX_CPU_S = 4 * 3600
_READ_BUFFER_BYTES = 1 << 18
_MAX_THREADS = 4

# Containers that cameras, phones and messengers write. Playlists, subtitles, image
# sequences and scripts, which can name other files, are not among them.
_FORMATS = "mov,matroska,avi,mpeg,mpegts,mpegvideo,asf,flv,ogg,mxf,dv,h264,hevc,gif"

# A stated length is a little off in many sound files; what lacks less is not "cut short".
_TRUNCATION_TOLERANCE_S = 0.5
_TRUNCATION_TOLERANCE = 0.05  # of the frames


@dataclass(slots=True)
class Clock:
    """Presentation times of a stream, counted from its start and strictly rising.

    Times that are missing are carried on by the average frame rate; frames whose time does
    not rise are left out. Both are counted.
    """

    zero: Fraction | None  # seconds, exact: sums of floats would drift
    step: Fraction | None  # average time between frames, if the stream says
    last: Fraction | None = None
    dropped: int = 0
    missing: int = 0

    def time_of(self, frame: AvFrame) -> float | None:
        """Time of a frame in seconds; None if it is to be left out."""
        time = self._time(frame)
        if self.last is not None and time <= self.last:
            self.dropped += 1
            return None
        self.last = time
        return float(time)

    def _time(self, frame: AvFrame) -> Fraction:
        if frame.pts is not None and frame.time_base is not None:
            stamp = frame.pts * frame.time_base
            self.zero = stamp if self.zero is None else self.zero
            return stamp - self.zero
        if self.step is None:
            raise RefusedError("its frames carry no time and it states no frame rate")
        self.missing += 1
        return Fraction(0) if self.last is None else self.last + self.step


@dataclass(slots=True)
class Decoding:
    """A stream being decoded, frame by frame, past packets that are damaged."""

    container: InputContainer
    stream: VideoStream
    decoded: int = 0
    damaged_packets: int = 0
    broke_off: bool = False
    clock: Clock = field(init=False)

    def __post_init__(self) -> None:
        rate, start, base = self.stream.average_rate, self.stream.start_time, self.stream.time_base
        self.clock = Clock(
            zero=None if start is None or base is None else start * base,
            step=1 / rate if rate else None,
        )

    def frames(self) -> Iterator[AvFrame]:
        """Every frame that can be decoded, in order of presentation."""
        packets = self.container.demux(self.stream)
        while True:
            try:
                packet = next(packets)
            except StopIteration:
                return
            except av.error.FFmpegError as error:
                _raise_if_out_of_memory(error)
                self.broke_off = True
                return
            try:
                for frame in packet.decode():
                    self.decoded += 1
                    yield frame
            except av.error.FFmpegError as error:
                _raise_if_out_of_memory(error)
                self.damaged_packets += 1


def decode(settings: Settings, pipe: BinaryIO) -> None:
    """Decode a video into messages: one ``info``, the frames, one ``end``.

    Raises
    ------
    RefusedError
        If the video cannot be used.
    """
    with open(settings.path, "rb") as file, _opened(file) as container:  # noqa: PTH123
        decoding = Decoding(container, _video_stream(container))
        _seek(decoding, settings.start_s)
        upright: Upright | None = None
        count = 0
        for frame, time_s in _span(decoding, settings):
            if upright is None:
                upright = Upright(decoding.stream, frame, settings.max_side_px)
                write_message(pipe, {"kind": "info", **_info(decoding, frame, upright)})
            write_message(pipe, {"kind": "frame", "time_s": time_s}, upright.rgb(frame))
            count += 1
        if count == 0:
            raise RefusedError(_why_nothing(decoding, settings))
        write_message(pipe, {"kind": "end", **_report(decoding, settings)})


def _opened(file: BinaryIO) -> InputContainer:
    # libav gets the open file and no name, so that it can open nothing else.
    options = {"format_whitelist": _FORMATS, "protocol_whitelist": ""}
    try:
        return av.open(
            file,
            "r",
            container_options=options,
            buffer_size=_READ_BUFFER_BYTES,
            metadata_errors="replace",
        )
    except av.error.FFmpegError as error:
        _raise_if_out_of_memory(error)
        file.seek(0)
        if file.read(8)[4:] == b"ftyp":  # MP4 and MOV begin so
            raise RefusedError(
                "the recording is cut short or damaged: the index that is written last is "
                "missing. Copy it from the phone or camera again"
            ) from error
        raise RefusedError("this is not a video file that can be read") from error


def _video_stream(container: InputContainer) -> VideoStream:
    streams = [
        stream
        for stream in container.streams.video
        if not stream.disposition & Disposition.attached_pic  # the cover picture of a song
    ]
    if not streams and container.streams.audio:
        raise RefusedError("there is no moving picture in this file, only sound")
    if not streams:
        raise RefusedError("there is no moving picture in this file, or it is cut short")
    stream = streams[0]
    # None where libav knows no decoder, whatever its type says.
    context = cast("VideoCodecContext | None", stream.codec_context)
    if context is None:
        raise RefusedError("its pictures are coded in a way that cannot be read, or damaged")
    check_size(context.width, context.height)
    context.thread_type = "AUTO"
    context.thread_count = min(_MAX_THREADS, os.cpu_count() or 1)
    context.options = {"max_pixels": str(MAX_SIDE_PX * MAX_SIDE_PX)}
    return stream


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


def _span(decoding: Decoding, settings: Settings) -> Iterator[tuple[AvFrame, float]]:
    """Frames within the span asked for, with their times."""
    start_s = settings.start_s if settings.start_s is not None else -math.inf
    end_s = settings.end_s if settings.end_s is not None else math.inf
    first_s: float | None = None
    for frame in decoding.frames():
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
        yield frame, time_s


def _duration_s(decoding: Decoding) -> float | None:
    stream, container = decoding.stream, decoding.container
    if stream.duration and stream.time_base:
        return float(stream.duration * stream.time_base)
    return container.duration / av.time_base if container.duration else None


def _info(decoding: Decoding, frame: AvFrame, upright: Upright) -> Header:
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
        "rotation_deg": int(frame.rotation),
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
    if "mov" not in decoding.container.format.name:
        # An MP4 that was trimmed on the phone states the frames it had before; others,
        # whose duration may be a guess from the size of the file, mean what they say.
        enough = (1 - _TRUNCATION_TOLERANCE) * decoding.stream.frames
        if decoding.decoded + decoding.damaged_packets < enough:
            return True
    if duration_s is None or clock.last is None:
        return False
    return float(clock.last + (clock.step or 0)) < duration_s - _TRUNCATION_TOLERANCE_S


def _why_nothing(decoding: Decoding, settings: Settings) -> str:
    last = decoding.clock.last
    if last is not None:
        asked = f"at {settings.start_s or 0:g} s or later"
        return f"there is no frame {asked}: the video ends at {float(last):.1f} s"
    if decoding.damaged_packets or decoding.broke_off or decoding.stream.frames:
        return "no frame can be decoded: the file is damaged. Copy or record it again"
    return "it holds no frames at all"


def _raise_if_out_of_memory(error: av.error.FFmpegError) -> None:
    if isinstance(error, av.error.MemoryError):
        raise error


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
