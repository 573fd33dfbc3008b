"""Counting and range of motion against the evidence: real clips with labels, rendered truth.

Prints, per clip and in sum, what was counted against what was labelled (mean absolute
error normalised by the true count, share off by at most one, exact share), and on rendered
clips the error of each repetition's peak and how often the truth lies inside the stated
uncertainty. Writes the same as CSV beside ``--out``.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.table import Table

from hep_vision.analysis.analyze import Job, analyze
from hep_vision.definitions.library import Library, shipped_library
from hep_vision.measure.exercise import Prescription
from hep_vision.measure.result import Attempt, SetResult
from hep_vision.sources.pose.models import ensure_model
from hep_vision.statistics.agreement import LEAST_OFF_BY_ONE
from hep_vision.statistics.intervals import share_interval

HERE = Path(__file__).resolve().parent
EVIDENCE = HERE.parents[1] / "shared" / "bench"
console = Console(width=150, highlight=False)

# Folders of real clips as landmark logs.
REAL = {
    "real": "Real clips, labelled by eye",
    "real2": "More real clips, first seen by version 0.1",
}
# The evidence's own names for the rendered exercises, and for the truth of their measure.
RENDERED = {
    "abduction": ("shoulder_abduction", "shoulder_elevation"),
    "elbow_flexion": ("elbow_flexion", "elbow_flexion"),
    "knee_extension": ("seated_knee_extension", "knee_flexion"),
    "slr": ("straight_leg_raise", "hip_flexion"),
    "squat": ("squat", "knee_flexion"),
    "stand": ("squat", "knee_flexion"),
}


@dataclass(frozen=True)
class Counted:
    """One clip: what was labelled and what was counted."""

    clip: str
    exercise: str
    true: int
    low: int
    high: int
    counted: int
    partial: int
    rejected: int

    @property
    def exact(self) -> bool:
        return self.counted == self.true

    @property
    def off_by_one(self) -> bool:
        return abs(self.counted - self.true) <= 1

    @property
    def source(self) -> str:
        """Where the clip comes from: the first word of its name, or the clip itself."""
        first, _, rest = self.clip.partition("_")
        return self.clip if rest.isdigit() or first in self.exercise else first


@dataclass(frozen=True)
class Peak:
    """One repetition of a rendered clip: its true and its measured peak, in degrees."""

    clip: str
    exercise: str
    true: float
    measured: float
    uncertainty: float
    reliable: bool

    @property
    def error(self) -> float:
        return self.measured - self.true

    @property
    def covered(self) -> bool:
        return abs(self.error) <= self.uncertainty


@dataclass(frozen=True)
class Hand:
    """An angle measured by hand on the picture beside ours of the same repetition, in degrees."""

    clip: str
    at_s: float
    hand: float
    hand_error: float
    measured: float
    uncertainty: float
    reliable: bool

    @property
    def error(self) -> float:
        return self.measured - self.hand

    @property
    def covered(self) -> bool:
        """Whether they agree within what both state."""
        return abs(self.error) <= np.hypot(self.uncertainty, self.hand_error)


@dataclass(frozen=True)
class Real:
    """Real clips: what was counted, measured by hand, and marked reliable in plane."""

    counts: list[Counted]
    hands: list[Hand]
    reliable: list[tuple[str, int, int]]  # clip seen in plane: marked reliable, counted


def count_real(library: Library) -> list[Counted]:
    """The clips that the engine was developed on."""
    return measure_real(library, "real").counts


def measure_real(library: Library, folder: str) -> Real:
    """Measure the landmark logs of a folder beside its labels."""
    labels = json.loads((EVIDENCE / folder / "labels.json").read_text())
    labels = labels if isinstance(labels, list) else labels["logs"]
    counts: list[Counted] = []
    hands: list[Hand] = []
    reliable: list[tuple[str, int, int]] = []
    for label in labels:
        side = label["side"] if label["side"] in ("left", "right") else "auto"
        # A person who does no exercise is measured as one that a patient could be asked for.
        definition = library.get(label["exercise"] or "shoulder_abduction")
        job = Job(EVIDENCE / folder / label["log"], definition, Prescription(side=side))
        result = analyze(job, None).result
        counts.append(_counted(label["log"], label, result))
        hands += _by_hand(label, result)
        if seen_in_plane(label["view"], definition.exercise().view) and result.counted:
            known = sum(attempt.rom.reliable for attempt in result.repetitions)
            reliable.append((Path(label["log"]).stem, known, result.counted))
    return Real(counts, hands, reliable)


def seen_in_plane(view: str, plane: str) -> bool:
    """Whether a label's words for the view name the exercise's plane and nothing else."""
    words = view.lower()
    from_side = "side" in words or "sagittal" in words
    from_front = "front" in words or "behind" in words
    if "oblique" in words or "/" in words:
        return False
    return from_side and not from_front if plane == "sagittal" else from_front and not from_side


def _by_hand(label: dict, result: SetResult) -> list[Hand]:
    found: list[Hand] = []
    for angle in label.get("angles_by_hand", []):
        at_s = angle["t"]
        during = [a for a in result.attempts if a.start_s - 0.3 <= at_s <= a.end_s + 0.3]
        for name, hand in angle.items():
            if name not in ("hand", "hand_left", "hand_right"):
                continue
            side = name.removeprefix("hand_")
            for attempt in during[:1]:
                if name != "hand" and (attempt.measured_side or attempt.side) != side:
                    continue
                rom = attempt.rom
                # A hand measurement of extension is negative flexion.
                hand = -hand if "EXTENSION" in angle.get("how", "") else hand
                numbers = (at_s, hand, angle["pm"], rom.peak, rom.uncertainty, rom.reliable)
                found.append(Hand(Path(label["log"]).stem, *numbers))
    return found


def print_hands(rows: list[Hand]) -> None:
    error = np.array([row.error for row in rows])
    console.print(
        f"Hand measurements on the picture: n {len(rows)}, mean absolute difference "
        f"{np.mean(np.abs(error)):.1f}, bias {np.mean(error):+.1f}, within both stated errors "
        f"{sum(r.covered for r in rows)} ({100 * np.mean([r.covered for r in rows]):.0f} %)"
    )
    for row in rows:
        if not row.covered:
            console.print(
                f"  outside: {row.clip} at {row.at_s:.1f} s, hand {row.hand:.0f} "
                f"(±{row.hand_error:.0f}), ours {row.measured:.0f} (±{row.uncertainty:.0f})"
            )


def print_reliable(rows: list[tuple[str, int, int]]) -> None:
    known, counted = sum(r[1] for r in rows), sum(r[2] for r in rows)
    console.print(
        f"Repetitions of {len(rows)} clips seen in plane: degrees marked reliable in "
        f"{known} of {counted} ({100 * known / max(1, counted):.0f} %)\n"
    )


def print_without_each(rows: list[Counted]) -> None:
    """The share within the honest range with each source left out in turn."""
    sources = sorted({row.source for row in rows})
    shares = [
        np.mean([row.low <= row.counted <= row.high for row in rows if row.source != source])
        for source in sources
    ]
    console.print(
        f"In the honest range with each of {len(sources)} sources left out in turn: "
        f"{100 * min(shares):.0f} to {100 * max(shares):.0f} %\n"
    )


def _counted(clip: str, label: dict[str, object], result: SetResult) -> Counted:
    true = int(label["complete"])
    low, high = label.get("complete_range") or (true, true)
    return Counted(
        Path(clip).stem,
        result.exercise_id,
        true,
        int(low),
        int(high),
        result.counted,
        result.partial,
        result.rejected,
    )


def measure_rendered(library: Library) -> tuple[list[Counted], list[Peak]]:
    model = ensure_model()
    counts: list[Counted] = []
    peaks: list[Peak] = []
    for truth_file in sorted((EVIDENCE / "rendered").glob("*.json")):
        truth = json.loads(truth_file.read_text())
        exercise, measure = RENDERED[truth["exercise"]]
        job = Job(truth_file.with_suffix(".mp4"), library.get(exercise), Prescription())
        result = analyze(job, model).result
        counts.append(_counted(truth_file.name, {"complete": truth["reps"]}, result))
        if "anatomical" in truth["frames"][0]:
            peaks += [_peak(truth_file.stem, a, truth, measure, job) for a in result.repetitions]
    return counts, peaks


def _peak(clip: str, attempt: Attempt, truth: dict, measure: str, job: Job) -> Peak:
    side = attempt.measured_side or attempt.side
    name = f"{measure}{side[0].upper()}"
    time_s = np.array([frame["t"] for frame in truth["frames"]])
    value = np.array([frame["anatomical"][name] for frame in truth["frames"]])
    during = (time_s >= attempt.start_s) & (time_s <= attempt.end_s)
    exercise = job.definition.exercise()
    true = exercise.sign * np.max(exercise.sign * value[during])
    rom = attempt.rom
    return Peak(clip, exercise.id, float(true), rom.peak, rom.uncertainty, rom.reliable)


def measure_samples(library: Library) -> tuple[list[Counted], list[Peak]]:
    """The clips that come with the project; their truth lies beside them."""
    model = ensure_model()
    counts: list[Counted] = []
    peaks: list[Peak] = []
    for truth_file in sorted((HERE.parent / "sample_videos").glob("*.json")):
        truth = json.loads(truth_file.read_text())
        job = Job(
            truth_file.with_name(truth["video"]), library.get(truth["exercise"]), Prescription()
        )
        result = analyze(job, model).result
        repetitions = truth["repetitions"]
        full = sum(rep["complete"] and not rep["short"] for rep in repetitions)
        counts.append(_counted(truth_file.name, {"complete": full}, result))
        for attempt in result.attempts:
            during = [r for r in repetitions if r["start_s"] <= attempt.peak_s <= r["end_s"]]
            if during:
                rom, true = attempt.rom, during[0]["peak_deg"]
                numbers = (true, rom.peak, rom.uncertainty, rom.reliable)
                peaks.append(Peak(truth_file.stem, result.exercise_id, *numbers))
    return counts, peaks


def print_counts(title: str, rows: list[Counted]) -> None:
    table = Table(title=title, box=None, pad_edge=False, title_justify="left")
    for name in ("clip", "exercise"):
        table.add_column(name)
    for name in ("true", "honest range", "counted", "partial", "rejected", ""):
        table.add_column(name, justify="right")
    for row in rows:
        mark = (
            "" if row.exact else "within range" if row.low <= row.counted <= row.high else "WRONG"
        )
        span = f"{row.low}-{row.high}" if row.low != row.high else str(row.low)
        numbers = (row.true, span, row.counted, row.partial, row.rejected, mark)
        table.add_row(row.clip, row.exercise, *map(str, numbers))
    console.print(table)
    normalised = [abs(r.counted - r.true) / r.true for r in rows if r.true]
    exact = sum(r.exact for r in rows)
    share = share_interval(exact, len(rows))
    # Off by at most one says something of sets of many repetitions only.
    long = [r for r in rows if r.true >= LEAST_OFF_BY_ONE]
    within = sum(r.off_by_one for r in long)
    ranged = sum(r.low <= r.counted <= r.high for r in rows)
    console.print(
        f"{len(rows)} clips: exact {exact} ({100 * share.value:.0f} %, 95 % interval "
        f"{100 * share.low:.0f} to {100 * share.high:.0f}), "
        f"within one {within} of {len(long)} with {LEAST_OFF_BY_ONE} repetitions or more, "
        f"in the honest range {ranged}, normalised MAE {np.mean(normalised):.3f}\n"
    )


def print_peaks(title: str, rows: list[Peak]) -> None:
    table = Table(title=title, box=None, title_justify="left")
    for name in ("clip", "true", "measured", "error", "stated ±", "inside"):
        table.add_column(name, justify="left" if name == "clip" else "right")
    for row in rows:
        inside = "yes" if row.covered else "NO"
        numbers = (f"{row.true:.1f}", f"{row.measured:.1f}", f"{row.error:+.1f}")
        table.add_row(row.clip, *numbers, f"{row.uncertainty:.1f}", inside)
    console.print(table)
    exercises = sorted({row.exercise for row in rows})
    for name in (*exercises, "all"):
        error = np.array([r.error for r in rows if name in (r.exercise, "all")])
        covered = [r.covered for r in rows if name in (r.exercise, "all")]
        console.print(
            f"{name:24s} n {len(error):3d}  mean absolute {np.mean(np.abs(error)):4.1f}  "
            f"bias {np.mean(error):+5.1f}  worst {np.max(np.abs(error)):4.1f}  "
            f"inside the stated uncertainty {100 * np.mean(covered):3.0f} %"
        )


def write_csv(path: Path, rows: list[Counted] | list[Peak] | list[Hand]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        names = list(rows[0].__dataclass_fields__)
        writer.writerow(names)
        writer.writerows([getattr(row, name) for name in names] for row in rows)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, default=Path("results/evidence"))
    parser.add_argument("--real-only", action="store_true", help="leave the rendered clips out")
    asked = parser.parse_args()
    library = shipped_library()
    if not asked.real_only:
        samples, sample_peaks = measure_samples(library)
        print_counts("Sample clips", samples)
        print_peaks("Peak of each attempt, sample clips", sample_peaks)
        write_csv(asked.out / "samples.csv", samples)
        write_csv(asked.out / "sample_peaks.csv", sample_peaks)
    if not EVIDENCE.is_dir():
        print(f"SKIPPED: no evidence folder at {EVIDENCE}; the rest was left out.", file=sys.stderr)
        return 0
    every: list[Counted] = []
    for folder, title in REAL.items():
        real = measure_real(library, folder)
        print_counts(title, real.counts)
        print_reliable(real.reliable)
        write_csv(asked.out / f"{folder}.csv", real.counts)
        if real.hands:
            print_hands(real.hands)
            write_csv(asked.out / f"{folder}_by_hand.csv", real.hands)
        every += real.counts
    print_without_each(every)
    if asked.real_only:
        return 0
    rendered, peaks = measure_rendered(library)
    print_counts("Rendered clips", rendered)
    print_peaks("Peak of each repetition, rendered clips", peaks)
    write_csv(asked.out / "rendered.csv", rendered)
    write_csv(asked.out / "peaks.csv", peaks)
    return 0


if __name__ == "__main__":
    sys.exit(main())
