"""What earlier sessions came to, for the patient's own best."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import ValidationError

from hep_vision.record.session import SessionRecord

if TYPE_CHECKING:
    from pathlib import Path


def read_records(folder: Path) -> list[SessionRecord]:
    """Session records in a folder and those below it; what cannot be read is left out."""
    records: list[SessionRecord] = []
    for path in sorted(folder.rglob("session.json")) if folder.is_dir() else ():
        try:
            records.append(SessionRecord.model_validate_json(path.read_text("utf-8")))
        except (OSError, UnicodeDecodeError, ValidationError):
            continue
    return records
