"""The quick set: landmark logs of rendered clips that come with the project, replayed.

It holds what the full set found. Its figures are committed; one that gets worse by more
than its margin fails the check, one that gets better asks to be committed.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from benchmarks.accuracy.clips import Clip
from benchmarks.accuracy.design import Planned, designed_clips
from benchmarks.accuracy.factors import REFERENCE
from benchmarks.accuracy.figures import degrees
from benchmarks.accuracy.score import CountRow, RepetitionRow, score

FOLDER = Path(__file__).resolve().parent / "quick"
FIGURES = FOLDER / "figures.json"


@dataclass(frozen=True)
class Margin:
    """How much worse a figure may get, and which way worse is."""

    worse_by: float
    higher_is_worse: bool


MARGINS = {
    "miscounted clips": Margin(0, True),
    "phantom repetitions": Margin(0, True),
    "repetitions of the wrong side": Margin(0, True),
    "mean absolute error deg": Margin(0.2, True),
    "absolute bias deg": Margin(0.3, True),
    "covered %": Margin(1.0, False),
    "mean stated uncertainty deg": Margin(0.5, True),
    "unreliable %": Margin(2.0, True),
}


def file_name(planned: Planned) -> str:
    """Name of a clip's files, without ending."""
    return planned.name.replace("/", "__").replace(" ", "_").replace("%", "pct")


# Strangers to all that was set, in exercises standing, seated and lying, of arms and legs.
STRANGERS = {
    "squat": "C",
    "march": "D",
    "straight_leg_raise": "I",
    "sit_to_stand": "C",
    "shoulder_abduction": "J",
    "elbow_flexion": "F",
    "seated_knee_extension": "D",
    "bridge": "C",
}


def is_quick(planned: Planned) -> bool:
    """One ordinary clip of every exercise, some of strangers, the turned camera, phantoms."""
    if planned.group == "exercise":
        first = planned.scene.person == "A" and planned.scene.side != "left"
        return first or STRANGERS.get(planned.exercise) == planned.scene.person
    turned = planned.level in ("+20 deg", "-20 deg") and planned.exercise in REFERENCE[:2]
    return turned or planned.group == "phantom"


def stored_clips() -> list[Clip]:
    """The clips of the quick set, as far as the last full run stored them."""
    wanted = {file_name(planned): planned for planned in designed_clips() if is_quick(planned)}
    return [
        Clip(wanted[log.stem], log, log.with_suffix(".json"))
        for log in sorted(FOLDER.glob("*.npz"))
        if log.stem in wanted
    ]


def store(clips: Iterable[Clip], folder: Path = FOLDER) -> None:
    """Take the quick set's logs and truths over from the full set.

    They are copied beside the folder first, so that it stays as it was if one is missing.
    """
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".storing-") as scratch:
        new, old = Path(scratch) / "new", Path(scratch) / "old"
        new.mkdir()
        for clip in clips:
            name = file_name(clip.planned)
            shutil.copyfile(clip.log, new / f"{name}.npz")
            (new / f"{name}.json").write_text(json.dumps(_slim(clip.read_truth())), "utf-8")
        if folder.exists():
            figures = folder / FIGURES.name
            if figures.is_file():
                shutil.copyfile(figures, new / FIGURES.name)
            folder.rename(old)
        new.rename(folder)


def _slim(truth: dict[str, Any]) -> dict[str, Any]:
    """What a score needs of a truth: the repetitions and the one measure."""
    kept = ("side", "view", "measure", "unit", "repetitions")
    frames, measure = truth["frames"], truth["measure"]
    values = {measure: frames["values"][measure]}
    return {name: truth[name] for name in kept} | {
        "frames": {"time_s": frames["time_s"], "values": values}
    }


def replay() -> tuple[list[CountRow], list[RepetitionRow]]:
    """Score the quick set with the engine as it is."""
    counts: list[CountRow] = []
    rows: list[RepetitionRow] = []
    for clip in stored_clips():
        count, repetitions = score(clip)
        counts.append(count)
        rows += repetitions
    return counts, rows


def figures_of(counts: Sequence[CountRow], rows: Sequence[RepetitionRow]) -> dict[str, float]:
    """The figures that are watched."""
    shown = degrees(rows)
    good = [row for row in shown if row.reliable]
    error = np.array([row.error for row in good])
    figures = {
        "miscounted clips": sum(not c.exact for c in counts if c.supported),
        "phantom repetitions": sum(c.phantom for c in counts),
        "repetitions of the wrong side": sum(c.wrong_side for c in counts),
        "mean absolute error deg": float(np.mean(np.abs(error))),
        "absolute bias deg": abs(float(np.mean(error))),
        "covered %": 100.0 * float(np.mean([row.covered for row in good])),
        "mean stated uncertainty deg": float(np.mean([row.uncertainty for row in good])),
        "unreliable %": 100.0 * (1.0 - len(good) / len(shown)),
    }
    return {name: round(float(value), 2) for name, value in figures.items()}


def read_committed() -> dict[str, float]:
    """The committed figures."""
    return json.loads(FIGURES.read_text("utf-8"))


def write_committed(figures: dict[str, float]) -> None:
    """Commit to figures."""
    FIGURES.write_text(json.dumps(figures, indent=2) + "\n", "utf-8")


def worse(figures: dict[str, float], committed: dict[str, float]) -> list[str]:
    """What got worse than committed, by more than its margin; one sentence each."""
    found: list[str] = []
    for name, margin in MARGINS.items():
        change = figures[name] - committed[name]
        if (change if margin.higher_is_worse else -change) > margin.worse_by + 1e-9:
            found.append(
                f"{name}: {figures[name]:g}, committed {committed[name]:g} "
                f"(margin {margin.worse_by:g})"
            )
    return found
