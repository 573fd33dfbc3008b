"""The session as a whole, rehearsed: whatever happens, the record is what `analyze` says."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest

from hep_vision.analysis.analyze import Job, analyze
from hep_vision.coach.moment import Key
from hep_vision.coach.plan import Limit
from hep_vision.errors import StoreError
from hep_vision.measure.exercise import Prescription
from hep_vision.sources.pose.profile import apply_pose_profile, profile_of
from hep_vision.store.going_on import keep_attempts
from hep_vision.web.link import sessions as sessions_module
from link_room import ESTIMATOR, rehearse
from rehearsal import STANDING, Event, Script, ready, squat_sets
from stick_body import squatting, walking

TESTS = Path(__file__).parents[1]


def record_of(folder: Path) -> dict:
    return json.loads((folder / "session.json").read_text("utf-8"))


def analysed(folder: Path, planned) -> dict:
    """What `analyze` makes of the landmarks that the session kept."""
    plan = planned.plan
    job = Job(folder / "landmarks.npz", planned.definition, plan.prescription, plan.sets)
    return json.loads(analyze(job, None).record.model_dump_json())


def assert_same_as_analyze(played, planned) -> None:
    assert played.records
    for folder in played.records:
        live = record_of(folder)
        index = int(folder.name.split("-")[1]) - 1
        again = analysed(folder, planned[index])
        assert live["attempts"] == again["attempts"]
        assert live["counted"] == again["counted"]
    assert_stored(played)


def assert_stored(played) -> None:
    """The database has the same sets as the session's folder."""
    (session,) = played.stored
    recorded = [record_of(folder) for folder in played.records]
    assert len(session.sets) == len(recorded)
    for one, record in zip(session.sets, recorded, strict=True):
        assert one.exercise == record["exercise"]
        assert one.ended_at is not None
        assert [(a.status, a.reason, a.peak, a.end_s) for a in one.attempts] == [
            (a["status"], a["reason"], a["peak_deg"], a["end_s"]) for a in record["attempts"]
        ]
    assert (session.ended_at is not None) == played.finished


def test_two_sets_with_a_rest_are_led_counted_and_recorded(tmp_path):
    planned = squat_sets(2, 3)
    script = ready().squats([90, 85, 95]).play(STANDING, 10).squats([90, 90, 92]).play(STANDING, 5)
    played = rehearse(script, planned, tmp_path)
    assert played.stages == [
        *("welcome", "next", "setup", "ready", "working", "result"),
        *("rest", "ready", "working", "result", "done"),
    ]
    assert played.finished
    assert [tally.counted for tally in played.coach.tallies] == [3, 3]
    assert [record_of(folder)["counted"] for folder in played.records] == [3, 3]
    assert [sound for _, sound in played.sounds].count("count") == 6
    assert [sound for _, sound in played.sounds].count("set_done") == 2
    assert played.heard("3. That is all for now")
    assert_same_as_analyze(played, planned)


def test_each_count_is_spoken_when_the_movement_is_back(tmp_path):
    planned = squat_sets(reps=4)
    played = rehearse(ready().squats([90, 85, 95, 100]).play(STANDING, 4), planned, tmp_path)
    ends = [a["end_s"] for a in record_of(played.records[0])["attempts"]]
    spoken = [at for at, text in played.said if text[0].isdigit()]
    assert len(spoken) == 4
    # The figure's pictures arrive 30 ms late, and landmarks are two pictures behind.
    for end_s, at_s in zip(ends, spoken, strict=True):
        assert -0.5 < at_s - end_s < 0.3


def test_nothing_is_counted_while_getting_into_position(tmp_path):
    script = Script().play(STANDING, 14.0)  # greeting, list, most of set-up
    times = np.arange(90) / 30
    script.figures(times, squatting(70 * (times / 3)))  # bends down to move a chair
    script.figures(times, squatting(70 - 70 * (times / 3)))
    script.play(STANDING, 5.0).squats([90, 90]).play(STANDING, 4)
    planned = squat_sets(reps=2)
    played = rehearse(script, planned, tmp_path)
    assert [a["status"] for a in record_of(played.records[0])["attempts"]] == ["counted"] * 2


def test_a_recording_waits_while_set_up_asks_for_what_is_put_up_with_in_the_end(tmp_path):
    """It cannot be put right in a recording, whose repetitions would be over by then."""
    dim = Script().play(STANDING, 45.0, 10.0, brightness=0.05).squats([90, 90]).play(STANDING, 4)
    asked, fine = (
        rehearse(script, squat_sets(reps=2), tmp_path / name)
        for name, script in (("dim", dim), ("fine", ready().squats([90, 90]).play(STANDING, 4)))
    )
    assert asked.heard("There is little light")
    assert "working" in asked.stages
    assert fine.played_on_s is not None
    assert asked.played_on_s is not None
    assert asked.played_on_s > fine.played_on_s + 10.0


