"""An exercise as a card on the terminal: done, filmed, measured, dosed, and by which source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from hep_vision.cli.console import escape, out
from hep_vision.definitions import words
from hep_vision.definitions.fields import DEFAULT
from hep_vision.measure.compensations import RULES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hep_vision.definitions.schema import Definition


class SourceMarks:
    """Gives every source of a card a mark: ``*`` for a default, else a number."""

    def __init__(self, definition: Definition) -> None:
        self._definition = definition
        self._keys: list[str] = []
        self._has_default = False

    def mark(self, text: str, keys: tuple[str, ...]) -> str:
        """Text with the marks of its sources behind it."""
        return f"{text} [{', '.join(self._mark(key) for key in keys)}]"

    def _mark(self, key: str) -> str:
        if key == DEFAULT:
            self._has_default = True
            return "*"
        if key not in self._keys:
            self._keys.append(key)
        return str(self._keys.index(key) + 1)

    def notes(self) -> list[tuple[str, str]]:
        """Every mark and what it stands for."""
        marks = {DEFAULT: "*"} if self._has_default else {}
        marks |= {key: str(number) for number, key in enumerate(self._keys, 1)}
        return [(mark, words.source_words(self._definition, (key,))) for key, mark in marks.items()]


def print_card(definition: Definition) -> None:
    """Print an exercise on stdout."""
    marks = SourceMarks(definition)
    out.print(f"[bold]{escape(definition.name)}[/]  ({definition.id})")
    if definition.synonyms:
        out.print(f"also called: {escape(', '.join(definition.synonyms))}", style="dim")
    out.print(escape(definition.description))
    _print_facts(definition, marks)
    _print_lines("How to do it", definition.instructions, numbered=True)
    _print_lines("Safety", [marks.mark(note.text, note.source) for note in definition.safety])
    _print_lines("What you may hear", _cues(definition, marks))
    _print_lines("What the camera cannot tell", definition.watch_for)
    _print_lines("Typical dose (your prescription overrides it)", _doses(definition, marks))
    _print_pairs("Sources", [(f"[{mark}]", text) for mark, text in marks.notes()])


def _print_facts(definition: Definition, marks: SourceMarks) -> None:
    kind, sides = words.KIND_WORDS[definition.kind], words.SIDE_WORDS[definition.side.kind]
    rows = [
        ("Region", words.plain(definition.region)),
        ("Position", words.plain(definition.position)),
        ("Done as", f"{kind}; {sides}"),
        ("Variants", "; ".join(definition.variants)),
        ("Start", definition.start_position),
        *_measured_rows(definition, marks),
    ]
    _print_pairs("", [(name, text) for name, text in rows if text])


def _measured_rows(definition: Definition, marks: SourceMarks) -> list[tuple[str, str]]:
    use, measure = definition.measure, definition.primary
    counting, camera, hold = definition.counting, definition.camera, definition.hold
    if use is None or measure is None or counting is None or camera is None:
        return [("Measured", "nothing; it runs as a timer with your confirmation")]
    least = words.value_words((counting.min_excursion, counting.min_excursion), measure)
    grade = definition.grade
    trust = (
        f"count {words.GRADE_WORDS[grade.count]}, range of motion {words.GRADE_WORDS[grade.rom]}"
    )
    rows = [
        ("Measured", marks.mark(words.measured_words(definition), use.source)),
        ("Counts from", marks.mark(f"{least} of movement", counting.source)),
        ("Camera", marks.mark(words.camera_words(definition), camera.source)),
        ("In view", words.seen_words(definition)),
        ("Trust", marks.mark(trust, grade.source)),
    ]
    if hold is not None:
        band = words.value_words((hold.band, hold.band), measure)
        held = f"time counts within {band} of the held position"
        rows.insert(2, ("Held", marks.mark(held, hold.source)))
    return rows


def _cues(definition: Definition, marks: SourceMarks) -> list[str]:
    return [
        marks.mark(
            f"“{entry.cue}” if the {RULES[entry.rule].sees} ({words.threshold_words(entry)})",
            entry.source,
        )
        for entry in definition.compensations
    ]


def _doses(definition: Definition, marks: SourceMarks) -> list[str]:
    doses = [marks.mark(words.dose_words(dose), dose.source) for dose in definition.dose]
    return doses or ["None on record; your therapist sets it."]


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
