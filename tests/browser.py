"""Chromium on the pages as they are served: what the tests of the browser stand on.

::

    with serving(Site(patient="me", db=str(tmp_path / "record.db"))) as served:
        with browsing(served) as visit:
            visit.page.click("text=Start")
    # leaving the block fails on console errors and on requests to other origins

A camera is a file of raw pictures (``.y4m``, which ffmpeg makes) that is played in a loop.
"""

from __future__ import annotations

import shutil
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import uvicorn

from hep_vision.web.app import make_app
from hep_vision.web.keys import Keys
from hep_vision.web.serving import HOME, bound_socket, uvicorn_config

if TYPE_CHECKING:
    from collections.abc import Generator

    from playwright.sync_api import ConsoleMessage, Page, Request

    from hep_vision.web.link.sessions import Sessions
    from hep_vision.web.site import Site

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
AXE = Path(__file__).resolve().parents[1] / "node_modules" / "axe-core" / "axe.min.js"

needs_chromium = pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium (apt: chromium)")
needs_axe = pytest.mark.skipif(not AXE.exists(), reason="needs axe-core (`npm ci`)")


@dataclass(frozen=True)
class Served:
    """A server that runs in a thread."""

    origin: str
    keys: Keys
    sessions: Sessions | None = None  # of the session page

    def link(self, path: str = "/") -> str:
        """An address that opens a page, once."""
        return f"{self.origin}/open/{self.keys.new_secret(path)}"


@contextmanager
def serving(site: Site) -> Generator[Served]:
    """Serve pages for as long as the block lasts."""
    keys = Keys()
    with bound_socket(None) as listener:
        host = f"{HOME}:{listener.getsockname()[1]}"
        app = make_app(site, keys, (host,))
        server = uvicorn.Server(uvicorn_config(app))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        while not server.started:
            assert thread.is_alive(), "the server must start"
            time.sleep(0.01)
        try:
            yield Served(f"http://{host}", keys, app._app.state.link.sessions)
        finally:
            server.should_exit = True
            thread.join(30)
            assert not thread.is_alive(), "the server must end"


@dataclass
class Visit:
    """A page that is open, and what went wrong on it."""

    page: Page
    origin: str
    console_errors: list[str] = field(default_factory=list)
    foreign_requests: list[str] = field(default_factory=list)

    def open(self, path: str) -> None:
        """Go to another page."""
        self.page.goto(self.origin + path)

    def assert_clean(self) -> None:
        """Nothing on the console, and nothing asked of another origin."""
        assert not self.console_errors, self.console_errors
        assert not self.foreign_requests, self.foreign_requests

    def axe_findings(self) -> list[str]:
        """What axe-core finds, a line each."""
        self.page.evaluate(AXE.read_text("utf-8"))
        found: Any = self.page.evaluate("axe.run()")
        return [
            f"{one['id']} ({one['impact']}): {node['html'][:200]} {node['failureSummary']}"
            for one in found["violations"]
            for node in one["nodes"]
        ]

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            where = message.location.get("url", "")
            self.console_errors.append(f"{message.type}: {message.text} {where}")

    def _on_request(self, request: Request) -> None:
        own = (self.origin, self.origin.replace("http:", "ws:"), "blob:", "data:", "about:")
        if not request.url.startswith(own):
            self.foreign_requests.append(request.url)

    def watch(self) -> None:
        """Collect what goes wrong from now on."""
        self.page.on("console", self._on_console)
        self.page.on("pageerror", lambda error: self.console_errors.append(f"thrown: {error}"))
        self.page.on("request", self._on_request)


@contextmanager
def browsing(
    served: Served,
    path: str = "/",
    *,
    camera: Path | None = None,
    clean: bool = True,
    **context: Any,
) -> Generator[Visit]:
    """Open a page in Chromium; leaving the block fails on whatever went wrong on it.

    Parameters
    ----------
    served : Served
        From `serving`.
    path : str
        The page to begin with.
    camera : Path, optional
        What the camera sees, ``.y4m``; a test pattern by default. Leave to use it is given.
    clean : bool
        Whether errors on the console and requests to other origins fail.
    context
        As for Playwright's ``new_context``: ``viewport``, ``color_scheme``, ``forced_colors``...
    """
    from playwright.sync_api import sync_playwright

    flags = [
        "--no-sandbox",
        "--autoplay-policy=no-user-gesture-required",
        "--use-fake-ui-for-media-stream",
        "--use-fake-device-for-media-stream",
        *([f"--use-file-for-fake-video-capture={camera}"] if camera else []),
    ]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=flags)
        try:
            page = browser.new_context(**context).new_page()
            visit = Visit(page, served.origin)
            visit.watch()
            page.goto(served.link(path))
            yield visit
            if clean:
                visit.assert_clean()
        finally:
            browser.close()
