"""The session page end to end: Chromium, its camera played from a sample clip, the real server."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser import browsing, needs_chromium, serving
from hep_vision.definitions.library import shipped_library
from hep_vision.live.planning import plan_exercise
from hep_vision.measure.exercise import Prescription
from hep_vision.sources.pose.browser import package_state
from hep_vision.store.history import read_history
from hep_vision.web.link.messages import FRAME_BYTES, decode_frame
from hep_vision.web.link.options import SessionOptions
from hep_vision.web.settings import Settings
from hep_vision.web.site import Site

if TYPE_CHECKING:
    from playwright.sync_api import Page, Request, WebSocketRoute

CLIPS = Path(__file__).resolve().parents[2] / "sample_videos"
FFMPEG = shutil.which("ffmpeg")
PATIENT = "me"
# Chromium looks at some 20 pictures a second here, and fewer on a busy machine.
SET_MS = 240_000

pytestmark = [
    needs_chromium,
    pytest.mark.skipif(FFMPEG is None, reason="needs ffmpeg"),
    pytest.mark.skipif(
        package_state() != "ready", reason="needs `hep-vision models install browser`"
    ),
]


@pytest.fixture(scope="module")
def camera(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the camera sees: somebody who squats, again and again."""
    played = tmp_path_factory.mktemp("camera") / "squat.y4m"
    clip = CLIPS / "squat_side.mp4"
    command = [str(FFMPEG), "-loglevel", "error", "-i", str(clip), "-pix_fmt", "yuv420p", played]
    subprocess.run(command, check=True)
    return played


def site_of(folder: Path, *, repetitions: int = 4, camera: str | None = None) -> Site:
    """A patient who has squats to do, and whose computer says nothing aloud."""
    squat = shipped_library().get("squat")
    sets = plan_exercise(squat, Prescription(repetitions=repetitions))
    options = SessionOptions(plan=lambda _history, _now: list(sets), camera=camera)
    site = Site(
        patient=PATIENT, db=str(folder / "record.db"), out_dir=folder / "out", session=options
    )
    site.keep_settings(Settings(voice=False))
    return site


def wait_for_stage(page: Page, stage: str) -> None:
    """Wait until the page shows a stage."""
    page.locator(f".session[data-stage={stage}]").wait_for(timeout=SET_MS)


class Wire:
    """The connection between page and server, which can be cut; it sees all that is sent."""

    def __init__(self, page: Page) -> None:
        self.sent: list[str | bytes] = []
        self.connections: list[WebSocketRoute] = []
        self.down = False
        page.route_web_socket("**/session/link", self._connect)

    def _connect(self, socket: WebSocketRoute) -> None:
        if self.down:
            socket.close()
            return
        server = socket.connect_to_server()
        self.connections.append(socket)

        def on_sent(message: str | bytes) -> None:
            self.sent.append(message)
            server.send(message)

        socket.on_message(on_sent)

    def cut(self) -> None:
        """Cut the connection, and refuse new ones."""
        self.down = True
        self.connections[-1].close()


def test_a_set_with_the_connection_cut_in_it_is_counted_whole(tmp_path, camera) -> None:
    site = site_of(tmp_path)
    uploads: list[Request] = []
    with serving(site) as served, browsing(served, "/", camera=camera) as visit:
        page = visit.page
        page.on("request", lambda one: uploads.append(one) if one.post_data_buffer else None)
        wire = Wire(page)
        visit.open("/session")
        page.get_by_role("button", name="Start").wait_for()
        assert page.locator(".lamp").inner_text() == "camera off"
        page.keyboard.press("Tab")  # nothing but the button starts it
        page.get_by_role("button", name="Start").click()
        wait_for_stage(page, "welcome")
        page.get_by_text("camera on").wait_for()

        wait_for_stage(page, "working")
        assert visit.axe_findings() == []
        expect(page.locator(".number")).to_have_text("1", timeout=SET_MS)
        wire.cut()
        page.get_by_text("Everything you did is kept.").wait_for()
        assert page.locator(".number").inner_text() == "1"
        page.wait_for_timeout(4000)  # more than a repetition
        wire.down = False
        page.get_by_text("Everything you did is kept.").wait_for(state="hidden", timeout=SET_MS)

        wait_for_stage(page, "result")
        assert page.locator(".number").inner_text() == "4"
        assert page.locator(".count.celebrated").is_visible()
        wait_for_stage(page, "done")
        assert page.get_by_text("4 of 4").is_visible()
        page.get_by_role("button", name="Back to today").click()
        page.wait_for_url(served.origin + "/")
    assert len(wire.connections) > 1
    assert not uploads  # no picture has left the browser: neither so, nor over the connection
    frames = [one for one in wire.sent if isinstance(one, bytes)]
    assert max(map(len, frames)) == FRAME_BYTES
    times_s = {decode_frame(one).seq: decode_frame(one).time_s for one in frames}
    assert sorted(times_s.values()) == [times_s[seq] for seq in sorted(times_s)]
    with site.store() as store:
        (session,) = read_history(store, PATIENT)
    (only,) = session.sets
    assert sum(one.status == "counted" for one in only.attempts) == 4


