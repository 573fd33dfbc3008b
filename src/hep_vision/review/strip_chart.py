"""Drawing of a repetition as a row of stick figures."""

# Matplotlib's own types leave keyword arguments open.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from matplotlib import rc_context
from matplotlib.figure import Figure

from hep_vision.measure.body.landmarks import SIDES, Landmark, landmark_of
from hep_vision.program.arcs import charted_degrees
from hep_vision.review.amounts import MINUS
from hep_vision.review.charts import GREY, INK, ORANGE, STYLE, WIDTH

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from hep_vision.measure.body.landmarks import Array, Side
    from hep_vision.review.strip import Strip

_LINES = (
    ("shoulder", "elbow", "wrist", "index"),
    ("shoulder", "hip", "knee", "ankle", "heel", "foot_index", "ankle"),
)
_ROOM = 1.15  # width of a figure's place by the width of the widest figure
_SLIMMEST = 0.85  # width of a figure's place by the height of the tallest

_TEXT_IN = 0.3  # height of the words below, in inches


def strip_chart(strip: Strip) -> Figure:
    """Stick figures of one repetition, in the picture's own proportions and at one scale.

    The side that was measured is black, the other one grey; a ring marks the joint.
    """
    points = np.stack([moment.points_px for moment in strip.moments])
    head = max(_head(of_one)[1] for of_one in points)
    left, top = np.nanmin(points, axis=(0, 1)) - head
    right, bottom = np.nanmax(points, axis=(0, 1))
    height = bottom - top
    place = max(_ROOM * (right - left), _SLIMMEST * height)
    with rc_context(STYLE):
        figure = Figure(figsize=(WIDTH, _TEXT_IN + WIDTH * height / place / len(strip.moments)))
        below = _TEXT_IN / figure.get_figheight()
        axes = figure.add_axes((0, below, 1, 1 - below))
        for number, moment in enumerate(strip.moments):
            middle = (number + 0.5) * place
            shift = np.array([middle - 0.5 * (left + right), -top])
            _draw_figure(axes, moment.points_px + shift, strip)
            said = _value_words(strip, moment.words)
            axes.annotate(
                f"{moment.words}{said}", (middle, height), xytext=(0, -6),
                textcoords="offset points", ha="center", va="top",
            )  # fmt: skip
        axes.set_xlim(0, place * len(strip.moments))
        axes.set_ylim(height, 0)
        axes.set_aspect("equal")
        axes.set_axis_off()
        return figure


def _value_words(strip: Strip, moment: str) -> str:
    """What was measured there: stated for the start and the furthest point alone."""
    value = {"start": strip.attempt.start, "furthest": strip.attempt.peak}.get(moment)
    if value is None:
        return ""
    if strip.one.unit != "deg":
        return f", {value:.2f}".replace("-", MINUS)
    return f", {charted_degrees(value, strip.one.measure, 1)}"


def _draw_figure(axes: Axes, points: Array, strip: Strip) -> None:
    measured: list[Side] = [side for side in SIDES if strip.attempt.side in (side, "both")]
    for name in ("shoulder", "hip"):
        _draw_line(axes, points[[landmark_of(name, side) for side in SIDES]], GREY, 1.2)
    others: list[Side] = [side for side in SIDES if side not in measured]
    for side in (*others, *measured):
        colour, width = (INK, 2.2) if side in measured else (GREY, 1.2)
        for line in _LINES:
            _draw_line(axes, points[[landmark_of(name, side) for name in line]], colour, width)
    _draw_head(axes, points)
    for side in measured:
        _draw_ring(axes, points[landmark_of(strip.joint, side)])


def _draw_line(axes: Axes, points: Array, colour: str, width: float) -> None:
    axes.plot(
        points[:, 0], points[:, 1], color=colour, linewidth=width, solid_capstyle="round",
        clip_on=False,
    )  # fmt: skip


def _draw_ring(axes: Axes, point: Array) -> None:
    axes.plot(
        *point, marker="o", markersize=11, markerfacecolor="none", markeredgecolor=ORANGE,
        markeredgewidth=1.8,
    )  # fmt: skip


def _draw_head(axes: Axes, points: Array) -> None:
    centre, radius = _head(points)
    turn = np.linspace(0, 2 * np.pi, 25)
    circle = centre + radius * np.column_stack([np.cos(turn), np.sin(turn)])
    _draw_line(axes, circle, INK, 1.2)


def _head(points: Array) -> tuple[Array, float]:
    """Middle and radius of the head: to the nose, or from the front to the ears."""
    ears = points[[landmark_of("ear", side) for side in SIDES]]
    centre = ears.mean(axis=0)
    to_nose = float(np.linalg.norm(points[Landmark.NOSE] - centre))
    return centre, max(to_nose, 0.5 * float(np.linalg.norm(ears[0] - ears[1])))
