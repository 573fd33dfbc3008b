import csv
import json
import math
from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest
from benchmarks.accuracy import quick
from benchmarks.accuracy.aims import Aim, aims, left_out
from benchmarks.accuracy.baselines import count_by_peaks, count_by_thresholds
from benchmarks.accuracy.calibrate import (
    ROOT,
    Measured,
    Shown,
    errors_of,
    grade,
    lower_grade,
    margin_of,
)
from benchmarks.accuracy.clips import Clip
from benchmarks.accuracy.counted import count_cells, counting, idle
from benchmarks.accuracy.design import designed_clips
from benchmarks.accuracy.figures import (
    excursions,
    gain_of_rows,
    holds,
    people_inside,
    reliability,
    rom_figures,
)
from benchmarks.accuracy.placement import placements
from benchmarks.accuracy.report import Scores, write_gains
from benchmarks.accuracy.score import CountRow, RepetitionRow, match
from benchmarks.accuracy.spread import (
    PEOPLE_SD_DEG,
    Scatter,
    Usual,
    for_people,
    reaching,
    stated,
)
from benchmarks.accuracy.tables import Table

from hep_vision.definitions.library import shipped_library
from hep_vision.definitions.loader import load_definition
from hep_vision.measure.body.landmarks import PoseFrame, landmark_of
from hep_vision.measure.uncertainty import NORMAL_95, ModelError
from hep_vision.record.frame_store import FrameStore
from hep_vision.record.landmark_log import write_landmark_log
from hep_vision.sources.pose.estimator import IMAGE_STEPS_PER_PX
from hep_vision.statistics.gain import Gain
from hep_vision.statistics.intervals import Interval
from hep_vision_figure.choreography import Choreography
from hep_vision_figure.clinical import body_points
from hep_vision_figure.framing import frame_picture


@pytest.fixture(scope="module")
def clips():
    return designed_clips()


def waves(n, low, high):
    return low + (high - low) * 0.5 * (1 - np.cos(np.linspace(0, 2 * np.pi * n, 60 * n)))


def test_the_other_counters_count_plain_waves():
    squat = shipped_library().get("squat")
    assert count_by_thresholds(waves(4, 5, 110), squat) == 4
    assert count_by_peaks(waves(4, 5, 110), squat) == 4
    assert count_by_thresholds(waves(4, 5, 70), squat) == 0  # what they are known to miss


def shown_by(person, *errors, other_sd=0.0):
    return tuple(Shown(person, f"clip of {person}", error, other_sd) for error in errors)


def measured_of(errors, exercise="squat"):
    shown = tuple(one for who, own in errors.items() for one in shown_by(who, *own))
    return Measured(exercise, "deg", shown)


def test_the_scatter_tells_people_apart_from_repetitions():
    scatter = measured_of({"A": (4.0, 6.0), "B": (9.0, 11.0), "C": (7.0, 8.0)}).scatter
    assert scatter.bias == pytest.approx(7.5)
    assert scatter.between == pytest.approx(np.var([5.0, 10.0, 7.5], ddof=1))
    assert scatter.within == pytest.approx((2.0 + 2.0 + 0.5) / 3)
    assert scatter.people == 3
    # What is stated of each repetition already is not the model's.
    noisy = Measured("squat", "deg", shown_by("A", 4.0, 6.0, other_sd=1.0))
    assert noisy.scatter.within == pytest.approx(1.0)
    assert math.isnan(noisy.scatter.between)


@pytest.mark.parametrize("bias", [0.0, 2.0, -15.0])
@pytest.mark.parametrize("people", [3, 1000])
def test_the_reach_holds_for_strangers(bias, people):
    usual = Usual(fixed=9.0, share=0.0, within_share=4.0 / (bias**2 + 9.0), least=3.0, df=math.inf)
    error = Scatter(bias, between=9.0, within=4.0, people=people).moderated(usual)
    drawn = np.random.default_rng(1)
    known = drawn.normal(bias, 3.0 / np.sqrt(people), 200_000)  # the bias as few people tell it
    errors = drawn.normal(bias, 3.0, 200_000) + drawn.normal(0.0, 2.0, 200_000) + bias - known
    assert np.mean(np.abs(errors) <= error.reach) == pytest.approx(0.95, abs=0.003)


