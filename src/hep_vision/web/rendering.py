"""From a template and its values to a page."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.responses import HTMLResponse

from hep_vision.plain_text import shown

if TYPE_CHECKING:
    from hep_vision.web.settings import Settings
    from hep_vision.web.words import PageWords

PAGES = (
    ("today", "/"),
    ("gains", "/gains"),
    ("month", "/month"),
    ("program", "/program"),
    ("ask", "/ask"),
    ("settings", "/settings"),
)
"""The pages of the menu, in its order: name and address."""


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("hep_vision.web", "templates"),
        autoescape=True,
        finalize=_plain,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _plain(value: Any) -> Any:
    """Text without signs that steer a screen."""
    return shown(value) if type(value) is str else value


def page(
    template: str, words: PageWords, settings: Settings, /, status: int = 200, **values: Any
) -> HTMLResponse:
    """Make a page.

    Parameters
    ----------
    template : str
        File name in ``templates``; it extends ``base.html``.
    words : PageWords
        The patient's language: ``say`` in the template.
    settings : Settings
        What the patient has set: letters and colours of every page.
    status : int
        Of the answer.
    values
        What the template uses besides.
    """
    text = (
        _environment()
        .get_template(template)
        .render(
            say=words.say,
            language=words.patient.html_language,
            settings=settings,
            pages=PAGES,
            **values,
        )
    )
    return HTMLResponse(text, status)
