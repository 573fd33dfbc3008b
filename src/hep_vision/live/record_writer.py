"""Writes what is recorded while the session goes on, in a thread of its own."""

from __future__ import annotations

import queue
import threading
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from hep_vision.analysis.analyze import analyze, draw_trace, write_outputs
from hep_vision.errors import HepVisionError
from hep_vision.record.files import replacing

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from hep_vision.analysis.analyze import Analysis, Job, Outputs
    from hep_vision.coach.plan import SetPlan
    from hep_vision.definitions.schema import Definition
    from hep_vision.live.set_record import LiveSet
    from hep_vision.live.store_session import StoreSession
    from hep_vision.measure.result import SetResult
    from hep_vision.store.events import WhyEnded


@dataclass(frozen=True, slots=True)
class Ending:
    """How a set has ended, and where its record goes.

    Parameters
    ----------
    folder : Path
        Where its files go.
    why : str
        Why it ended.
    """

    folder: Path
    why: WhyEnded


@dataclass(frozen=True, slots=True)
class _Written:
    """A set on the disk, and how to measure it again from there."""

    job: Job
    outputs: Outputs


class RecordWriter:
    """Writes to the session's folder and to the database; no picture waits for it.

    What goes wrong is kept for the end of the session, which goes on without.

    Parameters
    ----------
    kept : StoreSession
        The session in the database.
    others : sequence of Definition
        What may be done instead of what a set asks for: its record then says so.

    Attributes
    ----------
    errors : list of HepVisionError
        What went wrong, each sentence once.
    catching_up : bool
        Whether what happens has happened before: running sets are then not written at each
        attempt, but once it is over, by `keep_attempts`.
    """

    def __init__(self, kept: StoreSession, others: Sequence[Definition] = ()) -> None:
        self._kept = kept
        self._others = tuple(others)
        self._written: list[_Written] = []
        self.catching_up = False
        self.errors: list[HepVisionError] = []
        self._fault: Exception | None = None
        self._queue: queue.Queue[Callable[[], None] | None] = queue.Queue()
        self._thread = threading.Thread(target=self._run, name="record", daemon=True)
        self._thread.start()

    def begin_set(
        self,
        index: int,
        live: LiveSet,
        source: str,
        meta: Mapping[str, str],
    ) -> None:
        """Begin a set, or resume one."""
        kept = self._kept
        meta = dict(meta)
        goes_on = len(live.frames) > 0
        live.kept = count = len(live.frames)
        so_far = live.so_far if goes_on else None

        def do() -> None:
            kept.begin_set(index, live.plan, live.definition, source, meta)
            if so_far is not None:
                kept.keep_attempts(index, so_far, live.frames[:count], meta, from_begin=True)

        self._put(do)

    def keep_attempts(
        self, index: int, live: LiveSet, so_far: SetResult, meta: Mapping[str, str]
    ) -> None:
        """Keep what a running set has come to, and its frames since the last time."""
        kept = self._kept
        if self.catching_up:
            return
        meta = dict(meta)
        first, last = live.kept, len(live.frames)
        live.kept = last

        def do() -> None:
            # What begins with the set takes the place of whatever is stored of it.
            frames = live.frames[first:last]
            kept.keep_attempts(index, so_far, frames, meta, from_begin=first == 0)

        self._put(do)

    def end_set(
        self, index: int, live: LiveSet, source: str, meta: Mapping[str, str], ending: Ending
    ) -> None:
        """Write everything of a set but the picture; nothing is added to it any more."""
        kept, meta = self._kept, dict(meta)

        def store(analysis: Analysis) -> None:
            kept.begin_set(index, live.plan, live.definition, source, meta)
            kept.end_set(index, analysis, ending.why)

        def write(analysis: Analysis) -> None:
            # What was measured is on the disk; a long session would fill the memory with it.
            outputs = write_outputs(analysis, ending.folder, annotate=False, picture=False)
            self._written.append(_Written(analysis.job, outputs))

        def do() -> None:
            analysis = live.conclude(source, meta, self._others)
            # Where the one cannot be written, the other is not to be lost.
            self._try(store, analysis)
            self._try(write, analysis)

        self._put(do)

    def _try(self, do: Callable[[Analysis], None], analysis: Analysis) -> None:
        """Do something with a measured set; notes what goes wrong."""
        try:
            do(analysis)
        except HepVisionError as error:
            self._note(error)

    def begin_timed(self, index: int, plan: SetPlan, definition: Definition) -> None:
        """Begin a set that the camera does not measure."""
        self._put(lambda: self._kept.begin_set(index, plan, definition, "", {}))

    def end_timed(self, index: int, why: WhyEnded) -> None:
        """End such a set: "done" if the patient says so."""
        self._put(lambda: self._kept.end_timed(index, why))

    def start_anew(self) -> None:
        """Leave what an interrupted session did as it is; its sets are begun again."""
        self._put(self._kept.start_anew)

    def begin_again(self, index: int) -> None:
        """Leave a set as it is; when it begins again, it is another one."""
        self._put(lambda: self._kept.begin_again(index))

    def answer(self, index: int, question: str, value: int) -> None:
        """Keep an answer of the patient."""
        self._put(lambda: self._kept.answer(index, question, value))

    def end(self, why: WhyEnded) -> None:
        """End the session in the database, and wait until everything is on the disk."""
        self._put(lambda: self._kept.end(why))
        self.wait()

    def wait(self) -> None:
        """Wait until everything so far is on the disk.

        Raises
        ------
        Exception
            Our own fault, if there was one in the thread.
        """
        self._queue.join()
        if self._fault is not None:
            raise self._fault

    def finish(self) -> list[Path]:
        """Draw the pictures of the traces; gives the folders in order. Call once, at the end."""
        self._queue.put(None)
        self._thread.join()
        folders: list[Path] = []
        for written in sorted(self._written, key=lambda one: one.outputs.folder.name):
            try:
                with replacing(written.outputs.folder / "trace.png") as part:
                    _draw_again(written, part)
            except HepVisionError as error:
                self._note(error)
            folders.append(written.outputs.folder)
        return folders

    def _put(self, do: Callable[[], object]) -> None:
        """Have something done in the thread, as of now."""
        at = self._kept.now()

        def do_as_of_then() -> None:
            self._kept.at = at
            do()

        self._queue.put(do_as_of_then)

    def _run(self) -> None:
        while (do := self._queue.get()) is not None:
            try:
                do()
            except HepVisionError as error:
                self._note(error)
            except Exception as error:  # noqa: BLE001 - raised in the thread that waits
                self._fault = self._fault or error
            finally:
                self._queue.task_done()

    def _note(self, error: HepVisionError) -> None:
        if str(error) not in map(str, self.errors):
            self.errors.append(error)


def _draw_again(written: _Written, path: Path) -> None:
    """Draw the trace of a set from its landmarks, which give the same trace again."""
    measured = analyze(replace(written.job, path=written.outputs.landmarks), None)
    draw_trace(replace(measured, job=written.job), path)
