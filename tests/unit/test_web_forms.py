"""The forms of the pages: what they keep, and what they refuse."""

from __future__ import annotations

import html
import re
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from hep_vision.program.slots import left_now
from hep_vision.store.events import BY_HAND
from hep_vision.store.history import done_sets, read_history
from hep_vision.store.matters import read_matters
from hep_vision.store.reading import patients, read_programs
from hep_vision.web.reading import read
from hep_vision.web.settings import Settings, read_settings, settings_file, write_settings
from web_home import (
    KNEE,
    PAGES,
    SHOULDER,
    WEDNESDAY,
    Home,
    form_token,
    make_home,
    words_of,
    write_down,
)

if TYPE_CHECKING:
    pass


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return make_home(tmp_path, KNEE)


@pytest.fixture
def empty(tmp_path: Path) -> Home:
    return make_home(tmp_path)


def test_what_is_written_down_counts_and_is_marked(home: Home) -> None:
    answer = write_down(
        home, "sets-1-right", "3", "sets-2-both", "1", pain="4", note="It went well."
    )
    assert answer.headers["location"] == "/?written=1"
    with home.site.store() as store:
        (session,) = read_history(store, "P-0147")
    assert [(one.exercise, one.side) for one in session.sets] == [
        ("straight_leg_raise", "right"),
        ("straight_leg_raise", "right"),
        ("straight_leg_raise", "right"),
        ("squat", "both"),
    ]
    assert all(one.is_by_hand and one.source_name == BY_HAND for one in session.sets)
    assert (session.pain_worst, session.note, session.why_ended) == (4, "It went well.", "done")
    assert [one.reps for one in done_sets([session])] == [10, 10, 10, 8]
    said = home.get("/?written=1")
    assert "Written down. Thank you." in said
    assert "Straight leg raise RIGHT 3 sets of 10 repetitions" in said
    plan = read(home.site).day
    assert plan is not None
    assert {one.entry.exercise: left_now(one) for one in plan.due} == {
        "seated_knee_extension": 6,
        "straight_leg_raise": 0,
        "squat": 1,
    }


def test_pain_and_words_written_down_are_matters_for_the_therapist(home: Home) -> None:
    write_down(home, "sets-2-both", "1", pain="8", note="My knee was swollen.")
    with home.site.store() as store:
        matters = read_matters(store, "P-0147")
    assert sorted(one.kind for one in matters) == ["pain", "swelling"]
    assert all("My knee was swollen." in " ".join(one.words) for one in matters)
    for place in ("/", "/gains"):
        assert "Well done" not in home.get(place), place


def test_a_form_that_is_sent_twice_is_stored_once(home: Home) -> None:
    token = form_token(home)
    data = {"token": token, "day": "2026-12-01", "sets-0-right": "2"}
    assert home.post("/by-hand", data, follow_redirects=False).status_code == 303
    again = home.post("/by-hand", data)
    assert (again.status_code, "already written down" in again.text) == (400, True)
    with home.site.store() as store:
        (session,) = read_history(store, "P-0147")
    assert (str(session.day), len(session.sets)) == ("2026-12-01", 2)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"day": "2026-12-03"}, "Nothing was planned on that day."),
        ({"day": "2026-11-22"}, "Nothing was planned on that day."),
        ({"day": "yesterday"}, "Nothing was planned on that day."),
        ({"sets-0-right": "7"}, "Nothing was chosen."),
        ({"sets-0-right": "-1"}, "Nothing was chosen."),
        ({"sets-0-right": "²"}, "Nothing was chosen."),
        ({"token": "guessed"}, "already written down"),
    ],
)
def test_what_the_form_cannot_mean_is_not_stored(
    home: Home, changes: dict[str, str], sentence: str
) -> None:
    data = {"token": form_token(home), "day": "2026-12-02", "sets-0-right": "2", **changes}
    answer = home.post("/by-hand", data)
    assert answer.status_code == 400
    assert sentence in words_of(answer.text)
    with home.site.store() as store:
        assert read_history(store, "P-0147") == ()


