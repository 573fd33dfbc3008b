"""What the pose model is off by in each exercise, from the calibration half of the clips.

``python -m benchmarks.accuracy.calibrate`` writes it into the table of the pose model ``full``
(`hep_vision.sources.pose.profile`), from a run that scored all ordinary clips of that half: five
people in every exercise. With ``--exercise ID`` one exercise, from a run that scored at least all
of its ordinary clips. What a factor adds (a turned camera, a dark room) is stated of each
repetition, or reported, and is no part of the table.

Bias and spread are kept apart. The bias stays in: the figure is no patient, so nothing is
corrected for because of it, but what the model is off by on the figure it may be off by on people.
The variance between people is known from five; it is moderated by that of all exercises (Smyth
2004, Stat. Appl. Genet. Mol. Biol. 3:3): ``d0`` degrees of freedom of what is usual are added to
its own, and the sum is stated. What people differ from the figure by is the ``domain`` component,
which nothing here measures: it makes up what is missing to `PEOPLE_SD_DEG`.
"""

from __future__ import annotations

import argparse
import csv
import math
import re
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import Self

import numpy as np
from benchmarks.accuracy.design import designed_clips
from benchmarks.accuracy.spread import (
    LEAST,
    LEAST_EXERCISES,
    Scatter,
    Usual,
    for_people,
    reaching,
    stated,
)

from hep_vision.definitions.library import shipped_library
from hep_vision.measure.angles.measures import MEASURES
from hep_vision.measure.angles.units import unit_scale
from hep_vision.measure.uncertainty import NORMAL_95, ModelError

ROOT = Path(__file__).resolve().parents[2]
REPETITIONS = ROOT / "results" / "accuracy" / "repetitions.csv"
COUNTS = "counts.csv"  # beside it
PROFILE = ROOT / "src" / "hep_vision" / "sources" / "pose" / "profiles" / "full.csv"
COLUMNS = ("exercise", "measure", "unit", "bias", "u_model", "df", "domain", "people", "origin")
DECIMALS = {"deg": 1, "ratio": 3}
# A real thigh may leave its seat by this much before anybody calls it a fault, and what the
# model makes of a resting one hides it: half-width of a rectangular distribution.
UNSEEN_LIFT_DEG = 8.0
# The stated uncertainty shall hold for this share of a stranger's repetitions.
HOLDS_FOR = 0.95
# Error of the peak beyond which degrees are fair and poor, root mean square.
FAIR_DEG, POOR_DEG = 5.0, 10.0
GRADES = ("good", "good_to_fair", "fair", "fair_to_poor", "poor")


def grade(errors: Sequence[float]) -> str:
    """How far the degrees are to be trusted, from their root mean square error."""
    rms = float(np.sqrt(np.mean(np.square(errors))))
    return "good" if rms <= FAIR_DEG else "fair" if rms <= POOR_DEG else "poor"


def read_repetitions(path: Path) -> list[dict[str, str]]:
    """Rows of ``repetitions.csv`` that calibrate: of ordinary clips of the right half.

    Of clips that were counted exactly, as ``counts.csv`` beside it tells, and of repetitions in
    which the limb was followed: where the model lost it an angle is off by anything, which says
    nothing of how it is off where it follows. How much is stated by now does not tell: what is
    stated too widely to be reliable calibrates as well.
    """
    with path.with_name(COUNTS).open(newline="", encoding="utf-8") as file:
        exact = {row["clip"] for row in csv.DictReader(file) if row["exact"] == "True"}
    with path.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return [
        row
        for row in rows
        if row["half"] == "calibration"
        and row["group"] == "exercise"
        and row["supported"] == "True"
        and row["followed"] == "True"
        and row["clip"] in exact
    ]


def lower_grade(path: Path, rom: str) -> None:
    """Lower a definition's grade for degrees where they are worse.

    A grade is never raised: what the figure shows is the best case.
    """
    text = path.read_text("utf-8")
    stated = re.search(r"grade: \{.*?rom: (\w+)", text)
    if stated and GRADES.index(rom) > GRADES.index(stated[1]):
        path.write_text(text[: stated.start(1)] + rom + text[stated.end(1) :], "utf-8")


Row = dict[str, str]


