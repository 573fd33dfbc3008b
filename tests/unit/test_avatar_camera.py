"""The camera: projection, rays, framing."""

import re

import numpy as np
import pytest

from hep_vision_figure.camera import Camera, aim
from hep_vision_figure.choreography import Choreography
from hep_vision_figure.clinical import body_points
from hep_vision_figure.framing import frame_picture
from hep_vision_figure.repertoire import REPERTOIRE
from hep_vision_figure.spec import ClipSpec
from hep_vision_figure.spec_part import ImpossibleClipError

ORIGIN = np.zeros(3)


@pytest.mark.parametrize("distortion", [(0.0, 0.0), (-0.18, 0.03), (0.1, 0.0)])
@pytest.mark.parametrize("turn", [{}, {"yaw_deg": 30, "pitch_deg": -8, "roll_deg": 5}])
def test_rays_and_projection_are_each_others_inverse(
    distortion: tuple[float, float], turn: dict[str, float]
) -> None:
    camera = aim(ORIGIN, distance_m=3, height_m=1, size_px=(64, 48), distortion=distortion, **turn)
    points = camera.position + 2.5 * camera.rays()
    pixels, depth = camera.project(points)
    x, y = np.meshgrid(np.arange(64) + 0.5, np.arange(48) + 0.5)
    np.testing.assert_allclose(pixels, np.stack([x, y], -1), atol=1e-3)
    np.testing.assert_allclose(depth, 2.5)


def test_what_is_left_high_and_near_is_so_in_the_picture() -> None:
    camera = aim(ORIGIN, distance_m=3, height_m=1)
    points = np.array([[0.5, 1.0, 0.0], [0.0, 1.5, 0.0], [0.0, 1.0, 1.0]])
    pixels, depth = camera.project(points)
    assert pixels[0, 0] > 320
    assert pixels[1, 1] < 240
    assert depth[2] < depth[0]


def test_a_level_camera_sees_the_height_of_its_lens_in_the_middle() -> None:
    camera = aim(np.array([0.3, 0, 0]), distance_m=2, height_m=1.2, yaw_deg=50)
    pixels, _ = camera.project(np.array([0.3, 1.2, 0.0]))
    np.testing.assert_allclose(pixels, [320, 240], atol=1e-9)


def test_yaw_walks_the_camera_round_to_its_right() -> None:
    camera = aim(ORIGIN, distance_m=3, height_m=1, yaw_deg=30)
    np.testing.assert_allclose(camera.position, [1.5, 1.0, 3 * np.cos(np.radians(30))])


def test_roll_tips_the_top_of_the_camera_to_the_right() -> None:
    camera = aim(ORIGIN, distance_m=3, height_m=1, roll_deg=10)
    above, _ = camera.project(np.array([0.0, 1.5, 0.0]))
    assert above[0] < 320  # so the world leans to the left


@pytest.mark.parametrize("exercise", REPERTOIRE)
@pytest.mark.parametrize("size_px", [(640, 480), (480, 854)])
def test_the_whole_movement_is_in_the_picture(exercise: str, size_px: tuple[int, int]) -> None:
    spec = ClipSpec.model_validate({"exercise": exercise, "camera": {"size_px": size_px}})
    stage = Choreography(spec)
    camera = frame_picture(spec.camera, stage.extent())
    for planned in stage.repetitions:
        for time_s in np.linspace(planned.start_s, planned.end_s, 9):
            for point in body_points(stage.frames(float(time_s))).values():
                (x, y), depth = camera.project(point)
                assert depth > 0.5
                assert 0 < x < size_px[0]
                assert 0 < y < size_px[1]


def framed(exercise: str = "squat", **camera: float) -> Camera:
    spec = ClipSpec.model_validate({"exercise": exercise, "camera": camera})
    return frame_picture(spec.camera, Choreography(spec).extent())


def test_a_lens_too_narrow_for_the_room_is_refused_with_one_that_would_do() -> None:
    with pytest.raises(ImpossibleClipError, match=r"camera.field_of_view_deg: .*5.5 m") as fault:
        framed(field_of_view_deg=20)
    (enough,) = re.findall(r"make it at least (\d+)", str(fault.value))
    assert framed(field_of_view_deg=int(enough))
    with pytest.raises(ImpossibleClipError):
        framed(field_of_view_deg=int(enough) - 1)
    assert framed(field_of_view_deg=20, distance_m=5.5)


def test_a_tilt_away_from_the_figure_is_refused_unless_the_distance_is_given() -> None:
    with pytest.raises(ImpossibleClipError, match=r"camera.pitch_deg: .*leave pitch_deg out"):
        framed(pitch_deg=45)
    assert framed(pitch_deg=45, distance_m=3)


def test_what_is_asked_is_kept() -> None:
    camera = {"distance_m": 2.5, "height_m": 0.7, "pitch_deg": 4, "field_of_view_deg": 70}
    spec = ClipSpec.model_validate({"exercise": "squat", "camera": camera})
    made = frame_picture(spec.camera, Choreography(spec).extent())
    assert made.position[1] == 0.7
    assert made.position[2] == pytest.approx(2.5)
    assert made.rotation[1, 2] == pytest.approx(-np.sin(np.radians(4)))
    assert made.focal_px == pytest.approx(320 / np.tan(np.radians(35)))
