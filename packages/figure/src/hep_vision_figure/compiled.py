"""Numba's compiler with the types it loses, in one place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

import numba

F = TypeVar("F", bound=Callable[..., Any])


def compiled(function: F) -> F:
    """Compile a function of numbers and arrays; the result is cached on disk.

    Notes
    -----
    It runs without Python's lock: frames are drawn side by side, each on one thread,
    which wastes less of a second processor than two threads on one frame.
    """
    return cast(
        "F", numba.njit(function, fastmath=True, nogil=True, cache=True, error_model="numpy")
    )  # pyright: ignore


def thread_count() -> int:
    """Frames to draw side by side: one a processor, or ``NUMBA_NUM_THREADS``."""
    return int(numba.get_num_threads())  # pyright: ignore
