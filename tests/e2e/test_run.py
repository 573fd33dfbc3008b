"""`hep-vision run` as a patient starts it; a client takes the place of the browser."""

from __future__ import annotations

import json
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import chain, islice, repeat
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest

from browser import serving
from command_line import run as run_command
from hep_vision.definitions.library import load_library
from hep_vision.live.planning import plan_exercise
from hep_vision.live.sources import Picture
from hep_vision.measure.exercise import Prescription
from hep_vision.sources.capture.video import open_video
from hep_vision.store.database import open_store
from hep_vision.store.history import read_history
from hep_vision.web.link import camera as camera_module
from hep_vision.web.link.options import SessionOptions
from hep_vision.web.site import Site
from link_client import Client
from link_room import hello
from played_log import played
from program_examples import exercise_values, program_values
from run_server import RunServer
from stick_body import frames_of, squatting
from video_files import write_video

TOP = Path(__file__).parents[2]
CLIP = TOP / "sample_videos" / "squat_side.mp4"
SQUATS = TOP / "tests" / "golden" / "squat_side.npz"
HELD_S, MOVING_S = 4.0, 8.4  # keeps still, then two repetitions
GO = json.dumps({"type": "press", "key": "go"})


@pytest.fixture(scope="module")
def clip(tmp_path_factory) -> Path:
    """The figure stands still for a while, as somebody who gets ready, and squats twice."""
    with open_video(CLIP, end_s=MOVING_S) as video:
        pictures = [frame.rgb for frame in video]
    times_s = [index / 30 for index in range(round(HELD_S * 30) + len(pictures))]
    shown = chain(repeat(pictures[0], round(HELD_S * 30)), pictures)
    path = tmp_path_factory.mktemp("clip") / "squats.mp4"
    return write_video(path, times_s, size=(640, 480), pictures=shown)


def until_stage(client: Client, stage: str) -> dict:
    """The first view of a stage."""
    stages = []
    end_s = time.monotonic() + 120.0
    while (view := client.until("view")["view"])["stage"] != stage:
        stages.append(view["stage"])
        assert time.monotonic() < end_s, list(dict.fromkeys(stages))
    return view


@pytest.mark.model
@pytest.mark.slow
def test_a_session_in_front_of_a_camera_of_this_machine(clip, tmp_path, request):
    asked = ("-e", "squat", "--reps", "2", "--side", "both", "--patient", "P-1")
    server = RunServer(tmp_path, *asked, "--camera", clip, "--record")
    request.addfinalizer(server.kill)
    client = Client(server)
    assert client.connect(hello(estimator=None))["sees"] == "server"
    for stage in ("welcome", "next"):
        until_stage(client, stage)
        client.socket.send(GO)
    assert until_stage(client, "done")["cards"][0]["result"] == "2 of 2"
    code, out, err = server.stop()  # all is done, and the list of it on the screen
    assert code == 0, err
    assert "Squat, set 1 of 1: 2 of 2" in out
    (folder,) = [path.parent for path in (tmp_path / "out").glob("*/*/session.json")]
    assert f"Record  {folder / 'session.json'}" in out
    record = json.loads((folder / "session.json").read_text("utf-8"))
    # The figure is known: 102.5 and 88.6 degrees.
    assert [a["peak_deg"] for a in record["attempts"]] == pytest.approx([102.5, 88.6], abs=4)
    same_as_analyze(folder, record)
    (session,) = history(tmp_path)
    (one,) = session.sets
    assert (session.why_ended, one.why_ended, one.model) == ("done", "done", "full")
    assert [a.peak for a in one.attempts] == [a["peak_deg"] for a in record["attempts"]]
    with open_video(next((tmp_path / "out").rglob("video.mkv"))) as video:
        assert len(list(islice(video, 30))) == 30


def history(folder: Path, patient: str = "P-1") -> tuple:
    with open_store(str(folder / "record.db")) as store:
        return read_history(store, patient)


def same_as_analyze(folder: Path, record: dict) -> None:
    """``hep-vision analyze`` on the landmarks gives the same attempts and degrees, to the bit."""
    asked = record["prescription"]
    with TemporaryDirectory() as out:
        done = run_command(
            *("analyze", folder / "landmarks.npz", "-e", record["exercise"], "--json"),
            *("--side", record["side"], "--reps", asked["repetitions"], "-o", out),
        )
    assert done.code == 0, done.err
    again = json.loads(done.out)
    assert again["attempts"] == record["attempts"]
    assert again["counted"] == record["counted"]


def test_ctrl_c_in_a_set_keeps_it_and_the_next_start_resumes_it(tmp_path, request):
    asked = ("-e", "squat", "--reps", "20", "--side", "both", "--patient", "P-1")
    messages = played(SQUATS)
    server = RunServer(tmp_path, *asked)
    request.addfinalizer(server.kill)
    client = Client(server)
    client.connect()
    client.send(messages[:1000])
    while client.until("stored")["seq"] < 1000:
        pass
    code, out, err = server.stop()
    assert code == 130, err
    assert "the next start resumes it" in err
    (counted,) = [one.removesuffix(" of 20") for one in out.splitlines()[0].split(": ")[1:]]
    assert int(counted) >= 1
    (session,) = history(tmp_path)
    assert [len(one.repetitions) for one in session.sets] == [int(counted)]
    again = RunServer(tmp_path, *asked)
    request.addfinalizer(again.kill)
    client = Client(again)
    assert client.connect()["resumed"]
    assert again.stop()[0] == 130


