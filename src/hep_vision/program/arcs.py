"""Angles as they are charted: an arc from-to, extension as extension, and which way is better.

Pure. The measure of a movement has one name and grows one way, such as knee flexion. Charts name
the other way by its own word: 8 degrees of hip extension, never -8 of hip flexion. A knee or an
elbow that is to be straightened is charted by its lack of extension, where less is better.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

MINUS = "\N{MINUS SIGN}"
DASH = "\N{EN DASH}"

Better = Literal["more", "less"]

_OTHER_WAY = (
    ("dorsiflexion", "plantar flexion"),
    ("knee flexion", "knee hyperextension"),
    ("elbow flexion", "elbow hyperextension"),
    ("flexion", "extension"),
    ("abduction", "adduction"),
    ("forward lean", "backward lean"),
    ("shoulder rotation", "shoulder internal rotation"),
)
_HINGES = ("knee flexion", "elbow flexion")


@dataclass(frozen=True, slots=True)
class Arc:
    """A range of motion from-to, in the unit and direction of its measure.

    Parameters
    ----------
    start, end : float
        Where the movement began and where it went furthest.
    measure : str
        Label of the measure, ``"knee flexion"``.
    sign : int
        +1 if the exercise makes it grow, -1 if it makes it shrink.
    unit : {"deg", "ratio"}
        Of the measure.
    """

    start: float
    end: float
    measure: str
    sign: int
    unit: str = "deg"

    @property
    def better(self) -> Better:
        """Whether more or less of what is charted is better."""
        return better_of(self.measure, self.sign)

    @property
    def words(self) -> str:
        """``12-98° of knee flexion``, ``0-8° of hip extension``."""
        if self.unit != "deg":
            return f"{self.start:.2f} to {self.end:.2f} body lengths".replace("-", MINUS)
        low, high = sorted((round(self.start), round(self.end)))
        other = other_way(self.measure)
        if low >= 0:
            return f"{low}{DASH}{high}° of {self.measure}"
        if high <= 0:
            return f"{-high}{DASH}{-low}° of {other}"
        ends = (f"{-low}° of {other}", f"{high}° of {self.measure}")
        # A knee and an elbow are charted from straight to bent, whichever way they moved.
        as_moved = self.end >= self.start or lacks_extension(self.measure, self.sign)
        return " to ".join(ends if as_moved else reversed(ends))

    @property
    def extension_deficit(self) -> float | None:
        """What a knee or an elbow lacks to be straight, 0 or more; None of other movements."""
        if not lacks_extension(self.measure, self.sign):
            return None
        return max(0.0, self.end)


class _FromTo(Protocol):
    @property
    def start(self) -> float | None: ...
    @property
    def value(self) -> float: ...
    @property
    def sign(self) -> int: ...


def arc_of_value(value: _FromTo, measure: str, unit: str) -> Arc | None:
    """Arc of a session value; None if its start is not known."""
    if value.start is None:
        return None
    return Arc(value.start, value.value, measure, value.sign, unit)


def deficit_words(arc: Arc) -> str:
    """``; lack of extension 5°, less is better`` of a knee or an elbow to be straightened."""
    lack = arc.extension_deficit if arc.unit == "deg" else None
    return "" if lack is None else f"; lack of extension {round(lack)}°, less is better"


def other_way(measure: str) -> str:
    """Name of the movement that makes a measure negative."""
    for one, other in _OTHER_WAY:
        if one in measure:
            return measure.replace(one, other)
    return f"{measure}, the other way"


def lacks_extension(measure: str, sign: int) -> bool:
    """Whether what is charted is a lack of extension: a knee or an elbow to be straightened."""
    return sign < 0 and measure.startswith(_HINGES)


def better_of(measure: str, sign: int) -> Better:
    """Whether more or less of what is charted is better, for every measure and direction.

    Hip extension shrinks the measure hip flexion, and is charted as extension: more is better. A
    lack of extension is better the smaller it is.
    """
    return "less" if lacks_extension(measure, sign) else "more"


def charted_name(measure: str, sign: int) -> str:
    """Name under which a movement is charted, by its direction.

    ``knee flexion``; ``hip extension`` where hip flexion shrinks; ``lack of knee extension`` where
    a knee is to be straightened.
    """
    if lacks_extension(measure, sign):
        return f"lack of {other_way(measure).replace('hyperextension', 'extension')}"
    return measure if sign > 0 else other_way(measure)


def charted_degrees(angle_deg: float, measure: str, sign: int) -> str:
    """An angle under its charted name, ``52°``; the other way by its own name, never below 0."""
    rounded = round(angle_deg)
    grows = sign > 0 or lacks_extension(measure, sign)
    if rounded == 0 or (rounded > 0) == grows:
        return f"{abs(rounded)}°"
    return f"{abs(rounded)}° of {measure if rounded > 0 else other_way(measure)}"


def charted_difference(difference_deg: float, measure: str, sign: int) -> float:
    """A difference of two values, in the direction of what is charted."""
    return difference_deg if sign > 0 or lacks_extension(measure, sign) else -difference_deg


def angle_words(angle_deg: float, measure: str) -> str:
    """``95 degrees of knee flexion``, ``8 degrees of hip extension``."""
    rounded = round(angle_deg)
    name = measure if rounded >= 0 else other_way(measure)
    unit = "degree" if abs(rounded) == 1 else "degrees"
    return f"{abs(rounded)} {unit} of {name}"


def goal_words(goal_deg: float, measure: str, sign: int) -> str:
    """What to reach: ``95 degrees of knee flexion or more``, ``straighten fully``."""
    if lacks_extension(measure, sign):
        if goal_deg <= 0:
            return "straighten fully"
        unit = "degree" if round(goal_deg) == 1 else "degrees"
        return f"straighten to within {goal_deg:g} {unit}"
    further = "or more" if sign > 0 or goal_deg < 0 else "or less"
    return f"{angle_words(goal_deg, measure)} {further}"
