"""The definition file of a learnt exercise: always valid, whatever it is called."""

import math

import pytest

from hep_vision.analysis.learnt_definition import STARTS, definition_text, understood
from hep_vision.definitions.library import shipped_library
from hep_vision.definitions.loader import check_text
from hep_vision.measure.angles.measures import MEASURES
from hep_vision.measure.body.posture import POSITIONS
from hep_vision.measure.exercise import Exercise
from hep_vision.measure.recognition.learnt_exercise import Lesson
from hep_vision.measure.recognition.movements import Movement
from hep_vision.measure.result import SetResult

LIBRARY = shipped_library()


def lesson(measure="knee_flexion", direction="increase", **changes):
    """A lesson as learning makes it, with values that the measure can have."""
    kind = MEASURES[measure]
    scale = 1.0 if kind.unit == "deg" else 0.005
    low = max(kind.low, 0.0)
    spans = ((low, low + 5 * scale), (low + 40 * scale, low + 50 * scale))
    start, end = spans if direction == "increase" else spans[::-1]
    exercise = Exercise(
        id="learnt",
        measure=measure,
        direction=direction,
        side_kind=changes.pop("side_kind", "one"),
        view=kind.view or "sagittal",
        min_excursion=round(10 * scale, 3),
        min_duration_s=0.5,
        max_duration_s=12.0,
        position=changes.pop("engine_position", "any"),
        anchors=changes.pop("anchors", ()),
        start_range=changes.pop("start_range", (-math.inf, math.inf)),
        hold_band=changes.pop("hold_band", None),
    )
    values = {
        "exercise": exercise,
        "default_side": "auto",
        "start": start,
        "end": end,
        "arc": 40 * scale,
        "out_s": 1.0,
        "hold_s": 3.0,
        "back_s": 1.5,
        "position": "standing",
        "view_off_deg": 4.0,
        "carrier": movement(measure),
        "rivals": (),
        "remarks": (),
        "result": SetResult("learnt", "left", kind.unit, (), (), 0, 0),
    }
    return Lesson(**{**values, **changes})


def movement(measure):
    return Movement(measure, "left", "increase", 3, 0.0, 40.0, 0.5, 1.0, 1.0, 4.0, 1.0, 0.5)


def checked(learnt, name="Learnt", **options):
    result = check_text(definition_text(learnt, name=name, origin="Demonstration a.mp4", **options))
    assert result.problems == ()
    return result.definition


@pytest.mark.parametrize("direction", ["increase", "decrease"])
@pytest.mark.parametrize("measure", MEASURES)
def test_every_measure_and_direction_is_valid(measure, direction):
    learnt = lesson(measure, direction)
    definition = checked(learnt)
    assert (definition.measure.id, definition.measure.direction) == (measure, direction)
    assert definition.measure.start == learnt.start
    assert definition.exercise().min_excursion == learnt.exercise.min_excursion
    assert definition.sources["demonstration"].work == "Demonstration a.mp4"


@pytest.mark.parametrize(
    "name",
    [
        'Say "bend"',
        "Bend: deeper #2",
        "- bend",
        "{bend}",
        "Kniebeuge, tief (Übung 3)",
        "no",
        "a\\b",
    ],
)
def test_any_name_comes_back_as_it_was(name):
    assert checked(lesson(), name).name == name


@pytest.mark.parametrize("position", [*POSITIONS, None])
def test_every_position(position):
    definition = checked(lesson(position=position))
    assert definition.position == (position or "standing")


def test_words_for_every_position():
    assert set(STARTS) == set(POSITIONS)


def test_everything_the_lesson_says_stands_in_it():
    definition = checked(
        lesson(
            hold_band=6.0,
            side_kind="both",
            default_side="both",
            engine_position="standing",
            anchors=("ankle",),
            start_range=(-20.0, 30.0),
        )
    )
    exercise = definition.exercise()
    assert definition.kind == "both"
    assert exercise.hold_band == 6.0
    assert (exercise.side_kind, definition.side.default) == ("both", "both")
    assert exercise.position == "standing"
    assert exercise.anchors == ("ankle",)
    assert exercise.start_range == (-20.0, 30.0)
    assert any("Hold for 3 seconds." in step for step in definition.instructions)


def test_remarks_and_rivals_are_comments():
    learnt = lesson(remarks=("Look at it twice.",), rivals=(movement("hip_flexion"),))
    text = definition_text(learnt, name="Learnt", origin="Demonstration a.mp4")
    assert "# Note: Look at it twice." in text
    assert "# as likely: hip_flexion" in text


def test_unknown_view_is_said_as_such():
    text = definition_text(lesson(view_off_deg=math.nan), name="Learnt", origin="D")
    assert "unknown degrees off" in text
    assert "unknown" in understood(lesson(view_off_deg=math.nan))[-1]


@pytest.mark.parametrize(
    "like", [d.id for d in LIBRARY.all() if d.measure is not None and d.kind != "hold"]
)
def test_words_and_cues_of_any_exercise_can_be_taken_over(like):
    known = LIBRARY.get(like)
    kind = known.side.kind
    definition = checked(
        lesson(
            known.measure.id,
            known.measure.direction,
            side_kind=kind,
            default_side="both" if kind == "both" else "auto",
        ),
        like=known,
    )
    assert definition.instructions == known.instructions
    assert definition.compensations == known.compensations
    assert definition.safety == known.safety