@pytest.mark.parametrize("bias", [0.0, 15.0])
def test_the_reach_holds_where_the_spread_is_known_from_few(bias):
    # Another spread for each exercise, told by five people; strangers are covered over all of them.
    drawn = np.random.default_rng(2)
    df0, covered = 4.0, []
    true = np.sqrt(9.0 * df0 / drawn.chisquare(df0, 4000))
    for sd in true:
        own = drawn.normal(bias, sd, 5)
        usual = Usual(fixed=9.0, share=0.0, within_share=0.0, least=3.0, df=df0)
        scatter = Scatter(float(own.mean()), float(own.var(ddof=1)), 0.0, 5)
        reach = scatter.moderated(usual).reach
        covered.append(np.mean(np.abs(drawn.normal(bias, sd, 50)) <= reach))
    assert 0.94 < np.mean(covered) < 0.98  # where there is none, five people show some bias


def test_errors_alike_in_everybody_are_stated_as_they_are():
    usual = Usual(fixed=0.0, share=0.0, within_share=0.0, least=3.0, df=2.0)
    assert Scatter(-8.0, 0.0, 0.0, 2).moderated(usual).reach == 8.0
    assert Scatter(8.0, 1e-6, 0.0, 2).moderated(usual).reach == pytest.approx(8.0, abs=0.01)


def usual_of(df, fixed=4.0, share=0.2, within_share=0.1):
    return Usual(fixed, share, within_share, least=3.0, df=df)


def test_a_scatter_that_few_tell_of_is_moderated_by_what_is_usual():
    usual = usual_of(2.0)
    assert (usual.between(5.0), usual.within(5.0)) == (9.0, pytest.approx(3.4))
    # Own variance 1.0 of 2 degrees of freedom, the usual one of 2: 5.0 of 4.
    error = Scatter(5.0, 1.0, 0.9, 3).moderated(usual)
    within = (3 * 0.9 + 2 * 3.4) / 5
    assert error == ModelError(5.0, pytest.approx(math.sqrt(5.0 * 4 / 3 + within)), 4.0)
    alone = Scatter(5.0, math.nan, 0.4, 1).moderated(usual)
    assert alone.df == 2.0
    assert alone.u_model == pytest.approx(math.sqrt(9.0 * 2 + (0.4 + 2 * 3.4) / 3))
    assert Scatter(5.0, 1.0, 1.0, 1000).moderated(usual).u_model == pytest.approx(1.42, rel=0.02)


def test_where_all_are_alike_what_is_usual_holds():
    error = Scatter(0.0, 50.0, 0.0, 3).moderated(usual_of(math.inf))
    assert error == ModelError(0.0, pytest.approx(math.sqrt(4.0 * 4 / 3 + 0.9)), math.inf)


def test_what_is_usual_grows_with_what_the_model_is_off_by():
    biases = (0.0, 2.0, -4.0, 10.0, -20.0)
    scatters = [Scatter(b, 2.0 + 0.1 * b**2, 0.05 * (b**2 + 9.0), 3) for b in biases]
    usual = Usual.of([*scatters, Scatter(5.0, math.nan, 1.7, 1)], "deg")
    assert usual.fixed == pytest.approx(2.0)
    assert usual.share == pytest.approx(0.1)
    assert usual.within_share == pytest.approx(0.05)
    assert usual.df == 2.0  # too few exercises to tell
    assert Usual.of([Scatter(5.0, math.nan, 1.7, 1)], "deg").between(5.0) == 0.0


