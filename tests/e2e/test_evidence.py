"""Real and rendered clips with labels, through the very code that prints the figures.

The evidence lies beside the checkout and is absent on a user's machine; then this is
skipped, and says so.
"""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import numpy as np
import pytest

from hep_vision.analysis.analyze import Analysis, Job, analyze
from hep_vision.definitions.library import shipped_library
from hep_vision.measure.exercise import Prescription
from sample_exercises import measured

ROOT = Path(__file__).parents[2]
BENCH = ROOT.parent / "shared" / "bench"
WALK = BENCH / "video" / "sports2d_demo_walk.mp4"

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not BENCH.is_dir(), reason=f"no evidence folder at {BENCH}"),
]


@pytest.fixture(scope="module")
def benchmark():
    """``benchmarks/evidence.py``, which is a script and no package."""
    spec = importlib.util.spec_from_file_location("evidence", ROOT / "benchmarks" / "evidence.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules["evidence"] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules["evidence"]


@pytest.fixture(scope="module")
def rows(benchmark):
    return benchmark.count_real(shipped_library())


@pytest.fixture(scope="module")
def found(benchmark, pose_model):
    return benchmark.measure_rendered(shipped_library())


@pytest.fixture(scope="module")
def walk(pose_model) -> Analysis:
    """The walk, counted as squats."""
    job = Job(WALK, shipped_library().get("squat"), Prescription(side="both"))
    return analyze(job, pose_model)


def wrong(rows) -> str:
    return "; ".join(f"{r.clip}: {r.counted} of {r.true}" for r in rows if not r.exact)


class TestRealClips:
    def test_all_are_there(self, rows):
        assert len(rows) == 27

    def test_nearly_all_are_exact(self, rows):
        # 25 were when this was written: one in hand for a change that trades one for another.
        assert sum(row.exact for row in rows) >= 24, wrong(rows)

    def test_all_are_within_one(self, rows):
        assert [row.clip for row in rows if not row.off_by_one] == []

    def test_all_are_what_an_honest_person_could_count(self, rows):
        assert [row.clip for row in rows if not row.low <= row.counted <= row.high] == []


@pytest.mark.model
@pytest.mark.slow
class TestRenderedClips:
    def test_all_are_exact(self, found):
        rows, _ = found
        assert len(rows) == 7
        assert all(row.exact for row in rows), wrong(rows)

    # Of the seated knee the model sees 16 to 21 degrees too much in this figure.
    @pytest.mark.parametrize(
        "exercise", ["squat", "straight_leg_raise", "elbow_flexion", "shoulder_abduction"]
    )
    def test_range_of_motion_is_right_to_five_degrees(self, found, exercise):
        _, peaks = found
        errors = [abs(peak.error) for peak in peaks if peak.exercise == exercise]
        assert len(errors) >= 3
        assert np.mean(errors) <= 5.0

    def test_the_truth_lies_inside_the_stated_uncertainty(self, found):
        _, peaks = found
        assert np.mean([peak.covered for peak in peaks]) >= 0.9


@pytest.mark.model
@pytest.mark.slow
class TestWalk:
    """A man jumps and a woman walks by: nobody does an exercise."""

    def test_people_are_seen(self, walk):
        assert walk.result.frames == 230
        assert walk.result.frames_with_pose > 115

    def test_nothing_but_the_landing_of_a_jump_looks_like_a_squat(self, walk):
        """He lands with his feet still and his knees bent: by the processor it is one or none.

        The pose model's landmarks differ a little between processors.
        """
        counted = walk.result.repetitions
        assert len(counted) <= 1
        assert all(one.start_s > 2.0 and one.end_s < 4.2 for one in counted)

    def test_no_sit_to_stand(self, walk):
        definition = shipped_library().get("sit_to_stand")
        result = measured(walk.frames, definition.exercise(), side=definition.side.default)
        assert result.counted == 0
