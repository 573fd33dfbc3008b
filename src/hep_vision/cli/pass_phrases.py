"""Asking for a pass phrase: hidden, twice where it is new, or from a file for scripts."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hep_vision.errors import InputError
from hep_vision.regular_file import read_regular

if TYPE_CHECKING:
    from hep_vision.exchange.sealed_file import PassPhrase

_LARGEST_BYTES = 100_000

PassPhraseFile = Annotated[
    Path | None,
    typer.Option(
        "--pass-phrase-file",
        metavar="FILE",
        help="Read the pass phrase from the first line of a file instead of asking for it.",
        show_default=False,
    ),
]


def pass_phrase(file: Path | None, *, new: bool) -> PassPhrase:
    """The pass phrase of a file, or one for a new file.

    Raises
    ------
    InputError
        If it is too short for a new one, its file cannot be read, or nobody can be asked.
    """
    from hep_vision.exchange.sealed_file import PassPhrase, check_pass_phrase

    text = _read(file) if file is not None else _ask(new=new)
    return check_pass_phrase(text) if new else PassPhrase(text)


def can_ask() -> bool:
    """Whether there is somebody who could answer a question."""
    return sys.stdin is not None and sys.stdin.isatty()


def _ask(*, new: bool) -> str:
    if not can_ask():
        raise InputError(
            "A pass phrase is needed, and nobody can be asked for it here; give it with "
            "--pass-phrase-file."
        )
    return typer.prompt("Pass phrase", hide_input=True, confirmation_prompt=new, err=True)


def _read(file: Path) -> str:
    try:
        text = read_regular(file, _LARGEST_BYTES).decode("utf-8")
    except OSError as error:
        why = error.strerror or str(error)
        raise InputError(f"{file}: cannot be read ({why}).") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{file}: is no text in UTF-8.") from error
    line = text.partition("\n")[0].rstrip("\r")
    if not line:
        raise InputError(f"{file}: its first line is empty; the pass phrase goes there.")
    return line
