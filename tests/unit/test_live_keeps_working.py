"""Ends and interruptions of a session at the worst moment, with the record compared afterwards."""

from __future__ import annotations

import os
import shutil
import signal
from dataclasses import replace
from datetime import datetime, timedelta

import numpy as np
import pytest
from test_live_session import assert_same_as_analyze, close_window, events, record_of

from hep_vision.coach.moment import Key
from hep_vision.errors import DeviceError
from hep_vision.live.journal import JOURNAL
from hep_vision.live.sound import Sound
from hep_vision.measure.engine import SideTrack
from rehearsal import STANDING, Script, ready, rehearse, squat_sets
from stick_body import repetitions, squatting

FPS = 10.0
ELSEWHERE_PX = (1000.0, 650.0)


def squats(script: Script, count: int) -> Script:
    return script.squats([90.0] * count, FPS)


def press_ctrl_c(_) -> None:
    """As somebody at the terminal does; what it does is up to the session."""
    os.kill(os.getpid(), signal.SIGINT)


def ends(played) -> tuple[str | None, list[str | None]]:
    """Why the session and its sets have ended, as the database has it."""
    (session,) = played.stored
    return session.why_ended, [one.why_ended for one in session.sets]


@pytest.mark.parametrize("end", [close_window, press_ctrl_c])
@pytest.mark.parametrize("looked_on_s", [1.0, 10.0])
def test_whoever_leaves_after_the_last_repetition_has_finished(tmp_path, end, looked_on_s):
    planned = squat_sets(reps=2)
    script = squats(ready(), 2).play(STANDING, looked_on_s, FPS).happen(end).idle(1)
    played = rehearse(script, planned, tmp_path)
    assert played.stages[-1] == "done"
    assert played.finished
    assert ends(played) == ("done", ["done"])
    assert_same_as_analyze(played, planned)


def test_whoever_closes_the_window_in_the_last_question_has_finished(tmp_path):
    planned = [replace(one, plan=replace(one.plan, ask_pain=True)) for one in squat_sets(reps=1)]
    played = rehearse(
        squats(ready(), 1).play(STANDING, 4, FPS).happen(close_window).idle(1), planned, tmp_path
    )
    assert "question" in played.stages
    assert played.finished
    assert ends(played) == ("done", ["done"])
    assert_same_as_analyze(played, planned)


@pytest.mark.parametrize("end", [close_window, press_ctrl_c])
def test_a_set_that_is_left_in_the_rest_after_it_is_done(tmp_path, end):
    planned = squat_sets(2, 2)
    script = squats(ready(), 2).play(STANDING, 4, FPS).happen(end).idle(1)
    first = rehearse(script, planned, tmp_path)
    assert (first.stages[-1], first.finished) == ("rest", False)
    assert ends(first) == (None, ["done"])
    assert_same_as_analyze(first, planned)
    now = datetime.now().astimezone()
    second = rehearse(squats(ready(), 2).play(STANDING, 5, FPS), planned, tmp_path, now=now)
    assert second.heard("We go on with set 2.")
    assert ends(second) == ("done", ["done", "done"])
    assert [record_of(folder)["counted"] for folder in second.records] == [2, 2]


@pytest.mark.parametrize("place", [599, 600])
def test_ctrl_c_in_the_middle_of_a_picture_leaves_no_half_measured_one(
    tmp_path, monkeypatch, place
):
    """Before the left side or between it and the right one, which it leaves apart."""
    add, fed = SideTrack.add, []

    def add_and_press(track, *what):
        fed.append(track.side)
        if len(fed) == place:
            press_ctrl_c(None)
        return add(track, *what)

    planned = squat_sets(reps=9)
    monkeypatch.setattr(SideTrack, "add", add_and_press)
    script = squats(ready(), 6).happen(lambda _: pytest.fail("it went on after Ctrl-C"))
    played = rehearse(script, planned, tmp_path)
    monkeypatch.undo()
    assert len(fed) == place
    assert played.said[-1][1] == "interrupted"
    assert not played.finished
    assert record_of(played.records[0])["counted"] >= 1
    assert_same_as_analyze(played, planned)


@pytest.mark.parametrize("key", [Key.END, Key.NEXT])
def test_an_unfinished_set_that_is_not_gone_on_with_has_its_record(tmp_path, key):
    planned = squat_sets(reps=4)
    first = rehearse(squats(ready(), 2).happen(close_window), planned, tmp_path)
    shutil.rmtree(first.records[0])  # as after a kill, which leaves no time to write it
    script = Script().press(Key.GO).idle(0.5).press(key).idle(1).press(Key.END).idle(1)
    second = rehearse(script, planned, tmp_path, now=datetime.now().astimezone())
    assert second.finished
    assert record_of(second.records[0])["counted"] == 2
    assert ends(second)[1] == ["stopped"]
    assert_same_as_analyze(second, planned)
    assert not list(second.folder.glob("*.frames"))


