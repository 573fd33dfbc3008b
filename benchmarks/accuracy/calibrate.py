"""The model's share of the stated uncertainty, from the calibration half of the clips.

``python -m benchmarks.accuracy.calibrate`` writes it into the exercise definitions. The
systematic error stays in: the figure is no patient, so nothing is corrected for because of
it, but what the model is off by on the figure it may be off by on people.
"""

from __future__ import annotations

import csv
import math
import re
import sys
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
# Never less than this, whatever the figure says: published errors of the same model on
# people begin here (knee in tight trousers 1.6 +- 3.5 degrees, Cosoli 2026).
FLOOR = {"deg": 3.0, "ratio": 0.03}
STEP = {"deg": 0.5, "ratio": 0.01}
# Error of the peak beyond which degrees are fair and poor, root mean square.
FAIR_DEG, POOR_DEG = 5.0, 10.0
GRADES = ("good", "good_to_fair", "fair", "fair_to_poor", "poor")


def model_error(errors: Sequence[float], others: Sequence[float], unit: str) -> float:
    """Standard deviation that explains the errors together with what is stated already.

    Parameters
    ----------
    errors : sequence of float
        Measured less true, of one exercise.
    others : sequence of float
        Standard deviation of what else is stated of each: noise, view, sampling.
    unit : {"deg", "ratio"}
    """
    left = float(np.mean(np.square(errors)) - np.mean(np.square(others)))
    error = max(math.sqrt(max(left, 0.0)), FLOOR[unit])
    return math.ceil(error / STEP[unit] - 1e-9) * STEP[unit]


def grade(errors: Sequence[float]) -> str:
    """How far the degrees are to be trusted, from their root mean square error."""
    rms = float(np.sqrt(np.mean(np.square(errors))))
    return "good" if rms <= FAIR_DEG else "fair" if rms <= POOR_DEG else "poor"


def read_repetitions(path: Path) -> list[dict[str, str]]:
    """Rows of ``repetitions.csv`` that calibrate: supported, reliable, of the right half."""
    with path.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return [
        row
        for row in rows
        if row["half"] == "calibration" and row["supported"] == "True" and row["reliable"] == "True"
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


def main() -> int:
    """Calibrate every exercise that was rendered."""
    rows = read_repetitions(ROOT / "results" / "accuracy" / "repetitions.csv")
    rows.sort(key=lambda row: row["exercise"])
    for exercise, group in groupby(rows, key=lambda row: row["exercise"]):
        here = list(group)
        unit = here[0]["unit"]
        errors = [float(row["error"]) for row in here]
        error = model_error(errors, [float(row["other_sd"]) for row in here], unit)
        rom = grade(errors) if unit == "deg" else None
        write_definition(ROOT / "exercises" / f"{exercise}.yaml", error, unit, rom)
        clips = len({row["clip"] for row in here})
        print(f"{exercise:30s} {clips:2d} clips  model error {error:g}  degrees {rom or '-'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
