"""The ``hep-vision`` command."""

from __future__ import annotations

import sys
from functools import partial
from typing import Annotated

import typer

from hep_vision import __version__
from hep_vision.cli import analyze, cameras, demo, doctor, record, review, run
from hep_vision.cli.avatar import avatar_app
from hep_vision.cli.console import out, run_guarded
from hep_vision.cli.exercises import exercises_app
from hep_vision.cli.export import export_app
from hep_vision.cli.models import models_app
from hep_vision.cli.program import program_app
from hep_vision.cli.sessions import sessions_app

app = typer.Typer(
    name="hep-vision",
    help=(
        "Counts the repetitions of home exercises in a video and measures the range of motion "
        "of each, with its uncertainty. Everything stays on this machine. "
        "Not a medical device: a camera estimate, not interchangeable with a goniometer."
    ),
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(asked: bool) -> None:
    if asked:
        out.print(f"hep-vision {__version__}")
        raise typer.Exit


@app.callback()
def _common(  # pyright: ignore[reportUnusedFunction]
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Print the version and exit."
        ),
    ] = False,
    verbose: Annotated[
        bool,
        typer.Option("--verbose", help="Show what the libraries say, and where a fault happened."),
    ] = False,
) -> None:
    del version, verbose  # the first has exited, the second is read in `main`


app.command("analyze")(analyze.analyze)
app.command("demo")(demo.demo)
app.command("run")(run.run)
app.command("cameras")(cameras.cameras)
app.add_typer(exercises_app, name="exercises")
app.add_typer(program_app, name="program")
app.add_typer(models_app, name="models")
app.add_typer(sessions_app, name="sessions")
app.add_typer(export_app, name="export")
record.mount(app)
review.mount(app)
app.add_typer(avatar_app, name="avatar")
app.command("doctor")(doctor.doctor)


def main() -> None:
    """Run the command line; whatever goes wrong ends in one sentence and an exit code."""
    command = partial(app, prog_name="hep-vision")  # however it was started
    sys.exit(run_guarded(command, verbose="--verbose" in sys.argv[1:]))
