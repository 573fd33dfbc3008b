"""Change, trend and sides: what is judged, what is only shown, and on what."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hep_vision.measure.angles.measures import MEASURES
from hep_vision.statistics.change import (
    LOOKS,
    PLACEHOLDER_DEG,
    Series,
    change_of,
    changes_of,
    compare_two,
    confirmed,
    joint_of,
    scatters,
    session_scatter,
    single_sessions_deg,
)
from hep_vision.statistics.comparable import Conditions, breaks_of
from hep_vision.statistics.gain import Gain, gain_of
from hep_vision.statistics.repeatability import (
    Repeatability,
    RepeatabilityRow,
    parse_repeatability,
    repeatability_text,
)
from hep_vision.statistics.sides import compare_sides
from hep_vision.statistics.slope import slope_of

STEADY = (90.0, 91.0, 89.0, 90.5, 90.0, 89.5)
VALUES = st.lists(st.floats(-180, 180), min_size=6, max_size=20).map(tuple)


def test_the_first_three_are_held_against_the_last_three():
    change = change_of(Series((80, 81, 82, 90, 95, 101, 102, 103)))
    assert change.kind == "judged"
    assert change.difference == pytest.approx(102 - 81)
    assert change.is_real


def test_the_threshold_is_as_specified():
    values = (90.0, 94.0, 90.0, 94.0, 90.0, 94.0)
    own, df = session_scatter(values)
    assert df == pytest.approx(2 * 25 / 14)
    assert own**2 == pytest.approx(8)
    (_, (moderated, total)) = scatters(values)
    assert total == pytest.approx(4 + df)
    assert moderated**2 == pytest.approx((4 * 16 + df * 8) / (4 + df))
    t_own, t_moderated = 2.916, 2.329  # 97.5 % of Student's t with 3.57 and 7.57 degrees of freedom
    expected = max(t_own * own, t_moderated * moderated) * math.sqrt(2 / 3) * LOOKS
    assert change_of(Series(values)).detectable == pytest.approx(expected, rel=2e-3)


def test_sessions_that_scatter_widely_stand_on_their_own_degrees_of_freedom():
    values = (60.0, 120.0, 60.0, 120.0, 60.0, 120.0)
    own, _ = session_scatter(values)
    assert own == pytest.approx(60 / math.sqrt(2))
    expected = 2.916 * own * math.sqrt(2 / 3) * LOOKS
    assert change_of(Series(values)).detectable == pytest.approx(expected, rel=2e-3)


def test_sessions_that_happen_to_agree_are_not_believed_at_once():
    agreeing = (90.0, 90.1, 90.0, 93.0, 93.1, 93.0)
    assert session_scatter(agreeing)[0] < 1.0
    assert not change_of(Series(agreeing)).is_real


def test_a_steady_gain_does_not_pass_for_scatter():
    climbing, _ = session_scatter(tuple(range(0, 40, 2)))
    assert climbing < 2.0
    assert np.std(range(0, 40, 2)) > 11


def test_a_sudden_gain_hardly_passes_for_scatter():
    sudden = change_of(Series((90, 92, 89, 91, 90, 110, 111, 109, 112, 110, 111)))
    assert sudden.is_real


@given(VALUES)
def test_a_change_and_its_way_back_are_judged_alike(values):
    there, back = change_of(Series(values)), change_of(Series(values[::-1]))
    assert there.difference == pytest.approx(-back.difference, abs=1e-9)
    assert there.detectable == pytest.approx(back.detectable)


@given(VALUES)
def test_what_is_called_real_is_larger_than_what_is_said_to_be_detectable(values):
    change = change_of(Series(values))
    margin = abs(abs(change.difference) - change.detectable)
    if margin > 1e-6:
        assert change.is_real == change.is_beyond


def test_the_gains_error_widens_what_must_be_seen():
    exact = change_of(Series(STEADY, gain=Gain(1.0, 1.0, 1.0)))
    loose = change_of(Series(STEADY, gain=Gain(0.95, 0.9, 1.0)))
    assert loose.detectable == pytest.approx(exact.detectable / 0.9)


@pytest.mark.parametrize(
    "gain", [None, Gain(0.56, 0.51, 0.6), Gain(1.4, 1.28, 1.53), Gain(1.0, 0.6, 1.4)]
)
def test_a_gain_that_is_wrong_or_unknown_leaves_the_direction_only(gain):
    change = change_of(Series((10, 11, 12, 40, 41, 42, 41), gain=gain))
    assert (change.direction_only, change.is_real) == (True, True)


def test_fewer_than_six_sessions_are_never_judged():
    early = change_of(Series((80.0, 85.0, 100.0), joint="knee"))
    assert (early.kind, early.is_real, early.is_beyond) == ("early", False, True)
    assert change_of(Series((80.0,))).kind == "none"


def test_single_sessions_are_held_against_the_placeholder_or_what_sessions_scatter():
    assert single_sessions_deg("shoulder") == 15
    assert single_sessions_deg("no joint") == 15
    assert single_sessions_deg("knee") == pytest.approx(1.96 * math.sqrt(2) * 4)
    assert compare_two(Series((80.0, 92.0), joint="knee")).is_beyond
    assert not change_of(Series((80.0, 92.0), joint="knee")).is_beyond  # one of several looks
    assert single_sessions_deg("knee", usual=6.0) == pytest.approx(1.96 * math.sqrt(2) * 6)


def test_a_ratio_is_shown_and_never_judged():
    change = change_of(Series((0.1, 0.3, 0.2, 0.4, 0.4, 0.4, 0.5), unit="ratio"))
    assert (change.kind, change.is_real, change.is_beyond) == ("early", False, False)


def test_several_series_share_the_error_rate():
    just = (90, 91, 89, 90, 99, 100, 101)
    assert change_of(Series(just)).is_real
    steady = [Series(STEADY)] * 5
    alone = changes_of([Series(just)])[0]
    among = changes_of([Series(just), *steady])[0]
    assert alone.is_real
    assert not among.is_real
    assert among.detectable > alone.detectable
    strong = changes_of([Series((60, 61, 62, 75, 90, 98, 99, 100)), *steady])[0]
    assert strong.is_real


@given(st.lists(VALUES, min_size=1, max_size=5))
def test_nothing_is_real_together_that_is_not_real_alone(several):
    series = [Series(values) for values in several]
    for alone, among in zip(map(change_of, series), changes_of(series), strict=True):
        assert alone.is_real or not among.is_real


def test_a_change_is_confirmed_by_two_looks_that_agree():
    once = (90, 91, 89, 90, 90, 91, 120)
    assert change_of(Series((*once, 121, 122))).is_real
    assert confirmed([Series((*once, 121))]) == (False,)
    assert confirmed([Series((*once, 121, 122, 121))]) == (True,)


def test_every_measure_in_degrees_has_a_joint_or_the_largest_placeholder():
    joints = {m.label: joint_of(m.label) for m in MEASURES.values() if m.unit == "deg"}
    assert joints.pop("wrist flexion, palm down") == ""
    assert set(joints.values()) == set(PLACEHOLDER_DEG)
    assert joints["opening of the bent legs"] == "hip"
    assert joints["shoulder rotation, elbow at the side"] == "shoulder"


def test_gains_say_which_measures_are_told_by_direction_only():
    wrong = {
        m.label
        for m in MEASURES.values()
        if (gain := gain_of("", m.label)) is not None and not gain.allows_degrees
    }
    assert wrong == {
        "ankle dorsiflexion",
        "neck rotation",
        "neck side-bend",
        "opening of the bent legs",
        "shoulder rotation, elbow at the side",
        "wrist flexion, palm down",
    }
    assert gain_of("unheard of", "nothing") is None


# -- conditions

HERE = Conditions("room", (640, 480), 5.0, ("0.1", "full"), "abc", "active")


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"setup": "garden"}, "camera set-up"),
        ({"picture_px": (480, 640)}, "picture size"),
        ({"view_off_deg": 21.0}, "camera angle"),
        ({"versions": ("0.2", "full")}, "program or model version"),
        ({"definition": "def"}, "exercise definition"),
        ({"rom_type": "passive"}, "help with the movement"),
    ],
)
def test_other_conditions_break_a_trend(changed, words):
    assert replace(HERE, **changed).differences(HERE) == (words,)


def test_the_same_conditions_do_not_break_a_trend():
    assert replace(HERE, view_off_deg=15.0).differences(HERE) == ()
    assert replace(HERE, view_off_deg=None).differences(HERE) == ()


def test_a_camera_that_drifts_a_little_each_time_breaks_the_trend_in_the_end():
    drifting = [replace(HERE, view_off_deg=5.0 * n) for n in range(6)]
    assert breaks_of(drifting) == ((), (), (), (), ("camera angle",), ())


# -- trend, sides


def test_a_slope_is_told_of_eight_sessions_over_three_weeks():
    days = [0, 3, 7, 10, 14, 17, 21, 24]
    assert slope_of(days[:7], range(7)) is None
    assert slope_of([n / 2 for n in days], range(8)) is None
    slope = slope_of(days, [80 + 0.2 * day for day in days])
    assert slope is not None
    assert slope.per_week == pytest.approx(1.4)
    assert slope.p < 0.05


def test_a_slope_does_not_mind_one_wild_session():
    days = list(range(0, 40, 3))
    values = [80 + 0.2 * day + (-1) ** day for day in days]
    values[5] = 160
    slope = slope_of(days, values)
    assert slope is not None
    assert slope.low < 1.4 < slope.high


def test_sides_are_apart_by_more_than_the_root_of_both_uncertainties_or_not():
    sides = compare_sides(60.0, 68.0, 9.0, 12.0)
    assert (sides.difference, sides.explained, sides.is_beyond) == (8.0, 15.0, False)
    assert compare_sides(60.0, 80.0, 9.0, 12.0).is_beyond
    assert compare_sides(60.0, 80.0, None, 12.0).explained is None


# -- a clinic's own repeatability

ROW = RepeatabilityRow(
    "heel_slide", "knee flexion", 20, 4.5, 5.2, 12.5, 18, -1.5, "spring", "2026-03-02"
)


def test_a_clinics_repeatability_only_widens():
    wide, narrow = Repeatability((ROW,)), Repeatability((replace(ROW, sem_upper80_deg=1.0),))
    assert wide.session_sd_deg("heel_slide", "knee flexion") == 5.2
    assert wide.session_sd_deg("squat", "knee flexion") == 5.2
    assert wide.session_sd_deg("squat", "hip flexion") == 4.0
    assert narrow.session_sd_deg("heel_slide", "knee flexion") == 4.0


def test_a_study_of_too_few_people_changes_no_report():
    few = Repeatability((replace(ROW, people=14),))
    assert few.session_sd_deg("heel_slide", "knee flexion") == 4.0


def test_a_study_told_anew_takes_its_own_place():
    two = Repeatability((ROW,)).with_row(replace(ROW, people=25))
    assert [row.people for row in two.rows] == [25]
    assert len(two.with_row(replace(ROW, study="autumn")).rows) == 2


def test_the_table_comes_back_as_it_was_written():
    table = Repeatability((ROW, replace(ROW, exercise="squat")))
    assert parse_repeatability(repeatability_text(table).splitlines()) == table


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (("people", "rendered figure"), "line 2: origin must be people"),
        (("20,4.5", "20,wide"), "line 2: could not convert"),
        (("20,4.5", "20,nan"), "line 2: people and degrees"),
        (("exercise,", "exercises,"), "the columns must be"),
    ],
)
def test_a_table_that_is_wrong_is_refused_with_its_line(wrong, says):
    text = repeatability_text(Repeatability((ROW,)))
    before, _, after = (
        text.rpartition(wrong[0]) if wrong[0] == "people" else text.partition(wrong[0])
    )
    with pytest.raises(ValueError, match=says):
        parse_repeatability((before + wrong[1] + after).splitlines())
