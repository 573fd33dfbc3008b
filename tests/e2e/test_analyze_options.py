"""Options of ``hep-vision analyze``, on a recorded log: no model, no video."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from command_line import Done, files_below, run
from hep_vision.measure.body.landmarks import PoseFrame
from hep_vision.record.landmark_log import write_landmark_log
from stick_body import Figure, frames_of, repetitions, squatting

GOLDEN = Path(__file__).parents[1] / "golden"
SQUAT, ARMS = GOLDEN / "squat_side.npz", GOLDEN / "shoulder_abduction_front.npz"


def log_of(path: Path, frames) -> Path:
    write_landmark_log(path, frames, {})
    return path


@pytest.fixture
def squat_log(tmp_path) -> Path:
    """Three squats of a stick figure, the second to 60 degrees, the others to 90."""
    time_s, knee = repetitions([90.0, 60.0, 90.0])
    return log_of(tmp_path / "three.npz", frames_of(time_s, squatting(knee)))


def analyze(*arguments: object) -> tuple[Done, list[dict]]:
    done = run("analyze", *arguments, "--json")
    return done, [json.loads(line) for line in done.out.splitlines()]


def one(*arguments: object) -> dict:
    done, (document,) = analyze(*arguments)
    assert (done.code, done.err) == (0, "")
    return document


class TestPrescription:
    def test_target(self, squat_log, tmp_path):
        document = one(squat_log, "-e", "squat", "--target", "85", "-o", tmp_path / "o")
        reasons = [attempt["reason"] for attempt in document["attempts"]]
        assert reasons == ["complete", "short_of_target", "complete"]
        assert document["attempts"][1]["explanation"] == (
            "Reached 60°, less than the minimum to count, 85°."
        )
        assert document["prescription"]["target_deg"] == 85

    def test_reps_and_sets_are_noted_and_shown(self, squat_log, tmp_path):
        options = ("-e", "squat", "--reps", "10", "--sets", "2", "-o", tmp_path / "o")
        assert one(squat_log, *options)["prescription"] == {
            **one(squat_log, "-e", "squat", "-o", tmp_path / "p")["prescription"],
            "repetitions": 10,
            "sets": 2,
        }
        assert "3 of 2 x 10 counted" in run("analyze", squat_log, *options).out

    @pytest.mark.parametrize("side", ["left", "right", "both"])
    def test_side(self, side, tmp_path):
        document = one(ARMS, "-e", "shoulder_abduction", "--side", side, "-o", tmp_path)
        assert document["side"] == side
        assert document["counted"] == 3

    def test_side_auto_finds_the_moving_one(self, tmp_path):
        log = GOLDEN / "straight_leg_raise_side.npz"
        assert (
            one(log, "-e", "straight_leg_raise", "--side", "auto", "-o", tmp_path)["side"]
            == "right"
        )

    @pytest.mark.parametrize("name", ["squat", "Squat", "SQUAT", "knee bends"])
    def test_exercise_by_id_name_or_synonym(self, name, squat_log, tmp_path):
        assert one(squat_log, "-e", name, "-o", tmp_path / "o")["exercise"] == "squat"


class TestSpan:
    def test_only_what_lies_in_it_is_counted(self, tmp_path):
        whole = one(SQUAT, "-e", "squat", "-o", tmp_path / "a")["attempts"]
        middle = one(SQUAT, "-e", "squat", "--start", 4.6, "--end", 14.8, "-o", tmp_path / "b")
        peaks = [attempt["peak_deg"] for attempt in middle["attempts"]]
        assert peaks == pytest.approx([a["peak_deg"] for a in whole[1:4]], abs=0.5)
        source = middle["source"]
        assert (source["start_s"], source["end_s"]) == (4.6, 14.8)
        assert source["duration_s"] == pytest.approx(10.2, abs=0.1)

    def test_cut_in_mid_movement_is_said(self, tmp_path):
        document = one(SQUAT, "-e", "squat", "--start", 3.2, "--end", 9.8, "-o", tmp_path)
        reasons = [attempt["reason"] for attempt in document["attempts"]]
        assert reasons == ["began_before_start", "complete", "not_returned"]


class TestSeveral:
    def test_a_document_a_line_and_a_folder_each(self, tmp_path, squat_log):
        done, documents = analyze(SQUAT, squat_log, "-e", "squat", "-o", tmp_path / "o")
        assert (done.code, done.err) == (0, "")
        assert [d["source"]["path"] for d in documents] == [str(SQUAT), str(squat_log)]
        assert sorted(p.name for p in (tmp_path / "o").iterdir()) == [
            "squat_side-squat",
            "three-squat",
        ]

    def test_of_the_same_name_are_told_apart(self, tmp_path, squat_log):
        other = tmp_path / "other" / squat_log.name
        other.parent.mkdir()
        other.write_bytes(squat_log.read_bytes())
        done, documents = analyze(squat_log, other, "-e", "squat", "-o", tmp_path / "o")
        assert (done.code, len(documents)) == (0, 2)
        assert sorted(p.name for p in (tmp_path / "o").iterdir()) == [
            "three-squat",
            "three-squat-2",
        ]

    def test_a_bad_one_does_not_cost_the_others(self, tmp_path, squat_log):
        bad = tmp_path / "bad.npz"
        bad.write_bytes(b"not a log")
        done, documents = analyze(squat_log, bad, SQUAT, "-e", "squat", "-o", tmp_path / "o")
        assert done.code == 3
        assert len(documents) == 2
        (sentence,) = done.sentences
        assert sentence.startswith(f"Error: {bad}: this is not a landmark log")
        assert not list((tmp_path / "o").glob("bad*"))

    def test_results_of_a_former_run_are_replaced(self, tmp_path, squat_log):
        for target in (85, 50):
            one(squat_log, "-e", "squat", "--target", target, "-o", tmp_path / "o")
        record = json.loads((tmp_path / "o" / "three-squat" / "session.json").read_text())
        assert record["prescription"]["target_deg"] == 50


class TestBadInput:
    """One sentence, exit code 3, and nothing left behind."""

    @staticmethod
    def refused(tmp_path, *arguments: object) -> str:
        out = tmp_path / "out"
        before = files_below(tmp_path)
        done = run("analyze", *arguments, "--out", out)
        assert (done.code, done.out) == (3, "")
        (sentence,) = done.sentences
        assert sentence.startswith("Error: ")
        assert files_below(tmp_path) == before
        return sentence

    def test_an_unknown_exercise_with_the_nearest_name(self, tmp_path):
        sentence = self.refused(tmp_path, SQUAT, "-e", "sqat")
        assert "There is no exercise 'sqat'. Did you mean squat" in sentence

    def test_an_exercise_like_no_other(self, tmp_path):
        sentence = self.refused(tmp_path, SQUAT, "-e", "qqqqqqq")
        assert "`hep-vision exercises list` shows all of them" in sentence
        assert "Did you mean" not in sentence

    def test_an_exercise_no_camera_can_measure(self, tmp_path):
        sentence = self.refused(tmp_path, SQUAT, "-e", "quad_set")
        assert "cannot be measured by a camera" in sentence

    def test_a_log_with_nobody_in_it(self, tmp_path):
        frames = [PoseFrame.empty(i / 30, (640, 480)) for i in range(60)]
        sentence = self.refused(tmp_path, log_of(tmp_path / "empty.npz", frames), "-e", "squat")
        assert "nobody can be seen in it" in sentence

    def test_half_a_body_in_view(self, tmp_path):
        time_s, knee = repetitions([90.0])
        low = squatting(knee, place_px=(640.0, 1000.0))  # from the hips down out of the picture
        sentence = self.refused(
            tmp_path, log_of(tmp_path / "low.npz", frames_of(time_s, low)), "-e", "squat"
        )
        assert (
            "hip, knee and ankle cannot be seen together, and Squat is measured there" in sentence
        )

    def test_a_log_without_a_frame(self, tmp_path):
        sentence = self.refused(tmp_path, log_of(tmp_path / "none.npz", []), "-e", "squat")
        assert sentence.endswith("none.npz: it holds no frame of the span asked for.")

    def test_a_span_without_a_frame(self, tmp_path, squat_log):
        sentence = self.refused(tmp_path, squat_log, "-e", "squat", "--start", 100)
        assert sentence.endswith("three.npz: it holds no frame of the span asked for.")

    def test_a_log_whose_times_do_not_rise(self, tmp_path):
        time_s, knee = repetitions([90.0])
        frames = frames_of(time_s, squatting(knee))
        frames[40] = frames[39]
        sentence = self.refused(tmp_path, log_of(tmp_path / "back.npz", frames), "-e", "squat")
        assert "back.npz: its times must rise, but 1.300 s comes after 1.300 s" in sentence

    @pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"text"])
    def test_what_is_no_log(self, tmp_path, content):
        path = tmp_path / "no.npz"
        path.write_bytes(content)
        assert "no.npz: " in self.refused(tmp_path, path, "-e", "squat")

    def test_a_damaged_log(self, tmp_path):
        path = tmp_path / "cut.npz"
        path.write_bytes(SQUAT.read_bytes()[:-2000])
        assert "damaged" in self.refused(tmp_path, path, "-e", "squat")

    def test_a_missing_log(self, tmp_path):
        sentence = self.refused(tmp_path, tmp_path / "gone.npz", "-e", "squat")
        assert sentence.endswith("gone.npz: there is no such file.")

    def test_a_folder_of_results_that_is_a_file(self, tmp_path, squat_log):
        out = tmp_path / "taken"
        out.write_text("mine")
        done = run("analyze", squat_log, "-e", "squat", "--out", out)
        assert done.code == 3
        assert "is a file, --out needs a folder" in done.err
        assert out.read_text() == "mine"

    def test_a_folder_of_definitions_that_is_not_there(self, tmp_path):
        sentence = self.refused(tmp_path, SQUAT, "-e", "squat", "--exercises", tmp_path / "gone")
        assert "there is no such folder of exercises" in sentence


class TestUsage:
    """Exit code 2, with what is wrong and where help is."""

    @pytest.mark.parametrize(
        ("arguments", "problem"),
        [
            ((), "Missing argument"),
            (
                ("a.mp4", "-e", "squat", "--side", "up"),
                "'up' is none of left, right, both and auto",
            ),
            (
                ("a.mp4", "-e", "squat", "--target", "deep"),
                "Invalid value for '--minimum' / '--target'",
            ),
            (("a.mp4", "-e", "squat", "--reps", "0"), "Invalid value for '--reps'"),
            (("a.mp4", "-e", "squat", "--start", "-1"), "--start must not be negative"),
            (("a.mp4", "-e", "squat", "--start", "5", "--end", "5"), "--end 5 must come after"),
            (("a.mp4", "-e", "squat", "--frobnicate"), "No such option: --frobnicate"),
            (("a.mp4", "-e", "squat", "--target", "nan"), "--minimum must be a number from"),
            (("a.mp4", "-e", "squat", "--end", "0"), "--end 0 must come after --start 0"),
        ],
        ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
    )
    def test_of_analyze(self, arguments, problem, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        done = run("analyze", *arguments)
        assert done.code == 2
        assert problem in " ".join(done.err.replace("│", " ").split())
        assert done.out == ""
        assert files_below(tmp_path) == []


class TestNames:
    @pytest.mark.parametrize("name", ["with spaces", "[bold]", "über-Größe", "clip:smile:", "a'b"])
    def test_any_file_name_is_said_as_it_is(self, name, tmp_path, squat_log):
        log = squat_log.rename(tmp_path / f"{name}.npz")
        options = ("-e", "squat", "-o", tmp_path / "o")
        assert one(log, *options)["source"]["path"] == str(log)
        assert (tmp_path / "o" / f"{name}-squat" / "trace.png").is_file()
        missing = tmp_path / f"{name} gone.npz"
        assert f"{missing}: there is no such file." in run("analyze", missing, *options).err


def test_a_still_figure_counts_nothing_and_that_is_no_error(tmp_path):
    log = log_of(tmp_path / "still.npz", frames_of(np.arange(90) / 30, Figure()))
    document = one(log, "-e", "squat", "-o", tmp_path / "o")
    assert document["attempts"] == []
    assert (
        "0 counted, 0 partial, 0 rejected"
        in run("analyze", log, "-e", "squat", "-o", tmp_path / "o").out
    )
