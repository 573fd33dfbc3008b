"""A session of the page on the server: resends, cuts, kills and restarts change nothing."""

from __future__ import annotations

import json
import os
import random
from datetime import datetime

import pytest

from hep_vision.store.database import open_store
from hep_vision.store.history import read_history
from hep_vision.store.reading import read_record
from hep_vision.store.recounting import recount
from hep_vision.web.link import sessions as sessions_module
from hep_vision.web.link.messages import read_server_message
from hep_vision.web.link.sessions import Sessions
from hep_vision.web.link.storing import FILE
from link_room import Browser, Source, again, begun, send, stored
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
