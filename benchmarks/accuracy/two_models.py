"""Two pose models together: ``python -m benchmarks.accuracy.two_models``.

Whether degrees get better where attempts are found on ``full``, and start and peak are read on
``heavy`` wherever the two models agree. Of clips that both models have seen, people nothing was
set on; nothing is drawn here (`benchmarks.accuracy.models` draws).
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from benchmarks.accuracy.clips import clip_of, is_ready
from benchmarks.accuracy.design import Planned, designed_clips
from benchmarks.accuracy.figures import by, by_person, degrees, percent_interval
from benchmarks.accuracy.people import STRANGERS
from benchmarks.accuracy.score import RepetitionRow, score
from benchmarks.accuracy.tables import Cell, Table
from rich.console import Console

from hep_vision.sources.pose.models import ensure_model
from hep_vision.statistics.intervals import mean_interval

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "models.md"
SECTION = Path(__file__).with_name("two_models.txt")
BEFORE = "## What is stated"  # section of the page that follows
# The joints that the larger model was better at when both were compared (docs/models.md).
EXERCISES = {
    "knee, standing or seated": (
        *("squat", "lunge", "sit_to_stand", "seated_knee_extension", "standing_hamstring_curl"),
    ),
    "elbow, standing or seated": ("elbow_flexion", "elbow_extension", "band_row"),
    "knee, lying or on the floor": ("heel_slide", "short_arc_quad"),
}
# Models agree if their peaks differ by no more than what is stated of either.
TOGETHER = "both models"


@dataclass(frozen=True)
class Pair:
    """One true repetition as both models measured it; ``heavy`` may have missed it."""

    group: str
    full: RepetitionRow
    heavy: RepetitionRow | None

    @property
    def person(self) -> str:
        """Who is seen."""
        return self.full.person

    @property
    def agrees(self) -> bool:
        """Whether the second model's reading may take the place of the first one's."""
        other = self.heavy
        if other is None or not other.reliable or other.side != self.full.side:
            return False
        return abs(other.peak - self.full.peak) <= min(self.full.uncertainty, other.uncertainty)

    def error(self, reading: str) -> float:
        """Measured less true peak of a way of reading it."""
        if reading == "heavy":
            return self.heavy.error if self.heavy and self.heavy.reliable else float("nan")
        return self.heavy.error if reading == TOGETHER and self.agrees and self.heavy else (
            self.full.error
        )  # fmt: skip

    def is_covered(self, reading: str) -> bool:
        """Whether the truth lies within what the reading states."""
        apart = 0.0
        if reading == TOGETHER and not self.agrees and self.heavy is not None:
            apart = abs(self.heavy.peak - self.full.peak)
        return abs(self.error(reading)) <= float(np.hypot(self.full.uncertainty, apart))


def pairs_of(cache: Path, people: Sequence[str]) -> tuple[list[Pair], int]:
    """Reliable repetitions of ``full`` with those of ``heavy``, and of how many clips."""
    models = {name: ensure_model(name) for name in ("full", "heavy")}
    group_of = {one: group for group, some in EXERCISES.items() for one in some}
    found: list[Pair] = []
    clips = 0
    for planned in designed_clips():
        if not _is_wanted(planned, people, group_of):
            continue
        seen = {name: clip_of(planned, cache, model) for name, model in models.items()}
        if not all(map(is_ready, seen.values())):
            continue
        clips += 1
        rows = {name: degrees(score(clip)[1]) for name, clip in seen.items()}
        others = {row.index: row for row in rows["heavy"]}
        found += [
            Pair(group_of[planned.exercise], row, others.get(row.index))
            for row in rows["full"]
            if row.reliable
        ]
    return found, clips


def _is_wanted(planned: Planned, people: Sequence[str], exercises: dict[str, str]) -> bool:
    ordinary = planned.group == "exercise" and planned.scene.person in people
    return ordinary and planned.exercise in exercises


def comparison(pairs: Sequence[Pair]) -> Table:
    """Errors of each way of reading the same repetitions; the unit is the person."""
    groups = [(name, list(some)) for name, some in by(pairs, lambda pair: pair.group)]
    groups.append(("all of these", list(pairs)))
    cells: list[tuple[Cell, ...]] = []
    for name, some in groups:
        for reading in ("full", "heavy", TOGETHER):
            cells.append((name, reading, *_cells(some, reading)))
    return Table(
        "Degrees of the same repetitions, read on one model or on both",
        (
            *("repetitions of", "read on", "n|0", "people|0", "+bias|1", "MAE|1"),
            *("+MAE less that of full|1", "covered %|0", "read on heavy %|0"),
        ),
        tuple(cells),
        "Of repetitions that were counted and reliable on `full`. Both models: read on `heavy` "
        "where its peak is within what either states, else on `full` and stated wider by what they "
        "differ by. 95 % intervals of people in brackets.",
    )


def _cells(pairs: Sequence[Pair], reading: str) -> tuple[Cell, ...]:
    seen = [pair for pair in pairs if np.isfinite(pair.error(reading))]
    people: dict[str, list[Pair]] = {name: list(s) for name, s in by(seen, lambda p: p.person)}

    def means(value: Callable[[Pair], float]) -> list[float]:
        return [float(np.mean([value(pair) for pair in some])) for some in people.values()]

    return (
        len(seen),
        len(people),
        mean_interval(means(lambda pair: pair.error(reading))),
        mean_interval(means(lambda pair: abs(pair.error(reading)))),
        mean_interval(means(lambda pair: abs(pair.error(reading)) - abs(pair.full.error))),
        percent_interval([[p.is_covered(reading) for p in some] for some in people.values()]),
        100.0 * float(np.mean([reading == "heavy" or (reading == TOGETHER and p.agrees)
                               for p in seen])) if seen else None,
    )  # fmt: skip


_WORDS = """## Two models together

