"""The browser's pose estimator beside Python's, on the very same pictures.

``python -m benchmarks.web_estimator [CLIP ...]`` sees rendered clips (by default the samples) with
the same bundle in Chromium (CPU delegate) and in Python, measures both as `analyze` does, and
prints: counts, differences of the peak of each repetition that both counted, and of the measured
value picture by picture, of the limb at the front and of the one behind it. ``--keep FOLDER``
keeps the logs; what is there already is not seen again.

The pictures reach the browser as raw pixels, so that no codec comes between.
"""

from __future__ import annotations

import argparse
import csv
import json
import shutil
import sys
import tempfile
import threading
from dataclasses import dataclass
from functools import cached_property
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import numpy as np

from hep_vision.analysis.analyze import Job, analyze
from hep_vision.definitions.library import load_library
from hep_vision.measure.angles.measures import MEASURES
from hep_vision.measure.body.landmarks import PoseFrame
from hep_vision.measure.exercise import Prescription
from hep_vision.measure.result import Attempt, SetResult
from hep_vision.record.landmark_log import read_landmark_log, write_landmark_log
from hep_vision.sources.capture.video import open_video
from hep_vision.sources.pose.browser import ensure_package, package_file
from hep_vision.sources.pose.estimator import (
    IMAGE_STEPS_PER_PX,
    VISIBILITY_STEPS,
    WORLD_STEPS_PER_M,
    PoseEstimator,
    quantise,
)
from hep_vision.sources.pose.models import ensure_model, load_manifest

TOP = Path(__file__).resolve().parents[1]
SAMPLES = TOP / "sample_videos"
RENDERED = TOP.parent / "shared" / "bench" / "rendered"
# Of the clips: what is done in it, and with which side.
CLIPS = {
    "squat_side": ("squat", "both"),
    "seated_knee_extension_side": ("seated_knee_extension", "auto"),
    "shoulder_abduction_front": ("shoulder_abduction", "both"),
    "straight_leg_raise_side": ("straight_leg_raise", "auto"),
    "elbow_flexion_side": ("elbow_flexion", "auto"),
    "squat_A": ("squat", "both"),
    "abduction_A": ("shoulder_abduction", "both"),
    "slr_D": ("straight_leg_raise", "auto"),
    "knee_extension_E": ("seated_knee_extension", "auto"),
    "elbow_flexion_B": ("elbow_flexion", "auto"),
}
_PAGE = b"""<!doctype html><title>t</title><script type="module">
const worker = new Worker("/worker.mjs", {type: "module"});
const ask = (what) => new Promise((done, fail) => {
  worker.onmessage = ({data}) => data.error ? fail(new Error(data.error)) : done(data);
  worker.postMessage(what);
});
window.start = () => ask({});
window.look = (n, ms, w, h) => ask({n, ms, w, h});
</script>"""
# In a module worker, as on the session page.
_WORKER = b"""
import {FilesetResolver, PoseLandmarker} from "/pose/vision_bundle.mjs";
let wasm, model, pose, times = 0;
// The package forgets its program after each use, and a module is run once for each address.
self.import = (url) => import(`${url}?${times++}`);
async function start() {
  wasm ??= await FilesetResolver.forVisionTasks("/pose", true);
  model ??= new Uint8Array(await (await fetch("/model")).arrayBuffer());
  pose?.close();
  pose = await PoseLandmarker.createFromOptions(wasm, {baseOptions: {modelAssetBuffer: model,
    delegate: "CPU"}, runningMode: "VIDEO", numPoses: 1});
  return {};
}
async function look({n, ms, w, h}) {
  const rgba = new Uint8ClampedArray(await (await fetch(`/picture/${n}`)).arrayBuffer());
  const picture = await createImageBitmap(new ImageData(rgba, w, h));
  const began = performance.now(), found = pose.detectForVideo(picture, ms);
  const took = performance.now() - began;
  picture.close();
  if (!found.landmarks.length) return {took, points: null};
  return {took, points: found.landmarks[0].map((p, i) => { const m = found.worldLandmarks[0][i];
    return [p.x, p.y, p.z, p.visibility, m.x, m.y, m.z]; })};
}
onmessage = async ({data}) => {
  try { postMessage(await (data.n === undefined ? start() : look(data))); }
  catch (error) { postMessage({error: String(error)}); }
};
"""
_TYPES = {".mjs": "text/javascript", ".js": "text/javascript", ".wasm": "application/wasm"}


