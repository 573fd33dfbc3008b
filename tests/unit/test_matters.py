"""Open matters: which there are, that they are raised once, and who may close them."""

from __future__ import annotations

import json
import random
import sys
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
import sample_month
from sample_results import squat_set

from hep_vision.errors import InputError, NotInRecordError
from hep_vision.matters.merge import merge
from hep_vision.matters.model import SEVERITIES, Matter, Occurrence, in_order
from hep_vision.matters.words import PROPOSALS, TITLES, proposal_of, sentence_of
from hep_vision.program.done import DoneSet
from hep_vision.program.model import Program
from hep_vision.program.safety import DaySaid, safety_events
from hep_vision.program.schedule import plan_days
from hep_vision.review.matters import ENDING_DAYS, SILENT_DAYS, Case, occurrences_of
from hep_vision.review.raising import is_followed, program_on, refresh_matters
from hep_vision.statistics.repeatability import Repeatability
from hep_vision.store.amending import delete_patient
from hep_vision.store.checking import verify
from hep_vision.store.database import Store, open_store
from hep_vision.store.events import Answers, SetEnd
from hep_vision.store.matters import act_on_matter, keep_occurrences, read_matters
from hep_vision.store.tables import AuditRow
from hep_vision.store.writing import begin_session, end_session, save_set
from program_examples import MONDAY, done, exercise_values, make_program
from store_samples import NOON, days_after, open_a_store, record_of

DAY = timedelta(days=1)
NOW = datetime(2026, 11, 30, 9, tzinfo=UTC)


def occurrence(key: str = "a", day: date = MONDAY, **changes: str) -> Occurrence:
    values: dict[str, str] = {"kind": "pain", "evidence": f"pain {key}", "proposal": "Call"}
    return Occurrence(key=key, day=day, **{**values, **changes})  # type: ignore[arg-type]


def case_of(sets: list[DoneSet], today: date, *, said: tuple[DaySaid, ...] = (), **program) -> Case:
    versions = (make_program(exercise_values(**program)),)
    plans = plan_days(versions, sets, MONDAY, today)
    return Case(
        today=today,
        versions=versions,
        plans=plans,
        events=safety_events(sets, said, versions),
    )


def kinds(case: Case) -> list[str]:
    return [one.kind for one in occurrences_of(case)]


def test_every_kind_has_its_severity_title_and_proposal() -> None:
    assert SEVERITIES.keys() == TITLES.keys() == PROPOSALS.keys()


# -- which matters there are


def test_the_wrong_side_and_another_exercise_are_matters() -> None:
    sets = [*done(MONDAY, 2, side="left"), *done(MONDAY, 1, exercise="squat", side="both")]
    other, wrong = sorted(occurrences_of(case_of(sets, MONDAY)), key=lambda one: one.kind)
    assert (wrong.kind, wrong.side) == ("wrong_side", "left")
    assert wrong.evidence == "2 sets with the LEFT side; prescribed is RIGHT"
    assert (other.kind, other.exercise) == ("wrong_exercise", "squat")


@pytest.mark.parametrize(("days", "is_silent"), [(SILENT_DAYS, False), (SILENT_DAYS + 1, True)])
def test_silence_is_told_after_a_whole_week(days: int, is_silent: bool) -> None:
    case = case_of([], MONDAY + (days - 1) * DAY)
    assert (kinds(case) == ["silent"]) == is_silent
    later = occurrences_of(case_of([], MONDAY + (days + 3) * DAY))
    assert {one.key for one in later} == {(MONDAY - DAY).isoformat()}, "one silence, one key"


@pytest.mark.parametrize(("left", "told"), [(ENDING_DAYS, True), (ENDING_DAYS + 1, False)])
def test_a_program_about_to_end_is_told_unless_there_is_a_next(left: int, told: bool) -> None:
    last = make_program().valid_until
    sets = done(last - 10 * DAY, 3)
    case = case_of(sets, last - left * DAY)
    assert ("program_ending" in kinds(case)) == told
    after = make_program(version=2, valid_from="2026-12-21", valid_until="2027-02-01")
    assert "program_ending" not in kinds(replace(case, versions=(*case.versions, after)))


LESS = {
    "regression": {
        "text": "If it hurts, halve it.",
        "when": {"pain_above_0_to_10": 5},
        "propose": {"reps_percent": 50},
    }
}


