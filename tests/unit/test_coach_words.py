"""The catalogue: every language says everything, and says it with the same values."""

from __future__ import annotations

import re
from typing import get_args

import pytest
from fluent.syntax import ast, parse

from coach_room import set_plan
from hep_vision.coach.plan import SessionPlan
from hep_vision.coach.wording import Wording
from hep_vision.coach.words import FOLDER, languages, load_words
from hep_vision.errors import InputError
from hep_vision.measure.exercise import Prescription
from hep_vision.measure.result import Reason

VALUES = {
    "exercises": 2, "set": 1, "sets": 2, "counted": 3, "name": "X", "dose": "Y", "seconds": 5,
    "repetitions": 10, "side": "left", "number": 7, "why": "Z.", "best": "95°", "gain": "5°",
    "extra": 1, "value": "95", "rate": 12, "time": "1 pm", "other": "X",
}  # fmt: skip


def messages(language: str) -> dict[str, ast.Message]:
    resource = parse((FOLDER / f"{language}.ftl").read_text("utf-8"))
    assert not [entry for entry in resource.body if isinstance(entry, ast.Junk)]
    names = [entry.id.name for entry in resource.body if isinstance(entry, ast.Message)]
    assert len(names) == len(set(names)), "a name is given twice"
    return {e.id.name: e for e in resource.body if isinstance(e, ast.Message)}


def variables(language: str, name: str) -> set[str]:
    text = (FOLDER / f"{language}.ftl").read_text("utf-8")
    part = re.split(rf"^{re.escape(name)} =", text, flags=re.MULTILINE)[1]
    own = re.split(r"^[a-z][\w-]* =", part, flags=re.MULTILINE)[0]
    return set(re.findall(r"\$(\w+)", own))


def test_every_reason_why_an_attempt_is_not_counted_has_its_sentence():
    reasons = set(get_args(Reason)) - {"complete"}
    assert {f"missed-{reason}" for reason in reasons} <= set(messages("en"))


def test_english_spanish_and_german_are_there():
    assert languages() == ("en", "de", "es")


@pytest.mark.parametrize("language", ["de", "es"])
def test_a_language_says_all_that_english_says(language):
    english = set(messages("en"))
    assert set(messages(language)) == english


@pytest.mark.parametrize("language", ["de", "es"])
def test_the_same_values_are_put_in(language):
    for name in messages("en"):
        assert variables(language, name) == variables("en", name), name


@pytest.mark.parametrize("language", ["en", "de", "es"])
def test_every_text_can_be_made(language):
    words = load_words(language)
    for name in messages(language):
        text = words.say(name, **VALUES)
        assert "{" not in text
        assert text == text.strip()
        assert text or name in ("side-auto", "chip-auto")


@pytest.mark.parametrize("language", ["de", "es"])
def test_nothing_but_figures_is_left_in_english(language):
    english, own = load_words("en"), load_words(language)
    same = {
        name
        for name in messages("en")
        if own.say(name, **VALUES).lower() == english.say(name, **VALUES).lower()
    }
    assert same == {
        *("side-auto", "count", "rest-number", "degrees"),
        "chip-auto",
        *({"confirm-no", "answer-no"} if language == "es" else ()),  # "No" is Spanish as well
    }


def test_one_and_many_are_told_apart():
    words = load_words("de")
    assert words.say("welcome-today", exercises=1) == "Heute: eine Übung."
    assert words.say("welcome-today", exercises=3) == "Heute: 3 Übungen."


DOSES = {
    "en": {
        (1, 1, 0): "once",
        (1, 8, 0): "8 times",
        (3, 1, 0): "3 times",
        (3, 10, 0): "3 sets of 10",
        (1, 1, 8): "hold 8 seconds, once",
        (2, 1, 8): "2 sets of 8 seconds",
        (1, 5, 8): "5 times, hold 8 seconds",
        (2, 5, 1): "2 sets of 5, hold 1 second",
    },
    "de": {
        (1, 1, 0): "ein Mal",
        (1, 8, 0): "8 Mal",
        (3, 1, 0): "3 Mal",
        (3, 10, 0): "3 Sätze zu 10",
        (1, 1, 8): "8 Sekunden halten, ein Mal",
        (2, 1, 8): "2 Mal 8 Sekunden halten",
        (1, 5, 8): "5 Mal, 8 Sekunden halten",
        (2, 5, 1): "2 Sätze zu 5, 1 Sekunde halten",
    },
    "es": {
        (1, 1, 0): "una vez",
        (1, 8, 0): "8 veces",
        (3, 1, 0): "3 veces",
        (3, 10, 0): "3 series de 10",
        (1, 1, 8): "mantener 8 segundos, una vez",
        (2, 1, 8): "2 series de 8 segundos",
        (1, 5, 8): "5 veces, mantener 8 segundos",
        (2, 5, 1): "2 series de 5, mantener 1 segundo",
    },
}


@pytest.mark.parametrize("language", sorted(DOSES))
def test_a_dose_is_said_as_people_say_it(language):
    for (sets, repetitions, hold_s), said in DOSES[language].items():
        asked = Prescription(side="both", repetitions=repetitions, hold_s=hold_s or None)
        plan = set_plan(prescription=asked, sets=sets)
        assert Wording(load_words(language), SessionPlan((plan,))).dose(plan) == said


@pytest.mark.parametrize("asked", ["de_AT", "de-DE", "DE"])
def test_a_region_is_left_aside(asked):
    assert load_words(asked).language == "de"


def test_an_unknown_language_is_refused_in_a_sentence():
    with pytest.raises(InputError, match="There are: en, de, es"):
        load_words("fr")


def test_a_name_that_is_not_there_is_a_bug():
    with pytest.raises(ValueError, match="nothing-like-it"):
        load_words().say("nothing-like-it")


def test_a_missing_value_is_a_bug():
    with pytest.raises(ValueError, match="of-repetitions"):
        load_words().say("of-repetitions")


def test_what_a_language_lacks_is_said_in_english(tmp_path, monkeypatch):
    (tmp_path / "en.ftl").write_text("go = Go\n", "utf-8")
    (tmp_path / "xx.ftl").write_text("stop = Xx\n", "utf-8")
    monkeypatch.setattr("hep_vision.coach.words.FOLDER", tmp_path)
    assert load_words("xx").say("go") == "Go"
