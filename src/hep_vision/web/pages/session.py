"""The session page: what it shows before it is connected, and what its JavaScript needs."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

import tzlocal

from hep_vision.coach.coach import Coach
from hep_vision.coach.moment import Stage
from hep_vision.coach.reading import split_sentences
from hep_vision.coach.stage_views import session_view
from hep_vision.coach.view import SessionView, as_plain
from hep_vision.web.link.addresses import link_of
from hep_vision.web.link.options import SiteSource
from hep_vision.web.rendering import page
from hep_vision.web.session_labels import session_labels
from hep_vision.web.site import site_of
from hep_vision.web.table import Entry

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from hep_vision.coach.words import Words
    from hep_vision.live.starting import Prepared

SESSION = "/session"
PICTURES = "/pictures/"
TODAY = "/"
BY_HAND = "/by-hand"


def routes() -> list[Entry]:
    """Entries of the table of routes."""
    return [Entry(path=SESSION, endpoint=session, who="patient")]


def session(request: Request) -> Response:
    """The page; its camera and its connection are begun by the patient."""
    site = site_of(request)
    source = SiteSource(site, link_of(request).options)
    now = site.now().astimezone(tzlocal.get_localzone())
    with ExitStack() as stack:
        owner = source.owner(stack)
        words = site.words(owner.program)
        prepared = source.prepare(owner, words.language, now, without=None)
        due = bool(prepared.sets) and not source.is_stopped(owner)
        greeting = (
            greeting_of(prepared) if due else _nothing(prepared.words, source.why_nothing(owner))
        )
    settings = site.settings
    values: dict[str, Any] = {
        "language": words.language,
        "labels": session_labels(words.language),
        "pictures": PICTURES,
        "today": TODAY,
        "by_hand": BY_HAND,
        "greeting": as_plain(greeting),
        "due": due,
        "settings": {
            "volume": settings.volume,
            "voice": settings.voice,
            "camera": settings.camera,
        },
    }
    return page("session.html", words, settings, session=values)


def greeting_of(prepared: Prepared) -> SessionView:
    """What the session will begin with."""
    return session_view(Coach(prepared.session_plan, prepared.words, 0.0))


def _nothing(words: Words, why: str) -> SessionView:
    return SessionView(
        stage=Stage.WELCOME, heading=words.say("welcome-heading"), sentences=split_sentences(why)
    )