def test_pain_and_the_rule_for_less_stay_after_a_better_session() -> None:
    from hep_vision.program.proposals import Answers as Said

    sets = [*done(MONDAY, 3), *done(MONDAY + 2 * DAY, 3)]
    said = (DaySaid(day=MONDAY, pain=6, note="My knee was swollen."),)
    case = case_of(sets, MONDAY + 2 * DAY, said=said, **LESS)
    key = case.versions[0].exercises[0].key
    answers = {(key, MONDAY): Said(6), (key, MONDAY + 2 * DAY): Said(1)}
    found = {one.kind: one for one in occurrences_of(replace(case, answers=answers))}
    assert set(found) == {"pain", "swelling", "rule_less"}
    assert found["pain"].words == "My knee was swollen."
    assert found["rule_less"].day == MONDAY
    assert found["rule_less"].proposal.startswith("50 % of the repetitions")


def test_what_is_found_is_the_same_whenever_it_is_looked_for() -> None:
    sets = done(MONDAY, 2, side="left")
    first, again = (occurrences_of(case_of(sets, MONDAY + n * DAY)) for n in (0, 3))
    assert set(first) == set(again)


# -- raised once


def test_raised_once_joined_while_unresolved_and_new_after_that() -> None:
    one, two, three = (
        occurrence("a"),
        occurrence("b", MONDAY + DAY),
        occurrence("c", MONDAY + 2 * DAY),
    )
    (matter,) = merge((), [one], "P-1", NOW)
    assert merge((matter,), [one], "P-1", NOW) == (matter,)
    (joined,) = merge((matter,), [one, two], "P-1", NOW)
    assert [e.action for e in joined.history] == ["raised", "seen again"]
    assert (joined.since, joined.latest.day, joined.state) == (MONDAY, MONDAY + DAY, "open")
    resolved = replace(joined, history=(*joined.history, act("resolved")))
    assert merge((resolved,), [one, two], "P-1", NOW) == (resolved,), "what is closed stays closed"
    _, anew = merge((resolved,), [one, two, three], "P-1", NOW)
    assert (anew.state, anew.since) == ("open", MONDAY + 2 * DAY)


def act(action: str):
    from hep_vision.matters.model import MatterEvent

    return MatterEvent(action=action, at=NOW, by="Dana", text="called")  # type: ignore[arg-type]


def test_what_was_acknowledged_opens_again_when_it_is_seen_again() -> None:
    (matter,) = merge((), [occurrence("a")], "P-1", NOW)
    seen = replace(matter, history=(*matter.history, act("acknowledged")))
    assert seen.state == "acknowledged"
    (again,) = merge((seen,), [occurrence("b")], "P-1", NOW)
    assert again.state == "open"


def test_the_order_in_which_things_come_to_light_changes_nothing() -> None:
    some = [
        occurrence(str(n), MONDAY + (n % 3) * DAY, side=("left", "right")[n % 2]) for n in range(9)
    ]
    expected = {(m.about, m.occurrences) for m in merge((), some, "P-1", NOW)}
    for seed in range(5):
        shuffled = random.Random(seed).sample(some, len(some))
        matters: tuple[Matter, ...] = ()
        for one in shuffled:
            matters = merge(matters, [one], "P-1", NOW)
        found = {
            (m.about, tuple(sorted(m.occurrences, key=lambda o: (o.day, o.key)))) for m in matters
        }
        assert {(a, tuple(sorted(o, key=lambda x: (x.day, x.key)))) for a, o in expected} == found


def test_the_most_urgent_comes_first_and_nothing_more_is_proposed_beside_a_breach() -> None:
    some = [
        occurrence(kind="camera"),
        occurrence(kind="rule_more", proposal="1 set more"),
        occurrence(kind="limit_passed", exercise="squat"),
        occurrence(kind="silent"),
    ]
    matters = in_order(merge((), some, "P-1", NOW))
    assert [m.kind for m in matters] == ["limit_passed", "silent", "camera", "rule_more"]
    assert proposal_of(matters[3], matters) == (
        "No more until this is resolved: limit passed on 23 November 2026"
    )
    assert proposal_of(matters[3], matters[1:]) == "1 set more"
    assert sentence_of(matters[0], {"squat": "Squat"}) == (
        "Limit passed: Squat, on 23 November 2026: pain a."
    )


