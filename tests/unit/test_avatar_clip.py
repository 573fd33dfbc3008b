"""Drawn clips: the same every time, showing what the truth says, whole or not there."""

import json
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from typer.testing import CliRunner

from hep_vision.avatar.choreography import Choreography
from hep_vision.avatar.clinical import body_points
from hep_vision.avatar.clip import Clip, frame_times, render_clip
from hep_vision.avatar.company import Company
from hep_vision.avatar.spec import CameraSpec, ClipSpec
from hep_vision.cli.avatar import avatar_app
from hep_vision.errors import OutputError

SMALL = {"size_px": [160, 120], "frame_rate": 5}
SHORT = {"lead_s": 0.4, "tail_s": 0.4, "repetitions": [{"peak": 80, "hold_s": 0.2}]}


def spec(exercise: str = "squat", **parts: Any) -> ClipSpec:
    camera = {**SMALL, **parts.pop("camera", {})}
    motion = {**SHORT, **parts.pop("motion", {})}
    return ClipSpec.model_validate(
        {"exercise": exercise, "camera": camera, "motion": motion, **parts}
    )


def difference(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    return np.abs(a.astype(int) - b.astype(int)).max(axis=-1)


def test_the_same_specification_gives_the_same_pixels() -> None:
    one, two = Clip(spec(seed=5)), Clip(spec(seed=5))
    for time_s in (0.0, 1.2):
        np.testing.assert_array_equal(one.picture(time_s), two.picture(time_s))


def test_another_seed_gives_other_noise() -> None:
    one, two = Clip(spec(seed=5)), Clip(spec(seed=6))
    assert (difference(one.picture(0.0), two.picture(0.0)) > 0).mean() > 0.3


def test_the_figure_is_where_the_truth_says() -> None:
    """With the person's skin and clothes black, the joints lie on black."""
    black = dict.fromkeys(("skin", "hair", "top_color", "bottom_color", "sock_color"), (0, 0, 0))
    clip = Clip(spec(outfit=black, camera={"size_px": [320, 240], "noise": 0}))
    picture = clip.picture(1.4)
    for name, point in body_points(clip.choreography.frames(1.4)).items():
        if name.rpartition("_")[2] in ("hip", "knee", "elbow", "shoulder") and "right" in name:
            (x, y), _ = clip.camera.project(point)
            assert picture[round(float(y)), round(float(x))].max() < 60, name


def test_light_and_camera_do_what_they_are_named_for() -> None:
    bright = Clip(spec(camera={"noise": 0})).picture(0.0).astype(float)
    still = Clip(spec(camera={"noise": 0})).picture(0.0)
    noisy = Clip(spec(camera={"noise": 12})).picture(0.0).astype(float)
    assert (noisy - still).std() > 6
    back_lit = {"light": "back_lit", "decorations": ["window"]}
    against = Clip(spec(room=back_lit, camera={"noise": 0})).picture(0.0).astype(float)
    body = (slice(40, 90), slice(70, 85))
    assert against[body].mean() < 0.75 * bright[body].mean()


def test_motion_blur_smears_what_moves_and_nothing_else() -> None:
    sharp = Clip(spec(camera={"noise": 0})).picture(0.9)
    blurred = Clip(spec(camera={"noise": 0, "shutter": 1.0})).picture(0.9)
    changed = difference(sharp, blurred) > 6
    assert 0.005 < changed.mean() < 0.3
    assert not changed[:, :8].any()


def test_a_bystander_and_an_obstacle_can_be_seen() -> None:
    alone = Clip(spec(camera={"noise": 0})).picture(1.0)
    beside = Clip(spec(camera={"noise": 0}, bystander={"does": "stands_beside"})).picture(1.0)
    assert (difference(alone, beside) > 20).mean() > 0.02
    hidden = Clip(spec(camera={"noise": 0}, obstacles=[{"height_m": 0.5}])).picture(1.0)
    assert (difference(alone, hidden) > 20).mean() > 0.02


@pytest.mark.parametrize(
    ("exercise", "bone"), [("heel_slide", "right_shank"), ("elbow_flexion", "right_forearm")]
)
def test_a_helper_keeps_a_hand_on_the_moving_limb(exercise: str, bone: str) -> None:
    helped = spec(exercise, bystander={"does": "helps"}, motion={"repetitions": [{}]})
    choreography = Choreography(helped)
    assert helped.bystander is not None
    company = Company(helped.bystander, choreography)
    for time_s in (0.0, 1.0, choreography.repetitions[0].top_s):
        figure = choreography.frames(time_s)
        helper = company.frames(time_s, figure)
        assert helper is not None
        palms = [helper.point(f"{side}_hand", (0, -0.05, 0)) for side in ("left", "right")]
        nearest = min(np.linalg.norm(palm - figure.joint(bone)) for palm in palms)
        assert nearest < 0.12, time_s


def test_frames_come_at_the_asked_rate_with_what_is_dropped_missing() -> None:
    random = np.random.default_rng(1)
    even = frame_times(CameraSpec(frame_rate=10), 2.0, random)
    np.testing.assert_allclose(even, np.arange(20) / 10)
    camera = CameraSpec(frame_rate=30, rate_jitter=0.4, dropped_frames=0.3)
    uneven = frame_times(camera, 10.0, random)
    assert 160 < len(uneven) < 260
    assert (np.diff(uneven) > 0).all()
    assert np.ptp(np.diff(uneven)) > 0.03


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> tuple[ClipSpec, Path, dict[str, Any]]:
    folder = tmp_path_factory.mktemp("clips")
    asked = spec("seated_knee_extension", side="left", motion={"repetitions": [{"peak": 20}]})
    seen: list[tuple[int, int]] = []
    made = render_clip(asked, folder, "knee", lambda done, total: seen.append((done, total)))
    assert seen[-1] == (made.frames, made.frames)
    return asked, made.video, json.loads(made.truth.read_text("utf-8"))


def test_video_and_truth_have_the_same_frames(
    rendered: tuple[ClipSpec, Path, dict[str, Any]],
) -> None:
    _, video, truth = rendered
    with av.open(str(video)) as container:
        times = [float(frame.time or 0) for frame in container.decode(video=0)]
    np.testing.assert_allclose(times, truth["frames"]["time_s"], atol=1e-4)
    assert truth["frame_count"] == len(times)


def test_the_truth_says_what_happened(rendered: tuple[ClipSpec, Path, dict[str, Any]]) -> None:
    asked, _, truth = rendered
    assert truth["schema"] == "hep-vision/clip-truth/1"
    assert (truth["side"], truth["near_side"], truth["facing"]) == ("left", "left", "left")
    assert ClipSpec.model_validate(truth["specification"]) == asked
    (repetition,) = truth["repetitions"]
    assert repetition["measured_side"] == "left"
    assert repetition["peak_deg"] == pytest.approx(20, abs=0.7)
    knees = truth["frames"]["values"]["knee_flexion"]
    assert min(knees["left"]) == pytest.approx(20, abs=2)
    assert min(knees["right"]) > 80
    knee = truth["frames"]["image_px"]["left_knee"]
    assert len(knee) == truth["frame_count"]
    assert all(0 < x < 160 and 0 < y < 120 for x, y in knee)


def test_nothing_unfinished_is_left(rendered: tuple[ClipSpec, Path, dict[str, Any]]) -> None:
    _, video, _ = rendered
    assert sorted(path.name for path in video.parent.iterdir()) == ["knee.json", "knee.mp4"]


def test_a_failure_on_the_way_leaves_no_file(tmp_path: Path) -> None:
    def give_up(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        render_clip(spec(), tmp_path, "broken", give_up)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_a_file_is_one_sentence(tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_text("")
    with pytest.raises(OutputError, match="taken"):
        render_clip(spec(), taken, "clip")


def test_the_command_renders_beside_its_specification(tmp_path: Path) -> None:
    path = tmp_path / "short.yaml"
    path.write_text(
        "exercise: squat\ncamera: {size_px: [160, 120], frame_rate: 4}\n"
        "motion: {lead_s: 0.2, tail_s: 0.2, repetitions: [{}]}\n"
    )
    result = CliRunner().invoke(avatar_app, ["render", str(path)])
    assert result.exit_code == 0, result.output
    assert (tmp_path / "short.mp4").stat().st_size > 1000
    assert (tmp_path / "short.json").exists()


def test_the_command_lists_what_the_figure_knows() -> None:
    result = CliRunner().invoke(avatar_app, ["list"], env={"COLUMNS": "120"})
    assert result.exit_code == 0
    assert "straight_leg_raise" in result.output
