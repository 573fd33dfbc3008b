"""Where the camera stands for a clip."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from hep_vision_figure.camera import Camera, aim
from hep_vision_figure.clinical import body_points
from hep_vision_figure.spec_part import ImpossibleClipError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hep_vision_figure.arrays import Array
    from hep_vision_figure.skeleton import Frames
    from hep_vision_figure.spec import CameraSpec

_FILL = 0.84  # share of the picture's width and height that the movement may take
_NEAREST_M, _FARTHEST_M = 1.2, 5.5
_WIDEST_DEG = 110  # field of view of the widest lens
_SHELF_M = (0.45, 1.25)  # heights a phone or laptop is put at, if none is given


def _outline(extent: Sequence[Frames]) -> Array:
    """Points all round the body at some moments of the movement, shape (n, 3)."""
    points: list[Array] = []
    for frames in extent:
        points += body_points(frames).values()
        for side in ("left", "right"):
            points.append(frames.point(f"{side}_hand", (0, -0.19 * frames.scale, 0)))
            points.append(frames.point(f"{side}_toes", (0, -0.03, 0.08 * frames.scale)))
        points.append(frames.point("head", (0, 0.2 * frames.scale, 0)))
    return np.array(points)


def frame_picture(spec: CameraSpec, extent: Sequence[Frames]) -> Camera:
    """Stand the camera as a specification says; what it leaves open is made to fit.

    Parameters
    ----------
    spec : CameraSpec
    extent : sequence of Frames
        The body at some moments, all of which shall be in the picture.

    Raises
    ------
    ImpossibleClipError
        If the distance is left open and the body does not fit from as far as the room goes.

    Notes
    -----
    The distance is that of a camera square on to the movement, whatever the yaw, so that
    clips which differ in yaw differ in nothing else.
    """
    outline = _outline(extent)
    middle = 0.5 * (outline.min(axis=0) + outline.max(axis=0))
    height = float(np.clip(middle[1], *_SHELF_M)) if spec.height_m is None else spec.height_m

    def camera(distance: float, yaw_deg: float, lens_deg: float = spec.field_of_view_deg) -> Camera:
        up = float(np.degrees(np.arctan2(middle[1] - height, distance)))
        return aim(
            np.array([middle[0], 0.0, 0.0]),
            distance_m=distance,
            height_m=height,
            yaw_deg=yaw_deg,
            pitch_deg=up if spec.pitch_deg is None else spec.pitch_deg,
            roll_deg=spec.roll_deg,
            field_of_view_deg=lens_deg,
            size_px=spec.size_px,
            distortion=spec.distortion,
        )

    def taken(distance: float, lens_deg: float = spec.field_of_view_deg) -> float:
        """Share of the picture's width or height that the outline takes, about its middle."""
        pixels, depth = camera(distance, 0.0, lens_deg).project(outline)
        size = np.array(spec.size_px)
        away = np.abs(pixels - 0.5 * size) / (0.5 * size)
        return float(away.max()) if (depth > 0.3).all() else np.inf

    distance = spec.distance_m
    if distance is None:
        near, far = _NEAREST_M, _FARTHEST_M
        for _ in range(20):
            half = 0.5 * (near + far)
            near, far = (near, half) if taken(half) <= _FILL else (half, far)
        distance = far
        if taken(distance) > 1.0:
            wider = range(int(spec.field_of_view_deg) + 1, _WIDEST_DEG + 1)
            enough = next((deg for deg in wider if taken(distance, deg) <= 1.0), None)
            raise _does_not_fit(enough)
    return camera(distance, spec.yaw_deg)


def _does_not_fit(wide_enough_deg: float | None) -> ImpossibleClipError:
    """Refusal that names the lens, or the tilt where no lens would do."""
    problem = f"the whole movement does not fit from {_FARTHEST_M:g} m"
    if wide_enough_deg is None:
        problem += "; leave pitch_deg out or give distance_m"
        return ImpossibleClipError(("camera", "pitch_deg"), problem)
    problem += f"; make it at least {wide_enough_deg:g} or give distance_m"
    return ImpossibleClipError(("camera", "field_of_view_deg"), problem)
