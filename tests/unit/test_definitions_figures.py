"""Figures of the definitions against a second transcription of the catalogue they come from.

A source named beside a figure proves nothing about the figure: a slip in copying it would
stay. Ranges of zero width are written as one number, as in the catalogue.
"""

import pytest

from hep_vision.definitions.library import shipped_library

LIBRARY = shipped_library()

# Typical start, typical end, and the values passed on the way out and back where it has any.
RANGES = {
    "heel_slide": ((0, 5), (90, 120), 65, 25),
    "straight_leg_raise": (0, (20, 45), 20, 9),
    "short_arc_quad": ((30, 45), (0, 5), 15, 25),
    "seated_knee_extension": (90, (0, 10), 25, 65),
    "seated_knee_flexion": ((70, 90), (100, 120), 100, 88),
    "standing_hamstring_curl": (0, 90, 63, 27),
    "squat": (0, (30, 60), 22, 10),
    "wall_sit": (0, (45, 60), None, None),
    "sit_to_stand": (90, (0, 10), 25, 70),
    "step_up": ((45, 80), (0, 10), 15, 30),
    "standing_hip_abduction": (0, (20, 35), 18, 8),
    "side_lying_hip_abduction": (0, (25, 40), 20, 9),
    "bridge": ((45, 60), (0, 10), 20, 35),
    "standing_hip_extension": (0, (-20, -10), -8, -3),
    "march": (0, (70, 90), 55, 20),
    "ankle_pump": (-40, 10, None, None),
    "knee_to_wall": (0, (30, 45), None, None),
    "knee_to_chest": ((0, 60), (110, 120), 85, 50),
    "bird_dog": (90, (-10, 10), None, None),
    "standing_side_bend": (0, (20, 35), 14, 6),
    "table_slide": ((20, 40), (90, 130), None, None),
    "supine_cane_flexion": (0, (120, 160), 85, 36),
    "wall_slide": (30, (120, 150), 95, 50),
    "shoulder_flexion": (0, (120, 160), 84, 36),
    "shoulder_abduction": (0, (90, 150), 63, 27),
    "band_external_rotation": ((-30, 0), (30, 60), None, None),
    "side_lying_external_rotation": (-45, (45, 60), None, None),
    "band_row": ((40, 70), (-30, -10), 4, 36),
    "overhead_press": ((20, 60), (140, 170), 121, 74),
    "curl_up": ((45, 60), (70, 85), 70, 60),
    "split_squat": ((0, 20), (70, 100), None, None),
    "semi_tandem_stance": ((0.2, 0.4), (0.08, 0.14), None, None),
    "elbow_flexion": ((0, 10), (130, 145), 95, 40),
    "wrist_flexion": (-60, 60, None, None),
    "neck_rotation": (0, (60, 80), 40, 18),
    "neck_side_bend": (0, (30, 45), 20, 9),
}

