"""Today: what is due, done and left, and when is next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hep_vision.web.rendering import page
from hep_vision.web.site import site_of
from hep_vision.web.table import Entry

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response


def routes() -> list[Entry]:
    """Entries of the table of routes."""
    return [Entry(path="/", endpoint=today, who="patient")]


def today(request: Request) -> Response:
    """The page."""
    site = site_of(request)
    with site.store() as store:
        versions = site.versions(store)
    words = site.words(versions[-1] if versions else None)
    return page("today.html", words, site.settings)