# -- kept in the record


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request, tmp_path):
    with open_a_store(request.param, tmp_path) as opened:
        begin_session(opened, "P-1", started_at=NOON, timezone="UTC")
        yield opened


def test_a_matter_is_kept_audited_and_sealed(store: Store) -> None:
    some = [occurrence("a", words="It stabbed."), occurrence("b", MONDAY + DAY)]
    for _ in range(3):
        keep_occurrences(store, "P-1", some, NOW)
    (matter,) = read_matters(store)
    assert (matter.patient, matter.words, len(matter.days)) == ("P-1", ("It stabbed.",), 2)
    assert matter.id is not None
    act_on_matter(store, matter.id, "acknowledged", by="Dana Okafor", reason="will call")
    act_on_matter(store, matter.id, "resolved", by="Dana Okafor", reason="dose halved")
    assert read_matters(store) == ()
    keep_occurrences(store, "P-1", some, NOW)
    (closed,) = read_matters(store, with_resolved=True)
    assert [event.action for event in closed.history] == [
        *("raised", "seen again", "acknowledged", "resolved"),
    ]
    assert (closed.history[-1].by, closed.history[-1].text) == ("Dana Okafor", "dose halved")
    with store.reading() as db:
        said = [(row.action, row.actor) for row in db.query(AuditRow) if "matter" in row.action]
    assert said == [
        ("matter raised", None),
        ("matter acknowledged", "Dana Okafor"),
        ("matter resolved", "Dana Okafor"),
    ]
    assert verify(store) == ()


def test_a_changed_matter_is_noticed(store: Store) -> None:
    from sqlalchemy import text

    keep_occurrences(store, "P-1", [occurrence()], NOW)
    with store.engine.begin() as connection:
        connection.execute(text("UPDATE matter_event SET text = 'nothing'"))
    assert any("matter" in fault.lower() for fault in verify(store))


def test_a_matter_goes_with_its_patient(store: Store) -> None:
    keep_occurrences(store, "P-1", [occurrence(words="My own secret words")], NOW)
    delete_patient(store, "P-1")
    assert read_matters(store, with_resolved=True) == ()
    assert verify(store) == ()


@pytest.mark.parametrize(("by", "reason"), [("", "why"), ("Dana", " ")])
def test_nobody_closes_a_matter_without_name_and_reason(store: Store, by: str, reason: str) -> None:
    (matter,) = keep_occurrences(store, "P-1", [occurrence()], NOW)
    with pytest.raises(InputError, match="is missing"):
        act_on_matter(store, matter.id or 0, "resolved", by=by, reason=reason)
    assert read_matters(store)[0].state == "open"


def test_a_resolved_matter_is_not_resolved_again(store: Store) -> None:
    (matter,) = keep_occurrences(store, "P-1", [occurrence()], NOW)
    act_on_matter(store, matter.id or 0, "resolved", by="Dana", reason="called")
    with pytest.raises(InputError, match="was resolved by Dana"):
        act_on_matter(store, matter.id or 0, "acknowledged", by="Bo", reason="late")
    with pytest.raises(NotInRecordError, match="no matter 99"):
        act_on_matter(store, 99, "resolved", by="Dana", reason="called")


def test_refreshing_twice_raises_once(store: Store) -> None:
    session = begin_session(store, "P-2", started_at=NOON, timezone="UTC")
    end_session(store, session, answers=Answers(pain_worst=9, note="I fell."))
    first = refresh_matters(store, "P-2", days_after(1), Repeatability())
    assert {m.kind for m in first} == {"pain", "fall"}
    assert refresh_matters(store, "P-2", days_after(2), Repeatability()) == first
    assert verify(store) == ()


# -- the whole way: a month on the command line


@pytest.fixture(scope="module")
def month(tmp_path_factory) -> str:
    db = str(tmp_path_factory.mktemp("matters") / "record.db")
    with open_store(db) as opened:
        sample_month.store_month(opened)
        session = begin_session(opened, sample_month.PATIENT, started_at=sample_month.NOW)
        measured = squat_set()
        record = record_of(measured, sample_month.NOW)
        save_set(opened, session, SetEnd(record=record, traces=measured.traces))
        end_session(opened, session, answers=Answers(pain_worst=2))
        refresh_matters(opened, sample_month.PATIENT, sample_month.NOW, Repeatability())
    return db


