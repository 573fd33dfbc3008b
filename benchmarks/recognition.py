"""Learning an exercise from a clip, and telling which exercise a clip shows.

On the landmark logs of real clips: does the definition learnt from a clip count that clip as
it was labelled, and the other clips of the same exercise within one; and is the labelled
exercise the first, or among the first three, of those the library proposes. Nothing of the
labels goes into either, except where a column says so.
"""

from __future__ import annotations

import argparse
import csv
import json
import math
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.table import Table

from hep_vision.analysis.learn import Demonstration, Learning, learn
from hep_vision.analysis.recognise import recognise
from hep_vision.definitions.library import Library, shipped_library
from hep_vision.definitions.schema import Definition
from hep_vision.errors import InputError
from hep_vision.measure.body.landmarks import PoseFrame
from hep_vision.measure.engine import Engine
from hep_vision.measure.exercise import Prescription
from hep_vision.record.landmark_log import read_landmark_log

EVIDENCE = Path(__file__).resolve().parents[2] / "shared" / "bench" / "real"
PROGRAM = 6  # exercises in a program
console = Console(width=190, highlight=False)


@dataclass(frozen=True)
class Clip:
    """A labelled clip and its landmarks."""

    name: str
    exercise: str
    true: int
    low: int
    high: int
    frames: Sequence[PoseFrame]


@dataclass(frozen=True)
class Learnt:
    """What was learnt of one clip, without a hint, and told something of it; -1: refused."""

    clip: str
    exercise: str
    true: int
    low: int
    high: int
    measure: str
    counted: int
    counted_like: int  # told what it is like
    counted_reps: int  # told how many repetitions are shown
    seconds: float
    refusal: str


@dataclass(frozen=True)
class Carried:
    """What the definition learnt from one clip counts in another one of the same exercise."""

    learnt_from: str
    clip: str
    exercise: str
    true: int
    counted: int


@dataclass(frozen=True)
class Told:
    """Where the labelled exercise came among the proposals for one clip."""

    clip: str
    exercise: str
    rank: int
    sure: bool
    first: str
    score: float
    second: str
    second_score: float
    instead: bool  # asked for as what it is labelled, it was said to look like another
    noticed: int  # asked for as each of the other exercises in turn, that was said so often
    seconds: float


def load_clips() -> list[Clip]:
    labels = json.loads((EVIDENCE / "labels.json").read_text())
    clips: list[Clip] = []
    for label in labels if isinstance(labels, list) else labels["logs"]:
        low, high = label.get("complete_range") or (label["complete"], label["complete"])
        path = EVIDENCE / label["log"]
        frames = read_landmark_log(path).frames
        numbers = (int(label["complete"]), int(low), int(high))
        clips.append(Clip(path.stem, label["exercise"], *numbers, frames))
    return clips


def try_learning(
    clip: Clip, like: Definition | None = None, repetitions: int | None = None
) -> Learning | InputError:
    demonstration = Demonstration(Path(clip.name), "Learnt", like=like, repetitions=repetitions)
    try:
        return learn(demonstration, clip.frames, "learnt", date(2000, 1, 1))
    except InputError as refusal:
        return refusal


def learn_clip(clip: Clip, library: Library) -> tuple[Learnt, Learning | None]:
    begun = time.process_time()
    learning = try_learning(clip)
    seconds = time.process_time() - begun
    alike = try_learning(clip, like=library.get(clip.exercise))
    numbered = try_learning(clip, repetitions=clip.true or None)
    refused = isinstance(learning, InputError)
    row = Learnt(
        clip.name,
        clip.exercise,
        clip.true,
        clip.low,
        clip.high,
        "" if refused else learning.lesson.exercise.measure,
        -1 if refused else learning.result.counted,
        -1 if isinstance(alike, InputError) else alike.result.counted,
        -1 if isinstance(numbered, InputError) else numbered.result.counted,
        seconds,
        str(learning).split(": ", 1)[1] if refused else "",
    )
    return row, None if refused else learning


def count(definition: Definition, frames: Sequence[PoseFrame]) -> int:
    engine = Engine(definition.exercise(), Prescription(side=definition.side.default))
    for frame in frames:
        engine.advance(frame)
    return engine.finish().counted


def carry_over(clips: Sequence[Clip], learnings: dict[str, Learning]) -> list[Carried]:
    return [
        Carried(
            source.name,
            clip.name,
            clip.exercise,
            clip.true,
            count(learnings[source.name].definition, clip.frames),
        )
        for source in clips
        for clip in clips
        if source.name in learnings
        and source.name != clip.name
        and source.exercise == clip.exercise
    ]


def tell(clip: Clip, definitions: Sequence[Definition]) -> Told:
    begun = time.process_time()
    recognition = recognise(clip.frames, definitions)
    seconds = time.process_time() - begun
    ids = [guess.candidate.exercise.id for guess in recognition.guesses]
    first, second = recognition.guesses[:2]
    return Told(
        clip.name,
        clip.exercise,
        ids.index(clip.exercise) + 1,
        recognition.best is not None,
        ids[0],
        first.score,
        ids[1],
        second.score,
        recognition.other_than(clip.exercise) is not None,
        sum(recognition.other_than(id_) is not None for id_ in ids if id_ != clip.exercise),
        seconds,
    )


def new_table(title: str, *columns: str) -> Table:
    table = Table(title=title, box=None, pad_edge=False, title_justify="left")
    for column in columns:
        numeric = column.islower() and column.endswith(" #")
        table.add_column(column.removesuffix(" #"), justify="right" if numeric else "left")
    return table


