"""What the figure does in time, and whether the truth says so."""

from collections.abc import Callable
from typing import get_args

import numpy as np
import pytest

from hep_vision.errors import UnknownMovementError
from hep_vision_figure.choreography import Choreography
from hep_vision_figure.clinical import RATIOS, body_points, clinical_values
from hep_vision_figure.compensation import Compensation
from hep_vision_figure.repertoire import REPERTOIRE
from hep_vision_figure.skeleton import Frames
from hep_vision_figure.spec import ClipSpec
from hep_vision_figure.spec_part import ImpossibleClipError
from hep_vision_figure.truth import describe_repetition


def choreograph(exercise: str, **spec: object) -> Choreography:
    return Choreography(ClipSpec.model_validate({"exercise": exercise, **spec}))


def measured(stage: Choreography, time_s: float, side: str = "right") -> float:
    return clinical_values(stage.frames(time_s))[stage.movement.measure][side]


STILL = {"restlessness": 0.0, "tempo_spread": 0.0}


@pytest.mark.parametrize("exercise", REPERTOIRE)
def test_each_repetition_truly_reaches_the_peak_that_was_asked(exercise: str) -> None:
    stage = choreograph(exercise, motion={**STILL, "repetitions": [{}, {}]})
    low, high = stage._calibration.span
    asked = [low + 0.45 * (high - low), low + 0.8 * (high - low)]
    repetitions = [{"peak": peak} for peak in asked]
    stage = choreograph(exercise, motion={**STILL, "repetitions": repetitions})
    unit = "ratio" if stage.movement.measure in RATIOS else "deg"
    for planned, peak in zip(stage.repetitions, asked, strict=True):
        true = describe_repetition(stage, planned)
        assert true[f"peak_{unit}"] == pytest.approx(peak, abs=0.7 if unit == "deg" else 0.005)
        assert true["complete"]


def test_a_repetition_begins_and_ends_in_the_start_position() -> None:
    stage = choreograph("squat", motion={**STILL, "repetitions": [{"peak": 90}]})
    (planned,) = stage.repetitions
    rest = measured(stage, 0.0)
    assert measured(stage, planned.start_s) == pytest.approx(rest)
    assert measured(stage, planned.end_s) == pytest.approx(rest, abs=0.1)
    assert measured(stage, 0.5 * (planned.start_s + planned.top_s)) > rest + 20


def test_durations_are_what_was_asked() -> None:
    motion = {
        **STILL,
        "lead_s": 2,
        "tail_s": 0.5,
        "repetitions": [
            {"up_s": 1, "hold_s": 3, "down_s": 2, "rest_s": 1},
            {"up_s": 1, "hold_s": 0, "down_s": 1},
        ],
    }
    stage = choreograph("elbow_flexion", motion=motion)
    first, second = stage.repetitions
    assert (first.start_s, first.top_s, first.leave_s, first.end_s) == (2, 3, 6, 8)
    assert second.start_s == pytest.approx(9)
    assert stage.duration_s == pytest.approx(11.5)
    plateau = [measured(stage, t) for t in np.linspace(3, 6, 7)]
    assert np.ptp(plateau) < 0.01


def test_a_start_short_of_the_end_is_kept() -> None:
    motion = {**STILL, "start": 70, "repetitions": [{"peak": 20}]}
    stage = choreograph("seated_knee_extension", motion=motion)
    assert measured(stage, 0.0) == pytest.approx(70, abs=0.5)


def test_a_clip_cut_in_mid_movement_has_incomplete_repetitions() -> None:
    motion = {**STILL, "lead_s": 0.5, "repetitions": [{}, {}, {}], "skip_s": 1.0, "stop_s": 8.0}
    stage = choreograph("squat", motion=motion)
    complete = [describe_repetition(stage, p)["complete"] for p in stage.repetitions]
    assert complete == [False, True, False]
    assert stage.duration_s == pytest.approx(7.0)


