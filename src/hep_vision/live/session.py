"""The loop: pictures to the coach, what it decides to the screen, the voice and the disk."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from hep_vision.coach.moment import (
    ANEW,
    Answer,
    BeginSet,
    Close,
    EndSet,
    Key,
    Moment,
    Note,
    Play,
    Say,
    Stage,
    Volume,
)
from hep_vision.coach.plan import MeasuredSet
from hep_vision.coach.raised_arm import arm_is_raised
from hep_vision.coach.screen import view_of
from hep_vision.coach.sight import BASIC, Sight, Stranger, look
from hep_vision.coach.start import StartWatch
from hep_vision.live.drawing import draw
from hep_vision.live.pictures import mirror_images
from hep_vision.live.presses import Presses
from hep_vision.live.running_set import RunningSet
from hep_vision.live.sheet import Labels, Seen
from hep_vision.measure.angles.measures import MEASURES
from hep_vision.measure.body.landmarks import SIDES

if TYPE_CHECKING:
    from hep_vision.coach.moment import Act, Camera
    from hep_vision.live.parts import Parts
    from hep_vision.live.watching import Watched
    from hep_vision.measure.body.landmarks import Landmark, PoseFrame


# A recording in place of the camera stands at its first picture until it is needed: until the
# start position has been kept in it, or for so long where nobody is in it.
WITHOUT_CAMERA = frozenset({Stage.WELCOME, Stage.NEXT, Stage.TIMED})
GETTING_READY = frozenset({Stage.SETUP, Stage.READY})
STANDS_S = 8.0
WAIT_S = 0.02
# Without a new picture, the screen is still drawn this often, and the coach asked.
TICK_S = 0.1
# A machine that cannot follow this many pictures a second steps down.
LEAST_RATE_HZ = 15.0
LAST_PICTURES_S = 0.5
SLOW_SHARE = 0.2  # of the pictures left out: it is the machine, not the camera


class Session:
    """Runs one session to its end.

    Parameters
    ----------
    parts : Parts
        Everything that the loop brings together.
    """

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._coach = parts.coach
        self._set = RunningSet(parts)
        self._presses = Presses()
        self._start: StartWatch | None = None
        self._start_index = -1
        self._stranger = Stranger()
        self._seen: Seen | None = None
        self._last_frame: PoseFrame | None = None
        self._drawn_s = -math.inf
        self._over = False
        self._ended_s = math.inf
        self._checked_rate_s = parts.clock()
        self.finished = False

    def run(self) -> None:
        """Run until the session is over, the window is closed or Ctrl-C is pressed.

        Whatever ends it, the set under way is recorded. `finished` tells whether the session
        came to its own end, or is to be offered again.

        Raises
        ------
        KeyboardInterrupt
            If Ctrl-C is pressed before everything has been done.
        """
        try:
            while not self._over:
                self._turn()
        except KeyboardInterrupt:
            self._leave()
            if not self.finished:
                raise
        finally:
            if self._set.is_on:
                dose = self._coach.looks_on
                self._set.record("done" if dose else "stopped", goes_on=not (dose or self.finished))
            if self.finished:
                self._parts.records.end(self._coach.why_over)

    def _leave(self) -> None:
        """Somebody wants no more: where all has been done, that is the session's own end."""
        self._over = True
        while self._coach.nothing_left and not self.finished:
            self._step(Moment(self._parts.clock(), keys=(Key.END,), camera=self._camera()))

    def _turn(self) -> None:
        parts = self._parts
        watched = parts.watching.take(WAIT_S)
        answering = self._coach.stage is Stage.QUESTION
        keys = self._presses.of(parts.screen.keys(), parts.clock(), answering=answering)
        if parts.screen.closed:
            self._leave()
            return
        for one in watched:
            self._see(one, keys)
            keys = ()
        now_s = parts.clock()
        if not watched and (keys or now_s - self._drawn_s >= TICK_S):
            speaking = parts.sound.speaking
            self._step(Moment(now_s, keys=keys, camera=self._camera(), speaking=speaking))
        if watched or keys or now_s - self._drawn_s >= TICK_S:
            self._draw(watched[-1] if watched else None)
        self._check_rate(now_s)

    def _camera(self) -> Camera:
        """How the camera is; its last pictures are still waited for when it has ended."""
        state, now_s = self._parts.capture.state, self._parts.clock()
        if state != "ended":
            self._ended_s = math.inf
            return state
        self._ended_s = min(self._ended_s, now_s)
        return "ended" if now_s - self._ended_s > LAST_PICTURES_S else "on"

    def _see(self, watched: Watched, keys: tuple[Key, ...]) -> None:
        """Take one picture."""
        parts, coach, frame = self._parts, self._coach, watched.frame
        if parts.on_picture is not None:
            parts.on_picture(watched)
        news = self._set.measure(frame)
        share = self._watch_start(frame)
        stretch = news.stretch if news is not None and coach.stage is not Stage.PAUSED else None
        needs_stranger = coach.stage in (Stage.WORKING, Stage.HOLD, Stage.PAUSED)
        moment = Moment(
            parts.clock(),
            sight=self._look(watched),
            start_share=share,
            news=news,
            stranger=needs_stranger and self._stranger.is_seen(frame, stretch),
            arm_raised=coach.stage is Stage.CONFIRM and arm_is_raised(frame, coach.plan.free_arms),
            keys=keys,
            camera=self._camera(),
            speaking=parts.sound.speaking,
        )
        self._last_frame = frame
        self._seen = Seen(watched.picture.rgb, frame, self._limbs())
        self._step(moment)

    def _look(self, watched: Watched) -> Sight:
        plan = self._measured
        if plan is None:
            return Sight(present=watched.frame.has_pose, brightness=watched.brightness)
        return look(watched.frame, plan, watched.brightness)

    @property
    def _measured(self) -> MeasuredSet | None:
        """The current set, if the camera measures it."""
        plan = self._coach.current
        return plan if isinstance(plan, MeasuredSet) else None

    def _watch_start(self, frame: PoseFrame) -> float:
        """How long the start position has been kept, while it is waited for."""
        coach, plan = self._coach, self._measured
        if coach.stage is not Stage.READY or plan is None:
            self._start = None
            return 0.0
        if self._start is None or self._start_index != coach.index:
            self._start, self._start_index = StartWatch(plan), coach.index
        return self._start.add(frame)

    def _limbs(self) -> tuple[tuple[Landmark, ...], ...]:
        """The points that are measured, to be shown to whoever sets up."""
        plan = self._measured
        if plan is None:
            return ()
        measure = MEASURES[plan.exercise.measure]
        sides = (plan.side,) if plan.side in SIDES else SIDES
        return tuple(measure.landmarks(side) for side in SIDES if side in sides)

    def _step(self, moment: Moment) -> None:
        for act in self._coach.step(moment):
            self._do(act)
        coach = self._coach
        stage, lasts_s = coach.stage, coach.now_s - coach.since_s
        # What is put up with in the end, the recording need not run away from meanwhile.
        put_up_with = coach.problem is not None and coach.problem not in BASIC
        stands = stage in GETTING_READY and (lasts_s < STANDS_S or put_up_with)
        if stage not in WITHOUT_CAMERA and not stands:
            self._parts.capture.source.begin()

    def _do(self, act: Act) -> None:
        parts = self._parts
        match act:
            case Say():
                parts.sound.say(act)
            case Play(earcon):
                parts.sound.play(earcon)
            case Volume(step):
                parts.sound.turn(step)
            case BeginSet(index):
                self._begin(index)
            case EndSet():
                self._set.end(act)
            case Answer():
                self._keep_answer(act)
            case Note(what):
                self._note(what)
            case Close():
                self.finished = self._over = True

    def _keep_answer(self, act: Answer) -> None:
        index, question, value = act.index, act.question, act.value
        self._parts.journal.note("answer", set=index, question=question, value=value)
        if value is not None:
            self._parts.records.answer(index, question, value)

    def _note(self, what: str) -> None:
        self._parts.journal.note("note", what=what)
        if what == ANEW:
            self._parts.records.start_anew()

    def _begin(self, index: int) -> None:
        """Begin a set with the start position, or go on with it after a pause."""
        plan = self._coach.plan.sets[index]
        if not isinstance(plan, MeasuredSet):
            self._set.begin_timed(index, plan)
            return
        frames = self._start.frames if self._start is not None else ()
        stretch = self._set.begin(index, plan, frames)
        patient = next((frame for frame in reversed(frames) if frame.has_pose), None)
        if patient is not None:
            self._stranger.settle(patient, stretch)

    def _draw(self, newest: Watched | None) -> None:
        parts, screen = self._parts, self._parts.screen
        is_on = parts.capture.state == "on"
        seen = self._seen if is_on and self._coach.stage is not Stage.DONE else None
        labels = parts.labels if is_on else Labels()
        view = view_of(self._coach)
        view = replace(view, skeleton=view.skeleton or parts.skeleton)
        pictures = parts.pictures.get(view.exercise, ())
        if view.mirrored:
            pictures = mirror_images(pictures)
        screen.show(draw(view, screen.scale, seen, labels, pictures))
        now_s = parts.clock()
        self._drawn_s = now_s
        if newest is not None and parts.on_shown is not None:
            parts.on_shown(newest.picture.time_s, now_s)

    def _check_rate(self, now_s: float) -> None:
        """Between sets: step down to the smaller model where the machine cannot follow."""
        parts = self._parts
        if self._coach.stage not in (Stage.SETUP, Stage.READY) or now_s - self._checked_rate_s < 5:
            return
        self._checked_rate_s = now_s
        rate_hz = parts.watching.rate_hz()
        slow = rate_hz < LEAST_RATE_HZ and parts.capture.dropped_share() > SLOW_SHARE
        if not slow or parts.step_down is None or self._set.is_on:
            return
        smaller, parts.step_down = parts.step_down(), None
        say = self._coach.wording
        if smaller is not None:
            self._set.meta.update(smaller)
            words = say.text("slow-lite")
        else:
            words = say.text("slow", rate=round(rate_hz))
        parts.journal.note("note", what=words)
        self._do(self._coach.tell(words))
