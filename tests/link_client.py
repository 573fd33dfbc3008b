"""A client of the session page's connection, in place of a browser."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import httpx2 as httpx
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from hep_vision.web.link.messages import Hello, read_server_message
from link_room import Raw, hello

if TYPE_CHECKING:
    from browser import Served


@dataclass
class Client:
    """One browser: its cookie, and its connection."""

    served: Served
    socket: ClientConnection | None = None
    cookies: dict[str, str] = field(default_factory=dict)
    ready: dict = field(default_factory=dict)
    got: list[dict] = field(default_factory=list)
    closed: tuple[int, str] | None = None

    def __post_init__(self) -> None:
        with httpx.Client(trust_env=False) as browser:
            browser.get(self.served.link("/"))
            self.cookies = dict(browser.cookies)

    @property
    def headers(self) -> dict[str, str]:
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        return {"Cookie": cookie}

    def get(self, path: str, **params: str) -> httpx.Response:
        return httpx.get(
            self.served.origin + path, params=params, headers=self.headers, trust_env=False
        )

    def connect(self, said: Hello | None = None) -> dict:
        """Connect and say hello; gives what comes first."""
        self.closed = None
        self.socket = connect(
            self.served.origin.replace("http", "ws") + "/session/link",
            additional_headers=self.headers,
            origin=self.served.origin,
            max_queue=None,
            proxy=None,
        ).__enter__()  # closed by the server, or cut
        self.socket.send((said or hello()).model_dump_json())
        self.ready = self.receive() or {}
        return self.ready

    def send(self, raws: list[Raw]) -> None:
        """Send messages, reading what comes meanwhile."""
        for raw in raws:
            self.socket.send(raw)

    def receive(self, timeout_s: float = 60.0) -> dict | None:
        """The next message; None once the connection is closed."""
        try:
            text = self.socket.recv(timeout_s)
        except ConnectionClosed as error:
            closed = error.rcvd
            self.closed = (closed.code, closed.reason) if closed else (1006, "")
            return None
        read_server_message(text)
        message = json.loads(text)
        self.got.append(message)
        return message

    def until(self, kind: str, **what: object) -> dict:
        """The next message of a kind with these values; all before it are kept in `got`."""
        while (message := self.receive()) is not None:
            if message["type"] == kind and what.items() <= message.items():
                return message
        raise AssertionError(f"closed without {kind}: {self.closed}, {self.got[-3:]}")

    def until_closed(self) -> tuple[int, str]:
        """How it was closed."""
        while self.receive() is not None:
            pass
        return self.closed

    def cut(self) -> None:
        """Lose the connection without a word."""
        self.socket.socket.close()
