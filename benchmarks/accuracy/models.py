"""The pose models beside each other: ``python -m benchmarks.accuracy.models``.

Sees the ordinary clips of some people with every model that can be installed, and prints how well
each is counted and measured, and how long it looks at a picture. ``--calibrate`` writes instead
how much further than ``full`` a model is off at each group of joints, from the people of the
calibration half, into its table (`hep_vision.sources.pose.profile`). Clips are kept where
``python -m benchmarks.accuracy`` keeps them; a run that is broken off goes on where it was.
"""

from __future__ import annotations

import argparse
import csv
import math
import os
import sys
import time
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

import numpy as np
from benchmarks.accuracy import figures
from benchmarks.accuracy.calibrate import HOLDS_FOR, PROFILE
from benchmarks.accuracy.counted import COUNT_COLUMNS, count_cells
from benchmarks.accuracy.design import Planned, designed_clips
from benchmarks.accuracy.people import CALIBRATING
from benchmarks.accuracy.report import Scores
from benchmarks.accuracy.score import Position, RepetitionRow
from benchmarks.accuracy.scoring import clips_of, console, score_all
from benchmarks.accuracy.spread import reaching
from benchmarks.accuracy.tables import Cell, Table, value_of, write_rows
from benchmarks.accuracy.two_models import with_section

from hep_vision.coach.sight import STEEP_DEG
from hep_vision.measure.uncertainty import ModelError
from hep_vision.sources.capture.video import open_video
from hep_vision.sources.pose.estimator import PoseEstimator
from hep_vision.sources.pose.models import ensure_model, load_manifest
from hep_vision.sources.pose.profile import Group, group_of, profile_of

ROOT = Path(__file__).resolve().parents[2]
PROFILES = PROFILE.parent
# Strangers, on whom nothing was set; one moves the right side, two the left.
SHOWN = ("C", "D", "F")
UPRIGHT: Position = "standing or seated"
# A group of joints with fewer repetitions states at least what all joints together need.
FEW = 30
FURTHER_COLUMNS = ("joints", "position", "further_deg", "hidden_deg", "n", "origin")
TIMED_CLIP = ROOT / "sample_videos" / "squat_side.mp4"
TIMED_PICTURES = 100
ROUNDS = 3


def ordinary_clips(people: Sequence[str]) -> list[Planned]:
    """Every exercise once by each of these people, square to the camera."""
    return [
        planned
        for planned in designed_clips()
        if planned.group == "exercise" and planned.scene.person in people
    ]


def counting(scores: dict[str, Scores]) -> Table:
    """How many clips each model lets us count exactly."""
    cells = [(model, *count_cells(found.counts)) for model, found in scores.items()]
    return Table("Counting", ("model", *COUNT_COLUMNS), tuple(cells))


def miscounted(scores: dict[str, Scores]) -> Table:
    """Clips that some model leads us to miscount, and what each has us count."""
    by_clip: dict[str, dict[str, str]] = {}
    for model, found in scores.items():
        for row in found.counts:
            side = f", {row.wrong_side} on the wrong side" if row.wrong_side else ""
            told = "exact" if row.exact else f"{row.counted} of {row.true}{side}"
            by_clip.setdefault(row.clip, {})[model] = told
    cells = [
        (clip, *(told.get(model, "") for model in scores))
        for clip, told in by_clip.items()
        if set(told.values()) != {"exact"}
    ]
    return Table("Clips that were miscounted", ("clip", *scores), tuple(cells))


def degrees(scores: dict[str, Scores]) -> Table:
    """Errors by joint and position, the models below each other."""
    groups: dict[str, list[tuple[Cell, ...]]] = {}
    for model, found in scores.items():
        for name, rows in figures.joint_groups(found.degrees):
            if rows:
                limits = name not in figures.ALL_TOGETHER
                cells = figures.rom_figures(rows, limits=limits).values()
                groups.setdefault(name, []).append((name.strip(), model, *cells))
    return Table(
        "Degrees",
        ("repetitions of", "model", *figures.ROM_COLUMNS),
        tuple(cells for group in groups.values() for cells in group),
        figures.ROM_NOTE,
    )


