"""Drawn clips: the same every time, showing what the truth says, whole or not there."""

import json
import re
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from typer.testing import CliRunner

from hep_vision.errors import DefinitionError, InputError, OutputError
from hep_vision_figure import clip
from hep_vision_figure.choreography import Choreography
from hep_vision_figure.clinical import body_points
from hep_vision_figure.clip import Clip, frame_times, render_clip
from hep_vision_figure.command import figure_app
from hep_vision_figure.company import Company
from hep_vision_figure.repertoire import REPERTOIRE
from hep_vision_figure.spec import CameraSpec, ClipSpec
from hep_vision_figure.spec_page import fields_page

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


def test_the_same_specification_gives_the_same_files_on_any_number_of_processors(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At a width where some encoders differ from run to run."""
    asked = spec(seed=3, camera={"rate_jitter": 0.2})
    contents: list[list[bytes]] = []
    for processors in (1, 3, 1):
        monkeypatch.setattr(clip, "thread_count", lambda count=processors: count)
        made = render_clip(asked, tmp_path / str(processors), "clip")
        contents.append([made.video.read_bytes(), made.truth.read_bytes()])
    assert contents[0] == contents[1] == contents[2]


def test_furniture_and_a_held_stick_can_be_seen() -> None:
    bare = Clip(spec(camera={"noise": 0})).picture(1.0)
    table = [{"what": "table", "x_m": -0.6, "nearer_m": -0.6}]
    furnished = Clip(spec(camera={"noise": 0}, furniture=table)).picture(1.0)
    assert (difference(bare, furnished) > 20).mean() > 0.01
    holding = Clip(spec(camera={"noise": 0}, holds="stick")).picture(1.0)
    assert 0 < (difference(bare, holding) > 20).mean() < 0.02


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
    with pytest.raises(OutputError, match=r"taken: cannot .*; choose another folder"):
        render_clip(spec(), taken, "clip")


def test_the_command_renders_beside_its_specification(tmp_path: Path) -> None:
    path = tmp_path / "short.yaml"
    path.write_text(
        "exercise: squat\ncamera: {size_px: [160, 120], frame_rate: 4}\n"
        "motion: {lead_s: 0.2, tail_s: 0.2, repetitions: [{}]}\n"
    )
    result = CliRunner().invoke(figure_app, ["render", str(path)])
    assert result.exit_code == 0, result.output
    assert (tmp_path / "short.mp4").stat().st_size > 1000
    assert (tmp_path / "short.json").exists()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("exercise: sqat", "line 1, exercise: .*mean squat"),
        ("exercise: squat\nmotion: {repetitions: [{peak: 170}]}", "line 2, .*from 3° to 130°"),
        ("exercise: squat\nmotion: {up_s: -1}", "line 2, motion.up_s: .*at least"),
        ("exercise: squat\ncamera: {yaw: 20}", "line 2, camera.yaw: .*mean yaw_deg"),
    ],
)
def test_a_wrong_specification_is_one_sentence_before_anything_is_drawn(
    tmp_path: Path, text: str, words: str
) -> None:
    good, bad = tmp_path / "good.yaml", tmp_path / "bad.yaml"
    good.write_text("exercise: squat\n")
    bad.write_text(text)
    result = CliRunner().invoke(figure_app, ["render", str(good), str(bad)])
    assert isinstance(result.exception, DefinitionError)
    assert re.search(f"bad.yaml: {words}", str(result.exception))
    assert "\n" not in str(result.exception)
    assert sorted(tmp_path.iterdir()) == [bad, good]


def test_a_truth_is_not_written_over_its_specification(tmp_path: Path) -> None:
    path = tmp_path / "short.json"
    path.write_text('{"exercise": "squat"}')
    result = CliRunner().invoke(figure_app, ["render", str(path)])
    assert isinstance(result.exception, InputError)
    assert "name it short.yaml" in str(result.exception)
    assert path.read_text() == '{"exercise": "squat"}'


def test_clips_are_not_written_over_each_other(tmp_path: Path) -> None:
    paths = [tmp_path / folder / "clip.yaml" for folder in ("one", "two")]
    for path in paths:
        path.parent.mkdir()
        path.write_text("exercise: squat")
    out = tmp_path / "out"
    result = CliRunner().invoke(figure_app, ["render", *map(str, paths), "--out", str(out)])
    assert isinstance(result.exception, InputError)
    assert str(paths[0]) in str(result.exception)
    assert not out.exists()


def test_an_exercise_only_the_library_knows_is_not_denied(tmp_path: Path) -> None:
    result = CliRunner().invoke(figure_app, ["pictures", "pelvic_tilt", "--out", str(tmp_path)])
    assert "The figure does not know the exercise 'pelvic_tilt'" in str(result.exception)


def test_the_command_prints_every_field() -> None:
    result = CliRunner().invoke(figure_app, ["fields"])
    assert result.output == fields_page()


def test_the_command_lists_what_the_figure_knows() -> None:
    result = CliRunner().invoke(figure_app, ["list"], env={"COLUMNS": "80"})
    assert result.exit_code == 0
    rows = {line.split()[0]: line.split()[1:] for line in result.output.splitlines() if line}
    assert set(REPERTOIRE) < set(rows)
    assert rows["straight_leg_raise"] == ["sagittal", "one", "hip_flexion", "-2°", "to", "95°"]
    assert rows["single_leg_stance"][-3:] == ["0.00", "to", "0.28"]
    assert "pendulum" in result.output
