"""``hep-vision avatar``: clips of the rendered figure, whose true angles are known."""

from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from hep_vision.cli.console import escape, frame_progress, out
from hep_vision.definitions.library import shipped_library
from hep_vision.definitions.pictures import pictures_dir
from hep_vision.errors import InputError

avatar_app = typer.Typer(
    no_args_is_help=True,
    help="Draw clips of a figure that exercises, with the truth about every frame.",
)

# What the extra brings; the rest of the program does without.
_EXTRA = ("numba", "skimage")


def _require_extra() -> None:
    if any(find_spec(package) is None for package in _EXTRA):
        raise InputError(
            "The figure needs packages that are not installed. "
            "Install them with: pip install 'hep-vision[avatar]'"
        )


@avatar_app.command("render")
def render(
    specs: Annotated[
        list[Path], typer.Argument(metavar="SPEC...", help="Specifications of clips (YAML).")
    ],
    folder: Annotated[
        Path | None,
        typer.Option(
            "--out", help="Folder for video and truth; beside the specification if left out."
        ),
    ] = None,
) -> None:
    """Draw clips: for each SPEC.yaml a video SPEC.mp4 and its truth SPEC.json."""
    _require_extra()
    from hep_vision.avatar.clip import render_clip
    from hep_vision.avatar.spec import load_spec

    asked = [(path, load_spec(path)) for path in specs]  # all are checked before any is drawn
    for path, spec in asked:
        with frame_progress(path.stem) as on_frame:
            made = render_clip(spec, folder or path.parent, path.stem, on_frame)
        out.print(f"{made.frames} frames: {escape(str(made.video))}, {escape(str(made.truth))}")


@avatar_app.command("pictures")
def pictures(
    exercises: Annotated[
        list[str] | None,
        typer.Argument(help="Ids of exercises; all that the figure knows if left out."),
    ] = None,
    folder: Annotated[
        Path | None, typer.Option("--out", help="Folder; the library's own if left out.")
    ] = None,
) -> None:
    """Draw the pictures of exercises: start, end and a short loop between them."""
    _require_extra()
    from hep_vision.avatar.pictures import draw_ways, write_pictures
    from hep_vision.avatar.repertoire import ONLY_SHOWN, REPERTOIRE, find_movement

    library = shipped_library()
    known = sorted(REPERTOIRE | ONLY_SHOWN)
    asked = [find_movement(name).exercise for name in exercises or known]
    to = folder or pictures_dir()
    size = 0
    with frame_progress("pictures") as on_drawn:
        for done, exercise in enumerate(asked, start=1):
            written = write_pictures(exercise, draw_ways(library.get(exercise)), to)
            size += sum(path.stat().st_size for path in written)
            on_drawn(done, len(asked))
    out.print(f"{len(asked)} exercises, {size / 1e6:.1f} MB: {escape(str(to))}", soft_wrap=True)
    without = sorted(set(library.ids) - set(known))
    if not exercises and without:
        out.print(f"The figure cannot show: {', '.join(without)}", soft_wrap=True)


@avatar_app.command("list")
def list_movements() -> None:
    """Show the exercises the figure knows and how far it can go in each."""
    _require_extra()
    from hep_vision.avatar.movement import calibrate
    from hep_vision.avatar.repertoire import REPERTOIRE
    from hep_vision.avatar.skeleton import Build, build_skeleton

    skeleton = build_skeleton(Build())
    table = Table("Exercise", "View", "Moves", "Measure", "From", "To", box=None, pad_edge=False)
    for name, movement in sorted(REPERTOIRE.items()):
        low, high = calibrate(movement, skeleton, "right").span
        reach = (f"{low:.3g}", f"{high:.3g}")
        table.add_row(name, movement.view, movement.side_kind, movement.measure, *reach)
    out.print(table)
