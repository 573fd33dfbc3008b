"""A session without screen, sound, clock and camera: what it meets goes in, what to do comes out.

The session page's connection steps it. The same instants give the same acts, views and record.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hep_vision.coach.moment import (
    Answer,
    BeginSet,
    Close,
    EndSet,
    Gap,
    Key,
    Moment,
    Play,
    Say,
    Stage,
    StartAnew,
    Volume,
)
from hep_vision.coach.plan import MeasuredSet
from hep_vision.coach.raised_arm import arm_is_raised
from hep_vision.coach.sight import BASIC, Sight, Stranger, look
from hep_vision.coach.stage_views import session_view
from hep_vision.coach.start import StartWatch
from hep_vision.live.key_debouncer import KeyDebouncer
from hep_vision.live.running_set import RunningSet
from hep_vision.measure.angles.measures import MEASURES
from hep_vision.measure.body.landmarks import SIDES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path
    from typing import Protocol

    from hep_vision.coach.coach import Coach
    from hep_vision.coach.moment import Act, Camera, WhyNoPictures
    from hep_vision.coach.set_watch import SetNews
    from hep_vision.coach.view import SessionView
    from hep_vision.definitions.schema import Definition
    from hep_vision.live.record_writer import RecordWriter
    from hep_vision.measure.body.landmarks import Landmark, PoseFrame

    class PictureCounts(Protocol):
        """How many pictures there have been."""

        @property
        def taken(self) -> int:
            """Pictures that the camera gave."""
            ...

        @property
        def dropped(self) -> int:
            """Pictures of these that nobody looked at."""
            ...


# A recording in place of the camera stands at its first picture until it is needed: until the
# start position has been kept in it, or for so long where nobody is in it.
_WITHOUT_CAMERA = frozenset({Stage.WELCOME, Stage.NEXT, Stage.TIMED})
_GETTING_READY = frozenset({Stage.SETUP, Stage.READY})
STANDS_S = 8.0

# What somebody outside has to do; the driver does the rest itself.
Outward = Say | Play | Volume | Close


@dataclass(slots=True)
class DriverParts:
    """What a session is made of, wherever its pictures and keys come from.

    ``definitions`` has one for each set; ``folder`` is where the sets' files go; ``meta`` is of the
    pose model and the source, for the landmark log; ``done_before`` are the frames of the set that
    an interruption left unfinished.
    """

    coach: Coach
    definitions: Sequence[Definition]
    folder: Path
    records: RecordWriter
    counts: PictureCounts
    source: str
    meta: Mapping[str, str]
    done_before: Sequence[PoseFrame] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Instant:
    """What the session meets at one time.

    Parameters
    ----------
    now_s : float
        A clock that never runs backwards.
    frame : PoseFrame, optional
        Landmarks of a new picture; None if none has come.
    brightness : float
        Mean of the picture, 0 to 1.
    keys : tuple of Key
        Pressed since the last instant, repeats of a held key included.
    answer : int, optional
        A number from 0 to 10 that was chosen as a whole, in answer to the question shown.
    camera : {"on", "lost", "ended"}
        How it is.
    why : {"", "denied", "unplugged", "busy", "hidden", "slow", "crashed"}
        Why there are no pictures, where somebody knows.
    speaking : bool
        Whether the voice is still at it.
    """

    now_s: float
    frame: PoseFrame | None = None
    brightness: float = 0.5
    keys: tuple[Key, ...] = ()
    answer: int | None = None
    camera: Camera = "on"
    why: WhyNoPictures = ""
    speaking: bool = False


@dataclass(slots=True)
class _StartWatcher:
    """Watches the start position while it is waited for."""

    watch: StartWatch | None = None
    _index: int = field(default=-1)

    @property
    def frames(self) -> Sequence[PoseFrame]:
        """Frames in the start position, with which a set begins."""
        return self.watch.frames if self.watch is not None else ()

    def add(self, coach: Coach, plan: MeasuredSet | None, frame: PoseFrame) -> float:
        """Share of the start position that has been kept, 0 to 1."""
        if coach.stage is not Stage.READY or plan is None:
            self.watch = None
            return 0.0
        if self.watch is None or self._index != coach.index:
            self.watch, self._index = StartWatch(plan), coach.index
        return self.watch.add(frame)


class Driver:
    """Steps a session and keeps its record.

    Attributes
    ----------
    finished : bool
        Whether the session came to its own end, and is not to be offered again.
    """

    def __init__(self, parts: DriverParts) -> None:
        self._parts = parts
        self._coach = parts.coach
        self._set = RunningSet(parts)
        self._debouncer = KeyDebouncer()
        self._start = _StartWatcher()
        self._stranger = Stranger()
        self.finished = False

    @property
    def coach(self) -> Coach:
        """Where the session is."""
        return self._coach

    @property
    def view(self) -> SessionView:
        """What is to be shown now."""
        return session_view(self._coach)

    @property
    def is_measuring(self) -> bool:
        """Whether a measured set has been begun and not ended."""
        return self._set.is_on

    @property
    def limbs(self) -> tuple[tuple[Landmark, ...], ...]:
        """The points that are measured, to be shown in set-up."""
        plan = self._measured
        if plan is None:
            return ()
        measure = MEASURES[plan.exercise.measure]
        sides = (plan.side,) if plan.side in SIDES else SIDES
        return tuple(measure.landmarks(side) for side in SIDES if side in sides)

    @property
    def needs_pictures(self) -> bool:
        """Whether a recording in place of the camera has to run now."""
        coach = self._coach
        # A problem that is ignored in the end is no reason for the recording to run away.
        can_wait = coach.problem is not None and coach.problem not in BASIC
        lasts_s = coach.now_s - coach.since_s
        stands = coach.stage in _GETTING_READY and (lasts_s < STANDS_S or can_wait)
        return coach.stage not in _WITHOUT_CAMERA and not stands

    def step(self, instant: Instant) -> tuple[Outward, ...]:
        """Take one instant; gives what is to be said, played and closed, in order."""
        keys = self._pressed(instant)
        frame = instant.frame
        if frame is None:
            moment = Moment(
                instant.now_s,
                keys=keys,
                answer=instant.answer,
                camera=instant.camera,
                why=instant.why,
                speaking=instant.speaking,
            )
        else:
            moment = self._seen(frame, instant, keys)
        return self._do_all(self._coach.step(moment))

    def tell(self, words: str) -> tuple[Outward, ...]:
        """Show and speak a sentence that the session has to say besides."""
        return (self._coach.tell(words),)

    def use_estimator(self, meta: Mapping[str, str]) -> None:
        """Note another pose model, which sees the sets that are begun from now on."""
        self._set.meta.update(meta)

    @property
    def set_frames(self) -> Sequence[PoseFrame]:
        """Frames of the set under way; none if none is."""
        return self._set.frames

    def keep_set(self) -> None:
        """Write into the record what the set under way has come to."""
        self._set.keep()

    def end_tail(self) -> None:
        """End the set whose way back is still recorded, if there is one."""
        telling = self._coach.telling
        telling.acts = []
        self._coach.sets.end_post_set()
        self._do_all(telling.acts)

    def leave(self, now_s: float, camera: Camera = "on") -> None:
        """The patient wants no more: where all has been done, that is the session's own end."""
        while self._coach.nothing_left and not self.finished:
            self._do_all(self._coach.step(Moment(now_s, keys=(Key.END,), camera=camera)))

    def close(self) -> None:
        """Record the set under way, whatever has ended the session, and end it if it is over."""
        if self._set.is_on:
            dose = self._coach.is_observing_after_set
            self._set.record("done" if dose else "stopped")
        if self.finished:
            self._parts.records.end(self._coach.why_over)

    def _pressed(self, instant: Instant) -> tuple[Key, ...]:
        answering = self._coach.stage is Stage.QUESTION
        return self._debouncer.of(instant.keys, instant.now_s, answering=answering)

    def _seen(self, frame: PoseFrame, instant: Instant, keys: tuple[Key, ...]) -> Moment:
        """What there is to know of a picture."""
        coach = self._coach
        news = self._set.measure(frame)
        share = self._start.add(coach, self._measured, frame)
        return Moment(
            instant.now_s,
            sight=self._look(frame, instant.brightness),
            start_share=share,
            news=news,
            stranger=self._is_stranger(frame, news),
            arm_raised=coach.awaits_arm and arm_is_raised(frame, coach.plan.free_arms),
            keys=keys,
            answer=instant.answer,
            camera=instant.camera,
            why=instant.why,
            speaking=instant.speaking,
        )

    def _is_stranger(self, frame: PoseFrame, news: SetNews | None) -> bool:
        stage = self._coach.stage
        track = news.stretch if news is not None and stage is not Stage.PAUSED else None
        needed = stage in (Stage.WORKING, Stage.HOLD, Stage.PAUSED)
        return needed and self._stranger.is_seen(frame, track)

    def _look(self, frame: PoseFrame, brightness: float) -> Sight:
        plan = self._measured
        if plan is None:
            return Sight(present=frame.has_pose, brightness=brightness)
        return look(frame, plan, brightness)

    @property
    def _measured(self) -> MeasuredSet | None:
        """The current set, if the camera measures it."""
        plan = self._coach.current
        return plan if isinstance(plan, MeasuredSet) else None

    def _do_all(self, acts: Sequence[Act]) -> tuple[Outward, ...]:
        """Do what concerns the record; gives the rest."""
        outward: list[Outward] = []
        for act in acts:
            match act:
                case BeginSet(index):
                    self._begin(index)
                case Gap():
                    self._set.note_gap(act)
                case EndSet():
                    self._set.end(act)
                case Answer():
                    self._keep_answer(act)
                case StartAnew():
                    self._parts.records.start_anew()
                case Close():
                    self.finished = True
                    outward.append(act)
                case _:
                    outward.append(act)
        return tuple(outward)

    def _keep_answer(self, act: Answer) -> None:
        if act.value is not None:
            self._parts.records.answer(act.index, act.question, act.value)

    def _begin(self, index: int) -> None:
        """Begin a set with the start position, or resume it after a pause."""
        plan = self._coach.plan.sets[index]
        if not isinstance(plan, MeasuredSet):
            self._set.begin_timed(index, plan)
            return
        frames = self._start.frames
        track = self._set.begin(index, plan, frames)
        patient = next((frame for frame in reversed(frames) if frame.has_pose), None)
        if patient is not None:
            self._stranger.settle(patient, track)
