from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hep_vision.errors import ModelError
from hep_vision.measure.body.landmarks import Landmark, PoseFrame
from hep_vision.sources.capture.video import open_video
from hep_vision.sources.pose.estimator import (
    IMAGE_STEPS_PER_PX,
    VISIBILITY_STEPS,
    WORLD_STEPS_PER_M,
    PoseEstimator,
    quantise,
)
from hep_vision.sources.pose.models import ensure_model

BENCH = Path(__file__).parents[3] / "shared" / "bench"
CLIP = BENCH / "rendered" / "squat_A.mp4"

needs_clip = pytest.mark.skipif(not CLIP.is_file(), reason=f"{CLIP} is not on this machine")


@pytest.fixture(scope="module")
def model() -> Path:
    try:
        return ensure_model()
    except ModelError as error:
        pytest.skip(f"the pose model cannot be fetched here: {error}")


@pytest.fixture(scope="module")
def pictures() -> list[np.ndarray]:
    """The first pictures of a rendered person."""
    with open_video(CLIP, end_s=0.5) as video:
        return [frame.rgb for frame in video]


def estimate(model: Path, pictures: list[np.ndarray], size_px=None) -> list[PoseFrame]:
    with PoseEstimator(model) as estimator:
        return [estimator.estimate(rgb, i / 30, size_px) for i, rgb in enumerate(pictures)]


class TestQuantise:
    @given(st.floats(-1e4, 1e4), st.sampled_from([16, 256, 1000]))
    def test_whole_steps_give_back_the_very_number(self, value, steps):
        number = quantise(np.array([value]), steps)
        stored = np.rint(number * steps).astype(np.int64)
        assert (stored / steps).tobytes() == number.tobytes()
        assert abs(number[0] - value) <= 0.5 / steps + 1e-9

    def test_what_was_not_seen_stays_so(self):
        assert np.isnan(quantise(np.array([np.nan]), 16)).all()


@pytest.mark.model
class TestNobody:
    def test_an_empty_picture_gives_an_empty_frame_with_its_time(self, model):
        with PoseEstimator(model) as estimator:
            frame = estimator.estimate(np.zeros((48, 64, 3), np.uint8), 1.5, (640, 480))
        assert not frame.has_pose
        assert (frame.time_s, frame.size_px) == (1.5, (640, 480))

    def test_times_need_only_not_go_back(self, model):
        black = np.zeros((48, 64, 3), np.uint8)
        times_s = [0.0, 0.0, 0.0002, 0.0004, 0.5, 0.5001, -0.1]
        with PoseEstimator(model) as estimator:
            frames = [estimator.estimate(black, time_s) for time_s in times_s]
        assert [frame.time_s for frame in frames] == times_s

    def test_any_memory_layout_will_do(self, model):
        turned = np.rot90(np.zeros((64, 48, 3), np.uint8))
        with PoseEstimator(model) as estimator:
            assert estimator.estimate(turned, 0.0).size_px == (64, 48)

    @pytest.mark.parametrize(
        "rgb",
        [
            np.zeros((48, 64), np.uint8),
            np.zeros((48, 64, 4), np.uint8),
            np.zeros((48, 64, 3), np.float32),
        ],
    )
    def test_another_kind_of_array_is_a_mistake_of_the_caller(self, model, rgb):
        with (
            PoseEstimator(model) as estimator,
            pytest.raises(ValueError, match="rgb must be uint8"),
        ):
            estimator.estimate(rgb, 0.0)


@pytest.mark.model
@pytest.mark.shared
@needs_clip
class TestPerson:
    def test_is_found_upright_where_it_is(self, model, pictures):
        frame = estimate(model, pictures)[-1]
        assert frame.has_pose
        points = frame.image_px
        assert points[Landmark.NOSE, 1] < points[Landmark.LEFT_HIP, 1]
        assert points[Landmark.LEFT_HIP, 1] < points[Landmark.LEFT_ANKLE, 1]
        width, height = frame.size_px
        assert (points[:, 0] > 0).all()
        assert (points[:, 0] < width).all()
        assert (points[:, 1] < height).all()
        assert frame.visibility[Landmark.NOSE] > 0.5

    def test_numbers_are_whole_steps(self, model, pictures):
        frame = estimate(model, pictures)[-1]
        for values, steps in (
            (frame.image_px, IMAGE_STEPS_PER_PX),
            (frame.world_m, WORLD_STEPS_PER_M),
            (frame.visibility, VISIBILITY_STEPS),
        ):
            assert (values == np.rint(values * steps) / steps).all()

    def test_landmarks_are_in_pixels_of_the_original(self, model, pictures):
        plain = estimate(model, pictures)[-1]
        doubled = estimate(model, pictures, (1280, 960))[-1]
        assert doubled.size_px == (1280, 960)
        np.testing.assert_allclose(
            doubled.image_px, 2 * plain.image_px, atol=1.5 / IMAGE_STEPS_PER_PX
        )
        np.testing.assert_array_equal(doubled.world_m, plain.world_m)

    def test_the_same_video_gives_the_same_landmarks_to_the_bit(self, model, pictures):
        for once, again in zip(estimate(model, pictures), estimate(model, pictures), strict=True):
            assert once.image_px.tobytes() == again.image_px.tobytes()
            assert once.world_m.tobytes() == again.world_m.tobytes()
            assert once.visibility.tobytes() == again.visibility.tobytes()


class TestBadModel:
    @pytest.mark.parametrize("content", [None, b"", b"not a model"])
    def test_is_one_sentence(self, tmp_path, content):
        path = tmp_path / "pose.task"
        if content is not None:
            path.write_bytes(content)
        with pytest.raises(
            ModelError, match=r"pose\.task: the pose model cannot be loaded"
        ) as error:
            PoseEstimator(path)
        assert "\n" not in str(error.value)


RUN = """
import sys
import numpy as np
from pathlib import Path
from hep_vision.sources.capture.video import open_video
from hep_vision.sources.pose.estimator import PoseEstimator
with PoseEstimator(Path(sys.argv[1]), verbose=sys.argv[3] == "verbose") as estimator:
    estimator.estimate(np.zeros((480, 640, 3), np.uint8), 0.0)
    with open_video(sys.argv[2], end_s=0.3) as video:
        found = [estimator.estimate(frame.rgb, 1 + frame.time_s).has_pose for frame in video]
print(sum(found))
"""


@pytest.mark.model
@pytest.mark.shared
@needs_clip
class TestTerminal:
    @staticmethod
    def run(model: Path, mode: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-W", "error", "-c", RUN, str(model), str(CLIP), mode]
        return subprocess.run(command, capture_output=True, text=True, check=True)

    def test_native_log_lines_stay_off_it(self, model):
        done = self.run(model, "quiet")
        assert int(done.stdout) > 5
        assert done.stderr == ""

    def test_unless_they_are_asked_for(self, model):
        assert "XNNPACK" in self.run(model, "verbose").stderr
