"""A session of the page on the server: resends, cuts, kills and restarts change nothing."""

from __future__ import annotations

import json
import os
import random
from datetime import datetime

import pytest

from hep_vision.coach.moment import Key
from hep_vision.errors import StoreError
from hep_vision.store.database import open_store
from hep_vision.store.history import read_history
from hep_vision.store.matters import read_matters
from hep_vision.store.reading import read_record
from hep_vision.store.recounting import recount
from hep_vision.web.link import sessions as sessions_module
from hep_vision.web.link.messages import MessageError, read_server_message
from hep_vision.web.link.sessions import RefusedError, Sessions
from hep_vision.web.link.storing import FILE
from link_room import ESTIMATOR, Browser, Source, again, begun, send, stored
from rehearsal import PATIENT, STANDING, Script, ready, squat_sets

NOW = datetime(2026, 11, 30, 9, 0).astimezone()


@pytest.fixture(autouse=True)
def _same_time(monkeypatch):
    monkeypatch.setattr(sessions_module, "_now", lambda: NOW)
    monkeypatch.setattr(sessions_module, "is_fresh", lambda _: True)


@pytest.fixture
def source(tmp_path):
    return source_in(tmp_path)


def source_in(folder) -> Source:
    folder.mkdir(exist_ok=True)
    return Source(folder, squat_sets(sets=2, reps=2, rest_s=3.0, ask_pain=True))


@pytest.fixture(scope="module")
def whole() -> list:
    """Two sets of two squats, the question about pain, and the end."""
    browser = Browser()
    script = ready()
    script.squats([80, 85]).play(STANDING, 14.0, 10).squats([82, 84]).play(STANDING, 10.0, 10)
    browser.act(script)
    browser.say("answer", value=3)
    browser.act(Script().idle(75))
    return browser.sent


def test_a_session_counts_speaks_and_ends(source, whole):
    sessions = Sessions(source)
    opened = begun(sessions)
    back = send(opened.session, whole)
    for one in back:
        read_server_message(json.dumps(one))
    assert [m["view"]["stage"] for m in back if m["type"] == "view"][-1] == "done"
    said = [m["text"] for m in back if m["type"] == "act" and m["act"] == "say"]
    assert [text for text in said if text.startswith(("1", "2."))][:2] == ["1", said[5]]
    assert said[5].startswith("2. Well done")
    assert opened.session.finished
    sessions.finish(opened)
    (session,) = history(source)
    assert [len(one.repetitions) for one in session.sets] == [2, 2]
    assert [one.why_ended for one in session.sets] == ["done", "done"]
    assert session.sets[1].pain == 3
    assert session.why_ended == "done"
    assert session.sets[0].model == "full-browser@1.1.0-cpu"
    assert not list(source.out_dir.glob(f"*/{FILE}"))


def history(source):
    with open_store(str(source.out_dir / "record.db")) as store:
        return read_history(store, PATIENT)


def test_the_record_is_that_of_a_recount_of_its_own_log(source, whole):
    sessions = Sessions(source)
    opened = begun(sessions)
    send(opened.session, whole)
    sessions.finish(opened)
    with open_store(str(source.out_dir / "record.db")) as store:
        (session,) = read_history(store, PATIENT)
        for one, planned in zip(session.sets, source.planned, strict=True):
            recounted = recount(
                store,
                one.id,
                planned.definition,
                planned.plan.prescription,
                as_stated=False,
            )
            assert recounted.record.attempts == read_record(store, one.id).attempts