@pytest.mark.parametrize("df", [4.0, 20.0])
def test_the_degrees_of_freedom_of_what_is_usual_are_found_again(df):
    # Variances of exercises drawn as Smyth's model says, each seen in 5 people.
    rng = np.random.default_rng(3)
    true = 4.0 * df / rng.chisquare(df, 3000)
    seen = true * rng.chisquare(4, 3000) / 4.0
    usual = Usual.of([Scatter(0.0, float(v), 0.2, 5) for v in seen], "deg")
    assert usual.df == pytest.approx(df, rel=0.2)
    assert usual.fixed == pytest.approx(4.0, rel=0.1)
    alike = 4.0 * rng.chisquare(4, 3000) / 4.0
    assert Usual.of([Scatter(0.0, float(v), 0.2, 5) for v in alike], "deg").df > 50.0


def test_exercises_are_moderated_by_others_of_their_unit_only():
    alike = [measured_of({"A": (5.0,), "B": (5.0,)}, f"{i}") for i in range(3)]
    apart = measured_of({"A": (-4.0,), "B": (14.0,)}, "apart")
    errors = errors_of([*alike, apart])
    assert errors["0"] == errors["1"]
    assert errors["0"].reach > 5.5  # what people differ by in one, they may in others
    in_shares = replace(apart, unit="ratio")
    assert errors_of([*alike, in_shares])["0"].reach == pytest.approx(5.0)


def test_a_spread_is_found_that_reaches_as_far_as_wanted():
    error = reaching(ModelError(-4.0, 0.0, 6.0), 9.0)
    assert (error.bias, error.df) == (-4.0, 6.0)
    assert error.reach == pytest.approx(9.0)
    assert reaching(ModelError(5.0, 1.0), 4.0).u_model == 0.0
    assert [grade([e, -e]) for e in (4.0, 7.0, 15.0)] == ["good", "fair", "poor"]


def test_for_people_as_much_is_stated_as_real_frames_ask_for():
    least = NORMAL_95 * PEOPLE_SD_DEG
    for error in (ModelError(0.0, 1.0, 6.0), ModelError(6.0, 2.0, 4.0), ModelError(-9.0, 0.5)):
        found = for_people(error, 1.0)
        assert replace(found, domain=0.0) == error
        assert stated(found, found.domain) == pytest.approx(least)
    wide = ModelError(18.0, 4.0, 6.0)
    assert for_people(wide, 1.0) == wide
    # A thigh that is taken to rest may really have moved a little, which the figure's does not.
    assert for_people(wide, 1.0, lift=4.6).domain == 4.6
    assert for_people(ModelError(0.0, 0.0), 0.005).domain == pytest.approx(0.0275)


@pytest.mark.parametrize(
    ("errors_of", "margin"),
    [
        # Everybody is off by the same: the reach is just that.
        (lambda _: {"A": (8.0, 8.0), "B": (8.0, 8.0), "C": (8.0, 8.0)}, 1.0),
        # One is off by more than the others ever were.
        (lambda i: {"A": (2.0, 2.0), "B": (2.0, 2.0), "C": (20.0 if i else 2.0, 2.0)}, 10.0),
        # They differ, but by less than the scatter makes room for.
        (lambda i: {"A": (1.0, 3.0), "B": (3.0, 1.0), "C": (2.0, 2.0)}, 1.0),
    ],
)
def test_a_stranger_is_held_against_what_the_others_show(errors_of, margin):
    measured = [measured_of(errors_of(i), f"exercise {i}") for i in range(12)]
    assert margin_of(measured) == pytest.approx(margin)
    assert margin_of(measured[:9]) == 1.0  # too few to learn it from


def test_a_definition_is_never_graded_better(tmp_path):
    source = (ROOT / "exercises" / "squat.yaml").read_text("utf-8")
    path = tmp_path / "squat.yaml"
    path.write_text(source, "utf-8")
    lower_grade(path, "poor")
    lower_grade(path, "good")
    assert load_definition(path).grade.rom == "poor"


def repetitions(*sides):
    return [
        {"side": side, "start_s": 2.0 * turn, "end_s": 2.0 * turn + 1.5}
        for turn, side in enumerate(sides)
    ]