def row_of(exercise: str, error: ModelError, people: int, origin: str) -> Row:
    """Row of the estimator's table for an exercise."""
    measure = MEASURES[shipped_library().get(exercise).exercise().measure]
    decimals = DECIMALS[measure.unit]
    least = 10.0**-decimals
    figures = {
        "bias": f"{error.bias:.{decimals}f}",
        # Rounded up: what is stated must hold.
        "u_model": f"{math.ceil(error.u_model / least - 1e-9) * least:.{decimals}f}",
        "df": f"{error.df:.1f}" if math.isfinite(error.df) else "inf",
        "domain": f"{math.ceil(error.domain / least - 1e-9) * least:.{decimals}f}",
    }
    named = {"exercise": exercise, "measure": measure.id, "unit": measure.unit}
    return {**named, **figures, "people": str(people), "origin": origin}


def write_profile(path: Path, rows: Sequence[Row]) -> None:
    """Write rows into an estimator's table, in place of those of the same exercises.

    A measure's own row, for exercises that have none, repeats the widest of its exercises.
    """
    with path.open(newline="", encoding="utf-8") as file:
        before = list(csv.DictReader(file))
    known = {row["exercise"]: row for row in [*before, *rows] if row["exercise"]}
    widest: dict[str, Row] = {}
    for row in known.values():
        other = widest.get(row["measure"])
        if other is None or _reach_of(row) > _reach_of(other):
            widest[row["measure"]] = row
    usual = [{**widest[name], "exercise": ""} for name in sorted(widest)]
    rest = [row for row in before if not row["measure"]]
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows([known[name] for name in sorted(known)] + usual + rest)


def _reach_of(row: Row) -> float:
    error = ModelError(*(float(row[name]) for name in ("bias", "u_model", "df", "domain")))
    return stated(error, error.domain)


@dataclass(frozen=True)
class Shown:
    """One repetition: its person and clip, how far it is off, and what else is stated of it."""

    person: str
    clip: str
    error: float
    other_sd: float


@dataclass(frozen=True)
class Measured:
    """What the calibration half shows of one exercise."""

    exercise: str
    unit: str
    shown: tuple[Shown, ...]

    @classmethod
    def of(cls, exercise: str, rows: Sequence[dict[str, str]], people: Mapping[str, str]) -> Self:
        """Gather the rows of one exercise; ``people`` tells whose a clip is."""
        shown = tuple(
            Shown(
                people[row["clip"]],
                row["clip"],
                float(row["error"]),
                float(row["other_sd"]),
            )
            for row in rows
        )
        return cls(exercise, rows[0]["unit"], shown)

    @property
    def errors(self) -> list[float]:
        """Measured less true of every repetition."""
        return [one.error for one in self.shown]

    @property
    def scatter(self) -> Scatter:
        """How its errors lie."""
        means: list[float] = []
        squares, degrees = 0.0, 0
        people = sorted({one.person for one in self.shown})
        for person in people:
            errors = np.array([one.error for one in self.shown if one.person == person])
            means.append(float(errors.mean()))
            squares += float(np.square(errors - errors.mean()).sum())
            degrees += len(errors) - 1
        stated = float(np.mean([one.other_sd**2 for one in self.shown]))
        within = max(squares / degrees - stated, 0.0) if degrees else 0.0
        between = float(np.var(means, ddof=1)) if len(means) > 1 else math.nan
        return Scatter(float(np.mean(means)), between, within, len(people))

    @property
    def clips(self) -> int:
        """Clips that stands on."""
        return len({one.clip for one in self.shown})

    def without(self, person: str) -> Measured:
        """What the others show."""
        return replace(self, shown=tuple(one for one in self.shown if one.person != person))


def errors_of(measured: Sequence[Measured]) -> dict[str, ModelError]:
    """`Scatter.moderated` of each exercise, its scatter drawn to what is usual."""
    scatters = {one.exercise: one.scatter for one in measured}
    units = {one.exercise: one.unit for one in measured}
    usual = {
        unit: Usual.of([scatters[name] for name in scatters if units[name] == unit], unit)
        for unit in set(units.values())
    }
    return {name: scatter.moderated(usual[units[name]]) for name, scatter in scatters.items()}


def margin_of(measured: Sequence[Measured]) -> float:
    """By how much the reaches are to be multiplied for a stranger.

    Each person is left out in turn, the others calibrate, and what they state must hold for
    95 % of the repetitions of who was left out. It only ever widens.
    """
    if len(measured) < LEAST_EXERCISES:
        return 1.0
    needed: list[float] = []
    for person in sorted({shown.person for one in measured for shown in one.shown}):
        others = [one.without(person) for one in measured]
        known = errors_of([one for one in others if one.shown])
        for one in measured:
            own = [shown for shown in one.shown if shown.person == person]
            reach = known[one.exercise].reach if one.exercise in known else 0.0
            if reach > 0:
                needed += [_needed(shown, reach) for shown in own]
    return max(1.0, float(np.quantile(needed, HOLDS_FOR)))


