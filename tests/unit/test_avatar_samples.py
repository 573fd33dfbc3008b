"""The sample clips: their specification, video and truth belong together."""

import json
from pathlib import Path

import av
import pytest

from hep_vision_figure.choreography import Choreography
from hep_vision_figure.spec_file import load_spec
from hep_vision_figure.truth import describe_repetition

FOLDER = Path(__file__).parents[2] / "sample_videos"
SPECS = pytest.mark.parametrize("path", sorted(FOLDER.glob("*.yaml")), ids=lambda p: p.stem)


def test_there_are_enough_of_them() -> None:
    assert len(list(FOLDER.glob("*.mp4"))) >= 3
    assert list(FOLDER.glob("*.yaml"))


@SPECS
def test_the_truth_is_that_of_the_specification(path: Path) -> None:
    """A change of the figure that would change the clips needs them drawn anew."""
    stage = Choreography(load_spec(path))
    truth = json.loads(path.with_suffix(".json").read_text("utf-8"))
    assert truth["exercise"] == stage.spec.exercise
    for planned, stored in zip(stage.repetitions, truth["repetitions"], strict=True):
        described = describe_repetition(stage, planned)
        for key in ("start_s", "peak_s", "end_s", "peak_deg", "start_deg"):
            assert stored[key] == pytest.approx(described[key], abs=0.02), key


@SPECS
def test_the_video_is_small_and_as_long_as_its_truth(path: Path) -> None:
    video = path.with_suffix(".mp4")
    truth = json.loads(path.with_suffix(".json").read_text("utf-8"))
    assert video.stat().st_size < 1_000_000
    with av.open(str(video)) as container:
        stream = container.streams.video[0]
        assert (stream.width, stream.height) == (640, 480)
        assert sum(1 for _ in container.demux(stream)) - 1 == truth["frame_count"]
    assert 4 <= len(truth["repetitions"]) <= 5
    assert 12 <= truth["duration_s"] <= 20.5
