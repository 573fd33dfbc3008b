"""``hep-vision-figure``: clips of the rendered figure, whose true angles are known."""

import sys
from functools import partial
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from hep_vision.cli.console import escape, frame_progress, out, run_guarded
from hep_vision.definitions.library import shipped_library
from hep_vision.definitions.pictures import pictures_dir
from hep_vision.errors import InputError

figure_app = typer.Typer(
    no_args_is_help=True,
    help="Draw clips of a figure that exercises, with the truth about every frame."
    "\n\nWhat a specification may say: docs/figure.md.",
)


@figure_app.command("render")
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
    """Draw clips: for each SPEC.yaml a video SPEC.mp4 and its truth SPEC.json.

    The least that SPEC.yaml can say is: exercise: squat
    """
    from hep_vision_figure.clip import render_clip
    from hep_vision_figure.spec_file import load_spec

    _refuse_overwriting(specs, folder)
    asked = [(path, load_spec(path)) for path in specs]  # all are checked before any is drawn
    for path, spec in asked:
        with frame_progress(path.stem) as on_frame:
            made = render_clip(spec, folder or path.parent, path.stem, on_frame)
        files = f"{escape(str(made.video))}, {escape(str(made.truth))}"
        out.print(f"{made.frames} frames: {files}", soft_wrap=True)


def _refuse_overwriting(specs: list[Path], folder: Path | None) -> None:
    """Keep clips off each other's files, and truth off a specification named like it."""
    drawn: dict[Path, Path] = {}
    for path in specs:
        truth = ((folder or path.parent) / f"{path.stem}.json").resolve()
        if truth == path.resolve():
            raise InputError(
                f"{path}: its truth would be written over it; name it {path.stem}.yaml, "
                "or give another folder with --out"
            )
        if truth in drawn:
            raise InputError(
                f"{path}: its clip would be written over that of {drawn[truth]}; "
                "rename one of them, or draw them into different folders"
            )
        drawn[truth] = path


@figure_app.command("fields")
def fields() -> None:
    """Print every field of a specification: what it takes, what it is if left out (Markdown)."""
    from hep_vision_figure.spec_page import fields_page

    sys.stdout.write(fields_page())


@figure_app.command("pictures")
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
    from hep_vision_figure.pictures import draw_ways, write_pictures
    from hep_vision_figure.repertoire import ONLY_SHOWN, REPERTOIRE, find_movement

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


@figure_app.command("list")
def list_movements() -> None:
    """Show the exercises the figure knows and how far it can go in each."""
    from hep_vision_figure.clinical import told_value
    from hep_vision_figure.movement import calibrate
    from hep_vision_figure.repertoire import ONLY_SHOWN, REPERTOIRE
    from hep_vision_figure.skeleton import Build, build_skeleton

    skeleton = build_skeleton(Build())
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0))
    for heading in ("Exercise", "View", "Moves", "Measure", "Goes"):
        table.add_column(heading, no_wrap=True)
    for name, movement in sorted(REPERTOIRE.items()):
        span = calibrate(movement, skeleton, "right").span
        reach = " to ".join(told_value(end, movement.measure) for end in span)
        moves = "in turn" if movement.side_kind == "alternating" else movement.side_kind
        table.add_row(name, movement.view, moves, movement.measure, reach)
    out.print(table)
    out.print("\nWithout °: in lengths of the shank or leg.")
    shown = ", ".join(sorted(ONLY_SHOWN))
    out.print(f"Only shown, not measured; their truth tells what drives the figure: {shown}.")


def main() -> None:
    """Run the command; a fault of the input ends in one sentence and an exit code."""
    run = partial(typer.main.get_command(figure_app), prog_name="hep-vision-figure")
    sys.exit(run_guarded(run, verbose=False))
