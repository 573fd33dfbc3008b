"""Designed clips drawn and scored on several processors, with progress."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from pathlib import Path

from benchmarks.accuracy.clips import Clip, Drawing, clip_of, prepare
from benchmarks.accuracy.design import Planned, designed_clips
from benchmarks.accuracy.placement import PlacementRow, placements
from benchmarks.accuracy.report import Scores
from benchmarks.accuracy.score import CountRow, RepetitionRow, score
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

console = Console(width=160, highlight=False)

Scored = tuple[CountRow, list[RepetitionRow], list[PlacementRow]]


def clips_of(chosen: Sequence[Planned], cache: Path, model: Path, jobs: int) -> list[Clip]:
    """Where the logs and truths of designed clips lie, whether they are there yet or not."""
    console.print("Designing the clips ...")
    with ProcessPoolExecutor(jobs) as pool:
        specified = pool.map(_specified, chosen, chunksize=8)
        return [clip_of(planned, cache, model) for planned in specified]


def _specified(planned: Planned) -> Planned:
    """The same with its specification: all of them take minutes, so not on one processor."""
    _ = planned.spec
    return planned


def score_all(clips: Sequence[Clip], jobs: int, model: Path) -> Scores:
    """Draw what is not there yet and score everything; what cannot be drawn is told and left out.

    Parameters
    ----------
    jobs : int
        Processes to draw with, and as many to score with.
    model : Path
        The pose model that sees the clips.
    """
    drawings: list[Drawing] = []
    scoring: dict[str, Future[Scored]] = {}
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with (
        Progress(*columns, TimeRemainingColumn(), console=console) as progress,
        ProcessPoolExecutor(jobs) as pool,
    ):
        task = progress.add_task("Clips", total=len(clips))
        for clip, drawing in prepare(clips, model, jobs, _tell):
            future = scoring[clip.planned.name] = pool.submit(_scored, clip)
            future.add_done_callback(lambda _: progress.advance(task))
            progress.update(task, description=clip.planned.name)
            if drawing is not None:
                drawings.append(drawing)
    planned = [clip.planned for clip in clips]
    scored = [scoring[p.name].result() for p in planned if p.name in scoring]
    return Scores(
        tuple(count for count, _, _ in scored),
        tuple(row for _, rows, _ in scored for row in rows),
        tuple(row for _, _, placed in scored for row in placed),
        {p.name: p.reference for p in planned if p.reference},
        len(designed_clips()),
        tuple(drawings),
    )


def _scored(clip: Clip) -> Scored:
    placed = placements(clip) if clip.planned.group == "exercise" else []
    return *score(clip), placed


def _tell(clip: Clip, problem: str) -> None:
    console.print(f"{clip.planned.name}: could not be drawn: {problem}", style="red")
