"""The model's share of the stated uncertainty, from the calibration half of the clips.

``python -m benchmarks.accuracy.calibrate`` writes it into the exercise definitions, from a run
that scored all clips of that half; with ``--exercise ID`` into one, from a run that scored at
least all of its clips. The systematic error stays in: the figure is no patient, so nothing is
corrected for because of it, but what the model is off by on the figure it may be off by on
people.
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
from scipy.optimize import nnls
from scipy.stats import foldnorm

from hep_vision.definitions.library import shipped_library
from hep_vision.measure.result import COVERAGE

ROOT = Path(__file__).resolve().parents[2]
REPETITIONS = ROOT / "results" / "accuracy" / "repetitions.csv"
COUNTS = "counts.csv"  # beside it
# Never less than this, whatever the figure says: published errors of the same model on
# people begin here (knee in tight trousers 1.6 +- 3.5 degrees, Cosoli 2026).
FLOOR = {"deg": 3.0, "ratio": 0.03}
STEP = {"deg": 0.1, "ratio": 0.01}
# A real thigh may leave its seat by this much before anybody calls it a fault, and what the
# model makes of a resting one hides it: half-width of a rectangular distribution.
UNSEEN_LIFT_DEG = 8.0
# How much people differ is known from few of them: what is usual weighs as much as this many more.
USUAL_PEOPLE = 2
# The stated uncertainty shall hold for this share of a stranger's repetitions. With fewer
# exercises there is no margin to be learnt.
HOLDS_FOR = 0.95
LEAST_EXERCISES = 10
# Error of the peak beyond which degrees are fair and poor, root mean square.
FAIR_DEG, POOR_DEG = 5.0, 10.0
GRADES = ("good", "good_to_fair", "fair", "fair_to_poor", "poor")


@dataclass(frozen=True)
class Scatter:
    """How the errors of an exercise lie.

    Parameters
    ----------
    bias : float
        Mean of the people's means, measured less true.
    between : float
        Variance of the people's means; NaN of one person.
    within : float
        Variance of one person's repetitions, beyond what is stated already.
    people : int
    """

    bias: float
    between: float
    within: float
    people: int

    def drawn_to(self, usual: Usual) -> Scatter:
        """The same with variances drawn to what is usual, the more so the fewer people."""
        own = max(self.people - 1, 0)
        seen = 0.0 if own == 0 else own * self.between
        between = (seen + USUAL_PEOPLE * usual.between(self.bias)) / (own + USUAL_PEOPLE)
        within = self.people * self.within + USUAL_PEOPLE * usual.within(self.bias)
        return replace(self, between=between, within=within / (self.people + USUAL_PEOPLE))

    def reach(self) -> float:
        """How far off a stranger's repetition is at most, in 95 of 100.

        The bias is stated rather than corrected for, so it adds to the spread as it is, not
        by its square: of errors that are alike in everybody, twice their root mean square
        would be twice too much (Phillips et al. 1997, J. Res. NIST 102, 577).
        """
        spread = math.sqrt(self.between * (1.0 + 1.0 / self.people) + self.within)
        bias = abs(self.bias)
        if spread == 0.0:
            return bias

        return float(foldnorm.ppf(HOLDS_FOR, bias / spread, scale=spread))


@dataclass(frozen=True)
class Usual:
    """How much people differ usually: all the more where the model is off by more.

    Parameters
    ----------
    fixed : float
        Variance between people of whatever exercise.
    share : float
        What is added to it, as a share of the squared bias.
    within_share : float
        Variance within a person as a share of the squared size of the error.
    least : float
        What that size is at least.
    """

    fixed: float
    share: float
    within_share: float
    least: float

    @classmethod
    def of(cls, scatters: Sequence[Scatter], unit: str) -> Self:
        """Least squares over exercises, each relative to the size of its errors."""
        several = [one for one in scatters if math.isfinite(one.between)]
        least = FLOOR[unit]
        sizes = np.array([one.bias**2 + least**2 for one in several])
        terms = np.array([(1.0, one.bias**2) for one in several]).reshape(-1, 2)
        between = np.array([one.between for one in several])
        fixed, share = (0.0, 0.0)
        if several:
            (fixed, share), _ = nnls(terms / sizes[:, None], between / sizes)
        within = [one.within / (one.bias**2 + least**2) for one in scatters]
        return cls(float(fixed), float(share), float(np.mean(within)), least)

    def between(self, bias: float) -> float:
        """Variance of people's means where the model is off by so much."""
        return self.fixed + self.share * bias**2

    def within(self, bias: float) -> float:
        """Variance of one person's repetitions there."""
        return self.within_share * (bias**2 + self.least**2)


