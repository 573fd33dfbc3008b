"""How attempts and values are called wherever they are shown."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hep_vision.measure.result import Attempt, Finding, SetResult, Unit


@dataclass(frozen=True, slots=True)
class Named:
    """An attempt under the name it is shown by: ``"3"`` if counted, else ``"b partial"``."""

    attempt: Attempt
    label: str
    value: str  # "97° ± 6°"; empty if it was not measured


def name_attempts(measured: SetResult) -> tuple[Named, ...]:
    """Give repetitions a number and other attempts a letter, in order of time."""
    named: list[Named] = []
    repetitions = others = 0
    for attempt in measured.attempts:
        if attempt.status == "counted":
            repetitions += 1
            label = str(repetitions)
        else:
            label = f"{_letters(others)} {attempt.status}"
            others += 1
        named.append(Named(attempt, label, _value(attempt, measured.unit)))
    return tuple(named)


def remarks(named: Sequence[Named], set_findings: Sequence[Finding]) -> Iterator[str]:
    """Sentences on why attempts were not counted, and on what was found.

    What was found in several attempts alike is said once, under all their names.
    """
    for entry in named:
        if entry.attempt.status != "counted":
            yield f"{entry.label}, {entry.attempt.start_s:.1f} s: {entry.attempt.explanation}"
    alike: dict[str, list[tuple[Named, Finding]]] = {}
    for entry in named:
        for finding in entry.attempt.findings:
            alike.setdefault(finding.code, []).append((entry, finding))
    for (first, finding), *others in alike.values():
        names = ", ".join(entry.label for entry in (first, *(other for other, _ in others)))
        more = f" (at {first.attempt.start_s:.1f} s; the others alike)" if others else ""
        yield f"{names}: {finding.message}{more}"
    for finding in set_findings:
        yield f"Set: {finding.message}"


def with_unit(value: float, unit: Unit) -> str:
    """Text of a value: whole degrees, or body lengths to two places; "?" if unknown."""
    if not isfinite(value):
        return "?"
    return f"{value:.0f}°" if unit == "deg" else f"{value:.2f}"


def _value(attempt: Attempt, unit: Unit) -> str:
    rom = attempt.rom
    if not isfinite(rom.peak):
        return ""
    value = f"{with_unit(rom.peak, unit)} ± {with_unit(rom.uncertainty, unit)}"
    return value if rom.reliable else f"({value})"


def _letters(index: int) -> str:
    """Count in letters: a, b, ... z, aa, ab, ..."""
    letters = chr(ord("a") + index % 26)
    return letters if index < 26 else _letters(index // 26 - 1) + letters
