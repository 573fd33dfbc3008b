"""Ends and interruptions of a session at the worst moment, with the record compared afterwards."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from test_live_session import assert_same_as_analyze, record_of

from hep_vision.coach.moment import Key
from link_room import rehearse
from rehearsal import STANDING, Script, ready, squat_sets
from stick_body import repetitions, squatting

FPS = 10.0
ELSEWHERE_PX = (1000.0, 650.0)


def squats(script: Script, count: int) -> Script:
    return script.squats([90.0] * count, FPS)


def ends(played) -> tuple[str | None, list[str | None]]:
    """Why the session and its sets have ended, as the database has it."""
    (session,) = played.stored
    return session.why_ended, [one.why_ended for one in session.sets]


@pytest.mark.parametrize("looked_on_s", [1.0, 10.0])
def test_leaving_after_the_last_repetition_is_the_end(tmp_path, looked_on_s):
    planned = squat_sets(reps=2)
    script = squats(ready(), 2).play(STANDING, looked_on_s, FPS).leave()
    played = rehearse(script, planned, tmp_path)
    assert played.finished
    assert ends(played) == ("done", ["done"])
    assert_same_as_analyze(played, planned)


def test_leaving_in_the_last_question_is_the_end(tmp_path):
    planned = [replace(one, plan=replace(one.plan, ask_pain=True)) for one in squat_sets(reps=1)]
    played = rehearse(squats(ready(), 1).play(STANDING, 6, FPS).leave(), planned, tmp_path)
    assert "question" in played.stages
    assert played.finished
    assert ends(played) == ("done", ["done"])
    assert_same_as_analyze(played, planned)


def test_a_set_that_is_left_in_the_rest_after_it_is_done(tmp_path):
    planned = squat_sets(2, 2, rest_s=20.0)
    first = rehearse(squats(ready(), 2).play(STANDING, 7, FPS).leave(), planned, tmp_path)
    assert (first.stages[-1], first.finished) == ("rest", False)
    assert ends(first) == (None, ["done"])
    second = rehearse(squats(ready(), 2).play(STANDING, 5, FPS), planned, tmp_path)
    assert second.heard("We go on with set 2.")
    assert ends(second) == ("done", ["done", "done"])
    assert [record_of(folder)["counted"] for folder in second.records] == [2, 2]
    assert_same_as_analyze(second, planned)


@pytest.mark.parametrize("key", [Key.END, Key.NEXT])
def test_an_unfinished_set_that_is_not_resumed_has_its_record(tmp_path, key):
    planned = squat_sets(reps=4)
    rehearse(squats(ready(), 2).leave(), planned, tmp_path)
    script = Script().press(Key.GO).idle(0.5).press(key).idle(1).press(Key.END).idle(1)
    second = rehearse(script, planned, tmp_path)
    assert second.finished
    assert record_of(second.records[0])["counted"] == 2
    assert ends(second)[1] == ["stopped"]
    assert_same_as_analyze(second, planned)


def test_patient_comes_back_to_another_place(tmp_path):
    planned = squat_sets(reps=3)
    there = replace(STANDING, place_px=ELSEWHERE_PX)
    times, angle = repetitions([90, 90], fps=FPS)
    script = squats(ready(), 1).nobody(5, FPS).play(there, 16, FPS)
    script.figures(times, squatting(angle, place_px=ELSEWHERE_PX), FPS).play(there, 5, FPS)
    played = rehearse(script, planned, tmp_path)
    assert played.heard("I cannot see you")
    assert played.coach.tallies[0].counted == 3
    assert_same_as_analyze(played, planned)


def test_somebody_else_is_noticed_though_nobody_was_seen_at_the_start(tmp_path):
    planned = squat_sets(reps=2)
    stranger = replace(STANDING, place_px=(200.0, 500.0), px_per_m=200.0)
    script = (
        Script().press(Key.GO).idle(1).press(Key.GO).idle(1).press(Key.GO).play(STANDING, 1.0, FPS)
    )
    script.nobody(0.2, FPS).press(Key.GO).play(STANDING, 1.0, FPS).play(stranger, 4, FPS)
    played = rehearse(script.press(Key.END).idle(2), planned, tmp_path)
    assert played.heard("Someone else")


def test_a_repetition_a_second_is_counted_aloud_as_it_ends(tmp_path):
    planned = squat_sets(reps=15)
    script = ready().squats([90.0] * 15, period_s=0.9, hold_s=0.0, rest_s=0.1)
    played = rehearse(script.play(STANDING, 4, FPS), planned, tmp_path)
    counts = [(at_s, int(text.split(".")[0])) for at_s, text in played.said if text[0].isdigit()]
    assert [number for _, number in counts] == list(range(1, 16))
    ends_s = [attempt["end_s"] for attempt in record_of(played.records[0])["attempts"]]
    assert np.all(np.abs(np.subtract([at_s for at_s, _ in counts], ends_s)) < 0.3)
    assert_same_as_analyze(played, planned)


def test_a_recording_is_played_once_the_start_position_has_been_kept_in_it(tmp_path):
    script = squats(ready(), 1).play(STANDING, 5, FPS)
    played = rehearse(script, squat_sets(reps=1), tmp_path)
    start_s = next(at_s for at_s, sound in played.sounds if sound == "start")
    assert played.played_on_s == start_s


def test_a_recording_in_which_nobody_is_ready_is_played_all_the_same(tmp_path):
    script = Script().press(Key.GO).idle(1).press(Key.GO).nobody(12, FPS).press(Key.END).idle(1)
    played = rehearse(script, squat_sets(reps=1), tmp_path)
    assert played.played_on_s == pytest.approx(1 + 8, abs=0.5)  # after the second key


@pytest.mark.parametrize("pictures", [44, 40], ids=["nearly back", "half-way"])
def test_a_repetition_that_a_pause_cuts_short_is_told_of_once(tmp_path, pictures):
    """The pause comes on the way back, before anything was said of it.

    It is too short to hide another repetition, so the one that went up counts.
    """
    heard = ["1", "2. One more.", "3. That is all"]
    planned = squat_sets(reps=3)
    script = squats(ready(), 1)
    script.extend(Script().squats([90.0], FPS)[:pictures])
    script.press(Key.GO).idle(1).press(Key.GO).play(STANDING, 5, FPS)
    played = rehearse(squats(script, 1).play(STANDING, 5, FPS), planned, tmp_path)
    said = [text for _, text in played.said if text[0].isdigit() or "see you" in text]
    assert [text.startswith(part) for text, part in zip(said, heard, strict=True)] == [True] * 3
    assert not played.heard("The count is")
    assert [count for _, count in played.live_counts] == [1, 2, 3]
    assert_same_as_analyze(played, planned)


def test_camera_unplugged_in_the_rest_and_back_before_its_end(tmp_path):
    planned = squat_sets(2, 1)
    script = squats(ready(), 1).unplugged(4).play(STANDING, 8, FPS)
    played = rehearse(squats(script, 1).play(STANDING, 5, FPS), planned, tmp_path)
    assert "lost" not in played.stages
    assert [record_of(folder)["counted"] for folder in played.records] == [1, 1]
    assert_same_as_analyze(played, planned)


@pytest.mark.parametrize("pictures", [0, 1])
def test_a_set_that_is_left_before_anything_was_seen_is_no_fault(tmp_path, pictures):
    script = (
        Script().idle(1).press(Key.GO).idle(1).press(Key.GO).play(STANDING, pictures / FPS, FPS)
    )
    script.idle(1).press(Key.GO).idle(1).press(Key.GO).idle(0.5).press(Key.NEXT).idle(1).press(
        Key.END
    ).idle(1)
    nobody = (
        "camera of the browser: nobody can be seen in it. Film the whole body, in good light, from "
        "two to four metres away."
    )
    played = rehearse(script, squat_sets(reps=2), tmp_path, errors=(nobody,))
    assert played.finished
    assert not played.records
    (session,) = played.stored
    assert not session.sets[0].attempts
