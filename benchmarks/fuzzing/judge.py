"""What may come of an input nobody vouches for: a result, or one clear sentence."""

from __future__ import annotations

import contextlib
import time
import warnings
from typing import TYPE_CHECKING

from hep_vision.errors import HepVisionError, InputError
from hep_vision.plain_text import forbidden_sign

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

LONGEST_SENTENCE = 1500


class FindingError(Exception):
    """The program did what it must not; the text says what."""


def refused_or_done(act: Callable[[], None]) -> str:
    """Run something; "done", or "refused" if it ended in one clear sentence.

    Raises
    ------
    FindingError
        If it ended in anything else: another exception, a warning, a sentence nobody can read.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            act()
        except HepVisionError as error:
            require_sentence(error)
            return "refused"
        except FindingError:
            raise
        except Exception as error:
            raise FindingError(f"{type(error).__name__}: {error}"[:500]) from error
    return "done"


def require_sentence(error: HepVisionError) -> None:
    """See that an error is of the input, and can be read."""
    words = str(error)
    if not isinstance(error, InputError):
        raise FindingError(f"not called a fault of the input: {words[:300]}")
    if "\n" in words or not words.strip() or len(words) > LONGEST_SENTENCE:
        raise FindingError(f"not one sentence: {words[:300]!r}")


def require_plain(text: str, what: str) -> None:
    """See that nothing in an output can steer a terminal or be written nowhere."""
    sign = forbidden_sign(text)
    if sign is not None:
        raise FindingError(f"{what} holds {sign}")


@contextlib.contextmanager
def within(limit_s: float | None) -> Generator[None]:
    """Take note of what takes too long, by the processor's own time."""
    begun = time.process_time()
    yield
    taken_s = time.process_time() - begun
    if limit_s is not None and taken_s > limit_s:
        raise FindingError(f"it took {taken_s:.1f} s")
