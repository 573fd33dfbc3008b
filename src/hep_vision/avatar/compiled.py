"""Numba's compiler with the types it loses, in one place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

import numba

F = TypeVar("F", bound=Callable[..., Any])

# Seen by the compiler as its own parallel range, by everyone else as a range.
prange = numba.prange


def compiled(function: F) -> F:
    """Compile a function of numbers and arrays; the result is cached on disk."""
    return cast("F", numba.njit(function, fastmath=True, cache=True))  # pyright: ignore


def compiled_parallel(function: F) -> F:
    """Compile a function whose `prange` loops run on all cores."""
    return cast("F", numba.njit(function, parallel=True, fastmath=True, cache=True))  # pyright: ignore


def thread_count() -> int:
    """Threads that parallel loops use."""
    return int(numba.get_num_threads())  # pyright: ignore
