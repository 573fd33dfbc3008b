"""The decoder's process, seen from the program: start it, take its frames, end it."""

from __future__ import annotations

import contextlib
import queue
import signal
import subprocess
import sys
import threading
from typing import TYPE_CHECKING, cast

import numpy as np

from hep_vision.errors import VideoError
from hep_vision.sources.capture.wire import (
    BrokenMessageError,
    Header,
    Settings,
    read_header,
    read_payload,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import BufferedReader
    from pathlib import Path

    import numpy.typing as npt

    Pixels = npt.NDArray[np.uint8]

STALL_TIMEOUT_S = 30.0
_READ_AHEAD_FRAMES = 4
_CLOSE_TIMEOUT_S = 5.0
_POLL_S = 0.1
_PIPE_BYTES = 1 << 20

_END: Header = {"kind": "gone"}


class DecoderProcess:
    """A process that decodes one video, and the thread that takes frames from its pipe.

    The thread fills the frames' arrays without the interpreter lock while the program is
    busy with the pose model; the process never runs further ahead than a few frames.
    """

    def __init__(self, path: Path, settings: Settings) -> None:
        self._path = path
        self._closed = threading.Event()
        self._messages: queue.Queue[tuple[Header, Pixels | None]] = queue.Queue(_READ_AHEAD_FRAMES)
        self._pending: Header | None = None
        self._process = subprocess.Popen(
            _command(settings),
            stdin=subprocess.PIPE,  # closed by the system when we end: the decoder follows
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        _widen(self._process)
        self._receiver = threading.Thread(target=self._receive, daemon=True)
        self._receiver.start()

    def frames(self) -> Iterator[tuple[float, bool, Pixels]]:
        """Yield times, whether it is damaged, and pictures, until a message comes that is no frame.

        Raises
        ------
        VideoError
            If the decoder refuses the rest, crashes, stalls or runs out of memory.
        """
        while True:
            header, pixels = self._next()
            if pixels is None:
                self._pending = header
                return
            yield float(header["time_s"]), bool(header["damaged"]), pixels

    def next_header(self, kind: str) -> Header:
        """Take the next message, which must be of that kind and no frame.

        Raises
        ------
        VideoError
            As for `frames`.
        """
        header, self._pending = self._pending, None
        if header is None:
            header, _ = self._next()
        if header["kind"] != kind:
            raise RuntimeError(f"the decoder said {header['kind']!r} in place of {kind!r}")
        return header

    def close(self) -> None:
        """End the process and the thread; calling it again does nothing."""
        self._closed.set()
        self._process.kill()
        self._process.wait(_CLOSE_TIMEOUT_S)
        self._receiver.join(_CLOSE_TIMEOUT_S)
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()

    def _next(self) -> tuple[Header, Pixels | None]:
        try:
            header, pixels = self._messages.get(timeout=STALL_TIMEOUT_S)
        except queue.Empty:
            raise VideoError(
                self._path,
                f"decoding stalled: nothing came for {STALL_TIMEOUT_S:.0f} s. "
                "The file is damaged, or lies on a drive that does not answer.",
            ) from None
        if header["kind"] == "refused":
            raise VideoError(self._path, f"{header['problem']}.")
        if header["kind"] == "bug":
            raise RuntimeError(f"the decoder failed:\n{header['traceback']}")
        if header is _END:
            raise self._death()
        return header, pixels

    def _death(self) -> Exception:
        """Say what became of a decoder that is gone without a word."""
        code = self._process.wait(_CLOSE_TIMEOUT_S)
        if code in (0, 1):
            return RuntimeError(f"the decoder ended early with code {code}")
        if code == -signal.SIGKILL:
            return VideoError(
                self._path,
                "the system stopped its decoding, most likely for lack of memory. "
                "Close other programs, or export the video smaller.",
            )
        if code == -getattr(signal, "SIGXCPU", signal.SIGKILL):
            return VideoError(self._path, "decoding it takes more than the time allowed.")
        name = signal.Signals(-code).name if code < 0 else f"code {code}"
        return VideoError(
            self._path,
            f"the decoder crashed on it ({name}): the file is damaged or made to do harm. "
            "Record it again, or convert it with another program.",
        )

    def _receive(self) -> None:
        pipe = cast("BufferedReader", self._process.stdout)
        shape = (0, 0, 3)
        try:
            while (header := read_header(pipe)) is not None:
                if header["kind"] == "info":
                    shape = (int(header["frame_height"]), int(header["frame_width"]), 3)
                pixels = _read_pixels(pipe, header, shape) if header["payload"] else None
                self._hand_on(header, pixels)
        except (BrokenMessageError, KeyError, TypeError, ValueError):
            pass  # what follows can only be noise: the same as the decoder's end
        self._hand_on(_END, None)

    def _hand_on(self, header: Header, pixels: Pixels | None) -> None:
        while not self._closed.is_set():
            try:
                self._messages.put((header, pixels), timeout=_POLL_S)
            except queue.Full:
                continue
            return


def _command(settings: Settings) -> list[str]:
    # -P: a stray av.py in the current folder must not be imported.
    return [
        sys.executable,
        "-P",
        "-m",
        "hep_vision.sources.capture.decoder",
        settings.to_argument(),
    ]


def _widen(process: subprocess.Popen[bytes]) -> None:
    """Let the pipe hold a good part of a frame: fewer turns between the two sides."""
    with contextlib.suppress(ImportError, AttributeError, OSError):  # Linux alone can
        import fcntl

        fcntl.fcntl(cast("BufferedReader", process.stdout), fcntl.F_SETPIPE_SZ, _PIPE_BYTES)


def _read_pixels(pipe: BufferedReader, header: Header, shape: tuple[int, ...]) -> Pixels:
    pixels = np.empty(shape, np.uint8)
    if header["payload"] != pixels.nbytes:
        raise BrokenMessageError(f"{header['payload']} bytes for a frame of shape {shape}")
    read_payload(pipe, pixels.reshape(-1).data)
    return pixels