DENY = """
const real = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
window.trouble = "NotAllowedError";
navigator.mediaDevices.getUserMedia = (wanted) =>
  window.trouble ? Promise.reject(new DOMException("no", window.trouble)) : real(wanted);
"""


def test_a_camera_that_is_denied_or_taken_is_recovered_in_the_page(tmp_path, camera) -> None:
    with serving(site_of(tmp_path)) as served, browsing(served, "/", camera=camera) as visit:
        page = visit.page
        page.add_init_script(DENY)
        visit.open("/session")
        page.get_by_role("button", name="Start").click()
        page.get_by_text("The browser may not use the camera.").wait_for()
        assert page.get_by_role("link", name="Do it without a camera").is_visible()
        assert visit.axe_findings() == []
        page.evaluate("window.trouble = 'NotReadableError'")
        page.get_by_role("button", name="Try again").click()
        page.get_by_text("Another program is using the camera.").wait_for()
        page.evaluate("window.trouble = ''")  # it is looked for again without a press
        page.get_by_text("camera on").wait_for(timeout=SET_MS)
        wait_for_stage(page, "next")
        page.evaluate("document.querySelector('video').srcObject.getTracks()[0].onended()")
        page.get_by_text("Check its cable.").wait_for()
        page.get_by_text("camera on").wait_for(timeout=SET_MS)


# A pose model that loads, and fails at every picture: a browser without WebGL.
FAILS = """
addEventListener("message", ({ data }) => {
  const failed = data.kind === "picture";
  data.picture?.close();
  postMessage({ kind: failed ? "failed" : "done", id: data.id, gpu: false, text: "no WebGL" });
});
"""


def test_a_pose_model_that_fails_at_every_picture_is_said(tmp_path, camera) -> None:
    with serving(site_of(tmp_path)) as served, browsing(served, "/", camera=camera) as visit:
        page = visit.page
        page.route(
            "**/static/session/worker.js",
            lambda route: route.fulfill(response=route.fetch(), body=FAILS),
        )
        visit.open("/session")
        page.get_by_role("button", name="Start").click()
        page.get_by_text("use another browser").wait_for()
        assert page.get_by_role("button", name="Try again").is_visible()


def test_a_second_tab_takes_the_session_only_when_asked(tmp_path, camera) -> None:
    with serving(site_of(tmp_path)) as served, browsing(served, "/session", camera=camera) as visit:
        first = visit.page
        first.get_by_role("button", name="Start").click()
        first.get_by_text("camera on").wait_for()
        wait_for_stage(first, "next")
        second = first.context.new_page()
        second.goto(served.origin + "/session")
        second.get_by_role("button", name="Go on").click()
        second.get_by_text("The session goes on in another window.").wait_for()
        second.get_by_role("button", name="Go on here").click()
        first.get_by_text("The session goes on in another window.").wait_for()
        second.get_by_text("camera on").wait_for(timeout=SET_MS)


@pytest.mark.model
def test_a_camera_of_the_machine_is_shown_in_the_same_page(tmp_path) -> None:
    site = site_of(tmp_path, camera=str(CLIPS / "squat_side.mp4"))
    with serving(site) as served, browsing(served, "/session") as visit:
        page = visit.page
        page.get_by_role("button", name="Start").click()
        page.get_by_text("camera on").wait_for(timeout=SET_MS)
        picture = page.locator(".picture.server")
        expect(picture).to_be_visible(timeout=SET_MS)
        wait_for_stage(page, "next")
        page.keyboard.press("Space")
        wait_for_stage(page, "setup")
        assert picture.evaluate("(image) => image.naturalWidth") == 640
        assert page.evaluate("document.querySelector('video').srcObject") is None
