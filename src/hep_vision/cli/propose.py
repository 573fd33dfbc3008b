"""``hep-vision analyze`` without an exercise: what it could be that the videos show."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from rich.table import Table

from hep_vision.analysis.recognise import recognise
from hep_vision.cli.console import escape, out, say_error
from hep_vision.cli.looking import look_at
from hep_vision.errors import HepVisionError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from hep_vision.analysis.recording import Recording
    from hep_vision.definitions.schema import Definition
    from hep_vision.measure.recognition.recognise import Guess, Recognition

SCHEMA = "hep-vision/proposal/1"
SHOWN = 3  # proposals
# Answers worth a word: they took the most away from the score.
TELLING, REASONS = 0.85, 3


def propose(
    recordings: Sequence[Recording],
    definitions: Sequence[Definition],
    model: str | None,
    *,
    as_json: bool,
) -> int:
    """Say of each recording what it shows; returns the exit code of the worst failure."""
    worst = 0
    for recording in recordings:
        try:
            recognition = recognise(look_at(recording, model).frames, definitions)
        except HepVisionError as error:
            # One bad video among many must not cost the others.
            worst = max(worst, say_error(error))
            continue
        if as_json:
            out.print(_document(recording.path, recognition), soft_wrap=True, markup=False)
        else:
            _print(recording.path, recognition)
    return worst


def _print(path: Path, recognition: Recognition) -> None:
    out.print()
    best = recognition.best
    if best is not None:
        sentence = f"this looks like [bold]{escape(best.candidate.name)}[/]."
    else:
        sentence = f"it cannot be told. {escape(recognition.doubt)}"
    out.print(f"{escape(path.name)}: {sentence}", soft_wrap=True)
    if not recognition.guesses:
        return
    table = Table(box=None, pad_edge=False)
    for heading in ("Exercise", "Score", "Would count", "Against it"):
        numbers = heading in ("Score", "Would count")
        table.add_column(heading, justify="right" if numbers else "left")
    for guess in recognition.guesses[:SHOWN]:
        words = "; ".join(_against(guess))
        id_ = guess.candidate.exercise.id
        table.add_row(id_, f"{guess.score:.2f}", str(guess.counted), words)
    out.print(table)
    if best is not None:
        out.print(
            f"To measure it: hep-vision analyze {escape(str(path))} --exercise "
            f"{best.candidate.exercise.id}",
            soft_wrap=True,
        )


def _against(guess: Guess) -> list[str]:
    """The answers that cost a guess the most."""
    weak = sorted((e for e in guess.evidence if e.share < TELLING), key=lambda e: e.share)
    return [escape(evidence.words) for evidence in weak[:REASONS]]


def _document(path: Path, recognition: Recognition) -> str:
    best = recognition.best
    return json.dumps(
        {
            "schema": SCHEMA,
            "path": str(path),
            "exercise": best.candidate.exercise.id if best else None,
            "doubt": recognition.doubt or None,
            "proposals": [
                {
                    "exercise": guess.candidate.exercise.id,
                    "score": round(guess.score, 3),
                    "counted": guess.counted,
                    "evidence": {e.question: round(e.share, 3) for e in guess.evidence},
                }
                for guess in recognition.guesses[:SHOWN]
            ],
        },
        ensure_ascii=False,
    )
