"""The simulations, each one table with its claims: figures that must hold."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import product

import numpy as np
import numpy.typing as npt
from benchmarks.accuracy.tables import Cell, Table
from benchmarks.simulation.claims import SEED, Claim, Result
from benchmarks.simulation.rules import RULES, early, former, ours, session_values
from benchmarks.simulation.worlds import SESSIONS, Outcome, Patient, Session, follow

from hep_vision.statistics.change import Series, change_of, changes_of
from hep_vision.statistics.session_value import MOST, session_value
from hep_vision.statistics.sides import compare_sides
from hep_vision.statistics.slope import slope_of

STEADY = {
    "day 2": Patient(day_sd=2.0),
    "day 3": Patient(day_sd=3.0),
    "day 4": Patient(day_sd=4.0),
    "day 5": Patient(day_sd=5.0),
    "day 6": Patient(day_sd=6.0),
    "day 8": Patient(day_sd=8.0),
    "day 12": Patient(day_sd=12.0),
    "day 3, carried over by 0.3": Patient(day_sd=3.0, carry_over=0.3),
    "day 5, carried over by 0.3": Patient(day_sd=5.0, carry_over=0.3),
    "day 8, carried over by 0.3": Patient(day_sd=8.0, carry_over=0.3),
    "day 3, dose from 5 to 15": Patient(day_sd=3.0, growing_dose=True),
    "day 3, repetition 4": Patient(day_sd=3.0, repetition_sd=4.0),
}


def false_changes(courses: int) -> Result:
    """False-alarm rate: how often an unchanged patient is reported as changed."""
    rows: list[tuple[Cell, ...]] = []
    claims: list[Claim] = []
    for name, patient in STEADY.items():
        told = patient.courses(np.random.default_rng(SEED), courses)
        found = {rule: Outcome.of(follow(told, follows)) for rule, follows in RULES.items()}
        at_once = float(np.mean(follow(told, early)[:, 1:5].any(axis=1)))
        rows.append(
            (
                name,
                patient.session_sd,
                *(100 * found[rule].worst_look for rule in RULES),
                *(100 * found[rule].ever for rule in RULES),
                100 * at_once,
            )
        )
        if patient.session_sd < 4.2 and not patient.carry_over:
            claims.append(
                Claim(f"{name}: shown early", at_once, 0, 0.05 + 2.6 * 0.22 / courses**0.5)
            )
        if not patient.carry_over or patient.session_sd < 4.2:
            slack = 2.6 * np.sqrt(0.05 * 0.95 / courses)  # what chance adds to a share of 5 %
            of = f"{name}: false changes"
            claims += [
                Claim(f"{of} in a report", found["report"].worst_look, 0, 0.05 + slack),
                Claim(f"{of} in a course", found["report"].ever, 0, 0.05 + slack),
                Claim(f"{of} on a patient's page", found["patient's page"].ever, 0, 0.05 + slack),
            ]
    columns = ("scatter of", "session SD|1")
    columns += tuple(f"a report: {rule}|1" for rule in RULES)
    columns += tuple(f"a course: {rule}|1" for rule in RULES)
    return (
        Table(
            f"Nobody changes: told of a change, % of {courses} courses of {SESSIONS} sessions",
            (*columns, "shown early|1"),
            tuple(rows),
            "A report: at the session where it happens most often. A course: at least once, with a "
            "look after each session. Shown early: of sessions 2 to 5, the latest once stood "
            "beyond what two single sessions may differ by; not judged. Repetitions scatter by 2 "
            "degrees, ten a session, where nothing else is said.",
        ),
        claims,
    )


def former_single_looks(courses: int) -> Result:
    """The former rule by itself, one look: the figures of the review."""
    rows: list[tuple[Cell, ...]] = []
    chance = np.random.default_rng(SEED)
    for first, latest in ((10, 10), (5, 5), (1, 10), (5, 10), (5, 30)):
        said = np.array(
            [former([_session(chance, first), _session(chance, latest)]) for _ in range(courses)]
        )
        rows.append(
            (
                f"{first} against {latest}",
                100 * float(np.mean(said != 0)),
                100 * float(np.mean(said > 0)),
            )
        )
    rate = float(rows[0][1] or 0) / 100
    return (
        Table(
            "The rule until 0.2, one look at somebody who does not change",
            ("repetitions", "told of a change %|0", "of a gain %|0"),
            tuple(rows),
            "Repetitions scatter by 2 degrees, days by 3.",
        ),
        [Claim("the former rule, 10 against 10: false changes", rate, 0.12, 0.45)],
    )


def _session(chance: np.random.Generator, repetitions: int) -> Session:
    return Session(90.0 + 3.0 * chance.normal() + 2.0 * chance.normal(size=repetitions))


def power(courses: int) -> Result:
    """Power: how often and when a real gain is reported."""
    rows: list[tuple[Cell, ...]] = []
    claims: list[Claim] = []
    for gain in (5.0, 8.0, 10.0, 12.0, 15.0, 20.0):
        for day_sd in DAY_SDS:
            told = Patient(day_sd=day_sd, gain_deg=gain).courses(
                np.random.default_rng(SEED), courses
            )
            report, shared, page = (
                Outcome.of(follow(told, RULES[rule]), 1)
                for rule in ("report", "shared certainty", "patient's page")
            )
            rows.append(
                (gain, day_sd, 100 * report.at_end, 100 * report.ever, 100 * shared.ever,
                 100 * page.ever, report.first_told, 100 * report.wrong_way)
            )  # fmt: skip
            claims.append(
                Claim(f"gain {gain:g}, day {day_sd:g}: told of a loss", report.wrong_way, 0, 0.02)
            )
            if (gain, day_sd) == (15.0, 3.0):
                claims.append(
                    Claim("a gain of 15 at day SD 3 is told by session 20", report.ever, 0.9, 1)
                )
    return (
        Table(
            f"Somebody gains by session 15: told of it, % of {courses} courses",
            ("true gain|0", "day SD|0", "report, session 20|0", "report, ever|0",
             "shared certainty, ever|0", "patient's page, ever|0", "first told, session|0",
             "told of a loss|1"),
            tuple(rows),
            "First told: the median session, empty where fewer than half are told at all.",
        ),
        claims,
    )  # fmt: skip


def several_series(courses: int) -> Result:
    """Six exercises of somebody who does not change, in one report."""
    told = [Patient().courses(np.random.default_rng(SEED + n), courses) for n in range(6)]
    any_alone, any_together = np.zeros((2, courses, SESSIONS), bool)
    for c in range(courses):
        for k in range(5, SESSIONS):
            series = [Series(session_values(one[c][: k + 1])) for one in told]
            any_together[c, k] = any(change.is_real for change in changes_of(series))
            any_alone[c, k] = any(ours(one[c][: k + 1]) for one in told)
    rows = tuple(
        (name, 100 * float(found.mean(axis=0).max()), 100 * float(found.any(axis=1).mean()))
        for name, found in (("each by itself", any_alone), ("after Holm", any_together))
    )
    together = float(any_together.any(axis=1).mean())
    return (
        Table(
            f"Six exercises, nobody changes: told of a change, % of {courses} courses",
            ("judged", "a report|1", "a course|1"),
            rows,
        ),
        [
            Claim(
                "six exercises: false changes in a course",
                together,
                0,
                0.05 + 2.6 * 0.22 / courses**0.5,
            )
        ],
    )


def session_value_bias(sessions: int) -> Result:
    """What the number of repetitions does to the value of a session."""
    chance = np.random.default_rng(SEED)
    rows: list[tuple[Cell, ...]] = []
    for n in (3, 5, 10, 30):
        some = chance.normal(size=(sessions, n))
        best = np.median(np.sort(some, axis=1)[:, -3:], axis=1)
        middle = np.median(some[:, :MOST], axis=1)
        rows.append((n, float(best.mean()), float(middle.mean()), float(middle.std())))
    return (
        Table(
            "Value of a session above its true value, in standard deviations of a repetition",
            (
                "repetitions|0",
                "+middle of the best three|2",
                "+middle of the first five|2",
                "its SD|2",
            ),
            tuple(rows),
        ),
        [
            Claim(f"{row[0]} repetitions: bias of the value", float(row[2] or 0), -0.03, 0.03)
            for row in rows
        ],
    )


def slopes(courses: int) -> Result:
    """How often the slope's interval holds the true one, and how often chance makes a trend."""
    rows: list[tuple[Cell, ...]] = []
    claims: list[Claim] = []
    days = np.arange(SESSIONS) * 7.0 / 3.0
    for name, carry_over, per_week in (
        ("no trend", 0.0, 0.0),
        ("no trend, carried over by 0.3", 0.3, 0.0),
        ("1 degree a week", 0.0, 1.0),
        ("2 degrees a week", 0.0, 2.0),
    ):
        chance = np.random.default_rng(SEED)
        patient = Patient(carry_over=carry_over)
        found = [
            slope_of(
                days.tolist(), (np.array(session_values(course)) + per_week / 7 * days).tolist()
            )
            for course in patient.courses(chance, courses)
        ]
        held = np.mean([s.low <= per_week <= s.high for s in found if s])
        shown = np.mean([s.p < 0.05 and (s.low > 0 or s.high < 0) for s in found if s])
        rows.append((name, 100 * float(held), 100 * float(shown)))
        if not carry_over:
            claims.append(Claim(f"{name}: the slope's interval holds it", float(held), 0.92, 1.0))
    return (
        Table(
            f"Slope over {SESSIONS} sessions, three a week, % of {courses} courses",
            ("true course", "interval holds it|0", "trend described|0"),
            tuple(rows),
        ),
        claims,
    )