def mark(counted: int, true: int, low: int, high: int) -> str:
    if counted < 0:
        return "refused"
    return "" if counted == true else "within range" if low <= counted <= high else "WRONG"


def print_learnt(rows: Sequence[Learnt]) -> None:
    title = (
        "Learnt from each clip, and counted with it; "
        "--like: told which exercise it is like; --reps: told how many are shown"
    )
    counts = ("counted #", "", "with --like #", " ", "with --reps #", "  ")
    columns = ("true #", "honest range #", *counts, "cpu s #")
    table = new_table(title, "clip", "exercise", "measure found", *columns)
    for row in rows:
        span = (row.true, row.low, row.high)
        table.add_row(
            row.clip,
            row.exercise,
            row.measure or row.refusal[:60],
            str(row.true),
            f"{row.low}-{row.high}" if row.low != row.high else str(row.low),
            str(row.counted) if row.counted >= 0 else "",
            mark(row.counted, *span),
            str(row.counted_like) if row.counted_like >= 0 else "",
            mark(row.counted_like, *span),
            str(row.counted_reps) if row.counted_reps >= 0 else "",
            mark(row.counted_reps, *span),
            f"{row.seconds:.1f}",
        )
    console.print(table)
    shown = [row for row in rows if row.true > 0]
    for name, counts in (
        ("without a hint", [row.counted for row in shown]),
        ("with --like", [row.counted_like for row in shown]),
        ("with --reps", [row.counted_reps for row in shown]),
    ):
        pairs = list(zip(counts, shown, strict=True))
        exact = sum(counted == row.true for counted, row in pairs)
        ranged = sum(row.low <= counted <= row.high for counted, row in pairs)
        refused = sum(counted < 0 for counted in counts)
        console.print(
            f"{len(shown)} clips with a whole repetition, {name}: exact {exact} "
            f"({100 * exact / len(shown):.0f} %), in the honest range {ranged}, refused {refused}"
        )
    console.print()


def print_carried(rows: Sequence[Carried]) -> None:
    off = [row for row in rows if abs(row.counted - row.true) > 1]
    table = new_table(
        "Off by more than one with the definition of another clip",
        *("learnt from", "clip", "exercise", "true #", "counted #"),
    )
    for row in off:
        table.add_row(row.learnt_from, row.clip, row.exercise, str(row.true), str(row.counted))
    console.print(table)
    exact = sum(row.counted == row.true for row in rows)
    console.print(
        f"{len(rows)} pairs of clips of one exercise: exact {exact} "
        f"({100 * exact / len(rows):.0f} %), within one {len(rows) - len(off)} "
        f"({100 * (1 - len(off) / len(rows)):.0f} %)\n"
    )


def in_program(rank: int, candidates: int) -> float:
    """Chance to come first among `PROGRAM` exercises, the others drawn at random."""
    others = PROGRAM - 1
    return math.comb(candidates - rank, others) / math.comb(candidates - 1, others)


def print_told(rows: Sequence[Told], candidates: int) -> None:
    columns = ("rank #", "told", "first proposal", "score #", "second proposal", " score #")
    title = f"What is this exercise? Out of {candidates} that a camera measures"
    table = new_table(title, "clip", "exercise", *columns, "cpu s #")
    for row in rows:
        table.add_row(
            row.clip,
            row.exercise,
            str(row.rank),
            "yes" if row.sure else "no",
            row.first,
            f"{row.score:.2f}",
            row.second,
            f"{row.second_score:.2f}",
            f"{row.seconds:.1f}",
        )
    console.print(table)
    n = len(rows)
    first, three = sum(row.rank == 1 for row in rows), sum(row.rank <= 3 for row in rows)
    sure = [row for row in rows if row.sure]
    right = sum(row.rank == 1 for row in sure)
    program = float(np.mean([in_program(row.rank, candidates) for row in rows]))
    console.print(
        f"{n} clips: first {first} ({100 * first / n:.0f} %), among the first three {three} "
        f"({100 * three / n:.0f} %); said to be told {len(sure)}, of these right {right}; first "
        f"out of a program of {PROGRAM} drawn at random {100 * program:.0f} %"
    )
    wrong = n * (candidates - 1)
    noticed = sum(row.noticed for row in rows)
    falsely = sum(row.instead for row in rows)
    console.print(
        f"Asked for as labelled, said to look like another exercise: {falsely} of {n}; "
        f"asked for as each of the other {candidates - 1} in turn: {noticed} of {wrong} "
        f"({100 * noticed / wrong:.0f} %)"
    )


def write_csv(path: Path, rows: Sequence[Learnt] | Sequence[Carried] | Sequence[Told]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        names = list(rows[0].__dataclass_fields__)
        writer.writerow(names)
        writer.writerows([getattr(row, name) for name in names] for row in rows)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, default=Path("results/recognition"))
    asked = parser.parse_args()
    if not EVIDENCE.is_dir():
        print(f"SKIPPED: no evidence folder at {EVIDENCE}.", file=sys.stderr)
        return 0
    library = shipped_library()
    definitions = [definition for definition in library.all() if definition.measure]
    clips = load_clips()
    learnt = [learn_clip(clip, library) for clip in clips]
    rows = [row for row, _ in learnt]
    print_learnt(rows)
    carried = carry_over(clips, {row.clip: learning for row, learning in learnt if learning})
    print_carried(carried)
    told = [tell(clip, definitions) for clip in clips]
    print_told(told, len(definitions))
    for name, table in (("learnt", rows), ("carried", carried), ("told", told)):
        write_csv(asked.out / f"{name}.csv", table)
    return 0


if __name__ == "__main__":
    sys.exit(main())
