from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from hep_vision.measure.body.landmarks import Landmark, PoseFrame
from hep_vision.show import overlay
from hep_vision.show.overlay import OverlayState, draw_overlay, overlay_size

LEG = (Landmark.LEFT_HIP, Landmark.LEFT_KNEE, Landmark.LEFT_ANKLE)
STATE = OverlayState(
    exercise="Squat",
    measure="knee flexion, left",
    value="102°",
    repetitions=3,
    prescribed=10,
    time_s=4.2,
    limbs=(LEG,),
)


def picture(width: int = 640, height: int = 480, grey: int = 128) -> np.ndarray:
    return np.full((height, width, 3), grey, dtype=np.uint8)


def person(width: int = 640, height: int = 480) -> PoseFrame:
    """Everybody's points in the middle but for a straight left leg on the right."""
    image = np.full((33, 3), (width / 2, height / 2, 0.0))
    for landmark, y in zip(LEG, (0.2, 0.5, 0.8), strict=True):
        image[landmark] = (0.8 * width, y * height, 0)
    return PoseFrame(0.0, image, np.zeros((33, 3)), np.ones(33), (width, height))


def band_height(width: int, height: int) -> int:
    return overlay_size(width, height)[1] - height


def luminance(colour: tuple[int, int, int]) -> float:
    """Relative luminance as WCAG 2 defines it."""
    c = np.array(colour) / 255
    linear = np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4)
    return float(linear @ (0.2126, 0.7152, 0.0722))


@pytest.mark.parametrize(
    "colour",
    [overlay.TEXT, overlay.QUIET_TEXT, overlay.WARNING, *overlay.STATUS_COLOURS.values()],
)
def test_every_text_stands_out_from_its_ground(colour):
    assert (luminance(colour) + 0.05) / (luminance(overlay.BAND) + 0.05) >= 7


@pytest.mark.parametrize("size", [(640, 480), (641, 481), (1080, 1920), (320, 240), (33, 1001)])
def test_size_is_what_was_said_and_even(size):
    drawn = draw_overlay(picture(*size), person(*size), replace(STATE, warning="Step back."))
    assert drawn.shape == (*overlay_size(*size)[::-1], 3)
    assert not any(side % 2 for side in overlay_size(*size))


def test_picture_is_left_as_it_is_and_shown_below_the_band():
    image = picture()
    drawn = draw_overlay(image, None, STATE)
    assert (image == 128).all()
    np.testing.assert_array_equal(drawn[band_height(640, 480) :], image)


def test_same_again():
    first = draw_overlay(picture(), person(), STATE)
    np.testing.assert_array_equal(first, draw_overlay(picture(), person(), STATE))


@pytest.mark.parametrize("scale", [1, 2])
def test_measured_limb_is_drawn_where_the_points_are(scale):
    """Also where the picture is a scaled one of that the pose refers to."""
    drawn = draw_overlay(picture(), person(640 * scale, 480 * scale), STATE)
    below = drawn[band_height(640, 480) :]
    thigh = below[round(0.35 * 480), round(0.8 * 640)]
    np.testing.assert_array_equal(thigh, overlay.WARNING)  # the limb's yellow
    assert (below[:, :200] == 128).all()


def test_unseen_points_are_not_drawn():
    pose = person()
    image = pose.image_px.copy()
    image[Landmark.LEFT_ANKLE] = np.nan
    pose = PoseFrame(0.0, image, pose.world_m, pose.visibility, pose.size_px)
    below = draw_overlay(picture(), pose, STATE)[band_height(640, 480) :]
    assert (below[round(0.7 * 480) :] == 128).all()
    assert (below[round(0.35 * 480), round(0.8 * 640)] != 128).any()


def test_far_away_points_are_no_error():
    pose = person()
    image = pose.image_px.copy()
    image[Landmark.LEFT_ANKLE] = (1e9, -1e9, 0)
    draw_overlay(picture(), PoseFrame(0.0, image, pose.world_m, pose.visibility, (640, 480)), STATE)


@pytest.mark.parametrize(
    "change",
    [
        {"repetitions": 4},
        {"prescribed": 12},
        {"prescribed": None},
        {"value": "95°"},
        {"value": ""},
        {"exercise": "Sit to stand"},
        {"measure": "hip flexion"},
        {"time_s": 5.0},
        {"status": "Short of the target.", "outcome": "partial"},
    ],
)
def test_band_shows(change):
    band = slice(0, band_height(640, 480))
    plain = draw_overlay(picture(), None, STATE)[band]
    assert (draw_overlay(picture(), None, replace(STATE, **change))[band] != plain).any()


def test_outcomes_differ_in_shape_not_only_in_colour():
    """In black and white as well."""
    shown = []
    for outcome in ("counted", "partial", "rejected"):
        state = replace(STATE, status="x", outcome=outcome)
        drawn = draw_overlay(picture(), None, state)[: band_height(640, 480), :40]
        shown.append((drawn.max(axis=2) > 120)[86:].tobytes())
    assert len(set(shown)) == 3


def test_warning_stands_in_the_picture():
    with_warning = draw_overlay(picture(), None, replace(STATE, warning="Turn to the side."))
    without = draw_overlay(picture(), None, STATE)
    changed = np.flatnonzero((with_warning != without).any(axis=(1, 2)))
    assert changed.size
    assert changed.min() > overlay_size(640, 480)[1] - 60


def test_progress_fills_one_box_per_repetition():
    def filled(repetitions: int, prescribed: int) -> int:
        state = replace(STATE, repetitions=repetitions, prescribed=prescribed)
        drawn = draw_overlay(picture(), None, state)
        return int((drawn == overlay.STATUS_COLOURS["counted"]).all(axis=2).sum())

    assert filled(0, 10) == 0
    assert 0 < filled(3, 10) < filled(7, 10) < filled(10, 10)
    assert filled(12, 10) == filled(10, 10)
    assert 0 < filled(100, 400) < filled(300, 400)


def test_long_words_stay_inside():
    state = replace(
        STATE,
        exercise="Ein sehr langer Name einer Übung " * 5,
        measure="a measure with a long name " * 4,
        status="A very long explanation of what became of it. " * 4,
        outcome="rejected",
        warning="A warning that does not fit. " * 6,
    )
    drawn = draw_overlay(picture(), None, state)
    band = drawn[: band_height(640, 480)]
    margin = 6
    assert (band[:, :margin] == overlay.BAND).all()
    assert (band[:, -margin:] == overlay.BAND).all()


@pytest.mark.parametrize(
    "image",
    [np.zeros((480, 640), np.uint8), np.zeros((480, 640, 3)), np.zeros((4, 4, 4), np.uint8)],
)
def test_other_pictures_are_refused(image):
    with pytest.raises(ValueError, match="image_rgb must be uint8"):
        draw_overlay(image, None, STATE)
