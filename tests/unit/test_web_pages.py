"""The patient's pages: what each says, in every language."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import sample_month
from fluent.syntax import ast, parse

from hep_vision.cli.serve import make_site
from hep_vision.coach.words import languages
from hep_vision.program.safety import SafetyEvent
from hep_vision.web.pages.today import make_today
from hep_vision.web.reading import read
from hep_vision.web.site import Site
from hep_vision.web.words import FOLDER
from web_home import (
    BERLIN,
    KNEE,
    PAGES,
    SHOULDER,
    WEDNESDAY,
    Home,
    home_of,
    make_home,
    words_of,
    write_down,
)
from web_samples import fill

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return make_home(tmp_path, KNEE)


@pytest.fixture
def empty(tmp_path: Path) -> Home:
    return make_home(tmp_path)


def test_today_says_what_is_due_with_the_therapists_words(home: Home) -> None:
    said = home.get("/")
    assert "Good morning · Wednesday, 2 December" in said
    assert "3 exercises today, about 30 minutes" in said
    assert "Seated knee extension RIGHT 2 sets of 10 repetitions, 3 times a day" in said
    assert "Hold: 5 seconds in each repetition" in said
    assert "“Hold on to the kitchen counter. Heels stay on the floor.” Dana Okafor, PT" in said
    assert "Again at 13:00 and 18:00" in said
    page = home.client.get("/").text
    assert 'class="start" href="/session"' in page
    assert page.index('class="start"') < page.index('class="cards"')


def test_a_breach_comes_first_and_nothing_is_praised_or_started(home: Home) -> None:
    fill(home.site, pain=9)
    page = home.client.get("/").text
    assert page.index('role="alert"') < page.index("<h1>")
    said = words_of(page)
    assert "It hurt more than agreed today. Tell your therapist." in said
    assert "<h1>Stop for today.</h1>" in page
    assert "Not finished. Leave it for today." in said
    assert "to do" not in said
    assert "Dana Okafor, +49 30 5550 147" in said
    assert 'class="start"' not in page
    assert "Well done" not in said


def test_a_passed_limit_stops_its_exercise_and_praises_nothing(home: Home) -> None:
    fill(home.site)
    write_down(home, "sets-2-both", "1")
    reading = read(home.site)
    passed = SafetyEvent(
        kind="limit_passed", day=reading.today, exercise="squat", side="both", evidence="95"
    )
    words, known = home.site.words(reading.program), home.site.known
    today = make_today(replace(reading, events=(passed,)), words, known)
    assert today.warnings == (
        "Squat: you moved further than your limit allows today. Stop before the limit, and tell "
        "your therapist.",
    )
    squat = next(item for item in today.items if item.card.id == "squat")
    assert (squat.state, squat.progress) == ("unsafe", "Stop for today, and tell your therapist.")
    assert today.start == "Seated knee extension"
    home.site.now = lambda: WEDNESDAY.replace(hour=23)
    write_down(home, "sets-0-right", "6", "sets-1-right", "3")
    late = make_today(replace(read(home.site), events=(passed,)), words, known)
    assert (late.headline, late.start) == ("That is all for today.", "")


@pytest.mark.parametrize(
    ("now", "headline"),
    [
        (WEDNESDAY.replace(year=2025), "Your program begins on Monday, 23 November."),
        (datetime(2026, 11, 24, 9, 30, tzinfo=BERLIN), "One exercise today, about 20 minutes"),
        (datetime(2027, 1, 4, 9, 30, tzinfo=BERLIN), "Your program ended on 3 January 2027."),
    ],
)
def test_the_headline_of_other_days(home: Home, now: datetime, headline: str) -> None:
    home.site.now = lambda: now
    assert headline in home.get("/")


def test_a_time_that_is_done_names_the_next_and_the_last_one_the_next_day(home: Home) -> None:
    home.site.now = lambda: datetime(2026, 11, 24, 9, 30, tzinfo=BERLIN)
    for at, said in (
        (9, "Done for now. Next time today at 13:00."),
        (13, "at 18:00"),
    ):
        home.site.now = lambda at=at: datetime(2026, 11, 24, at, 30, tzinfo=BERLIN)
        write_down(home, "sets-0-right", "2")
        assert said in home.get("/")
        assert 'class="start"' not in home.client.get("/").text
    home.site.now = lambda: datetime(2026, 11, 24, 18, 30, tzinfo=BERLIN)
    write_down(home, "sets-0-right", "2")
    said = home.get("/")
    assert "That is all for today. Well done!" in said
    assert "Next time: Wednesday, 25 November" in said


def test_the_program_is_what_the_handout_says(home: Home) -> None:
    said = home.get("/program")
    assert "Bend the knee far enough to climb stairs step over step." in said
    assert "Do not do more. Do not do less." in said
    assert "We add two repetitions" not in said, "the therapist's rules are not for the patient"


def test_no_degrees_and_no_english_in_any_language(home: Home) -> None:
    fill(home.site)
    for language in languages():
        home.set(language=language)
        for path in PAGES:
            check_language(path, home.get(path), language)


def check_language(path: str, said: str, language: str) -> None:
    if path != "/program":  # whose limits are told as the therapist ordered them
        assert "°" not in said
        assert not re.search(r"\b(degrees|Grad|grados)\b", said) or path == "/settings"
    if language != "en":
        english = {"exercise", "exercises", "today", "your", "sets", "program", "the"}
        own = said.replace("Seated", "")
        for quote in re.findall(r"[„«].*?[“»]", own):
            own = own.replace(quote, "")
        if path not in ("/program", "/ask"):  # which quote the therapist's own words
            assert not english & set(own.lower().split()), own


def test_the_files_of_words_have_the_same_names_and_values() -> None:
    def names(language: str) -> dict[str, set[str]]:
        body = parse((FOLDER / f"{language}.ftl").read_text("utf-8")).body
        messages = [one for one in body if isinstance(one, ast.Message)]
        assert not [one for one in body if isinstance(one, ast.Junk)]
        return {
            one.id.name: set(re.findall(r"\$(\w+)", str(one.to_json()))) | _variables(one)
            for one in messages
        }

    english = names("en")
    for language in languages():
        assert names(language) == english, language


def test_every_text_is_used_somewhere() -> None:
    folder = FOLDER.parent
    used = "".join(
        path.read_text("utf-8")
        for pattern in ("*.py", "pages/*.py", "templates/*.html")
        for path in folder.glob(pattern)
    )
    made = (
        "chip-",
        "mark-",
        "gain-",
        "warn-",
        "item-",
        "letters-",
        "colours-",
        "contrast-",
        "menu-",
    )
    body = parse((FOLDER / "en.ftl").read_text("utf-8")).body
    names = [one.id.name for one in body if isinstance(one, ast.Message)]
    assert [one for one in names if one not in used and not one.startswith(made)] == []


def _variables(message: ast.Message) -> set[str]:
    found: set[str] = set()

    def look(node: object) -> None:
        if isinstance(node, ast.VariableReference):
            found.add(node.id.name)
        for value in vars(node).values() if isinstance(node, ast.BaseNode) else ():
            for one in value if isinstance(value, list) else [value]:
                if isinstance(one, ast.BaseNode):
                    look(one)

    look(message)
    return found


@pytest.fixture(scope="module")
def month(tmp_path_factory) -> Callable[[], Home]:
    folder = tmp_path_factory.mktemp("month")
    site = Site(patient=sample_month.PATIENT, db=str(folder / "record.db"), out_dir=folder)
    site.now = lambda: sample_month.NOW
    with site.store() as store:
        sample_month.store_month(store)
    return lambda: home_of(site)


def test_the_month_is_that_of_the_review(month: Callable[[], Home]) -> None:
    home = month()
    page = home.client.get("/month").text
    said = re.findall(r'class="unseen">([^<]+)</span>', page)
    marks = {one.split(": ")[0]: one.split(": ")[1] for one in said}
    january = {day: mark for day, mark in marks.items() if "January" in day}
    assert [mark for day, mark in january.items() if "21" in day] == ["more than planned"]
    assert [mark for day, mark in january.items() if "28" in day] == ["some of it done"]
    assert 'aria-current="date"' in page


def test_gains_judge_as_the_review_and_show_degrees_on_wish(month: Callable[[], Home]) -> None:
    home = month()
    said = home.get("/gains")
    assert "°" not in said
    assert "Squat" in said
    assert re.search(r"Straight leg raise RIGHT Done on \d+ days\.", said)
    assert "The camera estimates this. It is not a medical measurement." in said
    home.set(degrees=True)
    assert re.search(r"About \d+° now\.|About \d+° at first, about \d+° now\.", home.get("/gains"))
    home.set(degrees=False)


def test_gains_before_the_first_exercise(empty: Home) -> None:
    assert "Nothing recorded yet. After your first exercises" in empty.get("/gains")


def test_the_pages_are_for_the_patient_of_the_program_or_the_only_one(tmp_path: Path) -> None:
    db = str(tmp_path / "record.db")
    assert make_site(None, [], db, tmp_path).patient == "me"
    assert make_site(None, [KNEE], db, tmp_path).patient == "P-0147"
    assert make_site(None, [], db, tmp_path).patient == "P-0147", "kept, and named once only"
    assert make_site("p-0147", [], db, tmp_path).patient == "P-0147"
    with pytest.raises(Exception, match="is for P-0147, not for other"):
        make_site("other", [KNEE], db, tmp_path)
    make_site(None, [SHOULDER], db, tmp_path)
    with pytest.raises(Exception, match="several patients"):
        make_site(None, [], db, tmp_path)
