"""A session with a figure in place of the patient, and a clock that costs no time.

The loop, the coach, the engine, the journal and the record are the real ones; only camera,
pose model, window and loudspeaker are played.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from unittest.mock import patch

import numpy as np

from hep_vision.coach.coach import Coach
from hep_vision.coach.moment import Key, Say
from hep_vision.coach.plan import Resumption, SessionPlan
from hep_vision.coach.set_watch import SetWatch
from hep_vision.coach.words import load_words
from hep_vision.definitions.library import load_library
from hep_vision.live.canvas import Scale
from hep_vision.live.clock import calendar
from hep_vision.live.journal import Journal, find_interrupted, plan_summary
from hep_vision.live.parts import Parts
from hep_vision.live.planning import PlannedSet, plan_exercise
from hep_vision.live.record_writer import RecordWriter
from hep_vision.live.session import Session
from hep_vision.live.sources import Picture
from hep_vision.live.store_session import Owner, StoreSession
from hep_vision.live.watching import Watched
from hep_vision.measure.body.landmarks import PoseFrame
from hep_vision.measure.exercise import Prescription
from hep_vision.store.database import open_store
from hep_vision.store.history import read_history
from hep_vision.store.reading import patients
from hep_vision.store.views import StoredSession
from stick_body import Figure, frames_of, repetitions, squatting

PICTURE = np.full((36, 64, 3), 128, np.uint8)
PATIENT = "P-1"
LAG_S = 0.03  # from a picture to its landmarks


@dataclass
class Event:
    """One thing the session meets: a picture, or a while without one."""

    wait_s: float
    frame: PoseFrame | None = None
    camera: str = "on"
    brightness: float = 0.5
    key: Key | None = None
    act: Callable[[_Stage], None] | None = None  # whatever else happens


class Script(list):
    """What happens in front of the camera, put together scene by scene."""

    def play(self, figure: Figure, seconds: float, fps: float = 30.0, **light) -> Script:
        """The figure keeps still."""
        times = np.arange(round(seconds * fps)) / fps
        return self._frames(frames_of(times, figure), fps, **light)

    def squats(self, peaks: list[float], fps: float = 30.0, **timing) -> Script:
        """Squats to the given degrees."""
        times, angle = repetitions(peaks, fps=fps, **timing)
        return self._frames(frames_of(times, squatting(angle)), fps)

    def figures(self, times, figure: Figure, fps: float = 30.0) -> Script:
        """A moving figure."""
        return self._frames(frames_of(times, figure), fps)

    def nobody(self, seconds: float, fps: float = 30.0, brightness: float = 0.5) -> Script:
        """An empty picture."""
        empty = PoseFrame.empty(0.0, (1280, 720))
        return self._frames([empty] * round(seconds * fps), fps, brightness=brightness)

    def unplugged(self, seconds: float) -> Script:
        """No picture at all."""
        self.extend(Event(0.1, camera="lost") for _ in range(round(seconds * 10)))
        return self

    def asleep(self, seconds: float) -> Script:
        """The machine sleeps: the next picture comes that much later."""
        self.append(Event(seconds))
        return self

    def press(self, key: Key) -> Script:
        """Press a key."""
        self.append(Event(0.01, key=key))
        return self

    def happen(self, act: Callable[[_Stage], None]) -> Script:
        """Anything else."""
        self.append(Event(0.01, act=act))
        return self

    def idle(self, seconds: float) -> Script:
        """Nothing new from the camera, which is on."""
        self.extend(Event(0.1) for _ in range(round(seconds * 10)))
        return self

    def _frames(self, frames, fps, brightness: float = 0.5) -> Script:
        self.extend(Event(1 / fps, frame, brightness=brightness) for frame in frames)
        return self


STANDING = squatting(0.0)


def ready(script: Script | None = None, fps: float = 10.0) -> Script:
    """Greeting, list, set-up and start position of somebody who does all as asked."""
    return (script if script is not None else Script()).play(STANDING, 19.0, fps)


@dataclass
class Played:
    """What came of a rehearsal."""

    coach: Coach
    folder: Path
    said: list[tuple[float, str]]
    sounds: list[tuple[float, str]]
    stages: list[str]
    finished: bool
    records: list[Path]
    live_counts: list[tuple[float, int]] = field(default_factory=list)
    views: dict = field(default_factory=dict)
    stored: tuple[StoredSession, ...] = ()  # what the database has of the patient
    played_on_s: float | None = None  # when a recording would have left its first picture

    def heard(self, part: str) -> bool:
        return any(part in text for _, text in self.said)


class _Stage:
    """Camera, pose model, window and loudspeaker in one."""

    def __init__(self, script: Script, begin_s: float) -> None:
        self.now_s = begin_s
        self._script = iter(script)
        self._keys: tuple[Key, ...] = ()
        self.state = "on"
        self.taken = self.dropped = 0
        self.source = self
        self.name = "figure"
        self.closed = False
        self.scale = Scale(320, 180, 1.0)
        self.speaking = False
        self.rate = float("nan")  # pictures a second that the pose model follows
        self.dropping = 0.0  # share of the pictures left out
        self.said: list[tuple[float, str]] = []
        self.sounds: list[tuple[float, str]] = []
        self.played_on_s: float | None = None
        # Until all that the session has handed over is on the disk, however slow the machine.
        self.settle: Callable[[], object] = lambda: None

    def clock(self) -> float:
        return self.now_s

    def begin(self) -> None:
        if self.played_on_s is None:
            self.played_on_s = self.now_s

    def take(self, timeout_s: float) -> list[Watched]:
        event = next(self._script, None)
        if event is None:
            self.state = "ended"
            self.now_s += 0.1
            return []
        self.now_s += event.wait_s
        self.state = event.camera
        if event.act is not None:
            event.act(self)
        if event.key is not None:
            self._keys = (event.key,)
        if event.frame is None:
            return []
        self.taken += 1
        frame = replace(event.frame, time_s=self.now_s - LAG_S)
        return [Watched(Picture(frame.time_s, PICTURE), frame, event.brightness)]

    def rate_hz(self) -> float:
        return self.rate

    def dropped_share(self) -> float:
        return self.dropping

    def keys(self) -> tuple[Key, ...]:
        keys, self._keys = self._keys, ()
        return keys

    def show(self, rgb) -> None:
        assert rgb.shape == (self.scale.height, self.scale.width, 3)

    def play(self, earcon: str) -> None:
        self.sounds.append((self.now_s, earcon))

    def say(self, said: Say) -> None:
        self.said.append((self.now_s, said.text))

    def turn(self, step: int) -> None:
        self.sounds.append((self.now_s, f"volume {step:+d}"))


def squat_sets(sets: int = 1, reps: int = 3, rest_s: float = 5.0, **plan) -> list[PlannedSet]:
    """Sets of squats for a session."""
    asked = {name: plan.pop(name) for name in ("target", "hold_s") if name in plan}
    prescription = Prescription(side="both", repetitions=reps, **asked)
    planned = plan_exercise(load_library().get("squat"), prescription, sets=sets, rest_s=rest_s)
    return [replace(one, plan=replace(one.plan, **plan)) for one in planned]


def rehearse(
    script: Script,
    planned: list[PlannedSet],
    out: Path,
    *,
    now=None,
    language: str = "en",
    watch=None,
    drawn: bool = False,
    step_down=None,
    errors: tuple[str, ...] = (),
    sound=None,
) -> Played:
    """Play a session from beginning to end, going on with an interrupted one if there is.

    ``sound`` makes another sound than the one that notes what it is told, of a clock.
    Drawing takes most of the time, and is left out unless asked for.
    """
    plan = SessionPlan(tuple(one.plan for one in planned))
    before = None
    if now is not None and out.is_dir():
        before = find_interrupted(out, lambda _: plan_summary(plan), now)
    begin_s = 0.0
    folder = out / "session"
    if before is not None:
        folder = before.folder
        begin_s = before.frames[-1].time_s + 10 if before.frames else 0.0
        counted = SetWatch(plan.sets[before.set_index], before.frames).counted
        begun = bool(before.frames)
        resumption = Resumption(before.set_index, counted, before.counted, begun)
        plan = replace(plan, resumption=resumption)
    stage = _Stage(script, begin_s)
    coach = Coach(plan, load_words(language), begin_s)
    stages, views, counts = _watch(coach, watch)
    store = open_store(str(out / "record.db"))
    now_at = calendar(stage.clock, now or datetime.now().astimezone())
    session_before, sets_before = (
        (before.session, dict(before.stored_sets)) if before else (None, {})
    )
    kept = StoreSession(Owner(store, PATIENT), now_at, session_before, sets_before)
    journal, records = Journal(folder), RecordWriter(kept)
    journal.note("begun", plan=plan_summary(plan))
    stage.settle = lambda: (records.wait(), journal.wait())
    parts = Parts(
        coach=coach,
        definitions=[one.definition for one in planned],
        capture=stage,
        watching=stage,
        screen=stage,
        sound=sound(stage.clock) if sound else stage,
        journal=journal,
        records=records,
        clock=stage.clock,
        meta={"model": "figure", "model_sha256": "0" * 64},
        done_before=before.frames if before else (),
        step_down=step_down,
    )
    session = Session(parts)
    blank = np.zeros((stage.scale.height, stage.scale.width, 3), np.uint8)
    try:
        with nullcontext() if drawn else patch("hep_vision.live.session.draw", lambda *_: blank):
            session.run()
    except KeyboardInterrupt:
        stage.said.append((stage.now_s, "interrupted"))
    finally:
        records.wait()
        if session.finished:
            journal.note("finished")
        journal.close()
        stored = read_history(store, PATIENT) if PATIENT in patients(store) else ()
        store.close()
    assert [str(error) for error in records.errors] == list(errors)
    written = sorted(path.parent for path in folder.glob("*/session.json"))
    return Played(
        coach, folder, stage.said, stage.sounds, stages, session.finished, written, counts, views,
        stored, stage.played_on_s,
    )  # fmt: skip


def _watch(coach: Coach, watch):
    """Note every stage the coach goes through, with its screen."""
    from hep_vision.coach.screen import view_of

    stages: list[str] = [coach.stage.value]
    views: dict = {}
    counts: list[tuple[float, int]] = []
    step = coach.step

    def noting(moment):
        before = coach.tallies[coach.index].counted
        acts = step(moment)
        if coach.stage.value != stages[-1]:
            stages.append(coach.stage.value)
        views[coach.stage.value] = view_of(coach)
        if moment.news is not None and moment.news.counted != before:
            counts.append((moment.now_s, moment.news.counted))
        if watch is not None:
            watch(coach, moment, acts)
        return acts

    coach.step = noting
    return stages, views, counts
