"""A set that is being measured, and the record it ends in: the same as `analyze` writes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from hep_vision.analysis.analyze import Job, conclude
from hep_vision.analysis.recognise import another_exercise
from hep_vision.coach.set_watch import SetWatch
from hep_vision.measure.result import Finding
from hep_vision.record.frame_store import FrameStore

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from hep_vision.analysis.analyze import Analysis
    from hep_vision.coach.moment import Gap, GapCause
    from hep_vision.coach.plan import MeasuredSet
    from hep_vision.coach.set_watch import SetNews
    from hep_vision.definitions.schema import Definition
    from hep_vision.measure.body.landmarks import PoseFrame
    from hep_vision.measure.result import SetResult


class LiveSet:
    """One set under way: counted as it goes, with every landmark kept for the record.

    Parameters
    ----------
    plan : MeasuredSet
        The set.
    definition : Definition
        Of its exercise, for the record.
    frames : iterable of PoseFrame
        What it begins with.
    """

    def __init__(
        self, plan: MeasuredSet, definition: Definition, frames: Iterable[PoseFrame] = ()
    ) -> None:
        self.plan = plan
        self.definition = definition
        self.watch = SetWatch(plan)
        self.frames = FrameStore()
        self.dropped_before = self.taken_before = 0  # of the capture, when it began
        self.kept = 0  # frames that were handed to the database
        self.findings: list[Finding] = []
        self._last_s = -float("inf")
        for frame in frames:
            self.add(frame)

    def add(self, frame: PoseFrame, *, later: bool = False) -> SetNews | None:
        """Take one frame; None for one that is not later than the latest.

        What is to be told of attempts can be left for a ``later`` frame.
        """
        if frame.time_s <= self._last_s:
            return None
        self._last_s = frame.time_s
        self.frames.append(frame)
        return self.watch.add(frame, later=later)

    @property
    def so_far(self) -> SetResult:
        """What it comes to if it ended now."""
        return self.watch.so_far

    def conclude(
        self, source: str, meta: Mapping[str, str], others: Sequence[Definition] = ()
    ) -> Analysis:
        """The measured set with its record.

        The record says so where the set looks like one of ``others`` instead.

        Raises
        ------
        HepVisionError
            If nothing was seen that could be measured.
        """
        plan = self.plan
        job = Job(
            Path(source), self.definition, plan.prescription, plan.sets, rom_type=plan.rom_type
        )
        measured = self.watch.finish()
        other = another_exercise(self.frames, self.definition, others) if others else None
        findings = (*self.findings, *([other] if other else ()))
        return conclude(job, measured, self.frames, dict(meta), findings)


def dropped_finding(dropped: int, taken: int) -> Finding:
    """What the record says about pictures that were left out for lack of time."""
    return Finding(
        "dropped_frames",
        "warning" if dropped > 0.5 * max(1, taken) else "info",
        f"{dropped} of {taken} pictures were left out because the computer was busy.",
        "Close other programs." if dropped > 0.1 * max(1, taken) else "",
    )


_GAP_WORDS: dict[GapCause, str] = {
    "patient": "the patient was out of the picture, or paused",
    "stranger": "somebody else was in the picture",
    "slow": "the computer gave no pictures",
    "asleep": "the computer was asleep",
    "hidden": "the page was in the background",
    "camera": "the camera was lost",
}


def gap_finding(gap: Gap) -> Finding:
    """What the record says about a time in which a set was not measured."""
    words = f"Nothing was measured for {gap.seconds:.0f} s: {_GAP_WORDS[gap.cause]}."
    return Finding("interrupted", "info", words)
