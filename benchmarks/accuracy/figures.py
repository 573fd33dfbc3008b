"""The figures that are stated of degrees: their errors, uncertainty and repeatability."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import Any

import numpy as np
import numpy.typing as npt
from benchmarks.accuracy.score import CountRow, RepetitionRow
from benchmarks.accuracy.tables import Cell, Table, column_name

from hep_vision.statistics.agreement import agreement_of, clustered_share
from hep_vision.statistics.intervals import Interval, interval_score, mean_interval

# A normal distribution's 95 % interval is 1.96 standard deviations either way.
NORMAL_95 = 1.96

Key = Callable[[Any], Any]
Array = npt.NDArray[np.float64]


def by(rows: Iterable[Any], key: Key) -> Iterable[tuple[Any, list[Any]]]:
    """Rows for each value of something, in its order."""
    return ((name, list(group)) for name, group in groupby(sorted(rows, key=key), key))


def percent(hits: Iterable[bool]) -> float:
    """Share of those that are true; NaN of none."""
    values = list(hits)
    return 100.0 * float(np.mean(values)) if values else math.nan


def degrees(rows: Iterable[RepetitionRow]) -> list[RepetitionRow]:
    """Those measured in degrees."""
    return [row for row in rows if row.unit == "deg"]


def in_plane(rows: Iterable[RepetitionRow]) -> list[RepetitionRow]:
    """Those of the ordinary clips: camera square on, ordinary conditions."""
    return [row for row in rows if row.group == "exercise"]


def is_of_stranger(row: CountRow | RepetitionRow) -> bool:
    """Whether the ordinary clip is of somebody whom nothing was set on."""
    return row.group == "exercise" and row.half == "report"


# -- degrees ----------------------------------------------------------------------------

# What of each condition the stated uncertainty is to cover, at least, in percent.
LEAST_COVERED = 90.0
ROM_COLUMNS = (
    "n|0",
    "people|0",
    "+bias|1",
    "MAE|1",
    "+95 % from|1",
    "+to|1",
    "stated ±|1",
    "covered %|0",
    "score|1",
    "unreliable %|0",
)
# The model does not straighten a seated person's knee; its error covers all others'.
HARD_CASE = "seated_knee_extension"
ROM_NOTE = (
    "Of the peak, in degrees; the unit is the person, 95 % intervals in brackets. Bias and MAE "
    "(mean absolute error): means of the people's means. 95 % limits of agreement for several "
    "values a person (Bland, Altman 2007; intervals after Zou 2013), not of all movements "
    "together. Stated ±: mean. Covered: share of truths inside it. Score: mean interval score "
    "(Gneiting, Raftery 2007), the width plus 40 times what lies outside; smaller is better, "
    "since coverage alone rewards wide intervals. One person has no interval."
)


def by_person(rows: Iterable[RepetitionRow]) -> dict[str, list[RepetitionRow]]:
    """Repetitions of each person."""
    return dict(by(rows, lambda row: row.person))


def rom_figures(rows: Sequence[RepetitionRow], *, limits: bool = True) -> dict[str, Cell]:
    """Figures of the repetitions whose degrees were not marked unreliable, by `ROM_COLUMNS`.

    ``limits``: whether limits of agreement are told; of all movements together they say nothing.
    """
    good = [row for row in rows if row.reliable]
    unreliable = 100.0 * (1.0 - len(good) / len(rows)) if rows else math.nan
    names = [column_name(column) for column in ROM_COLUMNS]
    if not good:
        return dict(zip(names, (0, 0, *[None] * 7, unreliable), strict=True))
    people = by_person(good)
    errors = [np.array([row.error for row in some]) for some in people.values()]
    low, high = _limits(errors) if limits else (None, None)
    stated = np.array([row.uncertainty for row in good])
    figures = (
        len(good),
        len(people),
        mean_interval([float(np.mean(some)) for some in errors]),
        mean_interval([float(np.mean(np.abs(some))) for some in errors]),
        low,
        high,
        float(np.mean(stated)),
        percent_interval([[row.covered for row in some] for some in people.values()]),
        interval_score(np.array([row.error for row in good]), stated),
        unreliable,
    )
    return dict(zip(names, figures, strict=True))


def percent_interval(hits: Sequence[Sequence[bool]]) -> Interval:
    """Share of hits in per cent; its interval is of persons."""
    share = clustered_share(hits)
    if len(hits) < 2:  # how people differ is not seen in one
        return Interval(100.0 * share.value, math.nan, math.nan)
    return Interval(100.0 * share.value, 100.0 * share.low, 100.0 * share.high)


def _limits(errors: Sequence[Array]) -> tuple[Interval | None, Interval | None]:
    if len(errors) < 3 or sum(map(len, errors)) <= len(errors):
        return None, None
    found = agreement_of(errors)
    return found.low, found.high


def _rom_cells(rows: Sequence[RepetitionRow], *, limits: bool = True) -> tuple[Cell, ...]:
    return tuple(rom_figures(rows, limits=limits).values())


def rom_by(
    rows: Sequence[RepetitionRow], title: str, name: str, key: Key, *, limits: bool = True
) -> Table:
    """Degrees for each value of something, and of all."""
    cells = [(value, *_rom_cells(group, limits=limits)) for value, group in by(rows, key)]
    if len(cells) > 1:
        cells.append(("all", *_rom_cells(rows, limits=False)))
    return Table(title, (name, *ROM_COLUMNS), tuple(cells), ROM_NOTE)


def rom_overview(rows: Sequence[RepetitionRow]) -> Table:
    """Degrees in the ordinary picture by joint and position, and 20 degrees off the plane."""
    groups = joint_groups(in_plane(rows))
    turned = [r for r in rows if r.factor == "yaw" and abs(r.yaw_deg) == 20]
    groups.append(("20 degrees off the plane", turned))
    groups += _without_hard_case(turned)
    return rom_of_groups("Degrees", groups)


def rom_of_groups(title: str, groups: Sequence[tuple[str, list[RepetitionRow]]]) -> Table:
    """Degrees of named groups of repetitions."""
    return Table(
        title,
        ("repetitions of", *ROM_COLUMNS),
        tuple(
            (name, *_rom_cells(group, limits=name not in ALL_TOGETHER))
            for name, group in groups
            if group
        ),
        ROM_NOTE,
    )


ROTATIONS, ALL_IN_PLANE = (
    "rotation of shoulder and hip, trunk, neck, ankle, wrist",
    "all, in plane",
)
# Of movements so unlike, limits of agreement would say nothing.
ALL_TOGETHER = (ROTATIONS, ALL_IN_PLANE)


def joint_groups(plain: Sequence[RepetitionRow]) -> list[tuple[str, list[RepetitionRow]]]:
    """Repetitions in the ordinary picture by joint and position, and all of them."""
    joints = ("knee", "hip_flexion", "hip_abduction", "elbow", "shoulder_flexion")
    joints += ("shoulder_abduction",)
    groups: list[tuple[str, list[RepetitionRow]]] = []
    for position in ("standing or seated", "lying or on the floor"):
        for joint in ("knee", "hip", "elbow", "shoulder"):
            of_joint = tuple(name for name in joints if name.startswith(joint))
            here = [r for r in plain if r.position == position and r.measure.startswith(of_joint)]
            groups.append((f"{joint}, {position}", here))
            groups += _without_hard_case(here)
    rest = [r for r in plain if not r.measure.startswith(joints)]
    groups.append((ROTATIONS, rest))
    groups.append((ALL_IN_PLANE, list(plain)))
    return groups


def excursions(rows: Sequence[RepetitionRow]) -> Table:
    """The arc from start to peak, by joint and position: what reports call range of motion."""
    cells: list[tuple[Cell, ...]] = []
    for name, group in joint_groups(in_plane(rows)):
        seen = [r for r in group if r.reliable and math.isfinite(r.excursion_error)]
        if seen:
            people = by_person(seen)
            errors = [np.array([r.excursion_error for r in some]) for some in people.values()]
            means = [float(np.mean(some)) for some in errors]
            sizes = [float(np.mean(np.abs(some))) for some in errors]
            ends = (None, None) if name in ALL_TOGETHER else _limits(errors)
            gain = gain_of_rows(seen)
            cells.append(
                (
                    name,
                    len(seen),
                    len(people),
                    mean_interval(means),
                    mean_interval(sizes),
                    *ends,
                    gain,
                )
            )
    return Table(
        "Arc from start to peak",
        (
            "repetitions of",
            "n|0",
            "people|0",
            "+bias|1",
            "MAE|1",
            "+95 % from|1",
            "+to|1",
            "gain|2",
        ),
        tuple(cells),
        "Measured less true arc in degrees, positive where it is too large; what is wrong alike at "
        "both ends does not show in it. Gain: measured by true arc, by which a change is read too "
        "large or too small. Intervals as above.",
    )


def gain_of_rows(rows: Iterable[RepetitionRow], *, followed: bool = False) -> Interval:
    """Measured by true arc, a value for each person, with its t interval.

    Of reliable repetitions; ``followed``: of all in which the limb was followed, however wide the
    uncertainty that is stated.
    """
    gains: list[float] = []
    for some in by_person(rows).values():
        arcs = np.array(
            [
                (r.peak - r.start, r.true_peak - r.true_start)
                for r in some
                if (r.followed if followed else r.reliable)
            ]
        )
        arcs = arcs.reshape(-1, 2)
        arcs = arcs[np.isfinite(arcs).all(axis=1)]
        true = float(np.sum(np.abs(arcs[:, 1])))
        if true > 0:
            gains.append(float(np.sum(arcs[:, 0] * np.sign(arcs[:, 1]))) / true)
    return mean_interval(gains)


def _without_hard_case(rows: Sequence[RepetitionRow]) -> list[tuple[str, list[RepetitionRow]]]:
    """The same but for seated knee extension, where it is among others."""
    others = [row for row in rows if row.exercise != HARD_CASE]
    return [("  without seated knee extension", others)] if len(others) < len(rows) else []


def calibration(rows: Sequence[RepetitionRow], sealed: Sequence[RepetitionRow] = ()) -> Table:
    """Whether the stated uncertainty holds where it was set, and on people it was not set on."""
    supported = [row for row in rows if row.supported and row.reliable]
    groups = [
        ("sealed: people scored once", [r for r in degrees(sealed) if r.reliable]),
        ("people whom nothing was set on", [r for r in supported if is_of_stranger(r)]),
        (
            "ordinary clips on which the uncertainty was set",
            [r for r in supported if r.group == "exercise" and r.half == "calibration"],
        ),
        (
            "one factor changed, of a person it was set on",
            [r for r in supported if r.group == "factor"],
        ),
    ]
    return Table(
        "The stated uncertainty",
        ("repetitions of", *ROM_COLUMNS),
        tuple((name, *_rom_cells(group, limits=False)) for name, group in groups if group),
        ROM_NOTE,
    )


def people_inside(rows: Sequence[RepetitionRow]) -> Table:
    """By exercise, of how many people nothing was set on the middle repetition is covered."""
    strangers = [r for r in rows if r.supported and r.reliable and is_of_stranger(r)]
    cells: list[tuple[Cell, ...]] = []
    missed = expected = 0.0
    for name, group in by(strangers, lambda r: r.exercise):
        people = by_person(group)
        inside = sum(
            float(np.median([abs(r.error) / max(r.uncertainty, 1e-9) for r in some])) <= 1.0
            for some in people.values()
        )
        missed += inside < len(people)
        expected += 1.0 - 0.95 ** len(people)
        cells.append((name, f"{inside} of {len(people)}"))
    return Table(
        "People whose middle repetition lies within what is stated, by exercise",
        ("exercise", "people"),
        tuple(cells),
        f"Of people nothing was set on. In {missed:.0f} of {len(cells)} exercises somebody lies "
        f"outside; if 95 % of people were covered in each, {expected:.0f} would be expected. With "
        "so few people no exercise can be shown to hold 90 %.",
    )


def reliability(rows: Sequence[RepetitionRow]) -> Table:
    """Errors with and without the repetitions that were marked unreliable."""
    groups = (
        ("without those marked unreliable", [r for r in rows if r.reliable]),
        ("marked unreliable", [r for r in rows if not r.reliable]),
        ("all, with those marked unreliable", list(rows)),
    )
    cells: list[tuple[Cell, ...]] = []
    for name, group in groups:
        seen = [r for r in group if math.isfinite(r.error)]
        if seen:
            error = np.array([abs(r.error) for r in seen])
            people = [np.array([abs(r.error) for r in some]) for some in by_person(seen).values()]
            cells.append(
                (
                    name,
                    len(seen),
                    100.0 * len(group) / len(rows),
                    mean_interval([float(np.mean(some)) for some in people]),
                    float(np.percentile(error, 95)),
                    percent_interval([(some > 10.0).tolist() for some in people]),
                )
            )
    return Table(
        "With and without the repetitions marked unreliable",
        ("degrees", "n|0", "share %|1", "MAE|1", "95th percentile|1", "off by more than 10 %|0"),
        tuple(cells),
    )


def offsets(rows: Sequence[RepetitionRow]) -> Table:
    """What the pose model is systematically off by, at the start and at the peak."""
    plain = [r for r in in_plane(rows) if r.reliable]
    cells: list[tuple[Cell, ...]] = []
    for (measure, view, position), group in by(plain, lambda r: (r.measure, r.view, r.position)):
        for where, error, at in (
            ("start", [r.start_error for r in group], [r.true_start for r in group]),
            ("peak", [r.error for r in group], [r.true_peak for r in group]),
        ):
            seen = np.array(error)[np.isfinite(error)]
            cells.append(
                (
                    measure.replace("_", " "),
                    view,
                    position,
                    where,
                    float(np.nanmedian(at)),
                    len(seen),
                    float(np.mean(seen)),
                    float(np.std(seen)),
                    len({r.exercise for r in group}),
                )
            )
    return Table(
        "Systematic offsets of the pose model on the figure",
        (
            "measure",
            "view",
            "position",
            "at",
            "true value|0",
            "n|0",
            "+offset|1",
            "SD|1",
            "exercises|0",
        ),
        tuple(cells),
        "In degrees; they widen the stated uncertainty and are not corrected for.",
    )


def holds(rows: Sequence[RepetitionRow]) -> Table:
    """Measured less true time at the peak, by exercise."""
    held = [r for r in rows if r.factor in ("hold", "held")]
    cells: list[tuple[Cell, ...]] = []
    for (exercise, kind, asked_s), group in by(held, _hold_of):
        off_s = [r.hold_s - r.true_hold_s for r in group]
        mean_s, worst_s = float(np.mean(off_s)), float(np.max(np.abs(off_s)))
        cells.append((exercise, kind, asked_s, len(group), mean_s, worst_s))
    return Table(
        "Holds",
        ("exercise", "it is", "held s|0", "n|0", "+mean error s|2", "worst s|2"),
        tuple(cells),
        "Of holds that were counted; the others are among the clips that were miscounted.",
    )


def _hold_of(row: RepetitionRow) -> tuple[str, str, float]:
    kind = "a hold" if row.factor == "held" else "a movement"
    return row.exercise, kind, float(row.level.removesuffix(" s"))


def view_angles(rows: Sequence[RepetitionRow]) -> Table:
    """Estimated against true angle between the movement's plane and the picture."""
    known = [r for r in rows if r.factor == "yaw" or (r.group == "exercise" and r.unit == "deg")]
    known = [r for r in known if math.isfinite(r.view_off_deg)]
    cells = [
        (
            f"{angle:.0f}",
            len(group),
            float(np.mean([r.view_off_deg for r in group])),
            float(np.mean([r.view_off_deg - angle for r in group])),
            float(np.std([r.view_off_deg for r in group])),
        )
        for angle, group in by(known, lambda r: abs(r.yaw_deg))
    ]
    return Table(
        "Estimated view",
        ("true deg off the plane", "n|0", "estimated|1", "+error|1", "SD|1"),
        tuple(cells),
    )


