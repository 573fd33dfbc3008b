"""Wall time of the main job against the bare pose loop, as ratios in one run.

The bare loop is what a tutorial does: decode with OpenCV, convert, ``detect_for_video``.
The main job is `hep_vision.analysis.analyze` on the same file with the same model: decode
in a process of its own, landmarks, engine, a look whether another exercise is shown, result;
without the annotated video. Both are run in turn, A B A B, and the ratio is taken pair by
pair. Below that, our own cost per frame: the engine and the store of frames, without decode
and pose, on recorded landmarks; of several runs the fastest, since another program only adds to it.
``--own`` prints that alone.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

import cv2
import mediapipe as mp
import numpy as np
from mediapipe.tasks import python as tasks
from mediapipe.tasks.python import vision

from hep_vision.analysis.analyze import Job, analyze
from hep_vision.definitions.library import load_library
from hep_vision.definitions.schema import Definition
from hep_vision.measure.engine import Engine
from hep_vision.measure.exercise import Prescription
from hep_vision.record.frame_store import FrameStore
from hep_vision.record.landmark_log import read_landmark_log
from hep_vision.sources.pose.models import ensure_model
from hep_vision.sources.pose.quiet import native_stderr_silenced

TOP = Path(__file__).resolve().parents[1]
CLIPS = (TOP / "sample_videos" / "squat_side.mp4",)
RECORDED = TOP / "tests" / "golden" / "squat_side.npz"
OWN_RUNS = 7
SHARED = TOP.parent / "shared" / "bench" / "video" / "sports2d_demo_walk.mp4"


def bare_loop(path: Path, model: Path) -> int:
    """Decode, convert, detect; nothing else."""
    options = vision.PoseLandmarkerOptions(
        base_options=tasks.BaseOptions(model_asset_path=str(model)),
        running_mode=vision.RunningMode.VIDEO,
    )
    frames = 0
    with native_stderr_silenced(), vision.PoseLandmarker.create_from_options(options) as pose:
        video = cv2.VideoCapture(str(path))
        while True:
            more, image = video.read()
            if not more:
                break
            ms = round(video.get(cv2.CAP_PROP_POS_MSEC))
            rgb = cv2.cvtColor(image, cv2.COLOR_BGR2RGB)
            pose.detect_for_video(mp.Image(image_format=mp.ImageFormat.SRGB, data=rgb), ms)
            frames += 1
        video.release()
    return frames


def timed(run: Callable[[], object]) -> float:
    """Seconds a call takes."""
    begin = time.perf_counter()
    run()
    return time.perf_counter() - begin


def own_cost_ms(definition: Definition) -> list[float]:
    """Time of engine and frame store for each frame of a recorded clip, in milliseconds."""
    frames = read_landmark_log(RECORDED).frames
    runs: list[list[float]] = []
    for _ in range(OWN_RUNS):
        engine, store = Engine(definition.exercise(), Prescription()), FrameStore()
        costs: list[float] = []
        for frame in frames:
            begin = time.perf_counter()
            engine.advance(frame)
            store.append(frame)
            costs.append(1e3 * (time.perf_counter() - begin))
        runs.append(costs)
    return min(runs, key=median)


def print_own_cost(definition: Definition) -> None:
    """Print what a frame costs us."""
    costs = own_cost_ms(definition)
    print(
        f"Own cost per frame (engine and frame store, {len(costs)} frames, best of {OWN_RUNS} "
        f"runs): median {median(costs):.3f} ms, 95 % {np.percentile(costs, 95):.3f} ms, "
        f"mean {np.mean(costs):.3f} ms"
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("clips", nargs="*", type=Path)
    parser.add_argument("--pairs", type=int, default=5)
    parser.add_argument("--own", action="store_true", help="our own cost alone, without pose")
    asked = parser.parse_args()
    if asked.own:
        print_own_cost(load_library().get("squat"))
        return 0
    clips = asked.clips or [*CLIPS, *([SHARED] if SHARED.is_file() else [])]
    if not SHARED.is_file() and not asked.clips:
        print(f"SKIPPED: {SHARED} is not there; only the sample clip is timed.", file=sys.stderr)
    model = ensure_model()
    library = load_library()
    definition = library.get("squat")
    print("clip                              frames   bare s   analyze s   ratio (median, range)")
    for clip in clips:
        job = Job(clip, definition, Prescription(), others=library.all())
        frames = bare_loop(clip, model)  # warm-up, also counts
        analyze(job, model)
        pairs = [
            (timed(partial(analyze, job, model)), timed(partial(bare_loop, clip, model)))
            for _ in range(asked.pairs)
        ]
        ratios = sorted(ours / bare for ours, bare in pairs)
        print(
            f"{clip.name:32s} {frames:7d} {median(b for _, b in pairs):8.2f} "
            f"{median(a for a, _ in pairs):11.2f}   "
            f"{median(ratios):.2f} ({ratios[0]:.2f} to {ratios[-1]:.2f})"
        )
    print()
    print_own_cost(definition)
    return 0


if __name__ == "__main__":
    sys.exit(main())
