"""A session of the page on the server: resends, cuts, kills and restarts change nothing."""

from __future__ import annotations

import json
import random
import sqlite3
from dataclasses import replace
from datetime import timedelta

import pytest

from hep_vision.coach.moment import Key
from hep_vision.web.link import sessions as sessions_module
from hep_vision.web.link.messages import MessageError, read_client_message, read_server_message
from hep_vision.web.link.sessions import RefusedError, Sessions
from hep_vision.web.link.storing import FILE
from link_room import ESTIMATOR, Browser, Source, begun, hello, send
from rehearsal import STANDING, Script, ready, squat_sets


@pytest.fixture
def source(tmp_path):
    return Source(tmp_path, squat_sets(sets=2, reps=2, rest_s=3.0, ask_pain=True))


def whole_session() -> list:
    """Two sets of two squats, the question about pain, and the end."""
    browser = Browser()
    script = ready()
    script.squats([80, 85]).play(STANDING, 12.0, 10).squats([82, 84]).play(STANDING, 8.0, 10)
    browser.act(script)
    browser.say("answer", value=3)
    browser.act(Script().idle(70))
    return browser.sent


def test_a_session_counts_speaks_and_ends(source):
    sessions = Sessions(source)
    opened = begun(sessions)
    back = send(opened.session, whole_session())
    sessions.finish(opened)
    for one in back:
        read_server_message(json.dumps(one))
    assert [m["view"]["stage"] for m in back if m["type"] == "view"][-1] == "done"
    print([m["text"] for m in back if m["type"] == "act" and m["act"] == "say"])
    assert opened.session.finished
