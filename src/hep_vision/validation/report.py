"""The report of a study as Markdown: plan, people, every figure with its interval."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING

from hep_vision.program.words import counted, day_words
from hep_vision.validation.protocol import FULL_PEOPLE, LEVELS, Hold, Idle, LabelledSet, Visit
from hep_vision.validation.results import results_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hep_vision.statistics.agreement import Agreement, Counting, Retest
    from hep_vision.statistics.intervals import Interval
    from hep_vision.validation.results import AgreementResult, Results
    from hep_vision.validation.study import Study

TITLES = {
    "agreement": "Agreement with the goniometer",
    "retest": "Test and retest",
    "counting": "Counting",
}


def study_report(study: Study) -> str:
    """The report as it stands now; it may be written at any time and says how far the study is."""
    results = results_of(study)
    protocol = study.protocol
    lines = [f"# Validation {protocol.study}: {protocol.exercise}, {protocol.measure}", ""]
    lines += _plan(study)
    lines += _people(study)
    for part in protocol.parts:
        lines += [f"## {TITLES[part]}", "", f"Standing: {results.standing(part)}.", ""]
        match part:
            case "agreement":
                lines += _agreement(study, results.agreement)
            case "retest":
                lines += _retest(study, results.retest)
            case _:
                lines += _counting(study, results.counting)
        lines.append("")
    lines += _criteria(results)
    return "\n".join(lines).rstrip() + "\n"


def _plan(study: Study) -> Iterator[str]:
    protocol, frozen = study.protocol, study.protocol.frozen
    yield "The result is local: it holds for these people, this room and this version. It never"
    yield "makes a report of hep-vision surer than it would be without it."
    yield ""
    yield "| Plan | |"
    yield "|---|---|"
    yield f"| Written | {day_words(protocol.written_at.date())}, before the first person |"
    yield f"| Approved | {protocol.approval} |"
    yield f"| Parts | {', '.join(TITLES[part].lower() for part in protocol.parts)} |"
    yield f"| People planned | {protocol.people} |"
    yield f"| Raters | {' and '.join(protocol.raters)} |"
    yield (
        f"| Version | hep-vision {frozen.hep_vision}, model {frozen.model}, definition "
        f"{frozen.definition_sha256[:12]} |"
    )
    yield ""


def _people(study: Study) -> Iterator[str]:
    yield "## People"
    yield ""
    yield (
        f"{len(study.people)} of {study.protocol.people} planned; {len(study.excluded)} left out."
    )
    if study.excluded:
        yield ""
        yield "| Left out | Reason |"
        yield "|---|---|"
        yield from (f"| {person} | {reason} |" for person, reason in study.excluded.items())
    yield ""


def _figures(rows: list[tuple[str, Interval, str, int]]) -> Iterator[str]:
    yield "| Figure | Found | 95 % interval |"
    yield "|---|--:|--:|"
    for name, found, unit, decimals in rows:
        if not isfinite(found.value):
            yield f"| {name} | not known | |"
            continue
        ends = [f"{end:.{decimals}f}" if isfinite(end) else "?" for end in (found.low, found.high)]
        yield f"| {name} | {found.value:.{decimals}f}{unit} | {ends[0]} to {ends[1]} |"


def _limits(name: str, found: Agreement) -> list[tuple[str, Interval, str, int]]:
    return [
        (f"{name}: bias", found.bias, "°", 1),
        (f"{name}: lower limit of agreement", found.low, "°", 1),
        (f"{name}: upper limit of agreement", found.high, "°", 1),
    ]


def _agreement(study: Study, found: AgreementResult | None) -> Iterator[str]:
    holds = study.of(Hold)
    levels = ", ".join(map(str, LEVELS))
    yield (
        f"{len(holds)} static holds of {len({h.person for h in holds})} people at {levels} % of "
        "the range; each hold read once by each rater, blind to the other and to the camera."
    )
    if found is None:
        return
    yield ""
    yield from _figures(
        [
            *_limits("camera less the raters' mean", found.camera),
            *_limits("second less first rater", found.raters),
            ("camera's gain within a person", found.gain, "", 2),
            ("readings within the stated uncertainty", _percent(found.covered), " %", 0),
        ]
    )
    yield ""
    yield (
        "Limits of agreement for several values a person (Bland, Altman 2007; intervals after Zou "
        "2013). The unit is the person."
    )


def _retest(study: Study, found: Retest | None) -> Iterator[str]:
    visits = study.of(Visit)
    yield f"{len(visits)} visits of {len({v.person for v in visits})} people."
    if found is None:
        return
    yield ""
    yield from _figures(
        [
            ("second less first visit", found.shift, "°", 1),
            ("SEM of a session value", found.sem, "°", 1),
            ("MDC95 of two single sessions", found.mdc95, "°", 1),
            ("ICC(2,1)", found.icc, "", 2),
        ]
    )
    yield ""
    yield f"Upper 80 % limit of the SEM, which reports go by: {found.sem_upper:.1f}°."


def _counting(study: Study, found: Counting | None) -> Iterator[str]:
    sets, idle = study.of(LabelledSet), study.of(Idle)
    differed = sum(len(set(one.labels.values())) > 1 for one in sets)
    minutes = sum(one.duration_s for one in idle) / 60
    yield (
        f"{len(sets)} sets of {len({s.person for s in sets})} people, {minutes:.0f} idle minutes. "
        f"The labellers differed in {counted(differed, 'set')} and agreed after a second look."
    )
    if found is None:
        return
    yield ""
    yield from _figures(
        [
            ("sets counted exactly", _percent(found.exact), " %", 0),
            ("missed in 100 repetitions", found.missed, "", 1),
            ("too many in 100 repetitions", found.extra, "", 1),
            ("counted less true repetitions of a set", found.bias, "", 2),
            ("sets of 8 and more off by at most one", _percent(found.off_by_one), " %", 0),
            ("counted in an idle hour", found.phantoms, "", 1),
        ]
    )


def _percent(share: Interval) -> Interval:
    return type(share)(100 * share.value, 100 * share.low, 100 * share.high)


def _criteria(results: Results) -> Iterator[str]:
    if not results.criteria:
        return
    yield "## Criteria, as they were written before the first person"
    yield ""
    yield "| Part | Asked | Found | Met |"
    yield "|---|---|---|---|"
    for one in results.criteria:
        full = results.people(one.part) >= FULL_PEOPLE[one.part]
        met = ("yes" if one.met else "no") + ("" if full else ", so far")
        yield f"| {TITLES[one.part]} | {one.asked} | {one.found} | {met} |"