def sides(pairs: int) -> Result:
    """Equal sides, whose camera error is not the same."""
    chance = np.random.default_rng(SEED)
    left, right = chance.normal(0.0, 5.0, size=(2, pairs))
    beyond = [compare_sides(a, b, 9.8, 9.8).is_beyond for a, b in zip(left, right, strict=True)]
    found = float(np.mean(beyond))
    return (
        Table(
            "Equal sides told apart by more than the camera explains",
            ("stated of each side", "false %|1"),
            (("±9.8, true SD 5", 100 * found),),
        ),
        [Claim("equal sides told apart", found, 0.0, 0.06)],
    )


DAY_SDS = (2.0, 3.0, 5.0, 8.0)
MINIMUM_DEG = 85.0  # what a repetition must reach to count


@dataclass(frozen=True)
class SimulatedAttempt:
    """One attempt as the engine would state it: short of the minimum is no repetition."""

    number: int
    peak: float
    start: float = 5.0
    uncertainty: float = 8.0
    reliable: bool = True
    noise: float = 1.0
    view: float = 1.0
    sampling: float = 0.0
    model: float = 3.0
    bias: float = 0.0
    domain: float = 0.0
    df: float | None = None

    @property
    def reason(self) -> str:
        """What became of it."""
        return "complete" if self.peak >= MINIMUM_DEG else "short_of_target"


