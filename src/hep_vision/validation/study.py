"""A study's folder: read whole, added to line by line, private to its user."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from pydantic import TypeAdapter, ValidationError

from hep_vision.errors import InputError, OutputError
from hep_vision.validation.protocol import Entry, Exclusion, Protocol

if TYPE_CHECKING:
    from pathlib import Path

PROTOCOL = "protocol.json"
ENTRIES = "entries.jsonl"
REPORT = "report.md"
_PRIVATE = 0o600
_ENTRY: TypeAdapter[Entry] = TypeAdapter(Entry)
E = TypeVar("E")


@dataclass(frozen=True, slots=True)
class Study:
    """A study as it stands: its protocol and everything entered, in order."""

    folder: Path
    protocol: Protocol
    entries: tuple[Entry, ...]

    @property
    def excluded(self) -> dict[str, str]:
        """Why people are left out, by their code."""
        return {e.person: e.reason for e in self.entries if isinstance(e, Exclusion)}

    @property
    def people(self) -> tuple[str, ...]:
        """Everybody of whom something was entered, the excluded included."""
        return tuple(dict.fromkeys(entry.person for entry in self.entries))

    def of(self, kind: type[E]) -> list[E]:
        """Entries of a kind, without those of excluded people."""
        excluded = self.excluded
        return [e for e in self.entries if isinstance(e, kind) and e.person not in excluded]

    def knows(self, recording: str) -> bool:
        """Whether a recording was entered already."""
        return any(getattr(entry, "recording", None) == recording for entry in self.entries)


def begin_study(folder: Path, protocol: Protocol) -> Study:
    """Write the protocol of a new study.

    Raises
    ------
    InputError
        If the folder has a study already: a protocol is never changed.
    OutputError
        If it cannot be written.
    """
    path = folder / PROTOCOL
    if path.exists():
        raise InputError(f"{path}: a study is there already; its protocol is not changed.")
    text = protocol.model_dump_json(by_alias=True, indent=2) + "\n"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _write(path, text, os.O_CREAT | os.O_EXCL | os.O_WRONLY)
    except OSError as error:
        raise _cannot_write(path, error) from error
    return Study(folder, protocol, ())


def read_study(folder: Path) -> Study:
    """Read a study.

    Raises
    ------
    InputError
        If it is none, or a line of it cannot be read.
    """
    path = folder / PROTOCOL
    try:
        protocol = Protocol.model_validate_json(path.read_text("utf-8"))
    except OSError as error:
        why = error.strerror or str(error)
        raise InputError(
            f"{path}: cannot be read ({why}); begin a study with `hep-vision validate new`."
        ) from error
    except (ValidationError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: is no protocol of this hep-vision.") from error
    return Study(folder, protocol, _read_entries(folder / ENTRIES))


def _read_entries(path: Path) -> tuple[Entry, ...]:
    try:
        lines = path.read_text("utf-8").splitlines()
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read ({error}).") from error
    entries: list[Entry] = []
    for number, line in enumerate(lines, start=1):
        try:
            entries.append(_ENTRY.validate_json(line))
        except ValidationError as error:
            raise InputError(
                f"{path}: line {number} cannot be read; put back a copy, or take that line out and "
                "say so in the study's report."
            ) from error
    return tuple(entries)


def add_entry(study: Study, entry: Entry) -> Study:
    """Add an entry; it is on the disk when this returns.

    Raises
    ------
    OutputError
        If it cannot be written.
    """
    path = study.folder / ENTRIES
    try:
        _write(path, entry.model_dump_json() + "\n", os.O_CREAT | os.O_APPEND | os.O_WRONLY)
    except OSError as error:
        raise _cannot_write(path, error) from error
    return Study(study.folder, study.protocol, (*study.entries, entry))


def write_report(study: Study, text: str) -> Path:
    """Write the study's report into its folder.

    Raises
    ------
    OutputError
        If it cannot be written.
    """
    path = study.folder / REPORT
    try:
        _write(path, text, os.O_CREAT | os.O_TRUNC | os.O_WRONLY)
    except OSError as error:
        raise _cannot_write(path, error) from error
    return path


def _write(path: Path, text: str, flags: int) -> None:
    """Write a file that nobody else on this machine may read."""
    with os.fdopen(os.open(path, flags, _PRIVATE), "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def _cannot_write(path: Path, error: OSError) -> OutputError:
    return OutputError(f"{path}: cannot be written ({error.strerror or error}).")
