"""What a card or a catalogue says of an exercise, with a mark for the source of each figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hep_vision.definitions import words
from hep_vision.definitions.fields import DEFAULT
from hep_vision.measure.angles.units import unit_scale
from hep_vision.measure.rom.hold import HOLD_BAND_DEG

if TYPE_CHECKING:
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


USUAL_SWAY = "wider than the sway of a hold and the jitter of the landmarks"


def measured_rows(definition: Definition, marks: SourceMarks) -> list[tuple[str, str]]:
    """How an exercise is measured: pairs of a heading and its text."""
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
    if definition.test is not None:
        rows += [
            (
                "Usual" if number == 0 else "",
                marks.mark(words.norm_words(definition.test, norm), norm.source),
            )
            for number, norm in enumerate(definition.test.norms)
        ]
    if use.goal == "position":
        rows.insert(1, ("Goal", "to be in that position; further is not better"))
    if hold is not None:
        band = words.value_words((hold.band, hold.band), measure)
        held = f"time counts within {band} of the held position"
        rows.insert(2, ("Held", marks.mark(held, hold.source)))
    elif definition.test is None:
        usual = HOLD_BAND_DEG * unit_scale(measure)
        band = words.value_words((usual, usual), measure)
        held = f"where a hold is prescribed, time counts within {band} of the held position"
        rows.insert(2, ("Held", marks.mark(f"{held}: {USUAL_SWAY}", ("default",))))
    return rows


def dose_lines(definition: Definition, marks: SourceMarks) -> list[str]:
    """Typical doses, one a line."""
    doses = [marks.mark(words.dose_words(dose), dose.source) for dose in definition.dose]
    return doses or ["None on record; your therapist sets it."]