def attempts(*sides):
    return [
        SimpleNamespace(side=side, peak_s=2.0 * turn + 0.8)
        for turn, side in enumerate(sides)
        if side is not None
    ]


@pytest.mark.parametrize(
    ("moved", "told", "paired", "wrong"),
    [
        (("left", "right"), ("left", "right"), [0, 1], 0),
        (("left", "right"), ("left", "left"), [0], 1),
        (("left", "right"), ("right", "left"), [], 2),
        (("right",), ("both",), [0], 0),
        (("both",), ("left",), [0], 0),
        (("left", "right"), (None, "right"), [1], 0),
        (("left",), ("left", "right"), [0], 0),  # a phantom, after all was done
    ],
)
def test_a_repetition_is_counted_only_on_the_side_that_moved(moved, told, paired, wrong):
    pairs, wrong_side = match(repetitions(*moved), attempts(*told))
    assert [index for index, _, _ in pairs] == paired
    assert wrong_side == wrong


def test_what_overlaps_a_turn_of_the_other_side_is_matched_with_its_own():
    moved = [
        {"side": "left", "start_s": 0.0, "end_s": 1.0},
        {"side": "right", "start_s": 1.0, "end_s": 2.0},
    ]
    told = [SimpleNamespace(side="right", peak_s=1.2), SimpleNamespace(side="left", peak_s=0.5)]
    pairs, wrong_side = match(moved, told)
    assert [(index, attempt.side) for index, _, attempt in pairs] == [(1, "right"), (0, "left")]
    assert wrong_side == 0


def test_a_count_is_not_exact_if_the_other_side_was_counted():
    row = dict.fromkeys(CountRow.__dataclass_fields__, 0) | {"true": 3, "counted": 3}
    assert CountRow(**row).exact
    assert not CountRow(**row | {"wrong_side": 1}).exact


def repetition(**values):
    """One counted repetition of a knee in the ordinary picture."""
    row = dict.fromkeys(RepetitionRow.__dataclass_fields__, 0.0) | {
        "clip": "squat/A", "group": "exercise", "exercise": "squat", "factor": "", "level": "",
        "measure": "knee_flexion", "position": "standing or seated", "unit": "deg",
        "reliable": True, "followed": True,
    }  # fmt: skip
    return RepetitionRow(**row | values)


@pytest.mark.parametrize(
    ("true", "measured", "error"),
    [
        ((5, 100), (5, 110), 10),
        ((90, 0), (90, 10), -10),  # extending: an arc that is too small
        ((90, 0), (100, 10), 0),  # off alike at both ends
        ((90, 0), (95, 0), 5),
    ],
)
def test_the_arc_is_off_by_what_start_and_peak_are_not_off_by_alike(true, measured, error):
    row = repetition(true_start=true[0], true_peak=true[1], start=measured[0], peak=measured[1])
    assert row.excursion_error == error


def test_the_arc_is_told_by_joint_with_its_limits_of_agreement():
    rows = [repetition(true_peak=100.0, peak=100.0 + off) for off in (2.0, 4.0)]
    unseen = repetition(true_peak=100.0, peak=math.nan)
    table = excursions([*rows, unseen, repetition(true_peak=100.0, peak=190.0, reliable=False)])
    assert [row[0] for row in table.rows] == ["knee, standing or seated", "all, in plane"]
    (_, n, people, bias, size, low, _high, gain), *_ = table.rows
    assert (n, people, bias.value, size.value, low) == (2, 1, 3.0, 3.0, None)
    assert gain.value == pytest.approx(1.03)


def of_people(errors, **values):
    """Repetitions of several people, by their errors."""
    return [
        repetition(clip=f"squat/{who}", index=n, true_peak=100.0, peak=100.0 + off, **values)
        for who, some in errors.items()
        for n, off in enumerate(some)
    ]


