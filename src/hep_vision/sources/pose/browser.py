"""The package that finds the body in a browser: fetched by npm, pinned, kept beside the models."""

from __future__ import annotations

import os
from functools import lru_cache
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from hep_vision.errors import ModelError
from hep_vision.sources.pose.fetch import members_of_npm_package, no_progress, package_files
from hep_vision.sources.pose.models import NpmPackage, load_manifest, models_dir
from hep_vision.sources.pose.offline import network_as_the_user_set_it

if TYPE_CHECKING:
    from hep_vision.sources.pose.fetch import Progress
    from hep_vision.sources.pose.models import Member, ModelState

# As `hep-vision models install` is asked for it.
NAME = "browser"


def package_folder() -> Path:
    """Where the package lies once it is installed."""
    return models_dir() / f"tasks-vision-{load_manifest().browser.version}"


def package_state() -> ModelState:
    """Whether it lies there whole and unchanged."""
    states = [_state_of(member) for member in load_manifest().browser.files]
    if all(state == "ready" for state in states):
        return "ready"
    return "missing" if all(state == "missing" for state in states) else "damaged"


def package_size() -> int:
    """Bytes on the disk."""
    paths = [_path_of(member) for member in load_manifest().browser.files]
    return sum(path.stat().st_size for path in paths if path.is_file())


def package_file(name: str) -> Path | None:
    """A file of the package by its name; None if there is none, or it is not the pinned one."""
    for member in load_manifest().browser.files:
        if PurePosixPath(member.path).name == name and _state_of(member) == "ready":
            return _path_of(member)
    return None


def ensure_package(*, progress: Progress = no_progress) -> Path:
    """Folder of the package, which is installed first if it is missing or damaged.

    Raises
    ------
    ModelError
        If it has to be installed and that fails.
    """
    return package_folder() if package_state() == "ready" else install_package(progress=progress)


def install_package(*, source: Path | None = None, progress: Progress = no_progress) -> Path:
    """Put the package in its place, checked; gives its folder.

    Parameters
    ----------
    source : Path, optional
        A package file that npm fetched elsewhere, in place of the network.
    progress : Progress
        Told of each step.

    Raises
    ------
    ModelError
        If it cannot be fetched, is not the pinned one or cannot be stored.
    """
    manifest = load_manifest()
    members = manifest.browser.files
    package = manifest.packages[members[0].package]
    assert isinstance(package, NpmPackage)
    try:
        if source is not None:
            contents = members_of_npm_package(source, package, members)
        else:
            with network_as_the_user_set_it():
                contents = package_files(package, members, progress)
    except ModelError as error:
        raise ModelError(
            f"What finds the body in the browser could not be fetched: {error}. Install npm and "
            "check the network, or give the package with `hep-vision models install browser --from "
            "FILE`."
        ) from error
    folder = package_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for member, content in zip(members, contents, strict=True):
            # Another program that installs it at the same time writes another part.
            part = folder / f".{PurePosixPath(member.path).name}.{os.getpid()}"
            part.write_bytes(content)
            part.replace(_path_of(member))
    except OSError as error:
        raise ModelError(f"{folder} cannot be written to ({error.strerror}).") from error
    return folder


def _path_of(member: Member) -> Path:
    return package_folder() / PurePosixPath(member.path).name


def _state_of(member: Member) -> ModelState:
    path = _path_of(member)
    try:
        stat = path.stat()
    except OSError:
        return "missing"
    digest = _sha256(path, stat.st_mtime_ns, stat.st_size)
    return "ready" if digest == member.sha256 else "damaged"


@lru_cache(maxsize=16)
def _sha256(path: Path, _changed_ns: int, _size: int) -> str:
    """Hash of a file, computed anew once it has changed."""
    return sha256(path.read_bytes()).hexdigest()