def test_the_question_has_exercise_set_pain_and_time_in_it(home: Home) -> None:
    data = {"about": "1", "set": "2", "pain": "6", "question": "May I <rest> & go on?"}
    page = home.post("/ask", data).text
    found = re.search(r'href="(mailto:[^"]+)"', page)
    assert found
    link = urlsplit(html.unescape(found[1]))
    body = parse_qs(link.query)["body"][0]
    assert link.path == "dana.okafor@riverside.example"
    for part in (
        "Straight leg raise (RIGHT side)",
        "Set: 2",
        "Pain: 6 out of 10",
        "2 December 2026, 09:30",
        "May I <rest> & go on?",
    ):
        assert part in body
    assert "<rest>" not in page, "nothing that was written becomes a part of the page"


def test_a_question_in_the_patients_language(home: Home) -> None:
    home.set(language="de")
    page = home.post("/ask", {"about": "0", "pain": "3", "question": "Darf ich?"}).text
    assert "Schmerz: 3 von 10" in page
    assert "RECHTE Seite" in page


def test_a_program_is_taken_from_its_file(empty: Home) -> None:
    assert "There is no program here yet." in empty.get("/")
    file = {"file": ("my program.yaml", KNEE.read_bytes(), "application/yaml")}
    answer = empty.post("/program", {}, files=file)
    assert "Your program is here now." in words_of(answer.text)
    assert "3 exercises today" in empty.get("/")
    with empty.site.store() as store:
        assert patients(store) == ("P-0147",)
        assert len(read_programs(store, "P-0147")) == 1


def test_somebody_elses_program_and_what_is_none_are_refused(home: Home) -> None:
    file = {"file": ("shoulder.json", SHOULDER.read_bytes(), "application/json")}
    answer = home.post("/program", {}, files=file)
    assert answer.status_code == 400
    assert "These pages are for P-0147" in words_of(answer.text)
    for content in (b"", b"\xff\xfe\x00", b"schema: hep-vision/program/1\n", b"<script>alert(1)"):
        answer = home.post("/program", {}, files={"file": ("p.yaml", content, "text/yaml")})
        assert answer.status_code == 400
        assert "This file cannot be used" in words_of(answer.text)
        assert "<script>alert" not in answer.text
    with home.site.store() as store:
        assert len(read_programs(store, "P-0147")) == 1


def test_settings_are_kept_privately_and_used_on_every_page(home: Home) -> None:
    given = {
        "language": "es",
        "letters": "200",
        "colours": "dark",
        "contrast": "more",
        "volume": "40",
        "camera": "abc",
        "camera_name": "USB",
    }
    answer = home.post("/settings", given)
    assert "Guardado." in answer.text
    for path in PAGES:
        page = home.client.get(path).text
        for part in ('lang="es', 'data-letters="200"', 'data-colours="dark"', 'contrast="more"'):
            assert part in page, path
    kept = home.site.settings
    assert (kept.voice, kept.degrees, kept.volume, kept.camera) == (False, False, 40, "abc")
    with home.site.store() as store:
        path = settings_file(store.place, "p-0147 ")
    assert path.stat().st_mode & 0o777 == 0o600
    assert read_settings(path) == kept


def test_settings_that_cannot_be_are_left_as_they_were(home: Home, tmp_path: Path) -> None:
    for wrong in ({"language": "xx"}, {"colours": "red"}, {"camera": "x" * 201}):
        home.post("/settings", wrong)
        assert home.site.settings == Settings(), wrong
    path = tmp_path / "settings.json"
    for text in ("", "{", '{"letters": 99}', '{"more": 1}', "\udcff"):
        path.write_bytes(text.encode("utf-8", "surrogateescape"))
        assert read_settings(path) == Settings()
    write_settings(path, Settings(letters=150))
    assert read_settings(path).letters == 150


def test_written_sets_on_following_days_are_not_the_same_set(home: Home) -> None:
    """Sets without a recording are alike in everything; each was done all the same."""
    for back in (2, 1, 0):
        home.site.now = lambda back=back: WEDNESDAY - timedelta(days=back)
        write_down(home, "sets-0-right", "6")
    with home.site.store() as store:
        sets = [len(one.sets) for one in read_history(store, "P-0147")]
    assert sets == [6, 6, 6]
