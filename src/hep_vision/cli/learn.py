"""``hep-vision exercises learn``: an exercise definition from a filmed demonstration."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from hep_vision.analysis.learn import Demonstration, Learning, id_of, write_learning
from hep_vision.analysis.learn import learn as run_learning
from hep_vision.analysis.recording import Recording
from hep_vision.cli.console import err, escape, out
from hep_vision.cli.looking import look_at
from hep_vision.cli.option_values import LARGEST_TIME_S, MOST_REPETITIONS, check_ranges, side_of
from hep_vision.definitions.library import Library, load_library
from hep_vision.errors import InputError


def learn(
    video: Annotated[
        Path,
        typer.Argument(help="Video of three to five repetitions, or a landmark log (.npz) of it."),
    ],
    name: Annotated[str, typer.Option("--name", "-n", help="What to call the exercise.")],
    like: Annotated[
        str | None,
        typer.Option(
            metavar="ID", help="An exercise it resembles: takes its measure, direction and words."
        ),
    ] = None,
    side: Annotated[
        str, typer.Option(help="Side that is shown: left, right, both or auto (what moves).")
    ] = "auto",
    reps: Annotated[
        int | None,
        typer.Option(min=1, max=MOST_REPETITIONS, help="How many repetitions are shown."),
    ] = None,
    start: Annotated[
        float | None, typer.Option(min=0, metavar="S", help="Begin here, in seconds.")
    ] = None,
    end: Annotated[
        float | None, typer.Option(min=0, metavar="S", help="End here, in seconds.")
    ] = None,
    out_file: Annotated[
        Path | None,
        typer.Option("--out", "-o", help="The definition's file; by default NAME.yaml here."),
    ] = None,
    exercises: Annotated[
        Path | None,
        typer.Option("--exercises", help="Folder of definitions beside the shipped ones."),
    ] = None,
) -> None:
    """Learn an exercise from a demonstration: what moves, how far, how fast, seen from where.

    Writes a commented definition, to be looked over, and a picture of the angle with what
    was understood; counts the demonstration with the new definition. Says why, where it
    cannot make out what is shown.
    """
    library = load_library(exercises)
    path = _free_file(out_file, name, library)
    check_ranges({"--start": start, "--end": end}, LARGEST_TIME_S)
    if start is not None and end is not None and end <= start:
        raise typer.BadParameter(f"--end {end:g} must come after --start {start:g}.")
    demonstration = Demonstration(
        video, name.strip(), side_of(side), library.get(like) if like else None, reps
    )
    frames = look_at(Recording(video, start, end)).frames
    learning = run_learning(demonstration, frames, path.stem, date.today())  # noqa: DTZ011 - the day here
    picture = write_learning(learning, path)
    _report(learning, path, picture)


def _free_file(asked: Path | None, name: str, library: Library) -> Path:
    """File to write to, named like the exercise's id; neither of the two may be taken."""
    path = asked or Path(f"{id_of(name)}.yaml")
    if path.is_dir():
        path = path / f"{id_of(name)}.yaml"
    if path.suffix != ".yaml" or id_of(path.stem) != path.stem:
        raise InputError(
            f"{path}: a definition is called like its exercise's id, in small letters, digits "
            f"and _, with the ending .yaml; for example {id_of(name)}.yaml."
        )
    if path.stem in library.paths:
        raise InputError(
            f"There is already an exercise {path.stem!r} ({library.paths[path.stem]}). Choose "
            "another --name or --out."
        )
    for taken in (path, path.with_suffix(".png")):
        if taken.exists():
            raise InputError(f"{taken} exists already. Choose another --out, or remove it first.")
    return path


def _report(learning: Learning, path: Path, picture: Path) -> None:
    counted = learning.result.counted
    noun = "repetition" if counted == 1 else "repetitions"
    out.print()
    out.print(
        f"[bold]{escape(learning.demonstration.name)}[/]: learnt; the new definition counts "
        f"[bold]{counted}[/] {noun} in its demonstration",
        soft_wrap=True,
    )
    for sentence in learning.sentences:
        out.print(f"  {escape(sentence)}", soft_wrap=True)
    for remark in learning.remarks:
        err.print(f"[yellow]Note:[/] {escape(remark)}", soft_wrap=True)
    out.print()
    out.print(f"Definition  {escape(str(path))}", soft_wrap=True)
    out.print(f"Picture     {escape(str(picture))}", soft_wrap=True)
    out.print(
        f"Use it      hep-vision analyze VIDEO --exercise {path.stem} "
        f"--exercises {escape(str(path.parent))}",
        soft_wrap=True,
    )