def slopes(scores: dict[str, Scores]) -> Table:
    """How steeply each model has a level camera look down on people, and how often too much so."""
    cells: list[tuple[Cell, ...]] = []
    for model, found in scores.items():
        upright = [r for r in found.rows if r.position == UPRIGHT and r.view == "sagittal"]
        told = np.abs([row.looks_down_deg for row in upright])
        steep = figures.percent(told > STEEP_DEG)
        cells.append((model, len(told), float(np.median(told)), float(np.max(told)), steep))
    return Table(
        "Slope of the shoulders in depth, of people standing or seated and seen from the side",
        ("model", "n|0", "median|0", "most|0", "taken for a camera too high or low %|0"),
        tuple(cells),
        "In degrees, whichever way; the cameras of these clips are level, or nearly so.",
    )


def group_of_row(row: RepetitionRow) -> Group:
    """Joints and position of the body that a repetition belongs to."""
    return group_of(row.measure, "standing" if row.position == UPRIGHT else "lying")


def further_off(
    rows: Sequence[RepetitionRow], counted: Sequence[str], known: dict[Group, float]
) -> dict[Group, tuple[float, int]]:
    """Standard deviations in degrees on top of ``full`` with which 95 % hold, and of how many.

    Parameters
    ----------
    rows : sequence of RepetitionRow
        Scored with the model, with what is known of it now stated.
    counted : sequence of str
        Clips that were counted exactly; where the limb was lost an angle is off by anything.
    known : dict
        What the model's table says now.
    """
    needed: dict[Group, list[float]] = {group: [] for group in known}
    for row in rows:
        if row.reliable and row.clip in counted:
            group = group_of_row(row)
            total = reaching(ModelError(row.bias, 0.0), abs(row.error)).u_model
            stated = row.other_sd**2 + row.model_sd**2 - known[group] ** 2
            needed[group].append(math.sqrt(max(total**2 - stated, 0.0)))
    pooled = _tenths([sd for group in needed.values() for sd in group])
    return {
        group: (max(_tenths(sds), pooled if len(sds) < FEW else 0.0), len(sds))
        for group, sds in needed.items()
    }


def _tenths(sds: Sequence[float]) -> float:
    """What holds for 95 %, rounded up."""
    return math.ceil(float(np.quantile(sds, HOLDS_FOR)) * 10.0 - 1e-9) / 10.0 if sds else 0.0


def write_further(path: Path, found: dict[Group, tuple[float, int]]) -> None:
    """Write an estimator's table of what it is further off by."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(FURTHER_COLUMNS)
        writer.writerows(
            (*group, f"{sd:.1f}", "0.0", n, "calibrated") for group, (sd, n) in found.items()
        )


def looking_times(models: dict[str, Path]) -> Table:
    """Time each model takes for a picture, by turns in one run; the least of a few rounds."""
    with open_video(TIMED_CLIP) as video:
        size_px = (video.info.width, video.info.height)
        pictures = [(image.rgb, image.time_s) for image in islice(video, TIMED_PICTURES)]
    took: dict[str, list[tuple[float, float]]] = {model: [] for model in models}
    for _ in range(ROUNDS):
        for model, path in models.items():
            with PoseEstimator(path) as estimator:
                began = time.perf_counter(), time.process_time()
                for rgb, time_s in pictures:
                    estimator.estimate(rgb, time_s, size_px)
                ended = time.perf_counter(), time.process_time()
            took[model].append((ended[0] - began[0], ended[1] - began[1]))
    least = {model: tuple(map(min, zip(*times, strict=True))) for model, times in took.items()}
    full_s = least["full"][0]
    cells = [
        (model, *(1000 * s / len(pictures) for s in found), found[0] / full_s)
        for model, found in least.items()
    ]
    return Table(
        "Time for a picture",
        ("model", "on the clock, ms|0", "of the processor, ms|0", "as much as full|1"),
        tuple(cells),
    )


def write_page(tables: Sequence[Table], people: Sequence[str], clips: int) -> Path:
    """Write ``docs/models.md``."""
    parts = [_PAGE.format(clips=clips, people=_list(people))]
    parts += [f"**{table.title}**\n\n{table.markdown()}" for table in tables]
    parts.append(_STATED.format(further=_further_words(), calibrating=_list(list(CALIBRATING))))
    page = ROOT / "docs" / "models.md"
    text = "\n".join(part.rstrip() + "\n" for part in parts)
    page.write_text(with_section(text), "utf-8")
    return page


def _further_words() -> str:
    """Rows of a table: what `lite` is further off by."""
    return "\n".join(
        f"| {joints} | {position} | {sd:g} |"
        for (joints, position), (sd, _) in profile_of("lite").further[0].items()
    )


def _list(names: Sequence[str]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}"


_PAGE = """# The pose models

