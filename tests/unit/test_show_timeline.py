from __future__ import annotations

from dataclasses import replace

import pytest
from sample_results import alternating_set, attempt, empty_set, squat_set

from hep_vision.measure.angles.measures import MEASURES
from hep_vision.measure.body.landmarks import Landmark
from hep_vision.measure.result import Finding, SetResult
from hep_vision.show.timeline import OUTCOME_SHOWN_S, SetTimeline
from hep_vision.show.wording import name_attempts, remarks, with_unit


def timeline(measured: SetResult, measure: str = "knee_flexion") -> SetTimeline:
    return SetTimeline(measured, exercise="Squat", measure=MEASURES[measure], prescribed=10)


@pytest.mark.parametrize(
    ("time_s", "repetitions"),
    [(0.0, 0), (5.89, 0), (5.9, 1), (8.99, 1), (9.0, 2), (13.0, 2), (15.4, 3), (22.9, 4)],
)
def test_counts_what_was_finished_by_then(time_s, repetitions):
    assert timeline(squat_set()).at(time_s).repetitions == repetitions


def test_value_is_that_of_the_frame_shown():
    shown = timeline(squat_set())
    assert shown.at(0.0).value == "4°"
    assert shown.at(4.7).value == "97°"
    assert shown.at(4.7 + 0.02).value == "97°"  # between two frames: the one before
    assert shown.at(20.9).value == ""  # out of sight
    assert shown.at(-1.0).value == ""


def test_outcome_stays_for_a_while():
    shown = timeline(squat_set())
    assert (shown.at(5.8).status, shown.at(5.8).outcome) == (
        "a rejected: Moving into position, not counted.",
        "rejected",
    )
    assert shown.at(6.0).status.startswith("1: 97° ± ")
    assert shown.at(6.0).outcome == "counted"
    assert shown.at(12.5).status == "b partial: Short of the target: 62 of 90°."
    end_s = squat_set().attempts[-1].end_s
    assert shown.at(end_s + OUTCOME_SHOWN_S - 0.01).status
    assert shown.at(end_s + OUTCOME_SHOWN_S).status == ""


def test_warning_of_the_attempt_comes_before_that_of_the_set():
    invalid = Finding("off_plane", "invalid", "Turned 62°.", "Turn.")
    mild = Finding("gap", "info", "A short gap.")
    measured = replace(
        squat_set(),
        attempts=(attempt(1.0, 90.0, findings=(mild, invalid)), attempt(8.0, 90.0)),
    )
    shown = timeline(measured)
    assert shown.at(2.0).warning == "Turned 62°. Turn."
    assert shown.at(9.0).warning == "Turned 38° from the side view. Turn your side to the camera."
    assert timeline(replace(measured, findings=(mild,))).at(9.0).warning == ""


def test_alternating_sides_show_the_side_at_work():
    shown = timeline(alternating_set(), "hip_abduction")
    for time_s, side, knee in (
        (0.0, "left", Landmark.LEFT_KNEE),
        (2.0, "left", Landmark.LEFT_KNEE),
        (5.0, "right", Landmark.RIGHT_KNEE),
        (8.0, "left", Landmark.LEFT_KNEE),
    ):
        state = shown.at(time_s)
        assert state.measure == f"hip abduction, {side}"
        assert len(state.limbs) == 1
        assert knee in state.limbs[0]
    assert shown.at(5.2).value == "48°"


def test_both_sides_show_the_one_that_was_read():
    both = replace(attempt(1.0, 90.0, side="both"), measured_side="right")
    measured = replace(
        squat_set(),
        attempts=(both,),
        traces=(squat_set().traces[0], replace(squat_set().traces[0], side="right")),
    )
    state = timeline(measured).at(2.0)
    assert state.measure == "knee flexion, right"
    assert len(state.limbs) == 2


def test_nobody_there():
    state = timeline(empty_set()).at(0.5)
    assert (state.repetitions, state.value, state.status, state.warning) == (0, "", "", "")
    assert state.limbs == ((Landmark.LEFT_HIP, Landmark.LEFT_KNEE, Landmark.LEFT_ANKLE),)


def test_names():
    assert [n.label for n in name_attempts(squat_set())] == [
        "a rejected",
        *("1", "2", "b partial", "3", "4", "c partial"),
    ]
    many = replace(
        squat_set(), attempts=tuple(attempt(float(i), 9.0, "rejected") for i in range(28))
    )
    assert [n.label for n in name_attempts(many)][25:] == [
        "z rejected",
        "aa rejected",
        "ab rejected",
    ]


def test_values_in_words():
    assert with_unit(101.6, "deg") == "102°"
    assert with_unit(0.123, "ratio") == "0.12"
    assert with_unit(float("nan"), "deg") == "?"
    unsure = attempt(1.0, 90.0)
    unsure = replace(unsure, rom=replace(unsure.rom, uncertainty=float("nan"), reliable=False))
    assert name_attempts(replace(squat_set(), attempts=(unsure,)))[0].value == "(90° ± ?)"


def test_what_is_alike_is_said_once():
    gap = Finding("gap", "info", "0.2 s were filled in.")
    measured = replace(
        squat_set(),
        attempts=(attempt(1.0, 90.0, findings=(gap,)), attempt(5.0, 91.0, findings=(gap,))),
        findings=(),
    )
    assert list(remarks(name_attempts(measured), measured.findings)) == [
        "1, 2: 0.2 s were filled in. (at 1.0 s; the others alike)"
    ]
