"""Where the files that ship with the program lie: exercises and the model manifest."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

_PACKAGE = Path(__file__).resolve().parent


def packaged_dir(
    name: Literal["exercises", "models", "sample_videos"], *, package: Path = _PACKAGE
) -> Path:
    """Folder of files that ship with the program.

    Parameters
    ----------
    name : {"exercises", "models", "sample_videos"}
        Which folder.
    package : Path
        Folder of the ``hep_vision`` package itself.

    Returns
    -------
    Path
        ``hep_vision/data/<name>`` of an installed wheel, or the checkout's top-level
        ``<name>`` where the package is installed editable.

    Raises
    ------
    ValueError
        If neither is there: the installation is incomplete.
    """
    in_wheel = package / "data" / name
    in_checkout = package.parents[1] / name
    for folder in (in_wheel, in_checkout):
        if folder.is_dir():
            return folder
    raise ValueError(
        f"name must be a folder that ships with hep-vision, got {name!r}: "
        f"neither {in_wheel} nor {in_checkout} exists"
    )
