"""A patient in front of the session page in Chromium, quicker than real time.

Two modules of the page are played: the pose model, which gives the landmarks of a stick figure,
and the session's clock, which these landmarks move. Everything else is the real thing: camera,
link, database of the browser, view, speech, server, coach, engine and record.
"""

from __future__ import annotations

import base64
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from hep_vision.sources.pose.estimator import (
    IMAGE_STEPS_PER_PX,
    VISIBILITY_STEPS,
    WORLD_STEPS_PER_M,
)
from hep_vision.web.link.messages import FrameMessage, decode_frame, read_client_message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playwright.sync_api import Page, Route

    from browser import Served
    from hep_vision.measure.body.landmarks import PoseFrame
    from stick_body import Figure

FPS = 15.0
CHUNK = 10  # frames that are shown at once: the patient looks at the page in between
SETTLES_S = 60.0
ALL = 1 << 40  # a session that is over takes no more

CLOCK = """
export class SessionClock {
  constructor() {
    this.time_s = 0;
    window.standIn.clock = this;
  }
  continueAt(time_s) { this.time_s = Math.max(this.time_s, time_s); }
  now_s() { return this.time_s; }
  at(page_ms) { return page_ms / 1000; }
  page_ms(time_s) { return 1000 * time_s; }
}
"""

ESTIMATOR = """
export const TRIAL_PICTURES = 12;
export const LEAST_PER_S = 12;
export class PoseWorker {
  constructor(source, listener) {
    Object.assign(this, { source, listener, ready: false, leftOut: 0, perSecond: 30 });
    window.standIn.pose = this;
  }
  get identity() {
    const { version, models } = this.source;
    const { sha256 } = models.full;
    return { name: "mediapipe-tasks-vision", version, delegate: "CPU", model: "full", sha256 };
  }
  async start() {
    this.ready = true;
    this.listener.onProgress(1);
  }
  async choose() {}
  async useLite() { return false; }
  offer() {}
}
"""

# What the page sends is noted where it leaves; what it shows, where it can be read.
NOTES = """
window.standIn = { sent: [], seq: 0, heard: 0 };
const send = WebSocket.prototype.send;
WebSocket.prototype.send = function (data) {
  if (typeof data === "string") {
    const { seq } = JSON.parse(data);
    if (seq) window.standIn.seq = Math.max(window.standIn.seq, seq);
    window.standIn.sent.push(data);
  } else {
    window.standIn.seq = Math.max(window.standIn.seq, new DataView(data).getUint32(1, true));
    window.standIn.sent.push(btoa(String.fromCharCode(...new Uint8Array(data))));
  }
  return send.call(this, data);
};
window.standIn.perform = (frames, step_s) => {
  const { clock, pose } = window.standIn;
  for (const one of frames) {
    clock.time_s += step_s;
    const captured_ms = 1000 * clock.time_s;
    const found = one && {
      image: Int32Array.from(one[0]),
      world: Int16Array.from(one[1]),
      visibility: Int16Array.from(one[2]),
    };
    const size = { width: 1280, height: 720, brightness: 128, took_ms: 5 };
    pose.listener.onLandmarks({ captured_ms, ...size, pose: found });
  }
  return window.standIn.seq;
};
const shown = (element) => element?.checkVisibility({ visibilityProperty: true });
window.standIn.look = async () => {
  for (let times = 0; times < 2; times += 1) await new Promise(requestAnimationFrame);
  const root = document.querySelector(".session");
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    const text = walker.currentNode.textContent.trim();
    if (text && !parent.closest("script, noscript, .cue") && shown(parent)) texts.push(text);
  }
  const cue = root.querySelector(".cue");
  if (shown(cue)) texts.push(cue.textContent);
  for (const one of root.querySelectorAll("[aria-label], img[alt]")) {
    const label = one.getAttribute("aria-label") ?? one.getAttribute("alt");
    if (label && shown(one)) texts.push(label);
  }
  const read = (selector) => {
    const one = root.querySelector(selector);
    return shown(one) ? one.innerText.trim() : "";
  };
  return {
    stage: root.dataset.stage,
    name: read(".name"),
    number: read(".number"),
    celebrated: read(".count.celebrated .number"),
    seconds: read(".ring .seconds"),
    cue: read(".cue"),
    sentences: read(".sentences"),
    question: read(".question") && read(".heading"),
    marked: root.querySelector(".question [aria-pressed=true]")?.textContent ?? "",
    texts,
    said: [...root.querySelectorAll(".spoken p")].map((one) => one.textContent),
    time_s: window.standIn.clock?.time_s ?? 0,
  };
};
"""


