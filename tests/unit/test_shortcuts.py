"""The shortcut: each system's file starts the Python that has hep-vision, whatever its path."""

from __future__ import annotations

import configparser
import subprocess
import sys
from pathlib import Path, PureWindowsPath

import pytest

from hep_vision.errors import OutputError
from hep_vision.shortcuts import make_shortcut, remove_shortcut, shortcuts_for

ODD = '/home/ann/my $tools/50 % "good"/py\'thon'


def exec_arguments(text: str) -> list[str]:
    """Arguments of ``Exec``, read as the Desktop Entry Specification says."""
    parser = configparser.ConfigParser(interpolation=None, strict=True)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read_string(text)
    value = parser["Desktop Entry"]["Exec"]
    as_text = value.replace("\\\\", "\\")  # the escapes of a key's text
    # A shell knows the same quotes, and the same escapes within them.
    shell = ["/bin/sh", "-c", f"printf '%s\\n' {as_text}"]
    done = subprocess.run(shell, capture_output=True, text=True, check=True)
    return [part.replace("%%", "%") for part in done.stdout.splitlines()]


def test_linux_names_python_in_the_menu_and_on_the_desktop() -> None:
    made = shortcuts_for("linux", Path(ODD), Path("/desk"), Path("/menu"))
    assert [one.path for one in made] == [
        Path("/desk/hep-vision.desktop"),
        Path("/menu/hep-vision.desktop"),
    ]
    assert exec_arguments(made[0].text) == [ODD, "-m", "hep_vision"]


def test_macos_starts_python_in_a_shell(tmp_path: Path) -> None:
    folder = tmp_path / "it's $HOME"
    folder.mkdir()
    python = folder / "python"
    python.write_text('#!/bin/sh\necho "$@"\n')
    python.chmod(0o755)
    (one,) = shortcuts_for("macos", python, tmp_path)
    one.path.write_text(one.text)
    done = subprocess.run(["/bin/sh", one.path], capture_output=True, text=True, check=True)
    assert done.stdout == "-m hep_vision\n"


def test_windows_has_a_command_file() -> None:
    python = PureWindowsPath(r"C:\Users\Ann\100%\python.exe")
    (one,) = shortcuts_for("windows", python, Path("/desk"))  # type: ignore[arg-type]
    assert one.path.name == "My exercises.bat"
    lines = one.text.split("\r\n")
    assert lines[0] == "@echo off"
    assert lines[3] == '"C:\\Users\\Ann\\100%%\\python.exe" -m hep_vision'


@pytest.mark.skipif(sys.platform != "linux", reason="writes the files of Linux")
def test_it_is_written_and_removed(tmp_path: Path) -> None:
    (path,) = make_shortcut(tmp_path)
    assert path.stat().st_mode & 0o777 == 0o755
    assert exec_arguments(path.read_text())[0] == sys.executable
    assert remove_shortcut(tmp_path) == [path]
    assert not path.exists()
    assert remove_shortcut(tmp_path) == []


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"no folder .*nowhere"):
        make_shortcut(tmp_path / "nowhere")
