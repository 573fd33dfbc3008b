"""What the model saw in one frame."""

import math

import numpy as np
import pytest

from hep_vision.measure.body.landmarks import (
    LANDMARK_COUNT,
    SIDED_POINTS,
    Landmark,
    PoseFrame,
    landmark_of,
    middle,
)

SIZE_PX = (640, 480)


def frame(**others) -> PoseFrame:
    fields = {
        "time_s": 1.5,
        "image_px": np.arange(99.0).reshape(33, 3),
        "world_m": np.zeros((33, 3)),
        "visibility": np.ones(33),
        "size_px": SIZE_PX,
    }
    return PoseFrame(**{**fields, **others})


class TestNames:
    def test_every_landmark_has_one_number(self):
        assert [point.value for point in Landmark] == list(range(LANDMARK_COUNT))

    def test_numbers_are_those_of_the_model(self):
        numbers = {"NOSE": 0, "LEFT_SHOULDER": 11, "RIGHT_HIP": 24, "RIGHT_FOOT_INDEX": 32}
        assert {name: Landmark[name].value for name in numbers} == numbers

    @pytest.mark.parametrize("point", SIDED_POINTS)
    def test_a_point_exists_on_both_sides(self, point):
        left, right = landmark_of(point, "left"), landmark_of(point, "right")
        assert (left.name, right.name) == (f"LEFT_{point.upper()}", f"RIGHT_{point.upper()}")

    @pytest.mark.parametrize("point", ["nose", "", "left_knee", "KNEE"])
    def test_another_point_is_a_mistake_of_the_caller(self, point):
        with pytest.raises(ValueError, match="point must be one of eye, ear, shoulder"):
            landmark_of(point, "left")


class TestFrame:
    def test_is_kept_safe_from_changes(self):
        image_px = np.zeros((33, 3))
        kept = frame(image_px=image_px)
        image_px[:] = 7
        assert not kept.image_px.any()
        with pytest.raises(ValueError, match="read-only"):
            kept.image_px[0, 0] = 1

    @pytest.mark.parametrize(
        ("name", "shape"), [("image_px", (33, 2)), ("world_m", (32, 3)), ("visibility", (33, 1))]
    )
    def test_of_another_shape_is_a_mistake_of_the_caller(self, name, shape):
        with pytest.raises(ValueError, match=rf"{name} must have shape .* got \({shape[0]}"):
            frame(**{name: np.zeros(shape)})

    @pytest.mark.parametrize("time_s", [math.nan, math.inf])
    def test_without_a_time_is_a_mistake_of_the_caller(self, time_s):
        with pytest.raises(ValueError, match="time_s must be finite"):
            frame(time_s=time_s)

    def test_the_plane_is_x_and_y_as_one_number(self):
        kept = frame()
        plane = kept.plane
        assert plane.shape == (33,)
        assert plane[Landmark.NOSE] == 0 + 1j
        assert plane[32] == 96 + 97j
        plane[:] = 0
        assert kept.image_px[32, 0] == 96

    def test_an_empty_one_shows_nobody(self):
        empty = PoseFrame.empty(2.0, SIZE_PX)
        assert not empty.has_pose
        assert (empty.time_s, empty.size_px) == (2.0, SIZE_PX)
        assert np.isnan(empty.plane).all()

    def test_one_landmark_is_somebody(self):
        image_px = np.full((33, 3), math.nan)
        image_px[5, :2] = 1.0
        assert frame(image_px=image_px).has_pose


def test_the_middle_lies_halfway_and_is_unseen_if_either_is():
    points = frame().plane.tolist()
    left, right = points[Landmark.LEFT_HIP], points[Landmark.RIGHT_HIP]
    assert middle(points, "hip") == (left + right) / 2
    points[Landmark.LEFT_HIP] = complex(math.nan, math.nan)
    assert math.isnan(middle(points, "hip").real)