def run(capsys, monkeypatch, *arguments: str) -> tuple[int, str, str]:
    from hep_vision.cli.main import main

    monkeypatch.setattr(sys, "argv", ["hep-vision", *arguments])
    with pytest.raises(SystemExit) as ended:
        main()
    said = capsys.readouterr()
    return int(ended.value.code or 0), said.out, said.err


def test_matters_are_listed_first_and_closed_by_name(month: str, capsys, monkeypatch) -> None:
    code, said, _ = run(capsys, monkeypatch, "matters", "list", "--json", "--db", month)
    assert code == 0
    matters = json.loads(said)["matters"]
    pain = next(m for m in matters if m["kind"] == "pain")
    assert (pain["since"], pain["severity"], pain["state"]) == ("2026-01-19", "urgent", "open")
    more = next(m for m in matters if m["kind"] == "rule_more")
    assert more["proposal"].startswith("No more until this is resolved")
    code, said, _ = run(capsys, monkeypatch, "sessions", "list", "--db", month)
    assert said.startswith("Open matters")
    number = str(pain["matter"])
    code, _, said = run(
        capsys,
        monkeypatch,
        "matters",
        "resolve",
        number,
        "--by",
        "Dana",
        "--reason",
        "called",
        "--db",
        month,
    )
    assert (code, said) == (0, f"Matter {number} is resolved, under the name Dana.\n")
    code, said, _ = run(capsys, monkeypatch, "matters", "list", "--json", "--db", month)
    assert number not in {str(m["matter"]) for m in json.loads(said)["matters"]}
    code, said, _ = run(capsys, monkeypatch, "matters", "list", "--all", "--db", month)
    assert "resolved by Dana: called" in said


def test_exports_have_the_matters_and_the_patients_words(
    month: str, tmp_path: Path, capsys, monkeypatch
) -> None:
    folder = tmp_path / "tables"
    run(capsys, monkeypatch, "export", "tables", "-o", str(folder), "--db", month)
    assert "limit_passed,urgent" in (folder / "matters.csv").read_text() or (
        "pain,urgent" in (folder / "matters.csv").read_text()
    )
    bundle = tmp_path / "bundle.json"
    period = ("--from", "2026-01-05", "--to", "2026-02-03")
    code, _, said = run(
        capsys, monkeypatch, "export", "fhir", *period, "-o", str(bundle), "--db", month
    )
    assert code == 0, said
    resources = [entry["resource"] for entry in json.loads(bundle.read_text())["entry"]]
    issues = [r for r in resources if r["resourceType"] == "DetectedIssue"]
    assert {issue["severity"] for issue in issues} >= {"high", "low"}
    words = [r["valueString"] for r in resources if "valueString" in r]
    assert words == ["The knee clicked on the way down."]


def test_the_program_in_force_goes_before_one_that_begins_later() -> None:
    def program(name: str, first: int, last: int, version: int = 1) -> Program:
        days = {"valid_from": MONDAY + first * DAY, "valid_until": MONDAY + last * DAY}
        return make_program(
            program=name, version=version, **{key: day.isoformat() for key, day in days.items()}
        )

    knee, later_knee = program("knee", 0, 27), program("knee", 14, 27, version=2)
    shoulder = program("shoulder", 21, 60)
    every = (shoulder, later_knee, knee)
    assert program_on(MONDAY, every) == (knee, later_knee)
    assert program_on(MONDAY + 20 * DAY, every) == (knee, later_knee)
    assert program_on(MONDAY + 21 * DAY, every) == (shoulder,)  # both are in force
    assert program_on(MONDAY - DAY, every) == (knee, later_knee)  # the first to come
    assert program_on(MONDAY + 61 * DAY, every) == (shoulder,)  # the last that was
    assert program_on(MONDAY, ()) == ()
    assert is_followed((knee, later_knee), every)
    assert not is_followed((shoulder,), every)


def test_a_program_that_another_follows_does_not_just_end() -> None:
    case = case_of([], MONDAY + 25 * DAY)
    assert "program_ending" in kinds(case)
    assert "program_ending" not in kinds(replace(case, followed=True))
