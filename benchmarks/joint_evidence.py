"""What each measure's degrees were compared with: ``python -m benchmarks.joint_evidence``.

Reads the angles measured by hand on the pictures of real people in the evidence folder, compares
them with what hep-vision measures, and writes the table that reports, README and FHIR state the
class of evidence from. Readings by an instrument and recorded movements, which no script of this
folder makes, are kept as they stand in the table.
"""

from __future__ import annotations

import argparse
import csv
import json
import math
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from benchmarks.accuracy.people import PEOPLE

from hep_vision.analysis.analyze import Job, analyze
from hep_vision.definitions.library import shipped_library
from hep_vision.measure.angles.measures import MEASURES
from hep_vision.measure.exercise import Prescription
from hep_vision.measure.result import Attempt
from hep_vision.statistics.evidence import COLUMNS, Evidence, evidence_table, known_evidence
from hep_vision_figure.repertoire import REPERTOIRE

ROOT = Path(__file__).resolve().parents[1]
EVIDENCE = ROOT.parent / "shared" / "bench"
TABLE = ROOT / "src" / "hep_vision" / "statistics" / "evidence.csv"
README = ROOT / "README.md"
START, END = "<!-- evidence: begin -->", "<!-- evidence: end -->"
SETS = ("real", "real2")
# A reading belongs to the attempt within whose time, widened by this, it was taken.
SLACK_S = 0.3


@dataclass(frozen=True)
class Reading:
    """An angle measured by hand on the picture, and what hep-vision states at that time."""

    measure: str
    clip: str
    by_hand_deg: float
    own_error_deg: float
    measured_deg: float
    uncertainty_deg: float

    @property
    def inside(self) -> bool:
        """Whether they agree within the stated uncertainty and the hand's own."""
        reach = math.hypot(self.uncertainty_deg, self.own_error_deg)
        return abs(self.measured_deg - self.by_hand_deg) <= reach


def readings() -> list[Reading]:
    """Every reading by hand at whose time an attempt was measured."""
    found: list[Reading] = []
    for folder in SETS:
        labels = json.loads((EVIDENCE / folder / "labels.json").read_text("utf-8"))
        for label in labels if isinstance(labels, list) else labels["logs"]:
            if label.get("angles_by_hand") and label["exercise"]:
                found += _readings_of(folder, label)
    return found


def _readings_of(folder: str, label: dict[str, Any]) -> list[Reading]:
    definition = shipped_library().get(label["exercise"])
    side: Any = label["side"] if label["side"] in ("left", "right") else "auto"
    job = Job(EVIDENCE / folder / label["log"], definition, Prescription(side=side))
    attempts = analyze(job, None).result.attempts
    found: list[Reading] = []
    for one in label["angles_by_hand"]:
        for name in ("hand", "hand_left", "hand_right"):
            attempt = _attempt_at(attempts, one["t"], name.removeprefix("hand").removeprefix("_"))
            if name in one and attempt is not None:
                # An extension is noted as a positive angle; the measure counts flexion.
                sign = -1.0 if "EXTENSION" in one.get("how", "") else 1.0
                found.append(
                    Reading(
                        definition.primary.label if definition.primary else "",
                        f"{folder}/{label['log']}",
                        sign * float(one[name]),
                        float(one["pm"]),
                        attempt.rom.peak,
                        attempt.rom.uncertainty,
                    )
                )
    return found


def _attempt_at(attempts: tuple[Attempt, ...], at_s: float, side: str) -> Attempt | None:
    for attempt in attempts:
        inside = attempt.start_s - SLACK_S <= at_s <= attempt.end_s + SLACK_S
        of_side = not side or side in (attempt.side, attempt.measured_side)
        known = np.isfinite([attempt.rom.peak, attempt.rom.uncertainty]).all()
        if inside and of_side and attempt.rom.reliable and known:
            return attempt
    return None


def evidence(found: list[Reading]) -> list[Evidence]:
    """The table's rows: every measure in degrees."""
    library = shipped_library()
    followed = {one.measure.id for one in library.all() if one.measure}
    rendered = {library.get(id_).measure.id for id_ in REPERTOIRE if library.get(id_).measure}
    rows: list[Evidence] = []
    for measure in MEASURES.values():
        if measure.unit != "deg" or measure.id not in followed:
            continue
        of_measure = [one for one in found if one.measure == measure.label]
        errors = [one.measured_deg - one.by_hand_deg for one in of_measure]
        rows.append(
            replace(
                known_evidence().get(measure.label, Evidence(measure.label)),
                picture_people=len({one.clip for one in of_measure}),
                picture_readings=len(of_measure),
                picture_inside=sum(one.inside for one in of_measure),
                picture_bias_deg=round(float(np.mean(errors)), 1) if errors else 0.0,
                rendered_people=len(PEOPLE) if measure.id in rendered else 0,
            )
        )
    return rows


def write_table(rows: list[Evidence]) -> None:
    """Write the table of the product."""
    with TABLE.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        for one in rows:
            values = [getattr(one, name) for name in COLUMNS[:-1]]
            writer.writerow([*values, one.evidence_class or ""])


def write_readme() -> None:
    """Put the table into the README, between its marks."""
    text = README.read_text("utf-8")
    before, rest = text.split(START)
    _, after = rest.split(END)
    README.write_text(f"{before}{START}\n\n{evidence_table()}\n{END}{after}", "utf-8")


def main(words: list[str] | None = None) -> int:
    """Print every reading, and write the table if asked to."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.joint_evidence", description=__doc__
    )
    parser.add_argument("--write", action="store_true", help="write table and README anew")
    asked = parser.parse_args(words)
    if not EVIDENCE.is_dir():
        print(f"{EVIDENCE}: the evidence folder is not there.", file=sys.stderr)
        return 1
    found = readings()
    for one in found:
        print(
            f"{one.clip:36s} {one.measure:22s} by hand {one.by_hand_deg:5.0f} "
            f"+-{one.own_error_deg:.0f}  measured {one.measured_deg:6.1f} "
            f"+-{one.uncertainty_deg:4.1f}"
            f"{'' if one.inside else '  outside'}"
        )
    if asked.write:
        write_table(evidence(found))
        known_evidence.cache_clear()
        write_readme()
    return 0


if __name__ == "__main__":
    sys.exit(main())
