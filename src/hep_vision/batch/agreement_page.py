"""How right the counts and degrees of labelled recordings are, as Markdown."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from hep_vision import __version__
from hep_vision.statistics.agreement import (
    NORMAL_95,
    CountedSet,
    agreement_of,
    clustered_share,
    counting_of,
    icc_2_1,
)
from hep_vision.statistics.intervals import mean_interval

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from hep_vision.batch.labels import Labelled, LabelledCount, LabelledValue
    from hep_vision.statistics.intervals import Interval

T = TypeVar("T", "LabelledCount", "LabelledValue")
# Of fewer people an interval would say nothing.
LEAST_PEOPLE = 3
ALL = "all"


def agreement_text(labelled: Labelled, name: str) -> str:
    """Tables of counting, degrees and coverage, by exercise, with the person as the unit."""
    lines = [f"# Agreement: {name}", ""]
    lines += [
        f"Measured by hep-vision {__version__}. The unit is the person (column `patient`);",
        "intervals are of 95 %. Nothing that measures looks at the labels.",
        "",
    ]
    if labelled.counts:
        lines += _counting(labelled.counts)
    units = sorted({one.unit for one in labelled.values})
    for unit in units:
        lines += _degrees([one for one in labelled.values if one.unit == unit], unit)
    lines += _not_compared(labelled)
    return "\n".join(lines).rstrip() + "\n"


def _counting(counts: Sequence[LabelledCount]) -> Iterator[str]:
    yield from ("## Counting", "")
    yield "| Exercise | People | Sets | Exact, % | Off by at most one, % | MAE, normalised | Bias |"
    yield "|---|--:|--:|--:|--:|--:|--:|"
    for exercise, some in _by_exercise(counts):
        sets = [CountedSet(one.person, one.true, one.counted) for one in some]
        found = counting_of(sets)
        within = clustered_share(_by_person(some, lambda o: abs(o.counted - o.true) <= 1))
        errors = [abs(o.counted - o.true) / o.true for o in some if o.true > 0]
        mae = f"{np.mean(errors):.3f}" if errors else "-"
        yield (
            f"| {exercise} | {found.people} | {found.sets} | {_percent(found.exact)} | "
            f"{_percent(within)} | {mae} | {_interval(found.bias, 2)} |"
        )
    yield ""


def _degrees(values: Sequence[LabelledValue], unit: str) -> Iterator[str]:
    what, sign, digits = ("Degrees", "°", 1) if unit == "deg" else ("Ratios", "", 3)
    yield from (f"## {what}", "")
    yield (
        "| Exercise | People | Values | MAE | Bias | Limits of agreement | ICC(2,1) | "
        "Within the stated ±, % | Reliable, % |"
    )
    yield "|---|--:|--:|--:|--:|--:|--:|--:|--:|"
    for exercise, some in _by_exercise(values):
        groups: defaultdict[str, list[LabelledValue]] = defaultdict(list)
        for one in some:
            groups[one.person].append(one)
        differences = [np.array([o.measured - o.true for o in own]) for own in groups.values()]
        errors = np.abs(np.concatenate(differences))
        stated = [one for one in some if math.isfinite(one.uncertainty)]
        covered = clustered_share(
            _by_person(stated, lambda o: abs(o.measured - o.true) <= o.uncertainty)
        )
        reliable = clustered_share(_by_person(some, lambda o: o.reliable))
        bias, limits = _limits(differences, digits)
        yield (
            f"| {exercise} | {len(groups)} | {len(some)} | {np.mean(errors):.{digits}f}{sign} | "
            f"{bias} | {limits} | {_icc(list(groups.values()))} | "
            f"{_percent(covered) if stated else '-'} | {_percent(reliable)} |"
        )
    yield ""
    yield (
        "Limits of agreement for several values a person (Bland, Altman 2007; intervals after Zou "
        "2013); from three people on. ICC(2,1) of the means of persons. Only what was seen is "
        "compared: see below for what was not."
    )
    yield ""


def _limits(differences: Sequence[np.ndarray], digits: int) -> tuple[str, str]:
    people, total = len(differences), sum(map(len, differences))
    if people < LEAST_PEOPLE:
        return f"{np.mean(np.concatenate(differences)):.{digits}f}", "too few people"
    if total == people:  # one value each: Bland and Altman's of 1986
        some = [float(one[0]) for one in differences]
        reach = NORMAL_95 * float(np.std(some, ddof=1))
        bias = mean_interval(some)
        limits = f"{bias.value - reach:.{digits}f} to {bias.value + reach:.{digits}f}"
        return _interval(bias, digits), limits
    found = agreement_of(differences)
    limits = f"{found.low.value:.{digits}f} to {found.high.value:.{digits}f}"
    return _interval(found.bias, digits), limits


def _icc(groups: Sequence[Sequence[LabelledValue]]) -> str:
    if len(groups) < LEAST_PEOPLE:
        return "-"
    means = [
        [float(np.mean([o.measured for o in own])), float(np.mean([o.true for o in own]))]
        for own in groups
    ]
    return _interval(icc_2_1(np.array(means)), 2)


def _not_compared(labelled: Labelled) -> Iterator[str]:
    some = labelled.not_compared
    yield from ("## Not compared", "")
    if not some:
        yield "Everything that has a label was compared."
        return
    yield f"{len(some)} labels have nothing to stand beside."
    yield ""
    yield "| Row | Why |"
    yield "|--:|---|"
    yield from (f"| {one.row} | {one.problem} |" for one in some)


def _by_exercise(some: Sequence[T]) -> Iterator[tuple[str, list[T]]]:
    names = sorted({one.exercise for one in some})
    for name in names:
        yield name, [one for one in some if one.exercise == name]
    if len(names) > 1:
        yield ALL, list(some)


def _by_person(some: Iterable[T], hit: Callable[[T], bool]) -> list[list[bool]]:
    groups: defaultdict[str, list[bool]] = defaultdict(list)
    for one in some:
        groups[one.person].append(hit(one))
    return list(groups.values())


def _percent(share: Interval) -> str:
    return f"{100 * share.value:.0f} ({100 * share.low:.0f} to {100 * share.high:.0f})"


def _interval(found: Interval, digits: int) -> str:
    if not math.isfinite(found.low):
        return f"{found.value:.{digits}f}"
    return f"{found.value:.{digits}f} ({found.low:.{digits}f} to {found.high:.{digits}f})"
