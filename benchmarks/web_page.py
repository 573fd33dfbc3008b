"""How fast the session page is in Chromium, and whether it measures what `analyze` measures.

A session: the real server, page, pose model, coach and record. The camera is the rendered squat
clip, played in a loop, so the true end of every repetition is known. Printed are the pictures
that the page looked at and left out, the time from a picture's capture to its landmarks and to
its view on the screen, from the true end of a repetition to its spoken count, and the bytes sent.

Clips: the very pictures of a clip go through the page's own worker and, for comparison, through
Python's pose model; both logs are then measured by `analyze`. Printed are the counts and how far
the peaks differ. ``--clips PATH ...`` names others than the sample clips; beside each lies its
truth (``.json``), which names the exercise.

    python -m benchmarks.web_page session
    python -m benchmarks.web_page clips
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import cv2
import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from browser import browsing, serving
from hep_vision.analysis.analyze import Analysis, Job, analyze
from hep_vision.definitions.library import shipped_library
from hep_vision.live.planning import plan_exercise
from hep_vision.measure.body.landmarks import LANDMARK_COUNT, PoseFrame
from hep_vision.measure.exercise import Prescription
from hep_vision.record.landmark_log import write_landmark_log
from hep_vision.sources.capture.video import open_video
from hep_vision.sources.pose.models import ensure_model
from hep_vision.web.link.messages import FrameMessage, decode_frame
from hep_vision.web.link.options import SessionOptions
from hep_vision.web.settings import Settings
from hep_vision.web.site import Site

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route, WebSocket

TOP = Path(__file__).resolve().parents[1]
SAMPLES = TOP / "sample_videos"
CLIP = SAMPLES / "squat_side.mp4"
REPETITIONS = 8
LONGEST_S = 300.0
ALIGN_STEP_S = 0.01
HIP, KNEE, ANKLE = 24, 26, 28


def site_of(folder: Path, *, voice: bool, sets: list[Any]) -> Site:
    """A patient who has these sets to do."""
    options = SessionOptions(plan=lambda _history, _now: list(sets))
    site = Site(patient="me", db=str(folder / "record.db"), out_dir=folder / "out", session=options)
    site.keep_settings(Settings(voice=voice))
    return site


@dataclass
class Sent:
    """What the page sent, and what it was told to say."""

    bytes_up: int = 0
    frames: list[FrameMessage] = field(default_factory=list)
    ticks: list[dict[str, Any]] = field(default_factory=list)
    began_s: float = 0.0
    last_s: float = 0.0

    def watch(self, socket: WebSocket) -> None:
        """Listen to a connection."""
        self.began_s = time.monotonic()
        socket.on("framesent", self._sent)

    def _sent(self, message: str | bytes) -> None:
        self.last_s = time.monotonic()
        self.bytes_up += len(message)
        if isinstance(message, bytes):
            self.frames.append(decode_frame(message))
        elif '"tick"' in message:
            self.ticks.append(json.loads(message))


def run_session(folder: Path) -> None:
    """Do a session and print how fast it was."""
    camera = folder / "camera.y4m"
    command = ["ffmpeg", "-loglevel", "error", "-i", str(CLIP), "-pix_fmt", "yuv420p", str(camera)]
    subprocess.run(command, check=True)
    squat = shipped_library().get("squat")
    site = site_of(
        folder, voice=True, sets=plan_exercise(squat, Prescription(repetitions=REPETITIONS))
    )
    sent = Sent()
    with serving(site) as served, browsing(served, "/", camera=camera) as visit:
        page = visit.page
        page.on("websocket", sent.watch)
        visit.open("/session?measure")
        page.get_by_role("button", name="Start").click()
        done = page.locator(".session[data-stage=done]")
        done.wait_for(timeout=1000 * LONGEST_S)
        durations = (
            "(name) => performance.getEntriesByName(name, 'measure').map((one) => one.duration)"
        )
        pictures, drawn = (page.evaluate(durations, name) for name in ("picture", "view"))
        spoken = page.evaluate(
            "() => performance.getEntriesByName('spoken').map((one) => one.detail)"
        )
    _print_rates(sent)
    _print_times("capture to landmarks drawn", pictures, "ms")
    _print_times("capture to view drawn", drawn, "ms")
    _print_spoken(sent.frames, spoken)


def _print_rates(sent: Sent) -> None:
    times_s = [one.time_s for one in sent.frames]
    lasted_s = times_s[-1] - times_s[0]
    print(f"Pictures looked at            {len(times_s)}, {len(times_s) / lasted_s:.1f} a second")
    if sent.ticks:
        taken, left_out = sent.ticks[-1]["taken"], sent.ticks[-1]["left_out"]
        print(
            f"Left out                      {left_out} of {taken} ({left_out / max(1, taken):.1%})"
        )
    kilobytes = sent.bytes_up / (sent.last_s - sent.began_s) / 1000
    print(f"Bytes up                      {kilobytes:.1f} kB a second")


def _print_times(what: str, times: list[float], unit: str) -> None:
    if not times:
        print(f"{what.capitalize():<30}none")
        return
    p95 = float(np.percentile(times, 95))
    middle = statistics.median(times)
    print(f"{what.capitalize():<30}{middle:.0f} {unit} (95 %: {p95:.0f} {unit}), n = {len(times)}")


def _print_spoken(frames: list[FrameMessage], spoken: list[dict[str, Any]]) -> None:
    truth = json.loads(CLIP.with_suffix(".json").read_text("utf-8"))
    period_s = truth["frame_count"] / truth["fps"]
    shift_s = _shift(frames, truth, period_s)
    ends_s = [one["end_s"] for one in truth["repetitions"] if not one["short"]]
    late_ms: list[float] = []
    for one in spoken:
        if not one["text"][:1].isdigit():
            continue
        at_s = (one["time_s"] - shift_s) % period_s
        nearest = min(ends_s, key=lambda end_s: abs(at_s - end_s))
        late_ms.append(1000 * (at_s - nearest))
    _print_times("true end to spoken count", late_ms, "ms")


def _shift(frames: list[FrameMessage], truth: dict[str, Any], period_s: float) -> float:
    """When a round of the clip began on the session's clock, from the knee in both."""
    seen = [one for one in frames if one.frame.has_pose]
    at_s = np.array([one.time_s for one in seen])
    knee = np.array([_knee_deg(one.frame) for one in seen])
    known_s = np.array(truth["frames"]["time_s"])
    known = np.array(truth["frames"]["angles_deg"][truth["measure"]][truth["measured_side"]])
    shifts = np.arange(0, period_s, ALIGN_STEP_S)
    off = [
        np.nanmedian(np.abs(np.interp((at_s - s) % period_s, known_s, known) - knee))
        for s in shifts
    ]
    return float(shifts[int(np.argmin(off))])


