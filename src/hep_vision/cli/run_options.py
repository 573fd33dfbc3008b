"""The options of ``hep-vision run``, as one value."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from hep_vision.cli.analyze_options import DEFAULT_FOLDER
from hep_vision.cli.option_values import LARGEST_RANGE, LARGEST_TIME_S, check_ranges, side_of
from hep_vision.cli.record_options import CheckWord, Db, NewPatientInFull, check_new_patient
from hep_vision.coach.plan import DEFAULT_REST_S
from hep_vision.definitions.schema import Definition
from hep_vision.measure.exercise import Prescription


@dataclass(frozen=True, slots=True, kw_only=True)
class RunOptions:
    """What `hep-vision run` was asked for; the fields are the command's options."""

    exercise: Annotated[
        str | None,
        typer.Option("--exercise", "-e", help="What is to be done, without a program."),
    ] = None
    program: Annotated[
        Path | None,
        typer.Option("--program", "-p", metavar="FILE", help="The program; what is due is done."),
    ] = None
    camera: Annotated[
        str | None,
        typer.Option(
            metavar="N|URL|FILE",
            help="A camera that hep-vision opens itself, in place of the browser: its number, the "
            "address of a stream (rtsp://, http://), or a video file, which is played at its own "
            "pace. `hep-vision cameras` lists cameras.",
        ),
    ] = None
    sets: Annotated[int, typer.Option(min=1, max=20, help="Sets, with --exercise.")] = 1
    reps: Annotated[
        int | None, typer.Option(min=1, max=200, help="Repetitions of a set. Default: 10.")
    ] = None
    side: Annotated[
        str | None, typer.Option(help="left, right, both or auto. Default: as the exercise says.")
    ] = None
    target: Annotated[
        float | None,
        typer.Option(
            "--minimum",
            "--target",
            metavar="DEG",
            help="Minimum to count: the angle from which a repetition counts, within 5 degrees or "
            "a tenth of the arc. --target is its older name.",
        ),
    ] = None
    hold: Annotated[
        float | None, typer.Option(metavar="S", min=0.5, help="Seconds to hold each repetition.")
    ] = None
    rest: Annotated[
        float, typer.Option(metavar="S", min=0, max=1800, help="Rest between sets.")
    ] = DEFAULT_REST_S
    record: Annotated[
        bool, typer.Option("--record", help="Keep a video of the session on this computer.")
    ] = False
    skeleton: Annotated[
        bool,
        typer.Option(
            "--skeleton", help="Draw the skeleton in the exercises too, not in set-up only."
        ),
    ] = False
    language: Annotated[
        str | None,
        typer.Option(
            help="Of screen and voice: en, es, de. Default: the program's, or the system's."
        ),
    ] = None
    no_browser: Annotated[
        bool, typer.Option("--no-browser", help="Print the address; open nothing.")
    ] = False
    out_dir: Annotated[Path, typer.Option("--out", "-o", help="Folder for the results.")] = (
        DEFAULT_FOLDER
    )
    patient: NewPatientInFull = None
    check_word: CheckWord = None
    db: Db = None
    definitions: Annotated[
        Path | None,
        typer.Option("--exercises", help="Folder with exercise definitions of your own."),
    ] = None

    def check(self) -> None:
        """Refuse options that contradict each other."""
        if (self.exercise is None) == (self.program is None):
            raise typer.BadParameter("give either --exercise or --program.")
        of_the_exercise = (self.reps, self.side, self.target, self.hold)
        if self.program is not None and any(asked is not None for asked in of_the_exercise):
            raise typer.BadParameter(
                "--reps, --side, --minimum and --hold go with --exercise; a program says them "
                "itself."
            )
        if self.record and self.camera is None:
            raise typer.BadParameter("--record needs a camera that hep-vision opens: --camera 0.")
        check_ranges({"--minimum": self.target}, LARGEST_RANGE)
        check_ranges({"--hold": self.hold, "--rest": self.rest}, LARGEST_TIME_S)
        check_new_patient(self.patient, self.db)

    def prescription(self, definition: Definition) -> Prescription:
        """What the sets of --exercise are judged against."""
        side = definition.side.default if self.side is None else side_of(self.side)
        return Prescription(side=side, repetitions=self.reps, target=self.target, hold_s=self.hold)
