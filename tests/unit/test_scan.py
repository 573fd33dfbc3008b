"""All measures at once: the same counts as the engine's, postures, and who stays where."""

import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from hep_vision.definitions.library import shipped_library
from hep_vision.measure.angles.measures import MEASURES
from hep_vision.measure.body.facing import cues_of_sides
from hep_vision.measure.body.person import PersonTracker
from hep_vision.measure.body.posture import POSITIONS, fit_of
from hep_vision.measure.engine import Engine, SideTrack
from hep_vision.measure.exercise import Prescription
from hep_vision.measure.recognition.scan import (
    any_movement,
    count_as,
    drift_of,
    frame_at,
    in_steps,
    scan_frames,
)
from hep_vision.measure.recognition.seen_frames import view_of
from hep_vision.record.landmark_log import read_landmark_log
from stick_body import (
    FACING_CAMERA,
    FACING_LEFT,
    ON_THE_BACK,
    Figure,
    frames_of,
    raising_leg,
    repetitions,
    spreading_arms,
    squatting,
)

FPS = 15.0
SHOWN = {
    "squat": lambda bend: squatting(70 * bend),
    # Its thigh seems to rise by 12 degrees, and is taken to rest.
    "seated_knee_extension": lambda bend: Figure(
        hip=(90.0, 90 + 12 * bend),
        knee=(90.0, 90 - 73 * bend),
        fixed="hip",
        place_px=(500.0, 400.0),
    ),
    "straight_leg_raise": lambda bend: raising_leg(50 * bend),
    "shoulder_abduction": lambda bend: spreading_arms(100 * bend, 100 * bend),
}


GOLDEN = Path(__file__).parents[1] / "golden"


def shown(exercise, count=3, noise_px=0.5):
    time_s, bend = repetitions([1.0] * count, fps=FPS)
    return frames_of(time_s, SHOWN[exercise](bend), noise_px=noise_px)


def test_every_measure_is_followed_as_the_engine_follows_it():
    first = list(read_landmark_log(GOLDEN / "squat_side.npz").frames[::6])
    later = list(read_landmark_log(GOLDEN / "straight_leg_raise_side.npz").frames[::6])
    shift_s = first[-1].time_s + 0.2
    frames = [*first, *(replace(frame, time_s=frame.time_s + shift_s) for frame in later)]
    scan, person = scan_frames(frames), PersonTracker()
    tracks = {key: _engine_track(*key) for key in [*scan.signals, *scan.against_rest]}
    for frame in frames:
        seen = person.add(frame)
        for (measure, side, *_), track in tracks.items():
            track.add(seen, cues_of_sides(seen.points, view_of(MEASURES[measure]))[side])
    assert seen.body.stretch > 0  # the picture was cut: everything begins anew
    for key, track in tracks.items():
        track.flush()
        signal = {**scan.signals, **scan.against_rest}[key]
        np.testing.assert_array_equal(signal.value, np.array(track.joint.signal.value))
        np.testing.assert_array_equal(signal.smooth, np.array(track.joint.signal.smooth))
        np.testing.assert_array_equal(signal.facing, np.array(track.facing))


def _engine_track(measure, side, rests=None):
    exercise = any_movement(MEASURES[measure])
    if rests:
        exercise = replace(exercise, direction="decrease", rests=rests)
    return SideTrack(exercise, side, Prescription())


@pytest.mark.parametrize("exercise", SHOWN)
def test_counts_and_measures_what_the_engine_does(exercise):
    definition = shipped_library().get(exercise)
    prescription = Prescription(side=definition.side.default)
    frames = shown(exercise)
    engine = Engine(definition.exercise(), prescription)
    for frame in frames:
        engine.advance(frame)
    expected = engine.finish()
    counted = count_as(scan_frames(frames), definition.exercise(), prescription)
    assert counted.counted == expected.counted == 3
    assert [(a.status, a.side, a.start_s, a.rom.peak) for a in counted.attempts] == [
        (a.status, a.side, a.start_s, a.rom.peak) for a in expected.attempts
    ]


