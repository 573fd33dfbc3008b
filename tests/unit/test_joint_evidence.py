"""The class of evidence of each movement, and where it is stated."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from benchmarks import joint_evidence
from benchmarks.evidence import Hand
from benchmarks.joint_evidence import Reading, evidence

from hep_vision.definitions.library import shipped_library
from hep_vision.statistics.evidence import (
    CLASSES,
    Evidence,
    evidence_of,
    evidence_table,
    known_evidence,
)
from hep_vision.statistics.repeatability import Repeatability, RepeatabilityRow

README = Path(__file__).parents[2] / "README.md"
ROW = RepeatabilityRow(
    "heel_slide", "knee flexion", 20, 4.5, 5.2, 12.5, 18, -1.5, "spring", "2026-03-02"
)


@pytest.mark.parametrize(
    ("found", "name"),
    [
        (Evidence("m"), None),
        (Evidence("m", rendered_people=12), "D"),
        (Evidence("m", rendered_people=12, motion_people=2), "D"),
        (Evidence("m", rendered_people=12, motion_people=3), "C"),
        (Evidence("m", motion_people=9, picture_people=3, picture_readings=4), "B"),
        (Evidence("m", picture_people=9, instrument_people=14), "B"),
        (Evidence("m", picture_people=9, instrument_people=15), "A"),
    ],
)
def test_the_class_is_the_best_kind_with_people_enough(found, name):
    assert found.evidence_class == name
    if name is not None:
        assert f"Class {name}, {CLASSES[name]}" in found.words
        assert ("goniometer" in found.words) == (name != "A")
    else:
        assert "nothing yet" in found.words


def test_a_clinics_own_study_makes_class_a_in_its_own_reports():
    nobody, study = Repeatability(), Repeatability((ROW,))
    assert evidence_of("knee flexion", "heel_slide", nobody).evidence_class != "A"
    assert evidence_of("knee flexion", "heel_slide", study).evidence_class == "A"
    assert evidence_of("hip flexion", "squat", study).evidence_class != "A"
    small = Repeatability((replace(ROW, agreement_people=14),))
    assert evidence_of("knee flexion", "heel_slide", small).evidence_class != "A"


def test_every_movement_in_degrees_has_a_row():
    measures = {
        one.primary.label
        for one in shipped_library().all()
        if one.primary is not None and one.primary.unit == "deg"
    }
    assert set(known_evidence()) == measures


def test_the_readme_has_the_table_as_it_is():
    text = README.read_text("utf-8")
    stated = text.split(joint_evidence.START)[1].split(joint_evidence.END)[0]
    assert stated.strip() == evidence_table().strip()


def test_readings_by_hand_are_counted_by_person_and_by_what_was_stated():
    some = [
        Reading("knee flexion", Hand(clip, 1.0, by_hand, 8.0, 100.0, 6.0, True))
        for clip, by_hand in (("a", 95.0), ("a", 109.0), ("b", 111.0))
    ]
    knee = next(row for row in evidence(some) if row.measure == "knee flexion")
    assert (knee.picture_people, knee.picture_readings, knee.picture_inside) == (2, 3, 2)
    assert knee.picture_bias_deg == -5.0
    assert knee.rendered_people == known_evidence()["knee flexion"].rendered_people


@pytest.mark.shared
def test_every_reading_by_hand_is_of_a_reliable_attempt():
    if not joint_evidence.EVIDENCE.is_dir():
        pytest.skip("the evidence folder ../shared/bench is not there")
    found = joint_evidence.readings()
    assert len(found) >= 8
    assert {one.measure for one in found} <= set(known_evidence())
