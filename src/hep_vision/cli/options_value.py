"""A command whose options are one value: a frozen dataclass with a field for each option."""

from __future__ import annotations

import inspect
from dataclasses import MISSING, fields
from typing import TYPE_CHECKING, Any, TypeVar, get_type_hints

if TYPE_CHECKING:
    from collections.abc import Callable

Options = TypeVar("Options")


def command_of(options: type[Options]) -> Callable[[Callable[[Options], None]], Any]:
    """Make a command of a function that takes its options as one value.

    Parameters
    ----------
    options : dataclass
        Its fields are annotated for typer, as the parameters of a command are.
    """

    def made(run: Callable[[Options], None]) -> Any:
        def command(**values: Any) -> None:
            run(options(**values))

        hints = get_type_hints(options, include_extras=True)
        command.__name__, command.__doc__, command.__module__ = (
            run.__name__,
            run.__doc__,
            run.__module__,
        )
        command.__annotations__ = hints
        command.__dict__["__signature__"] = inspect.Signature(
            [
                inspect.Parameter(
                    field.name,
                    inspect.Parameter.KEYWORD_ONLY,
                    default=inspect.Parameter.empty if field.default is MISSING else field.default,
                    annotation=hints[field.name],
                )
                for field in fields(options)  # pyright: ignore[reportArgumentType]
            ]
        )
        return command

    return made