@pytest.mark.parametrize("seed", range(12))
def test_the_exercise_ends_with_the_clip_whatever_the_tempo(seed: int) -> None:
    stage = choreograph("elbow_flexion", seed=seed)
    last = stage.events[-1]
    assert last.what == "ends"
    assert last.time_s == pytest.approx(stage.duration_s, abs=1e-4)


def test_an_exercise_that_is_cut_off_does_not_end() -> None:
    stage = choreograph("elbow_flexion", motion={**STILL, "stop_s": 4.0})
    assert [event.what for event in stage.events] == ["starts"]


def test_alternating_sides_take_turns() -> None:
    stage = choreograph("march", motion={**STILL, "repetitions": [{}, {}, {"side": "right"}]})
    assert [p.side for p in stage.repetitions] == ["right", "left", "right"]
    left = stage.repetitions[1]
    middle = 0.5 * (left.top_s + left.leave_s)
    assert measured(stage, middle, "left") > 80
    assert abs(measured(stage, middle, "right")) < 8


@pytest.mark.parametrize(
    ("side", "facing", "near"), [("right", "right", "right"), ("left", "left", "left")]
)
def test_the_moving_side_is_nearest_to_the_camera(side: str, facing: str, near: str) -> None:
    stage = choreograph("seated_knee_extension", side=side)
    assert stage.facing == facing
    points = body_points(stage.rest())
    far = {"left": "right", "right": "left"}[near]
    assert points[f"{near}_hip"][2] > points[f"{far}_hip"][2] + 0.1
    ahead = points[f"{near}_foot_index"][0] - points[f"{near}_heel"][0]
    assert (ahead > 0) == (facing == "right")


def test_the_far_side_can_be_the_moving_one() -> None:
    stage = choreograph("seated_knee_extension", side="left", facing="right")
    (planned, *_) = stage.repetitions
    assert measured(stage, planned.top_s, "left") < 10
    assert body_points(stage.rest())["right_hip"][2] > body_points(stage.rest())["left_hip"][2]


def test_compensations_show_at_the_peak_and_not_in_the_start_position() -> None:
    repetitions = [{"compensations": {"trunk_lean": 15}}, {}]
    stage = choreograph("shoulder_flexion", motion={**STILL, "repetitions": repetitions})
    leaning, upright = stage.repetitions

    def lean(time_s: float) -> float:
        return clinical_values(stage.frames(time_s))["trunk_inclination"]["right"]

    assert lean(leaning.top_s) - lean(upright.top_s) == pytest.approx(15, abs=1)
    assert lean(leaning.start_s) == pytest.approx(lean(upright.start_s), abs=0.1)


def _shoulder_rise(frames: Frames) -> float:
    """Of the right shoulder above the left one, percent of the height."""
    up = frames.joint("right_upper_arm") - frames.joint("left_upper_arm")
    return 100 * float(up[1]) / 1.75


def _chest_turn(frames: Frames) -> float:
    """Of the chest on the pelvis, degrees to the left."""
    ahead = frames.axes("pelvis").T @ frames.axes("chest")[:, 2]
    return float(np.degrees(np.arctan2(ahead[0], ahead[2])))


def _chest_pitch(frames: Frames) -> float:
    """Of the chest on the pelvis, degrees forward."""
    ahead = frames.axes("pelvis").T @ frames.axes("chest")[:, 2]
    return float(np.degrees(np.arctan2(-ahead[1], ahead[2])))


def _head_pitch(frames: Frames) -> float:
    """Of the head on the chest, degrees forward."""
    ahead = frames.axes("chest").T @ frames.axes("head")[:, 2]
    return float(np.degrees(np.arctan2(-ahead[1], ahead[2])))


def _knee_gap(frames: Frames) -> float:
    """Between the knees, in percent of that between the ankles."""
    knees = np.linalg.norm(frames.joint("left_shank") - frames.joint("right_shank"))
    ankles = np.linalg.norm(frames.joint("left_foot") - frames.joint("right_foot"))
    return 100 * float(knees / ankles)


