"""The gate before every page: who asks, from where, how much; and the headers of every answer.

Refused with 403 and one sentence: another site (``Origin``), a name that was pointed at this
machine (``Host``, DNS rebinding), and another user of the machine, who has no cookie.
"""

from __future__ import annotations

import logging
from html import escape
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import HTMLResponse

from hep_vision.web.table import find_entry

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from hep_vision.web.keys import Keys
    from hep_vision.web.table import Entry

CONTENT_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self' 'wasm-unsafe-eval'",
        "worker-src 'self'",
        "connect-src 'self'",
        "img-src 'self' blob: data:",
        "style-src 'self'",
        "font-src 'self'",
        "media-src 'self' blob:",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "form-action 'self'",
    )
)
HEADERS = {
    "Content-Security-Policy": CONTENT_POLICY,
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(self), microphone=(), geolocation=(), payment=(), usb=()",
    # A form without it would name no origin.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
SAFE_METHODS = ("GET", "HEAD")

# Told before anything is known of the patient: no menu, no settings.
_PAGE = """<!doctype html>
<html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>hep-vision</title><link rel="stylesheet" href="/static/tokens.css">
<link rel="stylesheet" href="/static/pages.css"></head>
<body><main class="alone"><p>{sentence}</p></main></body></html>
"""

_log = logging.getLogger(__name__)


class Gate:
    """The gate: an ASGI application around the pages.

    Parameters
    ----------
    app : ASGI application
        The pages.
    entries : sequence of Entry
        The table of routes.
    keys : Keys
        Which cookies open them.
    hosts : sequence of str
        Names with their port by which this server is reached, ``"127.0.0.1:8321"``.
    say : callable
        The sentence of a name, in the patient's language.
    """

    def __init__(
        self,
        app: ASGIApp,
        entries: Sequence[Entry],
        keys: Keys,
        hosts: Sequence[str],
        say: Callable[[str], str],
    ) -> None:
        self._app = app
        self._entries = tuple(entries)
        self._keys = keys
        self._hosts = frozenset(hosts)
        self._say = say
        self.cookie_name = f"hep_vision_{hosts[0].rpartition(':')[2]}"
        """Name of the cookie: one for each port, since browsers keep one jar for all of them."""
        self._origins = frozenset(f"http://{host}" for host in hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or refuse it."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        entry = find_entry(self._entries, scope["path"], socket=scope["type"] == "websocket")
        answer = _with_headers(send, entry)
        refused = self._refusal(scope, entry)
        if refused is not None:
            status, name = refused
            await _refuse(scope, receive, answer, status, self._say(name))
            return
        assert entry is not None
        try:
            await self._app(scope, _limited(receive, entry.largest_body_bytes), answer)
        except Exception:  # noqa: BLE001 - the application has answered, in a sentence
            _log.debug("where it happened", exc_info=True)

    def _refusal(self, scope: Scope, entry: Entry | None) -> tuple[int, str] | None:
        """Status and name of the sentence with which a request is refused; None if it may pass."""
        headers = Headers(scope=scope)
        is_socket = scope["type"] == "websocket"
        if headers.get("host", "").lower() not in self._hosts:
            return 403, "refused-host"
        method = "GET" if is_socket else scope["method"]
        origin = headers.get("origin")
        if origin is None and (is_socket or method not in SAFE_METHODS):
            return 403, "refused-site"
        if origin is not None and origin not in self._origins:
            return 403, "refused-site"
        if (entry is None or entry.who == "patient") and not self._keys.opens(
            self.cookie_of(headers)
        ):
            return 403, "refused-not-open"
        if entry is None:
            return 404, "refused-not-there"
        known = {*entry.methods, *(("HEAD",) if "GET" in entry.methods else ())}
        if not is_socket and method not in known:
            return 405, "refused-wrong"
        return _size_refusal(headers, entry)

    def cookie_of(self, headers: Headers) -> str | None:
        """The cookie that a request brings."""
        try:
            jar = SimpleCookie(headers.get("cookie", ""))
        except CookieError:
            return None
        return jar[self.cookie_name].value if self.cookie_name in jar else None


def _size_refusal(headers: Headers, entry: Entry) -> tuple[int, str] | None:
    told = headers.get("content-length", "0")
    if not told.isdecimal() or int(told) > entry.largest_body_bytes:
        return 413, "refused-too-large"
    return None


class TooLargeError(Exception):
    """A request has brought more than it may."""


def _limited(receive: Receive, most_bytes: int) -> Receive:
    """Receive the body of a request up to a size, whatever its header says."""
    so_far = 0

    async def receive_some() -> Message:
        nonlocal so_far
        message = await receive()
        if message["type"] == "http.request":
            so_far += len(message.get("body", b""))
            if so_far > most_bytes:
                raise TooLargeError
        return message

    return receive_some


def _with_headers(send: Send, entry: Entry | None) -> Send:
    """Send with the headers of every answer; files of the program alone may be kept."""
    is_file = entry is not None and entry.kind == "files"

    async def send_on(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
            headers.setdefault("Cache-Control", "no-cache" if is_file else "no-store")
        await send(message)

    return send_on


async def _refuse(scope: Scope, receive: Receive, send: Send, status: int, sentence: str) -> None:
    """Answer with a sentence; a socket is told with its refusal."""
    _log.info("refused %s: %s", status, sentence)
    if scope["type"] == "http":
        await HTMLResponse(_PAGE.format(sentence=escape(sentence)), status)(scope, receive, send)
        return
    await receive()
    if "websocket.http.response" in scope.get("extensions", {}):
        body = f"{sentence}\n".encode()
        headers = [(b"content-type", b"text/plain; charset=utf-8")]
        await send({"type": "websocket.http.response.start", "status": status, "headers": headers})
        await send({"type": "websocket.http.response.body", "body": body})
    else:
        await send({"type": "websocket.close", "code": 1008, "reason": sentence[:120]})
