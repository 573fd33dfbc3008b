"""Which measures moved in a recording, how far, how often and how cleanly.

A joint that moves in an exercise moves others with it, and what is seen from the wrong side
or stands on a point that ought to stay moves for no reason of its own. How much a measure
*carries* the movement is the product of plain shares, each of which can be said in words.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from hep_vision.measure.angles.measures import MEASURES
from hep_vision.measure.angles.units import unit_scale
from hep_vision.measure.body.landmarks import SIDES
from hep_vision.measure.body.posture import fit_of
from hep_vision.measure.body.tracking import column_of
from hep_vision.measure.quality.findings import median_seen
from hep_vision.measure.recognition.scan import any_movement, find_excursions

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hep_vision.measure.angles.side_signal import SideSignal
    from hep_vision.measure.body.landmarks import Array, Side
    from hep_vision.measure.body.posture import Posture
    from hep_vision.measure.counting.excursions import Excursion
    from hep_vision.measure.exercise import Direction
    from hep_vision.measure.recognition.scan import MovementScan

# Where no source is named, a default of ours; tests/unit/test_thresholds_recognition.py holds it.

# More of a measure than this share of its normal arc no body does: it is misread from this
# view or posture.
MOST_OF_NORMAL = 1.35

# The moving point of a measure's lever moves at least this much more than the staying one.
LEVERAGE = 1.5

# A swing out of the start position is looked for from this share of the whole range.
SWING_SHARE = 0.5
# What is less than this share of the usual swing is not of a piece with it.
ALIKE_SHARE = 0.5
# The least arc that is a movement at all, in degrees or as much of a distance.
LEAST_ARC = 7.0
# What a view from beside the plane leaves of a measure's say.
VIEW_FLOOR = 0.4
LENGTHS = (10, 90)  # percentiles: the shortest and the longest that is no slip of a landmark
# Trust in a movement by how often it was repeated.
BY_REPEATS = (0.0, 0.5, 0.9, 1.0)


@dataclass(frozen=True, slots=True)
class Movement:
    """What one measure of one side did, in one direction.

    ``weight`` is the product of the shares: of a normal arc, cleanness, sight, view,
    likeness of the repetitions to each other, and how often it was repeated.
    """

    measure: str
    side: Side
    direction: Direction
    repeats: int
    start: float
    end: float
    normal_share: float
    cleanness: float
    seen: float
    view_off_deg: float
    likeness: float
    weight: float

    @property
    def arc(self) -> float:
        """From the start to the end, without sign."""
        return abs(self.end - self.start)


def movements_of(scan: MovementScan, measures: Iterable[str] | None = None) -> tuple[Movement, ...]:
    """What moved to and fro, of all measures or of these, what carries the most first."""
    postures = scan.postures
    directions: tuple[Direction, Direction] = ("increase", "decrease")
    found = [
        movement
        for measure in (MEASURES if measures is None else measures)
        for side in SIDES
        for direction in directions
        if (movement := _movement(scan, measure, side, direction, postures)) is not None
    ]
    return tuple(sorted(found, key=lambda movement: -movement.weight))


def _movement(
    scan: MovementScan,
    measure: str,
    side: Side,
    direction: Direction,
    postures: Sequence[Posture],
) -> Movement | None:
    signal = scan.signals[measure, side]
    seen = np.isfinite(signal.smooth)
    if np.count_nonzero(seen) < 10:
        return None
    low, high = np.percentile(signal.smooth[seen], (2, 98))
    scale = unit_scale(MEASURES[measure])
    if high - low < LEAST_ARC * scale:
        return None
    exercise = replace(
        any_movement(MEASURES[measure]),
        direction=direction,
        min_excursion=SWING_SHARE * float(high - low),
    )
    swings = _alike(find_excursions(signal, exercise), signal)
    if not swings:
        return None
    starts, ends = (signal.smooth[[getattr(s, at) for s in swings]] for at in ("start", "peak"))
    arcs = np.abs(ends - starts)
    start, end = float(np.median(starts)), float(np.median(ends))
    normal_share = float(np.median(arcs)) / MEASURES[measure].normal_arc
    cleanness = _cleanness(signal, swings)
    sight = float(seen[swings[0].start : swings[-1].end + 1].mean())
    off_deg = scan.turned_deg(exercise.view)
    likeness = evenness(arcs)
    bounds = MEASURES[measure]
    possible = (
        normal_share <= MOST_OF_NORMAL
        and all(bounds.low <= value <= bounds.high for value in (start, end))
        and _makes_sense(scan, measure, side, swings, postures)
    )
    weight = (
        min(normal_share, 1.0 / normal_share)
        * cleanness
        * sight
        * (VIEW_FLOOR + (1.0 - VIEW_FLOOR) * _in_plane(scan, measure, side, swings, off_deg))
        * likeness
        * BY_REPEATS[min(len(swings), 3)]
        * possible
    )
    return Movement(
        measure,
        side,
        direction,
        len(swings),
        start,
        end,
        normal_share,
        cleanness,
        sight,
        off_deg,
        likeness,
        float(weight),
    )


def evenness(arcs: Sequence[float] | Array) -> float:
    """How alike movements are in size, 1 if they are the same; NaN is not counted."""
    return 1.0 - float(np.nanstd(arcs) / np.nanmean(arcs))


def _alike(excursions: Sequence[Excursion], signal: SideSignal) -> list[Excursion]:
    """Whole swings, there and back, that are of a piece with each other."""
    heights = [abs(float(signal.smooth[e.peak] - signal.smooth[e.start])) for e in excursions]
    usual = float(np.percentile(heights, 75)) if heights else 0.0
    return [
        excursion
        for excursion, height in zip(excursions, heights, strict=True)
        if excursion.closing in ("returned", "turned") and height >= ALIKE_SHARE * usual
    ]


def _cleanness(signal: SideSignal, swings: Sequence[Excursion]) -> float:
    """Share of all the measure's movement, to and fro, that is the swings."""
    during = signal.smooth[swings[0].start : swings[-1].end + 1]
    path = float(np.abs(np.diff(during[np.isfinite(during)])).sum())
    level = signal.smooth
    swung = sum(
        abs(level[s.peak] - level[s.start]) + abs(level[s.peak] - level[s.low]) for s in swings
    )
    return min(1.0, float(swung) / path) if path > 0 else 0.0


