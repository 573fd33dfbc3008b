"""The pages in Chromium: real paths of a patient, and pages that everybody can use.

Leaving `browsing` fails on any error on the console and any request to another origin.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from browser import browsing, needs_axe, needs_chromium, serving
from hep_vision.cli.serve import make_site
from hep_vision.store.history import read_history
from hep_vision.web.settings import Settings
from web_samples import fill

if TYPE_CHECKING:
    from hep_vision.web.site import Site

KNEE = Path(__file__).resolve().parents[2] / "sample_programs" / "knee_replacement.yaml"
PAGES = ("/", "/gains", "/month", "/program", "/ask", "/settings", "/by-hand")

pytestmark = needs_chromium


@pytest.fixture
def site(tmp_path: Path) -> Site:
    site = make_site(None, [KNEE], str(tmp_path / "record.db"), tmp_path)
    site.now = lambda: datetime(2026, 12, 2, 9, 30, tzinfo=ZoneInfo("Europe/Berlin"))
    site.system_language = "en"
    return site


def test_the_secret_is_exchanged_and_gone_from_the_address(site: Site) -> None:
    with serving(site) as served, browsing(served) as visit:
        assert visit.page.url == served.origin + "/"
        assert "3 exercises today" in visit.page.inner_text("h1")
        assert visit.page.evaluate("document.cookie") == "", "no script sees the cookie"
        cookies = visit.page.context.cookies()
        assert [(c["httpOnly"], c["sameSite"]) for c in cookies] == [(True, "Strict")]
        assert visit.page.evaluate("crossOriginIsolated") is True
        visit.page.click("text=Start")
        assert visit.page.url == served.origin + "/session"
        visit.page.wait_for_selector("text=Today: 3 exercises.")


def test_a_day_without_a_camera_is_written_down(site: Site) -> None:
    with serving(site) as served, browsing(served) as visit:
        page = visit.page
        page.click("text=Exercised without the camera?")
        page.get_by_label("How many sets?").nth(2).select_option("2")
        page.get_by_label("Your strongest pain").select_option("3")
        page.get_by_label("Do you want to tell something?").fill("My son counted.")
        page.click("text=Write it down")
        assert page.url == served.origin + "/?written=1"
        assert "2 more exercises today" in page.inner_text("h1")
    with site.store() as store:
        (session,) = read_history(store, site.patient)
    assert [(one.exercise, one.is_by_hand) for one in session.sets] == [("squat", True)] * 2
    assert (session.pain_worst, session.note) == (3, "My son counted.")


def test_a_question_becomes_a_message_that_can_be_copied(site: Site) -> None:
    permissions = ["clipboard-read", "clipboard-write"]
    with serving(site) as served, browsing(served, "/ask", permissions=permissions) as visit:
        page = visit.page
        page.get_by_label("Which exercise is it about?").select_option(index=1)
        page.get_by_label("How strong is the pain?").select_option("6")
        page.get_by_label("Your question").fill("May I go on?")
        page.click("text=Make the message")
        assert page.locator("text=Open in my mail program").get_attribute("href")
        page.click("text=Copy the text")
        page.wait_for_selector("text=Copied.")
        copied = page.evaluate("navigator.clipboard.readText()")
        assert "Straight leg raise (RIGHT side)" in copied
        assert "Pain: 6 out of 10" in copied


def test_settings_change_letters_language_and_colours_at_once(site: Site) -> None:
    with serving(site) as served, browsing(served, "/settings") as visit:
        page = visit.page
        before = page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")
        page.click("text=Deutsch")
        page.click("text=Largest")
        page.click("text=Dark")
        page.click("text=Save")
        assert page.inner_text("h1") == "Einstellungen"
        after = page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")
        assert after == pytest.approx(2 * before)
        dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert dark == "rgb(14, 26, 36)"


def test_a_program_is_chosen_from_its_file(tmp_path: Path) -> None:
    site = make_site(None, [], str(tmp_path / "record.db"), tmp_path)
    site.now = lambda: datetime(2026, 12, 2, 9, 30, tzinfo=ZoneInfo("Europe/Berlin"))
    site.system_language = "en"
    with serving(site) as served, browsing(served) as visit:
        visit.page.click("main >> text=My program")
        visit.page.set_input_files("#file", KNEE)
        visit.page.click("text=Use this program")
        visit.page.wait_for_selector("text=Your program is here now.")
        visit.open("/")
        assert "3 exercises today" in visit.page.inner_text("h1")


@pytest.mark.parametrize(
    ("letters", "context"),
    [
        (100, {"viewport": {"width": 1366, "height": 768}}),
        (100, {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark"}),
        (200, {"viewport": {"width": 820, "height": 1180}}),
        (200, {"viewport": {"width": 390, "height": 844}}),
    ],
    ids=["laptop", "telephone-dark", "tablet-large", "telephone-large"],
)
@needs_axe
def test_everybody_can_use_every_page(site: Site, letters: int, context: dict) -> None:
    fill(site, pain=9)
    site.keep_settings(Settings(letters=letters))
    findings: list[str] = []
    with serving(site) as served, browsing(served, **context) as visit:
        for path in PAGES:
            visit.open(path)
            findings += [f"{path}: {one}" for one in visit.axe_findings()]
            if visit.page.evaluate(
                "document.documentElement.scrollWidth > document.documentElement.clientWidth"
            ):
                findings.append(f"{path}: is wider than the screen")
            small = visit.page.evaluate(
                "[...document.querySelectorAll('main a, main button, main select, nav a')]"
                ".filter(e => e.offsetHeight && e.offsetHeight < 24).map(e => e.textContent)"
            )
            findings += [f"{path}: too small to hit: {one}" for one in small]
    assert findings == []
