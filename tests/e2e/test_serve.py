"""``hep-vision serve`` as it is installed: from a wheel, on a port, until Ctrl-C."""

from __future__ import annotations

import http.cookiejar
import os
import re
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
KNEE = ROOT / "sample_programs" / "knee_replacement.yaml"

pytestmark = pytest.mark.model  # it installs what the session needs, if that is missing


@pytest.fixture(scope="module")
def installed(tmp_path_factory) -> dict[str, str]:
    """Environment in which the package is the one of a wheel, and nothing of the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(folder / "site")
    environment = {**os.environ, "PYTHONPATH": str(folder / "site"), "LC_ALL": "C.UTF-8"}
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "HEP_VISION_DB"):
        environment.pop(name, None)
    return environment


def started(environment: dict[str, str], folder: Path, *options: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "hep_vision", *options]
    return subprocess.Popen(command, cwd=folder, env=environment, stderr=subprocess.PIPE, text=True)


def test_a_wheel_serves_every_page_until_it_is_stopped(
    installed: dict[str, str], tmp_path: Path
) -> None:
    db = str(tmp_path / "record.db")
    options = ("serve", "--program", str(KNEE), "--db", db)
    with started(installed, tmp_path, *options) as process:
        assert process.stderr is not None
        try:
            said = process.stderr.readline()
            link = re.search(r"http://127\.0\.0\.1:(\d+)/open/\S+", said)
            assert link, said
            origin = f"http://127.0.0.1:{link[1]}"
            jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
            browser = urllib.request.build_opener(jar)
            assert b"Seated knee extension" in browser.open(link[0]).read()
            files = (
                "/gains", "/month", "/program", "/ask", "/settings", "/by-hand", "/session",
                "/static/tokens.css", "/static/fonts/figtree-latin-wght-normal.woff2",
                "/static/session/main.js", "/pictures/squat_end.jpg", "/pictures/squat.webp",
            )  # fmt: skip
            for path in files:
                assert browser.open(origin + path).status == 200, path
            with pytest.raises(urllib.error.HTTPError) as caught:
                urllib.request.urlopen(f"{origin}/month")
            assert caught.value.code == 403
            caught.value.close()
            assert Path(db).stat().st_mode & 0o777 == 0o600
        finally:
            process.send_signal(signal.SIGINT)
        assert process.stderr.read().splitlines() == ["hep-vision has ended."]
        assert process.wait(30) == 0


def test_without_a_command_the_pages_are_served(installed: dict[str, str], tmp_path: Path) -> None:
    environment = {**installed, "HEP_VISION_DB": str(tmp_path / "record.db")}
    with started(environment, tmp_path) as process:
        assert process.stderr is not None
        try:
            link = process.stderr.readline().split()[-1]
            urllib.request.urlopen(link.partition("/open/")[0] + "/static/icon.svg").close()
        finally:
            process.send_signal(signal.SIGINT)
        assert process.stderr.read().splitlines() == ["hep-vision has ended."]


def test_a_port_that_is_taken_is_said_in_a_sentence(
    installed: dict[str, str], tmp_path: Path
) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        options = ("serve", "--port", str(port), "--db", str(tmp_path / "record.db"))
        with started(installed, tmp_path, *options) as process:
            assert process.stderr is not None
            said = process.stderr.read()
            assert process.wait(60) == 4
    assert said == (
        f"Error: Port {port} is used by another program; name another one with --port, or leave "
        "it out.\n"
    )
