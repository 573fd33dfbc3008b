"""Pictures of an exercise, start and end, as far as there are any."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

from hep_vision.packaged import packaged_dir
from hep_vision.program.known import pictures_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    import numpy.typing as npt

    Image = npt.NDArray[np.uint8]


def load_pictures(
    exercises: Iterable[str], folder: Path | None = None
) -> dict[str, tuple[Image, ...]]:
    """Pictures of exercises by their id; what has none, or none that can be drawn, is left out.

    Parameters
    ----------
    exercises : iterable of str
        Their ids.
    folder : Path, optional
        Where the pictures are; those that ship with the program by default.

    Returns
    -------
    dict of str to tuple of ndarray
        Red, green, blue; uint8 of shape (height, width, 3); the start first.
    """
    folder = folder or packaged_dir("exercises") / "pictures"
    found: dict[str, tuple[Image, ...]] = {}
    for id_ in dict.fromkeys(exercises):
        images = [_read(path) for path in pictures_in(folder, id_)]
        drawable = tuple(image for image in images if image is not None)
        if drawable:
            found[id_] = drawable
    return found


def mirror_images(pictures: Sequence[Image]) -> tuple[Image, ...]:
    """Pictures of the other side: as a mirror shows them."""
    return tuple(np.ascontiguousarray(picture[:, ::-1]) for picture in pictures)


def _read(path: Path) -> Image | None:
    content = np.frombuffer(path.read_bytes(), np.uint8)  # OpenCV trips over accents in a path
    bgr = cv2.imdecode(content, cv2.IMREAD_COLOR)
    # A drawing (SVG) is for paper only.
    return None if bgr is None else np.asarray(cv2.cvtColor(bgr, cv2.COLOR_BGR2RGB), np.uint8)
