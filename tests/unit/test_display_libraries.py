from __future__ import annotations

import ctypes
import platform
import subprocess
import sys

import pytest

from hep_vision.sources import display_libraries
from hep_vision.sources.display_libraries import empty_library, provide_display_libraries

linux_only = pytest.mark.skipif(
    sys.platform != "linux" or platform.machine() not in ("x86_64", "aarch64"),
    reason="stand-ins are for Linux on x86-64 and ARM64",
)


@linux_only
@pytest.mark.parametrize("count", [0, 1, 2, 7])
def test_a_stand_in_loads_and_its_functions_return_0(tmp_path, count):
    functions = [f"hep_vision_test_{i}" for i in range(count)]
    soname = f"libhepvisiontest{count}.so.1"
    path = tmp_path / "any_name"
    path.write_bytes(empty_library(soname, functions, platform.machine()))

    library = ctypes.CDLL(str(path))

    assert [getattr(library, name)() for name in functions] == [0] * count
    with pytest.raises(AttributeError):
        library.hep_vision_test_absent  # noqa: B018
    ctypes.CDLL(soname)  # found under its name from now on, without any file


@linux_only
def test_opencv_and_mediapipe_load_with_all_libraries_stood_in_for():
    """In a process that is told every display library is absent."""
    code = (
        "from hep_vision.sources import display_libraries as d\n"
        "real, calls = d._loads, []\n"
        "d._loads = lambda name: False\n"
        "print(len(d.provide_display_libraries()))\n"
        "import cv2, mediapipe\n"
        "print(cv2.FontFace('sans').getName())\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == [str(len(display_libraries._NEEDED)), "sans"]


def test_nothing_happens_where_nothing_is_absent(monkeypatch):
    monkeypatch.setattr(display_libraries, "_loads", lambda _: True)
    assert provide_display_libraries() == ()


def test_nothing_happens_elsewhere(monkeypatch):
    monkeypatch.setattr(sys, "platform", "win32")
    assert provide_display_libraries() == ()
