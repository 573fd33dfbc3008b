"""Recorded landmarks of the sample clips give the numbers they gave before.

The numbers are the program's own, and so are held against the truth of the rendered clips too:
what they gave before was right within its stated uncertainty.

After a change that is meant to change them: ``python tests/golden/regenerate.py``.
"""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from golden.cases import CASES, CLIPS, FOLDER, Case, read, read_engine, recorded, summary
from hep_vision.measure.version import ENGINE_VERSION
from hep_vision.record.landmark_log import read_landmark_log, write_landmark_log

LARGEST_LOG_BYTES = 150_000
# Numbers of another processor may differ in the last place before they are rounded.
TOLERANCES = {"_s": 0.0101, "_deg": 0.101}

each_case = pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])


def as_expected(got: object, expected: object, name: str = "") -> list[str]:
    """Where two summaries differ, in words."""
    if isinstance(expected, dict) and isinstance(got, dict) and got.keys() == expected.keys():
        return [
            w for key in expected for w in as_expected(got[key], expected[key], f"{name}.{key}")
        ]
    if isinstance(expected, list) and isinstance(got, list) and len(got) == len(expected):
        pairs = enumerate(zip(got, expected, strict=True))
        return [w for i, (g, e) in pairs for w in as_expected(g, e, f"{name}[{i}]")]
    within = next((t for end, t in TOLERANCES.items() if name.endswith(end)), None)
    numbers = isinstance(got, float) and isinstance(expected, float)
    same = abs(got - expected) <= within if within and numbers else got == expected
    return [] if same else [f"{name}: {got}, was {expected}"]


def test_the_answers_kept_are_those_of_this_engine():
    """After a raise of its version they are written anew, whether they differ or not."""
    assert read_engine() == ENGINE_VERSION


@each_case
def test_numbers_are_what_they_were(case: Case):
    for path in (case.log, case.expected):
        assert path.is_file(), f"{path.name} is missing; see tests/golden/regenerate.py"
    differences = as_expected(summary(case.replay()), read(case.expected))
    assert not differences, "\n".join(differences)


# The others ask for another exercise or limb than the clip shows.
TRUE = [case for case in CASES if case.clip.startswith(case.exercise) and case.side is None]
PEAK_WITHIN_S = 0.5  # a peak is held for half a second


@pytest.mark.parametrize("case", TRUE, ids=[case.name for case in TRUE])
def test_the_kept_numbers_are_true_of_the_clip(case: Case):
    truth = json.loads((CLIPS / f"{case.clip}.json").read_text("utf-8"))["repetitions"]
    kept = read(case.expected)["attempts"]
    assert len(kept) == len(truth) > 3
    for attempt, true in zip(kept, truth, strict=True):
        assert attempt["status"] == ("partial" if true["short"] else "counted")
        assert attempt["peak_s"] == pytest.approx(true["peak_s"], abs=PEAK_WITHIN_S)
        assert attempt["peak_deg"] == pytest.approx(
            true["peak_deg"], abs=attempt["uncertainty_deg"]
        )


def test_most_golden_files_are_held_against_the_truth():
    assert {case.clip for case in TRUE} == {case.clip for case in CASES}


@each_case
def test_counting_again_gives_the_same_to_the_bit(case: Case):
    once, again = case.replay(), case.replay()
    assert repr(once.attempts) == repr(again.attempts)
    for a, b in zip(once.traces, again.traces, strict=True):
        assert a.value.tobytes() == b.value.tobytes()
        assert a.smooth.tobytes() == b.smooth.tobytes()


def test_no_file_is_left_over():
    logs = {case.log for case in CASES}
    answers = {case.expected for case in CASES}
    assert set(FOLDER.glob("*.npz")) == logs
    assert set(FOLDER.glob("*.json")) == answers


@pytest.mark.parametrize("log", sorted({case.log for case in CASES}), ids=lambda log: log.stem)
class TestLog:
    def test_is_small(self, log):
        assert log.stat().st_size < LARGEST_LOG_BYTES

    def test_says_what_it_was_recorded_with(self, log):
        meta = read_landmark_log(log).meta
        assert meta["source"] == f"{log.stem}.mp4"
        assert meta["model"] == "full"
        assert len(meta["model_sha256"]) == 64

    def test_written_again_it_is_the_same(self, log, tmp_path):
        first = read_landmark_log(log)
        write_landmark_log(tmp_path / "again.npz", first.frames, first.meta)
        again = read_landmark_log(tmp_path / "again.npz")
        assert again.meta == first.meta
        for a, b in zip(again.frames, first.frames, strict=True):
            assert a.image_px.tobytes() == b.image_px.tobytes()
            assert a.world_m.tobytes() == b.world_m.tobytes()


class TestComparison:
    """It would notice."""

    case = CASES[0]

    def test_half_a_degree_and_a_frame(self):
        result = self.case.replay()
        first, *rest = result.attempts
        deeper = replace(first, rom=replace(first.rom, peak=first.rom.peak + 0.5))
        later = replace(first, end_s=first.end_s + 1 / 30)
        for changed in (deeper, later):
            got = summary(replace(result, attempts=(changed, *rest)))
            assert len(as_expected(got, read(self.case.expected))) == 1

    def test_a_missing_frame(self):
        got = summary(self.case.count(recorded(self.case.log)[:-1]))
        assert any(w.startswith(".frames: 569") for w in as_expected(got, read(self.case.expected)))