def _needed(shown: Shown, reach: float) -> float:
    """Margin with which the stated uncertainty just reaches the error."""
    left = shown.error**2 - (NORMAL_95 * shown.other_sd) ** 2
    return math.sqrt(max(left, 0.0)) / reach


def incomplete(path: Path) -> dict[str, int]:
    """Exercises with ordinary clips of the calibration half that were not scored, and how many.

    Parameters
    ----------
    path : Path
        ``counts.csv`` of the run: ``repetitions.csv`` does not list clips without a count.
    """
    with path.open(newline="", encoding="utf-8") as file:
        scored = {row["clip"] for row in csv.DictReader(file)}
    missing = [
        planned.exercise
        for planned in designed_clips()
        if (planned.group, planned.half) == ("exercise", "calibration")
        and planned.supported
        and planned.name not in scored
    ]
    return dict(Counter(missing))


def _arguments(words: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.accuracy.calibrate")
    parser.add_argument(
        "--from", dest="repetitions", type=Path, default=REPETITIONS, metavar="FILE",
        help="repetitions.csv of a run, with its counts.csv beside it",
    )  # fmt: skip
    parser.add_argument(
        "--exercise", action="append", default=[], metavar="ID",
        help="only this one, which must be complete in FILE; may be repeated",
    )  # fmt: skip
    return parser.parse_args(words)


def _refusal(asked: argparse.Namespace, missing: dict[str, int], known: set[str]) -> str | None:
    """Why nothing is calibrated, None if nothing is in the way."""
    for exercise in asked.exercise:
        if exercise in missing:
            return f"{exercise}: {missing[exercise]} clips of its calibration were not scored."
        if exercise not in known:
            return f"{exercise}: no repetition of that exercise is in {asked.repetitions}."
    if missing and not asked.exercise:
        return (
            f"{sum(missing.values())} clips of {len(missing)} exercises were not scored; name "
            "complete ones with --exercise, or run the benchmark to its end."
        )
    return None


def main(
    words: list[str] | None = None, definitions: Path = ROOT / "exercises", profile: Path = PROFILE
) -> int:
    """Calibrate every exercise that was rendered, or those that are named."""
    asked = _arguments(words)
    counts = asked.repetitions.with_name(COUNTS)
    for needed in (asked.repetitions, counts):
        if not needed.is_file():
            print(f"{needed} is not there; run python -m benchmarks.accuracy first.")
            return 1
    missing = incomplete(counts)
    rows = [r for r in read_repetitions(asked.repetitions) if r["exercise"] not in missing]
    rows.sort(key=lambda row: row["exercise"])
    groups = groupby(rows, key=lambda row: row["exercise"])
    people = {planned.name: planned.scene.person for planned in designed_clips()}
    measured = [Measured.of(exercise, list(group), people) for exercise, group in groups]
    refusal = _refusal(asked, missing, {one.exercise for one in measured})
    if refusal is not None:
        print(refusal)
        return 1
    margin, errors = margin_of(measured), errors_of(measured)
    print(f"Margin for a stranger: {margin:.2f}")
    chosen = [m for m in measured if not asked.exercise or m.exercise in asked.exercise]
    found = [_calibrate(one, errors[one.exercise], margin, definitions) for one in chosen]
    write_profile(profile, found)
    return 0


def _calibrate(one: Measured, error: ModelError, margin: float, definitions: Path) -> Row:
    exercise = shipped_library().get(one.exercise).exercise()
    lift_deg = UNSEEN_LIFT_DEG / math.sqrt(3.0) if exercise.rests is not None else 0.0
    scale = unit_scale(MEASURES[exercise.measure])
    widened = reaching(error, margin * error.reach)
    widened = replace(widened, u_model=max(widened.u_model, LEAST[one.unit]))
    error = for_people(widened, scale, lift_deg)
    rom = grade(one.errors) if one.unit == "deg" else None
    if rom is not None:
        lower_grade(definitions / f"{one.exercise}.yaml", rom)
    row = row_of(one.exercise, error, one.scatter.people, "calibrated")
    figures = "  ".join(f"{name} {row[name]}" for name in ("bias", "u_model", "df", "domain"))
    print(f"{one.exercise:30s} {one.clips:2d} clips  {figures}  {rom or '-'}")
    return row


if __name__ == "__main__":
    sys.exit(main())