def test_more_than_the_dose_is_recorded_and_not_praised(tmp_path):
    planned = squat_sets(reps=2)
    played = rehearse(ready().squats([90] * 3).play(STANDING, 6), planned, tmp_path)
    assert played.coach.tallies[0].counted == 2
    assert played.coach.tallies[0].extra == 1
    assert record_of(played.records[0])["counted"] == 3
    assert played.heard("That was enough")
    assert not played.heard("3")
    assert [card.result for card in played.views["done"].cards] == ["2 of 2"], "no reproach"


def test_the_reason_is_said_once_and_sounded_each_time(tmp_path):
    planned = squat_sets(reps=2, target=80.0)
    played = rehearse(ready().squats([50, 55, 90, 90]).play(STANDING, 4), planned, tmp_path)
    reasons = [text for _, text in played.said if "further" in text]
    assert reasons == ["A little further next time, if it does not hurt."]
    assert [sound for _, sound in played.sounds].count("not_counted") == 2
    assert record_of(played.records[0])["partial"] == 2
    assert_same_as_analyze(played, planned)


def test_a_count_that_turns_out_too_small_is_taken_back_aloud(tmp_path):
    planned = squat_sets(reps=3)
    played = rehearse(ready().squats([95, 50, 110, 110, 108]).play(STANDING, 4), planned, tmp_path)
    assert [count for _, count in played.live_counts] == sorted(
        count for _, count in played.live_counts
    )
    assert record_of(played.records[0])["counted"] >= 3
    assert_same_as_analyze(played, planned)


def test_over_a_limit_it_says_stop_at_once_and_notes_it(tmp_path):
    planned = squat_sets(reps=2, limits=(Limit(most=60.0),))
    played = rehearse(ready().squats([50, 80, 50]).play(STANDING, 4), planned, tmp_path)
    assert [sound for _, sound in played.sounds].count("limit") == 1
    stop_s = next(at for at, text in played.said if text.startswith("Stop. That is your limit."))
    log = read_log(played.records[0])
    passed_s = next(t for t, angle in log if angle > 60)
    assert stop_s - passed_s < 0.4
    assert [f["code"] for f in record_of(played.records[0])["findings"]] == ["limit_passed"]


def read_log(folder: Path) -> list[tuple[float, float]]:
    lines = (folder / "trace.csv").read_text("utf-8").splitlines()
    names = lines[0].split(",")
    rows = [dict(zip(names, line.split(","), strict=True)) for line in lines[1:]]
    value = next(name for name in names if name.startswith("smooth"))
    return [(float(row["time_s"]), float(row[value])) for row in rows if row[value]]


def test_a_hold_is_shown_and_its_end_is_heard(tmp_path):
    planned = squat_sets(reps=2, hold_s=3.0)
    script = ready().squats([80, 80], hold_s=4.0).play(STANDING, 4)
    played = rehearse(script, planned, tmp_path)
    assert played.stages.count("hold") == 2
    sounds = [sound for _, sound in played.sounds]
    assert sounds.count("hold_start") == sounds.count("hold_end") == 2
    starts = [at for at, sound in played.sounds if sound == "hold_start"]
    ends = [at for at, sound in played.sounds if sound == "hold_end"]
    for start_s, end_s in zip(starts, ends, strict=True):
        assert 1.8 < end_s - start_s < 3.2  # it is shown once it is no mere turn
    assert played.views["hold"].ring is not None


