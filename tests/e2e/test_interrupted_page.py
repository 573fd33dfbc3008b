"""What interrupts a session in Chromium: the page says so, returns, and nothing is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from browser import browsing, needs_chromium
from hep_vision.store.database import open_store
from hep_vision.store.history import read_history
from interrupted_page import cut_at_random, squats_in
from page_stand_in import FPS, PagePatient, install, still
from rehearsal import STANDING
from run_server import RunServer
from stick_body import frames_of, repetitions, squatting

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

pytestmark = needs_chromium

RUN = ("-e", "squat", "--reps", "20", "--side", "both", "--patient", "P-1")
CUTS = 10
HIDDEN = "Please bring it to the front."
HIDE = """(hidden) => {
  Object.defineProperty(document, "hidden", { configurable: true, value: hidden });
  document.dispatchEvent(new Event("visibilitychange"));
}"""


def test_cuts_at_random_pictures_change_nothing(tmp_path: Path) -> None:
    own, undisturbed = cut_at_random(tmp_path, CUTS, seed=1)
    assert [one["status"] for one in own["attempt"]] == ["counted"] * 4
    assert own == undisturbed


def test_a_hidden_tab_is_said_and_changes_nothing(tmp_path: Path) -> None:
    with squats_in(tmp_path) as squats:
        squats.until("working")
        squats.patient.page.evaluate(HIDE, True)
        squats.patient.page.evaluate("window.standIn.clock.time_s += 6")
        squats.patient.page.locator(".sentences").get_by_text(HIDDEN).wait_for()
        squats.patient.page.evaluate(HIDE, False)
        squats.until("done")
        own, undisturbed = squats.record_as_if_nothing_had_happened()
    assert len(own["attempt"]) == 4
    assert own == undisturbed


def test_a_shut_lid_is_said_and_changes_nothing(tmp_path: Path) -> None:
    with squats_in(tmp_path) as squats:
        squats.until("working")
        squats.patient.page.evaluate("window.standIn.clock.time_s += 900")
        look = squats.patient.move(still(STANDING, 1.0))
        assert "The computer was asleep." in look.sentences
        squats.until("done")
        own, undisturbed = squats.record_as_if_nothing_had_happened()
    assert len(own["attempt"]) == 4
    assert own == undisturbed


def test_a_killed_server_that_is_started_again_has_the_page_back(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """The page stays open; `hep-vision run` is killed in a set, and started again."""
    server = RunServer(tmp_path, *RUN)
    request.addfinalizer(server.kill)
    with browsing(server, "/", clean=False) as visit:  # the lost connection is on the console
        page = visit.page
        install(page)
        visit.open("/session")
        page.locator("[data-action=start]").click()
        page.locator(".controls").wait_for()
        patient = PagePatient(page, lambda: 0)
        times, bend = repetitions([80.0, 80.0], fps=FPS)
        for stage in ("next", "setup"):  # she has read it
            patient.move(still(STANDING, 3.0), waits=False)
            page.keyboard.press("Space")
            page.locator(f".session[data-stage={stage}]").wait_for()
        frames = still(STANDING, 6.0) + frames_of(times, squatting(bend))
        patient.move(frames[:-30], waits=False)
        server.kill()
        page.get_by_text("Everything you did is kept.").wait_for()
        patient.move(frames[-30:], waits=False)  # the second squat ends without a server
        again = RunServer(tmp_path, *RUN)
        request.addfinalizer(again.kill)
        assert again.origin == server.origin
        second = page.context.new_page()
        second.goto(again.link())
        page.get_by_text("Everything you did is kept.").wait_for(state="hidden")
        expect(page.locator(".number")).to_have_text("2", timeout=30_000)
        for _ in range(2):
            page.locator(".control-end").click()
            patient.move(still(STANDING, 2.0), waits=False)
        page.locator(".session[data-stage=done]").wait_for()
    again.kill()
    with open_store(str(tmp_path / "record.db")) as store:
        (session,) = read_history(store, "P-1")
    assert [len(one.repetitions) for one in session.sets] == [2]