def _value(session: Session, *, counted_only: bool) -> float:
    """Value of a session's attempts; NaN where nothing counted."""
    attempts = [SimulatedAttempt(n, float(peak)) for n, peak in enumerate(session.peaks, start=1)]
    if counted_only:
        attempts = [attempt for attempt in attempts if attempt.reason == "complete"]
    found = session_value(attempts, unit="deg", prescribed=10)
    return found.value if found else float("nan")


def asked_for(patients: int = 200) -> Result:
    """Three patients over 20 sessions, each many times: what each report says."""
    rows: list[tuple[Cell, ...]] = []
    kinds = {
        "does not change": Patient(),
        "gains 8 degrees": Patient(gain_deg=8.0),
        f"falls 15 degrees, below the minimum of {MINIMUM_DEG:.0f}": Patient(gain_deg=-15.0),
    }
    claims: list[Claim] = []
    for (name, kind), day_sd in product(kinds.items(), DAY_SDS):
        patient = replace(kind, day_sd=day_sd)
        told = patient.courses(np.random.default_rng(SEED), patients)
        said = through_attempts(told)
        steady = float((said == 0).all(axis=1).mean())
        gain, loss = (float((said == way).any(axis=1).mean()) for way in (1, -1))
        last = [
            [_value(course[-1], counted_only=only) for course in told] for only in (False, True)
        ]
        rows.append(
            (
                name,
                day_sd,
                90.0 + patient.gain_deg,
                *(_mean(values) for values in last),
                100 * steady,
                100 * gain,
                100 * loss,
                Outcome.of(said).first_told,
            )
        )
        claims += _claims_of(name, day_sd, (steady, loss, float(rows[-1][3] or 0)), patients)
    return (
        Table(
            f"{patients} patients of each kind, a report after each of {SESSIONS} sessions",
            (
                *(
                    "patient",
                    "day SD|0",
                    "true at the end|0",
                    "value at the end|1",
                    "of counted ones only|1",
                ),
                *("never a change %|1", "once a gain %|1", "once a loss %|1"),
                "first told, session|0",
            ),
            tuple(rows),
            "Repetitions scatter by 2 degrees; from 90 degrees, the change is reached "
            "by session 15. What falls short of the minimum is measured like what counts.",
        ),
        claims,
    )


def _mean(values: list[float]) -> float:
    """Of those that are known; NaN of none."""
    known = [value for value in values if np.isfinite(value)]
    return float(np.mean(known)) if known else float("nan")


def _claims_of(
    name: str, day_sd: float, found: tuple[float, float, float], patients: int
) -> list[Claim]:
    steady, loss, last = found
    of = f"{patients} patients, day SD {day_sd:g}, {name.split(',')[0]}"
    if name == "does not change":
        slack = 2.6 * float(np.sqrt(0.05 * 0.95 / patients))
        return [Claim(f"{of}: never told of a change", steady, 0.95 - slack, 1.0)]
    if name.startswith("falls"):
        seen = [Claim(f"{of}: seen to fall", loss, 0.9, 1.0)] if day_sd <= 3.0 else []
        off = 2.6 * day_sd / patients**0.5 + 0.5
        return [*seen, Claim(f"{of}: last value", last, 75.0 - off, 75.0 + off)]
    return []


def through_attempts(courses: list[list[Session]]) -> npt.NDArray[np.int_]:
    """What the report's rule says after each session, on values whose attempts are judged first."""
    said = np.zeros((len(courses), SESSIONS), dtype=np.int_)
    for number, course in enumerate(courses):
        values = tuple(_value(session, counted_only=False) for session in course)
        for k in range(SESSIONS):
            change = change_of(Series(values[: k + 1]))
            said[number, k] = int(np.sign(change.difference)) if change.is_real else 0
    return said
