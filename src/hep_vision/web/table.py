"""The table of routes: every address with who may reach it. What is not in it is refused."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from starlette.routing import BaseRoute, Mount, Route, WebSocketRoute, compile_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from re import Pattern

Who = Literal["anyone", "newcomer", "patient"]
"""Who may reach an address, always from this machine and by a name it answers to.

``anyone``: files of the program itself, nothing of the patient. ``newcomer``: a browser that
brings the secret of the address. ``patient``: a browser that has exchanged it.
"""

Endpoint = Callable[..., Any | Awaitable[Any]]

LARGEST_FORM_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One address.

    Parameters
    ----------
    path : str
        As Starlette writes it, ``"/exercise/{id}"``.
    endpoint : callable or ASGI application
        What answers; a Starlette application where ``kind`` is ``"files"``.
    who : str
        Who may reach it. There is no default, so that nobody forgets to think of it.
    methods : tuple of str
        Methods it knows; ``GET`` knows ``HEAD`` too.
    largest_body_bytes : int
        What a request may carry; nothing by default, a form for those that ``POST``.
    kind : {"page", "socket", "files"}
        What it is. A socket is reached by the patient's own page only.
    """

    path: str
    endpoint: Any
    who: Who
    methods: tuple[str, ...] = ("GET",)
    largest_body_bytes: int = LARGEST_FORM_BYTES
    kind: Literal["page", "socket", "files"] = "page"

    @property
    def route(self) -> BaseRoute:
        """The entry as Starlette needs it."""
        if self.kind == "socket":
            return WebSocketRoute(self.path, self.endpoint)
        if self.kind == "files":
            return Mount(self.path, self.endpoint)
        return Route(self.path, self.endpoint, methods=list(self.methods))

    @property
    def pattern(self) -> Pattern[str]:
        """What the paths of this entry look like."""
        if self.kind == "files":
            return compile_path(f"{self.path}/{{path:path}}")[0]
        return compile_path(self.path)[0]


def find_entry(entries: Sequence[Entry], path: str, *, socket: bool) -> Entry | None:
    """First entry that a path belongs to."""
    fitting = (one for one in entries if (one.kind == "socket") == socket)
    return next((one for one in fitting if one.pattern.match(path)), None)


def check_table(entries: Iterable[Entry]) -> None:
    """See that no path is there twice, since the second one would never be reached.

    Raises
    ------
    ValueError
        Naming the path.
    """
    seen: set[tuple[str, bool]] = set()
    for one in entries:
        key = (one.path, one.kind == "socket")
        if key in seen:
            raise ValueError(f"entries must have each path once, got {one.path!r} twice")
        seen.add(key)
