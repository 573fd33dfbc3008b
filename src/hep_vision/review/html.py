"""A report as one HTML file that needs nothing else: styles and charts are inside it."""

from __future__ import annotations

from functools import partial
from itertools import count
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from hep_vision.plain_text import shown
from hep_vision.review.chart_files import sketch
from hep_vision.review.document import Bullets, Calendar, Chart, Document, Facts, Table, Text

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_KINDS: dict[str, type] = {
    "text": Text,
    "bullets": Bullets,
    "facts": Facts,
    "chart": Chart,
    "calendar": Calendar,
    "datatable": Table,
}


def report_html(document: Document) -> str:
    """Set a report as HTML."""
    environment = Environment(
        loader=PackageLoader("hep_vision.review", "templates"),
        autoescape=True,
        finalize=_plain,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    tests = {name: partial(_is_of, kind) for name, kind in _KINDS.items()}
    environment.tests.update(tests)  # pyright: ignore[reportUnknownMemberType]
    numbers = count(1)

    def draw(chart: Chart) -> Markup:
        return Markup(sketch(chart.draw, next(numbers)))

    template = environment.get_template("report.html.j2")
    return template.render(document=document, weekdays=WEEKDAYS, sketch=draw)


def _plain(value: Any) -> Any:
    # Markup, which is a kind of str, was made here.
    return shown(value) if type(value) is str else value


def _is_of(kind: type, block: Any) -> bool:
    return isinstance(block, kind)
