"""``hep-vision exercises``: the movement library."""

import sys
import webbrowser
from pathlib import Path
from typing import Annotated, get_args

import typer
from rich.table import Table

from hep_vision.cli.console import err, escape, out
from hep_vision.cli.exercise_card import print_card
from hep_vision.cli.learn import learn
from hep_vision.definitions import words
from hep_vision.definitions.catalogue import catalogue_page
from hep_vision.definitions.fields import BodyPosition, Region
from hep_vision.definitions.library import Library, load_library, shipped_library
from hep_vision.definitions.loader import check_definition
from hep_vision.definitions.pictures import pictures_of
from hep_vision.definitions.schema import Definition
from hep_vision.errors import InputError, OutputError

exercises_app = typer.Typer(
    no_args_is_help=True, help="List, show and check the exercises of the movement library."
)

REGIONS: tuple[Region, ...] = get_args(Region)

exercises_app.command("learn")(learn)

Folder = Annotated[
    Path | None,
    typer.Option("--exercises", help="Folder of definitions that add to or override these."),
]


def open_library(folder: Path | None) -> Library:
    """Load the library and announce on stderr what in it is overridden."""
    library = load_library(folder)
    for sentence in library.announcements:
        err.print(f"[yellow]Note:[/] {escape(sentence)}", soft_wrap=True)
    return library


@exercises_app.command("list")
def list_exercises(
    region: Annotated[
        Region | None, typer.Option(help="Only exercises of this part of the body.")
    ] = None,
    position: Annotated[
        BodyPosition | None, typer.Option(help="Only exercises done in this body position.")
    ] = None,
    search: Annotated[
        str, typer.Option(help="Only exercises in whose names or description this occurs.")
    ] = "",
    exercises: Folder = None,
) -> None:
    """List the exercises: what each is called, done in and measured by."""
    library = open_library(exercises)
    found = sorted(
        library.search(search, region=region, position=position),
        key=lambda each: (REGIONS.index(each.region), each.position, each.id),
    )
    if not found:
        raise InputError(
            "No exercise fits. `hep-vision exercises list` without options shows all of them."
        )
    out.print(_table(found))
    out.print(
        "\nCount and range of motion (ROM) say how far one camera can be trusted with each; "
        "`hep-vision exercises show ID` shows an exercise."
    )


def _table(definitions: list[Definition]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="dim", padding=(0, 2, 0, 0))
    table.add_column("Id", no_wrap=True)
    table.add_column("Position", no_wrap=True)
    table.add_column("Measured")
    table.add_column("Count")
    table.add_column("ROM")
    region: Region | None = None
    for definition in definitions:
        if definition.region != region:
            region = definition.region
            table.add_row(f"[bold]{words.plain(region).capitalize()}[/]")
        measure, grade = definition.primary, definition.grade
        table.add_row(
            definition.id,
            words.plain(definition.position),
            measure.label if measure else "a timer",
            words.GRADE_WORDS[grade.count] if measure else "-",
            words.GRADE_WORDS[grade.rom] if measure else "-",
        )
    return table


@exercises_app.command("show")
def show_exercise(
    exercise: Annotated[str, typer.Argument(help="Id, name or synonym, for example squat.")],
    picture: Annotated[
        bool, typer.Option("--picture", help="Show the moving picture in the browser as well.")
    ] = False,
    exercises: Folder = None,
) -> None:
    """Show an exercise as a card: how it is done, filmed, measured and dosed."""
    definition = open_library(exercises).get(exercise)
    print_card(definition)
    if picture:
        _open_picture(definition)


def _open_picture(definition: Definition) -> None:
    pictures = pictures_of(definition.id)
    if pictures is None:
        raise InputError(f"There is no picture of {definition.name}; its card is all there is.")
    if not webbrowser.open(pictures.loop.as_uri()):
        raise OutputError(
            f"{pictures.loop}: no browser was found to show it; open the file itself."
        )


@exercises_app.command("validate")
def validate(
    files: Annotated[list[Path], typer.Argument(help="Definition files (YAML).")],
) -> None:
    """Check definition files: line, field, what is wrong and what would be right."""
    wrong = 0
    for path in files:
        checked = check_definition(path)
        problems = checked.problems
        for problem in problems:
            out.print(f"{escape(str(path))}: {escape(str(problem))}", soft_wrap=True)
        if problems:
            wrong += 1
        else:
            out.print(f"{escape(str(path))}: fine", soft_wrap=True)
        for note in checked.definition.notes if checked.definition else ():
            err.print(f"{escape(str(path))}: {note}.", soft_wrap=True)
    if wrong:
        raise InputError(f"{wrong} of {len(files)} definition files cannot be used.")


@exercises_app.command("catalogue")
def catalogue(
    page: Annotated[
        Path | None,
        typer.Option("--out", help="Markdown file to write; printed on stdout if left out."),
    ] = None,
) -> None:
    """Write the page of all exercises: pictures, what is measured, dose, sources."""
    text = catalogue_page(shipped_library())
    if page is None:
        sys.stdout.write(text)
        return
    try:
        page.write_text(text, "utf-8")
    except OSError as error:
        problem = f"{page}: cannot be written to: {error.strerror or error}"
        raise OutputError(problem) from error
    out.print(escape(str(page)), soft_wrap=True)
