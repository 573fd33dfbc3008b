"""What the rules of each exercise come to: noise, false cues and found faults."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from benchmarks.cues.observe import Kind, Seen
from rich.console import Console
from rich.table import Table

from hep_vision.definitions.library import Library
from hep_vision.definitions.schema import Compensation, Definition
from hep_vision.measure.quality.compensations import RULES

# A threshold lies this many times above what correct movement comes to, and so much is found.
MARGIN = 1.1
LEAST_FOUND = 0.9
# Judged from the measure itself, whose errors are stated elsewhere: no fault is made for it.
OF_THE_MEASURE = ("C21",)


@dataclass(frozen=True)
class RuleRow:
    """One rule of one exercise."""

    exercise: str
    entry: Compensation
    real: tuple[Seen, ...]
    rendered: tuple[Seen, ...]
    faults: tuple[Seen, ...]

    @property
    def correct(self) -> tuple[Seen, ...]:
        """Clips of correct movement."""
        return (*self.real, *self.rendered)

    @property
    def amounts(self) -> tuple[float, ...]:
        """Of every correct repetition in which the rule could be judged."""
        return tuple(amount for seen in self.correct for amount in seen.found)

    def told(self, kind: Kind) -> int:
        """Clips of correct movement in which the patient would hear the cue."""
        clips = self.real if kind == "real" else self.rendered
        return sum(seen.told(self.entry.threshold) for seen in clips)

    @property
    def noise_level(self) -> float:
        """The threshold at which one correct clip would just have a cue; NaN if none could."""
        low = RULES[self.entry.rule].against_low
        levels = [seen.told_level for seen in self.correct if not np.isnan(seen.told_level)]
        return (min(levels) if low else max(levels)) if levels else float("nan")

    @property
    def found_share(self) -> float:
        """Share of the repetitions with the fault in which it is found; NaN if none was judged."""
        low = RULES[self.entry.rule].against_low
        amounts = np.array([amount for seen in self.faults for amount in seen.found])
        if not len(amounts):
            return float("nan")
        beyond = amounts < self.entry.threshold if low else amounts > self.entry.threshold
        return float(np.mean(beyond))

    @property
    def may_be_told(self) -> bool:
        """Whether the threshold lies above the noise and finds the fault."""
        low = RULES[self.entry.rule].against_low
        level = self.noise_level
        over = (
            self.entry.threshold * MARGIN <= level
            if low
            else self.entry.threshold >= (MARGIN * level)
        )
        found = self.entry.rule in OF_THE_MEASURE or self.found_share >= LEAST_FOUND
        return bool(over) and found


def rows_of(library: Library, seen: Sequence[Seen]) -> Iterator[RuleRow]:
    """Every rule of every exercise that is judged from what is seen."""
    for definition in library.all():
        for entry in definition.compensations:
            if entry.rule not in ("C13", "C14"):
                yield _row(definition, entry, seen)


def _row(definition: Definition, entry: Compensation, seen: Sequence[Seen]) -> RuleRow:
    own = [one for one in seen if (one.exercise, one.rule) == (definition.id, entry.rule)]
    parts = {
        kind: tuple(o for o in own if o.kind == kind) for kind in ("real", "rendered", "fault")
    }
    return RuleRow(definition.id, entry, parts["real"], parts["rendered"], parts["fault"])


def problems_of(row: RuleRow) -> Iterator[str]:
    """What keeps a rule from being told to patients, of those that are."""
    if row.entry.told != "patient":
        return
    where = f"{row.exercise} {row.entry.rule}"
    for kind in ("real", "rendered"):
        if row.told(kind):
            yield f"{where}: {row.told(kind)} false cues on {kind} clips"
    if not row.amounts:
        yield f"{where}: no correct clip shows it"
    elif not row.may_be_told:
        yield (
            f"{where}: threshold {row.entry.threshold:g}, correct movement up to "
            f"{row.noise_level:.2f}, {100 * row.found_share:.0f} % of the faults found"
        )


def show(rows: Sequence[RuleRow], console: Console) -> None:
    """Print the table."""
    table = Table(box=None, pad_edge=False)
    for name in ("exercise", "rule", "told"):
        table.add_column(name)
    for name in ("threshold", "SD", "95 %", "told from", "real", "rendered", "faults found", "n"):
        table.add_column(name, justify="right")
    for row in rows:
        amounts = np.array(row.amounts)
        spread = (
            (f"{amounts.std():.2f}", f"{np.quantile(amounts, 0.95):.2f}") if len(amounts) else "--"
        )
        found = row.found_share
        table.add_row(
            row.exercise,
            row.entry.rule,
            row.entry.told,
            f"{row.entry.threshold:g}",
            *spread,
            f"{row.noise_level:.2f}",
            f"{row.told('real')} of {sum(bool(s.found) for s in row.real)}",
            f"{row.told('rendered')} of {sum(bool(s.found) for s in row.rendered)}",
            "-" if np.isnan(found) else f"{100 * found:.0f} %",
            str(sum(len(seen.found) for seen in row.faults)),
        )
    console.print(table)
