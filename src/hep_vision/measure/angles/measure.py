"""What a measure is: everything that is known of one quantity an exercise may follow.

One `Measure` is the whole record: how it is computed, what bounds it, what tells its movement
from that of other measures, and under which words and codes it is shown and exported. A new
one is one entry in `hep_vision.measure.angles.measures`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from hep_vision.measure.body.landmarks import Landmark, Side, landmark_of

if TYPE_CHECKING:
    from hep_vision.measure.angles.resting import Resting
    from hep_vision.measure.body.posture import Posture
    from hep_vision.measure.exercise import Direction, RomType, RuleId, View
    from hep_vision.measure.result import Unit

Segment = tuple[str, str]
Formula = Callable[[Sequence[complex], Side], float]
BodySite = Literal["knee", "hip", "shoulder", "elbow", "ankle"]


@dataclass(frozen=True, slots=True)
class Words:
    """What moving the measure is called: the region of the body, and there in plain words."""

    region: str  # as in exercise definitions
    more: str  # the measure grows
    less: str  # the measure shrinks


@dataclass(frozen=True, slots=True)
class RomCode:
    """A verified LOINC code of the measure's range of motion."""

    rom_type: RomType
    side: Side | None  # None: the code is of no particular side
    loinc: str
    direction: Direction = "increase"  # the movement that the code means


@dataclass(frozen=True, slots=True, kw_only=True)
class Codes:
    """Under which codes the measure is exported; empty where no verified one exists."""

    site: BodySite | None = None  # a key of `hep_vision.export.fhir_codes.BODY_SITES`
    loinc: tuple[RomCode, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One measure; its *raw* value is signed by picture directions, the facing makes it clinical.

    Parameters
    ----------
    id, label : str
        Its name in exercise files, and for people and in records.
    unit : {"deg", "ratio"}
    view : {"sagittal", "frontal"} or None
        The plane it is measured in; None: the same in every view.
    points : tuple of str
        Sided body points it stands on.
    segments : tuple
        Limbs whose apparent length must stay plausible.
    low, high : float
        A value outside is the same geometry read with the wrong facing and is mirrored back
        (`orient`). They leave room for an error of the pose model beyond ``least``.
    faced : bool
        Whether the raw sign depends on the facing.
    formula : callable
        From 33 points x + iy in pixels and a side to the raw value with facing +1.
    normal_arc : float
        Arc in a healthy adult, to compare unlike measures with, not to judge a patient by:
        AAOS (1965) for the joints; for shares of the body what the exercises that use them
        come to.
    joint : str
        Body point at which it bends or moves: where a therapist would look.
    words : Words
    codes : Codes
    both_sides : bool
        Whether it stands on the same points of the other side as well.
    both_ways : bool
        Whether left and right are the two directions of one movement.
    length : str
        Of a ratio: what it is a share of.
    lever : tuple of str, optional
        What tells a real movement from a side effect of another one: the first point moves
        and the second stays.
    positions : tuple of str
        Body positions in which it makes sense; empty: in all.
    hinge : bool
        Whether its plane turns with the limb, not with the trunk: it is in the picture where
        the limb's segments keep their length.
    holds_while : tuple, optional
        Another measure and the lowest and highest value of it for which the formula holds.
    rests : tuple of str
        Segments that may lie still while it moves (`hep_vision.measure.angles.resting`).
    own_rules : tuple of str
        Compensations that an exercise of this measure would set off by itself.
    against_trunk : bool
        Whether it is an arm's: of the hips it needs the direction of the trunk alone.
    in_line_at : float, optional
        Value at which the two segments lie in line; None where it is no angle between two.
    least : float
        Less of it no body can: knees and elbows extend to 0 (AAOS 1965), hypermobile ones 15
        further.
    most : float
        More of it no body can: an elbow flexes to 150 (AAOS 1965), a knee to 157 in a deep squat
        (Hemmerich et al. 2006); 165 leaves room for both.
    """

    id: str
    label: str
    view: View | None
    points: tuple[str, ...]
    low: float
    high: float
    faced: bool
    formula: Formula
    normal_arc: float
    joint: str
    words: Words
    unit: Unit = "deg"
    segments: tuple[Segment, ...] = ()
    codes: Codes = Codes()
    both_sides: bool = False
    both_ways: bool = False
    length: str = ""
    lever: tuple[str, str] | None = None
    positions: tuple[Posture, ...] = ()
    hinge: bool = False
    holds_while: tuple[str, float, float] | None = None
    rests: tuple[Resting, ...] = ()
    own_rules: tuple[RuleId, ...] = ()
    against_trunk: bool = False
    in_line_at: float | None = 0.0
    least: float = -math.inf
    most: float = math.inf

    def landmarks(self, side: Side) -> tuple[Landmark, ...]:
        """Landmarks whose sight the measure depends on."""
        sides: tuple[Side, ...] = ("left", "right") if self.both_sides else (side,)
        return tuple(landmark_of(point, each) for each in sides for point in self.points)

    def orient(self, raw: float, facing: float) -> float:
        """Clinical value of a raw one, free of flips within the bounds of the body.

        Facing 0 (unknown) reads the value without its sign.
        """
        if self.both_ways:
            return max(raw, 0.0)  # a bend to the other side is none to this one
        if not self.faced:
            return raw
        if facing == 0:
            return min(abs(raw), 360.0 - abs(raw))
        value = (facing * raw - self.low) % 360.0 + self.low
        return value if value <= self.high else 360.0 - value


def column_of(label: str) -> str:
    """Name of a measure's column in tables of other programs, without the side."""
    return "_".join("".join(c if c.isalnum() else " " for c in label).split())
