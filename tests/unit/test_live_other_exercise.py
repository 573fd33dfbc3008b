"""A set of a session that shows another exercise than the one asked for: its record says so."""

from __future__ import annotations

import pytest

from hep_vision.coach.plan import MeasuredSet
from hep_vision.definitions.library import shipped_library
from hep_vision.live.planning import plan_exercise
from hep_vision.live.set_record import LiveSet
from hep_vision.measure.exercise import Prescription
from stick_body import extending_knee, frames_of, raising_leg, repetitions

LIBRARY = shipped_library()
META = {"model": "full", "model_sha256": "0" * 64}
SHOWN = {
    "straight_leg_raise": lambda bend: raising_leg(45 * bend),
    "seated_knee_extension": lambda bend: extending_knee(90 - 85 * bend),
}


@pytest.mark.parametrize("done", SHOWN)
@pytest.mark.parametrize("asked", SHOWN)
def test_the_record_of_a_session_names_the_other_exercise(asked: str, done: str) -> None:
    definition = LIBRARY.get(asked)
    plan = plan_exercise(definition, Prescription(side="right", repetitions=3))[0].plan
    assert isinstance(plan, MeasuredSet)
    time_s, bend = repetitions([1.0] * 3, fps=15.0)
    live = LiveSet(plan, definition, frames_of(time_s, SHOWN[done](bend), noise_px=0.5))
    analysis = live.conclude("camera", META, LIBRARY.all())
    found = [f.message for f in analysis.result.findings if f.code == "other_exercise"]
    expected = f"This looks like {LIBRARY.get(done).name} rather than {definition.name}."
    assert found == ([] if asked == done else [expected])
    assert [f.code for f in analysis.record.findings].count("other_exercise") == len(found)