def _arm_ahead(frames: Frames) -> float:
    """Of the right upper arm out of the plane across the chest, degrees."""
    arm = frames.axes("chest").T @ -frames.axes("right_upper_arm")[:, 1]
    return float(np.degrees(np.arcsin(arm[2])))


def _value_of(measure: str) -> Callable[[Frames], float]:
    return lambda frames: clinical_values(frames)[measure]["right"]


# Name: in which exercise, how many degrees, what shows it, by how much.
COMPENSATIONS: dict[str, tuple[str, float, Callable[[Frames], float], float]] = {
    "trunk_lean": ("shoulder_flexion", 15, _value_of("trunk_inclination"), 15),
    "trunk_side_lean": ("shoulder_abduction", 14, _value_of("trunk_side_bend"), -14),
    "trunk_turn": ("shoulder_flexion", 20, _chest_turn, 20),
    "back_arch": ("shoulder_flexion", 20, _chest_pitch, -20),
    "shoulder_hike": ("elbow_flexion", 15, _shoulder_rise, 2),
    "elbow_bend": ("shoulder_abduction", 25, _value_of("elbow_flexion"), 25),
    "plane_drift": ("shoulder_abduction", 20, _arm_ahead, 12.5),
    "knee_bend": ("straight_leg_raise", 20, _value_of("knee_flexion"), 20),
    "knee_valgus": ("squat", 15, _knee_gap, -90),
    "thigh_lift": ("seated_knee_extension", 12, _value_of("hip_flexion"), 12),
    "heel_lift": ("squat", 25, _value_of("heel_rise"), 0.15),
    "head_forward": ("shoulder_flexion", 20, _head_pitch, 20),
}


def test_every_compensation_is_tested() -> None:
    assert set(COMPENSATIONS) | {"tremor"} == set(get_args(Compensation))


@pytest.mark.parametrize("name", COMPENSATIONS)
def test_each_compensation_changes_what_it_is_named_for(name: str) -> None:
    exercise, amount, shown, change = COMPENSATIONS[name]

    def at_peak(amounts: dict[str, float]) -> float:
        peak = 90 if exercise == "shoulder_abduction" else None
        motion = {**STILL, "repetitions": [{"peak": peak, "compensations": amounts}]}
        stage = choreograph(exercise, motion=motion)
        return shown(stage.frames(stage.repetitions[0].top_s))

    assert at_peak({name: amount}) - at_peak({}) == pytest.approx(change, rel=0.35)


@pytest.mark.parametrize(
    ("exercise", "name"),
    [
        ("plank", "heel_lift"),
        ("bridge", "knee_bend"),
        ("wrist_flexion", "thigh_lift"),
        ("push_up", "elbow_bend"),
        ("bird_dog", "plane_drift"),
        ("elbow_flexion", "knee_valgus"),
    ],
)
def test_a_compensation_that_does_nothing_is_refused(exercise: str, name: str) -> None:
    does_nothing = rf"compensations\.{name}: {name} does nothing that can be seen in {exercise}"
    with pytest.raises(ImpossibleClipError, match=rf"motion\.{does_nothing}.*leave it out"):
        choreograph(exercise, motion={"compensations": {name: 15}})
    own = {"repetitions": [{}, {"compensations": {name: 15}}]}
    with pytest.raises(ImpossibleClipError, match=rf"motion\.repetitions\[1\]\.{does_nothing}"):
        choreograph(exercise, motion=own)
    assert choreograph(exercise, motion={"repetitions": [{"compensations": {name: 0}}]})


def test_a_slight_compensation_is_one() -> None:
    assert choreograph("squat", motion={"compensations": {"knee_valgus": 1, "heel_lift": -1}})


