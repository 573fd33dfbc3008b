"""Recordings of a whole session: the golden logs one after the other, with rests between."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hep_vision.analysis.recording import RECORDED_AT, RECORDED_AT_FROM
from hep_vision.measure.body.landmarks import PoseFrame
from hep_vision.record.landmark_log import read_landmark_log, write_landmark_log

FOLDER = Path(__file__).parent / "golden"
FRAME_S = 1 / 30
STILL_S = 1.2  # at the beginning of each log, before the first movement


def join(*parts: tuple[str, float]) -> list[PoseFrame]:
    """Frames of logs, each with the seconds of rest that follow it."""
    frames: list[PoseFrame] = []
    time_s = 0.0
    for name, rest_s in parts:
        own = read_landmark_log(FOLDER / f"{name}.npz").frames
        still = [frame for frame in own if frame.time_s - own[0].time_s < STILL_S]
        rest = [still[i % len(still)] for i in range(round(rest_s / FRAME_S))]
        for frame in (*own, *rest):
            frames.append(replace(frame, time_s=time_s))
            time_s += FRAME_S
    return frames


def write_joined(path: Path, recorded_at: str, *parts: tuple[str, float]) -> Path:
    """Write a landmark log of joined logs that a camera recorded at that time."""
    meta = {"model": "full", RECORDED_AT: recorded_at, RECORDED_AT_FROM: "container"}
    write_landmark_log(path, join(*parts), meta)
    return path
