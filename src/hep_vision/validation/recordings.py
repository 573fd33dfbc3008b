"""What a recording comes to for a study: a hold, a session value, a count."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hep_vision.errors import InputError
from hep_vision.store.rows import content_sha256
from hep_vision.store.saving import read_results

if TYPE_CHECKING:
    from pathlib import Path

    from hep_vision.record.session import SessionRecord
    from hep_vision.validation.study import Study


@dataclass(frozen=True, slots=True)
class Recording:
    """A recording that belongs to a study."""

    record: SessionRecord
    sha256: str


def read_recording(folder: Path, study: Study) -> Recording:
    """Read results of ``hep-vision analyze`` for a study.

    Raises
    ------
    InputError
        If they cannot be read, are of another exercise or version, or were entered before.
    """
    record = read_results(folder).record
    problem = study.protocol.problem_with(record)
    if problem:
        raise InputError(f"{folder}: does not belong to this study: {problem}.")
    sha256 = content_sha256(record)
    if study.knows(sha256):
        raise InputError(f"{folder}: was entered before; each recording is entered once.")
    return Recording(record, sha256)


def hold_of(recording: Recording, least_s: float) -> tuple[float, float | None]:
    """Value and uncertainty of the longest hold, in degrees.

    Raises
    ------
    InputError
        If nothing was held that long, or it could not be measured reliably.
    """
    held = [
        one
        for one in recording.record.stored_attempts
        if one.peak is not None and one.reliable and one.hold_s >= least_s
    ]
    if not held:
        raise InputError(
            f"{recording.record.source.path}: no hold of {least_s:g} s was measured reliably; film "
            "the hold again, or exclude the person with the reason."
        )
    longest = max(held, key=lambda one: one.hold_s)
    return longest.peak or 0.0, longest.uncertainty
