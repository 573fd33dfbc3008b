"""Landmark logs and manifests for a batch: short sets of a stick figure with known peaks."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

from hep_vision.record.landmark_log import write_landmark_log
from stick_body import frames_of, repetitions, squatting

PEAKS = (70.0, 80.0, 90.0)


def write_squats(path: Path, number: int, peaks: tuple[float, ...] = PEAKS) -> Path:
    """A log of squats, another content for each number."""
    shift = number % 10
    time_s, knee = repetitions([peak + shift for peak in peaks], period_s=1.6, fps=15.0)
    frames = frames_of(time_s, squatting(knee), noise_px=0.3, seed=number)
    meta = {"model": "full", "source": path.name, "recorded_at": "2026-03-04T10:00:00+00:00"}
    write_landmark_log(path, frames, meta)
    return path


def write_manifest(path: Path, *rows: dict[str, Any]) -> Path:
    """A manifest of rows in CSV; the first row has every column."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path


def kept_counts(out: Path) -> dict[str, int]:
    """What is kept of each recording, by its path: the repetitions counted."""
    found: dict[str, int] = {}
    for file in (out / "kept").glob("??/*.json"):
        result = json.loads(file.read_text("utf-8"))
        for record in result["records"]:
            path = record["source"]["path"]
            assert path not in found, f"{path} is kept twice"
            found[path] = record["counted"]
    return found
