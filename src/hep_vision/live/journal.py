"""What has happened, on disk as it happens, so that a crash costs the attempt in progress.

A session has a folder. In it ``journal.jsonl`` grows by a line for each event, and
``set-N.frames`` by the landmarks of each picture of the running set; what becomes of an
attempt is on the disk before it is forgotten here. When a set has ended, its record is
written and its frames are removed. A session whose journal does not say ``finished`` can be
gone on with.
"""

from __future__ import annotations

import json
import os
import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, BinaryIO, cast

import numpy as np

from hep_vision.coach.moment import ANEW
from hep_vision.errors import OutputError
from hep_vision.measure.body.landmarks import LANDMARK_COUNT, PoseFrame
from hep_vision.record.private import private_file, private_folder

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from hep_vision.coach.plan import SessionPlan

SCHEMA = "hep-vision/journal/1"
JOURNAL = "journal.jsonl"
# Of an owner, what is noted when a session begins.
OWNER = ("patient", "record")
# An interrupted session is offered for this long.
FRESH = timedelta(hours=6)
_XYZ = (LANDMARK_COUNT, 3)
_ROW = np.dtype(
    [
        ("time_s", "<f8"),
        ("size_px", "<i4", 2),
        ("image_px", "<f4", _XYZ),
        ("world_m", "<f4", _XYZ),
        ("visibility", "<f4", LANDMARK_COUNT),
    ]
)
_CLOSE_S = 10.0


