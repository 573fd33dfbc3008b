"""The patient's pages: what each says, in every language, and what it keeps."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit
from zoneinfo import ZoneInfo

import pytest
import sample_month
from fluent.syntax import ast, parse
from starlette.testclient import TestClient

from hep_vision.cli.serve import make_site
from hep_vision.coach.words import languages
from hep_vision.program.safety import SafetyEvent
from hep_vision.program.slots import left_now
from hep_vision.store.events import BY_HAND
from hep_vision.store.history import done_sets, read_history
from hep_vision.store.reading import patients, read_programs
from hep_vision.web.app import make_app
from hep_vision.web.keys import Keys
from hep_vision.web.pages.today import make_today
from hep_vision.web.reading import read
from hep_vision.web.settings import Settings, read_settings, settings_file, write_settings
from hep_vision.web.site import Site
from hep_vision.web.words import FOLDER
from web_samples import fill

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]
KNEE = ROOT / "sample_programs" / "knee_replacement.yaml"
SHOULDER = ROOT / "sample_programs" / "shoulder.json"
BERLIN = ZoneInfo("Europe/Berlin")
WEDNESDAY = datetime(2026, 12, 2, 9, 30, tzinfo=BERLIN)
PAGES = ("/", "/gains", "/month", "/program", "/ask", "/settings", "/by-hand")
ORIGIN = "http://127.0.0.1:8321"


@dataclass
class Home:
    """A patient at home, with the browser open."""

    site: Site
    client: TestClient

    def get(self, path: str) -> str:
        """The words of a page, without its menu."""
        answer = self.client.get(path)
        assert answer.status_code == 200, answer.text
        return words_of(answer.text)

    def post(self, path: str, data: dict[str, str], **more: object):
        """What comes of a form."""
        return self.client.post(path, data=data, headers={"Origin": ORIGIN}, **more)

    def set(self, **changes: object) -> None:
        """Change the settings."""
        self.site.keep_settings(self.site.settings.model_copy(update=changes))


def words_of(text: str) -> str:
    """What a page says, in one line."""
    main = text.split("<main>", 1)[1]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", main)).split())


def home_of(site: Site) -> Home:
    keys = Keys()
    client = TestClient(make_app(site, keys, ("127.0.0.1:8321",)), base_url=ORIGIN)
    client.get(f"/open/{keys.new_secret()}")
    return Home(site, client)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    site = make_site(None, [KNEE], str(tmp_path / "record.db"), tmp_path)
    site.now = lambda: WEDNESDAY
    site.system_language = "en"
    return home_of(site)


@pytest.fixture
def empty(tmp_path: Path) -> Home:
    site = make_site(None, [], str(tmp_path / "record.db"), tmp_path)
    site.now = lambda: WEDNESDAY
    site.system_language = "en"
    return home_of(site)


def form_token(home: Home) -> str:
    found = re.search(r'name="token" value="([^"]+)"', home.client.get("/by-hand").text)
    assert found
    return found[1]


def test_today_says_what_is_due_with_the_therapists_words(home: Home) -> None:
    said = home.get("/")
    assert "Good morning · Wednesday, 2 December" in said
    assert "3 exercises today, about 30 minutes" in said
    assert "Seated knee extension RIGHT 2 sets of 10 repetitions" in said
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


def write_down(home: Home, *pairs: str, **more: str):
    names = dict(zip(pairs[::2], pairs[1::2], strict=True))
    day = home.site.now().date().isoformat()
    data = {"token": form_token(home), "day": day, **names, **more}
    return home.post("/by-hand", data, follow_redirects=False)


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


def test_the_program_is_what_the_handout_says(home: Home) -> None:
    said = home.get("/program")
    assert "Bend the knee far enough to climb stairs step over step." in said
    assert "Do not do more. Do not do less." in said
    assert "We add two repetitions" not in said, "the therapist's rules are not for the patient"


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
    assert "Straight leg raise RIGHT" in said
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


def test_written_sets_on_following_days_are_not_the_same_set(home: Home) -> None:
    """Sets without a recording are alike in everything; each was done all the same."""
    for back in (2, 1, 0):
        home.site.now = lambda back=back: WEDNESDAY - timedelta(days=back)
        write_down(home, "sets-0-right", "6")
    with home.site.store() as store:
        sets = [len(one.sets) for one in read_history(store, "P-0147")]
    assert sets == [6, 6, 6]
