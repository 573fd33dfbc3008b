"""A picture of the measure over time, with every attempt and what became of it.

What became of an attempt is told by word, by shape and by colour (Okabe-Ito), so that it
can be read in grey and by colour-blind eyes as well.
"""

# Matplotlib's own types leave keyword arguments open.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib import rc_context
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from hep_vision.record.files import replacing
from hep_vision.show.wording import Named, name_attempts, remarks, with_unit

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from matplotlib.axes import Axes

    from hep_vision.measure.result import Attempt, AttemptStatus, SetResult, Trace, Unit

_INK = "#1a1a1a"
_MEASURED = "#8c8c8c"
_FOLLOWED = "#003b5c"
_COLOURS: dict[AttemptStatus, str] = {
    "counted": "#009E73",
    "partial": "#D55E00",
    "rejected": "#666666",
}
_MARKERS: dict[AttemptStatus, str] = {"counted": "o", "partial": "^", "rejected": "X"}
_STYLE: Any = {
    "font.size": 10,
    "hatch.linewidth": 0.6,
    "svg.hashsalt": "hep-vision",  # the same set gives the same file
}

# Inches.
_LEAST_WIDTH, _LARGEST_WIDTH, _WIDTH_PER_ATTEMPT = 10.0, 40.0, 0.95
_HEADER_HEIGHT, _PANEL_HEIGHT, _PANEL_GAP, _AXIS_HEIGHT, _LINE_HEIGHT = 0.95, 2.9, 0.55, 0.6, 0.2
_LEFT_MARGIN, _RIGHT_MARGIN = 0.75, 0.3
_CHARACTERS_PER_INCH = 13
# Words nearer to each other than this are set on two levels.
_WORDS_WIDTH, _WORDS_LEVEL_POINTS = 0.85, 27
_ROOM_FOR_WORDS = 0.25  # share of the panel
_SHORTEST_UNSEEN_S = 0.1  # shorter gaps are plain enough as gaps of the line
_BACKGROUND: Any = {"facecolor": "white", "alpha": 0.7, "linewidth": 0, "pad": 1}


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where things are, in inches from the top left."""

    width: float
    panels: int
    notes: int

    @property
    def panels_bottom(self) -> float:
        gaps = (self.panels - 1) * _PANEL_GAP
        return _HEADER_HEIGHT + self.panels * _PANEL_HEIGHT + gaps + _AXIS_HEIGHT

    @property
    def height(self) -> float:
        return self.panels_bottom + self.notes * _LINE_HEIGHT + 0.15

    def panel(self, index: int) -> tuple[float, float, float, float]:
        """Left, bottom, width and height of a panel as shares of the figure."""
        bottom = _HEADER_HEIGHT + (index + 1) * _PANEL_HEIGHT + index * _PANEL_GAP
        return (
            _LEFT_MARGIN / self.width,
            1 - bottom / self.height,
            (self.width - _LEFT_MARGIN - _RIGHT_MARGIN) / self.width,
            _PANEL_HEIGHT / self.height,
        )

    def below(self, inches: float) -> float:
        """Height of a line that far from the top, as a share of the figure."""
        return 1 - inches / self.height


def write_trace_plot(
    path: Path,
    measured: SetResult,
    *,
    title: str,
    measure: str,
    target: float | None = None,
) -> None:
    """Draw the set's traces with its attempts, as PNG or SVG by the path's ending.

    Parameters
    ----------
    path : Path
        The picture; it appears when it is complete.
    measured : SetResult
        The set; a panel is drawn for each of its traces.
    title : str
        Name of the exercise and of the video.
    measure : str
        What the traces show, e.g. "Knee flexion".
    target : float, optional
        What a full repetition reaches, in the unit of the measure.

    Raises
    ------
    OutputError
        If the file cannot be written.
    ValueError
        If the path ends in neither ``.png`` nor ``.svg``.
    """
    kind = path.suffix.lower().removeprefix(".")
    if kind not in ("png", "svg"):
        raise ValueError(f"path must end in .png or .svg, got {path.name!r}")
    with rc_context(_STYLE):
        figure = _draw(measured, title, measure, target)
        dated = {"Date": None} if kind == "svg" else None  # nothing but the set itself
        with replacing(path) as part:
            figure.savefig(part, format=kind, dpi=110, metadata=dated)


def _draw(measured: SetResult, title: str, measure: str, target: float | None) -> Figure:
    named = name_attempts(measured)
    width = min(max(_LEAST_WIDTH, _WIDTH_PER_ATTEMPT * len(named) + 2), _LARGEST_WIDTH)
    notes = _notes(named, measured, round(width * _CHARACTERS_PER_INCH))
    layout = _Layout(width, max(len(measured.traces), 1), len(notes))
    figure = Figure(figsize=(layout.width, layout.height), facecolor="white")
    _draw_header(figure, layout, measured, title)
    first: Axes | None = None
    for index, trace in enumerate(measured.traces):
        axes = figure.add_axes(layout.panel(index), sharex=first, sharey=first)
        first = first or axes
        side = f" ({trace.side})" if len(measured.traces) > 1 else ""
        _draw_panel(axes, trace, measured.unit, target)
        _draw_attempts(axes, trace, named, layout)
        unit = "degrees" if measured.unit == "deg" else "body lengths"
        axes.set_ylabel(f"{measure}{side}, {unit}")
        if index == len(measured.traces) - 1:
            axes.set_xlabel("time in the video, s")
    if first is not None:
        _make_room(first, named)
    for line, note in enumerate(notes):
        y = layout.below(layout.panels_bottom + (line + 0.5) * _LINE_HEIGHT)
        figure.text(0.2 / layout.width, y, note, va="center", color=_INK, size=9.5)
    return figure


def _draw_header(figure: Figure, layout: _Layout, measured: SetResult, title: str) -> None:
    left, right = 0.2 / layout.width, 1 - _RIGHT_MARGIN / layout.width
    figure.text(left, layout.below(0.28), title, va="center", size=14, weight="bold", color=_INK)
    summary = " · ".join(
        f"{count} {status}"
        for status, count in (
            ("counted", measured.counted),
            ("partial", measured.partial),
            ("rejected", measured.rejected),
        )
    )
    figure.text(left, layout.below(0.62), summary, va="center", size=11, color=_INK)
    figure.legend(
        handles=_legend(),
        loc="center right",
        bbox_to_anchor=(right, layout.below(0.62)),
        ncols=6,
        frameon=False,
        handlelength=1.6,
        columnspacing=1.3,
        borderaxespad=0,
    )


def _legend() -> list[Line2D | Patch]:
    marks = [
        Line2D(
            [],
            [],
            linestyle="none",
            marker=_MARKERS[status],
            color=_COLOURS[status],
            markersize=8,
            label=status,
        )
        for status in _COLOURS
    ]
    return [
        Line2D([], [], color=_MEASURED, linewidth=0.9, label="as measured"),
        Line2D([], [], color=_FOLLOWED, linewidth=1.9, label="smoothed"),
        *marks,
        Patch(facecolor="white", edgecolor=_MEASURED, hatch="////", label="not seen"),
    ]


def _draw_panel(axes: Axes, trace: Trace, unit: Unit, target: float | None) -> None:
    axes.spines[["top", "right"]].set_visible(False)
    axes.grid(axis="y", color="#dddddd", linewidth=0.6)
    axes.set_axisbelow(True)
    axes.margins(x=0.005)
    axes.plot(trace.time_s, trace.value, color=_MEASURED, linewidth=0.9, zorder=2)
    axes.plot(trace.time_s, trace.smooth, color=_FOLLOWED, linewidth=1.9, zorder=3)
    for start_s, end_s in _unseen(trace):
        axes.axvspan(
            start_s, end_s, facecolor="none", edgecolor=_MEASURED, hatch="////", linewidth=0
        )
    if target is not None:
        _draw_target(axes, target, unit)
    if not np.isfinite(trace.smooth).any():
        axes.set_yticks([])
        words = "not seen at any time"
        axes.text(0.5, 0.5, words, transform=axes.transAxes, ha="center", bbox=_BACKGROUND)


def _make_room(axes: Axes, named: Sequence[Named]) -> None:
    """Leave room for the words above the peaks, and below those that point down."""
    low, high = axes.get_ylim()
    room = _ROOM_FOR_WORDS * (high - low)
    downward = [_points_down(entry.attempt) for entry in named]
    axes.set_ylim(low - room * any(downward), high + room * (not all(downward)))


def _draw_target(axes: Axes, target: float, unit: Unit) -> None:
    axes.axhline(target, color=_INK, linewidth=1.1, linestyle=(0, (6, 4)), zorder=1.5)
    axes.annotate(
        f"counts from {with_unit(target, unit)}",
        (1, target),
        xycoords=("axes fraction", "data"),
        xytext=(0, 3),
        textcoords="offset points",
        ha="right",
        size=9,
        color=_INK,
        bbox=_BACKGROUND,
    )


def _draw_attempts(axes: Axes, trace: Trace, named: Sequence[Named], layout: _Layout) -> None:
    if not trace.time_s.size:
        return
    inches_per_s = layout.panel(0)[2] * layout.width / max(float(np.ptp(trace.time_s)), 1e-9)
    before_s, raised = -np.inf, False
    for entry in named:
        attempt = entry.attempt
        if "both" not in (attempt.side, trace.side) and attempt.side != trace.side:
            continue
        _draw_span(axes, attempt)
        if attempt.measured_side in (None, trace.side):  # else read from the other side
            near = (attempt.peak_s - before_s) * inches_per_s < _WORDS_WIDTH
            before_s, raised = attempt.peak_s, near and not raised
            from_end = (attempt.peak_s - trace.time_s[[0, -1]]) * inches_per_s
            align = "left" if from_end[0] < 0.4 else "right" if from_end[1] > -0.4 else "center"
            _draw_peak(axes, entry, _level_at(trace, attempt), align, raised=raised)


def _draw_span(axes: Axes, attempt: Attempt) -> None:
    colour = _COLOURS[attempt.status]
    faint = 0.16 if attempt.status == "counted" else 0.1
    axes.axvspan(attempt.start_s, attempt.end_s, color=colour, alpha=faint, linewidth=0)
    for edge_s in (attempt.start_s, attempt.end_s):
        axes.axvline(edge_s, color=colour, linewidth=0.6, alpha=0.6)


def _draw_peak(axes: Axes, entry: Named, level: float, align: str, *, raised: bool) -> None:
    attempt = entry.attempt
    error = attempt.rom.uncertainty if np.isfinite(attempt.rom.peak) else np.nan
    if np.isfinite(error):
        axes.errorbar(
            attempt.peak_s, level, yerr=error, color=_INK, linewidth=1, capsize=3, zorder=4
        )
    axes.plot(
        attempt.peak_s,
        level,
        marker=_MARKERS[attempt.status],
        markersize=9,
        color=_COLOURS[attempt.status],
        markeredgecolor="white",
        zorder=5,
    )
    down = _points_down(attempt)
    offset = 7 + _WORDS_LEVEL_POINTS * raised
    axes.annotate(
        f"{entry.label}\n{entry.value}" if entry.value else entry.label,
        (attempt.peak_s, level + (-1 if down else 1) * (error if np.isfinite(error) else 0)),
        xytext=(0, -offset if down else offset),
        textcoords="offset points",
        ha=align,
        va="top" if down else "bottom",
        size=9,
        linespacing=1.25,
        weight="bold" if attempt.status == "counted" else "normal",
        color=_INK,
        bbox=_BACKGROUND,
        zorder=6,
    )


def _points_down(attempt: Attempt) -> bool:
    """Whether the measure shrinks towards the peak."""
    return attempt.rom.peak < attempt.rom.start


def _level_at(trace: Trace, attempt: Attempt) -> float:
    """Where to mark an attempt: at its peak, else on the trace, else in its middle."""
    if np.isfinite(attempt.rom.peak):
        return attempt.rom.peak
    inside = (trace.time_s >= attempt.start_s) & (trace.time_s <= attempt.end_s)
    seen = trace.smooth[inside & np.isfinite(trace.smooth)]
    if seen.size:
        return float(seen.max())
    anywhere = trace.smooth[np.isfinite(trace.smooth)]
    return float(np.median(anywhere)) if anywhere.size else 0.5


def _unseen(trace: Trace) -> list[tuple[float, float]]:
    """Stretches in which the measure was not seen, from and to in seconds."""
    if not trace.time_s.size:
        return []
    blind = np.concatenate([[False], ~np.isfinite(trace.smooth), [False]])
    edges = np.flatnonzero(blind[1:] != blind[:-1]).reshape(-1, 2)
    last = len(trace.time_s) - 1
    stretches = [(float(trace.time_s[a]), float(trace.time_s[min(b, last)])) for a, b in edges]
    return [(a_s, b_s) for a_s, b_s in stretches if b_s - a_s >= _SHORTEST_UNSEEN_S]


def _notes(named: Sequence[Named], measured: SetResult, characters: int) -> list[str]:
    """Lines below the panels: why attempts were not counted, and what was found."""
    notes = list(remarks(named, measured.findings))
    if any(not entry.attempt.rom.reliable and entry.value for entry in named):
        notes.append("(In parentheses): not reliable.")
    return [
        line
        for note in notes
        for line in textwrap.wrap(note, characters, subsequent_indent="        ")
    ]
