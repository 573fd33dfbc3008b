"""Charts as they stand in a report: SVG in HTML, a picture on paper."""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from matplotlib import rc_context

from hep_vision.review.charts import STYLE

if TYPE_CHECKING:
    from collections.abc import Callable

    from matplotlib.figure import Figure


def sketch(draw: Callable[[], Figure], number: int) -> str:
    """A chart as SVG to stand within HTML, its names made unlike those of other charts."""
    buffer = io.StringIO()
    with rc_context({**STYLE, "svg.hashsalt": f"chart-{number}"}):
        draw().savefig(buffer, format="svg", metadata={"Date": None, "Creator": None})
    svg = buffer.getvalue()
    svg = svg[svg.index("<svg") :]
    svg = re.sub(r'\bid="', f'id="c{number}-', svg)
    svg = re.sub(r'(xlink:href="#|url\(#)', rf"\1c{number}-", svg)
    svg = re.sub(r"<metadata>.*?</metadata>", "", svg, flags=re.DOTALL)
    return re.sub(r'^<svg (.*?)width="[^"]*"', r"<svg \1", svg, count=1, flags=re.DOTALL)


def bitmap(draw: Callable[[], Figure], dots_per_inch: int = 200) -> bytes:
    """A chart as PNG, for paper."""
    buffer = io.BytesIO()
    draw().savefig(buffer, format="png", dpi=dots_per_inch)
    return buffer.getvalue()
