"""What a run comes to: tables on the terminal, CSV, pictures, and the page in the docs."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

import numpy as np
from benchmarks.accuracy import before, counted, figures, pictures
from benchmarks.accuracy.aims import aims, left_out
from benchmarks.accuracy.clips import Drawing
from benchmarks.accuracy.design import Planned, designed_clips
from benchmarks.accuracy.people import SEEN_LAST, STRANGERS
from benchmarks.accuracy.placement import PlacementRow, placement_table
from benchmarks.accuracy.score import CountRow, RepetitionRow
from benchmarks.accuracy.sealed import Sealed
from benchmarks.accuracy.tables import Table, write_rows
from rich.console import Console

from hep_vision.measure.angles.measures import MEASURES

# What an ordinary clip took, as a run printed it, on a processor of 2 GHz.
CLIP_PROCESSOR_S = 32
ORIGIN = "rendered figure"
PROPERTIES_COUNT = ("error", "exact")
PROPERTIES_ROM = ("error", "start_error", "excursion_error", "covered")


@dataclass(frozen=True)
class Scores:
    """Everything that was scored, and how many clips were designed."""

    counts: tuple[CountRow, ...]
    rows: tuple[RepetitionRow, ...]
    placements: tuple[PlacementRow, ...]
    references: dict[str, str]  # clip -> the clip it is compared with
    designed: int
    drawings: tuple[Drawing, ...] = ()  # of the clips that were not there yet
    sealed: Sealed = field(default_factory=Sealed)  # as they were scored once; in no other figure

    @property
    def is_complete(self) -> bool:
        """Whether every designed clip was scored."""
        return len(self.counts) == self.designed

    @property
    def degrees(self) -> list[RepetitionRow]:
        """Repetitions measured in degrees."""
        return figures.degrees(self.rows)


def tables(scores: Scores) -> dict[str, Table]:
    """All tables, by the name they have in the page."""
    counts, shown = list(scores.counts), scores.degrees
    plain = figures.in_plane(shown)
    ratios = [r for r in figures.in_plane(scores.rows) if r.unit != "deg"]
    varied_counts = [c for c in counts if c.group == "factor"]
    varied = [r for r in shown if r.group == "factor"]
    level = "factor, level"
    found = {
        **_of_sealed(scores.sealed),
        "scored": scored(counts),
        "aims": aims(counts, shown, scores.references),
        "left out": left_out(counts, shown, scores.references),
        "counting": counted.counting(counts, scores.sealed.counts),
        "idle": counted.idle(counts),
        "comparison": counted.comparison(counts),
        "miscounted": counted.miscounted(counts),
        "degrees": figures.rom_overview(shown),
        "excursions": figures.excursions(shown),
        "uncertainty": figures.calibration(shown, scores.sealed.rows),
        "people inside": figures.people_inside(shown),
        "reliability": figures.reliability(shown),
        "repeatability": figures.repeatability(scores.rows, "exercise", lambda r: r.exercise),
        "same motion": figures.same_motion(scores.rows, counts, scores.references),
        "view": figures.view_angles(shown),
        "pitch": pitches(shown),
        "holds": figures.holds(scores.rows),
        "offsets": figures.offsets(shown),
        "placement": placement_table(scores.placements),
        "ratios": figures.rom_by(
            ratios, "Measures in shares of a length", "exercise", lambda r: r.exercise
        ),
        "exercises": figures.rom_by(
            plain, "Degrees by exercise, in plane", "exercise", lambda r: r.exercise
        ),
        "exercises counted": counted.counting_by(
            [c for c in counts if c.group in ("exercise", "retest")],
            "Counting by exercise, in plane",
            "exercise",
            lambda c: c.exercise,
        ),
        "people counted": counted.counting_by(
            [c for c in counts if c.group == "exercise"],
            "Counting by person, in plane",
            "person",
            lambda c: _person(c.clip),
        ),
        "factors counted": counted.counting_by(
            varied_counts, "Counting by factor", level, lambda c: f"{c.factor}, {c.level}"
        ),
        "factors": figures.rom_by(
            varied, "Degrees by factor", level, lambda r: f"{r.factor}, {r.level}"
        ),
    }
    compared = before.compared(found)
    found |= {"before": before.comparison(compared), "worse": before.worse(compared)}
    return {name: table for name, table in found.items() if table.rows}


def _of_sealed(sealed: Sealed) -> dict[str, Table]:
    """Tables of the sealed people; empty as long as nothing was scored."""
    shown = figures.degrees(sealed.rows)
    return {
        "sealed counted": counted.counting_by(
            sealed.counts, "Sealed people, counting", "person", lambda c: c.person, together=True
        ),
        "sealed miscounted": counted.miscounted(sealed.counts, "Sealed clips that were miscounted"),
        "sealed degrees": figures.rom_of_groups(
            "Sealed people, degrees by joint", figures.joint_groups(shown)
        ),
        "sealed people": figures.rom_by(
            shown, "Sealed people, degrees by person", "person", lambda r: r.person, limits=False
        ),
    }


def part_of(planned: Planned) -> str:
    """The part of the designed set that a clip belongs to, in words."""
    if planned.group == "exercise":
        of = "nothing was set on" if planned.half == "report" else "the uncertainty is set on"
        return f"ordinary clips of people {of}"
    parts = {"retest": "filmed again", "phantom": "coming, resting, leaving, passing by"}
    return parts.get(planned.group, "one factor changed")


def scored(counts: Sequence[CountRow]) -> Table:
    """How many of the designed clips were scored, by part of the set."""
    there = {row.clip for row in counts}
    designed = designed_clips()
    parts = dict.fromkeys(map(part_of, designed))
    cells: list[tuple[str | int, ...]] = []
    for part in parts:
        here = [planned for planned in designed if part_of(planned) == part]
        found = [planned for planned in here if planned.name in there]
        cells.append((part, len(found), len(here), len({p.scene.person for p in found})))
    total = [sum(int(row[n]) for row in cells) for n in (1, 2)]
    people = {p.scene.person for p in designed if p.name in there}
    return Table(
        "Clips that were scored",
        ("part of the set", "scored|0", "designed|0", "people|0"),
        (*cells, ("all", *total, len(people))),
        "" if total[0] == total[1] else _NOT_SCORED,
    )


_NOT_SCORED = (
    "Of the others this page says nothing; the page of version 0.1.0 told of all of them, as they "
    "were drawn and measured then (revision 0194579 of this file)."
)


def _person(clip: str) -> str:
    """Who is seen in an ordinary clip, and what they are there for."""
    person = clip.split("/")[1][0]
    if person in SEEN_LAST:
        return f"{person}, nothing set on, drawn when the counting was done"
    return f"{person}, nothing set on" if person in STRANGERS else f"{person}, uncertainty set on"


def pitches(rows: Sequence[RepetitionRow]) -> Table:
    """What a camera above or below the movement does to the degrees, and whether it is told."""
    varied = [row for row in rows if row.factor == "pitch"]
    known = {planned.name: planned for planned in designed_clips() if planned.factor == "pitch"}
    cells = [
        (
            known[clip].level,
            known[clip].exercise,
            -known[clip].pitch_deg,
            group[0].looks_down_deg,
            len(group),
            float(np.mean([row.error for row in group])),
            100.0 * float(np.mean([not row.reliable for row in group])),
        )
        for clip, group in figures.by(varied, lambda row: row.clip)
    ]
    return Table(
        "Cameras that look down (positive) or up at the middle of the movement",
        ("height", "exercise", "+degrees|0", "+as told|0", "n|0", "+bias|1", "unreliable %|0"),
        tuple(sorted(cells, key=lambda cell: cell[2])),
        "As told by the slope of the shoulders in depth; used of somebody upright who is seen "
        "from the side.",
    )


def show(scores: Scores, console: Console) -> None:
    """Print every table."""
    for table in tables(scores).values():
        table.show(console)


def write_results(scores: Scores, folder: Path) -> None:
    """Write CSV, one file a table and the rows they stand on, and pictures."""
    for old in (folder / "tables").glob("*.csv"):
        old.unlink()
    for name, table in tables(scores).items():
        table.write_csv(folder / "tables" / f"{name.replace(' ', '_')}.csv")
    if scores.drawings:
        write_rows(folder / "drawings.csv", scores.drawings)
    write_rows(folder / "counts.csv", scores.counts, PROPERTIES_COUNT)
    write_rows(folder / "repetitions.csv", scores.rows, PROPERTIES_ROM)
    write_rows(folder / "placements.csv", scores.placements)
    draw(scores, folder)


def draw(scores: Scores, folder: Path) -> None:
    """Draw the pictures."""
    pictures.bland_altman(scores.rows, folder / "accuracy_bland_altman.png")
    pictures.by_factor(scores.counts, scores.rows, folder / "accuracy_factors.png")
    pictures.stated_and_true(scores.rows, folder / "accuracy_uncertainty.png")


def drawing_words(drawings: Sequence[Drawing]) -> str:
    """How long drawing took, in a sentence."""
    wall = [drawing.wall_s for drawing in drawings]
    processor = [drawing.processor_s for drawing in drawings]
    return (
        f"{len(drawings)} clips drawn: {median(processor):.0f} processor seconds each (median; "
        f"{min(processor):.0f} to {max(processor):.0f}), {median(wall):.0f} s on the clock, "
        f"{sum(processor) / 3600:.1f} processor hours together."
    )


def write_page(scores: Scores, docs: Path) -> Path:
    """Write ``accuracy.md`` and its pictures into the docs."""
    draw(scores, docs / "images")
    found = tables(scores)
    parts = [_INTRODUCTION.format(n=len(scores.counts), designed=scores.designed)]
    for heading, words, names in (_sealed_section(scores.sealed), *_SECTIONS, _COMPARED):
        parts.append(f"## {heading}\n\n{words}")
        parts += [
            f"**{found[name].title}**\n\n{found[name].markdown()}"
            for name in names
            if name in found
        ]
    hours = round(CLIP_PROCESSOR_S * scores.designed / 3600)
    parts.append(_CLOSING.format(seconds=CLIP_PROCESSOR_S, hours=hours))
    page = docs / "accuracy.md"
    page.write_text("\n".join(part.rstrip() + "\n" for part in parts), "utf-8")
    return page


def _sealed_section(sealed: Sealed) -> tuple[str, str, tuple[str, ...]]:
    heading = "Ten people never seen before"
    if not sealed.counts:
        return heading, _SEALED + "They are not scored yet.", ()
    words = (
        f"They were scored once, with revision {sealed.revision}; this is what came out. "
        f"{sealed.since}"
    )
    names = ("sealed counted", "sealed miscounted", "sealed degrees", "sealed people")
    return heading, _SEALED + words, names


def write_gains(scores: Scores, path: Path) -> None:
    """Write the table that reports read: measured by true arc, by exercise and by measure.

    Of repetitions in which the limb was followed, also where the stated uncertainty is too wide
    for degrees: that the gain is wrong must be known there above all. The row of a measure names
    no exercise: it stands for those that are not in the table. What is
    known of one person only has no interval and is left out.
    """
    plain = figures.in_plane(scores.degrees)
    label_of = {row.exercise: MEASURES[row.measure].label for row in plain}
    exercises = [
        (name, label_of[name], figures.gain_of_rows(group, followed=True), group)
        for name, group in figures.by(plain, lambda r: r.exercise)
    ]
    measures = [
        ("", label, figures.gain_of_rows(group, followed=True), group)
        for label, group in figures.by(plain, lambda r: MEASURES[r.measure].label)
    ]
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["exercise", "measure", "gain", "low", "high", "people", "origin"])
        for exercise, measure, gain, group in (*exercises, *measures):
            people = len({row.person for row in group if row.followed})
            if people > 1:
                found = [f"{value:.2f}" for value in (gain.value, gain.low, gain.high)]
                writer.writerow([exercise, measure, *found, people, ORIGIN])


_INTRODUCTION = """# Accuracy

