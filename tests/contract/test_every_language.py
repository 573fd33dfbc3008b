"""What a patient meets of every shipped exercise is there in every language."""

from __future__ import annotations

from functools import cache

import pytest
from fluent.syntax import ast, parse
from fluent.syntax.serializer import serialize_pattern

from hep_vision.coach.words import ENGLISH, FOLDER, languages, load_words
from hep_vision.definitions.library import shipped_library
from hep_vision.definitions.schema import Definition
from hep_vision.measure.quality.compensations import OVER_THE_LIMIT, RULES

SIDE_PHRASE = "side-phrase-"
SIDES = {"en": ("LEFT", "RIGHT"), "de": ("LINK", "RECHT"), "es": ("IZQUIERD", "DERECH")}
# Both feet bear, but which is in front makes the difference.
WHICH_FOOT = {"tandem_stance", "semi_tandem_stance"}
# Names of one line at three metres, where some thirty letters fit.
LONGEST_NAME = 30
OTHERS = [language for language in languages() if language != ENGLISH]


@cache
def definitions() -> tuple[Definition, ...]:
    return shipped_library().all()


def said_of(definition: Definition) -> dict[str, str]:
    """Every text that a session may take from a definition, by its name in the catalogue."""
    id_ = definition.id
    said = {f"exercise-{id_}": definition.name, f"start-{id_}": definition.start_position}
    said |= {f"step-{id_}-{n}": step for n, step in enumerate(definition.instructions, 1)}
    said |= {f"cue-{id_}-{entry.rule}": entry.cue for entry in definition.compensations}
    said |= {f"watch-{id_}-{n}": line for n, line in enumerate(definition.watch_for, 1)}
    said |= {f"safety-{id_}-{n}": note.text for n, note in enumerate(definition.safety, 1)}
    return said if definition.is_measured else {**said, f"how-{id_}": definition.description}


@cache
def catalogue(language: str) -> dict[str, tuple[str, str]]:
    """Texts of a language's exercises with the English they translate, by name."""
    resource = parse((FOLDER / "exercises" / f"{language}.ftl").read_text("utf-8"))
    assert not [entry for entry in resource.body if isinstance(entry, ast.Junk)]
    messages = [entry for entry in resource.body if isinstance(entry, ast.Message)]
    names = [entry.id.name for entry in messages]
    assert len(names) == len(set(names)), "a name is given twice"
    found = [entry for entry in messages if not entry.id.name.startswith(SIDE_PHRASE)]
    return {
        entry.id.name: (text_of(entry.value), text_of(entry.attributes[0].value)) for entry in found
    }


def text_of(pattern: ast.Pattern | None) -> str:
    assert pattern is not None
    return serialize_pattern(pattern).strip()


@pytest.mark.parametrize("language", OTHERS)
def test_every_exercise_is_translated_from_its_present_words(language):
    wanted = {
        name: text for definition in definitions() for name, text in said_of(definition).items()
    }
    assert {name: english for name, (_, english) in catalogue(language).items()} == wanted


@pytest.mark.parametrize("language", OTHERS)
def test_the_session_says_the_translation(language):
    words = load_words(language)
    for name, (text, english) in catalogue(language).items():
        assert words.translate(name, english) == text


@pytest.mark.parametrize("language", OTHERS)
def test_translations_are_sentences_as_short_as_the_originals(language):
    for name, (text, english) in catalogue(language).items():
        assert text.lower() != english.lower(), name
        assert (text[-1] == ".") is not name.startswith("exercise-"), name
        assert len(text) <= 1.5 * len(english) + 20, name


@pytest.mark.parametrize("language", languages())
def test_every_side_says_what_it_means(language):
    """ "Clamshell, RIGHT side" invites the patient to lie on the right."""
    words = load_words(language)
    left, right = SIDES[language]
    for definition in definitions():
        if definition.side.kind == "both" and definition.id not in WHICH_FOOT:
            continue
        one, other = (words.say(f"{SIDE_PHRASE}{definition.id}", side=s) for s in ("left", "right"))
        assert left in one, definition.id
        assert right in other, definition.id
        assert one != other, definition.id
        assert not one.endswith("."), definition.id


@pytest.mark.parametrize("language", languages())
def test_safety_for_all_is_said(language):
    words = load_words(language)
    for name in ("safety-heading", "safety-everyone", "watch-heading"):
        assert words.say(name)


def test_names_fit_a_line():
    names = [definition.name for definition in definitions()]
    for language in OTHERS:
        names += [t for name, (t, _) in catalogue(language).items() if name.startswith("exercise-")]
    assert [name for name in names if len(name) > LONGEST_NAME] == []


@pytest.mark.parametrize("language", OTHERS)
def test_the_same_words_are_translated_alike(language):
    """Beside one another, two versions of one sentence would sound like two instructions."""
    by_kind: dict[tuple[str, str], set[str]] = {}
    for name, (text, english) in catalogue(language).items():
        by_kind.setdefault((name.split("-")[0], english), set()).add(text)
    assert [texts for texts in by_kind.values() if len(texts) > 1] == []


@pytest.mark.parametrize("language", languages())
def test_every_compensation_has_its_one_word(language):
    words = load_words(language)
    told = set(RULES) - {OVER_THE_LIMIT}  # at a limit the patient is stopped at once
    assert all(words.say(f"advice-cue-{rule}").isupper() for rule in told)
