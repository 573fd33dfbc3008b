"""The session page interrupted: cuts that lose messages, and the record they must not change."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from browser import browsing, serving
from hep_vision.web.link import sessions as sessions_module
from hep_vision.web.link.options import SessionOptions, SiteSource
from hep_vision.web.link.sessions import Sessions
from hep_vision.web.settings import Settings
from hep_vision.web.site import Site
from link_room import begun, send, stored
from page_stand_in import CHUNK, FPS, PagePatient, install, still, taken_by
from rehearsal import STANDING, squat_sets
from stick_body import frames_of, repetitions, squatting

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from browser import Visit
    from page_stand_in import Look

NOW = datetime(2026, 11, 30, 9, 0).astimezone()
LONGEST_S = 600.0
# From now on nothing leaves and nothing comes, as the page believes it did, until it is closed.
LOSE = """
const Real = window.WebSocket;
window.WebSocket = class extends Real {
  constructor(...asked) {
    super(...asked);
    this.addEventListener("message", ({ data }) => {
      if (JSON.parse(data).type === "ready") window.standIn.ready = true;
    });
  }
};
const send = WebSocket.prototype.send;
WebSocket.prototype.send = function (data) {
  window.standIn.socket = this;
  return window.standIn.losing ? undefined : send.call(this, data);
};
window.standIn.lose = () => {
  window.standIn.losing = window.standIn.socket;
  window.standIn.socket.onmessage = null;
};
window.standIn.heardReady = () => window.standIn.ready;
window.standIn.cut = () => {
  window.standIn.ready = false;
  const socket = window.standIn.losing ?? window.standIn.socket;
  window.standIn.losing = null;
  socket.close();
};
"""


@dataclass
class Squats:
    """Two sets of two squats and a question, in front of the page."""

    visit: Visit
    patient: PagePatient
    folder: Path

    def step(self, look: Look) -> Look:
        """What is done on a screen."""
        if look.stage == "question":
            self.visit.page.keyboard.press("3")
        if look.stage in ("working", "hold"):
            times, bend = repetitions([80.0], rest_s=0.5, fps=FPS)
            return self.patient.move(frames_of(times, squatting(bend)))
        if look.stage in ("welcome", "next") and look.time_s > 2.0:
            self.visit.page.keyboard.press("Space")
        return self.patient.move(still(STANDING, CHUNK / FPS))

    def until(self, *stages: str) -> Look:
        """Do as asked until a stage."""
        look = self.patient.now
        end_s = look.time_s + LONGEST_S
        while look.stage not in stages:
            assert look.time_s < end_s, look
            look = self.step(look)
        return look

    def record_as_if_nothing_had_happened(self) -> tuple[dict, dict]:
        """The session's record, and that of its messages without any interruption."""
        self.patient.settle()
        sent = self.patient.sent
        self.visit.page.locator(".control-go").click()
        self.visit.page.wait_for_url(self.visit.origin + "/")
        site = site_in(self.folder / "undisturbed")
        sessions = Sessions(SiteSource(site, site.session))
        opened = begun(sessions)
        send(opened.session, sent)
        opened.session.driver.leave(opened.session.now_s)
        sessions.finish(opened)
        return stored(self.folder / "record.db"), stored(Path(site.db))


def site_in(folder: Path) -> Site:
    """A patient who has squats to do."""
    folder.mkdir(exist_ok=True)
    options = SessionOptions(
        plan=lambda _done, _now: squat_sets(sets=2, reps=2, rest_s=3.0, ask_pain=True)
    )
    site = Site(
        patient="P-1", db=str(folder / "record.db"), out_dir=folder / "out", session=options
    )
    site.keep_settings(Settings(voice=False))
    return site


@contextmanager
def squats_in(folder: Path) -> Iterator[Squats]:
    """A session that has begun, on a day that is always the same."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sessions_module, "_now", lambda: NOW)
        patch.setattr(sessions_module, "is_fresh", lambda _: True)
        with serving(site_in(folder)) as served, browsing(served, "/") as visit:
            install(visit.page)
            visit.page.add_init_script(LOSE)
            visit.open("/session")
            visit.page.locator("[data-action=start]").click()
            visit.page.locator(".controls").wait_for()
            yield Squats(visit, PagePatient(visit.page, taken_by(served)), folder)


def cut_at_random(folder: Path, cuts: int, seed: int) -> tuple[dict, dict]:
    """A session whose connection is cut so often, each time with some messages lost on the way.

    Gives its record, and that of the same messages without a cut.
    """
    chosen = random.Random(seed)
    with squats_in(folder) as squats:
        patient, page = squats.patient, squats.visit.page
        frames = _whole_session(chosen)
        begin = 0
        for place in sorted(chosen.sample(range(30, len(frames) - 60), cuts)):
            patient.move(frames[begin:place], waits=False)
            page.evaluate("window.standIn.lose()")
            begin = max(begin, place) + chosen.randrange(1, 12)
            patient.move(frames[max(place, begin - 12) : begin], waits=False)
            page.evaluate("window.standIn.cut()")
            _wait_for_connection(page)
        patient.move(frames[begin:])
        squats.until("done")
        return squats.record_as_if_nothing_had_happened()


def _wait_for_connection(page: Page) -> None:
    """Until the page has a connection again and the server has said that it knows it."""
    for _ in range(1000):
        if page.evaluate("window.standIn.heardReady()"):
            return
        page.wait_for_timeout(20)
    raise AssertionError("the page has not connected again")


def _whole_session(chosen: random.Random) -> list:
    """Pictures of somebody who gets ready, and squats four times with a rest."""
    frames = still(STANDING, 24.0)
    for _ in range(2):
        peaks = [chosen.uniform(70, 90) for _ in range(2)]
        times, bend = repetitions(peaks, fps=FPS)
        frames += frames_of(np.asarray(times), squatting(bend)) + still(STANDING, 9.0)
    return frames