# -- repeatability ----------------------------------------------------------------------


def _pairs(
    rows: Sequence[RepetitionRow], first_of: Callable[[str], str | None]
) -> list[tuple[RepetitionRow, RepetitionRow]]:
    """Repetitions with the same one of the clip theirs is compared with."""
    known = {(row.clip, row.index): row for row in rows}
    pairs: list[tuple[RepetitionRow, RepetitionRow]] = []
    for row in rows:
        first = first_of(row.clip)
        if first is not None and (first, row.index) in known:
            pairs.append((known[(first, row.index)], row))
    return [(a, b) for a, b in pairs if a.reliable and b.reliable]


def retest_of(clip: str) -> str | None:
    """Name of the clip that was repeated, None if it is no retest."""
    return clip.removesuffix("/again") if clip.endswith("/again") else None


def repeatability(rows: Sequence[RepetitionRow], name: str, key: Key) -> Table:
    """Test-retest standard error of measurement and minimal detectable change."""
    pairs = _pairs(degrees(rows), retest_of)
    groups = (*by(pairs, lambda p: key(p[0])), ("all", pairs))
    cells = [(value, len(group), *_sem_and_mdc(group)) for value, group in groups if group]
    return Table(
        "Test and retest, the camera put back within 10 cm and 5 degrees",
        (name, "pairs|0", "SEM|1", "MDC95|1"),
        tuple(cells),
        "SEM: standard error of measurement, from the differences of the same repetition; "
        "MDC95: minimal detectable change. Origin: rendered figure.",
    )


