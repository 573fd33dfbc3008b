"""Words that made a patient do the wrong thing, or that nobody would say, do not come back.

Each was found when therapists' German and Spanish were held against the texts
(docs/library_review.md).
"""

from __future__ import annotations

import re

import pytest

from hep_vision.coach.words import FOLDER

# As whole words, in the letters given.
BANNED = {
    "en": (
        *("sound side", "sound arm", "sore arm hang and swing", "sitting bones", "within reach"),
        *("let go", "That makes", "Escape again ends", "by ourselves", "nearest to it"),
    ),
    "de": (
        *("loslassen", "Arbeitsplatte", "etwas Festem", "mit Kontrolle", "zurücklassen"),
        *("gesunde Seite", "Das macht", "wie Sie sagen", "Füße flach", "Fuß flach", "Wiegen Sie"),
        *("Halten Sie", "KNIE GERADE", "NICHT DREHEN", "KOPF RUNTER", "eine Linie sind"),
        *("Heben Sie die Brust", "über den Zehen", "Escape", "Außendrehung", "aufgehört"),
    ),
    "es": (
        *("Aguante", "aguante y", "erguido", "erguida", "quieto", "sentado", "pies planos"),
        *("Suelte", "Túmbese", "ordenador", "encimera", "entrena", "junto a la cámara"),
        *("de lado a la cámara", "por turnos", "según usted", "lado sano", "deje ir", "apriete"),
        *("aplaste", "MÁS LEJOS", "NO GIRE", "Alto", "Adelante", "Todavía no", "dé la vuelta"),
        *("separados como", "Dé un paso atrás", "brazo recto hacia", "pierna recta"),
    ),
}
# "Halten Sie die Position" and "Suelte el aire" are right; without an object they mislead.
WITHOUT_OBJECT = {"Halten Sie", "Suelte"}


@pytest.mark.parametrize("language", BANNED)
def test_what_misled_does_not_come_back(language: str) -> None:
    found = [
        f"{path.parent.name}/{path.name}: {line.strip()}"
        for path in (FOLDER / f"{language}.ftl", FOLDER / "exercises" / f"{language}.ftl")
        for line in path.read_text("utf-8").splitlines()
        if not line.startswith(("#", "    .en"))
        for banned in BANNED[language]
        if re.search(pattern_of(banned), line.partition("=")[2] or line)
    ]
    assert found == []


def pattern_of(banned: str) -> str:
    end = r"\s*[.,]" if banned in WITHOUT_OBJECT else r"\b"
    return rf"\b{re.escape(banned)}{end}"


def test_the_patterns_find_what_they_are_for() -> None:
    for text in ("Halten Sie.", "Und: Halten Sie, dann weiter."):
        assert re.search(pattern_of("Halten Sie"), text)
    assert not re.search(pattern_of("Halten Sie"), "Halten Sie die Position.")
    assert re.search(pattern_of("Alto"), "Alto, hasta ahí.")
    assert not re.search(pattern_of("Alto"), "tan alta como pueda")