def test_a_set_that_was_killed_after_its_dose_is_not_asked_for_again(tmp_path):
    planned = squat_sets(2, 2)
    first = rehearse(squats(ready(), 3).happen(close_window), squat_sets(2, 9), tmp_path)
    shutil.rmtree(first.records[0])
    journal = first.folder / JOURNAL  # it was the same plan, but for the dose
    journal.write_text(journal.read_text("utf-8").replace('"repetitions": 9', '"repetitions": 2'))
    script = Script().play(STANDING, 20.0, FPS)
    now = datetime.now().astimezone()
    second = rehearse(squats(script, 2).play(STANDING, 5, FPS), planned, tmp_path, now=now)
    assert second.stages[:4] == ["welcome", "rest", "ready", "working"]
    assert [record_of(folder)["counted"] for folder in second.records] == [3, 2]
    assert [(t.counted, t.extra) for t in second.coach.tallies] == [(2, 1), (2, 0)]
    assert ends(second) == ("done", ["done", "done"])
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


def test_no_sound_device(tmp_path, monkeypatch):
    def none(_):
        raise DeviceError("There is no loudspeaker.")

    monkeypatch.setattr("hep_vision.live.sound.Loudspeaker", none)
    planned = squat_sets(reps=2)
    script = squats(ready(), 2).play(STANDING, 5, FPS)
    played = rehearse(script, planned, tmp_path, sound=lambda clock: Sound(clock, "en"))
    assert played.finished
    assert record_of(played.records[0])["counted"] == 2
    assert_same_as_analyze(played, planned)


def test_clock_set_back_in_the_middle_of_a_set(tmp_path, monkeypatch):
    class Yesterday(datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime.now(tz) - timedelta(days=1)

    def set_back(_) -> None:
        monkeypatch.setattr("hep_vision.live.journal.datetime", Yesterday)
        monkeypatch.setattr("hep_vision.live.clock.datetime", Yesterday)
        monkeypatch.setattr("time.time", lambda: 0.0)

    planned = squat_sets(reps=4)
    script = squats(squats(ready(), 2).happen(set_back), 2).play(STANDING, 5, FPS)
    played = rehearse(script, planned, tmp_path)
    monkeypatch.undo()
    assert played.finished
    (session,) = played.stored
    assert session.started_at <= session.sets[0].started_at < session.sets[0].ended_at
    assert session.sets[0].ended_at <= session.ended_at
    times_s = [attempt.end_s for attempt in session.sets[0].attempts]
    assert np.all(np.diff(times_s) > 0)
    assert len(times_s) == 4
    assert_same_as_analyze(played, planned)


def test_a_repetition_a_second_is_counted_aloud_as_it_ends(tmp_path):
    planned = squat_sets(reps=15)
    script = ready().squats([90.0] * 15, period_s=0.9, hold_s=0.0, rest_s=0.1)
    played = rehearse(script.play(STANDING, 4, FPS), planned, tmp_path)
    counts = [(at_s, int(text.split(".")[0])) for at_s, text in played.said if text[0].isdigit()]
    assert [number for _, number in counts] == list(range(1, 16))
    ends_s = [attempt["end_s"] for attempt in record_of(played.records[0])["attempts"]]
    assert np.all(np.abs(np.subtract([at_s for at_s, _ in counts], ends_s)) < 0.3)
    assert_same_as_analyze(played, planned)


@pytest.fixture
def played_from_s(monkeypatch) -> list[float]:
    """When a recording in place of the camera was told to play on; the first time counts."""
    times_s: list[float] = []
    monkeypatch.setattr("rehearsal._Stage.begin", lambda stage: times_s.append(stage.now_s))
    return times_s


def test_a_recording_is_played_once_the_start_position_has_been_kept_in_it(tmp_path, played_from_s):
    script = squats(ready(), 1).play(STANDING, 5, FPS)
    played = rehearse(script, squat_sets(reps=1), tmp_path)
    start_s = next(at_s for at_s, sound in played.sounds if sound == "start")
    assert played_from_s[0] == start_s


def test_a_recording_in_which_nobody_is_ready_is_played_all_the_same(tmp_path, played_from_s):
    script = Script().press(Key.GO).idle(1).press(Key.GO).nobody(12, FPS).press(Key.END).idle(1)
    rehearse(script, squat_sets(reps=1), tmp_path)
    assert played_from_s[0] == pytest.approx(1 + 8, abs=0.5)  # after the second key


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
    told = [event["counted"] for event in events(played) if event["event"] == "attempt"]
    assert told == [1, 2, 3]
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
    nobody = "figure: nobody can be seen in it. Film the whole body, in good light, from two to "
    played = rehearse(script, squat_sets(reps=2), tmp_path, errors=(f"{nobody}four metres away.",))
    assert played.finished
    assert not played.records
    (session,) = played.stored
    assert not session.sets[0].attempts