def _knee_deg(frame: PoseFrame) -> float:
    """Flexion of the near knee in the picture, as a rough measure to align by."""
    hip, knee, ankle = (frame.image_px[point, :2] for point in (HIP, KNEE, ANKLE))
    up, down = hip - knee, ankle - knee
    cosine = up @ down / (np.linalg.norm(up) * np.linalg.norm(down))
    return 180.0 - float(np.degrees(np.arccos(np.clip(cosine, -1, 1))))


# Looks at one picture with the page's own worker.
LOOK = """
async ({ address, captured_ms }) => {
  const answer = await fetch(address);
  const plain = { colorSpaceConversion: "none", premultiplyAlpha: "none" };
  const picture = await createImageBitmap(await answer.blob(), plain);
  const looked = new Promise((resolve) => (window.worker.onmessage = ({ data }) => resolve(data)));
  window.worker.postMessage({ kind: "picture", picture, captured_ms }, [picture]);
  const { pose, kind, text } = await looked;
  if (kind !== "landmarks") throw new Error(text);
  return pose && [pose.image, pose.world, pose.visibility].map((one) => [...one]);
}
"""
PREPARE = """
async (name) => {
  const { pose } = await (await fetch("/session/about")).json();
  window.worker?.terminate();
  const worker = new Worker("/static/session/worker.js", { type: "module" });
  window.worker = worker;
  const ask = (message) => new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => {
      if (data.kind === "failed") reject(new Error(data.text));
      if (data.kind === "done") resolve(data);
    };
    worker.postMessage({ ...message, id: 1 });
  });
  await ask({ kind: "load", source: pose, model: { name, ...pose.models[name] } });
  await ask({ kind: "use", delegate: "CPU" });
}
"""


