"""Compensation rules held against their noise: ``python -m benchmarks.cues``.

Runs every rule of the library with its threshold wide open over clips of correct movement (real
ones, the stored rendered ones, and those drawn by ``benchmarks.accuracy`` in ``--cache``) and over
clips of its fault, and prints for each rule and exercise: the spread and the 95 % quantile of
its quantity in correct repetitions, the threshold from which one of those clips would have a cue,
the clips of each kind with a cue the patient hears, and the share of repetitions with the fault
in which it is found. Ends with what keeps a rule that patients are told from being told to them.
"""

from __future__ import annotations

import argparse
import sys
from fnmatch import fnmatch
from pathlib import Path

from benchmarks.accuracy.clips import Clip, clip_of, is_ready
from benchmarks.accuracy.design import designed_clips
from benchmarks.cues.faults import observe_fault, observe_real_fault
from benchmarks.cues.observe import (
    EVIDENCE,
    Seen,
    correct_rendered,
    observe_real,
    observe_rendered,
    real_clips,
    rules_of,
)
from benchmarks.cues.summary import problems_of, rows_of, show
from rich.console import Console

from hep_vision.definitions.library import Library, shipped_library
from hep_vision.sources.pose.models import ensure_model

console = Console(width=160, highlight=False)


def _drawn(cache: Path | None) -> list[Clip]:
    if cache is None:
        return []
    model = ensure_model()
    planned = (p for p in designed_clips() if p.group in ("exercise", "retest"))
    return [clip for clip in (clip_of(p, cache, model) for p in planned) if is_ready(clip)]


def observe_all(library: Library, wanted: str, drawn: list[Clip], evidence: Path) -> list[Seen]:
    """Every rule in every clip of the exercises that are wanted."""
    seen: list[Seen] = []
    if evidence.is_dir():
        for clip in real_clips(evidence):
            if fnmatch(clip.exercise, wanted):
                seen += observe_real(clip, library) + observe_real_fault(clip, library)
    else:
        console.print(f"Real clips are left out: there is no {evidence}.", style="yellow")
    for clip in correct_rendered(drawn):
        if clip.planned.exercise not in library.paths or not fnmatch(clip.planned.exercise, wanted):
            continue
        definition = library.get(clip.planned.exercise)
        if not definition.is_measured:
            continue
        rules = rules_of(definition)
        seen += observe_rendered(clip, definition, rules)
        if clip.planned.group == "exercise" and clip.planned.scene.person in ("A", "C"):
            for rule in rules:
                seen += observe_fault(clip, definition, rule)
    return seen


def main(words: list[str] | None = None) -> int:
    """Print the table; 1 where a rule is told to patients that should not be."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.cues", description=__doc__)
    parser.add_argument("--exercise", default="*", metavar="PATTERN", help="by id, e.g. 'squat'")
    parser.add_argument("--cache", type=Path, help="folder of clips drawn by benchmarks.accuracy")
    parser.add_argument("--evidence", type=Path, default=EVIDENCE, help="folder of the real clips")
    asked = parser.parse_args(words)
    library = shipped_library()
    seen = observe_all(library, asked.exercise, _drawn(asked.cache), asked.evidence)
    rows = [row for row in rows_of(library, seen) if fnmatch(row.exercise, asked.exercise)]
    show(rows, console)
    problems = [problem for row in rows for problem in problems_of(row)]
    told = [row for row in rows if row.entry.told == "patient"]
    console.print(
        f"{len(rows)} rules, {len(told)} told to patients: "
        f"{sum(row.told('real') for row in told)} false cues on "
        f"{len({s.clip for s in seen if s.kind == 'real'})} real clips, "
        f"{sum(row.told('rendered') for row in told)} on "
        f"{len({s.clip for s in seen if s.kind == 'rendered'})} rendered ones."
    )
    for problem in problems:
        console.print(problem, style="red")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
