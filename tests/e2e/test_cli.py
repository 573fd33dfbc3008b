"""The command line around the main job: help, versions, faults, and what a Ctrl-C leaves."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from command_line import Done, files_below, finish, run, run_apart, start_apart
from e2e.sample_clips import clip
from hep_vision import __version__
from hep_vision.cli import analyze as analyze_command
from hep_vision.cli import looking
from hep_vision.errors import ModelError

GOLDEN = Path(__file__).parents[1] / "golden"
PATIENCE_S = 60.0


class TestHelp:
    def test_version(self):
        assert run("--version") == Done(0, f"hep-vision {__version__}\n", "")

    @pytest.mark.parametrize("flag", ["--help", "-h"])
    def test_names_every_command_and_that_it_is_no_medical_device(self, flag):
        done = run(flag)
        assert (done.code, done.err) == (0, "")
        for command in ("analyze", "demo", "exercises", "models", "doctor"):
            assert f" {command} " in done.out
        assert "Not a medical device" in done.out

    def test_of_analyze_names_every_option(self):
        out = run("analyze", "--help").out
        options = ("exercise", "side", "reps", "sets", "target", "start", "end", "out", "json")
        for option in (*options, "annotate", "no-annotate"):
            assert f"--{option}" in out

    @pytest.mark.parametrize(
        "command",
        ["demo", "doctor", "models", "models list", "models install", "exercises list"],
    )
    def test_is_there_everywhere(self, command):
        done = run(*command.split(), "--help")
        assert (done.code, done.err) == (0, "")
        assert "Usage: hep-vision" in done.out

    @pytest.mark.parametrize("arguments", [("frobnicate",), ("--frobnicate",), ("models", "x")])
    def test_what_does_not_exist_is_a_usage_error(self, arguments):
        done = run(*arguments)
        assert (done.code, done.out) == (2, "")
        assert "No such" in done.err

    def test_starts_in_a_process_of_its_own(self):
        assert run_apart("--version") == Done(0, f"hep-vision {__version__}\n", "")


class TestModels:
    def test_list_shows_all_three_and_the_default(self):
        done = run("models", "list")
        assert (done.code, done.err) == (0, "")
        for name in ("lite", "full (default)", "heavy"):
            assert name in done.out

    def test_none_is_installed_in_an_empty_folder(self, tmp_path, monkeypatch):
        monkeypatch.setenv("HEP_VISION_MODELS", str(tmp_path / "models"))
        assert "missing" in run("models", "list").out
        assert files_below(tmp_path) == []

    def test_a_wrong_file_is_refused_in_one_sentence(self, tmp_path, monkeypatch):
        monkeypatch.setenv("HEP_VISION_MODELS", str(tmp_path / "models"))
        wrong = tmp_path / "wrong.task"
        wrong.write_bytes(b"not a model")
        done = run("models", "install", "full", "--from", wrong)
        assert (done.code, done.out) == (4, "")
        (sentence,) = done.sentences
        assert "wrong.task" in sentence
        assert not list(tmp_path.rglob("*landmarker*"))

    def test_an_unknown_one_is_refused_with_their_names(self):
        done = run("models", "install", "huge")
        assert done.code == 4
        (sentence,) = done.sentences
        assert all(name in sentence for name in ("lite", "full", "heavy"))


class TestDoctor:
    def test_says_what_a_bug_report_needs(self):
        done = run("doctor")
        assert (done.code, done.err) == (0, "")
        for needed in (
            __version__,
            "Python",
            "mediapipe",
            "numpy",
            "opencv",
            "model full",
            "cameras",
            "GPU",
            "voice",
            "free disk",
        ):
            assert needed in done.out


class TestFaults:
    @staticmethod
    def analyze(*flags: object) -> Done:
        return run(*flags, "analyze", GOLDEN / "squat_side.npz", "-e", "squat")

    @pytest.fixture(autouse=True)
    def _elsewhere(self, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)

    @pytest.fixture
    def broken(self, monkeypatch):
        def fail(*_):
            raise RuntimeError("no such [thing]")

        monkeypatch.setattr(analyze_command, "run_analysis", fail)

    def test_of_ours_is_said_as_such(self, broken, tmp_path):
        done = self.analyze()
        assert (done.code, done.out) == (1, "")
        (sentence,) = done.sentences
        assert "a fault in hep-vision itself (RuntimeError: no such [thing])" in sentence
        assert "hep-vision doctor" in sentence
        assert files_below(tmp_path) == []

    def test_of_ours_is_shown_where_it_happened_if_asked(self, broken):
        done = self.analyze("--verbose")
        assert done.code == 1
        assert "Traceback" in done.err

    def test_of_the_machine_has_its_own_code(self, monkeypatch, tmp_path):
        def fail(*_, **__):
            raise ModelError("The pose model cannot be fetched; look at the network.")

        monkeypatch.setattr(looking, "ensure_model", fail)
        done = run("analyze", clip("squat_side"), "-e", "squat")
        assert done == Done(
            4, "", "Error: The pose model cannot be fetched; look at the network.\n"
        )
        assert files_below(tmp_path) == []


def wait_for(condition: Callable[[], object], process) -> None:
    """Wait until something is so while the process runs."""
    until_s = time.monotonic() + PATIENCE_S
    while not condition():
        assert process.poll() is None, "it ended before it could be interrupted"
        assert time.monotonic() < until_s, "it never came so far"
        time.sleep(0.005)


@pytest.mark.model
@pytest.mark.skipif(os.name != "posix", reason="Ctrl-C is sent to a process group")
class TestInterrupted:
    """Ctrl-C reaches every process of the terminal; nothing half-written is left by any."""

    @pytest.fixture
    def running(self, pose_model, tmp_path):
        process = start_apart(
            *("analyze", clip("squat_side"), "-e", "squat", "--end", "4", "--json"),
            *("--out", tmp_path / "out"),
        )
        yield process
        if process.poll() is None:
            process.kill()
            process.communicate()

    @staticmethod
    def interrupt(process) -> tuple[Done, list[psutil.Process]]:
        children = psutil.Process(process.pid).children(recursive=True)
        os.killpg(process.pid, signal.SIGINT)
        done = finish(process)
        gone, alive = psutil.wait_procs(children, timeout=10)
        assert len(gone) == len(children)
        return done, alive

    def test_while_measuring(self, running, tmp_path):
        wait_for(lambda: psutil.Process(running.pid).children(), running)
        done, alive = self.interrupt(running)
        assert (done.code, done.out, alive) == (130, "", [])
        assert done.err == "Stopped. Nothing unfinished was left behind.\n"
        assert files_below(tmp_path) == []

    def test_while_writing(self, running, tmp_path):
        wait_for(lambda: list(tmp_path.rglob("*.csv")), running)
        done, alive = self.interrupt(running)
        assert (done.code, done.out, alive) == (130, "", [])
        assert done.err == "Stopped. Nothing unfinished was left behind.\n"
        assert files_below(tmp_path) == []
