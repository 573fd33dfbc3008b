"""The ``hep-vision`` command."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

import typer

from hep_vision import __version__
from hep_vision.cli.console import out, run_guarded, say_error
from hep_vision.cli.deferred import Deferred
from hep_vision.errors import InputError
from hep_vision.plain_text import forbidden_sign, shown
from hep_vision.record.files import remove_left_behind

if TYPE_CHECKING:
    from collections.abc import Sequence

# Longer than any path, and than what anybody writes on a command line.
_LONGEST_ARGUMENT = 8192

# In the order in which `hep-vision --help` lists them.
COMMANDS = (
    Deferred(
        "analyze",
        "hep_vision.cli.analyze:analyze",
        "Count the repetitions in recorded videos and measure the range of motion of each.",
    ),
    Deferred(
        "batch",
        "hep_vision.cli.batch:batch",
        "Measure many recordings into one dataset; what is measured already is not done again.",
    ),
    Deferred(
        "demo",
        "hep_vision.cli.demo:demo",
        "Count and measure a sample clip: a rendered figure doing squats.",
    ),
    Deferred(
        "serve",
        "hep_vision.cli.serve:serve",
        "Open the patient's pages in the browser: today, the session, gains, month, program.",
    ),
    Deferred(
        "install-shortcut",
        "hep_vision.cli.shortcut:install_shortcut",
        "Put hep-vision on the desktop, to be opened with a double click.",
    ),
    Deferred(
        "run",
        "hep_vision.cli.run:run",
        "Lead through the exercises in front of the camera, and count them.",
    ),
    Deferred(
        "cameras",
        "hep_vision.cli.cameras:cameras",
        "List the cameras of this computer, each with a still, to tell which is which.",
    ),
    Deferred(
        "recount",
        "hep_vision.cli.record:recount",
        "Count a stored set again from its landmarks, shown beside the original.",
    ),
    Deferred(
        "override",
        "hep_vision.cli.record:override",
        "Put a therapist's count or remark beside what was measured, which stays as it is.",
    ),
    Deferred(
        "correct",
        "hep_vision.cli.correct:correct_app",
        "Correct the record: void or move a session, exclude a range, correct pain, undo.",
    ),
    Deferred(
        "patients",
        "hep_vision.cli.patients:patients_app",
        "The patients of the record, and the second factor that tells two people apart.",
    ),
    Deferred(
        "share",
        "hep_vision.cli.exchange:share",
        "Write the sessions since last time into one file for the clinic, signed and encrypted.",
    ),
    Deferred(
        "receive",
        "hep_vision.cli.exchange:receive",
        "Add what somebody shared to the record; nothing that is there is changed.",
    ),
    Deferred(
        "keys",
        "hep_vision.cli.keys:keys_app",
        "The key of this computer, and the keys of others that it trusts.",
    ),
    Deferred(
        "delete-patient",
        "hep_vision.cli.record:delete_patient",
        "Delete a patient and everything there is of them. There is no way back.",
    ),
    Deferred(
        "backup",
        "hep_vision.cli.record:backup",
        "Copy the record into one file, also while it is written to.",
    ),
    Deferred(
        "restore",
        "hep_vision.cli.record:restore",
        "Put a backup in the place of a record that has nothing more.",
    ),
    Deferred(
        "verify",
        "hep_vision.cli.record:verify",
        "Look for damage and for changes made outside of hep-vision, in everything stored.",
    ),
    Deferred(
        "report",
        "hep_vision.cli.review:report",
        "Write the report of a patient's period: one file that opens anywhere, without a network.",
    ),
    Deferred(
        "matters",
        "hep_vision.cli.matters:matters_app",
        "What a therapist must see: limits passed, pain, falls, silence, rules met.",
    ),
    Deferred(
        "validate",
        "hep_vision.cli.validate:validate_app",
        "A clinic's own validation: agreement with a goniometer, test and retest, counting.",
    ),
    Deferred(
        "doctor",
        "hep_vision.cli.doctor:doctor",
        "Show versions, models, exercises, disk, cameras and voices, to paste into a bug report.",
    ),
    Deferred(
        "exercises",
        "hep_vision.cli.exercises:exercises_app",
        "List, show and check the exercises of the movement library.",
    ),
    Deferred(
        "program",
        "hep_vision.cli.program:program_app",
        "The home exercise program: write it, check it, show it, and see what is due today.",
    ),
    Deferred(
        "models",
        "hep_vision.cli.models:models_app",
        "List and install the pose models.",
    ),
    Deferred(
        "sessions",
        "hep_vision.cli.sessions:sessions_app",
        "The record: sessions, their sets and every attempt.",
    ),
    Deferred(
        "export",
        "hep_vision.cli.export:export_app",
        "Take data out of the record: tidy tables, OpenSim, FHIR.",
    ),
)

app = typer.Typer(
    name="hep-vision",
    help=(
        "Counts the repetitions of home exercises in a video and measures the range of motion "
        "of each, with its uncertainty. Everything stays on this machine. Without a command the "
        "patient's pages open in the browser. "
        "Not a medical device: a camera estimate, not interchangeable with a goniometer."
    ),
    no_args_is_help=True,
    rich_markup_mode="rich",
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


def _unusable_argument(arguments: Sequence[str]) -> InputError | None:
    """First argument that no file may be called and no text may hold; None if all are good."""
    for argument in arguments:
        sign = forbidden_sign(argument)
        if sign is not None:
            surrogate = any("\ud800" <= letter <= "\udfff" for letter in argument)
            why = "it is not in UTF-8" if surrogate else f"it holds {sign}"
            return InputError(
                f"{shown(argument)[:200]!r} cannot be used: {why}. If it is a file, rename it."
            )
        if len(argument) > _LONGEST_ARGUMENT:
            return InputError(f"{argument[:60]!r}... is too long to be meant; shorten it.")
    return None


def main() -> None:
    """Run the command line; whatever goes wrong ends in one sentence and an exit code."""
    unusable = _unusable_argument(sys.argv[1:])
    if unusable is not None:
        sys.exit(say_error(unusable))
    remove_left_behind()
    group: Any = typer.main.get_command(app)
    for command in COMMANDS:
        group.add_command(command)
    # However it was started; a shortcut on the desktop starts it without any argument.
    run = partial(group, sys.argv[1:] or ["serve"], prog_name="hep-vision")
    sys.exit(run_guarded(run, verbose="--verbose" in sys.argv[1:]))
