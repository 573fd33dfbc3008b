"""``hep-vision install-shortcut``: today's page with a double click."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from hep_vision.cli.console import escape, out


def install_shortcut(
    folder: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="Where to. Default: your desktop.", show_default=False),
    ] = None,
    remove: Annotated[bool, typer.Option("--remove", help="Take it away again.")] = False,
) -> None:
    """Put hep-vision on the desktop, to be opened with a double click.

    On Linux it appears among the programs as well. It opens what `hep-vision` without a command
    opens: today's page.
    """
    from hep_vision.shortcuts import make_shortcut, remove_shortcut

    paths = remove_shortcut(folder) if remove else make_shortcut(folder)
    for path in paths:
        out.print(f"{'Removed' if remove else 'Wrote'} {escape(str(path))}", soft_wrap=True)
    if remove and not paths:
        out.print("There is none.")