def model_error(reach: float, margin: float, unit: str, *, lift_deg: float = 0.0) -> float:
    """Standard deviation of the model's error in an exercise, as it is to be stated.

    Parameters
    ----------
    reach : float
        See `Scatter.reach`.
    margin : float
        `margin_of` all exercises.
    unit : {"deg", "ratio"}
    lift_deg : float
        By which a segment that is taken to rest may really have moved; the figure's lies still.
    """
    error = math.hypot(margin * reach / COVERAGE, lift_deg / math.sqrt(3.0))
    return math.ceil(max(error, FLOOR[unit]) / STEP[unit] - 1e-9) * STEP[unit]


def grade(errors: Sequence[float]) -> str:
    """How far the degrees are to be trusted, from their root mean square error."""
    rms = float(np.sqrt(np.mean(np.square(errors))))
    return "good" if rms <= FAIR_DEG else "fair" if rms <= POOR_DEG else "poor"


def read_repetitions(path: Path) -> list[dict[str, str]]:
    """Rows of ``repetitions.csv`` that calibrate: supported, reliable, of the right half.

    Of clips that were counted exactly, as ``counts.csv`` beside it tells: where the model lost the
    limb an angle is off by anything, which says nothing of how it is off where it follows.
    """
    with path.with_name(COUNTS).open(newline="", encoding="utf-8") as file:
        exact = {row["clip"] for row in csv.DictReader(file) if row["exact"] == "True"}
    with path.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return [
        row
        for row in rows
        if row["half"] == "calibration"
        and row["supported"] == "True"
        and row["reliable"] == "True"
        and row["clip"] in exact
    ]


def write_definition(path: Path, error: float, unit: str, rom: str | None) -> None:
    """Set a definition's model error; lower its grade for degrees where they are worse.

    A grade is never raised: what the figure shows is the best case.
    """
    digits = f"{error:.2f}" if unit == "ratio" else f"{error:g}"
    text = re.sub(r"model_error: [0-9.]+", f"model_error: {digits}", path.read_text("utf-8"))
    text = re.sub(r"model_error_source: \w+", "model_error_source: measured", text)
    stated = re.search(r"grade: \{.*?rom: (\w+)", text)
    if rom is not None and stated and GRADES.index(rom) > GRADES.index(stated[1]):
        text = text[: stated.start(1)] + rom + text[stated.end(1) :]
    path.write_text(text, "utf-8")


@dataclass(frozen=True)
class Shown:
    """One repetition: its person and clip, how far it is off, and what else is stated of it."""

    person: str
    clip: str
    ordinary: bool  # the clip is, not one of a factor
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
                row["group"] == "exercise",
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


def reaches_of(measured: Sequence[Measured]) -> dict[str, float]:
    """`Scatter.reach` of each exercise, its scatter drawn to what is usual."""
    scatters = {one.exercise: one.scatter for one in measured}
    units = {one.exercise: one.unit for one in measured}
    usual = {
        unit: Usual.of([scatters[name] for name in scatters if units[name] == unit], unit)
        for unit in set(units.values())
    }
    return {
        name: scatter.drawn_to(usual[units[name]]).reach() for name, scatter in scatters.items()
    }


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
        known = reaches_of([one for one in others if one.shown])
        for one in measured:
            own = [shown for shown in one.shown if shown.person == person and shown.ordinary]
            reach = known.get(one.exercise, 0.0)
            if reach > 0:
                needed += [_needed(shown, reach) for shown in own]
    return max(1.0, float(np.quantile(needed, HOLDS_FOR)))


def _needed(shown: Shown, reach: float) -> float:
    """Margin with which the stated uncertainty just reaches the error."""
    left = shown.error**2 - (COVERAGE * shown.other_sd) ** 2
    return math.sqrt(max(left, 0.0)) / reach


def incomplete(path: Path) -> dict[str, int]:
    """Exercises with clips of the calibration half that a run did not score, and how many.

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
        if planned.half == "calibration" and planned.supported and planned.name not in scored
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


def main(words: list[str] | None = None, definitions: Path = ROOT / "exercises") -> int:
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
    margin, reaches = margin_of(measured), reaches_of(measured)
    print(f"Margin for a stranger: {margin:.2f}")
    for one in measured:
        if not asked.exercise or one.exercise in asked.exercise:
            _calibrate(one, reaches[one.exercise], margin, definitions)
    return 0


def _calibrate(one: Measured, reach: float, margin: float, definitions: Path) -> None:
    rests = shipped_library().get(one.exercise).exercise().rests is not None
    lift_deg = UNSEEN_LIFT_DEG if rests else 0.0
    error = model_error(reach, margin, one.unit, lift_deg=lift_deg)
    rom = grade(one.errors) if one.unit == "deg" else None
    write_definition(definitions / f"{one.exercise}.yaml", error, one.unit, rom)
    print(f"{one.exercise:30s} {one.clips:2d} clips  model error {error:g}  {rom or '-'}")


if __name__ == "__main__":
    sys.exit(main())
