"""Distances as shares of the body."""

import math

import pytest

from hep_vision.measure.angles import distances


def p(*points):
    return [complex(*point) for point in points]


FLAT = p((400, 400), (400, 500), (390, 520), (440, 520))  # knee, ankle, heel, toe; shank 100


def test_a_flat_foot_has_risen_nowhere():
    assert float(distances.heel_rise(*FLAT)) == 0.0
    assert float(distances.toe_rise(*FLAT)) == 0.0


def test_heel_and_toes_rise_in_shank_lengths():
    knee, ankle, heel, toe = FLAT
    assert float(distances.heel_rise(knee, ankle, heel - 25j, toe)) == pytest.approx(0.25)
    assert float(distances.toe_rise(knee, ankle, heel, toe - 10j)) == pytest.approx(0.10)


def test_the_other_foot_lifts_in_lengths_of_the_standing_leg():
    hip, ankle, other = p((400, 300), (400, 500), (450, 460))
    assert float(distances.foot_lift(hip, ankle, other)) == pytest.approx(0.2)
    assert float(distances.foot_lift(hip, other, ankle)) < 0


def test_feet_are_apart_in_leg_lengths_whichever_is_where():
    hip, ankle, other = p((400, 300), (400, 500), (450, 460))
    assert float(distances.foot_spread(hip, ankle, other)) == pytest.approx(0.25)
    mirrored = [complex(-point.real, point.imag) for point in (hip, ankle, other)]
    assert float(distances.foot_spread(*mirrored)) == pytest.approx(0.25)


@pytest.mark.parametrize("function", [distances.heel_rise, distances.toe_rise])
def test_a_missing_point_or_shank_gives_nan(function):
    knee, ankle, heel, toe = FLAT
    assert math.isnan(float(function(knee, knee, heel, toe)))
    assert math.isnan(float(function(knee, ankle, heel, complex(math.nan, math.nan))))


def test_a_leg_without_length_gives_nan():
    hip, other = p((400, 300), (450, 460))
    assert math.isnan(float(distances.foot_lift(hip, hip, other)))
    assert math.isnan(float(distances.foot_spread(hip, hip, other)))
