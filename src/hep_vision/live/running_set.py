"""The set under way: begun, fed with pictures, ended by its record."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hep_vision.coach.plan import MeasuredSet
from hep_vision.live.record_writer import Ending
from hep_vision.live.set_record import LiveSet, dropped_finding, gap_finding
from hep_vision.measure.result import Finding
from hep_vision.sources.pose.profile import apply_pose_profile, profile_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hep_vision.coach.moment import EndSet, Gap, WhySetEnded
    from hep_vision.coach.plan import SetPlan
    from hep_vision.coach.set_watch import SetNews
    from hep_vision.live.driver import DriverParts
    from hep_vision.measure.body.landmarks import PoseFrame


class RunningSet:
    """Brings the set under way to the record.

    Parameters
    ----------
    parts : DriverParts
        What the session is made of.

    Attributes
    ----------
    meta : dict of str to str
        Of the pose model and the source, for the landmark logs of the sets that begin from now on.
    """

    def __init__(self, parts: DriverParts) -> None:
        self._parts = parts
        self._live: LiveSet | None = None
        self._index = -1
        self.meta = dict(parts.meta)
        self._set_meta = self.meta  # of the running set

    @property
    def is_on(self) -> bool:
        """Whether a measured set has been begun and not ended."""
        return self._live is not None

    @property
    def frames(self) -> Sequence[PoseFrame]:
        """Frames of the running set; none if there is no set."""
        return self._live.frames if self._live is not None else ()

    def keep(self) -> None:
        """Write into the record what the running set has come to."""
        if self._live is not None:
            so_far = self._live.so_far
            self._parts.records.keep_attempts(self._index, self._live, so_far, self._set_meta)

    def measure(self, frame: PoseFrame) -> SetNews | None:
        """Feed the running set, if this picture belongs to it."""
        if self._live is None or self._parts.coach.measuring != self._index:
            return None
        news = self._live.add(frame)
        if news is None:
            return None
        if news.so_far is not None:
            self._parts.records.keep_attempts(self._index, self._live, news.so_far, self._set_meta)
        if news.over_limit:
            self._note_limit(self._live, news.value)
        return news

    def _note_limit(self, live: LiveSet, value: float) -> None:
        words = self._parts.coach.wording.value(live.plan, value)
        live.findings.append(
            Finding("limit_passed", "warning", f"An ordered limit was passed, at {words}.")
        )

    def note_gap(self, gap: Gap) -> None:
        """Note in the set's record for how long it was not measured, and why."""
        if self._live is not None and self._index == gap.index:
            self._live.findings.append(gap_finding(gap))

    def begin(self, index: int, plan: MeasuredSet, frames: Sequence[PoseFrame]) -> int:
        """Begin a set with the start position, or resume it after a pause.

        Gives the stretch of the set that these frames belong to.
        """
        live = self._live
        if live is None or self._index != index:
            self.record("stopped")
            live = self._new_set(index, plan)
            self._live, self._index = live, index
        stretch = 0
        for frame in frames:
            news = live.add(frame, later=True)
            if news is not None:
                stretch = news.stretch
        return stretch

    def _new_set(self, index: int, plan: MeasuredSet) -> LiveSet:
        """Begin a set, or resume the one that an interruption has left unfinished."""
        parts = self._parts
        resumption = parts.coach.plan.resumption
        going_on = resumption is not None and resumption.set_index == index
        before = parts.done_before if going_on else ()
        self._set_meta = meta = dict(self.meta)
        profile = profile_of(meta["model"])
        plan = replace(plan, exercise=apply_pose_profile(plan.exercise, profile))
        live = LiveSet(plan, parts.definitions[index], before)
        live.dropped_before = parts.counts.dropped
        live.taken_before = parts.counts.taken
        parts.records.begin_set(index, live, parts.source, meta)
        return live

    def begin_timed(self, index: int, plan: SetPlan) -> None:
        """Begin a set that the camera does not measure."""
        self._parts.records.begin_timed(index, plan, self._parts.definitions[index])

    def end(self, act: EndSet) -> None:
        """End a measured set by its record, any other by what the patient says of it."""
        index, why, confirmed = act.index, act.why, act.confirmed
        if confirmed is None:
            if self._live is None:  # interrupted, and left before it was resumed
                plan = self._parts.coach.plan.sets[index]
                assert isinstance(plan, MeasuredSet)
                self._live, self._index = self._new_set(index, plan), index
            self.record(why)
            return
        self._parts.records.end_timed(index, why)

    def record(self, why: WhySetEnded) -> None:
        """End the running set, if there is one, and have its record written."""
        live, index = self._live, self._index
        self._live = None
        if live is None:
            return
        parts = self._parts
        dropped = parts.counts.dropped - live.dropped_before
        if dropped:
            taken = parts.counts.taken - live.taken_before
            live.findings.append(dropped_finding(dropped, taken))
        plan = live.plan
        folder = f"set-{index + 1}-{plan.exercise.id}-{plan.side}"
        ending = Ending(parts.folder / folder, why)
        parts.records.end_set(index, live, parts.source, self._set_meta, ending)