<!-- Written by `python -m benchmarks.accuracy.models --write`; do not edit. -->

`full` is the model that everything is set on and the one that is used unless another is asked
for. `lite` is what a session in front of the camera falls back on where the computer is too
slow, if it is installed; `hep-vision analyze --model` takes any of them for recordings.

Below, the same {clips} clips of the rendered figure (every exercise once by the people {people},
on whom nothing was set) were seen by each model and measured as `hep-vision analyze` does. What
[accuracy](accuracy.md) says a figure does not show holds here as well.
"""

_STATED = """## What is stated

An angle's uncertainty is set on `full`, exercise by exercise. What another model is further off by
comes on top, as one standard deviation for a group of joints. For `lite`, in degrees:

| joints | position | further off |
| --- | --- | --: |
{further}

The figures come from the table above, groups of fewer than 30 repetitions having at least what all
joints together need, until the five other people ({calibrating}) are drawn with `lite`:
`--calibrate lite` writes them then. Nothing is added for `heavy`, but it slopes the line between
the shoulders in depth, whoever stands there and however, so that with it nothing is said of a
camera that is too high or too low.

The record of a set names its model, and a trend begins anew where the model changes.

## Do it again

    .venv/bin/python -m benchmarks.accuracy.models --write
    .venv/bin/python -m benchmarks.accuracy.models --calibrate lite
"""


def _arguments(words: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.accuracy.models", description=__doc__
    )
    parser.add_argument(
        "--calibrate", metavar="MODEL", help="write how much further off than full a model is"
    )
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes")
    parser.add_argument("--out", type=Path, default=ROOT / "results" / "accuracy")
    parser.add_argument("--cache", type=Path, help="folder of drawn clips (default: OUT/cache)")
    parser.add_argument("--write", action="store_true", help="write docs/models.md anew")
    return parser.parse_args(words)


def _calibrate(model: str, asked: argparse.Namespace) -> int:
    scores = _scores(model, ordinary_clips(list(CALIBRATING)), asked)
    exact = [count.clip for count in scores.counts if count.exact]
    known = {group: sd for group, (sd, _) in profile_of(model).further[0].items()}
    found = further_off(scores.degrees, exact, known)
    write_further(PROFILES / f"{model}.csv", found)
    covered = value_of(figures.rom_figures(scores.degrees)["covered %"])
    console.print(f"{model}: {len(exact)} of {len(scores.counts)} clips counted exactly.")
    for group, (sd, n) in found.items():
        console.print(f"{group[0]}, {group[1]}: further off than full by {sd:g} degrees (n {n})")
    console.print(f"Stated before: {covered:.1f} % of {len(scores.degrees)} repetitions covered.")
    return 0


def _scores(model: str, chosen: Sequence[Planned], asked: argparse.Namespace) -> Scores:
    path = ensure_model(model)
    clips = clips_of(chosen, asked.cache or asked.out / "cache", path, asked.jobs)
    scores = score_all(clips, asked.jobs, path)
    write_rows(asked.out / "models" / f"{model}_counts.csv", scores.counts)
    write_rows(asked.out / "models" / f"{model}_repetitions.csv", scores.rows)
    return scores


def main(words: list[str] | None = None) -> int:
    """Run the comparison."""
    asked = _arguments(words)
    if asked.calibrate:
        return _calibrate(asked.calibrate, asked)
    names = list(load_manifest().models)
    chosen = ordinary_clips(SHOWN)
    scores = {name: _scores(name, chosen, asked) for name in names}
    if any(len(found.counts) < len(chosen) for found in scores.values()):
        console.print("Not every clip could be drawn; nothing is stated of some.", style="red")
        return 1
    times = looking_times({name: ensure_model(name) for name in names})
    tables = [counting(scores), miscounted(scores), degrees(scores), slopes(scores), times]
    for table in tables:
        table.show(console)
    if asked.write:
        console.print(f"Wrote {write_page(tables, SHOWN, len(chosen))}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
