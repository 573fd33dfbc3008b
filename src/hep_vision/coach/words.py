"""The catalogue of words: Fluent files of each language, English where a word is missing.

What is said of every exercise is in a file of its own, each text with the English one that it
translates; in English, the exercises' definitions say it.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource

from hep_vision.errors import InputError

FOLDER = Path(__file__).resolve().parent / "words"
ENGLISH = "en"


class Words:
    """Texts of one language by their names.

    Parameters
    ----------
    language : str
        Like the name of its file, ``"es"``.
    bundles : sequence of FluentBundle
        The language's own and, behind it, English.
    """

    def __init__(self, language: str, bundles: tuple[FluentBundle, ...]) -> None:
        self.language = language
        self._bundles = bundles

    def say(self, name: str, /, **values: str | float) -> str:
        """Text of a name, with its values put in.

        Raises
        ------
        ValueError
            If no language has that name, or a value is missing.
        """
        for bundle in self._bundles:
            if bundle.has_message(name):
                pattern = bundle.get_message(name).value
                if pattern is None:
                    continue
                text, errors = bundle.format_pattern(pattern, values)
                if errors:
                    raise ValueError(f"the text {name!r} cannot be made: {errors[0]}")
                return str(text)
        raise ValueError(f"name must be in the catalogue, got {name!r}")

    def translate(self, name: str, english: str) -> str:
        """What an exercise's definition says, in this language.

        Parameters
        ----------
        name : str
            Of the translation, ``"cue-squat-C7"``.
        english : str
            What the definition says.

        Returns
        -------
        str
            The translation, if it is one of these very words; else the words themselves, so
            that a definition which a therapist has changed is never covered by another's.
        """
        bundle = self._bundles[0]
        if not bundle.has_message(name):
            return english
        original = bundle.get_message(name).attributes.get(ENGLISH)
        if original is None or bundle.format_pattern(original)[0] != english:
            return english
        return self.say(name)


def languages() -> tuple[str, ...]:
    """Languages there are catalogues of, English first."""
    found = sorted(path.stem for path in FOLDER.glob("*.ftl"))
    return (ENGLISH, *(language for language in found if language != ENGLISH))


def load_words(language: str = ENGLISH, folder: Path = FOLDER) -> Words:
    """Catalogue of a language; a region, as in ``de_AT``, is left aside.

    ``folder`` holds the catalogues: the session's own by default.

    Raises
    ------
    InputError
        If there is none of that language.
    """
    short = language.replace("-", "_").split("_")[0].lower()
    if short not in languages():
        raise InputError(
            f"There are no words in {language!r} yet. There are: {', '.join(languages())}."
        )
    names = dict.fromkeys((short, ENGLISH))
    return Words(short, tuple(_bundle(folder, name) for name in names))


@cache  # thousands of lines to parse, and they never change
def _bundle(folder: Path, language: str) -> FluentBundle:
    # Marks that keep left-to-right text apart would show up as boxes.
    bundle = FluentBundle([language], use_isolating=False)
    for path in (folder / f"{language}.ftl", folder / "exercises" / f"{language}.ftl"):
        if path.exists():
            bundle.add_resource(FluentResource(path.read_text("utf-8")))
    return bundle