def _sem_and_mdc(pairs: Sequence[tuple[RepetitionRow, RepetitionRow]]) -> tuple[float, float]:
    # What truly differed between the two is none of the measurement's doing.
    change = np.array([again.error - first.error for first, again in pairs])
    sem = float(np.sqrt(np.mean(change**2) / 2.0))
    return sem, NORMAL_95 * math.sqrt(2.0) * sem


SAME_MOTION = ("frame rate", "resolution", "compression", "light", "noise")


def same_motion(
    rows: Sequence[RepetitionRow], counts: Sequence[CountRow], references: dict[str, str]
) -> Table:
    """The same motion filmed otherwise: the count, and how far the degrees differ."""
    known = {row.clip: row for row in counts}
    wanted = [row for row in counts if row.factor in SAME_MOTION and row.supported]
    pairs = _pairs(degrees(rows), references.get)
    cells: list[tuple[Cell, ...]] = []
    for (factor, level), group in by(wanted, lambda r: (r.factor, r.level)):
        there = [p for p in pairs if p[1].factor == factor and p[1].level == level]
        here = [abs(b.error - a.error) for a, b in there]
        others = [abs(b.error - a.error) for a, b in there if b.exercise != HARD_CASE]
        same = [
            known[references[row.clip]].counted == row.counted
            for row in group
            if references[row.clip] in known
        ]
        if here:
            cells.append(
                (
                    factor,
                    level,
                    len(group),
                    percent(same),
                    float(np.mean(here)),
                    max(here),
                    max(others),
                )
            )
    return Table(
        "The same motion filmed otherwise",
        (
            *("factor", "level", "clips|0", "same count %|0", "degrees apart|1", "at most|1"),
            "but for seated knee extension at most|1",
        ),
        tuple(cells),
    )