def test_the_unit_of_every_figure_is_the_person():
    errors = {"A": (2.0, 2.0, 2.0, 2.0), "B": (4.0,), "C": (6.0, 6.0)}
    found = rom_figures(of_people(errors, uncertainty=5.0))
    bias, covered = found["bias"], found["covered %"]
    assert (found["n"], found["people"], bias.value) == (7, 3, 4.0)
    assert bias.high - bias.value == pytest.approx(4.303 * 2.0 / math.sqrt(3), rel=1e-3)
    assert covered.value == pytest.approx(500 / 7)
    assert covered.low < 35  # seven repetitions are three people
    assert found["score"] == pytest.approx(10.0 + 40.0 * 2 / 7)
    assert found["95 % from"].value < bias.value < found["to"].value
    assert rom_figures(of_people(errors), limits=False)["95 % from"] is None


def test_one_person_has_no_interval():
    found = rom_figures(of_people({"A": (2.0, 3.0)}))
    assert math.isnan(found["bias"].low)
    assert math.isnan(found["covered %"].low)


def test_coverage_of_an_exercise_is_told_by_people():
    strangers = {"C": (1.0, 1.0, 9.0), "D": (9.0, 9.0, 1.0), "F": (1.0,)}
    rows = of_people(strangers, half="report", supported=True, uncertainty=5.0)
    table = people_inside(rows)
    assert table.rows == (("squat", "2 of 3"),)
    assert "In 1 of 1 exercises" in table.note


def test_errors_are_told_with_and_without_what_was_marked_unreliable():
    rows = of_people({"A": (2.0,), "B": (4.0,)}) + of_people({"C": (30.0,)}, reliable=False)
    found = {row[0]: row[3].value for row in reliability(rows).rows}
    assert found == {
        "without those marked unreliable": 3.0,
        "marked unreliable": 30.0,
        "all, with those marked unreliable": 12.0,
    }


def test_the_gain_of_an_arc_is_told_by_person():
    arcs = {"true_start": 90.0, "true_peak": 0.0, "start": 92.0}  # an extension
    rows = [repetition(clip=f"squat/{who}", peak=peak, **arcs) for who, peak in
            (("A", 2.0), ("B", 11.0), ("C", -7.0))]  # fmt: skip
    assert gain_of_rows(rows).value == pytest.approx((90 + 81 + 99) / 270)
    wide = gain_of_rows(rows)
    assert wide.high - wide.value == pytest.approx(4.303 * 0.1 / math.sqrt(3), rel=1e-3)


def test_the_gains_of_reports_come_from_the_clips(tmp_path):
    arcs = {"true_start": 0.0, "true_peak": 100.0, "start": 0.0}
    rows = [
        repetition(exercise=exercise, clip=f"{exercise}/{who}", peak=peak, **arcs)
        for exercise in ("squat", "lunge")
        for who, peak in (("A", 98.0), ("B", 100.0), ("C", 102.0))
    ]
    alone = repetition(exercise="bridge", clip="bridge/A", measure="hip_flexion", peak=90.0, **arcs)
    # However wide the stated uncertainty: only where the limb was lost nothing is known.
    rows[0] = replace(rows[0], reliable=False)
    lost = replace(rows[0], clip="squat/D", peak=10.0, followed=False)
    path = tmp_path / "gain.csv"
    write_gains(Scores((), (*rows, alone, lost), (), {}, 0), path)
    with path.open(newline="", encoding="utf-8") as file:
        written = list(csv.DictReader(file))
    assert [(row["exercise"], row["measure"]) for row in written] == [
        ("lunge", "knee flexion"),
        ("squat", "knee flexion"),
        ("", "knee flexion"),
    ]
    assert {row["people"] for row in written} == {"3"}
    gain = Gain(*(float(written[0][name]) for name in ("gain", "low", "high")))
    assert (gain.value, gain.allows_degrees, gain.error) == (1.0, True, pytest.approx(0.05))