def test_knees_fall_inward_as_the_seat_is_left_not_as_the_figure_stands() -> None:
    def gaps(amount: float) -> list[float]:
        motion = {**STILL, "repetitions": [{"compensations": {"knee_valgus": amount}}]}
        stage = choreograph("sit_to_stand", motion=motion)
        (planned,) = stage.repetitions
        rising = planned.start_s + np.array([0.0, 0.45, 1.0]) * (planned.top_s - planned.start_s)
        return [_knee_gap(stage.frames(float(time_s))) for time_s in rising]

    sitting, leaving, standing = np.array(gaps(15)) - np.array(gaps(0))
    assert sitting == pytest.approx(0)
    assert leaving < -40
    assert abs(standing) < 5


def test_the_truth_tells_the_peak_with_its_compensations() -> None:
    """As docs/figure.md says."""
    repetition = {"peak": 40, "compensations": {"trunk_side_lean": 15}}
    stage = choreograph("standing_hip_abduction", motion={**STILL, "repetitions": [repetition]})
    (planned,) = stage.repetitions
    assert describe_repetition(stage, planned)["peak_deg"] == pytest.approx(26, abs=0.5)


def test_a_knee_that_sags_over_a_planted_foot_takes_the_body_with_it() -> None:
    """As docs/figure.md says."""

    def at_peak(amount: float) -> float:
        repetition = {"peak": 110, "compensations": {"knee_bend": amount}}
        stage = choreograph("squat", motion={**STILL, "repetitions": [repetition]})
        return measured(stage, stage.repetitions[0].top_s)

    assert at_peak(0) == pytest.approx(110, abs=0.5)
    assert at_peak(15) == pytest.approx(118, abs=1)


def test_tremor_shakes_the_measure_and_nothing_else() -> None:
    motion = {**STILL, "repetitions": [{"hold_s": 2, "compensations": {"tremor": 4}}]}
    stage = choreograph("elbow_flexion", motion=motion)
    (planned,) = stage.repetitions
    hold = [measured(stage, t) for t in np.linspace(planned.top_s, planned.leave_s, 80)]
    assert 1.0 < np.std(hold) < 5.0
    assert np.std([measured(stage, t) for t in np.linspace(0, 1, 20)]) < 0.01


def test_idle_movement_is_small_and_comes_from_the_seed() -> None:
    motion = {"repetitions": [], "lead_s": 4.0}
    one, same, other = (
        choreograph("shoulder_abduction", seed=seed, motion=motion) for seed in (1, 1, 2)
    )
    times = np.linspace(0, 4, 20)
    trace = [measured(one, t) for t in times]
    assert 0.05 < np.ptp(trace) < 4.0
    assert trace == [measured(same, t) for t in times]
    assert trace != [measured(other, t) for t in times]


@pytest.mark.parametrize(
    "exercise",
    ["squat", "shoulder_abduction", "seated_knee_extension", "straight_leg_raise", "push_up",
     "side_lying_hip_abduction", "standing_hamstring_curl", "wall_sit", "table_slide"],
)  # fmt: skip
def test_coming_and_going_has_no_jumps_and_stays_on_the_floor(exercise: str) -> None:
    motion = {"enters": True, "leaves": True, "repetitions": [{}]}
    stage = choreograph(exercise, motion=motion)
    events = [event.what for event in stage.events]
    assert events[0] == "walks_in"
    assert events[-1] == "leaves"
    step = 1 / 30
    before = None
    for time_s in np.arange(0, stage.duration_s, step):
        points = body_points(stage.frames(float(time_s)))
        assert min(point[1] for point in points.values()) > -0.06, time_s
        if before is not None:
            fastest = max(float(np.linalg.norm(points[n] - before[n])) for n in points) / step
            assert fastest < 6.0, (time_s, fastest)
        before = points


WALKED_ON = {"chair", "chair_back", "mat", "pillow", "step"}


