"""Rendered truth: ``python -m benchmarks.accuracy`` from the top of a checkout.

Draws the designed clips of the rendered figure (cached; a run broken off goes on where it
was), measures them and prints counting, degrees and uncertainty against the truth. Results of
fewer clips than are designed go to OUT/partial; into the project they are written only with
--ready, and the page says of how many they are.
"""

from __future__ import annotations

import argparse
import os
import sys
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from fnmatch import fnmatch
from pathlib import Path

from benchmarks.accuracy import quick
from benchmarks.accuracy.clips import Clip, clip_of, is_ready
from benchmarks.accuracy.design import designed_clips
from benchmarks.accuracy.report import (
    Scores,
    drawing_words,
    show,
    write_gains,
    write_page,
    write_results,
)
from benchmarks.accuracy.scoring import clips_of, console, score_all
from benchmarks.accuracy.sealed import read_scored

from hep_vision.sources.pose.models import ensure_model

ROOT = Path(__file__).resolve().parents[2]
# An exercise's gain is of at least so many people, those it is calibrated on and others.
LEAST_PEOPLE = 7
GAINS = ROOT / "src" / "hep_vision" / "statistics" / "gain.csv"


def _arguments(words: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.accuracy", description=__doc__)
    parser.add_argument(
        "--quick", action="store_true", help="only replay the stored logs and check their figures"
    )
    parser.add_argument("--commit", action="store_true", help="with --quick: keep its figures")
    parser.add_argument(
        "--only", default="*", metavar="PATTERN", help="clips by name, e.g. 'yaw/*'"
    )
    parser.add_argument("--ready", action="store_true", help="score what is drawn, draw nothing")
    parser.add_argument(
        "--jobs",
        type=int,
        default=os.cpu_count() or 1,
        help="processes to draw with, and as many to score with",
    )
    parser.add_argument("--out", type=Path, default=ROOT / "results" / "accuracy")
    parser.add_argument("--cache", type=Path, help="folder of drawn clips (default: OUT/cache)")
    parser.add_argument(
        "--write",
        action="store_true",
        help="write docs/accuracy.md, the table of gains and the quick set anew",
    )
    return parser.parse_args(words)


def _chosen(asked: argparse.Namespace, model: Path) -> list[Clip]:
    """The clips that are asked for; of what is drawn only, if that is asked for."""
    chosen = [p for p in designed_clips() if fnmatch(p.name, asked.only)]
    clips = clips_of(chosen, asked.cache or asked.out / "cache", model, asked.jobs)
    return [clip for clip in clips if is_ready(clip)] if asked.ready else clips


def _write(scores: Scores, asked: argparse.Namespace) -> None:
    """Write what is stated of the clips into the project.

    Of some only, the page says of how many. Gains are written where every exercise was done by
    `LEAST_PEOPLE`, and the stored logs only where all clips were scored.
    """
    page = write_page(scores, ROOT / "docs")
    wrote = [str(page)]
    if least_people(scores) >= LEAST_PEOPLE:
        write_gains(scores, GAINS)
        wrote.append(str(GAINS))
    if scores.is_complete:
        cache, model = asked.cache or asked.out / "cache", ensure_model()
        clips = [clip_of(p, cache, model) for p in designed_clips() if quick.is_quick(p)]
        quick.store(clip for clip in clips if is_ready(clip))
        quick.write_committed(quick.figures_of(*quick.replay()))
        wrote.append(str(quick.FOLDER))
    console.print(f"Wrote {', '.join(wrote)}.")


def least_people(scores: Scores) -> int:
    """By how many people the exercise was done that fewest people did, in ordinary clips."""
    people = {p.exercise: set[str]() for p in designed_clips() if p.group == "exercise"}
    for row in scores.counts:
        if row.group == "exercise":
            people[row.exercise].add(row.person)
    return min(map(len, people.values()))


def _check_quick(*, commit: bool) -> int:
    found = quick.figures_of(*quick.replay())
    committed = quick.read_committed()
    for name, value in found.items():
        console.print(f"{name:30s} {value:8.2f}   committed {committed[name]:8.2f}")
    if commit:
        quick.write_committed(found)
        return 0
    problems = quick.worse(found, committed)
    for problem in problems:
        console.print(f"Worse than committed: {problem}", style="red")
    return 1 if problems else 0


def _refuses_to_write(clips: int, asked: argparse.Namespace) -> bool:
    """Whether that many clips are too few to be written into the project; says so.

    What is drawn so far may be written if asked for (``--ready``), never a choice (``--only``).
    """
    designed = len(designed_clips())
    refuses = clips < designed and not (asked.ready and asked.only == "*")
    if refuses:
        console.print(f"--write needs all {designed} designed clips, not {clips}.", style="red")
    return refuses


def _run(asked: argparse.Namespace) -> int:
    model = ensure_model()
    clips = _chosen(asked, model)
    if not clips:
        console.print("No clip of that name is drawn.", style="red")
        return 1
    if asked.write and _refuses_to_write(len(clips), asked):
        return 1
    scores = replace(score_all(clips, asked.jobs, model), sealed=read_scored())
    if not scores.counts:
        return 1
    show(scores, console)
    folder = asked.out if scores.is_complete else asked.out / "partial"
    write_results(scores, folder)
    console.print(f"{len(scores.counts)} of {scores.designed} clips. CSV and pictures: {folder}")
    if scores.drawings:
        console.print(drawing_words(scores.drawings))
    if asked.write:
        if _refuses_to_write(len(scores.counts), asked):
            return 1
        _write(scores, asked)
    return 0 if len(scores.counts) == len(clips) else 1


def main(words: list[str] | None = None) -> int:
    """Run the benchmark."""
    asked = _arguments(words)
    if asked.quick:
        return _check_quick(commit=asked.commit)
    try:
        return _run(asked)
    except BrokenProcessPool:
        console.print(
            "A process that draws died, perhaps for want of memory. Nothing was written; what is "
            "drawn is kept. Run it again, with fewer --jobs.",
            style="red",
        )
        return 1


if __name__ == "__main__":
    sys.exit(main())