class TestKeepsWorking:
    """Each leaves a record that `analyze` agrees with."""

    def played(self, script, tmp_path, reps=4, **plan):
        planned = squat_sets(reps=reps, **plan)
        played = rehearse(script, planned, tmp_path)
        assert_same_as_analyze(played, planned)
        return played

    def test_camera_unplugged_and_back(self, tmp_path):
        script = ready().squats([90, 90]).unplugged(5).play(STANDING, 5).squats([90, 90])
        played = self.played(script.play(STANDING, 5), tmp_path)
        assert "lost" in played.stages
        assert played.heard("camera is not connected")
        assert played.stages[-4:] == ["ready", "working", "result", "done"]
        assert played.coach.tallies[0].counted == 4
        assert len(played.records) == 1

    def test_patient_leaves_and_comes_back(self, tmp_path):
        script = ready().squats([90, 90]).nobody(6).play(STANDING, 6).squats([90, 90])
        played = self.played(script.play(STANDING, 5), tmp_path)
        assert played.heard("I cannot see you")
        assert played.coach.tallies[0].counted == 4

    def test_light_off_for_ten_seconds(self, tmp_path):
        script = ready().squats([90]).nobody(10, brightness=0.02).play(STANDING, 6)
        played = self.played(script.squats([90, 90, 90]).play(STANDING, 5), tmp_path)
        assert played.coach.tallies[0].counted == 4

    def test_five_pictures_a_second(self, tmp_path):
        script = ready(fps=5.0).squats([90, 90, 90, 90], fps=5.0).play(STANDING, 5, fps=5.0)
        played = self.played(script, tmp_path)
        assert played.coach.tallies[0].counted == 4
        codes = {f["code"] for a in record_of(played.records[0])["attempts"] for f in a["findings"]}
        assert "low_frame_rate" in codes

    def test_frame_rate_falls_to_five(self, tmp_path):
        script = ready().squats([90, 90]).squats([90, 90], fps=5.0).play(STANDING, 5, fps=5.0)
        played = self.played(script, tmp_path)
        assert played.coach.tallies[0].counted == 4

    def test_record_that_cannot_be_written_in_the_middle(self, tmp_path, monkeypatch):
        def full(*_, **__):
            raise StoreError("The disk is full.")

        monkeypatch.setattr("hep_vision.live.store_session.keep_attempts", full)
        planned = squat_sets(reps=2)
        script = ready().squats([90, 90]).play(STANDING, 5)
        played = rehearse(script, planned, tmp_path, errors=("The disk is full.",))
        assert played.finished
        assert_same_as_analyze(played, planned)

    def test_a_smaller_model_sees_the_sets_that_follow(self, tmp_path, monkeypatch):
        kept = []

        def keep(store, set_id, attempts, *log, **how):
            kept.extend(one.uncertainty_parts.model for one in attempts if one.uncertainty_parts)
            keep_attempts(store, set_id, attempts, *log, **how)

        monkeypatch.setattr("hep_vision.live.store_session.keep_attempts", keep)
        smaller = ESTIMATOR.model_copy(update={"model": "lite"})
        script = Script().play(STANDING, 8)
        script.append(Event(0.01, estimator=smaller))
        ready(script).squats([90, 90]).play(STANDING, 5)
        planned = squat_sets(reps=2)
        played = rehearse(script, planned, tmp_path)
        assert played.heard("This computer is slow today")
        assert record_of(played.records[0])["versions"]["model"] == "lite-browser@1.1.0-cpu"
        assert played.stored[0].sets[0].model == "lite-browser@1.1.0-cpu"
        assert_same_as_analyze(played, planned)
        profile = profile_of("lite-browser@1.1.0-cpu")
        stated = apply_pose_profile(planned[0].definition.exercise(), profile).error.u_model
        assert kept
        assert kept == pytest.approx([stated] * len(kept), abs=0.01), "while the set ran, too"

    def test_laptop_suspended(self, tmp_path):
        script = ready().squats([90, 90]).asleep(600).play(STANDING, 5).squats([90, 90])
        played = self.played(script.play(STANDING, 5), tmp_path)
        assert played.coach.tallies[0].counted == 4

    def test_second_person_walks_through(self, tmp_path):
        times = np.arange(90) / 30
        script = ready().squats([90, 90]).figures(times, walking(times, speed_m_s=1.2))
        played = self.played(script.play(STANDING, 6).squats([90, 90]).play(STANDING, 4), tmp_path)
        assert played.coach.tallies[0].counted == 4
        assert record_of(played.records[0])["counted"] == 4

    def test_stranger_who_stays_is_waited_for(self, tmp_path):
        stranger = replace(STANDING, place_px=(200.0, 500.0), px_per_m=200.0)
        script = ready().squats([90, 90]).play(stranger, 4).play(STANDING, 6).squats([90, 90])
        played = self.played(script.play(STANDING, 4), tmp_path)
        assert played.heard("Someone else")
        assert played.coach.tallies[0].counted == 4

    def test_pause_by_key(self, tmp_path):
        script = ready().squats([90, 90]).press(Key.GO).play(STANDING, 20).press(Key.GO)
        played = self.played(script.play(STANDING, 4).squats([90, 90]).play(STANDING, 4), tmp_path)
        assert played.stages.count("paused") == 1
        assert played.coach.tallies[0].counted == 4

    def test_ended_by_key(self, tmp_path):
        script = ready().squats([90, 90]).press(Key.END).idle(2).press(Key.END)
        played = self.played(script, tmp_path)
        assert played.finished
        assert record_of(played.records[0])["counted"] == 2
        assert played.views["done"].heading == "Stopped here"

    def test_set_left_early_by_key(self, tmp_path):
        script = ready().squats([90, 90]).press(Key.NEXT).idle(2)
        played = self.played(script, tmp_path)
        assert record_of(played.records[0])["counted"] == 2

    def test_set_that_nobody_goes_on_with_is_paused(self, tmp_path):
        script = ready(fps=5.0).squats([90], fps=5.0).play(STANDING, 130, fps=5.0)
        played = self.played(script.press(Key.END).idle(2), tmp_path)
        assert played.heard("Are you still there")


