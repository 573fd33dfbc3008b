"""``hep-vision doctor``: what a bug report needs to say of this machine."""

from __future__ import annotations

import os
import platform
import shutil
import sys
from importlib import metadata

from rich.table import Table

from hep_vision import __version__
from hep_vision.analysis.analyze import LIBRARIES
from hep_vision.cli.console import escape, out
from hep_vision.coach.words import languages
from hep_vision.definitions.library import load_library
from hep_vision.sources.pose.browser import package_state
from hep_vision.sources.pose.models import installed_models, load_manifest, models_dir


def doctor() -> None:
    """Show versions, models, exercises, disk, cameras and voices, to paste into a bug report."""
    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_row("hep-vision", __version__)
    table.add_row("Python", f"{platform.python_version()} ({platform.python_implementation()})")
    table.add_row("System", f"{platform.system()} {platform.release()}, {platform.machine()}")
    table.add_row("Processors", str(os.cpu_count()))
    for name in LIBRARIES:
        table.add_row(name, metadata.version(name))
    for model in installed_models():
        checksum = f", sha256 {model.sha256[:16]}..." if model.sha256 else ""
        table.add_row(f"model {model.name}", f"{model.state}{checksum}")
    browser = f"tasks-vision {load_manifest().browser.version}"
    table.add_row("in the browser", f"{package_state()}, {browser}")
    table.add_row("exercises", f"{len(load_library().ids)} definitions")
    table.add_row("models in", escape(str(models_dir())))
    free = shutil.disk_usage(_existing(models_dir())).free
    table.add_row("free disk", f"{free / 1e9:.1f} GB")
    table.add_row("cameras", ", ".join(_cameras()) or "none found")
    table.add_row("voice", _voices())
    table.add_row("GPU", "not needed")
    out.print(table)


def _voices() -> str:
    """What speaks in a session, for each language."""
    from hep_vision.live.voice import find_voice

    speakers: dict[str, list[str]] = {}
    for language in languages():
        voice = find_voice(language)
        speakers.setdefault(voice.name if voice else "none", []).append(language)
    return ", ".join(f"{name} ({', '.join(spoken)})" for name, spoken in speakers.items())


def _existing(folder: os.PathLike[str]) -> str:
    path = os.path.realpath(folder)
    while not os.path.isdir(path):  # noqa: PTH112 - walks up until something is there
        path = os.path.dirname(path)  # noqa: PTH120
    return path


def _cameras() -> list[str]:
    """Names of the cameras the system knows, without switching one on."""
    if sys.platform.startswith("linux"):
        from pathlib import Path

        found: list[str] = []
        for device in sorted(Path("/sys/class/video4linux").glob("video*")):
            name = (device / "name").read_text(encoding="utf-8", errors="replace").strip()
            found.append(f"{device.name} ({name})")
        return found
    # Elsewhere only opening a camera tells whether there is one, and that lights its lamp.
    return ["not looked for on this system"]
