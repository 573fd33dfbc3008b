"""The course of each attempt of a set, laid over each other."""

# Matplotlib's own types leave keyword arguments open.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib import rc_context

from hep_vision.review.charts import BLUE, GREY, INK, ORANGE, STYLE, figure_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from hep_vision.measure.result import Trace
    from hep_vision.record.attempt import StoredAttempt
    from hep_vision.store.views import StoredSet

_EARLY_PT, _LATE_PT = 0.7, 1.7


def traces_chart(one: StoredSet, traces: Sequence[Trace], unit_word: str) -> Figure:
    """Course of the measure in each attempt of a set, laid over each other from its start."""
    with rc_context(STYLE):
        figure, axes = figure_of(2.5, top=0.3)
        counted = one.repetitions
        for attempt in one.attempts:
            for trace in traces:
                if attempt.side in (trace.side, "both") or trace.side == "both":
                    _draw_attempt(axes, attempt, trace, counted)
        if one.minimum_to_count is not None:
            minimum = one.minimum_to_count
            axes.axhline(minimum, color=GREY, linewidth=1.2, linestyle=(0, (2, 2)))
            axes.annotate(
                f" counts\n from {minimum:g}", (1.0, minimum), xycoords=("axes fraction", "data"),
                ha="left", va="center", color=GREY,
            )  # fmt: skip
        axes.set_xlabel("seconds from the start of each attempt")
        axes.set_ylabel(unit_word)
        looks: tuple[tuple[dict[str, Any], str], ...] = (
            ({"color": BLUE, "linewidth": _EARLY_PT}, "counted, early"),
            ({"color": INK, "linewidth": _LATE_PT}, "counted, late"),
            ({"color": ORANGE, "linestyle": "--"}, "not counted"),
        )
        for style, words in looks:
            axes.plot([], [], label=words, **style)
        axes.legend(loc="upper left", ncols=3, bbox_to_anchor=(0, 1.2))
        return figure


def _draw_attempt(
    axes: Axes, attempt: StoredAttempt, trace: Trace, counted: Sequence[StoredAttempt]
) -> None:
    inside = (trace.time_s >= attempt.start_s) & (trace.time_s <= attempt.end_s)
    if attempt.status == "counted":
        share = counted.index(attempt) / max(1, len(counted) - 1)
        blue, ink = np.array([0x00, 0x72, 0xB2]) / 255, np.array([0x1A] * 3) / 255
        # Later ones are darker and, for a grey printer, broader.
        style: dict[str, Any] = {
            "color": tuple(blue + share * (ink - blue)),
            "linewidth": _EARLY_PT + share * (_LATE_PT - _EARLY_PT),
        }
    else:
        style = {"color": ORANGE, "linestyle": "--", "linewidth": 1.0}
    axes.plot(trace.time_s[inside] - attempt.start_s, trace.smooth[inside], **style)
