"""The main job on videos that are bad, and on odd ones that are good all the same."""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from bad_video_files import BAD_FILES
from hep_vision.cli.main import main
from hep_vision.errors import ModelError
from hep_vision.sources.capture.video import open_video
from hep_vision.sources.pose.models import ensure_model
from video_files import (
    cut,
    moving_bar_pictures,
    regular_times_s,
    set_matrix,
    write_video,
    write_video_with_stamps,
)

pytestmark = pytest.mark.model

SAMPLE = Path(__file__).parents[2] / "sample_videos" / "squat_side.mp4"
SAMPLE_END_S = 8.2  # two squats of the five


@pytest.fixture(scope="module", autouse=True)
def model():
    try:
        ensure_model()
    except ModelError as error:
        pytest.skip(f"the pose model cannot be fetched here: {error}")


@dataclass(frozen=True)
class Outcome:
    code: int
    said: str
    document: dict | None
    written: list[Path]


@pytest.fixture
def analyze(tmp_path, monkeypatch, capsys) -> Callable[..., Outcome]:
    """Run ``hep-vision analyze`` as the console would."""

    def run(path: Path, *options: str) -> Outcome:
        out = tmp_path / "out"
        command = ["hep-vision", "analyze", str(path), "--exercise", "squat", "--json"]
        command += ["--no-annotate", "--out", str(out), *options]
        monkeypatch.setattr(sys, "argv", command)
        with pytest.raises(SystemExit) as ended:
            main()
        printed = capsys.readouterr()
        document = json.loads(printed.out) if printed.out else None
        return Outcome(int(ended.value.code or 0), printed.err, document, list(out.rglob("*")))

    return run


class TestBad:
    @pytest.mark.parametrize(
        ("make", "problem"), BAD_FILES, ids=[make.__name__ for make, _ in BAD_FILES]
    )
    def test_one_sentence_exit_code_three_and_nothing_written(
        self, analyze, tmp_path, make, problem
    ):
        path = make(tmp_path / "clip.mp4")
        outcome = analyze(path)
        assert outcome.code == 3
        lines = [line for line in outcome.said.splitlines() if line.strip()]
        assert len(lines) == 1
        assert lines[0].startswith(f"Error: {path}: ")
        assert problem in lines[0]
        assert (outcome.document, outcome.written) == (None, [])

    def test_a_video_with_nobody_in_it(self, analyze, tmp_path):
        outcome = analyze(write_video(tmp_path / "clip.mp4"))
        assert outcome.code == 3
        assert "nobody can be seen in it" in outcome.said
        assert outcome.written == []

    def test_eight_k_with_nobody_in_it(self, analyze, tmp_path):
        outcome = analyze(
            write_video(tmp_path / "clip.mp4", regular_times_s(5, 20), size=(7680, 4320))
        )
        assert "nobody can be seen in it" in outcome.said

    @pytest.mark.parametrize(
        ("times_s", "words"),
        [
            ([0.0], "only 1 picture within 0 s"),
            ([0.0, 0.1], "only 2 pictures within 0.1 s"),
            (regular_times_s(30, 1000), "only 30 pictures within 0.029 s"),
        ],
    )
    def test_too_little_to_show_a_movement(self, analyze, tmp_path, times_s, words):
        outcome = analyze(write_video(tmp_path / "clip.mp4", times_s))
        assert outcome.code == 3
        assert words in outcome.said
        assert outcome.written == []

    def test_mostly_damaged(self, analyze, tmp_path):
        pictures = moving_bar_pictures(60, 160, 120)
        path = write_video(
            tmp_path / "clip.mp4", regular_times_s(60, 30), size=(160, 120), pictures=pictures
        )
        content = bytearray(path.read_bytes())
        chance = random.Random(1)
        for _ in range(40):
            at = chance.randrange(content.index(b"mdat") + 4, len(content))
            content[at] = chance.randrange(256)
        path.write_bytes(content)
        outcome = analyze(path)
        assert outcome.code == 3
        assert "pictures are damaged, too many to measure the rest" in outcome.said
        assert outcome.written == []

    def test_a_span_past_the_end(self, analyze, tmp_path):
        outcome = analyze(write_video(tmp_path / "clip.mp4"), "--start", "60")
        assert outcome.code == 3
        assert "the video ends at 0.3 s" in outcome.said


