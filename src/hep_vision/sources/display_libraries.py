"""Stand-ins for display libraries that a Linux machine without a desktop lacks.

OpenCV's and MediaPipe's wheels name libGL, libEGL, libGLESv2, libxcb and glib as needed,
for windows, screen grabbing and inference on a graphics card: paths that hep-vision never
takes. Where one of them is absent, an empty library of its name is loaded first, which is
all the loader asks for; the wheels are then loaded with their functions bound when called.
So nothing has to be installed beside Python's packages. A build of OpenCV without windows would
not do instead: MediaPipe's own library needs libEGL and libGLESv2, and no build of it goes without.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import platform
import struct
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

# Library -> those of its functions that the wheels ask for at once, called or not.
_NEEDED: dict[str, tuple[str, ...]] = {
    "libxcb.so.1": (
        "xcb_send_request",
        "xcb_send_request_with_fds",
        "xcb_wait_for_reply",
        "xcb_get_reply_fds",
    ),
    "libglib-2.0.so.0": (),
    "libgthread-2.0.so.0": (),
    "libGL.so.1": (),
    "libEGL.so.1": (),
    "libGLESv2.so.2": (),
}
# Native library of each package that needs them, below the package's folder.
_DEPENDENTS = {"cv2": "cv2*.so", "mediapipe": "tasks/c/libmediapipe.so"}

# ELF's number of the processor, and "return 0" in its code.
_PROCESSORS = {
    "x86_64": (62, bytes.fromhex("31c0c3")),
    "aarch64": (183, bytes.fromhex("000080d2c0035fd6")),
}
_PAGE = 0x10000  # the largest page of either processor

# Names from the ELF specification.
_ET_DYN, _PT_LOAD, _PT_DYNAMIC = 3, 1, 2
_READ_EXECUTE, _READ_WRITE = 5, 6
_DT_NULL, _DT_HASH, _DT_STRTAB, _DT_SYMTAB, _DT_STRSZ, _DT_SYMENT, _DT_SONAME = (
    0,
    4,
    5,
    6,
    10,
    11,
    14,
)
_HEADER_SIZE, _SEGMENT_SIZE, _SYMBOL_SIZE = 64, 56, 24
_GLOBAL_FUNCTION = 0x12


def provide_display_libraries() -> tuple[str, ...]:
    """Make OpenCV and MediaPipe loadable where display libraries are absent.

    Call it before either is imported; it does nothing where nothing is absent.

    Returns
    -------
    tuple of str
        Names of the libraries that were stood in for. Windows cannot be opened then.
    """
    if sys.platform != "linux" or platform.machine() not in _PROCESSORS:
        return ()
    absent = tuple(name for name in _NEEDED if not _loads(name))
    with tempfile.TemporaryDirectory() as folder:
        for name in absent:
            path = Path(folder, name)
            path.write_bytes(empty_library(name, _NEEDED[name], platform.machine()))
            ctypes.CDLL(str(path))
    if absent:
        _load_dependents_lazily()
    return absent


def empty_library(soname: str, functions: Sequence[str], machine: str) -> bytes:
    """Content of a shared library with the given functions, all of which return 0.

    Parameters
    ----------
    soname : str
        The name other libraries ask for it by.
    functions : sequence of str
    machine : {"x86_64", "aarch64"}

    Returns
    -------
    bytes
        ELF: a page with code and tables, and a page with the dynamic section, which the
        loader writes to.
    """
    processor, code = _PROCESSORS[machine]
    names = [soname, *functions]
    strings = b"\0" + b"".join(name.encode() + b"\0" for name in names)
    at = [strings.index(b"\0" + name.encode() + b"\0") + 1 for name in names]
    code_at = _HEADER_SIZE + 3 * _SEGMENT_SIZE
    symbols_at = code_at + len(_padded(code))
    symbols = bytes(_SYMBOL_SIZE) + b"".join(
        struct.pack("<IBBHQQ", name_at, _GLOBAL_FUNCTION, 0, 1, code_at, len(code))
        for name_at in at[1:]
    )
    # A hash table of one bucket: every symbol in one chain, the last one first.
    count = len(names)
    chain = range(-1, count - 1)
    hashes = struct.pack(f"<{3 + count}I", 1, count, count - 1, 0, *chain[1:])
    hash_at = symbols_at + len(symbols)
    strings_at = hash_at + len(_padded(hashes))
    tables = _padded(code) + symbols + _padded(hashes) + strings
    dynamic = b"".join(
        struct.pack("<QQ", tag, value)
        for tag, value in (
            (_DT_SONAME, at[0]),
            (_DT_HASH, hash_at),
            (_DT_STRTAB, strings_at),
            (_DT_SYMTAB, symbols_at),
            (_DT_STRSZ, len(strings)),
            (_DT_SYMENT, _SYMBOL_SIZE),
            (_DT_NULL, 0),
        )
    )
    header = b"\x7fELF\x02\x01\x01".ljust(16, b"\0") + struct.pack(
        "<HHIQQQIHHHHHH",
        *(_ET_DYN, processor, 1, 0, _HEADER_SIZE, 0, 0),
        *(_HEADER_SIZE, _SEGMENT_SIZE, 3, 0, 0, 0),
    )
    segments = (
        _segment(_PT_LOAD, _READ_EXECUTE, 0, code_at + len(tables), _PAGE)
        + _segment(_PT_LOAD, _READ_WRITE, _PAGE, len(dynamic), _PAGE)
        + _segment(_PT_DYNAMIC, _READ_WRITE, _PAGE, len(dynamic), 8)
    )
    return (header + segments + tables).ljust(_PAGE, b"\0") + dynamic


def _segment(kind: int, access: int, at: int, size: int, alignment: int) -> bytes:
    return struct.pack("<IIQQQQQQ", kind, access, at, at, at, size, size, alignment)


def _padded(part: bytes) -> bytes:
    return part + bytes(-len(part) % 8)


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def _load_dependents_lazily() -> None:
    """Load the wheels' libraries with functions bound when called; imports then find them.

    By way of the C library, since Python itself always asks for all functions at once.
    """
    dlopen = ctypes.CDLL(None).dlopen
    dlopen.restype = ctypes.c_void_p
    dlopen.argtypes = (ctypes.c_char_p, ctypes.c_int)
    for package, pattern in _DEPENDENTS.items():
        spec = importlib.util.find_spec(package)
        if spec is not None and spec.origin is not None:
            for library in Path(spec.origin).parent.glob(pattern):
                dlopen(bytes(library), os.RTLD_LAZY)