def test_the_time_of_a_hold_is_told_for_every_exercise():
    plank = {"exercise": "plank", "factor": "held"}
    rows = [
        repetition(**plank, level="10 s", true_hold_s=10.0, hold_s=9.5),
        repetition(**plank, level="5 s", true_hold_s=5.0, hold_s=5.5),
        repetition(**plank, level="5 s", true_hold_s=5.0, hold_s=4.0),
        repetition(factor="hold", level="5 s", true_hold_s=5.0, hold_s=5.0),
        repetition(factor="tempo", level="8 s", true_hold_s=1.0, hold_s=9.0),
    ]
    assert holds(rows).rows == (
        ("plank", "a hold", 5.0, 2, -0.25, 1.0),
        ("plank", "a hold", 10.0, 1, -0.5, 0.5),
        ("squat", "a movement", 5.0, 1, 0.0, 0.0),
    )


def counted(clip="squat/A", **values):
    """One clip of three repetitions that were counted."""
    row = dict.fromkeys(CountRow.__dataclass_fields__, 0)
    row |= {"clip": clip, "group": "exercise", "exercise": "squat", "factor": "", "level": ""}
    return CountRow(**row | {"true": 3, "counted": 3, "supported": True} | values)


@pytest.mark.parametrize(
    ("aim", "wanted", "met"),
    [
        (Aim("MAE", 3.0, high=3.0), "at most 3", True),
        (Aim("MAE", 3.004, high=3.0), "at most 3", False),  # shown as 3.00
        (Aim("bias", -2.1, -2.0, 2.0), "-2 to 2", False),
        (Aim("exact", 99.0, low=99.0), "at least 99", True),
        (Aim("phantom", 1.0, 0.0, 0.0), "0", False),
    ],
)
def test_an_aim_is_met_within_its_ends(aim, wanted, met):
    assert (aim.wanted, aim.met) == (wanted, met)


def test_aims_are_held_against_what_the_clips_show_and_nothing_else():
    report = {"half": "report", "supported": True, "true_peak": 100.0, "uncertainty": 8.0}
    rows = [
        *(repetition(**report, peak=100.0 + off) for off in (2.0, 4.0, 6.0)),
        *(repetition(**report, exercise="lunge", peak=100.0 + off) for off in (2.0, 9.0)),
        repetition(**report, exercise="lunge", peak=190.0, reliable=False),
        repetition(**report, group="factor", factor="light", level="dim", peak=109.0),
        repetition(**report, group="factor", factor="yaw", yaw_deg=-20.0, peak=103.0),
    ]
    idle = counted("beside", group="phantom", true=0, counted=1, phantom=1)
    found = {name: (value, met) for name, _, value, met in aims([counted(), idle], rows, {}).rows}
    assert found == {
        "supported clips counted exactly, %": (50.0, "no"),
        "repetitions counted while coming, resting, leaving, passing by": (1.0, "no"),
        "knee, standing or seated: MAE of the peak, degrees": (pytest.approx(4.6), "no"),
        "knee, standing or seated: bias, degrees": (pytest.approx(4.6), "no"),
        "20 degrees off the plane: MAE, degrees": (3.0, "yes"),
        "people nothing was set on: truths within what is stated, %": (pytest.approx(80.0), "no"),
        "the condition least covered (light dim), %; missed by 1 of 2": (0.0, "no"),
    }


def test_the_same_motion_filmed_otherwise_is_to_stay_as_it_is():
    known = {"true_peak": 100.0, "group": "factor", "factor": "frame rate"}
    levels = {"60 fps": 101.0, "24 fps": 102.5, "10 fps": 120.0}  # of the last nothing is said
    rows = [repetition(true_peak=100.0, peak=100.0)]
    rows += [repetition(**known, clip=of, level=of, peak=peak) for of, peak in levels.items()]
    counts = [
        counted(),
        *(counted(of, group="factor", factor="frame rate", level=of) for of in levels),
    ]
    found = aims(counts, rows, dict.fromkeys(levels, "squat/A")).rows
    assert [(row[2], row[3]) for row in found if "same motion" in str(row[0])] == [
        (100.0, "yes"),
        (2.5, "no"),
    ]


