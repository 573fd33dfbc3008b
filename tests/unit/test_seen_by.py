"""What is stated of angles that another pose model gave than the one definitions are set on."""

import math
from dataclasses import replace

import pytest
from sample_results import attempt, squat_set

from hep_vision.analysis import Job, measure
from hep_vision.definitions.library import shipped_library
from hep_vision.measure.exercise import Prescription
from hep_vision.measure.result import COVERAGE, Finding
from hep_vision.measure.seen_by import FURTHER_OFF_DEG, seen_by
from hep_vision.recording import Recording, read_recording
from joined_logs import FOLDER

SQUATS = squat_set()
COUNTED = SQUATS.repetitions
LITE = FURTHER_OFF_DEG["lite"]


@pytest.mark.parametrize("model", ["full", "unknown"])
def test_of_the_model_that_definitions_are_set_on_it_stays(model):
    assert seen_by(SQUATS, model) is SQUATS


def seen(*findings):
    """A set of one repetition whose degrees these findings make unreliable."""
    one = attempt(1.0, 90.0, findings=findings)
    return replace(SQUATS, attempts=(replace(one, rom=replace(one.rom, reliable=False)),))


HIGH = Finding("camera_high", "invalid", "The camera looked down on the movement.")
OBLIQUE = Finding("off_plane", "invalid", "The movement was turned out of the picture plane.")


def test_a_model_that_slopes_the_shoulders_tells_nothing_of_the_cameras_height():
    (plain,) = seen_by(seen(HIGH), "heavy").attempts
    assert (plain.findings, plain.rom.reliable) == ((), True)
    assert plain.rom.uncertainty == COUNTED[0].rom.uncertainty
    (turned,) = seen_by(seen(HIGH, OBLIQUE), "heavy").attempts
    assert (turned.findings, turned.rom.reliable) == ((OBLIQUE,), False)


def test_degrees_that_are_unreliable_for_another_reason_stay_so():
    lost = seen(OBLIQUE)
    assert seen_by(lost, "heavy").attempts == lost.attempts


def test_the_small_model_states_more_and_changes_nothing_else():
    wider = seen_by(SQUATS, "lite")
    assert len(wider.attempts) == len(SQUATS.attempts)
    for before, after in zip(COUNTED, wider.repetitions, strict=True):
        assert before.rom.parts is not None
        assert after.rom.parts is not None
        assert after.rom.parts.model == pytest.approx(math.hypot(before.rom.parts.model, LITE))
        assert after.rom.uncertainty == pytest.approx(
            math.hypot(before.rom.uncertainty, COVERAGE * LITE)
        )
        assert replace(after, rom=before.rom) == before


def test_both_sides_of_a_movement_are_widened():
    both = replace(attempt(1.0, 90.0), other_side_rom=attempt(1.0, 85.0).rom)
    (wider,) = seen_by(replace(SQUATS, attempts=(both,)), "lite").attempts
    assert wider.other_side_rom is not None
    assert wider.other_side_rom.uncertainty == pytest.approx(wider.rom.uncertainty)


def test_a_measure_in_shares_of_a_length_is_widened_in_its_own_unit():
    first, before = seen_by(replace(SQUATS, unit="ratio"), "lite").repetitions[0], COUNTED[0]
    assert 0 < first.rom.uncertainty - before.rom.uncertainty < 0.01


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
