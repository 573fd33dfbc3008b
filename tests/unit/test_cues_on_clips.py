"""No patient who exercises as asked is corrected: real clips and the figure's, in the session."""

from __future__ import annotations

import pytest
from benchmarks.cues.observe import EVIDENCE, real_clips, told_to_real
from benchmarks.played_exercises import of_the_figure

from hep_vision.definitions.library import shipped_library


@pytest.mark.skipif(not EVIDENCE.is_dir(), reason=f"there is no {EVIDENCE}: real clips not tried")
def test_nobody_real_is_corrected():
    library = shipped_library()
    told = {clip.name: told_to_real(clip, library) for clip in real_clips()}
    assert len(told) > 50
    assert {name: cues for name, cues in told.items() if cues} == {}


def test_the_figure_is_not_corrected_in_any_exercise():
    heard = list(of_the_figure())
    measured = {d.id for d in shipped_library().all() if d.is_measured}
    assert {one.exercise for one in heard} <= measured
    assert len(heard) >= 45
    assert {one.clip: one.cues for one in heard if one.cues} == {}
    assert [one.exercise for one in heard if not one.counted] == []
