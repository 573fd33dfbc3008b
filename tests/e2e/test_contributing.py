"""The recipes of CONTRIBUTING.md, each carried out."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from command_line import run
from hep_vision.measure.angles.quantities import trunk_lean
from hep_vision.measure.body.landmarks import Landmark
from hep_vision.measure.engine import Engine
from hep_vision.measure.exercise import Compensation
from hep_vision.measure.quality.compensations import RULES, Rule
from hep_vision.record.landmark_log import read_landmark_log
from hep_vision.sources.pose.formats import PoseFormat
from sample_exercises import SQUAT

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
LOG = ROOT / "tests" / "golden" / "squat_side.npz"


def counted(frames, exercise) -> int:
    engine = Engine(exercise)
    for frame in frames:
        engine.advance(frame)
    return engine.finish().counted


@pytest.mark.parametrize("place", sorted(set(re.findall(r"`([\w/]+\.(?:py|yaml|json|md))", TEXT))))
def test_every_place_it_names_is_there(place):
    sources = (ROOT, ROOT / "src" / "hep_vision")
    if place == "exercises/NAME.yaml":
        return
    assert any((source / place).exists() for source in (*sources, *sources[1].iterdir()))


@pytest.mark.parametrize("name", sorted(set(re.findall(r"test_contributing\.py::(\w+)", TEXT))))
def test_every_test_it_names_is_here(name):
    assert name in globals()


def test_an_exercise(tmp_path):
    text = (ROOT / "exercises" / "squat.yaml").read_text("utf-8")
    folder = tmp_path / "exercises"
    folder.mkdir()
    (folder / "garden_dip.yaml").write_text(
        text.replace("id: squat", "id: garden_dip").replace("name: Squat", "name: Garden dip")
    )
    checked = run("exercises", "validate", folder / "garden_dip.yaml")
    assert checked.code == 0, checked.err
    options = ("--exercises", folder, "-o", tmp_path, "--no-annotate")
    done = run("analyze", LOG, "-e", "garden_dip", *options)
    assert done.code == 0, done.err
    assert "Garden dip" in done.out
    assert "4 counted" in done.out


def test_a_compensation(monkeypatch):
    rule = Rule(
        id="X1",
        sees="The trunk leans a little.",
        compares="lean of the trunk",
        unit="deg",
        threshold=10.0,
        view="sagittal",
        quantity=trunk_lean,
        says="The trunk leaned by {amount}",
        direction=1,
        against="nothing",
    )
    monkeypatch.setitem(RULES, "X1", rule)
    exercise = replace(SQUAT, compensations=(Compensation("X1", 20.0, "Stay upright."),))
    engine = Engine(exercise)
    for frame in read_landmark_log(LOG).frames:
        engine.advance(frame)
    found = [f for a in engine.finish().repetitions for f in a.findings if f.code == "X1"]
    assert found
    assert found[0].advice == "Stay upright."
    assert found[0].amount > 20.0


def test_a_format():
    """An estimator that gives the side of the body and no depth."""
    points = [p for p in Landmark if p.name.startswith("RIGHT_") or p is Landmark.NOSE]
    one_side = PoseFormat("one-side", "one side", tuple(points), has_depth=False, has_world=False)
    frames = read_landmark_log(LOG).frames
    made = [
        one_side.frame(
            f.time_s, f.size_px, f.image_px[points, :2], np.nan_to_num(f.visibility[points])
        )
        for f in frames
    ]
    assert np.isnan(made[0].image_px[Landmark.LEFT_KNEE]).all()
    assert counted(made, SQUAT) == counted(frames, SQUAT) == 4
