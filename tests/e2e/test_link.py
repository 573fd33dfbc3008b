"""The session page's connection over a real server and a real WebSocket."""

from __future__ import annotations

import hashlib
import io
import json
import wave
from dataclasses import replace
from pathlib import Path

import httpx2 as httpx
import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from browser import serving
from hep_vision.analysis.analyze import Job, analyze
from hep_vision.definitions.library import load_library
from hep_vision.live.planning import plan_exercise
from hep_vision.measure.exercise import Prescription
from hep_vision.store.database import open_store
from hep_vision.store.history import read_history
from hep_vision.web.link.options import SessionOptions
from hep_vision.web.link.storing import FILE
from hep_vision.web.site import Site
from link_client import Client
from link_room import hello
from played_log import played
from run_server import RunServer

RUN = ("-e", "squat", "--reps", "20", "--side", "both", "--patient", "P-1")
SAMPLE = Path(__file__).parents[2] / "sample_videos" / "squat_side.mp4"
GOLDEN = Path(__file__).parents[1] / "golden"


def site_of(folder: Path, exercise: str, side: str, *, reps: int = 20) -> Site:
    """A patient who is to do one set of an exercise."""
    definition = load_library().get(exercise)
    planned = plan_exercise(definition, Prescription(side=side, repetitions=reps))
    options = SessionOptions(plan=lambda _done, _now: planned)
    return Site(
        patient="P-1", db=str(folder / "record.db"), out_dir=folder / "out", session=options
    )


@pytest.mark.parametrize(
    ("log", "exercise", "side"),
    [
        ("squat_side", "squat", "both"),
        ("seated_knee_extension_side", "seated_knee_extension", "right"),
        ("shoulder_abduction_front", "shoulder_abduction", "both"),
        ("straight_leg_raise_side", "straight_leg_raise", "right"),
    ],
)
def test_a_samples_landmarks_give_the_count_of_analyze(tmp_path, log, exercise, side):
    path = GOLDEN / f"{log}.npz"
    definition = load_library().get(exercise)
    expected = analyze(Job(path, definition, Prescription(side=side)), None).result
    with serving(site_of(tmp_path, exercise, side)) as served:
        client = Client(served)
        client.connect()
        client.send(played(path))
        client.until("view")
        counts = _counts(client)
    with open_store(str(tmp_path / "record.db")) as store:
        (session,) = read_history(store, "P-1")
    (one,) = session.sets
    counted = [a for a in expected.attempts if a.status == "counted"]
    assert max(counts) == len(counted) == len(one.repetitions)
    (own_log,) = (tmp_path / "out").rglob("landmarks.npz")
    own = analyze(Job(own_log, definition, Prescription(side=side, repetitions=20)), None).result
    assert [(a.status, a.peak) for a in one.attempts] == [
        (a.status, a.rom.peak) for a in own.attempts
    ]
    assert one.model == "full-browser@1.1.0-cpu"
    assert not list((tmp_path / "out").rglob(FILE))


def _counts(client: Client) -> list[int]:
    """Every number that was shown in the set, until the end of the session or of its messages."""
    stages = ("working", "hold")
    while client.receive(5.0) is not None:
        if client.got[-1]["type"] == "view" and client.got[-1]["view"]["stage"] == "done":
            break
    views = [one["view"] for one in client.got if one["type"] == "view"]
    return [int(v["number"]) for v in views if v["stage"] in stages and v["number"].isdigit()]


@pytest.fixture
def squats(tmp_path):
    with serving(site_of(tmp_path, "squat", "both")) as served:
        yield Client(served)


@pytest.fixture(scope="module")
def messages():
    return played(GOLDEN / "squat_side.npz")


def test_what_was_not_stored_is_sent_again_after_a_cut(squats, messages):
    squats.connect()
    session = squats.ready["session"]
    assert squats.ready["stored_seq"] == 0
    squats.send(messages[:900])
    stored = squats.until("stored")["seq"]
    squats.cut()
    ready = squats.connect(hello(session))
    assert stored <= ready["stored_seq"] <= 900
    assert ready["session"] == session
    squats.send(messages[ready["stored_seq"] - 5 if ready["stored_seq"] > 5 else 0 :])
    assert 4 in _counts(squats)


def test_the_newer_tab_has_the_session(squats, messages):
    squats.connect()
    older, session = squats.socket, squats.ready["session"]
    squats.send(messages[:50])
    squats.until("stored")
    newer = Client(squats.served)
    ready = newer.connect(hello(session))
    assert ready["stored_seq"] == 50
    assert squats.until("problem")["code"] == "taken_over"
    assert squats.until_closed()[0] == 4001
    assert older is squats.socket
    newer.send(messages[50:60])
    assert newer.until("stored")["seq"] == 60


def test_a_browser_that_has_forgotten_its_session_resumes_it(squats, messages):
    squats.connect()
    squats.send(messages[:1000])  # in the set
    squats.until("stored")
    squats.cut()
    other = Client(squats.served)
    ready = other.connect()
    assert ready["resumed"]
    assert ready["session"] == squats.ready["session"]
    assert ready["time_s"] > 30
    assert other.until("view")["view"]["stage"] == "welcome"


TICK = {"type": "tick", "seq": 1, "time_s": 0.1, "speaking": False}


