"""The WebSocket of the session page: messages in their order in, views and acts out."""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from contextlib import suppress
from typing import TYPE_CHECKING

from starlette.websockets import WebSocketDisconnect, WebSocketState

from hep_vision.errors import HepVisionError, OutputError
from hep_vision.web.link.messages import (
    PROTOCOL,
    Hello,
    MessageError,
    Over,
    Problem,
    Ready,
    Stored,
    read_client_message,
)
from hep_vision.web.link.running import is_step
from hep_vision.web.link.sessions import RefusedError

if TYPE_CHECKING:
    from typing import Literal

    from starlette.websockets import WebSocket

    from hep_vision.web.link.link import Link
    from hep_vision.web.link.messages import Step
    from hep_vision.web.link.sessions import Open

HELLO_WITHIN_S = 10.0
# What has come is brought to the disk this often, and at once where something came of it.
STORE_EVERY_S = 1.0
# Nobody is told more than this: a client that reads nothing is let go of.
MOST_WAITING = 500

CLOSE_OVER = 1000
CLOSE_FAULT = 1011
CLOSE_LATER = 1013
CLOSE_REFUSED = 4000
CLOSE_TAKEN_OVER = 4001
CLOSE_UNKNOWN = 4002

_log = logging.getLogger(__name__)


class Outbox:
    """What waits to be sent; of views only the latest."""

    def __init__(self, socket: WebSocket) -> None:
        self._socket = socket
        self._waiting: deque[tuple[str, bool]] = deque()
        self._came = asyncio.Event()
        self._ends: tuple[int, str] | None = None

    def put(self, message: str, *, is_view: bool = False) -> None:
        """Have a message sent after the others."""
        if is_view and self._waiting and self._waiting[-1][1]:
            self._waiting.pop()
        self._waiting.append((message, is_view))
        if len(self._waiting) > MOST_WAITING:
            self._waiting.clear()
            self.end(CLOSE_LATER, "The page does not read what it is told.")
        self._came.set()

    def end(self, code: int, reason: str = "") -> None:
        """Close the socket once everything has been sent."""
        self._ends = self._ends or (code, reason)
        self._came.set()

    async def run(self) -> None:
        """Send until the socket is closed."""
        try:
            while True:
                await self._came.wait()
                self._came.clear()
                while self._waiting:
                    await self._socket.send_text(self._waiting.popleft()[0])
                if self._ends is not None:
                    code, reason = self._ends
                    await self._socket.close(code, reason[:120])
                    return
        except (WebSocketDisconnect, RuntimeError):
            return  # the client is gone; the reader learns of it