class Journal:
    """Writes the journal of one session, in a thread of its own; no picture waits for it.

    What goes wrong is kept for the end of the session, which goes on without.

    Parameters
    ----------
    folder : Path
        The session's folder; made if it does not exist.

    Raises
    ------
    OutputError
        If the folder or its files cannot be made.

    Attributes
    ----------
    error : OutputError, optional
        What went wrong, the first time.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        try:
            private_folder(folder)
            self._file: BinaryIO = _append_to(folder / JOURNAL)
        except OSError as error:
            raise OutputError(
                f"{folder} cannot be written to ({error.strerror}). Choose another with --out."
            ) from error
        self._frames: BinaryIO | None = None
        self._number = 0  # of the set whose frames they are
        self._queue: queue.Queue[tuple[str, object]] = queue.Queue()
        self.error: OutputError | None = None
        self._thread = threading.Thread(target=self._run, name="journal", daemon=True)
        self._thread.start()

    def note(self, event: str, **what: object) -> None:
        """Append an event and have it and all frames before it on the disk soon."""
        now = datetime.now().astimezone().isoformat(timespec="milliseconds")
        line = json.dumps({"event": event, "at": now, **what}, ensure_ascii=False)
        self._queue.put(("line", line.encode() + b"\n"))

    def begin_frames(self, number: int) -> None:
        """Begin, or go on with, the frames of a set."""
        self._queue.put(("begin", number))

    def add_frame(self, frame: PoseFrame) -> None:
        """Append the landmarks of one picture."""
        self._queue.put(("frame", frame))

    def drop_frames(self, number: int) -> None:
        """Forget the frames of a set whose record has been written."""
        self._queue.put(("drop", number))

    def wait(self) -> None:
        """Wait until everything so far has been written."""
        self._queue.join()

    def close(self) -> None:
        """Write what is left; calling it again does nothing."""
        if self._thread.is_alive():
            self._queue.put(("end", None))
            self._thread.join(_CLOSE_S)

    def _run(self) -> None:
        while True:
            kind, what = self._queue.get()
            try:
                if kind == "end":
                    break
                self._write(kind, what)
            except OSError as error:  # a full disk must not end the session
                self._keep(error)
            finally:
                self._queue.task_done()
        for file in (self._frames, self._file):
            try:
                if file is not None:
                    file.close()  # writes what a full disk has left waiting
            except OSError as error:
                self._keep(error)

    def _keep(self, error: OSError) -> None:
        if self.error is None:
            self.error = OutputError(
                f"{self.folder} could not be written to ({error.strerror or error}). A session "
                "that is broken off there cannot be gone on with in full."
            )

    def _write(self, kind: str, what: object) -> None:
        match kind:
            case "line":
                if self._frames is not None:
                    _to_disk(self._frames)
                self._file.write(cast("bytes", what))
                _to_disk(self._file)
            case "frame":
                if self._frames is not None:
                    self._frames.write(_row(cast("PoseFrame", what)))
            case "begin":
                self._close_frames()
                self._number = cast("int", what)
                self._frames = _append_to(frames_path(self.folder, self._number))
            case _:
                if what == self._number:  # the next set may have begun already
                    self._close_frames()
                frames_path(self.folder, cast("int", what)).unlink(missing_ok=True)

    def _close_frames(self) -> None:
        if self._frames is not None:
            self._frames.close()
            self._frames = None


def frames_path(folder: Path, number: int) -> Path:
    """File with the frames of a set that has no record yet."""
    return folder / f"set-{number}.frames"


def _append_to(path: Path) -> BinaryIO:
    private_file(path)
    return path.open("ab")


def _to_disk(file: BinaryIO) -> None:
    file.flush()
    os.fsync(file.fileno())


def _row(frame: PoseFrame) -> bytes:
    # The estimator's values are whole steps of at most 1/1000 of a metre or 1/16 of a pixel;
    # single precision keeps them apart, and reading rounds them back to the very same.
    row = np.zeros((), _ROW)
    for name in _ROW.names or ():
        row[name] = getattr(frame, name)
    return row.tobytes()


def read_frames(path: Path) -> tuple[PoseFrame, ...]:
    """Frames of a set, as far as they were written; a torn last one is left out."""
    from hep_vision.sources.pose.estimator import (
        IMAGE_STEPS_PER_PX,
        VISIBILITY_STEPS,
        WORLD_STEPS_PER_M,
        quantise,
    )

    content = path.read_bytes() if path.exists() else b""
    rows = np.frombuffer(content[: len(content) // _ROW.itemsize * _ROW.itemsize], _ROW)
    return tuple(
        PoseFrame(
            float(row["time_s"]),
            quantise(row["image_px"].astype(np.float64), IMAGE_STEPS_PER_PX),
            quantise(row["world_m"].astype(np.float64), WORLD_STEPS_PER_M),
            quantise(row["visibility"].astype(np.float64), VISIBILITY_STEPS),
            (int(row["size_px"][0]), int(row["size_px"][1])),
        )
        for row in rows
    )


def plan_summary(plan: SessionPlan) -> list[dict[str, object]]:
    """What of a plan tells whether an interrupted session was of the same one."""
    return [
        {
            "exercise": entry.exercise_id,
            "side": entry.side,
            "set": entry.set_number,
            "of": entry.sets,
            "repetitions": entry.prescription.repetitions,
            "hold_s": entry.prescription.hold_s,
            "target": entry.prescription.target,
        }
        for entry in plan.sets
    ]


@dataclass(frozen=True, slots=True)
class Interrupted:
    """A session that was begun and not finished.

    Parameters
    ----------
    folder : Path
        Its folder.
    set_index : int
        The first set that has no record.
    frames : tuple of PoseFrame
        What was done of that set.
    model : str, optional
        Name of the pose model that saw them.
    counted : dict of int to int
        Repetitions of the sets that have a record, by index.
    session : int, optional
        Its number in the database.
    stored_sets : dict of int to int
        Numbers in the database of the sets begun so far, by index.
    """

    folder: Path
    set_index: int
    frames: tuple[PoseFrame, ...]
    model: str | None
    counted: Mapping[int, int]
    session: int | None
    stored_sets: Mapping[int, int]


# The plan as it would be if a session, given by its number in the database, had not been.
SummaryWithout = Callable[[int | None], list[dict[str, object]]]


def find_interrupted(
    folder: Path,
    summary_without: SummaryWithout,
    now: datetime,
    owner: Mapping[str, str] | None = None,
) -> Interrupted | None:
    """The latest session of the same owner and plan, if it was not finished; else None.

    Parameters
    ----------
    folder : Path
        In which the sessions' folders are.
    summary_without : callable
        What the plan would be if that session had not been: what is due depends on it.
    now : datetime
        With its time zone.
    owner : mapping, optional
        Whose session it is and in which database, as noted at its begin; nobody else goes on
        with it.
    """
    for path in sorted(folder.glob(f"*/{JOURNAL}"), reverse=True):
        events = _read_events(path)
        if not events or not _is_fresh(events[-1], now) or not _is_owned(events[0], owner):
            continue
        session = _stored_session(events)
        summary = summary_without(session)
        if events[0].get("plan") != summary:
            continue
        if events[-1].get("event") == "finished":
            return None
        return _interrupted(path.parent, events, len(summary))
    return None


def _is_owned(begun: Mapping[str, Any], owner: Mapping[str, str] | None) -> bool:
    owner = owner or {}
    return all(begun.get(name) == owner.get(name) for name in OWNER)


def _stored_session(events: Sequence[Mapping[str, Any]]) -> int | None:
    numbers = [event["session"] for event in events if "session" in event]
    return int(numbers[-1]) if numbers else None


def _interrupted(folder: Path, events: list[dict[str, Any]], sets: int) -> Interrupted | None:
    session = _stored_session(events)
    anew = [place for place, event in enumerate(events) if event.get("what") == ANEW]
    events = events[anew[-1] :] if anew else events
    counted = {
        int(event["set"]): int(event["counted"])
        for event in events
        if event["event"] == "set_ended"
    }
    begun = any(event["event"] == "set_begun" for event in events)
    left = [index for index in range(sets) if index not in counted]
    if not begun or not left:
        return None
    stored = {int(e["set"]): int(e["number"]) for e in events if "number" in e}
    frames = read_frames(frames_path(folder, left[0] + 1))
    begins = [e for e in events if e["event"] == "set_begun" and e.get("set") == left[0]]
    model = begins[-1].get("model") if begins else None
    return Interrupted(folder, left[0], frames, model, counted, session, stored)


def _read_events(path: Path) -> list[dict[str, Any]]:
    events: list[dict[str, Any]] = []
    try:
        lines = path.read_bytes().splitlines()
    except OSError:
        return []
    for line in lines:
        try:
            event: Any = json.loads(line)
        except ValueError:
            continue  # torn off when the machine stopped
        if isinstance(event, dict) and "event" in event:
            events.append(cast("dict[str, Any]", event))
    return events


def _is_fresh(event: Mapping[str, Any], now: datetime) -> bool:
    try:
        at = datetime.fromisoformat(str(event.get("at")))
    except ValueError:
        return False
    # A clock that was set back must not hide it either.
    return abs(now - at) <= FRESH
