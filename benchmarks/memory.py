"""Resident memory of the main job after 2,000 and after 20,000 frames.

One sample clip is played again and again with rising times through decoder, pose model,
engine and frame store, as `hep_vision.analysis.analyze` does it for one long video.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import psutil

from hep_vision.definitions.library import load_library
from hep_vision.measure.engine import Engine
from hep_vision.record.frame_store import FrameStore
from hep_vision.sources.capture.video import open_video
from hep_vision.sources.pose.estimator import PoseEstimator
from hep_vision.sources.pose.models import ensure_model

CLIP = Path(__file__).resolve().parents[1] / "sample_videos" / "squat_side.mp4"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--frames", type=int, default=20_000)
    asked = parser.parse_args()
    process = psutil.Process()
    engine, store = Engine(load_library().get("squat").exercise()), FrameStore()
    done, offset_s, base_mb = 0, 0.0, 0.0
    print("frames   resident MB")
    with PoseEstimator(ensure_model()) as estimator:
        while done < asked.frames:
            with open_video(CLIP) as video:
                for image in video:
                    time_s = offset_s + image.time_s
                    size_px = (video.info.width, video.info.height)
                    frame = estimator.estimate(image.rgb, time_s, size_px)
                    engine.advance(frame)
                    store.append(frame)
                    done += 1
                    if done == 2_000 or done % 5_000 == 0:
                        now_mb = process.memory_info().rss / 1e6
                        base_mb = base_mb or now_mb
                        print(f"{done:6d}   {now_mb:8.1f}", flush=True)
            offset_s = time_s + 0.05
    result = engine.finish()
    grown = process.memory_info().rss / 1e6 - base_mb
    print(f"Grown by {grown:.1f} MB since frame 2,000; {result.counted} repetitions counted.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