@pytest.mark.parametrize(
    ("exercise", "side"),
    [
        ("wall_sit", None),
        ("knee_to_wall", "right"),
        ("wall_slide", "right"),
        ("table_slide", "right"),
        ("wrist_flexion", "right"),
        ("wrist_flexion", "left"),
        ("short_arc_quad", "right"),
        ("short_arc_quad", "left"),
        ("pendulum", "right"),
    ],
)
def test_nobody_walks_through_the_furniture(exercise: str, side: str | None) -> None:
    motion = {"enters": True, "leaves": True, "repetitions": [{}]}
    stage = choreograph(exercise, side=side, motion=motion)
    begins, ends = (e.time_s for e in stage.events if e.what in ("starts", "ends"))
    moments = [*np.arange(0, begins, 0.1), *np.arange(ends, stage.duration_s, 0.1)]
    way = np.array([stage.frames(float(t)).joint("pelvis")[[0, 2]] for t in moments])
    pieces = dict(zip(stage.movement.furniture, stage.furniture(), strict=True))
    assert set(pieces) - WALKED_ON
    for name in set(pieces) - WALKED_ON:
        plan = pieces[name].mesh.vertices[:, [0, 2]]
        through = ((way > plan.min(axis=0)) & (way < plan.max(axis=0))).all(axis=1)
        assert not through.any(), name


def test_walking_in_starts_outside_the_picture() -> None:
    stage = choreograph("squat", motion={"enters": True, "repetitions": [{}]})
    assert abs(stage.frames(0.0).joint("pelvis")[0]) > 2.5
    assert stage.repetitions[0].start_s > 3.0


@pytest.mark.parametrize(
    ("exercise", "spec", "words"),
    [
        ("squat", {"side": "left"}, "both sides at once"),
        ("seated_knee_extension", {"side": "both"}, "one side"),
        ("shoulder_abduction", {"facing": "left"}, "faces the camera"),
        ("squat", {"motion": {"repetitions": [{"peak": 179}]}}, r"repetitions\[0\].peak.*cannot"),
        ("squat", {"motion": {"start": -90}}, "motion.start"),
        ("squat", {"motion": {"skip_s": 60}}, r"motion.skip_s: the clip is over after \d+\.\d s"),
        (
            "seated_knee_extension",
            {"motion": {"repetitions": [{}, {"peak": 20, "side": "left"}]}},
            r"repetitions\[1\].side: .* does not change sides; write side for the whole clip",
        ),
        (
            "squat",
            {"motion": {"repetitions": [{"side": "left"}]}},
            r"repetitions\[0\].side: squat moves both sides at once; leave it out",
        ),
        (
            "squat",
            {"motion": {"other_leg": "straight"}},
            "motion.other_leg: no leg rests on the mat in squat; leave it out",
        ),
        ("bridge", {"motion": {"other_leg": "straight"}}, "motion.other_leg: no leg rests"),
        ("heel_raise", {"motion": {"compensations": {"tremor": 2}}}, "tremor in degrees"),
        (
            "toe_raise",
            {"motion": {"repetitions": [{}, {"compensations": {"tremor": 2}}]}},
            r"repetitions\[1\].compensations.tremor",
        ),
    ],
)
def test_what_cannot_be_done_is_refused_in_words(
    exercise: str, spec: dict[str, object], words: str
) -> None:
    with pytest.raises(ImpossibleClipError, match=words):
        choreograph(exercise, **spec)


def test_an_exercise_the_figure_does_not_know_is_refused() -> None:
    with pytest.raises(UnknownMovementError, match="figure list"):
        choreograph("moon_walk")


def test_the_bar_hangs_where_the_hands_will_be_before_they_are_there() -> None:
    stage = choreograph("pull_up", motion={**STILL, "enters": True, "repetitions": [{}]})
    (bar,) = stage.furniture()
    planned = stage.repetitions[0]
    for time_s in (planned.start_s, planned.top_s):
        frames = stage.frames(time_s)
        for side in ("left", "right"):
            grip = frames.point(f"{side}_hand", (0.0, -0.07, 0.0))
            away = np.linalg.norm(bar.mesh.vertices - grip, axis=1).min()
            assert away < 0.06
    assert stage.held(stage.frames(0.0)) == []
