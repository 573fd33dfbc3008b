"""What bias and spread come to: held against draws and published tables."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import foldnorm, t

from hep_vision.measure.uncertainty import (
    NORMAL_95,
    UNKNOWN_ERROR,
    ModelError,
    Uncertainty,
    half_width,
    t_95,
)

sizes = st.floats(0.01, 40.0)


@settings(deadline=None)
@given(st.floats(-40.0, 40.0), sizes)
def test_the_half_width_is_the_folded_normals_quantile(bias, spread):
    expected = foldnorm.ppf(0.95, abs(bias) / spread, scale=spread)
    assert half_width(bias, spread) == pytest.approx(expected, rel=1e-4)


@settings(deadline=None)
@given(sizes, sizes, st.floats(2.0, 1e6))
def test_more_of_anything_is_never_stated_as_less(bias, spread, df):
    stated = half_width(bias, spread, df)
    assert stated >= bias
    assert half_width(bias + 1.0, spread, df) > stated
    assert half_width(bias, spread + 1.0, df) > stated
    assert half_width(bias, spread, df / 2.0) >= stated if df >= 4.0 else True
    assert half_width(-bias, spread, df) == stated


@pytest.mark.parametrize("df", [3, 4, 6, 10, 40])
def test_few_people_widen_by_students_t(df):
    assert t_95(df) == pytest.approx(t.ppf(0.975, df), rel=0.005)
    assert half_width(0.0, 2.0, df) == pytest.approx(2.0 * t_95(df), rel=1e-4)


def test_a_bias_that_was_hidden_in_a_standard_deviation_covered_too_little():
    # The review's example: bias 8, between people 1, other 1.5.
    spread = math.hypot(1.0, 1.5)
    errors = np.random.default_rng(1).normal(8.0, spread, 200_000)
    assert np.mean(np.abs(errors) <= 10.3) < 0.91  # what was stated for it
    assert np.mean(np.abs(errors) <= half_width(8.0, spread)) == pytest.approx(0.95, abs=0.003)


def test_only_the_estimators_part_is_known_from_few():
    alone = Uncertainty(0.0, 0.0, 0.0, 3.0, df=4.0)
    among = Uncertainty(20.0, 0.0, 0.0, 3.0, df=4.0)
    assert alone.expanded == pytest.approx(3.0 * t_95(4.0), rel=1e-4)
    assert among.expanded == pytest.approx(NORMAL_95 * math.hypot(20.0, 3.0), rel=1e-3)


def test_what_is_unknown_stays_unknown():
    assert math.isnan(half_width(math.nan, 1.0))
    assert math.isnan(UNKNOWN_ERROR.reach)
    assert math.isnan(Uncertainty(1.0, math.nan, 0.1, 2.0).expanded)
    with pytest.raises(ValueError, match="df must be positive"):
        t_95(0.0)


def test_further_errors_come_by_squares():
    error = ModelError(2.0, 3.0, 6.0, domain=1.0).with_further(4.0, hidden=5.0)
    assert error == ModelError(2.0, 5.0, 6.0, domain=1.0, hidden=5.0)
    assert error.with_further(0.0, hidden=12.0).hidden == 13.0
