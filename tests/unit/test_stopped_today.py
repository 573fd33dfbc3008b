"""What happened today and stops it: no session begins after it, by whatever address."""

from __future__ import annotations

import json
import re
from contextlib import ExitStack
from pathlib import Path

import pytest

from hep_vision.program import safety
from hep_vision.program.safety import SafetyEvent
from hep_vision.web.link.options import SiteSource
from hep_vision.web.link.sessions import RefusedError, Sessions
from link_room import ESTIMATOR, hello
from web_home import KNEE, WEDNESDAY, Home, make_home, write_down

PAIN_RULE = 5


def shown(home: Home) -> dict:
    """What the session page is given."""
    page = home.client.get("/session").text
    found = re.search(r'id="session-data">(.*?)</script>', page, re.DOTALL)
    assert found
    return json.loads(found[1])


@pytest.mark.parametrize(
    ("language", "stop"),
    [("en", "Stop for today."), ("de", "Hören Sie für heute auf."), ("es", "Pare por hoy.")],
)
def test_after_too_much_pain_no_session_begins(tmp_path: Path, language: str, stop: str) -> None:
    home = make_home(tmp_path, KNEE)
    home.set(language=language)
    assert shown(home)["due"]
    write_down(home, "sets-2-both", "1", pain=str(PAIN_RULE))
    assert shown(home)["due"]
    write_down(home, "sets-2-both", "1", pain=str(PAIN_RULE + 1))
    page = shown(home)
    assert not page["due"]
    assert stop in page["greeting"]["sentences"]
    sessions = Sessions(SiteSource(home.site, home.site.session))
    with pytest.raises(RefusedError, match=re.escape(stop)) as refused:
        sessions.open(hello(), ESTIMATOR)
    assert refused.value.code == "nothing"


def test_a_passed_limit_stops_its_exercise_alone(tmp_path: Path, monkeypatch) -> None:
    home = make_home(tmp_path, KNEE)
    source = SiteSource(home.site, home.site.session)

    def planned() -> set[str]:
        with ExitStack() as stack:
            owner = source.owner(stack)
            prepared = source.prepare(owner, "en", WEDNESDAY, without=None)
            assert not source.is_stopped(owner)
        return {one.plan.exercise_id for one in prepared.sets}

    before = planned()
    assert "squat" in before
    passed = SafetyEvent(
        kind="limit_passed", day=WEDNESDAY.date(), exercise="squat", side="both", evidence="78"
    )
    monkeypatch.setattr(safety, "safety_events", lambda *_: (passed,))
    assert planned() == before - {"squat"}
