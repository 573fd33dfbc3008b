"""The figures as pictures: readable in grey, shapes and places telling what colours do."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import matplotlib as mpl
import numpy as np
from benchmarks.accuracy.figures import NORMAL_95, degrees, in_plane
from benchmarks.accuracy.score import CountRow, RepetitionRow
from matplotlib.axes import Axes
from matplotlib.figure import Figure

mpl.use("Agg")

JOINTS = {  # rotation of the shoulder is another matter: its forearm points at the camera
    "knee": ("knee",),
    "hip": ("hip",),
    "elbow": ("elbow",),
    "shoulder": ("shoulder_flexion", "shoulder_abduction"),
}
INK, GREY, LIGHT = "#1b3a57", "#7a8691", "#d5dbe1"
DPI = 110


def _save(figure: Figure, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path, dpi=DPI, bbox_inches="tight", metadata={"Software": None})


def bland_altman(rows: Sequence[RepetitionRow], path: Path) -> None:
    """Difference over mean of measured and true peak, one panel a joint."""
    figure = Figure(figsize=(10, 6.4), layout="constrained")
    panels = figure.subplots(2, 2, sharey=True)
    plain = [r for r in in_plane(degrees(rows)) if r.reliable]
    for axes, (joint, measures) in zip(panels.flat, JOINTS.items(), strict=True):
        here = [r for r in plain if r.measure.startswith(measures)]
        for position, marker, color in (
            ("standing or seated", "o", INK),
            ("lying or on the floor", "^", GREY),
        ):
            some = [r for r in here if r.position == position]
            middle = [0.5 * (r.peak + r.true_peak) for r in some]
            axes.plot(middle, [r.error for r in some], marker, ms=4, color=color, label=position)
        _limits_of_agreement(axes, [r.error for r in here])
        axes.set_title(f"{joint}, {len(here)} repetitions", loc="left", fontsize=11)
    for axes in panels[1]:
        axes.set_xlabel("mean of measured and true peak (degrees)")
    for axes in panels[:, 0]:
        axes.set_ylabel("measured less true (degrees)")
    panels[0, 0].legend(frameon=False, fontsize=9)
    _save(figure, path)


def _limits_of_agreement(axes: Axes, errors: Sequence[float]) -> None:
    axes.axhline(0, color=LIGHT, lw=1)
    if len(errors) > 1:
        bias, spread = float(np.mean(errors)), float(np.std(errors, ddof=1))
        axes.axhline(bias, color=INK, lw=1.2)
        for limit in (bias - NORMAL_95 * spread, bias + NORMAL_95 * spread):
            axes.axhline(limit, color=INK, lw=1, ls="--")
    axes.spines[["top", "right"]].set_visible(False)


def by_factor(counts: Sequence[CountRow], rows: Sequence[RepetitionRow], path: Path) -> None:
    """Exact share of the counts and mean absolute error of the degrees for every level."""
    levels = list(dict.fromkeys((c.factor, c.level) for c in counts if c.group == "factor"))
    figure = Figure(figsize=(10, 0.24 * len(levels) + 1.2), layout="constrained")
    exact, error = figure.subplots(1, 2, sharey=True)
    for place, (factor, level) in enumerate(levels):
        clips = [c for c in counts if (c.factor, c.level) == (factor, level)]
        shown = [r for r in degrees(rows) if (r.factor, r.level) == (factor, level)]
        good = [abs(r.error) for r in shown if r.reliable]
        filled = INK if all(c.supported for c in clips) else "white"
        share = 100.0 * float(np.mean([c.exact for c in clips]))
        exact.plot(share, place, "o", color=INK, mfc=filled)
        if good:
            error.plot(float(np.mean(good)), place, "o", color=INK, mfc=filled)
            error.plot([0, float(np.max(good))], [place, place], "-", color=LIGHT, zorder=0)
    exact.set_yticks(range(len(levels)), [f"{f}: {level}" for f, level in levels], fontsize=8)
    exact.set_xlim(-3, 103)
    exact.set_xlabel("clips counted exactly (%)")
    error.set_xlim(left=0)
    error.set_xlabel("mean absolute error of reliable peaks (degrees); line: the largest")
    for axes in (exact, error):
        axes.grid(axis="x", color=LIGHT, lw=0.6)
        axes.spines[["top", "right", "left"]].set_visible(False)
        axes.tick_params(axis="y", length=0)
    exact.set_ylim(len(levels) - 0.4, -0.6)
    exact.set_title("filled: supported, hollow: beyond", loc="left", fontsize=9)
    _save(figure, path)


def stated_and_true(rows: Sequence[RepetitionRow], path: Path) -> None:
    """Every exercise's errors on top of what is stated."""
    plain = [r for r in in_plane(degrees(rows)) if r.reliable]
    exercises = sorted({r.exercise for r in plain})
    figure = Figure(figsize=(10, 0.22 * len(exercises) + 1.0), layout="constrained")
    axes = figure.subplots()
    for place, exercise in enumerate(exercises):
        here = [r for r in plain if r.exercise == exercise]
        stated = float(np.mean([r.uncertainty for r in here]))
        axes.plot([-stated, stated], [place, place], "-", color=LIGHT, lw=7, solid_capstyle="butt")
        inside = [r.error for r in here if r.covered]
        outside = [r.error for r in here if not r.covered]
        axes.plot(inside, [place] * len(inside), "|", color=INK, ms=7)
        axes.plot(outside, [place] * len(outside), "x", color=INK, ms=6)
    names = [exercise.replace("_", " ") for exercise in exercises]
    axes.set_yticks(range(len(exercises)), names, fontsize=8)
    axes.invert_yaxis()
    axes.axvline(0, color=GREY, lw=0.8)
    axes.set_xlabel("measured less true peak (degrees); bar: stated uncertainty, x: outside of it")
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.tick_params(axis="y", length=0)
    _save(figure, path)