def test_what_failed_and_was_left_out_stands_beside_its_figure():
    known = {"true_peak": 100.0, "group": "factor"}
    rows = [
        repetition(true_peak=100.0, peak=101.0),
        repetition(
            true_peak=100.0, peak=109.0, exercise="seated_knee_extension", clip="seated/A"
        ),
        repetition(**known, factor="resolution", level="720p", clip="720p", peak=105.8),
        repetition(**known, factor="pitch", level="lens at 1.7 m", clip="high", peak=112.0,
                   reliable=False),
        repetition(**known, factor="pitch", level="lens at 0.4 m", clip="low", peak=102.0),
    ]  # fmt: skip
    counts = [
        counted(),
        counted("720p", group="factor", factor="resolution", level="720p"),
        counted("table", group="factor", factor="occlusion", level="low table", supported=False,
                counted=2),
    ]  # fmt: skip
    found = {(row[0], row[1]): row[2] for row in left_out(counts, rows, {"720p": "squat/A"}).rows}
    assert found == {
        ("degrees apart of the same motion, at most 2", "resolution, 720p"): pytest.approx(4.8),
        ("MAE of knee, standing or seated, degrees", "nothing: with seated knee extension"): 5.0,
        ("MAE of knee, standing or seated, degrees", "seated knee extension"): 1.0,
        ("MAE of all, in plane, degrees", "nothing: with seated knee extension"): 5.0,
        ("MAE of all, in plane, degrees", "seated knee extension"): 1.0,
        ("supported clips counted exactly, %", "occlusion, low table"): 0.0,
        ("MAE of cameras above or below, degrees", "nothing"): 7.0,
        ("MAE of cameras above or below, degrees", "repetitions marked unreliable"): 2.0,
    }


def test_counting_is_told_in_the_order_of_what_it_proves():
    sealed = [counted("squat/M-left", group="sealed")]
    rows = [counted("squat/C-left", half="report", counted=2)]
    names = [row[0] for row in counting(rows, sealed).rows]
    assert names[0] == "sealed, scored once"
    assert [name.startswith("first sight of") for name in names[1:3]] == [True, True]
    assert names[3].startswith("seen during development")
    # Who is sealed is in no other figure.
    assert counting(rows, sealed).rows[3][1] == 1
    first = counting(rows, sealed).rows[1]
    assert (first[1], first[4].value) == (192, pytest.approx(95.3, abs=0.05))
    assert (first[4].low, first[4].high) == (
        pytest.approx(91.3, abs=0.1),
        pytest.approx(97.8, abs=0.1),
    )


def test_the_figures_of_counting_are_of_people():
    rows = [counted(f"squat/{who}", counted=count) for who, count in
            (("A", 3), ("B", 3), ("C", 3), ("D", 2), ("E", 4))]  # fmt: skip
    clips, people, repetitions, exact, missed, extra, bias, *_ = count_cells(rows)
    assert (clips, people, repetitions) == (5, 5, 15)
    assert exact.value == pytest.approx(60.0)
    assert (missed.value, extra.value) == (pytest.approx(100 / 15), pytest.approx(100 / 15))
    assert missed.low < 1 < missed.high
    assert bias.value == pytest.approx(0.0)
    assert bias.low == pytest.approx(-0.878, abs=1e-3)  # t, 4 degrees of freedom, SD 0.707


def test_phantoms_are_told_by_the_idle_hour():
    rows = [
        counted(group="phantom", phantom=1, idle_s=360.0),
        counted("squat/C", idle_s=1800.0),
        counted("squat/D", idle_s=1800.0, supported=False, phantom=2),
    ]
    (coming, between) = idle(rows).rows
    assert coming[1:4] == (1, pytest.approx(6.0), 1)
    assert coming[4].value == pytest.approx(10.0)
    assert coming[4].high == pytest.approx(55.7, abs=0.1)
    assert (between[1], between[3], between[4].low) == (1, 0, 0.0)
    assert between[4].high == pytest.approx(3.689 / 0.5, abs=0.01)


