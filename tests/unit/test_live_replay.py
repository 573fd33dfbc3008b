"""Sessions of rendered and real people: what was counted live is what `analyze` counts."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from hep_vision.analysis.analyze import Job, analyze
from hep_vision.coach.moment import Key
from hep_vision.definitions.library import load_library
from hep_vision.live.planning import plan_exercise
from hep_vision.measure.exercise import Prescription
from hep_vision.record.landmark_log import read_landmark_log
from hep_vision.sources.pose.estimator import (
    IMAGE_STEPS_PER_PX,
    VISIBILITY_STEPS,
    WORLD_STEPS_PER_M,
    quantise,
)
from link_room import rehearse
from rehearsal import Event, Script

BENCH = Path(__file__).parents[3] / "shared" / "bench"
READY_S = 22.0  # greeting, list, set-up and start position


def on_grid(frame):
    """The log's frame as the estimator would have given it."""
    return replace(
        frame,
        image_px=quantise(frame.image_px, IMAGE_STEPS_PER_PX),
        world_m=quantise(frame.world_m, WORLD_STEPS_PER_M),
        visibility=quantise(frame.visibility, VISIBILITY_STEPS),
    )


def played_log(path: Path, *, by_key: bool) -> Script:
    """Somebody who gets ready in the first position of the log, and does what is in it.

    Where a clip begins in the middle of a movement, or cuts the feet off, the session is led
    on by key.
    """
    frames = [on_grid(frame) for frame in read_landmark_log(path).frames]
    first = next(frame for frame in frames if frame.has_pose)
    script = Script()
    for _ in range(4 if by_key else 0):
        script.idle(1).press(Key.GO)
    script.extend(Event(1 / 30, first) for _ in range(round((2 if by_key else READY_S) * 30)))
    before_s = frames[0].time_s - 1 / 30
    for frame in frames:
        script.append(Event(frame.time_s - before_s, frame))
        before_s = frame.time_s
    return script.idle(2)


@pytest.mark.shared
@pytest.mark.parametrize(
    ("log", "exercise", "side", "by_key", "least"),
    [
        ("real/istock_squat_side", "squat", "both", False, 2),
        ("real/sagor_elbow_flexion", "elbow_flexion", "auto", True, 2),
        ("real/physio_straight_leg_raise_L", "straight_leg_raise", "left", True, 1),
    ],
)
def test_a_real_person_is_counted_live_as_by_analyze(tmp_path, log, exercise, side, by_key, least):
    path = BENCH / f"{log}.npz"
    if not path.exists():
        pytest.skip(f"{path} is not on this machine")
    asked = Prescription(side=side, repetitions=200)
    planned = plan_exercise(load_library().get(exercise), asked)
    played = rehearse(played_log(path, by_key=by_key), planned, tmp_path)
    (folder,) = played.records
    live = json.loads((folder / "session.json").read_text("utf-8"))
    job = Job(folder / "landmarks.npz", planned[0].definition, planned[0].plan.prescription, 1)
    again = json.loads(analyze(job, None).record.model_dump_json())
    assert live["attempts"] == again["attempts"]
    assert live["counted"] == played.coach.tallies[0].counted >= least
    (stored,) = played.stored[0].sets
    assert [a.peak for a in stored.attempts] == [a["peak_deg"] for a in live["attempts"]]
