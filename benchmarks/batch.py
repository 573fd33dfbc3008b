"""How fast ``hep-vision batch`` is and what it needs: ``python -m benchmarks.batch PART``.

``decode``    real decoding and pose estimation on 1 and 2 workers
``logs``      many landmark logs on 1, 2, 4 and 8 workers
``overhead``  what a batch costs a recording beyond its measurement
``memory``    the client's memory over the length of the manifest

Figures of one run on one machine, as ratios; run it on one that does nothing else.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import psutil

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

ROOT = Path(__file__).resolve().parents[1]
COMMAND = (sys.executable, "-c", "from hep_vision.cli.main import main; main()", "batch")
CLIP = ROOT / "sample_videos" / "squat_side.mp4"
_LOOK_EVERY_S = 0.1


def manifest_of(folder: Path, recordings: Iterable[Path], **more: str) -> Path:
    """A manifest of squats; ``more`` are columns of one value."""
    path = folder / "manifest.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("recording", "exercise", *more))
        writer.writerows((one, "squat", *more.values()) for one in recordings)
    return path


@dataclass(frozen=True, slots=True)
class Ran:
    """A batch: seconds by the clock, memory of its client in MB, and cores that were busy."""

    seconds: float
    largest_mb: float
    busy_cores: float


def run(manifest: Path, out: Path, workers: int) -> Ran:
    """Run a batch to its end."""
    before = psutil.cpu_times()
    began_s, largest = time.perf_counter(), 0
    asked = (str(manifest), "--out", str(out), "--workers", str(workers))
    process = subprocess.Popen([*COMMAND, *asked], stdout=subprocess.DEVNULL)
    client = psutil.Process(process.pid)
    while process.poll() is None:
        try:
            largest = max(largest, client.memory_info().rss)
        except psutil.Error:
            break
        time.sleep(_LOOK_EVERY_S)
    if process.wait():
        raise SystemExit(f"the batch ended with code {process.returncode}")
    seconds = time.perf_counter() - began_s
    after = psutil.cpu_times()
    idle_s = after.idle - before.idle + after.iowait - before.iowait
    return Ran(seconds, largest / 1e6, (os.cpu_count() or 1) - idle_s / seconds)


def logs(folder: Path, number: int) -> list[Path]:
    """Landmark logs of sets of squats, each another content."""
    sys.path.insert(0, str(ROOT / "tests"))
    from batch_samples import write_squats

    folder.mkdir(exist_ok=True)
    return [write_squats(folder / f"{one}.npz", one) for one in range(number)]


def decode(folder: Path, number: int) -> None:
    """Two workers against one on copies of a real recording, each with other bytes at its end."""
    clips: list[Path] = []
    for one in range(number):
        clip = folder / f"{one}.mp4"
        # A box that players skip makes it another content of the same pictures.
        clip.write_bytes(
            CLIP.read_bytes() + (12).to_bytes(4, "big") + b"free" + one.to_bytes(4, "big")
        )
        clips.append(clip)
    manifest = manifest_of(folder, clips)
    one, two = (run(manifest, folder / f"out-{workers}", workers) for workers in (1, 2))
    for workers, ran in ((1, one), (2, two)):
        print(
            f"{number} recordings on {workers} worker{'s' if workers > 1 else ''}: "
            f"{ran.seconds:.0f} s, {ran.busy_cores:.2f} of {os.cpu_count()} cores busy"
        )
    print(f"2 workers do {one.seconds / two.seconds:.2f} times as much")


def many_logs(folder: Path, number: int) -> None:
    """Landmark logs on 1, 2, 4 and 8 workers; more workers than cores are only reckoned with."""
    manifest = manifest_of(folder, logs(folder / "logs", number))
    first = 0.0
    for workers in (1, 2, 4, 8):
        seconds = run(manifest, folder / f"out-{workers}", workers).seconds
        first = first or seconds
        shared = "" if workers <= (os.cpu_count() or 1) else " (workers share cores)"
        print(
            f"{number} logs on {workers} workers: {seconds:.0f} s, {number / seconds:.1f} a second,"
            f" {first / seconds:.2f} times one worker{shared}",
            flush=True,
        )


def overhead(folder: Path, number: int) -> None:
    """Time of a batch less that of its measurements, for each recording of a 20 s clip."""
    manifest = manifest_of(folder, logs(folder / "logs", number))
    out = folder / "out"
    seconds = run(manifest, out, 1).seconds
    worked = sum(
        json.loads(p.read_text("utf-8"))["seconds"] for p in (out / "kept").glob("??/*.json")
    )
    one = folder / "clip"
    one.mkdir()
    clip_s = run(manifest_of(one, [CLIP]), one / "out", 1).seconds
    start_s = run(manifest_of(one, [CLIP]), one / "out", 1).seconds
    each = (seconds - worked - start_s) / number
    print(f"start and end of a batch: {start_s:.1f} s")
    print(f"each recording beyond its measurement: {1000 * each:.0f} ms (n = {number})")
    took_s = clip_s - start_s
    print(f"of a 20 s clip, measured in {took_s:.1f} s: {100 * each / took_s:.1f} %")


def memory(folder: Path, number: int) -> None:
    """Client memory from a hundredth of the rows to all: links to logs that are measured once."""
    some = logs(folder / "logs", max(10, number // 1000))
    links = folder / "links"
    links.mkdir()
    recordings = [links / f"{one}.npz" for one in range(number)]
    for one, link in enumerate(recordings):
        link.hardlink_to(some[one % len(some)])
    out = folder / "out"
    first = 0.0
    for rows in (number // 100, number // 10, number):
        ran = run(manifest_of(folder, recordings[:rows]), out, 2)
        first = first or ran.largest_mb
        print(
            f"{rows} rows: {ran.largest_mb:.0f} MB at most, {ran.largest_mb / first:.2f} times, "
            f"{ran.seconds:.0f} s",
            flush=True,
        )


PARTS = {
    "decode": (decode, 8),
    "logs": (many_logs, 10_000),
    "overhead": (overhead, 200),
    "memory": (memory, 100_000),
}


def main(words: Sequence[str] | None = None) -> int:
    """Run a part."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("part", choices=PARTS)
    parser.add_argument("--number", type=int, help="recordings, or rows")
    asked = parser.parse_args(words)
    part, usual = PARTS[asked.part]
    with tempfile.TemporaryDirectory() as folder:
        part(Path(folder), asked.number or usual)
    return 0


if __name__ == "__main__":
    sys.exit(main())
