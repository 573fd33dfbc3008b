"""A landmark log as the messages of a browser whose patient does what is in it."""

from __future__ import annotations

from pathlib import Path

from hep_vision.coach.moment import Key
from hep_vision.record.landmark_log import read_landmark_log
from link_room import Browser, Raw
from rehearsal import Event, Script

READY_S = 22.0  # greeting, list, set-up and start position


def played(log: Path, *, ends: bool = True) -> list[Raw]:
    """Messages of somebody who gets ready in the first position of a log, and does what is in it.

    Then escape is pressed until it is over; without ``ends``, nothing more is done.
    """
    frames = read_landmark_log(log).frames
    script = Script(Event(1 / 30, frames[0]) for _ in range(round(READY_S * 30)))
    before_s = frames[0].time_s - 1 / 30
    for frame in frames:
        script.append(Event(frame.time_s - before_s, frame))
        before_s = frame.time_s
    for _ in range(3 if ends else 0):
        script.press(Key.END).idle(2)
    if not ends:
        script.idle(75)
    return Browser().act(script)
