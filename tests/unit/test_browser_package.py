"""The browser's pose package: pinned, fetched by npm or taken from a file, served as it is."""

from __future__ import annotations

import hashlib
import io
import tarfile

import pytest
from typer.testing import CliRunner

from hep_vision.cli.models import models_app
from hep_vision.errors import ModelError
from hep_vision.sources.pose import browser
from hep_vision.sources.pose.browser import (
    ensure_package,
    install_package,
    package_file,
    package_folder,
    package_state,
)
from hep_vision.sources.pose.models import MODELS_DIR_VARIABLE, load_manifest
from hep_vision.web.link.packages import served_file, served_version

FILES = {"package/bundle.mjs": b"export {}", "package/wasm/program.wasm": b"\0asm"}


def tarred(files: dict[str, bytes]) -> bytes:
    content = io.BytesIO()
    with tarfile.open(fileobj=content, mode="w:gz") as archive:
        for name, data in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    return content.getvalue()


PACKAGE = tarred(FILES)


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


@pytest.fixture
def package(tmp_path, monkeypatch):
    """A package of two files in place of the true one; gives it as npm would."""
    monkeypatch.setenv(MODELS_DIR_VARIABLE, str(tmp_path / "models"))
    true = load_manifest()
    files = tuple(
        true.browser.files[0].model_copy(update={"path": path, "sha256": digest(content)})
        for path, content in FILES.items()
    )
    pinned = true.packages["browser"].model_copy(update={"sha256": digest(PACKAGE)})
    manifest = true.model_copy(
        update={
            "packages": {**true.packages, "browser": pinned},
            "browser": true.browser.model_copy(update={"files": files}),
        }
    )
    for place in ("hep_vision.sources.pose.browser", "hep_vision.web.link.packages"):
        monkeypatch.setattr(f"{place}.load_manifest", lambda: manifest)
    path = tmp_path / "package.tgz"
    path.write_bytes(PACKAGE)
    return path


def test_the_true_package_is_pinned_whole():
    manifest = load_manifest()
    assert manifest.packages["browser"].name.endswith(f"@{manifest.browser.version}")
    endings = {member.path.rpartition(".")[2] for member in manifest.browser.files}
    assert endings == {"mjs", "js", "wasm"}


def test_it_is_taken_from_a_file(package):
    assert package_state() == "missing"
    assert install_package(source=package) == package_folder()
    assert package_state() == "ready"
    assert package_file("program.wasm").read_bytes() == FILES["package/wasm/program.wasm"]
    assert package_file("package.json") is None
    assert sorted(path.name for path in package_folder().iterdir()) == [
        "bundle.mjs",
        "program.wasm",
    ]
    assert ensure_package() == package_folder()


def test_another_package_is_refused_in_a_sentence(package):
    package.write_bytes(tarred({**FILES, "package/more.js": b""}))
    with pytest.raises(ModelError, match=r"not the package expected.*--from FILE"):
        install_package(source=package)
    assert package_state() == "missing"


def test_a_damaged_file_is_not_served_and_mended(package):
    install_package(source=package)
    package_file("bundle.mjs").write_bytes(b"damaged")
    assert package_state() == "damaged"
    assert package_file("bundle.mjs") is None
    with pytest.raises(ModelError, match="is damaged"):
        served_version()
    install_package(source=package)
    assert package_state() == "ready"


def test_without_npm_there_is_one_sentence(package, monkeypatch):
    monkeypatch.setenv("PATH", "")
    with pytest.raises(ModelError, match="npm, which would fetch") as error:
        ensure_package()
    assert "\n" not in str(error.value)


def test_it_is_served_with_its_types(package):
    install_package(source=package)
    version = served_version()
    assert served_file(version, "program.wasm")[1] == "application/wasm"
    assert served_file(version, "bundle.mjs")[1] == "text/javascript"
    assert served_file("0", "bundle.mjs") is None
    assert served_file(version, "../manifest.toml") is None


def test_the_command_installs_and_lists_it(package):
    done = CliRunner().invoke(models_app, ["install", browser.NAME, "--from", str(package)])
    assert done.exit_code == 0, done.output
    listed = CliRunner().invoke(models_app, ["list"]).output
    assert "browser" in listed