# Of strengthening in general: one set of 8 to 12, two or three days a week.
ACSM = (1, (8, 12), None, None, (2, 3))
# Every dose: sets, repetitions, seconds held, times a day, days a week; None where not given.
DOSES = {
    "heel_slide": [(None, (10, 20), (5, 10), 3, None), (None, 20, None, None, None)],
    "quad_set": [(None, (10, 20), 5, 3, None)],
    "straight_leg_raise": [
        (None, (6, 12), None, None, 3),
        (3, 10, None, None, None),
        (None, None, (2, 5), None, None),
        (None, None, None, None, None),
    ],
    "short_arc_quad": [(None, 10, (5, 10), 3, None)],
    "seated_knee_extension": [((1, 3), 10, (3, 5), None, None), (None, 10, None, None, 3)],
    "seated_knee_flexion": [(None, 20, 5, None, None), (None, None, None, (2, 3), None)],
    "standing_hamstring_curl": [(3, 10, 5, None, (4, 5)), (None, 10, None, None, None)],
    "squat": [(1, (5, 10), None, None, None), (3, 10, None, None, None)],
    "wall_sit": [(None, 15, 10, None, None), ((1, 3), 10, None, None, None)],
    "sit_to_stand": [((1, 2), (5, 10), None, None, None), ((2, 3), (8, 12), None, None, None)],
    "step_up": [(None, 10, None, None, None), (3, 10, None, None, None)],
    "standing_hip_abduction": [(None, 10, 3, (2, 3), None), (None, 10, None, None, None)],
    "side_lying_hip_abduction": [(None, 10, 5, (1, 2), None), (None, (6, 12), None, None, 3)],
    "clamshell": [(None, 20, 5, 3, None)],
    "bridge": [(3, 10, None, 1, None), (3, (12, 15), 3, None, None)],
    "standing_hip_extension": [(None, (10, 20), None, 3, None)],
    "march": [(None, 10, None, None, None), (None, None, None, None, None)],
    "ankle_pump": [(None, 10, None, None, None), (None, None, None, None, None)],
    "heel_raise": [
        (None, 10, None, None, None),
        (3, (10, 50), None, None, None),
    ],
    "toe_raise": [((1, 2), 10, None, None, 3)],
    "knee_to_wall": [(3, None, 20, None, None)],
    "pelvic_tilt": [(None, 10, (5, 10), None, None)],
    "knee_to_chest": [(None, (3, 5), (10, 30), (1, 2), None)],
    "prone_press_up": [(None, 10, (1, 2), None, None)],
    "bird_dog": [(None, 10, (5, 10), None, None)],
    "standing_side_bend": [(None, (5, 10), None, (1, 2), None)],
    "pendulum": [
        (2, 10, None, None, None),
        (None, 20, None, None, None),
        (None, 15, None, 4, None),
    ],
    "table_slide": [(None, 15, None, None, None), (None, None, None, 4, None)],
    "supine_cane_flexion": [(None, (5, 10), None, 4, None), (None, (10, 20), 10, None, None)],
    "wall_slide": [(None, 10, (3, 10), (2, 3), None)],
    "shoulder_flexion": [((1, 3), 10, None, None, None)],
    "shoulder_abduction": [((1, 3), 10, None, None, None)],
    "band_external_rotation": [((2, 3), (10, 15), None, None, None)],
    "side_lying_external_rotation": [((2, 3), (10, 15), None, None, (3, 4))],
    "band_row": [((2, 3), (10, 15), None, None, (3, 4))],
    "elbow_flexion": [((2, 3), (10, 15), None, None, None)],
    "wrist_flexion": [(None, (10, 15), None, (2, 3), None)],
    "chin_tuck": [(None, 10, 5, None, None)],
    "neck_rotation": [(None, (5, 10), 5, 2, None), (None, 5, None, 4, None)],
    "neck_side_bend": [(None, (5, 10), 5, 2, None), (None, 5, None, 4, None)],
    "tandem_stance": [((2, 3), None, (10, 30), None, None)],
    "single_leg_stance": [((2, 3), None, (10, 30), None, None)],
    "semi_tandem_stance": [((2, 3), None, (10, 30), None, None)],
    "curl_up": [((2, 3), (8, 12), None, None, None)],
    "jumping_jack": [(None, None, None, None, None)],
    "lunge": [(3, 10, None, None, 3), ACSM],
    "plank": [(None, None, (10, 45), None, 3)],
    "elbow_extension": [ACSM],
    "overhead_press": [ACSM],
    "prone_back_extension": [ACSM],
    "pull_up": [ACSM],
    "push_up": [ACSM],
    "quadruped_hip_extension": [ACSM],
    "split_squat": [ACSM],
}


def as_span(value):
    return value if isinstance(value, tuple) or value is None else (value, value)


@pytest.mark.parametrize(("id_", "figures"), RANGES.items(), ids=RANGES)
def test_typical_ranges(id_, figures):
    start, end, arm, release = figures
    use = LIBRARY.get(id_).measure
    assert (use.start, use.end) == (as_span(start), as_span(end))
    if arm is not None:
        assert (use.arm, use.release) == (arm, release)


@pytest.mark.parametrize(("id_", "doses"), DOSES.items(), ids=DOSES)
def test_typical_doses(id_, doses):
    written = [
        (dose.sets, dose.repetitions, dose.hold_s, dose.times_a_day, dose.days_a_week)
        for dose in LIBRARY.get(id_).dose
    ]
    assert written == [tuple(map(as_span, dose)) for dose in doses]


def test_every_exercise_has_a_dose():
    assert {d.id for d in LIBRARY.all() if not d.dose} == set()


@pytest.mark.parametrize("id_", [d.id for d in LIBRARY.all() if d.measure is not None])
def test_a_range_without_a_clinical_source_is_a_default(id_):
    """The catalogue tags doses and safety notes with works, but no range and no threshold."""
    definition = LIBRARY.get(id_)
    assert definition.measure.source == ("default",)
    assert definition.measure.threshold_source == ("default",)
    assert definition.counting.source == ("default",)
    assert definition.grade.source == ("default",)
