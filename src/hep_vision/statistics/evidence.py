"""What the degrees of a measure were compared with: the class of evidence.

The table is written by ``python -m benchmarks.joint_evidence``; a clinic's own study raises a
measure to class A in that clinic's reports.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from hep_vision.statistics.repeatability import Repeatability

EvidenceClass = Literal["A", "B", "C", "D"]
CLASSES: dict[EvidenceClass, str] = {
    "A": "people beside an instrument",
    "B": "readings by hand on pictures of people",
    "C": "a figure moved as recorded people moved",
    "D": "a rendered figure only",
}
LEAST_PEOPLE: dict[EvidenceClass, int] = {"A": 15, "B": 3, "C": 3}
"""People from which a kind of evidence gives its class."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a measure was compared with.

    Parameters
    ----------
    measure : str
        Its label.
    instrument_people : int
        People compared with an instrument.
    picture_people, picture_readings, picture_inside : int
        People and readings measured by hand on the picture, and how many of these lay within the
        stated uncertainty and that of the hand.
    picture_bias_deg : float
        Mean of hep-vision less the reading; 0 without readings.
    motion_people : int
        People whose recorded movement the figure made.
    rendered_people : int
        Bodies of the rendered figure.
    """

    measure: str
    instrument_people: int = 0
    picture_people: int = 0
    picture_readings: int = 0
    picture_inside: int = 0
    picture_bias_deg: float = 0.0
    motion_people: int = 0
    rendered_people: int = 0

    @property
    def evidence_class(self) -> EvidenceClass | None:
        """The best class with people enough; None where it was compared with nothing."""
        people: dict[EvidenceClass, int] = {
            "A": self.instrument_people,
            "B": self.picture_people,
            "C": self.motion_people,
        }
        for name, count in people.items():
            if count >= LEAST_PEOPLE[name]:
                return name
        return "D" if self.rendered_people else None

    @property
    def words(self) -> str:
        """How sure, as a sentence."""
        name = self.evidence_class
        if name is None:
            return "The degrees of this movement were compared with nothing yet."
        compared = {
            "A": f"{self.instrument_people} people",
            "B": (
                f"{self.picture_readings} readings of {self.picture_people} people, "
                f"{self.picture_inside} of them within what was stated"
            ),
            "C": f"{self.motion_people} people",
            "D": f"{self.rendered_people} bodies",
        }[name]
        said = f"Class {name}, {CLASSES[name]} ({compared})."
        return said if name == "A" else f"{said} Not compared with a goniometer."


COUNTS = (
    *("instrument_people", "picture_people", "picture_readings", "picture_inside"),
    *("motion_people", "rendered_people"),
)
COLUMNS = ("measure", *COUNTS[:4], "picture_bias_deg", *COUNTS[4:], "class")


@cache
def known_evidence() -> dict[str, Evidence]:
    """Evidence by the label of a measure."""
    text = resources.files("hep_vision.statistics").joinpath("evidence.csv").read_text("utf-8")
    return {
        row["measure"]: Evidence(
            row["measure"],
            picture_bias_deg=float(row["picture_bias_deg"]),
            **{name: int(row[name]) for name in COUNTS},
        )
        for row in csv.DictReader(text.splitlines())
    }


def evidence_of(measure: str, exercise: str, repeatability: Repeatability) -> Evidence:
    """Evidence of a measure, with what the clinic's own study of the exercise adds."""
    known = known_evidence().get(measure, Evidence(measure))
    own = repeatability.row_of(exercise, measure)
    if own is None or own.agreement_people <= known.instrument_people:
        return known
    values = {name: getattr(known, name) for name in COUNTS}
    return Evidence(
        measure,
        picture_bias_deg=known.picture_bias_deg,
        **{**values, "instrument_people": own.agreement_people},
    )


def evidence_table() -> str:
    """The table of the README: every measure in degrees, and what it was compared with."""
    lines = [
        "| Movement | Class | Compared with | Readings within what was stated | Mean difference |",
        "|---|---|---|--:|--:|",
    ]
    for one in sorted(
        known_evidence().values(), key=lambda e: (e.evidence_class or "E", e.measure)
    ):
        compared = [
            f"{what}: {count}"
            for count, what in (
                (one.instrument_people, "people beside an instrument"),
                (one.picture_people, "people on pictures"),
                (one.motion_people, "people's recorded movement"),
                (one.rendered_people, "rendered bodies"),
            )
            if count
        ]
        readings = (
            f"{one.picture_inside} of {one.picture_readings}" if one.picture_readings else "-"
        )
        bias = f"{one.picture_bias_deg:+.1f}°" if one.picture_readings else "-"
        lines.append(
            f"| {one.measure} | {one.evidence_class or '-'} | {'; '.join(compared) or 'nothing'} "
            f"| {readings} | {bias} |"
        )
    return "\n".join(lines) + "\n"
