"""The web application: one table of routes, and the gate before it.

To add pages, write a module with ``routes()`` that gives entries of the table, and name it in
`ROOMS`. Every entry says who may reach it; what is not in the table is refused.
"""

from __future__ import annotations

import logging
from contextlib import asynccontextmanager
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse
from starlette.staticfiles import StaticFiles

from hep_vision.errors import HepVisionError
from hep_vision.packaged import packaged_dir
from hep_vision.web.link.link import link_of_site
from hep_vision.web.pages.exercise import PICTURES
from hep_vision.web.rendering import page
from hep_vision.web.security import Gate, TooLargeError
from hep_vision.web.site import Site, site_of
from hep_vision.web.table import Entry, check_table

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Sequence

    from starlette.requests import Request
    from starlette.responses import Response

    from hep_vision.web.keys import Keys
    from hep_vision.web.link.link import Link

STATIC = Path(__file__).resolve().parent / "static"
ENTER = "/open/{secret}"

ROOMS = (
    "hep_vision.web.pages.today",
    "hep_vision.web.pages.gains",
    "hep_vision.web.pages.month",
    "hep_vision.web.pages.program",
    "hep_vision.web.pages.ask",
    "hep_vision.web.pages.settings",
    "hep_vision.web.pages.by_hand",
    "hep_vision.web.pages.session",
    "hep_vision.web.link",
)
"""Modules whose ``routes()`` make up the table. The session page is `hep_vision.web.link`."""

_log = logging.getLogger(__name__)


def table() -> tuple[Entry, ...]:
    """Every address there is, with who may reach it."""
    entries = [
        Entry(path=ENTER, endpoint=enter, who="newcomer"),
        Entry(path="/static", endpoint=StaticFiles(directory=STATIC), who="anyone", kind="files"),
        Entry(path=PICTURES, endpoint=_pictures(), who="anyone", kind="files"),
    ]
    for room in ROOMS:
        entries += import_module(room).routes()
    check_table(entries)
    return tuple(entries)


def _pictures() -> StaticFiles:
    return StaticFiles(directory=packaged_dir("exercises") / "pictures")


def make_app(site: Site, keys: Keys, hosts: Sequence[str]) -> Gate:
    """Put the application together.

    Parameters
    ----------
    site : Site
        Whose pages they are.
    keys : Keys
        What lets a browser in.
    hosts : sequence of str
        Names with their port by which it is reached, the usual one first.
    """
    entries = table()
    app = Starlette(
        routes=[entry.route for entry in entries],
        exception_handlers={
            HepVisionError: _tell,
            TooLargeError: _tell_too_large,
            HTTPException: _tell_status,
            500: _tell_fault,
        },
        lifespan=_life,
    )
    app.state.link = link_of_site(site)
    app.state.site = site
    app.state.keys = keys
    gate = Gate(app, entries, keys, hosts, say=lambda name: _say(site, name))
    app.state.cookie_name = gate.cookie_name
    return gate


@asynccontextmanager
async def _life(app: Starlette) -> AsyncGenerator[None, None]:
    """Begin and let go of what the session page keeps."""
    link: Link = app.state.link
    await link.begin()
    try:
        yield
    finally:
        await link.close()


def _say(site: Site, name: str) -> str:
    """A sentence of refusal, which needs no record."""
    return site.words(None).say(name)


def enter(request: Request) -> Response:
    """Exchange the secret of the address for a cookie; the address is gone from the bar."""
    name = request.app.state.cookie_name
    keys: Keys = request.app.state.keys
    came, cookie, path = keys.exchange(request.path_params["secret"], request.cookies.get(name))
    if came in ("unknown", "used_twice"):
        if came == "used_twice":
            _log.warning("A link was opened a second time; the pages are shut. Start again.")
        return _sentence(request, 403, "refused-not-open")
    answer = RedirectResponse(path, 303)
    if came == "opened":
        answer.set_cookie(name, cookie, path="/", httponly=True, samesite="strict")
    return answer


def _sentence(request: Request, status: int, name: str) -> Response:
    site = site_of(request)
    words = site.words(None)
    return page("sentence.html", words, site.settings, status=status, sentence=words.say(name))


def _tell(request: Request, error: Exception) -> Response:
    """What the world is to blame for, in the sentence of the error."""
    site = site_of(request)
    return page("sentence.html", site.words(None), site.settings, status=409, sentence=str(error))


def _tell_too_large(request: Request, _: Exception) -> Response:
    return _sentence(request, 413, "refused-too-large")


def _tell_status(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 400
    name = "refused-not-there" if status == 404 else "refused-wrong"
    return _sentence(request, status, name)


def _tell_fault(request: Request, error: Exception) -> Response:
    _log.error("a fault in hep-vision itself: %s: %s", type(error).__name__, error)
    return _sentence(request, 500, "refused-fault")
