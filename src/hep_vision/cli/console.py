"""Where words go: results to stdout, progress and remarks to stderr; and how errors end."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment

from hep_vision.errors import DeviceError, HepVisionError
from hep_vision.plain_text import shown

if TYPE_CHECKING:
    from rich.progress import TaskID

    from hep_vision.sources.pose.fetch import Progress as StepProgress


class PlainConsole(Console):
    """A console on which no text, from whatever file it comes, can steer the terminal."""

    def render(
        self, renderable: RenderableType, options: ConsoleOptions | None = None
    ) -> Iterable[Segment]:
        """Give what is to be written, its text without signs that cannot be shown."""
        for text, style, control in super().render(renderable, options):
            yield Segment(text if control else shown(text), style, control)


# Without emoji: a file may well be called ``clip:smile:.mp4``.
out = PlainConsole(highlight=False, emoji=False)
err = PlainConsole(stderr=True, highlight=False, emoji=False)

EXIT_BUG = 1
EXIT_INTERRUPTED = 130


@contextmanager
def frame_progress(what: str) -> Generator[Callable[[int, int | None], None]]:
    """Progress bar over frames, with their rate and the time left, on stderr."""
    # Here, since most commands show none and should start quickly.
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=err, transient=True, disable=not err.is_terminal) as progress:
        task = progress.add_task(what, total=None, rate="")

        def on_frame(done: int, total: int | None) -> None:
            speed = progress.tasks[0].finished_speed or progress.tasks[0].speed
            rate = f"{speed:.0f} frames/s" if speed else ""
            progress.update(task, completed=done, total=total, rate=rate)

        yield on_frame


@contextmanager
def step_progress() -> Generator[StepProgress]:
    """Progress of an installation, named step by step, on stderr; silent if there is none."""
    from rich.progress import BarColumn, DownloadColumn, Progress, TaskProgressColumn, TextColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        DownloadColumn(),
    )
    with Progress(*columns, console=err, transient=True, disable=not err.is_terminal) as progress:
        tasks: dict[str, TaskID] = {}

        def on_step(step: str, done: int, total: int) -> None:
            if step not in tasks:
                tasks[step] = progress.add_task(step, total=total or None)
            progress.update(tasks[step], completed=done)

        yield on_step


def say_error(error: HepVisionError) -> int:
    """Print the sentence of an error; returns the exit code that goes with it."""
    err.print(f"[bold red]Error:[/] {escape(str(error))}", soft_wrap=True)
    return error.exit_code


def escape(text: str) -> str:
    """Text with nothing in it that the console takes for markup."""
    return text.replace("[", r"\[")


def _refusal(error: OSError | MemoryError) -> DeviceError:
    """What the system refused, in a sentence."""
    if isinstance(error, MemoryError):
        return DeviceError("There is not enough memory for this; close other programs.")
    why = error.strerror or str(error) or type(error).__name__
    where = "" if error.filename is None else f" ({error.filename})"
    return DeviceError(f"The system refuses it: {why}{where}. Check the disk and the place.")


# The database takes a while to load: where nothing has loaded it, no record was used.
_DATABASE = "hep_vision.store.database"


def _forget_earlier_records() -> None:
    if _DATABASE in sys.modules:
        sys.modules[_DATABASE].forget_opened()


def _damage_of_the_record() -> HepVisionError | None:
    """What is damaged in the record that a command has used, by which it may have failed."""
    return sys.modules[_DATABASE].damage_in_opened() if _DATABASE in sys.modules else None


def run_guarded(command: Callable[[], object], *, verbose: bool) -> int:
    """Run a command; whatever it raises ends in one sentence and an exit code."""
    _forget_earlier_records()
    try:
        command()
    except HepVisionError as error:
        return say_error(error)
    except KeyboardInterrupt:
        return EXIT_INTERRUPTED
    except (OSError, MemoryError) as error:  # the machine refuses something: no fault of ours
        if verbose:
            traceback.print_exc()
        return say_error(_refusal(error))
    except Exception as error:  # noqa: BLE001 - the last resort: a bug of ours, said as such
        damage = _damage_of_the_record()
        if damage is not None:
            return say_error(damage)
        if verbose:
            traceback.print_exc()
        name = type(error).__name__
        err.print(
            f"[bold red]Error:[/] a fault in hep-vision itself ({name}: {escape(str(error))}). "
            "Please report it with the output of `hep-vision doctor`"
            + ("." if verbose else "; `hep-vision --verbose ...` shows where it happened."),
            soft_wrap=True,
        )
        return EXIT_BUG
    return 0
