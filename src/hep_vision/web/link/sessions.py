"""The sessions of this server: begun, resumed after a cut or a kill, and let go of."""

from __future__ import annotations

import logging
import secrets
import threading
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Literal, Protocol

from hep_vision import __version__
from hep_vision.coach.plan import SessionPlan
from hep_vision.errors import HepVisionError
from hep_vision.live.planning import plan_summary
from hep_vision.live.store_session import SessionName
from hep_vision.store.going_on import session_called
from hep_vision.store.open_session import OpenSession
from hep_vision.web.link.messages import PROTOCOL
from hep_vision.web.link.running import RunningSession
from hep_vision.web.link.storing import (
    FILE,
    Header,
    MessageFile,
    StoredMessagesError,
    over_name,
    read_header,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from hep_vision.live.starting import Prepared
    from hep_vision.live.store_session import Owner
    from hep_vision.web.link.messages import Estimator, Hello
    from hep_vision.web.link.running import SessionSummary

BROWSER_CAMERA = "camera of the browser"
# An interrupted session is offered for this long.
FRESH = timedelta(hours=6)

_log = logging.getLogger(__name__)


class SessionSource(Protocol):
    """Whose sessions they are, and what they are made of."""

    @property
    def out_dir(self) -> Path:
        """Folder of the sessions' files."""
        ...

    def owner(self, stack: ExitStack) -> Owner:
        """Open the record of the patient; the stack closes it. From any thread."""
        ...

    def prepare(
        self, owner: Owner, language: str, now: datetime, *, without: int | None
    ) -> Prepared:
        """What a session is made of that begins at a time, not counting what one has done."""
        ...

    def why_nothing(self, owner: Owner) -> str:
        """Why nothing is to be done, in a sentence."""
        ...

    def is_stopped(self, owner: Owner) -> bool:
        """Whether what happened today forbids to begin."""
        ...


class RefusedError(Exception):
    """A hello cannot be followed; ``code`` is that of the message `Problem`."""

    def __init__(self, code: Literal["unknown", "version", "nothing", "over"], text: str) -> None:
        super().__init__(text)
        self.code: Literal["unknown", "version", "nothing", "over"] = code


@dataclass(slots=True)
class Open:
    """A session in memory, with what has to be closed after it."""

    session: RunningSession
    stack: ExitStack
    resumed: bool = False
    to_resume: Estimator | None = None
    """What sees an interrupted session from now on, until it has been told so."""

    def resume(self) -> None:
        """Resume an interrupted session, if it is one; nobody steps it meanwhile.

        Raises
        ------
        OutputError
            If that cannot be stored.
        """
        if self.to_resume is not None:
            estimator, self.to_resume = self.to_resume, None
            self.session.resume(estimator)
        self.session.messages.sync()

    def close(self) -> None:
        """Let go of it; it can be made again from its file."""
        with self.stack:
            self.session.close()

    def finish(self) -> None:
        """Record its end, and forget its messages; where it could not be recorded, keep them."""
        with self.stack:
            self.session.finish()
            if self.session.records.errors:
                self.session.messages.close()
            else:
                self.session.messages.forget()


class Sessions:
    """Begins sessions and finds those that were interrupted. Its calls block.

    Parameters
    ----------
    source : SessionSource
        Whose they are.
    when_over : callable
        Told what a session came to when it has ended, or is let go of unfinished.
    """

    def __init__(
        self,
        source: SessionSource,
        when_over: Callable[[SessionSummary], None] = lambda _: None,
    ) -> None:
        self._source = source
        self._when_over = when_over
        self._lock = threading.Lock()
        self._open: dict[str, Open] = {}

    def open(self, hello: Hello, estimator: Estimator, camera: str = BROWSER_CAMERA) -> Open:
        """The session that a client says hello for.

        Parameters
        ----------
        hello : Hello
            Of the client.
        estimator : BrowserEstimator or ServerEstimator
            What finds the landmarks.
        camera : str
            Where the pictures come from, for the record.

        Raises
        ------
        RefusedError
            If there is no such session, or nothing to be done.
        HepVisionError
            If the record or the folder cannot be used.
        """
        if hello.protocol != PROTOCOL:
            raise RefusedError(
                "version", "The page is of another version than the server. Load it again."
            )
        with self._lock:
            if hello.session is not None:
                return self._again(hello.session)
            return self._resumed(estimator) or self._new(hello, estimator, camera)

    def known(self, session: str) -> Open | None:
        """A session in memory."""
        return self._open.get(session)

    def let_go(self, opened: Open) -> None:
        """Let go of a session that nobody is connected to; it stays on the disk."""
        with self._lock:
            if self._open.get(opened.session.id) is opened:
                del self._open[opened.session.id]
                self._close(opened)

    def finish(self, opened: Open) -> None:
        """Record the end of a session."""
        with self._lock:
            self._open.pop(opened.session.id, None)
            self._finish(opened)

    def tidy(self) -> None:
        """Record what was left of sessions that nobody has resumed in time."""
        for path, header in list(self._stored()):
            with self._lock:
                if is_fresh(path) or header.session in self._open:
                    continue
                try:
                    opened = self._from_disk(path, header)
                except (HepVisionError, RefusedError) as error:
                    # What was told of its attempts is in the record since they were made.
                    _log.warning("%s is left: %s", path, error)
                    continue
                del self._open[header.session]
                opened.finish()

    def close(self) -> None:
        """Let go of all sessions; one in which all has been done is over."""
        with self._lock:
            while self._open:
                opened = self._open.popitem()[1]
                opened.session.leave()
                if opened.session.finished:
                    self._finish(opened)
                else:
                    self._close(opened)

    def _close(self, opened: Open) -> None:
        opened.close()
        self._when_over(opened.session.summary())

    def _finish(self, opened: Open) -> None:
        opened.finish()
        self._when_over(opened.session.summary())

    def _again(self, session: str) -> Open:
        """A session that was cut, in memory or from the disk."""
        if (opened := self._open.get(session)) is not None:
            opened.resumed = True
            return opened
        for path, header in self._stored():
            if header.session == session:
                return self._from_disk(path, header)
        if any(path.name == over_name(session) for path in self._source.out_dir.glob("*/over-*")):
            raise RefusedError("over", "That session is over; everything is recorded.")
        raise RefusedError(
            "unknown", "That session is not here any more. Begin again; what was done is kept."
        )

    def _resumed(self, estimator: Estimator) -> Open | None:
        """The session of the same plan that was interrupted in the last hours, if there is one."""
        with ExitStack() as stack:
            owner = self._source.owner(stack)
            candidates = [
                (path, header)
                for path, header in self._stored()
                if header.owner == owner.noted and is_fresh(path) and self._same_plan(owner, header)
            ]
        for path, header in candidates:
            opened = self._open.get(header.session)
            try:
                opened = opened or self._from_disk(path, header)
            except StoredMessagesError as error:
                _log.warning("%s", error)
                continue
            if opened.session.finished:  # and could not be recorded
                self._open.pop(header.session, None)
                opened.finish()
                continue
            opened.resumed, opened.to_resume = True, estimator
            return opened
        return None

    def _same_plan(self, owner: Owner, header: Header) -> bool:
        return header.plan == _summary(self._prepared(owner, header, _now()))

    def _prepared(self, owner: Owner, header: Header, now: datetime) -> Prepared:
        """What a stored session is made of, as of a time."""
        uid = SessionName(header.session, header.begun_at).uid()
        without = session_called(owner.store, uid)
        return self._source.prepare(owner, header.language, now, without=without)

    def _stored(self) -> Iterator[tuple[Path, Header]]:
        """Sessions on the disk that are not over, the newest first."""
        for path in sorted(self._source.out_dir.glob(f"*/{FILE}"), reverse=True):
            header = read_header(path)
            if header is not None:
                yield path, header

    def _from_disk(self, path: Path, header: Header) -> Open:
        with ExitStack() as stack:
            owner = self._source.owner(stack)
            if header.owner != owner.noted:
                raise RefusedError("unknown", "That session is not yours.")
            self._let_go_of_others(owner)
            stack.enter_context(OpenSession(owner.store, owner.patient))
            prepared = self._prepared(owner, header, header.begun_at)
            if _summary(prepared) != header.plan:
                raise RefusedError(
                    "unknown",
                    "The program has changed since that session began. Begin again; what was done "
                    "is kept.",
                )
            session = RunningSession(MessageFile(path), prepared)
            try:
                session.replay()
            except HepVisionError:
                session.close()
                raise
            return self._keep(Open(session, stack.pop_all(), resumed=True))

    def _new(self, hello: Hello, estimator: Estimator, camera: str) -> Open:
        now = _now()
        with ExitStack() as stack:
            owner = self._source.owner(stack)
            self._let_go_of_others(owner)
            stack.enter_context(OpenSession(owner.store, owner.patient))
            prepared = self._source.prepare(owner, hello.language, now, without=None)
            if not prepared.sets or self._source.is_stopped(owner):
                raise RefusedError("nothing", self._source.why_nothing(owner))
            header = _header(prepared, now, estimator, camera)
            messages = MessageFile(self._folder(now) / FILE, header)
            messages.sync()
            return self._keep(Open(RunningSession(messages, prepared), stack.pop_all()))

    def _let_go_of_others(self, owner: Owner) -> None:
        """A patient has one session at a time; another one stays on the disk."""
        for name, opened in list(self._open.items()):
            if opened.session.messages.header.owner == owner.noted:
                del self._open[name]
                opened.close()

    def _folder(self, now: datetime) -> Path:
        name = now.strftime("%Y-%m-%d_%H-%M-%S")
        folder, more = self._source.out_dir / name, 1
        while folder.exists():
            more += 1
            folder = self._source.out_dir / f"{name}-{more}"
        return folder

    def _keep(self, opened: Open) -> Open:
        self._open[opened.session.id] = opened
        return opened


def _header(prepared: Prepared, now: datetime, estimator: Estimator, camera: str) -> Header:
    return Header(
        hep_vision=__version__,
        session=secrets.token_urlsafe(18),
        begun_at=now,
        language=prepared.words.language,
        owner=prepared.owner.noted,
        plan=_summary(prepared),
        source=camera,
        estimator=estimator,
    )


def _summary(prepared: Prepared) -> list[dict[str, object]]:
    sets = tuple(one.plan for one in prepared.sets)
    return plan_summary(SessionPlan(sets)) if sets else []


def _now() -> datetime:
    return datetime.now().astimezone()


def is_fresh(path: Path) -> bool:
    """Whether an interrupted session is still offered; a clock set back must not hide it."""
    return abs(_now() - _last_change(path)) <= FRESH


def _last_change(path: Path) -> datetime:
    """When a session's file was written to last."""
    return datetime.fromtimestamp(path.stat().st_mtime).astimezone()
