"""An exercise as a card on the terminal: done, filmed, measured, dosed, and by which source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from hep_vision.cli.console import escape, out
from hep_vision.definitions import words
from hep_vision.definitions.facts import SourceMarks, dose_lines, measured_rows
from hep_vision.definitions.pictures import pictures_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hep_vision.definitions.schema import Definition


def print_card(definition: Definition) -> None:
    """Print an exercise on stdout."""
    marks = SourceMarks(definition)
    out.print(f"[bold]{escape(definition.name)}[/]  ({definition.id})")
    if definition.synonyms:
        out.print(f"also called: {escape(', '.join(definition.synonyms))}", style="dim")
    out.print(escape(definition.description))
    _print_facts(definition, marks)
    _print_lines("How to do it", definition.instructions, numbered=True)
    _print_lines("Safety", words.safety_lines(definition, marks.mark))
    _print_lines("What you may hear", words.cue_lines(definition, marks.mark))
    _print_lines("Watch out; the camera cannot tell", definition.watch_for)
    _print_lines("Typical dose (your prescription overrides it)", dose_lines(definition, marks))
    _print_pairs("Sources", [(f"[{mark}]", text) for mark, text in marks.notes()])


def _print_facts(definition: Definition, marks: SourceMarks) -> None:
    kind, sides = words.KIND_WORDS[definition.kind], words.SIDE_WORDS[definition.side.kind]
    rows = [
        ("Region", words.plain(definition.region)),
        ("Position", words.position_words(definition)),
        ("Done as", f"{kind}; {sides}"),
        ("Variants", "; ".join(definition.variants)),
        ("Start", definition.start_position),
        ("Pictures", _picture_words(definition)),
        ("Easier", ", ".join(definition.easier)),
        ("Harder", ", ".join(definition.harder)),
        *measured_rows(definition, marks),
    ]
    _print_pairs("", [(name, text) for name, text in rows if text])


def _picture_words(definition: Definition) -> str:
    pictures = pictures_of(definition.id)
    if pictures is None:
        return "no picture"
    return ", ".join(path.name for path in pictures) + f" in {pictures.start.parent}"


def _print_lines(title: str, lines: Iterable[str], *, numbered: bool = False) -> None:
    rows = [(f"{number}." if numbered else "-", line) for number, line in enumerate(lines, 1)]
    if rows:
        _print_pairs(title, rows)


def _print_pairs(title: str, rows: list[tuple[str, str]]) -> None:
    out.print(f"\n[bold]{title}[/]" if title else "")
    table = Table.grid(padding=(0, 2, 0, 0))
    for left, right in rows:
        table.add_row(Text(left, style="" if title else "bold", no_wrap=True), Text(right))
    out.print(Padding(table, (0, 0, 0, 1)))