Attempts found on `full`, their peaks read on `heavy` where its peak is within what either model
states, else on `full`, stated wider by what the two differ by: {clips} ordinary clips of {people},
on whom nothing was set, seen by both models (`python -m benchmarks.accuracy.two_models --write`).

{table}
{verdict}
"""


def verdict(pairs: Sequence[Pair]) -> str:
    """Whether reading on both models is better than on ``full``, in a sentence."""
    people = [list(some) for _, some in by(pairs, lambda pair: pair.person)]
    less = mean_interval(
        [float(np.mean([abs(p.error(TOGETHER)) - abs(p.full.error) for p in s])) for s in people]
    )
    told = f"{less.value:+.1f} degrees ({less.low:+.1f} to {less.high:+.1f}, {len(people)} people)"
    if less.high < 0.0:
        return (
            f"Both together are off by less than `full`: {told}, on a rendered figure. `analyze` "
            "does not read on two models: a record keeps one landmark log of a recording, from "
            "which a recount repeats every figure."
        )
    return (
        f"Both together are not shown to be better than `full`: the mean error changes by {told}. "
        "`analyze` therefore reads every peak on one model."
    )


def write_section(pairs: Sequence[Pair], clips: int) -> None:
    """Keep the section, and put it into the page of the models."""
    people = sorted({pair.person for pair in pairs})
    named = f"{', '.join(people[:-1])} and {people[-1]}" if len(people) > 1 else people[0]
    told = {"table": comparison(pairs).markdown(), "verdict": verdict(pairs)}
    SECTION.write_text(_WORDS.format(clips=clips, people=named, **told), "utf-8")
    PAGE.write_text(with_section(PAGE.read_text("utf-8")), "utf-8")


def with_section(page: str) -> str:
    """A page with the section as it was kept, in place of the one it had, before `BEFORE`."""
    if not SECTION.exists():
        return page
    head, rest = page.split(BEFORE, 1)
    title = _WORDS.split("\n", 1)[0]
    return f"{head.split(title)[0]}{SECTION.read_text('utf-8')}\n{BEFORE}{rest}"


def main(words: list[str] | None = None) -> int:
    """Print the comparison, and keep it if asked to."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.accuracy.two_models", description=__doc__
    )
    parser.add_argument("--cache", type=Path, default=ROOT / "results" / "accuracy" / "cache")
    parser.add_argument("--people", nargs="+", default=list(STRANGERS), help="whom to compare")
    parser.add_argument("--write", action="store_true", help="put it into docs/models.md")
    asked = parser.parse_args(words)
    pairs, clips = pairs_of(asked.cache, asked.people)
    console = Console(width=170, highlight=False)
    if not pairs:
        console.print("No clip of these people was seen by both models.", style="red")
        return 1
    comparison(pairs).show(console)
    console.print(verdict(pairs))
    if asked.write:
        write_section(pairs, clips)
    console.print(f"{clips} clips of {', '.join(by_person([p.full for p in pairs]))}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
