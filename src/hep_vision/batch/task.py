"""What a worker is asked for, and what it says it came to; both travel as JSON."""

import hashlib
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from hep_vision.definitions.schema import Definition
from hep_vision.errors import InputError
from hep_vision.measure.exercise import AskedSide
from hep_vision.program.model import PrescribedExercise, Program
from hep_vision.record.session import SessionRecord

Status = Literal["measured", "kept", "failed"]


class _Message(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Dose(_Message):
    """What a row says that a set is judged against; None where it says nothing."""

    side: AskedSide | None = None
    sets: int | None = None
    repetitions: int | None = None
    target: float | None = None
    limit: float | None = None
    hold_s: float | None = None


class Task(_Message):
    """One row of a manifest, complete: a worker needs nothing else but the recording.

    Parameters
    ----------
    row : int
        Number of the row in the manifest; the heading of a CSV file is row 1.
    recording : str
        Path or fsspec address.
    definition : JSON, optional
        The exercise; None where the sets of ``program`` are to be found in the recording.
    program : JSON, optional
        A home exercise program; of the exercise it gives what ``dose`` does not say.
    model : str
        Name of the pose model; not used for a file of landmarks.
    out : str
        Folder of the dataset, the same for every worker.
    frames : bool
        Whether the value of every frame is kept as well.
    """

    row: int = Field(ge=1)
    recording: str
    definition: str | None = None
    definition_sha256: str = ""
    program: str | None = None
    dose: Dose = Dose()
    recorded_at: datetime | None = None
    start_s: float | None = None
    end_s: float | None = None
    fps: float | None = None
    size: tuple[int, int] | None = None
    model: str
    model_sha256: str
    out: str
    frames: bool = False

    def landmarks_key(self, content_sha256: str) -> str:
        """Name of the landmark log of this part of a recording, by this pose model."""
        return digest(content_sha256, self.model_sha256, self.start_s, self.end_s)

    def result_key(self, content_sha256: str, version: str) -> str:
        """Name of the result: the same recording measured the same way has the same one."""
        named = {"row", "recording", "out", "model", "definition"}  # by its hash
        asked = self.model_dump(mode="json", exclude=named)
        return digest(content_sha256, version, asked)


class Outcome(_Message):
    """What became of a row.

    ``kept`` is measured before. ``key`` names its result, empty if it failed; ``seconds`` is what
    the worker took, ``video_s`` the length of what was measured. ``pictures`` tells whether the
    pictures had to be looked at.
    """

    row: int
    status: Status
    key: str = ""
    content_sha256: str = ""
    problem: str = ""
    tries: int = 1
    seconds: float = 0.0
    video_s: float = 0.0
    pictures: bool = False


class Result(_Message):
    """What is kept of a measured recording: a record for each set in it."""

    content_sha256: str
    video_s: float
    seconds: float
    records: tuple[SessionRecord, ...]


def entry_of(program: Program, definition: Definition, side: str | None) -> PrescribedExercise:
    """What a program prescribes of an exercise, on a side if one is named.

    Raises
    ------
    InputError
        If it prescribes none of that.
    """
    own = [one for one in program.exercises if one.exercise == definition.id]
    fitting = [one for one in own if side in (None, "auto") or side in one.set_sides]
    if not fitting:
        what = f"{definition.name} on side {side}" if own else definition.name
        raise InputError(f"program {program.program} does not prescribe {what}")
    return fitting[0]


def digest(*parts: Any) -> str:
    """Name made of some values; other values, another name."""
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:40]


def result_path(out: str | Path, key: str) -> Path:
    """Where the result of a recording is kept; a folder for each of 256 beginnings."""
    return Path(out) / "kept" / key[:2] / f"{key}.json"


def landmarks_path(out: str | Path, key: str) -> Path:
    """Where its landmark log is kept."""
    return Path(out) / "landmarks" / key[:2] / f"{key}.npz"


def trace_path(out: str | Path, key: str, number: int) -> Path:
    """Where the values of every frame of one of its sets are kept."""
    return Path(out) / "kept" / key[:2] / f"{key}-{number}.trace.npz"
