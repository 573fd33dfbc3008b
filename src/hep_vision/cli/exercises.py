"""``hep-vision exercises``: the movement library."""

from pathlib import Path
from typing import Annotated

import typer
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from hep_vision.cli.console import err, escape, out
from hep_vision.definitions import words
from hep_vision.definitions.compensations import RULES
from hep_vision.definitions.fields import BodyPosition, Region
from hep_vision.definitions.library import Library, load_library
from hep_vision.definitions.loader import check_definition
from hep_vision.definitions.schema import Definition
from hep_vision.errors import InputError

exercises_app = typer.Typer(
    no_args_is_help=True, help="List, show and check the exercises of the movement library."
)

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
    found = open_library(exercises).search(search, region=region, position=position)
    if not found:
        raise InputError(
            "No exercise fits. `hep-vision exercises list` without options shows all of them."
        )
    table = Table(box=None, pad_edge=False, header_style="bold")
    for title in ("Id", "Name", "Region", "Position", "Measured", "Count", "ROM"):
        table.add_column(title, overflow="fold")
    for definition in sorted(found, key=lambda each: (each.region, each.position, each.id)):
        table.add_row(*_row(definition))
    out.print(table)


def _row(definition: Definition) -> tuple[str, ...]:
    measure = definition.primary
    grade = definition.grade
    return (
        definition.id,
        escape(definition.name),
        words.plain(definition.region),
        words.plain(definition.position),
        measure.label if measure else "timer",
        words.GRADE_WORDS[grade.count],
        words.GRADE_WORDS[grade.rom],
    )


@exercises_app.command("show")
def show_exercise(
    exercise: Annotated[str, typer.Argument(help="Id, name or synonym, for example squat.")],
    exercises: Folder = None,
) -> None:
    """Show an exercise as a card: how it is done, filmed, measured and dosed."""
    library = open_library(exercises)
    definition = library.get(exercise)
    out.print(f"[bold]{escape(definition.name)}[/]  ({definition.id})")
    if definition.synonyms:
        out.print(f"also called {escape(', '.join(definition.synonyms))}", style="dim")
    out.print(escape(definition.description))
    _facts(definition)
    _section("How to do it", [definition.start_position], numbered=False)
    _section("", definition.instructions, numbered=True)
    _section("Safety", [f"{s.text} [{_source(definition, s.source)}]" for s in definition.safety])
    _section("What you may hear", _cues(definition))
    _section("What the camera cannot tell", definition.watch_for)
    _section("Typical dose (your prescription overrides it)", _doses(definition))


def _facts(definition: Definition) -> None:
    grade, counting, hold = definition.grade, definition.counting, definition.hold
    measure = definition.primary
    rows = [
        ("Region", words.plain(definition.region)),
        ("Position", words.plain(definition.position)),
        (
            "Done as",
            f"{words.KIND_WORDS[definition.kind]}; {words.SIDE_WORDS[definition.side.kind]}",
        ),
        ("Variants", "; ".join(definition.variants)),
    ]
    if definition.measure and measure and counting:
        source = _source(definition, definition.measure.source)
        least = (counting.min_excursion, counting.min_excursion)
        rows += [
            ("Measured", f"{words.measured_words(definition)} [{source}]"),
            ("Smallest", f"{words.value_words(least, measure.unit)} is an attempt at all"),
            ("Camera", words.camera_words(definition)),
            ("In view", words.seen_words(definition)),
        ]
    if hold and measure:
        band = words.value_words((hold.band, hold.band), measure.unit)
        rows.append(("Held", f"time counts within ±{band} of the held position"))
    rows.append(
        (
            "Trust",
            f"count {words.GRADE_WORDS[grade.count]}, range of motion "
            f"{words.GRADE_WORDS[grade.rom]} [{_source(definition, grade.source)}]",
        )
    )
    table = Table.grid(padding=(0, 2))
    for name, text in rows:
        if text:
            table.add_row(Text(name, style="bold"), Text(text))
    out.print(Padding(table, (1, 0, 0, 0)))


def _section(title: str, lines: tuple[str, ...] | list[str], *, numbered: bool = False) -> None:
    if not lines:
        return
    if title:
        out.print(f"\n[bold]{title}[/]")
    table = Table.grid(padding=(0, 1))
    for number, line in enumerate(lines, 1):
        table.add_row(f"{number}." if numbered else "-", Text(line))
    out.print(Padding(table, (0, 0, 0, 1)))


def _source(definition: Definition, keys: tuple[str, ...]) -> str:
    return words.source_words(definition, keys)


def _cues(definition: Definition) -> list[str]:
    return [
        f"“{entry.cue}” when: {RULES[entry.rule].sees} "
        f"({words.threshold_words(entry)}) "
        f"[{_source(definition, entry.source)}]"
        for entry in definition.compensations
    ]


def _doses(definition: Definition) -> list[str]:
    doses = [f"{words.dose_words(d)} [{_source(definition, d.source)}]" for d in definition.dose]
    return doses or ["None on record; your therapist sets it."]


@exercises_app.command("validate")
def validate(
    files: Annotated[list[Path], typer.Argument(help="Definition files (YAML).")],
) -> None:
    """Check definition files: line, field, what is wrong and what would be right."""
    wrong = 0
    for path in files:
        problems = check_definition(path).problems
        for problem in problems:
            out.print(f"{escape(str(path))}: {escape(str(problem))}", soft_wrap=True)
        if problems:
            wrong += 1
        else:
            out.print(f"{escape(str(path))}: fine", soft_wrap=True)
    if wrong:
        raise InputError(f"{wrong} of {len(files)} definition files cannot be used.")