def test_an_interrupted_session_is_kept_and_resumed(tmp_path):
    planned = squat_sets(2, 3)
    first = rehearse(ready().squats([90, 90]).leave(), planned, tmp_path)
    assert not first.finished
    (session,) = first.stored
    (one,) = session.sets
    assert [a.status for a in one.attempts] == ["counted", "counted"]
    assert (session.why_ended, one.why_ended) == (None, None)
    script = ready().squats([90]).play(STANDING, 10).squats([90, 90, 90]).play(STANDING, 4)
    second = rehearse(script, planned, tmp_path)
    assert second.heard("You stopped in set 1 after 2")
    assert second.finished
    assert [record_of(folder)["counted"] for folder in second.records] == [3, 3]
    assert_same_as_analyze(second, planned)
    (session,) = second.stored
    assert (session.why_ended, [one.why_ended for one in session.sets]) == ("done", ["done"] * 2)
    third = rehearse(Script().press(Key.END).idle(2), planned, tmp_path)
    assert not third.heard("You stopped")


@pytest.mark.parametrize(
    ("hours", "offered"), [(5.9, True), (-1.0, True), (6.1, False)], ids=["late", "set back", "old"]
)
def test_an_interrupted_session_is_offered_for_six_hours(tmp_path, monkeypatch, hours, offered):
    planned = squat_sets(1, 3)
    rehearse(ready().squats([90, 90]).leave(), planned, tmp_path)
    now = sessions_module._now()
    monkeypatch.setattr(sessions_module, "_now", lambda: now + timedelta(hours=hours))
    second = rehearse(Script().press(Key.END).idle(2), planned, tmp_path)
    assert second.heard("You stopped") is offered


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_killed_at_random_moments_it_loses_nothing_that_was_told(tmp_path):
    done = subprocess.run(
        [sys.executable, TESTS / "session_killer.py", tmp_path, "3", "11"],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(TESTS), *sys.path])},
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    trials = json.loads(done.stdout)
    assert len(trials) == 3
    for trial in trials:
        assert trial["told"] <= trial["stored"] == trial["resumed"]
    assert sum(trial["told"] for trial in trials) > 0


def test_starting_anew_instead_of_resuming(tmp_path):
    planned = squat_sets(1, 3)
    rehearse(ready().squats([90, 90]).leave(), planned, tmp_path)
    script = Script().press(Key.BACK)
    ready(script).squats([90, 90, 90]).play(STANDING, 4)
    second = rehearse(script, planned, tmp_path)
    assert [record_of(folder)["counted"] for folder in second.records] == [3]
    (session,) = second.stored
    assert [len(one.repetitions) for one in session.sets] == [2, 3], "what was done stays"


@pytest.mark.parametrize("language", ["es", "de"])
def test_other_languages_lead_to_the_same_record(tmp_path, language):
    planned = squat_sets(reps=2)
    script = ready().squats([90, 90]).play(STANDING, 4)
    played = rehearse(script, planned, tmp_path, language=language)
    assert record_of(played.records[0])["counted"] == 2
    assert not played.heard("That is all")


def test_pain_above_the_rule_ends_the_session(tmp_path):
    planned = [
        replace(one, plan=replace(one.plan, ask_pain=True, stop_above_pain=5))
        for one in squat_sets(reps=2)
    ]
    script = ready().squats([90, 90]).idle(6).press(Key.DIGIT_7).idle(5)
    played = rehearse(script, planned, tmp_path)
    (session,) = played.stored
    assert (session.why_ended, session.pain_worst) == ("pain", 7)
    assert [(one.pain, one.why_ended) for one in session.sets] == [(7, "done")]
    assert played.heard("tell your therapist")
    assert record_of(played.records[0])["counted"] == 2


def test_an_unanswered_question_is_no_answer(tmp_path):
    planned = [replace(one, plan=replace(one.plan, ask_effort=True)) for one in squat_sets(reps=2)]
    played = rehearse(ready().squats([90, 90]).idle(60), planned, tmp_path)
    assert "question" in played.stages
    (session,) = played.stored
    assert (session.effort, session.sets[0].effort) == (None, None)


def test_pictures_left_out_are_told_in_the_record(tmp_path):
    script = ready().squats([90])
    script.append(Event(0.01, left_out=12))
    played = rehearse(script.squats([90]).play(STANDING, 4), squat_sets(reps=2), tmp_path)
    findings = record_of(played.records[0])["findings"]
    (told,) = [f["message"] for f in findings if f["code"] == "dropped_frames"]
    assert told.startswith("12 of ")
    assert int(told.split()[2]) > 200


def test_prescription_without_number_ends_after_ten():
    (planned,) = squat_sets(reps=None)
    assert planned.plan.repetitions == 10
    assert isinstance(planned.plan.prescription, Prescription)