class Connection:
    """One tab that is connected.

    Parameters
    ----------
    link : Link
        The sessions of this server.
    socket : WebSocket
        Accepted.
    """

    def __init__(self, link: Link, socket: WebSocket) -> None:
        self._link = link
        self._socket = socket
        self.outbox = Outbox(socket)
        self._opened: Open | None = None
        self._stored_seq = -1
        self._unstored = asyncio.Event()
        self._at_once = asyncio.Event()
        self._concluding: asyncio.Task[None] | None = None
        self.replaced = False

    async def run(self) -> None:
        """Serve it until it is closed."""
        sending = asyncio.create_task(self.outbox.run())
        storing: asyncio.Task[None] | None = None
        try:
            opened = await self._open()
            if opened is not None:
                storing = asyncio.create_task(self._store())
                await self._link.begin_camera(opened, self)
                await self._read(opened)
        except WebSocketDisconnect:
            pass
        except MessageError as error:
            self._refuse("refused", str(error), CLOSE_REFUSED)
        except OutputError as error:
            self._refuse("record", str(error), CLOSE_LATER, go_on=True)
        except HepVisionError as error:
            self._refuse("camera" if self._link.sees else "fault", str(error), CLOSE_LATER)
        except Exception:  # noqa: BLE001 - the page is told, and the log
            _log.exception("a fault in the session page's connection")
            self._refuse(
                "fault", "hep-vision has failed. Load the page again; it goes on.", CLOSE_FAULT
            )
        finally:
            await self._end(sending, storing)

    def take_over(self) -> None:
        """Another tab has the session from now on."""
        self.replaced = True
        sentence = "Your exercises go on in another window. This one has stopped."
        self._refuse("taken_over", sentence, CLOSE_TAKEN_OVER)

    def tell(self, messages: tuple[str, ...]) -> None:
        """Send what came of a message; the view, if there is one, is the last."""
        for message in messages:
            self.outbox.put(message, is_view=message.startswith('{"type": "view"'))

    async def _open(self) -> Open | None:
        """Follow the hello; None if that cannot be."""
        try:
            raw = await asyncio.wait_for(self._receive(), HELLO_WITHIN_S)
        except TimeoutError as error:
            raise MessageError("No hello came.") from error
        hello = read_client_message(raw)
        if not isinstance(hello, Hello):
            raise MessageError("The first message has to be a hello.")
        try:
            opened = await self._link.open(hello, self)
        except RefusedError as error:
            if error.code == "over":
                self.outbox.put(Over(finished=True).model_dump_json())
                self.outbox.end(CLOSE_OVER)
            else:
                self._refuse(error.code, str(error), CLOSE_UNKNOWN)
            return None
        except HepVisionError as error:
            self._refuse("record", str(error), CLOSE_LATER)
            return None
        self._opened = opened
        self._greet(opened)
        return opened

    def _greet(self, opened: Open) -> None:
        session = opened.session
        ready = Ready(
            protocol=PROTOCOL,
            session=session.id,
            stored_seq=session.seq,
            time_s=session.now_s,
            resumed=opened.resumed,
            language=session.messages.header.language,
            sees="server" if self._link.sees else "browser",
            picture=self._link.picture,
        )
        self._stored_seq = session.seq
        self.outbox.put(ready.model_dump_json())
        view = session.view_message(anew=True)
        if view is not None:
            self.outbox.put(view, is_view=True)

    async def _read(self, opened: Open) -> None:
        session = opened.session
        while not session.finished and not self.replaced:
            raw = await self._receive()
            message = read_client_message(raw)
            if self.replaced:
                return
            if self._link.take_wish(message):
                continue
            if not is_step(message) or self._link.sees:
                raise MessageError("That message has no place here.")
            self.take(raw, message)
        if session.finished and not self.replaced:
            await self._conclude(opened)

    async def _conclude(self, opened: Open) -> None:
        """The session has come to its end: record it, and say so."""
        await self._link.finish(opened)
        self._tell_stored(opened.session.seq)
        for error in opened.session.records.errors:
            told = Problem(code="record", sentence=str(error), go_on=True)
            self.outbox.put(told.model_dump_json())
        self.outbox.put(Over(finished=True).model_dump_json())
        self.outbox.end(CLOSE_OVER)

    def take(self, raw: str | bytes, message: Step) -> None:
        """Take a message of the session, and tell the page what comes of it."""
        assert self._opened is not None
        if self.replaced:
            return
        taken = self._opened.session.take(raw, message)
        self.tell(taken.answers)
        self._store_soon(at_once=taken.matters)
        if self._link.sees and self._opened.session.finished and self._concluding is None:
            # Nothing more comes from the page that would wake its reader.
            self._concluding = asyncio.create_task(self._conclude(self._opened))

    def fail(self, sentence: str) -> None:
        """The camera of this machine has failed."""
        self._refuse("camera", sentence, CLOSE_LATER)

    def _store_soon(self, *, at_once: bool) -> None:
        """Bring what has come to the disk, and say so."""
        if at_once:
            self._at_once.set()
        self._unstored.set()

    async def _store(self) -> None:
        """Bring to the disk what has come, about once a second."""
        assert self._opened is not None
        session = self._opened.session
        while not session.finished:
            await self._unstored.wait()
            with suppress(TimeoutError):
                await asyncio.wait_for(self._at_once.wait(), STORE_EVERY_S)
            self._unstored.clear()
            self._at_once.clear()
            seq = session.seq
            try:
                await asyncio.to_thread(session.messages.sync)
            except OutputError as error:
                self._refuse("record", str(error), CLOSE_LATER, go_on=True)
                return
            self._tell_stored(seq)

    def _tell_stored(self, seq: int) -> None:
        if seq > self._stored_seq:
            self._stored_seq = seq
            self.outbox.put(Stored(seq=seq).model_dump_json())

    async def _receive(self) -> str | bytes:
        message = await self._socket.receive()
        if message["type"] == "websocket.disconnect":
            raise WebSocketDisconnect(message.get("code", 1006))
        text = message.get("text")
        return text if text is not None else message["bytes"]

    def _refuse(
        self,
        code: Literal[
            "taken_over", "refused", "unknown", "version", "nothing", "fault", "record", "camera"
        ],
        sentence: str,
        close: int,
        *,
        go_on: bool = False,
    ) -> None:
        self.outbox.put(Problem(code=code, sentence=sentence, go_on=go_on).model_dump_json())
        self.outbox.end(close, sentence)

    async def _end(self, sending: asyncio.Task[None], storing: asyncio.Task[None] | None) -> None:
        if storing is not None:
            storing.cancel()
        if self._opened is not None and not self.replaced:
            self._link.left(self._opened, self)
        if self._socket.client_state is WebSocketState.CONNECTED:
            self.outbox.end(CLOSE_OVER)
            with suppress(TimeoutError):
                await asyncio.wait_for(sending, HELLO_WITHIN_S)
        sending.cancel()
