"""The browser's pose package as it is served: which files, of which type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hep_vision.errors import ModelError
from hep_vision.sources.pose.browser import package_file, package_state
from hep_vision.sources.pose.models import load_manifest

if TYPE_CHECKING:
    from pathlib import Path

_MEDIA_TYPES = {".mjs": "text/javascript", ".js": "text/javascript", ".wasm": "application/wasm"}


def served_version() -> str:
    """Version of the installed package.

    Raises
    ------
    ModelError
        If it is not installed.
    """
    state = package_state()
    if state != "ready":
        raise ModelError(
            f"What finds the body in the browser is {state}. `hep-vision models install browser` "
            "fetches it."
        )
    return load_manifest().browser.version


def served_file(version: str, name: str) -> tuple[Path, str] | None:
    """A file of the package and its media type; None if there is no such file."""
    path = package_file(name) if version == load_manifest().browser.version else None
    return (path, _MEDIA_TYPES[path.suffix]) if path is not None else None
