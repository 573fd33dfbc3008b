"""Questions in the terminal whose answers are kept: a draft at every answer, and a step back."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar

import typer

from hep_vision.cli.console import err, escape
from hep_vision.errors import InputError
from hep_vision.program.answer_parts import AnswerError
from hep_vision.record.files import replacing

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Value = TypeVar("Value")

BACK = ("<", "back")
NOTHING = "-"  # an answer that is offered again is left empty by it
DRAFT_SCHEMA = "hep-vision/program-draft/1"


class GoBack(Exception):  # noqa: N818 - no error: the person wants the question before
    """The last answer is to be given again."""


@dataclass(slots=True)
class Draft:
    """What was answered so far, in a private file beside the program that it becomes."""

    path: Path
    answers: dict[str, str] = field(default_factory=dict[str, str])
    given: dict[str, Any] = field(default_factory=dict[str, Any])
    saved_at: datetime | None = None

    @classmethod
    def beside(cls, program: Path) -> Draft:
        """Draft of a program file; with what was kept, if there is one.

        Raises
        ------
        InputError
            If there is something else under its name.
        """
        path = program.with_name(f"{program.name}.draft")
        if not path.exists():
            return cls(path)
        try:
            kept = json.loads(path.read_text("utf-8"))
            # Another schema is no key.
            kept = {DRAFT_SCHEMA: kept}[kept["schema"]]
            answers = {str(name): str(text) for name, text in kept["answers"].items()}
            return cls(path, answers, dict(kept["given"]), datetime.fromisoformat(kept["saved_at"]))
        except (ValueError, KeyError, TypeError, AttributeError, OSError) as error:
            raise InputError(
                f"{path} is no draft of a program; move it away, or name another file."
            ) from error

    def save(self) -> None:
        """Write it; nobody else may read it."""
        self.saved_at = datetime.now().astimezone()
        kept = {
            "schema": DRAFT_SCHEMA,
            "saved_at": self.saved_at.isoformat(),
            "given": self.given,
            "answers": self.answers,
        }
        with replacing(self.path) as part:
            part.write_text(json.dumps(kept, indent=1, ensure_ascii=False), "utf-8")

    def forget(self) -> None:
        """Remove it."""
        self.path.unlink(missing_ok=True)


class Conversation:
    """Asks questions, each under a name of its own.

    What makes something of the answers is run from the start after every step back; a question
    whose answer is kept is not asked again.

    Parameters
    ----------
    draft : Draft
        Where the answers are kept; with those of an earlier time.
    """

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._visited: list[str] = []
        self._before: dict[str, str] = {}  # answers that were taken back, offered again

    @property
    def has_asked(self) -> bool:
        """Whether there is an answer at all."""
        return bool(self._draft.answers)

    def run(self, make: Callable[[], Value]) -> Value:
        """Give what is made of the answers, however often the person goes back."""
        while True:
            self._visited = []
            try:
                return make()
            except GoBack:
                self._take_back()

    def ask(
        self,
        name: str,
        question: str,
        read: Callable[[str], Value],
        *,
        default: str = "",
        echo: Callable[[Value], str] | None = None,
        keep: bool = True,
    ) -> Value:
        """Ask until the answer means something; ``<`` goes back to the question before.

        Parameters
        ----------
        name : str
            Under which the answer is kept.
        question : str
            What is asked.
        read : callable
            Makes a value of the answer; an `AnswerError` of it is shown, and the question asked
            again.
        default : str
            What no answer means.
        echo : callable, optional
            Says how the answer was understood.
        keep : bool
            Whether it belongs into the draft.
        """
        kept = self._draft.answers.get(name)
        if kept is not None:
            try:
                value = read(kept)
            except AnswerError:
                del self._draft.answers[name]  # flags have changed since
            else:
                self._visited.append(name)
                return value
        while True:
            offered = self._before.get(name) or default
            answer: str = typer.prompt(question, offered, show_default=bool(offered), err=True)
            answer = answer.strip()
            if answer.lower() in BACK:
                raise GoBack
            if answer == NOTHING:
                answer = ""
            try:
                value = read(answer)
            except AnswerError as error:
                err.print(f"[yellow]{escape(str(error))}[/]", soft_wrap=True)
                continue
            if echo is not None and answer:
                err.print(f"[dim]Understood: {escape(echo(value))}[/]", soft_wrap=True)
            if keep:
                self._keep(name, answer)
            return value

    def refuse(self, sentence: str) -> GoBack:
        """Say why the last answers do not go together; the last one is given again."""
        err.print(f"[yellow]{escape(sentence)}[/]", soft_wrap=True)
        return GoBack()

    def _keep(self, name: str, answer: str) -> None:
        self._draft.answers[name] = answer
        self._before.pop(name, None)
        self._visited.append(name)
        self._draft.save()

    def _take_back(self) -> None:
        if not self._visited:
            err.print("This is the first question; Ctrl-C ends.")
            return
        name = self._visited[-1]
        self._before[name] = self._draft.answers.pop(name)
        self._draft.save()
