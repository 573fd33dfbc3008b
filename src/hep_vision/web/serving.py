"""The server on this machine: a port of its own, the browser, and a quiet end."""

from __future__ import annotations

import errno
import logging
import os
import socket
import sys
import webbrowser
from contextlib import suppress
from typing import TYPE_CHECKING
from zlib import crc32

import uvicorn

from hep_vision.errors import DeviceError
from hep_vision.store.place import find_place
from hep_vision.web.app import make_app
from hep_vision.web.keys import Keys

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.types import ASGIApp

    from hep_vision.web.site import Site

HOME = "127.0.0.1"
# Below those that a system gives out by itself (Linux 32768, Windows and macOS 49152).
FIRST_PORT, PORTS = 20_000, 12_000
LARGEST_MESSAGE_BYTES = 64 * 1024
"""What one message of the session page may carry."""

_log = logging.getLogger(__name__)


def bound_socket(port: int | None) -> socket.socket:
    """A socket on this machine alone, on the port asked for or on one that is free.

    Raises
    ------
    DeviceError
        If the port is taken or not allowed.
    """
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if sys.platform == "win32":  # pragma: no cover - which would share the port otherwise
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
    else:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOME, port or 0))
    except OSError as error:
        listener.close()
        if error.errno in (errno.EADDRINUSE, errno.EACCES):
            raise DeviceError(
                f"Port {port} is used by another program; name another one with --port, or leave "
                "it out."
            ) from error
        raise
    return listener


def usual_port(place: str) -> int:
    """The port of a record: always the same, so that a browser knows the pages again.

    It remembers for an address that the camera is allowed, and what it has not sent yet.
    """
    return FIRST_PORT + crc32(place.encode()) % PORTS


def _usual_socket(site: Site) -> socket.socket:
    """A socket on the record's own port, or on one that is free if that is taken."""
    with suppress(DeviceError):
        return bound_socket(usual_port(str(find_place(site.db))))
    return bound_socket(None)


def uvicorn_config(app: ASGIApp) -> uvicorn.Config:
    """How the pages are served: quietly, and with messages of a limited size."""
    return uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        server_header=False,
        ws="websockets-sansio",
        ws_max_size=LARGEST_MESSAGE_BYTES,
        timeout_graceful_shutdown=2,
    )


def _has_screen() -> bool:
    """Whether a browser can be seen; without a screen some are opened in the terminal."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def serve(
    site: Site,
    *,
    port: int | None = None,
    path: str = "/",
    open_browser: bool = True,
    say: Callable[[str], None] = print,
) -> None:
    """Serve the pages until Ctrl-C.

    Parameters
    ----------
    site : Site
        Whose pages they are.
    port : int, optional
        That of the record by default, or a free one if that is taken.
    path : str
        The page to open.
    open_browser : bool
        Whether to open the browser.
    say : callable
        Told the sentences for the terminal.

    Raises
    ------
    DeviceError
        If the port is taken.
    """
    listener = _usual_socket(site) if port is None else bound_socket(port)
    number = listener.getsockname()[1]
    keys = Keys()
    app = make_app(site, keys, (f"{HOME}:{number}", f"localhost:{number}"))
    config = uvicorn_config(app)
    listener.listen()  # a quick browser waits, and is not refused
    address = f"http://{HOME}:{number}/open/{keys.new_secret(path)}"
    with listener, suppress(KeyboardInterrupt):  # which uvicorn raises again after its end
        if open_browser and _has_screen() and webbrowser.open(address):
            say("hep-vision is open in your browser. Ctrl-C ends it.")
        else:
            say(f"Open this address in your browser; it works once: {address}")
        uvicorn.Server(config).run(sockets=[listener])
    say("hep-vision has ended.")
