"""What comes back with a form, as far as it can be meant."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING

from hep_vision.plain_text import shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import Request

MOST_FIELDS = 200
MOST_TOKENS = 1000


async def form_of(request: Request) -> dict[str, str]:
    """Texts of a form by their names; files are left out.

    Raises
    ------
    HTTPException
        If it cannot be read.
    """
    async with request.form(max_files=0, max_fields=MOST_FIELDS) as form:
        return {name: shown(text) for name, text in form.items() if isinstance(text, str)}


def number_in(text: str | None, least: int, most: int) -> int | None:
    """The whole number of a text, if it is one of those that may be."""
    if text is None or not text.isascii() or not text.isdecimal() or len(text) > 4:
        return None
    return int(text) if least <= int(text) <= most else None


def pain_choices(say: Callable[..., str]) -> list[tuple[str, str]]:
    """Values and texts of the answers to how strong the pain is."""
    texts = [say("ask-pain-none"), *map(str, range(1, 10)), say("ask-pain-most", number="10")]
    numbered = [(str(number), text) for number, text in enumerate(texts)]
    return [("", say("ask-pain-unsaid")), *numbered]


@dataclass(slots=True)
class FormTokens:
    """Tokens of forms, each good for one answer: a form that is sent twice is stored once."""

    _open: dict[str, None] = field(default_factory=dict[str, None])
    _lock: Lock = field(default_factory=Lock)

    def new(self) -> str:
        """A token for a form."""
        token = secrets.token_urlsafe(16)
        with self._lock:
            self._open[token] = None
            while len(self._open) > MOST_TOKENS:
                del self._open[next(iter(self._open))]
        return token

    def use(self, token: str) -> bool:
        """Whether a token was not used before; it is now."""
        with self._lock:
            return token in self._open and self._open.pop(token) is None
