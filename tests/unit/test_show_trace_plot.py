from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from sample_results import alternating_set, attempt, empty_set, squat_set

from hep_vision.errors import OutputError
from hep_vision.measure.result import Attempt, Rom, SetResult
from hep_vision.show import trace_plot
from hep_vision.show.trace_plot import write_trace_plot


@pytest.fixture
def words(tmp_path, monkeypatch):
    """Words in the picture of a set."""
    monkeypatch.setitem(trace_plot._STYLE, "svg.fonttype", "none")

    def draw(measured: SetResult, target: float | None = None) -> list[str]:
        path = tmp_path / "a.svg"
        write_trace_plot(path, measured, title="Squat", measure="Knee flexion", target=target)
        return re.findall(r"<text[^>]*>([^<]*)</text>", path.read_text("utf-8"))

    return draw


def test_names_every_attempt_with_its_value(words):
    shown = words(squat_set(), target=90.0)
    for expected in ("1", "97° ± 9°", "4", "b partial", "62° ± 9°", "a rejected"):
        assert expected in shown
    assert "counts from 90°" in shown
    assert "4 counted · 2 partial · 1 rejected" in shown
    assert "b partial, 9.8 s: Short of the target: 62 of 90°." in shown
    assert "Set: Turned 38° from the side view." in shown
    assert "Knee flexion, degrees" in shown


def test_a_panel_per_side(words):
    shown = words(alternating_set())
    assert "Knee flexion (left), degrees" in shown
    assert "Knee flexion (right), degrees" in shown
    assert shown.count("60° ± 9°") == 1  # on the panel of its own side only


def test_both_sides_together_are_named_on_the_side_that_was_read(words):
    both = replace(attempt(1.0, 90.0, side="both"), measured_side="right")
    left = squat_set().traces[0]
    measured = replace(squat_set(), attempts=(both,), traces=(left, replace(left, side="right")))
    assert words(measured).count("90° ± 9°") == 1


def test_unreliable_values_stand_in_parentheses(words):
    unsure = attempt(3.5, 97.0)
    unsure = replace(unsure, rom=replace(unsure.rom, reliable=False))
    shown = words(replace(squat_set(), attempts=(unsure,)))
    assert "(97° ± 9°)" in shown
    assert "(In parentheses): not reliable." in shown
    assert "(In parentheses): not reliable." not in words(squat_set())


def test_body_lengths(words):
    shown = words(replace(squat_set(), unit="ratio"), target=0.3)
    assert "Knee flexion, body lengths" in shown
    assert "counts from 0.30" in shown


def test_nobody_there(words):
    assert "not seen at any time" in words(empty_set())


def unmeasured(start_s: float) -> Attempt:
    lost = attempt(start_s, 50.0, "rejected", "out_of_sight", "Out of sight.")
    return replace(lost, rom=Rom(*[float("nan")] * 4))


@pytest.mark.parametrize(
    "measured",
    [
        replace(empty_set(), attempts=(unmeasured(0.1),)),
        replace(squat_set(), attempts=(unmeasured(20.5), attempt(1.0, -40.0))),
        replace(squat_set(), attempts=tuple(attempt(0.5 * i, 60.0) for i in range(60))),
        replace(squat_set(), attempts=(), traces=()),
        replace(
            empty_set(),
            traces=(
                replace(
                    empty_set().traces[0],
                    **dict.fromkeys(("time_s", "value", "smooth"), np.zeros(0)),
                ),
            ),
        ),
    ],
)
def test_odd_sets_are_drawn_too(tmp_path, measured):
    write_trace_plot(tmp_path / "a.png", measured, title="x", measure="y")
    assert (tmp_path / "a.png").stat().st_size > 3000


def test_same_set_same_picture(tmp_path):
    for kind in ("png", "svg"):
        for name in ("a", "b"):
            write_trace_plot(tmp_path / f"{name}.{kind}", squat_set(), title="x", measure="y")
        assert (tmp_path / f"a.{kind}").read_bytes() == (tmp_path / f"b.{kind}").read_bytes()


def test_outcomes_can_be_told_in_grey(tmp_path):
    """By their shape: the marks of one attempt under three outcomes, colours taken away."""
    pictures = []
    for status in ("counted", "partial", "rejected"):
        lone = replace(squat_set(), attempts=(attempt(3.5, 97.0, status),), findings=())
        write_trace_plot(tmp_path / "a.png", lone, title="x", measure="y")
        with Image.open(tmp_path / "a.png") as picture:
            pictures.append(np.asarray(picture.convert("L")) > 150)
    width = min(p.shape[1] for p in pictures)
    top = [p[100:400, :width] for p in pictures]
    assert (top[0] != top[1]).sum() > 50
    assert (top[1] != top[2]).sum() > 50


def test_long_sets_stay_within_bounds(tmp_path):
    many = replace(squat_set(), attempts=tuple(attempt(0.2 * i, 60.0) for i in range(300)))
    write_trace_plot(tmp_path / "a.png", many, title="x", measure="y")
    with Image.open(tmp_path / "a.png") as picture:
        assert max(picture.size) <= 4400


def test_other_endings_are_refused(tmp_path):
    with pytest.raises(ValueError, match=r"\.png or \.svg"):
        write_trace_plot(tmp_path / "a.pdf", squat_set(), title="x", measure="y")


def test_unwritable_place(tmp_path):
    with pytest.raises(OutputError, match="cannot be written"):
        write_trace_plot(tmp_path / "none" / "a.png", squat_set(), title="x", measure="y")


def test_leaves_pyplot_alone():
    """No window system, no figures kept in a global."""
    code = "import sys, hep_vision.show.trace_plot; sys.exit('matplotlib.pyplot' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_endings_in_capitals(tmp_path: Path):
    write_trace_plot(tmp_path / "A.PNG", squat_set(), title="x", measure="y")
    with Image.open(tmp_path / "A.PNG") as picture:
        assert picture.format == "PNG"
