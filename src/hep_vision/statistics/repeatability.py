"""How far sessions of unchanged people differ, as a clinic's own test and retest found it.

``hep-vision validate`` writes a row for each exercise and measure that was tested; reports take
the scatter between sessions from it where that is wider than what they expect anyhow. Rows
have ``origin=people``: a rendered figure, which does not vary from day to day, never counts.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, fields
from math import isfinite
from typing import TYPE_CHECKING

from hep_vision.statistics.change import USUAL_SESSION_SD_DEG

if TYPE_CHECKING:
    from collections.abc import Iterable

ORIGIN = "people"
LEAST_PEOPLE = 15
"""A test and retest of fewer people changes no report."""


@dataclass(frozen=True, slots=True)
class RepeatabilityRow:
    """Test and retest of one exercise.

    Parameters
    ----------
    exercise, measure : str
        Id of the exercise and label of its measure.
    people : int
        Who were tested twice.
    sem_deg, sem_upper80_deg, mdc95_deg : float
        Standard error of measurement of a session value, its one-sided upper 80 % limit, and
        the minimal detectable change of two single sessions.
    agreement_people : int
        Whose holds were compared with a goniometer in the same study; 0 if nobody's.
    bias_deg : float
        Mean of camera less goniometer of them.
    study, day : str
        Name of the study, and when its report was written.
    origin : str
        Always `ORIGIN`.
    """

    exercise: str
    measure: str
    people: int
    sem_deg: float
    sem_upper80_deg: float
    mdc95_deg: float
    agreement_people: int
    bias_deg: float
    study: str
    day: str
    origin: str = ORIGIN


COLUMNS = tuple(field.name for field in fields(RepeatabilityRow))


@dataclass(frozen=True, slots=True)
class Repeatability:
    """What is known of a clinic's own sessions; empty where nothing was tested."""

    rows: tuple[RepeatabilityRow, ...] = ()

    def row_of(self, exercise: str, measure: str) -> RepeatabilityRow | None:
        """The row that reports go by: of the exercise, else the widest one of its measure."""
        known = [row for row in self.rows if row.people >= LEAST_PEOPLE]
        own = [row for row in known if row.exercise == exercise]
        of_measure = [row for row in known if row.measure == measure]
        return max(own or of_measure, key=lambda row: row.sem_upper80_deg, default=None)

    def session_sd_deg(self, exercise: str, measure: str) -> float:
        """Scatter between sessions to expect; never less than what is expected untested."""
        row = self.row_of(exercise, measure)
        return max(USUAL_SESSION_SD_DEG, row.sem_upper80_deg if row else 0.0)

    def with_row(self, row: RepeatabilityRow) -> Repeatability:
        """The same with a study's row for an exercise, in place of that study's former one."""
        others = [r for r in self.rows if (r.exercise, r.study) != (row.exercise, row.study)]
        return Repeatability((*others, row))


def repeatability_text(repeatability: Repeatability) -> str:
    """The rows as CSV."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in repeatability.rows:
        writer.writerow([getattr(row, name) for name in COLUMNS])
    return text.getvalue()


def parse_repeatability(lines: Iterable[str]) -> Repeatability:
    """Rows of a CSV text.

    Raises
    ------
    ValueError
        If a column is missing, a number is none, or a row is not of people.
    """
    reader = csv.DictReader(lines)
    if tuple(reader.fieldnames or ()) != COLUMNS:
        raise ValueError(f"the columns must be {', '.join(COLUMNS)}")
    return Repeatability(tuple(_row(number, row) for number, row in enumerate(reader, start=2)))


def _row(number: int, cells: dict[str, str | None]) -> RepeatabilityRow:
    values = {name: cells.get(name) or "" for name in COLUMNS}
    if values["origin"] != ORIGIN:
        raise ValueError(f"line {number}: origin must be {ORIGIN}, not {values['origin']!r}")
    try:
        row = RepeatabilityRow(
            exercise=values["exercise"],
            measure=values["measure"],
            people=int(values["people"]),
            sem_deg=float(values["sem_deg"]),
            sem_upper80_deg=float(values["sem_upper80_deg"]),
            mdc95_deg=float(values["mdc95_deg"]),
            agreement_people=int(values["agreement_people"]),
            bias_deg=float(values["bias_deg"]),
            study=values["study"],
            day=values["day"],
        )
    except ValueError as error:
        raise ValueError(f"line {number}: {error}") from error
    errors = (row.sem_deg, row.sem_upper80_deg, row.mdc95_deg)
    if row.people < 2 or not all(isfinite(v) and v >= 0 for v in errors):
        raise ValueError(f"line {number}: people and degrees must be plain positive numbers")
    return row
