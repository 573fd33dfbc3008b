"""A shortcut on the desktop of each system, which starts hep-vision without a terminal command.

It names the Python that runs now and not a name on the search path: a shortcut is started with
the path of the desktop, which need not be that of the terminal.
"""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from platformdirs import user_data_path, user_desktop_path

from hep_vision.errors import OutputError
from hep_vision.record.files import replacing
from hep_vision.record.private import private_folder

if TYPE_CHECKING:
    from collections.abc import Sequence

System = Literal["linux", "windows", "macos"]
NAME = "hep-vision"
TITLE = "My exercises"
ICON = Path(__file__).resolve().parent / "web" / "static" / "icon.svg"
MODULE = "hep_vision"


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A file that starts hep-vision."""

    path: Path
    text: str


def this_system() -> System:
    """The system that runs now."""
    if sys.platform == "win32":
        return "windows"
    return "macos" if sys.platform == "darwin" else "linux"


def shortcuts_for(
    system: System, python: Path, desktop: Path, programs: Path | None = None
) -> tuple[Shortcut, ...]:
    """The files that make up the shortcut of a system.

    Parameters
    ----------
    system : {"linux", "windows", "macos"}
        Which one.
    python : Path
        The Python that has hep-vision.
    desktop : Path
        Folder of the desktop.
    programs : Path, optional
        On Linux, the folder of the menu of programs.
    """
    if system == "windows":
        # The command file stays open as long as the pages are served: closing it ends them.
        started = f'"{python}" -m {MODULE}'.replace("%", "%%")
        lines = ("@echo off", "chcp 65001 >nul", f"title {TITLE}", started)
        text = "\r\n".join((*lines, "if errorlevel 1 pause", ""))
        return (Shortcut(desktop / f"{TITLE}.bat", text),)
    if system == "macos":
        text = f"#!/bin/sh\nexec {_sh(str(python))} -m {MODULE}\n"
        return (Shortcut(desktop / f"{TITLE}.command", text),)
    text = "\n".join(
        (
            "[Desktop Entry]",
            "Type=Application",
            "Version=1.5",
            f"Name={TITLE}",
            "Name[de]=Meine Übungen",
            "Name[es]=Mis ejercicios",
            "Comment=Home exercises in front of the camera",
            f"Exec={_desktop_quoted(str(python))} -m {MODULE}",
            f"Icon={ICON}",
            # Its window shows how to end it, and any error.
            "Terminal=true",
            "Categories=MedicalSoftware;Science;",
            "",
        )
    )
    places = (desktop, *([programs] if programs else []))
    return tuple(Shortcut(folder / f"{NAME}.desktop", text) for folder in places)


def make_shortcut(folder: Path | None = None) -> list[Path]:
    """Write the shortcut of this system; gives the files.

    Raises
    ------
    OutputError
        If there is no such folder, or a file cannot be written.
    """
    menu = _menu() if folder is None else None
    if menu is not None:
        private_folder(menu)
    written = [_write(one) for one in _here(folder) if one.path.parent.is_dir()]
    if not written:
        raise OutputError(
            f"There is no folder {folder or user_desktop_path()}; name another one with --folder."
        )
    return written


def _write(one: Shortcut) -> Path:
    with replacing(one.path) as part:
        part.write_bytes(one.text.encode())
    if os.name != "nt":
        one.path.chmod(0o755)
    _trust(one.path)
    return one.path


def remove_shortcut(folder: Path | None = None) -> list[Path]:
    """Remove the shortcut of this system; gives the files that were there."""
    removed: list[Path] = []
    for one in _here(folder):
        if one.path.is_file():
            one.path.unlink()
            removed.append(one.path)
    return removed


def _here(folder: Path | None) -> Sequence[Shortcut]:
    """The files for this system, in a folder or where its user looks for them."""
    menu = _menu() if folder is None else None
    return shortcuts_for(this_system(), Path(sys.executable), folder or user_desktop_path(), menu)


def _menu() -> Path | None:
    """Folder of the menu of programs, where a system has one that files are put into."""
    return user_data_path() / "applications" if this_system() == "linux" else None


def _trust(path: Path) -> None:
    """Tell the desktop of GNOME that the file may be started; others do not ask."""
    if path.suffix != ".desktop":
        return
    command = ["gio", "set", str(path), "metadata::trusted", "true"]
    try:
        subprocess.run(command, check=False, capture_output=True, timeout=10)
    except (OSError, subprocess.TimeoutExpired):
        return  # no GNOME


def _sh(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"


def _desktop_quoted(text: str) -> str:
    """An argument as the Desktop Entry Specification quotes it in ``Exec``."""
    # Quoted once as an argument and once more as the text of a key.
    quoted = "".join(f"\\{sign}" if sign in '"`$\\' else sign for sign in text)
    twice = quoted.replace("\\", "\\\\").replace("%", "%%")
    return f'"{twice}"'
