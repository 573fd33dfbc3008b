"""A bad week on both pages: limit passed, the wrong side, pain, two versions of the program."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sample_month import LIBRARY
from sample_results import attempt, trace_of

from hep_vision.cli.review import check_same_program
from hep_vision.errors import InputError
from hep_vision.measure.exercise import Prescription
from hep_vision.measure.result import Finding, SetResult
from hep_vision.program.known import known_exercises
from hep_vision.program.model import Program
from hep_vision.record.session import ExerciseInfo, SourceInfo, build_record
from hep_vision.review.angle_lines import lines_of
from hep_vision.review.charts import INK, rom_chart
from hep_vision.review.document import Bullets, Document, Text
from hep_vision.review.patient_page import make_patient_page
from hep_vision.review.period import Period, read_period
from hep_vision.review.report import make_report
from hep_vision.store.database import Store, open_store
from hep_vision.store.events import Answers, SetEnd
from hep_vision.store.writing import begin_session, end_session, save_set
from program_examples import program_values
from store_samples import VERSIONS

KNOWN = known_exercises()
FIRST = date(2026, 1, 5)  # a Monday
LIMIT = {"motion": "knee flexion", "max_deg": 80, "author": "Dr Lee", "expires": "2026-02-15"}


def make_program(version: int = 1, **changes: Any) -> Program:
    squat = {
        "exercise": "squat",
        "side": "both",
        "sets": 1,
        "reps": 3,
        "frequency": {"days": ["monday", "wednesday", "friday"]},
        "goal_deg": 75,
        "rom_limits": [LIMIT],
        "progression": {
            "text": "Twice in full: one more set.",
            "when": {"full_sessions_in_a_row": 2},
            "propose": {"sets": 1},
        },
        **changes,
    }
    raising = {
        "exercise": "straight_leg_raise",
        "side": "left",
        "sets": 1,
        "reps": 3,
        "frequency": {"days": ["monday", "wednesday", "friday"]},
    }
    values = program_values(
        squat,
        raising,
        version=version,
        valid_from=(FIRST if version == 1 else FIRST + timedelta(days=7)).isoformat(),
        valid_until="2026-02-15",
    )
    return Program.model_validate(values)


def save(store: Store, session: int, exercise: str, side: Any, peaks: list[float]) -> None:
    attempts = tuple(
        replace(attempt(1.0 + 3.4 * n, peak, side=side), findings=_over(peak, exercise))
        for n, peak in enumerate(peaks)
    )
    length_s = attempts[-1].end_s + 3
    measured = SetResult(
        exercise_id=exercise,
        side=side,
        unit="deg",
        attempts=attempts,
        traces=(trace_of(attempts, length_s, side),),
        frames=round(30 * length_s),
        frames_with_pose=round(30 * length_s),
    )
    definition = LIBRARY.get(exercise)
    measure = "knee flexion" if exercise == "squat" else "hip flexion"
    record = build_record(
        measured,
        source=SourceInfo(path="camera", duration_s=length_s, frame_rate_hz=30.0),
        exercise=ExerciseInfo(name=definition.name, measure=measure),
        prescription=Prescription(repetitions=3),
        sets=1,
        versions=VERSIONS.model_copy(update={"definition_sha256": definition.content_sha256}),
        created=datetime(2026, 1, 5, tzinfo=UTC) + timedelta(minutes=session),
    )
    save_set(store, session, SetEnd(record=record), definition=definition)


def _over(peak: float, exercise: str) -> tuple[Finding, ...]:
    if exercise != "squat" or peak <= 80:
        return ()
    return (Finding("C14", "warning", f"Past the limit: {peak:.0f}°, limit 80°.", ""),)


@pytest.fixture(scope="module")
def period(tmp_path_factory) -> Period:
    db = str(tmp_path_factory.mktemp("bad") / "record.db")
    with open_store(db) as store:
        for n, peak in ((0, 87.0), (2, 95.0), (4, 90.0)):
            day = FIRST + timedelta(days=n)
            moment = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
            session = begin_session(
                store, "P-1", started_at=moment, timezone="UTC", program=make_program()
            )
            save(store, session, "squat", "both", [peak, peak - 2, peak - 1])
            save(store, session, "straight_leg_raise", "right", [40.0, 41.0, 42.0])
            note = "My knee was swollen." if n == 4 else None
            answers = Answers(pain_worst=6 if n == 4 else 1, note=note)
            end_session(store, session, answers=answers, ended_at=moment)
        second = make_program(2, sets=2, goal_deg=78)
        moment = datetime(2026, 1, 12, 9, tzinfo=UTC)
        session = begin_session(store, "P-1", started_at=moment, timezone="UTC", program=second)
        save(store, session, "squat", "both", [70.0, 71.0, 72.0])
        end_session(store, session, answers=Answers(pain_worst=1), ended_at=moment)
        now = datetime(2026, 1, 12, 20, tzinfo=UTC)
        return read_period(store, "P-1", now=now, first=FIRST, last=now.date())


def words_of(document: Document, title: str) -> list[str]:
    section = next(s for s in document.sections if s.title == title)
    said: list[str] = []
    for block in section.blocks:
        if isinstance(block, Bullets):
            said += block.items
        elif isinstance(block, Text):
            said.append(block.words)
    return said


def test_a_breach_heads_the_report_and_undoes_the_day(period: Period) -> None:
    report = make_report(period, KNOWN)
    assert report.sections[0].title == "To be decided"
    first, *others = words_of(report, "To be decided")
    both = (first, *others)
    assert any(
        said.startswith("Limit passed: Squat, both sides, on 3 days, 5 January 2026 to 9 January")
        for said in both
    )
    assert any("Other side than prescribed: Straight leg raise, RIGHT" in said for said in both)
    assert any("My knee was swollen." in said for said in both)
    assert not any("1 set more" in said for said in both)
    marks = {mark.day: mark.status for mark in period.marks}
    assert [marks[FIRST + timedelta(days=n)] for n in (0, 2, 4)] == ["unsafe"] * 3
    squat, raises = period.doses
    assert (squat.days_done, squat.days_partial) == (0, 4)
    assert (raises.side, raises.days_done, raises.days_partial, raises.days_missed) == (
        *("left", 0),
        *(0, 3),
    )
    brief = words_of(report, "In short")
    assert any(
        w == "Straight leg raise, LEFT: due on 3 days; 0 done, 0 in part, 3 not." for w in brief
    )
    assert all(one.kind == "blocked" for one in period.proposals)


def test_a_breach_heads_the_patients_page_and_no_goal_is_praised(period: Period) -> None:
    page = make_patient_page(period, KNOWN)
    assert page.sections[0].title == "Important"
    said = words_of(page, "Important")
    assert said[0].startswith("Squat: you moved further than your limit allows on Friday. Stop")
    assert any("swelling" in words for words in said)
    everything = " ".join(
        words for section in page.sections for words in words_of(page, section.title)
    )
    assert "reached your goal" not in everything
    assert "Well done" not in everything


def test_the_trend_draws_goal_and_limit_over_their_own_days(period: Period) -> None:
    lines = lines_of(period, "squat", "deg")
    week = FIRST + timedelta(days=6)
    assert [(g.angle_deg, g.first, g.last) for g in lines.goals] == [
        (75, FIRST, week),
        (78, week + timedelta(days=1), period.last),
    ]
    assert [(limit.angle_deg, limit.is_upper) for limit in lines.limits] == [(80, True)]
    assert lines.passed == tuple(FIRST + timedelta(days=n) for n in (0, 2, 4))
    courses = [c for c in period.courses if c.trend.exercise == "squat"]
    (axes,) = rom_chart(courses, FIRST, period.last, lines, "degrees").axes
    thick = [one for one in axes.lines if one.get_color() == INK and one.get_linewidth() > 2]
    assert [set(one.get_ydata()) for one in thick if one.get_marker() == "None"] == [{80}]
    crosses = [one for one in axes.lines if one.get_marker() == "X"]
    assert [len(one.get_xdata()) for one in crosses] == [3]


def test_the_header_and_the_changes_are_by_version(period: Period) -> None:
    report = make_report(period, KNOWN)
    by = dict(report.about)["Program"]
    assert "version 1 to 11 January 2026, version 2 from 12 January 2026 on" in by
    said = words_of(report, "The program's versions")
    assert said[0] == "Version 2, 12 January 2026 to 12 January 2026"
    assert any(
        "2 sets of 3 repetitions (before: 1 set of 3 repetitions)" in words for words in said
    )
    assert any("78 degrees of knee flexion or more (before: 75" in words for words in said)


def test_nothing_measured_is_shown_as_nothing(period: Period) -> None:
    from hep_vision.review.participation import _against  # pyright: ignore[reportPrivateUsage]

    assert _against(None, 2.0) == "\N{EN DASH} (2)"
    assert _against(None, None) == ""
    assert _against(1.3, 2.0) == "1.3 (2)"


def test_another_program_is_refused_and_what_differs_is_said() -> None:
    stored = [make_program()]
    check_same_program(stored, [make_program()], replace_program=False)
    check_same_program(stored, [make_program(2)], replace_program=False)
    check_same_program([], [make_program()], replace_program=False)
    changed = make_program(goal_deg=79)
    with pytest.raises(InputError, match=r"79 degrees of knee flexion or more \(before: 75"):
        check_same_program(stored, [changed], replace_program=False)
    other = make_program().model_copy(update={"program": "shoulder-9"})
    with pytest.raises(InputError, match="has the program knee-1, and --program is shoulder-9"):
        check_same_program(stored, [other], replace_program=False)
    check_same_program(stored, [other, changed], replace_program=True)
