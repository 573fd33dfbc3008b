"""The handout as one HTML file that needs nothing else: pictures are inside it."""

from __future__ import annotations

import base64
import mimetypes
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from hep_vision.plain_text import shown
from hep_vision.program.diary_pdf import link_code
from hep_vision.program.sheet import MOST_BOXES

if TYPE_CHECKING:
    from pathlib import Path

    from hep_vision.program.sheet import Sheet


def sheet_html(sheet: Sheet, *, large: bool = False, paper: str = "A4") -> str:
    """Set the handout as HTML.

    Parameters
    ----------
    sheet : Sheet
        What stands on it.
    large : bool
        Large print, 18 point.
    paper : {"A4", "Letter"}
        What it is printed on.
    """
    environment = Environment(
        loader=PackageLoader("hep_vision.program", "templates"),
        autoescape=True,
        finalize=_plain,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    template = environment.get_template("sheet.html.j2")
    return template.render(
        sheet=sheet,
        large=large,
        paper=paper,
        labels=sheet.labels,
        most_boxes=MOST_BOXES,
        code=Markup(link_code(sheet.link).svg_inline(scale=3, border=1)) if sheet.link else "",
        embedded=_embedded,
    )


def _plain(value: Any) -> Any:
    return shown(value) if type(value) is str else value


def _embedded(picture: Path) -> str:
    """Address that is the picture itself."""
    kind = mimetypes.guess_type(picture.name)[0] or "application/octet-stream"
    return f"data:{kind};base64,{base64.b64encode(picture.read_bytes()).decode()}"
