"""What is stated where the source of the landmarks tells no depth, or a limb is hidden."""

import math
from dataclasses import replace

import numpy as np
import pytest

from hep_vision.measure.body.landmarks import PoseFrame
from hep_vision.measure.uncertainty import ModelError
from sample_exercises import SQUAT, measured
from stick_body import frames_of, repetitions, squatting

ERROR = ModelError(bias=0.0, u_model=3.0)


def flat(frame: PoseFrame, lift_px: float = 0.0) -> PoseFrame:
    """The frame as a format without depth has it; the left knee moved aside by so much."""
    image = np.array(frame.image_px)
    image[:, 2] = math.nan
    image[25, 0] += lift_px  # the left knee
    world = np.full_like(frame.world_m, math.nan)
    return PoseFrame(frame.time_s, image, world, frame.visibility, frame.size_px)


@pytest.fixture(scope="module")
def frames():
    time_s, knee = repetitions([90.0, 90.0])
    return list(frames_of(time_s, squatting(knee)))


def untold(frames, **changes):
    exercise = replace(SQUAT, error=ERROR, **changes)
    return measured(frames, exercise).repetitions


def test_where_no_view_is_told_what_is_allowed_for_stands_in(frames):
    for one in untold([flat(frame) for frame in frames], untold_view=4.6):
        assert math.isnan(one.view_off_deg)
        assert one.rom.parts.view == pytest.approx(4.6, abs=0.5)
        assert "view_unknown" not in {f.code for f in one.findings}  # the set's finding says it
        assert one.rom.reliable


def test_where_somebody_could_have_told_it_nothing_stands_in(frames):
    for one in untold([flat(frame) for frame in frames]):
        assert math.isnan(one.rom.uncertainty)
        assert [f.advice for f in one.findings if f.code == "view_unknown"] == ["Show the trunk."]
        assert not one.rom.reliable


def test_a_view_that_is_told_is_used(frames):
    told = [one.rom.parts.view for one in untold(frames)]
    assert [one.rom.parts.view for one in untold(frames, untold_view=4.6)] == told


def test_where_the_near_side_is_not_known_the_sides_difference_widens(frames):
    apart = untold([flat(frame, 15.0) for frame in frames], untold_view=4.6)
    assert len(apart) == 2
    for one in apart:
        difference = one.rom.peak - one.other_side_rom.peak
        assert abs(difference) > 5.0
        expected = math.hypot(4.6, difference / math.sqrt(3.0))
        assert one.rom.parts.view == pytest.approx(expected)
        assert one.rom.uncertainty == one.rom.parts.expanded


@pytest.mark.parametrize("side", ["left", "right"])
def test_a_hidden_limb_is_stated_with_what_it_is_further_off(frames, side):
    exercise = replace(SQUAT, error=replace(ERROR, hidden=4.0))
    parts = {one.rom.parts.model for one in measured(frames, exercise, side=side).repetitions}
    near = np.nanmedian([f.image_px[11, 2] - f.image_px[12, 2] for f in frames])
    hidden = side == ("left" if near > 0 else "right")
    assert parts == {5.0 if hidden else 3.0}
