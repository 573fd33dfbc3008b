"""The sealed people of the accuracy benchmark: what was sealed, and that it is scored once."""

from collections import Counter

import pytest
from benchmarks.accuracy import sealed, sealing
from benchmarks.accuracy.people import PEOPLE
from benchmarks.accuracy.sealed import read_scored, seal_fits, sealed_clips


@pytest.fixture(scope="module")
def clips():
    return sealed_clips()


def test_the_specifications_are_those_that_were_sealed():
    assert seal_fits()


def test_a_changed_specification_breaks_the_seal(tmp_path, monkeypatch):
    changed = tmp_path / "specifications.json"
    changed.write_text(sealing.SPECIFICATIONS.read_text("utf-8").replace("squat", "lunge", 1))
    monkeypatch.setattr(sealed, "SPECIFICATIONS", changed)
    assert not seal_fits()


def test_ten_people_none_of_the_others_each_with_eight_to_eleven_clips_of_both_sides(clips):
    people = Counter(clip.scene.person for clip in clips)
    assert len(people) == 10
    assert not set(people) & set(PEOPLE)
    assert all(8 <= number <= 11 for number in people.values())
    bodies = {clip.spec.body.model_dump_json() for clip in clips}
    assert len(bodies) == 10
    of_one_side = {(c.exercise, c.scene.side) for c in clips if c.scene.side}
    assert {side for _, side in of_one_side} == {"right", "left"}
    assert len({clip.exercise for clip in clips}) == 48
    assert len({clip.name for clip in clips}) == len(clips)


def test_sealed_clips_are_within_what_is_called_supported(clips):
    for clip in clips:
        assert clip.supported
        assert clip.half == "report"
        assert abs(clip.scene.yaw_deg) <= 10
        assert clip.spec.camera.yaw_deg == clip.scene.yaw_deg
        assert clip.spec.camera.frame_rate >= 12


def test_a_second_lot_and_a_second_scoring_are_refused(tmp_path, monkeypatch, capsys):
    assert sealing.main() == 1
    assert "sealed" in capsys.readouterr().err
    scored = tmp_path / "scored.json"
    scored.write_text("{}")
    monkeypatch.setattr(sealed, "SCORED", scored)
    assert "scored before" in (sealed._refusal("") or "")


def test_nothing_is_scored_with_code_that_is_not_committed(tmp_path, monkeypatch):
    monkeypatch.setattr(sealed, "SCORED", tmp_path / "scored.json")
    assert "Commit first" in (sealed._refusal(" M src/hep_vision/measure/rom.py") or "")
    assert sealed._refusal("") is None


def test_what_was_scored_is_read_as_it_was_written(tmp_path, monkeypatch):
    for name in ("COUNTS", "REPETITIONS", "SCORED"):
        monkeypatch.setattr(sealed, name, tmp_path / name.lower())
    assert read_scored() == sealed.Sealed()
    count = sealed.CountRow(
        "squat/M", "sealed", "squat", "", "", "report", True, 3, 3, 0, 0, False, 4.5, 3, 2, 3
    )
    sealed._write([count], [], "abc1234")
    found = read_scored()
    assert found.counts == (count,)
    assert found.counts[0].person == "M"
    assert found.revision == "abc1234"
