"""Every threshold of the engine: one input just inside its effect, and one just outside.

A test is named after the threshold it defends, and fails when that is moved by a quarter.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from hep_vision.measure.body.landmarks import Landmark
from hep_vision.measure.engine import Engine
from hep_vision.measure.exercise import Prescription
from sample_exercises import SQUAT, measured
from stick_body import Figure, frames_of, squatting

CURL = replace(
    SQUAT, id="curl", measure="elbow_flexion", side_kind="one", anchors=(), start_range=(-60, 60)
)
ELBOW, WRIST = [Landmark.RIGHT_ELBOW], [Landmark.RIGHT_WRIST]


def curls(count, *, elbow=lambda _: True, wrist=lambda _: True):
    """The right arm's track after curls in which elbow and wrist are seen in some frames."""
    time_s = np.arange(count) / 30
    bent = 45.0 - 45.0 * np.cos(2 * np.pi * time_s / 3.0)
    engine = Engine(CURL, Prescription(side="right"))
    for index, frame in enumerate(frames_of(time_s, Figure(elbow=(0.0, bent)))):
        visibility = frame.visibility.copy()
        visibility[ELBOW] = elbow(index)
        visibility[WRIST] = wrist(index)
        engine.advance(replace(frame, visibility=visibility))
    return engine.tracks[0]


def share(part):
    """Whether a frame is among this share of all, evenly spread."""
    return lambda index: int((index + 1) * part) > int(index * part)


class TestEngine:
    def test_unasked_hold_s(self):
        # A repetition of 20 s at most that is held may take 60.
        held = replace(SQUAT, hold_band=8.0)
        for seconds, reason in ((54.0, "complete"), (66.0, "not_returned")):
            time_s = np.arange(0.0, seconds + 6.0, 0.2)
            knee = np.interp(time_s, (0, 2, 3, seconds + 1, seconds + 2), (0, 0, 90, 90, 0))
            found = measured(frames_of(time_s, squatting(knee)), held, side="right")
            assert found.attempts[0].reason == reason

    def test_lost_share(self):
        assert curls(107, elbow=lambda index: index < 90).limb is None
        assert curls(112, elbow=lambda index: index < 90).limb is not None

    def test_lost_weight(self):
        assert curls(107, elbow=lambda index: index < 90).limb is None
        assert curls(112, elbow=lambda index: index < 90).limb is not None

    def test_joint_lost(self):
        for lost, leads in ((0.29, False), (0.38, True)):
            track = curls(300, elbow=share(1.0 - lost))
            assert track.limb is not None
            assert (track.lead is track.limb) is leads

    def test_limb_leads(self):
        # Of every second the elbow is hidden for two thirds, the whole arm for a part of that.
        for lost, leads in ((12, False), (8, True)):
            track = curls(
                300, elbow=lambda i: i % 30 >= 20, wrist=lambda i, lost=lost: i % 30 >= lost
            )
            assert (track.lead is track.limb) is leads