class Pictures:
    """A server on this machine for one page: the package, the model, the pictures of a clip."""

    def __init__(self) -> None:
        self.pictures: list[bytes] = []
        model = ensure_model().read_bytes()
        ensure_package()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                kind, body = outer._answer(self.path, model)
                self.send_response(200)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_args: Any) -> None:
                """Nobody reads it."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self._server.server_port}/"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def _answer(self, path: str, model: bytes) -> tuple[str, bytes]:
        path = path.partition("?")[0]
        if path == "/model":
            return "application/octet-stream", model
        if path.startswith("/picture/"):
            return "application/octet-stream", self.pictures[int(path.rpartition("/")[2])]
        if path.startswith("/pose/"):
            file = package_file(path.rpartition("/")[2])
            assert file is not None, path
            return _TYPES[file.suffix], file.read_bytes()
        return ("text/javascript", _WORKER) if path == "/worker.mjs" else ("text/html", _PAGE)


@dataclass(frozen=True)
class Clip:
    """A clip, and the logs that the two estimators make of it."""

    path: Path
    exercise: str
    side: Any
    folder: Path

    def log(self, by: str) -> Path:
        return self.folder / f"{self.path.stem}-{by}.npz"

    @cached_property
    def pictures(self) -> list[tuple[float, Any]]:
        with open_video(self.path) as video:
            return [(frame.time_s, frame.rgb) for frame in video]

    def measured(self, by: str) -> SetResult:
        definition = load_library().get(self.exercise)
        return analyze(Job(self.log(by), definition, Prescription(side=self.side)), None).result


def see_in_python(clip: Clip) -> None:
    """Write what Python's estimator sees."""
    with PoseEstimator(ensure_model()) as estimator:
        frames = [estimator.estimate(rgb, time_s) for time_s, rgb in clip.pictures]
    write_landmark_log(clip.log("python"), frames, {"model": "full"})


def see_in_browser(clip: Clip, page: Any, server: Pictures) -> float:
    """Write what the browser's estimator sees; gives its median milliseconds for a picture."""
    server.pictures = [
        np.dstack((rgb, np.full(rgb.shape[:2], 255, np.uint8))).tobytes()
        for _, rgb in clip.pictures
    ]
    page.evaluate("start()")
    frames: list[PoseFrame] = []
    took: list[float] = []
    for number, (time_s, rgb) in enumerate(clip.pictures):
        height, width = rgb.shape[:2]
        ms = max(round(time_s * 1000), number)
        found = page.evaluate(f"look({number}, {ms}, {width}, {height})")
        took.append(found["took"])
        frames.append(_frame(found["points"], time_s, (width, height)))
    version = load_manifest().browser.version
    write_landmark_log(clip.log("browser"), frames, {"model": f"full-browser@{version}-cpu"})
    return float(np.median(took))


def _frame(points: Any, time_s: float, size_px: tuple[int, int]) -> PoseFrame:
    if points is None:
        return PoseFrame.empty(time_s, size_px)
    found, (width, height) = np.array(points), size_px
    return PoseFrame(
        time_s,
        quantise(found[:, :3] * (width, height, width), IMAGE_STEPS_PER_PX),
        quantise(found[:, 4:], WORLD_STEPS_PER_M),
        quantise(np.clip(found[:, 3], 0, 1), VISIBILITY_STEPS),
        size_px,
    )


def counted_of(result: SetResult) -> list[Attempt]:
    """The repetitions that were counted."""
    return [attempt for attempt in result.attempts if attempt.status == "counted"]


