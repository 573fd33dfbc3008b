"""A video file opened for decoding, and the stream in it that shows the movement."""

from __future__ import annotations

import os
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING, BinaryIO, cast

import av
import av.error
from av.stream import Disposition

from hep_vision.sources.capture.upright import MAX_SIDE_PX, check_size
from hep_vision.sources.capture.wire import RefusedError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from av.container import InputContainer
    from av.video.codeccontext import VideoCodecContext
    from av.video.stream import VideoStream

_READ_BUFFER_BYTES = 1 << 18
_MAX_THREADS = 4

# Containers that cameras, phones and messengers write. Playlists, subtitles, image
# sequences and scripts, which can name other files, are not among them.
_FORMATS = "mov,matroska,avi,mpeg,mpegts,mpegvideo,asf,flv,ogg,mxf,dv,h264,hevc,gif"

# Pictures that are looked at, of all streams together, to tell a video from a cover.
_PROBED_PACKETS = 200


def open_container(file: BinaryIO) -> InputContainer:
    """Open a video file.

    Raises
    ------
    RefusedError
        If it is none that can be read.
    """
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
        raise_if_out_of_memory(error)
        file.seek(0)
        if file.read(8)[4:] == b"ftyp":  # MP4 and MOV begin so
            raise RefusedError(
                "the recording is cut short or damaged: the index that is written last is "
                "missing. Copy it from the phone or camera again"
            ) from error
        raise RefusedError("this is not a video file that can be read") from error


def choose_stream(container: InputContainer, file: BinaryIO) -> VideoStream:
    """Stream with the most pictures: a cover or a thumbnail has one.

    Of streams that have as many, the one the file calls its default is taken, then the
    larger. ``file`` is the same file opened a second time, to look ahead in.

    Raises
    ------
    RefusedError
        If no stream has pictures that can be decoded.
    """
    streams = [
        stream
        for stream in container.streams.video
        if not stream.disposition & Disposition.attached_pic  # the cover of a song
    ]
    if not streams and container.streams.audio:
        raise RefusedError("there is no moving picture in this file, only sound")
    if not streams:
        raise RefusedError("there is no moving picture in this file, or it is cut short")
    readable = [stream for stream in streams if _context_of(stream) is not None]
    if not readable:
        raise RefusedError("its pictures are coded in a way that cannot be read, or damaged")
    if len(readable) == 1:
        return readable[0]
    pictures = _count_pictures(file, [stream.index for stream in readable])
    return max(
        readable,
        key=lambda stream: (
            pictures[stream.index],
            bool(stream.disposition & Disposition.default),
            stream.codec_context.width * stream.codec_context.height,
            -stream.index,
        ),
    )


def prepare_stream(stream: VideoStream) -> VideoStream:
    """Set a chosen stream up for decoding, within limits.

    Raises
    ------
    RefusedError
        If its pictures are too large.
    """
    context = stream.codec_context
    check_size(context.width, context.height)
    context.thread_type = "AUTO"
    context.thread_count = min(_MAX_THREADS, os.cpu_count() or 1)
    context.options = {"max_pixels": str(MAX_SIDE_PX * MAX_SIDE_PX)}
    return stream


def raise_if_out_of_memory(error: av.error.FFmpegError) -> None:
    """Let a lack of memory through, which is no fault of the file's."""
    if isinstance(error, av.error.MemoryError):
        raise error


def _context_of(stream: VideoStream) -> VideoCodecContext | None:
    # None where libav knows no decoder, whatever its type says.
    return cast("VideoCodecContext | None", stream.codec_context)


def _count_pictures(file: BinaryIO, indices: Sequence[int]) -> Counter[int]:
    """Pictures of each stream near the beginning of a file, by its index."""
    counts: Counter[int] = Counter()
    with open_container(file) as container:
        streams = [stream for stream in container.streams.video if stream.index in indices]
        try:
            for packet in islice(container.demux(*streams), _PROBED_PACKETS):
                counts[packet.stream.index] += packet.size > 0
        except av.error.FFmpegError as error:  # damaged from here on: what was seen decides
            raise_if_out_of_memory(error)
    return counts
