"""``hep-vision cameras``: which cameras there are, with a still of each."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from hep_vision.cli.console import err, escape, out

DEFAULT_FOLDER = Path("hep-vision-cameras")


def cameras(
    stills: Annotated[
        Path, typer.Option(metavar="FOLDER", help="Where the stills go.")
    ] = DEFAULT_FOLDER,
    no_stills: Annotated[
        bool, typer.Option("--no-stills", help="Only list them; none is switched on.")
    ] = False,
) -> None:
    """List the cameras of this computer, each with a still, to tell which is which.

    The stills stay on this computer; delete the folder when the camera is chosen.
    """
    from hep_vision.live.cameras import find_cameras, take_still

    found = find_cameras()
    if not found:
        err.print(
            "There is no camera on this computer. A phone or network camera works too, by its "
            "address: hep-vision run --camera http://... or rtsp://...",
            soft_wrap=True,
        )
    for camera in found:
        out.print(f"[bold]{camera.number}[/]  {escape(camera.name)}", soft_wrap=True)
        if not no_stills:
            still = take_still(camera, stills)
            out.print(f"   {escape(still)}", soft_wrap=True)