def _in_plane(
    scan: MovementScan, measure: str, side: Side, swings: Sequence[Excursion], off_deg: float
) -> float:
    """How much of the movement the picture shows: the cosine of what its plane is turned by."""
    by_trunk = float(np.cos(np.radians(np.nan_to_num(off_deg, nan=90.0))))
    known = MEASURES[measure]
    if not known.hinge:
        return by_trunk
    return max(by_trunk, min(_length_kept(scan, each, side, swings) for each in known.segments))


def _length_kept(
    scan: MovementScan, segment: tuple[str, str], side: Side, swings: Sequence[Excursion]
) -> float:
    """How short a segment shows in the swings, as a share of how long."""
    ends = [column_of(point, side) for point in segment]
    shares: list[float] = []
    for swing in swings:
        places = np.array([s.points[ends] for s in scan.body[swing.start : swing.peak + 1]])
        lengths = np.abs(np.diff(places))
        if np.isfinite(lengths).any():
            short, long = np.nanpercentile(lengths, LENGTHS)
            shares.append(short / long)
    return float(np.median(shares)) if shares else 0.0


def _makes_sense(
    scan: MovementScan,
    measure: str,
    side: Side,
    swings: Sequence[Excursion],
    postures: Sequence[Posture],
) -> bool:
    known = MEASURES[measure]
    if known.positions:
        fits = [max(fit_of(postures[s.start], p) for p in known.positions) for s in swings]
        if np.mean(fits) < 0.5:
            return False
    if known.holds_while is not None:
        other, lowest, highest = known.holds_while
        seen = scan.signals[other, side].smooth[swings[0].start : swings[-1].end + 1]
        low, high = np.nanpercentile(seen, (10, 90)) if np.isfinite(seen).any() else (0, 0)
        if not lowest <= low <= high <= highest:
            return False
    if known.lever is None:
        return True
    moves, stays = (_shift(scan, point, side, swings) for point in known.lever)
    return moves >= LEVERAGE * stays


def _shift(scan: MovementScan, point: str, side: Side, swings: Sequence[Excursion]) -> float:
    """How far a point is at the peaks from where it was at the starts, in pixels."""
    column = column_of(point, side)
    at = [(scan.body[s.start].points[column], scan.body[s.peak].points[column]) for s in swings]
    return median_seen(np.abs([peak - start for start, peak in at]))