@pytest.fixture(scope="module")
def undisturbed(whole, tmp_path_factory):
    """The record of the session without any disturbance."""
    source = source_in(tmp_path_factory.mktemp("undisturbed"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sessions_module, "_now", lambda: NOW)
        sessions = Sessions(source)
        opened = begun(sessions)
        send(opened.session, whole)
        sessions.finish(opened)
    return stored(source.out_dir / "record.db")


def kill(sessions: Sessions, opened, kept: int) -> None:
    """End the server as a kill does: what waits to be written is lost.

    Of the messages those up to ``kept`` bytes are on the disk, the last maybe torn.
    """
    path = opened.session.messages.path
    waiting = opened.session.records._queue
    with waiting.mutex:
        waiting.unfinished_tasks -= len(waiting.queue)
        waiting.queue.clear()
    opened.close()  # the locks of a killed process are free
    os.truncate(path, kept)


def synced(opened) -> tuple[int, int]:
    """What is surely on the disk: the number of the last message, and bytes."""
    opened.session.messages.sync()
    return opened.session.seq, opened.session.messages.path.stat().st_size


@pytest.mark.parametrize("seed", [1, 2])
def test_a_hundred_cuts_and_six_kills_leave_the_record_as_it_would_have_been(
    source, whole, undisturbed, seed
):
    chance = random.Random(seed)
    cuts = sorted(chance.sample(range(1, len(whole)), 100))
    kills = set(chance.sample(cuts, 6))
    sessions = Sessions(source)
    opened = begun(sessions)
    session = opened.session.id
    sure_seq, sure_bytes = synced(opened)
    sent = 0
    for cut in [*cuts, len(whole)]:
        sent = max(0, sent - chance.randrange(40))  # what was not acknowledged comes once more
        sent = min(sent, opened.session.seq)
        send(opened.session, whole[sent:cut])
        sent = cut
        if cut in kills:
            opened.session.messages.sync()
            written = opened.session.messages.path.stat().st_size
            kill(sessions, opened, chance.randint(sure_bytes, written))
            sessions = Sessions(source)
            opened = again(sessions, session)
            assert opened.session.seq >= sure_seq
            sent = opened.session.seq
            send(opened.session, whole[sent:cut])
        elif chance.random() < 0.5:
            sure_seq, sure_bytes = synced(opened)
    assert opened.session.finished
    sessions.finish(opened)
    assert stored(source.out_dir / "record.db") == undisturbed


def history_after(source, opened, sessions):
    opened.session.records.wait()
    return history(source)


def played_until(session, stage: str, least: int = 1) -> Browser:
    """A browser whose patient squats until a stage, with so many counted."""
    browser = Browser()
    script = ready()
    script.squats([80, 85]).play(STANDING, 14.0, 10).squats([82])
    for raw in browser.act(script):
        send(session, [raw])
        coach = session.driver.coach
        if coach.stage.value == stage and coach.index == 1 and coach.tallies[1].counted >= least:
            del browser.sent[session.seq :]  # has not happened
            return browser
    raise AssertionError(coach.stage)


def test_a_set_is_resumed_with_what_was_counted(source):
    sessions = Sessions(source)
    opened = begun(sessions)
    played_until(opened.session, "working")
    opened = begun(sessions)  # the browser has forgotten everything
    assert opened.resumed
    coach = opened.session.driver.coach
    assert coach.stage.value == "welcome"
    assert coach.plan.resumption.set_index == 1
    assert coach.plan.resumption.counted == 1
    assert coach.plan.resumption.earlier == {0: 2}
    assert [len(one.repetitions) for one in history_after(source, opened, sessions)[0].sets] == [
        2,
        1,
    ]


def test_a_resumed_session_is_the_same_after_a_kill(source):
    sessions = Sessions(source)
    opened = begun(sessions)
    browser = played_until(opened.session, "working")
    opened = begun(sessions)
    browser.now_s = opened.session.now_s
    script = Script().press(Key.GO)
    ready(script).squats([84]).play(STANDING, 6.0, 10)
    rest = browser.act(script)
    send(opened.session, rest[:300])
    opened.session.messages.sync()
    kill(sessions, opened, opened.session.messages.path.stat().st_size)
    sessions = Sessions(source)
    opened = again(sessions, opened.session.id)
    assert opened.session.seq == len(browser.sent) - len(rest) + 300
    send(opened.session, rest[300:])
    (session,) = history_after(source, opened, sessions)
    assert [len(one.repetitions) for one in session.sets] == [2, 2]


def test_a_set_that_another_estimator_saw_is_begun_again(source):
    sessions = Sessions(source)
    opened = begun(sessions)
    browser = played_until(opened.session, "working")
    other = ESTIMATOR.model_copy(update={"delegate": "GPU"})
    opened = begun(sessions, estimator=other)
    resumption = opened.session.driver.coach.plan.resumption
    assert (resumption.set_index, resumption.counted, resumption.begun) == (1, 0, False)
    browser.now_s = opened.session.now_s
    script = ready(Script().press(Key.GO)).squats([84, 80]).play(STANDING, 6.0, 10)
    send(opened.session, browser.act(script))
    (session,) = history_after(source, opened, sessions)
    assert [(one.model, len(one.repetitions)) for one in session.sets] == [
        ("full-browser@1.1.0-cpu", 2),
        ("full-browser@1.1.0-cpu", 1),
        ("full-browser@1.1.0-gpu", 2),
    ]
    assert [one.why_ended for one in session.sets][:2] == ["done", "stopped"]


def test_a_change_of_the_estimator_holds_from_the_next_set(source):
    sessions = Sessions(source)
    opened = begun(sessions)
    browser = Browser()
    send(opened.session, browser.act(ready().squats([80])))
    browser.say("estimator", estimator={**ESTIMATOR.model_dump(), "model": "lite"})
    send(opened.session, browser.sent[-1:])
    script = Script().squats([85]).play(STANDING, 14.0, 10).squats([82, 84])
    send(opened.session, browser.act(script.play(STANDING, 10.0, 10)))
    (session,) = history_after(source, opened, sessions)
    assert [one.model for one in session.sets] == [
        "full-browser@1.1.0-cpu",
        "lite-browser@1.1.0-cpu",
    ]


def test_what_could_not_be_recorded_is_recorded_at_the_next_start(
    source, whole, undisturbed, monkeypatch
):
    def fails(*_args, **_others):
        raise StoreError("The record is on a full disk.")

    sessions = Sessions(source)
    opened = begun(sessions)
    with monkeypatch.context() as patch:
        patch.setattr("hep_vision.live.store_session.end_set", fails)
        send(opened.session, whole)
        sessions.finish(opened)
    assert [str(error) for error in opened.session.records.errors] == [
        "The record is on a full disk."
    ]
    assert stored(source.out_dir / "record.db") != undisturbed
    monkeypatch.setattr(sessions_module, "is_fresh", lambda _: False)
    Sessions(source).tidy()
    assert stored(source.out_dir / "record.db") == undisturbed
    assert not list(source.out_dir.glob(f"*/{FILE}"))


def test_a_session_that_is_over_is_said_to_be(source, whole):
    sessions = Sessions(source)
    opened = begun(sessions)
    send(opened.session, whole)
    sessions.finish(opened)
    with pytest.raises(RefusedError) as refused:
        again(sessions, opened.session.id)
    assert refused.value.code == "over"


def test_what_nobody_resumes_is_recorded_at_the_next_start(source, monkeypatch):
    sessions = Sessions(source)
    opened = begun(sessions)
    played_until(opened.session, "working")
    sessions.close()
    monkeypatch.setattr(sessions_module, "is_fresh", lambda _: False)
    sessions = Sessions(source)
    sessions.tidy()
    (session,) = history(source)
    assert [one.why_ended for one in session.sets] == ["done", "stopped"]
    assert not list(source.out_dir.glob(f"*/{FILE}"))
    fresh = begun(sessions)
    assert not fresh.resumed


def test_a_session_of_another_plan_is_not_resumed(source):
    sessions = Sessions(source)
    played_until(begun(sessions).session, "working")
    sessions.close()
    source.planned = squat_sets(sets=1, reps=5)
    assert not begun(Sessions(source)).resumed


def test_a_patient_has_one_session_at_a_time(source):
    sessions = Sessions(source)
    played_until(begun(sessions).session, "working")
    source.planned = squat_sets(sets=1, reps=5)  # the program has changed meanwhile
    assert not begun(sessions).resumed


def test_a_frame_may_be_late_but_not_run_backwards(source):
    opened = begun(Sessions(source))
    browser = Browser()
    browser.act(Script().play(STANDING, 1.0))
    browser.now_s += 2.0
    browser.say("tick")
    browser.now_s -= 1.5
    browser.act(Script().play(STANDING, 0.5))
    send(opened.session, browser.sent)
    assert opened.session.now_s == pytest.approx(3.0)
    browser.now_s -= 0.4
    browser.act(Script().play(STANDING, 0.1))
    with pytest.raises(MessageError, match="backwards"):
        send(opened.session, browser.sent[len(browser.sent) - 3 :])


def test_pain_told_in_a_session_is_a_matter_when_it_ends(source) -> None:
    browser = Browser()
    script = ready()
    script.squats([80, 85]).play(STANDING, 14.0, 10).squats([82, 84]).play(STANDING, 10.0, 10)
    browser.act(script)
    browser.say("answer", value=8)
    browser.act(Script().idle(75))
    sessions = Sessions(source)
    opened = begun(sessions)
    send(opened.session, browser.sent)
    sessions.finish(opened)
    with open_store(str(source.out_dir / "record.db")) as store:
        (matter,) = (one for one in read_matters(store, PATIENT) if one.kind == "pain")
    assert "pain 8 of 10" in matter.occurrences[0].evidence
