"""One repetition as a row of stick figures: what a video would show, made of landmarks alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from sqlalchemy import select

from hep_vision.errors import LogError
from hep_vision.measure.angles.measures import measure_called
from hep_vision.measure.quality.compensations import RULES
from hep_vision.store.queries import in_pieces
from hep_vision.store.reading import read_logs, read_traces
from hep_vision.store.tables import LandmarkRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hep_vision.measure.body.landmarks import Array, PoseFrame
    from hep_vision.measure.result import Trace
    from hep_vision.record.attempt import StoredAttempt
    from hep_vision.store.database import Store
    from hep_vision.store.views import StoredSet


@dataclass(frozen=True, slots=True, eq=False)
class Moment:
    """One figure of the row.

    Parameters
    ----------
    words : str
        Where in the repetition it is.
    time_s : float
        From the start of the recording.
    points_px : ndarray, shape (33, 2)
        Landmarks in pixels, x to the right, y down; NaN where not seen.
    """

    words: str
    time_s: float
    points_px: Array


@dataclass(frozen=True, slots=True, eq=False)
class Strip:
    """A repetition of a set at its start, on the way, at its furthest point and back.

    Parameters
    ----------
    one : StoredSet
        The set.
    attempt : StoredAttempt
        The repetition.
    moments : tuple of Moment
        In order of time.
    joint : str
        Body point that is marked, of the measure.
    noted : tuple of str
        Compensations seen in this repetition.
    """

    one: StoredSet
    attempt: StoredAttempt
    moments: tuple[Moment, ...]
    joint: str
    noted: tuple[str, ...]


def read_strips(store: Store, sets: Sequence[StoredSet]) -> tuple[Strip, ...]:
    """Read a strip for each exercise and side, of sets in order of time.

    It shows the latest repetition with a compensation, if there is one, else the one that went
    furthest in the latest set. Sets without landmarks, or with damaged ones, show nothing.
    """
    with store.reading() as db:
        query = select(LandmarkRow.set_id).distinct()
        rows = in_pieces(db, query, LandmarkRow.set_id, sorted(one.id for one in sets))
        with_landmarks = {row.set_id for row in rows}
    kept: dict[tuple[str, str], list[StoredSet]] = {}
    for one in sets:
        if one.id in with_landmarks and one.repetitions and measure_called(one.measure):
            kept.setdefault((one.exercise, one.side), []).append(one)
    strips = (_read_strip(store, *_telling(some)) for some in kept.values())
    return tuple(strip for strip in strips if strip is not None)


def _telling(sets: Sequence[StoredSet]) -> tuple[StoredSet, StoredAttempt]:
    """The set and repetition that show most."""
    for one in reversed(sets):
        for attempt in reversed(one.repetitions):
            if any(_noted(one, attempt)):
                return one, attempt
    latest = sets[-1]
    return latest, max(latest.repetitions, key=lambda attempt: attempt.excursion or 0.0)


def _noted(one: StoredSet, attempt: StoredAttempt) -> Iterator[str]:
    for finding in one.findings:
        if finding.attempt == attempt.number and finding.code in RULES:
            yield finding.message


def _read_strip(store: Store, one: StoredSet, attempt: StoredAttempt) -> Strip | None:
    try:
        frames = [frame for log in read_logs(store, one.id) for frame in log.frames]
    except LogError:
        return None  # `hep-vision verify` names it
    traces = read_traces(store, [one.id]).get(one.id, ())
    moments = tuple(moments_of(attempt, frames, half_way_s(attempt, traces)))
    measure = measure_called(one.measure)
    if measure is None or not moments:
        return None
    return Strip(one, attempt, moments, measure.joint, tuple(_noted(one, attempt)))


def half_way_s(attempt: StoredAttempt, traces: Iterable[Trace]) -> float:
    """When the way from the start to the furthest point was half done.

    Half of the time, if the course of the measure was not kept.
    """
    middle_s = 0.5 * (attempt.start_s + attempt.peak_s)
    if attempt.start is None or attempt.peak is None:
        return middle_s
    half = 0.5 * (attempt.start + attempt.peak)
    for trace in traces:
        on_the_way = (trace.time_s >= attempt.start_s) & (trace.time_s <= attempt.peak_s)
        off = np.abs(trace.smooth[on_the_way] - half)
        same_side = trace.side == attempt.side or "both" in (trace.side, attempt.side)
        if same_side and np.isfinite(off).any():
            return float(trace.time_s[on_the_way][np.nanargmin(off)])
    return middle_s


def moments_of(
    attempt: StoredAttempt, frames: Iterable[PoseFrame], half_way_s: float
) -> Iterator[Moment]:
    """Figures of an attempt at its start, half-way, furthest and back; none without frames."""
    within = [f for f in frames if f.has_pose and attempt.start_s <= f.time_s <= attempt.end_s]
    if not within:
        return
    times = np.array([frame.time_s for frame in within])
    for words, time_s in (
        ("start", attempt.start_s),
        ("half-way", half_way_s),
        ("furthest", attempt.peak_s),
        ("back", attempt.end_s),
    ):
        frame = within[int(np.argmin(np.abs(times - time_s)))]
        yield Moment(words, frame.time_s, frame.image_px[:, :2])
