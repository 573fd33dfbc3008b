"""What the engine needs to know of an exercise."""

import math
from dataclasses import replace

import pytest

from hep_vision.measure.exercise import Exercise, Prescription
from sample_exercises import SQUAT


def test_sign_follows_the_direction():
    assert SQUAT.sign == 1
    assert replace(SQUAT, direction="decrease").sign == -1


@pytest.mark.parametrize(
    ("field", "value", "problem"),
    [
        ("min_excursion", 0.0, "min_excursion must be positive, got 0"),
        ("min_excursion", math.nan, "min_excursion must be positive, got nan"),
        ("min_duration_s", 0.0, "need 0 < min_duration_s < max_duration_s, got 0.0 and 20"),
        ("max_duration_s", 0.1, "need 0 < min_duration_s < max_duration_s"),
        ("return_share", 0.4, r"return_share must be 0\.5 to 1, got 0\.4"),
        ("return_share", 1.1, r"return_share must be 0\.5 to 1"),
    ],
)
def test_a_figure_without_sense_is_a_mistake_of_the_caller(field, value, problem):
    with pytest.raises(ValueError, match=problem):
        replace(SQUAT, **{field: value})


def test_start_may_lie_anywhere_unless_the_definition_says_where():
    fields = {f: getattr(SQUAT, f) for f in Exercise.__slots__ if f != "start_range"}
    assert Exercise(**fields).start_range == (-math.inf, math.inf)


def test_nothing_is_prescribed_by_default():
    nothing = Prescription()
    assert nothing.side == "auto"
    assert (nothing.repetitions, nothing.target, nothing.hold_s) == (None, None, None)