def test_a_program_that_is_done_is_not_begun_again_on_the_same_day(tmp_path, request):
    today = datetime.now(UTC).date()
    asked = {"sets": 1, "reps": 4, "frequency": {"days_per_week": 7}}
    values = program_values(
        exercise_values(exercise="squat", side="both", **asked),
        **{
            "timezone": "UTC",
            "valid_from": f"{today}",
            "valid_until": f"{today + timedelta(days=7)}",
        },
    )
    path = tmp_path / "program.json"
    path.write_text(json.dumps(values), "utf-8")
    server = RunServer(tmp_path, "-p", path)
    request.addfinalizer(server.kill)
    client = Client(server)
    client.connect()
    client.send(played(SQUATS, ends=False))
    until_stage(client, "done")
    code, out, err = server.stop()
    assert code == 0, err
    assert "4 of 4" in out
    session = history(tmp_path, values["patient"])[-1]
    assert (session.program_version, session.why_ended) == (1, "done")
    done = run_command("run", "-p", path, "--no-browser", "--db", tmp_path / "record.db")
    assert (done.code, done.out) == (3, "")
    assert "That is all for today. Well done." in done.err


class FigureCamera:
    """Gives thirty pictures a second."""

    name, can_return = "figure", True

    def __init__(self, clock) -> None:
        self._clock = clock
        self._rgb = np.full((36, 64, 3), 128, np.uint8)

    def open(self) -> str:
        return self.name

    def read(self) -> Picture:
        time.sleep(1 / 30)
        return Picture(self._clock(), self._rgb)

    def begin(self) -> None:
        """It is no recording."""

    def close(self) -> None:
        """Nothing is open."""


class FigureModel:
    """Sees somebody who stands; ``full`` takes a tenth of a second for it."""

    def __init__(self, path: Path) -> None:
        self._takes_s = 0.1 if "full" in path.name else 0.0
        (self._frame,) = frames_of(np.zeros(1), squatting(0.0))

    def estimate(self, rgb, time_s, size_px=None):
        time.sleep(self._takes_s)
        return replace(self._frame, time_s=time_s)

    def __enter__(self) -> FigureModel:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Nothing is open."""


@pytest.fixture
def figure_site(tmp_path, monkeypatch):
    """A session that a camera and a model without pictures see."""
    for name in ("full", "lite"):
        (tmp_path / f"pose_landmarker_{name}.task").write_bytes(name.encode())
    definition = load_library().get("squat")
    planned = plan_exercise(definition, Prescription(side="both", repetitions=9))
    monkeypatch.setattr(camera_module, "PoseEstimator", FigureModel)

    def site(model: str) -> Site:
        monkeypatch.setattr(camera_module, "source_of", lambda _, clock: FigureCamera(clock))
        options = SessionOptions(
            plan=lambda _done, _now: planned,
            camera="0",
            find_model=lambda: tmp_path / f"pose_landmarker_{model}.task",
            find_smaller_model=lambda: tmp_path / "pose_landmarker_lite.task",
        )
        return Site(
            patient="P-1", db=str(tmp_path / "record.db"), out_dir=tmp_path / "out", session=options
        )

    return site


def test_a_machine_that_cannot_follow_takes_the_smaller_model(figure_site, monkeypatch):
    monkeypatch.setattr(camera_module, "_CHECK_RATE_S", 3.0)
    with serving(figure_site("full")) as served:
        client = Client(served)
        client.connect(hello(estimator=None))
        said = []
        while not any("slow today" in text for text in said):
            said.append(client.until("act", act="say")["text"])
        client.cut()


def test_results_that_cannot_be_written_are_said_in_the_page(tmp_path):
    (tmp_path / "file").write_text("x")
    definition = load_library().get("squat")
    planned = plan_exercise(definition, Prescription(side="both", repetitions=9))
    site = Site(
        patient="P-1",
        db=str(tmp_path / "record.db"),
        out_dir=tmp_path / "file" / "out",
        session=SessionOptions(plan=lambda _done, _now: planned),
    )
    with serving(site) as served:
        problem = Client(served).connect()
        assert (problem["type"], problem["code"]) == ("problem", "record")
        assert "cannot be written" in problem["sentence"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ((), "--exercise or --program"),
        (("-e", "sqat"), "Did you mean squat"),
        (("-p", "mine.yaml", "--reps", "5"), "go with --exercise"),
        (("-p", "nothing-there.yaml"), "there is no such file"),
        (("-e", "squat", "--side", "up"), "none of left, right"),
        (("-e", "squat", "--language", "fr"), "There are: en, de, es"),
        (("-e", "squat", "--record"), "--camera 0"),
    ],
)
def test_what_cannot_be_meant_is_said(options, said, tmp_path):
    done = run_command("run", *options, "--no-browser", "--db", tmp_path / "record.db")
    assert done.code in (2, 3)
    assert said in done.err
