"""The catalogue: all exercises on one Markdown page, generated from their definitions."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from hep_vision.definitions import words
from hep_vision.definitions.facts import SourceMarks, dose_lines, measured_rows
from hep_vision.definitions.fields import Region
from hep_vision.definitions.pictures import pictures_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hep_vision.definitions.library import Library
    from hep_vision.definitions.schema import Definition

PICTURES = "../exercises/pictures"  # as seen from the page
_REGIONS: tuple[Region, ...] = get_args(Region)
_HEAD = """# Exercises

Generated from the definitions in `exercises/` by `hep-vision exercises catalogue`; do not edit.
The pictures are of a rendered figure (`hep-vision-figure pictures`). Numbers in brackets name
the source of a figure, `[*]` a default of this project without a clinical source. "Count" and
"range of motion" grade how far one camera can be trusted with an exercise.

For every exercise: **Stop if you feel a sharp pain or a new pain.**
"""


def catalogue_page(library: Library) -> str:
    """Page of all exercises of a library, Markdown."""
    definitions = [library.get(id_) for id_ in library.ids]
    lines = [_HEAD, *_overview(definitions)]
    for region in _REGIONS:
        found = _of_region(definitions, region)
        if found:
            lines += ["", f"## {words.plain(region).capitalize()}"]
        for definition in found:
            lines += ["", *_section(definition, library)]
    return "\n".join(lines) + "\n"


def _of_region(definitions: Iterable[Definition], region: Region) -> list[Definition]:
    return sorted((d for d in definitions if d.region == region), key=lambda d: d.name)


def _overview(definitions: list[Definition]) -> Iterator[str]:
    yield "| Exercise | Region | Position | Measured | Count | Range of motion |"
    yield "|---|---|---|---|---|---|"
    for region in _REGIONS:
        for definition in _of_region(definitions, region):
            measure, grade = definition.primary, definition.grade
            yield _row(
                f"[{definition.name}](#{definition.id})",
                words.plain(region),
                words.plain(definition.position),
                measure.label if measure else "a timer",
                words.GRADE_WORDS[grade.count] if measure else "-",
                words.GRADE_WORDS[grade.rom] if measure else "-",
            )


def _section(definition: Definition, library: Library) -> Iterator[str]:
    marks = SourceMarks(definition)
    yield f'### <a id="{definition.id}"></a>{definition.name}'
    yield ""
    yield _picture(definition)
    yield ""
    yield definition.description
    yield ""
    kind, sides = words.KIND_WORDS[definition.kind], words.SIDE_WORDS[definition.side.kind]
    rows = [
        ("Id", f"`{definition.id}`"),
        ("Also called", ", ".join(definition.synonyms)),
        ("Position", words.position_words(definition)),
        ("Done as", f"{kind}; {sides}"),
        ("Easier", _links(definition.easier, library)),
        ("Harder", _links(definition.harder, library)),
        ("Safety", _lines(marks.mark(note.text, note.source) for note in definition.safety)),
        ("Watch out", _lines(definition.watch_for)),
        *((name, _escaped(text)) for name, text in measured_rows(definition, marks)),
        ("What the patient may hear", _lines(words.cue_lines(definition, marks.mark))),
        ("Typical dose", _lines(dose_lines(definition, marks))),
    ]
    rows.append(("Sources", _lines(f"[{mark}] {text}" for mark, text in marks.notes())))
    yield "| | |"
    yield "|---|---|"
    yield from (_row(name, text) for name, text in rows if text)


def _picture(definition: Definition) -> str:
    pictures = pictures_of(definition.id)
    if pictures is None:
        return "*No picture: the figure cannot show this exercise.*"
    return f"![{definition.name}, from start to end and back]({PICTURES}/{pictures.loop.name})"


def _links(ids: Iterable[str], library: Library) -> str:
    """Names of other exercises, each a link on the page."""
    return ", ".join(f"[{library.get(id_).name}](#{id_})" for id_ in ids if id_ in library.paths)


def _lines(texts: Iterable[str]) -> str:
    """Texts one under the other in a cell."""
    return "<br>".join(map(_escaped, texts))


def _escaped(text: str) -> str:
    """Text that Markdown leaves as it is."""
    return text.replace("*", "\\*").replace("|", "\\|")


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"
