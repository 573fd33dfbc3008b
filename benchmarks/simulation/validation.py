"""Whether the intervals of a validation hold what they say, on people whose truth is known."""

from __future__ import annotations

import numpy as np
from benchmarks.accuracy.tables import Table
from benchmarks.simulation.claims import SEED, Claim, Result

from hep_vision.statistics.agreement import (
    NORMAL_95,
    CountedSet,
    agreement_of,
    counting_of,
    gain_of_people,
    retest_of,
)
from hep_vision.statistics.intervals import Interval

LEVELS = (0.3, 0.6, 0.9)


def simulate(studies: int) -> list[Result]:
    """All of them."""
    return [_agreement(studies), _retest(studies), _counting(studies)]


def _holds(interval: Interval, true: float) -> bool:
    return interval.low <= true <= interval.high


def _table(title: str, held: dict[str, list[bool]], note: str) -> Result:
    rows = tuple((name, len(some), 100 * float(np.mean(some))) for name, some in held.items())
    claims = [
        # The nominal 95 %, and what chance takes off in so many studies.
        Claim(f"{title}: {name}", share / 100, 0.93 - 2.6 * 0.22 / n**0.5, 1.0)
        for name, n, share in rows
        if "80 %" not in name
    ]
    return Table(title, ("interval of", "studies|0", "holds the truth, %|1"), rows, note), claims


def _agreement(studies: int) -> Result:
    """V1: bias 4, persons differ by 3, readings by 2.5; the goniometer's readings by 2."""
    chance = np.random.default_rng(SEED)
    held: dict[str, list[bool]] = {}
    for people in (15, 40):
        for _ in range(studies):
            true = np.outer(chance.normal(110, 10, people), LEVELS)
            camera = 4.0 + 0.95 * true + chance.normal(0, 3, (people, 1))
            camera += chance.normal(0, 2.5, true.shape)
            read = true + chance.normal(0, 2 / np.sqrt(2), true.shape)
            found = agreement_of(list(camera - read))
            mean_true = 110 * np.mean(LEVELS)
            bias = 4.0 - 0.05 * mean_true
            # What spreads the differences: persons, readings, and the gain over the levels.
            by_level = 0.05 * 110 * np.std(LEVELS)
            by_size = 0.05 * 10 * np.sqrt(np.mean(np.square(LEVELS)))
            sd = np.sqrt(3**2 + 2.5**2 + 2.0 + by_level**2 + by_size**2)
            for name, ok in (
                ("bias", _holds(found.bias, bias)),
                ("upper limit of agreement", _holds(found.high, bias + NORMAL_95 * sd)),
                ("lower limit of agreement", _holds(found.low, bias - NORMAL_95 * sd)),
                ("gain", _holds(gain_of_people(list(camera), list(read)), 0.95)),
            ):
                held.setdefault(f"{name}, {people} people", []).append(ok)
    return _table(
        "Validation V1: camera against goniometer",
        held,
        "True bias of 4 degrees at zero, gain 0.95, persons scatter by 3, readings by 2.5; two "
        "raters with 2 degrees each; holds at 30, 60 and 90 % of the range.",
    )


def _retest(studies: int) -> Result:
    """V2: persons differ by 12, a session value by 3.5 from visit to visit."""
    chance = np.random.default_rng(SEED + 1)
    held: dict[str, list[bool]] = {}
    sem, between, shift = 3.5, 12.0, 1.0
    icc = between**2 / (between**2 + sem**2)
    for people in (15, 30):
        for _ in range(studies):
            own = chance.normal(100, between, people)
            first, second = own + chance.normal(0, sem, people), own + chance.normal(0, sem, people)
            found = retest_of(first.tolist(), (second + shift).tolist())
            no_shift = retest_of(first.tolist(), second.tolist())
            for name, ok in (
                ("SEM", _holds(found.sem, sem)),
                ("MDC95", _holds(found.mdc95, NORMAL_95 * np.sqrt(2) * sem)),
                ("SEM below its one-sided 80 % limit", sem <= found.sem_upper),
                ("shift", _holds(found.shift, shift)),
                ("ICC(2,1)", _holds(no_shift.icc, icc)),
            ):
                held.setdefault(f"{name}, {people} people", []).append(ok)
    table, claims = _table(
        "Validation V2: test and retest",
        held,
        f"True SEM {sem} degrees, persons scatter by {between:g}, the second visit is {shift:g} "
        "more (not for the ICC).",
    )
    for name, some in held.items():
        if "80 %" in name:
            claims.append(Claim(name, float(np.mean(some)), 0.75, 0.85))
    return table, claims


def _counting(studies: int) -> Result:
    """V3: 30 people of 3 sets of 10; how well a person is counted differs from person to person."""
    chance = np.random.default_rng(SEED + 2)
    held: dict[str, list[bool]] = {}
    for _ in range(studies):
        # A third of the people is harder: their repetitions are missed ten times as often.
        miss = np.where(chance.random(30) < 1 / 3, 0.03, 0.003)
        sets = [
            CountedSet(f"P{p}", 10, 10 - int(chance.binomial(10, miss[p])))
            for p in range(30)
            for _ in range(3)
        ]
        phantoms = int(chance.poisson(2.0 * 15.0))
        found = counting_of(sets, phantoms, 15.0)
        rate = 100 * (0.03 / 3 + 0.003 * 2 / 3)
        exact = (0.97**10) / 3 + (0.997**10) * 2 / 3
        for name, ok in (
            ("sets counted exactly", _holds(found.exact, exact)),
            ("missed per 100", _holds(found.missed, rate)),
            ("bias of a set", _holds(found.bias, -rate / 10)),
            ("phantoms an hour", _holds(found.phantoms, 2.0)),
        ):
            held.setdefault(name, []).append(ok)
    return _table(
        "Validation V3: counting",
        held,
        "30 people, 3 sets of 10; a third of the people is missed 3 times in 100 repetitions, the "
        "others 0.3 times; 2 phantoms an hour in 15 idle hours.",
    )
