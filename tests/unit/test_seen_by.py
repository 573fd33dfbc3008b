"""What is stated of angles that another pose model gave than the one definitions are set on."""

import math
from dataclasses import replace

import pytest
from hep_vision.measure.quality.pose_profile import FURTHER_OFF_DEG, seen_by

from hep_vision.analysis.analyze import Job, measure
from hep_vision.analysis.recording import Recording, read_recording
from hep_vision.definitions.library import shipped_library
from hep_vision.measure.body.view import ViewEstimate
from hep_vision.measure.exercise import Prescription
from hep_vision.measure.quality.view_error import view_error
from hep_vision.measure.result import COVERAGE
from joined_logs import FOLDER

SQUAT = shipped_library().get("squat").exercise()
LITE = FURTHER_OFF_DEG["lite"]


@pytest.mark.parametrize("model", ["full", "unknown"])
def test_of_the_model_that_definitions_are_set_on_it_stays(model):
    assert seen_by(SQUAT, model) == SQUAT


def test_the_small_model_is_further_off_and_nothing_else_changes():
    seen = seen_by(SQUAT, "lite")
    assert seen.model_error == pytest.approx(math.hypot(SQUAT.model_error, LITE))
    assert replace(seen, model_error=SQUAT.model_error) == SQUAT


def test_a_measure_in_shares_of_a_length_is_further_off_in_its_own_unit():
    heel = shipped_library().get("heel_raise").exercise()
    assert 0 < seen_by(heel, "lite").model_error - heel.model_error < 0.05


def height_error(down_deg, model):
    return view_error(ViewEstimate(5.0, 8.0, down_deg), 90.0, seen_by(SQUAT, model)).height


def test_a_model_that_slopes_the_shoulders_tells_nothing_of_the_cameras_height():
    assert height_error(12.0, "full") > 5.0
    assert height_error(12.0, "heavy") == 0.0


def test_a_log_says_which_model_saw_it():
    job = Job(FOLDER / "squat_side.npz", shipped_library().get("squat"), Prescription())
    recorded = read_recording(Recording(job.path), None, lambda *_: None)
    stated = {}
    for model in ("full", "lite"):
        analysis = measure(job, replace(recorded, meta={**recorded.meta, "model": model}))
        assert analysis.record.versions.model == model
        stated[model] = [one.uncertainty_deg for one in analysis.record.attempts]
        assert [one.rom.uncertainty for one in analysis.result.attempts] == pytest.approx(
            stated[model], abs=0.1
        )
    for narrow, wide in zip(stated["full"], stated["lite"], strict=True):
        assert wide == pytest.approx(math.hypot(narrow, COVERAGE * LITE), abs=0.1)