def run_clips(folder: Path, clips: list[Path]) -> None:
    """Measure clips by both and print how far they differ."""
    model = ensure_model()
    squat = shipped_library().get("squat")
    site = site_of(folder, voice=False, sets=plan_exercise(squat, Prescription(repetitions=1)))
    differences: list[float] = []
    with serving(site) as served, browsing(served, "/session") as visit:
        for clip in clips:
            truth = json.loads(clip.with_suffix(".json").read_text("utf-8"))
            definition = shipped_library().get(truth["exercise"])
            log = folder / f"{clip.stem}.npz"
            frames = list(_seen_by_browser(visit.page, clip))
            write_landmark_log(log, frames, {"source": clip.name, "model": model.stem})
            by = [analyze(Job(path, definition, Prescription()), model) for path in (clip, log)]
            differences += _print_clip(clip, *by)
    median = statistics.median(differences)
    print(f"Peaks differ by {median:.1f} degrees in the median, n = {len(differences)}")


def _seen_by_browser(page: Page, clip: Path) -> list[PoseFrame]:
    """Landmarks of every picture of a clip, found by the page's worker."""
    latest = b""

    def answer(route: Route) -> None:
        route.fulfill(body=latest, content_type="image/png")

    address = "/picture-of-a-clip.png"
    page.route(f"**{address}*", answer)
    page.evaluate(PREPARE, "full")
    frames: list[PoseFrame] = []
    with open_video(clip) as video:
        for number, picture in enumerate(video):
            bgr = cv2.cvtColor(picture.rgb, cv2.COLOR_RGB2BGR)
            latest = cv2.imencode(".png", bgr)[1].tobytes()
            given = {"address": f"{address}?{number}", "captured_ms": 1000 * picture.time_s}
            pose = page.evaluate(LOOK, given)
            frames.append(_frame(picture.time_s, picture.rgb.shape, pose))
    page.unroute(f"**{address}*")
    return frames


def _frame(time_s: float, shape: tuple[int, ...], pose: list[list[int]] | None) -> PoseFrame:
    size_px = (shape[1], shape[0])
    if pose is None:
        return PoseFrame.empty(time_s, size_px)
    image, world, visibility = (np.array(one, dtype=np.float64) for one in pose)
    points = (LANDMARK_COUNT, 3)
    return PoseFrame(
        time_s, image.reshape(points) / 16, world.reshape(points) / 1000, visibility / 256, size_px
    )


def _print_clip(clip: Path, python: Analysis, browser: Analysis) -> list[float]:
    """Counts and peaks of a clip; gives the differences of the peaks."""
    peaks = [
        [one.peak for one in by.record.stored_attempts if one.status == "counted"]
        for by in (python, browser)
    ]
    same = len(peaks[0]) == len(peaks[1])
    pairs = zip(*peaks, strict=False) if same else ()
    apart = [abs(one - other) for one, other in pairs if one is not None and other is not None]
    told = f"peaks differ by up to {max(apart):.1f} degrees" if apart else "COUNTS DIFFER"
    print(f"{clip.stem:<32}counted {len(peaks[0])} and {len(peaks[1])}; {told}")
    return apart


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("what", choices=("session", "clips"))
    parser.add_argument("--clips", nargs="+", type=Path, default=sorted(SAMPLES.glob("*.mp4")))
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if asked.what == "session":
            run_session(Path(folder))
        else:
            run_clips(Path(folder), asked.clips)


if __name__ == "__main__":
    main()