def test_a_table_reads_the_same_on_paper():
    table = Table("T", ("name", "+bias|1", "n|0"), (("a", 1.25, 3), ("b", math.nan, None)))
    assert table.markdown().splitlines()[2:] == ["| a | +1.2 | 3 |", "| b | - | - |"]


def test_an_interval_stands_in_brackets_and_has_columns_of_its_own_as_csv(tmp_path):
    cells = (
        ("a", Interval(1.26, -0.5, 3.0)),
        ("b", Interval(2.0, math.nan, math.nan)),
        ("c", None),
    )
    table = Table("T", ("name", "+bias|1"), cells)
    lines = table.markdown().splitlines()[2:]
    assert lines == ["| a | +1.3 (-0.5 to +3.0) |", "| b | +2.0 |", "| c | - |"]
    table.write_csv(tmp_path / "t.csv")
    assert (tmp_path / "t.csv").read_text("utf-8").splitlines() == [
        "name,bias,bias from,bias to",
        "a,1.26,-0.5,3.0",
        "b,2.0,,",
        "c,,,",
    ]


def test_a_table_keeps_its_figures_unrounded_as_csv(tmp_path):
    table = Table("T", ("name", "+bias|1", "n|0"), (("  a", 1.25, 3), ("b", math.nan, None)))
    table.write_csv(tmp_path / "tables" / "t.csv")
    text = (tmp_path / "tables" / "t.csv").read_text("utf-8")
    assert text.splitlines() == ["name,bias,n", "a,1.25,3", "b,,"]


def test_a_figure_that_got_worse_is_named():
    committed = dict.fromkeys(quick.MARGINS, 50.0)
    assert quick.worse(committed, committed) == []
    worse = {**committed, "miscounted clips": 51.0, "covered %": 48.0, "phantom repetitions": 0.0}
    assert [line.split(":")[0] for line in quick.worse(worse, committed)] == [
        "miscounted clips",
        "covered %",
    ]


def test_a_joint_put_beside_its_place_is_told_by_how_much_and_where_to(clips, tmp_path):
    planned = next(c for c in clips if c.name == "seated_knee_extension/A-right")
    choreography = Choreography(planned.spec)
    camera = frame_picture(planned.spec.camera, choreography.extent())
    moment = {"start_s": 0.5, "peak_s": 2.25, "measured_side": "right"}
    frames = FrameStore()
    for time_s in (moment["start_s"], moment["peak_s"]):
        points = body_points(choreography.frames(time_s))
        where = {name: camera.project(point)[0] for name, point in points.items()}
        seen = np.full((33, 3), np.nan)
        for joint in ("hip", "knee", "ankle"):
            seen[landmark_of(joint, "right"), :2] = where[f"right_{joint}"]
        trunk = where["right_shoulder"] - where["right_hip"]
        seen[landmark_of("knee", "right"), :2] += 0.1 * trunk
        on_grid = np.round(seen * IMAGE_STEPS_PER_PX) / IMAGE_STEPS_PER_PX
        frames.append(PoseFrame(time_s, on_grid, np.zeros((33, 3)), np.ones(33), (640, 480)))
    write_landmark_log(tmp_path / "seen.npz", frames, {})
    truth = {"view": "sagittal", "repetitions": [moment]}
    (tmp_path / "truth.json").write_text(json.dumps(truth), "utf-8")

    found = placements(Clip(planned, tmp_path / "seen.npz", tmp_path / "truth.json"))

    assert {(row.joint, row.at) for row in found} == {
        (joint, at) for joint in ("hip", "knee", "ankle") for at in ("start", "peak")
    }
    for row in found:
        assert row.up == pytest.approx(10.0 if row.joint == "knee" else 0.0, abs=0.2)
        assert row.out == pytest.approx(0.0, abs=0.2)
