"""The options of ``hep-vision analyze``, as one value."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from hep_vision.analysis.recording import Recording
from hep_vision.cli.option_values import (
    LARGEST_RANGE,
    LARGEST_TIME_S,
    MOMENT_FORMATS,
    MOST_FPS,
    MOST_REPETITIONS,
    MOST_SETS,
    check_ranges,
    moment_of,
    side_of,
    size_of,
)
from hep_vision.cli.record_options import CheckWord, Db, NewPatient, check_new_patient
from hep_vision.definitions.schema import Definition
from hep_vision.measure.exercise import Prescription
from hep_vision.sources.pose.keypoint_files import NOTHING_TOLD, ToldFacts
from hep_vision.sources.pose.models import load_manifest

DEFAULT_FOLDER = Path("hep-vision-results")


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalyzeOptions:
    """What `hep-vision analyze` was asked for; the fields are the command's options."""

    videos: Annotated[
        list[Path],
        typer.Argument(
            metavar="VIDEO...",
            help="Recorded videos, landmark logs (.npz) of earlier runs to be counted again, or "
            "landmark files of other tools: COCO, AlphaPose or MMPose JSON with 17 or 26 points a "
            "person, or a folder of OpenPose JSON.",
        ),
    ]
    exercise: Annotated[
        str | None,
        typer.Option(
            "--exercise",
            "-e",
            help="What is done in them; see `hep-vision exercises list`. Without it and without "
            "--program nothing is measured: the exercises that it could be are proposed.",
        ),
    ] = None
    side: Annotated[
        str | None,
        typer.Option(
            help="left, right, both or auto (the side that moves). Default: as the exercise says."
        ),
    ] = None
    reps: Annotated[
        int | None,
        typer.Option(min=1, max=MOST_REPETITIONS, help="Prescribed repetitions of a set."),
    ] = None
    sets: Annotated[int | None, typer.Option(min=1, max=MOST_SETS, help="Prescribed sets.")] = None
    target: Annotated[
        float | None,
        typer.Option(
            "--minimum",
            "--target",
            metavar="DEG",
            help="Minimum to count: the angle from which a repetition counts, within 5 degrees or "
            "a tenth of the arc, whichever is more; what stays short of it is partial. Without it "
            "a repetition is held against the person's own movement in the set. --target is its "
            "older name.",
        ),
    ] = None
    limit: Annotated[
        float | None,
        typer.Option(metavar="DEG", help="Range that must not be passed; passing it is noted."),
    ] = None
    hold: Annotated[
        float | None,
        typer.Option(min=0, metavar="S", help="Seconds to hold; a shorter hold is partial."),
    ] = None
    start: Annotated[float | None, typer.Option(metavar="S", help="Begin here, in seconds.")] = None
    end: Annotated[float | None, typer.Option(metavar="S", help="End here, in seconds.")] = None
    fps: Annotated[
        float | None,
        typer.Option(
            min=1, max=MOST_FPS, metavar="HZ", help="Frame rate of a landmark file of another tool."
        ),
    ] = None
    size: Annotated[
        str | None,
        typer.Option(metavar="WxH", help="Picture size of a landmark file of another tool."),
    ] = None
    out_dir: Annotated[
        Path,
        typer.Option("--out", "-o", help="Folder for the results; one folder a video in it."),
    ] = DEFAULT_FOLDER
    model: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="Pose model: lite, full or heavy; docs/models.md tells how they compare, "
            "`hep-vision models list` which are installed. Default: full.",
        ),
    ] = None
    annotate: Annotated[
        bool, typer.Option(help="Draw skeleton, angle and count into a copy of the video.")
    ] = True
    json_output: Annotated[
        bool,
        typer.Option("--json", help="Print one JSON document a video on stdout, a line each."),
    ] = False
    definitions: Annotated[
        Path | None,
        typer.Option("--exercises", help="Folder with exercise definitions of your own."),
    ] = None
    program: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Instead of --exercise: find the sets of this program's exercises in the "
            "videos, and put what was done beside what is prescribed.",
        ),
    ] = None
    performed_at: Annotated[
        datetime | None,
        typer.Option(
            formats=MOMENT_FORMATS,
            metavar="YYYY-MM-DDTHH:MM",
            help="When the recording began. Default: as the camera noted in the video, else "
            "the date of the file.",
        ),
    ] = None
    save: Annotated[
        bool, typer.Option("--save", help="Keep the sets in the record (`hep-vision sessions`).")
    ] = False
    patient: NewPatient = None
    check_word: CheckWord = None
    db: Db = None

    def check(self) -> None:
        """Refuse options that contradict each other, or that nothing comes of."""
        self._check_purpose()
        check_ranges({"--minimum": self.target, "--limit": self.limit}, LARGEST_RANGE)
        times = {"--hold": self.hold, "--start": self.start, "--end": self.end}
        check_ranges(times, LARGEST_TIME_S)
        if self.save:
            check_new_patient(self.patient, self.db)
        start = self.start or 0.0
        if start < 0:
            raise typer.BadParameter("--start must not be negative.")
        if self.end is not None and self.end <= start:
            raise typer.BadParameter(f"--end {self.end:g} must come after --start {start:g}.")
        self._check_model()
        if self.told != NOTHING_TOLD and not all(one.is_log for one in self.recordings):
            raise typer.BadParameter("--fps and --size are for landmark files; videos have theirs.")

    @property
    def recordings(self) -> list[Recording]:
        """The videos, from --start until before --end."""
        begun = moment_of(self.performed_at, "--performed-at")
        return [Recording(path, self.start, self.end, begun, self.told) for path in self.videos]

    @property
    def told(self) -> ToldFacts:
        """What is said of landmark files of other tools."""
        return ToldFacts(self.fps, size_of(self.size))

    def prescription(self, definition: Definition) -> Prescription:
        """What the sets are judged against."""
        return Prescription(
            side=definition.side.default if self.side is None else side_of(self.side),
            repetitions=self.reps,
            target=self.target,
            limit=self.limit,
            hold_s=self.hold,
        )

    def _check_purpose(self) -> None:
        """Refuse options that say twice what to measure, or how, where nothing is measured."""
        if self.exercise is not None and self.program is not None:
            raise typer.BadParameter("--program says what to look for; leave --exercise out.")
        names = ("side", "reps", "sets", "target", "limit", "hold")
        given = [name for name in names if getattr(self, name) is not None]
        if self.program is not None and given:
            raise typer.BadParameter(f"--{given[0]} is for the program to say; leave it out.")
        if self.program is not None or self.exercise is not None:
            return
        if given:
            raise typer.BadParameter(
                f"--{given[0]} needs --exercise: without it nothing is measured."
            )
        if self.save:
            raise typer.BadParameter(
                "--save needs --exercise or --program: without them nothing is measured."
            )

    def _check_model(self) -> None:
        if self.model is None:
            return
        known = load_manifest().models
        if self.model not in known:
            raise typer.BadParameter(
                f"--model {self.model}: there is none; choose {', '.join(known)}."
            )
        if all(recording.is_log for recording in self.recordings):
            raise typer.BadParameter(
                "--model is for videos: a landmark file holds what its model saw; leave it out."
            )
