"""Commands that are imported when they are used, so that the command line starts quickly."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import typer
from typer.core import TyperCommand


class Deferred(TyperCommand):
    """Stands for a command in the list of commands until it is used.

    Parameters
    ----------
    name : str
        What the user types.
    target : str
        The function or the `typer.Typer` of the command, as ``module:attribute``.
    summary : str
        First sentence of its help, which can be shown without importing it.
    """

    def __init__(self, name: str, target: str, summary: str) -> None:
        super().__init__(name, help=summary)
        self._target = target

    def load(self) -> Any:
        """Import the command itself."""
        module, _, attribute = self._target.partition(":")
        found = getattr(import_module(module), attribute)
        if isinstance(found, typer.Typer):
            return typer.main.get_group(found)
        alone = typer.Typer(add_completion=False, rich_markup_mode="rich")
        alone.command(self.name)(found)
        return typer.main.get_command(alone)

    def make_context(
        self, info_name: str | None, args: list[str], parent: Any = None, **extra: Any
    ) -> Any:
        """Make way for the command itself, whether it is to be run or completed."""
        return self.load().make_context(info_name, args, parent, **extra)
