"""A repetition as stick figures, of the landmarks of a rendered clip through the real engine."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from hep_vision.analysis.analyze import Job, analyze
from hep_vision.definitions.library import shipped_library
from hep_vision.definitions.schema import Definition
from hep_vision.measure.body.landmarks import Landmark
from hep_vision.measure.exercise import Prescription
from hep_vision.program.known import known_exercises
from hep_vision.review.chart_files import sketch
from hep_vision.review.html import report_html
from hep_vision.review.pdf import report_pdf
from hep_vision.review.period import Period, read_period
from hep_vision.review.report import make_report
from hep_vision.review.strip import half_way_s, moments_of
from hep_vision.review.strip_chart import strip_chart
from hep_vision.store.database import open_store
from hep_vision.store.saving import end_of
from hep_vision.store.writing import begin_session, end_session, save_set
from store_samples import NOON

GOLDEN = Path(__file__).parents[1] / "golden"


def noting_a_lean(definition: Definition) -> Definition:
    """The definition, with a lean of the trunk noted that the figure's squats reach."""
    rules = tuple(
        rule.model_copy(update={"threshold": 25.0}) if rule.rule in ("C1", "C7") else rule
        for rule in definition.compensations
    )
    return definition.model_copy(update={"compensations": rules})


def period_of(folder: Path, clip: str, exercise: str, *, landmarks: bool = True) -> Period:
    """A session with a set of a golden log, measured and stored as `analyze --save` does."""
    definition = noting_a_lean(shipped_library().get(exercise))
    analysis = analyze(Job(GOLDEN / f"{clip}.npz", definition, Prescription()), None)
    end = end_of(analysis) if landmarks else replace(end_of(analysis), log=None)
    with open_store(str(folder / "record.db")) as store:
        session = begin_session(store, "P-1", started_at=NOON, timezone="UTC")
        save_set(store, session, end, definition=definition, started_at=NOON)
        end_session(store, session, ended_at=NOON)
        return read_period(store, "P-1", now=NOON)


@pytest.fixture(scope="module")
def period(tmp_path_factory) -> Period:
    return period_of(tmp_path_factory.mktemp("squat"), "squat_side", "squat")


def test_the_repetition_with_a_compensation_is_shown(period: Period) -> None:
    (strip,) = period.strips
    assert strip.joint == "knee"
    assert any("trunk leaned" in noted for noted in strip.noted)
    found = {f.attempt for f in strip.one.findings if f.code in ("C1", "C7")}
    assert strip.attempt.number in found


def test_the_figures_go_down_and_come_back(period: Period) -> None:
    (strip,) = period.strips
    assert [moment.words for moment in strip.moments] == ["start", "half-way", "furthest", "back"]
    times = [moment.time_s for moment in strip.moments]
    assert times == sorted(times)
    hips = [moment.points_px[Landmark.LEFT_HIP, 1] for moment in strip.moments]
    assert hips[0] < hips[1] < hips[2]  # y grows downwards
    assert hips[3] == pytest.approx(hips[0], abs=0.2 * (hips[2] - hips[0]))


def test_half_way_is_told_by_the_measure_or_else_by_time(period: Period) -> None:
    (strip,) = period.strips
    attempt, traces = strip.attempt, period.traces[strip.one.id]
    time_s = half_way_s(attempt, traces)
    assert attempt.start is not None
    assert attempt.peak is not None
    trace = traces[0]  # a squat is measured on both sides
    value = float(np.interp(time_s, trace.time_s, trace.smooth))
    assert value == pytest.approx(0.5 * (attempt.start + attempt.peak), abs=5)
    assert half_way_s(attempt, ()) == 0.5 * (attempt.start_s + attempt.peak_s)
    assert half_way_s(replace(attempt, start=None), traces) == half_way_s(attempt, ())


def test_the_report_has_it_in_words_and_in_lines(period: Period) -> None:
    document = make_report(period, known_exercises())
    html = report_html(document)
    assert "a ring marks the knee" in html
    assert "Noted in it: " in html
    assert "knee flexion, active" in html
    assert re.search(r'<div role="img" aria-label="Repetition \d+ of ', html)
    assert report_pdf(document).startswith(b"%PDF")


def test_it_is_drawn_without_any_picture(period: Period) -> None:
    (strip,) = period.strips
    svg = sketch(lambda: strip_chart(strip), 1)
    assert "<image" not in svg
    assert "furthest, " in svg
    assert svg.count("#D55E00".lower()) + svg.count("#D55E00") >= 4  # a ring in each figure


def test_a_set_without_landmarks_shows_nothing(tmp_path: Path) -> None:
    period = period_of(tmp_path, "squat_side", "squat", landmarks=False)
    assert period.strips == ()
    assert "ring marks" not in report_html(make_report(period, known_exercises()))


def test_nobody_in_the_frames_is_no_figure(period: Period) -> None:
    (strip,) = period.strips
    assert list(moments_of(strip.attempt, [], 0.0)) == []
