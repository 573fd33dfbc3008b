"""A recording, wherever it lies, as a file on the worker that measures it."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import fsspec  # pyright: ignore[reportMissingTypeStubs]

from hep_vision.batch.task import digest
from hep_vision.errors import InputError
from hep_vision.record.files import replacing, working_folder
from hep_vision.record.private import private_folder
from hep_vision.regular_file import open_regular

if TYPE_CHECKING:
    from collections.abc import Generator

_REMOTE = re.compile(r"^[a-z][a-z0-9+.-]*(://|::)")
_PIECE = 1 << 20


def is_remote(recording: str) -> bool:
    """Whether it is an address such as ``s3://bucket/a.mp4`` instead of a path."""
    return _REMOTE.match(recording) is not None


def problem_with(recording: str) -> str | None:
    """Why a recording cannot be read, as far as can be told without reading it."""
    try:
        if not is_remote(recording):
            if Path(recording).is_dir():
                return None  # of landmark files; looked at when it is read
            with open_regular(Path(recording)) as file:
                return None if file.read(1) else "the file is empty"
        system, path = _system_of(recording)
        return None if system.exists(path) else "there is no such recording"
    except FileNotFoundError:
        return "there is no such file"
    except (OSError, ValueError, ImportError) as error:
        return _why(error)
    except Exception as error:  # noqa: BLE001 - stores have exceptions of their own
        return _why(error)


@contextmanager
def fetched(recording: str) -> Generator[Path]:
    """Give the path of a recording; a remote one is copied here for as long as it is needed.

    Raises
    ------
    InputError
        If it cannot be fetched.
    """
    if not is_remote(recording):
        yield Path(recording)
        return
    with working_folder() as folder:
        copy = folder / (Path(recording.split("?")[0]).name or "recording")
        try:
            system, path = _system_of(recording)
            with system.open(path, "rb") as source, copy.open("wb") as target:
                shutil.copyfileobj(source, target, _PIECE)
            changed = _changed(system, path)
        except Exception as error:
            raise InputError(f"{recording}: cannot be fetched: {_why(error)}.") from error
        if changed is not None:
            os.utime(copy, (changed, changed))
        yield copy


def content_sha256(recording: str, path: Path, out: str) -> str:
    """Hash of a recording's content, remembered by its address, size and time of change."""
    token = _token(recording)
    memo = Path(out) / "kept" / "contents" / digest(recording, token)
    if token is not None and memo.is_file():
        return memo.read_text("ascii")
    found = _hash(path)
    if token is not None:
        private_folder(memo.parent)
        with replacing(memo) as part:
            part.write_text(found, "ascii")
    return found


def _hash(path: Path) -> str:
    found = hashlib.sha256()
    for file in sorted(path.rglob("*")) if path.is_dir() else (path,):
        if file.is_file():
            found.update(file.name.encode() if path.is_dir() else b"")
            with open_regular(file) as stream:
                while piece := stream.read(_PIECE):
                    found.update(piece)
    return found.hexdigest()


def _token(recording: str) -> str | None:
    """What changes when the recording does; None where nothing tells."""
    if not is_remote(recording):
        path = Path(recording)
        if path.is_dir():
            return None
        state = path.stat()
        return f"{state.st_size} {state.st_mtime_ns} {state.st_ino}"
    try:
        system, path = _system_of(recording)
        info = system.info(path)
    except Exception:  # noqa: BLE001 - then it is read to be told apart
        return None
    tag = info.get("ETag") or info.get("LastModified") or info.get("mtime")
    return None if tag is None else f"{info.get('size')} {tag}"


def _changed(system: Any, path: str) -> float | None:
    try:
        return float(system.modified(path).timestamp())
    except Exception:  # noqa: BLE001 - many stores do not tell
        return None


def _system_of(recording: str) -> tuple[Any, str]:
    core: Any = fsspec.core  # pyright: ignore[reportAttributeAccessIssue]
    return core.url_to_fs(recording)


def _why(error: BaseException) -> str:
    text = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return " ".join(text.split())[:300]