def peak_differences(python: SetResult, browser: SetResult) -> list[float]:
    """Browser less Python, of the repetitions that both counted."""
    return [
        theirs.rom.peak - ours.rom.peak
        for ours in counted_of(python)
        for theirs in counted_of(browser)
        if ours.start_s < theirs.peak_s < ours.end_s
    ]


def value_differences(clip: Clip) -> dict[str, list[float]]:
    """Browser less Python picture by picture, of the nearer and of the hidden side.

    Nearer is the side whose points the model has in sight more.
    """
    definition = load_library().get(clip.exercise)
    measure = MEASURES[definition.exercise().measure]
    traces = {by: {t.side: t for t in clip.measured(by).traces} for by in ("python", "browser")}
    frames = read_landmark_log(clip.log("python")).frames
    seen = {
        side: float(np.nanmean([f.visibility[list(measure.landmarks(side))].min() for f in frames]))
        for side in ("left", "right")
    }
    found: dict[str, list[float]] = {"near": [], "hidden": []}
    for side, trace in traces["python"].items():
        other = traces["browser"].get(side)
        if other is None or side not in seen:
            continue
        apart = other.value - trace.value
        hidden = seen[side] < max(seen.values()) - 0.1
        found["hidden" if hidden else "near"] += [float(v) for v in apart if np.isfinite(v)]
    return found


def clip_row(clip: Clip, took_ms: float | None) -> dict[str, object]:
    """What is printed of a clip."""
    python, browser = clip.measured("python"), clip.measured("browser")
    peaks, values = peak_differences(python, browser), value_differences(clip)
    sizes = {name: np.abs(found) for name, found in values.items()}
    return {
        "clip": clip.path.stem,
        "exercise": clip.exercise,
        "counted in Python": len(counted_of(python)),
        "in the browser": len(counted_of(browser)),
        "peaks compared": len(peaks),
        "median difference": _said(np.median(np.abs(peaks)) if peaks else np.nan),
        "largest": _said(max(map(abs, peaks), default=np.nan)),
        "near limb, mean": _said(sizes["near"].mean() if sizes["near"].size else np.nan),
        "99 %": _said(np.quantile(sizes["near"], 0.99) if sizes["near"].size else np.nan),
        "hidden limb, mean": _said(sizes["hidden"].mean() if sizes["hidden"].size else np.nan),
        "hidden 99 %": _said(
            np.quantile(sizes["hidden"], 0.99) if sizes["hidden"].size else np.nan
        ),
        "ms a picture": "" if took_ms is None else round(took_ms),
        "peaks": " ".join(f"{one:+.2f}" for one in peaks),
    }


def _said(value: float) -> str:
    return "" if np.isnan(value) else f"{value:.2f}"


def main() -> None:
    """See every clip in both, and print the differences."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("clips", nargs="*", default=list(CLIPS)[:5], choices=[*CLIPS, []])
    parser.add_argument("--keep", type=Path, help="folder for the logs")
    asked = parser.parse_args()
    folder = asked.keep or Path(tempfile.mkdtemp())
    folder.mkdir(parents=True, exist_ok=True)
    writer: csv.DictWriter[str] | None = None
    server = Pictures()
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        page = browser.new_page()
        page.goto(server.address)
        page.wait_for_function("!!window.start")
        for name in asked.clips:
            path = next(
                p / f"{name}.mp4" for p in (SAMPLES, RENDERED) if (p / f"{name}.mp4").exists()
            )
            clip = Clip(path, *CLIPS[name], folder)
            took_ms = None
            if not clip.log("python").exists():
                see_in_python(clip)
            if not clip.log("browser").exists():
                took_ms = see_in_browser(clip, page, server)
            row = clip_row(clip, took_ms)
            (folder / f"{name}.json").write_text(json.dumps(row))
            if writer is None:
                writer = csv.DictWriter(sys.stdout, list(row), delimiter="\t")
                writer.writeheader()
            writer.writerow(row)
            sys.stdout.flush()
        browser.close()


if __name__ == "__main__":
    main()
