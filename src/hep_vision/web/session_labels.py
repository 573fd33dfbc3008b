"""The session page's own labels, as the table that its JavaScript reads."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from fluent.syntax import ast, parse

from hep_vision.coach.words import ENGLISH, load_words

FOLDER = Path(__file__).resolve().parent / "session_texts"


def session_labels(language: str) -> dict[str, str]:
    """Every label in a language, by its name with underscores: ``camera_on``."""
    words = load_words(language, FOLDER)
    return {name.replace("-", "_"): words.say(name) for name in _names()}


@cache
def _names() -> tuple[str, ...]:
    resource = parse((FOLDER / f"{ENGLISH}.ftl").read_text("utf-8"))
    return tuple(entry.id.name for entry in resource.body if isinstance(entry, ast.Message))
