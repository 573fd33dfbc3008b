"""What a study comes to: figures of each part, and whether its criteria were met."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from hep_vision.statistics.agreement import (
    Agreement,
    CountedSet,
    Counting,
    Retest,
    agreement_of,
    clustered_share,
    counting_of,
    gain_of_people,
    retest_of,
)
from hep_vision.statistics.repeatability import RepeatabilityRow
from hep_vision.validation.protocol import FULL_PEOPLE, LEAST_PEOPLE, Hold, Idle, LabelledSet, Visit

if TYPE_CHECKING:
    from datetime import date

    from hep_vision.statistics.intervals import Interval
    from hep_vision.validation.protocol import Part
    from hep_vision.validation.study import Study


@dataclass(frozen=True, slots=True)
class AgreementResult:
    """V1: camera against goniometer, raters against each other, and what was stated."""

    camera: Agreement
    raters: Agreement
    gain: Interval
    covered: Interval


@dataclass(frozen=True, slots=True)
class Criterion:
    """A criterion of the protocol: what was found, what was asked, and whether it is met."""

    part: Part
    asked: str
    found: str
    met: bool


@dataclass(frozen=True, slots=True)
class Results:
    """Figures of a study; None of a part that has too few people yet."""

    agreement: AgreementResult | None
    retest: Retest | None
    counting: Counting | None
    criteria: tuple[Criterion, ...]

    def people(self, part: Part) -> int:
        """How many people a part stands on."""
        match part:
            case "agreement":
                return self.agreement.camera.people if self.agreement else 0
            case "retest":
                return self.retest.people if self.retest else 0
            case _:
                return self.counting.people if self.counting else 0

    def standing(self, part: Part) -> str:
        """What the number of people allows to be said."""
        people = self.people(part)
        if people < LEAST_PEOPLE:
            return f"too few people to be used ({people} of at least {LEAST_PEOPLE})"
        if people < FULL_PEOPLE[part]:
            return f"local and provisional ({people} people of {FULL_PEOPLE[part]})"
        return f"local ({people} people)"


def results_of(study: Study) -> Results:
    """Figures of everything entered so far, without the excluded."""
    agreement, retest, counting = _agreement(study), _retest(study), _counting(study)
    return Results(
        agreement, retest, counting, tuple(_criteria(study, agreement, retest, counting))
    )


def _agreement(study: Study) -> AgreementResult | None:
    by_person: dict[str, list[Hold]] = {}
    for hold in study.of(Hold):
        by_person.setdefault(hold.person, []).append(hold)
    some = list(by_person.values())
    if len(some) < 3 or sum(map(len, some)) <= len(some):
        return None
    camera = [np.array([h.camera_deg for h in holds]) for holds in some]
    instrument = [np.array([h.instrument_deg for h in holds]) for holds in some]
    first, second = study.protocol.raters
    raters = [
        np.array([h.readings_deg[second] - h.readings_deg[first] for h in holds]) for holds in some
    ]
    covered = clustered_share(
        [
            [
                abs(h.camera_deg - h.instrument_deg) <= h.uncertainty_deg
                for h in holds
                if h.uncertainty_deg is not None
            ]
            for holds in some
        ]
    )
    return AgreementResult(
        agreement_of([seen - read for seen, read in zip(camera, instrument, strict=True)]),
        agreement_of(raters),
        gain_of_people(camera, instrument),
        covered,
    )


def visit_pairs(study: Study) -> list[tuple[Visit, Visit]]:
    """Both visits of everybody who came twice."""
    first = {v.person: v for v in study.of(Visit) if v.number == 1}
    return [(first[v.person], v) for v in study.of(Visit) if v.number == 2 and v.person in first]


def _retest(study: Study) -> Retest | None:
    pairs = visit_pairs(study)
    if len(pairs) < 3:
        return None
    return retest_of([one.value_deg for one, _ in pairs], [two.value_deg for _, two in pairs])


def _counting(study: Study) -> Counting | None:
    sets = [CountedSet(s.person, s.agreed, s.counted) for s in study.of(LabelledSet)]
    idle = study.of(Idle)
    if len({one.person for one in sets}) < 2:
        return None
    hours = sum(one.duration_s for one in idle) / 3600.0
    return counting_of(sets, sum(one.counted for one in idle), hours)


def _criteria(
    study: Study,
    agreement: AgreementResult | None,
    retest: Retest | None,
    counting: Counting | None,
) -> list[Criterion]:
    asked = study.protocol.criteria
    found: list[Criterion] = []
    if agreement is not None:
        bias, limits = agreement.camera.bias, (agreement.camera.low, agreement.camera.high)
        furthest = max(abs(bias.low), abs(bias.high))
        widest = max(abs(limit.value) for limit in limits)
        found += [
            Criterion(
                "agreement",
                f"bias with its whole interval within ±{asked.most_bias_deg:g} degrees",
                f"{bias.low:+.1f} to {bias.high:+.1f}",
                furthest <= asked.most_bias_deg,
            ),
            Criterion(
                "agreement",
                f"limits of agreement within ±{asked.widest_limits_deg:g} degrees",
                f"{limits[0].value:+.1f} to {limits[1].value:+.1f}",
                widest <= asked.widest_limits_deg,
            ),
        ]
    if retest is not None:
        found.append(
            Criterion(
                "retest",
                f"upper 80 % limit of the SEM at most {asked.most_sem_deg:g} degrees",
                f"{retest.sem_upper:.1f}",
                retest.sem_upper <= asked.most_sem_deg,
            )
        )
    if counting is not None:
        least = 100 * counting.exact.low
        found.append(
            Criterion(
                "counting",
                f"lower end of the sets counted exactly at least {asked.least_exact_percent:g} %",
                f"{least:.0f} %",
                least >= asked.least_exact_percent,
            )
        )
    return found


def repeatability_row(study: Study, results: Results, day: date) -> RepeatabilityRow | None:
    """Row for reports; None as long as fewer than 15 people came twice."""
    retest = results.retest
    if retest is None or retest.people < LEAST_PEOPLE:
        return None
    seen = results.agreement.camera if results.agreement else None
    return RepeatabilityRow(
        exercise=study.protocol.exercise,
        measure=study.protocol.measure,
        people=retest.people,
        sem_deg=round(retest.sem.value, 2),
        sem_upper80_deg=round(retest.sem_upper, 2),
        mdc95_deg=round(retest.mdc95.value, 2),
        agreement_people=seen.people if seen else 0,
        bias_deg=round(seen.bias.value, 2) if seen else 0.0,
        study=study.protocol.study,
        day=day.isoformat(),
    )
