"""The wrong limb: ``python -m benchmarks.other_limb --drawn FOLDER``.

Every drawn clip of an exercise of one limb, seen from within 10 degrees of its plane, is measured
as if the other limb had been prescribed. Nothing of it may count, and what was done is to be named.
Prints for every exercise in how many repetitions that was so.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.depth import IN_PLANE_DEG
from rich.console import Console
from rich.table import Table

from hep_vision.analysis.analyze import Job, analyze
from hep_vision.definitions.library import shipped_library
from hep_vision.errors import HepVisionError
from hep_vision.measure.exercise import Prescription

console = Console(width=120, highlight=False)


@dataclass(frozen=True)
class Asked:
    """A clip measured as the other limb's: what was done with it, and what came of it."""

    exercise: str
    done: int
    counted: int
    named: int


def asked_of_the_other(folder: Path) -> Iterator[Asked]:
    """Every clip that can be measured so; a refused one counts nothing and is left out."""
    for path in sorted(folder.glob("*.json")):
        truth, log = json.loads(path.read_text("utf-8")), path.with_suffix(".npz")
        if not log.is_file() or truth.get("side") not in ("left", "right"):
            continue
        definition = shipped_library().get(truth["exercise"])
        if (
            definition.exercise().side_kind != "one"
            or not truth["repetitions"]
            or abs(truth["camera"]["yaw_deg"]) > IN_PLANE_DEG
        ):
            continue
        other = "left" if truth["side"] == "right" else "right"
        try:
            result = analyze(Job(log, definition, Prescription(side=other)), None).result
        except HepVisionError:
            continue
        named = sum(attempt.reason == "other_side" for attempt in result.attempts)
        yield Asked(definition.id, len(truth["repetitions"]), result.counted, named)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.other_limb", description=__doc__)
    parser.add_argument("--drawn", type=Path, required=True, help="clips drawn by the accuracy run")
    found = list(asked_of_the_other(parser.parse_args().drawn))
    done, counted, named, clips = (Counter[str]() for _ in range(4))
    for one in found:
        clips[one.exercise] += 1
        done[one.exercise] += one.done
        counted[one.exercise] += one.counted
        named[one.exercise] += one.named
    table = Table(box=None)
    for name in ("exercise", "clips", "done with the other limb", "counted", "named"):
        table.add_column(name, justify="left" if name == "exercise" else "right")
    for exercise in sorted(clips):
        figures = (clips, done, counted, named)
        table.add_row(exercise, *(str(each[exercise]) for each in figures))
    table.add_row("all", *(str(each.total()) for each in (clips, done, counted, named)))
    console.print(table)
    return 0


if __name__ == "__main__":
    sys.exit(main())