@pytest.fixture(scope="module")
def squats() -> tuple[list[float], list[np.ndarray]]:
    """Times and pictures of two squats, at half the frame rate to be quick."""
    if not SAMPLE.is_file():
        pytest.skip(f"{SAMPLE} is not there")
    with open_video(SAMPLE, end_s=SAMPLE_END_S) as video:
        frames = [(frame.time_s, frame.rgb) for frame in video if frame.index % 2 == 0]
    return [time_s for time_s, _ in frames], [rgb for _, rgb in frames]


def codes(outcome: Outcome) -> set[str]:
    assert outcome.document is not None, outcome.said
    return {finding["code"] for finding in outcome.document["findings"]}


def peaks_deg(outcome: Outcome) -> list[float]:
    assert outcome.document is not None, outcome.said
    counted = [a for a in outcome.document["attempts"] if a["status"] == "counted"]
    return [attempt["peak_deg"] for attempt in counted]


class TestOdd:
    def test_phone_video_on_its_side_is_measured_upright(self, analyze, tmp_path, squats):
        times_s, pictures = squats
        lying = [np.rot90(picture) for picture in pictures]
        plain = analyze(
            write_video(tmp_path / "a.mp4", times_s, size=(640, 480), pictures=pictures)
        )
        turned = analyze(
            write_video(
                tmp_path / "b.mp4", times_s, size=(480, 640), pictures=lying, rotation_deg=90
            )
        )
        assert turned.document is not None
        source = turned.document["source"]
        assert (source["width_px"], source["height_px"]) == (640, 480)
        assert peaks_deg(turned) == pytest.approx(peaks_deg(plain), abs=2.5)
        assert len(peaks_deg(plain)) == 2

    def test_a_mirrored_picture_is_measured_and_said(self, analyze, tmp_path, squats):
        times_s, pictures = squats
        mirrored = [picture[:, ::-1] for picture in pictures]
        path = write_video(tmp_path / "a.mp4", times_s, size=(640, 480), pictures=mirrored)
        outcome = analyze(set_matrix(path, -1, 0, 0, 1))
        assert len(peaks_deg(outcome)) == 2
        assert "mirrored" in codes(outcome)

    def test_damaged_pictures_are_unseen_and_said(self, analyze, tmp_path, squats):
        times_s, pictures = squats
        good = write_video(
            tmp_path / "a.mp4", times_s, size=(640, 480), pictures=pictures, codec="mpeg4"
        )
        expected = peaks_deg(analyze(good))
        content = bytearray(good.read_bytes())
        at = content.index(b"mdat") + 4
        content[at + len(content) // 3 : at + len(content) // 3 + 40] = bytes(40)
        good.write_bytes(content)
        outcome = analyze(good)
        assert "damaged" in codes(outcome)
        for peak in peaks_deg(outcome):  # what is still counted is measured as before
            assert min(abs(peak - other) for other in expected) < 3

    def test_variable_frame_rate_counts_the_same(self, analyze, tmp_path, squats):
        times_s, pictures = squats
        kept = np.random.default_rng(1).random(len(times_s)) < 0.7
        path = write_video(
            tmp_path / "a.mp4",
            [t for t, keep in zip(times_s, kept, strict=True) if keep],
            size=(640, 480),
            pictures=[p for p, keep in zip(pictures, kept, strict=True) if keep],
        )
        assert len(peaks_deg(analyze(path))) == 2

    def test_repeated_backward_and_negative_times(self, analyze, tmp_path, squats):
        times_s, pictures = squats
        stamps_ms = [round(time_s * 1000) - 500 for time_s in times_s]
        stamps_ms[10], stamps_ms[40] = stamps_ms[9], stamps_ms[38]
        path = write_video_with_stamps(tmp_path / "a.mkv", stamps_ms, pictures)
        outcome = analyze(path)
        assert len(peaks_deg(outcome)) == 2
        assert "timestamps" in codes(outcome)

    def test_a_recording_cut_short_is_measured_as_far_as_it_goes(self, analyze, tmp_path, squats):
        times_s, pictures = squats
        path = write_video(tmp_path / "a.mkv", times_s, size=(640, 480), pictures=pictures)
        outcome = analyze(cut(path, 0.7))
        assert len(peaks_deg(outcome)) == 1
        assert "truncated" in codes(outcome)

    def test_one_frame_a_second_does_not_pass_for_a_measurement(self, analyze, tmp_path, squats):
        times_s, pictures = squats
        path = write_video(
            tmp_path / "a.mp4", times_s[::15], size=(640, 480), pictures=pictures[::15]
        )
        outcome = analyze(path)
        assert outcome.code == 0
        assert peaks_deg(outcome) == [] or "low_frame_rate" in codes(outcome)