<!-- Written by `python -m benchmarks.accuracy --write`; do not edit. -->

How right the counts and degrees are, measured against truth that anyone can make anew: clips
of a rendered figure, whose joint angles are known exactly, seen by the pose model (BlazePose,
full) like any video. {n} of {designed} designed clips were scored. Every clip was measured as
`hep-vision analyze CLIP --exercise ID` measures it; nothing else was told.

**What this does not show.** A rendered figure is no patient: its skin, clothes and soft tissue
are simpler, and it never moves in pain. The figures below tell what the method can do and
where it breaks, not what it will do with a given person. Real people were only counted, never
measured against a goniometer: `python benchmarks/evidence.py` prints how many of their labelled
repetitions are counted. hep-vision is no medical device, and a camera estimate is not
interchangeable with a goniometer.
"""

_SEALED = """Ten people were drawn by lot: body, clothes, room, exercises, tempo, range, number of
repetitions and the camera's place (up to 10 degrees off the plane), all within what is called
supported. Every exercise is done by two of them, each side once. The hash of the specifications was
committed before anything of them was drawn (`benchmarks/accuracy/sealed`).
"""

_SECTIONS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (
        "What was scored",
        "Of the designed set; the other sections stand on these clips.",
        ("scored",),
    ),
    (
        "Aims",
        "What we aim at, and what these clips show. Counts go wrong where the pose model loses or\n"
        "exchanges a limb; degrees by its error on the figure, which is stated with every angle\n"
        "and not corrected for: nothing published of it on people shows as much the same way.\n"
        "All of it is the model `full`; [what a larger and a smaller one do](models.md) stands by\n"
        "itself. What was left out of an aim after it had failed stands below, with its figure.",
        ("aims", "left out"),
    ),
    (
        "Counting",
        "Twelve people, on seven of whom nothing was set; six move the right side, six the left;\n"
        "then one factor at a time from an ordinary set-up. Supported are up to 20 degrees off\n"
        "the plane, 12 frames a second and more, 60 % of the usual range and more, and nobody\n"
        "before or close beside the patient.\n\n"
        "What proves most comes first. Sealed people are drawn from specifications whose hash was\n"
        "committed before the code that is scored, and scored once. What was found at first sight\n"
        "of people is kept as it was written down then. Everything else was seen while the\n"
        "counting was improved; its figures tell what the method can do, not how somebody new\n"
        "is counted. The model's landmarks, and with them a count now and then, differ between "
        "processors.",
        ("counting", "idle", "comparison", "miscounted", "people counted", "exercises counted"),
    ),
    (
        "Degrees",
        "Measured less true peak of every counted repetition that was not marked unreliable, and\n"
        "the same of the arc from start to peak.\n\n"
        "![Difference between measured and true peak](images/accuracy_bland_altman.png)",
        ("degrees", "excursions", "exercises", "ratios"),
    ),
    (
        "The stated uncertainty",
        "The model's share of it, bias and spread apart, is set on the ordinary clips of five\n"
        "people, each person held against what the others show. Nothing is set on the seven\n"
        "others, but they were seen while the rule was chosen; only the sealed people were never\n"
        "seen. What is stated of people has a share on top, because they differ from a figure; in\n"
        "the figures here it is left out, so that they tell how well the rest is set. Clips that\n"
        "were miscounted set nothing: where the model lost the limb, an angle is off by anything;\n"
        "in the figures here they are.\n\n"
        "How far few people's scatter is to be trusted is estimated over all exercises\n"
        "(moderated variances, Smyth 2004), and stated as degrees of freedom.\n\n"
        "![Errors on top of what is stated](images/accuracy_uncertainty.png)",
        ("uncertainty", "people inside", "reliability"),
    ),
    (
        "What they depend on",
        "Yaw, tempo and range on four exercises (squat, seated knee extension, straight leg\n"
        "raise, shoulder abduction), the other factors on two of them: where seated knee\n"
        "extension is one, its offset shows in the degrees. Holds, single compensations and\n"
        "furniture are on the exercises in which they matter.\n\n"
        "![Counting and degrees by factor](images/accuracy_factors.png)",
        ("factors counted", "factors", "view", "pitch", "holds"),
    ),
    (
        "Repeatability",
        "One person of each half filmed again in every exercise, doing the very same. A person\n"
        "varies from day to day, a figure does not: no report goes by these figures.",
        ("repeatability", "same motion"),
    ),
    (
        "Offsets of the pose model",
        "Where the model puts the joints of the figure. Nothing is corrected for because of "
        "them: published measurements on people would have to show the same.",
        ("offsets", "placement"),
    ),
)

_COMPARED = (
    "Beside version 0.1.0",
    "The same designed clips, drawn and seen anew. The figure is drawn a little otherwise since,\n"
    "so that single figures go up and down by chance; what is worse by more is listed.",
    ("before", "worse"),
)

_CLOSING = """## Do it again

    make setup
    .venv/bin/python -m benchmarks.accuracy            # all of it; goes on where it was broken off
    .venv/bin/python -m benchmarks.accuracy --write    # and write this page anew
    .venv/bin/python -m benchmarks.accuracy --ready --write    # the same of the clips drawn so far
    .venv/bin/python -m benchmarks.accuracy --quick    # replay the stored logs, under a minute

The clips are designed in `benchmarks/accuracy/design.py`. An ordinary clip takes about {seconds}
processor seconds where the pose model takes 50 ms a picture, all of them about {hours} processor
hours; a run prints what it took. The same specification and seed give the same pixels.
"""
