"""Keep the log lines of native libraries off the terminal."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Generator

_STDERR_FD = 2


@contextmanager
def native_stderr_silenced() -> Generator[None, None, None]:
    """Drop what native code writes to standard error meanwhile.

    MediaPipe, absl and TFLite log from C++ straight to the file descriptor and take no
    setting. Python's own ``sys.stderr`` goes on reaching the terminal, so that a progress
    bar drawn by another thread does not flicker.
    """
    try:
        terminal_fd = os.dup(_STDERR_FD)
    except OSError:  # no standard error at all, as under pythonw
        yield
        return
    python_stderr = sys.stderr
    if _writes_to_fd(python_stderr):
        python_stderr.flush()
        sys.stderr = open(terminal_fd, "w", buffering=1, encoding="utf-8", closefd=False)  # noqa: SIM115
    void_fd = os.open(os.devnull, os.O_WRONLY)
    os.dup2(void_fd, _STDERR_FD)
    os.close(void_fd)
    try:
        yield
    finally:
        os.dup2(terminal_fd, _STDERR_FD)
        sys.stderr = python_stderr
        os.close(terminal_fd)


def _writes_to_fd(stream: object) -> bool:
    try:
        return stream.fileno() == _STDERR_FD  # type: ignore[attr-defined]
    except (AttributeError, OSError, ValueError):
        return False
