"""What happens in front of the camera, with a figure in place of the patient.

`link_room` plays it: the session, the coach, the engine and the record are the real ones; only
the browser is played.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from hep_vision.coach.moment import Key
from hep_vision.definitions.library import load_library
from hep_vision.live.planning import PlannedSet, plan_exercise
from hep_vision.measure.body.landmarks import PoseFrame
from hep_vision.measure.exercise import Prescription
from stick_body import Figure, frames_of, repetitions, squatting

if TYPE_CHECKING:
    from hep_vision.web.link.running import RunningSession

PATIENT = "P-1"


@dataclass
class Event:
    """One thing the session meets: a picture, or a while without one."""

    wait_s: float
    frame: PoseFrame | None = None
    camera: str = "on"
    brightness: float = 0.5
    key: Key | None = None
    left_out: int = 0  # pictures that nobody looked at, so far
    act: Callable[[RunningSession], None] | None = None  # whatever else happens
    estimator: object = None  # sees the sets from now on
    leaves: bool = False  # the server is ended, as by Ctrl-C


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

    def happen(self, act: Callable[[RunningSession], None]) -> Script:
        """Anything else."""
        self.append(Event(0.01, act=act))
        return self

    def leave(self) -> Script:
        """Ctrl-C in the terminal: nothing of what follows happens."""
        self.append(Event(0.01, leaves=True))
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


def squat_sets(sets: int = 1, reps: int = 3, rest_s: float = 5.0, **plan) -> list[PlannedSet]:
    """Sets of squats for a session."""
    asked = {name: plan.pop(name) for name in ("target", "hold_s") if name in plan}
    prescription = Prescription(side="both", repetitions=reps, **asked)
    planned = plan_exercise(load_library().get("squat"), prescription, sets=sets, rest_s=rest_s)
    return [replace(one, plan=replace(one.plan, **plan)) for one in planned]
