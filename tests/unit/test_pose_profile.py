"""What is stated of angles that one or another pose estimator gave."""

import csv
import math
from dataclasses import replace
from importlib import resources

import pytest

from hep_vision.analysis.analyze import Job, measure
from hep_vision.analysis.recording import Recording, read_recording
from hep_vision.definitions.library import shipped_library
from hep_vision.measure.angles.measures import MEASURES
from hep_vision.measure.body.view import ViewEstimate
from hep_vision.measure.exercise import Prescription
from hep_vision.measure.quality.view_error import view_error
from hep_vision.measure.uncertainty import NORMAL_95, ModelError, Uncertainty
from hep_vision.sources.pose.profile import (
    ESTIMATORS,
    apply_pose_profile,
    group_of,
    profile_of,
)
from joined_logs import FOLDER

SQUAT = shipped_library().get("squat").exercise()
FULL = profile_of("full")


def seen(exercise, estimator):
    return apply_pose_profile(exercise, profile_of(estimator))


def rows_of(table):
    text = resources.files("hep_vision.sources.pose").joinpath(f"profiles/{table}.csv").read_text()
    return list(csv.DictReader(text.splitlines()))


def measured_exercises():
    return [one.exercise() for one in shipped_library().all() if one.is_measured]


def test_until_a_profile_is_applied_no_uncertainty_can_be_told():
    assert math.isnan(Uncertainty(1.0, 1.0, 0.1, SQUAT.error.u_model).expanded)


def test_most_measured_exercises_have_a_row_of_their_own():
    own = [one for one in measured_exercises() if FULL.measures.get(one.id) == one.measure]
    assert len(own) >= 40
    assert set(FULL.measures) - {""} <= {one.id for one in measured_exercises()}


def test_a_row_found_by_another_measure_does_not_hold():
    otherwise = seen(replace(SQUAT, measure="hip_flexion"), "full").error
    assert otherwise == FULL.errors["measure", "hip_flexion"]
    assert seen(SQUAT, "full").error == FULL.errors["exercise", "squat"]


def test_an_exercise_named_like_its_measure_has_its_own_row_all_the_same():
    rows = {row["exercise"]: row for row in rows_of("full") if row["exercise"]}
    alike = [one for one in measured_exercises() if one.id == one.measure]
    assert alike
    for exercise in alike:
        error, row = seen(exercise, "full").error, rows[exercise.id]
        assert (error.bias, error.u_model) == (float(row["bias"]), float(row["u_model"]))


def test_of_an_unknown_estimator_holds_what_does_of_full():
    assert seen(SQUAT, "unknown") == seen(SQUAT, "full")


def test_an_exercise_of_ones_own_has_the_widest_error_of_its_measure():
    own = replace(SQUAT, id="my_squat")
    rows = [
        FULL.errors["exercise", e.id]
        for e in measured_exercises()
        if e.measure == SQUAT.measure and e.id in FULL.measures
    ]
    stated = seen(own, "full").error

    def expanded(error):
        return Uncertainty(0, 0, 0, error.u_model, error.bias, error.domain, error.df).expanded

    assert expanded(stated) == pytest.approx(max(map(expanded, rows)))


def test_a_measure_of_no_exercise_has_what_is_assumed():
    unused = set(MEASURES) - {one.measure for one in measured_exercises()}
    for name in unused:
        error = seen(replace(SQUAT, id="my_own", measure=name), "full").error
        assert error == FULL.errors["unit", MEASURES[name].unit]
    assert {("unit", "deg"), ("unit", "ratio")} <= set(FULL.errors)


@pytest.mark.parametrize("exercise", measured_exercises(), ids=lambda one: one.id)
def test_of_people_no_less_is_stated_than_real_frames_ask_for(exercise):
    error = seen(exercise, "full").error
    stated = Uncertainty(0, 0, 0, error.u_model, error.bias, error.domain, error.df).expanded
    scale = 1.0 if MEASURES[exercise.measure].unit == "deg" else 0.005
    assert stated >= (NORMAL_95 * 5.5 - 0.1) * scale


@pytest.mark.parametrize("estimator", sorted(set(ESTIMATORS) - {"full"}))
def test_other_estimators_add_to_the_spread_and_leave_the_bias(estimator):
    for exercise in measured_exercises():
        own, full = seen(exercise, estimator).error, seen(exercise, "full").error
        assert own.u_model >= full.u_model
        assert replace(own, u_model=full.u_model, hidden=full.hidden) == full


def test_the_small_model_is_further_off_at_each_joint_by_its_own():
    table = {(row["joints"], row["position"]): float(row["further_deg"]) for row in rows_of("lite")}
    assert len(set(table.values())) > 3
    for name, group in (("squat", ("knee", "upright")), ("bridge", ("hip", "lying"))):
        exercise = shipped_library().get(name).exercise()
        full = seen(exercise, "full").error.u_model
        assert group_of(exercise.measure, exercise.position) == group
        stated = seen(exercise, "lite").error.u_model
        assert stated == pytest.approx(math.hypot(full, table[group]))


def test_a_measure_in_shares_of_a_length_is_further_off_in_its_own_unit():
    heel = shipped_library().get("heel_raise").exercise()
    further = seen(heel, "lite").error.u_model - seen(heel, "full").error.u_model
    assert 0 < further < 0.06


def test_in_a_browser_a_hidden_limb_is_further_off():
    error, full = seen(SQUAT, "full-browser").error, seen(SQUAT, "full").error
    assert full.hidden == 0.0
    assert error.hidden > 5.0 > error.u_model  # the leg behind was up to 22 degrees off
    assert seen(SQUAT, "lite-browser").error.u_model > seen(SQUAT, "lite").error.u_model


def height_error(down_deg, estimator):
    return view_error(ViewEstimate(5.0, 8.0, down_deg), 90.0, seen(SQUAT, estimator)).height


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
        parts = [one.uncertainty_parts for one in analysis.record.attempts]
        assert {(one.bias, one.model, one.domain, one.df) for one in parts} == {
            (error.bias, error.u_model, error.domain, error.df)
            for error in [seen(SQUAT, model).error]
        }
        stated[model] = [one.uncertainty_deg for one in analysis.record.attempts]
        told = [one.rom.uncertainty for one in analysis.result.attempts]
        assert told == pytest.approx(stated[model])
    assert all(wide > narrow for narrow, wide in zip(stated["full"], stated["lite"], strict=True))


def test_an_error_that_a_former_measurement_stated_is_kept():
    stated = ModelError(bias=0.0, u_model=9.0)
    job = Job(FOLDER / "squat_side.npz", shipped_library().get("squat"), Prescription())
    recorded = read_recording(Recording(job.path), None, lambda *_: None)
    analysis = measure(replace(job, stated=stated), recorded)
    assert {one.rom.parts.model for one in analysis.result.attempts} == {9.0}
    assert {one.rom.parts.domain for one in analysis.result.attempts} == {0.0}
