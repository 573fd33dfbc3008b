"""The other limb beside an arc: of its own sets, or of a set that both limbs did together."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

import numpy as np

from hep_vision.definitions.library import load_library
from hep_vision.program.arcs import Arc
from hep_vision.program.words import day_words
from hep_vision.review.wording import SIDE_WORDS
from hep_vision.statistics.session_value import LEAST_JUDGED, MOST, measured_among

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from hep_vision.measure.body.landmarks import Array
    from hep_vision.measure.result import Trace
    from hep_vision.record.attempt import StoredAttempt
    from hep_vision.review.trend import Trend, TrendPoint
    from hep_vision.store.views import StoredSet

_OTHER = {"left": "right", "right": "left"}
BEFORE_S = 0.5
"""How long before a movement was noticed the limb still rests: it is noticed by a tenth of its arc,
which takes less than half a second in a repetition of five. A default of this project."""

FROM_CURVES = "read from the course of the latest set, without an uncertainty of its own"


def other_limb(trend: Trend, trends: Iterable[Trend]) -> Trend | None:
    """The other limb in the same exercise; None if it was not measured."""
    side = _OTHER.get(trend.side)
    return next((t for t in trends if (t.exercise, t.side) == (trend.exercise, side)), None)


def other_point(trend: Trend, point: TrendPoint, trends: Iterable[Trend]) -> TrendPoint | None:
    """The other limb's session that stands beside one: the same, else the latest before it."""
    other = other_limb(trend, trends)
    if other is None:
        return None
    before = [one for one in other.points if one.started_at <= point.started_at]
    same = [one for one in other.points if one.session_id == point.session_id]
    return (same or before or [None])[-1]


def other_limb_words(trend: Trend, trends: Iterable[Trend]) -> str:
    """``LEFT 3-60° of hip flexion``, with its day where it is another; empty if there is none."""
    trends = tuple(trends)
    point, other = other_point(trend, trend.latest, trends), other_limb(trend, trends)
    arc = other.arc_of(point) if other is not None and point is not None else None
    if other is None or point is None or arc is None:
        return ""
    on_day = "" if point.day == trend.latest.day else f" on {day_words(point.day)}"
    return f"{SIDE_WORDS[other.side]} {arc.words}{on_day}"


def limb_arcs(one: StoredSet, traces: Sequence[Trace]) -> dict[str, Arc]:
    """Arc of each limb in a set that both did together, by side; empty if one was not seen.

    Only of exercises that are filmed from the front: from the side the far limb is hidden. An
    attempt's own value stays that of the limb which the engine read.
    """
    library = load_library()
    if one.side != "both" or one.exercise not in library.ids or one.unit != "deg":
        return {}
    camera = library.get(one.exercise).camera
    if camera is None or camera.view != "frontal":
        return {}
    used = measured_among(one.attempts)[:MOST]
    by_side = {trace.side: trace for trace in traces if trace.side != "both"}
    arcs = {side: _arc(one, by_side[side], used) for side in ("left", "right") if side in by_side}
    found = {side: arc for side, arc in arcs.items() if arc is not None}
    return found if len(found) == len(_OTHER) else {}


def _arc(one: StoredSet, trace: Trace, attempts: Sequence[StoredAttempt]) -> Arc | None:
    """Middle of where a limb began and where it went furthest."""
    grows = [a.peak > a.start for a in attempts if a.peak is not None and a.start is not None]
    if not grows:
        return None
    sign = 1 if sum(grows) * 2 >= len(grows) else -1
    starts: list[float] = []
    peaks: list[float] = []
    for attempt in attempts:
        rest = _seen(trace, attempt.start_s - BEFORE_S, attempt.start_s)
        moved = _seen(trace, attempt.start_s, attempt.end_s)
        if rest.size and moved.size:
            starts.append(float(sign * np.min(sign * rest)))
            peaks.append(float(sign * np.max(sign * moved)))
    if len(peaks) < min(LEAST_JUDGED, len(attempts)):
        return None
    return Arc(median(starts), median(peaks), one.measure, sign, one.unit)


def _seen(trace: Trace, first_s: float, last_s: float) -> Array:
    """Values of a course between two moments, as far as the limb was seen."""
    inside = (trace.time_s >= first_s) & (trace.time_s <= last_s)
    seen = trace.smooth[inside]
    return seen[np.isfinite(seen)]


def limbs_words(
    trend: Trend, sets: Iterable[StoredSet], traces: Mapping[int, Sequence[Trace]]
) -> str:
    """``LEFT 9-143° of ..., RIGHT 8-140° of ...`` of the latest set of both; empty if not seen."""
    latest = [s for s in sets if (s.exercise, s.side) == (trend.exercise, "both") and s.attempts]
    if trend.side != "both" or not latest:
        return ""
    arcs = limb_arcs(latest[-1], traces.get(latest[-1].id, ()))
    return ", ".join(f"{SIDE_WORDS[side]} {arc.words}" for side, arc in arcs.items())
