"""The ten sealed people, scored once: ``python -m benchmarks.accuracy.sealed``.

Draws the clips whose specifications were sealed (`benchmarks.accuracy.sealing`), scores them with
the code that is committed, and keeps the figures beside the specifications. The accuracy page
prints them first, whatever they are. A second scoring is refused: what was seen once is not sealed.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from benchmarks.accuracy.clips import is_ready, prepare
from benchmarks.accuracy.design import Planned, Scene
from benchmarks.accuracy.score import CountRow, RepetitionRow
from benchmarks.accuracy.sealing import FOLDER, SEAL, SPECIFICATIONS, digest_of
from benchmarks.accuracy.tables import write_rows

from hep_vision.sources.pose.models import ensure_model
from hep_vision_figure.spec import ClipSpec

ROOT = Path(__file__).resolve().parents[2]
COUNTS = FOLDER / "counts.csv"
REPETITIONS = FOLDER / "repetitions.csv"
SCORED = FOLDER / "scored.json"
Row = TypeVar("Row")


@dataclass(frozen=True)
class SealedClip(Planned):
    """A clip whose specification is written down, not designed."""

    text: str = ""  # of the specification, JSON

    @cached_property
    def spec(self) -> ClipSpec:
        """The specification as it was sealed."""
        return ClipSpec.model_validate_json(self.text)


@dataclass(frozen=True)
class Sealed:
    """What the one scoring found; empty as long as nothing was scored."""

    counts: tuple[CountRow, ...] = ()
    rows: tuple[RepetitionRow, ...] = ()
    revision: str = ""
    since: str = ""  # what differs since in the code that was scored


def seal_fits() -> bool:
    """Whether the specifications are those that were sealed."""
    return SEAL.read_text("utf-8").split()[0] == digest_of(SPECIFICATIONS)


def sealed_clips() -> list[Planned]:
    """The sealed clips, in their order."""
    told = json.loads(SPECIFICATIONS.read_text("utf-8"))
    return [_planned(clip, told["people"][clip["person"]]) for clip in told["clips"]]


def _planned(clip: dict[str, Any], person: dict[str, Any]) -> SealedClip:
    spec = {name: value for name, value in clip.items() if name not in ("name", "person")}
    changes = {"camera": {"yaw_deg": clip["camera"]["yaw_deg"]}}
    scene = Scene(clip["person"], clip["exercise"], clip.get("side"), clip["seed"], changes)
    return SealedClip(clip["name"], "sealed", scene, text=json.dumps({**spec, **person}))


def read_scored() -> Sealed:
    """What was scored, as it was written down then."""
    if not SCORED.exists():
        return Sealed()
    told = json.loads(SCORED.read_text("utf-8"))
    counts, rows = _read(COUNTS, CountRow), _read(REPETITIONS, RepetitionRow)
    return Sealed(tuple(counts), tuple(rows), told["revision"], told.get("since", ""))


def _read(path: Path, kind: Callable[..., Row]) -> list[Row]:
    types: dict[str, Callable[[str], Any]] = {
        "int": int,
        "float": float,
        "bool": lambda text: text == "True",
    }
    parsers = {f.name: types.get(str(f.type), str) for f in fields(kind)}  # pyright: ignore[reportArgumentType]
    with path.open(newline="", encoding="utf-8") as file:
        return [
            kind(**{name: parse(row[name]) for name, parse in parsers.items()})
            for row in csv.DictReader(file)
        ]


def _refusal(uncommitted: str) -> str | None:
    """Why nothing may be scored; None if nothing is in the way."""
    if not seal_fits():
        return f"{SPECIFICATIONS} is not what was sealed."
    if SCORED.exists():
        return f"The sealed people were scored before, see {SCORED}."
    if uncommitted:
        return f"Commit first what is scored with:\n{uncommitted}"
    return None


def _git(*words: str) -> str:
    found = subprocess.run(["git", *words], cwd=ROOT, check=True, capture_output=True, text=True)
    return found.stdout.strip()


def _write(counts: Sequence[CountRow], rows: Sequence[RepetitionRow], revision: str) -> None:
    write_rows(COUNTS, counts)
    write_rows(REPETITIONS, rows)
    told = {"revision": revision, "sealed": digest_of(SPECIFICATIONS), "clips": len(counts)}
    SCORED.write_text(json.dumps(told, indent=2) + "\n", "utf-8")


def main(words: list[str] | None = None) -> int:
    """Draw what is not drawn yet, score everything, and keep it."""
    from benchmarks.accuracy.scoring import clips_of, console, score_all

    parser = argparse.ArgumentParser(prog="python -m benchmarks.accuracy.sealed",
                                     description=__doc__)  # fmt: skip
    parser.add_argument("--cache", type=Path, default=ROOT / "results" / "accuracy" / "cache")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--draw", action="store_true", help="only draw, score nothing")
    asked = parser.parse_args(words)
    refusal = _refusal("" if asked.draw else _git("status", "--porcelain", "src", "exercises"))
    if refusal is not None:
        console.print(refusal, style="red")
        return 1
    model = ensure_model()
    clips = clips_of(sealed_clips(), asked.cache, model, asked.jobs)
    if asked.draw:
        problems: list[str] = []
        for _ in prepare(clips, model, asked.jobs, lambda c, p: problems.append(f"{c}: {p}")):
            pass
        console.print(f"{sum(map(is_ready, clips))} of {len(clips)} drawn. {problems or ''}")
        return 1 if problems else 0
    scores = score_all(clips, asked.jobs, model)
    if len(scores.counts) < len(clips):
        console.print("Not all were scored; nothing was written.", style="red")
        return 1
    _write(scores.counts, scores.rows, _git("rev-parse", "--short", "HEAD"))
    exact = sum(row.exact for row in scores.counts)
    console.print(f"{exact} of {len(clips)} counted exactly. Wrote {FOLDER}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
