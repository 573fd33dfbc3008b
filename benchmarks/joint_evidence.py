"""What each measure's degrees were compared with: ``python -m benchmarks.joint_evidence``.

Reads the angles measured by hand on the pictures of real people in the evidence folder, compares
them with what hep-vision measures, and writes the table that reports, README and FHIR state the
class of evidence from. Recorded movements are those that `benchmarks.driven_figure` kept. Readings
by an instrument, which no script of this folder makes, are kept as they stand in the table.
"""

from __future__ import annotations

import argparse
import csv
import json
import math
import sys
from dataclasses import dataclass, replace
from importlib import resources
from pathlib import Path

import numpy as np
from benchmarks.accuracy.people import PEOPLE
from benchmarks.driven_figure import MOVERS, read_rows
from benchmarks.evidence import EVIDENCE, Hand, measure_real

from hep_vision.definitions.library import shipped_library
from hep_vision.measure.angles.measures import MEASURES
from hep_vision.statistics.evidence import COLUMNS, Evidence, evidence_table, known_evidence

ROOT = Path(__file__).resolve().parents[1]
TABLE = ROOT / "src" / "hep_vision" / "statistics" / "evidence.csv"
README = ROOT / "README.md"
START, END = "<!-- evidence: begin -->", "<!-- evidence: end -->"
SETS = ("real", "real2")


@dataclass(frozen=True)
class Reading:
    """An angle measured by hand on the picture of one measure, beside ours."""

    measure: str
    hand: Hand


def readings() -> list[Reading]:
    """Readings by hand at whose time an attempt was measured reliably, of every real clip."""
    library = shipped_library()
    found: list[Reading] = []
    for folder in SETS:
        labels = json.loads((EVIDENCE / folder / "labels.json").read_text("utf-8"))
        labels = labels if isinstance(labels, list) else labels["logs"]
        exercise_of = {Path(label["log"]).stem: label["exercise"] for label in labels}
        for hand in measure_real(library, folder).hands:
            definition = library.get(exercise_of[hand.clip])
            if hand.reliable and definition.primary and math.isfinite(hand.uncertainty):
                found.append(Reading(definition.primary.label, hand))
    return found


def measures_of_rendered_clips() -> set[str]:
    """Measures whose error on rendered clips is known, as the profile of ``full`` says."""
    table = resources.files("hep_vision.sources.pose").joinpath("profiles/full.csv")
    rows = csv.DictReader(table.read_text("utf-8").splitlines())
    return {row["measure"] for row in rows if row["exercise"] and int(row["people"])}


def evidence(found: list[Reading]) -> list[Evidence]:
    """The table's rows: every measure in degrees."""
    library = shipped_library()
    followed = {one.measure.id for one in library.all() if one.measure}
    moved = {row.measure for row in read_rows()}
    rendered = measures_of_rendered_clips()
    rows: list[Evidence] = []
    for measure in MEASURES.values():
        if measure.unit != "deg" or measure.id not in followed:
            continue
        of_measure = [one for one in found if one.measure == measure.label]
        errors = [one.hand.error for one in of_measure]
        rows.append(
            replace(
                known_evidence().get(measure.label, Evidence(measure.label)),
                picture_people=len({one.hand.clip for one in of_measure}),
                picture_readings=len(of_measure),
                picture_inside=sum(bool(one.hand.covered) for one in of_measure),
                picture_bias_deg=round(float(np.mean(errors)), 1) if errors else 0.0,
                motion_people=MOVERS if measure.id in moved else 0,
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
        hand = one.hand
        print(
            f"{hand.clip:30s} {one.measure:22s} by hand {hand.hand:5.0f} +-{hand.hand_error:.0f}  "
            f"measured {hand.measured:6.1f} +-{hand.uncertainty:4.1f}"
            f"{'' if hand.covered else '  outside'}"
        )
    if asked.write:
        write_table(evidence(found))
        known_evidence.cache_clear()
        write_readme()
    return 0


if __name__ == "__main__":
    sys.exit(main())
