"""How far the attempts of a set went, as far as a limit needs to know.

Pure. Every movement of the exercise counts, whatever became of it: what went past a limit is
seldom a repetition that counts. Movements that were something else are left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hep_vision.statistics.seen_attempt import SMALL

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from hep_vision.statistics.seen_attempt import SeenAttempt

OVER_THE_LIMIT = "C14"
"""Code of the finding that a limit was passed (`hep_vision.measure.quality.compensations`)."""

NOT_THE_EXERCISE = frozenset(
    {"person_changed", "other_side", "changing_place", "wrong_position", "other_movement"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """Least and greatest value of a set, in degrees.

    Parameters
    ----------
    least, greatest : float, optional
        Of all attempts that were seen reliably; None if there is none.
    uncertainty : float, optional
        Half-width of the 95 % interval of the furthest value.
    attempts, unseen : int
        Attempts at the exercise, and those of them whose furthest point could not be read.
    past_limit : str
        What was said when the set was measured against its limit; empty if nothing.
    """

    least: float | None = None
    greatest: float | None = None
    uncertainty: float | None = None
    attempts: int = 0
    unseen: int = 0
    past_limit: str = ""


def reach_of(attempts: Iterable[SeenAttempt], unit: str, said_of_limit: Mapping[int, str]) -> Reach:
    """Reach of a set.

    Parameters
    ----------
    attempts : iterable
        All attempts of the set.
    unit : {"deg", "ratio"}
        Of the measure; limits are in degrees.
    said_of_limit : mapping from int to str
        By an attempt's number, what was said of the limit that it passed.
    """
    at_it = [a for a in attempts if a.reason not in NOT_THE_EXERCISE]
    real = [a for a in at_it if a.reason not in SMALL]
    over = [said_of_limit[a.number] for a in at_it if a.number in said_of_limit]
    unseen = sum(a.peak is None or not a.reliable for a in real)
    read = [a for a in at_it if a.reliable and unit == "deg"]
    values = [v for a in read for v in (a.start, a.peak) if v is not None]
    errors = [a.uncertainty for a in read if a.uncertainty is not None]
    return Reach(
        least=min(values, default=None),
        greatest=max(values, default=None),
        uncertainty=max(errors, default=None),
        attempts=len(real),
        unseen=unseen,
        past_limit=over[0] if over else "",
    )
