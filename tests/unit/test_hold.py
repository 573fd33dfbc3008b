"""How long a position is held, alike for the coach, the record and a recount."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hep_vision.measure.rom.hold import HoldClock, hold_of

STEP_S = 1 / 30


def movement(hold, *, up_s=1.0, top=90.0, rest_s=1.0):
    """Rest, rise to ``top``, the levels of a hold, and the way back."""
    up = np.linspace(0.0, top, round(up_s / STEP_S))
    hold = np.asarray(hold, float)
    down = up[::-1] * (hold[-1] / top if len(hold) else 1.0)
    levels = np.concatenate([np.zeros(round(rest_s / STEP_S)), up, hold, down])
    return list(zip((np.arange(len(levels)) * STEP_S).tolist(), levels.tolist(), strict=True))


def held(hold, **kinds):
    return hold_of(
        movement(np.asarray(hold, float)), band=8.0, rest=0.0, **{"least": 10.0, **kinds}
    )


def steady(seconds, level=90.0):
    return np.full(round(seconds / STEP_S), level)


def test_time_at_the_top_is_held_from_its_beginning():
    assert held(steady(5)).held_s == pytest.approx(5.0, abs=0.25)


def test_swaying_is_holding():
    t = np.arange(0, 5, STEP_S)
    assert held(90 + 3.5 * np.sin(2 * np.pi * 0.5 * t)).held_s == pytest.approx(5.0, abs=0.3)


def test_sinking_is_holding_and_is_told():
    hold = held(np.linspace(90, 78, round(8 / STEP_S)))
    assert hold.held_s == pytest.approx(8.0, abs=0.5)
    assert hold.sunk == pytest.approx(12.0, abs=2.0)


def test_a_wall_sit_that_sinks_by_ten_degrees_in_half_a_minute_goes_on():
    assert held(np.linspace(90, 80, round(30 / STEP_S))).held_s == pytest.approx(30, abs=0.5)


def test_one_high_sample_does_not_end_it():
    levels = steady(5)
    levels[30] += 40.0
    assert held(levels).held_s == pytest.approx(5.0, abs=0.3)


def test_the_turn_of_a_movement_is_no_hold():
    assert held([]).held_s == 0.0


@pytest.mark.parametrize(("gap_s", "whole"), [(0.4, True), (0.65, False)])
def test_a_short_dip_does_not_end_a_hold(gap_s, whole):
    hold = held(np.concatenate([steady(3), steady(gap_s, 60.0), steady(3)]))
    assert (hold.held_s > 5.0) == whole


@pytest.mark.parametrize(("gap_s", "whole"), [(0.4, True), (0.65, False)])
def test_what_was_not_seen_does_not_count(gap_s, whole):
    hold = held(np.concatenate([steady(3), np.full(round(gap_s / STEP_S), math.nan), steady(3)]))
    assert (hold.held_s > 5.0) == whole
    assert hold.held_s <= 6.3


def test_a_pause_low_on_the_way_up_is_no_hold_of_the_position():
    low = np.concatenate([steady(4, 30.0), np.linspace(30, 90, 30), steady(2)])
    assert held(low).held_s <= 4.3


def test_with_a_target_only_the_time_at_it_counts():
    levels = np.concatenate([steady(3, 70.0), np.linspace(70, 90, 10), steady(2)])
    assert held(levels, least=85.0).held_s == pytest.approx(2.0, abs=0.4)


@settings(max_examples=50)
@given(st.lists(st.floats(0, 120) | st.just(math.nan), max_size=60))
def test_it_is_never_longer_than_the_time(levels):
    clock = HoldClock(8.0, 0.0, 10.0)
    for number, level in enumerate(levels):
        clock.add(number / 10, level)
        assert 0.0 <= clock.held_s <= number / 10 + 1e-9


def test_a_foot_that_settles_after_it_was_lifted_is_off_the_floor():
    foot = {"band": 0.1, "rest": 0.0}
    settles = np.concatenate([np.linspace(0.35, 0.1, 30), steady(30, 0.1)])
    by_height = hold_of(movement(settles, top=0.35), least=0.04, **foot)
    off_the_floor = hold_of(movement(settles, top=0.35), least=0.05, position_share=0.0, **foot)
    assert by_height.held_s < 2.0
    assert off_the_floor.held_s == pytest.approx(30.0, abs=1.5)
    halfway = np.concatenate([np.linspace(0.35, 0.2, 30), steady(30, 0.2)])
    assert hold_of(movement(halfway, top=0.35), least=0.04, **foot).held_s > 28.5


def test_a_slow_fall_of_ten_degrees_is_held_live_and_in_the_record():
    samples = movement(np.linspace(60, 50, round(30 / STEP_S)), top=60.0)
    clock, live_s = HoldClock(8.0, 0.0, 10.0), 0.0
    for time_s, level in samples:
        clock.add(time_s, level)
        live_s = max(live_s, clock.held_s)
    assert live_s == pytest.approx(30.0, abs=0.7)
    assert clock.longest.held_s == live_s


def test_the_sinking_is_known_while_it_goes_on():
    clock = HoldClock(8.0, 0.0, 10.0)
    sunk = []
    for time_s, level in movement(np.linspace(62, 50, round(30 / STEP_S)), top=62.0)[: 31 * 30]:
        clock.add(time_s, level)
        sunk.append(clock.sunk)
    assert sunk[60] == pytest.approx(0.0, abs=0.5)
    assert sunk[-1] == pytest.approx(12.0, abs=1.5)


def test_past_the_far_end_of_a_position_no_time_counts():
    levels = np.concatenate([steady(4, 90.0), np.linspace(90, 110, 10), steady(6, 110.0)])
    assert held(levels, most=98.0).held_s == pytest.approx(4.0, abs=0.5)
    assert held(levels).held_s == pytest.approx(6.0, abs=0.5)
