"""In which language a patient is spoken to: as asked for, as the program says, or the system's."""

from __future__ import annotations

import locale
from typing import TYPE_CHECKING

import typer
from pydantic import ValidationError

from hep_vision.coach.words import ENGLISH, languages
from hep_vision.errors import InputError
from hep_vision.program.model import Program
from hep_vision.program.patient_words import PatientWords, locale_for

if TYPE_CHECKING:
    from hep_vision.program.model import Program as ProgramType


def patient_words(program: ProgramType, asked: str | None = None) -> PatientWords:
    """Words for a program's patient.

    Raises
    ------
    InputError
        If there are none in the language that is asked for.
    """
    tag = locale_for(program, asked, system_locale())
    if tag.split("_")[0] not in languages():
        raise InputError(
            f"There are no words in {asked!r} yet. There are: {', '.join(languages())}."
        )
    return PatientWords(tag)


def system_locale() -> str:
    """Language and country of this computer, ``"de_AT"``; English where it tells none."""
    called = locale.normalize(locale.getlocale()[0] or ENGLISH)  # Windows says "German_Austria"
    language, _, country = called.partition(".")[0].partition("_")
    if len(language) != 2:
        return ENGLISH
    return f"{language}_{country}" if len(country) == 2 else language


def checked_link(link: str | None) -> str | None:
    """Address that ``--link`` names.

    Raises
    ------
    typer.BadParameter
        If it is none.
    """
    if link is None:
        return None
    try:
        Program.model_validate({"link": link})
    except ValidationError as error:
        if any(one["loc"] == ("link",) for one in error.errors()):
            raise typer.BadParameter(
                f"{link!r} is no address; write for example https://exercises.example/start",
                param_hint="--link",
            ) from None
    return link
