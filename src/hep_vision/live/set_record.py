"""A set that is being measured, and the record it ends in: the same as `analyze` writes."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from hep_vision.analysis import Job, conclude, draw_trace, write_outputs
from hep_vision.coach.set_watch import SetWatch
from hep_vision.errors import HepVisionError
from hep_vision.measure.result import Finding
from hep_vision.record.files import replacing
from hep_vision.record.frame_store import FrameStore

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from hep_vision.analysis import Analysis
    from hep_vision.coach.plan import SetPlan
    from hep_vision.coach.set_watch import SetNews
    from hep_vision.definitions.schema import Definition
    from hep_vision.measure.landmarks import PoseFrame


class LiveSet:
    """One set under way: counted as it goes, with every landmark kept for the record.

    Parameters
    ----------
    plan : SetPlan
        The set.
    definition : Definition
        Of its exercise, for the record.
    frames : iterable of PoseFrame
        What it begins with.
    """

    def __init__(
        self, plan: SetPlan, definition: Definition, frames: Iterable[PoseFrame] = ()
    ) -> None:
        self.plan = plan
        self.definition = definition
        self.watch = SetWatch(plan)
        self.frames = FrameStore()
        self.dropped_before = self.taken_before = 0  # of the capture, when it began
        self.findings: list[Finding] = []
        self._last_s = -float("inf")
        for frame in frames:
            self.add(frame)

    def add(self, frame: PoseFrame) -> SetNews | None:
        """Take one frame; None for one that is not later than the latest."""
        if frame.time_s <= self._last_s:
            return None
        self._last_s = frame.time_s
        self.frames.append(frame)
        return self.watch.add(frame)

    def conclude(self, source: str, meta: Mapping[str, str]) -> Analysis:
        """The measured set with its record.

        Raises
        ------
        HepVisionError
            If nothing was seen that could be measured.
        """
        job = Job(Path(source), self.definition, self.plan.prescription, self.plan.sets)
        measured = self.watch.finish()
        return conclude(job, measured, self.frames, dict(meta), tuple(self.findings))


def dropped_finding(dropped: int, taken: int) -> Finding:
    """What the record says about pictures that were left out for lack of time."""
    return Finding(
        "dropped_frames",
        "warning" if dropped > 0.5 * max(1, taken) else "info",
        f"{dropped} of {taken} pictures were left out because the computer was busy.",
        "Close other programs." if dropped > 0.1 * max(1, taken) else "",
    )


@dataclass(frozen=True, slots=True)
class _Written:
    analysis: Analysis
    folder: Path


class RecordWriter:
    """Writes records while the session goes on; pictures of the traces at its end."""

    def __init__(self) -> None:
        self._threads: list[threading.Thread] = []
        self._written: list[_Written] = []
        self.errors: list[HepVisionError] = []

    def write(
        self,
        live: LiveSet,
        folder: Path,
        source: str,
        meta: Mapping[str, str],
        when_written: Callable[[], None],
    ) -> None:
        """Begin to write everything but the picture of a set that has ended.

        Parameters
        ----------
        live : LiveSet
            The set; nothing is added to it any more.
        folder : Path
            Where its files go.
        source : str
            Name of the camera.
        meta : mapping of str to str
            For the landmark log.
        when_written : callable
            Called from another thread once all is on the disk.
        """

        def run() -> None:
            try:
                analysis = live.conclude(source, meta)
                write_outputs(analysis, folder, annotate=False, picture=False)
            except HepVisionError as error:
                self.errors.append(error)
            else:
                self._written.append(_Written(analysis, folder))
                when_written()

        thread = threading.Thread(target=run, name="record")
        thread.start()
        self._threads.append(thread)

    def wait(self) -> None:
        """Wait until every record is on the disk."""
        for thread in self._threads:
            thread.join()

    def finish(self) -> list[Path]:
        """Wait for the records, draw the pictures; gives the folders in order."""
        self.wait()
        folders: list[Path] = []
        for written in sorted(self._written, key=lambda one: one.folder.name):
            try:
                with replacing(written.folder / "trace.png") as part:
                    draw_trace(written.analysis, part)
            except HepVisionError as error:
                self.errors.append(error)
            folders.append(written.folder)
        return folders
