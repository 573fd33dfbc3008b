"""A patient who is played: the figure of a sample clip does what the session asks for.

It keeps still until the set begins, moves while it is measured, goes back to the start position
when the set is over or paused, and holds where a hold is asked for. Keys are pressed as the
window gets them. So nothing depends on how fast the machine is.
"""

from __future__ import annotations

import json
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from hep_vision.coach.coach import Coach
from hep_vision.coach.moment import Key, Stage
from hep_vision.coach.plan import MeasuredSet
from hep_vision.errors import DeviceError
from hep_vision.live.clock import Clock
from hep_vision.live.player import Mixer
from hep_vision.live.sounds import Samples, earcon
from hep_vision.live.sources import CameraLostError, Picture
from hep_vision.live.window import Window, key_of
from hep_vision.sources.capture.video import open_video
from live import widened

TOP = Path(__file__).resolve().parents[1]
CLIPS = {
    "squat": "squat_side",
    "seated_knee_extension": "seated_knee_extension_side",
    "straight_leg_raise": "straight_leg_raise_side",
}
CLIP_HZ = 30.0
SETTLED_S = 1.0  # after a change, a screen is drawn and its cue not yet gone
HAND_S = 3.0  # a patient takes so long to press a key
UNPLUGGED_S = 6.0
WAITS_S = 20.0  # for the count of the repetition before an interruption, at most
SPACE, RIGHT = ord(" "), 65363  # as the window gives them on Linux


@dataclass(frozen=True)
class Patient:
    """Somebody with a program.

    ``new`` is whether the exercises are done for the first time, ``hold_s`` how long the figure
    stays at the end of each movement, ``pauses`` and ``unplugs`` whether, after the first
    repetition, the patient presses pause or the camera's plug comes out.
    """

    name: str
    language: str
    exercises: tuple[dict[str, Any], ...]
    new: bool = False
    hold_s: float = 0.0
    pauses: bool = False
    unplugs: bool = False


@dataclass(frozen=True)
class Scene:
    """An exercise's clip at 720p, longer by what is held.

    ``pictures`` are numbers of ``jpegs``, one for each thirtieth of a second; ``moves_s`` are
    begin and end of its movements, ``full_ends_s`` the ends of those that are no short ones.
    """

    jpegs: tuple[npt.NDArray[np.uint8], ...]
    pictures: tuple[int, ...]
    moves_s: tuple[tuple[float, float], ...]
    full_ends_s: tuple[float, ...]

    def moving(self, time_s: float) -> bool:
        """Whether the figure is away from its start position."""
        return any(begin_s <= time_s < end_s for begin_s, end_s in self.moves_s)


def scene_of(exercise: str, hold_s: float) -> Scene:
    """The sample clip of an exercise, each movement held at its end for some more seconds."""
    path = TOP / "sample_videos" / f"{CLIPS[exercise]}.mp4"
    with open_video(path) as video:
        larger = (cv2.cvtColor(widened(frame.rgb), cv2.COLOR_RGB2BGR) for frame in video)
        jpegs = tuple(cv2.imencode(".jpg", picture)[1] for picture in larger)
    pictures: list[int] = []
    moves_s: list[tuple[float, float]] = []
    full_ends_s: list[float] = []
    done = 0
    for one in json.loads(path.with_suffix(".json").read_text("utf-8"))["repetitions"]:
        peak, end = round(one["peak_s"] * CLIP_HZ), round(one["end_s"] * CLIP_HZ)
        begin_s = len(pictures) / CLIP_HZ + one["start_s"] - done / CLIP_HZ
        pictures += [*range(done, peak), *[peak] * round(hold_s * CLIP_HZ), *range(peak, end)]
        moves_s.append((begin_s, len(pictures) / CLIP_HZ))
        full_ends_s += [] if one["short"] else [moves_s[-1][1]]
        done = end
    pictures += range(done, len(jpegs))
    return Scene(jpegs, tuple(pictures), tuple(moves_s), tuple(full_ends_s))


