"""Settings: language, letters, colours, sound, camera, degrees."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from babel import Locale
from pydantic import ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse

from hep_vision.coach.words import languages
from hep_vision.web.pages.forms import form_of, number_in
from hep_vision.web.rendering import page
from hep_vision.web.settings import Letters, Settings
from hep_vision.web.site import site_of
from hep_vision.web.table import Entry

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request
    from starlette.responses import Response

VOLUMES = (20, 40, 60, 80, 100)


def routes() -> list[Entry]:
    """Entries of the table of routes."""
    return [
        Entry(path="/settings", endpoint=settings_page, who="patient", methods=("GET", "POST")),
    ]


async def settings_page(request: Request) -> Response:
    """The form, and what comes back with it."""
    if request.method == "POST":
        return await run_in_threadpool(_save, request, await form_of(request))
    return await run_in_threadpool(_form, request)


def _form(request: Request) -> Response:
    site = site_of(request)
    with site.store() as store:
        versions = site.versions(store)
    words = site.words(versions[-1] if versions else None)
    names = [(one, Locale(one).get_display_name(one) or one) for one in languages()]
    return page(
        "settings.html",
        words,
        site.settings,
        saved=request.query_params.get("saved") == "1",
        languages=[(one, name[:1].upper() + name[1:]) for one, name in names],
        letters=get_args(Letters),
        volumes=VOLUMES,
    )


def _save(request: Request, values: Mapping[str, str]) -> Response:
    site = site_of(request)
    wanted: dict[str, Any] = {
        name: values[name]
        for name in ("language", "colours", "contrast", "camera", "camera_name")
        if name in values
    }
    letters = number_in(values.get("letters"), 100, 200)
    volume = number_in(values.get("volume"), 0, 100)
    wanted |= {} if letters is None else {"letters": letters}
    wanted |= {} if volume is None else {"volume": volume}
    wanted |= {"voice": "voice" in values, "degrees": "degrees" in values}
    try:
        settings = Settings.model_validate({**site.settings.model_dump(), **wanted})
    except ValidationError:
        return _form(request)  # nothing that the form itself can send
    site.keep_settings(settings)
    return RedirectResponse("/settings?saved=1", 303)
