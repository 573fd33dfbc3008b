"""The other limb beside an arc, and each limb of a set that both did together."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from situations import bring_to_life

from hep_vision.measure.result import Trace
from hep_vision.review.limbs import limb_arcs, limbs_words
from hep_vision.review.trend import trends_of
from hep_vision.store.database import Store, open_store
from hep_vision.store.history import read_history
from hep_vision.store.views import StoredSession, StoredSet

SITUATION = {
    "program": {"shoulder_abduction": {}},
    "record": [{"days": [0], "sets": ["shoulder_abduction both 140"]}],
}


@pytest.fixture
def session(tmp_path) -> StoredSession:
    with open_store(str(tmp_path / "record.db")) as store:
        return only_session(store, SITUATION)


def only_session(store: Store, situation: dict[str, Any]) -> StoredSession:
    bring_to_life(store, "P-1", situation)
    (found,) = read_history(store, "P-1")
    return found


def course(one: StoredSet, side: Any, rest: float, peak: float, *, seen: bool = True) -> Trace:
    """A limb that rests and goes up in each attempt of a set."""
    time_s = np.arange(0.0, one.attempts[-1].end_s + 2, 1 / 30)
    value = np.full(time_s.shape, float(rest))
    for attempt in one.attempts:
        inside = (time_s > attempt.start_s) & (time_s < attempt.end_s)
        share = (time_s[inside] - attempt.start_s) / (attempt.end_s - attempt.start_s)
        value[inside] = rest + (peak - rest) * np.sin(np.pi * share)
    if not seen:
        value[:] = np.nan
    return Trace(side=side, time_s=time_s, value=value, smooth=value)


def test_each_limb_of_a_set_from_the_front_has_its_arc(session: StoredSession) -> None:
    (one,) = session.sets
    traces = (course(one, "left", 8, 140), course(one, "right", 11, 118))
    arcs = limb_arcs(one, traces)
    assert [round(arcs[side].start) for side in ("left", "right")] == [8, 11]
    assert arcs["left"].end == pytest.approx(140, abs=1)
    assert arcs["right"].end == pytest.approx(118, abs=1)
    (trend,) = trends_of([session])
    words = limbs_words(trend, session.sets, {one.id: traces})
    assert words == (
        "LEFT 8\N{EN DASH}140° of shoulder abduction, RIGHT 11\N{EN DASH}118° of shoulder abduction"
    )


def test_a_limb_that_was_not_seen_is_not_made_up(session: StoredSession) -> None:
    (one,) = session.sets
    hidden = (course(one, "left", 8, 140), course(one, "right", 11, 118, seen=False))
    assert limb_arcs(one, hidden) == {}
    assert limb_arcs(one, ()) == {}


def test_from_the_side_the_far_limb_is_not_told(session: StoredSession) -> None:
    (one,) = session.sets
    squat = replace(one, exercise="squat", measure="knee flexion")
    assert limb_arcs(squat, (course(one, "left", 8, 140), course(one, "right", 11, 118))) == {}
