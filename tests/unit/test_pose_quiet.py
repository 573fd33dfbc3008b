"""Silence for native code, while Python's own messages get through."""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
import os, sys, threading
from hep_vision.sources.pose.quiet import native_stderr_silenced
print("before", file=sys.stderr)
with native_stderr_silenced():
    os.write(2, b"native noise\\n")
    print("from Python", file=sys.stderr)
os.write(2, b"native after\\n")
print("after", file=sys.stderr)
try:
    with native_stderr_silenced():
        raise OSError
except OSError:
    print("after an error", file=sys.stderr)
"""


def test_only_native_lines_within_are_dropped():
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True
    )
    assert done.stderr.splitlines() == [
        "before",
        "from Python",
        "native after",
        "after",
        "after an error",
    ]


def test_a_program_without_standard_error_is_no_matter():
    code = (
        "import os, sys; os.close(2)\n"
        "from hep_vision.sources.pose.quiet import native_stderr_silenced\n"
        "with native_stderr_silenced(): print('ran')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "ran\n"


def test_nothing_stays_open():
    code = """
import os
from hep_vision.sources.pose.quiet import native_stderr_silenced
def count(): return len(os.listdir("/dev/fd"))
before = count()
for _ in range(20):
    with native_stderr_silenced(): pass
print(count() - before)
"""
    if not sys.platform.startswith(("linux", "darwin")):
        import pytest

        pytest.skip("/dev/fd lists open files on Linux and macOS alone")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "0\n"