@dataclass(frozen=True)
class Look:
    """What the page shows at a moment of the session."""

    stage: str
    name: str
    number: str
    celebrated: str
    seconds: str
    cue: str
    sentences: str
    question: str
    marked: str
    texts: list[str]
    said: list[str]
    time_s: float


def install(page: Page) -> None:
    """Play the pose model and the clock in a page that is opened from now on."""
    page.add_init_script(NOTES)
    for name, body in (("clock", CLOCK), ("estimator", ESTIMATOR)):
        page.route(f"**/static/session/{name}.js", _serving(body))
    page.route("**/session/about?*", _with_a_model)


def _serving(body: str) -> Callable[[Route], None]:
    return lambda route: route.fulfill(body=body, content_type="text/javascript")


def _with_a_model(route: Route) -> None:
    """What the server says of itself, as if the browser's pose model were installed."""
    about: dict[str, Any] = route.fetch().json()
    model = {"address": "/none", "sha256": "0" * 64}
    about["pose"] = {
        "version": "1.1.0", "script": "/none", "wasm": "/none", "models": {"full": model},
    }  # fmt: skip
    route.fulfill(json={**about, "problem": ""})


def _plain(frame: PoseFrame) -> list[list[int]] | None:
    if not frame.has_pose:
        return None
    return [
        np.rint(values * steps).astype(int).ravel().tolist()
        for values, steps in (
            (frame.image_px, IMAGE_STEPS_PER_PX),
            (frame.world_m, WORLD_STEPS_PER_M),
            (frame.visibility, VISIBILITY_STEPS),
        )
    ]


@dataclass
class PagePatient:
    """Moves in front of the page, and looks at it.

    Parameters
    ----------
    page : Page
        With the stand-ins installed.
    reached : callable
        Number of the last message that the server has taken.
    """

    page: Page
    reached: Callable[[], int]
    looks: list[Look] = field(default_factory=list)

    @property
    def now(self) -> Look:
        """What the page shows now."""
        look = Look(**self.page.evaluate("window.standIn.look()"))
        self.looks.append(look)
        return look

    def move(self, frames: Sequence[PoseFrame], *, fps: float = FPS, waits: bool = True) -> Look:
        """Move, and look at the page meanwhile; gives what it shows in the end."""
        for at in range(0, len(frames), CHUNK):
            values = [_plain(one) for one in frames[at : at + CHUNK]]
            call = "([frames, step_s]) => window.standIn.perform(frames, step_s)"
            seq = self.page.evaluate(call, [values, 1 / fps])
            if waits:
                self.settle(seq)
            self.now  # noqa: B018 - noted
        return self.looks[-1] if frames else self.now

    def settle(self, seq: int | None = None) -> None:
        """Wait until the server has taken what has been sent."""
        seq = self.page.evaluate("window.standIn.seq") if seq is None else seq
        end_s = time.monotonic() + SETTLES_S
        while self.reached() < seq:
            assert time.monotonic() < end_s, f"the server has taken {self.reached()} of {seq}"
            time.sleep(0.002)

    @property
    def sent(self) -> list[str | bytes]:
        """The session's messages in their order, each once, as they left the page."""
        by_seq: dict[int, str | bytes] = {}
        for one in self.page.evaluate("window.standIn.sent"):
            raw: str | bytes = one if one.startswith("{") else base64.b64decode(one)
            message = decode_frame(raw) if isinstance(raw, bytes) else read_client_message(raw)
            if isinstance(message, FrameMessage) or hasattr(message, "seq"):
                assert by_seq.setdefault(message.seq, raw) == raw  # sent again as it was
        return [by_seq[seq] for seq in sorted(by_seq)]


def still(figure: Figure, seconds: float, fps: float = FPS) -> list[PoseFrame]:
    """Somebody who keeps still."""
    from stick_body import frames_of

    return frames_of(np.arange(round(seconds * fps)) / fps, figure)


def taken_by(served: Served) -> Callable[[], int]:
    """Number of the last message that a server in this process has taken."""

    def reached() -> int:
        assert served.sessions is not None
        open_ones = [one.session for one in served.sessions._open.values()]
        return min((ALL if one.finished else one.seq for one in open_ones), default=ALL)

    return reached
