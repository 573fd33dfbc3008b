"""Whether a text comes from a language's own tables, and from nowhere else."""

from __future__ import annotations

import re
from functools import cache
from itertools import product
from pathlib import Path

from fluent.syntax import ast, parse

from hep_vision.coach.reading import split_sentences

SRC = Path(__file__).resolve().parents[1] / "src" / "hep_vision"
FOLDERS = ("coach/words", "coach/words/exercises", "web/session_texts")
VALUE = "\x00"  # in place of what is put in
_LETTERS = re.compile(r"[^\W\d_]")
# What every language has: numbers, units of the scales, and the product's own name.
_NEUTRAL = re.compile(r"(hep-vision|Space|Esc|[←→↑↓])+", re.IGNORECASE)


@cache
def patterns(language: str) -> tuple[re.Pattern[str], ...]:
    """Every sentence that the tables of a language can give, the most exact ones first."""
    texts: set[str] = set()
    for folder in FOLDERS:
        resource = parse((SRC / folder / f"{language}.ftl").read_text("utf-8"))
        for entry in resource.body:
            if isinstance(entry, ast.Message) and entry.value is not None:
                texts.update(_variants(entry.value))
    if language == "en":  # whose exercises stand in the definitions
        from hep_vision.definitions.library import shipped_library

        library = shipped_library()
        for definition in map(library.get, library.ids):
            texts.update((definition.name, definition.start_position, definition.description))
            texts.update((*definition.instructions, *definition.watch_for))
            texts.update(one.text for one in definition.safety)
            texts.update(one.cue for one in definition.compensations if one.cue)
    sentences = {part for text in texts for part in (text, *split_sentences(text))}
    able = [one for one in sentences if _LETTERS.search(one.replace(VALUE, ""))]
    able.sort(key=lambda one: -len(one.replace(VALUE, "")))
    return tuple(
        re.compile("(.+?)".join(map(re.escape, one.split(VALUE))), re.DOTALL) for one in able
    )


def _variants(pattern: ast.Pattern) -> list[str]:
    """The texts of a pattern, one for each choice of its selectors."""
    parts: list[list[str]] = []
    for element in pattern.elements:
        if isinstance(element, ast.TextElement):
            parts.append([element.value])
        elif isinstance(element.expression, ast.SelectExpression):
            choices = element.expression.variants
            parts.append([text for one in choices for text in _variants(one.value)])
        elif isinstance(element.expression, ast.StringLiteral):
            parts.append([element.expression.parse()["value"]])
        else:
            parts.append([VALUE])
    return ["".join(one) for one in product(*parts)]


def is_known(text: str, language: str) -> bool:
    """Whether a text is of a language's tables; what is put into it has to be, too."""
    if _is_one(text, language):
        return True
    sentences = split_sentences(text)
    return len(sentences) > 1 and all(_is_one(one, language) for one in sentences)


def _is_one(text: str, language: str) -> bool:
    plain = text.strip(" .,:;!?·-")
    if not _LETTERS.search(_NEUTRAL.sub("", plain)):
        return True
    for one in (text, plain, f"{plain}."):
        for pattern in patterns(language):
            found = pattern.fullmatch(one)
            if found and all(is_known(value, language) for value in found.groups()):
                return True
    return False
