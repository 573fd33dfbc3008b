"""What is read from three metres is as large in Spanish and German as in English."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from pathlib import Path

import numpy as np
import pytest

from hep_vision.cli import run
from hep_vision.coach.coach import Coach
from hep_vision.coach.moment import Moment, Stage
from hep_vision.coach.plan import Resumption, SessionPlan
from hep_vision.coach.screen import View, view_of
from hep_vision.coach.words import languages, load_words
from hep_vision.definitions.library import load_library
from hep_vision.live import canvas
from hep_vision.live.drawing import draw
from hep_vision.live.pictures import load_pictures
from hep_vision.live.planning import plan_exercise, plan_program
from hep_vision.live.sheet import Labels, Seen
from hep_vision.measure.exercise import Prescription
from hep_vision.program.known import known_exercises
from hep_vision.program.load import load_program
from hep_vision.program.schedule import plan_day

PROGRAMS = Path(__file__).parents[2] / "sample_programs"

SEEN = Seen(np.zeros((720, 1280, 3), np.uint8))
LAPTOP = canvas.Scale(1280, 720, 1280 / 345)


@pytest.fixture
def sizes_mm(monkeypatch) -> dict[str, float]:
    """Height of the capitals of each word that is drawn; the smallest, if it is drawn again."""
    sizes: dict[str, float] = {}
    write = canvas.Canvas.text

    def noting(self, text, x, baseline, size_px, *style):
        height = size_px * canvas.CAPITAL_SHARE / LAPTOP.px_per_mm
        for word in text.split():
            sizes[word] = min(height, sizes.get(word, height))
        return write(self, text, x, baseline, size_px, *style)

    monkeypatch.setattr(canvas.Canvas, "text", noting)
    return sizes


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("kind", ["pain", "effort"])
def test_the_ends_of_the_scale(language, kind, sizes_mm):
    words = load_words(language)
    ends = tuple(words.say(f"question-{end}-{kind}") for end in ("low", "high"))
    question = words.say(f"question-{kind}")
    draw(View(Stage.QUESTION, question, ends, number="3"), LAPTOP, None, Labels())
    read = {word for text in (question, *ends) for word in text.split()}
    assert min(sizes_mm[word] for word in read) > 17.4


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("line", ["pause-back", "pause-key-hint"])
def test_what_to_do_in_a_pause(language, line, sizes_mm):
    words = load_words(language)
    heading, text = words.say("pause-heading"), words.say(line)
    of = words.say("of-repetitions", repetitions=10)
    view = View(Stage.PAUSED, heading, (text,), number="7", of=of, mood="care")
    draw(view, LAPTOP, None, Labels())
    assert min(sizes_mm[word] for word in (*heading.split(), *text.split())) > 17.4


@pytest.mark.parametrize(
    ("system", "language"),
    [
        ("de_AT", "de"), ("es_MX", "es"), ("en_GB", "en"), ("fr_FR", "en"), ("C", "en"),
        ("German_Austria", "de"), ("Spanish_Mexico", "es"), ("English_United States", "en"),
        (None, "en"),
    ],
)  # fmt: skip
def test_the_language_is_that_of_the_system_however_that_calls_it(monkeypatch, system, language):
    """Windows calls it by its English name."""
    monkeypatch.setattr(run.locale, "getlocale", lambda: (system, "UTF-8"))
    assert run._system_language() == language


def greeting(language: str, *more: str, **plan) -> Coach:
    program = load_program(PROGRAMS / "knee_replacement.yaml", known_exercises())
    day = plan_day([program], (), date(2026, 11, 23))
    planned = plan_program(day, time(9, 0), load_library())
    for id_ in more:
        planned += plan_exercise(load_library().get(id_), Prescription())
    sets = tuple(one.plan for one in planned)
    coach = Coach(SessionPlan(sets, **plan), load_words(language), 0.0)
    coach.step(Moment(0.0))
    return coach


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("more", [(), ("bridge", "lunge", "heel_raise")])
def test_todays_list(language, more, sizes_mm):
    coach = greeting(language, *more)
    for coach.now_s in range(7 + 2 * len(more)):
        coach.step(Moment(coach.now_s, speaking=False))
        assert coach.stage is Stage.WELCOME
        draw(view_of(coach), LAPTOP, None, Labels())
    names = " ".join(coach.wording.name(plan) for plan in coach.plan.sets).split()
    heading = view_of(coach).heading.split()
    assert min(sizes_mm[word] for word in (*names, *heading)) > 17.4


@pytest.mark.parametrize("language", languages())
def test_where_an_interrupted_session_goes_on(language, sizes_mm):
    coach = greeting(language, resumption=Resumption(1, 3, {0: 10}, begun=True))
    draw(view_of(coach), LAPTOP, None, Labels())
    assert min(sizes_mm[word] for word in coach.wording.resumed().split()) > 17.4


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("lacks", ["sound", "voice"])
def test_what_this_computer_lacks(language, lacks, sizes_mm):
    coach = greeting(language)
    coach.notice = load_words(language).say(f"no-{lacks}")
    for now_s in np.arange(1.0, 9.0):
        coach.step(Moment(now_s, speaking=True))
        draw(view_of(coach), LAPTOP, None, Labels())
    assert min(sizes_mm[word] for word in coach.notice.split()) > 17.4


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("exercise", ["band_row", "bird_dog", "side_lying_external_rotation"])
def test_the_longest_steps_and_start_positions(language, exercise, sizes_mm):
    (planned,) = plan_exercise(load_library().get(exercise), Prescription(repetitions=10))
    plan = replace(planned.plan, is_new=True)
    coach = Coach(SessionPlan((plan,)), load_words(language), 0.0)
    pictures = load_pictures([exercise])[exercise]
    for stage, seconds in ((Stage.NEXT, 150), (Stage.READY, 30)):
        coach.stage = stage
        for coach.now_s in range(0, seconds, 3):
            shown = pictures if stage is Stage.NEXT else ()
            draw(view_of(coach), LAPTOP, SEEN, Labels("lamp"), shown)
    read = " ".join([coach.wording.about(plan), coach.wording.start_position(plan)]).split()
    assert set(read) <= set(sizes_mm), "all of it is shown"
    assert min(size for word, size in sizes_mm.items() if word != "lamp") > 17.4
