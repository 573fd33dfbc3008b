"""The pictures that ship with the exercises: start, end and a short loop between them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from hep_vision.packaged import packaged_dir

if TYPE_CHECKING:
    from pathlib import Path


class Pictures(NamedTuple):
    """Files that show an exercise."""

    start: Path
    end: Path
    loop: Path


def pictures_dir() -> Path:
    """Folder of the pictures; it may be empty."""
    return packaged_dir("exercises") / "pictures"


def pictures_at(exercise: str, folder: Path) -> Pictures:
    """Where an exercise's pictures are in a folder, or would be."""
    return Pictures(
        folder / f"{exercise}_start.jpg",
        folder / f"{exercise}_end.jpg",
        folder / f"{exercise}.webp",
    )


def pictures_of(exercise: str) -> Pictures | None:
    """Pictures of an exercise; None if it has none."""
    pictures = pictures_at(exercise, pictures_dir())
    return pictures if all(path.is_file() for path in pictures) else None