class PatientCamera:
    """What a camera sees of the patient, who does what the session asks for."""

    name = "figure at 720p"
    can_return = True

    def __init__(self, visit: Visit) -> None:
        patient, clock = visit.patient, visit.clock
        exercises = [one["exercise"] for one in patient.exercises]
        self._scenes = {one: scene_of(one, patient.hold_s) for one in exercises if one in CLIPS}
        self._at_s: dict[int, float] = {}  # how far the figure is, for each set
        self._shown = next(iter(self._scenes))
        self._visit, self._clock = visit, clock
        self._waited_s = 0.0
        self._back_s = 0.0
        self._time_s = clock()

    def open(self) -> str:
        if self._clock() < self._back_s:
            raise DeviceError("The camera is not plugged in.")
        return self.name

    def begin(self) -> None: ...

    def close(self) -> None: ...

    def read(self) -> Picture:
        due_s = self._time_s + 1 / CLIP_HZ
        time.sleep(max(0.0, due_s - self._clock()) / self._visit.pace)
        passed_s, self._time_s = self._clock() - self._time_s, self._clock()
        coach = self._visit.coach
        index = coach.index if coach.measuring is None else coach.measuring
        plan = coach.plan.sets[index]
        if isinstance(plan, MeasuredSet):
            self._shown = plan.exercise_id
        scene, at_s = self._scenes[self._shown], self._at_s.get(index, 0.0)
        waits = index == 0 and self._waits(scene, at_s, passed_s)
        # Who has done as much as was asked for stops, before it is said.
        enough = at_s >= scene.full_ends_s[plan.repetitions - 1]
        works = coach.stage in (Stage.WORKING, Stage.HOLD) and not (waits or enough)
        if works or scene.moving(at_s):
            at_s = min(at_s + passed_s, (len(scene.pictures) - 1) / CLIP_HZ)
            self._at_s[index] = at_s
        if self._visit.patient.unplugs and self._visit.interrupt():
            self._back_s = self._time_s + UNPLUGGED_S
            raise CameraLostError("The camera's plug came out.")
        bgr = cv2.imdecode(scene.jpegs[scene.pictures[int(at_s * CLIP_HZ)]], cv2.IMREAD_COLOR)
        rgb: npt.NDArray[np.uint8] = np.asarray(cv2.cvtColor(bgr, cv2.COLOR_BGR2RGB), np.uint8)
        return Picture(self._time_s, rgb)

    def _waits(self, scene: Scene, at_s: float, passed_s: float) -> bool:
        """Whether the figure, after its first movement, waits to be interrupted."""
        visit = self._visit
        visit.figure_waits = visit.interruption_due and at_s >= scene.moves_s[0][1]
        self._waited_s += passed_s * visit.figure_waits
        visit.interruption_due &= self._waited_s < WAITS_S
        return visit.figure_waits


@dataclass
class Visit:
    """What camera, window and loudspeaker of one session know of each other."""

    patient: Patient
    clock: Clock
    pace: float = 1.0
    screens: dict[str, npt.NDArray[np.uint8]] = field(default_factory=dict)
    played: list[tuple[str, int | None]] = field(default_factory=list)  # with the set measured
    figure_waits: bool = False
    interruption_due: bool = False
    coach: Coach = field(init=False)

    def __post_init__(self) -> None:
        self.interruption_due = self.patient.pauses or self.patient.unplugs

    def interrupt(self) -> bool:
        """Whether the pause or the pulled plug comes now: once, after the first repetition."""
        now = (
            self.interruption_due
            and self.figure_waits
            and self.coach.stage is Stage.WORKING
            and self.coach.tallies[0].counted == 1
        )
        self.interruption_due &= not now
        return now

    def coach_of(self, *arguments: Any) -> Coach:
        self.coach = Coach(*arguments)
        return self.coach

    @property
    def counts_played(self) -> int:
        """Knocks, and the tunes at the end of sets that the clock leads."""
        return sum(
            name == "count" or (name == "set_done" and of is None) for name, of in self.played
        )

    def situation(self) -> str:
        """What is being met: the stage, and what is particular about it."""
        coach = self.coach
        cue = coach.shown_cue
        match coach.stage:
            case Stage.WORKING | Stage.HOLD:
                more = cue.mood if cue else ""
            case Stage.SETUP:
                more = coach.problem or ""
            case Stage.PAUSED:
                more = coach.pause
            case Stage.QUESTION:
                more = coach.question.kind
            case Stage.TIMED:
                timer = coach.timer
                more = "let go" if timer and timer.letting_go else ""
                more = "get ready" if timer and timer.repetition == 0 else more
            case _:
                more = ""
        exercise = "" if coach.stage in (Stage.WELCOME, Stage.DONE) else coach.current.exercise_id
        words = (exercise, coach.stage.value, more)
        return " ".join(word for word in words if word).replace(" ", "-")


class PatientMixer(Mixer):
    """Notes each sound, with the set to which it belongs."""

    visit: Visit

    def play(self, samples: Samples) -> None:
        for name in ("count", "not_counted", "set_done", "limit", "hold_start", "hold_end"):
            if samples is earcon(name):
                self.visit.played.append((name, self.visit.coach.measuring))
        super().play(samples)


class PatientWindow(Window):
    """Keeps one screen of each situation, and lets the patient press keys."""

    visit: Visit

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._situation = ""
        self._since_s = 0.0
        self._kept: set[str] = set()

    def show(self, rgb: npt.NDArray[np.uint8]) -> None:
        now_s, situation = self.visit.clock(), self.visit.situation()
        if situation != self._situation:
            self._kept.add(self._situation)
            self._situation, self._since_s = situation, now_s
        early = situation not in self.visit.screens or now_s - self._since_s <= SETTLED_S
        if early and situation not in self._kept:
            self.visit.screens[situation] = rgb.copy()
        super().show(rgb)

    def keys(self) -> tuple[Key, ...]:
        code = self._pressed()
        key = None if code is None else key_of(code)
        return super().keys() if key is None else (*super().keys(), key)

    def _pressed(self) -> int | None:
        """Code of the key that the patient presses now, if any."""
        coach = self.visit.coach
        if self.visit.patient.pauses and self.visit.interrupt():
            return SPACE
        if coach.now_s - max(coach.since_s, coach.question.touched_s) < HAND_S:
            return None
        match coach.stage:
            case Stage.QUESTION:
                return ord("3")
            case Stage.CONFIRM | Stage.DONE:
                return SPACE
            case Stage.PAUSED if coach.pause == "key":
                return SPACE
            case Stage.PAUSED if coach.pause == "idle":  # what was done has not been counted
                return RIGHT
            case _:
                return None