@pytest.mark.parametrize(
    "said",
    [
        json.dumps({**TICK, "seq": 2}),
        json.dumps({**TICK, "time_s": -1}),
        json.dumps({**TICK, "type": "over"}),
        "x" * 5000,
        b"\x01" + bytes(40),
        hello().model_dump_json(),
        json.dumps({"type": "press", "key": "go"}),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(squats, said):
    squats.connect()
    squats.send([said])
    problem = squats.until("problem")
    assert problem["code"] == "refused"
    assert problem["sentence"].endswith(".")
    assert squats.until_closed()[0] == 4000


def test_a_flood_is_refused(squats):
    squats.connect()
    squats.send([json.dumps({**TICK, "seq": seq}) for seq in range(1, 300)])
    assert squats.until("problem")["code"] == "refused"


def test_a_hello_that_cannot_be_followed(squats, tmp_path):
    for said, code in (
        (hello("never-was-here"), "unknown"),
        (hello(protocol=99), "version"),
        (hello(estimator=None), "version"),
    ):
        problem = squats.connect(said)
        assert (problem["type"], problem["code"]) == ("problem", code)
        assert squats.until_closed()[0] == 4002


def test_only_the_patients_own_page_connects(squats):
    with pytest.raises(InvalidStatus, match="403"):
        connect(
            squats.served.origin.replace("http", "ws") + "/session/link",
            additional_headers=squats.headers,
            origin="http://elsewhere.example",
            proxy=None,
        ).__enter__()
    assert httpx.get(squats.served.origin + "/session/about", trust_env=False).status_code == 403


def test_only_texts_of_the_session_are_spoken(squats, messages):
    squats.connect()
    session = squats.ready["session"]
    squats.send(messages[:2])
    text = squats.until("act", act="say")["text"]
    answer = squats.get("/session/speech", session=session, text=text)
    if squats.get("/session/about").json()["speaks"]:
        assert answer.headers["content-type"] == "audio/wav"
        with wave.open(io.BytesIO(answer.content)) as spoken:
            assert spoken.getnframes() > 0.5 * spoken.getframerate()
    else:
        assert answer.status_code == 503
    assert squats.get("/session/speech", session=session, text="Buy a ring.").status_code == 404
    assert squats.get("/session/speech", session="other", text=text).status_code == 404


def test_the_short_sounds_are_served(squats):
    answer = squats.get("/session/sound/count.wav")
    with wave.open(io.BytesIO(answer.content)) as sound:
        assert sound.getnframes() > 0
    assert squats.get("/session/sound/other.wav").status_code == 404


def test_the_pose_package_is_served_with_its_types(squats):
    about = squats.get("/session/about").json()
    if about["pose"] is None:
        pytest.skip("the browser's pose package is not installed (hep-vision models install)")
    pose = about["pose"]
    script = squats.get(pose["script"])
    assert script.headers["content-type"].startswith("text/javascript")
    wasm = squats.get(f"{pose['wasm']}/vision_wasm_module_internal.wasm")
    assert wasm.headers["content-type"] == "application/wasm"
    assert "immutable" in wasm.headers["cache-control"]
    model = squats.get(pose["models"]["full"]["address"])
    assert hashlib.sha256(model.content).hexdigest() == pose["models"]["full"]["sha256"]
    assert squats.get(f"{pose['wasm']}/package.json").status_code == 404
    assert squats.get("/pose/0.0.1/vision_bundle.mjs").status_code == 404


def test_a_camera_of_this_machine_is_seen_by_the_server(tmp_path):
    site = site_of(tmp_path, "squat", "both")
    site.session = replace(site.session, camera=str(SAMPLE))
    with serving(site) as served:
        client = Client(served)
        ready = client.connect(hello(estimator=None))
        assert ready["sees"] == "server"
        assert client.get("/session/about").json()["sees"] == "server"
        client.until("view")
        for _ in range(2):  # past the greeting and the announcement
            client.socket.send(json.dumps({"type": "press", "key": "go"}))
        points = client.until("points")["points"]
        assert len(points) == 33
        assert 0 < points[0][0] < 1
        with httpx.stream(
            "GET", served.origin + ready["picture"], headers=client.headers, trust_env=False
        ) as picture:
            assert picture.headers["content-type"].startswith("multipart/x-mixed-replace")
            assert b"\xff\xd8\xff" in next(picture.iter_bytes(4096))
        client.socket.send(json.dumps({"type": "speaking", "speaking": True}))
        client.send([json.dumps(TICK)])  # whose numbers are the server's alone
        assert client.until("problem")["code"] == "refused"
        client.until_closed()


def test_a_camera_that_is_not_there_is_said(tmp_path):
    site = site_of(tmp_path, "squat", "both")
    site.session = replace(site.session, camera=str(tmp_path / "none.mp4"))
    with serving(site) as served:
        client = Client(served)
        client.connect(hello(estimator=None))
        problem = client.until("problem")
        assert problem["code"] == "camera"
        assert "none.mp4" in problem["sentence"]
        assert client.until_closed()[0] == 1013


def test_a_killed_server_goes_on_where_it_was(tmp_path, messages, request):
    """`hep-vision run` is killed in a set, and started again."""
    server = RunServer(tmp_path, *RUN)
    request.addfinalizer(server.kill)
    client = Client(server)
    client.connect()
    session = client.ready["session"]
    client.send(messages[:1100])
    stored = client.until("stored")["seq"]
    while stored < 1100:
        stored = client.until("stored")["seq"]
    server.kill()
    again = RunServer(tmp_path, *RUN)
    request.addfinalizer(again.kill)
    client = Client(again)
    ready = client.connect(hello(session))
    assert stored <= ready["stored_seq"] <= 1100
    client.send(messages[ready["stored_seq"] :])
    assert max(_counts(client)) == 4
    again.kill()
    with open_store(str(tmp_path / "record.db")) as store:
        (one,) = read_history(store, "P-1")
    assert [len(part.repetitions) for part in one.sets] == [4]