def test_one_side_alone():
    scan = scan_frames(shown("straight_leg_raise"))
    exercise = shipped_library().get("straight_leg_raise").exercise()
    assert count_as(scan, exercise, Prescription(side="right")).counted == 3
    assert count_as(scan, exercise, Prescription(side="left")).counted == 0


@pytest.mark.parametrize(
    ("figure", "posture"),
    [
        (Figure(), "standing"),
        (Figure(yaw_deg=FACING_CAMERA), "standing"),
        (Figure(hip=(90.0, 90.0), knee=(90.0, 90.0), fixed="hip", place_px=(500, 400)), "seated"),
        (Figure(shoulder=(180.0, 180.0)), "hanging"),
        (Figure(lean_deg=ON_THE_BACK, fixed="hip"), "supine"),
        (Figure(lean_deg=ON_THE_BACK, fixed="hip", yaw_deg=FACING_LEFT), "supine"),
        (Figure(lean_deg=90.0, fixed="hip"), "prone"),
        (Figure(lean_deg=90.0, fixed="hip", yaw_deg=FACING_LEFT), "prone"),
        (
            Figure(
                lean_deg=90.0,
                hip=(90.0, 90.0),
                knee=(90.0, 90.0),
                fixed="hip",
                place_px=(640.0, 400.0),
            ),
            "quadruped",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_postures(figure, posture):
    frames = frames_of(np.arange(5) / FPS, figure)
    assert set(scan_frames(frames).postures) == {posture}


def test_posture_without_legs_in_the_picture_is_left_open():
    figure = Figure(place_px=(640.0, 1200.0))  # knees and feet below the edge
    postures = set(scan_frames(frames_of(np.arange(5) / FPS, figure)).postures)
    assert postures == {"upright"}
    assert fit_of("upright", "standing") == fit_of("upright", "seated") > 0.5
    assert fit_of("upright", "supine") == 0


@pytest.mark.parametrize("position", POSITIONS)
def test_a_posture_fits_itself_best(position):
    fits = {other: fit_of(position, other) for other in POSITIONS}
    assert fits[position] == 1.0
    assert max(fit for other, fit in fits.items() if other != position) < 1.0


def test_turned_by_the_shoulders_is_ninety_degrees_between_the_views():
    for yaw_deg in (0.0, 30.0, 90.0):
        scan = scan_frames(frames_of(np.arange(3) / FPS, Figure(yaw_deg=yaw_deg)))
        assert scan.turned_deg("frontal") == pytest.approx(yaw_deg, abs=1)
        assert scan.turned_deg("sagittal") == pytest.approx(90 - yaw_deg, abs=1)


def test_drift_is_small_in_place_and_large_on_a_walk():
    time_s, bend = repetitions([60.0] * 3, fps=FPS)
    exercise = shipped_library().get("squat").exercise()
    still = scan_frames(frames_of(time_s, squatting(bend)))
    moving = squatting(bend, place_px=(300 + 40 * time_s, 650.0))
    walk = scan_frames(frames_of(time_s, moving))
    attempts = count_as(still, exercise).attempts
    assert drift_of(still, attempts) < 0.02
    assert drift_of(walk, attempts) > 0.3


def test_frame_at_a_time():
    scan = scan_frames(frames_of(np.arange(5) / 10, Figure()))
    assert [frame_at(scan, t) for t in (-1.0, 0.0, 0.1, 0.35, 9.0)] == [0, 0, 1, 4, 4]


@pytest.mark.parametrize(
    ("value", "measure", "steps"),
    [(33.6, "knee_flexion", 34), (0.2, "knee_flexion", 1), (0.1026, "heel_rise", 0.105)],
)
def test_sizes_in_steps(value, measure, steps):
    assert in_steps(value, MEASURES[measure]) == steps


def test_nobody_seen_is_nan_all_along():
    from hep_vision.measure.body.landmarks import PoseFrame

    scan = scan_frames([PoseFrame.empty(i / FPS, (640, 480)) for i in range(10)])
    assert scan.frames_with_pose == 0
    assert math.isnan(scan.turned_deg("sagittal"))
    assert all(np.isnan(signal.value).all() for signal in scan.signals.values())
