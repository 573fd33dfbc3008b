"""A whole session in Chromium, from the link to "that is all", quicker than real time.

The pose model and the page's clock are played (`page_stand_in`); camera, link, database of the
browser, view, server, coach, engine and record are the real ones.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from browser import browsing, needs_chromium, serving
from hep_vision.cli.serve import make_site
from hep_vision.coach.words import load_words
from hep_vision.definitions.library import load_library
from hep_vision.matters.model import Matter
from hep_vision.measure.exercise import Prescription
from hep_vision.program.safety import SafetyEvent
from hep_vision.review.raising import refresh_matters
from hep_vision.store.history import read_history
from hep_vision.store.reading import read_record
from hep_vision.store.recounting import recount
from hep_vision.store.repeatability import read_repeatability
from hep_vision.web.reading import read
from hep_vision.web.settings import Settings
from hep_vision.web.words import FOLDER as PAGE_TEXTS
from known_texts import is_known
from page_stand_in import Look, PagePatient, install, taken_by
from whole_session import Person, names_in, write_program

if TYPE_CHECKING:
    from pathlib import Path

    from hep_vision.store.views import StoredSet
    from hep_vision.web.site import Site

pytestmark = needs_chromium


@dataclass(frozen=True)
class Done:
    """What a session has come to."""

    site: Site
    looks: list[Look]
    sent: list[str | bytes]
    acts: list[dict]
    today: str
    sets: tuple[StoredSet, ...]

    def at(self, name: str, *stages: str) -> list[Look]:
        """What was seen of an exercise in some stages."""
        return [one for one in self.looks if one.name == name and one.stage in stages]

    def said(self, text: str) -> list[float]:
        """When a text was said, in seconds of the session."""
        return [one["time_s"] for one in self.acts if text in one.get("text", "")]


def do_session(folder: Path, language: str, *, sets: int, wrong_leg_s: float) -> Done:
    """Do the whole program in a language."""
    site = make_site(None, [write_program(folder, sets)], str(folder / "record.db"), folder / "out")
    site.system_language = language
    site.keep_settings(Settings(voice=False))
    acts: list[dict] = []
    with serving(site) as served, browsing(served, "/") as visit:
        page = visit.page
        install(page)
        page.on("websocket", lambda socket: socket.on("framereceived", lambda m: _note(acts, m)))
        page.get_by_role("link", name=_label("start", language)).first.click()
        page.locator("[data-action=start]").click()
        page.locator(".controls").wait_for()
        patient = PagePatient(page, taken_by(served))
        Person(patient, names_in(language), wrong_leg_s).do_all()
        sent = patient.sent
        page.locator(".control-go").click()
        page.wait_for_url(served.origin + "/")
        today = page.locator("main").inner_text()
    with site.store() as store:
        (session,) = read_history(store, site.patient)
    return Done(site, patient.looks, sent, acts, today, session.sets)


def _label(name: str, language: str) -> str:
    return load_words(language, PAGE_TEXTS).say(name)


def _note(acts: list[dict], message: str | bytes) -> None:
    content = json.loads(message)
    if content["type"] == "act":
        acts.append(content)


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory) -> Done:
    """The whole program, with a hold, a rest, the wrong leg, a limit and three questions."""
    return do_session(tmp_path_factory.mktemp("en"), "en", sets=2, wrong_leg_s=18.0)


def test_every_count_is_shown_up_to_the_last_one(english: Done) -> None:
    for name in ("Seated knee extension", "Squat"):
        shown = [one.number for one in english.at(name, "working", "hold", "result")]
        assert set(shown) >= {"0", "1", "2"}, name
        assert "2" in [one.celebrated or one.number for one in english.at(name, "result")], name
    first, second = english.sets[:2]
    assert [len(first.repetitions), len(second.repetitions)] == [2, 2]


def test_a_hold_shows_its_seconds_and_a_rest_its_own(english: Done) -> None:
    holding = english.at("Wall sit", "hold")
    assert next(one.seconds for one in holding if one.seconds) in ("5", "4")
    assert {"4", "3", "2", "1"} <= {one.seconds for one in holding}
    assert all(not one.number for one in holding)  # the seconds lead, not "0 of 1"
    assert "5" in {one.number for one in english.at("Wall sit", "result")}
    resting = english.at("Seated knee extension", "rest")
    assert {"5", "4", "3", "2", "1"} <= {one.seconds for one in resting}
    hold = english.sets[2]
    assert [one.hold_s >= 5 for one in hold.repetitions] == [True]


def test_questions_are_answered_by_arm_by_key_and_by_touch(english: Done) -> None:
    taken = [one for one in english.looks if one.stage == "result" and one.cue == "Thank you"]
    shown = list(dict.fromkeys((one.name, one.number) for one in taken))
    (knee_pain, knee_effort, squat_pain) = [int(number) for _, number in shown]
    second, squat = english.sets[1], english.sets[3]
    assert (second.pain, second.effort) == (knee_pain, knee_effort) == (knee_pain, 4)
    assert knee_pain in (1, 2)  # the arm went up at 2; what was read before it counts
    assert squat.pain == squat_pain == 3


def test_the_wrong_leg_is_named_within_twenty_seconds(english: Done) -> None:
    first = english.at("Seated knee extension", "working")[0].time_s
    assert english.said("That is your left leg. Right, please.")[0] - first < 20
    shown = [one for one in english.looks if "That is your left leg" in one.sentences]
    assert shown[0].time_s - first < 20
    assert all(one.number == "0" for one in shown)


def test_a_passed_limit_is_said_recorded_and_told(english: Done) -> None:
    assert english.said("Stop. That is your limit.")
    assert [one for one in english.at("Squat", "working", "result") if one.cue == "STOP"]
    # Nobody is praised for it, to the last screen and on the page of today.
    after = english.looks[english.looks.index(english.at("Squat", "result")[0]) :]
    assert not [one.sentences for one in after if "Well done" in one.sentences]
    assert not [one for one in english.at("Squat", "result") if one.celebrated]
    assert "further than your limit allows" in english.today
    events: tuple[SafetyEvent, ...] = read(english.site).events
    assert [(one.kind, one.exercise) for one in events] == [("limit_passed", "squat")]
    with english.site.store() as store:
        now = english.site.now().astimezone()
        repeatability = read_repeatability(store.place)
        matters: tuple[Matter, ...] = refresh_matters(
            store, english.site.patient, now, repeatability
        )
    assert ("limit_passed", "squat") in [(one.kind, one.exercise) for one in matters]


def test_the_last_screen_says_that_it_is_all(english: Done) -> None:
    last = english.looks[-1]
    assert last.stage == "done"
    assert "That is all for today" in last.texts


def test_the_record_is_that_of_a_recount_of_its_own_log(english: Done) -> None:
    library = load_library()
    with english.site.store() as store:
        for one in english.sets:
            asked = Prescription(side=one.side, repetitions=2)
            if one.exercise == "wall_sit":
                asked = Prescription(side=one.side, repetitions=1, hold_s=5)
            again = recount(store, one.id, library.get(one.exercise), asked, as_stated=False)
            assert again.record.attempts == read_record(store, one.id).attempts


def test_every_text_is_of_the_tables(english: Done) -> None:
    assert unknown_texts(english, "en") == set()


@pytest.mark.parametrize("language", ["de", "es"])
def test_no_english_is_left_over(tmp_path: Path, english: Done, language: str) -> None:
    done = do_session(tmp_path, language, sets=1, wrong_leg_s=9.0)
    assert [len(one.repetitions) for one in done.sets] == [2, 1, 2]
    assert unknown_texts(done, language) == set()
    stages = {one.stage for one in done.looks}
    assert stages >= {"welcome", "next", "ready", "working", "hold", "result", "rest", "question"}


def unknown_texts(done: Done, language: str) -> set[str]:
    """What was shown or said and is in none of the language's tables."""
    texts = {text for one in done.looks for text in (*one.texts, *one.said)}
    return {text for text in texts if not is_known(text, language)}
