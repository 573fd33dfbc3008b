"""What lets a browser in: a secret in the address, exchanged once for a cookie.

The secret travels through the command line of the browser, where other users of the machine
could read it. It works once: used a second time by somebody else, what it opened is shut again.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from hmac import compare_digest
from threading import Lock
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

SECRET_BYTES = 32

Entrance = Literal["opened", "open_already", "used_twice", "unknown"]


@dataclass(slots=True)
class Keys:
    """Secrets and the cookies they were exchanged for.

    Everything is kept in memory: when the program ends, no cookie opens anything.
    """

    _unused: dict[str, str] = field(default_factory=dict[str, str])
    _cookie_by_secret: dict[str, str] = field(default_factory=dict[str, str])
    _lock: Lock = field(default_factory=Lock)

    def new_secret(self, page: str = "/") -> str:
        """A secret for an address, which leads to a page."""
        secret = secrets.token_urlsafe(SECRET_BYTES)
        with self._lock:
            self._unused[secret] = page
        return secret

    def exchange(self, secret: str, held: str | None) -> tuple[Entrance, str, str]:
        """Exchange a secret for a cookie.

        Parameters
        ----------
        secret : str
            From the address.
        held : str, optional
            The cookie that the browser has already.

        Returns
        -------
        str, str
            What came of it, and the new cookie if it was opened.
        str
            The page that it leads to.
        """
        with self._lock:
            known = self._found(self._unused, secret)
            if known is not None:
                page = self._unused.pop(known)
                cookie = secrets.token_urlsafe(SECRET_BYTES)
                self._cookie_by_secret[known] = cookie
                return "opened", cookie, page
            used = self._found(self._cookie_by_secret, secret)
            if used is None:
                return "unknown", "", "/"
            if held is not None and compare_digest(self._cookie_by_secret[used], held):
                return "open_already", "", "/"
            del self._cookie_by_secret[used]
            return "used_twice", "", "/"

    def opens(self, cookie: str | None) -> bool:
        """Whether a cookie is one of those given out."""
        if cookie is None:
            return False
        with self._lock:
            return self._found(self._cookie_by_secret.values(), cookie) is not None

    @staticmethod
    def _found(among: Iterable[str], one: str) -> str | None:
        """The same text among others, compared in a time that tells nothing."""
        if not one.isascii():
            return None
        return next((other for other in among if compare_digest(other, one)), None)
