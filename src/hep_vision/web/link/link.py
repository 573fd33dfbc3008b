"""What the addresses of the session page share: the sessions, who is connected, the voice."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING

from hep_vision.coach.words import ENGLISH
from hep_vision.web.link.camera import MachineCamera, name_of_camera, server_estimator
from hep_vision.web.link.messages import Choice, Press, Speaking
from hep_vision.web.link.options import SessionOptions, SiteSource
from hep_vision.web.link.sessions import Open, RefusedError, Sessions
from hep_vision.web.link.speech import SpokenTexts

if TYPE_CHECKING:
    from collections.abc import Coroutine
    from typing import Any

    from hep_vision.web.link.messages import ClientMessage, FrameMessage, Hello
    from hep_vision.web.link.sessions import SessionSource
    from hep_vision.web.link.stream import Connection
    from hep_vision.web.site import Site

# A session that nobody is connected to stays in memory so long.
KEPT_S = 600.0
PICTURE = "/session/picture"


class Link:
    """The session page's side of a server; all of it runs in the server's loop.

    Parameters
    ----------
    source : SessionSource
        Whose sessions they are.
    options : SessionOptions
        What they are like.
    """

    def __init__(self, source: SessionSource, options: SessionOptions) -> None:
        self.options = options
        self.sessions = Sessions(source, options.when_over)
        self.speech = SpokenTexts()
        self.camera: MachineCamera | None = None
        self._connections: dict[str, Connection] = {}
        self._leaving: dict[str, asyncio.TimerHandle] = {}
        self._opening = asyncio.Lock()
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def sees(self) -> bool:
        """Whether a camera of this machine is used in place of the browser's."""
        return self.options.camera is not None

    @property
    def picture(self) -> str:
        """Address of this machine's picture; empty where the browser has its own camera."""
        return PICTURE if self.sees else ""

    async def open(self, hello: Hello, connection: Connection) -> Open:
        """The session of a hello; another tab that has it is stopped.

        Raises
        ------
        RefusedError, HepVisionError
            As `Sessions.open`.
        """
        async with self._opening:
            opened = await asyncio.to_thread(self._open, hello)
            if (older := self._connections.get(opened.session.id)) is not None:
                older.take_over()
            await asyncio.to_thread(opened.resume)
        opened.session.draws_skeleton = self.options.skeleton
        session = opened.session.id
        if (leaving := self._leaving.pop(session, None)) is not None:
            leaving.cancel()
        self._connections[session] = connection
        return opened

    def _open(self, hello: Hello) -> Open:
        if self.sees:
            camera = name_of_camera(self.options.camera or "")
            return self.sessions.open(hello, server_estimator(self.options.find_model()), camera)
        if hello.estimator is None:
            raise RefusedError("version", "The page names no pose model. Load it again.")
        return self.sessions.open(hello, hello.estimator)

    def take_wish(self, message: ClientMessage | FrameMessage) -> bool:
        """Take what the page asks of a server that sees for it; whether it was that."""
        if not isinstance(message, Speaking | Press | Choice) or self.camera is None:
            return False
        self.camera.take_wish(message)
        return True

    def spoken(self, session: str) -> set[str]:
        """What a session may have spoken; nothing of one that is not connected."""
        opened = self.sessions.known(session)
        return opened.session.spoken if opened is not None else set()

    def language(self, session: str) -> str:
        """In which language a session speaks."""
        opened = self.sessions.known(session)
        return opened.session.messages.header.language if opened is not None else ENGLISH

    async def begin_camera(self, opened: Open, connection: Connection) -> None:
        """Open this machine's camera for a session, if it is to be used.

        Raises
        ------
        HepVisionError
            If there is no such camera.
        """
        if self.sees:
            await self.end_camera()
            self.camera = MachineCamera(self.options, opened.session, connection)
            await self.camera.start()

    async def end_camera(self) -> None:
        """Let this machine's camera go."""
        if self.camera is not None:
            camera, self.camera = self.camera, None
            await camera.close()

    async def finish(self, opened: Open) -> None:
        """Record the end of a session."""
        self._connections.pop(opened.session.id, None)
        await self.end_camera()
        await asyncio.to_thread(self.sessions.finish, opened)

    def left(self, opened: Open, connection: Connection) -> None:
        """A tab is gone; its session is kept for a while in memory, and then on the disk."""
        session = opened.session.id
        if self._connections.get(session) is not connection:
            return
        del self._connections[session]
        self._later(self.end_camera())
        loop = asyncio.get_running_loop()
        self._leaving[session] = loop.call_later(KEPT_S, self._let_go, opened)

    def _let_go(self, opened: Open) -> None:
        self._leaving.pop(opened.session.id, None)
        self._later(asyncio.to_thread(self.sessions.let_go, opened))

    def _later(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def begin(self) -> None:
        """Record what was left of sessions that nobody has resumed."""
        self._later(asyncio.to_thread(self.sessions.tidy))

    async def close(self) -> None:
        """Let go of everything; sessions stay on the disk."""
        for timer in self._leaving.values():
            timer.cancel()
        await self.end_camera()
        for task in tuple(self._tasks):
            with contextlib.suppress(asyncio.CancelledError):
                await task
        await asyncio.to_thread(self.sessions.close)
        self.speech.close()


def link_of_site(site: Site) -> Link:
    """The session page's side for the patient of a site."""
    return Link(SiteSource(site, site.session), site.session)
